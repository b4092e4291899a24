"""What the voice promises: it speaks beside the practice, never in its way, and its words stay private."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.spoken import SpokenStage
from numbcheck.stage.voice import ABSENT, SPEAKERS, TROUBLE, Speaker, Voice, find_speaker
from tests.fakes import FakeDesk, RecordingStage, did

if TYPE_CHECKING:
    from pathlib import Path

LOG = """#!{python}
import os, sys, time
words = sys.stdin.read()
with open({log!r}, "a") as log:
    log.write(repr((sys.argv[1:], words.strip(), os.getsid(0) == os.getpid())) + "\\n")
{then}
"""

Fake = Callable[..., dict[str, str]]
VoiceOf = Callable[[dict[str, str]], Voice]


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    """Return a maker of PATHs on which a fake speaker stands first, and alone."""

    def make(name: str = "espeak-ng", then: str = "") -> dict[str, str]:
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(LOG.format(python=sys.executable, log=str(tmp_path / "log"), then=then))
        program.chmod(0o755)
        return {"PATH": str(program.parent)}

    return make


@pytest.fixture
def voice_of() -> Iterator[VoiceOf]:
    """Return a maker of voices that are all quiet at the end."""
    voices: list[Voice] = []

    def make(environ: dict[str, str]) -> Voice:
        voices.append(Voice(environ, on=True))
        return voices[-1]

    yield make
    for voice in voices:
        ended(voice)


def ended(voice: Voice) -> None:
    """Wait for whatever a voice has started: only tests may wait."""
    for process in [voice._speaking, *voice._past]:
        if process is not None:
            process.wait(10)


def log(tmp_path: Path) -> list[tuple[list[str], str, bool]]:
    """Return what the fake speaker was told: arguments, words, and whether it had a session of its own."""
    path = tmp_path / "log"
    return [eval(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_words_never_stand_in_the_arguments(tmp_path: Path, fake: Fake, voice_of: VoiceOf) -> None:
    """What is spoken to me cannot be read in the list of programs that everyone on the machine sees."""
    voice = voice_of(fake())
    voice.say("Breathe in.")
    ended(voice)
    ((argv, words, own_session),) = log(tmp_path)
    assert (words, own_session) == ("Breathe in.", True)
    assert not any("Breathe" in part for part in argv)


@pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda speaker: speaker.argv[0])
def test_each_speaker_is_found(tmp_path: Path, fake: Fake, voice_of: VoiceOf, speaker: Speaker) -> None:
    """Whatever this system has for speaking is used, and gets the words through its standard input."""
    voice = voice_of(fake(speaker.argv[0]))
    voice.say("Look around.")
    ended(voice)
    assert [words for _, words, _ in log(tmp_path)] == ["Look around."]


def test_skip_pause_and_leaving_make_it_quiet(fake: Fake, voice_of: VoiceOf) -> None:
    """No voice goes on speaking into the room after I have skipped, paused or left."""
    voice = voice_of(fake(then="time.sleep(60)"))
    voice.say("One.")
    first = voice._speaking
    voice.say("Two.")
    second = voice._speaking
    voice.hush()
    assert first and second
    assert first.wait(5) < 0
    assert second.wait(5) < 0


def test_no_speaker_at_all(tmp_path: Path) -> None:
    """Where nothing can speak, one sentence says so and the words are read instead."""
    voice = Voice({"PATH": str(tmp_path)}, on=True)
    assert (voice.on, voice.trouble) == (False, ABSENT)
    voice.say("Nothing happens.")
    voice.hush()
    voice.toggle()
    assert not voice.on


def test_one_failure_turns_it_off(tmp_path: Path, fake: Fake, voice_of: VoiceOf) -> None:
    """A speaker that fails is not asked again and again; I hear of it once."""
    voice = voice_of(fake(then="sys.exit(3)"))
    voice.say("One.")
    ended(voice)
    voice.say("Two.")
    assert (voice.on, voice.trouble) == (False, TROUBLE)
    voice.say("Three.")
    voice.toggle()
    voice.say("Four.")
    assert [words for _, words, _ in log(tmp_path)] == ["One."]


def test_a_speaker_that_cannot_start(tmp_path: Path) -> None:
    """A file that only looks like a program is a failure like any other."""
    program = tmp_path / "espeak-ng"
    program.write_bytes(b"\x7fELF but not really")
    program.chmod(0o755)
    voice = Voice({"PATH": str(tmp_path)}, on=True)
    voice.say("One.")
    assert (voice.on, voice.trouble) == (False, TROUBLE)


def test_a_speaker_that_does_not_read(fake: Fake, voice_of: VoiceOf, tmp_path: Path) -> None:
    """Handing the words over never waits and never fails, even if nobody takes them."""
    program = tmp_path / "bin" / "espeak-ng"
    environ = fake()
    program.write_text(f"#!{sys.executable}\n")
    voice = voice_of(environ)
    voice.say("word " * 5000)
    ended(voice)
    assert voice.on


def test_toggling(tmp_path: Path, fake: Fake, voice_of: VoiceOf) -> None:
    """The key v turns it off and on again."""
    voice = voice_of(fake())
    voice.toggle()
    voice.say("Not heard.")
    voice.toggle()
    voice.say("Heard.")
    ended(voice)
    assert [words for _, words, _ in log(tmp_path)] == ["Heard."]


def test_a_practice_is_heard_word_for_word(tmp_path: Path, fake: Fake, voice_of: VoiceOf) -> None:
    """With the voice on, each beat's words are spoken once, in order, while the practice goes on."""
    voice = voice_of(fake())
    script = Shelf().get("chair")
    stage = SpokenStage(Waiting(voice), voice, lambda: None)
    outcome = perform(script, FakeDesk(), stage)
    ended(voice)
    assert [words for _, words, _ in log(tmp_path)] == [beat.words for beat in script.beats]
    assert outcome.seconds == 45.0


def test_in_and_out_sound_different(tmp_path: Path, fake: Fake, voice_of: VoiceOf) -> None:
    """With my eyes elsewhere I can tell the in-breath from the out-breath."""
    voice = voice_of(fake())
    perform(
        Shelf().get("even"), FakeDesk(did(9, Command.STOP)), SpokenStage(Waiting(voice), voice, lambda: None)
    )
    ended(voice)
    assert [words for _, words, _ in log(tmp_path)] == ["Breathe in.", "Breathe out."]


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed here")
def test_real_sound(tmp_path: Path) -> None:
    """A real speaker makes real sound of the words it gets this way, and not the same for in and out."""
    speaker = find_speaker({"PATH": os.path.dirname(shutil.which("espeak-ng") or "")})
    assert speaker and speaker.argv[0] == "espeak-ng"
    sounds: list[str] = []
    for words in ("Breathe in.", "Breathe out."):
        target = tmp_path / f"{len(sounds)}.wav"
        subprocess.run([*speaker.argv, "-w", str(target)], input=words.encode(), check=True, timeout=20)
        with wave.open(str(target)) as sound:
            frames, rate = sound.readframes(sound.getnframes()), sound.getframerate()
        samples = memoryview(frames).cast("h")
        assert len(samples) / rate > 0.4
        assert max(samples) > 1000
        sounds.append(frames)
    assert sounds[0] != sounds[1]


class Waiting(RecordingStage):
    """A stage before which whatever was spoken has been heard to its end, as it is in real time."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice

    def show(self, frame: object) -> None:
        ended(self._voice)
        super().show(frame)  # type: ignore[arg-type]
