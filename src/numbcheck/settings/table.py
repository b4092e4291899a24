"""The one table of settings: it makes the defaults, the reading, `config`, the help and the docs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from numbcheck.practice.ids import PATTERNS, SCANS
from numbcheck.settings import values
from numbcheck.settings.values import LONGEST
from numbcheck.stage.appearance import Motion

if TYPE_CHECKING:
    from collections.abc import Callable

Value = bool | str | float


class Setting(NamedTuple):
    """One row of the table: its name, what it is unless chosen, one line on it, and what it may be.

    By its default it is a yes or no, minutes (0 is unset) or a word, which may be any word unless it is `among` some.
    With `most` it is up to so many of these words, and none is fine too. With `latest` it is a clock time up to that.
    With `reads` it is what that makes of a text, or refuses with a ValueError.
    """

    name: str
    default: Value
    line: str
    among: tuple[str, ...] | Callable[[], tuple[str, ...]] = ()
    most: int = 0
    latest: str = ""
    reads: Callable[[str], str] | None = None

    @property
    def variable(self) -> str:
        """The environment variable that overrides the file."""
        return f"NUMBCHECK_{self.name.upper()}"

    @property
    def choices(self) -> tuple[str, ...]:
        """The words it is among; none where it can be any."""
        return self.among() if callable(self.among) else self.among

    def read(self, value: Any) -> Value:
        """Return `value` as this setting keeps it; raises ValueError with a short reason where it cannot."""
        if isinstance(self.default, bool):
            return values.yes_or_no(value)
        if isinstance(self.default, float):
            return values.minutes(value)
        if not isinstance(value, str):
            raise ValueError("it must be text in quotes")  # noqa: TRY004 (one kind of error for one kind of fault)
        if self.latest:
            return values.clock(value, self.latest)
        if self.reads:
            return self.reads(value)
        if self.most:
            return values.some_of(value, self.choices, self.most)
        if value != self.default and self.among and value not in self.choices:
            raise ValueError(f"it must be one of {values.named(self.choices)}")
        return value


def _prompts() -> tuple[str, ...]:
    """Return what `journal` can ask by itself; the hard things come only by name."""
    from numbcheck.journal import prompts

    groups = (prompt.group for prompt in prompts.prompts() if prompt.group != prompts.HARD)
    return ("random", "none", *dict.fromkeys(groups))


MORE = (
    "sleep",
    "food",
    "rest",
    "strength",
    "moved",
    "outside",
    "water",
    "thanks",
    "hands",
    "place",
    "around",
    "own",
)
"""What `check` can ask further."""
COUNTRY = "country"
ALL, FEW = "all", "few"
"""Sentences in each place of a practice."""
LAST = "last"
"""The breath that was breathed last."""
TABLE: tuple[Setting, ...] = (
    Setting(COUNTRY, "", "for crisis; else the time zone"),
    Setting("breath", "even", "what breathe begins with; or last", (*PATTERNS, LAST)),
    Setting("more", "", "asked in check; else sleep, food, rest, strength", MORE, 4),
    Setting("after_check", False, "counts after check"),
    Setting("from_before", False, "something you kept, on the first screen"),
    Setting("plain", False, "plain lines instead of a full screen, for screen readers and quiet"),
    Setting("voice", False, "speak the words of a practice, where the system can"),
    Setting("bell", False, "a bell beside the breath: once for in, twice for out"),
    Setting("color", True, "colours on a terminal"),
    Setting(
        "motion",
        "text",
        "how a full screen moves: text, a soft shape; calm, a number; none, only words",
        get_args(Motion),
    ),
    Setting("food", True, "whether eating is asked about in check, and shown when you look back"),
    Setting("minutes", 0.0, f"how long breathe goes on, 1 to {LONGEST:g}; else as each breath says"),
    Setting("prompt", "random", "what journal asks", _prompts),
    Setting(
        "receipt",
        "short",
        "what is said of something kept; full adds its four characters",
        ("short", "full"),
    ),
    Setting("scan", "full", "what scan plays; neutral is one hand and one foot", tuple(SCANS)),
    Setting("words", ALL, "how much a practice says; few is one sentence a place", (ALL, FEW)),
    Setting("after_work", "work", "what dayend is the end of", ("work", "study", "care")),
    Setting("closing_words", "That's it for today.", "what you say at the end of dayend; your own words"),
    Setting(
        "day_ends",
        "00:00",
        "when your day ends: what you do before that time of night is of the day before",
        latest="06:00",
    ),
    Setting(
        "end",
        "none",
        "what tells you that a practice is over; notify is on your desktop",
        ("none", "bell", "notify"),
    ),
    Setting("complete_tags", False, "whether TAB offers your tags"),
    Setting(
        "mirror", "", "where export --mirror goes: what you delete goes from there, too", reads=values.folder
    ),
    Setting("key_command", "", "a program that prints what opens a locked journal, as pass does"),
    Setting(
        "key_cache",
        "runtime",
        "where a journal stays open: runtime, a file in memory; none, nowhere",
        ("runtime", "none"),
    ),
    Setting("key_for", "15m", "how long a journal that was unlocked stays open", reads=values.duration),
)
