"""What every practice's command does: play it, ask one skippable question, keep it, say so, offer another kind once."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from numbcheck.clean import one_line
from numbcheck.columns import TIED
from numbcheck.journal import kinds
from numbcheck.journal.content import COUNT, RESUMED_FROM
from numbcheck.play.answers import met
from numbcheck.practice import naming
from numbcheck.practice.lead import introduction
from numbcheck.practice.length import about_minutes, length_by_ear
from numbcheck.practice.script import Ask, Lead
from numbcheck.stage.seat import Edges
from numbcheck.visit import care_line, sound
from numbcheck.visit.keeping import New, fitting, keep, say_receipt
from numbcheck.visit.locked import access
from numbcheck.visit.practising.note_line import note_down
from numbcheck.visit.practising.resume_practice import going_on, where_left
from numbcheck.visit.practising.run import Run
from numbcheck.visit.practising.tuned import tuned
from numbcheck.visit.session import asides, help_page, leave, played, safe
from numbcheck.visit.texts.half_line import HalfLine
from numbcheck.words.labels import ask_label, capitalised, label
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from numbcheck.journal.entry import Change, Parts
    from numbcheck.play.player import Outcome
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House
    from numbcheck.visit.keeping import KeptEntry
    from numbcheck.visit.practising.resume_practice import Left

_YES = "y"
_FIND = "f"
_SKIPS = "Enter skips"
_WORDS_FOR_IT = "Perhaps there's a word for it."
_ONWARD = "f goes on to words, Enter closes."
_NUMBER = re.compile(r"[0-9]{1,9}")
_ROWS = 4
"""Rows at most of what was gathered."""
_BEFORE = 2
"""How many practices before this one count as just done."""
_CHANGES: dict[str, Change] = {"m": "more", "a": "same", "f": "further"}
"""By key; none of them is a command while a practice goes on."""
_THANKS: dict[Change, str] = {"same": Receipt.THE_SAME, "further": Receipt.FURTHER}


def practise(house: House, script: Script, start: int | None = None, left: Left | None = None) -> None:
    """Play `script`, or go on with it from beat `start`; keep what came of it, and maybe offer another kind.

    Where it was `left` before, it goes on with that.
    """
    following = _practise(house, script, start, left)
    while following:
        following = _practise(house, following, None, None)


def _practise(house: House, script: Script, start: int | None, left: Left | None) -> Script | None:
    """Play `script` once, keep what came of it, and return what the person wants to do next."""
    heard = _led_in(house, script, start)
    run, half = Run(house, script, left), HalfLine(house)
    data: dict[str, Any] = {RESUMED_FROM: left.entry} if left and left.entry else {}
    with house.seat(heard, start=start or 0) as seat:
        stage = sound.heard_stage(house, seat, "" if start else introduction(heard))
        outcome = played(seat, heard, stage, asides(house, seat), run.save, start or 0)
        half.take(outcome, "note")
        change = _CHANGES.get(_farewell(house, seat, outcome, run.played(outcome)))
        if outcome.finished and script.note_line and seat.left_by is None:
            note_down(house, seat, run, half)
        with safe(house, run.autosave, run.text(outcome.answers)):
            kept = _kept(house, outcome, change, {**data, **where_left(script, outcome)}, run)
        wish = _wished(house, seat, outcome)
        thanks = _THANKS.get(change, "") if change else ""
        other = _other_kind(house, script, change)
        following = (
            _offered(house, seat, other, thanks, help_page(house)) if other else _onward(house, seat, outcome)
        )
    if thanks and not other:
        house.voice.say(thanks)
        house.streams.say(thanks)
    nothing = Receipt.NOTHING_KEPT if outcome.finished else Receipt.STOPPED
    say_receipt(house, kept.receipt if kept else nothing, kept.originals if kept else ())
    if other and change == "further" and not following:
        house.streams.say(Receipt.ANOTHER_KIND.format(command=_command(other)))
    half.say()
    sound.mention(house)
    care_line.say_after(house, script.id, kept.entry if kept else None)
    leave(seat)
    if wish:
        wish()
    return following


def _wished(house: House, seat: Seat, outcome: Outcome) -> Callable[[], None] | None:
    """Return what plans something small that came up, where the practice asks for that and the person wants it."""
    if not outcome.script.plans:
        return None
    from numbcheck.visit.asking.planning import plan_wish, wished

    wish = wished(house, seat, outcome)
    return partial(plan_wish, house, wish) if wish else None


def _led_in(house: House, script: Script, start: int | None) -> Script:
    """Return `script` with its lead-in; where a question comes first there is none, and it is said that it goes on."""
    if start is None:
        return house.fitted(sound.led_in(house, script))
    words = going_on(script, start)
    led = sound.led_in(house, script, start, words)
    if not any(isinstance(beat, Lead) for beat in led.beats):
        house.streams.say(words)
    return led


def _farewell(house: House, seat: Seat, outcome: Outcome, seconds: float) -> str:
    """Say the last words, and ask one question after a practice that was finished; return the key pressed, or ""."""
    if not outcome.finished:
        house.voice.say(Receipt.STOPPED)
        return ""
    sound.tell_end(house)
    question = _question() if outcome.script.asks_after else ""
    keys = "".join(_CHANGES)
    script, edges = outcome.script, Edges(outcome.script.title, about_minutes(seconds), _SKIPS)
    return sound.farewell(
        house, seat, script.closing, question, help_page(house), keys, _gathered(outcome), edges
    )


def _gathered(outcome: Outcome) -> list[str]:
    """Return what was noticed in words, a few rows of it, sense by sense."""
    asks = dict.fromkeys(
        beat.ask for beat in outcome.script.beats if isinstance(beat, Ask) and beat.empty == "noticed"
    )
    said = {ask: ", ".join(text for name, text in outcome.answers if name == ask and text) for ask in asks}
    rows = [f"{ask_label(outcome.script.id, ask)}: {one_line(words)}" for ask, words in said.items() if words]
    return rows[:_ROWS]


def _question() -> str:
    named = (f"{key} {label('change', change)}" for key, change in _CHANGES.items())
    offered = ", ".join(words.replace(" ", TIED) for words in named)
    return f"Compared with before?\n{offered}. {_SKIPS}."


def _kept(
    house: House, outcome: Outcome, change: Change | None, data: dict[str, Any], run: Run
) -> KeptEntry | None:
    """Keep the outcome and `data`; None where the practice was only tried.

    It is said afterwards: on a full screen nobody would read it.
    """
    if run.is_trial(outcome) and not change:
        return None
    from numbcheck.journal import tags as tagging
    from numbcheck.journal.entry import Answer

    by_id, everything = _chosen_by_id(outcome), run.all(outcome.answers)
    count = _count(outcome.script, everything)
    answers = [said for said in everything if said[0] not in by_id and said != count]
    seconds = run.played(outcome)
    parts: Parts = {
        "practice": outcome.script.id,
        "finished": outcome.finished,
        "seconds": round(seconds, 1),
        "answers": tuple(Answer(ask, text) for ask, text in answers),
        "change": change,
        "text": fitting(run.note) or None,
        "tags": tagging.tags_of(run.note),
        "data": data | by_id | ({COUNT: int(count[1])} if count else {}),
    }
    return keep(house, New(kinds.PRACTICE, run.at, parts, run.autosave.becomes), _receipt(outcome, seconds))


def _count(script: Script, answers: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the answer that says how many there were; None where there is no such answer, or more than one."""
    asks = {beat.ask for beat in script.beats if isinstance(beat, Ask) and beat.counts}
    numbers = [(ask, text) for ask, text in answers if ask in asks and _NUMBER.fullmatch(text.strip())]
    return numbers[0] if len(numbers) == 1 else None


def _chosen_by_id(outcome: Outcome) -> dict[str, str | list[str]]:
    """Return what was chosen at questions whose answers are kept by their ids: one, or a list of several."""
    asks = {beat.ask: beat for beat in outcome.script.beats if isinstance(beat, Ask) and beat.by_id}
    return {
        ask: list(reply.chosen) if asks[ask].several else reply.chosen[0]
        for ask, reply in outcome.replies
        if ask in asks and reply.chosen
    }


def _receipt(outcome: Outcome, seconds: float) -> str:
    minutes = about_minutes(seconds)
    if outcome.finished:
        receipt = Receipt.PRACTISED if minutes else Receipt.PRACTISED_SHORTLY
    else:
        receipt = Receipt.LEFT if minutes else Receipt.LEFT_SHORTLY
    name = naming.practice(outcome.script)
    return receipt.format(practice=capitalised(name), minutes=minutes)


def _other_kind(house: House, done: Script, change: Change | None) -> Script | None:
    """Return one other practice to offer after `same` or `further`."""
    if change not in ("same", "further"):
        return None
    from numbcheck.practice.suggest import another

    scripts = list(house.shelf.scripts())
    families = [done.family, *_families_before(house, scripts)]
    return another(scripts, families, house.choose)


def _offered(
    house: House, seat: Seat, other: Script, words: str, help_: Callable[[], Sequence[str]]
) -> Script | None:
    """Say `words`, then offer this practice; return it where the person wants it."""
    question = (
        f"Something different, perhaps?\n{other.title}. {length_by_ear(other)}\ny starts it, Enter closes."
    )
    if sound.farewell(house, seat, words, question, help_, _YES) != _YES:
        return None
    return tuned(house, other.id)


def _onward(house: House, seat: Seat, outcome: Outcome) -> Script | None:
    """Return the practice that goes on from what was answered, where there is one and the person wants it."""
    practice, *given = outcome.script.onward or ("",)
    there = outcome.finished and seat.can_ask and seat.left_by is None
    if not (practice and there and met(tuple(given), outcome.replies)):
        return None
    script = tuned(house, practice)
    key = sound.farewell(house, seat, _WORDS_FOR_IT, _ONWARD, help_page(house), _FIND)
    return script if key == _FIND else None


def _command(script: Script) -> str:
    door = "ground" if script.attention == "outward" else "do"
    return f"numbcheck {door} {script.id}"


def _families_before(house: House, scripts: list[Script]) -> list[str]:
    from numbcheck.journal.query import Query

    family = {script.id: script.family for script in scripts}
    entries = access.in_passing(house, Query(kinds=(kinds.PRACTICE,), limit=_BEFORE))
    return [family[entry.practice] for entry in entries if entry.practice in family]
