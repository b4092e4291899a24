"""What I keep for a harder day: a plain list of mine, six questions that may all stay open, nothing required."""

from __future__ import annotations

from numbcheck.care import keepsakes, lists
from numbcheck.practice.reply import Reply
from numbcheck.practice.script import Ask

WORDS = keepsakes.words()


def test_six_short_questions() -> None:
    """A song, a picture, a place, something for the hands, a smell, a line from a better day, with a few beginnings."""
    beats = [beat for beat in keepsakes.script(WORDS).beats if isinstance(beat, Ask)]
    assert [beat.ask for beat in beats] == ["song", "picture", "place", "hands", "smell", "line"]
    assert all(len(beat.words.split()) <= 30 for beat in beats)
    assert beats[-1].words.count("...") == 3


def test_it_is_plain_markdown_of_mine() -> None:
    """What I say stands under its heading, without boxes; what I typed into the file by hand stays as it is."""
    mine = "# mine\n\n- the sea\n"
    text = keepsakes.with_replies(WORDS, mine, (("song", Reply((), "ferry")), ("smell", Reply((), " "))))
    assert text == "# mine\n\n- the sea\n\n## A song\n\n- ferry\n"
    assert [thing.words for thing in lists.read(text)] == ["the sea", "ferry"]


def test_a_name_is_known_by_its_sign() -> None:
    """A thing that names somebody as tags do is known as such; a sign alone names nobody."""
    names = [lists.Thing(words) for words in ("the walk with @sam", "@sam", "song @ noon", "a line")]
    assert list(map(keepsakes.names_someone, names)) == [True, True, False, False]
