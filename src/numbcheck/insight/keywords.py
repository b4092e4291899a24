"""The words of an entry that can say something when they come back: not the small ones that are everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numbcheck.clean import folded

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

_TOKEN = re.compile(r"[\w#@]+")
_EVERYWHERE = frozenset(
    """about above actually after again against ahead almost alone along already also although always among
    another anyone anything anyway around away back because become been before began behind being below
    beside besides better between beyond both bring came cannot come comes could couldn didn does doesn doing
    done down during each either else enough even ever every everyone everything feel feeling feels felt
    few find first from gave gets getting give goes going gone good half hardly have haven having here hers
    herself himself his into isn itself just keep kept kind know last later least left less like little long
    look looked made make makes making many maybe mean might mine more most much must myself near need never
    next none nothing now often once only onto other others ours out over own perhaps quite rather really
    right same seem seemed seems shall should since some someone something sometimes somewhere soon still such
    sure take taken tell than that their theirs them themselves then there these they thing things think
    this those though thought through time times together told took toward towards under until upon used using
    very want wanted wants was wasn well went were weren what when where whether which while whole whom whose
    why will with within without would wouldn yes yesterday yet your yours yourself today tomorrow""".split()  # noqa: SIM905 (a list of 200 words would be 200 lines)
)


def words_in(entry: Entry) -> set[str]:
    """Return the words of four letters or more in what the person wrote, folded, each once; without tags."""
    said = "\n".join(
        text for one in entry.versions for text in (one.text or "", *(a.text for a in one.answers))
    )
    found = set(_TOKEN.findall(folded(said))) - _EVERYWHERE
    return {word for word in found if 4 <= len(word) <= 30 and word.isalpha()}
