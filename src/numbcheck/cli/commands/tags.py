"""`tags`: the tags you used, and how often."""

from __future__ import annotations

from collections import Counter

from numbcheck.clean import folded, one_line
from numbcheck.visit.faults import mention_faults
from numbcheck.visit.house import House


def command(house: House) -> None:
    """List your tags, those you use most first.

    #work and @sam are two tags; #Work and #work are one. history --tag work shows what carries it.
    """
    counts: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for entry in house.journal.entries():
        for tag in {folded(tag): tag for tag in entry.all_tags}.values():
            counts[folded(tag)] += 1
            spelt.setdefault(folded(tag), tag)
    for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        house.streams.put(f"{count} {one_line(spelt[key])}")
    if not counts and not house.journal.faults:  # what cannot be read is not nothing, and is named
        house.streams.say("No tags yet. A #word or an @name in a note becomes one.")
    mention_faults(house)
