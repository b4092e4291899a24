"""What every view promises: no id, no code and no key of a record is shown to a person."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.care import forms, joys, plan, signs
from numbcheck.cli.choices import KINDS
from numbcheck.journal.content import HIDDEN
from numbcheck.journal.prompts import prompts
from numbcheck.journal.store.writer import encoded
from numbcheck.practice.files import title
from numbcheck.practice.shelf import Shelf
from numbcheck.show import days, whole
from numbcheck.show.quoted import quoted
from numbcheck.show.view import View
from numbcheck.words.labels import LABELS
from tests.journal.kit import a_journal
from tests.words.one_of_each import TODAY, one_of_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.conftest import Shell

ENTRIES = one_of_each()


def ids() -> set[str]:
    """Return every id that is written as programs write names, and every code."""
    found = {name for place in LABELS.values() for name in place}
    found |= {*Shelf().ids(), *(prompt.id for prompt in prompts()), *(idea.id for idea in joys.words().ideas)}
    found |= {sign.id for sign in signs.words().signs}
    found |= {step.id for step in plan.words().steps}
    codes = {code for form in forms.words().instruments for code in (form.panel, form.total, *form.items)}
    return (
        {name for name in found if "-" in name and name not in SAID} | codes | HIDDEN - {"about"} | {"LOINC"}
    )


SAID = {"self-care"}
"""What has a hyphen in English, too."""
KEYS = {key for place, words in LABELS.items() if place.partition(".")[0] == "ask" for key in words}
"""What data and answers are kept under: with a colon behind it, a key as it is in the file."""


def complaints(said: str) -> list[str]:
    """Return the ids, codes and keys in what a view says."""
    shown = [name for name in ids() if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said)]
    return [*shown, *re.findall(rf"^[ *>-]*(?:{'|'.join(map(re.escape, KEYS))}):", said, re.MULTILINE)]


@pytest.fixture
def kept(home: Path) -> Path:
    """Return a home whose journal holds one of each."""
    a_journal(home, now=TODAY).add_all(map(encoded, ENTRIES))
    return home


def _list(width: int) -> Iterable[str]:
    view = View(width, TODAY.date(), timedelta(), _title)
    for lines in days.days(days.rows(ENTRIES), view):
        yield from lines
    yield from (days.spoken(row, view) for row in days.rows(ENTRIES))


def _whole(width: int) -> Iterable[str]:
    view = View(width, TODAY.date(), timedelta(), _title)
    for entry in ENTRIES:
        yield from (*whole.drawn(entry, view), *whole.spoken(entry, view))


def _title(practice: str) -> str:
    return title(practice, None)


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("view", [_list, _whole], ids=["history", "show"])
def test_looking_back_shows_no_id(view: Callable[[int], Iterable[str]], width: int) -> None:
    """Neither the list nor one entry alone shows me how a program calls what I kept."""
    assert complaints("\n".join(view(width))) == []


@pytest.mark.parametrize("argv", [["trends"], ["trends", "--forms"], ["export", "-"]], ids=" ".join)
def test_no_view_shows_an_id(kept: Path, shell: Shell, argv: list[str]) -> None:
    """What is counted and what is written out speaks in words."""
    ran = shell(*argv)
    assert ran.code == 0
    assert complaints(ran.out) == []


def test_a_page_for_a_talk_shows_no_id(kept: Path, shell: Shell) -> None:
    """Whatever I quote on a page, and whatever the page is, nobody reads an id on it."""
    said = [entry for entry in ENTRIES if quoted(entry, TODAY.date(), {})]
    assert {entry.kind for entry in said} == set(KINDS)
    chosen = [part for entry in said for part in ("--include", entry.id)]
    ran = shell("report", "-", *chosen)
    assert (ran.code, complaints(ran.out)) == (0, [])
    for name in ("page.md", "page.html"):
        file = kept / name
        assert shell("report", str(file), *chosen).code == 0
        assert complaints(re.sub("<style>.*?</style>", "", file.read_text(), flags=re.DOTALL)) == []


TOLD = {
    "signs": "I feel flat, even when something big happens.",
    "form": "2 2 1 2 1 1 1 0 1, together 11 of 27",
    "check": "numb",
    "journal": "I looked out of the window.",
}
"""What of an entry of each kind everyone reads."""


def test_what_is_kept_is_told_in_the_same_words_everywhere(home: Path, tmp_path: Path, shell: Shell) -> None:
    """Signs, a form, a check-in and a text read alike on a page of any kind, in show and in what is written out."""
    shell("signs", text="1" + "\n" * 14)
    shell("check", "--form", "phq9", text="2 2 1 2 1 1 1 0 1\n")
    shell("check", text="2\nslowly\n")
    shell("journal", text=TOLD["journal"])
    chosen = [part for number in range(1, 5) for part in ("--include", f"@{number}")]
    pages = [tmp_path / "page.md", tmp_path / "page.html"]
    for page in pages:
        assert shell("report", str(page), *chosen).code == 0
    told = {page.name: page.read_text() for page in pages}
    told |= {"terminal": shell("report", "-", *chosen).out, "export": shell("export", "-").out}
    told["show"] = "".join(shell("show", f"@{number}").out for number in range(1, 5))
    missing = [
        (view, kind) for view, text in told.items() for kind, words in TOLD.items() if words not in text
    ]
    assert missing == []


def test_the_complaints_can_be_heard() -> None:
    """An id, a code and a key are each found where they are shown."""
    said = "scan-short\nloinc: 44249-1\nate: a bit\nAn even breath: all-over, far-away."
    assert sorted(complaints(said)) == ["44249-1", "all-over", "ate:", "far-away", "loinc", "scan-short"]
