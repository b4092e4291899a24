"""A journal that can be locked: its keys, what opens them, and the seal between words and the disk."""
