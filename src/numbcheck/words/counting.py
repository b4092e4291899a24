"""A number and what it counts."""


def counted(count: int, one: str, many: str = "") -> str:
    """Return `1 day`, `2 days`; `many` is what several are called where that is not `one` with an s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
