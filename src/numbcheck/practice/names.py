"""The names of our breaths and scans, known without opening the shelf."""

PATTERNS = ("even", "long", "natural", "sigh", "box", "478")
SCANS = {"full": "scan", "short": "scan-short", "neutral": "scan-neutral"}
"""How each scan is asked for, and its id."""
