"""What is said first: where a screen has no room for it above the first beat, it comes on cards of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import wrapped
from numbcheck.play.player import Player
from numbcheck.practice.script import Card
from numbcheck.stage.screen_view import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.practice.script import Script
    from numbcheck.stage.look import Look
    from numbcheck.stage.screen_text import Room

_HEAD_AND_FOOT = 4
_PART = "opening"


def with_room(script: Script, room: Room, look: Look) -> Script:
    """Return `script` as all of its opening can be read in this room."""
    if _is_all_seen(script, room, look):
        return script
    cards = tuple(Card(_PART, words) for words in _pages(script, room))
    return replace(script, beats=(*cards, *script.beats), opening=())


def _is_all_seen(script: Script, room: Room, look: Look) -> bool:
    unseen = {" ".join(printable(words).split()) for words in script.opening}
    for index, beat in enumerate(script.beats):
        if not unseen or beat.part not in script.parts[:2]:
            break
        seen = _seen(script, index, room, look)
        unseen = {words for words in unseen if words not in seen}
    return not unseen


def _seen(script: Script, index: int, room: Room, look: Look) -> str:
    drawn = picture(Player(script, 0.0, index).frame(0.0), room, look)
    return " ".join("".join(words for _, words in line).strip() for line in drawn.above)


def _pages(script: Script, room: Room) -> Iterator[str]:
    page: list[str] = []
    for words in script.opening:
        if page and len(wrapped("\n".join([*page, words]), room.width)) > room.height - _HEAD_AND_FOOT:
            yield "\n".join(page)
            page = []
        page.append(words)
    yield "\n".join(page)
