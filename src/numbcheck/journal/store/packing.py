"""Packing: one way through the months of a journal, by their packs; and what a pack of entries is made of."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.journal.codec import encode
from numbcheck.journal.prefilter import has_escapes, telling
from numbcheck.journal.store.fingerprint import entries_of
from numbcheck.journal.store.merge import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.store.months import Month
    from numbcheck.journal.store.packs import Packs
    from numbcheck.journal.store.second_process import SecondProcess

LINES = "lines"


def lines_of(month: Month) -> bytes | None:
    """Return the entries of a month, oldest first, each on one line as in its file, behind the `telling` characters.

    None if the month is not plain: a file that cannot be read, or an edit that is not finished, is
    better looked at where it lies.
    """
    listing = month.listing()
    if listing.nameless:
        return None
    lines: list[bytes] = []
    month.ahead(listing)
    for entry_id in sorted(listing.files.keys() - listing.gone):
        raws = {name: month.raw(name) for name in listing.files[entry_id]}
        worded = {name: raw for name, raw in raws.items() if raw is None or not is_blank(raw)}
        if len({raw and raw.rstrip() for raw in worded.values()}) > 1 or (
            worded and entry_id in listing.moved
        ):
            return None
        for name, raw in list(worded.items())[:1]:
            entry = None if raw is None else month.entry(name, raw, entry_id)
            if raw is None or entry is None:
                return None
            lines.append(_on_one_line(raw, entry))
    body = b"".join(lines)
    return telling(body) + b"\n" + body


def _on_one_line(raw: bytes, entry: Entry) -> bytes:
    """Return a JSON text on one line: line ends and indents stand between its parts, never inside one."""
    whole = encode(entry) if has_escapes(raw) else raw
    return b"".join([*map(bytes.strip, whole.splitlines()), b"\n"])


class Packing:
    """One way through the months of a journal: reads their packs, and makes those that are missing once it pays.

    Where opening what is sealed takes long, a second process makes them from the far end meanwhile: `backwards` yields
    the months as they are met from there. What it makes is read here as any other pack is, so no word passes between
    the two.
    """

    __slots__ = ("_backwards", "_large", "_made_of", "_months", "_packs", "_second", "_seen")

    def __init__(self, packs: Packs, backwards: Callable[[], Iterator[Month]]) -> None:
        self._packs = packs
        self._backwards = backwards
        self._large = packs.present
        self._seen = 0
        self._made_of = 0
        self._months: list[str] = []
        self._second: SecondProcess | None = None

    def __enter__(self) -> Packing:
        return self

    def __exit__(self, *_: object) -> None:
        if self._second:
            self._second.end()

    def body(
        self, month: Month, what: str = LINES, make: Callable[[Month], bytes | None] = lines_of
    ) -> bytes | None:
        """Return what `make` makes of this month, from its pack if there is a right one; None if there is no way.

        Nothing is made or kept before more than `fewest` entries were seen, now or on an earlier way.
        """
        self._months.append(month.name)
        kept = self._packs.read(month, what) if self._large or self._second else None
        if kept is not None:
            self._seen += kept.entries
            return kept.body
        entries = entries_of(month.names())
        self._seen += entries
        if not (self._large or self._seen > self._packs.fewest):
            return None
        self._made_of += entries
        if not self._second and self._made_of > self._packs.fewest and self._packs.seal().ending:
            self._share(what, make)
        return self._made(month, what, make)

    def _share(self, what: str, make: Callable[[Month], bytes | None]) -> None:
        """Have what is missing made from the far end, too, up to where this way is now."""
        from numbcheck.journal.store import second_process

        if second_process.is_of_use():
            self._second = second_process.SecondProcess(self._from_the_far_end(what, make))

    def _from_the_far_end(self, what: str, make: Callable[[Month], bytes | None]) -> Iterator[None]:
        for month in self._backwards():
            if month.name in self._months:
                return
            if not self._packs.read(month, what):
                self._made(month, what, make)
            yield

    def _made(self, month: Month, what: str, make: Callable[[Month], bytes | None]) -> bytes | None:
        """Make and keep; where a file cannot be read nothing is kept, so that it is named every time."""
        before, alone = month.fingerprint(), month._replace(faults=[])
        body = make(alone)
        month.faults.extend(fault for fault in alone.faults if fault not in month.faults)
        if body is not None and not alone.faults:
            self._packs.keep(month, what, before, body)
        return body

    def known(self, month: Month) -> bytes | None:
        """Return the entries of this month as they were packed, if they were; nothing is made."""
        kept = self._packs.read(month, LINES) if self._large else None
        return kept and kept.body

    def finish(self) -> None:
        """Say that all months were seen: no pack stays of another, nor any in a journal that became small again."""
        if self._second:
            self._second.end()
        if self._large:
            with suppress(OSError):
                self._packs.remove_but(self._months if self._seen > self._packs.fewest else ())
