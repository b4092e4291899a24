"""Another: which practice to offer after one that did not bring a person nearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import Timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numbcheck.practice.script import Script


def another(
    scripts: Iterable[Script],
    families: Sequence[str],
    choose: Callable[[Sequence[Script]], Script],
) -> Script | None:
    """Return the one to offer, or None where nothing fits.

    `families` are those of the practices just done, newest first: never the first of them again, and
    where there is a choice none of them. What looks outward comes before what looks inward; nothing
    with a breath hold, no body scan, nothing that needs a caution, and nothing that is played by name only.
    """
    fitting = [script for script in scripts if script.family not in families[:1] and _offers_itself(script)]
    outward = [script for script in fitting if script.attention == "outward"] or fitting
    fresh = [script for script in outward if script.family not in families] or outward
    return choose(fresh) if fresh else None


def _offers_itself(script: Script) -> bool:
    holds = any(isinstance(beat, Timed) and beat.phase == "hold" for beat in script.beats)
    scans = script.family == "body" and script.attention == "inward"
    return not (holds or scans or script.caution or script.by_name)
