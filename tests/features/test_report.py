"""A page for a talk: three screens, Enter skips each, nothing is marked beforehand, and leaving writes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.store.writer import encoded
from tests.asked import drafts, kept
from tests.journal.kit import a_journal, an_entry

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

TOP, WHICH, WISH = "One line for the top", "Which of these should be on the page?", "from this talk?"
DOWN, ESC, CTRL_C = "\x1b[B", "\x1b", "\x03"
WRITTEN = "1 page. Anyone with the file can read it."
sizes = pytest.mark.parametrize("size", [(80, 24), (40, 12)])


def now_here() -> datetime:
    """Return this moment on the clock on the wall."""
    return datetime.now().astimezone()


@pytest.fixture
def page(home: Path, tmp_path: Path) -> Path:
    """Return where the page goes; two notes and a hard thought were kept before."""
    now = now_here()
    entries = [
        an_entry("the kettle, its small click", now - timedelta(hours=2), 1),
        an_entry("nothing much", now - timedelta(hours=1), 2),
        an_entry("a thought", now, 3, kind="reframe"),
    ]
    a_journal(home).add_all(map(encoded, entries))
    return tmp_path / "visit.html"


@sizes
def test_enter_skips_each_screen_and_the_page_is_made(run: Run, page: Path, size: tuple[int, int]) -> None:
    """Three times Enter make a page with counts and no word of mine."""
    with run("report", str(page), size=size) as world:
        for asked in (TOP, WHICH, WISH):
            world.wait_for(asked)
            world.press("\r")
    assert (world.code, world.given_back) == (0, True)
    assert WRITTEN in world.left
    assert "kettle" not in page.read_text()


@sizes
def test_what_i_mark_is_on_the_page_as_i_saw_it(
    run: Run, home: Path, page: Path, size: tuple[int, int]
) -> None:
    """The newest is first, nothing is marked, a thought is not offered, and what I mark is quoted whole."""
    with run("report", str(page), size=size) as world:
        world.wait_for(TOP)
        world.press("behind glass\r")
        world.wait_for("> [ ]")
        world.press(DOWN)
        world.wait_for(': "the kettle')
        world.press(" ")
        world.wait_for("> [x]")
        world.press("\r")
        world.wait_for(WISH)
        world.press("a walk\r")
    text = page.read_text()
    assert world.code == 0
    assert all(words in text for words in ("behind glass", "the kettle, its small click", "a walk"))
    assert "nothing much" not in text
    assert "a thought" not in text
    assert "kettle" not in world.left
    assert (len(kept(home)), drafts(home)) == (3, [])


@pytest.mark.parametrize(("key", "code"), [("q", 0), (ESC, 0), (CTRL_C, 130)])
def test_leaving_the_list_writes_nothing_and_what_i_typed_waits(
    run: Run, home: Path, page: Path, key: str, code: int
) -> None:
    """q, Esc and Ctrl-C leave without a file; the line for the top is a draft, and no entry."""
    with run("report", str(page)) as world:
        world.wait_for(TOP)
        world.press("behind glass\r")
        world.wait_for(WHICH)
        world.press(key)
    assert (world.code, world.given_back) == (code, True)
    assert "Left as a draft. numbcheck report goes on with it." in world.left
    assert not page.exists()
    assert drafts(home) == ["behind glass"]


def test_the_whole_of_a_long_one_is_one_key_away(run: Run, home: Path, tmp_path: Path) -> None:
    """What does not fit below the list says so, and v shows all that would be on the page; then the list is there again."""
    long = "\n".join(f"line {number}" for number in range(20))
    a_journal(home).add_all(map(encoded, [an_entry(long, now_here())]))
    with run("report", str(tmp_path / "visit.md")) as world:
        world.wait_for(TOP)
        world.press("\r")
        world.wait_for("more lines: v)")
        world.press("v")
        world.wait_for("line 15")
        world.press("q")
        world.wait_for(WHICH)
        world.press(ESC)
    assert "Nothing kept." in world.left


def test_seven_questions_about_a_medicine(run: Run, page: Path) -> None:
    """Each stands on a screen of its own and may stay open; what I answer is on the page, and in no entry."""
    asked = (
        "Which medicine",
        "When did you begin it",
        "first notice",
        "used to move you",
        "What else",
        "left out",
    )
    answers = ("sertraline", "3 september", "15 september", "", "", "")
    with run("report", str(page), "--doctor") as world:
        for words, key in (
            (TOP, "\r"),
            (WHICH, "\r"),
            *zip(asked, [f"{said}\r" for said in answers], strict=True),
        ):
            world.wait_for(words)
            world.press(key)
        world.wait_for(WISH)
        world.press("\r")
    text = page.read_text().replace("&#x27;", "'")
    assert world.code == 0
    assert "Medicine: sertraline" in text
    assert "12 days lie between; the order alone doesn't say why." in text
    assert "Do not change or stop a medicine without your prescriber." in text
    assert '<p class="open">Used to move me:</p>' in text


def test_with_people_leaves_nothing_behind(run: Run, home: Path) -> None:
    """With whom the days were stands on a screen of its own, and nothing of it stays in the terminal."""
    days = [now_here() - timedelta(days=back) for back in range(4)]
    told = {"words": ["calm"]}
    entries = [
        an_entry(None, day, seed, kind="check", tags=("@sam",), data=told) for seed, day in enumerate(days)
    ]
    a_journal(home).add_all(map(encoded, entries))
    with run("trends", "--with") as world:
        world.wait_for("@sam: on 4 days, of these calm 4.")
        world.press("q")
    assert (world.code, world.given_back) == (0, True)
    assert "@sam" not in world.left
