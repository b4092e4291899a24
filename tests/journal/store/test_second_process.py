"""The second process helps, and nobody would miss it: it holds nothing, says nothing, and ends with who began it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import os, signal, sys, time
from numbcheck.journal.store.second_process import SecondProcess, is_of_use

def noted(name):
    with open(name, "x") as file:
        file.write(str(os.getpid()))

def there(name):
    while not os.path.exists(name):
        time.sleep(0.001)

os.chdir(sys.argv[1])
"""


def ran(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program that begins a second process, and wait until nobody holds its ends of the pipes."""
    call = [sys.executable, "-c", PROGRAM + program, str(folder)]
    return subprocess.run(call, capture_output=True, text=True, check=False, timeout=60)


def test_it_does_each_step_beside_me(tmp_path: Path) -> None:
    """What it goes through is done, by another process than mine."""
    ran(tmp_path, "SecondProcess(map(noted, 'ab'))\nthere('b')")
    begun, end = (int((tmp_path / name).read_text()) for name in "ab")
    assert begun == end != 0


def test_it_ends_when_i_want(tmp_path: Path) -> None:
    """It is gone once it was ended, in the midst of a step; ended again, nobody who got its number since is meant."""
    program = """
second = SecondProcess(map(lambda wait: noted("begun") or time.sleep(wait), [600]))
there("begun")
second.end()
kill, os.kill = os.kill, None
second.end()
os.kill = kill
try:
    os.kill(int(open("begun").read()), 0)
except ProcessLookupError:
    print("gone")
"""
    assert ran(tmp_path, program).stdout == "gone\n"


def test_it_ends_with_who_began_it(tmp_path: Path) -> None:
    """If I am killed, it does not go on to the next step."""
    program = """
def step(name):
    noted(name)
    there("killed")
    while os.getppid() == beginner:
        time.sleep(0.001)

beginner = os.getpid()
second = SecondProcess(map(step, ["first", "next"]))
there("first")
noted("killed")
os.kill(beginner, signal.SIGKILL)
"""
    ran(tmp_path, program)
    child = int((tmp_path / "first").read_text())
    _wait_for_the_end_of(child)
    assert not (tmp_path / "next").exists()


def _wait_for_the_end_of(process: int) -> None:
    subprocess.run(["tail", f"--pid={process}", "-s", "0.01", "-f", "/dev/null"], check=True, timeout=60)


@pytest.mark.parametrize(
    "wrong", ["1 / 0", "print('my words'); sys.stdout.flush(); os.write(2, b'my words')"]
)
def test_it_says_nothing(tmp_path: Path, wrong: str) -> None:
    """Whatever goes wrong there, or is written, nobody reads."""
    program = f"""
def steps():
    try:
        {wrong}
        yield
    finally:
        noted("done")

print("mine", end="")
SecondProcess(steps())
there("done")
"""
    found = ran(tmp_path, program)
    assert (found.stdout, found.stderr, found.returncode) == ("mine", "", 0)


def test_it_holds_nothing_that_is_open_here(tmp_path: Path) -> None:
    """A pipe of mine ends when I close it, however long the other one works: a pager waits for nobody else."""
    program = """
reading, writing = os.pipe()
second = SecondProcess(map(lambda wait: noted("begun") or time.sleep(wait), [600]))
there("begun")
os.close(writing)
print(os.read(reading, 1))
second.end()
"""
    assert ran(tmp_path, program).stdout == "b''\n"


def test_beside_a_thread_there_is_none(tmp_path: Path) -> None:
    """Where a thread is at work, which a copy could not bear, or there is one processor, it is of no use."""
    program = """
import threading
os.sched_getaffinity = lambda process: {0, 1}
print(is_of_use())
os.sched_getaffinity = lambda process: {0}
print(is_of_use())
os.sched_getaffinity = lambda process: {0, 1}
threading.Thread(target=there, args=["end"]).start()
print(is_of_use())
noted("end")
"""
    assert ran(tmp_path, program).stdout.split() == ["True", "False", "False"]
