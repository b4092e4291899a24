"""Measure the full screen in a real terminal: first words; what a breath draws, takes and how late it comes; a wait."""

from __future__ import annotations

import fcntl
import os
import pty
import resource
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import NamedTuple

if __package__ is None:
    sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.replay import Drawn, replayed

FIRST_WORDS = {"breathe": b"softly", "ground": b"1 of 5"}
SIZES = ((80, 24), (40, 12), (200, 60))
WARM_UP = 24.0
"""Seconds: what is said before the first breath, and that one."""
RUNS = 3


def start(
    size: tuple[int, int], home: str, practice: str = "breathe"
) -> tuple[int, subprocess.Popen[bytes], float]:
    """Start a practice on a terminal of that size; return its other end, the process and when it began."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    environ = {**os.environ, "NUMBCHECK_HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    began = time.monotonic()
    command = [sys.executable, "-m", "numbcheck", practice]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True
    )
    os.close(theirs)
    return ours, process, began


def first_words(size: tuple[int, int], home: str, practice: str, words: bytes) -> float:
    """Return the seconds from the start to the first words on the screen."""
    ours, process, began = start(size, home, practice)
    seen = b""
    while words not in seen:
        seen += os.read(ours, 65536)
    took = time.monotonic() - began
    os.write(ours, b"\x03")
    drain(ours, process)
    return took


def drain(ours: int, process: subprocess.Popen[bytes]) -> None:
    """Read what is left, and let the process end."""
    while process.poll() is None:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                os.read(ours, 65536)
            except OSError:
                break
    process.wait()
    os.close(ours)


def breathing(size: tuple[int, int], home: str, seconds: float) -> tuple[str, float]:
    """Return the figures of a breath, and the share of a core that it takes; the first of it, which also reads, is left out."""
    ours, process, _ = start(size, home)
    drawn: list[Drawn] = []
    began, ends = None, None
    while not ends or time.monotonic() < ends:
        if select.select([ours], [], [], 0.02)[0]:
            drawn.append(Drawn(time.monotonic(), os.read(ours, 65536)))
        if began is None and drawn and time.monotonic() - drawn[0].at > WARM_UP:
            began, ends = usage(process.pid), time.monotonic() + seconds
    present = usage(process.pid)
    os.write(ours, b"q")
    drain(ours, process)
    assert began is not None and ends is not None
    share = (present.processor - began.processor) / seconds
    figures = replayed(drawn, size, ends - seconds)
    return f"{figures}, {(present.wakes - began.wakes) / seconds:.1f} wake-ups/s", share


def waiting(size: tuple[int, int], home: str, seconds: float) -> tuple[float, float]:
    """Return bytes per second and the share of a core while the first question of `feel` waits."""
    ours, process, _ = start(size, home, "feel")
    seen = b""
    while b"numbers" not in seen and b"help" not in seen:
        seen += os.read(ours, 65536)
    while select.select([ours], [], [], 2.0)[0]:  # until all of it is drawn
        os.read(ours, 65536)
    began, used, drawn = time.monotonic(), usage(process.pid), 0
    while (left := began + seconds - time.monotonic()) > 0:
        if select.select([ours], [], [], left)[0]:
            drawn += len(os.read(ours, 65536))
    share = (usage(process.pid).processor - used.processor) / seconds
    os.write(ours, b"\x03")
    drain(ours, process)
    return drawn / seconds, share


class Usage(NamedTuple):
    """What the first thread of a process has used: processor seconds, to the nanosecond, and how often it woke up."""

    processor: float
    wakes: int


def usage(pid: int) -> Usage:
    """Return what a process has used until now."""
    status = Path(f"/proc/{pid}/status").read_text()
    wakes = next(row.split()[1] for row in status.splitlines() if row.startswith("voluntary_ctxt_switches"))
    return Usage(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9, int(wakes))


def toolkit() -> float:
    """Return the seconds until prompt_toolkit alone is imported, which is what draws."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import prompt_toolkit"], check=True)
    return time.monotonic() - began


def main() -> None:
    """Print every figure, a line each."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with tempfile.TemporaryDirectory() as home:
        for practice, words in FIRST_WORDS.items():
            pairs = sorted((first_words((80, 24), home, practice, words), toolkit()) for _ in range(9))
            first, alone = pairs[4][0], sorted(pair[1] for pair in pairs)[4]
            print(
                f"first words of {practice}: {first * 1000:.0f} ms in the middle, {pairs[0][0] * 1000:.0f} at best; "
                f"{first / alone:.2f} x the import of prompt_toolkit alone, {alone * 1000:.0f} ms"
            )
        for size in SIZES:
            runs = [breathing(size, home, seconds) for _ in range(RUNS)]
            shares = sorted(share for _, share in runs)
            print(f"{size[0]} x {size[1]}: {shares[RUNS // 2]:.2%} of a core, {shares[0]:.2%} at best")
            for figures, _ in runs:
                print(f"    {figures}")
        drawn, share = waiting((80, 24), home, seconds)
        print(f"a question that waits: {drawn:.0f} bytes/s, {share:.3%} of a core")
    print(f"(most memory of a run: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB)")


if __name__ == "__main__":
    main()
