"""`import`: what another program kept, brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck.clean import named
from numbcheck.cli.choices import FILES, one_of, path_of
from numbcheck.errors import UsageError
from numbcheck.exchange.reading import sources, walls
from numbcheck.exchange.reading.given import Given
from numbcheck.exchange.reading.making import Wishes
from numbcheck.exchange.reading.walls import Wall
from numbcheck.journal import tags as tagging
from numbcheck.spelling import suggestion
from numbcheck.visit import dates
from numbcheck.visit.bridges.bring_in import Import, bring_in
from numbcheck.visit.house import House

if TYPE_CHECKING:
    import typer

_FORMATS = ("auto", *sources.NAMES)
_LEVELS = range(1, 6)


class Options(NamedTuple):
    """How a file is read, and what of it is wanted."""

    format_: Annotated[
        str | None,
        _FORMATS,
        typer.Option("-f", "--format", help=f"{one_of(_FORMATS)}; without it, by what is in it."),
    ] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be added.")] = False
    zone: Annotated[
        str | None,
        typer.Option("--zone", help="Where its times are from, as Europe/Vienna; without it, here."),
    ] = None
    moods: Annotated[
        str | None, typer.Option("--moods", help="Levels for moods, 5 the best: ok=3,flat=2")
    ] = None
    tag: Annotated[list[str] | None, typer.Option("-t", "--tag", help="A tag for all of them.")] = None
    since: Annotated[str | None, typer.Option("--since", help="Only from this day on.")] = None
    again: Annotated[bool, typer.Option("--again", help="What was deleted here comes in, too.")] = False


def command(
    house: House,
    file: Annotated[str, FILES, typer.Argument(help="A file, a folder of notes, or - for a pipe.")],
    options: Options = Options(),
) -> int | None:
    """Bring in what another program kept: jrnl, Daylio, Day One, Markdown, a table, or your own export.

    It is looked through first, and what would be added is said; on a terminal you are asked. What is here already is
    not added again, what you deleted stays deleted, and numbcheck undo takes back all of it, for an hour. Nothing of
    FILE is changed. What has no place here is kept beside the entry.
    """
    if options.format_ is not None and options.format_ not in _FORMATS:
        raise UsageError(f"-f can be {one_of(_FORMATS)}.")
    pipe = getattr(house.streams.stdin, "buffer", None) if file == "-" else None
    form = None if options.format_ in {None, "auto"} else options.format_
    path, in_memory = None if file == "-" else path_of(file), house.sealing.hides_words
    with Given(path, pipe, house.places.state, in_memory=in_memory) as given:
        source, wishes = sources.told(given, form), _wishes(house, options)
        asked = Import(given, source, wishes, house.journal.names.suffixes())
        return None if bring_in(house, asked, is_dry=options.dry_run) else 65


def _wishes(house: House, options: Options) -> Wishes:
    """Return what was typed about the entries. Raises UsageError."""
    return Wishes(
        _wall(house, options.zone),
        _moods(options.moods),
        tuple(map(tagging.tag, options.tag or ())),
        dates.day(house, options.since) if options.since else None,
        options.again,
    )


def _wall(house: House, zone: str | None) -> Wall:
    """Return the wall that times without a zone stood on: that of a zone by its name, else that of here."""
    if zone is None:
        return walls.of(house.zone or "") or Wall("", None)
    wall = walls.of(zone)
    if wall is None:
        from numbcheck.crisis.tables.zones import ZONES

        example = "For example: Europe/Vienna"
        raise UsageError(f'There\'s no time zone "{named(zone)}".{suggestion(zone, ZONES, example)}')
    return wall


def _moods(typed: str | None) -> dict[str, int]:
    """Return the levels of moods that were typed, as `ok=3,flat=2`. Raises UsageError."""
    levels: dict[str, int] = {}
    for part in filter(None, map(str.strip, (typed or "").split(","))):
        name, _, level = part.rpartition("=")
        if not (name.strip() and level.strip() in map(str, _LEVELS)):
            raise UsageError(
                'A mood takes a level from 1 to 5, 5 the best. For example: --moods "ok=3,flat=2"'
            )
        levels[name.strip().casefold()] = int(level)
    return levels
