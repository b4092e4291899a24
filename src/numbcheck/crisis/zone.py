"""Which country the computer's clock is set for: a guess from the time zone's name, without any network."""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 128  # bytes; the longest name there is has 32
_FOLDERS = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
_NO_ZONES = ("localtime", "posixrules", "Factory", "")  # files that are there, and name no zone
_FAR_AWAY = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


def guess(environ: "Mapping[str, str]", root: str = "") -> str:
    """Return the ISO code of the country the local time zone lies in, or "" when that is not known.

    Over ssh the zone is the server's and says nothing about the person, so it is not asked.
    """
    if any(environ.get(name) for name in _FAR_AWAY):
        return ""
    return country_of(zone_name(environ, root))


def zone_name(environ: "Mapping[str, str]", root: str = "") -> str:
    """Return the IANA name of the local time zone (such as `Europe/Vienna`), or "" when it is not known.

    `TZ` decides alone when it is set, as a name or as a link to one. Else /etc/timezone and the link
    /etc/localtime are read under `root`; when they name different countries one of them is out of date, and
    neither is believed.
    """
    if "TZ" in environ:
        set_to = environ["TZ"].removeprefix(":")
        return _named(set_to) or (_target(f"{root}{set_to}") if set_to.startswith("/") else "")
    written = _first_line(f"{root}/etc/timezone")
    linked = _target(f"{root}/etc/localtime")
    if written and linked and written != linked and country_of(written) != country_of(linked):
        return ""
    return linked or written


def real_name(environ: "Mapping[str, str]", root: str = "") -> str:
    """Return the name of the local time zone where this machine knows a zone of that name, else ""."""
    name = zone_name(environ, root)
    folders = (environ.get("TZDIR", ""), *(f"{root}{folder}" for folder in _FOLDERS))
    return name if name not in _NO_ZONES and any(_is_zone(f"{folder}/{name}") for folder in folders) else ""


def country_of(zone: str) -> str:
    """Return the ISO code of the one country that `zone` lies in, or "" (UTC, CET, a disputed place)."""
    # imported here: who writes a note wants the zone's name and pays for no table
    from numbcheck.crisis.tables.zones import ZONES

    return ZONES.get(zone, "")


def _is_zone(path: str) -> bool:
    """Return whether a compiled zone lies at `path`."""
    return ".." not in path and _beginning(path, 4) == b"TZif"


def _named(path: str) -> str:
    """Return the zone's name out of a path into a zoneinfo folder; "" for a path or rule that is no name."""
    name = path.rpartition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
    return name if name[:1].isalpha() and not set(name) & set(",:<>") else ""


def _target(path: str) -> str:
    try:
        link = os.readlink(path)  # noqa: PTH115 - pathlib alone costs more than the whole page
    except (OSError, ValueError):
        return ""
    return _named(link) if "zoneinfo/" in link else ""


def _first_line(path: str) -> str:
    """Return the first line of a small file, or ""."""
    return _beginning(path, _LONGEST).partition(b"\n")[0].decode("ascii", "replace").strip()


def _beginning(path: str, count: int) -> bytes:
    """Return how a file begins, or nothing; a pipe or device in its place cannot make us wait."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError):
        return b""
    try:
        return os.read(handle, count)
    except OSError:
        return b""
    finally:
        os.close(handle)
