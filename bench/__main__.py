"""`make bench`: every speed goal measured on this machine, beside the bare interpreter and other tools.

`python -m bench looks words` measures only these parts.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bench import back, floors, peers
from bench.books import books
from bench.clock import Command, Took, in_turn, instructions, once
from bench.data import ABSENT, COMMON, RARE, TAG, YEARS
from bench.peers import ours
from bench.sealed import opening, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (1_000, 10_000, 20_000, 100_000)
ALL = f"{YEARS + 1}y"
PLAIN = {"note": 0.8, "history": 0.9}
"""What a plain call may take of `import typer`; any other 1.05."""
LARGE = "brought", "sealed-100000", "brought-sealed"
"""Folders that go in the end."""
JUDGED: dict[str, list[str]] = {"holds": [], "MISSED": []}


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the data lies, and the tools to stand beside."""

    folder: Path
    jrnl: str
    until: datetime

    def home(self, size: int) -> Path:
        """Return the journal with that many entries."""
        return self.folder / str(size)

    def other(self, size: int, *words: str) -> Command | None:
        """Return a call of jrnl on the same entries."""
        return peers.jrnl_command(self.jrnl, self.folder / f"jrnl-{size}.txt", *words)


def python(code: str) -> Command:
    """Return the bare interpreter of this environment, running `code`."""
    return Command((sys.executable, "-c", code))


def main() -> None:
    """Measure and print everything."""
    until = datetime.now(UTC)
    folder = Path(__file__).parent.parent / ".bench" / f"{until:%Y-%m}"
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder, peers.jrnl(folder / "jrnl"), until)
    # in a process of its own: what a parent holds in memory counts as its children's
    arguments = [str(folder), until.isoformat(), *map(str, SIZES)]
    subprocess.run([sys.executable, "-m", "bench.data", *arguments], check=True)
    if not bench.jrnl:
        print("jrnl cannot be installed here: the lines that compare with it are left out.")
    print("Found: the median of paired runs. At best: the quickest runs. F: the bare interpreter.")
    print("A floor is the least that any program in this language would need for the same.\n")
    print(f"{'goal':<5}{'what':<62}{'found':>8}{'at best':>9}  {'goal':<9}")
    parts = (start, small, counts, notes, looks, words, whole, mirrors, imports, bridges, locked, completion)
    chosen = sys.argv[1:] or [part.__name__ for part in parts]
    for part in parts:
        if part.__name__ in chosen:
            part(bench)
    print(f"\n{len(JUDGED['holds'])} lines hold, {len(JUDGED['MISSED'])} do not.")
    for what in JUDGED["MISSED"]:
        print(f"  missed: {what}")
    for name in LARGE:  # not before: where files were just deleted, a disk is slow to make others
        shutil.rmtree(folder / name, ignore_errors=True)


def line(
    goal: str,
    what: str,
    found: float,
    most: float | None = None,
    least: float | None = None,
    best: float | None = None,
) -> None:
    """Print one line of the table; without a bound it is there to be read."""
    bound, verdict = "", ""
    if most is not None:
        bound, verdict = f"<= {most:g}", "holds" if found <= most else "MISSED"
    elif least is not None:
        bound, verdict = f">= {least:g}", "holds" if found >= least else "MISSED"
    if verdict:
        JUDGED[verdict].append(f"{goal} {what}: {found:.2f} ({bound})")
    at_best = "" if best is None else f"{best:.2f}"
    print(f"{goal:<5}{what:<62}{found:>8.2f}{at_best:>9}  {bound:<9}{verdict}".rstrip(), flush=True)


def versus(
    goal: str,
    what: str,
    took: dict[str, Took],
    pair: tuple[str, str],
    bound: float | None = None,
    *,
    least: bool = False,
) -> None:
    """Print a ratio of two commands, if both are there."""
    if pair[0] in took and pair[1] in took:
        one, other = took[pair[0]], took[pair[1]]
        most, fewest = (None, bound) if least else (bound, None)
        line(goal, what, one.over(other), most, fewest, one.best / other.best)


def start(bench: Bench) -> None:
    """Goal 1: what must be there at once."""
    home = bench.home(1_000)
    set_up = bench.folder / "set-up"
    set_up.mkdir(exist_ok=True)
    (set_up / "config.toml").write_text('country = "AT"\n')
    took = in_turn(
        15,
        F=python("pass"),
        empty=peers.empty_script(bench.folder / "empty-script"),
        version=ours(home, "--version"),
        crisis=ours(home, "crisis"),
        set_up=ours(set_up, "crisis"),
        typer=python("import typer"),
    )
    line(
        "",
        f"F in milliseconds; import typer is {took['typer'].over(took['F']):.1f} F",
        took["F"].seconds * 1000,
    )
    versus("1", "--version / an empty console script", took, ("version", "empty"), 1.3, least=False)
    versus("1", "crisis / an empty console script", took, ("crisis", "empty"), 1.3, least=False)
    versus(
        "1", "crisis with a config.toml / an empty console script", took, ("set_up", "empty"), 2, least=False
    )


def small(bench: Bench) -> None:
    """Goal 2: commands that draw nothing, in a small journal; help is what typer still reads."""
    home = bench.home(1_000)
    took = in_turn(
        15,
        typer=python("import typer"),
        history=ours(home, "history", "-n", "10"),
        show=ours(home, "show", "@1"),
        data=ours(home, "data"),
        trends_json=ours(home, "trends", "--json"),
        help=ours(home, "--help"),
        help_of_one=ours(home, "history", "--help"),
    )
    for name in ("history", "show", "data", "trends_json"):
        versus(
            "2",
            f"{name}, 1,000 entries / import typer",
            took,
            (name, "typer"),
            PLAIN.get(name, 1.05),
            least=False,
        )
    for name in ("help", "help_of_one"):
        versus("2", f"{name} / import typer", took, (name, "typer"), 1.35, least=False)


def counts(bench: Bench) -> None:
    """Goal 2 again, in user instructions, which repeat within a third of a percent; left out where valgrind is not here."""
    if shutil.which("valgrind") is None:
        return
    floor = instructions(python("import typer"))
    calls = ("note a line", "history -n 10", "show @1", "data", "trends --json")
    with left_as_it_was(bench, 1_000):
        for call in calls:
            name, *words = call.split()
            found = instructions(ours(bench.home(1_000), name, *words))
            line("2", f"{call}: instructions / import typer", found / floor, PLAIN.get(name, 1.05))


@contextmanager
def left_as_it_was(bench: Bench, *sizes: int) -> Iterator[None]:
    """Take the lines that are kept meanwhile away again."""
    now = f"entries/{datetime.now(UTC):%Y/%m}/*"
    before = {size: set(bench.home(size).glob(now)) for size in sizes}
    yield
    for size, names in before.items():
        for path in set(bench.home(size).glob(now)) - names:
            path.unlink()


def notes(bench: Bench) -> None:
    """Goal 3: keeping a line; afterwards the lines are taken away again."""
    sizes = (1_000, 10_000, 100_000)
    with left_as_it_was(bench, *sizes):
        took = in_turn(
            15,
            **{f"n{size}": ours(bench.home(size), "note", "a line from the bench") for size in sizes},
            floor=floors.keeping(bench.folder / "floor"),
            jrnl1000=bench.other(1_000, "a line from the bench"),
        )
        versus("3", "note at 100,000 / at 1,000", took, ("n100000", "n1000"), 1.05, least=False)
        versus("3", "jrnl / note at 1,000", took, ("jrnl1000", "n1000"), 4, least=True)
        versus("3", "  floor: jrnl / import typer and as many fsyncs", took, ("jrnl1000", "floor"))
        took = in_turn(
            5,
            note=ours(bench.home(10_000), "note", "a line from the bench"),
            floor=floors.keeping(bench.folder / "floor"),
            jrnl=bench.other(10_000, "a line from the bench"),
        )
        versus("3", "jrnl / note at 10,000", took, ("jrnl", "note"), 60, least=True)
        versus("3", "  floor: jrnl / import typer and as many fsyncs", took, ("jrnl", "floor"))


def looks(bench: Bench) -> None:
    """Goals 4 and 6: the last ten, and one month."""
    large = bench.home(100_000)
    month = f"{bench.until.year - 4}-05"
    took = in_turn(
        15,
        small=ours(bench.home(1_000), "history", "-n", "10"),
        large=ours(large, "history", "-n", "10"),
        month=ours(large, "history", "--on", month),
    )
    versus("4", "history -n 10 at 100,000 / at 1,000", took, ("large", "small"), 1.15, least=False)
    versus("6", "one month of 100,000 / the last ten", took, ("month", "large"), 1.5, least=False)
    line("13", "MiB of one month", took["month"].memory, 64)
    took = in_turn(3, large=ours(large, "history", "-n", "10"), jrnl=bench.other(100_000, "-n", "10"))
    versus("4", "jrnl / history -n 10 at 100,000", took, ("jrnl", "large"), 45, least=True)


def words(bench: Bench) -> None:
    """Goals 5 and 7: a word, and what comes back, in everything."""
    large, packs = bench.home(100_000), bench.home(100_000) / "cache" / "packs"
    took = in_turn(
        9,
        floor=ours(bench.home(1_000), "history", "-n", "10"),
        bare=ours(bench.home(20_000), "history", RARE),
        rg=peers.ripgrep(RARE, bench.home(20_000) / "entries"),
    )
    versus("5", "a word in 20,000 bare files / a small command", took, ("bare", "floor"), 5, least=False)
    if "rg" in took:
        line("5", "the same / ripgrep on these files", took["bare"].over(took["rg"]))
    shutil.rmtree(packs, ignore_errors=True)
    line(
        "5",
        "the first look through 100,000, which makes the packs, in s",
        once(ours(large, "history", RARE))[0],
    )
    took = in_turn(
        9,
        floor=ours(bench.home(1_000), "history", "-n", "10"),
        reading=floors.searching(packs),
        rare=ours(large, "history", RARE),
        common=ours(large, "history", COMMON),
        absent=ours(large, "history", ABSENT),
        rg=peers.ripgrep(RARE, packs),
        trends=ours(large, "trends", "--since", ALL),
        tag=ours(large, "history", "--tag", TAG),
        tags=ours(large, "history", "--tags"),
    )
    if "rg" in took:
        rare, rg, floor = took["rare"], took["rg"], took["floor"]
        allowed, best = 2 * rg.seconds + floor.seconds, 2 * rg.best + floor.best
        what = "a word in 100,000 / (2 x ripgrep on packs + small)"
        line("5", what, rare.seconds / allowed, 1, best=rare.best / best)
        least, quickest = took["reading"].seconds + floor.seconds, took["reading"].best + floor.best
        what = "  floor: (reading, summing, lower, find + small) / the same"
        line("5", what, least / allowed, best=quickest / best)
    line("5", "an absent word in 100,000, in ms", took["absent"].seconds * 1000)
    line("5", "a common word in 100,000, in ms", took["common"].seconds * 1000)
    versus("7", "a tag in 100,000 / a word", took, ("tag", "rare"), 3, least=False)
    versus("7", "history --tags over 100,000 / trends", took, ("tags", "trends"), 1.5, least=False)
    versus("8", "trends over 100,000 / a word in 100,000", took, ("trends", "rare"), 2, least=False)
    for name in ("rare", "common", "trends"):
        line("13", f"MiB of {name} at 100,000", took[name].memory, 64)
    took = in_turn(3, rare=ours(large, "history", RARE), jrnl=bench.other(100_000, "-contains", RARE))
    versus("5", "jrnl / a word in 100,000", took, ("jrnl", "rare"), 15, least=True)


def whole(bench: Bench) -> None:
    """Goal 9: everything, as Markdown and as JSON."""
    took = in_turn(
        3,
        ten=ours(bench.home(10_000), "export", "-"),
        hundred=ours(bench.home(100_000), "export", "-"),
        json=ours(bench.home(100_000), "history", "--json"),
        decoding=floors.decoding(bench.home(100_000) / "cache" / "packs"),
        jrnl=bench.other(100_000, "--format", "markdown"),
    )
    versus("9", "jrnl / export of 100,000 to Markdown", took, ("jrnl", "hundred"), 1.7, least=True)
    versus("9", "  floor: jrnl / json.loads of the same bytes", took, ("jrnl", "decoding"))
    line("9", "MiB of that export", took["hundred"].memory, 64)
    line("9", "MiB at 100,000 / at 10,000", took["hundred"].memory / took["ten"].memory, 1.1)
    line("13", "MiB of history --json at 100,000", took["json"].memory, 64)


def mirrors(bench: Bench) -> None:
    """Bring a mirror of 100,000 up to date in which nothing changed, or one entry."""
    home, folder = bench.home(100_000), bench.folder / "mirror"
    shutil.rmtree(folder, ignore_errors=True)
    bring = ours(home, "export", "--mirror", str(folder))
    first = once(bring)[0]
    took = in_turn(7, count=ours(home, "history", "--count"), same=bring)
    line("16", "the first mirror of 100,000, in s", first)
    versus(
        "16",
        "a mirror of 100,000 in which nothing changed / --count",
        took,
        ("same", "count"),
        2,
        least=False,
    )
    with left_as_it_was(bench, 100_000):
        once(ours(home, "note", "a line from the bench"))
        line("16", "  the same with one new entry / --count", once(bring)[0] / took["count"].seconds)
    once(bring)
    line("13", "MiB of that mirror", took["same"].memory, 64)


def imports(bench: Bench) -> None:
    """Goal 13: entries come in, from each form, and go again as one batch.

    Each has a home of its own.
    """
    home, given = bench.folder / LARGE[0], dict[str, tuple[Path, int]]()
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    for form, name in (("json", "book.json"), ("jrnl", "book.txt")):
        given[form] = bench.folder / name, 100_000
        once(ours(bench.home(100_000), "export", "-f", form, str(given[form][0]), "--force"))
    given |= {
        form: (path, 20_000) for form, path in books(bench.folder / "books", 20_000, bench.until).items()
    }
    for form, (book, count) in given.items():
        seconds, memory = once(ours(home / form, "import", str(book)))
        line("13", f"entries a second of an import of {count:,}, {form}", count / seconds, least=5_000)
        line("13", "MiB of that import", memory, 64)
    line("13", "  floor: as many files, with nothing read", 20_000 / once(floors.bringing(home / "floor"))[0])
    seconds, memory = once(ours(home / "json", "delete", "batch:1", "--yes"))
    line("13", "entries a second when the first batch is deleted", 100_000 / seconds, least=5_000)
    line("13", "MiB of that deletion", memory, 64)
    line("13", "  floor: as many marks and blanks", 20_000 / once(floors.deleting(home / "floor"))[0])


def bridges(bench: Bench) -> None:
    """Have jrnl read our export, and its own entries once they were ours."""
    if not bench.jrnl:
        return
    python, file, strange = (
        Path(bench.jrnl).with_name("python"),
        bench.folder / "back.txt",
        back.strange(20_000),
    )
    line("16", "of 20,000 odd entries, read otherwise by jrnl", back.differing(python, strange, file), 0)
    lost = back.changed_on_the_way(python, strange, bench.folder)
    line("16", "the same, from jrnl to numbcheck and back to it", lost, 0)


def locked(bench: Bench) -> None:
    """Goal 17: a journal with a lock, beside the same without one."""
    if find_spec("pyrage") is None:
        return
    small, _ = sealed(bench.home(1_000), bench.folder / "sealed-1000")
    found = in_turn(5, unlock=small.unlocking)["unlock"]
    line("17", "unlock with a passphrase, in s", found.seconds, 1, best=found.best)
    line("17", "MiB of that", found.memory, 150)
    calls = {"note": ("note", "a line from the bench"), "history": ("history", "-n", "10")}
    with left_as_it_was(bench, 1_000):
        for name, words in calls.items():
            plain, closed = ours(bench.home(1_000), *words), small.call(*words)
            versus(
                "17", f"{name}, sealed / plain", in_turn(15, s=closed, p=plain), ("s", "p"), 1.1, least=False
            )
            if shutil.which("valgrind"):
                line("17", "  the same in instructions", instructions(closed) / instructions(plain))
    locked_whole(bench)


def locked_whole(bench: Bench) -> None:
    """Goal 17 again: sealing everything, and looking through it; the floors only open as many bytes."""
    plain, packs = bench.home(100_000), bench.home(100_000) / "cache" / "packs"
    large, seconds = sealed(plain, bench.folder / LARGE[1])
    line("17", "to seal 100,000 entries, in s", seconds, 120)
    line("17", "  that is entries a second", 100_000 / seconds)
    shutil.rmtree(packs, ignore_errors=True)
    first = once(ours(plain, "history", RARE))[0]
    line(
        "17",
        "the first look through 100,000, sealed / plain",
        once(large.call("history", RARE))[0] / first,
        4,
    )
    floor = once(opening([700] * 100_000))[0]
    line("17", "  floor: (opening as many, and the plain look) / plain", (floor + first) / first)
    sizes = [path.stat().st_size for path in (large.home / "cache" / "packs").glob("*.lines")]
    like_them = opening([sum(sizes) // len(sizes)] * len(sizes))
    took = in_turn(
        9, plain=ours(plain, "history", RARE), sealed=large.call("history", RARE), opening=like_them
    )
    versus("17", "a word in 100,000, sealed / plain", took, ("sealed", "plain"), 1.6, least=False)
    least = took["opening"].seconds + took["plain"].seconds
    line("17", "  floor: (opening as many bytes, and the plain look) / plain", least / took["plain"].seconds)
    line("17", "MiB of that word, sealed", took["sealed"].memory, 64)
    book = bench.folder / "book.json"
    once(ours(plain, "export", "-f", "json", str(book), "--force"))
    empty, _ = sealed(bench.home(1_000), bench.folder / LARGE[2])
    line("17", "MiB of an import of 100,000, sealed", once(empty.call("import", str(book)))[1], 64)


def completion(bench: Bench) -> None:
    """Goal 14: TAB."""
    asked = ours(bench.home(1_000))
    environ = (*asked.environ, ("_NUMBCHECK_TAB", "1"))
    for name, words in {"command": "h\n", "practice": "do\n\n", "option": "history\n--\n"}.items():
        typed = bench.folder / f"tab-{name}"
        typed.write_text(words)
        tab = Command(asked.argv, environ, str(typed))
        took = in_turn(15, tab=tab, typer=python("import typer"))
        versus("14", f"TAB for a {name} / import typer", took, ("tab", "typer"), 1.05, least=False)


if __name__ == "__main__":
    main()
