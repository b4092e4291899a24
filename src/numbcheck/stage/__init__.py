"""How a practice is perceived, and how a person's keys and words reach it."""
