"""Packs make a large journal fast, and nothing else about it different."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from numbcheck.journal.journal import Journal
from numbcheck.journal.query import Query
from numbcheck.journal.store import durable, fingerprint
from numbcheck.journal.store.fingerprint import Changed
from numbcheck.journal.store.months import Month
from numbcheck.journal.store.packs import FEWEST, Packs
from tests.journal.kit import NOON, Dice, a_journal, note, texts_of

WORDS = ["rain", "Rain", "caf\u00e9", "CAFE\u0301", "Stra\u00dfe", "strasse", "lamp", "a\u0000b", '"quoted"']
QUERIES = [
    Query(),
    Query(words=("rain",)),
    Query(words=("caf\u00e9",)),
    Query(words=("strasse", "rain"), any_word=True),
    Query(words=("rain",), not_words=("lamp",)),
    Query(words=("lamp", "rain")),
    Query(kinds=("journal",)),
    Query(tags=("work",)),
    Query(since=date(2026, 9, 20), until=date(2026, 11, 2)),
    Query(since=date(2026, 10, 1), until=date(2026, 10, 31)),
    Query(words=("rain",), limit=2),
]

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
adds = st.tuples(st.just("add"), st.integers(0, 100), texts)
changes = st.tuples(st.sampled_from(["edit", "delete"]), st.integers(0, 30), texts)
wear = ["lose", "cut", "flip", "age", "swap", "leave", "garble"]
damages = st.tuples(st.sampled_from(wear), st.integers(0, 10_000), st.just(""))
looks = st.tuples(st.just("look"), st.integers(0, len(QUERIES) - 1), st.just(""))
histories = st.lists(adds | changes | damages | looks, max_size=14)


Changes = Callable[[int], Changed]


def packed(root: Path, changed: Changes = fingerprint.changed, **more: Any) -> Journal:
    """Return a journal that makes packs from the first entry on."""
    folder = str(root / "cache" / "packs")
    return Journal(root, lambda: NOON, Dice(7), packs=lambda: Packs(folder, os.urandom, 0, changed), **more)


class Stamps:
    """A file system whose last change is always long ago, so that packs soon bear the stamps of their folders."""

    def __init__(self) -> None:
        self.seen: dict[tuple[int, tuple[str, ...]], int] = {}

    def __call__(self, folder: int) -> Changed:
        about = os.fstat(folder)
        names = about.st_ino, tuple(sorted(os.listdir(folder)))
        return fingerprint.Changed(about.st_dev, self.seen.setdefault(names, len(self.seen) + 1))


def packs_of(root: Path) -> list[Path]:
    """Return the packs there are."""
    found = (root / "cache" / "packs").glob("[0-9]*")
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def wear_down(kind: str, number: int, root: Path) -> None:
    """Do to one of the packs what disks, other versions and killed builders do."""
    paths = [path for path in packs_of(root) if path.stat().st_size]
    if not paths:
        return
    path = paths[number % len(paths)]
    raw = path.read_bytes()
    match kind:
        case "lose":
            path.unlink()
        case "cut":
            path.write_bytes(raw[: number % len(raw)])
        case "flip":
            place = number % len(raw)
            path.write_bytes(raw[:place] + bytes([raw[place] ^ 1 << number % 8]) + raw[place + 1 :])
        case "age":
            path.write_bytes(raw.replace(b"pack 3 ", b"pack 9 ", 1))
        case "swap":
            path.write_bytes(paths[(number + 1) % len(paths)].read_bytes())
        case "leave":
            path.with_name(".tmp-leftover").write_bytes(raw[: number % len(raw)])
        case "garble":
            path.write_bytes(b"")


def live_through(
    history: list[tuple[str, int, str]], root: Path, changed: Changes = fingerprint.changed
) -> None:
    """Do everything in `history` to a journal with packs, looking through them again and again."""
    journal, kept = packed(root, changed), []
    for kind, number, text in history:
        match kind:
            case "add":
                at = NOON - timedelta(days=number)
                tags, sort = (("work",) if number % 3 else ()), "journal" if number % 2 else "note"
                kept.append(note(journal, text, at, tags=tags, kind=sort))
            case "edit" if kept:
                kept.append(journal.revise(kept.pop(number % len(kept)), text=text))
            case "delete" if kept:
                journal.delete(kept.pop(number % len(kept)))
            case "look":
                texts_of(journal, QUERIES[number])
            case _:
                wear_down(kind, number, root)


@given(histories, st.sampled_from([lambda: fingerprint.changed, Stamps]))
@example(
    [("add", 0, "rain"), ("look", 0, ""), ("swap", 0, ""), ("add", 0, "rain")], lambda: fingerprint.changed
)
def test_with_packs_and_without_the_answers_are_the_same(
    history: list[tuple[str, int, str]], make: Callable[[], Changes]
) -> None:
    """Whatever was kept, changed, deleted, and whatever happened to the cache: you find the same."""
    with TemporaryDirectory() as folder:
        root, changed = Path(folder), make()
        live_through(history, root, changed)
        for query in QUERIES:
            for order in (True, False):
                bare = list(Journal(root, lambda: NOON).entries(query, newest_first=order))
                for _ in range(2):
                    assert list(packed(root, changed).entries(query, newest_first=order)) == bare
            days = Query(since=query.since, until=query.until)
            first, again = (digest(packed(root, changed), days) for _ in range(2))
            assert first == again == digest(a_journal(root), days)


def digest(journal: Journal, query: Query) -> str:
    """Return the texts of all entries by way of the monthly digests."""
    return b"".join(
        journal.digests(
            query, "texts", lambda entries: "".join(entry.text or "" for entry in entries).encode()
        )
    ).decode()


@given(histories, st.text("klmnop", min_size=8, max_size=12))
@example([("add", 0, "rain"), ("swap", 0, ""), ("add", 22, "rain"), ("look", 0, "")], "kkkkkkkk")
def test_deleted_words_leave_the_packs_first(history: list[tuple[str, int, str]], secret: str) -> None:
    """When "Deleted" is said, the words are in no pack and in no leftover of one."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        journal = packed(root)
        entry = note(journal, secret)
        list(journal.entries(Query(words=("x",))))
        digest(journal, Query())
        live_through([step for step in history if step[0] != "delete"], root)
        journal.delete(entry)
        held = [path for path in root.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
        assert held == []


def test_a_month_is_answered_by_its_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking back at one month of many takes one file, not one for each entry."""
    journal = packed(tmp_path)
    for day in (3, 14, 29):
        note(journal, f"day {day}", datetime(2026, 10, day, 12, tzinfo=UTC))
    list(journal.entries(Query(words=("x",))))
    opened: list[str] = []
    monkeypatch.setattr(Month, "raw", lambda _, name: opened.append(name))
    october = Query(since=date(2026, 10, 1), until=date(2026, 10, 31))
    assert texts_of(packed(tmp_path), october) == ["day 29", "day 14", "day 3"]
    assert opened == []


def test_a_pack_that_was_seen_to_be_right_is_not_compared_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten years are not listed name by name each time; what comes later is found all the same."""
    stamps = Stamps()
    listed: list[str] = []

    def printed(month: Month) -> fingerprint.Fingerprint:
        listed.append(month.name)
        return fingerprint.fingerprint(month.folder)

    note(packed(tmp_path), "old rain", NOON - timedelta(days=60))
    for _ in range(2):
        texts_of(packed(tmp_path, stamps), Query(words=("rain",)))
    note(packed(tmp_path), "new rain", NOON - timedelta(days=61))
    monkeypatch.setattr(Month, "fingerprint", printed)
    found = [texts_of(packed(tmp_path, stamps), Query(words=("rain",))) for _ in range(3)]
    assert found == [["old rain", "new rain"]] * 3
    assert listed == ["2026/09"] * 4  # the old pack is stale; the new one is made, looked at, and believed


def test_a_folder_that_just_changed_is_compared_name_by_name(tmp_path: Path) -> None:
    """Two changes can bear one stamp when they are close; so a stamp is believed only when it is old."""
    note(packed(tmp_path), "now")
    for _ in range(3):
        assert texts_of(packed(tmp_path), Query(words=("now",))) == ["now"]
    assert [path.stat().st_mtime_ns for path in packs_of(tmp_path)] == [0]


def test_a_smaller_journal_has_no_second_copy(tmp_path: Path) -> None:
    """Most people's words lie in one place only: the journal."""
    journal = Journal(
        tmp_path, lambda: NOON, Dice(1), packs=lambda: Packs(str(tmp_path / "cache"), os.urandom)
    )
    note(journal, "only here")
    assert texts_of(journal, Query(words=("only",))) == ["only here"]
    assert not (tmp_path / "cache").exists()
    assert FEWEST == 20_000


def test_a_journal_that_became_small_loses_its_packs(tmp_path: Path) -> None:
    """After much was deleted, the next look through everything takes the packs away."""
    note(packed(tmp_path), "few")
    texts_of(packed(tmp_path))
    assert packs_of(tmp_path)
    usual = Journal(
        tmp_path, lambda: NOON, packs=lambda: Packs(str(tmp_path / "cache" / "packs"), os.urandom)
    )
    texts_of(usual)
    assert packs_of(tmp_path) == []


def test_a_builder_that_is_killed_anywhere_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut while a pack is made leaves nothing that could be taken for one."""
    note(packed(tmp_path), "still here")

    class Killed(BaseException):
        pass

    def kill(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", kill)
        with pytest.raises(Killed):
            texts_of(packed(tmp_path))
    assert packs_of(tmp_path) == []
    assert texts_of(packed(tmp_path)) == ["still here"]


def test_a_deletion_in_the_middle_of_building_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If you delete on one terminal while another builds packs, your words do not stay in them."""
    entry = note(a_journal(tmp_path), "between")
    write = durable.write_temporary

    def delete_first(raw: bytes, folder: int, random: Callable[[int], bytes], *, synced: bool = True) -> str:
        if b"between" in raw:
            monkeypatch.setattr(durable, "write_temporary", write)
            a_journal(tmp_path, seed=3).delete(entry)
        return write(raw, folder, random, synced=synced)

    monkeypatch.setattr(durable, "write_temporary", delete_first)
    texts_of(packed(tmp_path))
    assert packs_of(tmp_path) == []


def test_where_the_cache_cannot_be_written_everything_is_found_all_the_same(tmp_path: Path) -> None:
    """A cache that is a file, or gone, or not ours: you only wait a little longer."""
    (tmp_path / "cache").write_text("in the way")
    note(a_journal(tmp_path), "found")
    assert texts_of(packed(tmp_path), Query(words=("found",))) == ["found"]


def test_a_month_with_a_file_that_cannot_be_read_is_named_every_time(tmp_path: Path) -> None:
    """Packs do not hide that something in your journal is damaged."""
    note(packed(tmp_path), "good")
    path = next(tmp_path.glob("entries/*/*/*.json"))
    path.with_name("20261101t000000000z-aaaaaaaaaaaaaaaa.aaaaaaaa.json").write_bytes(b"{")
    for _ in range(2):
        journal = packed(tmp_path)
        assert texts_of(journal) == ["good"]
        assert len(journal.faults) == 1
        assert digest(journal, Query()) == "good"


def test_a_long_look_tells_how_far_it_is(tmp_path: Path) -> None:
    """Who waits can see that it goes on."""
    for months in range(3):
        note(a_journal(tmp_path, seed=months), "x", NOON - timedelta(days=31 * months))
    heard = []
    journal = packed(tmp_path, watch=lambda done, of: heard.append((done, of)))
    texts_of(journal, Query(words=("x",)))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_plain_journal_is_packed_by_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading what is not sealed waits for the disk, which a second process does not help."""
    monkeypatch.setattr("numbcheck.journal.store.second_process.is_of_use", pytest.fail)
    for number in range(6):
        note(a_journal(tmp_path, number), "rain", NOON - timedelta(days=31 * number))
    assert len(texts_of(packed(tmp_path))) == len(packs_of(tmp_path)) == 6
