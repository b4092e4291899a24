"""Where a person's things begin: NUMBCHECK_HOME, or a folder of the system; found with nothing but os."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

XDG = sys.platform.startswith(("linux", "freebsd"))
"""Whether the XDG variables say where data and cache lie on this system.

Settings and state lie where they say on every system.
"""
DATA = ("XDG_DATA_HOME", ".local/share")
CONFIG = ("XDG_CONFIG_HOME", ".config")
STATE = ("XDG_STATE_HOME", ".local/state")
CACHE = ("XDG_CACHE_HOME", ".cache")

_APP = "numbcheck"


def own_root(environ: "Mapping[str, str]") -> str:
    """Return the folder that NUMBCHECK_HOME names, "" where it names none; raises ValueError for half a path.

    Half a path would be another place in every folder one stands in.
    """
    named = environ.get("NUMBCHECK_HOME", "")
    if not named:
        return ""
    path = _home(environ) + named[1:] if named == "~" or named.startswith("~/") else named
    path = os.path.expanduser(path)  # noqa: PTH111 (pathlib is too slow here)
    if not os.path.isabs(path):  # noqa: PTH117
        raise ValueError
    return path


def base(environ: "Mapping[str, str]", variable: str, otherwise: str) -> str:
    """Return our folder below the XDG `variable`, which counts only as a whole path, else below `otherwise` at home.

    Raises ValueError where there is no home folder.
    """
    above = environ.get(variable, "")
    if not os.path.isabs(above):  # noqa: PTH117
        above = os.path.join(_home(environ), otherwise)  # noqa: PTH118
    return os.path.join(above, _APP)  # noqa: PTH118


def _home(environ: "Mapping[str, str]") -> str:
    home = environ["HOME"] if "HOME" in environ else os.path.expanduser("~")  # noqa: PTH111
    if not os.path.isabs(home):  # noqa: PTH117
        raise ValueError
    return home
