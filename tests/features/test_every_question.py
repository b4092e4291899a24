"""Whatever I am asked, and however I leave there: the terminal is as before, and nothing I typed is lost or half kept."""

from __future__ import annotations

import select
import shlex
import shutil
from contextlib import contextmanager
from itertools import cycle, islice, product
from typing import TYPE_CHECKING

import pytest

from numbcheck.care import pages
from numbcheck.cli.table import CARE, TABLE, WRITE
from numbcheck.cli.tables.params import ROWS
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.lines import desk
from tests.asked import answers
from tests.features.walker import WAYS, Walker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Shell

_SOME = 4
"""So many questions of a call are left, evenly spread; the long form leaves all, by each way."""
_WITHOUT_END = 10_000
"""Waits that no practice needs."""
_CODES = {"TERM": (143,), "HUP": (129,), "Ctrl-C": (0, 130)}
NUMBERS = "--form"
"""Where numbers are copied from a sheet of paper: what is left there is on the sheet, and no draft."""
ITEMS = {"ladder.md": "a small thing", "joy.md": "tea", "keep.md": "a song"}
OWN = {
    "ladder.md": f"# My ladder\n\n- [ ] {ITEMS['ladder.md']}\n",
    "joy.md": f"- [ ] {ITEMS['joy.md']}\n",
    "keep.md": f"- {ITEMS['keep.md']}\n",
}
"""Lists of a person's own, of which something is asked."""


def calls() -> Iterator[tuple[str, ...]]:
    """Yield every call of a command that takes words or care of somebody, and every practice that asks."""
    for row in TABLE:
        if row.group in (CARE, WRITE) or row.name == "report":
            yield (row.name,)
            yield from (tuple(shlex.split(example)[1:]) for example in row.examples)
            for _, options, kind, _, _, choices in ROWS[row.name]:
                named = [] if isinstance(choices, str) else [(one,) for one in choices]
                yield from ((row.name, *options[:1], *one) for one in ([()] if kind == "flag" else named))
    yield from (("learn", page.id) for page in pages.pages())
    yield from (("do", script.id) for script in Shelf().scripts() if script.asks)


CALLS = sorted(set(calls()))


@pytest.fixture
def anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what makes the home anew, with lists of my own; an editor of mine ends at once."""
    monkeypatch.setenv("EDITOR", "true")
    work = home.with_name("work")

    def make() -> None:
        for folder in (home, work):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
        monkeypatch.chdir(work)
        for name, text in OWN.items():
            (home / name).write_text(text)
            (home / name).chmod(0o600)

    return make


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_left_at_any_question(
    shell: Shell,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    anew: Callable[[], None],
    request: pytest.FixtureRequest,
    call: tuple[str, ...],
) -> None:
    """At every question, by every way out: the terminal is given back, the code says why, and my words are all there."""
    anew()
    whole = Walker(shell, monkeypatch)
    whole.play(*call)
    assert whole.code in (0, 2)
    assert whole.stops or call[0] != "do"
    broken = []
    for stop, way in _left(len(whole.stops), len(call[-1]), all_=request.config.getoption("everywhere")):
        anew()
        walker = Walker(shell, monkeypatch, stop, WAYS[way])
        walker.play(*call)
        found = [*_faults(walker, home, way, call)]
        if (checked := shell("data", "verify")).code:
            found.append(checked.err + checked.out)
        broken += [f"{way} at {whole.stops[stop]}, {stop}: {what}" for what in found]
    assert not broken, "\n".join(broken)


class _Hurrying:
    """A clock on which every wait is over at once; whoever waits without end is found out."""

    def __init__(self) -> None:
        self._now, self._waits = 0.0, 0

    def now(self) -> float:
        return self._now

    @contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        self._waits += 1
        assert self._waits < _WITHOUT_END, "it waits without end"
        yield
        self._now += seconds


class _Ready:
    """What can be read now, without a wait."""

    @staticmethod
    def select(read: list[int], write: list[int], other: list[int], _: float) -> tuple[list[int], ...]:
        return select.select(read, write, other, 0)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_nobody_is_there(
    shell: Shell,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    anew: Callable[[], None],
    call: tuple[str, ...],
) -> None:
    """Where nothing can be typed (no input at all, or its end at once) it comes to its end, and loses and invents nothing."""
    monkeypatch.setattr(desk, "lived_clock", _Hurrying)
    monkeypatch.setattr(desk, "select", _Ready)
    codes = []
    for text in (None, ""):
        anew()
        ran = shell(*call, text=text)
        codes.append(ran.code)
        assert ran.code == 0 or (ran.code == 2 and ran.err)
        assert "Traceback" not in ran.err + ran.out
        assert [name for name, item in ITEMS.items() if item not in (home / name).read_text()] == []
        assert not any(answers(home))
        assert shell("data", "verify").code == 0
    assert codes[0] == codes[1]


def _left(stops: int, first: int, *, all_: bool) -> Iterator[tuple[int, str]]:
    """Yield at which stop is left by which way: everywhere by each, or at some of them by one after the other."""
    if all_:
        yield from product(range(stops), WAYS)
    else:
        yield from zip(
            range(0, stops, -(-stops // _SOME) or 1), islice(cycle(WAYS), first, None), strict=False
        )


def _faults(walker: Walker, home: Path, way: str, call: tuple[str, ...]) -> Iterator[str]:
    """Yield what is not as it was promised once somebody has left."""
    if walker.code not in _CODES.get(way, (0,)):
        yield f"the code is {walker.code}"
    if not walker.given_back:
        yield "the terminal is another one"
    texts = {path: path.read_text() for path in home.rglob("*") if path.is_file()}
    everything = "\n".join([*texts.values(), walker.left])
    mine = [] if NUMBERS in call else walker.typed
    yield from (f"{words} is nowhere" for words in mine if words not in everything)
    if walker.half and walker.half not in everything and NUMBERS not in call:
        yield "what was half typed is nowhere"
    kept = {path.name: words for path, words in texts.items() if path.suffix in (".json", ".md")}
    yield from (
        f"half a line is in {name}" for name, words in kept.items() if walker.half and walker.half in words
    )
