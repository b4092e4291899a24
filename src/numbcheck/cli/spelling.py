"""How far a typed word is from another one, slip by slip."""

from __future__ import annotations


def distance(one: str, other: str) -> int:
    """Return how many characters must be put in, left out, changed or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, character in enumerate(one):
        above, row = row, [at + 1]
        for to, wanted in enumerate(other):
            row.append(min(above[to + 1] + 1, row[to] + 1, above[to] + (character != wanted)))
            if at and to and character == other[to - 1] and one[at - 1] == wanted:
                row[-1] = min(row[-1], before[to - 1] + 1)
        before = above
    return row[-1]
