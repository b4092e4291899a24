"""Where things lie on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

_APP = "numbcheck"


class Places(NamedTuple):
    """The folders and files of one person: `data` is the journal, `state` and `cache` are not for syncing."""

    data: Path
    config: Path
    practices: Path
    plan: Path
    state: Path
    cache: Path


def places(environ: Mapping[str, str]) -> Places:
    """Return the places: all below NUMBCHECK_HOME where that is set, else where the system wants them.

    Raises ConfigError where there is no home folder at all.
    """
    if home := environ.get("NUMBCHECK_HOME"):
        root = _absolute(home)
        return Places(
            data=root,
            config=root / "config.toml",
            practices=root / "practices",
            plan=root / "plan.md",
            state=root / "state",
            cache=root / "cache",
        )
    import platformdirs

    _absolute("~")
    data, config = platformdirs.user_data_path(_APP), platformdirs.user_config_path(_APP)
    return Places(
        data=data,
        config=config / "config.toml",
        practices=config / "practices",
        plan=data / "plan.md",
        state=platformdirs.user_state_path(_APP),
        cache=platformdirs.user_cache_path(_APP),
    )


def _absolute(path: str) -> Path:
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise ConfigError(
            "There is no home folder here. Set NUMBCHECK_HOME to a folder of your own."
        ) from error
