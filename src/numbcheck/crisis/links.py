"""Links: the address of a page in a row, made one that a terminal can open; the address itself is what one reads."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN, _BETWEEN, _CLOSE = "\x1b]8;;https://", "\x1b\\", "\x1b]8;;\x1b\\"
_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-./")
_AROUND = "().,:;"
_FILES = frozenset({"md", "toml", "html", "txt", "json"})
"""How files end that are named in a text, and no page does."""


def can_open(environ: "Mapping[str, str]") -> bool:
    """Return whether links do no harm here: a terminal that cannot open them shows nothing of them.

    The console of Linux does not; NO_COLOR may mean a reader that shows escape sequences.
    """
    return environ.get("TERM", "dumb") not in {"dumb", "linux"} and not environ.get("NO_COLOR")


def linked(row: str) -> str:
    """Return `row` with each address in it as a link; nothing else of it changes, nor what is seen of it."""
    if "." not in row:
        return row
    return " ".join(map(_linked, row.split(" ")))


def _linked(word: str) -> str:
    address = word.strip(_AROUND)
    if not _is_address(address):
        return word
    before, _, after = word.partition(address)
    return f"{before}{_OPEN}{address}{_BETWEEN}{address}{_CLOSE}{after}"


def _is_address(word: str) -> bool:
    host = word.partition("/")[0]
    labels = host.split(".")
    ending = labels[-1]
    is_host = len(labels) > 1 and all(labels) and ending.isalpha() and len(ending) > 1
    return is_host and ending not in _FILES and set(word) <= _SIGNS
