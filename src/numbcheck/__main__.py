"""The front door: answers `crisis` and `--version` before anything heavy is imported, else opens the house."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from numbcheck.crisis.own_plan import PlanRows

GLOBALS = frozenset(
    {"-q", "--quiet", "--plain", "--no-color", "--no-input", "--voice", "--no-voice", "--debug"}
)
_CRISIS = frozenset({"crisis", "now", "sos"})
_ONESELF = frozenset({"me", "help", "please"})
"""`sos me` is no call from Montenegro: that is ME."""
_OF_SOURCES = frozenset({"--sources", "--card"})
"""What is to be read elsewhere: a list of sources, and a card to print."""
_VERSION = frozenset({"-V", "--version"})
_HELP = frozenset({"-h", "--help"})
_OF_HELP = _HELP | {"all"}
"""What behind `help` is for that command itself; anything else is a command whose help is wanted."""
_WITHOUT_TABLES = [
    "If you may not be safe now, call the",
    "emergency number of the place where",
    "you are. Someone near you can make that",
    "call with you.",
    "",
    "The numbers that belong here cannot be",
    "read: numbcheck isn't fully installed.",
    "Help lines, country by country:",
    "  findahelpline.com",
]
_NUMBERS_ARE_HERE = "Numbers to call are here all the same: numbcheck crisis"
_ON_WINDOWS = f"numbcheck runs on Linux and macOS, and on Windows inside WSL. {_NUMBERS_ARE_HERE}"
_IN_A_ZIP = (
    f"numbcheck cannot read its lists inside a zip file. Unpack it first, or install it. {_NUMBERS_ARE_HERE}"
)
_CONFIG = "config.toml"
_LARGEST_CONFIG = 64 * 1024


def main() -> None:
    """Run numbcheck and exit with its code."""
    try:
        code = run(_words(sys.argv[1:]))
    except KeyboardInterrupt:  # Ctrl-C before the house is open, or once it is closed
        code = 130
    sys.exit(code)


def _words(argv: list[str]) -> list[str]:
    """Return the words of the command line, read as UTF-8 also where the locale is another."""
    if all(map(str.isascii, argv)):
        return argv
    from numbcheck import incoming

    return list(map(incoming.argument, argv))


def run(argv: list[str]) -> int:
    """Return the exit code of one call; every way in leads through here."""
    _tidy_size()
    if not argv and os.environ.get("_NUMBCHECK_TAB"):
        from numbcheck.cli.complete import answer

        return answer()
    flags, rest = split(argv)
    if _wants_version(rest):
        from numbcheck import __version__

        return _print([f"numbcheck {__version__}"])
    if [word.strip().lower() for word in rest[:1]] == ["help"] and _OF_HELP.isdisjoint(rest[1:2]):
        rest = [*(rest[1:] if rest[1:] != ["help"] else []), "--help"]
    if _wants_crisis(rest):
        words = [word for word in rest if not word.startswith("-") and word not in _ONESELF]
        return _crisis(words[1:], frozenset([*flags, *rest]))
    if unfit := _unfit():
        _written(f"{unfit}\n", sys.stderr)
        return 78
    from numbcheck.cli.app import run as run_app
    from numbcheck.errors import WordOfNeedError

    try:
        return run_app([*flags, *rest])
    except WordOfNeedError as word:
        return _lead(word.leads_to, frozenset(flags))


def split(argv: list[str]) -> tuple[list[str], list[str]]:
    """Return the global flags found up to a `--`, and all the rest in its order."""
    end = argv.index("--") if "--" in argv else len(argv)
    words = argv[:end]
    if any(word[:2] in {"-q", "-V", "-h"} and word[2:] for word in words):
        from numbcheck.cli.joined import apart

        words = apart(words)
    flags = [word for word in words if word in GLOBALS]
    return flags, [word for word in words if word not in GLOBALS] + argv[end:]


def _wants_version(words: list[str]) -> bool:
    """Whether the version is asked for. In the line of a note it is a word like any other."""
    before = words[: words.index("--")] if "--" in words else words
    seen = before[:2] if before[:1] in (["note"], ["n"]) else before
    return not _VERSION.isdisjoint(seen)


def _wants_crisis(words: list[str]) -> bool:
    """Whether help is asked for: in upper or lower case, and whatever option was mistyped on the way."""
    plain = [word for word in words if not word.startswith("-")]
    return bool(plain) and plain[0].strip().lower() in _CRISIS and _HELP.isdisjoint(words)


def _unfit() -> str:
    """Return why nothing but help and the version can be had here, "" where all can."""
    if os.name == "nt":
        return _ON_WINDOWS
    return "" if os.path.isdir(os.path.dirname(__file__)) else _IN_A_ZIP  # noqa: PTH112, PTH120


def _lead(to: str, options: frozenset[str]) -> int:
    """Print where a word of need leads: to the page, without names since somebody may look on, or to grounding."""
    from numbcheck.crisis import need

    return _crisis([], options, names=False) if to == need.HELP else _print(need.grounding(to, _width()))


def _crisis(words: list[str], options: frozenset[str], *, names: bool = True) -> int:
    """Print the page; whatever cannot be found out about the surroundings is simply left out."""
    plan = _plan(names=names)
    try:
        page = _page(" ".join(words), options, plan)
    except Exception:  # a half-finished update must not leave anyone with a traceback
        page = [*_WITHOUT_TABLES, *(row for part in plan for row in part)]
    return _print(page if _OF_SOURCES.intersection(options) else _linked(page, options))


def _page(asked: str, options: frozenset[str], plan: "PlanRows") -> list[str]:
    from time import gmtime

    from numbcheck.crisis import page as crisis
    from numbcheck.crisis.country import configured, country

    now = gmtime()
    today = (now.tm_year, now.tm_mon, now.tm_mday)
    (set_there, unread), guessed = (
        (("", False), "") if asked else (configured(os.environ, _config), _guessed())
    )
    here = country(asked, set_there, guessed, unread=unread)
    if "--sources" in options:
        return crisis.provenance(here, _width())
    if "--card" in options:
        return crisis.card(here, _people())
    listens = "--all" not in options and _listens(options)
    return crisis.page(here, today, _width(), 0 if "--all" in options else _room(), plan, listens=listens)


def _listens(options: frozenset[str]) -> bool:
    """Whether plain lines are wanted, as for a screen reader."""
    try:
        from numbcheck.crisis import spoken

        return "--plain" in options or spoken.is_wanted(os.environ, _config)
    except Exception:  # then the page is as for everyone
        return False


def _linked(page: list[str], options: frozenset[str]) -> list[str]:
    """Return the page with links where a terminal can open them and plain lines are not wanted."""
    try:
        if not os.isatty(1) or "--no-color" in options or _listens(options):
            return page
        from numbcheck.crisis import links

        return list(map(links.linked, page)) if links.can_open(os.environ) else page
    except Exception:  # an address can be typed, too
        return page


def _room() -> int:
    """Return the rows there are for a page, 0 where it is not known; the prompt needs one, too."""
    try:
        from numbcheck import size

        return max(0, size.rows_of(1) - 1)
    except Exception:  # then the whole page
        return 0


def _guessed() -> str:
    try:
        from numbcheck.crisis import zone

        return zone.guess(os.environ)
    except Exception:  # no guess, no harm: then the page says that the country is not known
        return ""


def _plan(*, names: bool) -> "PlanRows":
    try:
        from numbcheck.crisis import own_plan

        width = max(_width(), 38)
        return own_plan.read(own_file("plan.md", os.environ), width, names=names)
    except Exception:  # no home, no plan; the numbers are there all the same
        return [], [], []


def _people() -> list[str]:
    try:
        from numbcheck.crisis import own_plan

        return own_plan.people(own_file("plan.md", os.environ))
    except Exception:  # as above
        return []


def _config() -> bytes:
    """Return what config.toml holds, nothing where there is none; raises OSError where it cannot be read."""
    from numbcheck import plainfile

    path = own_file(_CONFIG, os.environ)
    try:
        return plainfile.read(path, _LARGEST_CONFIG)
    except FileNotFoundError:
        if plainfile.dead_link(path):
            raise
        return b""


def own_file(name: str, environ: "os._Environ[str] | dict[str, str]") -> str:
    """Return where config.toml, plan.md or keep.md lies, as `places` does, without importing it on Linux.

    Raises ValueError where there is no such place.
    """
    from numbcheck import bases

    if home := bases.own_root(environ):
        return os.path.join(home, name)  # noqa: PTH118 (pathlib is too slow here)
    kind = bases.CONFIG if name == _CONFIG else bases.DATA
    if bases.XDG or kind == bases.CONFIG:
        return os.path.join(bases.base(environ, *kind), name)  # noqa: PTH118
    from numbcheck.places import places

    return str(places(environ).plan.with_name(name))


def _tidy_size() -> None:
    try:
        from numbcheck import size

        size.tidy(os.environ)
    except Exception:  # a width nobody can use is no reason to keep help from anyone
        os.environ.pop("COLUMNS", None)


def _width() -> int:
    if given := os.environ.get("COLUMNS"):
        return min(int(given), 80)
    try:
        return min(os.get_terminal_size(1).columns or 80, 80)
    except OSError:
        return 80


def _print(lines: list[str]) -> int:
    """Write the lines to standard output, or to standard error where that is closed, full or gone."""
    text = "\n".join(lines) + "\n"
    _ = _written(text, sys.stdout) or _written(text, sys.stderr)
    return 0


def _written(text: str, stream: "TextIO | None") -> bool:
    """Return whether all of it could be written; a character that the stream cannot encode becomes a `?`."""
    try:
        if stream is None:
            return False
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
        stream.write(text)
        stream.flush()
    except (OSError, ValueError):
        _hush(stream)
        return False
    return True


def _hush(stream: "TextIO | None") -> None:
    """Keep the interpreter from complaining, at its end, about a stream that is full or gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno() if stream else -1)
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    main()
