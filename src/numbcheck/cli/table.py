"""The one table of commands: help, completion, lazy loading and suggestions are all made from it."""

from __future__ import annotations

from typing import NamedTuple

from numbcheck.words import EXAMPLE_SETTING


class CommandRow(NamedTuple):
    """A command: its name (and that of its module in commands/), group, one line, examples and other names."""

    name: str
    group: str
    line: str
    examples: tuple[str, ...]
    aliases: tuple[str, ...] = ()


NOW, WRITE, BACK, ENTRY = "now", "write", "look back", "one entry"
CARE, ALONG, SETUP = "care", "take along", "set up"

TABLE: tuple[CommandRow, ...] = (
    CommandRow(
        "ground",
        NOW,
        "come back through your senses",
        (
            "numbcheck ground",
            "numbcheck ground chair",
            "numbcheck ground colour --colour yellow",
        ),
        ("g",),
    ),
    CommandRow(
        "breathe",
        NOW,
        "breathe along, softly",
        ("numbcheck breathe", "numbcheck breathe long -m 5", "numbcheck breathe 4-6"),
        ("b",),
    ),
    CommandRow(
        "scan",
        NOW,
        "go through the body, place by place",
        ("numbcheck scan --short", "numbcheck scan --neutral"),
        ("s",),
    ),
    CommandRow(
        "relax",
        NOW,
        "tense and let go, place by place",
        (
            "numbcheck relax",
            "numbcheck relax --from head",
            "numbcheck relax --skip neck,hands",
        ),
    ),
    CommandRow(
        "feel",
        NOW,
        "from a place in the body to, maybe, a word",
        ("numbcheck feel", "numbcheck feel -m 10"),
    ),
    CommandRow("moment", NOW, "one small thing, at once", ("numbcheck moment",)),
    CommandRow(
        "do",
        NOW,
        "any practice, your own included; go on with one you left",
        (
            "numbcheck do",
            "numbcheck do listen",
            "numbcheck do --resume",
            "numbcheck do --check my-own.toml",
        ),
    ),
    CommandRow(
        "crisis",
        NOW,
        "numbers to call, offline",
        ("numbcheck crisis", "numbcheck crisis AT", "numbcheck crisis --card"),
        ("now", "sos"),
    ),
    CommandRow("note", WRITE, "keep one line", ("numbcheck note",), ("n",)),
    CommandRow(
        "journal",
        WRITE,
        "write, with a question",
        (
            "numbcheck journal",
            "numbcheck journal --prompt hard --settle",
        ),
        ("j",),
    ),
    CommandRow(
        "check",
        WRITE,
        "how it is now",
        ("numbcheck check", "numbcheck check --more", "numbcheck check --form phq9"),
        ("c",),
    ),
    CommandRow(
        "history",
        BACK,
        "what you kept",
        ("numbcheck history", "numbcheck history rain --since 7d"),
        ("h",),
    ),
    CommandRow(
        "trends",
        BACK,
        "is it changing?",
        (
            "numbcheck trends",
            "numbcheck trends --since 3m",
        ),
    ),
    CommandRow("show", ENTRY, "one entry, whole", ("numbcheck show @1",)),
    CommandRow(
        "edit",
        ENTRY,
        "change the text of an entry, or its moment",
        ("numbcheck edit @1", "numbcheck edit @1 < file", 'numbcheck edit @1 --at "yesterday 18:00"'),
    ),
    CommandRow("delete", ENTRY, "take an entry out, for good", ("numbcheck delete @1",)),
    CommandRow("undo", ENTRY, "take back the last save (within an hour)", ("numbcheck undo",)),
    CommandRow(
        "plan",
        CARE,
        "your plan for hard hours, and goals",
        (
            "numbcheck plan",
            "numbcheck plan --print",
            'numbcheck plan --goal "out of the door once a day"',
        ),
    ),
    CommandRow(
        "reach",
        CARE,
        "your people, and first lines to them",
        ("numbcheck reach", "numbcheck reach friend", "numbcheck reach work"),
    ),
    CommandRow(
        "keep",
        CARE,
        "what you put away for a harder day",
        ("numbcheck keep", 'numbcheck keep "the song from the ferry"', "numbcheck keep --guide"),
    ),
    CommandRow(
        "joy",
        CARE,
        "things you like, the favourite first",
        (
            "numbcheck joy",
            "numbcheck joy add knitting",
            "numbcheck joy done 1",
            "numbcheck joy ideas outside",
        ),
    ),
    CommandRow("ladder", CARE, "write about hard things, the mildest first", ("numbcheck ladder",)),
    CommandRow("reframe", CARE, "look at one hard thought from a few sides", ("numbcheck reframe",)),
    CommandRow(
        "signs",
        CARE,
        "signs of numbness, and when to talk to someone",
        ("numbcheck signs", "numbcheck signs --short", "numbcheck signs --print"),
    ),
    CommandRow("learn", CARE, "short pages about numbness", ("numbcheck learn", "numbcheck learn what")),
    CommandRow(
        "report",
        ALONG,
        "one page for a talk",
        ("numbcheck report", "numbcheck report visit.html --since 6w --doctor"),
    ),
    CommandRow(
        "export",
        ALONG,
        "your entries as Markdown, JSON, CSV or for jrnl",
        ("numbcheck export", "numbcheck export --split day notes/", "numbcheck export --no-text visit.csv"),
    ),
    CommandRow(
        "import",
        ALONG,
        "bring in what another program kept",
        (
            "numbcheck import journal.txt --dry-run",
            "numbcheck import daylio.csv --zone Europe/Vienna",
            "numbcheck import backup.json",
        ),
    ),
    CommandRow(
        "data",
        SETUP,
        "where your words are, and who can read them",
        (
            "numbcheck data",
            "numbcheck data privacy",
            "numbcheck data verify --fix",
            "numbcheck data ignore git",
        ),
    ),
    CommandRow("config", SETUP, "your settings", ("numbcheck config", EXAMPLE_SETTING)),
    CommandRow(
        "encrypt",
        SETUP,
        "a lock on your journal",
        ("numbcheck encrypt", "numbcheck encrypt --status", "numbcheck encrypt --recovery"),
    ),
    CommandRow(
        "unlock",
        SETUP,
        "read a locked journal for a while",
        ("numbcheck unlock", "numbcheck unlock --for 2h"),
    ),
    CommandRow("lock", SETUP, "close it again, now", ("numbcheck lock",)),
    CommandRow("completion", SETUP, "what your shell needs for TAB", ("numbcheck completion bash",)),
    CommandRow(
        "help",
        SETUP,
        "what there is, or what one command does",
        ("numbcheck help note", "numbcheck help all"),
    ),
)

EVERYWHERE: tuple[tuple[str, ...], ...] = (
    ("-h", "--help", "what a command does, with examples; it starts nothing"),
    ("-V", "--version", "which version this is"),
    ("-q", "--quiet", "only what was asked for, nothing said beside it"),
    ("--plain", "plain lines instead of a full screen"),
    ("--no-color", "no colours"),
    ("--no-input", "never ask anything"),
    ("--voice", "--no-voice", "speak the words of a practice, or do not"),
    ("--debug", "when something goes wrong, show where in the program"),
)
"""The options that go before or after any command: their names, and what they do."""


def find(name: str) -> CommandRow | None:
    """Return the row with that name or alias, in whatever case and with blanks around it, or None."""
    name = name.strip().lower()
    return next((row for row in TABLE if name == row.name or name in row.aliases), None)


def names() -> list[str]:
    """Return every command's own name, in the order of the table."""
    return [row.name for row in TABLE]


def fitted(line: str, width: int, hanging: int = 2) -> str:
    """Return `line` broken so that it fits `width` columns, its further lines begun with `hanging` spaces."""
    from numbcheck.columns import wrapped

    return "\n".join(wrapped(line, width, " " * hanging))
