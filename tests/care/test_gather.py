"""What gathering promises: two machines may both write a list, and no line of either is ever lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.gather import gathered, headings, items, marked, without

JOY = "# Things I like\n\nThe best first.\n\n- [ ] tea\n- [x] sea\n\n## Used to\n\n- [ ] painting\n"

LINES = st.sampled_from(
    [
        *("# Title", "## A", "## B", "", "prose", "- tea", "- [ ] tea", "- [x] tea", "* sea", "1. run"),
        *("  - call", "\tdeep", "<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base", "- [ ] ", "##"),
    ]
)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)
MARKS = {"<<<<<<<", "=======", ">>>>>>>", "|||||||"}
UNMARKED = LINES.filter(lambda line: line[:7] not in MARKS)
WHOLE = st.lists(UNMARKED, max_size=12).map("\n".join)


def test_a_list_with_nothing_to_gather_stays_as_i_wrote_it() -> None:
    """A list without twins is the same to the last blank, whatever I wrote into it by hand."""
    for text in (
        JOY,
        "",
        "\n",
        "no list\n",
        "Title\n=======\n\n- tea",
        "- a\n  more of it\n  - and this\n- b\n",
    ):
        assert gathered(text) == text


def test_lines_of_a_copy_join_their_heading() -> None:
    """What the other machine added stands where it added it; what both have stands once, ticked where one ticked it."""
    copy = JOY.replace("- [ ] tea", "- [x] tea\n- [ ] bath").replace("painting", "painting\n- [ ] choir")
    copy += "\n## Songs\n\n- [ ] one\n"
    assert gathered(JOY, [copy]) == (
        "# Things I like\n\nThe best first.\n\n- [x] tea\n- [x] sea\n- [ ] bath\n\n"
        "## Used to\n\n- [ ] painting\n- [ ] choir\n\n## Songs\n\n- [ ] one\n"
    )
    assert gathered("", [JOY]) == JOY
    assert gathered(JOY, [JOY, JOY]) == JOY


def test_the_same_words_under_two_headings_are_two_lines() -> None:
    """Sam stands among my people and among those who help; he stays in both."""
    text = "## People\n- Sam\n\n## Help\n- Sam\n"
    assert gathered(text) == text
    assert gathered("# Plan\n\n# People\n- Sam\n\n# Help\n- tea\n", ["# Plan\n\n# Help\n- Sam\n"]) == (
        "# Plan\n\n# People\n- Sam\n\n# Help\n- tea\n- Sam\n"
    )


def test_what_belongs_to_a_line_stays_with_it() -> None:
    """A second line of mine below a name, moved in a little, goes where its name is, in a copy too."""
    own, copy = "- Sam\n  call him\n- Ada\n", "- Sam\n  call him\n- Ada\n  call him\n- Eve\n  write\n"
    assert gathered(own, [copy]) == "- Sam\n  call him\n- Ada\n  call him\n- Eve\n  write\n"


def test_what_git_left_unmerged_is_two_lists() -> None:
    """Between git's marks stand both sides; both count, and what both had before does not come back."""
    text = (
        "# Joys\n\n<<<<<<< HEAD\n- [x] tea\n- [ ] bath\n||||||| 1234567\n- [ ] tea\n- [ ] old\n=======\n"
        "- [ ] tea\n- [ ] sea\n>>>>>>> theirs\n- [ ] end\n"
    )
    assert gathered(text) == "# Joys\n\n- [x] tea\n- [ ] bath\n- [ ] end\n- [ ] sea\n"
    headed = "- a\n<<<<<<< HEAD\n- b\n## H\n- c\n=======\n- d\n## H\n- e\n>>>>>>> x\n"
    assert items(gathered(headed)) == dict.fromkeys(
        [("", "a"), ("", "b"), ("", "d"), ("H", "c"), ("H", "e")], False
    )


def test_what_a_union_merge_leaves_is_one_list() -> None:
    """Git's union writes a line twice, ticked and open, and a heading twice: I see each once."""
    text = "- [ ] tea\n- [x] tea\n\n## Used to\n\n- [ ] a\n\n## Used to\n\n- [ ] b\n- [ ] a\n"
    assert gathered(text) == "- [x] tea\n\n## Used to\n\n- [ ] a\n- [ ] b\n"


@given(TEXTS, st.lists(TEXTS, max_size=2))
def test_no_words_are_lost(own: str, copies: list[str]) -> None:
    """Whatever stands in a list and its copies, half a conflict of git's too: the words of every line are there."""
    found = {words for _, words in items(gathered(own, copies))}
    assert found >= {words for text in (own, *copies) if "|||" not in text for _, words in items(text)}


@given(WHOLE, st.lists(WHOLE, max_size=2))
def test_once_is_enough(own: str, copies: list[str]) -> None:
    """What was gathered once stays as it is, however often that is done."""
    whole = gathered(own, copies)
    assert gathered(whole) == whole
    assert gathered(whole, copies) == whole


@given(WHOLE, st.lists(WHOLE, max_size=2))
def test_every_line_is_under_its_heading_and_a_tick_stays(own: str, copies: list[str]) -> None:
    """Every line of every copy is under the heading it was under, and is done where it was done anywhere."""
    found = items(gathered(own, copies))
    for text in (own, *copies):
        for line, done in items(text).items():
            assert line in found
            assert found[line] or not done


@given(WHOLE)
def test_taking_out_and_ticking_touch_no_other_line(text: str) -> None:
    """A line that is ticked, opened or taken out is the only one that changes."""
    for line in items(text):
        assert items(marked(text, [line], done=True)) == {**items(text), line: True}
        assert items(marked(text, [line], done=False)) == {**items(text), line: False}
        assert items(without(text, [line])) == {one: done for one, done in items(text).items() if one != line}
    assert len(headings(text)) == text.count("\n") + 1
