"""How a practice passes: knows scripts only, and is told the time."""
