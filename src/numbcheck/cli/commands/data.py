"""`data`: where your words are, who can read them, and whether every file is in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from numbcheck import settings
from numbcheck.clean import named, one_line, path_line
from numbcheck.cli.choices import ENGINES, one_of
from numbcheck.errors import UsageError
from numbcheck.journal.drafts.verify import State
from numbcheck.journal.seal import FOLDER, PLAIN
from numbcheck.journal.store import engines
from numbcheck.journal.store.finding import Finding, FindingKind, lines
from numbcheck.journal.store.owner import taking_back
from numbcheck.spelling import no_such
from numbcheck.visit.house import House
from numbcheck.visit.output import put_all
from numbcheck.words.counting import counted
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    import typer

_ACTIONS = ("where", "privacy", "verify", "ignore")
_HOW = {
    "git": "The same lines serve as .gitignore and as .gitattributes, in the folder of your journal.",
    "syncthing": "They belong into .stignore, in the folder of your journal.",
}
_PAGE = Path(__file__).with_name("privacy.txt")


def command(
    house: House,
    action: Annotated[str, _ACTIONS, typer.Argument(help=f"{one_of(_ACTIONS)}.")] = "where",
    engine: Annotated[str | None, ENGINES, typer.Argument(help=f"With ignore: {one_of(ENGINES)}.")] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="With verify: put right what can be without losing anything.")
    ] = False,
) -> int:
    """Say where your words and settings are, who can read them, or whether every file is in order.

    Everything stays in these folders, on this machine. NUMBCHECK_HOME moves all of them below one folder.
    verify looks at every file and changes nothing without --fix. A damaged file is never touched: it may
    still be readable to you. Exit code 65 says that something was found and is still so. ignore prints what
    git or Syncthing has to be told where one of them carries your journal to another machine.
    """
    if fix and action != "verify":
        raise UsageError("--fix goes with verify: numbcheck data verify --fix")
    if engine and action != "ignore":
        raise UsageError(f'"{named(engine)}" does not go with data {named(action)}.')
    match action:
        case "where":
            _where(house)
        case "privacy":
            _privacy(house)
        case "verify":
            return _verify(house, fix=fix)
        case "ignore":
            _ignore(house, engine or "")
        case _:
            raise UsageError(no_such(named(action), _ACTIONS))
    return 0


def _where(house: House) -> None:
    there = house.places
    rows = {
        "entries": f"{there.data}/entries",
        "settings": there.config,
        "your practices": there.practices,
        "your plan": there.plan,
        "drafts and logs": there.state,
        "cache": there.cache,
    }
    for name, path in rows.items():
        house.streams.put(f"{name}: {path_line(path)}")


def _privacy(house: House) -> None:
    page = _PAGE.read_text(encoding="utf-8").format(
        data=path_line(house.places.data), state=path_line(house.places.state)
    )
    put_all(house, page.strip().split("\n"))


def _ignore(house: House, engine: str) -> None:
    """Print what an engine that carries the journal elsewhere must be told, and where that belongs."""
    if engine not in ENGINES:
        raise UsageError(f"Say which: numbcheck data ignore {' or '.join(ENGINES)}")
    for line in engines.ENGINES[engine].lines:
        house.streams.put(line)
    house.streams.say(_HOW[engine])


def _verify(house: House, *, fix: bool) -> int:
    """Name what is not as it should be, and put right what was asked for; return 65 where something is still so."""
    house.only_looks = True
    state = State(house.editor_files, house.memory)
    ours, theirs = _ours(house), state.findings()
    _, warnings = settings.origins_of(house.places.config, house.streams.environ)
    found = [*ours, *theirs]
    for line in (*lines(found), *warnings):
        house.streams.put(one_line(line))
    left = found
    if fix and any(finding.mends for finding in found):
        house.journal.mend(ours)
        state.mend(theirs)
        left = [*_ours(house), *state.findings()]
    _say(house, found, left, fix=fix)
    for folder, part in ((house.places.data, ours), (house.places.state, theirs)):
        if any(finding.kind is FindingKind.FOREIGN and finding.owner == 0 for finding in part):
            house.streams.say(taking_back(folder))
    if left or warnings:
        return 65
    if not found:
        house.streams.say(Receipt.IN_ORDER)
    return 0


def _ours(house: House) -> list[Finding]:
    """Return what is not as it should be in the journal, and in the keys of one that is sealed."""
    found = house.journal.findings()
    if house.sealing.now() is not PLAIN:
        root, keys = house.places.data, house.sealing.lock.keys
        damaged = [Finding(FindingKind.DAMAGED, path.removeprefix(f"{root}/")) for path in keys.damaged()]
        is_bare = house.sealing.is_said and not (damaged or keys.wrappings())
        found += [*damaged, *([Finding(FindingKind.MISSING, FOLDER)] if is_bare else [])]
    return found


def _say(house: House, found: list[Finding], left: list[Finding], *, fix: bool) -> None:
    """Say what was put right, and what can be done about the rest."""
    if fix and found:
        put_right = len(found) - len(left)
        files = counted(put_right, "file")
        house.streams.say(Receipt.PUT_RIGHT.format(files=files, left=len(left)))
    elif any(finding.mends for finding in found):
        house.streams.say("To put right what can be: numbcheck data verify --fix")
