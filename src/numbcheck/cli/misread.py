"""Misread: what typer could not follow of a call, in our words, and where its help is."""

from __future__ import annotations

import re
from typing import Any

from numbcheck.clean import one_line
from numbcheck.spelling import suggestion


def sentence(error: Any) -> str:
    """Return what is said of a call that typer gave up on; nothing of it is markup, and none of its words are typer's."""
    path = getattr(error.ctx, "command_path", "numbcheck")
    return f"{_told(error)} How it goes: {path} -h"


def _told(error: Any) -> str:
    option = one_line(getattr(error, "option_name", ""))
    if hasattr(error, "possibilities"):
        return f'There\'s no "{option}" here.{suggestion(option, error.possibilities or ())}'
    if option:
        return f"Behind {option} goes a word."
    if getattr(error, "param", None) is not None:
        return _of_a_value(error.param)
    surplus = re.search(r"\) \((.*)\)$", one_line(error.format_message()))
    return f'There\'s no place for "{surplus[1]}" here.' if surplus else one_line(error.format_message())


def _of_a_value(param: Any) -> str:
    """Return what a value should have been: typer asks for numbers only, or for one that is missing."""
    named = param.opts[0] if param.param_type_name == "option" else param.human_readable_name
    if param.required:
        return f"{named} is missing."
    least = getattr(param.type, "min", None)
    return f"{named} takes a whole number{'' if least is None else f' from {least} on'}."
