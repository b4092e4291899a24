"""What phone apps export comes in: Daylio's tables and backups, Day One's JSON and zips."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.errors import BadDataError
from numbcheck.exchange.reading import walls
from numbcheck.exchange.reading.making import Wishes
from numbcheck.journal.codec import decode, encode
from tests.exchange.reading.kit import FILES, look

if TYPE_CHECKING:
    from pathlib import Path


def zipped(**members: bytes | str) -> bytes:
    """Return a zip with these files; `_` stands for the dot before their endings."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(re.sub(r"_(?=json|daylio)", ".", name), content)
    return raw.getvalue()


def test_the_table_made_by_hand() -> None:
    """Line breaks and quotes, bars between activities, scales and moods of one's own: all of it is there."""
    found = look(FILES / "daylio-9-columns.csv")
    assert found.form == "daylio: daylio_csv"
    assert found.rows == [
        ("2024-06-28 08:30", 'First line\nsecond "quoted" line', []),
        ("2024-06-28 20:39", "A title\n\n=1+1 looks like a sum", []),
    ]
    assert [one.data for one in found.entries] == [
        {"from": "daylio", "mood": "rad", "level": 5, "activities": ["walk", "\U0001f636", "film night..."]},
        {"from": "daylio", "mood": "geht so", "scales": {"Sleep": "3"}},
    ]
    assert list(found.survey.moods) == ["geht so"]


def test_a_list_behind_words_has_lines_of_its_own(tmp_path: Path) -> None:
    """What I wrote as a list is a list, and its first part does not run on from the sentence above it."""
    table = "full_date,mood,note\n2024-06-28,rad,<b>To do</b> <ul><li>tea</li><li>walk</li></ul><ol><li>rest</li></ol>\n"
    assert [text for _, text, _ in look(tmp_path / "a.csv", table, "daylio").rows] == [
        "To do\n- tea\n- walk\n\n- rest"
    ]


TABLES = {
    "eight columns": (
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        '2024-06-28,June 28,Friday,20:39,good,"clean | cook","Hey","<b>Yes</b> &amp; no<br>then"\n'
    ),
    "old, with the year apart": (
        'year,date,weekday,time,mood,activities,note\n2024,28 June,Friday,8:39 pm,good,"clean | cook","Hey\n\nYes & no\nthen"\n'
    ),
    "old, in German": (
        'year,date,weekday,time,mood,activities,note\n2024,28. Juni,Freitag,20:39,good,"clean | cook","Hey\n\nYes & no\nthen"\n'
    ),
    "four columns": 'full_date,time,mood,note\n2024-06-28,20:39,good,"Hey\n\nYes & no\nthen"\n',
    "with a BOM and CRLF": (
        "\ufefffull_date,date,weekday,time,mood,activities,note_title,note\r\n"
        '2024-06-28,June 28,Friday,8:39\u202fPM,good,"clean | cook","Hey","Yes & no<br>then"\r\n'
    ),
    "semicolons": (
        "full_date;date;weekday;time;mood;activities;note_title;note\n"
        '2024-06-28;28 juin;vendredi;20:39;good;"clean | cook";Hey;"Yes & no<br/>then"\n'
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_set_of_columns(name: str, tmp_path: Path) -> None:
    """Old and new columns, twelve hours or 24, in the words of the phone: it is the same check-in."""
    found = look(tmp_path / "x", TABLES[name])
    assert found.form == "daylio: daylio_csv"
    assert found.rows == [("2024-06-28 20:39", "Hey\n\nYes & no\nthen", [])]
    (entry,) = found.entries
    assert (entry.kind, entry.data["mood"], entry.data["level"]) == ("journal", "good", 4)
    assert entry.data.get("activities", ["clean", "cook"]) == ["clean", "cook"]


@pytest.mark.parametrize(
    "time",
    ["20:39", "8:39 PM", "8:39 p. m.", "20.39", "20 h 39", "kl. 20:39", "8:39 nachm.", "午後8:39", "下午8:39", "오후 8:39", "8:39 م", "du. 8:39"],
)  # fmt: skip
def test_the_clocks_of_many_phones(time: str, tmp_path: Path) -> None:
    """The time stands there in the words of my language: it is the same minute."""
    found = look(tmp_path / "x", f"full_date,date,weekday,time,mood,note\n2024-06-28,x,y,{time},good,a\n")
    assert found.rows == [("2024-06-28 20:39", "a", [])]


@pytest.mark.parametrize("time", ["8:39 whenever", "25:39", "now"])
def test_a_time_that_nobody_knows_is_named(time: str, tmp_path: Path) -> None:
    """A word beside a time that could mean either half of the day is not guessed at."""
    found = look(tmp_path / "x", f"full_date,time,mood,note\n2024-06-28,{time},good,a\n")
    assert (found.rows, found.lost) == ([], [(2, "its date cannot be read")])


def test_a_mood_without_words_is_a_check(tmp_path: Path) -> None:
    """Two equal taps in one minute are two check-ins; a level that I give a mood of mine is kept with it."""
    content = "full_date,time,mood,note\n" + "2024-06-28,20:39,Flat,\n" * 2
    wall = walls.of("Europe/Vienna")
    assert wall
    found = look(tmp_path / "x", content, wishes=Wishes(wall, moods={"flat": 2}, tags=("phone",)))
    assert [(one.kind, one.text, one.data["level"], one.tags) for one in found.entries] == [
        ("check", None, 2, ("phone",))
    ] * 2
    assert found.entries[0].id != found.entries[1].id


def test_rows_that_cannot_be_read_are_named_by_line(tmp_path: Path) -> None:
    """A date that is none, too many cells, a cell of two megabytes: named by its line, and the rest comes in."""
    rows = ["2024-13-28,20:39,good,a", "2024-06-28,20:39,good,b,c,d", "2024-06-28,20:39,good,fine"]
    found = look(tmp_path / "x", "\n".join(["full_date,time,mood,note", *rows, ""]))
    assert [text for _, text, _ in found.rows] == ["fine"]
    assert found.lost == [
        (2, "its date cannot be read"),
        (3, "this row has more cells than there are columns"),
    ]
    found = look(
        tmp_path / "x", f'full_date,time,mood,note\n{rows[2]}\n2024-06-28,20:40,good,"{"x" * 2_000_000}"\n'
    )
    assert [text for _, text, _ in found.rows] == ["fine"]
    assert found.lost[0] == (3, "this row cannot be read")


def a_backup(*entries: dict[str, Any]) -> bytes:
    document = {
        "version": 15,
        "dayEntries": list(entries),
        "customMoods": [
            {"id": 1, "custom_name": "", "predefined_name_id": 1, "mood_group_id": 1},
            {"id": 7, "custom_name": "grey", "mood_group_id": 4},
        ],
        "tags": [{"id": 3, "name": "walk"}],
        "prefs": {"x": [1, [2]]},
    }
    text = base64.encodebytes(json.dumps(document).encode())
    return zipped(backup_daylio=text)


USUAL = {
    "id": 9, "year": 2024, "month": 5, "day": 28, "hour": 20, "minute": 39,
    "datetime": 1719599940000, "timeZoneOffset": 7200000, "mood": 7, "note": "a<br>b", "note_title": "", "tags": [3, 4],
}  # fmt: skip


def test_a_backup(tmp_path: Path) -> None:
    """Moods and activities have their names, the moment is that of the phone's clock, and the worst mood is level 1."""
    found = look(
        tmp_path / "x",
        a_backup(USUAL, USUAL | {"datetime": 1719599999000, "mood": 1, "note": "", "assets": [5]}),
    )
    assert found.form == "daylio: daylio_backup"
    assert found.rows == [("2024-06-28 20:39", "a\nb", []), ("2024-06-28 20:39", None, [])]
    assert [one.data for one in found.entries] == [
        {"from": "daylio", "mood": "grey", "level": 2, "activities": ["walk", "4"]},
        {"from": "daylio", "mood": "rad", "level": 5, "activities": ["walk", "4"]},
    ]
    assert found.entries[1].kind == "check"
    assert found.entries[1].extra == {"extra": {"daylio": {"id": 9, "assets": [5]}}}
    assert str(found.entries[0].at.utcoffset()) == "2:00:00"


def test_a_backup_that_disagrees_with_itself(tmp_path: Path) -> None:
    """Where the day beside the moment is another one, the moment counts, and I am told; what stood there is kept."""
    found = look(tmp_path / "x", a_backup(USUAL | {"month": 6}))
    assert found.rows[0][0] == "2024-06-28 20:39"
    assert found.entries[0].extra["extra"]["daylio"]["month"] == 6
    assert found.lost == [(1, "two dates stand in it, and they differ: 2024-06-28 was taken")]
    assert found.survey.lost == 0


def test_an_offset_that_no_clock_has(tmp_path: Path) -> None:
    """An offset of a few milliseconds is none: what is kept reads the same again."""
    (entry,) = look(tmp_path / "x", a_backup(USUAL | {"timeZoneOffset": 7})).entries
    assert entry.at.isoformat() == "2024-06-28T18:39:00+00:00"
    assert decode(encode(entry)).at == entry.at


def test_a_broken_backup(tmp_path: Path) -> None:
    """What is no base64, or is cut, is said in a sentence."""
    with pytest.raises(BadDataError, match="cut short"):
        look(tmp_path / "x", zipped(backup_daylio="%%%%"))
    with pytest.raises(BadDataError):
        look(tmp_path / "x", zipped(backup_daylio=base64.b64encode(b'{"dayEntries": [')))
    assert look(tmp_path / "x", a_backup({"id": 1})).survey.lost == 1


def test_day_one_made_by_hand() -> None:
    """The date on the wall is that of the zone; pictures are named; backslashes of the app are gone; an empty one is passed over."""
    found = look(FILES / "dayone.json")
    assert found.form == "dayone: dayone"
    assert found.rows == [
        (
            "2018-12-07 00:30",
            "# A heading.\n\nAll quiet ... and a picture\n\n[picture]",
            ["quiet", "two-words"],
        ),
        ("2021-03-03 22:48", "Only rich text here", ["starred"]),
    ]
    assert [one.zone for one in found.entries] == ["Europe/Zurich", "Australia/Sydney"]
    assert found.entries[0].extra["extra"]["dayone"]["photos"][0]["md5"] == "e" * 32
    assert found.lost == [(5, "there is nothing in it")]
    assert list(found.survey.tags) == ["two-words"]


ONE = {"uuid": "A" * 32, "creationDate": "2021-03-03T11:48:50Z", "timeZone": "Europe/Vienna", "text": "Hello"}
DAY_ONE: dict[str, tuple[bytes | str, list[str]]] = {
    "in a zip": (zipped(Journal_json=json.dumps({"metadata": {}, "entries": [ONE]})), ["Hello"]),
    "two journals in a zip": (
        zipped(
            A_json=json.dumps({"metadata": {}, "entries": [ONE]}),
            B_json=json.dumps({"metadata": {}, "entries": [ONE | {"uuid": "B", "text": "Other"}]}),
        ),
        ["Hello", "Other"],
    ),
    "pictures beside it": (
        zipped(**{"Journal_json": json.dumps({"metadata": {}, "entries": [ONE]}), "photos/a_json": "{}"}),
        ["Hello"],
    ),
    "a picture and no words": (
        json.dumps({"metadata": {}, "entries": [{**ONE, "text": "", "photos": [{"md5": "e"}, {"md5": "f"}]}]}),
        ["[picture]\n[picture]"],
    ),
    "zipped again by a Mac": (
        zipped(**{"Export/Journal_json": json.dumps({"metadata": {}, "entries": [ONE]}), "__MACOSX/._Journal_json": "\0"}),
        ["Hello"],
    ),
    "the same twice": (json.dumps({"metadata": {}, "entries": [ONE, ONE]}), ["Hello"]),
    "a zone nobody knows": (json.dumps({"metadata": {}, "entries": [ONE | {"timeZone": "Mars/Sea"}]}), ["Hello"]),
    "backslashes of one's own": (
        json.dumps({"metadata": {}, "entries": [ONE | {"text": r"C:\\dir\next \(x\) \*y\*"}]}),
        [r"C:\dir\next (x) *y*"],
    ),
    "no uuid": (json.dumps({"metadata": {}, "entries": [{"creationDate": "2021-03-03T11:48:50Z", "text": "a"}]}), ["a"]),
    "a date that is none": (json.dumps({"metadata": {}, "entries": [ONE | {"creationDate": "yesterday"}, ONE]}), ["Hello"]),
    "rich text that is no text": (
        json.dumps({"metadata": {}, "entries": [{**ONE, "text": None, "richText": {"contents": [{"text": "Hello"}]}}]}),
        ["Hello"],
    ),
    "entries first": (json.dumps({"entries": [{"audios": [], **ONE}], "metadata": {"version": "1.2"}}), ["Hello"]),
    "rich text that is none": (json.dumps({"metadata": {}, "entries": [ONE | {"text": "", "richText": "{"}]}), []),
}  # fmt: skip


@pytest.mark.parametrize("name", DAY_ONE)
def test_day_one_in_all_its_forms(name: str, tmp_path: Path) -> None:
    """Alone or zipped, with whatever is missing: what has words comes in, once."""
    content, texts = DAY_ONE[name]
    found = look(tmp_path / "x", content)
    assert found.form == "dayone: dayone"
    assert [text for _, text, _ in found.rows] == texts


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("GMT+0530", "2021-03-03T17:18"), ("GMT-5", "2021-03-03T06:48"), ("UTC+09:00", "2021-03-03T20:48"), ("GMT+99", "2021-03-03T11:48")],
)  # fmt: skip
def test_a_zone_without_a_name_of_its_own(zone: str, shown: str, tmp_path: Path) -> None:
    """A phone that only knew how far it was from Greenwich showed a wall time, too: that is the one I see."""
    (entry,) = look(
        tmp_path / "x", json.dumps({"metadata": {}, "entries": [ONE | {"timeZone": zone}]})
    ).entries
    assert entry.at.isoformat().startswith(shown)
    assert (entry.zone, entry.extra["extra"]["dayone"]) == (None, {"zone": zone})
    assert decode(encode(entry)) == entry


TAGS: dict[str, tuple[Any, list[str]]] = {
    "texts": (["walk", "two words"], ["walk", "two-words"]),
    "objects": ([{"name": "walk"}, {"uuid": "AB12", "name": "two words"}], ["walk", "two-words"]),
    "by their ids": ({"AB12": {"name": "walk"}, "CD34": {"name": "two words"}}, ["walk", "two-words"]),
}


@pytest.mark.parametrize("name", TAGS)
def test_tags_of_day_one_keep_their_names(name: str, tmp_path: Path) -> None:
    """Whatever shape tags have, their names are the tags of the entry."""
    given, tags = TAGS[name]
    (entry,) = look(tmp_path / "x", json.dumps({"metadata": {}, "entries": [ONE | {"tags": given}]})).entries
    assert list(entry.tags) == tags
    assert entry.extra == {}


def test_what_has_another_shape_than_usual_is_kept(tmp_path: Path) -> None:
    """A value in a shape that nobody knows is beside the entry, as it stood there: nothing is dropped because it is odd."""
    odd = {"tags": [{"name": "walk"}, {"uuid": "AB12"}], "starred": "yes", "timeZone": {"id": 5}}
    (entry,) = look(tmp_path / "x", json.dumps({"metadata": {}, "entries": [ONE | odd]})).entries
    assert entry.tags == ("walk",)
    assert entry.extra["extra"]["dayone"] == odd
    row = {
        "title": ["a"],
        "body": "b",
        "date": "2020-01-02",
        "time": "03:04",
        "tags": {"@a": 1},
        "starred": 1,
    }
    (entry,) = look(tmp_path / "x", json.dumps({"tags": {}, "entries": [row]})).entries
    assert entry.extra["extra"]["jrnl"] == {"title": ["a"], "tags": {"@a": 1}, "starred": 1}
    (entry,) = look(tmp_path / "x", a_backup(USUAL | {"mood": 99, "note_title": 5})).entries
    assert entry.extra["extra"]["daylio"] == {"id": 9, "mood": 99, "note_title": 5}


def test_a_zip_of_another_app_is_not_day_one(tmp_path: Path) -> None:
    """A zip with JSON in it is no export of Day One for that: it is said that it cannot be read, not that it is empty."""
    one = json.dumps({"text": "a", "date_journal": 1716570000000, "tags": ["walk"]})
    with pytest.raises(BadDataError, match="What can be"):
        look(tmp_path / "x", zipped(one_json=one, two_json=one))


def test_day_one_classic_made_by_hand(tmp_path: Path) -> None:
    """The wall date of its zone, tags and the star, a picture that lies beside it; by its uuid it is what Day One has of it now."""
    found = look(FILES / "Journal.dayone", zone="Asia/Tokyo")
    assert found.form == "dayone: dayone_classic"
    assert found.rows == [
        (
            "2013-05-18 01:39",
            "# By the lake\n\nIt was \\*quiet\\* & grey.",
            ["lake", "two-words", "starred"],
        ),
        ("2013-06-01 09:00", "[picture]", []),
    ]
    first = found.entries[0]
    assert first.zone == "Europe/Zurich"
    assert first.extra["extra"]["dayone"]["Creator"] == {
        "Generation Date": "2013-05-17T23:39:20",
        "Host Name": "box",
    }
    assert decode(encode(first)) == first
    now = {"uuid": "0A3BFC9847BD4173881DE43749F23B58", "creationDate": "2013-05-17T23:39:20Z", "text": "x"}
    (same,) = look(tmp_path / "x", json.dumps({"metadata": {}, "entries": [now]})).entries
    assert same.id == first.id


PLIST = '<?xml version="1.0"?>{}<plist version="1.0"><dict><key>Creation Date</key>{}</dict></plist>'
DATE = "<date>2013-05-17T23:39:20Z</date>"
TEXT = f"{DATE}<key>Entry Text</key><string>Hello</string>"
CLASSIC = {
    "alone": (PLIST.format("", TEXT), ["Hello"], []),
    "no date": (PLIST.format("", "<string>May</string>"), [], [(0, "x.doentry: its date cannot be read")]),
    "nothing in it": (PLIST.format("", DATE), [], [(0, "x.doentry: there is nothing in it")]),
    "an encoding that is none": (PLIST.replace('"1.0"?>', '"1.0" encoding="UTF-85"?>').format("", TEXT), [], [(0, "x.doentry cannot be read")]),
    "cut": (PLIST.format("", TEXT)[:120], [], [(0, "x.doentry cannot be read")]),
    "entities": (PLIST.format('<!DOCTYPE plist [<!ENTITY a "aaaa">]>', TEXT), [], [(0, "x.doentry cannot be read")]),
    "deep": (PLIST.format("", f"{TEXT}<key>a</key>{'<array>' * 50}{'</array>' * 50}"), [], [(0, "x.doentry cannot be read")]),
    "no number": (PLIST.format("", f"{TEXT}<key>a</key><real>nan</real>"), ["Hello"], []),
}  # fmt: skip


@pytest.mark.parametrize("name", CLASSIC)
def test_day_one_classic_in_all_its_forms(name: str, tmp_path: Path) -> None:
    """An entry alone comes in; one that is cut, without a date or hostile is named by its file."""
    content, texts, lost = CLASSIC[name]
    found = look(tmp_path / "x.doentry", content)
    assert found.form == "dayone: dayone_classic"
    assert [text for _, text, _ in found.rows] == texts
    assert found.lost == lost
    assert [decode(encode(one)) for one in found.entries] == found.entries
