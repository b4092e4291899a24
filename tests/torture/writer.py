"""A writer in a process of its own, to be killed, crowded and starved: `python -m tests.torture.writer ROOT SEED COUNT`.

It says on standard output, a line of JSON each, what it is about to do and what it has done.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tests.journal.kit import NOON, a_journal
from tests.torture.promises import Diary

from numbcheck.errors import NumbcheckError

REPOSITORY = Path(__file__).parents[2]


def command(root, seed, count, acts="add edit delete"):
    """Return the command line that starts a writer."""
    return [sys.executable, "-m", "tests.torture.writer", str(root), str(seed), str(count), acts]


def environment():
    """Return the environment in which a writer finds what it needs."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY), *filter(None, sys.path)])
    }


def started(root, seed, count, acts="add edit delete"):
    """Start a writer and return its process."""
    return subprocess.Popen(command(root, seed, count, acts), stdout=subprocess.PIPE, env=environment())


def events(output):
    """Return the events in a writer's output; a line that was cut off says nothing."""
    lines = output.split(b"\n")[:-1]
    return [tuple(json.loads(line)) for line in lines]


def live(root, seed, count, acts, tell):
    """Write `count` entries; every third is edited and every fifth deleted, if `acts` has these words."""
    diary = Diary(
        a_journal(Path(root), seed), tell, lambda label: NOON + timedelta(seconds=int(label.split("x")[1]))
    )
    for number in range(count):
        label = f"w{seed}x{number}"
        for act, every in (("add", 1), ("edit", 3), ("delete", 5)):
            if act in acts and number % every == 0 and (act == "add" or label in diary.current):
                try:
                    getattr(diary, act)(label)
                except NumbcheckError as error:
                    tell(("refused", label, [str(error)], []))


def _say(event):
    os.write(1, json.dumps(event).encode() + b"\n")


if __name__ == "__main__":
    live(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], _say)
