"""The long form of the hard tests, with numbers: `python -m tests.torture [power kills crowds …]`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from numbcheck.stage.streams import Streams
from numbcheck.visit.house import House
from tests.journal.sealing.real_age import available
from tests.torture import (
    asked,
    bridged,
    brought,
    cache,
    canary,
    clones,
    crowds,
    cut_off,
    hostile,
    keys,
    mirrored,
    modes,
    noise,
    odd,
    own_lists,
    owned,
    power,
    refusals,
    synced,
    syscalls,
    visits,
    writer,
)
from tests.torture import spoilt as spoilt_files
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable


def power_loss(base: Path) -> str:
    """Every state of the disk after every step of random lives."""
    number, seed = 0, 0
    while number < 200_000:
        home = base / f"{seed}"
        home.mkdir()
        number += power.checked(power.recorded(home, power.a_random_story(seed, 12)))
        seed += 1
    return f"{number} states of the disk after {seed} lives: nothing kept was lost, nothing deleted came back"


def needed(base: Path) -> str:
    """Every sync and rename left out once."""
    needless, number = power.needless(power.lives(base))
    return f"{number} places that sync or rename, {len(needless)} of them without need"


def kills(base: Path) -> str:
    """Two writers, killed again and again."""
    kept, rounds = 0, 0
    while kept < 10_000:
        kept += crowds.killed(base / f"{rounds}", 4, 1)
        rounds += 4
    lines, listed = 0, 0
    while lines < 2_000:
        lines += crowds.killed(base / f"lists {listed}", 4, 1, acts=writer.OWN)
        listed += 4
    return f"{kept} changes said to be kept before one of {rounds} kills, and {lines} of lists and settings before one of {listed}, none lost"


def crowd(base: Path) -> str:
    """Sixteen writers at once."""
    return f"{crowds.crowded(base / 'root', 16, 100)} entries of 1600 by 16 writers at once"


def refused(base: Path) -> str:
    """Every call refused, with every error."""
    number = sum(
        refusals.every_call_refused(base / f"{act} {code} {stuck}", act, code, stuck=stuck)
        for act in refusals.ACTS
        for code in refusals.CODES
        for stuck in (False, True)
    )
    return f"{number} refused calls: old or new, nothing harmed"


def full(base: Path) -> str:
    """Every size at which a file may not grow."""
    number = sum(refusals.every_size_refused(base / act, act, range(700)) for act in refusals.ACTS)
    return f"{number} sizes at which the disk was full: nothing harmed"


def taken_back(base: Path) -> str:
    """Undo, and a deletion of what undo and a draft hold: power loss at every moment, every call refused."""
    logs = [visits.recorded(base / "logs" / name, name) for name in visits.LIVES]
    states = sum(power.checked(log) for log in logs)
    needless, places = power.needless(logs, visits.OWN)
    number = sum(
        visits.refused(base / f"{name} {code} {stuck}", name, code, stuck=stuck)
        for name in visits.LIVES
        for code in refusals.CODES
        for stuck in (False, True)
    )
    return f"{states} states of the disk, {places} places that sync or rename, {len(needless)} of them without need, {number} refused calls: no word lost, none left"


def own(base: Path) -> str:
    """Own lists and settings: power loss at every moment, every call refused."""
    logs = [
        owned.recorded(base / "logs" / f"{number}" / "home", life) for number, life in enumerate(owned.LIVES)
    ]
    states = sum(map(owned.checked, logs))
    number = sum(
        owned.refused(base / f"{place} {code} {stuck}", life, code, stuck=stuck)
        for place, life in enumerate(owned.LIVES)
        for code in refusals.CODES
        for stuck in (False, True)
    )
    return f"{states} states of the disk after {len(logs)} lives of lists and settings, {number} refused calls: old or new, no word lost"


def kernel(base: Path) -> str:
    """Every system call refused, or the last one."""
    if not syscalls.available():
        return "skipped: strace is not here, or may not trace"
    number = sum(
        syscalls.swept(base / f"{call}-{trouble}-{acts}", acts, call, trouble)
        for acts in (writer.ENTRIES, writer.OWN)
        for call in syscalls.CALLS
        for trouble in (*syscalls.ERRORS, *syscalls.KILLS)
    )
    return f"{number} system calls refused or the last one: old or new, nothing harmed"


def merges(base: Path) -> str:
    """Two clones, two hundred merges."""
    clones.lived(base, 200)
    return "200 merges of two clones by git: no conflict, nothing missing, nothing back, no old words"


def spoilt(_: Path) -> str:
    """Read a hundred thousand spoilt files."""
    return f"100000 spoilt files, of which {noise.read(100_000)} were entries all the same, and nothing broke"


def syncthing(base: Path) -> str:
    """Two minutes of life with two real Syncthing instances."""
    if not synced.available():
        return "skipped: syncthing is not here"
    try:
        synced.careless(base / "careless")
    except BrokenPromiseError:
        rounds, entries = synced.lived(base / "lived", 100)
        return f"{rounds} rounds of two devices on Syncthing, {entries} entries in the end: no conflict, nothing missing or back, no old words"
    raise BrokenPromiseError("the check does not see a conflict")


def steering(_: Path) -> str:
    """Show a hundred thousand hostile strings."""
    return f"100000 hostile strings in {hostile.shown(100_000)} pieces of output: nothing steers the terminal, no table is too wide"


def words(base: Path) -> str:
    """Send a canary through a whole visit, real editors included, and look everywhere."""
    if not syscalls.available():
        return "skipped: strace is not here, or may not trace"
    visit = canary.Visit(base / "visit")
    lists = canary.Visit(base / "lists")
    canary.on_lists(lists)
    lists.check(everywhere=True)
    canary.by_pipe(visit, more=True)
    canary.at_a_terminal(visit)
    editors = [name for name in canary.EDITORS if shutil.which(name)]
    for name in editors:
        canary.in_an_editor(visit, name)
    visit.check(everywhere=True)
    visit.empty_lists()
    visit.delete_all()
    visit.let_go_of_half()
    number = visit.check(deleted=True, everywhere=True)
    return f"{visit.calls} calls, in {', '.join(editors) or 'no editor'} too, {number} files read: the words are nowhere else, no socket"


def typed(_: Path) -> str:
    """Send a hundred thousand streams to the table of keys, and two thousand to each kind of moment."""
    letters = keys.decoded(100_000)
    kinds = keys.everywhere(2_000)
    return f"100000 streams through the table of keys, 2000 at each of {kinds} kinds of moment: nobody thrown out, 0 of {letters} letters lost"


def masks(base: Path) -> str:
    """Every umask, and every planted thing."""
    number = sum(modes.written(base / f"{mask:03o}", mask) for mask in range(0o1000))
    return f"{number} files and folders under 512 umasks: all closed to others; {modes.planted_all(base)} planted things led nobody astray"


def odd_values(base: Path) -> str:
    """Put a hundred thousand odd entries through every view, and two thousand through every command."""
    environ = {"NUMBCHECK_HOME": str(base / "home"), "HOME": str(base), "PATH": os.environ["PATH"]}
    house = House(Streams(None, None, None, environ))
    pieces = odd.looked_through(100_000, house)
    odd.kept(base / "home", 2_000)
    for call in odd.CALLS:
        words = [word.format(folder=base) for word in call]
        ran = subprocess.run(
            [sys.executable, "-m", "numbcheck", *words],
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if ran.returncode not in {0, 2, 65} or b"Traceback" in ran.stderr:
            raise BrokenPromiseError(f"{words}: {ran.returncode} {ran.stderr[-300:]!r}")
    return f"100000 odd entries in {pieces} pieces of output, 2000 through {len(odd.CALLS)} commands: nothing broke"


def cached(base: Path) -> str:
    """Live with packs while things happen to the cache and behind our back."""
    looks = cache.lived(base, 1_500)
    return f"1500 lives with packs, {looks} looks: all as without packs, no word left, nothing odd in the way"


def cut(base: Path) -> str:
    """Kill exports at every call, and real ones at any moment."""
    number = sum(cut_off.swept(base / way, way) for way in cut_off.WAYS)
    died = cut_off.killed_from_outside(base / "outside", 200)
    return f"{number} calls at which an export was killed, {died} real ones killed: whole files only, no word left beside them"


def brought_in(base: Path) -> str:
    """Kill imports, and what takes them back, at every call; read ten thousand spoilt files of each form."""
    number = sum(brought.swept(base / way, way) for way in brought.WAYS)
    found = [spoilt_files.look_at_spoilt(form, 10_000, base) for form in spoilt_files.FORMS]
    entries, sentences = map(sum, zip(*found, strict=True))
    return (
        f"{number} calls at which an import or its undo was killed: whole entries, the next run made up for it; "
        f"10000 spoilt files in {len(found)} forms: {entries} gave entries, {sentences} a sentence, and nothing broke"
    )


def copied(base: Path) -> str:
    """Kill mirrors at every call, and in any life."""
    number = mirrored.swept(base / "swept")
    died = mirrored.lived(base / "lived", 2_000)
    return f"{number} calls at which a mirror was killed, {died} in 2000 lives: the next run healed each, no note of a person was touched"


def killed_by_kernel(base: Path) -> str:
    """Let the kernel kill real imports, exports and mirrors at every system call that touches a folder."""
    if not syscalls.available():
        return "skipped: strace is not here, or may not trace"
    numbers = {name: bridged.swept(base / name, name) for name in bridged.WAYS}
    said = ", ".join(f"{name} {number}" for name, number in numbers.items())
    return f"killed at {sum(numbers.values())} system calls ({said}): whole entries, notes and pages, and the next run healed each"


def questions(_: Path) -> str:
    """2,000 rounds of words and of chance at each kind of question."""
    number = sum(asked.tried(kind, Random(), 2_000) for kind in asked.KINDS)
    return f"{number} words at {len(asked.KINDS)} kinds of question: none lost, nobody thrown out, no answer of none"


def own_lists_of_many(base: Path) -> str:
    """Eight writers, two clones, two Syncthing instances, all at the own lists."""
    (base / "home").mkdir()
    (base / "union").mkdir()
    (base / "marks").mkdir()
    lines = own_lists.crowded(base / "home")
    union = own_lists.merged(base / "union", 20)
    marks = own_lists.merged(base / "marks", 20, union=False)
    said = f"{lines} of 200 lines by 8 writers and a setting of each; 20 rounds by git: {union} lines by union and {marks} between git's marks, none lost"
    if not synced.available():
        return f"{said}; syncthing is not here"
    rounds, number, copies = own_lists.synced_lists(base / "synced", 100)
    return f"{said}; {rounds} rounds on Syncthing: {number} lines, none lost, {copies} copies folded in, none left"


def under_a_lock(base: Path) -> str:
    """Give a lock, change it and take it off: power loss at every moment, every file cut at every byte; and long lives with one."""
    if not available():
        return "the extra [encryption] is not installed here"
    from tests.torture import locked, sealed_clones, twice

    number = sum(locked.checked(log, opening, step=1) for _, log, opening in locked.lives(base / "power"))
    stories = [twice.lived(base / f"{seed}", 200, seed) for seed in Random().sample(range(10**6), 5)]
    given = 0
    if shutil.which("git"):
        (base / "clones").mkdir()
        given = sealed_clones.lived(base / "clones", 20, Random().randrange(10**6))
    alike, refused = sum(one.alike for one in stories), sum(one.refused for one in stories)
    return (
        f"{number} states of the disk on the way under a lock, under another and out of it: every word there once, and opens; "
        f"{len(stories)} lives with a lock beside those without: {alike} commands alike, {refused} refused while it was closed, no word open; "
        f"20 merges of two clones by git, {given} keys in turn: no conflict, nothing missing, nothing plain"
    )


TESTS: dict[str, Callable[[Path], str]] = {
    "power": power_loss,
    "needed": needed,
    "kills": kills,
    "crowds": crowd,
    "refused": refused,
    "full": full,
    "undo": taken_back,
    "own": own,
    "kernel": kernel,
    "merges": merges,
    "spoilt": spoilt,
    "syncthing": syncthing,
    "hostile": steering,
    "asked": questions,
    "canary": words,
    "modes": masks,
    "odd": odd_values,
    "packs": cached,
    "keys": typed,
    "cut-off": cut,
    "brought": brought_in,
    "mirror": copied,
    "bridges": killed_by_kernel,
    "lists": own_lists_of_many,
    "locked": under_a_lock,
}


def main(names: list[str]) -> None:
    """Run the tests with these names, or all."""
    for name in names or TESTS:
        with tempfile.TemporaryDirectory() as base:
            begun = time.monotonic()
            said = TESTS[name](Path(base))
            print(f"{name}: {said} ({time.monotonic() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
