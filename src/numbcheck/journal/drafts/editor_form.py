"""The form of a text in an editor's file: a newline at its end, and what it is about as # lines below.

Below, because an editor begins on the first line: what is typed there must be the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def about(words: Sequence[str]) -> list[str]:
    """Return `words` as the lines that stand below a text."""
    return [f"# {line}".rstrip() for said in words for line in said.split("\n")]


def lent(text: str, lines: Sequence[str]) -> str:
    """Return what stands in the file at first: the `text`, an empty line, and the `lines` about it."""
    below = "".join(f"{line}\n" for line in lines)
    return f"{_ended(text)}\n{below}" if below else _ended(text)


def taken(written: str, marks: Sequence[str]) -> str:
    """Return the text in what an editor left, without the lines that were put there, known by their `mark`, once each.

    The empty line before them goes with them. Every other line stays, whatever it begins with; the newline at
    the end is no part of the text.
    """
    rest: list[str] = []
    unseen = list(marks)
    for line in written.split("\n"):
        if unseen and line.startswith("#") and (known := mark(line)) in unseen:
            if len(unseen) == len(marks) and rest[-1:] == [""]:
                del rest[-1]
            unseen.remove(known)
        else:
            rest.append(line)
    return "\n".join(rest).removesuffix("\n")


def mark(line: str) -> str:
    """Return by what a line is known without its words."""
    from hashlib import sha256

    return sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Return whether two texts differ in nothing but the kind of their line ends, and the last of them."""
    return plain(one) == plain(other)


def plain(text: str) -> str:
    """Return a text as two of them are compared."""
    return text.replace("\r\n", "\n").removesuffix("\n")


def _ended(text: str) -> str:
    return f"{text}\n" if text else ""
