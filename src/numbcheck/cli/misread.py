"""Misread: what typer could not follow of a call, in our words, and where its help is."""

from __future__ import annotations

import re
from typing import Any

from numbcheck.clean import named, one_line
from numbcheck.spelling import suggestion


def sentence(error: Any) -> str:
    """Return what is said of a call that typer gave up on, in our words and without markup."""
    path = getattr(error.ctx, "command_path", "numbcheck")
    return f"{_mistake(error)} How it goes: {path} -h"


def _mistake(error: Any) -> str:
    option = named(getattr(error, "option_name", ""))
    if hasattr(error, "possibilities"):
        return f'There\'s no "{option}" here.{suggestion(option, error.possibilities or ())}'
    if option:
        return _of_an_option(option, error.ctx)
    if getattr(error, "param", None) is not None:
        return _of_a_value(error.param)
    surplus = re.search(r"\) \((.*)\)$", one_line(error.format_message()))
    return (
        f'There\'s no place for "{named(surplus[1])}" here.' if surplus else one_line(error.format_message())
    )


def _of_an_option(option: str, ctx: Any) -> str:
    """Return what belongs behind an option that stands there with nothing, or with something where nothing belongs."""
    param = next(each for each in ctx.command.params if option in {*each.opts, *each.secondary_opts})
    if param.is_flag:
        return f"Nothing goes behind {option}."
    return f"Behind {option} goes a word." if param.type.name == "str" else _of_a_value(param)


def _of_a_value(param: Any) -> str:
    """Return what a value should have been: typer asks for numbers only, or for one that is missing."""
    named = param.opts[0] if param.param_type_name == "option" else param.human_readable_name
    if param.required:
        return f"{named} is missing."
    number = "number" if param.type.name == "float" else "whole number"
    least = getattr(param.type, "min", None)
    return f"{named} takes a {number}{'' if least is None else f' from {least} on'}."
