"""Entries of every shape there can be, for tests that are to hold for all of them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from numbcheck.journal.entry import VERSION, Answer, Entry
from numbcheck.journal.ids import base32, new_id

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(
    datetime(2, 1, 2), datetime(9998, 12, 30), timezones=offsets, allow_imaginary=False
).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))  # fmt: skip
names = st.text(min_size=1, max_size=12)
revs = st.binary(min_size=5, max_size=5).map(base32)
ids = st.builds(lambda at, raw: new_id(at, lambda _: raw), moments, st.binary(min_size=10, max_size=10))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
unknown_keys = st.dictionaries(st.text(min_size=1, max_size=4).map("x-{}".format), json_values, max_size=2)
answers = st.builds(Answer, names, st.text(), unknown_keys)
entries = st.builds(
    Entry,
    v=st.just(VERSION),
    id=ids,
    rev=revs,
    at=moments,
    zone=st.sampled_from(["Europe/Vienna", "UTC", ""]),
    kind=names,
    saved=moments,
    after=st.lists(revs, max_size=2).map(tuple),
    practice=st.none() | names,
    finished=st.none() | st.booleans(),
    seconds=st.none() | st.floats(0, 1e9),
    answers=st.lists(answers, max_size=3).map(tuple),
    change=st.sampled_from([None, "more", "same", "further"]),
    text=st.none() | st.text(),
    tags=st.lists(names, max_size=3).map(tuple),
    data=st.dictionaries(names, json_values, max_size=2),
    moved_from=st.dictionaries(ids, st.lists(revs, max_size=2).map(tuple), max_size=2),
    extra=unknown_keys,
    also=st.just(()),
)
