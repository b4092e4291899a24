"""Real imports, exports and mirrors that the kernel kills at a system call which touches a folder of a person's, and the next run.

strace counts: a rehearsal says which calls of a command name anything of a life, and the command is run again for each
of them, to be dead before it is made.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.exchange import json_
from tests.journal.kit import an_entry
from tests.torture import brought, mirrored
from tests.torture.brought import TEXTS
from tests.torture.promises import BrokenPromiseError
from tests.torture.spoilt import zipped
from tests.torture.syscalls import STRACE
from tests.torture.writer import environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CALLS = (
    "openat,mkdir,mkdirat,write,pwrite64,fsync,fdatasync,sync,syncfs,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "fchmod,fchmodat,ftruncate,flock,close,getdents64"
)
"""Calls between which it matters that a command is dead; what only reads a file that is open is none of them."""
_MADE = re.compile(r"^(?:\d+ +)?(?P<call>\w+)\(", re.MULTILINE)
_DAYS = [datetime(2024, 5 + number // 2, 10 + number, 12, tzinfo=UTC) for number in range(len(TEXTS))]
_WRITTEN = list(zip(_DAYS, TEXTS, strict=True))


class Point(NamedTuple):
    """A system call of a command: its name, and how many of that name it is."""

    call: str
    number: int


def _ran(
    life: brought.Life, call: brought.Call, careless: str, how: list[str]
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, below strace; what is `careless` is code that runs in it first."""
    begin = f"{careless}\nimport sys\nfrom numbcheck.__main__ import main\nmain()"
    traced = [
        *STRACE[:2],
        *how,
        "-o",
        str(life.base / "trace"),
        sys.executable,
        "-c",
        begin,
        *call,
        "-q",
        "--no-input",
    ]
    environ = {
        **environment(),
        "NUMBCHECK_HOME": str(life.home),
        "HOME": str(life.base),
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    return subprocess.run(traced, env=environ, cwd="/", capture_output=True, check=False)


def points(life: brought.Life, call: brought.Call, calls: str = CALLS, careless: str = "") -> list[Point]:
    """Return those of a command's system `calls` that name anything of a life."""
    ended = _ran(life, call, careless, ["-y", "-e", f"trace={calls}"])
    if ended.returncode:
        raise BrokenPromiseError(f"{call}: {ended.stderr.decode()}")
    made: Counter[str] = Counter()
    found = []
    for line in (life.base / "trace").read_text(errors="replace").split("\n"):
        if named := _MADE.match(line):
            made[named["call"]] += 1
            if str(life.base) in line or named["call"] == "sync":
                found.append(Point(named["call"], made[named["call"]]))
    return found


def struck(life: brought.Life, call: brought.Call, point: Point, careless: str = "") -> None:
    """Run a command that is dead before one of its system calls. Raises BrokenPromiseError where it was not."""
    kill = f"inject={point.call}:signal=KILL:when={point.number}"
    _ran(life, call, careless, ["-e", f"trace={point.call}", "-e", kill])
    if "killed by" not in (life.base / "trace").read_text(errors="replace"):
        raise BrokenPromiseError(f"{call} was not killed at {point}")


class Way(NamedTuple):
    """A command that is killed: the life before it, what is called, and what has to be true then and after the next run."""

    begin: Callable[[Path], brought.Life]
    call: Callable[[brought.Life], brought.Call]
    check: Callable[[brought.Life], None]


def swept(base: Path, name: str, step: int = 1, calls: str = CALLS, careless: str = "") -> int:
    """Kill a command at every `step`-th of its points in turn; return at how many. Raises BrokenPromiseError."""
    way = WAYS[name]
    for once in ("compiled", "rehearsal"):  # what Python compiles at first, it reads from then on
        life = way.begin(base / once)
        chosen = points(life, way.call(life), calls, careless)[::step]
    for number, point in enumerate(chosen):
        life = way.begin(base / f"{number}")
        struck(life, way.call(life), point, careless)
        try:
            way.check(life)
        except BrokenPromiseError as error:
            raise BrokenPromiseError(f"{name}, dead before {point}: {error}") from error
    return len(chosen)


def _own_book(base: Path) -> Path:
    entries = [an_entry(text, at, seed) for seed, (at, text) in enumerate(_WRITTEN)]
    path = base / "book.json"
    path.write_text("".join(json_.document(entries)))
    return path


def _zip_of_day_one(base: Path) -> Path:
    rows = [{"uuid": text, "creationDate": f"{at:%Y-%m-%dT%H:%M:%SZ}", "text": text} for at, text in _WRITTEN]
    path = base / "book.zip"
    path.write_bytes(zipped("Journal.json", json.dumps({"metadata": {}, "entries": rows}).encode()))
    return path


def _folder_of_notes(base: Path) -> Path:
    path = base / "book"
    path.mkdir()
    for at, text in _WRITTEN:
        (path / f"{at:%Y-%m-%d}.md").write_text(text)
    return path


def _import(life: brought.Life) -> brought.Call:
    return "import", str(life.book)


def _comes_in(life: brought.Life) -> None:
    life.check(*brought.subsets())
    life.ran(*_import(life))
    life.check(TEXTS)
    life.ran(*_import(life))
    life.check(TEXTS)


def _brought(base: Path) -> brought.Life:
    life = brought.Life(base)
    life.ran(*_import(life))
    return life


def _goes(life: brought.Life) -> None:
    life.check(*brought.subsets())
    life.ran("delete", "batch:1", "--yes")
    life.ran("data", "verify", "--fix")
    life.check([])
    life.check_gone()
    life.ran(*_import(life))
    life.check([])


class _Mirrored(brought.Life):
    """A life whose mirror is one run behind: of what was added, changed, moved and deleted since it has nothing."""

    def __init__(self, base: Path) -> None:
        super().__init__(base)
        self.kept = mirrored.Life(base, seed=7)
        for act in ("add",) * 4:
            self.kept.act(act)
        self.mirror()
        for act in ("add", "edit", "move", "write", "delete"):
            self.kept.act(act)

    def mirror(self) -> None:
        """Bring it up to date."""
        self.ran(*_mirror(self))


def _mirror(life: brought.Life) -> brought.Call:
    return "export", "--mirror", str(life.base / "notes")


def _is_mirrored(life: brought.Life) -> None:
    assert isinstance(life, _Mirrored)
    life.mirror()
    life.kept.check()


_OLD = "an old page\n"


def _exported(life: brought.Life) -> brought.Call:
    return "export", str(life.base / "papers" / "page.md"), "--force"


def _with_papers(base: Path) -> brought.Life:
    life = _brought(base)
    (base / "papers").mkdir()
    (base / "papers" / "page.md").write_text(_OLD)
    return life


def _is_whole(life: brought.Life) -> None:
    """Nothing lies there but the page, which is the old one or the new one, once any other command ran."""
    page = (life.base / "papers" / "page.md").read_text()
    life.ran("history", "--count")
    left = [path.name for path in (life.base / "papers").iterdir()]
    if left != ["page.md"] or (page != _OLD and not all(text in page for text in TEXTS)):
        raise BrokenPromiseError(f"{left}: {page}")
    life.ran(*_exported(life))
    life.check(TEXTS)


WAYS = {
    "an import of our own": Way(lambda base: brought.Life(base, _own_book), _import, _comes_in),
    "an import from jrnl": Way(brought.Life, _import, _comes_in),
    "an import from Day One": Way(lambda base: brought.Life(base, _zip_of_day_one), _import, _comes_in),
    "an import of Markdown": Way(lambda base: brought.Life(base, _folder_of_notes), _import, _comes_in),
    "an undo": Way(_brought, lambda _: ("undo",), _goes),
    "a deletion": Way(_brought, lambda _: ("delete", "batch:1", "--yes"), _goes),
    "a mirror": Way(_Mirrored, _mirror, _is_mirrored),
    "a page": Way(_with_papers, _exported, _is_whole),
}
