"""What was written and is not kept yet, and what undo could take back."""

FOLDER = "drafts"
"""The folder of the drafts, in that of the state."""
