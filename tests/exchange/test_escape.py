"""A person's words inside Markdown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from numbcheck.clean import one_line, printable
from numbcheck.exchange.escape import block, line

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PIECES = """--- *** ___ === = - + * > # ## ``` ~~~ <!-- --> <b> </b> <?x <% [[x]] [x](y) ![x](y) [x]: [^1] | |-| :-:
    &amp; &#35; &nbsp; \\ %% == $ ^id [x] 1. 2) 3 http://a_b <a@b.c> <3 a_b _a ` ~ #work @sam ! !!"""
SPACES = [
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\x0b",
    "\x1b",
    "\x85",
    "\u2028",
    "\ufeff",
    "\xa0",
    "\u3000",
]
typed = st.lists(
    st.one_of(st.sampled_from(PIECES.split()), st.sampled_from(SPACES), st.text(max_size=3)), max_size=12
).map("".join)


def shown(markdown: str) -> list[str]:
    """Return the lines a reader sees; nothing but paragraphs of text may be there."""
    lines = []
    for token in PARSER.parse(markdown):
        assert token.type in {"paragraph_open", "paragraph_close", "inline"}
        for child in token.children or []:
            assert child.type in {"text", "hardbreak"}
        text = ["\n" if child.type == "hardbreak" else child.content for child in token.children or []]
        lines += "".join(text).split("\n") if text else []
    return lines


@given(typed)
def test_a_reader_sees_what_was_typed(text: str) -> None:
    """Every line I wrote is shown as I wrote it, with no sign lost and none added."""
    expected = [one.rstrip() for one in printable(text).split("\n") if one.strip()]
    found = [one.replace("\xa0", " ").rstrip() for one in shown(block(text))]
    assert [one.strip() for one in found] == [one.replace("\xa0", " ").strip() for one in expected]


@given(typed)
@example("closing ##")
def test_a_line_stays_one_line_in_a_heading(text: str) -> None:
    """In a heading too I see what was typed, and nothing else begins there."""
    tokens = PARSER.parse(f"# x {line(text)}\n")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    within = tokens[1].children or []
    assert {child.type for child in within} == {"text"}
    assert within[0].content == f"x {one_line(text)}".strip()


@given(typed)
def test_paragraphs_stay_inside_a_list_item(text: str) -> None:
    """What I said to a question stays beside it, however many lines it has."""
    tokens = PARSER.parse(f"- x {block(f'x {text}', '  ')}\n\nafter\n")
    assert [token.type for token in tokens if token.level == 0] == [
        *("bullet_list_open", "bullet_list_close"),
        *("paragraph_open", "paragraph_close"),
    ]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("I can't do this (really). 5 < 6, a_b; #work & @sam!", "I can't do this (really). 5 < 6, a_b; #work & @sam!"),
        ("http://example.org/a_b?c=1&d=2#e", "http://example.org/a_b?c=1&d=2#e"),
        ("one\ntwo\n\n\nthree\n", "one  \ntwo\n\n\nthree"),
        ("\n\n  a\n\tb", "&nbsp;&nbsp;a  \n&nbsp;&nbsp;&nbsp;&nbsp;b"),
        ("# a\n#b\n####### c", "\\# a  \n#b  \n####### c"),
        ("1. a\n12) b\n3.5 c", "1\\. a  \n12\\) b  \n3.5 c"),
        ("- a\n-5\n--- b\n---\n- - -", "\\- a  \n-5  \n--- b  \n\\---  \n\\- - -"),
        ("a\n===\nb\n=\n> c", "a  \n\\=\\=\\=  \nb  \n\\=  \n\\> c"),
        ("|a|b|\n|-|:-:|", "|a|b|  \n\\|-|:-:|"),
        ("*a* _b_ `c` ~~d~~ ==e== %%f%% $g$ ^h 5% a=b", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\=\\=e\\=\\= \\%\\%f\\%\\% \\$g\\$ \\^h 5% a=b"),
        ("<3 [x] ![y](z) &lt; \\*", "\\<3 \\[x] !\\[y](z) \\&lt; \\\\\\*"),
        ("a\u2028---\x1b\ufeff", "a  \n\\---"),
    ],
)  # fmt: skip
def test_only_what_would_be_read_as_markdown_is_escaped(text: str, markdown: str) -> None:
    """My words stay readable in the file itself."""
    assert block(text) == markdown
