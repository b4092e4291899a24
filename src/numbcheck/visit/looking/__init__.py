"""Looking back: entries, stretches of time, what was counted, and what could not be read."""
