"""`journal`: writing with a prompt, or without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck.cli import option_help
from numbcheck.cli.choices import LONGEST_TEXT, minutes_of
from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.journal.stems import Stems, completed
from numbcheck.stage.text_input import Paper
from numbcheck.visit.dates import moment_meant
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.resume_draft import resume_draft, write_or_resume
from numbcheck.visit.texts.drafts import put_list
from numbcheck.visit.texts.prompted import prompted, put_groups
from numbcheck.visit.texts.writing import leave_what_came_in, new_text, piped_text

if TYPE_CHECKING:
    import typer

    from numbcheck.visit.texts.before_after import BeforeAfter

refused = leave_what_came_in
"""What is done where the command cannot be."""


def prepare(words: list[str]) -> list[str]:
    """Return the words after `journal` with `--resume=WORD` as two of them."""
    end = words.index("--") if "--" in words else len(words)
    parts = [word.split("=", 1) if word.startswith("--resume=") else [word] for word in words[:end]]
    return [*(part for pair in parts for part in pair), *words[end:]]


class Options(NamedTuple):
    """How it is written, and about what."""

    words: Annotated[list[str] | None, typer.Argument(metavar="[PROMPT]...", help="Your own prompt.")] = None
    prompt: Annotated[
        str | None, typer.Option("--prompt", help="A prompt or a group of them, as hard; or none.")
    ] = None
    at: Annotated[str | None, typer.Option("--at", help=option_help.AT)] = None
    tag: Annotated[list[str] | None, typer.Option("-t", "--tag", help=option_help.TAG)] = None
    minutes: Annotated[
        str | None,
        typer.Option("-m", "--minutes", metavar="MIN", help=option_help.MINUTES),
    ] = None
    editor: Annotated[bool, typer.Option("-e", "--editor", help=option_help.EDITOR)] = False
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the newest draft, or --resume WORD with that one.")
    ] = False
    drafts: Annotated[bool, typer.Option("--drafts", help="List the drafts that wait, and stop.")] = False
    prompts: Annotated[bool, typer.Option("--prompts", help="List the groups of questions, and stop.")] = (
        False
    )
    stems: Annotated[bool, typer.Option("--stems", help="Twelve sentences to go on from, one a line.")] = (
        False
    )
    settle: Annotated[bool, typer.Option("--settle", help="A minute of soft breath before and after.")] = (
        False
    )
    day: Annotated[bool, typer.Option("--day", help="First: how you slept, whether you ate.")] = False
    before_after: Annotated[
        bool, typer.Option("--before-after", help="First what you expect, afterwards how it was.")
    ] = False


def command(house: House, options: Options = Options()) -> None:
    """Write as much or as little as you like.

    One prompt is above the text; you may write about anything else. On a terminal Ctrl-D keeps it,
    Esc or Ctrl-C leaves, and the text stays a draft. Ctrl-N asks something else, Ctrl-P goes back, Ctrl-T
    asks nothing, F3 begins a sentence. From a pipe, all of it is kept as it is.
    --prompt hard begins with the mildest of the hard things; today may be too soon.
    What --settle, --day and --before-after add can be skipped, key by key; without them nothing is asked.
    """
    _check(options)
    if (options.drafts or options.resume) and house.sealing.now().ending:  # only then a draft may be sealed
        unlock_to_read(house)
    if options.drafts:
        put_list(house)
        return
    if options.prompts:
        put_groups(house)
        return
    minutes = minutes_of(options.minutes, LONGEST_TEXT)
    around = _around(house, options, long=minutes is not None and not options.resume)
    editor, words = options.editor, options.words or []
    if options.resume:
        resume_draft(house, "".join(words), around, editor=editor, minutes=minutes)
        return
    about, note = moment_meant(house, options.at)
    question = prompted(house, words, options.prompt or ("none" if options.stems else None))
    work = new_text(house, kinds.JOURNAL, about, options.tag or [], question.data, dated=note)
    if not house.streams.can_ask:
        text = piped_text(house)
        work.keep(completed(text.split("\n")) if options.stems else text)
    elif editor:
        work.write_in_editor(question.words, around=around)
    else:
        stems = Stems(lead=options.stems)
        paper = Paper(minutes=minutes, question=question, stems=stems)
        write_or_resume(work, paper, around)


def _check(options: Options) -> None:
    """Raise UsageError where what was asked for does not go together: nothing that was typed is passed over."""
    words, on_a_draft = options.words or [], options.resume or options.drafts
    if words and options.prompt is not None:
        raise UsageError(
            "Words after journal are a prompt of your own, so --prompt has no place beside them. "
            "To keep a line at once: numbcheck note"
        )
    if options.stems and options.editor:
        raise UsageError("Two things were given, --stems and -e. Choose one.")
    begun_otherwise = options.prompt is not None or options.at is not None or options.tag or options.stems
    if on_a_draft and (len(words) > options.resume or begun_otherwise):
        raise UsageError(
            "A draft goes on as it was begun: --resume takes its four characters, and no prompt, --at or tags."
        )


def _around(house: House, options: Options, *, long: bool) -> BeforeAfter | None:
    if not (options.settle or options.day or options.before_after or long):
        return None
    from numbcheck.visit.texts.before_after import BeforeAfter

    return BeforeAfter(house, options.settle, options.day, options.before_after, long)
