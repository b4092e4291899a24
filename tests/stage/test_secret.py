"""A passphrase is typed like any other line, only that nothing of it is shown."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

ASKS = (
    "import os, sys; from numbcheck.stage import secret; from numbcheck.stage.streams import Streams; "
    "streams = Streams(sys.stdin, sys.stdout, sys.stderr, os.environ); "
    "print('got', repr(secret.typed(streams, 'Your passphrase:')))"
)
COMMAND = [sys.executable, "-c", ASKS]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


@pytest.mark.parametrize(
    "keys",
    ["boat swan\r", "boatx\x7f swan\r", "no\x15boat swan\r", "\x1b[Iboat\x1b[D swan\x1b[O\r", "\x1b[200~boat swan\x1b[201~\r", "\x1b[200~boat swan\n\x1b[201~", "boat swan\x1b[13u"],
    ids=["plain", "rubbed out", "begun anew", "what a terminal sends", "pasted", "pasted with its end", "another Enter"],
)  # fmt: skip
def test_what_is_typed_is_the_passphrase(home: Path, keys: str) -> None:
    """What I type or paste is taken, corrected as I corrected it; what the terminal sends by itself is no part of it, and none is shown."""
    with terminal(home, command=COMMAND) as pair:
        pair.wait_for("passphrase:")
        pair.press(keys)
        assert pair.wait_for_end() == 0
        assert pair.text.count("boat") == 1  # what the program got, and nothing before
        assert "got 'boat swan'" in pair.text


@pytest.mark.parametrize("key", ["\x1b", "\x03", "half\x1b"])
def test_esc_leaves_as_everywhere(home: Path, key: str) -> None:
    """Esc leaves a question for a passphrase as Ctrl-C does, and the terminal is as it was."""
    with terminal(home, command=COMMAND) as pair:
        pair.wait_for("passphrase:")
        pair.press(key)
        assert pair.wait_for_end() != 0
        assert "got" not in pair.text
        assert pair.modes == pair.modes_before


def test_nothing_typed_is_nothing(home: Path) -> None:
    """Enter alone, or Ctrl-D, gives no passphrase."""
    for key in ("\r", "\x04"):
        with terminal(home, command=COMMAND) as pair:
            pair.wait_for("passphrase:")
            pair.press(key)
            assert pair.wait_for_end() == 0
            assert "got ''" in pair.text
