"""The rules of the union: which revision files of an entry count, whatever order and number they come in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.codec import encode
from numbcheck.journal.entry import NOTHING
from numbcheck.journal.ids import ID, REV, suffix_of
from numbcheck.journal.store.durable import TEMPORARY

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from numbcheck.journal.entry import Entry

_AWAY = (".icloud", ".cloud", ".nextcloud", ".owncloud", ".opencloud")
"""What engines put behind the name of a file whose content they took away."""
USUAL = re.compile(rf"(({ID.pattern})\.{REV.pattern})(?:\.{REV.pattern})?\.json(?:\.age)?")
"""The name under which a revision is written, its own first, then its id; it is quick to know, and nearly all are."""
_MARK = re.compile(r"(\.gone|\.moved)(?![a-z2-7])")
"""A mark in a name. A revision may begin like one: `.gonewxyz.json`."""
_HIDDEN = rf"\.?{ID.pattern}[^/]*?\.(json(\.age)?|gone|moved)({'|'.join(map(re.escape, _AWAY))})?"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
BLANK = b'{"blank":true,"v":1}\n'
GONE = b'{"gone":true,"v":1}\n'
MOVED = b'{"moved":true,"v":1}\n'
GONE_MARK, MOVED_MARK = ".gone", ".moved"
"""How a file name ends that marks an id, by the name alone, as deleted, or moved to another."""


class Listing(NamedTuple):
    """The names in one month folder, sorted out.

    `files` holds the revision files by id, in order of the ids; `gone` the deleted ids, with those here that their
    entries were moved to or from; `moved` the ids from which an entry was moved; `nameless` files that a sync engine
    or a person named so that no id stands in them; `hidden` those that an engine hid, or took away and left a sign of;
    `aside` those that a writer has written aside, or left so.
    """

    files: dict[str, list[str]]
    gone: frozenset[str]
    moved: frozenset[str]
    nameless: list[str]
    hidden: list[str]
    aside: list[str]


def sort_names(names: Iterable[str]) -> Listing:
    """Sort the names of a month folder out; what is nobody's is left aside.

    A conflict copy keeps the id somewhere in its name, so the id counts wherever it stands.
    """
    files: dict[str, list[str]] = {}
    marked: dict[str, set[str]] = {GONE_MARK: set(), MOVED_MARK: set()}
    nameless, hidden = [], []
    every = sorted(names)
    for name in every:
        if usual := USUAL.fullmatch(name):
            files.setdefault(usual[2], []).append(name)
            continue
        found = ID.search(name)
        mark = _MARK.search(name)
        if name.startswith(".") or name.endswith(_AWAY):
            if not is_hidden(name):
                continue
            if mark is None:
                hidden.append(name)
                continue
        if not found:
            if name.endswith(".json"):
                nameless.append(name)
        elif mark:
            marked[mark[0]].add(found[0])
        else:
            files.setdefault(found[0], []).append(name)
    gone = marked[GONE_MARK]
    if gone:
        suffixes = set(map(suffix_of, gone))
        gone |= {entry_id for entry_id in files if suffix_of(entry_id) in suffixes}
    in_order = {entry_id: files[entry_id] for entry_id in sorted(files)}
    aside = [name for name in every if name.startswith(TEMPORARY)]
    return Listing(in_order, frozenset(gone), frozenset(marked[MOVED_MARK]), nameless, hidden, aside)


def id_in(name: str) -> str:
    """Return the id that stands in the name of a file, "" where none does."""
    found = ID.search(name)
    return found[0] if found else ""


def is_hidden(name: str) -> bool:
    """Return whether this is one of our names behind a dot, or that of a file whose content is elsewhere now.

    iCloud leaves `.NAME.icloud`, others NAME with an ending of theirs. What is still on its way bears a
    random ending, or the engine's name in front, and is no sign of anything.
    """
    return (name.startswith(".") or name.endswith(_AWAY)) and re.fullmatch(_HIDDEN, name) is not None


def is_blank(raw: bytes) -> bool:
    """Return whether these are the bytes of a blanked revision, whatever git did to its line end."""
    return raw.rstrip() == BLANK.rstrip()


def live(revisions: Iterable[Entry]) -> list[Entry]:
    """Return those revisions of one entry, under whatever ids, that no other replaces, newest saved first.

    The result depends neither on order nor on repetition. Two of which neither names the other are
    a concurrent edit: both count, as do two that claim the same rev with different content; two of one file that
    was brought in in two zones are the same.
    """
    unique = {encode(revision): revision for revision in revisions}
    old = replaced(unique.values())
    current = [raw for raw, revision in unique.items() if key(revision) not in old]
    ordered = sorted(current, key=lambda raw: (unique[raw].saved, raw), reverse=True)
    return _twins_joined([unique[raw] for raw in ordered])


def _twins_joined(revisions: Sequence[Entry]) -> list[Entry]:
    """Return these revisions; those that differ only in the zone a file was read in are one, of the smaller id."""
    if len(revisions) < 2:
        return list(revisions)
    found: dict[bytes, list[Entry]] = defaultdict(list)
    read = Counter(
        (one.id, one.zone) for one in revisions
    )  # read twice in one zone, a file gives the same bytes
    for one in revisions:
        is_as_it_came = (
            one.saved == one.at and read[one.id, one.zone] == 1 and not (one.after or one.moved_from)
        )
        found[_but_for_the_zone(one) if is_as_it_came else encode(one)].append(one)
    return [
        _joined_under(min(twins, key=key), twins) if len(twins) > 1 else twins[0] for twins in found.values()
    ]


def _but_for_the_zone(entry: Entry) -> bytes:
    """Return what an entry says, whatever moment it was taken for."""
    suffix = suffix_of(entry.id)
    return encode(entry._replace(id=suffix, rev="", zone=None, at=_NEVER, saved=_NEVER))


def _joined_under(first: Entry, twins: Iterable[Entry]) -> Entry:
    return _as_same([first, *(carried_over(one, first) for one in twins if one is not first)])


def as_one(revisions: Sequence[Entry]) -> Entry:
    """Return these revisions of one entry as one: the first, with the others beside it."""
    return revisions[0]._replace(also=tuple(revisions[1:])) if len(revisions) > 1 else revisions[0]


def joined(revisions: Sequence[Entry]) -> Entry:
    """Return the first of these revisions under one id as one that is to replace all of them, and what they replace."""
    moved_from: dict[str, dict[str, None]] = defaultdict(dict)
    for one in revisions:
        for old, revs in one.moved_from.items():
            moved_from[old] |= dict.fromkeys(revs)
    after = dict.fromkeys(chain(*((one.rev, *one.after) for one in revisions)))
    return revisions[0]._replace(
        after=tuple(after), moved_from={old: tuple(revs) for old, revs in moved_from.items()} or NOTHING
    )


def moved(entry: Entry, entry_id: str, at: datetime, zone: str | None) -> Entry:
    """Return `entry` at the moment `at`, under another id; it names what it replaces as moved from."""
    before = {**entry.moved_from, entry.id: entry.after}
    after = before.pop(entry_id, ())
    return entry._replace(id=entry_id, at=at, zone=zone, after=after, moved_from=before)


def carried_over(entry: Entry, into: Entry) -> Entry:
    """Return a revision that was saved under an id of before as one under the id of `into`, where its entry is now."""
    return moved(entry._replace(after=(entry.rev, *entry.after)), into.id, into.at, into.zone)


def standing(revisions: Iterable[Entry], marked: Container[str]) -> list[Entry]:
    """Return of all revisions of an entry those that count, as they read under the one of its ids that stands.

    One of its first id stays while that is not `marked` as moved: not all of a move has arrived here. Of two ids that
    it was moved to, the one saved last stands.
    """
    every = list(revisions)
    counting = live([one for one in every if not (one.id in marked or one.moved_from)] or every)
    first = min(
        counting,
        key=lambda one: (one.id in marked, not one.moved_from, -one.saved.timestamp(), one.id),
        default=None,
    )
    found: dict[bytes, list[Entry]] = defaultdict(list)
    for one in counting:
        here = one if first is None or one.id == first.id else carried_over(one, first)
        found[encode(here._replace(after=(), moved_from=NOTHING))].append(here)
    return [_as_same(copies) for copies in found.values()]


def _as_same(copies: Sequence[Entry]) -> Entry:
    """Return the copies of a revision that was carried over more than once as the one it is."""
    after = dict.fromkeys(chain(*(one.after for one in copies)))
    return joined(copies)._replace(after=tuple(after))


def key(revision: Entry) -> tuple[str, str]:
    """Return what a revision is known by: its id and its name."""
    return revision.id, revision.rev


def replaced(revisions: Iterable[Entry]) -> set[tuple[str, str]]:
    """Return the keys of those that a revision names, itself or through others, without being named back.

    So if revisions name each other in a circle (nobody honest wrote that), none of them is lost.
    """
    names: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for revision in revisions:
        names[key(revision)] |= {(revision.id, rev) for rev in revision.after}
        names[key(revision)] |= {(old, rev) for old, revs in revision.moved_from.items() for rev in revs}
    reach = {one: _reachable(one, names) for one in names}
    return {old for one, reached in reach.items() for old in reached if one not in reach.get(old, ())}


def _reachable(
    one: tuple[str, str], names: Mapping[tuple[str, str], set[tuple[str, str]]]
) -> set[tuple[str, str]]:
    reached: set[tuple[str, str]] = set()
    ahead = set(names[one])
    while ahead:
        reached |= ahead
        ahead = set().union(*(names.get(old, ()) for old in ahead)) - reached
    return reached
