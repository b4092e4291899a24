"""The app and its error boundary: the only place that prints an error and chooses the exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from numbcheck.clean import one_line
from numbcheck.cli import quick
from numbcheck.errors import LeftBySignal, NumbcheckError, WordOfNeedError
from numbcheck.stage import signals
from numbcheck.stage.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Run the program with `argv` (globals first) and return its exit code.

    Raises SystemExit and WordOfNeedError, and nothing else.
    """
    _replace_unencodable()
    try:
        with signals.whole_command():
            return _run(argv)
    finally:
        _discard_unwritten()


def _run(argv: Sequence[str]) -> int:
    streams = Streams(sys.stdin, sys.stdout, sys.stderr, os.environ)
    try:
        code = _answer(argv)
        _flush(sys.stdout)
    except NumbcheckError as error:
        streams.warn(str(error))
        return error.code
    except WordOfNeedError:
        raise
    except LeftBySignal as leaving:
        return leaving.code
    except BrokenPipeError:
        return 0
    except SystemExit as leaving:
        # the reader had seen enough: typer makes that a 1, and to us it is a good end
        if isinstance(leaving.__context__, BrokenPipeError):
            return 0
        raise
    except Exception as error:
        return _boundary(error, streams, debug="--debug" in argv)
    return code if isinstance(code, int) else 0


def _answer(argv: Sequence[str]) -> Any:
    """Do what was asked for: a plain call at once, anything else by way of typer."""
    if plain := quick.read(argv):
        return plain.make()
    from numbcheck.cli.group import app

    return app(args=list(argv), prog_name="numbcheck", standalone_mode=False)


def _boundary(error: Exception, streams: Streams, *, debug: bool) -> int:
    if hasattr(error, "exit_code") and hasattr(error, "format_message"):
        from numbcheck.cli import misread

        streams.warn(misread.sentence(error))
        return int(error.exit_code)
    from numbcheck.cli import log

    if debug or os.environ.get("NUMBCHECK_DEBUG"):
        streams.write_stderr(log.traced(error))
        return 1
    if isinstance(error, OSError):
        streams.warn(f"That did not work: {one_line(error.strerror or type(error).__name__)}.")
        return 74
    streams.warn(log.note_fault(error, os.environ))
    return 1


def _replace_unencodable() -> None:
    """Let a character that the terminal cannot encode become a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _discard_unwritten() -> None:
    """Discard what could not be written, so that the interpreter neither complains at its end nor exits with 120."""
    for stream in (sys.stdout, sys.stderr):
        try:
            _flush(stream)
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _flush(stream: TextIO | None) -> None:
    if stream is not None:
        stream.flush()
