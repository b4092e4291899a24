"""What is kept: entries, one immutable file each, and the questions put to them."""
