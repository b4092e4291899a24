"""What the settings promise: one bad line costs no other, least of all the country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck import settings
from numbcheck.crisis.country_line import country_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

READABLE = {
    "a mark in front": b'\xef\xbb\xbfcountry = "AT"\r\n',
    "ends of Windows": b'plain = true\r\ncountry = "AT"\r\n',
    "a bad line above": b'plain = tru\ncountry = "AT"\n',
    "a bad line below": b"country = 'AT' # home\nmotion = calm\n",
    "a line that is no text": b'# caf\xe9\ncountry = "AT"\n',
    "twice": b'country = "DE"\ncountry = "AT"\n',
    "a bracket": b'[[[\n"country" = "AT"',
    "a mark and a bad line": b'\xef\xbb\xbfcountry = "AT"\r\n=\r\n',
    "no line end": b'country = "AT"',
}
UNREADABLE = {
    "no end": b'country = "AT\n',
    "no quotes": b"country = AT\n",
    "no sign": b"country AT\n",
    "no text": b'country = "\xff"\n',
    "more behind": b'country = "AT" "DE"\n',
    "another sign": b"country: AT\n",
    "another case": b'Country = "AT"\n',
    "letters of two bytes": 'country = "\u00d6sterreich"'.encode("utf-16"),
}


@pytest.fixture(autouse=True)
def somewhere(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Be in a time zone of another country."""
    monkeypatch.setenv("TZ", "America/New_York")
    home.mkdir(mode=0o700)


@pytest.mark.parametrize("name", READABLE)
def test_my_country_counts_whatever_else_the_file_holds(shell: Shell, home: Path, name: str) -> None:
    """The crisis page shows my country's numbers, at the front door and in a practice, and asks nothing more."""
    (home / "config.toml").write_bytes(READABLE[name])
    out = shell("crisis").out
    assert "Austria, from your settings. Elsewhere: numbcheck crisis COUNTRY\n" in out
    assert re.search("144  ambulance|Ambulance: 1 4 4", out)
    assert "could not be read" not in out
    assert settings.load(home / "config.toml", {}).country == "AT"
    assert not settings.load(home / "config.toml", {}).country_unread


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_country_that_cannot_be_read_is_said(shell: Shell, home: Path, name: str) -> None:
    """Where my country is set and cannot be read, the page says so below the first numbers; they come first."""
    (home / "config.toml").write_bytes(UNREADABLE[name])
    lines = shell("crisis").out.splitlines()
    assert lines[0].startswith("United States, a guess from your time zone. ")
    assert "911" in lines[1]
    assert "Your settings could not be read." in lines
    assert settings.load(home / "config.toml", {}).country_unread
    assert "Your settings could not be read." not in shell("crisis", "at").out


def test_a_link_to_nowhere_is_not_no_settings(shell: Shell, home: Path) -> None:
    """Where the disk with my settings is away, the page says that they could not be read."""
    (home / "config.toml").symlink_to(home / "away" / "config.toml")
    assert "\nYour settings could not be read.\n" in shell("crisis").out
    assert settings.load(home / "config.toml", {}).country_unread


def test_letters_of_two_bytes_are_read(shell: Shell, home: Path) -> None:
    """A country saved by an editor that writes two bytes for each letter counts."""
    for name in ("utf-16", "utf-16-le", "utf-16-be"):
        (home / "config.toml").write_bytes('country = "AT"\r\n'.encode(name))
        assert shell("crisis").out.startswith("Austria, from your settings. ")


@pytest.mark.parametrize("line", ['country = "Atlantis"', "country = 5"])
def test_a_country_that_nobody_knows_is_said(shell: Shell, home: Path, line: str) -> None:
    """A country of my settings that is in no list is never passed over in silence for another."""
    (home / "config.toml").write_text(f"{line}\n")
    said = "The country in your settings is not in the list."
    assert said in " ".join(shell("crisis").out.split())


def test_where_nobody_knows_the_country_it_is_said_too(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a guess, and with a folder in the place of my settings, the page says why no number is shown."""
    monkeypatch.setenv("TZ", "Nowhere/Nothing")
    (home / "config.toml").mkdir()
    assert "Your settings could not be read, so there is no number to show." in shell("crisis").out
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")
    assert "could not be read" not in shell("crisis").out


def test_a_bad_line_elsewhere_is_no_matter_of_the_page(shell: Shell, home: Path) -> None:
    """A slip in another setting is not said on the crisis page, where no country is set."""
    (home / "config.toml").write_text("plain = tru\n")
    assert "could not be read" not in shell("crisis").out


def test_the_other_lines_count_and_the_bad_ones_are_named(shell: Shell, home: Path) -> None:
    """I am told which lines cannot be read, and that a setting is there more than once; the rest counts."""
    (home / "config.toml").write_text('bell = true\nplain = tru\nmotion = "calm"\nbell = false\n[x\n')
    ran = shell("config")
    assert "motion is calm (yours): " in ran.out
    assert "bell is off (yours): " in ran.out
    assert "bell is in config.toml more than once. The last line counts." in ran.err
    assert "Lines 2, 5 of config.toml cannot be read. The other lines count." in ran.err


def test_a_setting_in_a_broken_file_loses_no_line(shell: Shell, home: Path) -> None:
    """Setting one thing leaves every other line, the bad ones too, and puts the new one where it counts."""
    path = home / "config.toml"
    path.write_text("# mine\nmotion = calm\nbell = true\nplain = tru\nbell = false\n\n[x\n")
    assert shell("config", "set", "bell", "yes").code == 0
    assert path.read_text() == "# mine\nmotion = calm\nplain = tru\nbell = true\n\n[x\n"
    shell("config", "set", "country", "AT")
    assert path.read_text() == '# mine\nmotion = calm\nplain = tru\nbell = true\n\ncountry = "AT"\n[x\n'
    shell("config", "reset", "plain")
    assert path.read_text() == '# mine\nmotion = calm\nbell = true\n\ncountry = "AT"\n[x\n'
    loaded = settings.load(path, {})
    assert (loaded.bell, loaded.country) == (True, "AT")


def test_a_file_that_is_no_text_is_left_alone(shell: Shell, home: Path) -> None:
    """Settings that are no text at all are not written over."""
    (home / "config.toml").write_bytes(b"\xff\xfe")
    assert shell("config", "set", "plain", "on").code == 65
    assert (home / "config.toml").read_bytes() == b"\xff\xfe"


def test_a_setting_says_what_it_is_now(shell: Shell) -> None:
    """One sentence says what holds now, as a person would say it."""
    assert shell("config", "set", "plain", "yes").err == "plain is now on.\n"
    assert shell("config", "set", "country", "AT").err == "country is now AT.\n"
    assert shell("config", "reset", "plain").err == "plain is off again, as at the start.\n"
    assert shell("config", "reset", "motion").err == "motion is text again, as at the start.\n"


def test_no_bytes_break_the_search_for_the_country() -> None:
    """Whatever lies there, a country or none is found."""
    assert country_in(bytes(range(256)) * 3) == ("", False)
    assert country_in(b"country\n" + b'country="AT"') == ("AT", False)
    assert country_in(b"countryside = 3") == ("", False)


@pytest.mark.parametrize(
    ("typed", "meant"), [("Astria", 'Did you mean "Austria"?'), ("zz", "For example: AT or Austria.")]
)
def test_a_country_that_is_none_is_never_set(shell: Shell, typed: str, meant: str) -> None:
    """A slip in the name of my country is said when I set it, and not found out when I need the numbers."""
    shell("config", "set", "country", "uk")
    ran = shell("config", "set", "country", typed)
    assert (ran.code, ran.out) == (78, "")
    assert ran.err == f'country stays as it is: there\'s no "{typed}". {meant}\n'
    assert shell("crisis").out.startswith("United Kingdom, from your settings.")
    assert shell("config", "set", "country", "Österreich").code == 0
    assert shell("crisis").out.startswith("Austria, from your settings.")
    assert shell("config", "set", "country", "").err == "country is now unset.\n"
