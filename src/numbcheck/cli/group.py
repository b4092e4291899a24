"""The commands as typer knows them: it writes every help and every mistake, and reads what `quick` leaves to it."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from functools import partial
from inspect import Parameter, Signature, cleandoc, signature
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from numbcheck.clean import WIDEST
from numbcheck.cli import table
from numbcheck.cli.call import call, close_house, groups_of, module_of, open_house, refused
from numbcheck.cli.choices import called
from numbcheck.cli.help_pages import first_page
from numbcheck.columns import TIED
from numbcheck.stage.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typer.main import Typer

_LINE = "numbcheck.line"
_HELP = (["-h"], ["--help"])
_NARROW = 60
_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_COMMAND, _IN_A_NAME = re.compile(r"numbcheck\s+(?=[a-z-])"), re.compile(r"(?<=\w)-(?=\w)")
_SHORT = 12
"""Columns for the names of options where the terminal is narrow; their help then stands below longer ones."""


def typer_app(**settings: Any) -> Typer:
    """Return a Typer app as ours are: no rich help, no pretty tracebacks, no completion options."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_context_settings(),
        **settings,
    )


@contextmanager
def _in_context(ctx: Any) -> Iterator[None]:
    """Let a mistake be known as one of this command: typer leaves that out of what is wrong behind an option."""
    try:
        yield
    except Exception as error:
        if getattr(error, "ctx", ctx) is None:
            error.ctx = ctx  # type: ignore[attr-defined]
        raise


class NarrowHelpCommand(TyperCommand):
    """A command whose help fits a narrow terminal too."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, commands and names whole; with little room, what an option does begins further left."""
        write_text, write_dl = formatter.write_text, formatter.write_dl
        formatter.write_text = lambda text: write_text(_tied(text))
        short = {"col_max": _SHORT} if _columns() < _NARROW else {}
        formatter.write_dl = lambda rows: write_dl([(name, _tied(said)) for name, said in rows], **short)
        super().format_help(ctx, formatter)
        formatter.buffer[:] = [piece.replace(TIED, " ").replace(_HYPHEN, "-") for piece in formatter.buffer]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options. Where they cannot be read, a command that takes a pipe keeps what came through it."""
        try:
            with _in_context(ctx):
                return super().parse_args(ctx, args)
        except Exception as error:
            row = table.find(ctx.info_name)
            if row is not None and hasattr(error, "format_message"):
                refused(module_of(row.name), ctx.obj)
            raise


def _tied(text: str) -> str:
    """Return a text whose commands, and names with a hyphen, no line can break."""
    return _IN_A_NAME.sub(_HYPHEN, _COMMAND.sub(f"numbcheck{TIED}", text))


def load(name: str) -> Any:
    """Return the command of that name or alias as typer makes it, or None; only its own module is imported."""
    row = table.find(name)
    if row is None:
        return None
    module = module_of(row.name)
    app = typer_app()
    text = _help(row, module.command.__doc__)
    declared = _declared(module)
    app.command(row.name, cls=NarrowHelpCommand, context_settings=_context_settings(), help=text)(declared)
    command = typer.main.get_command(app)
    for param in command.params:
        if param.param_type_name == "option" and not param.is_flag and not param.metavar:  # type: ignore[attr-defined]
            types = types_of(declared.__annotations__.get(param.name or ""))
            param.metavar = called(param.name or "", is_number=not types.isdisjoint({int, float}))
    return command


def types_of(annotation: Any) -> set[Any]:
    """Return the types in a declaration such as `Annotated[list[str] | None, …]`, each without what is around it."""
    kind = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return set().union(*map(types_of, get_args(kind))) or {kind}


def _declared(module: Any) -> Callable[..., Any]:
    """Return the command as typer takes it: a context first, in which the House is, then every option by itself."""

    def called(ctx: typer.Context, **given: Any) -> Any:
        return call(module, ctx.obj, given)

    context = signature(called).parameters["ctx"].replace(annotation=typer.Context)
    params = [context, *options_of(module.command)]
    called.__signature__ = Signature(params)  # type: ignore[attr-defined]
    called.__annotations__ = {param.name: param.annotation for param in params}
    return called


def options_of(command: Callable[..., Any]) -> Iterator[Parameter]:
    """Yield the parameters of a command, those of a group one by one; each annotation is evaluated once."""
    hints = get_type_hints(command, localns={"typer": typer}, include_extras=True)
    groups = groups_of(command)
    _, *params = signature(command).parameters.values()
    for param in params:
        if param.name in groups:
            yield from _fields(groups[param.name])
        else:
            yield param.replace(annotation=hints[param.name])


def _fields(group: Any) -> Iterator[Parameter]:
    hints = get_type_hints(type(group), localns={"typer": typer}, include_extras=True)
    for name, default in group._asdict().items():
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])


class LazyGroup(TyperGroup):
    """A group that knows its commands from the table, and loads one at a time."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the command; the line as it was typed is kept for what is no command."""
        ctx.meta[_LINE] = tuple(args)
        with _in_context(ctx):
            return super().parse_args(ctx, _help_behind(args))

    def list_commands(self, _ctx: Any) -> list[str]:
        """Return the names of all commands."""
        return table.names()

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """Return the command of that name or alias, importing only its module; None where there is none."""
        return load(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that was called; what is none is a practice, or is answered by its meaning."""
        row = table.find(args[0])
        if row is None:
            from numbcheck.cli import unknown

            return self.resolve_command(ctx, [*unknown.answer(args[0], ctx.meta[_LINE]), *args[1:]])
        prepare = getattr(module_of(row.name), "prepare", list)
        return super().resolve_command(ctx, [args[0], *prepare(args[1:])])

    def get_help(self, _ctx: Any) -> str:
        """Return the help written in the table."""
        return first_page(_columns())


def _help_behind(args: list[str]) -> list[str]:
    """Return the line with a help that stands before a command behind it: both ask for the help of that command."""
    at = next((at for at, word in enumerate(args) if not word.startswith("-")), 0)
    return (
        [*args[: at - 1], args[at], *args[at - 1 : at], *args[at + 1 :]]
        if args[at - 1 : at] in _HELP
        else args
    )


def _columns() -> int:
    return Streams(sys.stdin, sys.stdout, sys.stderr, os.environ).width


def _context_settings() -> dict[str, Any]:
    return {"help_option_names": ["-h", "--help"], "terminal_width": min(_columns() - 1, WIDEST)}


def _help(row: table.CommandRow, doc: str) -> str:
    """Return a command's help: its examples first, each on a line of its own."""
    room = min(_columns() - 1, WIDEST) - 2
    examples = "\n".join(table.fitted(f"Example: {example}", room) for example in row.examples)
    return f"\b\n{examples}\n\n{cleandoc(doc)}"


app = typer_app(cls=LazyGroup, invoke_without_command=True)


@app.callback()
def globals_(  # noqa: D103 (this docstring would be help, and help is written in the table)
    ctx: typer.Context,
    quiet: Annotated[bool, typer.Option("-q", "--quiet")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    no_color: Annotated[bool, typer.Option("--no-color")] = False,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    voice: Annotated[bool | None, typer.Option("--voice/--no-voice")] = None,
    debug: Annotated[bool, typer.Option("--debug", hidden=True)] = False,  # noqa: ARG001 (the boundary reads it)
) -> None:
    house = open_house(quiet=quiet, plain=plain, no_color=no_color, no_input=no_input, voice=voice)
    ctx.obj = house
    ctx.call_on_close(partial(close_house, house))
    if ctx.invoked_subcommand is None and not house.streams.can_ask:
        house.streams.put(ctx.get_help())
    elif ctx.invoked_subcommand is None:
        from numbcheck.cli import front

        front.ask(house)
