"""Wrap the text of the help pages with nothing imported; each character counts as one column."""

NARROW = 60
"""Columns: with fewer, each number and each person has a row alone, and the rows say less."""


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Return `text` in lines of at most `width` columns, begun with `indent` and then with `hanging`.

    `~` is a space that no line may be broken at, so that a number or a command stays in one piece. A word
    longer than a line stays whole.
    """
    later = indent if hanging is None else hanging
    lines = [""]
    for word in text.split():
        start = later if lines[1:] else indent
        if lines[-1] and len(start) + len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return [((later if at else indent) + line.replace("~", " ")).rstrip() for at, line in enumerate(lines)]
