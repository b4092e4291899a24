"""Where things lie on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.bases import CACHE, CONFIG, DATA, STATE, XDG, base, own_root
from numbcheck.clean import path_line
from numbcheck.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_APP = "numbcheck"
_SETTINGS = "config.toml"


class Places(NamedTuple):
    """The folders of one person and their settings: `data` is the journal, `state` and `cache` are not for syncing.

    `above` is the folder that NUMBCHECK_HOME says it lies in. What every command asks for is text, as pathlib is slow.
    """

    data: str
    config: str
    state: str
    cache: str
    above: str | None = None

    @property
    def plan(self) -> Path:
        """The person's plan, which goes wherever the journal goes."""
        from pathlib import Path

        return Path(self.data, "plan.md")

    @property
    def practices(self) -> Path:
        """The folder of the person's own practices, beside the settings."""
        from pathlib import Path

        return Path(self.config).with_name("practices")


def places(environ: Mapping[str, str]) -> Places:
    """Return the places: all below NUMBCHECK_HOME where that is set, else where the system wants them.

    Raises ConfigError where there is no home folder at all, and where NUMBCHECK_HOME is half a path.
    """
    try:
        home = own_root(environ)
    except ValueError:
        named = path_line(environ["NUMBCHECK_HOME"])
        raise ConfigError(
            f'NUMBCHECK_HOME is "{named}". It needs a whole path, one that begins with / or ~/'
        ) from None
    if not home:
        data, config, state, cache = _of_the_system(environ)
        return Places(data, f"{config}/{_SETTINGS}", state, cache)
    root = _tidy(home)
    below = root.rstrip("/")
    return Places(
        root,
        f"{below}/{_SETTINGS}",
        f"{below}/state",
        f"{below}/cache",
        above=os.path.dirname(root),  # noqa: PTH120
    )


def _tidy(path: str) -> str:
    """Return a whole path without what says nothing; `..` stays, for the folder before it may be a link."""
    return "/" + "/".join(part for part in path.split("/") if part not in {"", "."})


def _of_the_system(environ: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Return where this system wants data, settings, state and cache of ours.

    Settings and state lie where the XDG variables say on every system: as git's do, and where macOS has one
    folder for both and for the data, which may be synced.
    """
    try:
        data, config, state, cache = (_tidy(base(environ, *kind)) for kind in (DATA, CONFIG, STATE, CACHE))
    except ValueError:
        raise ConfigError(
            "There's no home folder here. Set NUMBCHECK_HOME to a folder of your own."
        ) from None
    if not XDG:
        data, cache = _elsewhere(cache)
    return data, config, state, cache


def _elsewhere(otherwise: str) -> tuple[str, str]:
    """Return where another system wants data and cache, the latter `otherwise` where it would lie in the data."""
    import platformdirs

    of_ours = platformdirs.PlatformDirs(_APP, appauthor=False)
    data, cache = of_ours.user_data_path, of_ours.user_cache_path
    return str(data), otherwise if cache.is_relative_to(data) else str(cache)
