"""Notes and tables come in: Markdown alone or in folders, any CSV by its columns, and our own exports."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.exchange import csv_, markdown
from numbcheck.journal.codec import decode, encode
from numbcheck.journal.tags import tags_of
from tests.exchange.reading.kit import FILES, look
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from pathlib import Path


def test_the_note_made_by_hand() -> None:
    """The date of its front matter, its tags and those in its text; what stands in code is no tag; nothing is lost."""
    found = look(FILES / "2024-03-15.md")
    assert found.form == "markdown: markdown_notes"
    ((when, text, tags),) = found.rows
    assert (when, tags) == ("2024-03-15 12:00", ["errand", "daily", "in/out"])
    body = (FILES / "2024-03-15.md").read_text().split("---\n", 2)[2]
    assert text == body.rstrip()
    (entry,) = found.entries
    assert entry.data == {"from": "markdown", "mood": "7"}
    assert entry.extra == {
        "extra": {"markdown": {"sleep-hours": "7.5", "cssclasses": ["log"], "week": "[[2024-W11]]"}}
    }
    assert found.survey.only_days == 1


NOTES = {
    "date in its name": ("2024-03-15 walk.md", "# Walk\nGrey.", ("2024-03-15 12:00", "# Walk\nGrey.", [])),
    "time in its name": ("2024-03-15-0930-k3f7.md", "# Walk", ("2024-03-15 09:30", "# Walk", [])),
    "jrnl's folder": ("2013_06_03_a-day.md", "---\ntitle: A\n---\nB", ("2013-06-03 12:00", "A\n\nB", [])),
    "datetime": ("a.md", "---\ndatetime: 2024-03-15T14:30:00\n---\nB", ("2024-03-15 14:30", "B", [])),
    "date and time apart": ("a.md", "---\ndate: 2024-03-15\ntime: \"14:30\"\n---\nB", ("2024-03-15 14:30", "B", [])),
    "CRLF, BOM": ("a.md", "\ufeff---\r\ndate: 2024-03-15\r\n---\r\nB\r\nC", ("2024-03-15 12:00", "B\nC", [])),
    "tags one a line": ("a.md", "---\ntags:\n  - one\n  - 'two words'\ndate: 2024-03-15\n---\nB", ("2024-03-15 12:00", "B", ["one", "two-words"])),
    "code": ("2024-03-15.md", "# a #real\n```\n#not\n```\n~~~~\n#nor\n~~~\n#nor\n~~~~\n#too", ("2024-03-15 12:00", "# a #real\n```\n#not\n```\n~~~~\n#nor\n~~~\n#nor\n~~~~\n#too", ["real", "too"])),
    "code in a list": ("2024-03-15.md", "# a #real\n- b\n  ```sh\n  #not\n  ````\n> ~~~\n> #nor\n> ~~~\n#too", ("2024-03-15 12:00", "# a #real\n- b\n  ```sh\n  #not\n  ````\n> ~~~\n> #nor\n> ~~~\n#too", ["real", "too"])),
    "a link to its day": ("a.md", "---\ndate: \"[[2024-03-15]]\"\n---\nB", ("2024-03-15 12:00", "B", [])),
    "in words": ("a.md", "---\ndate: Friday, March 15, 2024\n---\nB", ("2024-03-15 12:00", "B", [])),
    "when it was made": ("a.md", "---\ncreation date: 2024-03-15 14:30\n---\nB", ("2024-03-15 14:30", "B", [])),
    "the day first in its name": ("15.03.2024.md", "# B", ("2024-03-15 12:00", "# B", [])),
    "words in its name": ("March 15, 2024.md", "# B", ("2024-03-15 12:00", "# B", [])),
    "its title is its heading": ("2024-03-15.md", "---\ntitle: A\n---\n# A\nB", ("2024-03-15 12:00", "# A\nB", [])),
    "tags in one line": ("2024-03-15.md", "---\ntags: walk, two words\n---\nB", ("2024-03-15 12:00", "B", ["walk", "two-words"])),
    "tags between blanks": ("2024-03-15.md", "---\ntags: walk #quiet\n---\nB", ("2024-03-15 12:00", "B", ["walk", "quiet"])),
    "a list over two lines": ("2024-03-15.md", "---\ntags: [walk,\n  two words]\n---\nB", ("2024-03-15 12:00", "B", ["walk", "two-words"])),
    "tags and a tag": ("2024-03-15.md", "---\ntags: [walk]\ntag: quiet\n---\nB", ("2024-03-15 12:00", "B", ["walk", "quiet"])),
    "a time behind words": ("a.md", "---\ndate: March 15, 2024 at 2:30 PM\n---\nB", ("2024-03-15 14:30", "B", [])),
    "an at between": ("a.md", "---\ncreated: 2024-03-15 @ 14:30\n---\nB", ("2024-03-15 14:30", "B", [])),
    "an offset": ("a.md", "---\ndate: 2024-03-15 14:30:00 +0100\n---\nB", ("2024-03-15 14:30", "B", [])),
    "jrnl's folder, its text inside": ("2020-08-29_a.md", "---\ntitle: A\ndate: 2020-08-29 11:11:00 AM\nstarred: True\ntags: ipsum, two\nbody: |\t\t\n\tB\n\t\n\t## C: d\n\t- e\n...", ("2020-08-29 11:11", "A\n\nB\n\n## C: d\n- e", ["ipsum", "two", "starred"])),
    "TOML": ("a.md", "+++\ntitle = 'A'\ndate = 2024-03-15T14:30:00+01:00\ntags = [\n  'walk',\n  \"two words\"]\n+++\n\nB", ("2024-03-15 14:30", "A\n\nB", ["walk", "two-words"])),
    "TOML, a day in quotes": ("a.md", "+++\ndate = \"2024-03-15\"\n+++\nB", ("2024-03-15 12:00", "B", [])),
    "TOML, date and time apart": ("a.md", "+++\ndate = 2024-03-15\ntime = 14:30:00\n+++\nB", ("2024-03-15 14:30", "B", [])),
    "TOML that is none": ("2024-03-15.md", "+++\nno key\n+++\nB", ("2024-03-15 12:00", "+++\nno key\n+++\nB", [])),
    "front matter that does not end": ("2024-03-15.md", "---\nis this a rule\n", ("2024-03-15 12:00", "---\nis this a rule", [])),
    "a rule above and one below": ("2024-03-15.md", "---\n\nOne\n\n---\n\nB", ("2024-03-15 12:00", "---\n\nOne\n\n---\n\nB", [])),
    "remarks in front matter": ("a.md", "---\ndate: 2024-03-15 # the day\ntags: # none yet\n---\nB", ("2024-03-15 12:00", "B", [])),
    "no remarks in quotes": ("a.md", "---\ndate: 2024-03-15\ntitle: \"One # two\" # the title\ntags: ['a # b', c] # a list\n---\nB", ("2024-03-15 12:00", "One # two\n\nB", ["a-#-b", "c"])),
    "nor in quotes of several lines": ("a.md", "---\ndate: 2024-03-15\ntitle: \"One # two\n  three\"\n---\nB", ("2024-03-15 12:00", "One # two\n  three\n\nB", [])),
    "a slip of paper by number": ("202403150930 walk.md", "# B", ("2024-03-15 09:30", "# B", [])),
    "and by the second": ("20240315093015.md", "# B", ("2024-03-15 09:30", "# B", [])),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTES)
def test_every_kind_of_note(name: str, tmp_path: Path) -> None:
    """The date from the front matter, else from the name; properties in any of the usual forms."""
    file, content, row = NOTES[name]
    assert look(tmp_path / file, content).rows == [row]


def test_a_folder(tmp_path: Path) -> None:
    """Folders in folders are looked through; links, hidden ones and other files are not; one without a date is named."""
    folder = tmp_path / "vault"
    (folder / "deep").mkdir(parents=True)
    (folder / ".obsidian").mkdir()
    for name in (
        "2024-03-15.md",
        "deep/2024-03-16.md",
        "2024/03/14.md",
        ".obsidian/2024-03-17.md",
        "2024-03-18.txt",
        "idea.md",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# {name}")
    (folder / "2024-03-20.md").write_bytes("# wide".encode("utf-16"))
    (folder / "2024-03-21.md").write_bytes("# caf\u00e9".encode("latin-1"))
    os.symlink("2024-03-15.md", folder / "2024-03-19.md")
    os.symlink("deep", folder / "2025")
    found = look(folder)
    assert [text for _, text, _ in found.rows] == [
        "# 2024-03-15.md",
        "# wide",
        "# 2024/03/14.md",
        "# deep/2024-03-16.md",
    ]
    assert found.lost == [
        (0, "2024-03-21.md: some of it is not UTF-8"),
        (0, "idea.md has no date, in it or in its name"),
    ]


def test_the_disk_is_asked_for_many_notes_before_the_first_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cold disk brings notes that are asked for together far quicker; each is still read once, in its order."""
    for day in range(1, 4):
        (tmp_path / f"2024-03-{day:02}.md").write_text(f"{day}")
    done: list[str] = []
    read = os.read

    def reading(file: int, most: int) -> bytes:
        done.append("read")
        return read(file, most)

    monkeypatch.setattr(os, "posix_fadvise", lambda *_: done.append("asked"), raising=False)
    monkeypatch.setattr(os, "POSIX_FADV_WILLNEED", 3, raising=False)
    monkeypatch.setattr(os, "read", reading)
    assert [text for _, text, _ in look(tmp_path).rows] == ["1", "2", "3"]
    assert done == ["asked"] * 3 + ["read"] * 3


IN_BRACES = {
    '{\n  "title": "A",\n  "date": "2024-03-16T14:30:00+01:00",\n  "tags": ["walk"]\n}\n\nB': ("2024-03-16 14:30", "A\n\nB", ["walk"]),
    "{a} B": ("2024-03-15 12:00", "{a} B", []),
    "{} B": ("2024-03-15 12:00", "{} B", []),
}  # fmt: skip


def test_lines_below_a_key_are_kept_as_they_are(tmp_path: Path) -> None:
    """A text of several lines in front matter loses none: no heading is taken for a remark, no line for a key."""
    content = "---\ndate: 2024-03-15\nsummary: >-\n  # one\n\n    two: 2\nlast: x\n---\nB"
    (entry,) = look(tmp_path / "a.md", content).entries
    assert entry.extra["extra"]["markdown"] == {"summary": "# one\n\n  two: 2", "last": "x"}


@pytest.mark.parametrize("content", IN_BRACES)
def test_front_matter_in_braces(content: str, tmp_path: Path) -> None:
    """A note in a folder may begin with JSON; braces that are none are its text."""
    (tmp_path / "2024-03-15.md").write_text(content)
    assert look(tmp_path).rows == [IN_BRACES[content]]


def test_what_front_matter_says_beside_is_kept(tmp_path: Path) -> None:
    """A second date, an id of another program and whatever nobody knows are beside the entry; a number is what was written."""
    for content in (
        "---\ndate: 2024-03-15\ncreated: 2024-03-14\nid: 20240315\nmood: 7\ndraft: false\n---\nB",
        "+++\ndate = 2024-03-15\ncreated = 2024-03-14\nid = 20240315\nmood = 7\ndraft = false\n+++\nB",
        '{"date": "2024-03-15", "created": "2024-03-14", "id": 20240315, "mood": 7, "draft": false}\nB',
    ):
        (entry,) = look(tmp_path / "a.md", content, "markdown").entries
        kept = {"created": "2024-03-14", "id": "20240315", "draft": "false"}
        assert (entry.text, entry.data["mood"], entry.extra["extra"]) == ("B", "7", {"markdown": kept})


def test_hostile_front_matter_is_text(tmp_path: Path) -> None:
    """Brackets without end, numbers that are none, and a document of many megabytes cost no note and no time."""
    deep = "[" * 30_000
    huge = f"+++\na = 0x{'f' * 9_000}\n+++\n"  # too long for a number in tens
    for head in (
        huge,
        f"+++\na = {deep}\n+++\n",
        f'{{"a": {deep}',
        '{"a": NaN}\n',
        f"+++\n{'a' * 100_000}\n+++\n",
    ):
        (row,) = look(tmp_path / "2024-03-15.md", f"{head}B", "markdown").rows
        assert row[1] == f"{head}B"
    (entry,) = look(
        tmp_path / "2024-03-15.md", "+++\na = nan\nb = [{c = 07:32:00}]\n+++\nB", "markdown"
    ).entries
    assert entry.extra["extra"]["markdown"] == {"a": "nan", "b": [{"c": "07:32:00"}]}
    assert decode(encode(entry)) == entry


def test_a_folder_with_the_month_first(tmp_path: Path) -> None:
    """What one note leaves open the others tell; where none does I hear how it was read, and of which note."""
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "06-07-2024.md").write_text("one")
    (folder / "b.md").write_text("---\ndate: 06/09/2024\n---\ntwo")
    (folder / "2024-01-01.md").write_text("three")
    assert look(folder).lost == [(0, "06-07-2024.md: its date was read with the day first")]
    (folder / "c.md").write_text("---\ndate: 06/28/2024 8:39 PM\n---\nfour")
    found = look(folder)
    assert sorted((when, text) for when, text, _ in found.rows) == [
        ("2024-01-01 12:00", "three"),
        ("2024-06-07 12:00", "one"),
        ("2024-06-09 12:00", "two"),
        ("2024-06-28 20:39", "four"),
    ]
    assert found.lost == []
    (folder / "d.md").write_text("---\ndate: 28/06/2024\n---\nfive")
    assert look(folder).lost == [(0, "c.md: its date cannot be read")]


def test_a_note_of_ours_is_that_very_entry(tmp_path: Path) -> None:
    """A note that was exported knows which entry it is."""
    entry = an_entry("rain #work", kind="journal")
    found = look(tmp_path / "a.md", markdown.note(entry, lambda _: None))
    (back,) = found.entries
    assert (back.id, back.kind, back.zone, back.tags) == (entry.id, "journal", "Europe/Vienna", ("work",))


@pytest.mark.parametrize("as_is", [False, True])
@pytest.mark.parametrize(
    "typed",
    ["rain", "# mine\n\n- [ ] a\n1. b\n> c", "*a* _b_ `c` <b> &amp; [d](e)", "```\nx #y\n```\n---\nz", "  in\n\nout", "---\ndate: 1\n---"],
)  # fmt: skip
def test_a_note_of_ours_has_the_words_that_were_typed(typed: str, as_is: bool, tmp_path: Path) -> None:
    """Where the entry itself is gone, its note brings back my words: no heading that I never wrote, no signs before mine."""
    text = markdown.note(an_entry(typed, kind="journal"), lambda _: None, as_is=as_is)
    (back,) = look(tmp_path / "a.md", text).entries
    assert back.text == typed


TABLES = {
    "date and time": ("date,time,mood,text\n2024-06-28,20:39,ok,Rain\n", [("2024-06-28 20:39", "Rain", [])]),
    "one column": ("timestamp,note,tags\n2024-06-28T20:39:05,Rain,\"a, two words\"\n", [("2024-06-28 20:39", "Rain", ["a", "two-words"])]),
    "with an offset": ("at;text\n2024-06-28T20:39:00+09:00;Rain\n", [("2024-06-28 20:39", "Rain", [])]),
    "a title": ("Date\tTitle\tBody\n28.06.2024\tWalk\tRain\n", [("2024-06-28 12:00", "Walk\n\nRain", [])]),
    "BOM, CRLF, blank rows": ("\ufeffdate,text\r\n2024-06-28,\"a\r\nb\"\r\n\r\n,\r\n", [("2024-06-28 12:00", "a\nb", [])]),
    "two equal rows": ("date,text\n2024-06-28,a\n2024-06-28,a\n", [("2024-06-28 12:00", "a", [])] * 2),
    "in German": ("Datum;Uhrzeit;Stimmung;Notiz\n28.06.2024;20:39;7,5;Regen\n", [("2024-06-28 20:39", "Regen", [])]),
    "in French": ("date;heure;texte\n28/06/2024;20h39;Pluie\n", [("2024-06-28 20:39", "Pluie", [])]),
    "as in America": ("Date,Time,Note\n06/07/2024,8:39 PM,a\n06/28/2024,8:40 PM,b\n", [("2024-06-07 20:39", "a", []), ("2024-06-28 20:40", "b", [])]),
    "months in words": ("Date,Note\n\"June 28, 2024\",a\n28 Jun 2024,b\n", [("2024-06-28 12:00", "a", []), ("2024-06-28 12:00", "b", [])]),
    "two digits of the year": ("Date;Note\n28.06.24;a\n", [("2024-06-28 12:00", "a", [])]),
    "a time behind words": ("Date,Note\n\"June 28, 2024 at 8:39 PM\",a\n", [("2024-06-28 20:39", "a", [])]),
    "a first row cut short": ("date,text\n2024-06-28\n2024-06-29,b\n", [("2024-06-28 12:00", None, []), ("2024-06-29 12:00", "b", [])]),
    "as Excel begins it": ("sep=;\r\nDate;Note\r\n2024-06-28;a\r\n", [("2024-06-28 12:00", "a", [])]),
    "lines that end as on old Macs": ("date,text\r2024-06-28,a\r2024-06-29,b\r", [("2024-06-28 12:00", "a", []), ("2024-06-29 12:00", "b", [])]),
    "as the C library writes dates": ("date,text\nFri Jun 28 20:39:00 2024,a\n", [("2024-06-28 20:39", "a", [])]),
    "cut short": ("date,text\n2024-06-28,\"a", [("2024-06-28 12:00", "a", [])]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_every_kind_of_table(name: str, tmp_path: Path) -> None:
    """Columns are known by their names, in any order and with any sign between them."""
    content, rows = TABLES[name]
    found = look(tmp_path / "x", content)
    assert found.form == "csv: csv_table"
    assert found.rows == rows


def test_a_table_of_ours_holds_the_very_entries(tmp_path: Path) -> None:
    """Our own table is ours, also where its columns are called as Daylio's are: each row is the entry that it came from."""
    entry = an_entry(
        "rain", kind="journal", tags=("work",), data={"mood": "grey", "activities": ["walk", "tea"]}
    )
    found = look(tmp_path / "x", "".join(csv_.document([entry])))
    assert (found.form, found.lost) == ("csv: csv_table", [])
    (back,) = found.entries
    assert (back.id, back.at, back.text, back.tags) == (entry.id, entry.at, "rain", ("work",))
    assert back.data == {"from": "csv", "mood": "grey", "activities": ["walk", "tea"]}


@pytest.mark.parametrize("text", ["@sam called", "=1 #work", "@SUM(A1) @sam"])
def test_a_table_of_ours_adds_no_sign_of_its_own(text: str, tmp_path: Path) -> None:
    """The apostrophe that keeps a program from reckoning with @sam is in no tag, and in nothing else that comes back."""
    entry = an_entry(text, tags=tags_of(text), data={"slept-own": "-a bit", "mood": "=grey"})
    (back,) = look(tmp_path / "x", "".join(csv_.document([entry]))).entries
    assert (back.text, back.tags, back.data["mood"]) == (text, entry.tags, "=grey")
    (foreign,) = look(tmp_path / "y", "date,text,weather\n2024-06-28,Rain,'=grey\n").entries
    assert foreign.extra == {"extra": {"csv": {"weather": "=grey"}}}


def test_columns_nobody_knows_are_kept(tmp_path: Path) -> None:
    """What has no place here is beside the entry, by the name of its column."""
    (entry,) = look(tmp_path / "x", "date,text,weather,steps\n2024-06-28,Rain,grey,4000\n").entries
    assert entry.extra == {"extra": {"csv": {"weather": "grey", "steps": "4000"}}}


def test_hours_that_a_clock_change_left_out_or_had_twice(tmp_path: Path) -> None:
    """A time that never was is moved on, one that was twice is the first; both are counted."""
    found = look(
        tmp_path / "x", "date,time,text\n2026-03-29,02:30,gap\n2026-10-25,02:30,fold\n2026-10-25,12:00,b\n"
    )
    assert [one.at.isoformat() for one in found.entries] == [
        "2026-03-29T03:30:00+02:00",
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T12:00:00+01:00",
    ]
    assert (found.survey.skipped, found.survey.twice, found.survey.naive) == (1, 1, 3)


def test_a_date_that_can_be_two_days_is_said(tmp_path: Path) -> None:
    """Where no date of a table tells whether the day or the month comes first I hear how they were read, once."""
    found = look(tmp_path / "x", "date,text\n06/07/2024,a\n07/08/2024,b\n")
    assert [when for when, _, _ in found.rows] == ["2024-07-06 12:00", "2024-08-07 12:00"]
    assert found.lost == [(2, "its date was read with the day first")]
    assert found.survey.lost == 0
    found = look(tmp_path / "x", "date,text\n06/07/2024,a\n28/08/2024,b\n")
    assert (len(found.rows), found.lost) == (2, [])
    found = look(tmp_path / "x", "sep=;\ndate;text\nnever;a\n")
    assert found.lost == [(3, "its date cannot be read")]
