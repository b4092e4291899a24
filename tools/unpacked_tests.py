"""Run the tests as someone does who has the released archive and no repository: unpacked_tests.py [PYTEST'S OPTIONS]."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]


def main() -> int:
    with TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        unpacked = Path(folder) / archive.name.removesuffix(".tar.gz")
        environ = {**os.environ, "PYTHONPATH": str(unpacked / "src")}
        tests = [sys.executable, "-m", "pytest", *sys.argv[1:]]
        return subprocess.run(tests, cwd=unpacked, env=environ, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
