"""`trends` and `report`: what they say, what they keep to themselves, and where they write."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.care import signs
from numbcheck.journal.store.writer import encoded
from tests.journal.kit import a_journal, an_entry
from tests.stage.terminal import terminal
from tests.three_months import three_months

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


@pytest.fixture
def kept(shell: Shell) -> Shell:
    """Return a shell with a few things kept."""
    for text in ("river and @sam", "river again", "river at night"):
        shell("note", text, "-q")
    shell("ground", "-q", text="lamp\n")
    return shell


def test_in_a_pipe_trends_are_sentences(kept: Shell) -> None:
    """Without pictures I get the same in words and numbers."""
    kept("check", text="2\n\n\n")
    out = kept("trends").out
    assert "numb on 1" in out
    assert out.splitlines()[-1].startswith("Two things on one day")
    assert out.isascii()
    assert kept("trends", "--plain").out == out


@pytest.mark.parametrize("columns", [40, 80])
def test_sentences_fit_the_terminal(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """On plain lines no sentence is cut in the middle of a word by the edge of my terminal, and none is lost."""
    a_journal(home).add_all(map(encoded, three_months().entries))
    monkeypatch.setenv("COLUMNS", "1000")
    whole = shell("trends", "--forms", "--plain").out
    monkeypatch.setenv("COLUMNS", str(columns))
    out = shell("trends", "--forms", "--plain").out
    assert max(map(len, out.splitlines())) < columns
    assert out.split() == whole.split()


def test_trends_as_json(kept: Shell) -> None:
    """The same counts for a program to read, and how many answers are enough."""
    told = json.loads(kept("trends", "--json").out)
    assert told["enough"] == 5
    assert told["trends"]["entries"] == 4
    assert told["trends"]["tried"][0]["practice"] == "senses"
    assert "river" not in json.dumps(told)


def test_with_people_is_on_no_page_and_in_no_pipe(shell: Shell, home: Path) -> None:
    """People are counted on a full screen only: a pipe, plain lines, JSON and the report name nobody."""
    days = [datetime.now().astimezone() - timedelta(days=back) for back in range(4)]
    told = {"words": ["calm"]}
    entries = [an_entry(None, day, n, kind="check", tags=("@sam",), data=told) for n, day in enumerate(days)]
    a_journal(home).add_all(map(encoded, entries))
    for argv in (("--with",), ("--with", "--plain"), ("--with", "--json")):
        ran = shell("trends", *argv)
        assert (ran.code, ran.out) == (2, "")
        assert "sam" not in ran.err
    assert "sam" not in shell("trends", "--json").out
    assert "sam" not in shell("report").out


def test_with_people_of_nobody(kept: Shell) -> None:
    """Where nobody was named on three days, that is said, and no screen opens."""
    ran = kept("trends", "--with")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("No one was named, as @sam is, on three days")


def test_no_entries_no_trends(shell: Shell) -> None:
    """In an empty journal there is nothing to see, and that is said kindly."""
    ran = shell("trends")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing to lay side by side yet. It would come from numbcheck check." in " ".join(ran.err.split())


def test_a_date_that_cannot_be_read_is_said(shell: Shell) -> None:
    """A date is never ignored."""
    assert shell("trends", "--since", "sometime").code == 2
    assert shell("report", "--since", "sometime").code == 2


def test_a_report_quotes_only_what_was_chosen(kept: Shell) -> None:
    """Your words stay yours: without --include none of them is on the page."""
    assert "river" not in kept("report").out
    out = kept("report", "--include", "@2").out
    assert "river at night" in out
    assert "@sam" not in out


def test_a_report_quotes_a_check_in_in_words(shell: Shell) -> None:
    """A check-in that I choose is on the page with its words, and counted whatever I choose."""
    shell("check", text="2\n\n\n")
    out = shell("report", "--include", "@1").out
    assert "I checked in on 1 day: numb 1." in out
    assert "check-in:\n\n> numb" in out


def test_what_i_ticked_is_quoted_word_for_word(shell: Shell) -> None:
    """Each sign that I marked stands in `show` and on a page that I asked for as the sentence I had read."""
    shell("signs", text="1 3\n\n2\n\n1\n\n\n\n\n\n")
    ticked = shell("history", "--json").entries[0]["data"]["signs"]
    sentences = [sign.words for sign in signs.words().signs if sign.id in ticked]
    assert len(sentences) == len(ticked) == 4
    for call in (("show", "@1"), ("report", "-", "--include", "@1")):
        told = " ".join(shell(*call).out.replace("> ", "").split())
        assert [sentence for sentence in sentences if sentence not in told] == [], call


def test_a_report_goes_into_a_file_of_your_own(kept: Shell, tmp_path: Path) -> None:
    """The file is for your eyes only, is not written over by surprise, and .html makes a page to print."""
    for name, begin in (("page.md", "# For a talk"), ("page.html", "<!doctype html>")):
        path = tmp_path / name
        ran = kept("report", str(path), "--doctor")
        assert ran.code == 0
        assert f"{name}:1page.Anyonewiththefilecanreadit." in "".join(ran.err.split())
        assert path.read_text().startswith(begin)
        assert path.stat().st_mode & 0o777 == 0o600
        assert kept("report", str(path)).code == 73
        assert kept("report", str(path), "--force").code == 0


@pytest.mark.parametrize(
    ("columns", "beside"), [(80, "How it was     I checked in"), (40, "How it was\n  I checked in")]
)
def test_on_a_terminal_a_page_is_drawn(shell: Shell, home: Path, columns: int, beside: str) -> None:
    """On a terminal `report -` shows the page as it is drawn: labels beside the text, or above it where it is narrow."""
    shell("check", text="2\n\n\n")
    with terminal(home, "report", "-", "--no-input", size=(columns, 40), PAGER="") as pair:
        assert pair.wait_for_end() == 0
        assert beside in "\n".join(line.rstrip() for line in pair.screen.display)
        assert "# For" not in pair.text


def test_what_says_nothing_cannot_be_quoted(shell: Shell, tmp_path: Path) -> None:
    """An entry without any words is not left out in silence: it is named, and no page is written."""
    a_journal(tmp_path / "home").add_all(map(encoded, [an_entry(None, kind="practice", practice="even")]))
    ran = shell("report", str(tmp_path / "page.md"), "--include", "@1")
    assert (ran.code, " ".join(ran.err.split())) == (2, "@1 has no words to quote.")
    assert list(tmp_path.glob("page*")) == []


def test_nothing_kept_yet_is_no_page(shell: Shell, tmp_path: Path) -> None:
    """In an empty journal there is nothing to put on a page: no file, and one sentence."""
    ran = shell("report", str(tmp_path / "page.html"))
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing here yet. numbcheck note keeps a line.\n")
    assert list(tmp_path.glob("page*")) == []


def test_a_page_that_cannot_be_written_is_said(kept: Shell, tmp_path: Path) -> None:
    """Where a file may not be made the call ends with 73, where the disk is full with 74, and no page is there."""
    assert kept("report", str(tmp_path / "nowhere" / "page.md")).code == 73
    assert kept("report", "/dev/full").code == 74


def test_this_day_in_other_years(shell: Shell) -> None:
    """--this-day shows what was kept on this day of the year, only when it is asked for."""
    shell("note", "a year ago", "--at", "1y", "-q")
    shell("note", "the day before", "--at", "366d", "-q")
    shell("note", "now", "-q")
    assert [entry["text"] for entry in shell("history", "--this-day", "--json").entries] == [
        "a year ago",
        "now",
    ]


def test_the_days_that_were_understood_stand_on_top(shell: Shell) -> None:
    """I see from which day to which day a look back goes, with their days of the week."""
    shell("ground", "-q", text="lamp\n")
    ran = shell("trends", "--since", "5 jan 2024", "--until", "today")
    assert ran.out.startswith("Fri 5 Jan 2024 to ")
    assert " days).\n" in ran.out
