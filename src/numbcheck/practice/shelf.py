"""The shelf: finds practices by name, in the built-in library and in the person's own folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.clean import folded, named, one_line
from numbcheck.errors import BadDataError, UsageError
from numbcheck.practice.files import ID, LIBRARY, names, read, stems
from numbcheck.practice.parse import parse
from numbcheck.practice.tuning import Tuning
from numbcheck.spelling import no_such, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.practice.cues import Cue
    from numbcheck.practice.script import Script

CUES = Path(__file__).with_name("cues.toml")


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
        return sorted(self._paths())

    def own_ids(self) -> list[str]:
        """Return the ids of the person's own practices, sorted."""
        return sorted(names(self.own) - names(self.library))

    def get(self, practice: str, tuning: Tuning | None = None) -> Script:
        """Return the practice of that id or title, tuned.

        Raises UsageError where there is none (suggesting one) or the tuning does not fit, BadDataError
        where its file cannot be read.
        """
        paths = self._paths()
        script = _named(paths[self.find(practice)], tuning)
        if script.sitting and tuning and tuning.minutes:
            sitting = _named(paths[self.find(script.sitting)], Tuning(minutes=tuning.minutes))
            return script.after(sitting)
        return script

    def find(self, name: str, among: Sequence[str] = ()) -> str:
        """Return the id that `name` means: an id, or a title, case and punctuation aside (`4-7-8` is 478).

        Raises UsageError where there is none, suggesting one; `among` are those it may have been.
        """
        ids, bare = self.ids(), _bare(name)
        if name in ids:
            return name
        if bare and (found := {_bare(each): each for each in ids}.get(bare) or self._titles().get(bare)):
            return found
        if among:
            raise UsageError(no_such(named(name), among))
        hint = suggestion(name, ids, "What there is: numbcheck do")
        raise UsageError(f'There\'s no "{named(name)}".{hint}')

    def check(self, path: Path) -> Script:
        """Return the practice in the file `path`; raises BadDataError saying what keeps it off the shelf."""
        if path.stem in names(self.library) and path.parent.resolve() != self.library.resolve():
            raise BadDataError(_taken(path))
        return _named(path)

    def scripts(self) -> Iterator[Script]:
        """Yield every practice on the shelf; own files with a fault are left out, and `faults` tells of them."""
        for _, path in sorted(self._paths().items()):
            try:
                yield _named(path)
            except BadDataError:
                if path.parent != self.own:
                    raise

    def faults(self) -> list[str]:
        """Return a sentence on each file of the person's own that cannot be played."""
        found = []
        for practice in sorted(stems(self.own)):
            try:
                self.check((self.own or self.library) / f"{practice}.toml")
            except BadDataError as fault:
                found.append(str(fault))
        return found

    def cues(self) -> tuple[Cue, ...]:
        """Return the small things to notice, in the order of their file."""
        from numbcheck.practice.cues import read_cues

        return read_cues(read(CUES), CUES.name)

    def _paths(self) -> dict[str, Path]:
        """Return where each practice lies, by its id."""
        folders = filter(None, (self.own, self.library))
        return {name: folder / f"{name}.toml" for folder in folders for name in names(folder)}

    def _titles(self) -> dict[str, str]:
        return {_bare(script.title): script.id for script in self.scripts()}


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, folded(name)))


def _named(path: Path, tuning: Tuning | None = None) -> Script:
    if not ID.fullmatch(path.stem):
        raise BadDataError(
            f"{one_line(path.name)}: Its name needs letters from a to z, digits and hyphens only, as my-own.toml."
        )
    script = parse(read(path), one_line(path.name), tuning)
    if script.id != path.stem:
        raise BadDataError(f"{one_line(path.name)}: Its id is {script.id!r}. Name the file {script.id}.toml.")
    return script


def _taken(path: Path) -> str:
    return (
        f"{one_line(path.name)}: A built-in practice is called {path.stem!r} already, and that one is played. "
        "Give yours another name and id."
    )
