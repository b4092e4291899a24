"""Entries as Markdown."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from numbcheck.exchange.markdown import days, document, note, note_name, notes
from numbcheck.journal.entry import NOTHING, VERSION, Answer, Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

TITLE = {"senses": "Five senses"}.get


def entry(minute: str = "07:12", ref: str = "6c2d", **fields: Any) -> Entry:
    at = datetime.fromisoformat(f"2026-11-22T{minute}:03.512+01:00")
    always = {"v": VERSION, "rev": "m2qa7xkd", "after": (), "saved": at, "at": at}
    always |= {"zone": "Europe/Vienna", "kind": "note"}
    return Entry(**{"id": f"20261122t061203512z-k3f7qx2m7a5b{ref}", **always, **fields})


NOTE = entry(text="Long day. #work\n\n  - tea\n---\n5 * 3 & <b>x</b>\n# not a heading", tags=("work", "@sam"))
SENSES = entry(
    "07:20",
    "abcd",
    kind="practice",
    practice="senses",
    finished=True,
    seconds=182.4,
    answers=(Answer("see", "lamp"), Answer("touch", ""), Answer("see", "red *cup*")),
    change="more",
)
JOURNAL = entry(
    "21:05",
    "efgh",
    kind="journal",
    text="Heavy.",
    seconds=41.0,
    finished=False,
    data={"prompt": "body-now", "slept": "good", "ate": "not-yet", "before": 7, "words": ["numb", "far away"],
          "expected": "Two\nlines", "deep": {"a": [1]}, "no": True, "date": "x", "none": None},
)  # fmt: skip

NOTE_BODY = r""" Note

Long day. #work

&nbsp;&nbsp;- tea  
\---  
5 \* 3 & \<b>x\</b>  
\# not a heading
"""  # noqa: W291 - two spaces at a line's end are a line break
SENSES_BODY = r""" Five senses

- You saw: lamp, red \*cup\*
- You touched: noticed

3 min 2 s, to the end. Afterwards: more here.
"""
JOURNAL_BODY = r""" Journal

> Here and now, what is your body like? Heavy, light, warm, tired, nothing much: any word will do.

Heavy.

- Slept: well
- Eaten: not yet
- Before: 7
- Words: numb, far away
- Before: Two  
  lines
- Deep: a 1
- No: yes
- Date: x

41 seconds, part of the way.
"""  # noqa: W291 - two spaces at a line's end are a line break


def test_the_whole_document() -> None:
    """One file holds everything in order, readable as it is."""
    assert "".join(document([NOTE, SENSES, JOURNAL], TITLE)) == (
        "---\ntitle: numbcheck journal\n---\n\n# Journal\n"
        f"\n## 2026-11-22 07:12{NOTE_BODY}\nTags: #work @sam\n"
        f"\n## 2026-11-22 07:20{SENSES_BODY}"
        f"\n## 2026-11-22 21:05{JOURNAL_BODY}"
    )


def test_a_prompt_of_my_own_stands_above_my_words() -> None:
    """What I asked myself is there as I typed it, on one line, and read as no markup."""
    (_, body) = note(entry(text="Tea.", data={"prompt": "What was *good*\n# here?"}), TITLE).split("\n---\n")
    assert "\n> What was \\*good\\* # here?\n\nTea.\n" in body


def test_the_notes_of_a_folder() -> None:
    """Each entry can be a note of its own, its properties above and its words below."""
    assert dict(notes([NOTE, SENSES, JOURNAL], TITLE)) == {
        "2026-11-22-0712-6c2d.md": (
            '---\ndate: 2026-11-22\ntime: "07:12"\nzone: Europe/Vienna\nkind: note\n'
            'tags:\n  - work\n  - "@sam"\nid: "20261122t061203512z-k3f7qx2m7a5b6c2d"\n---\n'
            f"\n# 2026-11-22 07:12{NOTE_BODY}"
        ),
        "2026-11-22-0720-abcd.md": (
            '---\ndate: 2026-11-22\ntime: "07:20"\nzone: Europe/Vienna\nkind: practice\npractice: senses\n'
            'tags: []\nid: "20261122t061203512z-k3f7qx2m7a5babcd"\n'
            "finished: true\nseconds: 182.4\nchange: more\n---\n"
            f"\n# 2026-11-22 07:20{SENSES_BODY}"
        ),
        "2026-11-22-2105-efgh.md": (
            '---\ndate: 2026-11-22\ntime: "21:05"\nzone: Europe/Vienna\nkind: journal\n'
            'tags: []\nid: "20261122t061203512z-k3f7qx2m7a5befgh"\n'
            "finished: false\nseconds: 41\nprompt: body-now\nslept: good\nate: not-yet\nbefore: 7\n"
            'words:\n  - numb\n  - far away\n"no": true\n---\n'
            f"\n# 2026-11-22 21:05{JOURNAL_BODY}"
        ),
    }


def test_the_notes_of_days() -> None:
    """A day's entries can share a note, and its tags are gathered."""
    other = entry(
        "00:00", "wxyz", at=datetime.fromisoformat("2026-11-23T00:00+01:00"), kind="check", tags=("@sam",)
    )
    assert dict(days([SENSES, other, NOTE], TITLE)) == {
        "2026-11-22.md": (
            '---\ndate: 2026-11-22\nkind: day\ntags:\n  - work\n  - "@sam"\nentries: 2\n---\n\n# 2026-11-22\n'
            f"\n## 07:20{SENSES_BODY}\n## 07:12{NOTE_BODY}\nTags: #work @sam\n"
        ),
        "2026-11-23.md": (
            '---\ndate: 2026-11-23\nkind: day\ntags:\n  - "@sam"\nentries: 1\n---\n\n# 2026-11-23\n'
            "\n## 00:00 Check-in\n\nTags: @sam\n"
        ),
    }


def test_an_entry_edited_in_two_places_keeps_both_notes() -> None:
    """Of two versions with one name neither overwrites the other."""
    written = dict(notes([NOTE, entry(text="other"), SENSES, entry(text="third")], TITLE))
    assert list(written) == [
        "2026-11-22-0712-6c2d.md",
        "2026-11-22-0712-6c2d-2.md",
        "2026-11-22-0720-abcd.md",
        "2026-11-22-0712-6c2d-3.md",
    ]
    assert "other" in written["2026-11-22-0712-6c2d-2.md"]


def test_a_name_is_made_of_time_and_letters_only() -> None:
    """Nothing I write gets into a file name."""
    assert note_name(entry(text="../../x", kind="../k")) == "2026-11-22-0712-6c2d.md"


def test_only_what_fits_into_a_property_is_one() -> None:
    """Long words and odd names stand in the note itself, where they do not crowd the properties."""
    one = entry(data={"long": "x" * 81, "Odd name": 1, "y" * 41: 2, "lines": "a\nb", "fits": "x" * 80})
    head, _ = parts(note(one, TITLE))
    assert list(head) == ["date", "time", "zone", "kind", "tags", "id", "fits"]
    assert note(one, TITLE).count("\n- ") == 5


def test_an_answer_without_a_visible_sign_is_noticed() -> None:
    """An answer of nothing but spaces or stray keys is one without words."""
    one = entry(kind="practice", answers=(Answer("see", " "), Answer("hear", "\x1b\n")))
    assert note(one, TITLE).endswith("\n- See: noticed\n- Hear: noticed\n")


def test_tags_stand_on_one_line() -> None:
    """An odd tag from elsewhere stays one tag among the others."""
    assert "".join(document([entry(tags=("two\nlines", "*x*"))], TITLE)).endswith(
        "\nTags: #two lines #\\*x\\*\n"
    )


def test_an_empty_journal_is_still_a_document() -> None:
    """With nothing in it, the file says what it would be."""
    assert "".join(document([], TITLE)) == "---\ntitle: numbcheck journal\n---\n\n# Journal\n"


def test_what_has_no_title_stands_under_its_id() -> None:
    """A practice that is no longer on the shelf still has a heading."""
    assert note(entry(kind="practice", practice="my-own"), lambda _: None).endswith(
        "---\n\n# 2026-11-22 07:12 My own\n"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "0 seconds"),
        (59.4, "59 seconds"),
        (59.6, "1 minute"),
        (142.0, "2 min 22 s"),
        (600.0, "10 minutes"),
    ],
)
def test_how_long_it_took_is_said_in_words(seconds: float, words: str) -> None:
    """A length is said as a person would."""
    assert note(entry(seconds=seconds), TITLE).endswith(f"\n{words}.\n")


PIECES = """--- *** ___ === = - + * > # ## ``` ~~~ <!-- --> <b> </b> <?x <% [[x]] [x](y) ![x](y) [x]: [^1] | |-|
    :-: &amp; &#35; \\ %% == $ ^id - [x] 1. 2) http://a_b <a@b.c> date: tags: {{x}} ` '' "" @sam #work"""
SPACES = [" ", "    ", "\n", "\n\n", "\r", "\t", "\x0b", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\xa0"]
hostile = st.lists(
    st.sampled_from(PIECES.split()) | st.sampled_from(SPACES) | st.text(max_size=3), max_size=8
).map("".join)
scalars = st.one_of(hostile, st.booleans(), st.integers(), st.floats(-1e9, 1e9), st.none())
anything = st.one_of(scalars, st.lists(scalars, max_size=3), st.dictionaries(hostile, scalars, max_size=2))
hostile_entries = st.builds(
    entry,
    zone=hostile,
    kind=st.sampled_from(["note", "practice", "on", "12:30"]) | hostile,
    practice=st.none() | st.just("senses") | hostile,
    text=st.none() | hostile,
    tags=st.lists(hostile, max_size=3).map(tuple),
    answers=st.lists(st.builds(Answer, hostile, hostile, st.just(NOTHING)), max_size=3).map(tuple),
    data=st.dictionaries(
        st.sampled_from(["tags", "on", "date", "a-b", "prompt", "<<"]) | hostile, anything, max_size=3
    ),
    finished=st.none() | st.booleans(),
    seconds=st.none() | st.floats(0, 1e9),
)
hostile_titles = st.dictionaries(st.just("senses"), hostile).map(lambda titles: titles.get)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"heading", "paragraph", "blockquote", "bullet_list", "list_item", "inline"}


def parts(markdown: str) -> tuple[dict[str, Any], list[Token]]:
    """Return the front matter as values, and the tokens of what follows it."""
    assert markdown.startswith("---\n")
    head, body = markdown.removeprefix("---").split("\n---\n", 1)
    return yaml.safe_load(head), PARSER.parse(body)


def kinds(tokens: list[Token]) -> list[str]:
    return [token.type.removesuffix("_open") for token in tokens if token.nesting >= 0]


def shown(token: Token) -> str:
    """Return what a reader sees of an inline token, which must be text and line breaks only."""
    within = token.children or []
    assert {child.type for child in within} <= {"text", "hardbreak"}, token.content
    return "".join("\n" if child.type == "hardbreak" else child.content for child in within)


def check_plain(tokens: list[Token]) -> None:
    """Assert that nothing is there but what we put there ourselves, and plain text in it."""
    assert set(kinds(tokens)) <= OURS
    assert max(token.level for token in tokens) <= 4
    for token in tokens:
        if token.type == "inline":
            shown(token)


@given(hostile_entries, hostile_titles)
def test_nothing_written_breaks_the_structure_of_a_note(
    one: Entry, words: Callable[[str], str | None]
) -> None:
    """Whatever an entry holds, its note has one heading, and all else is plain text where it belongs."""
    head, tokens = parts(note(one, words))
    assert kinds(tokens)[:2] == ["heading", "inline"]
    assert kinds(tokens).count("heading") == 1
    assert shown(tokens[1]).startswith("2026-11-22 07:12")
    check_plain(tokens)
    assert list(head)[:4] == ["date", "time", "zone", "kind"]
    assert (head["date"], head["time"], head["id"]) == (date(2026, 11, 22), "07:12", one.id)
    assert all(isinstance(value, str) for value in (head["zone"], head["kind"], *head["tags"]))
    assert len(head["tags"]) == len(one.tags)


@given(st.lists(hostile_entries, max_size=3), hostile_titles)
def test_nothing_written_breaks_the_structure_of_a_longer_file(
    some: list[Entry], words: Callable[[str], str | None]
) -> None:
    """Whatever they hold, a file of entries has exactly one heading for each."""
    _, tokens = parts("".join(document(some, words)))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1"] + ["h2"] * len(some)
    check_plain(tokens)
    for _, text in days(some, words):
        head, tokens = parts(text)
        assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1"] + ["h2"] * len(some)
        check_plain(tokens)
        assert head["entries"] == len(some)
        assert isinstance(head["tags"], list)
