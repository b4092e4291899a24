"""What the reader of word files promises its maintainers: a slip is named with file and key, whatever file it is in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pytest

from numbcheck.care import (
    check,
    forms,
    joys,
    keepsakes,
    ladder,
    pages,
    plan,
    reach,
    reasons,
    reframe,
    signs,
    wording,
)
from numbcheck.errors import BadDataError
from numbcheck.journal import prompts
from numbcheck.toml_values import as_value, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

SHAPES: dict[Path, type] = {
    wording.folder() / "check.toml": check.CheckIn,
    wording.folder() / "reasons.toml": reasons.Reasons,
    wording.folder() / "joys.toml": joys.Joys,
    wording.folder() / "keep.toml": keepsakes.Keep,
    wording.folder() / "ladder.toml": ladder.Ladder,
    wording.folder() / "plan.toml": plan.Plan,
    wording.folder() / "reframe.toml": reframe.Reframe,
    wording.folder() / "forms.toml": forms.Forms,
    wording.folder() / "signs.toml": signs.Signs,
    wording.folder() / "starters.toml": reach.Starters,
    **dict.fromkeys((wording.folder() / "learn").glob("*.toml"), pages.LearnPage),
    Path(prompts.__file__).with_name("prompts.toml"): prompts.Deck,
}
each_file = pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)


class Small(NamedTuple):
    """A shape with every kind of field."""

    name: Literal["a", "b"]
    number: int
    flag: bool = False
    lines: tuple[str, ...] = ()


FREE = {"answers", "changes", "columns", "kinds"}
"""Tables of texts by id, whose keys are no fields."""
OPTIONAL = {
    *("several", "food", "shows_first", "lines", "only", "only_with", "always", "danger", "see"),
    *("answers", "source", "today", "choices", "cautions", "called"),
}


def tables(raw: Any) -> Iterator[dict[str, Any]]:
    """Yield every table in a file whose keys are fields."""
    if isinstance(raw, list):
        for part in raw:
            yield from tables(part)
    elif isinstance(raw, dict):
        yield raw
        for key in raw.keys() - FREE:
            yield from tables(raw[key])


def written(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def refused(path: Path, raw: dict[str, Any]) -> str:
    """Return what is said of a file that was changed to `raw`, or "" where it is read all the same."""
    try:
        as_value(SHAPES[path], raw, path.name)
    except BadDataError as error:
        return str(error)
    return ""


def test_every_file_of_words_has_a_shape() -> None:
    """No file of words is read by its keys here and there: each has one value that it becomes."""
    assert set(wording.folder().rglob("*.toml")) < set(SHAPES)


@each_file
def test_a_key_too_many_is_refused(path: Path) -> None:
    """A misspelt key in any table of any file is named, with the file."""
    raw = written(path)
    for table in tables(raw):
        table["wrods"] = "x"
        said = refused(path, raw)
        assert said.startswith(path.name)
        assert '"wrods" isn\'t a key here.' in said
        del table["wrods"]


@each_file
def test_a_missing_key_is_refused(path: Path) -> None:
    """A key that was dropped from any table of any file is named, with the file, unless it may be missing."""
    raw = written(path)
    for table in tables(raw):
        for key in table.keys() - OPTIONAL:
            value = table.pop(key)
            said = refused(path, raw)
            assert said.startswith(path.name)
            assert f"It has no {key}." in said
            table[key] = value


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"name": "c", "number": 1}, "x.toml, name: It is not one of a, b. Choose one of these."),
        ({"name": "a", "number": True}, "x.toml, number: It is not a whole number. Write it as 3."),
        ({"name": "a", "number": 1, "flag": 1}, "x.toml, flag: It is not true or false. Write it as true."),
        ({"name": "a", "number": 1, "lines": "b"}, "x.toml, lines: It is not a list. Write it as [...]."),
        ({"name": "a", "number": 1, "lines": [""]}, 'x.toml, lines 1: It is not text. Write it as "...".'),
        ([], "x.toml: This is not a table. Write it as key = value lines."),
    ],
)
def test_what_is_of_another_kind_is_named(raw: object, said: str) -> None:
    """Text where a number belongs, an empty line, a name nobody knows: the sentence says which key, and what to write."""
    with pytest.raises(BadDataError) as caught:
        as_value(Small, raw, "x.toml")
    assert str(caught.value) == said


def test_a_table_that_fits_is_a_value() -> None:
    """What fits is read as it stands, and cannot be changed by whoever got it."""
    value = as_value(Small, read_toml('name = "a"\nnumber = 2\nlines = ["x"]', "x.toml"), "x.toml")
    assert value == Small("a", 2, False, ("x",))
    assert isinstance(reach.words().kinds, type(type.__dict__))
