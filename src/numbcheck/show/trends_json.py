"""Trends as one JSON document: every number that is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from numbcheck.insight.trends import ENOUGH

if TYPE_CHECKING:
    from numbcheck.insight.trends import Trends


def document(trends: Trends) -> str:
    """Return the trends as JSON; `enough` is the number of answers below which a practice is only named."""
    head = {"numbcheck": 1, "enough": ENOUGH}
    return json.dumps(head | {"trends": _named(trends)}, ensure_ascii=True, indent=1)


def _named(value: Any) -> Any:
    """Return `value` with every named tuple in it as a dictionary, and days as text."""
    match value:
        case date():
            return str(value)
        case Mapping():
            return {name: _named(part) for name, part in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return _named(value._asdict())
        case tuple():
            return [_named(part) for part in value]
        case _:
            return value
