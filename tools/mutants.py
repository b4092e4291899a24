"""Change one module in every small way there is, and name the changes that no test notices.

    make mutants FILE=src/numbcheck/play/player.py TESTS=tests/play

Each change is made in a copy of the tree, never in the tree itself. A change that lives is either a promise without
a test (write it) or no change at all (say so where it stands).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("src", "tests", "bench", "tools", "data", "docs")
FILES = (
    "pyproject.toml",
    "README.md",
    "SCORECARD.md",
    "Makefile",
    "constraints.txt",
    "CHANGELOG.md",
    "LICENSE",
)
DISTRIBUTOR = ("[cosmic-ray.distributor]", 'name = "local"')
FILTER = (
    "[cosmic-ray.filters.operators-filter]",
    'exclude-operators = ["core/ReplaceBinaryOperator_BitOr.*"]',  # the | of our types
)
SLOWEST = 60.0
"""Seconds after which the tests of one change count as stuck, which is a way to notice it."""


def main(file: str, tests: list[str]) -> int:
    """Print the changes to `file` that none of `tests` notices; return 1 where there are any."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder)
        _copied(copy)
        (copy / "mutants.toml").write_text(_settings(file, tests), encoding="utf-8")
        _run(copy, "cosmic-ray", "init", "mutants.toml", "mutants.sqlite")
        _run(copy, "cr-filter-operators", "mutants.sqlite", "mutants.toml")
        _run(copy, "cosmic-ray", "exec", "mutants.toml", "mutants.sqlite")
        rows = [
            json.loads(line)
            for line in _run(copy, "cosmic-ray", "dump", "mutants.sqlite").splitlines()
            if line
        ]
    lived = [result["diff"] for _, result in rows if result and result["test_outcome"] == "survived"]
    print("\n".join(lived))
    print(f"{len(rows)} changes, {len(lived)} not noticed")
    return 1 if lived else 0


def _copied(copy: Path) -> None:
    for part in PARTS:
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy2(ROOT / name, copy / name)


def _settings(file: str, tests: list[str]) -> str:
    command = (
        f"env PYTHONPATH=src PYTHONDONTWRITEBYTECODE=1 {sys.executable} -m pytest -x -q {' '.join(tests)}"
    )
    rows = {"module-path": file, "timeout": SLOWEST, "excluded-modules": [], "test-command": command}
    lines = [f"{name} = {json.dumps(value)}" for name, value in rows.items()]
    return "\n".join(["[cosmic-ray]", *lines, *DISTRIBUTOR, *FILTER, ""])


def _run(copy: Path, program: str, *words: str) -> str:
    call = [str(Path(sys.executable).with_name(program)), *words]
    return subprocess.run(call, cwd=copy, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
