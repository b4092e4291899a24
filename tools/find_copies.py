"""Name every six lines of src that stand in two places, and fail if there are any: python -m tools.find_copies.

Comments, docstrings, imports and signatures do not count. pylint's R0801 asks the same between modules only, in six
seconds, and with four packages more.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LENGTH = 6
SOURCE = Path(__file__).parents[1] / "src"
MADE = ("tables",)  # by tools, from one source


def lines_of(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, each with its number."""
    left_out = {number for node in ast.walk(ast.parse(text)) for number in _left_out(node)}
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), start=1))
    return [(n, line) for n, line in lines if line and line[0] != "#" and n not in left_out]


def _left_out(node: ast.AST) -> Iterable[int]:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant(value=str())):
            return range(node.lineno, (node.end_lineno or node.lineno) + 1)
        case ast.FunctionDef(body=[first, *_]):
            return range(node.lineno, first.lineno)
    return ()


def copies(sources: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the places of all lines that stand twice in these sources, which are names and texts."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, text in sources:
        lines = lines_of(text)
        for first in range(len(lines) - LENGTH + 1):
            piece = lines[first : first + LENGTH]
            places[tuple(line for _, line in piece)].append(f"{name}:{piece[0][0]}")
    return (" and ".join(found) for found in places.values() if len(found) > 1)


def main() -> int:
    """Say where what is written twice stands."""
    modules = sorted(path for path in SOURCE.rglob("*.py") if not set(path.parts).intersection(MADE))
    found = list(
        copies((str(path.relative_to(SOURCE)), path.read_text(encoding="utf-8")) for path in modules)
    )
    if found:
        print("\n".join(found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
