"""The person's own plan on the crisis page: read as plain text, if it can be read, with nothing but os."""

from numbcheck import plainfile
from numbcheck.crisis.wrap import wrapped

_LARGEST = 16 * 1024
_MOST_LINES = 120
_TILDE = "\0"  # printable() has left none of these
_HEADING = "Your own plan:"


def lines(path: str, width: int) -> list[str]:
    """Return the plan at `path` as lines of at most `width` columns; none where it is not to be had.

    Only the first 16 KB are read. Whatever goes wrong, help comes first: this never raises.
    """
    try:
        text = _text(path)
        if not text.strip():
            return []
        from numbcheck.clean import printable

        shown = _shown(printable(text), width)
    except Exception:  # a plan that cannot be read must not keep anyone from a number
        return []
    return [_HEADING, *shown[:_MOST_LINES]]


def _text(path: str) -> str:
    """Return the plan, with the lines that another machine wrote into a copy of it."""
    own = _read(path)
    try:
        from numbcheck.gather import gathered

        return gathered(own, [_read(copy) for copy in plainfile.copies(path)])
    except Exception:  # then at least what is in the file itself
        return own


def _read(path: str) -> str:
    """Return the beginning of a file as text; none where there is no such file."""
    try:
        raw = plainfile.read(path, _LARGEST)
    except FileNotFoundError:
        return ""
    return raw.decode("utf-8", "replace").replace("\r\n", "\n")


def within(page: list[str], plan: list[str]) -> list[str]:
    """Return the crisis page with the plan before its last block, which says the first numbers once more."""
    if not plan:
        return page
    last = len(page) - 1 - page[::-1].index("") if "" in page else len(page)
    return [*page[:last], "", *plan, *page[last:]]


def _shown(text: str, width: int) -> list[str]:
    """Return the lines with something in them; a heading only where something stands under it."""
    shown: list[str] = []
    heading: list[str] = []
    for line in (raw.strip() for raw in text.split("\n")):
        if line.startswith("##"):
            heading = ["", *_whole(line.lstrip("# "), width, "")]
        elif line and not line.startswith("# "):
            shown += [*heading, *_whole(line, width, "  ")]
            heading = []
    return shown


def _whole(line: str, width: int, indent: str) -> list[str]:
    """Wrap a line in which `~` is a sign like any other."""
    wide = wrapped(line.replace("~", _TILDE), width, indent, indent * 2)
    return [part.replace(_TILDE, "~") for part in wide]
