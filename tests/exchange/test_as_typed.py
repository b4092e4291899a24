"""A person's own Markdown, which stays Markdown."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from numbcheck.exchange import markdown
from numbcheck.exchange.as_typed import block
from tests.journal.kit import an_entry

PARSER = MarkdownIt("commonmark")
MINE = """Slept *well*, see [this](https://example.org) and [[a note]].

### What helped
- [ ] call @sam
  - `code`

> a line

```sh
# no heading
```

***
| a | b |
|---|---|"""
PIECES = """# ## ### ``` ~~~ ```` - 1. > --- === -- <!-- --> <div> <b> <?x <pre> <script> </pre> <!A <![CDATA[ ```py
    10) [x]: ` * + x"""
SPACES = ["\n", "\n\n", " ", "   ", "    ", "\t", "\r", "\u2028"]
pieces = st.lists(st.sampled_from(PIECES.split()) | st.sampled_from(SPACES), max_size=12).map("".join)


def test_my_markdown_stays_markdown() -> None:
    """Links, tasks, lists, tables and code are as I typed them, tabs included."""
    assert block(MINE) == MINE
    assert block("- a\n\t- b") == "- a\n\t- b"


def test_what_would_be_a_part_of_the_file_reads_as_typed() -> None:
    """A heading as high as those of the file, and a line of front matter, are text; in code they stay what they are."""
    assert block("# one\n## two\n### three") == "\\# one\n\\## two\n### three"
    assert block("title\n===\nx\n---\ny") == "title\n\\===\nx\n\\---\ny"
    assert block("~~~\n# x\n---\n~~~\n# y") == "~~~\n# x\n---\n~~~\n\\# y"


def test_an_open_fence_is_closed() -> None:
    """Code that I did not end ends with its entry."""
    assert block("```\ncode") == "```\ncode\n```"
    assert block("~~~~\n~~~\ncode") == "~~~~\n~~~\ncode\n~~~~"


@given(pieces)
@example("- ```\n# x")
@example("1. a\n   ```\nb\n# x")
@example("<b>\n- ```\n\n# x")
@example("  ```\n\t```\n# x")
@example("<!-- x\n# y")
def test_no_text_is_more_than_its_entry(text: str) -> None:
    """Whatever I typed, a file has one title and a heading for each entry, and none of them is mine or swallowed."""
    entries = [an_entry(text, seed=1), an_entry("end", seed=2)]
    _, body = "".join(markdown.document(entries, lambda _: None, as_is=True)).split("\n---\n", 1)
    tokens = PARSER.parse(body)
    tops = [token.tag for token in tokens if token.type == "heading_open" and token.level == 0]
    assert [tag for tag in tops if tag in {"h1", "h2"}] == ["h1", "h2", "h2"]
    assert tokens[-2].content == "end"


def test_notes_are_as_typed_too() -> None:
    """In a folder of notes, and in a note for each day, it is the same."""
    entry = an_entry("*tea*\n# x")
    for made in (markdown.notes, markdown.days):
        [(_, text)] = made([entry], lambda _: None, as_is=True)
        assert "\n*tea*\n\\# x\n" in text
        [(_, text)] = made([entry], lambda _: None)
        assert "*tea*" not in text
