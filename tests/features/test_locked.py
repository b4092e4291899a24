"""A passphrase that is forgotten: the code on paper brings everything back, in memory and in a real terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import pytest

from numbcheck.journal.sealing import recovery
from numbcheck.stage.streams import Streams
from tests.features.worlds import in_tmux
from tests.journal.sealing.kit import holding
from tests.journal.sealing.real_age import NEEDS_EXTRA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import Shell

pytestmark = NEEDS_EXTRA
CODE = re.compile(r"([a-z2-7]{4}-){6}[a-z2-7]{4}")
LAST = "the last four letters"
"""What is typed of the code once it is shown."""
PASSPHRASE, NEW = "apple boat swan", "lamp door cup"


class Person(Protocol):
    """Somebody at a terminal, who answers questions in turn; `code` is what they wrote on paper."""

    code: str

    def call(self, *argv: str, answers: Sequence[tuple[str, str]] = ()) -> str:
        """Call numbcheck, type an answer where a question stands, and return all that is shown."""


class InMemory:
    """Answers go in through standard input; the code is always the same."""

    code = recovery.new_code(lambda count: bytes(range(count)))

    def __init__(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        self._shell = shell
        monkeypatch.setattr(recovery, "new_code", lambda _: self.code)
        monkeypatch.setattr(Streams, "can_ask", property(lambda streams: not streams.no_input))

    def call(self, *argv: str, answers: Sequence[tuple[str, str]] = ()) -> str:
        """Call numbcheck with what is typed."""
        typed = [recovery.last_group(self.code) if answer is LAST else answer for _, answer in answers]
        ran = self._shell(*argv, text="".join(f"{answer}\n" for answer in typed))
        assert all(question in ran.err for question, _ in answers)
        return ran.out + ran.err


class InATerminal:
    """Each answer is typed when its question stands there; the code is read from the screen."""

    code = ""

    def __init__(self, home: Path, folder: Path) -> None:
        self._home, self._folder = home, folder

    def call(self, *argv: str, answers: Sequence[tuple[str, str]] = ()) -> str:
        """Call numbcheck and answer."""
        with in_tmux(self._home, self._folder, (100, 30), *argv) as world:
            for question, answer in answers:
                world.wait_for(question)
                if answer is LAST:
                    world.see(self._copies, "a code")
                typed = recovery.last_group(self.code) if answer is LAST else answer
                world.press(f"{typed}\r")
        return world.left

    def _copies(self, lines: list[str]) -> bool:
        found = CODE.search("\n".join(lines))
        self.code = found[0] if found else ""
        return bool(found)


@pytest.fixture(params=["in memory", "in a terminal"])
def person(
    request: pytest.FixtureRequest, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Person:
    """Return somebody in one world, and then in the other."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    if request.param == "in memory":
        return InMemory(request.getfixturevalue("shell"), monkeypatch)
    request.getfixturevalue("in_a_terminal")
    return InATerminal(home, tmp_path)


def test_who_forgets_the_passphrase_and_has_the_code_gets_everything_back(person: Person, home: Path) -> None:
    """I lock my journal, forget the passphrase, and have the paper: everything is there again, under a new passphrase."""
    person.call("note", "canary before")
    person.call(
        "encrypt",
        answers=[
            ("A new passphrase", PASSPHRASE),
            ("The same again", PASSPHRASE),
            ("Its last four letters", LAST),
        ],
    )
    person.call("note", "canary afterwards")
    assert holding(home, "canary") == []
    said = person.call(
        "encrypt",
        "--passphrase",
        answers=[
            ("your recovery code", person.code),
            ("A new passphrase", NEW),
            ("The same again", NEW),
        ],
    )
    assert "The new passphrase opens your journal" in said
    said = person.call("history", answers=[("Your passphrase", NEW)])
    assert "canary before" in said
    assert "canary afterwards" in said
