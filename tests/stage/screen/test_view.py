"""What a screen shows: the right words, inside its edges, calm, on any size."""

from __future__ import annotations

import re
import signal
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

import pytest

from numbcheck.care import signs
from numbcheck.columns import columns
from numbcheck.play.player import Command, Frame, Player
from numbcheck.practice.lead import led
from numbcheck.practice.length import span
from numbcheck.practice.looking_around import around
from numbcheck.practice.naming import part_of
from numbcheck.practice.reply import Choice
from numbcheck.practice.script import Ask, Card, Lead, Script, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning
from numbcheck.stage.appearance import Appearance
from numbcheck.stage.screen.breath import is_breath
from numbcheck.stage.screen.layout import layout
from numbcheck.stage.screen.marked import Marked
from numbcheck.stage.screen.opening import Opening, seen_whole
from numbcheck.stage.screen.question import Question
from numbcheck.stage.screen.text import Line, Picture, Room
from numbcheck.stage.screen.view import closing, page
from numbcheck.stage.seat import Edges
from tests.every import every, every_of
from tests.fakes import asks, script, timed
from tests.stage.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM = Room.within(80, 24)
SIZES = [(30, 6), (40, 10), (80, 24), (200, 60)]
PRACTICES = [practice.id for practice in Shelf().scripts()]


def words(lines: tuple[Line, ...]) -> str:
    return "\n".join("".join(piece for _, piece in line) for line in lines)


def whole(drawn: Picture) -> str:
    return words((*drawn.above, *drawn.below))


def moments(practice: Script) -> Iterator[Frame]:
    """Yield how each beat begins for somebody who stays with it all and types nothing."""
    player, now = Player(practice, 0.0), 0.0
    while not player.done:
        yield player.frame(now)
        match player.frame(now).beat:
            case Timed(seconds=seconds):
                player.advance(now := now + seconds)
            case Ask():
                player.answer("", now)
            case _:
                player.obey(Command.NEXT, now)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("motion", ["text", "calm", "none"])
def test_everything_fits(size: tuple[int, int], motion: str) -> None:
    """On every size, each moment of each practice stays inside the edges and shows its own words whole."""
    room = Room.within(*size)
    for each in Shelf().scripts():
        practice = replace(each, beats=tuple(replace(beat, given=None) for beat in each.beats))
        for index in range(min(30, len(practice.beats))):
            frame = Player(practice, 0.0, index).frame(0.5)
            drawn = picture(frame, room, Appearance(motion=motion))  # type: ignore[arg-type]
            rows = [*drawn.above, *drawn.below]
            assert len(rows) + bool(drawn.prompt) <= size[1], practice.id
            assert max(columns("".join(piece for _, piece in row)) for row in rows) <= room.edge
            assert size == SIZES[0] or squeezed(frame.beat.words) in squeezed(whole(drawn)), (
                practice.id,
                index,
            )
            assert columns(drawn.prompt) <= room.width // 2 + 2


@pytest.mark.parametrize("size", SIZES)
def test_words_are_as_wide_as_a_line_is_easily_read(size: tuple[int, int]) -> None:
    """What is said takes 64 columns at most, on a wide sheet too: before a beat, in it, and at the end."""
    room = Room.within(*size)
    for practice in Shelf().scripts():
        said = [row for row in closing([practice.closing], room, "").above if row]
        for moment in moments(practice):
            drawn = picture(moment, room, Appearance()).above
            said += [row for row in drawn if "words" in dict(row)]
            said += Opening.of(practice, room).layout(moment).first
        assert max(columns(words((row,)).strip()) for row in said) <= 64, practice.id


@pytest.mark.parametrize("size", SIZES)
def test_safe_words_are_shown_first(size: tuple[int, int]) -> None:
    """Softly, and stop when dizzy: both are read within the first two breaths, however small the screen."""
    practice = Shelf().get("even")
    seen = "".join(
        squeezed(whole(picture(Player(practice, 0.0, at).frame(0), Room.within(*size), Appearance())))
        for at in range(4)
    )
    assert all(squeezed(line) in seen for line in practice.opening)


@pytest.mark.parametrize("size", [*SIZES, (40, 11), (40, 14), (60, 12), (80, 16)])
def test_what_is_said_first_is_always_read(size: tuple[int, int]) -> None:
    """What is said before a practice is seen to its last word while it goes on, or lines say it instead."""
    room = Room.within(*size)
    for practice in Shelf().scripts():
        seen = [squeezed(whole(picture(moment, room, Appearance()))) for moment in moments(practice)]
        unseen = [words for words in practice.opening if not any(squeezed(words) in one for one in seen)]
        assert not unseen or not seen_whole(practice, room), (practice.id, unseen)


def test_turns_of_one_thing_are_not_listed() -> None:
    """Where a practice only repeats, no list of numbers stands beside it."""
    for practice in ("notice", "natural"):
        shown = whole(
            picture(Player(Shelf().get(practice), 0.0, 2).frame(1), Room.within(80, 24), Appearance())
        )
        assert "3" not in shown.partition("left")[2].partition("o . .")[0]


@pytest.mark.parametrize("size", SIZES[1:])
def test_ways_out_are_always_shown(size: tuple[int, int]) -> None:
    """Skip, look around, help and leave stand on every screen, no more than five keys at once, in one row where they fit."""
    for practice in Shelf().scripts():
        frame = Player(practice, 0.0).frame(0)
        drawn = picture(frame, Room.within(*size), Appearance())
        rows = 2 if isinstance(frame.beat, Card) and size[0] < 60 else 1
        named = [key for line in drawn.below[-rows:] for key in re.split(" {2,}", words((line,)))]
        assert len(named) <= 5, practice.id
        for way in ("skip", "look", "leave", "(help|numbers to call)"):
            assert any(re.search(rf" {way}", key) for key in named), (practice.id, way)


def test_the_breath_grows_and_rests() -> None:
    """The shape is small, grows while I breathe in, and is small again after I breathed out."""
    practice = Shelf().get("even")
    sizes = [_inked(practice, index, second + 0.5) for index in (0, 1) for second in range(5)]
    assert sizes[:5] == sorted(sizes[:5])
    assert sizes[5:] == sorted(sizes[5:], reverse=True)
    assert max(sizes) == sizes[4] > 5 * sizes[9]


def test_a_hold_stays_and_a_sip_adds() -> None:
    """In a hold nothing moves; in the second sip of a sigh there is still room to grow."""
    box, sigh = Shelf().get("box"), Shelf().get("sigh")
    assert _inked(box, 0, 3.5) == _inked(box, 1, 0.5) == _inked(box, 1, 3.5)
    assert _inked(sigh, 0, 2.5) < _inked(sigh, 1, 0.5)


def _inked(practice: object, index: int, second: float) -> int:
    drawn = picture(Player(practice, 0.0, index).frame(second), Room.within(80, 24), Appearance())  # type: ignore[arg-type]
    return sum(len(piece) for line in drawn.above for style, piece in line if style == "shape")


@every(
    [
        *((name, "text", 1.0) for name in PRACTICES if not is_breath(Shelf().get(name).beats[0])),
        *((name, "calm", 1.0) for name in PRACTICES),
        *((name, "none", 0.0) for name in PRACTICES),
    ]
)
def test_it_moves_once_a_second_at_most(moving: tuple[str, str, float]) -> None:
    """Within a beat nothing but the shape of a breath changes more often than once a second; without motion nothing does."""
    name, motion, most = moving
    player, room = Player(Shelf().get(name), 0.0), Room.within(80, 24)
    length = player.due(0.0) or 0.0
    moments = [n / 10 for n in range(int(length * 10))]
    drawn = [picture(player.frame(moment), room, Appearance(motion=motion)) for moment in moments]  # type: ignore[arg-type]
    changes = [m for m, a, b in zip(moments[1:], drawn, drawn[1:], strict=False) if a != b]
    assert len(changes) <= most * length
    assert all(later - sooner > 0.85 for sooner, later in pairwise(changes))


def test_what_was_noticed_stands_beside_its_sense() -> None:
    """I see what I have noticed so far; the title says what is asked and which time it is, and nothing stands before my line."""
    player = Player(script(*asks(2, "see"), *asks(1, "hear"), *asks(2, "smell")), 0.0)
    for said in ("blue quilts!", "", "\x1b[31mbell"):
        player.answer(said, 0.0)
    drawn = picture(player.frame(0), Room.within(80, 24), Appearance())
    shown = whole(drawn)
    assert "      See   blue quilts!, noticed\n      Hear  [31mbell" in shown
    assert words(drawn.above[1:2]) == "Smell, 1 of 2"
    assert drawn.prompt == "      > "


def test_where_one_is_stands_below_the_words() -> None:
    """Of a few places I see each, the present one in capitals; of many which one it is, and of how many."""
    for size, margin in (((80, 24), "      "), ((40, 12), "")):
        scan, chair = (Player(Shelf().get(name), 0.0, at) for name, at in (("scan", 6), ("chair", 2)))
        shown = [
            whole(picture(player.frame(1), Room.within(*size), Appearance())) for player in (scan, chair)
        ]
        assert f"\n{margin}3 of 14: jaw" in shown[0]
        assert f"\n{margin}feet   BACK   in the room" in shown[1]


@pytest.mark.parametrize("practice", ["scan", "chair", "relax", "orient", "listen"])
def test_words_do_not_jump(practice: str) -> None:
    """On a whole screen the words of each moment begin on the same row, eight columns in, and so does what stands below."""
    frames = [
        frame
        for frame in moments(Shelf().get(practice))
        if getattr(frame.beat, "phase", "") and frame.beat.part
    ]
    drawn = [picture(frame, Room.within(80, 24), Appearance()) for frame in frames]
    rows = [[words((line,)) for line in each.above] for each in drawn]
    assert all(row[8].startswith("      ") and row[8][6:7].strip() for row in rows)
    below = {next(n for n, row in enumerate(each) if n > 9 and row) for each in rows if len(each) > 10}
    assert len(below) <= 1


def test_remaining_time_is_coarse() -> None:
    """Beside a breath no clock ticks: the time left changes with each breath."""
    player = Player(Shelf().get("even"), 0.0)
    shown = [
        whole(picture(player.frame(second), Room.within(80, 24), Appearance())) for second in (0, 1, 4.9)
    ]
    assert all("3:00 left" in words for words in shown)


@every([1, 2, 3, 10])
def test_no_more_is_left_than_was_announced(breaths: int) -> None:
    """Beside a breath I read the nearest ten seconds, ten at least: of a sigh of 12 seconds it is never 20."""
    sigh = Shelf().get("sigh", Tuning(repeats=breaths))
    for frame in moments(sigh):
        minutes, seconds = map(
            int, re.findall(r"(\d+):(\d\d) left", whole(picture(frame, ROOM, Appearance())))[0]
        )
        left = 60 * minutes + seconds
        assert abs(left - (frame.left or 0.0)) <= 5 or left == 10


def test_at_its_end_i_read_what_it_was_and_how_long() -> None:
    """The last screen has title and time where each screen has them, in the second row of a high one, in the first of a low one."""
    said, edges = ("That's what's around you.", "Compared with before?"), Edges("5-4-3-2-1", "4 minutes")
    high = words(closing(said, ROOM, "Enter closes", edges).above).splitlines()
    assert (high[1].split(), high[7].strip()) == (["5-4-3-2-1", "4", "minutes"], said[0])
    assert high[1].endswith("4 minutes")
    assert len(high[1]) == ROOM.width
    low = words(closing(said, Room.within(40, 12), "Enter closes", edges).above).splitlines()
    assert low[0].split() == ["5-4-3-2-1", "4", "minutes"]


def test_a_footer_has_room_where_there_is_room() -> None:
    """Three spaces stand between the keys of the last screen as of any other, two where the row is short of them."""
    hint = "Enter closes  ! numbers to call"
    assert whole(closing(("Done.",), ROOM, hint)).endswith("Enter closes   ! numbers to call")
    assert whole(closing(("Done.",), Room.within(33, 12), hint)).endswith("Enter closes  ! numbers to call")


def test_choices_are_shown_with_their_keys() -> None:
    """Each choice stands beside the key that picks it, and several can be seen as marked."""
    question = Ask(
        "w",
        "What fits?",
        "w",
        choices=(Choice("1", "rest", "rest"), Choice("2", "walk", "walk")),
        several=True,
    )
    frame = Player(script(question), 0.0).frame(0)
    marked = Marked(("walk",), ("sit",), 0)
    assert "1> [ ] rest\n2  [x] walk\n    [x] sit" in whole(
        picture(frame, Room.within(80, 24), Appearance(), marked)
    )
    assert "1> [ ] rest  2  [x] walk      [x] sit" in whole(
        picture(frame, Room.within(40, 5), Appearance(), marked)
    )


def test_long_choices_are_never_cut() -> None:
    """A sentence I am to choose is shown to its end, on as many rows as it needs, or it is not shown at all."""
    sentence = "I feel empty, or as if nothing were alive in me."
    ask = Ask(
        "w",
        "What fits?",
        "w",
        choices=(Choice("1", sentence, sentence), Choice("2", "No.", "No.")),
        several=True,
    )
    shown = whole(picture(Player(script(ask), 0.0).frame(0), Room.within(40, 10), Appearance()))
    assert sentence in " ".join(shown.split())
    assert seen_whole(script(ask), Room.within(40, 10))
    assert not seen_whole(script(ask), Room.within(30, 5))


def test_many_choices_are_gone_through_with_the_arrows() -> None:
    """Where a small screen holds a part of them, each can be pointed at and read whole, and which part it is stands below."""
    offered = [f"Number {n}, which is told in more than one row." for n in range(1, 10)]
    choices = tuple(Choice(str(n), words, f"c{n}") for n, words in enumerate(offered, 1))
    long, room = script(Ask("w", "What fits?", "w", choices=choices)), Room.within(40, 12)
    assert seen_whole(long, room)
    frame = Player(long, 0.0).frame(0)
    drawn = [whole(picture(frame, room, Appearance(), Marked(at=at))) for at in range(9)]
    assert [squeezed(words) in squeezed(each) for words, each in zip(offered, drawn, strict=True)] == [
        True
    ] * 9
    assert "1 to 4 of 9, down shows more" in whole(picture(frame, room, Appearance()))
    assert "3 to 6 of 9, up and down show more" in drawn[5]
    assert "6 to 9 of 9, up shows more" in drawn[-1]
    assert max(each.count("\n") + 1 for each in drawn) <= room.height - 1
    assert "my own" in whole(picture(frame, room, Appearance(), Marked(own=("my own",), at=0)))


def test_a_pause_says_how_it_goes_on() -> None:
    """When paused, it says so, and how to go on; no other keys are named but the one that leaves."""
    player = Player(script(timed(9)), 0.0)
    player.obey(Command.PAUSE, 1.0)
    drawn = picture(player.frame(5), Room.within(80, 24), Appearance())
    assert "Paused. Space goes on." in whole(drawn)
    assert words(drawn.below[-1:]) == "space goes on   q leave"


def test_a_page_never_steers_the_terminal() -> None:
    """Nothing in a page can move my cursor or change my colours."""
    drawn, _ = page(["a\x1b[2Jb"], Room.within(80, 24), 0)
    assert "\x1b" not in whole(drawn)


@every_of(
    [one for one in map(led, Shelf().scripts()) if isinstance(one.beats[0], Lead) and one.family != "breath"],
    [None],
)
def test_as_much_is_left_as_was_announced(practice: Script, _: None) -> None:
    """The length beside the first words is the time that is left when the first beat begins."""
    frames = list(islice(moments(practice), 2))
    said, left = (whole(picture(frame, ROOM, Appearance())) for frame in frames)
    minutes, seconds = map(int, re.findall(r"(\d+):(\d\d) left", left)[0])
    assert span(60 * minutes + seconds) in said.splitlines()[1]


def test_a_row_of_dots_does_not_come_and_go() -> None:
    """From one moment of a practice to the next there is a row of dots below the words, or none in all of them."""
    for practice in ("push", "orient", "shake", "chair"):
        drawn = [
            whole(picture(frame, ROOM, Appearance()))
            for frame in moments(Shelf().get(practice))
            if frame.length
        ]
        assert len({"o ." in each for each in drawn}) == 1, practice


def test_a_page_says_how_to_scroll_where_there_is_more() -> None:
    """Below a page that I see whole nothing says how to scroll it."""
    short, _ = page(["a line"] * 22, ROOM, 0)
    assert words(short.below[-1:]) == "q back"
    long, _ = page(["a line"] * 23, ROOM, 0)
    assert words(long.below[-1:]) == "q back   arrows, space and b scroll"
    assert "1 more line below" in whole(long)


def test_no_key_stands_alone_in_a_row() -> None:
    """Where the keys need two rows, each row has some of them."""
    card = Player(Shelf().get("cold"), 0.0).frame(0)
    rows = whole(picture(card, Room.within(40, 12), Appearance())).splitlines()[-2:]
    assert rows == ["Enter goes on  q leave", "s skip  l look  ! help"]


def test_a_window_may_be_pulled_as_narrow_as_one_likes() -> None:
    """In the midst of a practice I pull the window narrower than its keys are: each width is drawn, and a key is named."""
    beats = {beat for each in map(Shelf().get, PRACTICES) for beat in led(each).beats}
    with no_longer_than(60):
        for width, height in product(range(1, 64), (3, 12)):
            room = Room.within(width, height)
            foots = {layout(beat, room, paused=paused).foot for beat in beats for paused in (False, True)}
            assert all(foot and words(foot).strip() for foot in foots), (width, height)


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    """Let what has no end be a fault, and nothing to wait for."""

    def stuck(*_: object) -> None:
        raise AssertionError("it is drawn without end")

    before = signal.signal(signal.SIGALRM, stuck)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_the_last_sense_is_called_by_its_name() -> None:
    """Though it is asked once, taste has its name above the line as every other sense has."""
    senses = Shelf().get("senses")
    drawn = picture(Player(senses, 0.0, len(senses.beats) - 1).frame(0), ROOM, Appearance())
    assert whole(drawn).splitlines()[1].strip() == "You taste"


def test_an_answer_is_seen_whole_where_there_is_room() -> None:
    """A long answer takes a second row above the next question."""
    player = Player(Shelf().get("where"), 0.0)
    player.answer("in the kitchen, on the second floor, at the window that looks out on the yard", 1.0)
    rows = whole(picture(player.frame(2), ROOM, Appearance())).splitlines()
    at = next(number for number, row in enumerate(rows) if "in the kitchen" in row)
    assert rows[at].split("  ")[-1] + " " + rows[at + 1].strip() == dict(player.frame(2).answers)["place"]
    player.answer("", 3.0)
    narrow = whole(picture(player.frame(4), Room.within(40, 12), Appearance()))
    assert "on the yard" in narrow
    aside = Player(Shelf().get("setaside"), 0.0)
    for line in ("the tax letter", "call the dentist about the tooth that has been hurting since summer", ""):
        aside.answer(line, 1.0)
    low = whole(picture(aside.frame(2), Room.within(40, 12), Appearance()))
    gathered = low[low.index(".. ") :].partition("\n\n")[0]
    assert gathered.count("\n") == 3
    assert " ".join(gathered.split()).endswith("dentist about the tooth that has been hurting since summer")


def test_marked_sentences_do_not_stand_above_the_next_page() -> None:
    """What I marked of one page of signs is not read out above the next one."""
    pages = signs.scripts(signs.words())[0]
    player = Player(pages, 0.0)
    player.answer("", 1.0, ("flat", "muted"))
    drawn = whole(picture(player.frame(2), ROOM, Appearance()))
    assert "turned down" not in drawn


def test_what_a_key_marks_is_seen() -> None:
    """Where a small screen shows some of many answers, and I press the key of another one, that one comes into view."""
    offered = [f"Number {n}, which is told in more than one row." for n in range(1, 10)]
    choices = tuple(Choice(str(n), words, f"c{n}") for n, words in enumerate(offered, 1))
    question, room = Question(), Room.within(40, 12)
    frame = Player(script(Ask("w", "What fits?", "w", choices=choices, several=True)), 0.0).frame(0)
    question.begin(frame)
    question.pressed("9")
    drawn = whole(picture(frame, room, Appearance(), question.marked))
    assert " 9x Number 9" in drawn
    question.pressed("\x1b[A")
    question.pressed("1")
    assert ">1x Number 1" in whole(picture(frame, room, Appearance(), question.marked))
    assert ">2  Number 2" not in drawn


def test_a_small_screen_says_what_a_digit_does() -> None:
    """Where the keys have no room for it, it stands where I would type."""
    frame = Player(Shelf().get("scan-short"), 0.0).frame(0)
    asked = next(beat for beat in frame.script.beats if isinstance(beat, Ask))
    drawn = [
        picture(Player(script(asked), 0.0).frame(0), Room.within(*size), Appearance())
        for size in ((40, 12), (80, 24))
    ]
    assert [one.hint for one in drawn] == ["digits mark, or type a word", "or type a word"]


def test_a_page_between_two_questions_leads_on() -> None:
    """Where what comes next is not what was before, the page says that Enter goes on, and not that q goes back."""
    assert words(page(["a line"], ROOM, 0, on=True)[0].below[-1:]) == "Enter goes on"
    narrow, _ = page(["a line"] * 30, Room.within(40, 12), 0, on=True)
    assert words(narrow.below[-2:]) == "20 more lines below\nEnter on   arrows, space and b scroll"


def test_what_waits_is_named_whole_on_a_narrow_screen() -> None:
    """While I look around at 40 columns the title says what waits, and where, not only that I look around."""
    for practice, part in (("now-then", "things"), ("scan", "head")):
        script = Shelf().get(practice)
        beat = next(beat for beat in script.beats if beat.part == part)
        drawn = whole(picture(Player(around(script, beat), 0.0).frame(0), Room.within(40, 12), Appearance()))
        title = drawn.splitlines()[0]
        assert title.endswith(f"waits: {part_of(practice, part)}.")
