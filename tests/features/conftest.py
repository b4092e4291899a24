"""One test, two worlds: what is promised on the screen is seen in memory and in a real terminal."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.features import faults
from tests.features.worlds import Memory, World, in_tmux

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Shell


class Run(Protocol):
    """Begins numbcheck with these words in a world that ends with the `with`."""

    def __call__(
        self, *argv: str, size: tuple[int, int] = (80, 24), faulty: bool = False
    ) -> AbstractContextManager[World]:
        """Begin it on a screen of this size, or with a `faulty` drawing."""


@pytest.fixture
def in_memory(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs numbcheck on a screen in memory."""

    @contextmanager
    def run(*argv: str, size: tuple[int, int] = (80, 24), faulty: bool = False) -> Iterator[World]:
        if faulty:
            faults.break_drawing(monkeypatch.setattr)
        world = Memory(shell, monkeypatch, size)
        yield world
        world.play(*argv)

    return run


@pytest.fixture
def in_a_terminal(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs numbcheck in a real terminal, in tmux."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))

    def run(
        *argv: str, size: tuple[int, int] = (80, 24), faulty: bool = False
    ) -> AbstractContextManager[World]:
        return in_tmux(home, tmp_path, size, *argv, module=faults.MODULE if faulty else "numbcheck")

    return run


@pytest.fixture(params=["in_memory", "in_a_terminal"])
def run(request: pytest.FixtureRequest) -> Run:
    """Return what runs numbcheck in one world, and then in the other."""
    world: Run = request.getfixturevalue(request.param)
    return world
