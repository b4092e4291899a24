"""Every word that is shipped, with where it stands; what the tests of content look through."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "numbcheck"
PAGES = (HERE.parent / "docs" / "own-practices.md",)
NOT_PROSE = frozenset(
    [
        "id",
        "ask",
        "part",
        "first",
        "phase",
        "empty",
        "family",
        "attention",
        "given",
        "source",
        "sources",
        "rows",
        "group",
        "sense",
        "channel",
        "area",
        "key",
        "keys",
        "kind",
        "kinds",
        "maybe",
        "see",
        "to",
        "order",
        "shows_first",
        "choices",
        "blanks",
    ]
)
"""Keys whose values name things, or are single words to pick from: they have no sentences."""

_SENTENCES = re.compile(r"(?<=[.?:])\s+|\n")


@cache
def files() -> tuple[Path, ...]:
    """Return every file of words, the library and all others."""
    return tuple(sorted(SOURCE.rglob("*.toml")))


def strings(path: Path) -> list[str]:
    """Return every string in a file of words, prose or not."""
    return [text for _, text in _walk(tomllib.loads(path.read_text()), "")]


def prose(path: Path) -> list[str]:
    """Return the sentences a person reads in a file of words."""
    return [text for key, text in _walk(tomllib.loads(path.read_text()), "") if key not in NOT_PROSE]


@cache
def spoken_in_code(path: Path) -> list[str]:
    """Return the strings of three words or more in a module that a person may read: help texts, no comments.

    A string that is split into words is a list of what a person types, and is said to nobody.
    """
    tree = ast.parse(path.read_text())
    comments = {
        node.value
        for block in ast.walk(tree)
        if not (isinstance(block, ast.FunctionDef) and block.name == "command")
        if isinstance(getattr(block, "body", None), list)
        for node in block.body  # type: ignore[attr-defined]
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    taken_apart = [
        node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "split"
    ]
    names = {node.id for node in taken_apart if isinstance(node, ast.Name)}
    lists = set(taken_apart) | {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in names
    }
    silent = comments | lists
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent
        if len(node.value.split()) > 2
    ]


def grade(texts: list[str]) -> float:
    """Return the Automated Readability Index of these texts: a school grade."""
    whole = [text if text[-1:] in ".?:" else f"{text}." for text in texts if text.strip()]
    words = re.findall(r"[A-Za-z0-9']+", " ".join(whole))
    sentences = [part for text in whole for part in _SENTENCES.split(text) if re.search(r"\w", part)]
    if not words:
        return 0.0
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / len(sentences) - 21.43


def _walk(value: Any, key: str) -> list[tuple[str, str]]:
    match value:
        case str():
            return [(key, value)]
        case list():
            return [found for part in value for found in _walk(part, key)]
        case dict():
            return [found for name, part in value.items() for found in _walk(part, name)]
    return []
