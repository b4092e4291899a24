"""Counts: patterns as one JSON document."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from numbcheck.insight.patterns import ENOUGH

if TYPE_CHECKING:
    from datetime import date

    from numbcheck.insight.patterns import Patterns


def document(patterns: Patterns, first: date, last: date) -> str:
    """Return the patterns of the days from `first` to `last` as JSON.

    `enough` is the number of answers below which nothing is said about how it went.
    """
    counts = asdict(patterns) | {"days": {str(day): count for day, count in patterns.days.items()}}
    head = {"numbcheck": 1, "since": str(first), "until": str(last), "enough": ENOUGH}
    return json.dumps(head | {"trends": counts}, ensure_ascii=True, indent=1)
