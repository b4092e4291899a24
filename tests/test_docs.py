"""The manual agrees with the program: every command, every option and every setting, each with an example."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from numbcheck.cli import table
from numbcheck.cli.group import load
from numbcheck.crisis.country import country
from numbcheck.crisis.page import page
from numbcheck.settings.table import TABLE, Setting
from tools import make_command_docs as docs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

ROOT = docs.DOCS.parent
README = ROOT / "README.md"
PICTURES = [ROOT / "docs" / "pictures" / f"{name}.svg" for name in ("breath", "senses", "history", "crisis")]
FILMS = PICTURES[:2]
PHOTOS = [ROOT / "docs" / "pictures" / f"{name}.webp" for name in ("report", "report-dark")]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("path", docs.pages(), ids=lambda path: path.name)
def test_the_pages_are_those_of_this_program(path: Path) -> None:
    """What I read in the manual is what the program says in its help."""
    assert path.read_text(encoding="utf-8") == docs.pages()[path], "run make manual"


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed here")
def test_the_manual_page_reads_as_manuals_do() -> None:
    """`man numbcheck` has nothing that a reader of manuals stumbles over, names every command, and fits 78 columns."""
    call = ["mandoc", "-T", "lint", "-W", "warning", str(docs.MAN)]
    assert subprocess.run(call, capture_output=True, text=True, check=False).stdout == ""
    shown = subprocess.run(
        ["mandoc", "-T", "utf8", docs.MAN], capture_output=True, text=True, check=True
    ).stdout
    lines = re.sub(r".\x08", "", shown).splitlines()
    assert max(map(len, lines)) <= 78
    for row in table.TABLE:
        assert any(re.match(rf" +{row.name}\b", line) for line in lines), row.name


@pytest.mark.parametrize("row", table.TABLE, ids=lambda row: row.name)
def test_every_command_has_an_example_and_its_options(row: table.CommandRow) -> None:
    """Each command has a chapter with an example, and all of its options with a word on each."""
    chapter = docs.commands().split(f"\n## {row.name}\n")[1].split("\n## ")[0]
    assert row.examples
    assert all(example.startswith(f"numbcheck {row.name}") for example in row.examples)
    assert all(f"\n    {example}\n" in chapter for example in row.examples)
    for param in load(row.name).params:
        shown = not getattr(param, "hidden", False)
        assert bool(param.help) is shown, param.name
        names = [name for name in (*param.opts, *param.secondary_opts) if "-" in name]
        assert all((f"`{name}" in chapter) is shown for name in names)


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_every_setting_has_an_example_that_works(shell: Shell, setting: Setting) -> None:
    """Each setting has a chapter, and its example does what it says."""
    example = f"config set {setting.name} {docs.example(setting)}"
    assert f"\n    numbcheck {example}\n" in docs.settings_()
    assert shell(*example.split()).code == 0
    assert shell("config").out.startswith(f"{setting.name} is ")
    assert shell("config").out.count(" (yours): ") == 1


def test_links_in_the_readme_lead_somewhere() -> None:
    """Nothing the first page points to is missing, and each picture says in words what it shows."""
    links = re.findall(r"(!?)\[([^]]*)\]\(([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert [target for picture, _, target in links if picture] == [
        str(path.relative_to(ROOT)) for path in (*PICTURES, *PHOTOS)
    ]
    for picture, words, target in links:
        assert (ROOT / target).exists(), target
        assert len(words.split()) > 5 or not picture


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_pictures_fetch_nothing(path: Path) -> None:
    """A picture is small, holds words for who does not see it, follows light and dark, and fetches nothing."""
    text = path.read_text(encoding="utf-8")
    picture = ET.fromstring(text)
    assert len(text) < (60_000 if path in FILMS else 10_000)
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "path",
        "text",
        *(["g"] if path in FILMS else []),
    }
    assert not [name for element in picture.iter() for name in element.attrib if name.startswith("on")]
    assert text.count("://") == text.count('xmlns="http://www.w3.org/2000/svg"') == 1
    assert "@import" not in text and "url(" not in text
    assert "prefers-color-scheme: dark" in text
    assert (picture.findtext(f"{SVG}desc") or "").count(" ") > 5


@pytest.mark.parametrize("path", FILMS, ids=lambda path: path.stem)
def test_a_picture_that_moves_stands_still_for_who_wants_that(path: Path) -> None:
    """Each line that moves has a place where it stands, and nothing moves for whoever asked their system for less of it."""
    text = path.read_text(encoding="utf-8")
    moving = re.findall(
        r"^\.(line\d+) \{ transform: translateY\(-?\d+px\); animation: \1 ", text, re.MULTILINE
    )
    assert moving == re.findall(r'<g class="(\w+)">', text) != []
    assert "@media (prefers-reduced-motion: reduce) { g { animation: none !important } }" in text


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: path.stem)
def test_what_a_browser_drew_is_small(path: Path) -> None:
    """What a browser drew of a page is one small picture."""
    raw = path.read_bytes()
    assert (raw[:4], raw[8:12]) == (b"RIFF", b"WEBP")
    assert len(raw) < 40_000


def test_the_picture_of_crisis_is_not_old() -> None:
    """A number in a picture is the number that the program shows today, on a screen of that width."""
    shown = [line.strip() for line in page(country("AT"), width=40, room=22)]
    drawn = [element.text for element in ET.parse(ROOT / "docs/pictures/crisis.svg").iter(f"{SVG}text")]
    assert drawn[0] == "$ numbcheck crisis AT"
    assert drawn[1:] == [line for line in shown if line][: len(drawn) - 1], "run make pictures"


def test_every_module_that_a_page_names_is_there() -> None:
    """Whoever follows a decision, or the plan of the house, into the code finds the module where it says."""
    pages = [
        *(ROOT / "docs" / "decisions").glob("*.md"),
        ROOT / "docs" / "architecture.md",
        ROOT / "CONTRIBUTING.md",
    ]
    named = {
        (page.name, path)
        for page in pages
        for path in re.findall(r"(?:[a-z_]+/)+[a-z_0-9]+\.py\b", page.read_text(encoding="utf-8"))
    }
    places = (ROOT, ROOT / "src" / "numbcheck", ROOT / "tests")
    assert not sorted((page, path) for page, path in named if not any((at / path).exists() for at in places))
