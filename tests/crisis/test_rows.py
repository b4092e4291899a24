"""Every idea the project goes back to has its place: rows A1 (T13-T22, T28-T51) and A2 to A7."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import numbcheck

if TYPE_CHECKING:
    from collections.abc import Iterator

SRC = Path(numbcheck.__file__).parent

ROWS = [
    *(f"T{number:02}" for number in (*range(13, 23), *range(28, 52))),
    *(f"M{number:02}" for number in range(1, 21)),
    "A3",
    "A4",
    *(f"W{number:02}" for number in range(1, 14)),
    "A6",
    "A7",
]

# Ideas that live in code and not in a word file: where, and a word that shows it.
IN_CODE = {
    "T13": ("cli/commands/journal.py", "as much or as little"),
    "T15": ("cli/commands/trends.py", "times of day. Counts of days, no grades"),
    "T17": ("journal/prompts.toml", "[[prompts]]"),
    "T21": ("cli/commands/check.py", "There's no score"),
    "M09": ("gather.py", "def marked"),
}


def named(value: Any) -> Iterator[str]:
    """Yield every row that a word file says it goes back to."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key in {"rows", "source", "sources"}:
                yield from [part] if isinstance(part, str) else part
            else:
                yield from named(part)
    elif isinstance(value, list):
        for part in value:
            yield from named(part)


def test_every_row_has_a_place() -> None:
    """Nothing of what the seeds describe was lost on the way."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in SRC.rglob("*.toml")]
    placed = {row for file in files for row in named(file)} | IN_CODE.keys()
    assert [row for row in ROWS if row not in placed] == []


def test_the_places_in_code_are_there() -> None:
    """Where a row points into code, the code is there."""
    for place, word in IN_CODE.values():
        assert word in (SRC / place).read_text(encoding="utf-8"), place


# Rows that name many things at once: each of them, and words that show that it has its place.
FINELY = {
    "A3": (
        "signs",
        {
            "flat": "I feel flat, even when something big happens",
            "empty, dead inside": "or dead inside",
            "blank, distant": "blank or distant",
            "zoned out": "My mind drifts off",
            "behind glass, fog": "glass or fog between me and things",
            "going through the motions": "I go through the motions",
            "nothing": "I feel nothing at all",
            "muted": "they're turned down",
            "cannot cry": "I can't cry",
            "cannot laugh": "I can't laugh",
            "unmoved": "Good news and bad news",
            "no grief": "I feel no grief",
            "others would feel something": "others would feel something here",
            "nothing matters": "Nothing matters any more",
            "no excitement for what comes": "nothing I look forward to",
            "confused, guilty, ashamed": "confused, guilty or ashamed",
            "made wrong": "different from everyone else",
            "lost sense of self": "who I am",
            "boredom": "I'm bored",
            "avolition": "hard to start anything",
            "anhedonia": "aren't fun now",
            "hobbies": "things I used to do",
            "no motivation": "don't have much drive",
            "no romance": "closeness or romance",
            "hard to express": "hard to know what I feel",
            "hard to show": "hard to show that I care",
            "uncomfortable when others feel": "when others show feelings",
            "unconnected": "apart from friends and family",
            "hard to care": "hard to care about",
            "isolation": "keep to myself",
            "avoids reminders": "remind me of something",
            "distracted around others": "half there",
            "watching from outside": "watch myself from outside",
            "stranger": "stranger to myself",
            "unreal": "like a dream or a film",
            "disconnected from the body": "doesn't feel like mine",
            "flashbacks": "comes back as if it were now",
            "fatigue": "tired most of the time",
            "sleep": "I sleep badly",
            "concentration": "keep my mind on things",
            "muscle tension": "tense or sore",
            "headaches, digestion": "headaches, or my stomach",
            "decisions": "Small choices are too much",
            "self-care": "wash, eat or tidy up",
            "mechanical": "like a machine",
            "appetite": "not hungry",
        },
    ),
    "A3, in others": (
        "learn/others",
        {
            "holding back tears": "hold back tears",
            "withdrawn": "go quiet when things get sad",
            "irritated": "get cross when asked how they feel",
            "fine": 'say "fine"',
            "flat": "seem flat",
        },
    ),
    "A4": (
        "learn/causes",
        {
            "trauma, violence, abuse": "a shock, an accident, violence, abuse",
            "grief": "grief can be silent",
            "chronic stress, caregiving, news": "work, money, care for others, the news",
            "depression, anxiety, PTSD": "Depression, worry that does not stop, the after-effects of trauma",
            "other disorders": "other conditions of the mind",
            "medical": "conditions of the body and the brain",
            "medication": "For some, a medicine",
            "substances": "Alcohol and other drugs",
            "compulsive screen time": "screens, games, work, shopping",
            "relationships": "A relationship that hurts",
            "suppression, cheerfulness": "only cheerful ones were welcome",
            "identity, purpose": "who you are, or what things are for",
            "deliberate detachment": "Stepping back on purpose",
            "protective": "kept you going by keeping feelings out",
        },
    ),
    "A6, helpers": (
        "learn/helpers",
        {
            "friend": "A friend or someone in the family",
            "physician": "Your own doctor",
            "therapist": "A therapist or counsellor",
            "psychologist": "A psychologist",
            "social worker": "A social worker",
            "psychiatrist": "A psychiatrist",
            "finding one": "a clinic near you, your insurer, a friend or your family",
        },
    ),
    "A6, therapies": (
        "learn/therapies",
        {
            name: f"- {name}"
            for name in (
                *("CBT", "ACT", "DBT", "EMDR", "Prolonged exposure", "IFS", "Body-based"),
                *("Mindfulness groups", "Doing-based", "Groups"),
            )
        },
    ),
    "A6, courage": ("learn/courage", {"an injury": "a knee that hurt", "no weakness": "It takes nerve"}),
    "A7, pillars": (
        "learn/pillars",
        {
            name: f"{name}:"
            for name in ("Self-awareness", "Mindfulness", "Self-care", "Good company", "Purpose")
        },
    ),
    "A7, Cs": (
        "learn/seven-cs",
        {
            name: f"- {name}:"
            for name in (
                *("Competence", "Confidence", "Connection", "Character"),
                *("Contribution", "Coping", "Control"),
            )
        },
    ),
    "A7, terms": (
        "learn/terms",
        {
            name: f"- {name}:"
            for name in (
                *("Blunting", "Flat affect", "Anhedonia", "Avolition", "Alexithymia", "Detachment"),
                *("Dissociation", "Depersonalisation", "Derealisation", "Defence", "Coping"),
            )
        },
    ),
    "A7, effects": (
        "learn/effects",
        {
            name: f"{name}"
            for name in (
                "With people",
                "With joy",
                "At work",
                "With yourself",
                "In the body",
                "you used to be",
            )
        },
    ),
    "A7, duration": (
        "learn/how-long",
        {
            "hours to years": "it's hours or days",
            "years": "For some it's years",
            "rarely": "rarely forever",
        },
    ),
    "A7, three doors": (
        "learn/small-steps",
        {
            name: name
            for name in ("Now\n", "On some days", "With help", "numbcheck ground", "numbcheck reach")
        },
    ),
}


@pytest.mark.parametrize("row", FINELY)
def test_each_thing_that_a_row_names_has_its_words(row: str) -> None:
    """A row that names forty signs has all forty, not one that stands for them."""
    place, things = FINELY[row]
    text = (SRC / "care" / "words" / f"{place}.toml").read_text(encoding="utf-8")
    lines = " ".join(text.split())
    missing = [thing for thing, words in things.items() if words not in text and words not in lines]
    assert missing == []
