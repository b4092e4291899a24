"""The others: jrnl in a throw-away environment with the same entries, and an empty console script."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from bench.clock import Command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numbcheck.journal.entry import Entry

_CONFIG = """journals:
  default:
    journal: {file}
editor: ''
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: '%Y-%m-%d %H:%M'
tagsymbols: '#@'
highlight: true
linewrap: 79
indent_character: '|'
colors: {{body: none, date: none, tags: none, title: none}}
version: 'v4.6'
"""


def jrnl(folder: Path) -> str:
    """Return the path of a jrnl in an environment of its own, made now if need be; "" where it cannot be had."""
    program = folder / "bin" / "jrnl"
    if not program.exists():
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "jrnl"]
        done = subprocess.run(pip, capture_output=True, check=False)
        if done.returncode or not program.exists():
            return ""
    return str(program)


def write_journal(journal: Path, entries: Iterable[Entry]) -> None:
    """Write the same entries as jrnl keeps them, and a config beside them."""
    if not journal.exists():
        with journal.open("w", encoding="utf-8") as file:
            file.writelines(f"[{entry.at:%Y-%m-%d %H:%M}] {entry.text}\n\n" for entry in entries)
    journal.with_suffix(".yaml").write_text(_CONFIG.format(file=journal))


def jrnl_command(program: str, journal: Path, *words: str) -> Command | None:
    """Return a call of jrnl, or None where there is none."""
    config = str(journal.with_suffix(".yaml"))
    return Command((program, "--config-file", config, *words)) if program else None


def empty_script(folder: Path) -> Command:
    """Return a console script as the same pip makes it for numbcheck, behind which nothing is done."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = Path(sys.executable).parent / "numbcheck"
    if not ours.exists():
        raise SystemExit("numbcheck is not installed beside this Python: `make bench` does that.")
    (folder / "nothing_at_all.py").write_text("def main():\n    return 0\n")
    script = folder / "empty"
    script.write_text(ours.read_text().replace("numbcheck.__main__", "nothing_at_all"))
    script.chmod(0o755)
    return Command((str(script),))


def ours(home: Path, *words: str) -> Command:
    """Return a call of numbcheck on the data in `home`."""
    program = str(Path(sys.executable).parent / "numbcheck")
    return Command((program, *words), (("NUMBCHECK_HOME", str(home)),))


def ripgrep(word: str, folder: Path) -> Command | None:
    """Return a search by ripgrep without regard to case, or None where it is not installed."""
    from shutil import which

    program = which("rg")
    return Command((program, "-i", "--no-ignore", word, os.fspath(folder))) if program else None
