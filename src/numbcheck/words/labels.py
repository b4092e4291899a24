"""Labels: the words a person sees for an id, by where it stands. Only the id is kept, typed and put into JSON.

The steps and questions of a practice are found under its id, those of a kind of entry, and the keys of its data, under
the kind.
"""

from numbcheck.words import OWN
from numbcheck.words.tables.labels import LABELS
from numbcheck.words.tables.ours import OURS

__all__ = (
    "LABELS",
    "OWN",
    "answer_label",
    "ask_label",
    "asked_label",
    "capitalised",
    "has_asked_label",
    "label",
    "part_label",
)

_OWNED = frozenset({"ask", "asked", "step"})
"""Places of which each belongs to somebody: what a practice of one's own calls so is read as it was written there."""


def label(place: str, name: str) -> str:
    """Return the words for the id `name` in that place.

    What no table knows is a person's own word where answers stand, and stays as it is; elsewhere it is the name of a
    thing in a practice of theirs, or of one that is gone, and reads as a name: `What else` for `what-else`.
    """
    words = _known(place, name)
    if words or place.startswith("answer."):
        return words or name
    words = name.replace("-", " ").replace("_", " ")
    return capitalised(words)


def capitalised(words: str) -> str:
    """Return `words` with its first letter in upper case and all else as it is."""
    return words[:1].upper() + words[1:]


def ask_label(owner: str, ask: str) -> str:
    """Return how the answers to a question of `owner`, a practice or a kind of entry, stand in a list."""
    return label(f"ask.{owner}", ask.removesuffix(OWN))


def asked_label(owner: str, ask: str) -> str:
    """Return what stands before the line one types into while it is asked."""
    return _known(f"asked.{owner}", ask) or ask_label(owner, ask)


def has_asked_label(owner: str, ask: str) -> bool:
    """Return whether it is called something else while it is asked than in a list of answers."""
    return owner in OURS and ask in LABELS.get(f"asked.{owner}", {})


def part_label(owner: str, part: str) -> str:
    """Return the name of a part of the practice `owner`: of its question or its step, and which turn it is."""
    name, _, turn = part.rpartition(" ")
    if name and turn.isdecimal():
        return f"{part_label(owner, name)} {turn}"
    asks = part in LABELS.get(f"ask.{owner}", {})
    return (not asks and _known(f"step.{owner}", part)) or asked_label(owner, part)


def answer_label(owner: str, ask: str, said: str) -> str:
    """Return an answer that the practice `owner` kept by its id: in its words, or as the part it is the name of."""
    return _known(f"answer.{ask}", said) or part_label(owner, said).lower()


def _known(place: str, name: str) -> str:
    general, _, owner = place.partition(".")
    if general in _OWNED and owner not in OURS:
        return ""
    return LABELS.get(place, {}).get(name) or LABELS.get(general, {}).get(name, "")
