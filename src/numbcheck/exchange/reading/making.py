"""Making: what a reader found becomes an entry whose id and bytes come from the source alone, so that it is made once."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.errors import UsageError
from numbcheck.exchange.reading import walls
from numbcheck.exchange.reading.found import Found, Own, Remark
from numbcheck.exchange.reading.walls import Shown
from numbcheck.journal import tags as tagging
from numbcheck.journal.codec import to_record
from numbcheck.journal.entry import LONGEST, NOTHING, VERSION, Entry
from numbcheck.journal.fields import with_offset
from numbcheck.journal.ids import base32, new_id, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from numbcheck.exchange.reading.sources import Source
    from numbcheck.exchange.reading.survey import Survey
    from numbcheck.exchange.reading.walls import Wall
    from numbcheck.journal.store.names import Letters

_FENCED = re.compile(r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_MINUTE = 13
"""Signs of an id that name its minute."""


class Wishes(NamedTuple):
    """What the person says of a file: the wall its times are of, levels of moods, tags for all, and what of it is wanted."""

    wall: Wall
    moods: Mapping[str, int] = NOTHING
    tags: tuple[str, ...] = ()
    since: date | None = None
    again: bool = False


class Maker:
    """Makes the entries of one way through a source; what the journal `knows` is not made again."""

    __slots__ = ("_knows", "_seen", "_source", "_survey", "_times", "_wishes")

    def __init__(self, source: Source, wishes: Wishes, knows: Letters, survey: Survey) -> None:
        self._source = source
        self._wishes = wishes
        self._knows = knows
        self._survey = survey
        self._seen: set[bytes] = set()
        self._times: dict[bytes, int] = {}

    def entries(self, read: Iterable[Found | Own | Remark]) -> Iterator[Entry]:
        """Yield the entries that are new here, in the order of the source; the survey counts the others."""
        for one in read:
            made = self._made(one) if isinstance(one, Found) else one
            match made:
                case Remark():
                    self._survey.note(made)
                case Entry():
                    yield from self._wanted(made, is_twin=False)
                case Own():
                    letters = suffix_of(made.entry.id).encode()
                    yield from self._wanted(self._tagged(made.entry), is_twin=letters in self._seen)
                    self._seen.add(letters)

    def _wanted(self, entry: Entry, *, is_twin: bool) -> Iterator[Entry]:
        """Yield the entry if it is to be kept, and count it; of an entry with two texts the second counts no more."""
        letters, count, survey = suffix_of(entry.id), not is_twin, self._survey
        is_gone = letters in self._knows.gone
        other = self._others(letters) if is_gone and self._wishes.again else ""
        if count:
            survey.span(entry.day)
        if self._wishes.since and entry.day < self._wishes.since:
            survey.earlier += count
        elif is_gone and not other:
            survey.deleted += count
        elif (other or letters) in self._knows.here:
            survey.here += count
        else:
            survey.new += count
            survey.again += count and is_gone
            # an id of before was deleted, too
            yield entry._replace(id=f"{entry.id[:-16]}{other}", moved_from=NOTHING) if other else entry

    def _others(self, letters: str) -> str:
        """Return the letters under which an entry that was deleted comes in again, the first that were not deleted, too."""
        count = 1
        while (other := _letters("again", letters, str(count))) in self._knows.gone:
            count += 1
        return other

    def _tagged(self, entry: Entry) -> Entry:
        """Return an entry of ours with the tags that all get; it is another text then."""
        tags = tuple(dict.fromkeys((*entry.tags, *self._wishes.tags)))
        return entry if tags == entry.tags else _named(entry._replace(tags=tags))

    def _made(self, found: Found) -> Entry | Remark:
        if len(found.text) > LONGEST:
            return Remark(found.line, "it is more than 4 MB, and one entry cannot hold that")
        key = self._key(found)
        if key is None:
            return Remark(found.line, "it stands here twice", is_lost=False)
        try:
            at, zone, extra = self._moment(found)
            entry_id = self._id(found, at, key)
            entry = _named(self._entry(found, entry_id, at, zone, extra))
        except UnicodeEncodeError:
            return Remark(found.line, "some of it is not UTF-8")
        except (ValueError, OverflowError, OSError):
            return Remark(found.line, "its date is beyond the calendar")
        return entry

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
            return new_id(at, bytes, _letters(self._source.name, key))
        fresh = new_id(at, bytes, suffix_of(found.id))
        return found.id if fresh[:_MINUTE] == found.id[:_MINUTE] else fresh

    def _entry(self, found: Found, entry_id: str, at: datetime, zone: str, extra: Mapping[str, Any]) -> Entry:
        text = found.text.strip("\n")
        return Entry(
            VERSION,
            entry_id,
            "",
            (),
            saved=at,
            at=at,
            zone=zone or None,
            kind=found.kind or ("check" if found.mood and not text else "journal"),
            text=text or None,
            tags=tagging.joined(_unfenced(text), (*self._tags(found), *self._wishes.tags)),
            data=self._data(found),
            extra={"extra": {self._source.of: dict(extra)}} if extra else NOTHING,
        )

    def _tags(self, found: Found) -> Iterator[str]:
        for given in found.tags:
            try:
                name = tagging.tag(given)
            except UsageError:
                continue
            if " " in given.strip():
                self._survey.tags[name] = None
            yield name

    def _data(self, found: Found) -> dict[str, Any]:
        """Return where it is from, its mood by name and, where the source or the person says so, by level."""
        level = self._wishes.moods.get(found.mood.casefold(), found.level)
        if found.mood and level is None:
            self._survey.moods[found.mood] = None
        mood = {"mood": found.mood} if found.mood else {}
        return {"from": self._source.of, **mood, **({"level": level} if level else {}), **found.data}

    def _moment(self, found: Found) -> tuple[datetime, str, Mapping[str, Any]]:
        """Return when it was, the name of the zone there, and what is kept beside it; raises as `Wall.moment`."""
        wall, extra = walls.of(found.zone), found.extra
        if wall is None and found.zone:
            extra = {**extra, "zone": found.zone}
        if found.when.tzinfo is None:
            wall = wall or self._wishes.wall
            at, shown = wall.moment(found.when)
            self._survey.naive += 1
            self._survey.skipped += shown is Shown.NEVER
            self._survey.twice += shown is Shown.TWICE
            self._survey.only_days += not found.has_clock
        else:
            at = wall.seen(found.when) if wall else found.when
        return with_offset(at), wall.name if wall else "", extra


def _named(entry: Entry) -> Entry:
    """Return an entry whose revision has its name from what is in it. Raises UnicodeEncodeError for what is no text."""
    raw = json.dumps(to_record(entry._replace(rev="")), ensure_ascii=False).encode()
    return entry._replace(rev=base32(sha256(raw).digest()[:5]))


def _unfenced(text: str) -> str:
    """Return a text without the code in it, where a `#word` is no tag."""
    return _FENCED.sub("", text) if "```" in text or "~~~" in text else text


def _letters(form: str, *key: str) -> str:
    """Return the letters of the id of what has this key in this form."""
    return base32(
        sha256("\0".join(("numbcheck-import", form, *key)).encode("utf-8", "surrogatepass")).digest()[:10]
    )
