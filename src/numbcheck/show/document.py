"""Page: a short text of labelled sections, as Markdown, as HTML that fetches and runs nothing, or as lines."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import one_line, printable
from numbcheck.columns import columns, wrapped
from numbcheck.exchange import escape as plain
from numbcheck.show.counts import with_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's own words, whole, and where they are from."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Sentences, a line each, below a few words."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankField:
    """Something asked for and what was said to it; where nothing was, a dotted line is left for a pen."""

    name: str
    said: str = ""


Part = str | Quote | Listed | BlankField
"""A piece of a section; a text is a paragraph of our own words."""


class Section(NamedTuple):
    """Some parts under a label; what stands `apart` has air around it."""

    label: str
    parts: tuple[Part, ...]
    apart: bool = False


class Page(NamedTuple):
    """A title, the days it is about, a sentence on what it is, and its sections."""

    title: str
    about: str
    note: str
    sections: tuple[Section, ...]


_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark }
body { font: 12pt/1.45 ui-serif, Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fdfdfb;
  max-width: 34em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 }
header { border-bottom: 1px solid; padding-bottom: .3em }
p, dl, dd, ul, blockquote { margin: 0 } ul { list-style: none; padding: 0 }
header + p, dl > div { margin-top: .8em }
dl > div { display: grid; grid-template-columns: 9em 1fr }
dt { font-weight: bold; break-after: avoid } dd > * + * { margin-top: .3em }
blockquote { white-space: pre-wrap; break-inside: avoid } li { break-inside: avoid }
.open { display: flex; gap: .4em; align-items: flex-end; min-height: 2em }
.open::after { content: ""; flex: 1; min-width: 6em; height: 1em; border-bottom: 1px dotted }
@media (max-width: 30em) { dl > div { display: block } }
@media screen and (prefers-color-scheme: dark) { body { color: #e6e4df; background: #1b1c1e } }
@media print { @page { margin: 18mm } :root { color-scheme: light } body { font-size: 10.5pt; color: #000;
  background: #fff; max-width: none; margin: 0; padding: 0 } }
"""
_BESIDE = 15  # columns of a label that stands beside its text
_WIDE = 60  # columns from which it does
_DOTS = 40  # columns that a pen needs


def markdown(page: Page) -> str:
    """Return the page as Markdown; what a person typed reads as it was typed."""
    return "\n\n".join(_markdown(page)) + "\n"


def _markdown(page: Page) -> Iterator[str]:
    yield f"# {plain.line(page.title)}"
    yield f"{plain.block(page.about)}. {plain.block(page.note)}"
    for section in page.sections:
        yield f"## {plain.line(section.label)}"
        yield from map(_part_in_markdown, section.parts)


def _part_in_markdown(part: Part) -> str:
    match part:
        case str():
            return plain.block(part)
        case Quote(source, text):
            quoted = "\n".join(f"> {line}" if line else ">" for line in plain.block(text).split("\n"))
            return f"{plain.line(source)}:\n\n{quoted}" if source else quoted
        case Listed(head, lines):
            return "\n".join([f"{plain.line(head)}:\n", *(f"- {plain.block(line, '  ')}" for line in lines)])
        case BlankField(name, said):
            begin = f"{plain.line(name)}: " if name else ""
            return f"{begin}{plain.block(one_line(said)) or '.' * _DOTS}"


def html(page: Page) -> str:
    """Return the page as one HTML file without scripts or addresses; what a person typed stays text."""
    head = (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(page.title)}</title>\n<style>{_STYLE}</style>"
    )
    sections = "\n".join(map(_section, page.sections))
    body = (
        f"<header>\n<h1>{_text(page.title)}</h1>\n<p>{_text(page.about)}</p>\n</header>\n"
        f"<p>{_text(page.note)}</p>\n<dl>\n{sections}\n</dl>"
    )
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _section(section: Section) -> str:
    parts = "\n".join(map(_part_in_html, section.parts))
    return f"<div>\n<dt>{_text(section.label)}</dt>\n<dd>\n{parts}\n</dd>\n</div>"


def _part_in_html(part: Part) -> str:
    match part:
        case str():
            return f"<p>{_text(part)}</p>"
        case Quote(source, text):
            begin = f"{_text(source)}: " if source else ""
            return f"<blockquote>{begin}&quot;{escape(printable(text).strip())}&quot;</blockquote>"
        case Listed(head, lines):
            rows = "".join(f"<li>{_text(line)}</li>\n" for line in lines)
            return f"<p>{_text(head)}:</p>\n<ul>\n{rows}</ul>"
        case BlankField(name, said):
            begin = f"{_text(name)}:" if name else ""
            return f"<p>{begin} {_text(said)}</p>" if said.strip() else f'<p class="open">{begin}</p>'


def _text(text: str) -> str:
    return escape(one_line(text))


def lines(page: Page, width: int) -> Iterator[str]:
    """Yield the page in lines of at most `width` columns: labels beside the text, or above it where that is narrow."""
    between = width - columns(page.title) - columns(page.about)
    if between > 1:
        yield page.title + " " * between + page.about
    else:
        yield from (page.title, page.about)
    yield from wrapped(page.note, width)
    beside, air = (_BESIDE if width >= _WIDE else 0), True
    for section in page.sections:
        if air or section.apart:
            yield ""
        air = section.apart
        yield from _section_in_lines(section, width, beside)


def _section_in_lines(section: Section, width: int, beside: int) -> Iterator[str]:
    indent = " " * (beside or 2)
    body = [line for part in section.parts for line in part_in_lines(part, width - len(indent))]
    if len(section.label) < beside:
        yield f"{section.label:<{beside}}{body.pop(0)}".rstrip()
    else:
        yield section.label
    yield from (f"{indent}{line}".rstrip() for line in body)


def part_in_lines(part: Part, width: int) -> Sequence[str]:
    """Return one part of a page in lines of at most `width` columns."""
    match part:
        case str():
            return with_counts(one_line(part), width)
        case Quote(source, text):
            begin = f"{one_line(source)}: " if source else ""
            return wrapped(f'{begin}"{printable(text).strip()}"', width)
        case Listed(head, said):
            whole = [*wrapped(f"{one_line(head)}:", width)]
            return [*whole, *(line for one in said for line in wrapped(one_line(one), width, "  "))]
        case BlankField(name, said):
            begin = f"{one_line(name)}: " if name else ""
            return wrapped(f"{begin}{one_line(said) or '.' * (width - 1 - columns(begin))}", width)
