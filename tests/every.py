"""One promise over many rows of a table is one test, which names every row that it does not hold for."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


def every(
    rows: Iterable[T], name: Callable[[T], str] = str
) -> Callable[[Callable[[T], None]], Callable[[], None]]:
    """Return a decorator that holds a test of one row against all of `rows`."""
    table = list(rows)

    def over(promise: Callable[[T], None]) -> Callable[[], None]:
        def held() -> None:
            broken = [error for row in table if (error := _broken(promise, row, name))]
            if broken or not table:
                raise ExceptionGroup(
                    f"not so for {len(broken)} of {len(table)} rows", broken or [ValueError("no row")]
                )

        held.__name__, held.__doc__, held.__module__ = promise.__name__, promise.__doc__, promise.__module__
        return held

    return over


def every_of(*tables: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Return a decorator that holds a test of a row of each of these tables against all of them together."""

    def over(promise: Callable[..., None]) -> Callable[[], None]:
        def of(row: tuple[Any, ...]) -> None:
            promise(*row)

        of.__name__, of.__doc__, of.__module__ = promise.__name__, promise.__doc__, promise.__module__
        return every(product(*tables), repr)(of)

    return over


def _broken(promise: Callable[[T], None], row: T, name: Callable[[T], str]) -> Exception | None:
    try:
        promise(row)
    except Exception as error:
        error.add_note(f"row: {name(row)}")
        return error
    return None
