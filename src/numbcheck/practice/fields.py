"""Fields: one TOML table of a practice, read key by key, with errors that name file, step and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from numbcheck.clean import one_line
from numbcheck.practice.bounds import LONGEST_BEAT, SHORTEST_BEAT
from numbcheck.practice.reply import MOST_CHOICES, named_alike
from numbcheck.toml_values import as_table, fail, fail_missing, refuse_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MISSING: Any = object()
_MOST_REPEATS = 600
_MOST_TABLES = 200


def filled(raw: Any, blanks: Mapping[str, str]) -> Any:
    """Return `raw` with every `{name}` in its texts replaced by the words of that blank."""
    match raw:
        case str():
            for name, words in blanks.items():
                raw = raw.replace(f"{{{name}}}", words)
            return raw
        case list():
            return [filled(part, blanks) for part in raw]
        case dict():
            return {key: filled(part, blanks) for key, part in raw.items()}
    return raw


class Fields:
    """The keys of one table; a key that was never read is refused at the end."""

    __slots__ = ("_known", "_left", "_raw", "_where")

    def __init__(self, raw: Any, name: str, step: int | None = None) -> None:
        self._where = f"{name}, step {step}" if step else name
        self._raw = as_table(raw, self._where)
        self._left = set(self._raw)
        self._known: set[str] = set()

    def __contains__(self, key: str) -> bool:
        self._known.add(key)
        return key in self._raw

    def fail(self, what: str, remedy: str) -> NoReturn:
        """Raise a BadDataError about this table."""
        fail(self._where, what, remedy)

    def refuse_others(self) -> None:
        """Raise where the table holds a key that was never read (a typo must not go unseen)."""
        refuse_unknown(self._where, self._left, self._known)

    def text(self, key: str, default: str = _MISSING) -> str:
        """Return a string with something in it, on one line, with nothing that could steer a terminal."""
        value = self._take(key, default)
        if value is default:
            return str(default)
        if not isinstance(value, str) or not one_line(value):
            self.fail(f"{key} is not text", f'Write {key} = "..."')
        return one_line(value)

    def word(self, key: str) -> str:
        """Return a short name: lower-case letters, digits and hyphens."""
        value = self.text(key)
        if not all(each.isascii() and (each.islower() or each.isdigit() or each == "-") for each in value):
            self.fail(f"{key} is not a plain name", "Use small letters, digits and hyphens")
        return value

    def lines(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; a single string counts as a list of one, a missing key as none."""
        value = self._take(key, ())
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, (list, tuple)) or not all(isinstance(line, str) for line in value):
            self.fail(f"{key} is not a list of texts", f'Write {key} = ["...", "..."]')
        if key in self._raw and not value:
            self.fail(f"{key} is empty", "Write a line, or take it out")
        return tuple(one_line(line) for line in value)

    def condition(self, key: str) -> tuple[str, ...] | None:
        """Return a question and the answers that will do (none: any of them), or None where the key is missing."""
        return self.lines(key) or None

    def offered(self, key: str) -> tuple[dict[str, str], bool]:
        """Return the answers of a list or a table by their ids, and whether they have ids of their own."""
        value = self._raw.get(key)
        if isinstance(value, list | dict) and len(value) > MOST_CHOICES:
            self.fail(f"It has {len(value)} {key}", f"Offer {MOST_CHOICES} at most")
        if not isinstance(value, dict):
            return named_alike(self.lines(key)), False
        self._read(key)
        if not value or not all(isinstance(words, str) and one_line(words) for words in value.values()):
            self.fail(
                f"{key} is not a table of texts", f'Write {key} = {{ some = "a bit", clear = "clearly" }}'
            )
        return {name: one_line(words) for name, words in value.items()}, True

    def blanks(self) -> dict[str, str]:
        """Return the blanks of the script, by name, with its default words."""
        value = self._take("blanks", {})
        if not isinstance(value, dict) or not all(isinstance(words, str) for words in value.values()):
            self.fail("blanks is not a table of texts", 'Write blanks = { colour = "blue" }')
        return dict(value)

    def choice(self, key: str, among: Sequence[str], default: str = _MISSING) -> str:
        """Return one of the names in `among`."""
        value = self._take(key, default)
        if value not in among:
            self.fail(f"{key} is not one of {', '.join(among)}", "Choose one of these")
        return str(value)

    def number(self, key: str, default: float = _MISSING) -> float:
        """Return a number, not below zero."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < float("inf"):
            self.fail(f"{key} is not a number above zero", f"Write {key} = 30, for example")
        return float(value)

    def seconds(self, key: str) -> float:
        """Return a length of time in seconds, from one second to ten minutes."""
        value = self.number(key)
        if not SHORTEST_BEAT <= value <= LONGEST_BEAT:
            self.fail(f"{key} is {value:g}", f"Use {SHORTEST_BEAT:g} to {LONGEST_BEAT:g}")
        return value

    def count(self, key: str, default: int) -> int:
        """Return a whole number from 1 on."""
        if key not in self:
            return default
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_REPEATS:
            self.fail(
                f"{key} is not a whole number from 1 to {_MOST_REPEATS}", f"Write {key} = 3, for example"
            )
        return int(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            self.fail(f"{key} is not true or false", f"Write {key} = true")
        return value

    def tables(self, key: str, one: str = "") -> list[Any]:
        """Return the tables written as [[key]]; there must be one at least."""
        value = self._take(key, [])
        if not isinstance(value, list) or not value:
            self.fail(f"It has no {one or f'[[{key}]]'}", f"Add one {one or f'[[{key}]]'} at least")
        if len(value) > _MOST_TABLES:
            self.fail(f"It has {len(value)} times {one or f'[[{key}]]'}", f"Use {_MOST_TABLES} at most")
        return value

    def inner(self, key: str) -> Iterator[Fields]:
        """Yield the small tables of a list inside this table."""
        for raw in self.tables(key, f"line in {key}"):
            fields = Fields(raw, self._where)
            yield fields

    def _read(self, key: str) -> None:
        self._known.add(key)
        self._left.discard(key)

    def _take(self, key: str, default: Any) -> Any:
        self._read(key)
        if key in self._raw:
            return self._raw[key]
        if default is _MISSING:
            fail_missing(self._where, key)
        return default
