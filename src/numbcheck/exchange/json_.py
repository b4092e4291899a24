"""JSON: whole entries as one document, from which they come back the same."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING

from numbcheck.clean import storable
from numbcheck.journal import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.exchange.formats import Title
    from numbcheck.journal.entry import Entry

VERSION = 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)

# json.dumps escapes C0 only; these too could steer the terminal a document is printed on.
_STEERING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def document(entries: Iterable[Entry], _: Title | None = None) -> Iterator[str]:
    """Yield one JSON document piece by piece, a revision on each line, in the given order; no title is needed.

    An entry that was changed in two places at once has two revisions, so that nothing is lost on the way back.
    """
    yield f'{{"numbcheck": {VERSION}, "entries": ['
    between = "\n"
    for record in chain.from_iterable(map(records, entries)):
        yield between + record
        between = ",\n"
    yield "\n]}\n" if between == ",\n" else "]}\n"


def records(entry: Entry) -> Iterator[str]:
    """Yield an entry as one JSON object, `tags` always among its keys; changed in two places at once, each revision."""
    for one in entry.versions if entry.also else (entry,):
        record = _ENCODER.encode(codec.to_record(one) | {"tags": list(one.tags)})
        yield record if record.isprintable() else _STEERING.sub(_escape, storable(record))


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
