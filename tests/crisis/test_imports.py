"""The crisis page loads almost nothing, so that it appears at once even where the rest does not start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
ALLOWED = {
    "numbcheck",
    "numbcheck.crisis",
    "numbcheck.crisis.country",
    "numbcheck.crisis.narrow",
    "numbcheck.crisis.numbers",
    "numbcheck.crisis.one_screen",
    "numbcheck.crisis.common",
    "numbcheck.crisis.sources",
    "numbcheck.crisis.spoken",
    "numbcheck.crisis.tables",
    "numbcheck.crisis.tables.aliases",
    "numbcheck.crisis.tables.countries",
    "numbcheck.crisis.page",
    "numbcheck.crisis.tables.emergency",
    "numbcheck.crisis.tables.lines",
    "numbcheck.crisis.whole",
    "numbcheck.crisis.wrap",
    "numbcheck.crisis.zone",
    "numbcheck.words",
    "numbcheck.crisis.tables.zones",
}


def test_sr_01_the_page_needs_nothing_but_its_own_tables() -> None:
    """Whatever is broken on a machine, the page needs only the bare interpreter."""
    script = (
        f"import os, sys; sys.path.insert(0, {str(SOURCE)!r}); before = set(sys.modules)\n"
        "from numbcheck.crisis import page, zone\n"
        "from numbcheck.crisis.country import country\n"
        "page.page(country('deutschland')); page.page(country(guessed=zone.guess(os.environ)), room=22)\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == ALLOWED


def test_who_has_no_plan_does_not_wait_for_what_reads_one(tmp_path: Path) -> None:
    """Without a plan, a list or settings of my own the page at the front door loads nothing that would read them."""
    script = (
        f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from numbcheck.__main__ import run\n"
        "run(['crisis', 'AT']); print(*sorted(sys.modules), file=sys.stderr)"
    )
    call = [sys.executable, "-S", "-c", script]
    environ = {"NUMBCHECK_HOME": str(tmp_path / "none"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(call, env=environ, capture_output=True, text=True, check=True)
    assert "numbcheck.crisis.own_plan" in done.stderr
    assert not {"numbcheck.gather", "numbcheck.clean", "tomllib"} & set(done.stderr.split())
