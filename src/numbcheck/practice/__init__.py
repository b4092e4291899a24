"""What a practice is: values only."""
