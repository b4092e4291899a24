"""Counts: patterns as one JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from numbcheck.insight.patterns import ENOUGH

if TYPE_CHECKING:
    from datetime import date

    from numbcheck.insight.patterns import Patterns


def document(patterns: Patterns, first: date, last: date) -> str:
    """Return the patterns of the days from `first` to `last` as JSON.

    `enough` is the number of answers below which nothing is said about how it went.
    """
    counts = _named(patterns) | {"days": {str(day): count for day, count in patterns.days.items()}}
    head = {"numbcheck": 1, "since": str(first), "until": str(last), "enough": ENOUGH}
    return json.dumps(head | {"trends": counts}, ensure_ascii=True, indent=1)


def _named(value: Any) -> Any:
    """Return `value` with every named tuple in it as a dictionary."""
    if hasattr(value, "_asdict"):
        return {name: _named(part) for name, part in value._asdict().items()}
    return [_named(part) for part in value] if isinstance(value, tuple) else value
