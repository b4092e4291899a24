"""Our own JSON: entries come back as they were, revision by revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.errors import BadDataError
from numbcheck.exchange.json_ import VERSION
from numbcheck.exchange.reading.found import Own, Remark
from numbcheck.exchange.reading.stream import parts
from numbcheck.journal.codec import DEPTH, entry_of

if TYPE_CHECKING:
    from typing import TextIO

    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given


def read(given: Given) -> Read:
    """Yield the entries of a document that numbcheck wrote. Raises BadDataError for one of a newer numbcheck."""
    yield from revisions(given.text())


def revisions(text: TextIO) -> Read:
    """Yield the revisions in such a document, in its order; raises as `read`."""
    version = None
    for part in parts(text, DEPTH):
        if isinstance(part, Remark):
            yield part
            continue
        if part.key == "numbcheck":
            version = part.value if type(part.value) is int else None
        if version is None or version < VERSION:
            break
        if version > VERSION:
            raise BadDataError("This comes from a newer numbcheck: a newer one can read it.")
        if part.key == "entries":
            try:
                yield Own(part.line, entry_of(part.value))
            except BadDataError:
                yield Remark(part.line, "this is not an entry that numbcheck can read")
    if version is None or version < VERSION:
        raise BadDataError("This is not a JSON document that numbcheck wrote.")
