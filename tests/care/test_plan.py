"""What the plan promises: it is my file, and what I put into it by hand stays as I put it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.care import plan
from numbcheck.crisis import own_plan
from numbcheck.practice.reply import Reply
from numbcheck.practice.script import Ask

if TYPE_CHECKING:
    from pathlib import Path

WORDS = plan.words()


def openings(text: str) -> list[Ask]:
    """Return the first question of each step, for whoever has this plan."""
    asks = [beat for beat in plan.script(WORDS, text).beats if isinstance(beat, Ask)]
    return list({ask.part: ask for ask in reversed(asks)}.values())


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


def test_a_step_is_known_by_its_number_or_by_its_words() -> None:
    """A heading that I, or an earlier version, worded otherwise keeps its step; so does one without a number."""
    mine = "# mine\n\n## 3. People and places that take my mind elsewhere\n- sea\n\n## People I can ask for help\n"
    text = plan.added(WORDS, mine, {"among-people": ["library"], "people-to-ask": ["Sam"]})
    assert text.count("\n## ") == 2
    assert plan.lines_under(WORDS, text, "among-people") == ["sea", "library"]
    assert plan.lines_under(WORDS, text, "people-to-ask") == ["Sam"]


def test_a_name_is_offered_where_it_may_fit_again() -> None:
    """Whom I named at one step is offered at the other about people, once, by the name alone."""
    given = {"people-to-ask": ["Sam, 0660 1: please come", "Ada"], "among-people": ["ada: tea", "Eve"]}
    text = plan.document(WORDS, given)
    offered = {ask.ask: ask.offered for ask in openings(text)}
    assert offered == {
        **{step.id: [] for step in WORDS.steps},
        "people-to-ask": ["Eve"],
        "among-people": ["Sam"],
    }


def test_what_stands_there_is_told() -> None:
    """On another walk I read what I have under a step so far, in a row; no example stands in its place."""
    text = plan.document(WORDS, {"alone": ["tea", "word " * 30]})
    told = {ask.ask: ask.words for ask in openings(text)}
    last = told["alone"].split("\n")[-1]
    assert last.startswith("So far: tea; word")
    assert len(last) <= 70
    assert "For example" not in told["alone"]
    assert "For example" in told["signs"]


def test_a_picked_name_may_get_a_number() -> None:
    """A name I gave before is picked by a key; its number and what to ask, if I give them, join it in one line."""
    script = plan.first_script(WORDS, plan.document(WORDS, {"among-people": ["Sam"]}))
    assert [beat.part for beat in script.beats] == ["people-to-ask", "details", "enough"]
    picked = ("people-to-ask", Reply(("Sam",)))
    enough = ("enough", Reply(("yes",)))
    assert plan.lines_of((picked, enough)) == {"people-to-ask": ["Sam"]}
    details = ("details", Reply((), "0660 1: please come"))
    assert plan.lines_of((picked, details, enough)) == {"people-to-ask": ["Sam, 0660 1: please come"]}


def test_a_form_that_nothing_was_put_into_is_not_begun() -> None:
    """Headings alone, and names that were given elsewhere, are no plan yet; a line of mine is, wherever it stands."""
    assert not plan.is_begun(WORDS, "")
    assert not plan.is_begun(WORDS, plan.document(WORDS, {}))
    assert not plan.is_begun(WORDS, plan.added(WORDS, "", {"among-people": ["Sam"]}))
    assert plan.is_begun(WORDS, plan.document(WORDS, {"people-to-ask": ["Sam"]}))
    assert plan.is_begun(WORDS, "my own way\n")


def test_a_line_in_an_empty_step() -> None:
    """The first line of a step stands under its heading, with a free line between."""
    text = plan.added(WORDS, plan.document(WORDS, {}), {"people-to-ask": ["Sam"]})
    assert "## 4. People I can ask for help\n\n- Sam\n\n## 5." in text
    assert plan.lines_under(WORDS, text, "people-to-ask") == ["Sam"]
    assert plan.lines_under(WORDS, text, "services") == []
    assert plan.lines_under(WORDS, "no headings", "services") == []


def test_a_line_of_a_plan_is_read_as_the_help_page_reads_it(tmp_path: Path) -> None:
    """Whatever mark I put before a name, it is left out in both places; the + of a telephone number never is."""
    names = {
        "- +43 664 123": "+43 664 123",
        "+1 555": "+1 555",
        "1. Sam": "Sam",
        "- [x] Mum": "Mum",
        "* Jo": "Jo",
    }
    names |= {"  - Ana": "Ana", "144. Call": "144. Call", "- ": "", "---": "", "- [ ]": "", "C +": "C +"}
    written, meant = list(names), list(filter(None, names.values()))
    path = tmp_path / "plan.md"
    path.write_text(
        plan.document(WORDS, {}).replace("ask for help\n", "ask for help\n\n" + "\n".join(written) + "\n")
    )
    assert plan.lines_under(WORDS, path.read_text(), "people-to-ask") == meant
    assert own_plan.people(str(path)) == meant


def test_several_lines_for_a_step() -> None:
    """What I say at one step stays together and in order; empty lines are no lines."""
    said = tuple(
        (step, Reply((), words))
        for step, words in (("signs", " grey "), ("signs", "quiet"), ("services", " "), ("alone", "tea"))
    )
    assert plan.lines_of(said) == {"signs": ["grey", "quiet"], "alone": ["tea"]}
