"""Addresses as links, on the page of numbers and wherever words stand on a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.crisis.links import linked
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile("\x1b]8;;https://([^\x1b]*)\x1b\\\\([^\x1b]*)\x1b]8;;\x1b\\\\")


def seen(home: Path, *words: str, name: str = "COLUMNS", value: str = "80") -> str:
    """Return the bytes that a terminal gets, as text with single line ends; one variable is set for it."""
    with terminal(home, *words, size=(80, 24), command=None, **{name: value}) as pair:
        assert pair.wait_for_end() == 0
        return pair.raw.decode().replace("\r\n", "\n")


def test_an_address_is_a_link_and_stays_readable(home: Path) -> None:
    """On a terminal each address can be opened, and what one reads is the page as it is in a pipe."""
    page = seen(home, "crisis", "DE", "--all")
    addresses = LINK.findall(page)
    assert ("telefonseelsorge.de", "telefonseelsorge.de") in addresses
    assert all(target == words for target, words in addresses)
    assert "\x1b" not in LINK.sub(r"\2", page)
    assert LINK.sub(r"\2", page) == seen(home, "crisis", "DE", "--all", "--no-color")


@pytest.mark.parametrize(
    "given",
    [
        "--plain",
        "--no-color",
        "--card",
        "--sources",
        "NO_COLOR=1",
        "TERM=dumb",
        "TERM=linux",
        "NUMBCHECK_PLAIN=yes",
        "ACCESSIBLE=1",
    ],
)
def test_where_no_link_is_wanted(home: Path, given: str) -> None:
    """Plain lines, no colours, a card, and a terminal that cannot: nothing but text comes."""
    name, is_variable, value = given.partition("=")
    if is_variable:
        page = seen(home, "crisis", "DE", "--all", name=name, value=value)
    else:
        page = seen(home, "crisis", "DE", "--all", given)
    assert "112" in page
    assert "\x1b" not in page


def test_a_pipe_gets_no_link(home: Path) -> None:
    """In a pipe there are addresses as text."""
    done = subprocess.run(
        [sys.executable, "-m", "numbcheck", "crisis", "DE"], capture_output=True, check=True
    )
    assert b"telefonseelsorge.de" in done.stdout
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("row", "links"),
    [
        ("Free. Chat: 988lifeline.org", ["988lifeline.org"]),
        ("  (findahelpline.com, befrienders.org).", ["findahelpline.com", "befrienders.org"]),
        ("Chat: 143.ch/en/chat", ["143.ch/en/chat"]),
        ("144  24/7  0800 222 555  1.5 e.g. plan.md me@example.org http://x.org a..b.org Www.x.Y", []),
        ("x.org\x07 x\x1b.org", []),
    ],
)
def test_what_is_an_address(row: str, links: list[str]) -> None:
    """Only what is plainly the address of a page is one, and no sign that could mean something to a terminal."""
    assert [target for target, _ in LINK.findall(linked(row))] == links
    assert LINK.sub(r"\2", linked(row)) == row


def test_addresses_in_words_of_other_pages(home: Path) -> None:
    """So it is where a page, or my own plan, is written to a terminal by other commands."""
    home.mkdir()
    (home / "plan.md").write_text("## 5. Professionals\n\n- The clinic, clinic-one.example\n")
    page = seen(home, "plan")
    assert ("clinic-one.example", "clinic-one.example") in LINK.findall(page)
    assert "\x1b" not in seen(home, "--plain", "plan")
