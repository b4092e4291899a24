"""The person's own plan on the help page: its people and first steps, if it can be read, with nothing but os."""

from numbcheck import plainfile
from numbcheck.crisis.wrap import NARROW

TYPE_CHECKING = False
if TYPE_CHECKING:
    PlanRows = tuple[list[str], list[str], list[str]]
    """Rows of people, of first steps (which may be left out), and of where kept things lie (left out first)."""

KEPT = "keep.md"
"""The list of what was put away for a harder day, beside the plan."""
_LARGEST = 16 * 1024
_ALONE, _PEOPLE, _PROFESSIONALS = "2", "4", "5"  # the steps by their numbers in plan.md
_MOST_ROWS = 4
_ALL = "all of it: numbcheck plan"
_NAMELESS = "Your plan: numbcheck plan"
_KEPT = "Things you kept for this: numbcheck keep"
_KEPT_SHORTLY = "Kept for this: numbcheck keep"


def read(path: str, width: int, *, names: bool = True) -> "PlanRows":
    """Return what the page shows of the plan at `path`, and of the list of what was kept beside it; never raises."""
    return (*rows(path, width, names=names), kept(f"{path.rpartition('/')[0]}/{KEPT}", width))


def rows(path: str, width: int, *, names: bool = True) -> tuple[list[str], list[str]]:
    """Return the people of the plan at `path`, and then its first steps, in rows; none where it cannot be read.

    Without `names` one row says only that there is a plan. Whatever goes wrong, help comes first: this never raises.
    """
    try:
        if not (steps := _steps(_text(path))):
            return [], []
        people = _people(steps) if names else []
        alone = steps.get(_ALONE, []) if names else []
        return _narrow(people, width) if width < NARROW else _wide(people, alone, width)
    except Exception:  # a plan that cannot be read must not keep anyone from a number
        return [], []


def kept(path: str, width: int) -> list[str]:
    """Return a row that says where the things lie that were put away for this, at `path`; none where there are none.

    Like the others it never raises.
    """
    try:
        if not (text := _text(path)):
            return []
        from numbcheck.gather import items

        there = bool(items(text))
    except Exception:  # as above
        return []
    return [_KEPT if width >= NARROW else _KEPT_SHORTLY] if there else []


def people(path: str) -> list[str]:
    """Return all people and professionals of the plan at `path`, as they are written; this never raises."""
    try:
        return _people(_steps(_text(path)))
    except Exception:  # as above
        return []


def _people(steps: dict[str, list[str]]) -> list[str]:
    return [*steps.get(_PEOPLE, ()), *steps.get(_PROFESSIONALS, ())]


def _wide(people: list[str], alone: list[str], width: int) -> tuple[list[str], list[str]]:
    if not people and not alone:
        return [_NAMELESS], []
    room = _MOST_ROWS - 1 - bool(alone)
    named = [_clipped(f"  {one}", width) for one in people[:room]]
    step = _clipped(f"  By myself: {'; '.join(alone)}", width - len(_ALL) - 2) if alone else ""
    last = [f"{step:<{width - len(_ALL)}}{_ALL}"] if step else []
    head = "From your plan" if last else f"From your plan; {_ALL}"
    return [head, *named], last


def _narrow(people: list[str], width: int) -> tuple[list[str], list[str]]:
    return [_clipped(people[0] if people else _NAMELESS, width)], [
        _clipped(one, width) for one in people[1:2]
    ]


def _clipped(text: str, width: int) -> str:
    """Return a text cut at a word, so that it stays in its row."""
    return text if len(text) <= width else text[: width - 3].rpartition(" ")[0].rstrip(",;:") + " ..."


def _steps(text: str) -> dict[str, list[str]]:
    """Return what stands under each numbered step; whatever else stands in the file is under ""."""
    if not text:
        return {}
    from numbcheck import gather

    steps: dict[str, list[str]] = {}
    here = ""
    for line in text.split("\n"):
        if line.startswith("#"):
            number = line.lstrip("# ").partition(".")[0]
            here = number if number.isdecimal() else ""
        elif words := gather.said(line):
            steps.setdefault(here, []).append(words)
    return steps


def _text(path: str) -> str:
    """Return the plan, with the lines that another machine wrote into a copy of it."""
    own = _read(path)
    try:
        copies = [_read(copy) for copy in plainfile.copies(path)]
        if not (own or any(copies)):
            return ""
        from numbcheck.gather import gathered

        return gathered(own, copies)
    except Exception:  # then at least what is in the file itself
        return own


def _read(path: str) -> str:
    """Return the beginning of a file as text; none where there is no such file."""
    try:
        raw = plainfile.read(path, _LARGEST)
    except FileNotFoundError:
        return ""
    return raw.decode("utf-8", "replace").replace("\r\n", "\n")
