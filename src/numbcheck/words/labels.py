"""Labels: the words a person sees for an id, by where it stands. The id itself is what is kept, typed and put into JSON."""

from collections.abc import Mapping

LABELS: Mapping[str, Mapping[str, str]] = {
    "change": {"more": "more here", "same": "about the same", "further": "further away"},
    "slept": {"good": "well", "some": "so-so", "little": "little", "long": "too long"},
    "ate": {"yes": "yes", "some": "a bit", "not-yet": "not yet"},
    "strength": {
        "none": "not at all",
        "faint": "faintly",
        "some": "somewhat",
        "clear": "clearly",
        "not-sure": "not sure",
    },
    "asked": {
        "slept": "Slept",
        "ate": "Eaten",
        "strength": "How strong",
        "expected": "Before",
        "after": "Afterwards",
        "since": "How long",
        "highs-and-lows": "Highest and lowest",
        "medicine-since": "Begun or changed",
        "thought": "The thought",
        "is-it-so": "Is it so?",
        "for": "What supports it",
        "against": "What doesn't fit",
        "another-side": "From another side",
        "gap": "Filled in?",
        "fairer": "A fairer way to say it",
    },
    "kind": {"check": "check-in", "screen": "a form", "reframe": "a thought"},
    "part": {
        "night": "nights",
        "morning": "mornings",
        "afternoon": "afternoons",
        "evening": "evenings",
    },
    "report": {
        "how": "How it was",
        "sleep": "Sleep, food",
        "used": "What I tried",
        "medicine": "About a medicine and feeling numb",
        "own-words": "In my own words",
        "wishes": "What I would like",
    },
}


def label(where: str, name: str) -> str:
    """Return the words for the id `name`; one that has none of its own reads as it is, with spaces for hyphens."""
    return LABELS.get(where, {}).get(name) or name.replace("-", " ")
