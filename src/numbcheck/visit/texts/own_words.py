"""Own words: what of an entry a person typed themselves, which is all that was not offered to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from numbcheck.care import check, forms, joys, ladder, reframe, signs
from numbcheck.errors import NumbcheckError
from numbcheck.journal import kinds
from numbcheck.journal.content import HIDDEN
from numbcheck.journal.ids import ID
from numbcheck.practice.reply import is_offered
from numbcheck.practice.script import Ask
from numbcheck.visit.session import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House

_WORDS: dict[str, Callable[[], object]] = {
    kinds.CHECK: check.words,
    kinds.SIGNS: signs.words,
    kinds.REFRAME: reframe.words,
    kinds.LADDER: ladder.words,
    kinds.JOY: joys.words,
    kinds.SCREEN: forms.words,
}
"""By kind, what reads the words of its questions."""


def own_words(house: House, entry: Entry, elsewhere: Iterable[object] = ()) -> str:
    """Return what a person typed in `entry`, a line each, and nothing that was offered, or stands `elsewhere`, too."""
    if entry.kind in kinds.WRITTEN and entry.text:
        return entry.text
    known = [*_offered(house, entry), *_strings(list(elsewhere))]
    data = [(key, value) for key, value in entry.data.items() if key not in HIDDEN]
    said = [(key, words) for key, value in data for words in _strings(value)]
    said += [(answer.ask, answer.text) for answer in entry.answers]
    own = as_text(
        entry.practice or entry.kind, [(ask, words) for ask, words in said if _is_own(words, known)]
    )
    return "\n".join(filter(None, [own, entry.text if _is_own(entry.text or "", known) else ""]))


def without_words(house: House) -> Callable[[Entry], Entry]:
    """Return what takes out of an entry every word that a person typed: its text, answers and tags.

    Of its data it leaves numbers and what was offered. A practice of their own has no name then.
    """
    offered: dict[tuple[str, str | None], frozenset[str]] = {}
    own = house.shelf.own_ids()

    def wordless(entry: Entry) -> Entry:
        what = entry.kind, entry.practice
        if what not in offered:
            offered[what] = frozenset(_offered(house, entry))
        left = {key: _not_own(value, offered[what]) for key, value in entry.data.items()}
        return entry._replace(
            practice=None if entry.practice in own else entry.practice,
            text=None,
            answers=(),
            tags=(),
            data={key: value for key, value in left.items() if value is not None},
            also=tuple(map(wordless, entry.also)),
        )

    return wordless


def _not_own(value: Any, known: Collection[str]) -> Any:
    """Return what of a value was not typed; None where nothing is left."""
    match value:
        case str():
            return None if _is_own(value, known) else value
        case list():
            return [left for part in value if (left := _not_own(part, known)) is not None] or None
        case dict():
            left = {key: _not_own(part, known) for key, part in value.items() if key in known}
            return {key: part for key, part in left.items() if part is not None} or None
    return value


def _is_own(words: str, known: Collection[str]) -> bool:
    return bool(words.strip()) and not ID.fullmatch(words) and not is_offered(words, known)


def _offered(house: House, entry: Entry) -> Iterator[str]:
    """Yield all that was offered for such an entry; nothing where nobody knows, so that every word counts as typed."""
    if entry.kind == kinds.PRACTICE:
        try:
            script = house.shelf.get(entry.practice or "")
        except NumbcheckError:
            return
        yield from (words for beat in script.beats if isinstance(beat, Ask) for words in beat.offered)
    elif entry.kind in _WORDS:
        yield from _strings(_WORDS[entry.kind]())


def _strings(value: Any) -> Iterator[str]:
    """Yield every string in a value that was kept, or in words that were read; of a table its keys count, too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield str(key)
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
