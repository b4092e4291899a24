"""The house: wires everything a command needs, each thing only when it is first asked for."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from numbcheck.crisis import zone
from numbcheck.journal.sealing.sealing import Sealing
from numbcheck.places import Places, places
from numbcheck.stage.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from numbcheck.journal.drafts.batches import Batches
    from numbcheck.journal.drafts.draft import Drafts
    from numbcheck.journal.drafts.editor_file import EditorFiles
    from numbcheck.journal.drafts.last_save import Memory
    from numbcheck.journal.drafts.unfinished import Unfinished
    from numbcheck.journal.entry import Entry
    from numbcheck.journal.journal import Journal
    from numbcheck.journal.sealing.cache import Cache
    from numbcheck.journal.sealing.lock import Lock
    from numbcheck.journal.store.packs import Packs
    from numbcheck.practice.script import Script
    from numbcheck.practice.shelf import Shelf
    from numbcheck.settings import Settings
    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.seat import Seat
    from numbcheck.stage.streams import Streams
    from numbcheck.stage.voice import Voice

    T = TypeVar("T")


class House:
    """Everything a command may need. The streams are given, the rest is opened on first use.

    Where a command `only_looks`, nothing that is overdue is cleared on the way.
    """

    def __init__(
        self, streams: Streams, *, plain: bool = False, no_color: bool = False, voice: bool | None = None
    ) -> None:
        self.streams = streams
        self._plain = plain
        self._no_color = no_color
        self._voice = voice
        self._still = False
        self.only_looks = False
        self._cleared = False
        self.first_words_said = self.care_line_said = False

    @cached_property
    def places(self) -> Places:
        """Where things lie."""
        return places(self.streams.environ)

    @cached_property
    def settings(self) -> Settings:
        """The settings in force; what could not be used is mentioned once."""
        from numbcheck import settings

        loaded = settings.load(self.places.config, self.streams.environ)
        for warning in loaded.warnings:
            self.streams.say(warning)
        return loaded

    @cached_property
    def chose_nothing(self) -> bool:
        """Whether no setting is given anywhere, so that a quick command need not read the table of what holds then."""
        given = (name for name in self.streams.environ if name.startswith("NUMBCHECK_"))
        return set(given) <= {"NUMBCHECK_HOME"} and not os.path.lexists(self.places.config)

    @cached_property
    def journal(self) -> Journal:
        """The journal; the first to ask for it also clears what undo has remembered for more than an hour."""
        from numbcheck.journal.journal import Journal
        from numbcheck.journal.store.absence import Seen

        if not self.only_looks:
            self.memory.forget_old()
            self.clear_unfinished()
        return Journal(
            self.places.data,
            now=self.now,
            packs=self.packs,
            watch=self._progress(),
            seen=Seen(self.places.state, self.places.above),
            seal=self.sealing.now,
        )

    @cached_property
    def sealing(self) -> Sealing:
        """What words pass through on their way to the disk and back."""
        return Sealing(self.places.data, self.places.state, self._lock)

    @property
    def key_cache(self) -> Cache | None:
        """Where identities wait that were unlocked; None where there is no such place, or it is not wanted."""
        from numbcheck.journal.sealing.cache import cache_of

        runtime = self.streams.environ.get("XDG_RUNTIME_DIR", "")
        is_wanted = self.chose_nothing or self.settings.key_cache != "none"
        return cache_of(self.places.data, runtime, self.now) if is_wanted else None

    @cached_property
    def memory(self) -> Memory:
        """What this machine remembers of its last save."""
        from numbcheck.journal.drafts.last_save import Memory

        return Memory(self.places.state, self.now, seal=self.sealing.sooner)

    @cached_property
    def drafts(self) -> Drafts:
        """The drafts: what was written and is not kept yet."""
        from numbcheck.journal.drafts import FOLDER
        from numbcheck.journal.drafts.draft import Drafts

        return Drafts(f"{self.places.state}/{FOLDER}", self.now, seal=self.sealing.sooner)

    @cached_property
    def editor_files(self) -> EditorFiles:
        """The files that were handed to an editor."""
        from numbcheck.journal.drafts.editor_file import EditorFiles

        return EditorFiles(self.places.state, self.drafts)

    @cached_property
    def batches(self) -> Batches:
        """What came in by which import."""
        from numbcheck.journal.drafts.batches import Batches

        return Batches(f"{self.places.state}/imports")

    @cached_property
    def unfinished(self) -> Unfinished:
        """The files outside our folders that are being written, or were when the program was killed."""
        from numbcheck.journal.drafts.unfinished import Unfinished

        return Unfinished(self.places.state)

    def clear_unfinished(self) -> None:
        """Clear what an export left in a person's folder when it was killed, and say so; once is enough."""
        if self._cleared or self.only_looks or not self.unfinished.holds_something:
            return
        from numbcheck.visit import unfinished

        self._cleared = True
        unfinished.clear(self.unfinished, self.streams)

    def close(self) -> None:
        """End a command: clear what is left to clear where anything was opened, and say what was mended on the way."""
        if self._is_open("places"):
            self.clear_unfinished()
            self.sealing.close(only_looks=self.only_looks)
        self._mention_notices()

    def _is_open(self, part: str) -> bool:
        """Return whether `part` was asked for: from then on a cached property is an attribute like any other."""
        return part in vars(self)

    @property
    def met_a_lock(self) -> bool:
        """Whether anything was done with a journal that is, or was, sealed."""
        return self._is_open("sealing") and self.sealing.is_met

    def _mention_notices(self) -> None:
        """Say what was mended in the journal's folder on the way, if it was opened at all, and why undo cannot help."""
        for notice in self.journal.notices if self._is_open("journal") else ():
            self.streams.warn(notice)
        if self._is_open("memory") and self.memory.fault:
            self.streams.warn(f"undo cannot take that back: {self.memory.fault}")

    @cached_property
    def shelf(self) -> Shelf:
        """The practices, ours and the person's own."""
        from numbcheck.practice.shelf import Shelf

        return Shelf(own=self.places.practices)

    def title_of(self, practice: str) -> str:
        """Return the title of a practice, or, where it is gone, its id as words. No practice is opened."""
        from numbcheck.practice.files import title
        from numbcheck.tell.in_words import practice_called

        return practice_called(practice, lambda name: title(name, self.places.practices))

    @cached_property
    def voice(self) -> Voice:
        """The voice and the bell, off unless the person wants them."""
        from numbcheck.stage.voice import Voice

        wanted = self.settings.voice if self._voice is None else self._voice
        return Voice(self.streams.environ, on=wanted, bell=self.settings.bell)

    @cached_property
    def zone(self) -> str | None:
        """The IANA name of the time zone here, or None where it is unknown."""
        return zone.real_name(self.streams.environ) or None

    @property
    def colored(self) -> bool:
        """Whether standard output may carry colours."""
        environ = self.streams.environ
        if self._no_color or environ.get("NO_COLOR") or not self.settings.color:
            return False
        is_shown = is_terminal(self.streams.stdout) and environ.get("TERM") != "dumb"
        return is_shown or bool(environ.get("FORCE_COLOR"))

    @property
    def draws(self) -> bool:
        """Whether pictures may be drawn: on a terminal, unless plain lines are wanted."""
        is_dumb = self.streams.environ.get("TERM") == "dumb"
        return is_terminal(self.streams.stdout) and not (self.plain or is_dumb)

    @property
    def fancy(self) -> bool:
        """Whether standard output can take more than ASCII."""
        encoding = getattr(self.streams.stdout, "encoding", None) or "ascii"
        return encoding.lower().replace("-", "") == "utf8"

    def now(self) -> datetime:
        """Return this moment with the offset of the clock on the wall; in UTC where TZ is a day or more away."""
        try:
            return datetime.now().astimezone()
        except (ValueError, OverflowError):
            return datetime.now(UTC)

    def shown(self, entry: Entry) -> Entry:
        """Return `entry` as it is shown to the person: who wants nothing of food does not read of it either."""
        if self.settings.food:
            return entry
        from numbcheck.journal.content import FOOD

        data = {key: said for key, said in entry.data.items() if key not in FOOD}
        return entry._replace(data=data, also=tuple(map(self.shown, entry.also)))

    def choose(self, things: Sequence[T]) -> T:
        """Return one of `things` by chance."""
        import random

        return random.choice(things)  # noqa: S311 (a prompt is no secret)

    @property
    def plain(self) -> bool:
        """Whether the person wants plain lines."""
        return self._plain or self.settings.plain

    def _lock(self) -> Lock:
        from numbcheck.journal.sealing.lock import Lock

        return Lock(self.places.data, self.places.state, lambda: self.key_cache)

    def packs(self) -> Packs:
        """Return the packs: copies in the cache that make questions to a large journal faster."""
        from numbcheck.journal.store.packs import Packs

        return Packs(f"{self.places.cache}/packs", os.urandom)

    def _progress(self) -> Callable[[int, int], None] | None:
        """Return what shows a long query's progress on standard error; None where nothing can be shown."""
        streams = self.streams
        is_heard_only = self._plain or streams.environ.get("TERM") == "dumb"
        if is_heard_only or streams.quiet or not is_terminal(streams.stderr):
            return None
        from time import monotonic

        from numbcheck.show.progress import Progress

        return Progress(self._tell_progress, monotonic)

    def _tell_progress(self, bar: str) -> None:
        if not self._still:
            self.streams.write_stderr(bar)

    def end_progress(self) -> None:
        """Clear the progress bar, for good: the pager gets the screen."""
        if self.journal.watch:
            self.journal.watch(1, 1)
        self._still = True

    @property
    def appearance(self) -> Appearance:
        """How a full screen looks and moves."""
        from numbcheck.stage.appearance import Appearance, ink

        drawn_with = ink(self.streams.environ, fancy=self.fancy)
        return Appearance(color=self.colored, motion=self.settings.motion, ink=drawn_with)

    def fitted(self, script: Script) -> Script:
        """Return the script as the seat shows it: on a low screen some of it comes before its question."""
        from numbcheck.stage.choose import fitted

        return script if self.plain else fitted(self.streams, script)

    @contextmanager
    def seat(self, *scripts: Script, plain: bool = False, start: int | None = None) -> Iterator[Seat]:
        """Take a seat for a practice or a question; while it is taken, only the seat speaks.

        With `plain` it is lines even on a terminal: for a question about what was just printed. `scripts`
        are what will be played, where that is known: what they say and ask must be seen whole. With `start`
        the first of them begins at once, at that beat.
        """
        from numbcheck.stage.choose import take_seat

        with take_seat(
            self.streams, self.appearance, *scripts, plain=plain or self.plain, start=start
        ) as seat:
            yield seat
