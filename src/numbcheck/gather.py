"""Gather: one list out of its file and of what git or a sync engine left of another machine's; no line is lost.

A line is known by its heading and its words. Made of strings alone: the crisis page reads the plan through it.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    ListLine = tuple[str, str]
    """A line of a list: the heading it is under ("" for none), and its words."""

_LONGEST_NUMBER = 3
"""Characters of the number of a line, with its point: a longer one may be a number to call."""
DONE, OPEN = "[x] ", "[ ] "
_OURS, _BASE, _OR, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


def gathered(own: str, copies: "Sequence[str]" = ()) -> str:
    """Return the list in `own` with the lines of its `copies` that it lacks, and of two twins one.

    What git marked as a conflict counts as two lists. Where there is nothing to gather it is `own` as it is.
    """
    texts = [own, *copies] if own.strip() else [*filter(str.strip, copies)] or [own]
    first, *others = [side for text in texts for side in _sides(text.removeprefix("\ufeff"))]
    blocks: dict[str, list[str]] = {}
    for heading, lines in _blocks(first):
        if heading in blocks:
            _put(blocks[heading], [line for line in lines[1:] if line.strip()])
        else:
            blocks[heading] = lines
    for other in others:
        for heading, lines in _blocks(other):
            _fold(blocks, heading, lines)
    return "\n".join(line for lines in blocks.values() for line in _without_twins(lines))


def items(text: str) -> "dict[ListLine, bool]":
    """Return the lines of a list, in order, and of each whether it is done."""
    found: dict[ListLine, bool] = {}
    under = headings(text)
    for row, line in enumerate(text.split("\n")):
        if (words := words_of(line)) and not _is_indented(line):
            place = under[row], words
            found[place] = found.get(place, False) or is_done(line)
    return found


def without(text: str, gone: "Collection[ListLine]") -> str:
    """Return the list without these lines."""
    return _changed(text, gone, lambda line: line if _is_indented(line) else None)


def marked(text: str, lines: "Collection[ListLine]", *, done: bool) -> str:
    """Return the list with these lines ticked, or open again."""
    return _changed(text, lines, lambda line: _marked(line, DONE if done else OPEN))


def headings(text: str) -> list[str]:
    """Return for each row of a list the heading it is under, or is; "" for none, and for a title on top."""
    found: list[str] = []
    here, titled = "", False
    for line in text.split("\n"):
        if line.startswith("##") or (line.startswith("# ") and (titled or here)):
            here = _one(line).lstrip("# ") or here
        titled = titled or line.startswith("# ")
        found.append(here)
    return found


def is_heading(line: str) -> bool:
    """Return whether a line is a heading, or the title."""
    return line.startswith(("##", "# ")) and bool(line.strip("# \t\r"))


def words_of(line: str) -> str:
    """Return the words of `- words`, `* words`, `1. words`, with or without a box; "" for any other line."""
    return _behind_mark(line) or ""


def said(line: str) -> str:
    """Return the words of any line, without a list mark or box; "" for an empty line and a rule of dashes."""
    words = _behind_mark(line)
    whole = _one(line) if words is None else words
    return whole if whole.strip("-*_ ") else ""


def _behind_mark(line: str) -> str | None:
    """Return what stands behind a list mark and a box.

    None for a line without a mark, such as `+43 664` or `144. Call`.
    """
    mark, _, words = _one(line).partition(" ")
    numbered = len(mark) <= _LONGEST_NUMBER and mark[:-1].isdigit() and mark[-1:] in {".", ")"}
    if mark not in {"-", "*", "+"} and not numbered:
        return None
    return words[3:].strip() if _boxed(words) else words


def is_done(line: str) -> bool:
    """Return whether a line has a tick in its box."""
    words = _one(line).partition(" ")[2]
    return _boxed(words) and words[1].lower() == "x"


def _one(line: str) -> str:
    from numbcheck.clean import one_line

    return one_line(line)


def _boxed(words: str) -> bool:
    return words[:1] == "[" and words[2:3] == "]"


def _marked(line: str, box: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}{line.strip().partition(' ')[0]} {box}{words_of(line)}"


def _is_indented(line: str) -> bool:
    return line[:1] in {" ", "\t"}


def _changed(text: str, lines: "Collection[ListLine]", change: "Callable[[str], str | None]") -> str:
    under, rows = headings(text), text.split("\n")
    changed = [
        change(line) if (under[row], words_of(line)) in lines else line for row, line in enumerate(rows)
    ]
    return "\n".join(line for line in changed if line is not None)


def _sides(text: str) -> list[str]:
    """Return the text as it is, or the two that git could not bring together in it."""
    lines = text.split("\n")
    ours: list[str] = []
    theirs: list[str] = []
    row, split = 0, False
    while row < len(lines):
        conflict = _conflict(lines, row) if lines[row].startswith(_OURS) else None
        if conflict is None:
            ours.append(lines[row])
            theirs.append(lines[row])
            row += 1
            continue
        base, middle, end = conflict
        ours += lines[row + 1 : base]
        theirs += lines[middle + 1 : end]
        row, split = end + 1, True
    return ["\n".join(ours), "\n".join(theirs)] if split else [text]


def _conflict(lines: list[str], row: int) -> "tuple[int, int, int] | None":
    """Return where our side of the conflict that begins at `row` ends, where theirs begins, and where that ends."""
    end = next((at for at in range(row, len(lines)) if lines[at].startswith(_THEIRS)), None)
    inside = range(row, end or row)
    middle = next((at for at in inside if lines[at].rstrip() == _OR), None)
    if end is None or middle is None:
        return None
    base = next((at for at in range(row, middle) if lines[at].startswith(_BASE)), middle)
    return base, middle, end


def _blocks(text: str) -> "Iterator[tuple[str, list[str]]]":
    """Yield each heading with its lines, itself first; what comes before any heading first of all, as ""."""
    lines = text.split("\n")
    under = headings(text)
    begin = 0
    for row in range(1, len(lines) + 1):
        if row == len(lines) or (is_heading(lines[row]) and under[row]):
            yield under[begin], lines[begin:row]
            begin = row


def _fold(blocks: "dict[str, list[str]]", heading: str, lines: list[str]) -> None:
    """Add to its block each line of another list that is not there yet; a tick there is one here."""
    if heading not in blocks:
        _begin(blocks, heading, lines)
        return
    block = blocks[heading]
    there = dict(_known(block))
    titled = any(line.startswith("# ") for line in block)
    for key, row in _known(lines):
        line = lines[row]
        if key not in there:
            if _is_indented(line) and not key[0] and any(words == key[1] for _, words in there):
                continue
            if not is_heading(line) or not titled:
                _put(block, [line], key[0])
        elif is_done(line) and not is_done(block[there[key]]):
            block[there[key]] = _marked(block[there[key]], DONE)
        there = dict(_known(block))


def _begin(blocks: "dict[str, list[str]]", heading: str, lines: list[str]) -> None:
    """Put a whole block behind the others, or, where it has no heading, before them."""
    if not any(line.strip() for line in lines):
        return
    if not heading:
        others = dict(blocks)
        blocks.clear()
        blocks[""] = [*lines, ""] if lines[-1].strip() else lines
        blocks.update(others)
        return
    last = blocks[next(reversed(blocks))]
    while len(last) > 1 and not last[-1].strip():
        last.pop()
    blocks[heading] = ["", *lines]


def _known(lines: list[str]) -> "Iterator[tuple[tuple[str, str], int]]":
    """Yield what each line with words is known by (whose it is, where it is indented; its words), and its row."""
    above = ""
    for row, line in enumerate(lines):
        if not line.strip():
            continue
        words = words_of(line) or _one(line)
        yield (above if _is_indented(line) else "", words), row
        above = above if _is_indented(line) else "" if is_heading(line) else words


def _put(block: list[str], new: list[str], above: str = "") -> None:
    """Put lines at the end of a block, before the empty lines there; an indented one behind what it belongs to."""
    at = len(block)
    while at > 1 and not block[at - 1].strip():
        at -= 1
    if above:
        rows = dict(_known(block))
        mine = [row for key, row in rows.items() if key == ("", above) or key[0] == above]
        at = max(mine, default=at - 1) + 1
    elif at and is_heading(block[at - 1]):
        new = ["", *new]
    block[at:at] = new


def _without_twins(lines: list[str]) -> list[str]:
    """Return the lines of one heading with each of a list's own lines once; ticked where one of them is."""
    own = [(line, "" if _is_indented(line) else words_of(line)) for line in lines]
    done = {words for line, words in own if words and is_done(line)}
    kept: list[str] = []
    seen: set[str] = set()
    for row, (line, words) in enumerate(own):
        has_more = _is_indented(next(filter(str.strip, lines[row + 1 :]), ""))
        if words not in seen or has_more:
            kept.append(_marked(line, DONE) if words in done and not is_done(line) else line)
        seen |= {words} - {""}
    return kept
