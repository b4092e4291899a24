"""Make entries of what a reader found; id and bytes come from the source alone, so each is made once."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.errors import UsageError
from numbcheck.exchange.reading import walls
from numbcheck.exchange.reading.found import NO_TEXT, TOO_LARGE, Found, Own, Remark, is_text
from numbcheck.exchange.reading.walls import TimesShown
from numbcheck.journal import kinds
from numbcheck.journal import tags as tagging
from numbcheck.journal.content import FROM, LEVEL, MOOD
from numbcheck.journal.entry import LONGEST, NOTHING, VERSION, Entry
from numbcheck.journal.fields import with_offset
from numbcheck.journal.ids import base32, new_id, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from numbcheck.exchange.reading.sources import Source
    from numbcheck.exchange.reading.survey import Survey
    from numbcheck.exchange.reading.walls import Wall
    from numbcheck.journal.store.names import Suffixes

_FENCED = re.compile(
    r"^[ \t>]*(?P<fence>```+|~~~+).*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_MINUTE = 13
"""Characters of an id up to its minute."""


class Wishes(NamedTuple):
    """What the person says of a file: whose times it has, levels of moods, tags for all, and what is wanted."""

    wall: Wall
    moods: Mapping[str, int] = NOTHING
    tags: tuple[str, ...] = ()
    since: date | None = None
    again: bool = False


class _Placed(NamedTuple):
    """Something found, and where it belongs: its id, its moment, the zone there, and what is kept beside it."""

    found: Found
    tags: tuple[str, ...]
    id: str
    at: datetime
    zone: str
    extra: Mapping[str, Any]


class Maker:
    """Makes the entries of one way through a source; what the journal `knows` is not made again."""

    __slots__ = ("_knows", "_seen", "_source", "_survey", "_times", "_wishes")

    def __init__(self, source: Source, wishes: Wishes, knows: Suffixes, survey: Survey) -> None:
        self._source = source
        self._wishes = wishes
        self._knows = knows
        self._survey = survey
        self._seen: set[bytes] = set()
        self._times: dict[bytes, int] = {}

    def entries(self, read: Iterable[Found | Own | Remark]) -> Iterator[Entry]:
        """Yield the entries that are new here, in the order of the source."""
        for given_id, one in self._new(read):
            if isinstance(one, _Placed):
                yield self._entry(one, given_id)
            else:
                yield self._own(one.entry, given_id)

    def _new(self, read: Iterable[Found | Own | Remark]) -> Iterator[tuple[str, _Placed | Own]]:
        """Yield what is new here, and the id that it gets; the survey counts the others."""
        for one in read:
            match self._placed(one) if isinstance(one, Found) else one:
                case Remark() as remark:
                    self._survey.note(remark)
                case _Placed() as placed:
                    if new := self._wanted(placed.id, placed.at.date()):
                        yield new, placed
                case Own(_, entry) as own:
                    suffix = suffix_of(entry.id).encode()
                    if new := self._wanted(entry.id, entry.day, is_twin=suffix in self._seen):
                        yield new, own
                    self._seen.add(suffix)

    def _wanted(self, entry_id: str, day: date, *, is_twin: bool = False) -> str:
        """Return the id to keep an entry under, "" for none, and count it; a second text of one id is not counted."""
        suffix, count, survey = suffix_of(entry_id), not is_twin, self._survey
        is_gone = suffix in self._knows.gone
        other = self._others(suffix) if is_gone and self._wishes.again else ""
        if count:
            survey.span(day)
        if self._wishes.since and day < self._wishes.since:
            survey.earlier += count
        elif is_gone and not other:
            survey.deleted += count
        elif (other or suffix) in self._knows.here:
            survey.here += count
        else:
            survey.new += count
            survey.again += count and is_gone
            return f"{entry_id[:-16]}{other}" if other else entry_id
        return ""

    def _others(self, suffix: str) -> str:
        """Return the suffix under which a deleted entry comes in again: the first that was not deleted."""
        count = 1
        while (other := _suffix("again", suffix, str(count))) in self._knows.gone:
            count += 1
        return other

    def _own(self, entry: Entry, given_id: str) -> Entry:
        """Return an entry of ours under its id, with the tags that all get; with others it is another text."""
        if given_id != entry.id:
            entry = entry._replace(id=given_id, moved_from=NOTHING)  # an id of before was deleted, too
        tags = tuple(dict.fromkeys((*entry.tags, *self._wishes.tags)))
        if tags == entry.tags:
            return entry
        return entry._replace(tags=tags, rev=_rev_of(given_id, entry.rev, tags))

    def _placed(self, found: Found) -> _Placed | Remark:
        if len(found.text) > LONGEST:
            return Remark(found.line, f"it {TOO_LARGE}")
        if not is_text(_strings(found)):
            return Remark(found.line, NO_TEXT)
        key = self._key(found)
        if key is None:
            return Remark(found.line, "it's here twice", is_lost=False)
        try:
            at, zone, extra = self._moment(found)
            entry_id = self._id(found, at, key)
        except (ValueError, OverflowError, OSError):
            return Remark(found.line, "its date is beyond the calendar")
        if found.mood and self._level(found) is None:
            self._survey.mood(found.mood)
        return _Placed(found, tuple(self._tags(found)), entry_id, at, zone, extra)

    def _tags(self, found: Found) -> Iterator[str]:
        """Yield each tag as it is kept; what has nothing in it is none."""
        for given in found.tags:
            with suppress(UsageError):
                name = tagging.tag(given)
                if " " in given.strip():
                    self._survey.tag(name)
                yield name

    def _key(self, found: Found) -> str | None:
        """Return by what an entry is known; None where it stood in the source before."""
        key = "\0".join(found.key)
        digest = sha256(key.encode("utf-8", "surrogatepass")).digest()[:10]
        is_first = digest not in self._seen
        self._seen.add(digest)
        if not found.counts:
            return key if is_first else None
        times = 1 if is_first else self._times.get(digest, 1) + 1
        if times > 1:
            self._times[digest] = times
        return f"{key}\0{times}"

    def _id(self, found: Found, at: datetime, key: str) -> str:
        if not found.id:
            return new_id(at, bytes, _suffix(self._source.name, key))
        fresh = new_id(at, bytes, suffix_of(found.id))
        return found.id if fresh[:_MINUTE] == found.id[:_MINUTE] else fresh

    def _entry(self, placed: _Placed, given_id: str) -> Entry:
        found = placed.found
        text = found.text.strip("\n")
        tags = tagging.joined(_unfenced(text), (*placed.tags, *self._wishes.tags))
        data = self._data(found)
        extra = {"extra": {self._source.of: dict(placed.extra)}} if placed.extra else NOTHING
        kind = found.kind or (kinds.CHECK if found.mood and not text else kinds.JOURNAL)
        rev = _rev_of(given_id, placed.at.isoformat(), placed.zone, kind, text, tags, data, dict(extra))
        return Entry(
            VERSION,
            given_id,
            rev,
            (),
            saved=placed.at,
            at=placed.at,
            zone=placed.zone or None,
            kind=kind,
            text=text or None,
            tags=tags,
            data=data,
            extra=extra,
        )

    def _data(self, found: Found) -> dict[str, Any]:
        """Return where it is from, its mood by name and, where the source or the person says so, by level."""
        mood: dict[str, Any] = {MOOD: found.mood} if found.mood else {}
        if level := self._level(found):
            mood[LEVEL] = level
        return {FROM: self._source.of, **mood, **found.data}

    def _level(self, found: Found) -> int | None:
        return self._wishes.moods.get(found.mood.casefold(), found.level)

    def _moment(self, found: Found) -> tuple[datetime, str, Mapping[str, Any]]:
        """Return when it was, the name of the zone there, and what is kept beside it; raises as `Wall.moment`."""
        wall, extra = walls.of(found.zone), found.extra
        if wall is None and found.zone:
            wall, extra = walls.fixed(found.zone), {**extra, "zone": found.zone}
        if found.when.tzinfo is None:
            wall = wall or self._wishes.wall
            at, shown = wall.moment(found.when)
            self._survey.naive += 1
            self._survey.skipped += shown is TimesShown.NEVER
            self._survey.twice += shown is TimesShown.TWICE
            self._survey.only_days += not found.has_clock
        else:
            at = wall.seen(found.when) if wall else found.when
        return with_offset(at), wall.name if wall else "", extra


def _strings(found: Found) -> str:
    """Return all that is to be kept of it, one behind the other."""
    if not (found.extra or found.data):
        return "".join((found.text, found.mood, found.zone, found.kind, *found.tags))
    return _ENCODER.encode([*found[3:6], *found[9:], dict(found.data), dict(found.extra)])


def _rev_of(*parts: Any) -> str:
    """Return the name of the revision that holds these parts: the same wherever it is made."""
    raw = _ENCODER.encode(parts).encode("utf-8", "replace")
    return base32(sha256(raw).digest()[:5])


def _unfenced(text: str) -> str:
    """Return a text without the code in it, where a `#word` is no tag."""
    return _FENCED.sub("", text) if "```" in text or "~~~" in text else text


def _suffix(form: str, *key: str) -> str:
    """Return the suffix of the id of what has this key in this form."""
    return base32(
        sha256("\0".join(("numbcheck-import", form, *key)).encode("utf-8", "surrogatepass")).digest()[:10]
    )
