"""What can be wrong with the cache costs nothing but time, and keeps no word that was taken away."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.journal.codec import encode
from numbcheck.journal.journal import Journal
from numbcheck.journal.query import Query
from numbcheck.journal.store import durable, fingerprint
from numbcheck.journal.store.packs import Packs
from numbcheck.journal.store.writer import Writer
from tests.journal.kit import NOON, a_journal, files, note, texts_of
from tests.journal.store.test_packs import Stamps, digest, packed, packs_of

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "kkkkllll"


def holding(root: Path, words: str = SECRET) -> list[str]:
    """Return the files in which these words stand."""
    return [name for name, raw in files(root).items() if words.encode() in raw]


def test_a_word_of_a_packs_own_beginning_is_a_word_like_any_other(tmp_path: Path) -> None:
    """Whatever of a pack's head, its keys or its signs I look for: I find what I wrote, and nothing breaks."""
    texts = ["plain rain in a folding chair", "caf\u00e9", "numbcheck pack 3", "ab12 {text}"]
    for number, text in enumerate(texts):
        note(packed(tmp_path), text, NOON - timedelta(hours=number))
    texts_of(packed(tmp_path))
    begin = packs_of(tmp_path)[0].read_bytes()[:330].decode()
    sought = {begin[at : at + size] for at in range(300) for size in (1, 2, 3, 5, 9)}
    for word in sought | {"in", "a", "i", "plain", "lain", "folding", "text", ""}:
        query = Query(words=(word,))
        assert texts_of(packed(tmp_path), query) == texts_of(a_journal(tmp_path), query), repr(word)


def a_folder(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "x").write_text("x")


def a_pipe(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(place)


def a_link(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to("nowhere")


def a_file(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("odd")


ODD = {
    "what a NAS leaves": ("@eaDir", a_folder),
    "a note of somebody's": ("README", a_file),
    "a folder called like a pack": ("2026-11.tally2", a_folder),
    "a pipe called like a pack": ("2026-11.tally2", a_pipe),
    "a link called like a pack": ("2026-10.lines", a_link),
    "a folder called like our scraps": (".tmp-abcdefgh", a_folder),
}


@pytest.mark.parametrize("large", [True, False], ids=["large", "small"])
@pytest.mark.parametrize("odd", ODD)
def test_one_odd_thing_in_the_cache_stops_nothing(tmp_path: Path, odd: str, large: bool) -> None:
    """A change and a deletion are done and the words are gone, whatever somebody else left among the packs."""
    name, make = ODD[odd]
    make(tmp_path / "cache" / "packs" / name)
    journal = packed(tmp_path)
    entry, other = note(journal, SECRET), note(journal, f"{SECRET} before", NOON - timedelta(days=1))
    if large:
        texts_of(journal)
        digest(journal, Query())
    journal.revise(other, text="after")
    assert journal.delete(entry) == ""
    assert journal.notices == []
    assert holding(tmp_path) == []
    assert os.path.lexists(tmp_path / "cache" / "packs" / name) or make in {a_pipe, a_link}
    assert texts_of(packed(tmp_path)) == ["after"]


@pytest.mark.parametrize("place", ["cache", "cache/packs"])
@pytest.mark.parametrize("make", [a_file, a_pipe, a_link])
def test_something_in_the_place_of_the_cache_stops_nothing(
    tmp_path: Path, place: str, make: Callable[..., object]
) -> None:
    """Where the cache should lie is something else: then there are no packs, and all else is as ever."""
    make(tmp_path / place)
    journal = packed(tmp_path)
    entry = note(journal, SECRET)
    assert texts_of(packed(tmp_path)) == [SECRET]
    journal.revise(entry, text="after")
    assert journal.delete(entry) == ""
    assert (journal.notices, texts_of(packed(tmp_path))) == ([], [])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_packs_that_belong_to_someone_else_are_named(tmp_path: Path) -> None:
    """A cache that another user took: what I change is kept, and I am told where a copy of my words may be."""
    journal = packed(tmp_path)
    entry = note(journal, SECRET)
    texts_of(journal)
    os.chown(tmp_path / "cache" / "packs", 12345, 12345)
    changed = journal.revise(entry, text="after")
    assert len(journal.notices) == 1
    assert "may still be in the cache" in journal.notices[0]
    assert "may still be in the cache" in journal.delete(changed)
    assert texts_of(a_journal(tmp_path)) == []
    os.chown(tmp_path / "cache" / "packs", 0, 0)


def test_a_file_that_cannot_be_removed_keeps_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one pack stays, the others go all the same, and I hear of the one."""
    journal = packed(tmp_path)
    entry = note(journal, SECRET)
    texts_of(journal)
    digest(journal, Query())
    unlink = os.unlink

    def stuck(name: str, **more: int) -> None:
        if str(name).endswith("lines"):
            raise PermissionError(1, "no")
        unlink(name, **more)

    monkeypatch.setattr(os, "unlink", stuck)
    assert "may still be in the cache" in journal.delete(entry)
    assert [path.name for path in packs_of(tmp_path)] == ["2026-11.lines"]


def test_a_deletion_that_was_cut_off_leaves_the_packs_with_the_next_writer(tmp_path: Path) -> None:
    """Who comes by and finishes a deletion takes the words out of the packs, too."""
    journal = packed(tmp_path)
    entry = note(journal, SECRET)
    texts_of(journal)
    month = next(tmp_path.glob("entries/*/*"))
    (month / f"{entry.id}.gone").write_bytes(b'{"gone":true,"v":1}\n')
    assert len(holding(tmp_path)) == 2
    note(journal, "another")
    assert holding(tmp_path) == []


@pytest.mark.parametrize("by", ["a sync", "a lost month", "a blank", "an editor", "a spoilt disk"])
def test_verify_lets_go_of_a_pack_that_says_what_is_no_longer_so(tmp_path: Path, by: str) -> None:
    """However a file was changed behind our back: after verify no copy of the words before is in the cache."""
    journal = packed(tmp_path)
    entry = note(journal, SECRET)
    note(journal, "stays", NOON - timedelta(days=40))
    texts_of(journal)
    assert journal.findings() == []
    [path] = tmp_path.glob(f"entries/*/*/{entry.id}*")
    blank = path.with_name("new")
    blank.write_bytes(b'{"blank":true,"v":1}\n')
    match by:
        case "a sync":
            path.with_name(f"{entry.id}.gone").write_bytes(b'{"gone":true,"v":1}\n')
            blank.rename(path)
        case "a lost month":
            blank.unlink()
            path.unlink()
            path.parent.rmdir()
        case "a blank":
            blank.rename(path)
        case "an editor":
            blank.unlink()
            path.write_bytes(encode(entry._replace(text="changed")))
        case "a spoilt disk":
            blank.unlink()
            path.write_bytes(b"\0" * path.stat().st_size)
    assert not any("cache" in finding.place for finding in packed(tmp_path).findings())
    assert holding(tmp_path) == []
    assert [path.name for path in packs_of(tmp_path)] == ["2026-10.lines"]


def test_the_packs_of_a_month_that_is_gone_go_with_the_next_full_look(tmp_path: Path) -> None:
    """A folder that I took away is not kept in the cache for ever."""
    journal = packed(tmp_path)
    note(journal, SECRET)
    note(journal, "stays", NOON - timedelta(days=40))
    texts_of(journal)
    month = tmp_path / "entries" / "2026" / "11"
    for path in month.iterdir():
        path.unlink()
    month.rmdir()
    assert texts_of(packed(tmp_path)) == ["stays"]
    assert holding(tmp_path) == []


@pytest.mark.parametrize("again", [False, True], ids=["compared", "with stamps"])
def test_a_file_that_was_put_in_the_place_of_another_is_read(tmp_path: Path, again: bool) -> None:
    """Git, an editor or a backup may put another text under the same name: that is what I find."""
    changed = Stamps() if again else None
    journal = packed(tmp_path)
    entry = note(journal, "before")
    for _ in range(3):
        texts_of(packed(tmp_path, changed) if changed else packed(tmp_path))
    [path] = tmp_path.glob(f"entries/*/*/{entry.id}*")
    new = path.with_name("new")
    new.write_bytes(encode(entry._replace(text="behind")))
    new.rename(path)
    if changed:
        changed.seen = {names: stamp + 1 for names, stamp in changed.seen.items()}
    for _ in range(2):
        assert texts_of(packed(tmp_path, changed) if changed else packed(tmp_path)) == ["behind"]


def test_a_damaged_file_is_named_by_whatever_looks_next(tmp_path: Path) -> None:
    """One command that met a damaged file does not hide it from the next; mended, it counts again."""
    journal = packed(tmp_path)
    good = note(journal, "good")
    path = next(tmp_path.glob("entries/*/*/*.json"))
    bad = path.with_name("20261101t000000000z-aaaaaaaaaaaaaaaa.aaaaaaaa.json")
    bad.write_bytes(b"{")
    texts_of(journal)
    assert digest(journal, Query()) == "good"
    other = packed(tmp_path)
    assert digest(other, Query()) == "good"
    assert len(other.faults) == 1
    mended = good._replace(id=bad.name[:36], rev="aaaaaaaa", text="mended ")
    bad.write_bytes(encode(mended))
    assert digest(packed(tmp_path), Query()) == "mended good"


def test_a_pack_that_cannot_be_put_in_place_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the last step is refused, no scrap with words stays in the cache, however often I look."""
    note(packed(tmp_path), SECRET)
    rename = os.rename

    def refuse(one: str, other: str, **more: int) -> None:
        if str(other).endswith("lines"):
            raise OSError(28, "full")
        rename(one, other, **more)

    monkeypatch.setattr(os, "rename", refuse)
    for _ in range(3):
        assert texts_of(packed(tmp_path)) == [SECRET]
    assert list((tmp_path / "cache" / "packs").iterdir()) == []


def test_two_journals_with_one_cache_do_not_answer_for_each_other(tmp_path: Path) -> None:
    """Where two homes share a cache, each finds its own words, however alike their folders look."""

    def cache() -> Packs:
        same = fingerprint.Changed(tmp_path.stat().st_dev, 1)
        return Packs(str(tmp_path / "cache"), os.urandom, 0, lambda _: same)

    for name in ("one", "two"):
        note(a_journal(tmp_path / name), f"of {name}")
    for _ in range(3):
        for name in ("one", "two"):
            assert texts_of(Journal(tmp_path / name, lambda: NOON, packs=cache)) == [f"of {name}"]


@pytest.mark.parametrize("escape", [r"and\/or", r"\u0061nd\/or", r"caf\u00e9 and/or", r"and\/\u006fr \u0001"])
def test_words_that_another_writer_escaped_are_found(tmp_path: Path, escape: str) -> None:
    """JSON can write one letter in several ways; the word is found in all of them, with packs and without."""
    journal = packed(tmp_path)
    entry = note(journal, "placeholder")
    [path] = tmp_path.glob(f"entries/*/*/{entry.id}*")
    path.write_bytes(encode(entry).replace(b"placeholder", escape.encode()))
    for _ in range(3):
        for word in ("and/or", "AND", "/or"):
            assert len(texts_of(packed(tmp_path), Query(words=(word,)))) == 1, word
            assert len(texts_of(a_journal(tmp_path), Query(words=(word,)))) == 1, word


def test_packs_that_others_could_read_or_write_are_made_anew(tmp_path: Path) -> None:
    """A pack with loose modes is not believed and does not stay; the folder is closed again."""
    note(packed(tmp_path), SECRET)
    texts_of(packed(tmp_path))
    [pack] = packs_of(tmp_path)
    pack.chmod(0o644)
    pack.parent.chmod(0o755)
    assert texts_of(packed(tmp_path)) == [SECRET]
    [pack] = packs_of(tmp_path)
    assert (pack.stat().st_mode & 0o777, pack.parent.stat().st_mode & 0o777) == (0o600, 0o700)


letters = st.sampled_from(
    "aeiouxs \u00e9\u00fc\u00df\u0130\u0301\ufeff\u00ad\u212a\ufb01\u0439\ud55c\u304c\u00a0."
)


@given(
    st.lists(st.text(letters, min_size=1, max_size=12), min_size=1, max_size=5),
    st.text(letters, min_size=1, max_size=5),
)
def test_a_word_is_found_in_a_pack_whatever_its_accents(texts: list[str], word: str) -> None:
    """Looking through a pack by its bytes finds what looking at every word finds."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for number, text in enumerate(texts):
            note(packed(root), text, NOON - timedelta(minutes=number))
        texts_of(packed(root))
        for words in ((word,), (word, texts[0][:2]), tuple(texts[-1].split()[:1])):
            for any_word in (True, False):
                query = Query(words=words, any_word=any_word)
                assert texts_of(packed(root), query) == texts_of(a_journal(root), query)


def test_a_folder_that_tidies_tells_which_month(tmp_path: Path) -> None:
    """The one who finishes an old deletion says where, so that the copies go, too."""
    entry = note(a_journal(tmp_path), "old words")
    month = next(tmp_path.glob("entries/*/*"))
    (month / f"{entry.id}.gone").write_bytes(b'{"gone":true,"v":1}\n')
    told: list[str] = []
    Writer(str(tmp_path), os.urandom, [], told.append).tidy("2026/11")
    assert told == ["2026/11"]
    assert durable.TEMPORARY not in "".join(files(tmp_path))
