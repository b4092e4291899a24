"""Content: the keys of an entry's `data`, kind by kind; each reads the untrusted value under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.journal.untrusted import number_of, table_of, text_of, texts_of
from numbcheck.words import OWN

if TYPE_CHECKING:
    from collections.abc import Mapping


class Text(str):
    """The key of a text or of an offered answer, by its id; what is typed in its place has the key `own`."""

    __slots__ = ()

    def of(self, data: Mapping[str, Any]) -> str:
        """Return the text; where there is something else, nothing."""
        return text_of(data, self)

    @property
    def own(self) -> Text:
        """The key of what is typed in place of an answer."""
        return Text(f"{self}{OWN}")


class Texts(str):
    """The key of a list of texts."""

    __slots__ = ()

    def of(self, data: Mapping[str, Any]) -> list[str]:
        """Return the texts, or the single one; of anything else none."""
        return texts_of(data, self)


class Number(str):
    """The key of a whole number."""

    __slots__ = ()

    def of(self, data: Mapping[str, Any]) -> int | None:
        """Return the number, not less than 0, within what counts here; or None."""
        return number_of(data, self)


class Table(str):
    """The key of keys and values."""

    __slots__ = ()

    def of(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the keys and values; where there is something else, none."""
        return table_of(data, self)


# A practice: where it was left and how it was tuned, which entry it goes on from, and the one number that was counted.
REACHED, TUNING, RESUMED_FROM, COUNT = (
    Table("reached"),
    Table("tuning"),
    Text("resumed_from"),
    Number("count"),
)

# A text of the journal: the question above it, by its id or in a person's own words.
PROMPT = Text("prompt")

# What stands around a text; of a plan, too, and of a check-in.
EXPECTED, AFTER, THAN = Text("expected"), Text("after"), Text("than")
SLEPT, ATE = Text("slept"), Text("ate")

# A check-in. What is typed in place of an offered word, here and in what came of a plan or a goal, has one key.
WORDS, STRENGTH, AROUND, OWN_WORDS = Texts("words"), Text("strength"), Text("around"), Texts("own")

# The ids of the signs that were ticked.
TICKED = Texts("signs")

# A form: its id and its codes, its lines by their codes, and the sum.
FORM, LOINC, ITEMS = Text("form"), Text("loinc"), Table("items")
TOTAL, TOTAL_LOINC, UNSCORED = Number("total"), Text("total_loinc"), Number("unscored")

# A rung of the ladder, in its words.
RUNG = Text("rung")

# Something one likes, planned or done, and a goal looked at again; `about` is the id of the plan or goal.
PLANNED, WHERE, TINY, CAME = Text("planned"), Text("where"), Text("tiny"), Text("came")
ABOUT, NOW = Text("about"), Text("now")

# What came in from another program: which one, and how it was.
FROM, MOOD, LEVEL = Text("from"), Text("mood"), Number("level")
ACTIVITIES, SCALES = Texts("activities"), Table("scales")

HIDDEN: frozenset[str] = frozenset({LOINC, TOTAL_LOINC, REACHED, TUNING, RESUMED_FROM, ABOUT})
"""Those under which codes, ids and places stand: they are never shown to a person."""
FOOD: frozenset[str] = frozenset({ATE, ATE.own})
"""Those under which it stands whether somebody has eaten."""
