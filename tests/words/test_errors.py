"""Errors: what happened, what was kept, what to do; short, without blame, and the command last."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from numbcheck import errors
from numbcheck.cli import table
from tests.every import every
from tests.shipped import SOURCE

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and name.endswith("Error")}
MOST_WORDS, MOST_SENTENCES = 30, 2
PARSERS = re.compile(
    r"\b(in)?valid\b|\berrors?\b|\bfailed\b|\bunexpected\b|\bcolumn \d|`|!(?![a-z])", re.IGNORECASE
)
"""What a parser says, and what blames."""
COMMAND = re.compile(rf"numbcheck (?:{'|'.join(table.names())})\b")


def said_by(source: str) -> list[str]:
    """Return the sentences that a module raises, each blank of them one word; one that is put together elsewhere is none."""
    tree = ast.parse(source)
    named = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    raised = (call.args[0] for call in calls if getattr(call.func, "id", "") in KINDS)
    return [text for text in (_text(words, named) for words in raised) if " " in text]


def _text(node: ast.expr, named: dict[str, ast.expr]) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part, named) for part in parts)
        case ast.FormattedValue(value=ast.Name(id=name)) | ast.Name(id=name) if name in named:
            return _text(named[name], named)
    return "NAME"


def complaints(sentence: str) -> list[str]:
    """Return what is wrong with an error sentence."""
    words = sentence.removeprefix("NAME: ")
    wrong = ["too long"] * (len(words.split()) > MOST_WORDS)
    wrong += ["too many sentences"] * (len(re.findall(r"[.?](?= |$)", sentence)) > MOST_SENTENCES)
    wrong += ["a parser's word"] * bool(PARSERS.search(sentence))
    commands = COMMAND.findall(sentence)
    ends = re.search(r"[:,] numbcheck [^.:]*$", sentence)
    return wrong + ["its command is not last"] * (bool(commands) and (len(commands) > 1 or not ends))


@every(sorted(SOURCE.rglob("*.py")))
def test_an_error_says_what_happened_and_what_to_do(path: Path) -> None:
    """Two sentences at most beside the command, thirty words, none of a parser's, and the command behind a colon, last."""
    found = {said: wrong for said in said_by(path.read_text()) if (wrong := complaints(said))}
    assert found == {}


def test_the_rules_can_fail() -> None:
    """The rules find a sentence that is read out of the program, and each kind of wrong there is."""
    assert said_by(
        '_AFTER = "To open it: numbcheck unlock"\nraise LockedError(f"{name} is locked. {_AFTER}")'
    ) == ["NAME is locked. To open it: numbcheck unlock"]
    for sentence in (
        "Invalid value for '-m'.",
        "The journal is locked. Run numbcheck unlock to open it.",
        "It is full. It is not. It may be.",
        " ".join(["word"] * 31),
    ):
        assert len(complaints(sentence)) == 1, sentence
