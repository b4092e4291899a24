"""What I wrote stands there by day, the newest right above the prompt; what is long is read and leaves nothing behind."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from signal import SIGHUP, SIGTERM, Signals
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.journal.entry import Answer
from numbcheck.journal.store.writer import encoded
from tests.journal.kit import VIENNA, a_journal, an_entry

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.journal.entry import Entry
    from tests.features.conftest import Run

ESC, CTRL_C = "\x1b", "\x03"


def at(days_ago: int, clock: str) -> datetime:
    """Return a time of one of the last days."""
    return datetime.combine(date.today() - timedelta(days=days_ago), time.fromisoformat(clock), VIENNA)


def an_hour(seed: int, days_ago: int, clock: str, text: str | None = None, **parts: Any) -> Entry:
    """Return an entry of one of the last days."""
    return an_entry(text, at(days_ago, clock), seed, **parts)


def settled(home: Path, entries: list[Entry]) -> None:
    """Keep these entries in the home of somebody who has read the first words."""
    (home / "state").mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "state" / "first-words").touch(mode=0o600)
    a_journal(home).add_all(map(encoded, entries))


def lived() -> list[Entry]:
    """Return the three days that the design drew, oldest first."""
    breath: dict[str, Any] = {"kind": "practice", "change": "same", "seconds": 62.0, "finished": True}
    return [
        an_hour(1, 2, "07:31", "@sam called, I laughed once"),
        an_hour(2, 2, "17:43", practice="even", **breath),
        an_hour(3, 2, "22:31", kind="check", data={"words": ["numb", "tired", "tense"]}),
        an_hour(4, 1, "09:15", "nothing much", kind="check", data={"words": ["tired"]}),
        an_hour(5, 1, "17:57", practice="scan-short", **breath),
        an_hour(6, 1, "20:41", "the kettle, its small click"),
        an_hour(7, 0, "09:55", kind="check", data={"words": ["flat", "far-away", "calm"]}),
    ]


@pytest.fixture
def kept(home: Path) -> list[Entry]:
    """Keep those days and a hundred before them; return the seven entries of those days."""
    older = [an_hour(100 + back, back, "12:00", f"an older line {back}") for back in range(3, 103)]
    entries = lived()
    settled(home, [*older, *entries])
    return entries


def test_three_days_as_they_are_drawn(run: Run, kept: list[Entry]) -> None:
    """At 80 columns each day has its heading, each entry one row, its characters at the right, the newest last."""
    with run("history", size=(80, 16)) as world:
        pass
    a, b, c, d, e, f, g = (entry.ref for entry in kept)
    two, one, today = (date.today() - timedelta(days=back) for back in (2, 1, 0))
    assert world.code == 0
    assert world.page == [
        f"{two:%A} {two.day} {two:%B}",
        f"  07:31  Note             @sam called, I laughed once                       {a}",
        f"  17:43  Even breathing   1 min; about the same                             {b}",
        f"  22:31  Check-in         numb, tired, tense                                {c}",
        "",
        f"Yesterday, {one:%A} {one.day} {one:%B}",
        f"  09:15  Check-in         tired. nothing much                               {d}",
        f"  17:57  Short body scan  1 min; about the same                             {e}",
        f"  20:41  Note             the kettle, its small click                       {f}",
        "",
        f"Today, {today:%A} {today.day} {today:%B}",
        f"  09:55  Check-in         flat, far away, calm                              {g}",
        f"100 before these: numbcheck history --all. One whole: numbcheck show {g}",
    ]


def test_two_days_as_they_are_drawn_on_40_columns(run: Run, kept: list[Entry]) -> None:
    """At 40 columns what an entry says stands below what it is."""
    with run("history", size=(40, 14)) as world:
        pass
    *_, d, e, f, g = (entry.ref for entry in kept)
    one, today = (date.today() - timedelta(days=back) for back in (1, 0))
    assert world.page == [
        f"Yesterday, {one:%a} {one.day} {one:%B}",
        f"09:15 Check-in                      {d}",
        "  tired. nothing much",
        f"17:57 Short body scan               {e}",
        "  1 min; about the same",
        f"20:41 Note                          {f}",
        "  the kettle, its small click",
        "",
        f"Today, {today:%a} {today.day} {today:%B}",
        f"09:55 Check-in                      {g}",
        "  flat, far away, calm",
        "103 before these: --all",
    ]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize(("leave", "code"), [("q", 0), (ESC, 0), (CTRL_C, 0), (SIGTERM, 143), (SIGHUP, 129)])
def test_all_of_it_is_read_from_the_newest_and_leaves_nothing(
    run: Run, kept: list[Entry], size: tuple[int, int], leave: str | Signals, code: int
) -> None:
    """`--all` opens at the newest, says how to leave, turns to older pages, and leaves no word in the terminal."""
    with run("history", "--all", size=size) as world:
        world.wait_for("flat, far away, calm")
        world.wait_for("q leave")
        world.press("bbbbb")
        world.wait_for("an older line")
        world.press("G")
        world.wait_for("newest")
        world.told(leave) if isinstance(leave, Signals) else world.press(leave)
    assert (world.code, world.given_back) == (code, True)
    assert "kettle" not in world.left
    assert "older" not in world.left


def test_whole_entries_are_read_from_the_newest_too(run: Run, kept: list[Entry]) -> None:
    """`--full` opens at the newest entry, and says when I have come to the oldest."""
    with run("history", "--full", size=(40, 12)) as world:
        world.wait_for(kept[-1].ref)
        world.wait_for("newest")
        world.press("g")
        world.wait_for("oldest")
        world.press("q")
    assert (world.code, world.given_back) == (0, True)


def test_a_number_of_rows_says_how_many_there_are_before(run: Run, kept: list[Entry]) -> None:
    """With -n, too, I hear how many came before."""
    with run("history", "-n", "2") as world:
        pass
    assert (
        world.page[-1]
        == f"105 before these: numbcheck history --all. One whole: numbcheck show {kept[-1].ref}"
    )


def test_a_word_is_found_while_reading(run: Run, kept: list[Entry]) -> None:
    """/ and a word lead to the next line that holds it, however far back; a word that is nowhere is said to be so."""
    with run("history", "--all") as world:
        world.wait_for("at the newest")
        world.press("/")
        world.wait_for("a word, then Enter")
        world.press("LINE 77\r")
        world.wait_for("an older line 77")
        world.press("/")
        world.wait_for("a word, then Enter")
        world.press("xyzzy\r")
        world.wait_for('no more "xyzzy"')
        world.press("q")
    assert world.code == 0


def test_numbers_to_call_while_reading_and_back(run: Run, kept: list[Entry]) -> None:
    """! shows numbers to call; one key later I am where I was."""
    with run("history", "--all") as world:
        world.wait_for("at the newest")
        world.press("!")
        world.wait_for("q back")
        world.press("q")
        world.wait_for("at the newest")
        world.press("q")
    assert world.code == 0


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_one_entry_as_it_is_drawn(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """`show` alone is the newest: what it is and when, its characters at the right, then all it holds in words."""
    monkeypatch.setenv("TZ", "Europe/Vienna")
    data = {"words": ["tired"], "slept": "some", "ate": "some"}
    entry = an_hour(1, 1, "09:15", "nothing much", kind="check", data=data)
    settled(home, [entry])
    with run("show", size=size) as world:
        pass
    day = entry.day
    weekday = f"{day:%A}" if size[0] == 80 else f"{day:%a}"
    head = f"Check-in, {weekday} {day.day} {day:%B}, 09:15"
    assert world.page == [
        f"{head:<{size[0] - 4}}{entry.ref}",
        "  Here: tired. Slept so-so. Ate a bit.",
        "  nothing much",
    ]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_a_practice_as_it_is_drawn(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """What I saw and touched stands by sense, what had no words is counted, how it was afterwards comes last."""
    monkeypatch.setenv("TZ", "Europe/Vienna")
    said = [("see", word) for word in ("lamp", "cup", "the blue book")] + [
        ("touch", word) for word in ("sleeve", "", "")
    ]
    answers = tuple(Answer(ask, word) for ask, word in said)
    parts: dict[str, Any] = {"kind": "practice", "practice": "senses", "seconds": 241.0, "finished": True}
    entry = an_hour(1, 1, "22:05", change="same", answers=answers, **parts)
    settled(home, [entry])
    with run("show", size=size) as world:
        pass
    day = entry.day
    wide = [
        f"{f'5-4-3-2-1, {day:%A} {day.day} {day:%B}, 22:05, 4 minutes':<76}{entry.ref}",
        "  You saw      lamp, cup, the blue book",
        "  You touched  sleeve, and two without words",
        "  Afterwards   about the same",
    ]
    narrow = [
        f"{f'5-4-3-2-1, {day:%a} {day.day} {day:%B}, 22:05,':<36}{entry.ref}",
        "  4 minutes",
        "  You saw: lamp, cup, the blue book",
        "  You touched: sleeve, and two without",
        "    words",
        "  Afterwards: about the same",
    ]
    assert world.page == (wide if size[0] == 80 else narrow)


def test_nothing_there_says_how_to_begin(run: Run, home: Path) -> None:
    """In an empty journal I hear what keeps a line, and where nothing matches how much was looked through."""
    settled(home, [])
    with run("history", size=(40, 12)) as world:
        pass
    assert world.page == ["Nothing here yet. numbcheck note keeps", "a line."]
    settled(home, lived())
    with run("history", "xyzzy", size=(40, 12)) as world:
        pass
    assert world.page == ["Nothing matches. 7 entries were looked", "through."]


def test_a_long_page_is_read_from_its_top(run: Run, home: Path) -> None:
    """An entry that is longer than the window opens at its beginning, and is read downwards."""
    text = "\n".join(f"line {number}" for number in range(60))
    settled(home, [an_hour(1, 1, "20:41", text, kind="journal")])
    with run("show", size=(40, 12)) as world:
        world.wait_for("Journal, ")
        world.wait_for("line 8")
        world.press("G")
        world.wait_for("line 59")
        world.press("q")
    assert (world.code, world.given_back) == (0, True)
    assert "line" not in world.left
