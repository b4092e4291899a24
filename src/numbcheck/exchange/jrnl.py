"""jrnl: its own text file, which it reads back with the same titles, bodies, moments, tags and stars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numbcheck import clean
from numbcheck.exchange.said import OTHER_TEXT, answered, course
from numbcheck.journal import tags as tagging
from numbcheck.journal.content import FROM
from numbcheck.tell.in_words import asked, called
from numbcheck.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.exchange.formats import Title
    from numbcheck.journal.entry import Entry

STARRED = "starred"
"""The tag that is a star in jrnl."""
_BRACKET = re.compile(r"^(?=\[([^\]]*)(\] |\Z))", re.MULTILINE)
"""Where jrnl looks for a date; a bracket that is never closed would swallow the entry behind it."""
_SHORTEST = 7
"""Characters of a date in brackets: jrnl looks at no shorter one."""
_DATED = re.compile(
    r"[0-9]|\b(?:mon|tues?|wednes|wed|thurs|thu|fri|satur|sat|sun)(?:day)?\b"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?)\b"
    r"|\b(?:oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|today|tomorrow|yesterday|now|eod|eom|eoy|noon|midnight)\b"
    r"|\b(?:morning|afternoon|evening|night|tonight|breakfast|lunch|dinner)\b"
    r"|\b(?:sec|second|min|minute|hr|hour|dy|day|wk|week|mth|month|yr|year)s?\b"
    r"|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|[a-z]+teen|ten|eleven|twelve|[a-z]+ty) [smhdwy]\b",
    re.IGNORECASE,
)
"""What jrnl may take for a date, in the midst of other words, too."""


def document(entries: Iterable[Entry], title: Title, *, notices: list[str] | None = None) -> Iterator[str]:
    """Yield the file piece by piece, in the given order; `notices` takes a sentence on what had to be changed."""
    between, changed = "", 0
    for entry in entries:
        head, body = _words(entry, title)
        starred = STARRED in entry.all_tags
        safe_head, safe_body = _unstarred(head, starred=starred), _BRACKET.sub(_indent, body)
        yield f"{between}[{entry.minute}] {safe_head}{' *' * starred}\n{safe_body}"
        between, changed = "\n", changed + len(safe_head + safe_body) - len(head + body)
    if changed and notices is not None:
        lines = counted(changed, "line got", "lines got")
        notices.append(f"{lines} one character more, so that jrnl takes none for a date or a star.")


def _unstarred(head: str, *, starred: bool) -> str:
    """Return a title whose own stars jrnl leaves alone: one at its end, and in front of a starred one."""
    front = "." if starred and head.startswith("*") else ""
    return f"{front}{head}{'.' * head.endswith('*')}"


def _indent(found: re.Match[str]) -> str:
    within, end = found.groups()
    return " " if not end or (len(within) >= _SHORTEST and _DATED.search(within)) else ""


def _words(entry: Entry, title: Title) -> tuple[str, str]:
    """Return the title and the body of an entry: its first line where nothing was asked, and what follows."""
    head, _, first = clean.for_file(entry.text or "").strip().partition("\n")
    question = asked(entry)
    if question or not head:
        head, first = question or called(entry, title), f"{head}\n{first}"
    parts = [first.strip("\n"), *_facts(entry)]
    for other in entry.also:
        parts += [OTHER_TEXT, (other.text or "").strip(), *_facts(other)]
    tags = [name for name in tagging.beside(entry.text or "", entry.all_tags) if name != STARRED]
    parts.append(" ".join(name if name.startswith("@") else f"#{name}" for name in tags))
    body = clean.for_file("\n\n".join(filter(None, parts)))
    return head.strip(), f"{body}\n" if body else ""


def _facts(entry: Entry) -> Iterator[str]:
    """Yield what is not text: answers, a line each, and how it went."""
    here = entry._replace(data={key: value for key, value in entry.data.items() if key != FROM})
    yield "\n".join(f"{name}: {said}" for name, said in answered(here))
    yield course(entry)
