"""A practice in a visit: chosen, tuned, played, kept, left and gone on with."""
