"""The rules of the union: which revision files of an entry count, whatever order and number they come in."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.codec import encode
from numbcheck.journal.ids import ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numbcheck.journal.entry import Entry

_AWAY = (".icloud", ".cloud", ".nextcloud", ".owncloud", ".opencloud")
"""What engines put behind the name of a file whose content they took away."""
_HIDDEN = rf"\.?{ID.pattern}[^/]*?\.(json|gone)({'|'.join(map(re.escape, _AWAY))})?"
BLANK = b'{"blank":true,"v":1}\n'
GONE = b'{"gone":true,"v":1}\n'


class Listing(NamedTuple):
    """The names in one month folder, sorted out.

    `files` holds the revision files by id, in order of the ids; `gone` the deleted ids; `nameless`
    files that a sync engine or a person named so that no id stands in them; `hidden` those that an
    engine hid, or took away and left a sign of.
    """

    files: dict[str, list[str]]
    gone: frozenset[str]
    nameless: list[str]
    hidden: list[str]


def sort_names(names: Iterable[str]) -> Listing:
    """Sort the names of a month folder out; what is nobody's is left aside.

    A conflict copy keeps the id somewhere in its name, so the id counts wherever it stands.
    """
    files: dict[str, list[str]] = defaultdict(list)
    gone, nameless, hidden = set(), [], []
    for name in sorted(names):
        found = ID.search(name)
        if name.startswith(".") or name.endswith(_AWAY):
            if not is_hidden(name):
                continue
            if ".gone" not in name:
                hidden.append(name)
                continue
        if not found:
            if name.endswith(".json"):
                nameless.append(name)
        elif ".gone" in name:
            gone.add(found[0])
        else:
            files[found[0]].append(name)
    return Listing(dict(sorted(files.items())), frozenset(gone), nameless, hidden)


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
    """Return those revisions of one entry that no other replaces, newest saved first.

    The result depends neither on order nor on repetition. Two of which neither names the other are
    a concurrent edit: both count, as do two that claim the same rev with different content.
    """
    unique = {encode(revision): revision for revision in revisions}
    old = replaced(unique.values())
    current = [raw for raw, revision in unique.items() if revision.rev not in old]
    return [unique[raw] for raw in sorted(current, key=lambda raw: (unique[raw].saved, raw), reverse=True)]


def as_one(revisions: Sequence[Entry]) -> Entry:
    """Return these revisions of one entry as one: the first, with the others beside it."""
    return revisions[0]._replace(also=tuple(revisions[1:])) if len(revisions) > 1 else revisions[0]


def replaced(revisions: Iterable[Entry]) -> set[str]:
    """Return the revs that a revision names, itself or through others, without being named back.

    So if revisions name each other in a circle (nobody honest wrote that), none of them is lost.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for revision in revisions:
        names[revision.rev] |= set(revision.after)
    reach = {rev: _reachable(rev, names) for rev in names}
    return {old for rev, reached in reach.items() for old in reached if rev not in reach.get(old, ())}


def _reachable(rev: str, names: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = set(names[rev])
    while ahead:
        reached |= ahead
        ahead = set().union(*(names.get(old, ()) for old in ahead)) - reached
    return reached
