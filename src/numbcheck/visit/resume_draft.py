"""Going on with a draft: as a change, as the answers of a practice, or as a text of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.errors import UsageError
from numbcheck.journal import kinds, prompts
from numbcheck.journal.content import PROMPT
from numbcheck.journal.stems import Stems
from numbcheck.stage.text_input import Paper
from numbcheck.visit.asking import report_questions
from numbcheck.visit.practising.run import as_practice
from numbcheck.visit.texts import drafts
from numbcheck.visit.texts.revising import resumed
from numbcheck.visit.texts.writing import new_text, not_kept

if TYPE_CHECKING:
    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.visit.house import House
    from numbcheck.visit.texts.writing import Around, Work

_AS_IT_WAS = kinds.WRITTEN | {kinds.LADDER}
"""The kinds whose drafts go on as that kind."""


def resume_draft(
    house: House,
    ref: str = "",
    around: Around | None = None,
    *,
    editor: bool = False,
    minutes: float | None = None,
) -> None:
    """Go on with the draft that `ref` names, else with the newest, and say what still waits; raises UsageError."""
    if not house.streams.can_ask:
        raise UsageError("A draft is taken up again at a terminal: numbcheck journal --resume")
    draft = drafts.chosen(house, ref)
    if draft is None:
        house.streams.say("No draft waits.")
        return
    if draft.kind == drafts.PAGE:
        house.streams.say(f"That is for a page to take along: {report_questions.COMMAND}")
        return
    work = taken_up(house, draft)
    above = (f"Your draft of {drafts.on_day(house, draft)}", *_asked(work))
    if editor:
        work.write_in_editor(above, draft.text, around=around)
    else:
        work.write(Paper(above, draft.text, minutes=minutes, resumed=True, stems=Stems()), around)
    if left := [one for one in drafts.waiting_drafts(house) if one.name != draft.name]:
        house.streams.say(
            f"{len(left)} more {'waits' if len(left) == 1 else 'wait'}: numbcheck journal --drafts"
        )


def taken_up(house: House, draft: Draft) -> Work:
    """Return the work on a draft that is taken up again, about the day on which it was begun.

    A change to an entry goes on as that; answers in a practice become one again, and what else is not a text of
    its own becomes a journal entry.
    """
    draft = not_kept(house, draft)
    if "edits" in draft.meta and (work := resumed(house, draft)):
        return work
    if draft.kind == kinds.PRACTICE and (work := as_practice(house, draft)):
        return work
    kind = draft.kind if draft.kind in _AS_IT_WAS else kinds.JOURNAL
    tags, data = draft.meta.get("tags", []), draft.meta.get("data", {})
    return new_text(house, kind, draft.moment or house.now(), tags, data if kind == draft.kind else {}, draft)


def write_or_resume(work: Work, paper: Paper, around: Around | None = None) -> None:
    """Let the person write, or go on with the newest draft that waits where they wish that."""
    house = work.house
    written = work.write(paper._replace(waiting=drafts.waiting_words(house)), around)
    if written.resumes:
        resume_draft(house, around=around, minutes=paper.minutes)


def _asked(work: Work) -> tuple[str, ...]:
    """Return the words of the question that the draft answers, if it answers one."""
    name = PROMPT.of(work.data)
    return prompts.above(prompts.of_own(name)) if name else ()
