"""The signs: a quiet checklist by area, without a sum, and when and how to talk to someone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from numbcheck.care import flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numbcheck.practice.script import Script

_ON_A_SCREEN = 6


@dataclass(frozen=True, slots=True)
class Ticked:
    """The ids of the signs a person ticked, in the order of the list, and what they wrote beside it."""

    ids: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def script(words: Mapping[str, Any]) -> Script:
    """Return the checklist as questions of at most six signs each; the area of harm comes last."""
    beats = (
        flow.question(name, title, [sign["words"] for sign in signs], several=True)
        for name, title, signs in _screens(words)
    )
    return flow.flow("signs", "Signs, area by area", beats, words["open"])


def ticked(words: Mapping[str, Any], answers: flow.Answers) -> Ticked:
    """Return which signs `answers` name; other words a person typed are kept as their own."""
    screens = {name: signs for name, _, signs in _screens(words)}
    ids: list[str] = []
    for name, text in flow.chosen(answers):
        found = flow.picked(text, [sign["words"] for sign in screens[name]])
        ids += [screens[name][at]["id"] for at in sorted(found)]
    own = [text.strip() for _, text in flow.own(answers) if text.strip()]
    return Ticked(tuple(ids), tuple(own))


def shows_first(words: Mapping[str, Any], ids: Sequence[str]) -> str:
    """Return which page comes before anything else, `crisis` or `abuse`, or "" where none does.

    A tick is the person's own word; nothing is inferred from it, and nothing else changes.
    """
    pages = {sign["shows_first"] for sign in _signs(words) if sign["id"] in ids and "shows_first" in sign}
    return "abuse" if pages == {"abuse"} else "crisis" if pages else ""


def afterwards(words: Mapping[str, Any], ids: Sequence[str]) -> Script:
    """Return the optional questions that follow: since when, highs and lows, a medicine's date."""
    beats = (
        flow.question(row["id"], row["ask"])
        for row in words["question"]
        if "only_with" not in row or row["only_with"] in ids
    )
    return flow.flow("signs-since", "Since when", beats)


def page(words: Mapping[str, Any], help_: Mapping[str, Any], ids: Sequence[str]) -> list[str]:
    """Return when to talk to someone (what was ticked is marked), who does what, and how to begin."""
    rows = {row for sign in _signs(words) if sign["id"] in ids for row in sign["rows"] if row[0] == "W"}
    lines = [words["when_title"], help_["intro"], help_["often_passes"], ""]
    for when in help_["when"]:
        mark = f" {words['ticked']}" if rows & set(when["rows"]) else ""
        extra = " ".join(when[key] for key in ("always", "signs") if key in when)
        lines.append(f"- {when['words']}{mark}" + (f" {extra}" if extra else "") + _see(when))
    lines += ["", help_["trust"], help_["not_a_verdict"], "", words["helper_title"]]
    lines += [" ".join([f"- {row['name']}:", row["words"]]) + _see(row) for row in help_["helper"]]
    lines += ["", words["begin_title"]]
    lines += [f"- {row['words']}" for row in help_["begin"]]
    return [*lines, "", words["close"]]


def _see(row: Mapping[str, Any]) -> str:
    return f" See: {row['see']}" if "see" in row else ""


def _signs(words: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (sign for area in words["area"] for sign in area["sign"])


def _screens(words: Mapping[str, Any]) -> Iterator[tuple[str, str, list[Mapping[str, Any]]]]:
    """Yield (ask, title, signs) of each question: an area in pieces of nearly the same size."""
    for area in words["area"]:
        signs = area["sign"]
        pieces = -(-len(signs) // _ON_A_SCREEN)
        size = -(-len(signs) // pieces)
        for number in range(pieces):
            part = signs[number * size : (number + 1) * size]
            name = area["id"] if pieces == 1 else f"{area['id']} {number + 1}"
            count = f" ({number + 1} of {pieces})" if pieces > 1 else ""
            line = f"\n{area['line']}" if "line" in area else ""
            yield name, f"{area['name']}{count}{line}", part
