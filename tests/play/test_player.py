"""What the player promises about time, answers and leaving."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.play.player import Command, Player
from numbcheck.practice.script import Card
from tests.fakes import asks, script, timed

MINUTE_OF_BREATHS = script(
    *(timed(5, f"breath {n}", phase) for n in range(6) for phase in ("in", "out")), pace=(0.6, 1.4)
)


def test_a_practice_ends_exactly_on_time() -> None:
    """Ten minutes are ten minutes, however late the clock is read."""
    player = Player(script(*(timed(30) for _ in range(20))), 50.0)
    player.advance(50.0 + 599.99)
    assert not player.done
    player.advance(50.0 + 777.0)
    assert player.done
    outcome = player.outcome(50.0 + 777.0)
    assert outcome.finished
    assert outcome.seconds == 600.0


def test_a_pause_is_not_counted() -> None:
    """Time that I pause does not run, and is not written down as time spent."""
    player = Player(script(timed(10)), 0.0)
    player.obey(Command.PAUSE, 4.0)
    player.advance(500.0)
    assert player.frame(500.0).paused
    assert player.due(500.0) is None
    assert player.frame(500.0).left == 6.0
    player.obey(Command.PAUSE, 1004.0)
    assert player.due(1004.0) == 6.0
    player.advance(1010.0)
    assert player.outcome(1010.0).seconds == 10.0


def test_leaving_while_paused_counts_only_what_was_played() -> None:
    """When I pause and then leave, only the time before the pause is kept."""
    player = Player(script(timed(10)), 0.0)
    player.obey(Command.PAUSE, 4.0)
    player.obey(Command.STOP, 90.0)
    outcome = player.outcome(91.0)
    assert (outcome.finished, round(outcome.seconds)) == (False, 5)


def test_time_elsewhere_is_left_out() -> None:
    """While I read the help page my practice stands still, paused or not."""
    player = Player(script(timed(10)), 0.0)
    player.leave_out(100.0)
    player.obey(Command.PAUSE, 104.0)
    player.leave_out(50.0)
    assert player.frame(154.0).elapsed == 4.0
    player.obey(Command.PAUSE, 154.0)
    player.advance(160.0)
    assert player.outcome(160.0).seconds == 10.0


def test_skip_goes_to_the_next_part() -> None:
    """Skipping a sense leaves the rest of that sense out and keeps what I said before."""
    player = Player(script(*asks(3, "see"), *asks(2, "hear")), 0.0)
    player.answer("lamp", 1.0)
    player.obey(Command.SKIP, 2.0)
    assert player.frame(2.0).beat.part == "hear"
    player.answer("", 3.0)
    player.answer("bird", 4.0)
    outcome = player.outcome(4.0)
    assert outcome.finished
    assert outcome.answers == (("see", "lamp"), ("hear", ""), ("hear", "bird"))


def test_empty_answers_mean_what_the_script_says() -> None:
    """Enter alone counts as noticed where noticing is the point, and as skipped elsewhere."""
    player = Player(script(*asks(1, "see", "noticed"), *asks(1, "word", "skipped")), 0.0)
    player.answer("", 1.0)
    player.answer("", 2.0)
    assert player.outcome(2.0).answers == (("see", ""),)


def test_back_loses_no_answer() -> None:
    """When I go back, what I type takes the place of what I had said there; whatever I leave alone stands."""
    player = Player(script(*asks(3)), 0.0)
    player.answer("lanp", 1.0)
    player.answer("door", 2.0)
    player.obey(Command.BACK, 3.0)
    player.obey(Command.BACK, 4.0)
    player.answer("lamp", 5.0)
    assert player.outcome(5.0).answers == (("see", "lamp"), ("see", "door"))
    player.answer("", 6.0)
    player.answer("cup", 7.0)
    assert player.outcome(7.0).answers == (("see", "lamp"), ("see", "door"), ("see", "cup"))


def test_back_over_a_whole_part_of_questions() -> None:
    """When I go back from a breath to the questions before it, my new answers stand in place of the old."""
    player = Player(script(*asks(2), timed(7, "breath")), 0.0)
    for text in ("one", "two"):
        player.answer(text, 0.0)
    player.obey(Command.BACK, 0.0)
    for text in ("three", "four"):
        player.answer(text, 0.0)
    assert player.outcome(0.0).answers == (("see", "three"), ("see", "four"))


def test_back_in_a_timed_part() -> None:
    """Back begins the part again, and right at its beginning goes to the part before."""
    player = Player(script(timed(30, "head"), timed(30, "neck")), 0.0)
    player.obey(Command.BACK, 40.0)
    player.advance(45.0)
    player.obey(Command.SKIP, 45.0)
    assert player.frame(45.0).beat.part == "neck"
    player.obey(Command.BACK, 55.0)
    assert (player.frame(55.0).beat.part, player.frame(55.0).elapsed) == ("neck", 0.0)
    player.obey(Command.BACK, 56.0)
    assert player.frame(56.0).beat.part == "head"


def test_back_goes_one_part_at_a_time() -> None:
    """Pressed again and again, back leads from each part to the one right before it."""
    player = Player(script(*(timed(30, f"part {n}") for n in range(6))), 0.0)
    player.advance(150.0)
    reached = []
    for _ in range(6):
        player.obey(Command.BACK, 150.0)
        reached.append(player.frame(150.0).index)
    assert reached == [4, 3, 2, 1, 0, 0]


def test_two_seconds_into_a_part_back_means_its_beginning() -> None:
    """Within the first two seconds of a part back leads to the one before, and from then on to its own beginning."""
    for elapsed, part in ((1.9, "head"), (2.0, "neck"), (2.5, "neck")):
        player = Player(script(timed(30, "head"), timed(30, "neck")), 0.0)
        player.advance(30.0 + elapsed)
        player.obey(Command.BACK, 30.0 + elapsed)
        assert player.frame(30.0 + elapsed).beat.part == part


def test_pace_stays_inside_the_safe_range() -> None:
    """However often I press the pace keys, it never gets faster or slower than is safe."""
    player = Player(MINUTE_OF_BREATHS, 0.0)
    for _ in range(20):
        player.obey(Command.FASTER, 0.0)
    assert player.frame(0.0).length == pytest.approx(3.0)
    for _ in range(20):
        player.obey(Command.SLOWER, 0.0)
    assert player.frame(0.0).length == pytest.approx(7.0)


def test_changing_pace_keeps_the_place_in_the_breath() -> None:
    """When I slow down in the middle of a breath I am still in its middle."""
    player = Player(MINUTE_OF_BREATHS, 0.0)
    player.obey(Command.SLOWER, 2.5)
    frame = player.frame(2.5)
    assert frame.elapsed / frame.length == pytest.approx(0.5)


def test_one_press_changes_the_pace_by_a_tenth() -> None:
    """One press makes a breath a tenth shorter or longer, also between the round numbers."""
    player = Player(script(timed(10), pace=(0.75, 1.25)), 0.0)
    lengths = []
    for command in (Command.FASTER,) * 3 + (Command.SLOWER,):
        player.obey(command, 0.0)
        lengths.append(player.frame(0.0).length)
    assert lengths == pytest.approx([9.0, 8.0, 7.5, 8.5])


def test_the_time_left_is_told_at_my_pace() -> None:
    """When I slow down, the time left is that of all the beats to come at the new pace."""
    player = Player(MINUTE_OF_BREATHS, 0.0)
    player.obey(Command.SLOWER, 0.0)
    assert player.frame(0.0).left == pytest.approx(66.0)
    player.advance(5.5)
    assert player.frame(8.5).left == pytest.approx(57.5)


def test_the_time_left_never_grows_behind_a_question() -> None:
    """What is timed after a question is in the time left before it; while I am waited for none is told."""
    player = Player(script(timed(20), *asks(1), timed(28)), 0.0)
    assert player.frame(5.0).left == 43.0
    player.advance(20.0)
    assert player.frame(20.0).left is None
    player.answer("a mug", 30.0)
    assert player.frame(30.0).left == 28.0


def test_back_goes_one_question_at_a_time() -> None:
    """Far down a row of questions, back leads to the one just before, and to each of them in turn."""
    player = Player(script(*asks(7)), 0.0)
    for at in range(6):
        player.answer(f"thing {at}", float(at))
    reached = []
    for _ in range(6):
        player.obey(Command.BACK, 9.0)
        reached.append(player.frame(9.0).index)
    assert reached == [5, 4, 3, 2, 1, 0]


def test_a_card_waits_until_i_go_on() -> None:
    """A caution stays until I have read it."""
    player = Player(script(Card("first", "Careful."), timed(5)), 0.0)
    player.advance(1000.0)
    assert player.due(1000.0) is None
    assert player.frame(1000.0).left is None
    player.answer("text", 1000.0)
    player.obey(Command.NEXT, 1000.0)
    assert player.due(1000.0) == 5.0


def test_enter_does_not_hurry_a_timed_beat() -> None:
    """Enter by accident does not cut a breath short."""
    player = Player(script(timed(5)), 0.0)
    player.obey(Command.NEXT, 1.0)
    player.obey(Command.KEYS, 1.0)
    assert player.due(1.0) == 4.0


commands = st.lists(st.tuples(st.floats(0, 30), st.sampled_from([*Command, "text", ""])), max_size=40)


@given(commands)
def test_no_order_of_keys_breaks_it(happenings: list[tuple[float, Command | str]]) -> None:
    """Whatever I press and whenever, the practice goes on or ends, and its time is real time."""
    player = Player(script(Card("c", "x"), *asks(2), *(timed(7, f"b{n}") for n in range(5)), *asks(1)), 0.0)
    now = 0.0
    for pause, happening in happenings:
        now += pause
        player.advance(now)
        match happening:
            case Command():
                player.obey(happening, now)
            case str():
                player.answer(happening, now)
        if not player.done:
            frame = player.frame(now)
            assert 0 <= frame.elapsed <= max(frame.length, now) + 1e-6
            assert player.asking is (frame.length == 0 and frame.beat.part != "c")
    outcome = player.outcome(now)
    assert 0 <= outcome.seconds <= now + 1e-6
    assert len(outcome.answers) <= 3


def test_an_empty_answer_can_mean_enough() -> None:
    """Where lines are gathered, Enter on an empty one goes on to what comes next."""
    gathered, then = asks(3, "line", "enough"), asks(1, "next")
    player = Player(script(*gathered, *then), now=0)
    player.answer("one", 1)
    player.answer("", 2)
    assert player.frame(2).beat.ask == "next"  # type: ignore[union-attr]
    assert player.frame(2).answers == (("line", "one"),)
