"""Files that are whole, ours and on disk."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from numbcheck.errors import CannotCreateError, InputOutputError
from numbcheck.journal.store import durable
from numbcheck.journal.store.os_errors import explained
from tests.journal.kit import Dice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[int]:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def failing(code: int) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_nobody_else_may_look(tmp_path: Path, umask: int) -> None:
    """Files are 0600 and folders 0700, whatever the umask of the shell."""
    before = os.umask(umask)
    try:
        root = durable.ensure_path(str(tmp_path / "a" / "b"))
        inner = durable.ensure_folder("c", root)
        durable.replace_file("file", b"words", inner, Dice())
    finally:
        os.umask(before)
    os.close(root)
    os.close(inner)
    assert [mode(tmp_path / path) for path in ("a", "a/b", "a/b/c", "a/b/c/file")] == [
        0o700,
        0o700,
        0o700,
        0o600,
    ]


def test_a_file_is_replaced_whole(tmp_path: Path, folder: int) -> None:
    """A new text takes the place of the old at once, and nothing else is left lying about."""
    durable.replace_file("file", b"old", folder, Dice(1))
    durable.replace_file("file", b"new" * 100_000, folder, Dice(2))
    assert (tmp_path / "file").read_bytes() == b"new" * 100_000
    assert durable.read_file("file", folder) == b"new" * 100_000
    assert durable.names_in(folder) == ["file"]


def test_short_writes_go_on(tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes a text in small bites still gets all of it."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, raw: real(file, bytes(raw[:3])))
    durable.replace_file("file", b"a longer text", folder, Dice())
    assert (tmp_path / "file").read_bytes() == b"a longer text"


@pytest.mark.parametrize("call", ["open", "fchmod", "write", "fsync", "rename"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_write_that_fails_leaves_no_trace(
    tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """When the disk refuses, the old text stays whole and no scrap of the new one is left."""
    durable.replace_file("file", b"old", folder, Dice(1))
    monkeypatch.setattr(os, call, failing(code))
    with pytest.raises(OSError, match=r".") as caught:
        durable.replace_file("file", b"new", folder, Dice(2))
    monkeypatch.undo()
    assert caught.value.errno == code
    assert (tmp_path / "file").read_bytes() == b"old"
    assert durable.names_in(folder) == ["file"]


def test_an_interrupted_write_leaves_no_trace(folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a write leaves nothing behind either."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        durable.replace_file("file", b"new", folder, Dice())
    assert durable.names_in(folder) == []


def test_a_trace_that_cannot_be_removed_hides_no_error(folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """If even the clearing up fails, the first trouble is the one that is told."""
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    monkeypatch.setattr(os, "unlink", failing(errno.EROFS))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        durable.replace_file("file", b"new", folder, Dice())


def test_a_mount_that_cannot_sync_folders_is_no_trouble(folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a network mount without folder syncs, things are kept as well as it can; a real error is told."""
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL))
    durable.sync_folder(folder)
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        durable.sync_folder(folder)


def test_on_a_mac_the_drive_itself_is_told_to_keep_it(folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where fsync stops half way, the full sync is used; where that is not to be had, fsync."""
    calls = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(durable, "fcntl", lambda file, what: calls.append(what))
    monkeypatch.setattr(os, "fsync", lambda file: calls.append("fsync"))
    durable.sync_folder(folder)
    assert calls == [51]
    monkeypatch.setattr(durable, "fcntl", failing(errno.ENOTSUP))
    durable.sync_folder(folder)
    assert calls == [51, "fsync"]


def test_planted_things_are_not_read(tmp_path: Path, folder: int) -> None:
    """A link, a pipe or a folder that lies where a file should be is refused, and nothing waits for it."""
    (tmp_path / "secret").write_text("elsewhere")
    (tmp_path / "link").symlink_to("secret")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "folder", "pipe"):
        with pytest.raises(OSError, match=r"."):
            durable.read_file(name, folder)


def test_a_giant_is_not_read(tmp_path: Path, folder: int) -> None:
    """A file larger than any entry is refused before it fills the memory."""
    with (tmp_path / "giant").open("wb") as giant:
        giant.truncate(durable.LARGEST + 1)
    with pytest.raises(OSError, match=r"."):
        durable.read_file("giant", folder)


def test_a_write_never_goes_through_a_link(tmp_path: Path, folder: int) -> None:
    """A planted link is replaced, and what it points to stays as it was."""
    (tmp_path / "secret").write_text("elsewhere")
    (tmp_path / "file").symlink_to("secret")
    durable.replace_file("file", b"words", folder, Dice())
    assert (tmp_path / "secret").read_text() == "elsewhere"
    assert not (tmp_path / "file").is_symlink()


def test_folders_are_opened_without_trust(
    tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside the journal no link is followed; what belongs to someone else is refused."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(NotADirectoryError):
        durable.ensure_folder("link", folder)
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        durable.open_folder("file", folder)
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    for name, parent in (("real", folder), (str(tmp_path / "real"), None)):
        with pytest.raises(PermissionError):
            durable.open_folder(name, parent)
    (tmp_path / "real" / "file").touch()
    with pytest.raises(PermissionError):
        durable.read_file("file", folder)


def test_a_journal_may_lie_behind_a_link_of_ones_own(tmp_path: Path) -> None:
    """Whoever keeps the folder on another disk, behind a link they made, may do so."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with durable.closing(durable.ensure_path(str(tmp_path / "link"))) as there:
        assert os.path.samestat(os.fstat(there), (tmp_path / "real").stat())


def test_a_link_made_by_someone_else_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link that another user left in our way leads nowhere."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    monkeypatch.setattr(os, "lstat", lambda _: os.stat_result([stat.S_IFLNK, 0, 0, 1, 12345, 0, 0, 0, 0, 0]))
    with pytest.raises(PermissionError):
        durable.open_folder(str(tmp_path / "link"))


def test_a_relative_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NUMBCHECK_HOME=here is a place, too."""
    monkeypatch.chdir(tmp_path)
    os.close(durable.ensure_path("here/"))
    assert (tmp_path / "here").is_dir()


def test_two_may_make_the_same_folder(tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two writers that begin a month in the same moment both succeed."""
    real = durable.open_folder
    calls = []

    def late(name: str, parent: int | None = None) -> int:
        calls.append(name)
        if len(calls) == 1:
            (tmp_path / "month").mkdir(mode=0o700)
            raise FileNotFoundError(errno.ENOENT, "not yet")
        return real(name, parent)

    monkeypatch.setattr(durable, "open_folder", late)
    os.close(durable.ensure_folder("month", folder))
    assert (tmp_path / "month").is_dir()


def test_an_empty_folder_is_synced_again(folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that its maker had no time to sync is synced by whoever first puts something in."""
    synced: list[int] = []
    os.close(durable.ensure_folder("month", folder))
    monkeypatch.setattr(os, "fsync", synced.append)
    month = durable.ensure_folder("month", folder)
    assert synced == [folder]
    durable.replace_file("file", b"words", month, Dice())
    synced.clear()
    os.close(month)
    os.close(durable.ensure_folder("month", folder))
    assert synced == []


@pytest.mark.parametrize(
    ("code", "kind", "sentence"),
    [
        (errno.ENOSPC, InputOutputError, "Not kept: the disk is full (/there)."),
        (errno.EIO, InputOutputError, "Not kept: the disk reports an error (/there)."),
        (errno.EROFS, CannotCreateError, "Not kept: this disk can only be read (/there)."),
        (errno.EACCES, CannotCreateError, "Not kept: this is not allowed here (/there)."),
        (errno.EMFILE, InputOutputError, "Not kept: too many files are open (/there)."),
        (errno.EHOSTDOWN, InputOutputError, "Not kept: the system says: Host is down (/there)."),
    ],
)
def test_trouble_is_told_in_one_sentence(
    code: int, kind: type[CannotCreateError] | type[InputOutputError], sentence: str
) -> None:
    """Whatever the disk does, a person reads one plain sentence, and a script gets the right exit code."""
    with pytest.raises(kind) as caught, explained("Not kept", "/there"):
        failing(code)()
    assert str(caught.value) == sentence


def test_trouble_without_a_number_is_told_too() -> None:
    """Even an error that says nothing becomes a sentence."""
    with (
        pytest.raises(InputOutputError, match="Not kept: the system says"),
        explained("Not kept", "/there"),
    ):
        raise OSError


@pytest.mark.parametrize("way", [durable.open_folder, durable.ensure_path])
def test_a_folder_that_nobody_can_look_at_is_not_left_open(
    way: Callable[[str], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a disk in trouble refuses, nothing stays open behind it: a long visit never runs out of files."""
    opened: list[int] = []
    real = os.open

    def seen(*args: object, **kwargs: object) -> int:
        opened.append(real(*args, **kwargs))  # type: ignore[arg-type]
        return opened[-1]

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", seen)
        patch.setattr(os, "fstat", failing(errno.EIO))
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            way(str(tmp_path) if way is durable.open_folder else str(tmp_path / "new"))
    assert opened
    for descriptor in opened:
        with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
            os.fstat(descriptor)
