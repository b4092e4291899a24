"""What was written and is not kept yet, and what undo could take back."""
