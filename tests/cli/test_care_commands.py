"""What the care commands promise at the front door: one key or Enter, leave at any time, nothing hidden kept."""

from __future__ import annotations

import itertools
import json
import os
import re
import socket
import stat
from typing import TYPE_CHECKING

import pytest

from numbcheck.care import check, reach, signs, wording
from numbcheck.crisis.tables.lines import ABUSE, CRISIS
from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from tests.asked import ask, kept
from tests.fakes import FakeDesk, RecordingStage, did

if TYPE_CHECKING:
    from pathlib import Path

EMERGENCY = "144  ambulance"
FLOWS = ("check", "signs", "check --form phq9", "reframe", "plan --guide", "ladder --make")


@pytest.fixture(autouse=True)
def austria(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty home, in a country with numbers."""
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")
    return home


def harm(*keys: str) -> str:
    """Return the lines that leave every sign open but tick these of the page about safety, the second."""
    beats = sum(len(script.beats) for script in signs.scripts(signs.words()))
    return "\n" + " ".join(keys) + "\n" * (beats + 3)


def test_sr_01_a_broken_plan_never_stops_the_numbers(home: Path) -> None:
    """Whatever lies where my plan should be, I see the numbers, and all the rest."""
    home.mkdir()
    plan = home / "plan.md"
    bare = ask("crisis")
    assert "144" in bare.out
    os.mkfifo(plan)
    assert ask("crisis").out == bare.out
    plan.unlink()
    plan.mkdir()
    assert ask("crisis").out == bare.out
    plan.rmdir()
    plan.write_bytes(b"\xff\xfe\n## 2. By myself\n- caf\xe9 \x1b[31m\n")
    shown = ask("crisis")
    assert shown.code == 0
    assert "\x1b" not in shown.out
    assert "  By myself: caf" in shown.out
    assert shown.out.splitlines()[-1] == bare.out.splitlines()[-1]


def test_sr_01_the_plan_stands_on_the_page_without_a_question(home: Path) -> None:
    """What I put into my plan on a calm day, I see in a hard hour: my people right behind the emergency number."""
    ask("plan", "--guide", typed="I go quiet\n\ntea\n\n\nSam: 0664 1\n")
    out = ask("crisis").out
    assert out.index("144") < out.index("Sam: 0664 1") < out.index("By myself: tea") < out.index("To talk")


@pytest.mark.parametrize("command", FLOWS)
def test_sr_03_leaving_at_once_keeps_nothing_and_is_fine(home: Path, command: str) -> None:
    """Input that ends, or nobody there to answer, is a normal way to leave: exit 0, and no empty entry."""
    assert ask(*command.split()).code == 0
    assert ask("--no-input", *command.split(), typed="1\n1\n").code == 0
    assert kept(home) == []
    assert not (home / "plan.md").exists()


def test_sr_02_help_is_one_key_away_in_every_flow() -> None:
    """In the middle of a flow the help page comes and goes, and what I said before it is still there."""
    desk, pages = FakeDesk(did(1, Command.HELP), did(2, Command.STOP)), []
    script = check.script(check.words(), (), food=True, asked=False)
    perform(script, desk, RecordingStage(), {Command.HELP: lambda _: pages.append("crisis")})
    assert pages == ["crisis"]


def test_sr_03_leaving_early_keeps_what_was_said(home: Path) -> None:
    """Two answers and then no more: two answers are kept, and q is a way to leave and never one of them."""
    ask("check", "--more", typed="1\n\n2\n")
    assert kept(home)[0]["data"] == {"words": ["nothing"], "slept": "some"}
    ask("check", "--more", typed="2\nhm\n1\nq\n")
    assert (kept(home)[1]["data"], kept(home)[1]["text"]) == ({"words": ["numb"], "slept": "good"}, "hm")
    for command in ("check", "signs", "reframe", "feel", "check --form phq9"):
        ask(*command.split(), typed="q\n2\n3\n")
    assert len(kept(home)) == 2


def test_check_keeps_tags_and_a_line(home: Path) -> None:
    """Who and what was around become tags, the line is the text, and there is no number anywhere."""
    home.mkdir(mode=0o700)
    (home / "config.toml").write_text('more = "sleep food around"\n')
    heard = ask("check", "--more", typed="5\nslow day #rain\n1\n3\n@sam, #work\n")
    entry = kept(home)[0]
    assert (entry["kind"], entry["text"], entry["tags"]) == (
        "check",
        "slow day #rain",
        ["@sam", "work", "rain"],
    )
    assert entry["data"] == {"words": ["tired"], "slept": "good", "ate": "not-yet", "around": "@sam, #work"}
    assert heard.err == (
        "Kept. numbcheck undo takes it back.\nIf today is heavy, or you may not be safe: numbcheck crisis\n"
    )


def test_check_in_a_pipe_is_marks_and_a_line(home: Path) -> None:
    """The first line marks, by number or word, the second is my line, and more lines are asked for by --more only."""
    heard = ask("check", typed="2, lonely, heavy like wet sand\nthe kettle, 5 of them\n1\n")
    assert " ".join(heard.out.split()) == (
        "How are you right now? 1 nothing, 2 numb, 3 flat, 4 far away, 5 tired, 6 tense, 7 sad, 8 calm, "
        "9 glad, 0 not sure, lonely, afraid, angry. Several are fine, as in 2 5. One line, or Enter. "
        "It may begin: Today feels like ... The best I can say is ..."
    )
    entry = kept(home)[0]
    assert entry["data"] == {"words": ["numb", "lonely"], "own": "heavy like wet sand"}
    assert entry["text"] == "the kettle, 5 of them"
    assert ask("check", typed="\n\n").err.startswith("Nothing kept.\n")
    assert len(kept(home)) == 1


def test_what_i_say_of_food_is_not_shown_where_i_want_none(home: Path) -> None:
    """`food = false` hides what I once said of eating wherever I look back; a copy as data still has it."""
    ask("check", "--more", typed="2\nsoup\n\n1\n")
    ask("check", "--more", typed="2\nsoup\n\nyes and no\n")
    looks = [
        "show @1",
        "show @2",
        "history --full",
        "trends",
        "report -",
        "report - --include @1",
        "export -",
    ]
    assert [look for look in looks if {"Ate", "Eaten"} & set(re.findall("[A-Za-z]+", ask(*look.split()).out))]
    (home / "config.toml").write_text("food = false\n")
    for look in looks:
        out = ask(*look.split()).out
        assert not {"ate", "Ate", "eaten", "Eaten", "food", "Food"} & set(re.findall("[A-Za-z]+", out)), look
        assert "yes and no" not in out, look
    assert '"ate": "yes"' in ask("export", "-", "-f", "json").out


def test_check_without_food(home: Path) -> None:
    """`food = false` and nothing asks what I ate."""
    home.mkdir()
    (home / "config.toml").write_text("food = false\n")
    assert "eaten" not in ask("check", "--more", typed="\n" * 12).out
    (home / "config.toml").write_text("")
    assert "eaten" in ask("check", "--more", typed="\n" * 12).out


def test_sr_11_a_tick_of_harm_shows_the_page_before_anything_else(home: Path) -> None:
    """I tick it, and the next thing on my screen is whom to call; then everything goes on as always."""
    heard = ask("signs", typed=harm("1"))
    page, after = heard.out.index(EMERGENCY), heard.out.index("One next step")
    assert heard.out.index("I have thoughts of hurting myself.") < page < heard.out.index("3 of 7") < after
    assert heard.code == 0


def test_sr_11_a_tick_of_abuse_shows_its_own_lines_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ticking abuse, I first read that it is not my fault, then the lines for it before all other lines."""
    out = ask("signs", typed=harm("6")).out
    assert out.index("not your fault") < out.index("144")
    country = next((country for country in ABUSE if country in CRISIS), None)
    if country is None:
        pytest.skip("the tables hold no line about abuse")
    monkeypatch.setenv("NUMBCHECK_COUNTRY", country)
    out = ask("signs", typed=harm("6")).out
    assert out.index("If someone hurts or threatens you") < out.index("To talk\n")


def test_sr_11_no_tick_no_page(home: Path) -> None:
    """Whoever ticks other things is not sent a page they did not ask for, and is told nothing about being safe."""
    out = ask("signs", typed="1 2\n" + "\n" * 20).out
    assert EMERGENCY not in out
    assert "safe now" not in out


def test_sr_11_item_nine_brings_help_before_the_total(home: Path) -> None:
    """The ninth line above 0: why the page comes, whom to call, then the total; at 0 no page and no soothing word."""
    out = ask("check", "--form", "phq9", typed="1 1 1 1 1 1 1 1 1\n").out
    assert out.index("You marked question nine.") < out.index(EMERGENCY) < out.index("Total: 9 of 27")
    none = ask("check", "--form", "phq9", typed="3 3 3 3 3 3 3 3 0\n").out
    assert EMERGENCY not in none
    assert "Total: 24 of 27" in none
    assert not [word for word in ("safe", "fine", "risk", "worry") if word in none.split("Total:")[1].lower()]


def test_sr_11_item_nine_brings_help_even_without_a_total(home: Path) -> None:
    """Lines left open do not keep the page from me."""
    out = ask("check", "--form", "phq9", typed="--------2\n").out
    assert out.index(EMERGENCY) < out.index("there's no total")


def test_sr_34_the_numbers_may_be_typed_where_no_shell_keeps_them(home: Path) -> None:
    """The help teaches the form without its numbers, and says what becomes of them on the command line."""
    shown = " ".join(ask("check", "-h").out.split())
    assert "numbcheck check --form phq9 " in shown
    assert not re.search(r"--form phq9 [0-3]", shown)
    assert "Typed here, your shell keeps them." in shown
    assert "Total: 3 of 6." in ask("check", "--form", "phq2", "1", "2").out


def test_sr_13_nothing_kept_tells_of_crisis(home: Path) -> None:
    """Ticking harm or not, the same keys are kept, the same files lie there, the same code comes back."""
    quiet = ask("signs", typed="1\n" + "\n" * 20)
    loud = ask("signs", typed=harm("1", "6"))
    low = ask("check", "--form", "phq9", typed="0 " * 9 + "\n")
    high = ask("check", "--form", "phq9", typed="3 " * 9 + "\n")
    one, two, three, four = kept(home)
    assert one.keys() == two.keys()
    assert one["data"].keys() == two["data"].keys()
    assert three["data"].keys() == four["data"].keys()
    assert quiet.code == loud.code == low.code == high.code == 0
    raw = json.dumps([one, two, three, four]).lower()
    assert not [word for word in ("crisis", "risk", "severe", "urgent", "flag", "alert") if word in raw]
    assert {path.name for path in home.iterdir()} <= {"FORMAT", "entries", "state"}
    beside = {path.name: path.read_bytes() for path in (home / "state").iterdir() if path.suffix != ".json"}
    assert list(beside.values()) == [b""]  # that there is a journal here, and nothing else
    assert [path.name for path in (home / "state").glob("*.json")] == ["last-save.json"]
    assert json.loads((home / "state" / "last-save.json").read_text()).keys() == {"id", "rev", "saved"}


def test_sr_13_own_words_are_never_looked_through(home: Path) -> None:
    """Heavy words of my own, typed anywhere, change nothing about what happens."""
    words = "i want to die\n"
    heavy = ask("check", typed=words * 9)
    assert "144" not in heavy.out + heavy.err
    assert "144" not in (note := ask("note", "end it all")).out + note.err


def test_sr_10_what_is_not_the_form_is_asked_once_more(home: Path) -> None:
    """A slip of the finger costs me one more question, not the total; a second one keeps nothing."""
    out = ask("check", "--form", "gad7", typed="1 1 7 1 1 1 1\n1 1 2 1 1 1 1\n").out
    assert "Please type 0, 1, 2 or 3 for each of the 7" in out
    assert "Total: 8 of 21" in out
    assert "Total" not in ask("check", "--form", "gad7", typed="1 1\n1\n").out
    assert len(kept(home)) == 1


def test_sr_10_without_the_form_it_says_who_has_it(home: Path) -> None:
    """Enter alone: who has the form, and nothing is kept."""
    heard = ask("check", "--form", "phq9", typed="\n")
    assert "A doctor or a clinic has it, and so do its makers: phqscreeners.com" in " ".join(
        heard.err.split()
    )
    assert not (home / "entries").exists()


def test_numbers_without_a_form_are_told_where_words_go(home: Path) -> None:
    """A line typed after `check` is not lost without a word."""
    heard = ask("check", "tired")
    assert heard.code == 2
    assert "numbcheck note" in heard.err


def test_sr_10_credit_and_where_the_form_is(home: Path) -> None:
    """The makers are named, and where their form is."""
    out = ask("check", "--form", "phq2", typed="1 1\n").out
    assert "Spitzer" in out
    assert "phqscreeners.com" in out


def test_sr_12_not_a_diagnosis_and_a_next_step(home: Path) -> None:
    """With a total I read what it is not, that it does not measure numbness, and one thing to do."""
    ask("check", "--form", "phq9", typed="1 1 1 1 1 1 1 1 0\n")
    heard = ask("check", "--form", "phq9", typed="1 1 1 1 1 1 1 2 0\n")
    said = " ".join(heard.out.split())
    assert "not a diagnosis" in said
    assert "doesn't measure numbness" in said
    assert "numbcheck learn helpers" in said
    assert "About the same as last time" in said
    assert "14 days" in " ".join(heard.err.split())


def test_sr_17_no_network(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one of these commands opens a connection."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    for command in (
        *FLOWS,
        "joy",
        "joy ideas",
        "learn",
        "learn what",
        "reach",
        "reach doctor",
        "plan",
        "crisis",
    ):
        assert ask(*command.split(), typed="1\n" * 12).code == 0, command


def test_sr_18_own_files_are_for_my_eyes(home: Path) -> None:
    """Plan, joys, ladder and what I kept are 0600 in a folder of 0700, whatever the umask, and no scrap lies beside them."""
    before = os.umask(0)
    try:
        ask("plan", "--guide", typed="quiet\n")
        ask("joy", "add", "tea")
        ask("ladder", "--add", "a letdown")
        ask("keep", "the sea")
    finally:
        os.umask(before)
    assert {path.name for path in home.iterdir()} == {"plan.md", "joy.md", "ladder.md", "keep.md", "state"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.glob("*.md")} == {0o600}
    assert list(home.glob("state/drafts/*")) == []
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_sr_24_the_ladder_moves_nothing_by_itself(home: Path) -> None:
    """A ladder I made stays in my order; a rung put at 1 is the new lowest; the warning stands there first."""
    heard = ask("ladder", "--make", typed="a letdown\na remark\n\n")
    said = heard.out.splitlines()
    assert said[1].startswith("Not for trauma,")
    assert "Today may be too soon" in " ".join(said[:6])
    assert heard.out.index("too soon") < heard.out.index("Name a rung")
    ask("ladder", "--add", "a late bus", "--at", "1")
    assert ask("ladder", "--list").out == "1 a late bus\n2 a letdown\n3 a remark\n"


FEAR = (
    "Not for a fear of someone who hurts or frightens you: that may be exactly right. "
    "Help with that: numbcheck crisis"
)


def test_sr_35_a_fear_of_someone_is_not_argued_with() -> None:
    """Before I am asked for a thought I read, once, that a fear of someone may be right, and where help is."""
    heard = ask("reframe", typed="\n" * 9)
    told = " ".join((heard.out + heard.err).split())
    assert told.count(FEAR) == 1
    assert told.index(FEAR) < told.index("What's the thought?")
    helped = " ".join(ask("reframe", "--help").out.split())
    assert (
        "Not for voices, or thoughts that feel put into your head: take those to someone you trust." in helped
    )


def test_sr_25_history_shows_no_sums(home: Path) -> None:
    """Looking back I see that I added up a form, and no number; where I open it none stands without the most it can be."""
    ask("check", "--form", "phq9", typed="3 3 3 3 3 3 3 3 0\n")
    row = ask("history").out
    assert "24" not in row.split("screen")[1]
    assert "together 24 of 27" in ask("show", "@1").out


def test_sr_26_plain_lines_without_escapes(home: Path) -> None:
    """In a pipe, for a reader or a log, every flow is plain words."""
    for command in FLOWS:
        heard = ask(*command.split(), typed="1\n" * 20)
        assert "\x1b" not in heard.out + heard.err


def test_sr_28_nothing_is_asked_before(home: Path) -> None:
    """After a joy two questions come that Enter skips; before it none."""
    ask("joy", "add", "tea")
    assert ask("joy", "done", "1", typed="\n\n").code == 0
    assert "change" not in kept(home)[0]
    assert kept(home)[0]["text"] == "tea"


@pytest.mark.parametrize("words", [["used-to"], ["print"]])
def test_a_list_of_joys_that_is_empty_says_how_to_begin(home: Path, words: list[str]) -> None:
    """Where nothing of mine is there yet, I'm not left with an empty line."""
    heard = ask("joy", *words)
    assert (heard.code, heard.out) == (0, "")
    assert "To begin your list: numbcheck joy add knitting" in heard.err


def test_joy_done_is_kept_and_stays(home: Path) -> None:
    """Noticing nothing is normal, too; next names what was not done yet; the file is mine to print."""
    ask("joy", "add", "tea")
    ask("joy", "add", "sea", "--at", "1")
    ask("joy", "used-to", "painting")
    heard = ask("joy", "done", "sea", typed="1\n3\n")
    assert "Noticing nothing is normal, too." in heard.err
    entry = kept(home)[0]
    assert (entry["kind"], entry["text"], entry["change"], entry["data"]) == (
        "joy",
        "sea",
        "further",
        {"came": "nothing"},
    )
    assert ask("joy", "next").out == "tea\n"
    assert (
        ask("joy").out == ask("joy", "print").out == " 1 [x] sea\n 2 [ ] tea\n\nUsed to:\n 3 [ ] painting\n"
    )
    assert ask("joy", "used-to").out == "painting\n"
    assert ask("joy", "dance").code == 2


def test_a_plan_and_what_came_of_it_are_one_pair(home: Path) -> None:
    """When I did what I had planned, one entry holds what I expected and what came; from three on they are shown."""
    ask("joy", "add", "tea")
    for expected, came in (("1", "3"), ("2", "1"), ("5", "4")):
        ask("joy", "plan", "1", typed=f"fill the kettle\n3\nkitchen\n{expected}\n")
        assert "\nPlanned:\n- tea: tomorrow\n" in ask("joy").out
        ask("joy", "done", "1", typed=f"{came}\n1\n")
    plan, done = kept(home)[:2]
    assert plan["data"] == {
        "tiny": "fill the kettle",
        "planned": "tomorrow",
        "where": "kitchen",
        "expected": "nothing",
    }
    assert (done["text"], done["change"]) == ("tea", "more")
    assert done["data"] == {"planned": "tomorrow", "expected": "nothing", "about": plan["id"], "came": "some"}
    out = ask("joy").out
    assert "Planned:" not in out
    assert out.endswith(
        "Expected, and what came:\n- tea: expected don't know, came clearly\n- tea: expected faintly, came nothing\n"
        "- tea: expected nothing, came a bit\n"
    )
    assert (
        "> Expected: nothing  \n> What came of it: a bit  \n> tea\n"
        in ask("report", "-", "--include", done["id"]).out
    )


def test_a_plan_alone_is_no_empty_list(home: Path) -> None:
    """Where I planned something and my list has nothing else, I see the plan, and am not told that there is nothing."""
    assert ask("joy").err.endswith("To begin your list: numbcheck joy add knitting\n")
    ask("joy", "plan", "tea", typed="\ntomorrow\n\n\n")
    heard = ask("joy")
    assert heard.out == "Planned:\n- tea: tomorrow\n"
    assert "empty" not in heard.err
    assert "numbcheck do savour" in heard.err


@pytest.mark.parametrize("named", ["", "1", "a walk", "A WALK round the block"])
def test_the_one_thing_that_is_planned_is_done_without_its_whole_name(home: Path, named: str) -> None:
    """What I planned stands on no list, so it has no number: its first words will do, and alone it needs none."""
    ask("joy", "plan", "a walk round the block", typed="\n\n\n3\n")
    assert ask("joy", "done", *named.split(), typed="1\n\n").code == 0
    done = kept(home)[-1]
    assert (done["text"], done["data"]["expected"]) == ("a walk round the block", "some")
    assert "Planned" not in ask("joy").out


def test_of_two_things_that_are_planned_it_is_asked_which(home: Path) -> None:
    """Nothing is ticked off by a guess: with two plans I am told how to say which; my list comes before a plan."""
    ask("joy", "plan", "walk", typed="\n\n\n\n")
    ask("joy", "plan", "walnuts", typed="\n\n\n\n")
    for named in ([], ["1"], ["wal"]):
        heard = ask("joy", "done", *named)
        assert heard.code == 2
    ask("joy", "add", "wal")
    assert ask("joy", "done", "wal", typed="\n\n").code == 0
    assert ask("joy").out.count("- ") == 2


def test_two_things_at_most_are_planned_at_once(home: Path) -> None:
    """A third is kindly put off; nothing of plans stands on the first screen, and paper shows my list alone."""
    ask("joy", "plan", "tea", typed="\n\n\n\n")
    ask("joy", "plan", typed="moment\n\nafter coffee\n")
    third = ask("joy", "plan", "sea", typed="\n\n\n\n")
    assert (third.code, "Two things are planned already: moment, tea." in third.err) == (0, True)
    assert len(kept(home)) == 2
    assert not {"tea", "coffee"} & set((ask().out + ask("joy", "print").out).split())
    assert ask("joy", "done", "moment", typed="\n\n").code == 0
    assert "- moment" not in ask("joy").out


def test_a_plan_goes_into_a_file_for_a_calendar(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only when I ask for it; it says where it is, nobody else may read it, and nothing is written without a day."""
    monkeypatch.chdir(tmp_path)
    ask("joy", "plan", "tea", "--ics", typed="\nafter coffee\n")
    assert list(tmp_path.glob("*.ics")) == []
    ask("joy", "plan", "sea", typed="\n1\n")
    heard = ask("joy", "plan", "sea", "--ics")
    (file,) = tmp_path.glob("*.ics")
    assert "SUMMARY:sea" in file.read_text()
    assert (
        ask("joy", "plan", "x", "--ics").code == 0
    )  # two are planned, so this one is not, nor is it written
    assert list(tmp_path.glob("*.ics")) == [file]
    assert (
        stat.S_IMODE(file.stat().st_mode),
        "Anyone with the file can read it" in " ".join(heard.err.split()),
    ) == (
        0o600,
        True,
    )
    assert len(kept(home)) == 2
    assert ask("joy", "add", "x", "--ics").code == 2


def test_plan_is_shown_and_grows(home: Path) -> None:
    """A second walk through adds lines; the plan is shown as it is; --print is only the plan."""
    assert ask("plan").out == ""
    ask("plan", "--guide", typed="quiet\n\ntea\n")
    ask("plan", "--guide", typed="\nbath\n")
    assert "- tea\n- bath\n" in ask("plan").out
    assert ask("plan", "--print").out.split() == (home / "plan.md").read_text().split()
    assert "doctor, a therapist" in ask("plan").out


def test_an_empty_plan_can_be_filled_in_on_paper(home: Path) -> None:
    """Without a terminal I am told what to print: the six headings, with nothing kept of it."""
    assert "For paper: numbcheck plan --print" in " ".join(ask("plan").err.split())
    printed = ask("plan", "--print").out
    assert printed.startswith("# My plan for hard hours\n")
    assert printed.count("\n## ") == 6
    assert not (home / "plan.md").exists()


def test_plan_is_opened_in_my_editor_or_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an editor I am told where the file lies; it is there, ready to be filled in."""
    assert str(home / "plan.md") in "".join(ask("plan", "--edit").err.split())
    assert (home / "plan.md").read_text().count("\n## ") == 6


def test_goals_are_never_pushed(home: Path) -> None:
    """A goal is kept; only when I ask is it shown, and a young one asks nothing."""
    ask("plan", "--goal", "out of the door")
    assert "goal" not in ask("plan").err
    heard = ask("plan", "--goals", typed="4\n")
    assert heard.out == "out of the door (new)\n"
    assert len(kept(home)) == 1


def test_reach_knows_my_people(home: Path) -> None:
    """The people of my plan stand above the first lines, and talking about feelings is no duty."""
    ask("plan", "--guide", typed="\n\nlibrary\n\nSam: come over\n")
    out = ask("reach").out
    assert out.startswith("You don't have to talk about feelings.")
    assert "- Sam: come over\n- library" in out
    assert ask("reach", "boss").code == 2


def test_whom_i_name_stands_in_the_plan_too(home: Path) -> None:
    """A person I add is in both places, once whatever I add; `undo` takes them out, and their name shows lines."""
    assert ask("reach", "--add", "Sam, 0660 1: come over").err.startswith("1 line added to your plan.")
    assert ask("reach", "--add", "sam").err.startswith("Nothing changed.")
    assert (home / "plan.md").read_text().count("- Sam, 0660 1: come over\n") == 1
    assert "- Sam, 0660 1: come over\n\nTo anyone" in ask("reach", "sam").out
    assert ask("reach", "--add", " ").code == 2
    ask("undo")
    unknown = ask("reach", "sam")
    assert (unknown.code, "numbcheck reach --add sam" in " ".join(unknown.err.split())) == (2, True)


def test_three_lines_and_how_to_see_more(home: Path) -> None:
    """To one kind of person I get three lines, and then how to see all of them."""
    heard = ask("reach", "work")
    lines = [line for line in heard.out.splitlines() if line.startswith("- ")]
    assert (len(lines), "numbcheck reach work --all" in heard.err) == (3, True)
    assert ask("reach", "work", "--all").out.count("\n- ") == len(reach.words().lines("work"))


def test_what_to_tell_a_doctor_is_asked_for_a_page(home: Path) -> None:
    """`reach doctor` is the page about a medicine, with a line for a pen for each of its seven questions."""
    heard = ask("reach", "doctor")
    assert heard.out == ask("report", "--doctor").out
    assert heard.out.count("....") == 7 * 10
    assert "without your prescriber" in heard.out


def test_keep_takes_a_line_and_begins_with_two_sentences(home: Path) -> None:
    """Empty, it says in two sentences what may go there and how to begin; a line is kept, once, and can be taken back."""
    empty = ask("keep").err
    assert (empty.count("."), "numbcheck keep --guide" in empty) == (2, True)
    assert ask("keep", "the", "sea").err.startswith("1 line added to your list.")
    assert ask("keep", "the sea").err.startswith("Nothing changed.")
    assert (home / "keep.md").read_text().count("- the sea\n") == 1
    ask("undo")
    assert ask("keep").out == ""
    assert ask("keep", "x", "--guide").code == 2


def test_sr_33_nothing_written_comes_back_unasked(home: Path) -> None:
    """What I wrote is shown by the commands that look back, which I call for it, and by no other."""
    written = "zinnia"
    ask("note", written)
    ask("journal", typed=f"{written}\n")
    ask("check", typed=f"2\n{written}\n")
    ask("reframe", typed=f"{written}\n" * 3)
    ask("ground", typed=f"{written}\n" * 15)
    ask("do", "setaside", typed=f"{written}\n" * 9)
    ask("keep", written)
    calls = [
        "",
        "ground",
        "do where",
        "moment",
        "check",
        "feel",
        "note",
        "joy",
        "joy next",
        "ladder",
        "plan",
    ]
    calls += [
        "reach",
        "reframe",
        "signs",
        "learn",
        "crisis",
        "do --list",
        "journal --prompts",
        "data",
        "config",
        "help",
    ]
    told = {call: ask(*call.split()) for call in calls}
    assert [call for call, heard in told.items() if written in heard.out + heard.err] == []
    assert ask("history", "--full").out.count(written) >= 3
    assert ask("keep").out == f"{written}\n"


def test_learn_lists_shows_and_finds(home: Path) -> None:
    """The pages, one page, and the pages that hold a word."""
    assert len(ask("learn").out.splitlines()) == len(wording.topics())
    assert ask("learn", "how", "long").out.startswith("How long does it last?")
    assert "basics:" in ask("learn", "sleep", "hours").out
    assert ask("learn", "xyzzy").code == 2


def test_learn_is_even_on_a_narrow_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """At 40 columns no word is left alone on a line without need, a list hangs, a command stays whole."""
    monkeypatch.setenv("COLUMNS", "40")
    for topic in wording.topics():
        lines = ask("learn", topic).out.splitlines()
        assert max(map(len, lines)) < 40
        assert not [line for line in lines if line.endswith("numbcheck")]
        for line, after in itertools.pairwise(lines):
            room = len(line) + 1 + len((after.split() or [""])[0])
            assert not line or not after or after.startswith("- ") or room > 30 or "numbcheck " in after
    assert "  who prescribed it. See:\n  numbcheck learn medication" in ask("learn", "causes").out


@pytest.mark.parametrize("command", ["plan", "reach", "joy", "ladder", "reframe", "signs", "learn", "check"])
def test_help_opens_with_an_example(command: str) -> None:
    """Help starts nothing, and shows first what to type."""
    heard = ask(command, "-h")
    assert heard.code == 0
    assert "Example: numbcheck" in heard.out
    assert heard.out.index("Example:") < heard.out.index("Options:")
