"""Measure the full screen in a real terminal: first words; bytes, processor time and drift of a breath; a wait."""

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

SIZES = ((80, 24), (40, 10), (200, 60))
BREATH = 10.0


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


def first_words(size: tuple[int, int], home: str) -> float:
    """Return the seconds from the start to the first words on the screen."""
    ours, process, began = start(size, home)
    seen = b""
    while b"Breathe in" not in seen:
        seen += os.read(ours, 65536)
    took = time.monotonic() - began
    os.write(ours, b"q")
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


def breathing(size: tuple[int, int], home: str, seconds: float) -> tuple[float, float, float]:
    """Return bytes per second, the share of a core and how many seconds late the last breath came."""
    ours, process, _ = start(size, home)
    arrivals: list[float] = []
    drawn, zero, used = 0, 0.0, 0.0
    while not arrivals or time.monotonic() - zero < seconds + 0.5:
        if not select.select([ours], [], [], 0.2)[0]:
            continue
        chunk, now = os.read(ours, 65536), time.monotonic()
        if b"Breathe in" in chunk or (arrivals and b"in." in chunk):
            arrivals.append(now)
        if len(arrivals) == 1 and not zero:
            zero, used = now, processor(process.pid)
        elif zero:
            drawn += len(chunk)
    share = (processor(process.pid) - used) / (time.monotonic() - zero)
    late = max(arrivals[-1] - zero - BREATH * round((arrivals[-1] - zero) / BREATH), 0.0)
    os.write(ours, b"q")
    drain(ours, process)
    return drawn / seconds, share, late


def waiting(size: tuple[int, int], home: str, seconds: float) -> tuple[float, float]:
    """Return bytes per second and the share of a core while the first question of `feel` waits."""
    ours, process, _ = start(size, home, "feel")
    seen = b""
    while b"numbers" not in seen and b"help" not in seen:
        seen += os.read(ours, 65536)
    while select.select([ours], [], [], 2.0)[0]:  # until all of it is drawn
        os.read(ours, 65536)
    began, used, drawn = time.monotonic(), processor(process.pid), 0
    while (left := began + seconds - time.monotonic()) > 0:
        if select.select([ours], [], [], left)[0]:
            drawn += len(os.read(ours, 65536))
    share = (processor(process.pid) - used) / seconds
    os.write(ours, b"\x03")
    drain(ours, process)
    return drawn / seconds, share


def processor(pid: int) -> float:
    """Return the processor seconds that the first thread of a process has used, to the nanosecond."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def libraries() -> float:
    """Return the seconds that importing typer and prompt_toolkit takes alone: the unit of the ratio below."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import typer, prompt_toolkit"], check=True)
    return time.monotonic() - began


def main() -> None:
    """Print every figure, a line each."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with tempfile.TemporaryDirectory() as home:
        pairs = [(first_words((80, 24), home), libraries()) for _ in range(9)]
        first, alone = sorted(pair[0] for pair in pairs), sorted(pair[1] for pair in pairs)
        print(
            f"first words: {first[4] * 1000:.0f} ms in the middle, {first[0] * 1000:.0f} at best; "
            f"{first[4] / alone[4]:.2f} x its libraries alone"
        )
        for size in SIZES:
            drawn, share, late = breathing(size, home, seconds)
            print(
                f"{size[0]} x {size[1]}: {drawn:.0f} bytes/s, {share:.2%} of a core, "
                f"{late * 1000:.0f} ms late after {seconds:.0f} s"
            )
        drawn, share = waiting((80, 24), home, seconds)
        print(f"a question that waits: {drawn:.0f} bytes/s, {share:.3%} of a core")
    print(f"(most memory of a run: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB)")


if __name__ == "__main__":
    main()
