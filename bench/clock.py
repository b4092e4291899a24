"""Timing whole commands: in turn, several rounds; ratios are those of runs that stood side by side."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, what is put into its environment, and the file it reads."""

    argv: tuple[str, ...]
    environ: tuple[tuple[str, str], ...] = ()
    stdin: str = os.devnull


@dataclass(frozen=True, slots=True)
class Took:
    """The seconds of every round, and the most memory (MiB)."""

    rounds: tuple[float, ...]
    memory: float

    @property
    def seconds(self) -> float:
        """The median."""
        return median(self.rounds)

    @property
    def best(self) -> float:
        """The quickest round: what it takes when nobody else is at work."""
        return min(self.rounds)

    def over(self, other: Took) -> float:
        """Return how many times as long this took: the median over the rounds."""
        return median(mine / theirs for mine, theirs in zip(self.rounds, other.rounds, strict=True))


def _environ(command: Command) -> dict[str, str]:
    """Return the environment of a command; modules are compiled once, whatever the shell says."""
    ours = {**os.environ, **dict(command.environ)}
    ours.pop("PYTHONDONTWRITEBYTECODE", None)
    return ours


def in_turn(rounds: int, **commands: Command | None) -> dict[str, Took]:
    """Run the commands one after another, `rounds` times, after one round to warm up; None is left out."""
    present = {name: command for name, command in commands.items() if command}
    for command in present.values():
        once(command)
    runs = [{name: once(command) for name, command in present.items()} for _ in range(rounds)]
    return {
        name: Took(tuple(run[name][0] for run in runs), max(run[name][1] for run in runs)) for name in present
    }


def once(command: Command) -> tuple[float, float]:
    """Run it once, its output thrown away, and return seconds and MiB; a command that fails stops the bench."""
    with Path(command.stdin).open("rb") as given, Path(os.devnull).open("wb") as nowhere:
        start = perf_counter()
        child = subprocess.Popen(
            command.argv, env=_environ(command), stdin=given, stdout=nowhere, stderr=nowhere
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command.argv)} ended with {child.returncode}.")
    return seconds, usage.ru_maxrss / 1024


def instructions(command: Command) -> float:
    """Return how many user instructions one run takes, counted by valgrind, after one to warm up."""
    counting = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    once(command)
    ran = subprocess.run(
        [*counting, *command.argv],
        env=_environ(command),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(
        next(
            row.split()[-1].replace(",", "")
            for row in ran.stderr.splitlines()
            if "I " in row and "refs:" in row
        )
    )
