"""Where things lie: never in whatever folder one happens to stand in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows, get_win_folder_from_env_vars

from numbcheck.__main__ import own_file
from numbcheck.errors import ConfigError
from numbcheck.places import places

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

    from tests.conftest import Shell

HALF = ["j", "./j", "../j", "$HOME/j", "   ", "~nobody-of-that-name/j", "~~", "C:\\j", "j\x1b[31m"]


@pytest.mark.parametrize("named", HALF)
def test_half_a_path_is_refused(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """Half a path in NUMBCHECK_HOME is told to me in a sentence, and no journal appears where I stand."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("NUMBCHECK_HOME", named)
    for argv in (["note", "words"], ["history"], ["config", "set", "plain", "yes"], ["joy", "add", "tea"]):
        ran = shell(*argv)
        assert (ran.code, ran.out) == (78, "")
        assert f'NUMBCHECK_HOME is "{named[:1]}' in ran.err
        assert "\x1b" not in ran.err
    assert {path.name for path in tmp_path.rglob("*")} == {"here", "stdin"}


@pytest.mark.parametrize("named", HALF)
def test_half_a_path_never_keeps_the_numbers_back(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """Whatever NUMBCHECK_HOME is, `crisis` and every help come, and no plan from where I stand is taken for mine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NUMBCHECK_HOME", named)
    Path("plan.md").write_text("## Signs\n- somebody else's\n")
    for folder in ("j", "$HOME/j"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder, "plan.md").write_text("## Signs\n- somebody else's\n")
    ran = shell("crisis", "at")
    assert ran.code == 0
    assert "142" in ran.out
    assert "somebody" not in ran.out
    assert shell("note", "-h").code == 0
    assert shell("--version").code == 0


def test_nothing_in_numbcheck_home_is_no_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty NUMBCHECK_HOME counts as none, and a tilde is my home, at the front door as in the house."""
    monkeypatch.setenv("HOME", str(tmp_path))
    plain = {"HOME": str(tmp_path)}
    assert places({"NUMBCHECK_HOME": "", **plain}) == places(plain)
    assert places({"NUMBCHECK_HOME": "~", **plain}).data == str(tmp_path)
    assert places({"NUMBCHECK_HOME": "~/x", **plain}).state == f"{tmp_path}/x/state"
    assert own_file("plan.md", {"NUMBCHECK_HOME": "~/x", **plain}) == str(tmp_path / "x" / "plan.md")


def test_a_slash_too_many_names_the_same_place() -> None:
    """However I write the way to my journal, it is one and the same; a step back stays, for it may leave a link."""
    plain, odd = ({"NUMBCHECK_HOME": home} for home in ("/disk/words", "//disk/./words///"))
    assert places(odd) == places(plain)
    assert places({"NUMBCHECK_HOME": "/disk/link/../words/"}).data == "/disk/link/../words"
    assert places({"NUMBCHECK_HOME": "/"}).state == "/state"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the XDG variables are those of Linux")
@pytest.mark.parametrize("half", ["data", "./data", "~/data", "$HOME/data", "", " "])
def test_half_a_path_of_the_system_is_left_out(half: str, tmp_path: Path) -> None:
    """An XDG variable that is no whole path is passed over, as their makers ask; a whole one counts."""
    home = {"HOME": str(tmp_path)}
    names = [f"XDG_{name}_HOME" for name in ("DATA", "CONFIG", "STATE", "CACHE")]
    assert places({**home, **dict.fromkeys(names, half)}) == places(home)
    assert places(home).data == f"{tmp_path}/.local/share/numbcheck"
    moved = places({**home, **dict.fromkeys(names, "/elsewhere")})
    assert {moved.data, moved.state, moved.cache} == {"/elsewhere/numbcheck"}
    assert moved.config == "/elsewhere/numbcheck/config.toml"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the XDG variables are those of Linux")
@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"NUMBCHECK_HOME": "/n"},
        {"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "c"},
        {"XDG_CONFIG_HOME": "/c"},
    ],
)
def test_the_front_door_looks_where_the_house_looks(environ: dict[str, str], tmp_path: Path) -> None:
    """The plan and the country on the crisis page are those of the house."""
    environ = {"HOME": str(tmp_path), **environ}
    assert own_file("plan.md", environ) == str(places(environ).plan)
    assert own_file("config.toml", environ) == places(environ).config


@pytest.mark.parametrize("system", [Unix, MacOS, Windows])
def test_on_every_system_the_five_places_differ(
    system: type[PlatformDirsABC], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may be synced holds no state and no cache, and settings are looked for at one place, whatever the system."""
    environ = {"HOME": str(tmp_path)}
    monkeypatch.setattr("platformdirs.windows.get_win_folder", get_win_folder_from_env_vars)
    for name in ("HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr("platformdirs.PlatformDirs", system)
    monkeypatch.setattr("numbcheck.places.XDG", system is Unix)
    monkeypatch.setattr("numbcheck.bases.XDG", system is Unix)
    found = places(environ)
    data, config, state, cache = map(Path, (found.data, found.config, found.state, found.cache))
    five = {data, config.parent, state, cache, found.practices}
    assert len(five) == 5
    assert all(path.is_absolute() for path in five)
    for inner in (state, cache, config):
        assert not inner.is_relative_to(data)
        assert not data.is_relative_to(inner)
    assert own_file("plan.md", environ) == str(found.plan)
    assert own_file("config.toml", environ) == found.config == f"{tmp_path}/.config/numbcheck/config.toml"


@pytest.mark.parametrize("home", ["", "here", "."])
def test_half_a_home_is_none(home: str) -> None:
    """Where HOME itself is no whole path there is no home, and that is said."""
    with pytest.raises(ConfigError, match="no home folder"):
        places({"HOME": home})
    with pytest.raises(ConfigError, match="NUMBCHECK_HOME"):
        places({"HOME": home, "NUMBCHECK_HOME": "~/x"})
