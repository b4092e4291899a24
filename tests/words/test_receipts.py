"""The receipts: one closed list, one sentence for one act, and no other sentence confirms anything."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import numbcheck
from numbcheck.words.receipts import Receipt, without_undo

ROOT = Path(numbcheck.__file__).parent
LIST = """\
Kept. numbcheck undo takes it back.
Your shell keeps that line in its history; numbcheck note alone does not.
Kept for {moment}.
Its four characters: {ref}.
{practice}, {minutes}. Kept.
{practice}. Kept.
Stopped after {minutes}. Kept.
Stopped. Kept.
Stopped.
Nothing kept.
Left as a draft. numbcheck journal --resume goes on with it.
Left as a draft. {command} goes on with it.
Thrown away. numbcheck undo brings {it} back, for an hour.
Changed. numbcheck undo brings the old words back, for an hour.
Moved to {moment}. numbcheck undo takes it back.
Nothing changed.
{lines} added to your {place}.
"{words}" is on your {place}, as number {number}.
Done: {words}.
Open again: {words}.
Deleted, for good.
Not deleted.
Taken back: {what}.
{whose} words are a draft.
Nothing to take back: nothing was saved in the last hour.
Written to {file}: {what}. Anyone with the {where} can read it.
{entries} added from {file}. numbcheck undo takes {it} back.
{entries} of the import of {clock} were taken back.
{notes} written, {gone} taken away.
{notes} {what}: {names}.
{setting} is now {value}.
{setting} is {value} again, as at the start.
Every file is in order.
{files} put right, {left} left.
Locked from now on. Writing needs no passphrase; reading does.
The new passphrase opens your journal from now on.
The new code opens your journal from now on, and no other.
The lock is off.
Open for {time}.
Locked.
Paused. Space goes on.
Going on with {practice}, at {place}.
Back to {practice}, at {place}.
Back where you were.
It doesn't have to do something every time.
Thank you for saying so. You did nothing wrong.
Another kind: {command}
Nothing here yet. numbcheck note keeps a line.
Nothing matches. {entries} looked through.
"""
CONFIRMS = re.compile(
    r"(Kept|Stopped|Saved|Added|Changed|Done|Deleted|Not deleted|Removed|Taken back|Thrown away|Paused|Left|"
    r"Left as a draft|Open again|Nothing (kept|written|changed|added)|Written to|Going on|Back to|"
    r"Good to know|Thank you for saying so\. You did|Another kind)(?![\w-])(?! and right)"
)
"""How a sentence begins that says that something was done. A word on the screen, as `Left and right`, is none."""


def _sentences() -> list[tuple[str, str]]:
    """Return every string of the program that a person could read, and every value of its words, with its module."""
    found: list[tuple[str, str]] = []
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        name = str(path.relative_to(ROOT))
        found += [
            (name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        ]
    for path in sorted(ROOT.joinpath("care", "words").glob("*.toml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [(path.name, line.partition('= "')[2].rstrip('"')) for line in lines]
    return found


def _receipts() -> dict[str, str]:
    return {name: words for name, words in vars(Receipt).items() if name.isupper()}


def test_the_list_is_closed() -> None:
    """What I hear when something was done is one of these sentences, word for word."""
    assert list(_receipts().values()) == LIST.splitlines()


def test_nothing_else_confirms_anything() -> None:
    """No other sentence of the program says that something is kept, left, changed, deleted or written."""
    others = [
        (module, words)
        for module, words in _sentences()
        if module != "words/receipts.py"
        and CONFIRMS.match(words)
        and words.rstrip().endswith((".", ":", "}"))
    ]
    assert others == []


def test_each_receipt_has_its_act() -> None:
    """No sentence of the list is left over: each of them is said somewhere."""
    said = {
        node.attr
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Receipt"
    }
    assert said == _receipts().keys()


def test_what_cannot_be_taken_back_promises_no_undo() -> None:
    """Where undo cannot reach a save, its receipt says only what was done."""
    assert without_undo(Receipt.KEPT) == "Kept."
    assert without_undo(Receipt.CHANGED) == "Changed."
    assert without_undo(Receipt.STOPPED) == "Stopped."
