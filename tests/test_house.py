"""The house stays a house: who may touch the clock, files, typer and prompt_toolkit, and how large rooms are."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numbcheck
from numbcheck.journal import kinds
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(numbcheck.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))

LIBRARIES = {"typer": ("cli/",), "rich": (), "prompt_toolkit": ("stage/screen/",)}
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "time_ns", "monotonic_ns", "perf_counter", "sleep"}
CLOCK_ROOMS = ("stage/clock.py", "visit/house.py")
FILES = {
    "open",
    "fdopen",
    "read_text",
    "write_text",
    "read_bytes",
    "write_bytes",
    "mkdir",
    "rmdir",
    "unlink",
    "rename",
    "touch",
    "iterdir",
    "scandir",
    "listdir",
    "glob",
    "replace_file",
}
FILE_ROOMS = {
    "__main__.py",
    "care/wording.py",
    "crisis/zone.py",
    "cli/app.py",
    "cli/commands/completion.py",
    "exchange/writing/outfile.py",
    "exchange/reading/given.py",
    "exchange/reading/dayone_classic.py",
    "exchange/reading/folder.py",
    "visit/asking/own_files.py",
    "cli/commands/data.py",
    "journal/drafts/clearing.py",
    "journal/drafts/draft.py",
    "journal/store/durable.py",
    "journal/store/together.py",
    "journal/store/writer.py",
    "journal/drafts/originals.py",
    "journal/store/packs.py",
    "journal/store/second_process.py",
    "journal/drafts/editor_file.py",
    "journal/prompts.py",
    "journal/sealing/passphrase.py",
    "journal/sealing/sealing.py",
    "journal/drafts/resealing.py",
    "journal/store/fingerprint.py",
    "journal/drafts/last_save.py",
    "journal/drafts/unfinished.py",
    "journal/drafts/verify.py",
    "plainfile.py",
    "practice/files.py",
    "stage/screen/seat.py",
}
NETWORK = {
    "socket",
    "http",
    "urllib",
    "ssl",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "webbrowser",
    "asyncio.streams",
}


def _room(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _nodes(path: Path) -> list[ast.AST]:
    """Return all that a module is made of: nine tests go through it, and it is taken apart once."""
    return list(ast.walk(_tree(path)))


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def _calls(path: Path, attributes: set[str], owners: set[str]) -> list[int]:
    lines = []
    for node in _nodes(path):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in attributes
        ):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id in owners:
                lines.append(node.lineno)
    return lines


MADE_ROOMS = ("cli/tables/", "crisis/tables/")
"""What tools write: as long as what it is made from."""


@every(MODULES, _room)
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    """A newcomer sees each room in a minute: one sentence on top, 320 lines, no function over 40, signature and docstring included."""
    assert ast.get_docstring(_tree(path)), "says what it is"
    if not _room(path).startswith(MADE_ROOMS):
        assert path.read_text(encoding="utf-8").count("\n") <= 320
    for node in _nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= 40, f"{node.name} has {lines} lines"


@every(MODULES, _room)
def test_each_library_has_its_room(path: Path) -> None:
    """Typer lives in cli, prompt_toolkit in stage/screen, rich nowhere, and nothing reaches for the network."""
    imported = _imports(path)
    for library, rooms in LIBRARIES.items():
        assert library not in imported or _room(path).startswith(rooms)
    assert not imported & NETWORK


@every(MODULES, _room)
def test_only_two_rooms_have_a_clock(path: Path) -> None:
    """Everything else is told the time, so that ten minutes can be tested in a millisecond."""
    lines = _calls(path, CLOCKS, {"time", "datetime", "date"})
    # `clock` and the like are handed in; `time.monotonic` as a value is only ever named in the clock
    named = [
        node.lineno for node in _nodes(path) if isinstance(node, ast.Attribute) and node.attr == "monotonic"
    ]
    assert _room(path) in CLOCK_ROOMS or not (lines or named)


def test_only_some_rooms_touch_files() -> None:
    """What computes does not read or write files behind anybody's back, and the list of who does is true."""
    assert {_room(path) for path in MODULES if _touches_files(path)} == FILE_ROOMS


def _touches_files(path: Path) -> bool:
    return any(
        (isinstance(node.func, ast.Name) and node.func.id == "open")
        or (isinstance(node.func, ast.Attribute) and node.func.attr in FILES)
        for node in _nodes(path)
        if isinstance(node, ast.Call)
    )


def _where(is_it: Callable[[ast.AST], bool]) -> list[str]:
    """Return the room of every place in the house that is so, as often as it is there."""
    return [_room(path) for path in MODULES for node in _nodes(path) if is_it(node)]


def test_leaving_by_a_signal_is_one_error_raised_and_exited_at_one_place() -> None:
    """Whoever asks how a signal ends a command reads two places, and no other way out goes past them."""

    def is_raised(node: ast.AST) -> bool:
        return isinstance(node, ast.Raise) and "LeftBySignal" in ast.dump(node)

    def is_caught(node: ast.AST) -> bool:
        return (
            isinstance(node, ast.ExceptHandler)
            and node.type is not None
            and "LeftBySignal" in ast.dump(node.type)
        )

    def is_another_way_out(node: ast.AST) -> bool:
        raised = ast.dump(node) if isinstance(node, ast.Raise) else ""
        return any(name in raised for name in ("SystemExit", "KeyboardInterrupt"))

    assert _where(is_raised) == ["stage/signals.py"]
    assert _where(is_caught) == ["cli/app.py"]
    assert _where(is_another_way_out) == []


def _callers(name: str) -> list[str]:
    """Return the rooms that call what ends in this dotted name, each once."""
    last = name.rpartition(".")[2]
    calls = _where(
        lambda node: (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == last
            and ast.unparse(node.func).endswith(name)
        )
    )
    return sorted(set(calls))


def test_keeping_is_in_one_place() -> None:
    """Every save passes one function: none is without its receipt and its way back, and none says the care line anew.

    What saves nothing says it to a word that is no command, to one of need, and on a page of paper.
    """
    assert _callers("journal.add") == ["visit/keeping.py"]
    assert _callers("journal.revise") == _callers("journal.move") == ["visit/keeping.py"]
    assert _callers("journal.restore") == ["visit/undoing.py"]
    assert _callers("memory.remember") == ["visit/keeping.py"]
    assert _where(lambda node: isinstance(node, ast.Name) and node.id == "CARE_LINE") == [
        "cli/help_pages.py",
        "cli/unknown.py",
        "crisis/need.py",
        "show/printed.py",
        "visit/care_line.py",
        "words/__init__.py",
    ]


def _is_read_of_data(node: ast.AST) -> bool:
    """Whether a key of an entry's `data` is spelt out where it is asked for or told from others."""
    match node:
        case ast.Subscript(ast.Attribute(_, "data"), ast.Constant(str())):
            return True
        case ast.Call(ast.Attribute(ast.Attribute(_, "data"), "get" | "pop"), [ast.Constant(str()), *_]):
            return True
        case ast.Compare(ast.Constant(str()), [ast.In() | ast.NotIn()], [ast.Attribute(_, "data")]):
            return True
        case ast.Call(ast.Name(name), [ast.Attribute(_, "data"), ast.Constant(str())]):
            return name in {"text_of", "texts_of", "number_of", "table_of"}
    return False


def _is_named_kind(node: ast.AST) -> bool:
    """Whether a kind is spelt out where that of an entry or a draft is told from others."""
    match node:
        case ast.Compare(
            ast.Attribute(ast.Name("entry" | "draft" | "one"), "kind"), _, [ast.Constant(str())]
        ):
            return True
        case ast.Call(ast.Name("Query"), _, keywords):
            return any(one.arg == "kinds" and "kinds=('" in ast.unparse(one) for one in keywords)
        case ast.Call(ast.Name("Questions" | "New" | "new_text") | ast.Attribute(_, "New"), args):
            return any(isinstance(one, ast.Constant) and one.value in kinds.ALL for one in args)
    return False


def test_what_an_entry_holds_is_named_in_one_place() -> None:
    """Whoever renames a kind of entry, or a key of its data, finds each at one place, and nobody reads one on trust."""
    assert _where(_is_read_of_data) == []
    assert _where(_is_named_kind) == []


def _planned(rows: str) -> set[str]:
    """Return the modules that the plan's rows name, each behind the room that its rows stand under."""
    found: set[str] = set()
    room = ""
    for name in re.findall(r"^    ((?:  )?[a-z_]+(?:/|(?:, [a-z_]+)*))  ", rows, re.MULTILINE):
        if name.endswith("/"):
            room = name
        else:
            found |= {(room if name.startswith(" ") else "") + one for one in name.strip().split(", ")}
    return found


def test_the_plan_names_every_module_of_a_visit() -> None:
    """Whoever looks for what a visit does finds each of its modules in the plan of the house, in its room, and none that is gone."""
    plan = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = plan.partition("room by room** (")[2].partition("\n## ")[0]
    visit = ROOT / "visit"
    there = {path.relative_to(visit).with_suffix("").as_posix() for path in visit.rglob("*.py")}
    assert _planned(rows) == {name for name in there if not name.endswith("__init__")}


def _needs(path: Path, known: set[str]) -> set[str]:
    """Return the modules of ours that a module imports, inside functions and for types alone too."""
    found: set[str] = set()
    for node in _nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in known else node.module for name in names}
    return found & known


def _twins(trees: dict[str, ast.Module]) -> dict[str, list[str]]:
    """Return, by its name, the modules of each public class whose name stands in more than one of them."""
    homes: dict[str, list[str]] = {}
    for room, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(room)
    return {name: rooms for name, rooms in homes.items() if len(rooms) > 1}


def test_one_name_is_one_class() -> None:
    """Who reads the name of a class knows which one it is; only what each command can be told is `Options` in all."""
    assert set(_twins({_room(path): _tree(path) for path in MODULES})) == {"Options"}


def test_the_check_of_class_names_sees_twins() -> None:
    """It notices two public classes of one name, and leaves those alone that only their own module uses."""
    trees = {room: ast.parse("class Row: pass\nclass _Cue: pass") for room in ("a", "b")}
    assert _twins(trees) == {"Row": ["a", "b"]}


def test_nobody_goes_round_in_circles() -> None:
    """Whoever reads a module can read what it uses first: no two modules need each other, for a type either."""
    names = {".".join(("numbcheck", *path.relative_to(ROOT).with_suffix("").parts)): path for path in MODULES}
    needs = {name: _needs(path, set(names)) - {name} for name, path in names.items()}
    while free := {name for name, wanted in needs.items() if not wanted & set(needs)}:
        for name in free:
            del needs[name]
    assert not needs


MADE = {"cli/tables/params.py"}
"""Made from what stands elsewhere, and compared with it by `make check`."""
SAID_TWICE = {"Help lines, country by country:"}
"""What `__main__` says by itself, too, where nothing else of ours can be read any more."""
_SENTENCE = re.compile(r"(?<=[.?:])\s+|\n")
_MOST_WORDS = 4


def _sentences(path: Path) -> set[str]:
    """Return the sentences in the strings of a module, without its docstrings."""
    docs = {
        id(node.value)
        for node in _nodes(path)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = [
        node.value
        for node in _nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    return {part.strip() for text in texts for part in _SENTENCE.split(text) if _count(part) > _MOST_WORDS}


def _count(sentence: str) -> int:
    return sum(any(map(str.isalpha, word)) for word in sentence.split())


def test_no_sentence_stands_in_two_modules() -> None:
    """What two modules say stands once, in words/, so that one change changes it everywhere."""
    where: dict[str, list[str]] = {}
    for path in MODULES:
        for sentence in _sentences(path) if _room(path) not in MADE else ():
            where.setdefault(sentence, []).append(_room(path))
    assert {sentence for sentence, rooms in where.items() if len(rooms) > 1} == SAID_TWICE
