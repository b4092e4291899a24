"""A plan for hard hours begins with one person, and that may be enough; every other step can be left out."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from numbcheck.care import plan
from tests.asked import ask, drafts, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run
    from tests.features.worlds import World

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
SAM = "Sam, 0660 1: please come over"
WORDS = plan.words()


@pytest.fixture(autouse=True)
def austria(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a country with numbers."""
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")


def under(home: Path, step: str) -> list[str]:
    """Return the lines of a step in the plan, none where there is no plan."""
    path = home / "plan.md"
    return plan.lines_under(WORDS, path.read_text(), step) if path.exists() else []


def name_sam(world: World) -> None:
    """Give one person, and come to the question whether that is enough."""
    world.wait_for("One person you could call or text?")
    world.press(f"{SAM}\r")
    world.wait_for("Enough for today?")


@SIZES
def test_one_person_is_enough_for_today(run: Run, home: Path, size: tuple[int, int]) -> None:
    """The plan asks for one person; Enter says that's enough; from then on the help page shows them, the terminal does not."""
    with run("plan", size=size) as world:
        name_sam(world)
        world.press_until_end("\r")
    assert (world.code, world.given_back) == (0, True)
    assert under(home, "people-to-ask") == [SAM]
    assert "That's enough for today. numbcheck crisis shows that person now" in world.left
    assert "numbcheck plan --guide" in world.left
    assert "Sam" not in world.left
    page = ask("crisis").out
    assert page.index("112") < page.index(f"From your plan; all of it: numbcheck plan\n  {SAM}\n")


@SIZES
def test_what_i_type_instead_of_enough_is_a_draft(run: Run, home: Path, size: tuple[int, int]) -> None:
    """Other words at the question whether that is enough are no line of the plan, and are not lost: they are a draft."""
    with run("plan", size=size) as world:
        name_sam(world)
        world.press("her number is in the blue book")
        world.press_until_end("\r")
    assert under(home, "people-to-ask") == [SAM]
    assert "Left as a draft." in world.left
    (path,) = home.glob("state/drafts/*.draft")
    assert json.loads(path.read_text())["text"] == "her number is in the blue book"


@SIZES
def test_the_other_steps_come_one_line_at_a_time(run: Run, home: Path, size: tuple[int, int]) -> None:
    """Whoever goes on is asked step by step, and Enter leaves one out; the name I gave is offered, and not typed twice."""
    with run("plan", size=size) as world:
        name_sam(world)
        world.settle()
        world.press("no\r")
        world.wait_for("1. How I can tell")
        world.press("grey\r")
        world.wait_for("Another line?")
        world.press("\r")
        world.wait_for("2. What I can do by myself")
        world.press("\r")
        world.wait_for("1  Sam")
        world.settle()
        world.press("1")
        world.wait_for("Another line?")
        world.settle()
        world.press("\r")
        world.wait_for("5. Professionals")
        world.press("\r")
        world.wait_for("6. Making the place around me safer")
        world.look()
        world.press("a friend has the key\r\r")
    safer = " ".join(" ".join(world.screens[0]).split())
    assert "On your own: ask someone to keep it for now, lock it away and give them the key" in safer
    kept = {step.id: under(home, step.id) for step in WORDS.steps}
    assert kept == {
        "signs": ["grey"],
        "alone": [],
        "among-people": ["Sam"],
        "people-to-ask": [SAM],
        "services": [],
        "safer-place": ["a friend has the key"],
    }
    assert "4 lines added to your plan." in world.left


@SIZES
@pytest.mark.parametrize("leaves", ["\x1b", "\x03", signal.SIGTERM], ids=["Esc", "Ctrl-C", "TERM"])
def test_sr_03_whoever_leaves_has_named_someone(
    run: Run, home: Path, size: tuple[int, int], leaves: str | signal.Signals
) -> None:
    """Leaving in the middle, in any way, keeps whom I confirmed; the half line after it is a draft."""
    with run("plan", size=size) as world:
        name_sam(world)
        world.settle()
        world.press("no\r")
        world.wait_for("1. How I can tell")
        world.press("gre")
        world.wait_for("> gre")
        if isinstance(leaves, signal.Signals):
            world.told(leaves)
        else:
            world.press(leaves)
    assert (world.code, world.given_back) == (143 if leaves == signal.SIGTERM else 0, True)
    assert (under(home, "people-to-ask"), under(home, "signs")) == ([SAM], [])
    assert drafts(home) == ["gre"]


@SIZES
def test_sr_02_the_numbers_are_a_key_away_in_the_plan(run: Run, home: Path, size: tuple[int, int]) -> None:
    """F1 at the first question shows the help page; q leads back to what I had typed."""
    with run("plan", size=size) as world:
        world.wait_for("One person you could call or text?")
        world.press("Sam")
        world.wait_for("> Sam")
        world.press("\x1bOP")
        world.wait_for("144")
        world.press("q")
        world.wait_for("> Sam")
        world.press("\r")
        world.wait_for("Enough for today?")
        world.press_until_end("\r")
    assert under(home, "people-to-ask") == ["Sam"]


def test_nobody_named_is_no_plan(run: Run, home: Path) -> None:
    """Enter on nothing, twice, ends it: nothing is kept, nothing is blamed, and the next time it asks the same."""
    for _ in range(2):
        with run("plan") as world:
            world.wait_for("One person you could call or text?")
            world.press("\r")
            world.wait_for("Enough for today?")
            world.press_until_end("\r")
        assert "Nothing kept." in world.left
        assert not (home / "plan.md").exists()


def test_a_plan_with_someone_in_it_is_shown(run: Run, home: Path) -> None:
    """Once there is something in it, `plan` shows it and asks nothing; an empty form still asks."""
    home.mkdir(mode=0o700)
    (home / "plan.md").write_text(plan.document(WORDS, {}))
    with run("plan") as world:
        name_sam(world)
        world.press_until_end("\r")
    with run("plan", size=(80, 40)) as world:
        pass
    assert f"4. People I can ask for help - {SAM}" in world.left
    assert "One person you could call" not in world.left


def test_a_little_of_one_plain_thing(run: Run, home: Path) -> None:
    """Below the page about plain things one of eight may be picked; its tiny version is shown, and it is planned."""
    with run("learn", "basics") as world:
        world.wait_for("q leave")
        world.press("q")
        world.wait_for("One of these, a little, today?")
        world.press("2\r")
        world.wait_for("One sip, and the glass stays near.")
        world.settle()
        world.press_until_end("2\r")
    (entry,) = kept(home)
    assert (entry["kind"], entry["text"]) == ("joy", "Drink something")
    assert entry["data"] == {"tiny": "One sip, and the glass stays near.", "planned": "today"}


def test_none_of_them_keeps_nothing(run: Run, home: Path) -> None:
    """Enter leaves it; nothing is ticked, counted or kept."""
    with run("learn", "basics") as world:
        world.wait_for("q leave")
        world.press("q")
        world.wait_for("One of these, a little, today?")
        world.press_until_end("\r")
    assert (world.code, kept(home)) == (0, [])
