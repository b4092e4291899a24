"""Adding a command stays cheap: one module and one row of the table."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TOY = """
import sys, types
from numbcheck.cli import table
toy = types.ModuleType("numbcheck.cli.commands.hum")
exec('''
from typing import Annotated
import typer
from numbcheck.visit.house import House

def command(house: House, times: Annotated[int, typer.Option(help="How often.")] = 1) -> None:
    "Hum for a while."
    house.streams.put("hum " * times)
''', toy.__dict__)
sys.modules["numbcheck.cli.commands.hum"] = toy
table.TABLE += (table.CommandRow("hum", table.NOW, "hum for a while", ("numbcheck hum",), ("mm",)),)
from numbcheck.__main__ import run
sys.exit(run(sys.argv[1:]))
"""


SAID = {
    "hum": "hum",
    "mm --times 3": "hum hum hum",
    "hum -h": "How often.",
    "help hum": "Hum for a while.",
    "help": "hum",
    "hmu": "numbcheck hum",
}


@pytest.mark.parametrize("line", SAID)
def test_a_command_is_a_module_and_a_row(home: Path, line: str) -> None:
    """Who adds a command adds its module and one row: it is run, helped, listed, and meant where a key slipped."""
    call = [sys.executable, "-c", TOY, *line.split()]
    ran = subprocess.run(call, capture_output=True, text=True, check=False)
    assert SAID[line] in ran.stdout + ran.stderr
