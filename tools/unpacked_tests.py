"""Run the tests as someone does who has the released archive and no repository: unpacked_tests.py [PYTEST'S OPTIONS]."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack the archive into `folder` and return where it lies there."""
    with tarfile.open(archive) as packed:
        if hasattr(tarfile, "data_filter"):
            packed.extractall(folder, filter="data")
        else:  # before 3.11.4 there is no filter; what we built ourselves needs none
            packed.extractall(folder)
    return folder / archive.name.removesuffix(".tar.gz")


def main() -> int:
    with TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tar.gz")
        unpacked = unpack(archive, Path(folder))
        environ = {**os.environ, "PYTHONPATH": str(unpacked / "src")}
        tests = [sys.executable, "-m", "pytest", *sys.argv[1:]]
        return subprocess.run(tests, cwd=unpacked, env=environ, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
