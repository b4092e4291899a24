"""Lengths of time, in the words people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.words.counting import counted

if TYPE_CHECKING:
    from numbcheck.practice.script import Script


_MINUTE = 60
_NEARLY_A_MINUTE = 50.0
_UNITS = {
    **dict.fromkeys(("", "m", "min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 60),
}
"""How many of it are a minute."""


def announced(script: Script) -> str:
    """Return its title and how long it takes; a title that is a whole sentence stands by itself."""
    return script.title if script.title.endswith(".") else f"{script.title}. {length(script)}"


def length(script: Script) -> str:
    """Return one sentence on how long a practice takes."""
    return _sentence(script, script.usual_seconds or 0.0)


def length_by_ear(script: Script) -> str:
    """Return the same sentence without odd seconds, which nobody wants to hear."""
    seconds = script.usual_seconds or 0.0
    return _sentence(script, round_to(seconds, 60 if seconds >= _NEARLY_A_MINUTE else 5))


def round_to(seconds: float, step: int) -> int:
    """Return the nearest whole number of steps, in seconds; halfway it is the longer one."""
    return int(seconds / step + 0.5) * step


def _sentence(script: Script, seconds: float) -> str:
    if script.usual_seconds is None:
        return "As long as you like."
    more = ", at your own pace" if script.lasts else _asked(script)
    if script.family == "breath" and script.breaths:
        more = f", {counted(script.breaths, 'breath')}"
    return f"About {span(seconds)}{more}."


def _asked(script: Script) -> str:
    if script.questions > 1:
        return f", and {counted(script.questions, 'question')}"
    return ", and a question" if script.asks else ""


def span(seconds: float) -> str:
    """Return a length of time in words, as `40 seconds` or `2 min 30 s`."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return counted(whole, "second")
    if rest:
        return f"{minutes} min {rest} s"
    return counted(minutes, "minute")


def about_minutes(seconds: float) -> str:
    """Return a length of time to the minute, as it is announced by ear; "" for less than one."""
    return counted(round_to(seconds, _MINUTE) // _MINUTE, "minute") if seconds >= _MINUTE else ""


def brief(seconds: float | None) -> str:
    """Return a length as a list has it: `45 s`, `2.5 min`, or that the person's own pace decides."""
    if seconds is None:
        return "your pace"
    if seconds < _MINUTE:
        return f"{round(seconds)} s"
    return f"{round(seconds / _MINUTE * 2) / 2:g} min"


def minutes_in(typed: str) -> float | None:
    """Return the minutes that `5`, `1.5`, `1,5`, `90s` or `5min` says; None where it says none."""
    text = typed.strip().lower().replace(",", ".")
    unit = text.lstrip("0123456789.")
    each = _UNITS.get(unit.strip())
    try:
        return float(text.removesuffix(unit)) / each if each else None
    except ValueError:
        return None
