"""Whatever the time zone of the machine is set to, everything goes on, and no made-up zone is kept."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from numbcheck.crisis import zone
from numbcheck.journal.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Shell

ODD = (
    "XXX24",
    "XXX-24",
    "<+99>-99",
    "XXX167:59:59",
    "AAA25BBB-30,0/0,J365/23",
    "CET-1CEST",
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "XXX5:30:15",
    "Mars/Base",
    "",
    ":",
    "/nowhere/at/all",
    "../../etc/passwd",
    "localtime",
    "zone.tab",
    "\udcff\udcfe",
)


@pytest.fixture
def set_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Return what sets the zone of this process; afterwards it is the machine's again."""

    def set_to(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_to
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", ODD)
def test_no_zone_stops_anything(shell: Shell, set_zone: object, name: str) -> None:
    """With any nonsense in TZ I can write, look back, practise and take back, and it says no zone that is none."""
    set_zone(name)  # type: ignore[operator]
    assert shell("note", "a line", "-q").code == 0
    assert shell("note", "of before", "--at", "yesterday 12:00", "-q").code == 0
    assert shell("ground", text="lamp\n").code == 0
    looked = shell("history", "--json")
    assert looked.code == 0
    assert [entry.get("zone") for entry in looked.entries] == [None] * 3
    for argv in (["history", "--since", "7d"], ["trends"], ["export", "-"], ["report"], ["undo"], ["crisis"]):
        ran = shell(*argv)
        assert ran.code == 0, ran.err
        assert "zone:" not in ran.out


@pytest.mark.parametrize("name", ["Europe/Vienna", ":Asia/Kolkata", "EST5EDT", "UTC"])
def test_a_real_zone_is_kept(shell: Shell, set_zone: object, name: str) -> None:
    """A zone that this machine knows stands in the entry under its own name."""
    set_zone(name)  # type: ignore[operator]
    if not os.path.exists(f"/usr/share/zoneinfo/{name.lstrip(':')}"):
        pytest.skip("this machine does not know the zone")
    shell("note", "a line", "-q")
    assert shell("history", "--json").entries[0]["zone"] == name.lstrip(":")


def _compiled(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"TZif2" + bytes(39))


def test_a_zone_is_real_where_the_machine_knows_it(tmp_path: Path) -> None:
    """A name counts where its zone lies on this machine; a link to it, as in TZ=:/etc/localtime, is followed."""
    _compiled(tmp_path / "usr/share/zoneinfo", "Mars/Base")
    _compiled(tmp_path / "usr/share/zoneinfo", "localtime")
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/localtime").symlink_to("/usr/share/zoneinfo/Mars/Base")
    root = str(tmp_path)
    for environ in ({}, {"TZ": "Mars/Base"}, {"TZ": ":Mars/Base"}, {"TZ": ":/etc/localtime"}):
        assert zone.real_name(environ, root) == "Mars/Base"
    for name in ("Mars/Other", "localtime", "Mars", "../share/zones/Mars/Base", "XXX24"):
        assert zone.real_name({"TZ": name}, root) == ""
    assert zone.real_name({"TZ": "Venus/Base"}, root) == ""
    _compiled(tmp_path / "own", "Venus/Base")
    assert zone.real_name({"TZ": "Venus/Base", "TZDIR": str(tmp_path / "own")}, root) == "Venus/Base"


def test_without_zones_no_zone_is_kept(tmp_path: Path) -> None:
    """On a machine that has no zones at all, its clock runs in none of them, whatever it is told."""
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/timezone").write_text("Europe/Paris\n")
    assert zone.real_name({}, str(tmp_path)) == ""
    assert zone.real_name({"TZ": "Europe/Paris"}, str(tmp_path)) == ""


def test_an_entry_without_a_zone_is_read(shell: Shell, home: Path) -> None:
    """An entry whose zone is missing, or empty as it once was written, is one like any other; so is its edit."""
    shell("note", "a line", "-q")
    path = next(home.glob("entries/*/*/*.json"))
    entry = decode(path.read_bytes())
    without = encode(entry._replace(zone=None))
    assert b"zone" not in without
    path.write_bytes(without.replace(b'"kind"', b'"zone": "",\n  "kind"'))
    assert shell("history", "--json").entries[0]["text"] == "a line"
    path.write_bytes(without)
    assert decode(without).zone is None
    assert shell("edit", "@1", "-", text="changed").code == 0
    assert "zone" not in shell("history", "--json").entries[0]
