"""What is promised about every word: kind, plain, calm, and never a closed door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numbcheck.care import wording
from numbcheck.cli.commands import scan
from numbcheck.practice.shelf import Shelf
from tests.every import every
from tests.shipped import PAGES, SOURCE, files, grade, prose, spoken_in_code, strings

if TYPE_CHECKING:
    from pathlib import Path

UNWELCOME = re.compile(
    r"committed suicide|(failed|successful) attempt|craz|\bbroken\b|just relax|should feel|calm down|\bcure[sd]?\b"
    r"|guarantee|dangerous|addict|overdos|go deeper|feel more deeply",
    re.IGNORECASE,
)
PROMISED = re.compile(
    r"(you are|you're) (now |really |quite )?safe\b|danger (is|has) (over|passed)|nothing can (hurt|happen to) you"
    r"|no one can hurt you|(it is|it's|that is|that's) over now",
    re.IGNORECASE,
)
"""What nobody here can know."""
COUNTING = re.compile(
    r"\bstreaks?\b|days? in a row|\bbadges?\b|\blevel up|well done|great job|good job|keep it up|missed (a |your )?day"
    r"|welcome back|score board|leaderboard|\bpoints\b|achievement",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"\b(clos(e|ed|ing) (your |the |both )?eyes|eyes (are )?(closed|shut)|shut your eyes)", re.IGNORECASE
)
STIFF = re.compile(
    r"\bneed(s)? not\b|\bshall\b|\bwhom\b|\bso as to\b|\b(that is|that's) fine\b", re.IGNORECASE
)
"""What nobody says aloud, and a permission that sounds like leave nobody asked for."""
SUDDENLY = (
    "A face, arm or leg that suddenly goes numb or weak, or trouble speaking: call the emergency number."
)
WHOLE = re.compile(
    r"(?<![\w-])(it is|there is|you are|you will|you would|I am|they are)(?= [a-z])"
    r"|(?:^|(?<=[.?:] ))(That is|Here is|What is|Who is)(?= [a-z])",
    re.IGNORECASE,
)
"""Where a contraction could stand: two words, and a third one after them."""
CONTRACTED = re.compile(r"(?<!\w)(it|there|that|here|what|who|you|they|I)'(s|re|ll|d|m)(?!\w)", re.IGNORECASE)
ANY_CONTRACTION = re.compile(r"\w(n't|'(s|re|ll|ve|d|m))\b")
INSTRUCTS = re.compile(r"prescri|\bdo not\b", re.IGNORECASE)
"""What is said about a medicine, and what somebody is asked not to do."""
NEVER = re.compile(
    r"\bLOINC\b|\bprovenance\b|\bmetadata\b|\btechniques?\b|\bsessions?\b|\b(in)?valid\b|\bfailed\b|\barguments?\b"
    r"|\bsymptoms?\b|\bpatients?\b|\bprogress\b|\bcongratulations\b|\boops\b|\bplease wait\b|\bsimply\b|\btry to\b"
    r"|\bof course\b|\bwe recommend\b|\bfor ever\b|\bsomebody\b|<str>|\bstands\b(?! up)|\bgoes by\b|\bmend(s|ed|ing)?\b"
    r"|\bsorry\b|\bwholly\b|\bnor\b|\bso as\b|\bas in:|\bscripts?\b(?! for)|\bstep \d+/\d+",
    re.IGNORECASE,
)
"""What programs, clinics and cheerful people say."""
SENTENCE = re.compile(r"[^.?\n]+")
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "_table" not in path.name)


def shuts_eyes(text: str) -> bool:
    """Return whether a sentence asks for closed eyes without offering open ones."""
    return any(CLOSED.search(part) and "open" not in part.lower() for part in SENTENCE.findall(text))


def complaints(texts: list[str]) -> list[str]:
    """Return the texts a tired person had better not read."""
    return [
        text
        for text in texts
        if any(rule.search(text) for rule in (UNWELCOME, PROMISED, COUNTING, STIFF)) or shuts_eyes(text)
    ]


def test_sr_35_no_word_says_that_a_danger_is_over() -> None:
    """The check sees a line that promises safety, in any of the ways it is said."""
    for line in (
        "You're safe now.",
        "The danger has passed.",
        "Nothing can hurt you here.",
        "It's over now.",
    ):
        assert complaints([line]), line
    assert not complaints(["If you may not be safe now: call."])


def test_sr_35_a_numb_body_is_sent_to_the_emergency_number() -> None:
    """Whoever comes with a numb face, arm or leg is told where to turn, before a list of feelings."""
    said = {
        name: " ".join(" ".join(strings(wording.folder() / f"{name}.toml")).split())
        for name in ("learn/what", "learn/limits", "signs")
    }
    assert "Sudden numbness in the face, an arm or a leg: call the emergency number." in said.pop("signs")
    said["feel"] = " ".join(Shelf().get("feel").opening).replace("? Call", ": call")
    said["scan -h"] = " ".join((scan.command.__doc__ or "").split())
    assert [name for name, text in said.items() if SUDDENLY not in text] == []


@every(files())
def test_files_of_words(path: Path) -> None:
    """No file of words scolds, shouts, counts my days, promises too much or closes my eyes."""
    assert complaints(strings(path)) == []
    assert [text for text in strings(path) if "!" in text or not text.isascii()] == []


@every(MODULES)
def test_words_in_the_program(path: Path) -> None:
    """Nor does the program itself, in its help and in what it says."""
    said = spoken_in_code(path)
    assert complaints(said) == []
    assert [text for text in said if re.search(r"\w!(\s|$)", text)] == []


@every(PAGES)
def test_pages(page: Path) -> None:
    """Nor does a page of the manual."""
    assert complaints([page.read_text()]) == []
    assert "!" not in page.read_text()


@every(files())
def test_a_thirteen_year_old_can_read_it(path: Path) -> None:
    """Every file of words can be read by a tired person: school grade 8 at most."""
    assert grade(prose(path)) <= 8.0


def read_by_a_person() -> dict[str, list[str]]:
    """Return all that is said, in words and in code, each text on one line, by the file it stands in."""
    said = {path.name: prose(path) for path in files()} | {
        path.name: spoken_in_code(path) for path in MODULES
    }
    return {name: [" ".join(text.split()) for text in texts] for name, texts in said.items()}


def share_of_contractions(texts: list[str]) -> float:
    """Return how many of the places that could be contracted are."""
    whole, contracted = (sum(len(rule.findall(text)) for text in texts) for rule in (WHOLE, CONTRACTED))
    return contracted / max(1, whole + contracted)


def test_it_speaks_as_people_do() -> None:
    """Where people say it's and you're, so does this: in seven of ten places at least."""
    assert share_of_contractions([text for texts in read_by_a_person().values() for text in texts]) >= 0.7


def test_what_must_not_be_misread_is_said_in_full() -> None:
    """About a medicine, and where I'm asked not to do something, no word is shortened: such words are easily misread."""
    sentences = [
        sentence
        for texts in read_by_a_person().values()
        for text in texts
        for sentence in SENTENCE.findall(text)
    ]
    assert [
        sentence for sentence in sentences if INSTRUCTS.search(sentence) and ANY_CONTRACTION.search(sentence)
    ] == []


def test_no_word_of_programs_or_clinics() -> None:
    """Nothing I read sounds like a program, a clinic or an advertisement; a full answer is spoken of once at most."""
    said = [text for texts in read_by_a_person().values() for text in texts]
    assert [text for text in said if NEVER.search(text)] == []
    assert sum(text.count("full answer") for text in said) <= 1


def test_the_tests_can_fail() -> None:
    """The rules above find what they are there to find."""
    assert share_of_contractions(["It is late.", "That is all.", "It's late. As it is."]) == 1 / 3
    assert INSTRUCTS.search("Do not stop it.")
    assert ANY_CONTRACTION.search("Please don't stop it.")
    assert NEVER.search("Please wait: this session is invalid.")
    assert shuts_eyes("Sit down. Close your eyes and breathe.")
    assert not shuts_eyes("Close your eyes or leave them open.")
    assert complaints(["You are on a 3 day streak", "This will cure you.", "You need not.", "Fine."]) == [
        "You are on a 3 day streak",
        "This will cure you.",
        "You need not.",
    ]
    hard = "Individuals experiencing considerable depersonalisation frequently demonstrate emotional constriction."
    assert grade([hard]) > 8 > grade(["Look up. What do you see?"])
