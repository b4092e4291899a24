"""Where things lie on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.bases import CACHE, CONFIG, DATA, STATE, XDG, base, own_root
from numbcheck.clean import path_line
from numbcheck.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

_APP = "numbcheck"


class Places(NamedTuple):
    """The folders and files of one person: `data` is the journal, `state` and `cache` are not for syncing.

    `above` is the folder that NUMBCHECK_HOME says it lies in.
    """

    data: Path
    config: Path
    practices: Path
    plan: Path
    state: Path
    cache: Path
    above: Path | None = None


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
    if home:
        root = Path(home)
        return Places(
            data=root,
            config=root / "config.toml",
            practices=root / "practices",
            plan=root / "plan.md",
            state=root / "state",
            cache=root / "cache",
            above=root.parent,
        )
    data, config, state, cache = _of_the_system(environ)
    return Places(
        data=data,
        config=config / "config.toml",
        practices=config / "practices",
        plan=data / "plan.md",
        state=state,
        cache=cache,
    )


def _of_the_system(environ: Mapping[str, str]) -> tuple[Path, Path, Path, Path]:
    """Return where this system wants data, settings, state and cache of ours.

    Settings and state lie where the XDG variables say on every system: as git's do, and where macOS has one
    folder for both and for the data, which may be synced.
    """
    try:
        config, state = Path(base(environ, *CONFIG)), Path(base(environ, *STATE))
        data, cache = Path(base(environ, *DATA)), Path(base(environ, *CACHE))
    except ValueError:
        raise ConfigError(
            "There is no home folder here. Set NUMBCHECK_HOME to a folder of your own."
        ) from None
    if not XDG:
        data, cache = _elsewhere(cache)
    return data, config, state, cache


def _elsewhere(otherwise: Path) -> tuple[Path, Path]:
    """Return where another system wants data and cache, the latter `otherwise` where it would lie in the data."""
    import platformdirs

    of_ours = platformdirs.PlatformDirs(_APP, appauthor=False)
    data, cache = of_ours.user_data_path, of_ours.user_cache_path
    return data, otherwise if cache.is_relative_to(data) else cache
