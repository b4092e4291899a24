"""What jrnl kept comes in, whichever of its versions and time formats wrote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import BadDataError, UsageError
from numbcheck.exchange import jrnl
from tests.exchange.reading.kit import FILES, look
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from pathlib import Path


FORMS = {
    "as it writes now": "[2020-06-28 06:22:00 PM] Title here.\nBody @sam\n",
    "24 hours": "[2020-06-28 18:22] Title here.\nBody @sam\n",
    "with seconds": "[2020-06-28 18:22:00] Title here.\nBody @sam\n",
    "without brackets": "2020-06-28 18:22 Title here.\nBody @sam\n",
    "day first": "[28.06.2020 18:22] Title here.\nBody @sam\n",
    "day first with strokes": "[28/06/2020 18:22] Title here.\nBody @sam\n",
    "month first": "[06/28/2020 06:22 PM] Title here.\nBody @sam\n",
    "month first without brackets": "06/28/2020 06:22 PM Title here.\nBody @sam\n",
    "a weekday and a month in words": "[Sun, 28 Jun 2020 18:22] Title here.\nBody @sam\n",
    "a weekday between": "[2020-06-28 Sun 18:22] Title here.\nBody @sam\n",
    "a weekday, the month first": "[Sun, 06/28/2020 06:22 PM] Title here.\nBody @sam\n",
    "the month in letters": "[28-Jun-2020 18:22] Title here.\nBody @sam\n",
    "the month in words first": "[June 28, 2020, 6:22 PM] Title here.\nBody @sam\n",
    "the time behind an at": "[Sunday, June 28, 2020 at 6:22 PM] Title here.\nBody @sam\n",
    "as the C library writes it": "[Sun Jun 28 18:22:00 2020] Title here.\nBody @sam\n",
    "of Windows": "\ufeff[2020-06-28 18:22] Title here.\r\nBody @sam\r\n",
    "blank lines around": "\n\n[2020-06-28 18:22] Title here.\nBody @sam\n\n\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_every_way_to_write_the_time_is_read(name: str, tmp_path: Path) -> None:
    """Twelve hours or 24, brackets or none, day or year first: it is the same entry."""
    found = look(tmp_path / "x", FORMS[name])
    assert found.form == "jrnl: jrnl_text"
    assert found.rows == [("2020-06-28 18:22", "Title here.\nBody @sam", ["@sam"])]
    assert found.lost == []


DAY, MONTH, YEAR = (f"its date was read with the {first} first" for first in ("day", "month", "year"))
ORDERS = {
    "a month over 12": (["06/07/2024 10:00", "06/28/2024 10:00"], ["2024-06-07", "2024-06-28"], ""),
    "two digits of the year": (["06/07/99 10:00", "28/07/99 10:00", "28/07/00 10:00"], ["1999-07-06", "1999-07-28", "2000-07-28"], ""),
    "in the order of time": (["06/07/2024 10:00", "06/09/2024 10:00", "07/01/2024 10:00"], ["2024-06-07", "2024-06-09", "2024-07-01"], MONTH),
    "from the newest to the oldest": (["01/08/2024 10:00", "09/07/2024 10:00", "07/07/2024 10:00"], ["2024-08-01", "2024-07-09", "2024-07-07"], DAY),
    "the year first in two digits": (["24/06/09 10:00", "24/07/01 10:00", "24/08/01 10:00"], ["2024-06-09", "2024-07-01", "2024-08-01"], YEAR),
    "AM and PM": (["06/07/2024 10:00 AM", "07/08/2024 11:00 PM"], ["2024-06-07", "2024-07-08"], MONTH),
    "nothing tells": (["06/07/2024 10:00"], ["2024-07-06"], DAY),
    "dots are behind a day": (["06.07.2024 10:00 AM"], ["2024-07-06"], ""),
}  # fmt: skip


@pytest.mark.parametrize("header", ["[{}] Tea", "{} Tea"])
@pytest.mark.parametrize("name", ORDERS)
def test_what_comes_first_in_a_date_is_told_by_the_whole_file(name: str, header: str, tmp_path: Path) -> None:
    """A date with the month first is never read with the day first where the file tells; where it can mean both I hear how it was read."""
    written, days, said = ORDERS[name]
    found = look(tmp_path / "x", "\n\n".join(map(header.format, written)))
    assert [when[:10] for when, _, _ in found.rows] == days
    assert found.lost == ([(1, said)] if said else [])
    assert found.survey.lost == 0


def test_an_hour_before_one_is_an_hour(tmp_path: Path) -> None:
    """Ten past midnight is that, also behind a month in words; a time that is none is named, never made noon."""
    found = look(tmp_path / "x", "[Sat, 01 Jul 2023 00:10] Tea\n[Sat, 01 Jul 2023 25:10] Tea\n")
    assert [when for when, _, _ in found.rows] == ["2023-07-01 00:10"]


def test_only_the_dates_of_entries_tell(tmp_path: Path) -> None:
    """A date at the head of a line of words tells nothing, and nothing is said of it; a comma behind a date without brackets is one."""
    text = "[2020-06-28 18:22] Tea\n06/07/2024 10:00 we meet\n"
    found = look(tmp_path / "x", text)
    assert (len(found.rows), found.lost) == (1, [])
    text = "2020-06-28 18:22 no, tea\n[2020-06-29 10:00] a line of it\n2020-06-30 18:22 More\n"
    assert [row[1] for row in look(tmp_path / "x", text, "jrnl").rows] == [
        "no, tea\n[2020-06-29 10:00] a line of it",
        "More",
    ]


@pytest.mark.parametrize("line", ["[1-2-24] a footnote", "[2020-06-29]", "[2020-06-29 10:00]: yes"])
def test_brackets_that_jrnl_passes_over_are_words(line: str, tmp_path: Path) -> None:
    """A footnote, and brackets with no blank behind them, begin no entry, as in jrnl: what went out for jrnl comes back whole."""
    entry = an_entry(f"Tea\n{line}\nmore", kind="journal")
    text = "".join(jrnl.document([entry], lambda _: None))
    found = look(tmp_path / "x", text)
    assert ([row[1] for row in found.rows], found.lost) == ([f"Tea\n{line}\nmore"], [])


def test_a_sentence_in_brackets_is_no_date(tmp_path: Path) -> None:
    """Words around a date are words, also where they begin a line in brackets."""
    text = "[2020-06-28 18:22] Tea\n[see 2020-01-02] for it\n[I sat 15 minutes in March 2024] and went\n[from May 2 2024 on I rest] I hope\n"
    assert len(look(tmp_path / "x", text).rows) == 1


def test_the_journal_made_by_hand() -> None:
    """Paragraphs, empty lines, quotes and addresses stay as typed; what only looks like a header stays where it was."""
    found = look(FILES / "jrnl-classic.txt")
    assert found.rows == [
        (
            "2019-07-18 14:23",
            (
                "A plain walk by the river. It was grey and that was fine.\nSecond paragraph starts here @walk #quiet\n\n"
                "With an empty line inside."
            ),
            ["@walk", "quiet"],
        ),
        (
            "2019-07-19 23:58",
            (
                "Short one\n[2019-07 14:23] A header whose date has no day\nThe words below it must not be lost.\n\n"
                "[1] a body line that only looks like a header"
            ),
            ["starred"],
        ),
        (
            "2019-07-20 09:00",
            (
                'He said "[this] is the best hour of the day".\n'
                "Mail to a.person@example.org, see https://example.org/p#part"
            ),
            [],
        ),
        ("2019-05-05 10:00", "an old chat line quoted in a body", []),
    ]
    assert found.lost == [(7, "its date cannot be read, so it stays in the entry above")]
    assert (found.survey.lost, found.survey.noted) == (0, 1)


def test_two_equal_entries_are_two(tmp_path: Path) -> None:
    """The same words in the same minute, written twice, are two entries with two ids, the same in every run."""
    content = "[2020-06-28 18:22] Tea\n" * 2
    ids = [one.id for one in look(tmp_path / "x", content).entries]
    assert len(set(ids)) == 2
    assert ids == [one.id for one in look(tmp_path / "y", content).entries]


def test_a_star_is_a_tag_and_bold_is_none(tmp_path: Path) -> None:
    """A star at the end of a title is the tag starred; two asterisks around a word are its own."""
    found = look(
        tmp_path / "x", "[2020-06-28 18:22] Tea *\n[2020-06-28 18:23] very **bold**\n[2020-06-28 18:24] *\n"
    )
    assert [(text, tags) for _, text, tags in found.rows] == [
        ("Tea", ["starred"]),
        ("very **bold**", []),
        (None, ["starred"]),
    ]


def test_words_above_the_first_date_are_named(tmp_path: Path) -> None:
    """What stands above the first header belongs to no entry; it is said, and what is below comes in."""
    for header in ("[2020-06-28 18:22]", "2020-06-28 18:22"):
        found = look(tmp_path / "x", f"loose words\n{header} Tea\n", "jrnl")
        assert [text for _, text, _ in found.rows] == ["Tea"]
        assert found.lost == [(1, "there's no date above this")]


@pytest.mark.parametrize("content", ["JRNLv3abc", "gAAAAABf"])
def test_an_encrypted_journal_says_what_leads_out(content: str, tmp_path: Path) -> None:
    """An encrypted file is no rubbish: I hear how jrnl opens it."""
    with pytest.raises(BadDataError, match="jrnl --decrypt"):
        look(tmp_path / "x", content)


def test_an_empty_or_cut_file(tmp_path: Path) -> None:
    """A file that ends in the middle of an entry gives what there is of it."""
    assert look(tmp_path / "x", "[2020-06-28 18:22] Te").rows == [("2020-06-28 18:22", "Te", [])]
    with pytest.raises(BadDataError, match="What can be"):
        look(tmp_path / "x", "")


def test_bytes_that_are_no_text_are_named_and_the_rest_comes_in(tmp_path: Path) -> None:
    """One entry in another encoding is left out by its line; nothing of it is guessed."""
    found = look(tmp_path / "x", b"[2020-06-28 18:22] caf\xe9\n[2020-06-28 18:23] Tea\n")
    assert [text for _, text, _ in found.rows] == ["Tea"]
    assert found.lost == [(1, "some of it is not UTF-8")]


def test_its_json_made_by_hand() -> None:
    """Title, blank line, body; a star is a tag; what has no place here is kept beside it."""
    found = look(FILES / "jrnl-export.json")
    assert found.form == "jrnl-json: jrnl_json"
    assert found.rows == [
        ("2019-07-18 14:23", "A plain walk by the river.\n\nIt was grey @walk #quiet", ["@walk", "quiet"]),
        ("2019-07-19 23:58", "Short one", ["starred"]),
    ]
    assert found.entries[1].extra["extra"]["jrnl"]["creator"]["host_name"] == "box"
    assert found.entries[1].data == {"from": "jrnl"}


ODD_JSON = {
    "no entries": ({"tags": {}, "entries": []}, [], 0),
    "entries first": ({"entries": [{"title": "a", "body": "", "date": "2020-01-02", "time": "03:04"}]}, ["a"], 0),
    "a date that is none": ({"tags": {}, "entries": [{"title": "a", "date": "2020-02-30", "time": "03:04"}]}, [], 1),
    "no time": ({"tags": {}, "entries": [{"title": "a", "date": "2020-01-02"}]}, ["a"], 0),
    "a list as an entry": ({"tags": {}, "entries": [[], {"title": "a", "date": "2020-01-02", "time": "03:04"}]}, ["a"], 1),
    "numbers for words": ({"tags": {}, "entries": [{"title": 3, "body": None, "date": "2020-01-02", "time": "3:04"}]}, [None], 0),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD_JSON)
def test_odd_json(name: str, tmp_path: Path) -> None:
    """Whatever stands in place of an entry, the others come in."""
    document, texts, lost = ODD_JSON[name]
    found = look(tmp_path / "x", json.dumps(document), "jrnl-json")
    assert [text for _, text, _ in found.rows] == texts
    assert found.survey.lost == lost


def test_a_folder_made_by_hand(tmp_path: Path) -> None:
    """A journal that jrnl keeps as a folder comes in day by day, and is the same one as in a file."""
    found = look(FILES / "jrnl-folder")
    assert found.form == "jrnl: jrnl_folder"
    assert found.rows == [
        ("2019-07-18 14:23", "A plain walk by the river.\nIt was grey @walk", ["@walk"]),
        ("2019-07-18 21:05", "Short one", ["starred"]),
        ("2020-01-02 03:04", "Awake.", []),
    ]
    days = sorted((FILES / "jrnl-folder").rglob("*.txt"))
    whole = look(tmp_path / "x", "\n".join(day.read_text() for day in days))
    assert [one.id for one in whole.entries] == [one.id for one in found.entries]
    elsewhere = look(FILES / "jrnl-folder", zone="Asia/Tokyo")
    assert [one.id[-16:] for one in elsewhere.entries] == [one.id[-16:] for one in found.entries]


def test_a_folder_with_the_month_first(tmp_path: Path) -> None:
    """The days of a folder are one journal: what one file leaves open the others tell."""
    for day, text in {
        "06/07": "[06/07/2024 10:00] one\u2028[06/07/2024 11:00] two",
        "06/28": "[06/28/2024 10:00] three",
    }.items():
        path = tmp_path / "book" / "2024" / f"{day}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = look(tmp_path / "book")
    assert [(when[:10], text) for when, text, _ in found.rows] == [
        ("2024-06-07", "one\u2028[06/07/2024 11:00] two"),
        ("2024-06-28", "three"),
    ]
    assert found.lost == []
    path.unlink()
    assert look(tmp_path / "book").lost == [(0, f"2024/06/07.txt, line 1: {DAY}")]


def test_a_folder_of_more_than_one_kind(tmp_path: Path) -> None:
    """A line of a day that is lost is named with its file; days and notes in one folder are asked about; a folder of neither is said."""
    day = tmp_path / "book" / "2019" / "07" / "18.txt"
    day.parent.mkdir(parents=True)
    with pytest.raises(BadDataError, match="What can be"):
        look(tmp_path / "book")
    day.write_text("loose\n[2019-07-18 14:23] Walk\n")
    (day.parent / "deep.txt").write_text("[2019-07-18 14:23] No day of jrnl's\n")
    found = look(tmp_path / "book")
    assert [text for _, text, _ in found.rows] == ["Walk"]
    assert found.lost == [(0, "2019/07/18.txt, line 1: there's no date above this")]
    (tmp_path / "book" / "2019-07-18.md").write_text("A note")
    with pytest.raises(UsageError, match="jrnl or markdown"):
        look(tmp_path / "book")
    assert [text for _, text, _ in look(tmp_path / "book", form="markdown").rows] == ["A note"]
