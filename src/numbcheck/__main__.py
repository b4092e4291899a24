"""The front door: answers `crisis` and `--version` before anything heavy is imported, else opens the house."""

import os
import sys

GLOBALS = frozenset(
    {"-q", "--quiet", "--plain", "--no-color", "--no-input", "--voice", "--no-voice", "--debug"}
)
_CRISIS = frozenset({"crisis", "now", "sos"})
_VERSION = frozenset({"-V", "--version"})
_HELP = frozenset({"-h", "--help"})
_LARGEST_CONFIG = 64 * 1024
_BASES = {"config.toml": ("XDG_CONFIG_HOME", "~/.config"), "plan.md": ("XDG_DATA_HOME", "~/.local/share")}


def main() -> None:
    """Run numbcheck and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Return the exit code of one call; every way in leads through here."""
    if not argv and os.environ.get("_NUMBCHECK_TAB"):
        from numbcheck.cli.complete import answer

        return answer()
    flags, rest = split(argv)
    if _wants_version(rest):
        return _version()
    if rest[:1] == ["help"]:
        rest = [*rest[1:], "--help"]
    if _wants_crisis(rest):
        return _crisis([word for word in rest if not word.startswith("-")][1:])
    from numbcheck.cli.app import run as run_app

    return run_app([*flags, *rest])


def split(argv: list[str]) -> tuple[list[str], list[str]]:
    """Return the global flags found up to a `--`, and all the rest in its order."""
    end = argv.index("--") if "--" in argv else len(argv)
    flags = [word for word in argv[:end] if word in GLOBALS]
    return flags, [word for word in argv[:end] if word not in GLOBALS] + argv[end:]


def _wants_version(words: list[str]) -> bool:
    """Whether the version is asked for. In the line of a note it is a word like any other."""
    before = words[: words.index("--")] if "--" in words else words
    seen = before[:2] if before[:1] in (["note"], ["n"]) else before
    return not _VERSION.isdisjoint(seen)


def _wants_crisis(words: list[str]) -> bool:
    """Whether help is asked for: in any case of letters, and whatever option was mistyped on the way."""
    plain = [word for word in words if not word.startswith("-")]
    return bool(plain) and plain[0].lower() in _CRISIS and _HELP.isdisjoint(words)


def _version() -> int:
    from numbcheck import __version__

    return _print([f"numbcheck {__version__}"])


def _crisis(words: list[str]) -> int:
    """Print the page; whatever cannot be found out about the surroundings is simply left out."""
    from time import gmtime

    from numbcheck.care import crisis, own_plan, zone

    now = gmtime()
    today = (now.tm_year, now.tm_mon, now.tm_mday)
    asked = " ".join(words)
    configured, guessed = ("", "") if asked else (_configured(), zone.guess(os.environ))
    page = crisis.page(asked, configured, guessed, today, _width())
    return _print(own_plan.within(page, own_plan.lines(_plan(), max(_width(), 40))))


def _configured() -> str:
    """Return the country from NUMBCHECK_COUNTRY or config.toml, or "" where nothing can be read."""
    if country := os.environ.get("NUMBCHECK_COUNTRY"):
        return country
    try:
        from numbcheck import plainfile

        raw = plainfile.read(own_file("config.toml", os.environ), _LARGEST_CONFIG)
        import tomllib

        return str(tomllib.loads(raw.decode()).get("country", ""))
    except Exception:  # whatever is wrong with the settings, help comes first
        return ""


def _plan() -> str:
    """Return where the person's own plan lies, or "" where that cannot be found out."""
    try:
        return own_file("plan.md", os.environ)
    except Exception:  # no home, no plan; the numbers are there all the same
        return ""


def own_file(name: str, environ: "os._Environ[str] | dict[str, str]") -> str:
    """Return where config.toml or plan.md lies, as `places` does, without importing it on Linux."""
    if home := environ.get("NUMBCHECK_HOME"):
        return os.path.join(os.path.expanduser(home), name)  # noqa: PTH111, PTH118 (pathlib is too slow here)
    if sys.platform.startswith(("linux", "freebsd")):
        variable, otherwise = _BASES[name]
        base = environ.get(variable) or os.path.expanduser(otherwise)  # noqa: PTH111
        return os.path.join(base, "numbcheck", name)  # noqa: PTH118
    from numbcheck.places import places

    found = places(environ)
    return str(found.plan if name == "plan.md" else found.config)


def _width() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return min(int(given), 78)
    try:
        return min(os.get_terminal_size(1).columns or 78, 78)
    except OSError:
        return 78


def _print(lines: list[str]) -> int:
    """Write the lines to standard output, or to standard error where that is closed."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.write("\n".join(lines) + "\n")
                stream.flush()
                return 0
        except (OSError, ValueError):
            continue
    _hush()
    return 0


def _hush() -> None:
    """Keep the interpreter from complaining, at its end, about streams that are gone."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    for fd in (1, 2):
        os.dup2(devnull, fd)


if __name__ == "__main__":
    main()
