"""Conversion: a whole journal sealed, made plain again, or sealed anew; what was cut off goes on where it was."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError
from numbcheck.journal.codec import decode
from numbcheck.journal.ids import ID, REV, new_rev
from numbcheck.journal.seal import ENDING, MAGIC
from numbcheck.journal.store import durable
from numbcheck.journal.store.leftovers import is_large, left_over
from numbcheck.journal.store.merge import BLANK, id_in, is_blank
from numbcheck.journal.store.months import Month, months, open_month, opened
from numbcheck.journal.store.os_errors import explained
from numbcheck.journal.store.together import AT_ONCE, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.seal import Seal
    from numbcheck.journal.store.together import Put

_WHERE = "The journal could not be converted further"
_RUN = re.compile(rf"(?<=\.{REV.pattern})\.{REV.pattern}$")


class Conversion(NamedTuple):
    """The files of the journal at `root`, read through the seal `source` and written anew through `target`.

    `run_id` stands in the names of what this run seals: no two runs, on whatever machines, give one name to files
    that differ. `faults` takes the names of what could not be read, which stays as it is.
    """

    root: str
    source: Seal
    target: Seal
    run_id: str
    random: Callable[[int], bytes]
    faults: list[str]

    def left(self) -> int:
        """Return how many files are still to be converted; only their names and sizes are looked at."""
        return sum(len(names) for _, names in self._months())

    def run(self, watch: Callable[[int, int], None]) -> int:
        """Convert what is left, some months at a time, and return how many files that was; `watch` hears how far it is.

        Each is there sealed, or plain, before it is taken away as it was. Raises CannotCreateError or InputOutputError.
        """
        left = dict(self._months())
        done, of = 0, sum(map(len, left.values()))
        with explained(_WHERE, self.root):
            for some in _several(left):
                watch(done, of)
                done += self._converted(some)
            self._clear_scraps()
        watch(1, 1)
        return done

    def _clear_scraps(self) -> None:
        """Remove what writers that died have left, which may hold words in the old form."""
        for name in months(self.root, []):
            with opened(self.root, name, []) as month:
                for scrap in month.names() if month else ():
                    if month and scrap.startswith(durable.TEMPORARY) and left_over(scrap, month):
                        durable.discard(scrap, month.folder)

    def _months(self) -> Iterator[tuple[str, list[str]]]:
        for name in months(self.root, [], newest_first=True):
            with opened(self.root, name, [], lambda: self.source) as month:
                names = [one for one in sorted(month.names()) if self._is_left(one, month)] if month else []
            if names:
                yield name, names

    def _is_left(self, name: str, month: Month) -> bool:
        """Return whether a file is to be converted, by name and size: one of ours, with words, in the old form."""
        if name.startswith(".") or ".json" not in name:
            return False
        is_sealed = name.endswith(ENDING)
        if self.target.ending and not self.source.ending:
            return not is_sealed and is_large(name, month)
        return is_sealed and f".{self.run_id}." not in name and is_large(name, month)

    def _converted(self, some: dict[str, list[str]]) -> int:
        """Write these files of some months anew, bring that to disk, and only then blank them."""
        made: dict[str, dict[str, str]] = {}
        with together(self.root, self.random) as put:
            for name, files in some.items():
                with self._opened(name) as month:
                    made[name] = self._put_anew(files, month, put)
        with together(self.root, self.random) as put:
            for name, finals in made.items():
                with self._opened(name) as month:
                    self._put_blanks(finals, month, put)
        return sum(map(len, made.values()))

    @contextmanager
    def _opened(self, name: str) -> Iterator[Month]:
        with durable.closing(open_month(self.root, name)) as folder:
            yield Month(name, folder, self.faults, seal=lambda: self.source)

    def _put_anew(self, files: list[str], month: Month, put: Put) -> dict[str, str]:
        """Put these files of a month there in the new form, and return what each is called in it."""
        made: dict[str, str] = {}
        known: dict[str, bytes] = {}
        for name in files:
            if new := self._made(name, month, known):
                made[name], raw = new
                put(made[name], raw, month)
        return made

    def _put_blanks(self, made: dict[str, str], month: Month, put: Put) -> None:
        """Blank these files, and what was made of them where that was deleted meanwhile."""
        gone = month.listing().gone
        for name in (*made, *(final for final in made.values() if id_in(final) in gone)):
            put(name, BLANK, month)

    def _made(self, name: str, month: Month, known: dict[str, bytes]) -> tuple[str, bytes] | None:
        """Return the name and the bytes of what is to be there in place of a file; None for one that stays as it is.

        `known` takes by their names what was made in this month: where one of these, or one that is there by now, says
        something else under the same name, it gets another one.
        """
        raw = month.raw(name)
        if raw is None or is_blank(raw) or raw.startswith(MAGIC) or not (stem := self._stem(name, raw)):
            return None
        final = self._final(stem)
        there = known.get(final) or (None if self.target.ending else month.raw(final))
        if there is not None and not is_blank(there) and there.rstrip() != raw.rstrip():
            final = self._final(f"{stem}.{new_rev(self.random)}")
        known[final] = raw
        return final, self.target.seal(raw) if self.target.ending else raw.rstrip(b" ")

    def _final(self, stem: str) -> str:
        return f"{stem}.{self.run_id}.json{ENDING}" if self.target.ending else f"{stem}.json"

    def _stem(self, name: str, raw: bytes) -> str:
        """Return what a file is called by: nothing tells of a sealed one but its name, so an id has to stand there."""
        if ID.search(name) or not self.target.ending:
            return _RUN.sub("", name.removesuffix(ENDING).removesuffix(".json"))
        try:
            entry = decode(raw)
        except BadDataError:
            return ""
        return f"{entry.id}.{entry.rev}"


def _several(left: dict[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    """Yield as many whole months at a time as are to wait for the disk together."""
    some: dict[str, list[str]] = {}
    for name, files in left.items():
        some[name] = files
        if sum(map(len, some.values())) >= AT_ONCE:
            yield some
            some = {}
    if some:
        yield some
