"""The search for what stands twice in src (`make checks`) finds it, and nothing else."""

from __future__ import annotations

import pytest

from tools.find_copies import copies

BLOCK = "".join(f"it = {n}\n" for n in range(6))


@pytest.mark.parametrize("apart", ["", "import os\n", "# why\n", "\n"])
def test_the_search_for_copies_sees_one(apart: str) -> None:
    """What stands in two modules is named with both places, whatever says nothing between its lines."""
    other = "first = 1\n" + BLOCK.replace("it = 3", f"{apart}it = 3")
    assert list(copies([("one", BLOCK), ("other", other)])) == ["one:1 and other:2"]
    assert list(copies([("one", BLOCK * 2)])) == ["one:1 and one:7"]


def test_the_search_for_copies_leaves_out_what_must_stand_twice() -> None:
    """Five lines, imports, docstrings and the signature of what keeps to a protocol are no copy."""
    signature = "def f(\n" + "".join(f"    a{n}: int,\n" for n in range(6)) + ") -> None:\n"
    docstring = '    """One.\n\n' + "    More.\n" * 6 + '    """\n'
    for text in (BLOCK.replace("it = 5\n", ""), "import os\n" * 6, signature + docstring):
        assert list(copies([("one", text), ("other", text)])) == []
