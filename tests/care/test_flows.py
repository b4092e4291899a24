"""What the flows of questions promise: one key or Enter each, my own words count, nothing is lost."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from numbcheck.care import (
    check,
    goals,
    joys,
    keepsakes,
    ladder,
    pages,
    plan,
    planned,
    reach,
    reasons,
    reframe,
    signs,
    wording,
)
from numbcheck.errors import UsageError
from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from numbcheck.play.ports import Did, Said
from numbcheck.practice.reply import Replies, Reply, is_offered
from numbcheck.practice.script import Ask, Script, Timed
from numbcheck.settings.table import MORE
from tests.fakes import FakeDesk, RecordingStage, said

CHECK, SIGNS, LADDER = check.words(), signs.words(), ladder.words()
BASICS = next(page for page in pages.pages() if page.choices)


def through(script: Script, *lines: str) -> tuple[tuple[str, str], ...]:
    """Return what a person said who types these lines, as it is kept."""
    return perform(script, FakeDesk(*said(*lines)), RecordingStage()).answers


def replies(script: Script, *lines: str) -> Replies:
    """Return what a person said who types these lines, by ids."""
    return perform(script, FakeDesk(*said(*lines)), RecordingStage()).replies


def every_flow() -> list[Script]:
    return [
        check.script(CHECK, MORE, food=True, asked=True),
        *signs.scripts(SIGNS),
        signs.afterwards(SIGNS, ["since-medicine"]),
        reframe.script(reframe.words()),
        ladder.rungs_script(LADDER),
        ladder.before(LADDER, "a rung"),
        ladder.after(LADDER, "a rung", expected=True),
        keepsakes.script(keepsakes.words()),
        planned.script(joys.words(), ["tea", "sea"], "Open the window for a minute."),
        planned.small_script(BASICS, BASICS.choices, joys.words().plan.when, joys.words().plan.whens),
    ]


def asked(*lines: str, more: tuple[str, ...] = ()) -> Replies:
    return replies(check.script(CHECK, more, food=True, asked=bool(more)), *lines)


def test_what_is_kept_is_known_to_be_only_offered() -> None:
    """An answer that itself holds a comma is still one answer; any word of mine beside it makes it mine."""
    offered = ["empty", "empty, as if gone", "flat"]
    assert is_offered("flat, empty, as if gone", offered)
    assert not is_offered("", offered)
    assert not is_offered("empty of course", offered)
    assert not is_offered("flat, mine", offered)


def test_sr_22_three_lines_at_most() -> None:
    """No screen of a flow tells me more than three lines at once."""
    flows = [*every_flow(), ladder.choice_script(LADDER, ["a"]), plan.script(plan.words())]
    for script in flows:
        assert len(script.opening) <= 3, script.id
        assert all(beat.words.count("\n") <= 2 for beat in script.beats), script.id


def test_sr_09_every_question_takes_an_empty_answer() -> None:
    """Enter, and nothing else, goes through every flow and leaves nothing behind."""
    for script in every_flow():
        enough = len(script.beats)
        assert through(script, *[""] * enough) == (), script.id


def test_sr_09_nothing_numb_and_not_sure_are_answers() -> None:
    """Nothing, numb and not sure stand among the answers and are kept like any other."""
    kept = check.checked(CHECK, asked("1 2, not sure", "", "4", "1", more=("strength", "place")))
    assert kept.data == {"words": ["nothing", "numb", "not-sure"], "strength": "clear", "place": ["nowhere"]}
    assert check.checked(CHECK, asked("", "", "not s", more=("strength",))).data == {"strength": "not-sure"}


def test_check_keeps_my_own_words() -> None:
    """Words that are on no list are kept as I typed them, and never under the name of what was chosen."""
    kept = check.checked(CHECK, asked("like felt, 2", "x", "hm", "@sam", more=("strength", "around")))
    assert kept.data == {"words": ["numb"], "own": "like felt", "strength-own": "hm"}
    assert (kept.around, kept.line) == ("@sam", "x")
    assert check.checked(CHECK, asked("wet sand")).data == {"own": "wet sand"}


def test_everything_the_setting_names_can_be_asked() -> None:
    """Whatever I put into the setting `more` is asked, and what I answer is kept under a name of its own."""
    assert {"sleep", "food", "water", "rest", "moved", "outside", "thanks", "hands"} <= set(MORE)
    for name in MORE:
        kept = check.checked(CHECK, asked("", "", "something of my own", more=(name,)))
        assert kept.is_something, name
        kept = check.checked(CHECK, asked("", "", "1", more=(name,)))
        assert not any(key.endswith("-own") for key in kept.data), name


def test_more_is_asked_only_of_whoever_wants_it() -> None:
    """Two stops and it is done; more questions come by one key, at most four of them."""
    script = check.script(CHECK, (), food=True, asked=False)
    assert [beat.ask for beat in script.beats if isinstance(beat, Ask)][2:] == [
        "slept",
        "ate",
        "rested",
        "strength",
    ]
    assert through(script, "1", "x", "1") == (("words", "nothing"), ("line", "x"))
    wanting = FakeDesk((1.0, Did(Command.MORE)), (2.0, Said("1")), (3.0, Said("too")))
    stage = RecordingStage()
    assert perform(script, wanting, stage).answers == (("words", "nothing"), ("slept", "too long"))
    assert stage.words == ["How are you right now?", "How did you sleep?", "Have you eaten today?"]


def test_check_without_food() -> None:
    """Whoever does not want to be asked about food is not."""
    assert "ate" in check.script(CHECK, (), food=True, asked=True).parts
    assert "ate" not in check.script(CHECK, (), food=False, asked=True).parts
    assert "ate" not in check.script(CHECK, ("food", "water"), food=False, asked=False).parts


def test_check_has_no_numbers_to_rate() -> None:
    """No answer is a number or a mark, and nothing is added up."""
    beats = check.script(CHECK, [row.name for row in CHECK.questions], food=True, asked=True).beats
    shown = [words for beat in beats if isinstance(beat, Ask) for words in beat.offered]
    assert shown
    assert not any(letter.isdigit() for words in shown for letter in words)


def test_signs_keep_what_was_ticked_and_nothing_more() -> None:
    """Two ticks are two ids, in the order of the list; own words stand beside them."""
    ticked = signs.ticked(SIGNS, replies(signs.scripts(SIGNS)[0], "2 1", "heavy like sand"))
    assert ticked == signs.Ticked(("flat", "empty"), ("heavy like sand",))


def pages_of_signs(*, short: bool = False) -> list[Ask]:
    scripts = signs.scripts(SIGNS, short=short)
    return [beat for script in scripts for beat in script.beats if isinstance(beat, Ask)]


def test_signs_are_seven_pages_that_say_where_one_is() -> None:
    """Each page has ten signs at most, a key for each, and says which of seven it is; every sign is asked once."""
    pages = pages_of_signs()
    assert len(pages) == 7
    assert all(all(choice.key for choice in beat.choices) for beat in pages)
    assert [beat.words.split("\n")[0].split(", ")[-1] for beat in pages] == [
        f"{at} of 7" for at in range(1, 8)
    ]
    offered = [choice.words for beat in pages for choice in beat.choices]
    assert offered == [sign.words for sign in SIGNS.signs]


@pytest.mark.parametrize("short", [False, True])
def test_sr_34_the_page_about_safety_is_second_announced_and_can_be_left_out(short: bool) -> None:
    """I am told before it that it comes, and on it that marks are kept, and how to leave it out."""
    first, second, *_ = pages_of_signs(short=short)
    assert "Page 2 is about safety. Enter alone leaves it out." in first.words
    assert second.words.startswith("Safety, 2 of ")
    assert "What you mark here is kept on this computer, in plain words." in second.words
    assert "Mark nothing, and Enter leaves this page out." in second.words


def test_short_signs_are_twelve_and_safety() -> None:
    """The short list asks twelve signs and the whole page about safety, and nothing beside."""
    first, safety, last = pages_of_signs(short=True)
    assert len(first.choices) + len(last.choices) == 12
    assert last.words.startswith("People and days, 3 of 3")
    area = next(area for area in SIGNS.areas if area.id == "harm")
    assert [choice.words for choice in safety.choices] == [sign.words for sign in area.signs]


@pytest.mark.parametrize(
    ("ids", "page"),
    [
        ([], ""),
        (["flat", "weeks", "to-not-feel"], ""),
        (["hurt-myself"], "crisis"),
        (["not-alive"], "crisis"),
        (["nothing-matters"], "crisis"),
        (["risks"], "crisis"),
        (["danger-now"], "crisis"),
        (["abuse"], "abuse"),
        (["abuse", "danger-now"], "crisis"),
    ],
)
def test_sr_11_which_ticks_show_a_page_first(ids: list[str], page: str) -> None:
    """Self-harm, danger and abuse, ticked by me, bring their page; no other sign does."""
    assert signs.shows_first(SIGNS, ids) == page


def test_signs_page_tells_what_was_ticked_and_which_reason_it_is() -> None:
    """Afterwards I read my sentences by area, only the reasons they give, one next step, and where there is more."""
    assert signs.page(SIGNS, reasons.words(), ["weeks", "apart"]) == [
        "Other people: I feel apart from friends and family.",
        "Days and body: It's been like this for weeks or months.",
        "- It's lasted for weeks or months.",
        "",
        reasons.words().next_step,
        "Take it along: numbcheck report",
        "Who can help, and how to begin: numbcheck learn helpers",
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 5, 12, 30, 59])
def test_signs_page_is_short(count: int) -> None:
    """Nothing ticked are six lines at most, anything else twelve, and no tick goes uncounted."""
    ids = [sign.id for sign in SIGNS.signs[:count]]
    lines = signs.page(SIGNS, reasons.words(), ids)
    assert len(lines) <= (12 if count else 6)
    told = sum(sign.words in line for sign in SIGNS.signs for line in lines)
    more = sum(int(number) for line in lines for number in re.findall(r"And (\d+) more", line))
    assert told + more == count


def test_sr_24_the_ladder_starts_low_and_settles_on_both_sides() -> None:
    """A minute of breath, what I expect; then, after my text, a minute of breath, and how it was; Enter takes the lowest rung."""
    before, after = ladder.before(LADDER, "a letdown"), ladder.after(LADDER, "a letdown", expected=True)
    assert (before.parts, after.parts) == (("settle", "expected"), ("settle again", "after", "than"))
    assert ladder.after(LADDER, "a letdown", expected=False).parts == ("settle again", "after")
    for script in (before, after):
        breaths = [beat for beat in script.beats if isinstance(beat, Timed)]
        assert sum(beat.seconds for beat in breaths) == 60
        assert not any(beat.phase == "hold" for beat in breaths)
    choice = ladder.choice_script(LADDER, ["mild", "mid", "hard"])
    assert [ladder.chosen(replies(choice, text)) for text in ("", "2", "hard", "9", "?")] == [0, 1, 2, 0, 0]


def test_sr_24_every_fixed_line_stands_there_once() -> None:
    """Not for trauma, too soon, leaving, stopping for today: each is said once in a visit, and the first of them first."""
    scripts = [
        ladder.choice_script(LADDER, ["mild"]),
        ladder.before(LADDER, "mild"),
        ladder.after(LADDER, "mild", expected=True),
    ]
    told = " ".join(words for one in scripts for words in (*one.opening, *(beat.words for beat in one.beats)))
    told += " ".join((LADDER.write.words, LADDER.write.enough))
    for line in (*LADDER.before, LADDER.settle.outward, LADDER.reflect.strong, LADDER.write.enough):
        assert told.count(line) == 1, line
    assert told.startswith("Not for trauma, or anything that still comes back as if it were now.")
    assert LADDER.reflect.strong == "Still strong? Stop here for today. To look outward: numbcheck ground"


def test_what_is_expected_is_a_key_or_words_of_mine() -> None:
    """One key says what I expect, any words do, too, and each is kept under a name of its own; so is how it was."""
    before = ladder.before(LADDER, "a letdown")
    for typed, kept in (("2", {"expected": "faint"}), ("rain all day", {"expected-own": "rain all day"})):
        start = next(at for at, beat in enumerate(before.beats) if isinstance(beat, Ask))
        outcome = perform(before, FakeDesk(*said(typed)), RecordingStage(), start=start)
        assert ladder.data(outcome.replies) == kept
    after = (("after", Reply((), "not so bad")), ("than", Reply(("less",))))
    assert ladder.data(after) == {"after": "not so bad", "than": "less"}


def test_who_is_worn_out_finds_a_thought_that_is_offered() -> None:
    """It all rests on me, and others cope, are among ten that one key takes; a camera would have seen what supports one."""
    words = reframe.words()
    offered = " ".join(start.words for start in words.starts)
    assert ("It all rests on me" in offered, "Others cope" in offered, len(words.starts) <= 10) == (True,) * 3
    assert "camera" in next(beat.words for beat in reframe.script(words).beats if beat.part == "for")


def test_reframe_asks_three_questions_and_for_evidence() -> None:
    """Is it so, another side, what I cannot know; what speaks for it and against; a fairer way, in the end."""
    script = reframe.script(reframe.words())
    assert script.parts == (
        *("known", "is-it-so", "for", "against", "not known", "another-side", "gap", "fairer"),
    )


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["a hard thought"], (("thought", "a hard thought"),)),
        (["I feel nothing"], (("thought", "I feel nothing"),)),
        (["3"], (("known", "I always have to be in a good mood."),)),
        (["3", *[""] * 6, "a bit fairer"], (("known", "I always have to be in a good mood."), ("fairer", "a bit fairer"))),
        (["mine", "mostly", *[""] * 5, "fair"], (("thought", "mine"), ("is-it-so-own", "mostly"), ("fairer", "fair"))),
        ([*[""] * 7, "fair"], (("fairer", "fair"),)),
        (["mine", *[""] * 6, "Mine"], (("thought", "mine"), ("fairer", "Mine"))),
    ],
)  # fmt: skip
def test_a_hard_thought_is_kept_as_i_say_it(lines: list[str], kept: reframe.Answers) -> None:
    """My own thought is the thought, whatever letters it has."""
    assert reframe.said(through(reframe.script(reframe.words()), *lines)) == kept


def test_goals_are_looked_at_again_only_after_weeks() -> None:
    """A young goal is left alone; one of two weeks can be looked at; one let go does not come back."""
    today, words = date(2026, 11, 22), plan.words().goal
    assert [goals.is_due(today - timedelta(days=days), today) for days in (0, 13, 14)] == [False, False, True]
    script = goals.script(words, [("walk", today - timedelta(days=21))], today)
    assert "3 weeks" in script.beats[0].words
    assert [goals.kept(reply) for _, reply in replies(script, "4")] == [{"now": "let-go"}]


def test_a_goal_says_how_long_it_is_there() -> None:
    """A goal kept today is new; later it says so in days and weeks as people do."""
    today, words = date(2026, 11, 22), plan.words().goal
    assert [goals.line(words, "walk", today - timedelta(days=days), today) for days in (0, 1, 7, 20)] == [
        "walk (new)",
        "walk (from a few days ago)",
        "walk (from 1 week ago)",
        "walk (from 2 weeks ago)",
    ]


def test_the_plan_asks_for_numbers_that_work_from_anywhere() -> None:
    """Where the guide asks for people to call, it asks for their numbers with the country code."""
    asked = {step.id: step.ask for step in plan.words().steps}
    assert "country code" in asked["people-to-ask"]
    assert "country code" in asked["services"]


def test_reach_has_lines_for_everyone() -> None:
    """There are first lines for every kind of person, and the first three of each can be sent without speaking."""
    words = reach.words()
    assert [kind for kind in words.kinds if len(words.lines(kind)) < 3] == []
    assert sum(len(words.lines(kind)) for kind in words.kinds) == len(words.starters)
    spoken = re.compile(r"phone with me|on a call", re.IGNORECASE)
    assert not [line for kind in words.kinds for line in words.lines(kind)[:3] if spoken.search(line)]


def test_what_is_said_at_work_gives_no_reason() -> None:
    """No line to a manager or a colleague names an illness, or says what is wrong with me."""
    named = re.compile(
        r"depress|anxi|ill\b|sick|burn|numb|disorder|diagnos|therap|doctor|medic", re.IGNORECASE
    )
    lines = reach.words().lines("work")
    assert not [line for line in lines if named.search(line)]
    assert "I'm running on empty. Could we look at what can wait this week?" in lines[:3]


def test_learn_finds_pages_by_their_words() -> None:
    """A page is found by name or by what stands in it; a page that is not there is said kindly."""
    assert pages.page("what")
    assert pages.page("nope") is None
    assert "sleep" in " ".join(pages.holding("SLEEP hours")[0].lines).lower()
    assert {page.id for page in pages.pages()} == set(wording.topics())
    with pytest.raises(UsageError, match="helpers"):
        pages.holding("helprs")


def test_each_plain_thing_has_a_tiny_version() -> None:
    """Of the eight plain things every one can be done in a minute, and eating is left out where it is not to be named."""
    basics = pages.page("basics")
    assert basics
    assert len(basics.choices) == len({choice.tiny for choice in basics.choices}) == 8
    assert [choice.id for choice in basics.choices if choice.food] == ["eat"]


@pytest.mark.parametrize("topic", ["nightmare", "cant-get-up", "belonging"])
def test_a_page_for_a_bad_hour_is_short(topic: str) -> None:
    """Who reads it can read little: it is no longer than half a screen and a bit, and ends with one thing to do."""
    page = pages.page(topic)
    assert page
    assert len(page.text.strip().splitlines()) <= 14
    assert page.next.rpartition(": ")[2].startswith("numbcheck ")


def test_there_are_small_ways_to_be_among_people() -> None:
    """Beside the page about belonging there are five small things at least that are done with others, each with a tiny version."""
    among = [idea for idea in joys.words().ideas if "T41" in idea.source]
    assert len({idea.tiny for idea in among}) == len(among) >= 5


def test_pages_are_joined_before_they_are_wrapped() -> None:
    """On a narrow screen a page reads as evenly as on a wide one: breaks in its file do not show."""
    text = "\nOne\ntwo.\n\nThree:\n- four\n  five\n- six\n"
    assert pages.joined(text) == ["One two.", "", "Three:", "- four five", "- six"]
    for page in pages.pages():
        assert "".join("".join(page.lines[2:-2]).split()) == "".join(page.text.split())
        assert not [line for line in page.lines if line.startswith(" ")]
