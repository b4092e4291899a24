"""Files for one person's eyes under every umask, and things that somebody planted where a file of ours should be."""

from __future__ import annotations

import os
import shutil
import signal
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.cli.log import note_fault
from numbcheck.exchange.writing.notes import write_notes
from numbcheck.exchange.writing.outfile import write_file
from numbcheck.journal.drafts.draft import Draft, Drafts
from numbcheck.journal.drafts.editor_file import EditorFiles
from numbcheck.journal.drafts.last_save import Memory
from numbcheck.journal.drafts.unfinished import Unfinished
from numbcheck.journal.store.absence import Seen
from numbcheck.places import places
from numbcheck.stage import editor
from numbcheck.visit.asking import own_files
from numbcheck.visit.state_file import remember
from tests.asked import ask
from tests.journal.kit import NOON, a_journal, note
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NOBODY = 65534
_PATIENCE = 10
_SECRET = "a file of someone else, somewhere else"


def written(base: Path, umask: int, *, also: Callable[[Path], object] = lambda base: None) -> int:
    """Let everything that writes write below `base` under `umask`; return how many files and folders there are.

    `also` is one more writer. Raises BrokenPromiseError if another user could open one, or its owner could not.
    """
    before = os.umask(umask)
    try:
        _write_everything(base)
        also(base)
    finally:
        os.umask(before)
    found = [base, *sorted(base.rglob("*"))]
    for path in found:
        wanted = 0o700 if path.is_dir() else 0o600
        if (mode := stat.S_IMODE(path.stat().st_mode)) != wanted:
            raise BrokenPromiseError(f"umask {umask:03o}: {path} is {mode:03o}")
    shutil.rmtree(base)
    return len(found)


def _write_everything(base: Path) -> None:
    journal = a_journal(base / "share" / "numbcheck")
    entry = journal.revise(note(journal), text="changed")
    note(journal)
    journal.delete(entry)
    state = base / "state" / "numbcheck"
    Drafts(str(state / "drafts"), lambda: NOON).save("text", "note", {}, "a.draft")
    Memory(str(base / "memory" / "state"), lambda: NOON).remember(entry, [entry])
    lending = EditorFiles(
        str(base / "editor" / "state"), Drafts(str(base / "editor" / "state" / "drafts"), lambda: NOON)
    )
    with suppress(KeyboardInterrupt), lending.lent(Draft("a.draft", "note", "before", {})) as lent:
        editor.edited(lent, ["sh", "-c", 'echo after > "$0"'], lambda: 0.0)
        raise KeyboardInterrupt
    for path, text in (
        (base / "config" / "numbcheck" / "config.toml", "plain = true\n"),
        (base / "own" / "plan.md", "plan"),
        (base / "own" / "joy.md", "- [ ] words"),
    ):
        own_files.change(places({"NUMBCHECK_HOME": str(path.parent)}), path, _replacing(text))
    note_fault(ValueError(), {"NUMBCHECK_HOME": str(base / "logs")})
    remember(f"{base}/seen/state/moments", ["one"])
    Seen(f"{base}/journals/state").remember(str(base))
    unfinished = Unfinished(str(base / "export" / "state"))
    write_notes(base / "papers" / "days", [("day.md", "words")], unfinished)
    write_file(base / "papers" / "all.md", ["words"], force=False, unfinished=unfinished)
    write_file(base / "papers" / "all.md", ["more words"], force=True, unfinished=unfinished)


def _replacing(text: str) -> Callable[[str], str]:
    """Return an edit that puts `text` in the place of whatever was there."""
    return lambda _: text


PLACES = {
    "the journal": (".", True),
    "its entries": ("entries", True),
    "a month": ("entries/2026/11", True),
    "an entry": ("entries/2026/11/20261122t110000000z-aaaaaaaaaaaaaaaa.bbbbbbbb.json", False),
    "FORMAT": ("FORMAT", False),
    "the settings": ("config.toml", False),
    "the plan": ("plan.md", False),
    "the list of joys": ("joy.md", False),
    "the ladder": ("ladder.md", False),
    "a copy of a list": ("joy.sync-conflict-20261122-101112-ABCDEFG.md", False),
    "the lock of lists": ("state/own-files.lock", False),
    "a practice of one's own": ("practices/own.toml", False),
    "the state": ("state", True),
    "the drafts": ("state/drafts", True),
    "a draft": ("state/drafts/20261122t110000-aaaa.draft", False),
    "what undo remembers": ("state/last-save.json", False),
    "the fault log": ("state/fault.log", False),
    "the cues": ("state/moments", False),
    "the cache": ("cache", True),
    "an export": ("../papers/all.md", False),
}
"""Every place where something of ours may lie, and whether that is a folder."""

LINK, PIPE, OTHERS, OTHERS_LINK = (
    "a link",
    "a pipe",
    "what someone else owns",
    "a link that someone else made",
)
THINGS = (LINK, PIPE, *((OTHERS, OTHERS_LINK) if os.geteuid() == 0 else ()))
"""What is planted; only root can plant in another's name."""

Call = tuple[str, ...]
CALLS: tuple[Call, ...] = (
    ("note", "-"), ("edit", "@1", "-"), ("undo",), ("history",), ("show", "@1"), ("delete", "@1", "--yes"), ("data", "verify",), ("config",),
    ("config", "set", "plain", "true"), ("plan",), ("plan", "--guide"), ("joy", "add", "tea"), ("joy",), ("joy", "done", "1"), ("joy", "undone", "1"),
    ("ladder", "--add", "a late bus"), ("ladder", "--list"), ("undo",), ("config", "reset", "plain"), ("do",), ("do", "own"),
    ("moment",), ("crisis",), ("history", "--tags"), ("trends",), ("export", "all.md", "--force"),
)  # fmt: skip
"""What a person may do meanwhile."""


def planted_all(base: Path) -> int:
    """Plant every thing in every place and do everything; return how many there were."""
    pairs = [(place, thing) for place in PLACES for thing in THINGS if (place, thing) not in ASKED_FOR]
    for number, (place, thing) in enumerate(pairs):
        planted(base / f"planted {number}", place, thing)
    return len(pairs)


def planted(base: Path, place: str, thing: str, calls: Iterable[Call] = CALLS) -> list[str]:
    """Plant `thing` at `place`, do everything, and return what was said.

    Raises BrokenPromiseError if something waited for it, broke, or wrote through it, or if its words were shown.
    """
    home, elsewhere, papers = (base / name for name in ("home", "elsewhere", "papers"))
    for folder in (home, elsewhere, papers):
        folder.mkdir(parents=True, mode=0o700)
    before = _plant(home, elsewhere, *PLACES[place], thing)
    followed = (place, thing) in _FOLLOWED or place in _READ_ALOUD
    with _at(home, papers):
        said = [_called(call, f"{thing} for {place}", secret=not followed) for call in calls]
    after = _open_to_others(elsewhere)
    if after != before and not followed:
        raise BrokenPromiseError(f"{thing} for {place}: something was written through it")
    if thing == OTHERS and place not in _READ_ALOUD:
        _check_foreign(home / PLACES[place][0], place)
    return said


_FOLLOWED = {
    (place, LINK)
    for place in (
        "the journal",
        "the settings",
        "the plan",
        "the list of joys",
        "the ladder",
        "a copy of a list",
        "an export",
        "the state",
        "the drafts",
        "the cache",
    )
}
"""A link of the person's own, to something of their own: it is followed in these places, and that is meant so."""

_READ_ALOUD = {"a practice of one's own"}
"""Words to be played, from wherever they come: they hold nothing of the person's, are never written, and steer nothing."""

ASKED_FOR = {("an export", PIPE), ("an export", OTHERS_LINK)}
"""Whoever names a pipe or a link as the place of an export means it."""


def _plant(home: Path, elsewhere: Path, name: str, is_folder: bool, thing: str) -> dict[str, bytes]:
    path = home / name
    if name != ".":
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    elif thing != OTHERS:
        home.rmdir()
    target = elsewhere / "target"
    if is_folder:
        target.mkdir()
        (target / "secret.txt").write_text(_SECRET)
    else:
        target.write_text(_SECRET)
    match thing:
        case "a link" | "a link that someone else made":
            path.symlink_to(target, target_is_directory=is_folder)
            if thing == OTHERS_LINK:
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        case "a pipe":
            os.mkfifo(path)
        case _:
            with suppress(FileExistsError):
                path.mkdir() if is_folder else path.write_text(_SECRET)
            os.chown(path, NOBODY, NOBODY)
    return _open_to_others(elsewhere)


def _open_to_others(base: Path) -> dict[str, bytes]:
    """Return every file below `base` with its bytes, but for what lies in a closed folder of our own making.

    Where a folder above is not to be trusted, a draft still lies in one: nobody else can look into it.
    """
    found: dict[str, bytes] = {}
    for above, folders, names in os.walk(base):
        folders[:] = [name for name in folders if not _is_closed(Path(above, name)) or name == "target"]
        found |= {os.path.join(above, name): Path(above, name).read_bytes() for name in names}
    return found


def _is_closed(path: Path) -> bool:
    about = path.lstat()
    return (
        stat.S_ISDIR(about.st_mode) and about.st_uid == os.geteuid() and stat.S_IMODE(about.st_mode) == 0o700
    )


class _WaitedError(BaseException):
    """Somebody waited for a pipe."""


def _called(call: Call, where: str, *, secret: bool) -> str:
    signal.alarm(_PATIENCE)
    try:
        heard = ask(*call, typed="a line\n")
    except _WaitedError:
        raise BrokenPromiseError(f"{where}: {call} waited for it") from None
    finally:
        signal.alarm(0)
    said = heard.out + heard.err
    if "Something went wrong" in said or heard.code not in {0, 2, 65, 73, 74, 78}:
        raise BrokenPromiseError(f"{where}: {call} broke with {heard.code}: {said}")
    if secret and _SECRET in said:
        raise BrokenPromiseError(f"{where}: {call} shows what is not ours")
    return f"{call[0]}: {said}"


def _check_foreign(path: Path, place: str) -> None:
    """Nothing was put into a folder of someone else, and their file is as it was, or ours in its place."""
    if path.is_dir():
        if any(path.iterdir()):
            raise BrokenPromiseError(f"{place} belongs to someone else, and something was put into it")
    elif path.exists() and path.stat().st_uid == NOBODY and path.read_text() != _SECRET:
        raise BrokenPromiseError(f"{place} belongs to someone else, and was written to")


@contextmanager
def _at(home: Path, papers: Path) -> Iterator[None]:
    """Let `home` be the person's, with exports going to `papers`, and let nothing wait for ever."""

    def wake(*_: object) -> None:
        raise _WaitedError

    before, folder = dict(os.environ), Path.cwd()
    alarm = signal.signal(signal.SIGALRM, wake)
    os.environ |= {"NUMBCHECK_HOME": str(home), "HOME": str(home.parent)}
    os.chdir(papers)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, alarm)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(before)
