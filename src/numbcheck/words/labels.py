"""Labels: the words a person sees for an id, by where it stands. The id itself is what is kept, typed and put into JSON."""

from collections.abc import Mapping

LABELS: Mapping[str, Mapping[str, str]] = {
    "change": {"more": "more here", "same": "about the same", "further": "further away"},
    "sleep": {"good": "slept well", "some": "so-so", "little": "little", "long": "too long"},
    "slept": {
        "good": "slept well",
        "some": "slept so-so",
        "little": "slept little",
        "long": "slept too long",
    },
    "ate": {"yes": "had eaten", "some": "a bit", "not-yet": "not yet"},
    "trend": {
        "practices": "What you did",
        "days": "The days",
        "hours": "The hours",
        "people": "People",
        "situations": "Situations",
        "words": "Words",
        "sleep": "Sleep",
        "food": "Food",
        "pairs": "Expected, and then",
        "strength": "How clear",
        "scores": "Forms",
    },
    "report": {
        "used": "What I tried, and how it was afterwards",
        "days": "When",
        "sleep": "Sleep",
        "medicine": "About a medicine and feeling numb",
        "own-words": "In my own words",
        "wishes": "What I would like",
    },
}


def label(where: str, name: str) -> str:
    """Return the words for the id `name`; one that has none of its own reads as it is, with spaces for hyphens."""
    return LABELS.get(where, {}).get(name) or name.replace("-", " ")
