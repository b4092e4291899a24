"""Power loss: after every single step of the real writer, in every state of the disk, promises hold."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Protocol

from numbcheck.journal.drafts.draft import Drafts
from numbcheck.journal.ids import ID
from numbcheck.journal.journal import Journal
from numbcheck.journal.store.format import FORMAT_FILE
from numbcheck.journal.store.merge import BLANK, GONE_MARK, MOVED_MARK
from tests.journal.kit import NOON, a_journal, an_entry
from tests.torture.disk import states
from tests.torture.promises import BrokenPromiseError, Diary, Promises
from tests.torture.systems import FoundOs, RecordingOs, seen_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.torture.promises import Event
    from tests.torture.systems import Log, Tree

ROOT = "share/numbcheck"
SHORT = 32
"""At each of how many bytes a file is cut in the short form; in the long one, at every byte."""


def day_of(label: str) -> datetime:
    """Return a moment for an entry: every third lies in another month."""
    number = int(label[1:])
    return NOON.replace(month=10 if number % 3 == 0 else 11) + timedelta(seconds=number)


def a_story(diary: Diary) -> None:
    """Live through everything the writer can do, once."""
    diary.add("e1")
    diary.add("e2")
    diary.edit("e1")
    diary.add("e3")
    diary.delete("e2")
    diary.edit("e1", 3)
    diary.move("e1", 30)
    diary.edit("e1", 4)
    diary.move("e1", 0)
    diary.move("e3", 1)
    many = [an_entry(f"e{n} first", day_of(f"e{n}"), n) for n in (4, 5, 6)]
    diary.add_all(many)
    diary.delete("e1")
    diary.delete_all([one.id for one in many[:2]], [one.text or "" for one in many[:2]])


def a_random_story(seed: int | str, length: int) -> Callable[[Diary], None]:
    """Return a story of `length` random steps."""
    dice = Random(seed)

    def story(diary: Diary) -> None:
        for number in range(length):
            act = dice.choice(("add", "add", "edit", "move", "delete"))
            if act == "add" or not diary.current:
                diary.add(f"e{number}")
            else:
                label = dice.choice(sorted(diary.current))
                match act:
                    case "edit":
                        diary.edit(label, number)
                    case "move":
                        diary.move(label, dice.choice((0, 0, 1, 30)))
                    case _:
                        diary.delete(label)

    return story


def starts(base: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the homes a writer may come to, each with the folders whose names are not on disk yet."""
    homes: dict[str, tuple[list[str], tuple[str, ...]]] = {
        "nothing": ([], ()),
        "settings came first": ([f"{ROOT}/config.toml"], ("share",)),
        "an empty root": ([f"{ROOT}/"], ("share",)),
        "a journal without FORMAT": ([f"{ROOT}/entries/2026/11/letter.txt"], ()),
        "another writer just made the month": ([f"{ROOT}/FORMAT", f"{ROOT}/entries/2026/11/"], (f"{ROOT}/entries/2026",)),
    }  # fmt: skip
    for number, (paths, loose) in enumerate(homes.values()):
        home = Path(base) / str(number)
        home.mkdir()
        for path in paths:
            folder, _, name = path.rpartition("/")
            (home / folder).mkdir(parents=True, exist_ok=True)
            if name:
                (home / path).write_text(FORMAT_FILE if name == "FORMAT" else "not ours")
        yield home, loose


def lives(base: Path) -> list[Log]:
    """Return a log for every home of `starts`, short ones first, and for a whole life in an empty one."""
    logs = [recorded(home, lambda diary: diary.add("e1"), loose) for home, loose in starts(base)]
    (base / "life").mkdir()
    return [*logs, recorded(base / "life", a_story)]


def recorded(
    base: Path,
    story: Callable[[Diary], object],
    loose: tuple[str, ...] = (),
    make: Callable[[Path], Journal] = a_journal,
) -> Log:
    """Return what the real writer does while it lives through `story` in a real folder below `base`."""
    with seen_as(RecordingOs(base, loose)) as system:
        story(Diary(make(Path(base) / ROOT), system.log.append, day_of))
    return system.log


class Listener(Protocol):
    """What hears everything that is said to a person."""

    def tell(self, event: Event) -> None: ...


def checked(
    log: Log,
    start: int = 0,
    promised: Callable[[], Listener] = Promises,
    check: Callable[[Tree, Any], None] | None = None,
    step: int = 1,
    after: str = "",
) -> int:
    """Return how many different states of the disk, after each event from `start` on, keep all promises.

    What is `promised` hears what was said; `check` holds a state of the disk against it; `step` is as in
    `states`; with `after`, only events of that name are looked behind. Raises BrokenPromiseError at the first that does not hold.
    """
    promises, number = promised(), 0
    events: Log = []
    seen: set[str] = set()
    holds: Callable[[Tree, Any], None] = check or _check
    for place, event in enumerate(log):
        if event[0] in {"begin", "kept", "typed"}:
            promises.tell(event)
            seen.clear()
        else:
            events.append(event)
        looked_at = place >= start and after in {"", event[0]}
        for tree in states(events, step) if looked_at else ():
            key = repr(tree)
            if key not in seen:
                seen.add(key)
                number += 1
                holds(tree, promises)
    return number


def needless(logs: list[Log], within: tuple[str, ...] = ("",), **how: Any) -> tuple[list[str], int]:
    """Return where the writer syncs or renames without need, and the number of places looked at.

    Each is left out in turn; it is needed if that breaks a promise in some state after one of `logs`. Only
    what is called from one of the functions `within` is left out. `how` is as in `checked`. What is lost is
    looked for in few states of a file, and first where somebody was just told that something is kept:
    whatever is found needed there is needed.
    """
    needed: dict[str, bool] = {}
    for log in logs:
        for place, event in enumerate(log):
            if (
                event[0] in {"fsync", "sync", "rename"}
                and event[-1]
                and any(one in event[-1] for one in within)
                and not needed.get(event[-1])
            ):
                less = log[:place] + log[place + 1 :]
                needed[event[-1]] = any(_is_caught(less, place, after, how) for after in ("kept", ""))
    return sorted(site for site, is_needed in needed.items() if not is_needed), len(needed)


def _is_caught(log: Log, start: int, after: str, how: dict[str, Any]) -> bool:
    try:
        checked(log, start, step=0, after=after, **how)
    except BrokenPromiseError:
        return True
    return False


def _check(tree: Tree, promises: Promises) -> None:
    files = dict(files_in(tree))
    with seen_as(FoundOs(tree)):
        journal = Journal(Path("/") / ROOT, lambda: NOON)
        waiting = Drafts(f"/{ROOT}/state/drafts", lambda: NOON).waiting()
        entries = list(journal.entries())
        promises.check([one for entry in entries for one in entry.versions], journal.faults, files, waiting)
        if journal.count() != len(entries):
            raise BrokenPromiseError(f"{journal.count()} are counted, {len(entries)} are shown")
    form = files.get(f"{ROOT}/FORMAT")
    if promises.any_kept and form != FORMAT_FILE.encode():
        raise BrokenPromiseError("FORMAT is not whole")
    _check_names({path.rsplit("/", 1)[-1]: raw for path, raw in files.items() if "/entries/" in path})


def _check_names(files: dict[str, bytes]) -> None:
    """No file is torn; where all words are blanked, it is said that the entry was deleted or moved; none is behind another."""
    written: set[str] = set()
    blanked: set[str] = set()
    left: set[str] = set()
    for name, raw in files.items():
        if ID.match(name):
            if not raw.startswith(b"{") or not raw.endswith(b"}\n") or b"\0" in raw:
                raise BrokenPromiseError(f"{name} is torn")
            if name.endswith(".json"):
                (blanked if raw == BLANK else written).add(name[:36])
                left |= set(json.loads(raw).get("moved_from", ()))
    marked = {name[:36] for name in files if name.endswith((GONE_MARK, MOVED_MARK))}
    if blanked - written - marked:
        raise BrokenPromiseError("words are gone, and nothing says why")
    if (left & written) - marked:
        raise BrokenPromiseError("a copy of words is there that nobody sees, and nothing says so")


def files_in(tree: Tree, above: str = "") -> Iterator[tuple[str, bytes]]:
    for name, node in tree.items():
        if isinstance(node, dict):
            yield from files_in(node, f"{above}{name}/")
        else:
            yield above + name, node
