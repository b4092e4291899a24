"""`feel`: from a place in the body to, maybe, a word."""

from __future__ import annotations

from numbcheck.visit.house import House


def command(house: House) -> None:
    """Start with the body, and find a word if there is one.

    A place, what it is like there, maybe a word; then body, mood, thoughts and what you do, in your
    own words. Enter leaves a question empty. Nothing, numb and not sure are answers, too.
    """
    from numbcheck.visit.practise import practise

    practise(house, house.shelf.get("feel"))
