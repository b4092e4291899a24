"""Voice: says words through whatever the system has for speaking, beside the practice and never in its way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.Rate = -2; $voice.Speak([Console]::In.ReadToEnd())"
)
_LONGEST = 2000
"""Characters at once: they fit into a pipe, so that handing them over never waits."""

ABSENT = "No program for speaking was found here, so it stays quiet. espeak-ng or spd-say would do."
TROUBLE = "The voice did not work this time, so it stayed quiet. The words are all on the screen."


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program that speaks what comes through its standard input; `hush` quiets the service behind it, if any."""

    argv: tuple[str, ...]
    hush: tuple[str, ...] = ()


SPEAKERS: tuple[Speaker, ...] = (
    Speaker(("spd-say", "--pipe-mode", "--rate", "-15"), ("spd-say", "--cancel")),
    Speaker(("espeak-ng", "-s", "135", "--stdin")),
    Speaker(("say", "-r", "135", "-f", "-")),
    Speaker(("powershell", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)),
)
"""In the order in which they are looked for. Words never stand in an argv: everyone on a machine can read those."""


def find_speaker(environ: Mapping[str, str]) -> Speaker | None:
    """Return the first speaker on PATH, or None; no program is started."""
    path = environ.get("PATH", os.defpath)
    return next((speaker for speaker in SPEAKERS if shutil.which(speaker.argv[0], path=path)), None)


class Voice:
    """A voice that is on or off. Nothing here waits, and nothing here raises.

    `trouble` is a sentence for the person once speaking has failed; then it stays off.
    """

    def __init__(self, environ: Mapping[str, str], *, on: bool, bell: bool = False) -> None:
        self._environ = environ
        self._speaker: Speaker | None = None
        self._speaking: subprocess.Popen[bytes] | None = None
        self._past: list[subprocess.Popen[bytes]] = []
        self.on = False
        self.bell = bell
        self.trouble = ""
        self._trouble_said = False
        if on:
            self.toggle()

    def toggle(self) -> None:
        """Turn it on or off; once it has failed it stays off."""
        if self.on:
            self.hush()
            self.on = False
        elif not self.trouble:
            self._speaker = self._speaker or find_speaker(self._environ)
            self.on = self._speaker is not None
            self.trouble = "" if self.on else ABSENT

    def new_trouble(self) -> str:
        """Return the sentence on what went wrong, once; "" where nothing did, or it was returned before."""
        if not self.trouble or self._trouble_said:
            return ""
        self._trouble_said = True
        return self.trouble

    def say(self, words: str) -> None:
        """Speak `words` instead of whatever is still being spoken."""
        self._notice_failure()
        if not self.on or not self._speaker:
            return
        self._stop()
        if not words.strip():
            return
        try:
            self._speaking = self._started(self._speaker.argv, words)
        except (OSError, ValueError):
            self._give_up()

    def hush(self) -> None:
        """Be quiet at once."""
        self._notice_failure()
        if self._stop() and self._speaker and self._speaker.hush:
            with suppress(OSError, ValueError):
                self._past.append(self._started(self._speaker.hush, ""))

    def _stop(self) -> bool:
        """End what is being spoken, and return whether anything was."""
        self._past = [process for process in self._past if process.poll() is None]
        speaking, self._speaking = self._speaking, None
        if speaking is None or speaking.poll() is not None:
            return False
        with suppress(OSError):
            os.killpg(speaking.pid, signal.SIGKILL)
        self._past.append(speaking)
        return True

    def _started(self, argv: tuple[str, ...], words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 (a fixed list of programs; no words of anyone are in it)
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(self._environ),
        )
        if process.stdin:
            with suppress(BrokenPipeError), process.stdin as pipe:
                pipe.write(words[:_LONGEST].encode() + b"\n")
        return process

    def _notice_failure(self) -> None:
        if self._speaking is not None and self._speaking.poll():
            self._speaking = None
            self._give_up()

    def _give_up(self) -> None:
        self.on = False
        self.trouble = TROUBLE
