"""Writing in a person's own editor, on a file in our own closed folder, with its leaks stopped."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.errors import InputOutputError, UsageError
from numbcheck.stage.sheet import Written
from numbcheck.stage.signals import LEAVING, watched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numbcheck.journal.paper import Paper

_VIM = ("-n", "-i", "NONE", "--cmd", "set nobackup nowritebackup noundofile noswapfile viminfo= history=0")
_NEOVIM = ("-n", "-i", "NONE", "--cmd", "set nobackup nowritebackup noundofile noswapfile shada= history=0")
_EMACS = (
    "--eval",
    "(setq make-backup-files nil auto-save-default nil create-lockfiles nil auto-save-list-file-prefix nil)",
)
_CLOSED = {
    "vim": _VIM,
    "vi": (),
    "view": _VIM,
    "gvim": ("-f", *_VIM),
    "nvim": _NEOVIM,
    "nano": ("--ignorercfiles",),
    "emacs": _EMACS,
}
"""What keeps each editor from leaving copies, undo files and histories elsewhere."""
_TOLD_TO_LEAVE = LEAVING - {signal.SIGINT, signal.SIGQUIT}
"""Ctrl-C and Ctrl-\\ in an editor are the editor's own business."""
_COMMON = ("nano", "vim", "vi")


def editor(environ: Mapping[str, str]) -> list[str]:
    """Return the command of the person's editor, $VISUAL before $EDITOR, with its leaks stopped.

    Raises UsageError where there is none, or the command cannot be read.
    """
    wanted = environ.get("VISUAL") or environ.get("EDITOR") or next(filter(shutil.which, _COMMON), "")
    try:
        command = shlex.split(wanted)
    except ValueError as error:
        raise UsageError("The command in VISUAL or EDITOR cannot be read; a quote may be missing.") from error
    if not command:
        raise UsageError("There is no editor here. Set EDITOR, or write without -e.")
    return [*command, *_closed(command[0])]


def edited(paper: Paper, command: Sequence[str]) -> Written:
    """Return what became of the text in the editor: the text itself where it was left so, or the editor gave up.

    A signal that told us to leave meanwhile stands in `left_by`. What an editor wrote that was itself killed
    is not done. Raises InputOutputError where the editor does not start.
    """
    try:
        with watched() as signals:
            done = subprocess.run(  # noqa: S603 (the person's own editor)
                [*command, paper.path], pass_fds=(paper.folder,), check=False
            )
            left_by = next(filter(_TOLD_TO_LEAVE.__contains__, iter(signals.take, None)), None)
    except OSError as error:
        raise InputOutputError(f"The editor {command[0]!r} could not be used. Nothing was kept.") from error
    after = paper.now()
    if left_by is None and (done.returncode > 0 or after == paper.text):
        return Written(paper.text, done=False)
    return Written(after.removesuffix("\n"), done=left_by is None and done.returncode == 0, left_by=left_by)


def _closed(program: str) -> Sequence[str]:
    name = Path(program).name
    if name == "vi" and "vim" in Path(shutil.which(program) or "").resolve().name:
        name = "vim"
    return _CLOSED.get(name, ())
