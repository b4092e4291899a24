"""`crisis` on machines where something is broken: the first number comes first, exit 0, and no traceback."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SOURCE = Path(__file__).parents[2] / "src"
NOBODY = 65534
EMERGENCY = re.compile(r"^(If you may not be safe now:  144  ambulance|144 ambulance)")
OUTSIDE = (
    "typer",
    "click",
    "rich",
    "prompt_toolkit",
    "platformdirs",
    "tomllib",
    "pathlib",
    "json",
    "datetime",
)
NEEDED = {"__init__", "__main__", "bases", "plainfile", "clean"}
Environ = dict[str, str]


@pytest.fixture
def environ(tmp_path: Path) -> Environ:
    """Give what a bare machine in Vienna has set, and nothing of the machine the tests run on."""
    (tmp_path / "mine").mkdir()
    return {
        "PYTHONPATH": str(SOURCE),
        "NUMBCHECK_HOME": str(tmp_path / "mine"),
        "TZ": "Europe/Vienna",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run(environ: Environ, *words: str, wrapper: Sequence[str] = ()) -> subprocess.CompletedProcess[bytes]:
    """Run `crisis` as its own process, with nothing to read from, and never wait for it long."""
    call = [*wrapper, sys.executable, "-S", "-m", "numbcheck", "crisis", *words]
    return subprocess.run(
        call, env=environ, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )


def assert_helped(done: subprocess.CompletedProcess[bytes]) -> None:
    assert done.returncode == 0
    assert EMERGENCY.search(done.stdout.decode("ascii", "replace").splitlines()[1])
    assert done.stderr == b""


def test_sr_01_nothing_else_is_needed(environ: Environ, tmp_path: Path) -> None:
    """With everything else poisoned, the libraries and our own other modules, the numbers are there."""
    poisoned = tmp_path / "poisoned"
    shutil.copytree(
        SOURCE / "numbcheck", poisoned / "numbcheck", ignore=shutil.ignore_patterns("__pycache__")
    )
    for module in (poisoned / "numbcheck").rglob("*.py"):
        if "crisis" not in module.parts and module.stem not in NEEDED:
            module.write_text("def poisoned(:\n")
    for name in OUTSIDE:
        (poisoned / f"{name}.py").write_text("raise RuntimeError('poisoned')\n")
    (tmp_path / "mine" / "config.toml").write_text('country = "AT"\n')
    assert_helped(run({**environ, "TZ": "Europe/Berlin", "PYTHONPATH": str(poisoned)}))


@pytest.mark.parametrize(
    "module", ["crisis/own_plan", "crisis/zone", "crisis/tables/zones", "bases", "size", "plainfile", "clean"]
)
def test_sr_01_what_is_only_nice_to_have_may_be_missing(
    environ: Environ, tmp_path: Path, module: str
) -> None:
    """Where the guess of the country or my plan cannot be loaded, the numbers I asked for come all the same."""
    shutil.copytree(
        SOURCE / "numbcheck", tmp_path / "numbcheck", ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "numbcheck" / f"{module}.py").write_text("def half_written(:\n")
    assert_helped(run({**environ, "PYTHONPATH": str(tmp_path)}, "at"))


@pytest.mark.parametrize(
    "module",
    [
        *(
            "page",
            "one_screen",
            "narrow",
            "whole",
            "spoken",
            "sources",
            "common",
            "numbers",
            "country",
            "wrap",
        ),
        *("tables/emergency", "tables/lines", "tables/countries"),
    ],
)
def test_sr_01_without_its_tables_it_still_says_what_to_do(
    environ: Environ, tmp_path: Path, module: str
) -> None:
    """Where the tables themselves are missing I read whom to call, and no wrong number."""
    shutil.copytree(
        SOURCE / "numbcheck", tmp_path / "numbcheck", ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "numbcheck" / "crisis" / f"{module}.py").unlink()
    done = run({**environ, "PYTHONPATH": str(tmp_path)}, "at")
    assert done.returncode == 0
    assert done.stdout.startswith(b"If you may not be safe now, call the\nemergency number of the place")
    assert b"findahelpline.com" in done.stdout
    assert not any(letter in b"0123456789" for letter in done.stdout)
    assert done.stderr == b""


def as_a_folder(path: Path) -> None:
    path.mkdir()


def as_a_hundred_megabytes(path: Path) -> None:
    with path.open("wb") as handle:
        handle.truncate(100 * 1024 * 1024)


def as_noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 100)


def as_torn_toml(path: Path) -> None:
    path.write_text("country = [[[")


def as_endless_brackets(path: Path) -> None:
    path.write_text("country = " + "[" * 60_000)


def as_another_kind_of_value(path: Path) -> None:
    path.write_text("country = {here = 1}")


@pytest.mark.parametrize("name", ["config.toml", "plan.md"])
@pytest.mark.parametrize(
    "lay",
    [
        as_a_folder,
        os.mkfifo,
        as_a_hundred_megabytes,
        as_noise,
        as_torn_toml,
        as_endless_brackets,
        as_another_kind_of_value,
    ],
)
def test_sr_01_no_file_of_mine_stands_in_the_way(
    environ: Environ, name: str, lay: Callable[[Path], None]
) -> None:
    """Whatever lies in the place of my settings or my plan, help comes first and nothing is waited for."""
    lay(Path(environ["NUMBCHECK_HOME"]) / name)
    done = run(environ)
    assert_helped(done)
    assert b"\x1b" not in done.stdout
    assert b"\x07" not in done.stdout


AS_NOBODY = f"""
import os, pkgutil
from importlib import import_module
from numbcheck import bases, clean, crisis, gather, plainfile
from numbcheck.__main__ import main

for module in pkgutil.walk_packages(crisis.__path__, "numbcheck.crisis."):
    import_module(module.name)  # all that is needed is read by then: where our code lies is not what this is about
if os.geteuid() == 0:
    os.setgid({NOBODY})
    os.setuid({NOBODY})
main()
"""


def test_sr_01_a_home_that_may_not_be_read(environ: Environ) -> None:
    """In a home that is closed to me the numbers are there."""
    mine = Path(environ["NUMBCHECK_HOME"])
    (mine / "config.toml").write_text('country = "DE"\n')
    (mine / "plan.md").write_text("## 2. By myself\n- quiet\n")
    mine.chmod(0)
    done = subprocess.run(
        [sys.executable, "-S", "-c", AS_NOBODY, "crisis"], env=environ, capture_output=True, check=False
    )
    mine.chmod(0o700)
    assert_helped(done)
    assert b"quiet" not in done.stdout


@pytest.mark.parametrize(
    "changes",
    [
        {"HOME": None, "NUMBCHECK_HOME": None},
        {"HOME": "", "NUMBCHECK_HOME": None},
        {"NUMBCHECK_HOME": "~nobody-of-that-name/here"},
        {"NUMBCHECK_HOME": "/dev/null"},
        {"TERM": "dumb"},
        {"TERM": "of-nobody"},
        {"NO_COLOR": "1"},
        {"COLUMNS": "40"},
        {"COLUMNS": "20"},
        {"COLUMNS": "0"},
        {"COLUMNS": "-1"},
        {"COLUMNS": "9" * 5000},
        {"NUMBCHECK_COUNTRY": "\udcff\udcfe"},
        {"NUMBCHECK_COUNTRY": "atlantis"},
    ],
)
def test_sr_01_no_variable_stands_in_the_way(environ: Environ, changes: dict[str, str | None]) -> None:
    """Whatever is set, unset or nonsense around me, the first number comes first."""
    mixed = {**environ, **changes}
    assert_helped(run({name: value for name, value in mixed.items() if value is not None}))


@pytest.mark.parametrize(
    "zone", ["", "Nowhere/Nothing", ":/etc/passwd", "../../etc/passwd", "<+03>-3", "\udcff\udcfe"]
)
def test_sr_01_a_clock_set_to_nonsense_shows_no_number_of_elsewhere(environ: Environ, zone: str) -> None:
    """A time zone that nobody knows gives the page without a country, not somebody else's."""
    done = run({**environ, "TZ": zone})
    assert done.returncode == 0
    assert done.stdout.startswith(b"Call the emergency number of the place where you are.")
    assert done.stderr == b""


@pytest.mark.parametrize(
    "speech",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "xx_YY.UTF-8", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "de_AT.ISO-8859-1"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_sr_01_letters_the_terminal_lacks_do_not_hide_the_page(environ: Environ, speech: Environ) -> None:
    """My plan has an umlaut and a long dash; where they cannot be shown, all the rest is, where I look for it."""
    plan = Path(environ["NUMBCHECK_HOME"]) / "plan.md"
    plan.write_text("## 2. By myself\nm\N{LATIN SMALL LETTER U WITH DIAERESIS}de \N{EM DASH} quiet\n")
    done = run({**environ, **speech})
    assert_helped(done)
    assert b"quiet" in done.stdout


def shell(environ: Environ, line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell in which `$CRISIS` is the call."""
    call = f'CRISIS="{sys.executable} -S -m numbcheck crisis"; {line}'
    return subprocess.run(["bash", "-c", call], env=environ, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("ends", ["<&-", "2>&-", "<&- 2>&-"])
def test_sr_01_a_closed_end_does_not_matter(environ: Environ, ends: str) -> None:
    """With nothing to read from, or nowhere to complain to, the page is on standard output."""
    assert_helped(shell(environ, f"$CRISIS {ends}"))


@pytest.mark.parametrize("end", [">/dev/full", ">&-"])
def test_sr_01_where_standard_output_is_full_or_gone(environ: Environ, end: str) -> None:
    """A full disk or a closed output does not take the numbers away: they come on standard error, whole."""
    done = shell(environ, f"$CRISIS {end}")
    assert done.returncode == 0
    assert EMERGENCY.search(done.stderr.decode().splitlines()[1])
    assert b"Exception" not in done.stderr
    assert b"--sources" in done.stderr.splitlines()[-1]


def test_sr_01_a_pipe_whose_reader_has_gone(environ: Environ) -> None:
    """When what I piped it into has gone, the page comes on standard error, and nothing is complained about."""
    reading, writing = os.pipe()
    os.close(reading)
    call = [sys.executable, "-S", "-m", "numbcheck", "crisis"]
    done = subprocess.run(call, env=environ, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert done.returncode == 0
    assert EMERGENCY.search(done.stderr.decode().splitlines()[1])
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("ends", [">/dev/full 2>/dev/full", ">&- 2>&-", "<&- >&- 2>&-"])
def test_sr_01_with_nowhere_to_write_it_ends_quietly(environ: Environ, ends: str) -> None:
    """Where nothing at all can be written there is no failure either."""
    assert shell(environ, f"$CRISIS {ends}").returncode == 0


def test_sr_01_in_a_folder_that_is_gone(environ: Environ, tmp_path: Path) -> None:
    """The folder I stand in was deleted; the numbers are there."""
    gone = tmp_path / "gone"
    gone.mkdir()
    assert_helped(shell(environ, f"cd {gone}; rmdir {gone}; $CRISIS"))
