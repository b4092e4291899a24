"""What comes in from other programs, and the mirror that goes out."""
