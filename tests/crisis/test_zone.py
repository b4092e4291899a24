"""The guess of the country: right, or silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.crisis import zone
from numbcheck.crisis.tables.countries import NAMES
from numbcheck.crisis.tables.zones import ZONES

if TYPE_CHECKING:
    from pathlib import Path


def machine(root: Path, written: str | bytes = "", linked: str = "") -> str:
    """Lay out the two files that say which zone a machine is in."""
    (root / "etc").mkdir()
    if written:
        (root / "etc/timezone").write_bytes(written if isinstance(written, bytes) else written.encode())
    if linked:
        (root / "etc/localtime").symlink_to(linked)
    return str(root)


@pytest.mark.parametrize(
    ("tz", "code"),
    [
        ("Europe/Vienna", "AT"),
        (":Europe/Vienna", "AT"),
        ("/usr/share/zoneinfo/Europe/Vienna", "AT"),
        ("/usr/share/zoneinfo/posix/Asia/Tokyo", "JP"),
        ("US/Eastern", "US"),
        ("Asia/Calcutta", "IN"),
        ("GB-Eire", "GB"),
        ("Europe/Kiev", "UA"),
        ("Iceland", "IS"),
        ("Africa/Asmera", "ER"),
        ("America/Virgin", "VI"),
        ("Pacific/Truk", "FM"),
        ("Atlantic/Jan_Mayen", "SJ"),
    ],
)
def test_sr_16_tz_names_a_country(tz: str, code: str) -> None:
    """The zone a person set themselves is believed, old names too."""
    assert zone.guess({"TZ": tz}) == code


@pytest.mark.parametrize(
    "tz",
    [
        "",
        "UTC",
        "Etc/UTC",
        "GMT",
        "CET",
        "EST5EDT",
        "CET-1CEST",
        "Etc/GMT+5",
        "Mars/Base",
        "Europe/Simferopol",
        "\x00",
        "../..",
    ],
)
def test_sr_16_a_zone_that_is_no_place_gives_no_country(tz: str, tmp_path: Path) -> None:
    """UTC and its like say nothing about where a person is; other files are not asked then."""
    assert zone.guess({"TZ": tz}, machine(tmp_path, "Europe/Paris\n")) == ""


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_sr_16_over_ssh_the_servers_zone_is_not_asked(name: str, tmp_path: Path) -> None:
    """Logged in to a machine far away, a person does not see that machine's numbers."""
    assert zone.guess({name: "192.0.2.7 50022 192.0.2.1 22"}, machine(tmp_path, "Europe/Paris\n")) == ""
    assert zone.guess({name: "x", "TZ": "Europe/Paris"}) == ""


@pytest.mark.parametrize(
    ("written", "linked", "name"),
    [
        ("Europe/Paris\n", "", "Europe/Paris"),
        ("", "/usr/share/zoneinfo/Europe/Paris", "Europe/Paris"),
        ("", "../usr/share/zoneinfo/Europe/Paris", "Europe/Paris"),
        ("", "/var/db/timezone/zoneinfo/America/New_York", "America/New_York"),
        ("Asia/Calcutta\n", "/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
        ("Europe/Paris\n", "/usr/share/zoneinfo/Europe/Berlin", ""),
        ("Etc/UTC\n", "/usr/share/zoneinfo/Europe/Berlin", ""),
        ("", "/somewhere/else", ""),
        ("", "", ""),
        (b"\xff\xfe\x00Europe", "", None),
    ],
)
def test_the_machines_own_zone(written: str | bytes, linked: str, name: str | None, tmp_path: Path) -> None:
    """The machine's files are read, and when they contradict each other neither is believed."""
    root = machine(tmp_path, written, linked)
    found = zone.zone_name({}, root)
    assert zone.country_of(found) == "" if name is None else found == name


def test_the_zone_is_looked_for_without_ever_failing(tmp_path: Path) -> None:
    """Missing folders, a directory or a pipe in place of a file: no error, no waiting, no country."""
    assert zone.guess({}, str(tmp_path / "nowhere")) == ""
    (tmp_path / "etc/timezone").mkdir(parents=True)
    (tmp_path / "etc/localtime").mkdir()
    assert zone.guess({}, str(tmp_path)) == ""
    (tmp_path / "etc/timezone").rmdir()
    import os

    os.mkfifo(tmp_path / "etc/timezone")
    assert zone.guess({}, str(tmp_path)) == ""


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    """Only the first few bytes are read."""
    root = machine(tmp_path, "Europe/Paris\n" + "x" * 1_000_000)
    assert zone.guess({}, root) == "FR"


def test_every_zone_lies_in_a_known_country() -> None:
    """The table knows some five hundred zones, each in a country that has a name."""
    assert len(ZONES) > 500
    assert set(ZONES.values()) <= set(NAMES)
    assert not [name for name in ZONES if name.startswith("Etc/") or name in ("UTC", "GMT", "CET", "EST")]
