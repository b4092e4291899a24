"""What goes out: the formats, and what is left out of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.entry import Answer
from tests.journal.kit import a_journal, note

if TYPE_CHECKING:
    from tests.conftest import Shell


def test_a_table_is_written_as_it_is_made(shell: Shell, tmp_path: Path) -> None:
    """A file for spreadsheet programs is the same bytes in a pipe, and says how many entries are in it."""
    for words in ("rain", "tea"):
        shell("note", words)
    ran = shell("export", str(tmp_path / "x.csv"))
    assert "2 entries. Anyone with the file can read it." in " ".join(ran.err.split())
    piped = shell("export", "-f", "csv")
    assert (tmp_path / "x.csv").read_bytes().decode() == piped.out
    assert piped.out.count("\r\n") == 3
    nothing = shell("export", "-f", "csv", "--tag", "none")
    assert (nothing.out.count("\r\n"), nothing.err) == (1, "")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["-f", "json", "--no-text"], "--no-text goes with -f md, -f csv or -f jrnl."),
        (["x.json", "--no-text"], "--no-text goes with"),
        (["-f", "csv", "--as-is"], "--as-is is for Markdown: -f md."),
        (["--plain-copy"], "--plain-copy is for a mirror: --mirror DIR."),
        (["--mirror", "-"], "A mirror is a folder."),
        (["notes/"], "notes/ would be a folder. Give the name of a file."),
    ],
)
def test_an_option_that_a_format_does_not_know_is_refused(shell: Shell, argv: list[str], said: str) -> None:
    """What could not be done is said, and nothing is written."""
    ran = shell("export", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


@pytest.mark.parametrize("format_", ["csv", "md", "jrnl"])
def test_without_my_words(shell: Shell, home: Path, format_: str) -> None:
    """For a doctor: what was done, when, and what was offered to me, and not one word that I typed."""
    (home / "practices").mkdir(parents=True)
    source = Path(__file__).parents[2] / "src/numbcheck/practice/library/chair.toml"
    (home / "practices" / "grandmother.toml").write_text(source.read_text())
    journal = a_journal(home, seed=3)
    note(journal, "secret walk #secret", tags=("secret", "@secret"))
    note(journal, "secret answer", kind="journal", data={"prompt": "secret?", "expected": "secret"})
    answers = (Answer("see", "secret lamp"),)
    note(
        journal,
        "",
        kind="practice",
        practice="senses",
        finished=True,
        seconds=240.0,
        answers=answers,
        change="more",
    )
    note(journal, "", kind="practice", practice="grandmother", finished=True)
    words = {
        "words": ["flat", "secret"],
        "own": "secret",
        "slept": "good",
        "strength": "faint",
        "scales": {"secret": 3},
    }
    note(journal, "secret", kind="check", data=words)
    out = shell("export", "-f", format_, "--no-text").out
    assert "secret" not in out
    assert "grandmother" not in out
    told = {
        "csv": ["senses", "240", "more", "good", "faint", "flat"],
        "md": ["5-4-3-2-1", "4 minutes", "well"],
    }
    for fact in told.get(format_, ["5-4-3-2-1", "4 minutes"]):
        assert fact in out, fact
    assert "secret" in shell("export", "-f", format_).out


def test_my_markdown_goes_out_as_it_is(shell: Shell) -> None:
    """With --as-is what I typed as Markdown is Markdown; without, it reads as typed."""
    shell("note", "*tea* and [[rain]]")
    assert "\n*tea* and [[rain]]\n" in shell("export", "--as-is").out
    assert "*tea*" not in shell("export").out.replace("\\*tea\\*", "")
