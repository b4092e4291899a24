"""A text on its way into the journal, and what is not in it yet."""
