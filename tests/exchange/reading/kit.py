"""What the tests of reading share: a file in, its entries and what was said of it out."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.exchange.reading import own, sources, walls
from numbcheck.exchange.reading.found import Own
from numbcheck.exchange.reading.given import Given
from numbcheck.exchange.reading.making import Maker, Wishes
from numbcheck.exchange.reading.survey import Survey
from numbcheck.journal.store.names import Suffixes

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

FILES = Path(__file__).parent / "files"
"""Inputs made by hand, one of each kind."""
NOBODY = Suffixes(set(), set())


class Looked(NamedTuple):
    """What came of a file: its form, its entries, the survey."""

    form: str
    entries: list[Entry]
    survey: Survey

    @property
    def rows(self) -> list[tuple[str, str | None, list[str]]]:
        """The wall time, text and tags of each entry."""
        return [(f"{one.at:%Y-%m-%d %H:%M}", one.text, list(one.tags)) for one in self.entries]

    @property
    def lost(self) -> list[tuple[int, str]]:
        """The lines that are named, and why."""
        return [(one.line, one.words) for one in self.survey.named]


def look(
    path: Path,
    content: bytes | str | None = None,
    form: str | None = None,
    zone: str = "Europe/Vienna",
    wishes: Wishes | None = None,
) -> Looked:
    """Read a file, made of `content` where that is given."""
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    wall = walls.of(zone)
    assert wall
    with Given(path, None, str(path.parent)) as given:
        survey, source = Survey(), sources.told(given, form)
        maker = Maker(source, wishes or Wishes(wall), NOBODY, survey)
        return Looked(f"{source.name}: {source.module}", list(maker.entries(source.read(given))), survey)


def own_entries(text: str) -> list[Entry]:
    """Return the revisions in a document that numbcheck wrote; whatever else is found in it breaks."""
    found = list(own.revisions(StringIO(text)))
    assert all(isinstance(one, Own) for one in found), found
    return [one.entry for one in found if isinstance(one, Own)]
