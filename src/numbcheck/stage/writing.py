"""Writing in a person's own editor, on a file in our own closed folder, with its leaks stopped."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.errors import InputOutputError, UsageError
from numbcheck.journal import durable
from numbcheck.stage.sheet import Written
from numbcheck.stage.signals import LEAVING, watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


def edited(text: str, command: Sequence[str], folder: Path) -> Written:
    """Return what became of `text` in the editor: `text` itself where it was left so, or the editor gave up.

    A signal that told us to leave meanwhile stands in `left_by`. Raises InputOutputError where the editor
    does not start or its file cannot be used.
    """
    try:
        with _paper(folder) as path, watched() as signals:
            path.write_text(text, encoding="utf-8")
            done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 (the person's own editor)
            after = path.read_bytes().decode("utf-8", errors="replace")  # line ends as they are
            left_by = next(filter(_TOLD_TO_LEAVE.__contains__, iter(signals.take, None)), None)
    except OSError as error:
        raise InputOutputError(f"The editor {command[0]!r} could not be used. Nothing was kept.") from error
    if left_by is None and (done.returncode != 0 or after == text):
        return Written(text, done=False)
    return Written(after.removesuffix("\n"), done=left_by is None, left_by=left_by)


def _closed(program: str) -> Sequence[str]:
    name = Path(program).name
    if name == "vi" and "vim" in Path(shutil.which(program) or "").resolve().name:
        name = "vim"
    return _CLOSED.get(name, ())


@contextmanager
def _paper(folder: Path) -> Iterator[Path]:
    """Make an empty file, 0600, in a new folder, 0700; both are gone afterwards, whatever happens."""
    os.close(durable.ensure_path(str(folder)))
    with tempfile.TemporaryDirectory(prefix="writing-", dir=folder) as closed:
        path = Path(closed) / "entry.md"
        path.parent.chmod(0o700)  # whatever the umask
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        path.chmod(0o600)
        try:
            yield path
        finally:
            with suppress(OSError):
                path.unlink()
