"""What is said to a call that cannot be followed: what was meant, in plain words, and where to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.asked import ask, kept

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            "scan --sconds 20",
            'There\'s no "--sconds" here. Did you mean "--seconds"? How it goes: numbcheck scan -h',
        ),
        ("plan --foo", 'There\'s no "--foo" here. How it goes: numbcheck plan -h'),
        ("breathe -m", "Behind -m goes a word. How it goes: numbcheck breathe -h"),
        ("history --tag", "Behind --tag goes a word. How it goes: numbcheck history -h"),
        ("history -n", "-n takes a whole number. How it goes: numbcheck history -h"),
        ("history --count=3", "Nothing goes behind --count. How it goes: numbcheck history -h"),
        ("--no-voice=1", "Nothing goes behind --no-voice. How it goes: numbcheck -h"),
        ("history -n x", "-n takes a whole number. How it goes: numbcheck history -h"),
        ("scan --seconds x", "--seconds takes a number. How it goes: numbcheck scan -h"),
        ("ladder --add a --at 0", "--at takes a whole number from 1 on. How it goes: numbcheck ladder -h"),
        ("signs more words", 'There\'s no place for "more words" here. How it goes: numbcheck signs -h'),
        ("trends [bold]", 'There\'s no place for "[bold]" here. How it goes: numbcheck trends -h'),
    ],
)
def test_a_call_that_cannot_be_followed_is_told_in_plain_words(call: str, said: str) -> None:
    """Nothing is invalid, and no option or argument is spoken of: I read what is not there, and where it is explained."""
    heard = ask(*call.split())
    assert (heard.code, heard.out, " ".join(heard.err.split())) == (2, "", said)


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ("import", "file"),
        ("export", "file"),
        ("export -f json", "file"),
        ("export --split day", "file"),
        ("report", "file"),
        ("do --check", "file"),
        ("export --mirror", "folder"),
    ],
)
def test_an_empty_name_is_no_file(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, what: str
) -> None:
    """A name that came out empty, as "$1" may, is never this folder: nothing is read from it and nothing written there."""
    ask("note", "mine")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here" / "2024-03-15.md").write_text("no entry of mine\n")
    heard = ask(*call.split(), "")
    assert (heard.code, heard.out, heard.err) == (2, "", f"There's no name here. Which {what}?\n")
    assert [path.name for path in (tmp_path / "here").iterdir()] == ["2024-03-15.md"]
    assert [entry["text"] for entry in kept(home)] == ["mine"]


@pytest.mark.parametrize(
    "call",
    [
        "",
        "--",
        "breathe",
        "check --form",
        "config",
        "config set country",
        "data",
        "data verify",
        "do",
        "do --for",
        "ground",
        "help",
        "history --",
        "history --from",
        "history --kind",
        "history --on",
        "import - --zone",
        "joy",
        "joy done",
        "journal --prompt",
        "learn",
        "moment",
        "note --",
        "reach",
        "relax --skip",
        "scan --from",
    ],
)
@pytest.mark.usefixtures("home")
def test_a_page_in_the_wrong_place_is_not_said_back(call: str) -> None:
    """Where I pasted a whole page behind a command, I am told of its first words only, and what to do is in sight.

    Without a command none of it is said back: I am told where words are kept.
    """
    *words, last = call.split(" ")
    page = "a quiet page " * 500
    given = [*words, f"--{page}"] if last == "--" else [*words, last, page] if last else [page]
    heard = ask(*given, typed="[2024-01-05 10:00] a line\n")
    assert heard.code in {2, 78}
    assert ("a quiet page a quiet" if last else "numbcheck note") in " ".join(heard.err.split())
    assert last or "quiet" not in heard.err
    assert len(heard.err) < 450
