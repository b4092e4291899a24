"""A person's own editor: which command it is, its leaks stopped, and what became of a text in it."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from numbcheck import incoming
from numbcheck.errors import InputOutputError, UsageError
from numbcheck.stage.signals import LEAVING, watched
from numbcheck.stage.text_input import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numbcheck.journal.drafts.editor_file import EditorFile

_VIM = ("-n", "-i", "NONE", "-c", "set nobackup nowritebackup noundofile noswapfile viminfo= history=0")
_NEOVIM = ("-n", "-i", "NONE", "-c", "set nobackup nowritebackup noundofile noswapfile shada= history=0")
"""What `-c` sets comes after the person's own settings, and what `--cmd` sets before them."""
_EMACS = (
    "--eval",
    "(setq make-backup-files nil auto-save-default nil create-lockfiles nil auto-save-list-file-prefix nil)",
)
_CLOSED = {
    **dict.fromkeys(("vim", "view", "rvim", "rview", "vimx"), _VIM),
    **dict.fromkeys(("gvim", "gview", "mvim"), ("-f", *_VIM)),
    **dict.fromkeys(("nano", "rnano"), ("--ignorercfiles",)),
    "nvim": _NEOVIM,
    "emacs": _EMACS,
}
"""What keeps each editor from leaving copies, undo files and histories elsewhere."""
_WAITS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "subl", "atom", "zed", "bbedit"), "--wait"),
    **dict.fromkeys(("mate", "gedit", "xed"), "-w"),
    **dict.fromkeys(("kate", "kwrite"), "-b"),
    **dict.fromkeys(("gvim", "mvim", "gview"), "-f"),
    "open": "-W",
}
"""The word that makes an editor with a window of its own wait until that is closed."""
_AT_ONCE = 1.0
"""Seconds within which nobody has opened a text, looked at it and left."""
_TOLD_TO_LEAVE = LEAVING - {signal.SIGINT, signal.SIGQUIT}
"""Ctrl-C and Ctrl-\\ in an editor are the editor's own business."""
_COMMON = ("nano", "vim", "vi")


class Edited(NamedTuple):
    """What became of a text in an editor, and whether the editor may be at it still: it was back `at_once`."""

    written: Written
    at_once: bool = False


def wanted(environ: Mapping[str, str]) -> str:
    """Return what the person calls their editor, else a common one that is here, else ""."""
    return environ.get("VISUAL") or environ.get("EDITOR") or next(filter(shutil.which, _COMMON), "")


def command(environ: Mapping[str, str]) -> list[str]:
    """Return the command of the person's editor, $VISUAL before $EDITOR, with its leaks stopped.

    Raises UsageError where there is none, or the command cannot be read.
    """
    try:
        words = shlex.split(wanted(environ))
    except ValueError as error:
        raise UsageError("The command in VISUAL or EDITOR cannot be read; a quote may be missing.") from error
    if not words:
        raise UsageError("There's no editor here. Set EDITOR, or write without -e.")
    return [words[0], *_closed(words[0]), *words[1:]]


def edited(editor_file: EditorFile, command: Sequence[str], clock: Callable[[], float]) -> Edited:
    """Let the editor have the file, and return what became of the text: itself where nothing is new.

    A signal that asked to leave in that time is `left_by`. What is new is done only where the editor
    ended well and all of it can be read. `clock` counts seconds. Raises InputOutputError where the editor
    does not start, or what it left cannot be opened.
    """
    began = clock()
    try:
        with watched() as signals:
            done = subprocess.run(  # noqa: S603 (the person's own editor)
                [*command, editor_file.path], pass_fds=(editor_file.folder,), check=False
            )
            left_by = next(filter(_TOLD_TO_LEAVE.__contains__, iter(signals.take, None)), None)
    except (OSError, ValueError) as error:
        raise InputOutputError(f"The editor {command[0]!r} did not start. Nothing was changed.") from error
    written = looked_at(editor_file, well=done.returncode == 0, left_by=left_by)
    at_once = done.returncode == 0 and left_by is None and clock() - began < _AT_ONCE
    return Edited(written, at_once=at_once and written.text == editor_file.text)


def looked_at(
    editor_file: EditorFile, *, well: bool = True, left_by: signal.Signals | None = None
) -> Written:
    """Return what stands in the file now; done where it is new and can be read, and the editor ended `well`."""
    text = editor_file.now()
    ended = well and left_by is None
    return Written(text, ended and text != editor_file.text and incoming.original(text) is None, left_by)


def name_of(command: Sequence[str]) -> str:
    """Return the name of an editor by its command."""
    return Path(command[0]).name


def waiting_word(command: Sequence[str]) -> str:
    """Return the command with the word that makes this editor wait; "" where we know none, or it is there."""
    word = _WAITS.get(name_of(command), "")
    return "" if not word or word in command else f"{command[0]} {word}"


def _closed(program: str) -> Sequence[str]:
    """Return what keeps a program from leaving copies, whatever name it is called by: `vi`, `editor`, `vim.basic`."""
    names = (name_of([program]), Path(shutil.which(program) or program).resolve().name)
    known = (_CLOSED.get(name.partition(".")[0].partition("-")[0]) for name in names)
    return next(filter(None, known), ())
