"""Page: a short text made of blocks, written as Markdown or as one HTML file that fetches and runs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from numbcheck.clean import one_line, printable
from numbcheck.exchange import escape as plain

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page's parts."""

    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of our own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's own words, and where they are from."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """Room to write by hand, after a few words."""

    text: str


Block = Heading | Para | Rows | Quote | Space

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark }
body { font: 12pt/1.45 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fdfdfb;
  max-width: 34em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere }
h1 { font-size: 20pt; margin: 0 0 .3em; border-bottom: 1px solid; padding-bottom: .2em }
h2 { font-size: 1em; margin: 1.2em 0 .2em; break-after: avoid }
table { border-collapse: collapse } td { padding: .05em 1.2em .05em 0; vertical-align: top }
p { margin: .3em 0 } blockquote { margin: .4em 0; padding-left: 1em; border-left: 1px solid; white-space: pre-wrap }
.from { break-after: avoid } blockquote, tr { break-inside: avoid }
.space { border-bottom: 1px dotted; min-height: 1.7em }
@media (prefers-color-scheme: dark) { body { color: #e6e4df; background: #1b1c1e } }
@media print { @page { size: A4; margin: 18mm } body { font-size: 10.5pt; color: #000; background: #fff;
  margin: 0; padding: 0; max-width: none } }
"""


def markdown(title: str, blocks: Iterable[Block]) -> str:
    """Return the page as Markdown; what a person typed reads as it was typed."""
    return "\n\n".join([f"# {plain.line(title)}", *map(_markdown, blocks)]) + "\n"


def html(title: str, blocks: Iterable[Block]) -> str:
    """Return the page as one HTML file without scripts or addresses; what a person typed stays text."""
    head = (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>"
    )
    body = "\n".join([f"<h1>{_text(title)}</h1>", *map(_html, blocks)])
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _markdown(block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {plain.line(text)}"
        case Para(text):
            return plain.block(text)
        case Rows(rows):
            return "\n".join(f"- {plain.block(f'{name}: {said}', '  ')}" for name, said in rows)
        case Quote(source, text):
            quoted = "\n".join(f"> {line}".rstrip() for line in plain.block(text).split("\n"))
            return f"{plain.line(source)}:\n\n{quoted}"
        case Space(text):
            return f"{plain.block(text)} ........................................"


def _html(block: Block) -> str:
    match block:
        case Heading(text):
            return f"<h2>{_text(text)}</h2>"
        case Para(text):
            return f"<p>{_text(text)}</p>"
        case Rows(rows):
            cells = "".join(f"<tr><td>{_text(name)}</td><td>{_text(said)}</td></tr>\n" for name, said in rows)
            return f"<table>\n{cells}</table>"
        case Quote(source, text):
            return f'<p class="from">{_text(source)}</p>\n<blockquote>{escape(printable(text))}</blockquote>'
        case Space(text):
            return f'<p>{_text(text)}</p>\n<div class="space"></div>'


def _text(text: str) -> str:
    return escape(one_line(text))
