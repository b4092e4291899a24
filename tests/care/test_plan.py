"""What the plan promises: it is my file, and what I put into it by hand stays as I put it."""

from __future__ import annotations

from numbcheck.care import plan
from numbcheck.practice.reply import Reply
from numbcheck.practice.script import Ask

WORDS = plan.words()


def test_six_steps_in_their_order_each_skippable() -> None:
    """The guide goes through six steps; an empty line goes on, so Enter six times is through."""
    script = plan.script(WORDS)
    assert script.parts == ("signs", "alone", "among-people", "people-to-ask", "services", "safer-place")
    assert all(isinstance(beat, Ask) and beat.empty == "enough" for beat in script.beats)


def test_a_new_plan_has_all_six_headings() -> None:
    """A step I skipped still has its place in the file."""
    text = plan.document(WORDS, {"alone": ["a shower"]})
    assert text.count("\n## ") == 6
    assert "## 2. What I can do by myself\n\n- a shower\n" in text
    assert WORDS.with_someone in text


def test_lines_are_added_and_nothing_else_changes() -> None:
    """New lines join their step; notes, other headings and order stay as I left them."""
    mine = "# mine\n\nmy own words\n\n## 2. What I can do by myself\n- shower\n\n## Music\n- drums\n"
    text = plan.added(WORDS, mine, {"alone": ["walk"], "services": ["Dr Who"]})
    assert text == (
        "# mine\n\nmy own words\n\n## 2. What I can do by myself\n- shower\n- walk\n\n## Music\n- drums\n"
        "\n## 5. Professionals and services\n\n- Dr Who\n"
    )


def test_a_line_in_an_empty_step() -> None:
    """The first line of a step stands under its heading, with a free line between."""
    text = plan.added(WORDS, plan.document(WORDS, {}), {"people-to-ask": ["Sam"]})
    assert "## 4. People I can ask for help\n\n- Sam\n\n## 5." in text
    assert plan.lines_under(WORDS, text, "people-to-ask") == ["Sam"]
    assert plan.lines_under(WORDS, text, "services") == []
    assert plan.lines_under(WORDS, "no headings", "services") == []


def test_several_lines_for_a_step() -> None:
    """What I say at one step stays together and in order; empty lines are no lines."""
    said = tuple(
        (step, Reply((), words))
        for step, words in (("signs", " grey "), ("signs", "quiet"), ("services", " "), ("alone", "tea"))
    )
    assert plan.lines_of(said) == {"signs": ["grey", "quiet"], "alone": ["tea"]}
