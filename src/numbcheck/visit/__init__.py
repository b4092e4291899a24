"""One visit of a person, whatever the door."""
