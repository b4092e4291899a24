"""What the journal's prompts promise to a person in front of a blank page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import UsageError
from numbcheck.journal.prompts import Prompt, asked, before_hard, find, pick, prompts
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DECK = prompts()
PILLARS = {
    f"pillar-{name}" for name in ("self-awareness", "mindfulness", "self-care", "relationships", "purpose")
}
CS = {
    f"c-{name}"
    for name in ("competence", "confidence", "connection", "character", "contribution", "coping", "control")
}
AT_LEAST = {
    "body": 4,
    "senses": 4,
    "numbness": 4,
    "people": 4,
    "small-joys": 4,
    "kindness": 4,
    "beliefs": 3,
    "gentle": 5,
    "hard": 5,
}
UNWELCOME = re.compile(
    r"committed suicide|(failed|successful) attempt|craz|broken|just relax|should|must|calm down|\bcures?\b"
    r"|guarantee|danger|addict|streak|score|goal|miss(ed)? (a )?day|close your eyes|deeper|!",
    re.IGNORECASE,
)


def first(deck: Sequence[Prompt]) -> Prompt:
    return deck[0]


def last(deck: Sequence[Prompt]) -> Prompt:
    return deck[-1]


def test_every_kind_of_page_has_prompts() -> None:
    """Whatever a person would like to write about, there is something to begin with."""
    counts = Counter(prompt.group for prompt in DECK)
    assert set(counts) == {*AT_LEAST, *PILLARS, *CS}
    assert sum(counts.values()) >= 44
    assert {group for group, least in AT_LEAST.items() if counts[group] < least} == set()


def test_ids_are_short_and_stay_apart() -> None:
    """A prompt named in an old entry is the prompt a person finds today."""
    ids = [prompt.id for prompt in DECK]
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+){0,3}", name) or len(name) > 24] == []


@every(DECK)
def test_words_are_short_plain_and_kind(prompt: Prompt) -> None:
    """No prompt shouts, scolds, hurries or fills more than two lines."""
    assert prompt.words.isascii()
    assert 0 < len(prompt.words) <= 140
    assert prompt.words == " ".join(prompt.words.split())
    assert not UNWELCOME.search(prompt.words)


def test_no_prompt_is_said_twice() -> None:
    """Two prompts never ask in the same words."""
    words = Counter(prompt.words for prompt in DECK)
    assert max(words.values()) == 1


def test_the_two_that_began_it_come_first() -> None:
    """The prompts about the body as it is and about a feeling that may come open the deck."""
    assert [prompt.source for prompt in DECK[:2]] == [("T16",), ("T16",)]


def test_hard_things_go_from_mild_to_hard() -> None:
    """The hard ones begin with a small letdown and end with a loss, and the line before them says it may wait."""
    hard = [prompt.id for prompt in DECK if prompt.group == "hard"]
    assert hard[0] == "hard-letdown"
    assert hard[-1] == "hard-loss"
    assert "Today may be too soon" in before_hard()
    assert "professional" in before_hard()
    assert not UNWELCOME.search(before_hard())


def test_a_prompt_is_found_by_its_id() -> None:
    """A person can come back to the very prompt they liked."""
    assert find("one-word").words == "One word for today. Any word."


@pytest.mark.parametrize("name", ["one-wrod", "weathr", "", "\N{SNOWMAN}"])
def test_a_mistyped_id_gets_a_kind_hint(name: str) -> None:
    """A slip of the finger is answered with ids that exist."""
    with pytest.raises(UsageError) as error:
        find(name)
    hint = str(error.value).rpartition("'. ")[2]
    assert any(prompt.id in hint for prompt in DECK)


def test_a_hint_never_steers_the_terminal() -> None:
    """What is echoed back from the command line holds no control characters."""
    with pytest.raises(UsageError) as error:
        find("a\x1b[2Jb\n")
    assert str(error.value).isprintable()


def test_the_hint_is_the_near_one() -> None:
    """The suggestion is what was most likely meant."""
    with pytest.raises(UsageError, match='Did you mean "one-word"'):
        find("one-wrod")


@pytest.mark.parametrize("choose", [first, last])
def test_nothing_repeats_until_half_the_deck_is_used(choose: Callable[[Sequence[Prompt]], Prompt]) -> None:
    """Whoever writes every day does not meet the same prompt again soon."""
    seen: list[str] = []
    for _ in range(200):
        seen.insert(0, pick(DECK, seen, choose).id)
    size = len([prompt for prompt in DECK if prompt.group != "hard"])
    half = size // 2
    assert all(name not in seen[at + 1 : at + 1 + half] for at, name in enumerate(seen))


def test_hard_things_never_come_unasked() -> None:
    """A blank page never brings up a loss by itself."""
    offered: list[Prompt] = []

    def look(deck: Sequence[Prompt]) -> Prompt:
        offered.extend(deck)
        return deck[0]

    pick(DECK, [], look)
    assert "hard" not in {prompt.group for prompt in offered}
    assert len(offered) > 40


def test_asked_for_hard_things_stay_with_the_milder_half() -> None:
    """Even when hard things are asked for, the hardest wait until a person names them."""
    hard = [prompt.id for prompt in DECK if prompt.group == "hard"]
    seen: list[str] = []
    for _ in range(30):
        seen.insert(0, pick(DECK, seen, last, group="hard").id)
    assert set(seen) <= set(hard[: (len(hard) + 1) // 2])


def test_a_group_of_one_gives_its_one_prompt_again() -> None:
    """Asking twice for the same small group is fine."""
    assert pick(DECK, ["c-coping"], first, group="c-coping").id == "c-coping"


@pytest.mark.parametrize(("name", "groups"), [("pillar", PILLARS), ("c", CS)])
def test_a_family_can_be_asked_for_as_a_whole(name: str, groups: set[str]) -> None:
    """All five pillars, or all seven Cs, can be dealt from with one word."""
    seen: list[str] = []
    for _ in range(40):
        seen.insert(0, pick(DECK, seen, first, group=name).id)
    assert {find(name).group for name in set(seen)} <= groups
    assert len(set(seen)) > len(groups) // 2


def test_ids_of_other_decks_do_not_matter() -> None:
    """A prompt that has since been taken out, or one of a person's own, never breaks the choice."""
    assert pick(DECK, ["no-longer-here"] * 500, first).id == "body-now"


def test_an_unknown_group_gets_a_kind_hint() -> None:
    """A mistyped group is answered with one that exists."""
    with pytest.raises(UsageError, match="kindness"):
        pick(DECK, [], first, group="kindnes")


def test_a_part_of_an_id_finds_its_prompts() -> None:
    """Whoever knows only how a name begins is told what begins so."""
    with pytest.raises(UsageError, match='"pillar-self-awareness" or "pillar-mindfulness"'):
        find("pillar")


def test_what_was_asked_is_said_in_words() -> None:
    """A prompt of ours is told in its words; one of a person's own says itself."""
    assert asked("one-word") == find("one-word").words
    assert asked("what was good") == "what was good"
