"""The country in settings that cannot be read as a whole: looked for line by line, with bytes alone."""

_NAME = b"country"
_BLANKS = bytes.maketrans(b"=:", b"  ")
_MARKS = b"\xef\xbb\xbf\xff\xfe"


def country_in(raw: bytes) -> tuple[str, bool]:
    """Return what the last readable line `country = "..."` says, or "", and whether only unreadable ones are there.

    UTF-16, as some editors save it, is read where all characters are ASCII.
    """
    found, unread = "", False
    for line in raw.replace(b"\0", b"").lstrip(_MARKS).splitlines():
        name, _, value = line.partition(b"=")
        if name.strip().strip(b"\"'") == _NAME:
            said = _text(value.strip())
            found, unread = said or found, unread or said is None
        elif line.lower().translate(_BLANKS).split()[:1] == [_NAME]:
            unread = True
    return found, unread and not found


def _text(value: bytes) -> str | None:
    """Return what stands between quotes, with nothing but a comment behind them; None where that is not so."""
    quote = value[:1]
    text, closed, rest = value[1:].partition(quote) if quote in {b'"', b"'"} else (b"", b"", b"")
    if not closed or rest.strip()[:1] not in {b"", b"#"} or b"\\" in text:
        return None
    try:
        return text.decode()
    except UnicodeDecodeError:
        return None
