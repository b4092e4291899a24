"""What every bundled word promises: plain, kind, no blame, no harm. Read by a test, so that no slip stays."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from numbcheck.care import pages, wording
from numbcheck.cli import table
from numbcheck.journal.prompts import prompts
from tests.every import every

NOT_PROSE = {
    *(
        "id",
        "channel",
        "source",
        "rows",
        "shows_first",
        "to",
        "see",
        "form",
        "panel",
        "total",
        "loinc",
        "only_with",
        "reasons",
    ),
}
BANNED = re.compile(
    r"committed suicide|failed attempt|successful attempt|craz|broken|just relax|should feel|calm down"
    r"|\bcure[sd]?\b|guarantee|dangerous|addict|\boverdos|\bcutting\b|\bpills? to\b|\brope\b|painless|you are safe",
    re.IGNORECASE,
)
GUILT = re.compile(
    r"!|streak|badge|\bpoints?\b(?! to| lately)|missed|well done|great job|keep it up|welcome back",
    re.IGNORECASE,
)
EYES = re.compile(r"close (your|the) eyes|eyes (closed|shut)", re.IGNORECASE)
MEDICINE = re.compile(r"medic|antidepress|ssri|snri", re.IGNORECASE)
SUBSTANCE = re.compile(r"alcohol|benzodiaz|opioid|calming pill|sleeping pill|\bdrugs?\b", re.IGNORECASE)
KEEP_TAKING = "do not change or stop it without the person who prescribed it"
NOT_AT_ONCE = "do not stop all at once on your own"
ASK_HOW = re.compile(
    r"ask a doctor how.*shaking, confusion or a fit: call the emergency number", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.?])\s+|\n\n|\n(?=- )|:\n")
FILES = sorted(
    path.relative_to(wording.folder()).with_suffix("").as_posix() for path in wording.folder().rglob("*.toml")
)


def raw(name: str) -> dict[str, Any]:
    """Return a file of words as it is written."""
    return tomllib.loads((wording.folder() / f"{name}.toml").read_text(encoding="utf-8"))


def prose(value: Any, key: str = "") -> list[str]:
    """Return every string that a person reads."""
    if isinstance(value, str):
        return [] if key in NOT_PROSE else [value]
    if isinstance(value, list):
        return [text for item in value for text in prose(item, key)]
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in prose(item, name)]
    return []


def page(name: str) -> str:
    return " ".join("\n".join(prose(raw(name))).split())


def ari(text: str) -> float:
    """Return the Automated Readability Index of `text`, a school grade."""
    words = re.findall(r"[A-Za-z0-9']+", text)
    sentences = max(1, sum(1 for part in SENTENCE_END.split(text) if re.search(r"\w", part)))
    return 4.71 * sum(map(len, words)) / max(1, len(words)) + 0.5 * len(words) / sentences - 21.43


@every(FILES)
def test_sr_21_no_word_that_blames_or_harms(name: str) -> None:
    """Nothing here blames me, promises me a cure, or names a way to hurt myself."""
    assert BANNED.findall(page(name)) == []


@every(FILES)
def test_sr_20_no_streak_no_praise_no_guilt(name: str) -> None:
    """Nothing counts my days, rates me or shouts at me."""
    assert GUILT.findall(page(name)) == []


@every(FILES)
def test_sr_06_eyes_may_stay_open(name: str) -> None:
    """Whatever speaks of closing eyes says in the same sentence that they may stay open."""
    sentences = SENTENCE_END.split("\n".join(prose(raw(name))))
    assert [text for text in sentences if EYES.search(text) and "open" not in text] == []


@every(FILES)
def test_sr_23_medicines_never_without_the_fixed_line(name: str) -> None:
    """A page that speaks of medicines tells me not to change or stop mine alone."""
    assert not MEDICINE.search(page(name)) or KEEP_TAKING in page(name)


@every(FILES)
def test_sr_14_substances_never_without_the_fixed_line(name: str) -> None:
    """A page about alcohol, pills or opioids tells me not to stop all at once, and whom to call."""
    if SUBSTANCE.search(page(name)):
        assert NOT_AT_ONCE in page(name)
        assert ASK_HOW.search(page(name))


def test_sr_14_and_23_hold_for_the_very_questions() -> None:
    """The signs about medicines and substances carry their line on the same screen."""
    pages = [
        [*area.get("cautions", ()), *(sign["id"] for sign in area["signs"])] for area in raw("signs")["areas"]
    ]
    for sign, caution in (("since-medicine", KEEP_TAKING), ("to-not-feel", NOT_AT_ONCE)):
        page = next(page for page in pages if sign in page)
        assert any(caution in line for line in page)


@every(FILES)
def test_sr_22_a_thirteen_year_old_can_read_it(name: str) -> None:
    """Short words, short sentences: grade 8 at most, 24 words a sentence."""
    for text in prose(raw(name)):
        if len(text.split()) >= 10:
            assert ari(text) <= 8, text
        for sentence in SENTENCE_END.split(text):
            assert len(sentence.split()) <= 30, sentence


@every(FILES)
def test_plain_letters_and_a_line_on_top(name: str) -> None:
    """Every file says in a comment what it is, and shows on any terminal."""
    text = (wording.folder() / f"{name}.toml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.isascii()


@every(FILES)
def test_nothing_points_to_what_is_not_there(name: str) -> None:
    """Every command and page that is named can be called."""
    text = page(name)
    for command in re.findall(r"numbcheck (?!cannot)([a-z]+)", text):
        assert command in table.names(), command
    for topic in re.findall(r"numbcheck learn ([a-z-]+)", text):
        assert topic in wording.topics(), topic
    ids = {prompt.id for prompt in prompts()}
    assert set(re.findall(r"--prompt ([a-z-]+)", text)) <= ids


def test_sr_10_no_line_of_the_questionnaires() -> None:
    """Of the forms there is not a sentence here and not a topic: their lines go by their places."""
    for form in raw("forms")["instruments"]:
        assert all(re.fullmatch(r"\d{4,5}-\d", code) for code in form["items"])
    theirs = (
        "little interest",
        "hopeless",
        "better off",
        "nearly every day",
        "several days",
        "feeling nervous",
        "let yourself",
    )
    assert not [line for line in theirs if line in page("forms").lower()]


@every(wording.topics())
def test_pages_fit_and_end_with_a_step(topic: str) -> None:
    """Every page fits a screen or two, names where it comes from, and ends with one thing to do."""
    page = raw(f"learn/{topic}")
    lines = page["text"].strip("\n").split("\n")
    assert page["id"] == topic
    assert page["rows"]
    assert page["next"]
    assert len(lines) <= 35
    assert max(map(len, lines)) <= 72


def test_no_figure_of_the_seeds_is_told_as_a_fact() -> None:
    """No page quotes a percentage."""
    assert not [name for name in FILES if re.search(r"\d ?%|per cent|percent", page(name))]


def test_ids_are_ids() -> None:
    """No id stands twice in a file."""
    signs = [sign["id"] for area in raw("signs")["areas"] for sign in area["signs"]]
    lists = [signs, *([row["id"] for row in rows] for name in FILES for rows in tables(raw(name)))]
    for ids in lists:
        assert len(ids) == len(set(ids)), ids


def tables(words: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the lists of tables with ids in a file."""
    return [rows for rows in words.values() if isinstance(rows, list) and "id" in rows[0]]


_COMMAND = r"numbcheck(?: (?:--)?[a-z][a-z-]*)*"


@every(wording.topics())
def test_a_page_sends_nobody_twice_the_same_way(topic: str) -> None:
    """No page names one command twice, and none goes on behind a command as if it were a word of the sentence."""
    shown = pages.page(topic)
    assert shown
    named = [command for line in shown.lines for command in re.findall(_COMMAND, line)]
    assert len(set(named)) == len(named), named
    assert not [line for line in shown.lines if re.search(f"{_COMMAND}[.;,]", line)]
