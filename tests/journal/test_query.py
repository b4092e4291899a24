"""Questions put to the journal."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from numbcheck.clean import sought
from numbcheck.errors import UsageError
from numbcheck.journal.codec import encode, to_record
from numbcheck.journal.entry import Answer, Entry
from numbcheck.journal.prefilter import _bare, raw_filter
from numbcheck.journal.query import Query, id_filter, matcher, month_filter
from numbcheck.journal.tags import tag, tags_of
from tests.journal.kit import NOON, an_entry
from tests.journal.shapes import entries, offsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DataObject

WALK = an_entry(
    "A slow Walk by the caf\u00e9",
    kind="practice",
    practice="steps",
    answers=(Answer("see", "Lamp"),),
    tags=("Work", "@Sam"),
    data={"prompt": "first-light", "places": [{"name": "Harbour"}, 3], "pair": ("left", None)},
)


def asks(entry: Entry = WALK, **parts: Any) -> bool:
    return matcher(Query(**parts))(entry)


def test_words_are_found_wherever_a_person_wrote_them() -> None:
    """A word is found in the text, the answers, the tags and the data, whatever its case or accents' form."""
    for word in ("walk", "WALK", "cafe\u0301", "lamp", "work", "harb", "first-light", "left"):
        assert asks(words=(word,)), word
    for word in ("see", "steps", "prompt", "practice", "Vienna", WALK.rev, "text"):
        assert not asks(words=(word,)), word


def test_several_words_must_all_be_there_unless_any_will_do() -> None:
    """`history slow rain` wants both words, `--any` one of them."""
    assert asks(words=("slow", "walk"))
    assert not asks(words=("slow", "rain"))
    assert asks(words=("slow", "rain"), any_word=True)
    assert not asks(words=("snow", "rain"), any_word=True)
    assert asks(words=("snow",), tags=("work",), any_word=True)
    assert asks(any_word=True)


def test_words_that_must_not_be_there() -> None:
    """`--not` leaves out what holds a word or wears a tag, whatever else is asked."""
    assert not asks(not_words=("CAF\u00c9",))
    assert asks(not_words=("rain",))
    assert not asks(not_words=("#work",))
    assert not asks(not_words=("@sam",))
    assert asks(not_words=("#sam", "@work", "#wor"))
    assert not asks(words=("walk",), not_words=("lamp",), any_word=True)
    assert asks(an_entry("only @ and # signs"), not_words=("rain",))
    assert not asks(an_entry("only @ and # signs"), not_words=("#",))


def test_tags_are_whole_and_know_no_case() -> None:
    """`--tag work` finds #Work, not #workshop, and a person is not a thing."""
    assert asks(tags=("work",))
    assert asks(tags=("#WORK", "@sam"))
    assert not asks(tags=("wor",))
    assert not asks(tags=("sam",))
    assert not asks(tags=("work", "rest"))
    assert asks(tags=("work", "rest"), any_word=True)


def test_kind_and_practice() -> None:
    """An entry's kind and practice are compared whole."""
    assert asks(kinds=("note", "practice"), practice="steps")
    assert not asks(kinds=("note",))
    assert not asks(practice="step")
    assert not asks(an_entry(), practice="steps")


def test_days_are_those_on_the_wall() -> None:
    """An entry written at 00:30 belongs to the day that had just begun there, whatever UTC said."""
    late = an_entry(at=NOON.replace(hour=0, minute=30))
    day = date(2026, 11, 22)
    assert asks(late, since=day, until=day)
    assert not asks(late, until=day - timedelta(days=1))
    assert not asks(late, since=day + timedelta(days=1))
    assert asks(late, month_day=(11, 22))
    assert not asks(late, month_day=(11, 21))


days = st.dates(date(2, 1, 3), date(9998, 12, 29))


@given(st.datetimes(datetime(2, 1, 3), datetime(9998, 12, 29), timezones=offsets), days, days)
@example(NOON, date.min, date.max)
def test_the_filters_by_name_never_miss_an_entry(at: datetime, one: date, other: date) -> None:
    """Whatever the time zone, a file that may hold what is asked for is opened."""
    entry = an_entry(at=at)
    query = Query(since=min(one, other), until=max(one, other))
    for asked in (
        query,
        Query(month_day=(at.month, at.day)),
        Query(since=at.date(), until=at.date()),
        Query(),
    ):
        if matcher(asked)(entry):
            assert id_filter(asked)(entry.id)
            assert month_filter(asked)(f"{entry.id[:4]}/{entry.id[4:6]}")


def test_a_question_about_a_month_opens_that_month_and_its_neighbours_at_most() -> None:
    """The rest of the journal stays closed."""
    wanted = month_filter(Query(since=date(2026, 10, 1), until=date(2026, 10, 31)))
    months = ["2025/10", "2026/08", "2026/09", "2026/10", "2026/11", "2026/12"]
    assert list(filter(wanted, months)) == ["2026/09", "2026/10", "2026/11"]
    wanted = month_filter(Query(month_day=(3, 1)))
    assert list(filter(wanted, ["2024/01", "2024/02", "2024/03", "2024/04"])) == ["2024/02", "2024/03"]
    assert id_filter(Query(month_day=(2, 29)))("20240228t230000000z-x")


words = st.text(min_size=1, max_size=4) | st.sampled_from(["ss", "k", "fi", '"', "\\", "\n", "n\u0303", "i"])


@given(entries, st.lists(words, min_size=1, max_size=2), st.booleans(), st.data())
@example(an_entry("stra\u00dfe"), ["ss"], False, None)
@example(an_entry("\u212a \ufb01 \u017f \u0130"), ["k", "fi"], False, None)
def test_the_look_at_the_bytes_never_misses_an_entry(
    entry: Entry, looked_for: list[str], any_word: bool, data: DataObject
) -> None:
    """Searching the bytes of a file finds whatever searching its words would find."""
    if data and entry.text:
        looked_for = [*looked_for, data.draw(st.sampled_from([entry.text[:3], entry.text[-2:].upper()]))]
    query = Query(words=tuple(looked_for), any_word=any_word)
    if matcher(query)(entry):
        assert raw_filter(query)(encode(entry))


def _worn(given: tuple[str, ...]) -> Iterator[str]:
    """Yield these as they are kept; those without a word cannot be."""
    for one in given:
        with suppress(UsageError):
            yield tag(one)


@given(entries, st.lists(words, max_size=1), st.booleans(), st.data())
def test_the_look_at_the_bytes_never_misses_a_tag(
    entry: Entry, looked_for: list[str], any_word: bool, data: DataObject
) -> None:
    """A tag is found in the bytes whenever it is worn, in whatever case it is asked for, beside words or alone."""
    worn = tuple(_worn(entry.tags))
    entry = entry._replace(tags=worn)
    asked = data.draw(st.sampled_from([form for tag in (*worn, "none") for form in (tag, tag.upper())]))
    query = Query(words=tuple(looked_for), tags=(asked,), any_word=any_word)
    if matcher(query)(entry):
        assert raw_filter(query)(encode(entry))


@pytest.mark.no_cover
def test_no_letter_outside_ascii_hides_one_within() -> None:
    """Of all letters that are looked for as plain ones (an accent, a ligature, a long s) none hides a word from the bytes."""
    for point in range(0x80, sys.maxunicode + 1):
        if category(chr(point)) in {"Cs", "Cn", "Co"}:
            continue  # no letter: half of one, one that does not exist yet, one that means nothing to others
        plain = "".join(filter(str.isascii, sought(chr(point))))
        assert all(letter in _bare(chr(point).encode()).decode() for letter in plain), hex(point)
        assert not set(sought(chr(point))) & set("\n\t"), hex(point)
        if point < 0x2200 and plain.strip():
            assert raw_filter(Query(words=(plain,)))(f'"x{chr(point)}"'.encode()), hex(point)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("cafe", "the Caf\u00e9"),
        ("cafe", "cafe\u0301"),
        ("CAF\u00c9", "a cafe"),
        ("istanbul", "\u0130stanbul"),
        ("\u0130STANBUL", "istanbul"),
        ("strasse", "Stra\u00dfe"),
        ("tru", "tr\u1ee7"),
        ("soren", "S\u00f8ren".replace("\u00f8", "o\u0308")),
        ("\u0438\u043e\u0433\u0430", "\u0439\u043e\u0433\u0430"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd"),
        ("sunday", "sun\u00adday"),
        ("sunday", "\ufeffsun\u200bday"),
    ],
)
def test_accents_and_what_is_never_seen_hide_nothing(word: str, text: str) -> None:
    """Who types without accents, or on another keyboard, finds the word all the same; the bytes know it, too."""
    entry = an_entry(text)
    assert asks(entry, words=(word,))
    assert not asks(entry, not_words=(word,))
    assert raw_filter(Query(words=(word,)))(encode(entry))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("\u304b", "\u304c"),
        ("\ud558", "\ud55c"),
        ("\u0915", "\u0916"),
        ("istanbul", "\u0131stanbul"),
        ("e", "\u00f8"),
    ],
)
def test_another_letter_stays_another(word: str, text: str) -> None:
    """A sound of its own (a voiced kana, another syllable, another letter) is not taken for an accent."""
    assert not asks(an_entry(text), words=(word,))


@pytest.mark.parametrize("typed", ["two words", "#two words", " two  words ", "Two-Words"])
def test_a_tag_is_asked_for_as_it_was_given(typed: str) -> None:
    """`-t 'two words'` finds what `-t 'two words'` kept."""
    entry = an_entry(tags=tags_of("", ["two words"]))
    assert asks(entry, tags=(typed,))
    assert not asks(entry, not_words=(f"#{typed.strip(' #')}",))


def test_the_look_at_the_bytes_spares_decoding() -> None:
    """An entry that cannot hold the word is passed over unread, accents or not."""
    possible = raw_filter(Query(words=("Walk", "slow")))
    assert possible(encode(an_entry("walk SLOWLY")))
    assert not possible(encode(an_entry("walk")))
    assert not possible(encode(an_entry("caf\u00e9 walk")))
    assert possible(encode(an_entry("walk")).replace(b"alk", rb"\u0061lk"))
    either = raw_filter(Query(words=("walk", "slow"), any_word=True))
    assert either(encode(an_entry("walk")))
    assert not either(encode(an_entry("rain")))
    tagged = raw_filter(Query(tags=("Work",)))
    assert tagged(encode(an_entry("rain", tags=("work",))))
    assert not tagged(encode(an_entry("rain", tags=("home",))))


@pytest.mark.parametrize("query", [Query(words=("\u00e9",)), Query(words=("a", '"'), any_word=True)])
def test_words_the_bytes_cannot_tell_are_left_to_the_text(query: Query) -> None:
    """A word with an accent or a quote is looked for in the text itself."""
    assert raw_filter(query)(encode(an_entry("nothing of it")))


def test_searching_leaves_the_record_alone() -> None:
    """Asking changes nothing."""
    before = to_record(WALK)
    asks(words=("walk",))
    assert to_record(WALK) == before
