"""The table of formats: one module and one row make a format, for the command, its help and TAB."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from numbcheck.exchange import formats
from tests.journal.kit import an_entry

TOOLS = Path(__file__).parents[2] / "tools"
TOY = """
import json, sys, types
sys.path.insert(0, {tools!r})
toy = types.ModuleType("numbcheck.exchange.toy")
toy.document = lambda entries, title: (f"toy: {{entry.text}}\\n" for entry in entries)
sys.modules["numbcheck.exchange.toy"] = toy
from numbcheck.exchange import formats
formats.TABLE += (formats.Format("toy", "txt", "toy"),)
import make_command_docs
from numbcheck.__main__ import run
from numbcheck.cli.tables import params as params_table
for row in make_command_docs._rows("export"):
    if row[0] == "format_":
        print(json.dumps([row[4], row[5]]))
run(["note", "rain"])
run(["export", "-f", "toy", "-"])
run(["export", {file!r}])
"""


def test_a_format_is_a_module_and_a_row(home: Path, tmp_path: Path) -> None:
    """Who adds a format adds its module and one row: -f, its help, TAB and the ending of a file know it."""
    file = tmp_path / "mine.txt"
    code = TOY.format(tools=str(TOOLS), file=str(file))
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    help_, choices = json.loads(ran.stdout.splitlines()[0])
    assert help_.startswith("md, json, csv, jrnl or toy")
    assert choices == ["md", "json", "csv", "jrnl", "toy"]
    assert "\ntoy: rain\n" in ran.stdout
    assert file.read_text() == "toy: rain\n"


@pytest.mark.parametrize("name", formats.names())
def test_every_row_leads_to_its_module(name: str) -> None:
    """What a row promises is there: a document, and the notes of each kind of folder."""
    entry, format_ = an_entry("rain on the roof"), formats.named(name)
    assert "rain on the roof" in "".join(format_.document([entry], lambda _: None))
    for split in format_.splits:
        [(file, text)] = format_.notes(split, [entry], lambda _: None)
        assert file.endswith(f".{format_.ending}")
        assert "rain on the roof" in text
    if format_.is_told:
        assert formats.ending_in(format_.ending) is format_
