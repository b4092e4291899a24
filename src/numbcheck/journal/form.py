"""The form in which a text lies in an editor's file: what it is about as # lines above it, and a newline at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def above(words: Sequence[str]) -> list[str]:
    """Return `words` as the lines that stand above a text."""
    return [f"# {line}".rstrip() for said in words for line in said.split("\n")]


def lent(text: str, lines: Sequence[str]) -> str:
    """Return what stands in the file at first: the `lines` above, then the `text`."""
    head = "".join(f"{line}\n" for line in lines)
    return f"{head}\n{_ended(text)}" if head else _ended(text)


def taken(written: str, marks: Sequence[str]) -> str:
    """Return the text in what an editor left, without the lines that were put above, known by their `mark`, once each.

    Every other line stays, whatever it begins with; the newline at the end is no part of it.
    """
    rest, unseen, found = [], list(marks), False
    for line in written.split("\n"):
        if unseen and line.startswith("#") and (known := mark(line)) in unseen:
            unseen.remove(known)
            found = True
        else:
            rest.append(line)
    if found and rest[0] == "" and len(rest) > 1:
        del rest[0]
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
