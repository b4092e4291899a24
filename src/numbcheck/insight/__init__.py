"""What entries may mean, counted and never judged: pure functions from entries to small values."""
