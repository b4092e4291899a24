"""The ids of the built-in practices in the order of their listing, known without opening the shelf."""

GROUNDING = (
    "senses",
    "chair",
    "colour",
    "orient",
    "listen",
    "object",
    "hands",
    "where",
    "now-then",
    "steps",
    "stamp",
    "push",
    "shake",
    "name",
    "cold",
    "call",
)
"""Our outward practices, the most asked for first."""
PATTERNS = ("even", "long", "natural", "sigh", "box", "478")
SCANS = {"full": "scan", "short": "scan-short", "neutral": "scan-neutral"}
"""How each scan is asked for, and its id."""
IN_ORDER = (
    *GROUNDING,
    "setaside",
    "dayend",
    "dayend-short",
    "three",
    "matters",
    "moment",
    *PATTERNS,
    *SCANS.values(),
    "scan-other-side",
    "relax",
    "kind",
    "savour",
    "loosen",
    "winddown",
    "winddown-body",
    "feel",
    "notice",
)
"""The order in which practices are listed; any other comes after these."""
