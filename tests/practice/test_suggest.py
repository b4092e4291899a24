"""What is promised about the practice that is offered after one that did not help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from numbcheck.practice.script import FAMILIES, Script, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.suggest import another
from tests.fakes import script, timed

if TYPE_CHECKING:
    from collections.abc import Sequence

SCRIPTS = list(Shelf().scripts())
BY_NAME = {"now-then", "setaside", "three", "kind"}


def offered(*families: str) -> list[Script]:
    """Return everything that may be offered after practices of these families, newest first."""
    found: list[Script] = []

    def remember(things: Sequence[Script]) -> Script:
        found.extend(things)
        return things[0]

    another(SCRIPTS, families, remember)
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_something_of_another_kind_that_looks_outward(family: str) -> None:
    """Whatever I did, the offer looks outward and is of another family."""
    found = offered(family)
    assert found
    assert {one.attention for one in found} == {"outward"}
    assert family not in {one.family for one in found}


@pytest.mark.parametrize("before", FAMILIES)
def test_not_the_same_family_twice_running(before: str) -> None:
    """What I did the time before is not offered again either, while there is something else."""
    assert before not in {one.family for one in offered("breath", before)}


def test_the_one_just_done_never_comes_even_when_little_is_left() -> None:
    """When I have been through nearly everything, the offer is still not the family just done."""
    found = offered("senses", "body", "movement", "attention", "cold", "breath")
    assert found
    assert "senses" not in {one.family for one in found}


def test_nothing_that_is_not_for_a_far_away_moment() -> None:
    """No breath hold, no body scan, no 4-7-8 and nothing that needs a caution is ever offered."""
    every = [one for family in FAMILIES for one in offered(family)]
    assert not {"scan", "scan-short", "scan-neutral", "478", "box", "cold", "relax"} & {
        one.id for one in every
    }
    assert not any(isinstance(beat, Timed) and beat.phase == "hold" for one in every for beat in one.beats)


def test_nothing_fits() -> None:
    """When there is nothing else, nothing is offered."""
    assert another([script(timed(5))], ["senses"], lambda things: things[0]) is None


def test_what_is_played_by_name_is_never_offered() -> None:
    """What is for one need only, as for a memory that feels like now, comes to nobody unasked."""
    named = replace(script(timed(10)), id="named", by_name=True)
    plain = replace(named, id="plain", by_name=False)
    assert another([named, plain], ["breath"], lambda found: found[-1]) == plain
    assert another([named], ["breath"], lambda found: found[0]) is None
    assert not {one.id for family in FAMILIES for one in offered(family)} & BY_NAME
