"""How kept things are shown."""
