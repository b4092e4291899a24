"""Floors: the least that a program in this language has to do for the same, to stand beside a goal that is missed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench.clock import Command

if TYPE_CHECKING:
    from pathlib import Path

_KEEPING = """
import os, sys, typer
folder = os.open(sys.argv[1], os.O_RDONLY)
def keep(name):
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600, dir_fd=folder)
    os.write(file, b"x" * 400)
    os.fsync(file)
    os.close(file)
keep("entry")
os.fsync(folder)
keep("what undo takes back")
"""
_SEARCHING = """
import os, sys, zlib
for name in os.listdir(sys.argv[1]):
    if name.endswith(".lines"):
        with open(os.path.join(sys.argv[1], name), "rb") as file:
            raw = file.read()
        zlib.crc32(raw)
        raw.lower().find(b"zeppelinfahrt")
"""
_PUTTING = """
import os, sys
above, act = sys.argv[1:]
ids = [f"20261122t061203512z-{number:016}" for number in range(4000)]
def put(folder, ending, raw):
    for one in ids:
        file = os.open(".tmp-" + one, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder)
        os.write(file, raw)
        os.close(file)
    os.sync()
    for one in ids:
        os.rename(".tmp-" + one, one + ending, src_dir_fd=folder, dst_dir_fd=folder)
    os.sync()
for month in range(5):
    os.makedirs(f"{above}/{month}", exist_ok=True)
    folder = os.open(f"{above}/{month}", os.O_RDONLY)
    if act == "bring":
        put(folder, ".json", b"x" * 700)
    else:
        put(folder, ".gone", b"gone")
        put(folder, ".json", b"blank")
    os.close(folder)
"""
_DECODING = """
import json, os, sys
loads = json.loads
for name in os.listdir(sys.argv[1]):
    if name.endswith(".lines"):
        with open(os.path.join(sys.argv[1], name), encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("{"):
                    loads(line)
"""


def keeping(folder: Path) -> Command:
    """Return what imports typer and brings two small files and a name to disk, as `note` has to."""
    folder.mkdir(exist_ok=True)
    return Command((sys.executable, "-c", _KEEPING, str(folder)))


def bringing(folder: Path) -> Command:
    """Return what brings 20,000 files to disk, four thousand at a time, as an import has to."""
    return Command((sys.executable, "-c", _PUTTING, str(folder), "bring"))


def deleting(folder: Path) -> Command:
    """Return what marks these as deleted and blanks them, as a deletion has to."""
    return Command((sys.executable, "-c", _PUTTING, str(folder), "delete"))


def searching(packs: Path) -> Command:
    """Return what reads every pack, sums it up and looks for a word that is not there."""
    return Command((sys.executable, "-c", _SEARCHING, str(packs)))


def decoding(packs: Path) -> Command:
    """Return what decodes the JSON of every entry in the packs, and does nothing with it."""
    return Command((sys.executable, "-c", _DECODING, str(packs)))
