"""Imports, exports and mirrors that the kernel kills: the short form of `python -m tests.torture bridges`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.torture import bridged, syscalls
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not syscalls.available(), reason="strace is not here, or may not trace")


@pytest.mark.parametrize("name", ["an import from Day One", "a deletion", "a mirror"])
def test_the_kernel_may_kill_what_comes_and_goes(name: str, tmp_path: Path) -> None:
    """Wherever an import, its deletion or a mirror is killed: whole entries and notes, and the next run makes up for it."""
    assert bridged.swept(tmp_path, name, step=90) >= 3


IN_PLACE = """
from numbcheck.journal.store import durable, writer
def put_entries(self, entries, month, put):
    for name, raw in entries:
        how = durable.os.O_CREAT | durable.os.O_WRONLY
        file = durable.os.open(name + ".json", how, 0o600, dir_fd=month.folder)
        for at in range(0, len(raw), 40):
            durable.os.write(file, raw[at : at + 40])
writer.Writer._put_entries = put_entries
"""


def test_the_check_of_kills_sees_who_writes_in_place(tmp_path: Path) -> None:
    """A writer that leaves half an entry when the kernel kills it is noticed."""
    with pytest.raises(BrokenPromiseError, match="dead before"):
        bridged.swept(tmp_path, "an import from jrnl", step=3, calls="write", careless=IN_PLACE)
