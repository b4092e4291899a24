"""Looking for words in the bytes of entries, which spares the decoding of most."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.query import Query

FOLDING, PLAIN = b"folding\n", b"plain\n"

_ASCII = bytes(range(128))

# How the letters outside ASCII that fold to plain ones begin in UTF-8: sharp s, long s, the dotted
# capital i, Kelvin, ligatures and the like. A test goes over all of Unicode.
_FOLDING_TO_ASCII = tuple(
    bytes.fromhex(lead)
    for lead in ["c39f", "c4b0", "c589", "c5bf", "c7b0", "cdbe", "e1ba", "e1bf", "e284", "efac"]
)


def raw_filter(query: Query) -> Callable[[bytes], bool]:
    """Return whether the bytes of an entry file can hold the words; False only when they cannot.

    Looking at the bytes spares the decoding of most files. Only words in plain ASCII can be judged
    so, and only in a file without escapes and without those letters that fold to plain ones.
    """
    needles = [word.lower().encode() for word in query.words if _plain(word)]
    if not needles or (query.any_word and (len(needles) < len(query.words) or query.tags)):
        return lambda _: True
    decide = any if query.any_word else all

    def possible(raw: bytes) -> bool:
        low = raw.lower()
        return decide(needle in low for needle in needles) or may_fold(raw)

    return possible


def raw_lines(query: Query) -> Callable[[bytes], Iterator[bytes]]:
    """Return what picks, of many entry texts on a line each, those that can hold the words, in their order.

    In front of the lines stands `FOLDING` or `PLAIN`: what `may_fold` says of them.
    """
    possible = raw_filter(query)
    needles = sorted((word.lower().encode() for word in query.words if _plain(word)), key=len)
    by_one = needles and not (query.any_word and len(query.words) + len(query.tags) > 1)

    def lines(body: bytes) -> Iterator[bytes]:
        if not by_one or body.startswith(FOLDING):
            yield from filter(possible, _lines(body)) if needles else _lines(body)
            return
        low, place = body.lower(), 0
        while (place := low.find(needles[-1], place)) >= 0:
            start, place = low.rfind(b"\n", 0, place) + 1, low.find(b"\n", place)
            if len(needles) == 1 or possible(body[start:place]):
                yield body[start:place]

    return lines


def may_fold(raw: bytes) -> bool:
    """Return whether there is something in `raw` that can stand for a plain letter without being one."""
    if b"\\u" in raw:
        return True
    if raw.isascii():
        return False
    # What is left keeps its neighbours: in UTF-8 no plain letter stands inside a sign of several bytes.
    rest = raw.translate(None, _ASCII)
    return any(lead in rest for lead in _FOLDING_TO_ASCII)


def _lines(body: bytes) -> Iterator[bytes]:
    """Yield the lines behind the first, one after the other, so that they are not in memory twice."""
    end = body.find(b"\n")
    while (start := end + 1) < len(body):
        end = body.index(b"\n", start)
        yield body[start:end]


def _plain(word: str) -> bool:
    """Return whether `word` stands in a file as it is: ASCII, and nothing that JSON escapes."""
    return word.isascii() and word.isprintable() and not set('"\\') & set(word)
