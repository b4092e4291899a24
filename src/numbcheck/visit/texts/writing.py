"""A text on its way into the journal: given, written or edited, autosaved as a draft, then kept."""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from numbcheck.columns import wrapped
from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.stage.signals import end_by, uninterrupted
from numbcheck.stage.streams import is_terminal
from numbcheck.visit.keeping import keep_text, say_originals, say_receipt, say_unsafe
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.journal.drafts.editor_file import EditorFile
    from numbcheck.stage.seat import Seat
    from numbcheck.stage.text_input import Paper, TextInput, Written
    from numbcheck.visit.house import House
    from numbcheck.visit.texts.half_line import HalfLine


class Around(Protocol):
    """What comes before and after a text, at the same seat."""

    def before(self, seat: Seat, work: Work, text: str) -> bool:
        """Go through what comes before the text; return whether the person stays to write."""

    def after(self, seat: Seat, work: Work, text: str) -> None:
        """Go through what comes after the text; leaving here is fine, all that was written is safe."""


_AT_ONCE = "{name} was back at once, so it may still be open.{word}"
_SAVE_THERE = "Save your text there, then press Enter here."
_LATER = "What you save there from now on becomes a draft."
_PATIENCE = 24 * 3600.0
_ENTER = "\r\n"
_BELOW = 62
"""Columns of a line below the text in an editor's file, less its mark."""


class Work:
    """One text on its way to being kept: `save` keeps it at the end, and `autosave` holds it as a draft meanwhile.

    `before` is the text as it was kept already, where this is a change to it. `data` is what will be kept
    beside the text; who adds to it sees it in the draft, too. `taken` is the draft that was taken up again. Of an
    `exercise` Ctrl-C is a kind way to leave at any word.
    """

    def __init__(
        self,
        house: House,
        autosave: Autosave,
        save: Callable[[str], object],
        before: str = "",
        data: dict[str, Any] | None = None,
        taken: Draft | None = None,
    ) -> None:
        self.house = house
        self.autosave = autosave
        self.before = before
        self.taken = taken
        self.data = {} if data is None else data
        self._save = save
        self.half: HalfLine | None = None
        self.exercise = False

    def keep(self, text: str) -> object:
        """Keep the text and return what it became, or None where there was nothing to keep.

        Where it cannot be kept it stays a draft, that is said, and the error is raised again.
        """
        with uninterrupted():
            try:
                self.autosave.keep_original(text)
                kept = self._save(text)
            except BaseException:  # whatever it is, what was written comes first
                self.leave(text)
                raise
            self.autosave.discard()
        return kept

    def leave(self, text: str) -> None:
        """Leave the text as a draft, and say so; nothing is said where nothing is new."""
        if self.before and text == self.before:
            self.autosave.discard()
        elif text.strip():
            if self.autosave.try_save(text):
                say_originals(self.house, self.house.drafts.originals.let_go())
                self.house.streams.warn(Receipt.DRAFT)
            else:
                say_unsafe(self.house, text)
        elif self.autosave.held:
            self.house.streams.warn(Receipt.DRAFT)

    def write(self, paper: Paper, around: Around | None = None, closing: Sequence[str] = ()) -> Written:
        """Let the person write, keep it or leave it as a draft, and return it; `closing` is said before that.

        Exits as the signal asks that ended it.
        """
        from numbcheck.stage.text_input import TextInput
        from numbcheck.visit.crisis_page import crisis_lines

        text_input = TextInput(
            paper, lambda text: self.autosave.try_save(paper.whole(text)), lambda: crisis_lines(self.house)
        )
        self.autosave.get_ready()
        with uninterrupted():
            with self.house.seat() as seat:
                written = (
                    seat.write(text_input) if around is None else self._write_within(seat, text_input, around)
                )
            written = written._replace(text=paper.whole(written.text))
            if seat.fault is not None:
                self.leave(written.text)
                raise seat.fault
            for line in closing:
                self.house.streams.say(line)
            self.finish(written)
        return written

    def write_in_editor(self, words: Sequence[str], text: str = "", *, around: Around | None = None) -> None:
        """Let the person write in their own editor; then as above."""
        from numbcheck.stage import editor

        command = editor.command(self.house.streams.environ)
        if around is not None:
            with self.house.seat() as seat:
                stays = around.before(seat, self, text)
            if not stays:
                self.finish(_left(seat, text))
                return
        for line in words:
            self.house.streams.say(line)
        below = [line for said in words for line in wrapped(said, _BELOW)]
        with self.house.editor_files.lent(self.autosave.draft(text), below) as editor_file:
            self._come_back(_from_editor(self.house, editor_file, command), text, around)

    def _come_back(self, written: Written, text: str, around: Around | None) -> None:
        """Go on with what was `written` in an editor that was given `text`."""
        if written.text == text and written.left_by is None:
            say_receipt(self.house, Receipt.NOTHING_KEPT)
            return
        if around is not None and written.done:
            self.autosave.try_save(written.text)
            with self.house.seat() as seat:
                around.after(seat, self, written.text)
            written = written._replace(left_by=seat.left_by)
        self.finish(written)

    def finish(self, written: Written) -> None:
        """Keep what was written, throw it away, or leave it as a draft; exits as the signal asks that ended it.

        A stray character is no draft, nor what gives way to another one. Where the text was done, Ctrl-C afterwards
        is a kind way to leave, and so it is in an exercise.
        """
        if written.thrown or (written.done and self._is_emptied(written.text)):
            self._throw_away(written.text)
        elif written.done:
            self.keep(written.text)
        elif written.resumes or self._is_stray(written.text):
            self.autosave.discard()
        else:
            self.leave(written.text)
        if self.half:
            self.half.say()
        kindly = written.left_by == signal.SIGINT and (written.done or self.exercise)
        if written.left_by is not None and not kindly:
            end_by(written.left_by)

    def _is_emptied(self, text: str) -> bool:
        """Return whether nothing is there to keep; an entry that is changed has a text of its own, which stays."""
        return not text.strip() and (self.taken is not None or not self.before)

    def _is_stray(self, text: str) -> bool:
        """Return whether all that was typed is one character, beside the text as well."""
        from numbcheck.journal.content import PROMPT

        new = self.taken is None and not self.before and not self.data.keys() - {PROMPT}
        return new and len((text.strip() or self.autosave.held).strip()) <= 1

    def _throw_away(self, text: str) -> None:
        """Discard the draft; of one that was taken up again that is said, and `undo` brings it back."""
        from numbcheck.visit.texts.drafts import throw_away

        if self.taken is None:
            self.autosave.discard()
        else:
            throw_away(self.house, [self.autosave.draft(text) if text.strip() else self.taken])

    def _write_within(self, seat: Seat, text_input: TextInput, around: Around) -> Written:
        """Write with what was asked for before and after it, all at one seat."""
        if not around.before(seat, self, text_input.paper.text):
            return _left(seat, text_input.paper.text)
        written = seat.write(text_input)
        if not (written.done and written.text.strip()):
            return written
        self.autosave.try_save(written.text)
        around.after(seat, self, written.text)
        return written._replace(left_by=seat.left_by)


def _left(seat: Seat, text: str) -> Written:
    """Return `text` as it was when the person left the seat before writing."""
    from numbcheck.stage.text_input import Written

    return Written(text, done=False, left_by=seat.left_by)


def _from_editor(house: House, editor_file: EditorFile, command: Sequence[str]) -> Written:
    """Return what the editor made of its file; where it was back at once, the person says when they are done.

    Where nothing is new even then, the file stays: what is saved there later becomes a draft.
    """
    from numbcheck.stage import editor
    from numbcheck.stage.clock import lived_clock

    edited = editor.edited(editor_file, command, lived_clock().now)
    if not edited.at_once:
        return edited.written
    editor_file.stays(open_=True)
    word = editor.waiting_word(command)
    house.streams.warn(
        _AT_ONCE.format(name=editor.name_of(command), word=f" With EDITOR='{word}' it waits." if word else "")
    )
    with house.seat(plain=True) as seat:
        while (key := seat.ask_key(_SAVE_THERE, _PATIENCE)) and key not in _ENTER:
            pass
    written = editor.looked_at(editor_file, left_by=seat.left_by)
    if written.text != editor_file.text:
        editor_file.stays(open_=False)
    elif seat.left_by is None:
        house.streams.say(_LATER)
    return written


def piped_text(house: House) -> str:
    """Return all of standard input, less one trailing newline."""
    return house.streams.read_all().removesuffix("\n").removesuffix("\r")


def new_text(
    house: House,
    kind: str,
    at: datetime,
    tags: Sequence[str] = (),
    data: dict[str, Any] | None = None,
    taken: Draft | None = None,
    *,
    dated: str | None = None,
) -> Work:
    """Return the work on a text of its own, about the moment `at`.

    `dated` is a note on how that was understood, where a person named it; `taken` is its draft from before.
    """
    data = {} if data is None else data
    autosave = Autosave(house.drafts, kind, {"at": at.isoformat(), "tags": list(tags), "data": data}, taken)
    return Work(
        house,
        autosave,
        lambda text: keep_text(house, kind, text, at, tags, data, autosave.becomes, dated=dated),
        data=data,
        taken=taken,
    )


def leave_what_came_in(house: House) -> None:
    """Leave what came through a pipe as a draft: the command line that was to keep it is refused."""
    if not is_terminal(house.streams.stdin):
        new_text(house, kinds.JOURNAL, house.now()).leave(piped_text(house))


def not_kept(house: House, draft: Draft) -> Draft:
    """Return the draft as one that is not kept yet: where a crash left it beside its entry, it is a change to that.

    Where that entry was deleted, or is no text of its own, it becomes another one.
    """
    own = str(draft.meta.get("becomes", ""))
    if not own or own not in house.journal.names.suffixes().all:
        return draft
    meta = {key: value for key, value in draft.meta.items() if key != "becomes"}
    if draft.kind in kinds.WRITTEN:
        from numbcheck.journal import references

        with suppress(UsageError):
            entry = references.find(house.journal, own)
            meta |= {"edits": entry.id, "revs": [entry.rev]}
    return draft._replace(meta=meta)
