"""Resealing: what waits in the state folder, sealed, or plain, or sealed anew, as the journal itself."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import NumbcheckError
from numbcheck.journal.drafts import FOLDER
from numbcheck.journal.drafts.editor_file import notes
from numbcheck.journal.drafts.last_save import Memory
from numbcheck.journal.drafts.originals import END
from numbcheck.journal.seal import MAGIC
from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.seal import Seal


class Resealing(NamedTuple):
    """The files with words in the folder `state`, read through the seal `source` and written anew through `target`."""

    state: str
    source: Seal
    target: Seal
    random: Callable[[int], bytes]

    def run(self) -> None:
        """Write each anew that is not as it is to be; what cannot be read just now stays, for the next one that can."""
        for path, name in self._places():
            with suppress(OSError, NumbcheckError), durable.closing(durable.open_folder(path)) as folder:
                raw = durable.read_file(name, folder)
                if raw.startswith(MAGIC) and not self._unseals:
                    continue
                pad = b"" if name.endswith(END) else b" "
                new = self.target.seal(self.source.unseal(raw), pad=pad)
                durable.replace_file(name, new, folder, self.random)
                durable.sync_folder(folder)

    def plain(self) -> int:
        """Return how many of them are plain."""
        found = 0
        for path, name in self._places():
            with suppress(OSError), durable.closing(durable.open_folder(path)) as folder:
                found += not durable.read_file(name, folder).startswith(MAGIC)
        return found

    @property
    def _unseals(self) -> bool:
        """Whether what is sealed is to be sealed otherwise, or not at all."""
        return bool(self.source.ending)

    def _places(self) -> Iterator[tuple[str, str]]:
        yield self.state, Memory.NAME
        yield from notes(self.state)
        drafts = f"{self.state}/{FOLDER}"
        with suppress(OSError), durable.closing(durable.open_folder(drafts)) as folder:
            yield from ((drafts, name) for name in sorted(durable.names_in(folder)))
