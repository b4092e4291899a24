"""How late a practice ends while the machine is busy, and how soon its first words are there (goals 9 and 10).

Run: python bench/practice.py [--whole]. With --whole the longest practice is played in its own time, 15 minutes;
else the same beats are played in one minute.
"""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from numbcheck.play.perform import perform
from numbcheck.practice.script import Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning
from numbcheck.stage.lines.desk import line_desk
from numbcheck.stage.lines.stage import LineStage
from numbcheck.stage.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.practice.script import Script

RUNS = 9
MINUTE = 60.0


def main() -> None:
    """Print the table."""
    script = longest(whole="--whole" in sys.argv)
    declared = script.seconds or 0.0
    with load(os.cpu_count() or 1):
        late = played(script) - declared
    share = late * 1000 / (declared / MINUTE)
    print(
        f"{script.id}, {len(script.beats)} beats, {declared:g} s under load: ends {late * 1000:+.1f} ms late"
    )
    print(f"  that is {share:+.1f} ms per minute (goal: within 10)")
    floor, toolkit = first_byte("-c", "print(1)"), first_byte("-c", "import prompt_toolkit; print(1)")
    print(f"floor: python -c print {floor * 1000:.0f} ms; import prompt_toolkit {toolkit / floor:.1f} F")
    for argv in (["ground"], ["breathe"], ["relax"], ["feel"], ["moment"]):
        took = first_byte("-m", "numbcheck", *argv)
        print(
            f"first words of {argv[0]:<8} {took * 1000:4.0f} ms  {took / floor:4.1f} F  {took / toolkit:.2f} of toolkit"
        )


def longest(*, whole: bool) -> Script:
    """Return the longest practice there is, without its question; all of it in a minute unless `whole`."""
    script = Shelf().get("notice", Tuning(minutes=15))
    timed = [beat for beat in script.beats if isinstance(beat, Timed)]
    share = 1.0 if whole else MINUTE / sum(beat.seconds for beat in timed)
    return replace(script, beats=tuple(replace(beat, seconds=beat.seconds * share) for beat in timed))


def played(script: Script) -> float:
    """Play it in real time and return the seconds it took by the wall."""
    read, write = os.pipe()
    streams = Streams(None, io.StringIO(), io.StringIO(), {})
    try:
        with line_desk(read, terminal=False) as desk:
            began = time.monotonic()
            perform(script, desk, LineStage(streams, prompts=False))
            return time.monotonic() - began
    finally:
        os.close(read)
        os.close(write)


@contextmanager
def load(count: int) -> Iterator[None]:
    """Keep every core busy meanwhile."""
    burners = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()


def first_byte(*argv: str) -> float:
    """Return the median seconds until the first byte comes through a pipe."""
    times = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as home:
            began = time.monotonic()
            process = subprocess.Popen(
                [sys.executable, *argv],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "NUMBCHECK_HOME": home},
            )
            assert process.stdout
            os.read(process.stdout.fileno(), 1)
            times.append(time.monotonic() - began)
            process.terminate()
            process.communicate()
    return statistics.median(times)


if __name__ == "__main__":
    main()
