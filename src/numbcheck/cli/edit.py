"""`edit`: the text of an entry, changed."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from numbcheck.cli.house import CARE_LINE, House
from numbcheck.cli.keeping import fitting, kept, piped_text
from numbcheck.cli.writing import OWN_KINDS, Work, drafts, leave_what_came_in
from numbcheck.errors import UsageError
from numbcheck.journal import tagging
from numbcheck.journal.draft import Draft, Pen
from numbcheck.journal.entry import BETWEEN, REV
from numbcheck.journal.journal import changeable
from numbcheck.stage.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.entry import Entry

refused = leave_what_came_in
"""What is done where the command cannot be."""
_SAME = "Nothing is different, so it stays as it is."
_TWO = "This was changed in two places at once. Both texts are here; what you keep stands for both."


def command(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(help="@1 is the newest; or four letters, as k3f7.")],
    source: Annotated[
        str | None, typer.Argument(metavar="[-]", help="- reads the new text from standard input.")
    ] = None,
    editor: Annotated[bool, typer.Option("-e", "--editor", help="Write in your own editor.")] = False,
) -> None:
    """Change the text of an entry.

    Its moment, its answers and the tags given with -t stay; #work and @sam inside the text are read anew.
    A practice or a check takes a text, too: a line about it. From a pipe, what comes in replaces the text.
    """
    house: House = ctx.obj
    if source not in (None, "-"):
        raise UsageError(f"The new text comes from the editor or a pipe, as in: numbcheck edit {ref} < file")
    if source or not house.streams.can_ask:
        _replace(house, ref, _piped(house, asked=source == "-"))
        return
    versions = _versions(house, ref)
    work = _work(house, versions)
    if editor:
        work.write_in_editor(_above(versions), work.before)
    else:
        work.write(_above(versions), work.before)


def resumed(house: House, draft: Draft) -> Work | None:
    """Return the work on a change that was left half-written; None where its entry was deleted meanwhile.

    Raises InputOutputError where that cannot be told.
    It stands for the texts that were seen then: what was kept elsewhere since stays beside it.
    """
    versions = house.journal.versions_now(str(draft.meta["edits"]))
    if not versions:
        house.streams.say("The entry was deleted in the meantime, so your draft is a text of its own now.")
        return None
    seen = [str(rev) for rev in draft.meta.get("revs", ()) if REV.fullmatch(str(rev))]
    if seen and set(seen) != {one.rev for one in versions}:
        versions = [versions[0]._replace(rev=seen[0], after=tuple(seen[1:]))]
    return _work(house, versions, draft)


def _work(house: House, versions: Sequence[Entry], taken: Draft | None = None) -> Work:
    """Return the work on the text of an entry; an unchanged one makes no draft."""
    entry, before = versions[0], f"\n{BETWEEN}\n".join(one.text or "" for one in versions)
    about = {"at": entry.at.isoformat(), "tags": _beside(versions)}
    meta = {**about, "edits": entry.id, "revs": [one.rev for one in versions]}
    store = drafts(house)
    draft = taken or Draft(store.new_name(), entry.kind, before, meta)

    def keeps(text: str) -> None:
        try:
            _keep(house, versions, before, text)
        except UsageError:
            # Deleted in the meantime: what was typed goes on as a text of its own, and can be found again.
            work.pen.discard()
            work.pen, work.before = Pen(store, "journal", about), ""
            raise

    work = Work(house, Pen(store, entry.kind, meta, draft), keeps, before)
    return work


def _keep(house: House, versions: Sequence[Entry], before: str, text: str) -> None:
    entry = versions[0]
    if text == before:
        house.streams.say(_SAME)
        return
    if not text.strip() and entry.kind in OWN_KINDS:
        house.streams.say(f"Without words it stays as it is. numbcheck delete {entry.ref} takes it out.")
        return
    fit = fitting(text)
    revision = house.journal.revise(
        entry,
        *versions[1:],
        text=fit if fit.strip() else None,
        tags=tagging.joined(fit, _beside(versions)),
        data=_all(one.data for one in reversed(versions)),
        extra=_all(one.extra for one in reversed(versions)),
    )
    _say_kept(house, revision, versions)


def _say_kept(house: House, revision: Entry, before: Sequence[Entry]) -> None:
    if len(house.journal.versions(revision.id)) == 1:
        house.streams.say(f"Kept. {kept(house, revision, before)}")
    else:
        house.memory.forget()
        house.streams.say(
            f"Kept. It was changed elsewhere, too, and both are there: numbcheck edit {revision.ref} joins them."
        )
    house.streams.say(CARE_LINE)


def _beside(versions: Sequence[Entry]) -> list[str]:
    """Return the tags given beside the texts, each once."""
    return list(dict.fromkeys(chain(*(tagging.beside(one.text or "", one.tags) for one in versions))))


def _all(parts: Any) -> dict[str, Any]:
    """Return what all versions hold; where two differ, the one saved last (which comes last) holds."""
    return {key: value for part in parts for key, value in part.items()}


def _versions(house: House, ref: str) -> list[Entry]:
    """Return the texts of the entry; one that may not be changed is shown. Raises as `Journal.texts`, UsageError."""
    versions = house.journal.texts(ref)
    if any(one.newer for one in versions):
        _show(house, versions)
        changeable(versions)
    return versions


def _piped(house: House, *, asked: bool) -> str:
    """Return what comes in through a pipe; nobody is waited for at a terminal, unless that was `asked` for."""
    return "" if is_terminal(house.streams.stdin) and not asked else piped_text(house)


def _replace(house: House, ref: str, text: str) -> None:
    """Put what came in in place of the text, and name that one first; nothing never replaces something.

    Where there is nothing that it could replace, what came in is a draft, and the error goes on.
    """
    try:
        versions = _versions(house, ref)
    except BaseException:  # whatever it is, what came in comes first
        Work(house, Pen(drafts(house), "journal", {}), bool).leave(text)
        raise
    if not text.strip():
        house.streams.say("Nothing came in, so it stays as it is.")
        return
    from numbcheck.show.rows import row

    for one in versions:
        if one.text:
            house.streams.say(f"In place of {row(one).beginning}")
    _work(house, versions).keep(text)


def _above(versions: Sequence[Entry]) -> list[str]:
    from numbcheck.show.rows import row

    entry = versions[0]
    if len(versions) > 1:
        return [_TWO]
    if entry.text is None:
        return [row(entry).line, "You may add words about it. The rest stays as it is."]
    return [f"Your text of {entry.at:%Y-%m-%d %H:%M}."]


def _show(house: House, versions: Sequence[Entry]) -> None:
    from numbcheck.show.whole import whole

    for one in versions:
        house.streams.put("\n".join(whole(house.shown(one), house.streams.width)))
