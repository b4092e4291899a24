"""One test, two worlds: what is promised on the screen is seen in memory and in a real terminal."""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.features import faults
from tests.features.worlds import Memory, World, in_tmux

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.conftest import Shell


class Run(Protocol):
    """Begins numbcheck with these words in a world that ends with the `with`."""

    def __call__(
        self, *argv: str, size: tuple[int, int] = (80, 24), faulty: bool = False
    ) -> AbstractContextManager[World]:
        """Begin it on a screen of this size, or with a `faulty` drawing."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """See a promise in memory with all its parameters, and in a real terminal with each of them once, on the smallest screen.

    With `--everywhere`, as in `make torture`, all are seen in a real terminal, too.
    """
    tried: dict[str, list[pytest.Function]] = {}
    for item in items:
        if isinstance(item, pytest.Function) and _world(item) == "in_a_terminal":
            tried.setdefault(f"{item.path}::{item.originalname}", []).append(item)
    if not config.getoption("everywhere"):
        left = {item for group in tried.values() for item in set(group) - set(each_value_once(group))}
        config.hook.pytest_deselected(items=list(left))
        items[:] = [item for item in items if item not in left]


def each_value_once(items: Sequence[pytest.Function]) -> list[pytest.Function]:
    """Return few of the ways to call a test, among which each value of each parameter but the size is."""
    unseen = {value for item in items for value in _values(item)}
    chosen: list[pytest.Function] = []
    while unseen:
        chosen.append(max(reversed(items), key=lambda item: len(unseen & _values(item))))
        unseen -= _values(chosen[-1])
    return chosen


def _values(item: pytest.Function) -> set[tuple[str, str]]:
    return {(name, repr(value)) for name, value in item.callspec.params.items() if name != "size"}


def _world(item: pytest.Function) -> object:
    return item.callspec.params.get("run") if hasattr(item, "callspec") else None


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
def in_a_terminal(home: Path, tmp_path: Path) -> Run:
    """Return what runs numbcheck in a real terminal, in tmux."""

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
