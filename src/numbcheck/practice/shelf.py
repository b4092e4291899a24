"""The shelf: finds practices by name, in the built-in library and in the person's own folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.clean import folded, one_line
from numbcheck.errors import BadDataError, UsageError, suggestion
from numbcheck.practice.parse import parse
from numbcheck.practice.tuning import Tuning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.practice.cues import Cue
    from numbcheck.practice.script import Script

LIBRARY = Path(__file__).parent / "library"
CUES = Path(__file__).with_name("cues.toml")
_ID = re.compile(r"[a-z0-9-]+")
"""What a practice can be called: another name could mean something to a shell that finishes it by TAB."""
_LARGEST = 200_000
"""Bytes: far more than any practice needs, and few enough to read at once."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The practices there are: one TOML file each, named after its id.

    `own` is the person's own folder, which need not be there. A file of theirs never takes the place of
    a built-in one.
    """

    own: Path | None = None
    library: Path = LIBRARY

    def ids(self) -> list[str]:
        """Return the ids of everything on the shelf, readable or not, sorted."""
        return sorted({*_names(self.library), *_names(self.own)})

    def own_ids(self) -> list[str]:
        """Return the ids of the person's own practices, sorted."""
        return sorted(_names(self.own) - _names(self.library))

    def get(self, practice: str, tuning: Tuning | None = None) -> Script:
        """Return the practice of that id or title, tuned.

        Raises UsageError where there is none (suggesting one) or the tuning does not fit, BadDataError
        where its file cannot be read.
        """
        script = _named(self._file(self.find(practice)), tuning)
        if script.sitting and tuning and tuning.minutes:
            sitting = _named(self._file(self.find(script.sitting)), Tuning(minutes=tuning.minutes))
            return script.after(sitting)
        return script

    def find(self, name: str) -> str:
        """Return the id that `name` means: an id, or a title, case and signs aside (`4-7-8` is 478).

        Raises UsageError, suggesting one or listing all, where there is none.
        """
        ids = self.ids()
        if name in ids:
            return name
        for names in ({_bare(each): each for each in ids}, self._titles()):
            if _bare(name) in names:
                return names[_bare(name)]
        known = f"There is: {', '.join(ids)}."
        raise UsageError(f"There is no practice called {one_line(name)!r}.{suggestion(name, ids, known)}")

    def check(self, path: Path) -> Script:
        """Return the practice in the file `path`; raises BadDataError saying what keeps it off the shelf."""
        if path.stem in _names(self.library) and path.parent.resolve() != self.library.resolve():
            raise BadDataError(_taken(path))
        return _named(path)

    def scripts(self) -> Iterator[Script]:
        """Yield every practice on the shelf; own files with a fault are left out, and `faults` tells of them."""
        for practice in self.ids():
            try:
                yield self.get(practice)
            except BadDataError:
                if practice not in self.own_ids():
                    raise

    def faults(self) -> list[str]:
        """Return a sentence on each file of the person's own that cannot be played."""
        found = []
        for practice in sorted(_stems(self.own)):
            try:
                self.check((self.own or self.library) / f"{practice}.toml")
            except BadDataError as fault:
                found.append(str(fault))
        return found

    def cues(self) -> tuple[Cue, ...]:
        """Return the small things to notice, in the order of their file."""
        from numbcheck.practice.cues import read_cues

        return read_cues(_read(CUES), CUES.name)

    def _file(self, practice: str) -> Path:
        folder = self.library if practice in _names(self.library) else self.own or self.library
        return folder / f"{practice}.toml"

    def _titles(self) -> dict[str, str]:
        return {_bare(script.title): script.id for script in self.scripts()}


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, folded(name)))


def _names(folder: Path | None) -> set[str]:
    return {name for name in _stems(folder) if _ID.fullmatch(name)}


def _stems(folder: Path | None) -> set[str]:
    try:
        return {path.stem for path in folder.glob("*.toml")} if folder else set()
    except OSError:
        return set()


def _named(path: Path, tuning: Tuning | None = None) -> Script:
    if not _ID.fullmatch(path.stem):
        raise BadDataError(
            f"{one_line(path.name)}: Its name needs letters from a to z, digits and hyphens only, as my-own.toml."
        )
    script = parse(_read(path), one_line(path.name), tuning)
    if script.id != path.stem:
        raise BadDataError(f"{one_line(path.name)}: Its id is {script.id!r}. Name the file {script.id}.toml.")
    return script


def _taken(path: Path) -> str:
    return (
        f"{one_line(path.name)}: A built-in practice is called {path.stem!r} already, and that one is played. "
        "Give yours another name and id."
    )


def _read(path: Path) -> str:
    name = one_line(path.name)
    try:
        if not path.is_file():
            raise BadDataError(f"{name}: It is not a file. Put a readable file there.")
        if path.stat().st_size > _LARGEST:
            raise BadDataError(f"{name}: It is larger than {_LARGEST // 1000} kB. Make it shorter.")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise BadDataError(f"{name}: It cannot be read ({reason}). Put a readable file there.") from error
