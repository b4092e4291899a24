"""The quick way reads as typer reads: whatever it understands reaches the command with the same values."""

from __future__ import annotations

import inspect
import io
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.main import get_command

from numbcheck.__main__ import split
from numbcheck.cli import commands, group, quick, table
from numbcheck.cli.call import arguments
from numbcheck.cli.params import params_of
from tools import make_command_docs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Shell

_VALUES = [
    *("", "-", "--", "rain", "a b", "#x", "@1", "é", "7d", "senses", "feet", "work"),
    *("0", "3", "007", "1.5", ".5", "5.", "1_000", "1e3", "٣", "½", "nan", "-5", "+5", " 3", "9" * 30, "3\n"),
    *(
        "-x",
        "-n5",
        "-n-5",
        "-n=5",
        "-twork",
        "-t-",
        "-t=work",
        "-qn5",
        "-m3",
        "-ex",
        "--x=y",
        "--since=7d",
        "--since=",
        "--since==",
        "--json=1",
        "--tag=--",
        "--sin",
        "--",
        "-h",
        "--help",
        "--nonsense",
    ),
]
_FLAGS = ["-q", "--quiet", "--plain", "--no-color", "--no-input", "--voice", "--no-voice", "--debug"]


class _Received(Exception):  # noqa: N818 (it is no error: the command was reached)
    """What typer would hand to the command."""


@cache
def _made() -> Any:
    """Return what typer makes of the declarations, once: they do not change."""
    return get_command(group.app)


def by_typer(monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> dict[str, Any] | None:
    """Return what the command gets by typer, None where it gets nothing."""

    def received(module: Any, _: object, given: dict[str, Any]) -> None:
        raise _Received(bound(module, given))

    with monkeypatch.context() as patch:
        patch.setattr(group, "call", received)
        try:
            _made()(args=argv, prog_name="numbcheck", standalone_mode=False)
        except _Received as reached:
            return dict(reached.args[0])
        except Exception:
            return None
    return None


def bound(module: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return every argument that the command gets, defaults included."""
    call = inspect.signature(module.command).bind(None, **arguments(module.command, given))
    call.apply_defaults()
    return {"command": module.__name__, **call.arguments}


def words_for(name: str) -> st.SearchStrategy[list[str]]:
    """Return words that might stand behind this command: its options, theirs, and what is none."""
    own = [name for param in params_of(name) for name in param.names]
    others = [name for row in table.TABLE for param in params_of(row.name) for name in param.names]
    options = st.sampled_from(own or others)
    value = st.one_of(st.sampled_from(_VALUES), st.text(max_size=4).filter(lambda word: "\0" not in word))
    pair = st.tuples(options, value)
    word = st.tuples(st.one_of(options, value, st.sampled_from(others), st.sampled_from(_FLAGS)))
    return st.lists(st.one_of(pair, word), max_size=4).map(
        lambda parts: [word for part in parts for word in part]
    )


@pytest.mark.hypothesis
@pytest.mark.parametrize("row", table.TABLE, ids=lambda row: row.name)
def test_what_is_read_quickly_is_read_as_typer_reads_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, row: table.CommandRow
) -> None:
    """However I put my words, a command gets the same from the quick way as from typer, or typer alone reads them."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))

    @settings(suppress_health_check=list(HealthCheck))
    @given(st.sampled_from([row.name, row.name.upper(), *row.aliases]), words_for(row.name))
    def same(name: str, words: list[str]) -> None:
        flags, rest = split([name, *words])
        argv = [*flags, *rest]
        read = quick.read(argv)
        if read is not None:
            assert bound(read.module, read.given) == by_typer(monkeypatch, argv), argv

    same()


def plain(example: str) -> list[str]:
    """Return the words of an example that is neither quoted nor read from a file, none for another."""
    return [] if set(example) & set('"<') or "--check" in example else example.split()[1:]


@pytest.mark.parametrize(
    "argv",
    [
        *(words for row in table.TABLE for example in row.examples if (words := plain(example))),
        ["-q", "--plain", "note", "half", "asleep", "-t", "work", "--at", "yesterday 21:30"],
        ["h", "rain", "--since", "7d", "-t", "a", "-t", "b", "--not", "c", "--any", "-n", "5", "--json"],
        ["breathe", "long", "-m", "1.5"],
        ["breathe", "4-2-6-2", "-m", "1,5", "--list"],
        ["history", "-n5", "-twork", "--since=7d"],
        ["journal", "what", "was", "good", "-e"],
        ["export", "-f", "md", "-", "--word", "rain"],
        ["note", "--", "-so-so"],
    ],
    ids=" ".join,
)
def test_what_one_types_every_day_is_read_quickly(argv: list[str]) -> None:
    """What the help shows, and what one types from day to day, waits for no library."""
    assert (quick.read(argv) is not None) is (("--check" not in argv and "-m" not in argv) or argv[0] != "do")


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["-h"],
        ["history", "-h"],
        ["history", "--sinse", "7d"],
        ["history", "--since=-3d"],
        ["history", "--json=7d"],
        ["history", "-n-5"],
        ["history", "-qn5"],
        ["history", "-n", "five"],
        ["history", "-n", "-5"],
        ["history", "--since"],
        ["history", "-n", "9" * 5000],
        ["show", "@1", "@2"],
        ["nothing"],
        ["note", "--tga", "work"],
        ["joy", "add", "tea", "--at", "1"],
        ["--voice", "ground"],
        ["--debug", "data"],
        ["--", "data"],
    ],
    ids=lambda argv: " ".join(argv)[:30] or "nothing",
)
def test_what_is_odd_is_left_to_typer(argv: list[str]) -> None:
    """Help, a mistake and whatever has a meaning of its own are typer's: there is one to say what they mean."""
    assert quick.read(argv) is None


def test_a_refused_edit_keeps_what_came_through_the_pipe(shell: Shell) -> None:
    """Whoever reads the words: where an edit is refused, the text that came in stays as a draft."""
    shell("note", "one", "-q")
    for words in (["@1", "what"], ["@1", "--nonsense"]):
        assert shell("edit", *words, text=f"came in {len(words[1])}").code == 2
        assert f"came in {len(words[1])}" in shell("journal", "--drafts").out


def test_a_command_may_name_its_own_exit_code(shell: Shell, home: Path) -> None:
    """What a command returns is the exit code, read quickly or not: verify says 65 where something is wrong."""
    shell("note", "one", "-q")
    (home / "config.toml").write_text("plian = true\n")
    assert [shell("data", "verify").code, shell("data", "verify", "--no-voice").code] == [65, 65]


def test_each_command_has_its_module_and_its_row() -> None:
    """A command is its module and its row: neither stands without the other."""
    folder = Path(commands.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(table.names())


WAVE = '''
from typing import Annotated
import typer

def command(house, loud: Annotated[bool, typer.Option("--loud", help="Louder.")] = False) -> None:
    """Wave."""
    house.streams.put("HELLO" if loud else "hello")
'''


def test_a_module_and_a_row_are_a_command(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is edited for a new command: it can be called, its help is there, and its table is made."""
    module = ModuleType("numbcheck.cli.commands.wave")
    exec(WAVE, vars(module))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    row = table.CommandRow("wave", table.SETUP, "wave to somebody", ("numbcheck wave",))
    monkeypatch.setattr(table, "TABLE", (*table.TABLE, row))
    assert (shell("wave").out, shell("wave", "--loud").out) == ("hello\n", "HELLO\n")
    assert "Louder." in shell("wave", "-h").out and "wave" in shell("--help").out
    assert '"wave": (("loud", ("--loud",), "flag", False, "Louder.", ()),)' in make_command_docs.params()
