"""The keys of a full screen, cut by the table of plain lines, and handed on as prompt_toolkit knows them."""

from __future__ import annotations

import asyncio
import os
import select
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prompt_toolkit.input import Input
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from numbcheck.stage.decoder.key_names import PASTE
from numbcheck.stage.decoder.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

_CHUNK = 4096


class ScreenInput(Input):
    """The terminal behind `source`, whose own reading is left out. `data` of each key is its name here."""

    def __init__(self, source: Input, encoding: str, clock: Callable[[], float]) -> None:
        self._source = source
        self._clock = clock
        self._tokens = Tokens(encoding)
        self._closed = False
        self._ready: Callable[[], None] = lambda: None
        self._timer: asyncio.TimerHandle | None = None

    def read_keys(self) -> list[KeyPress]:
        """Return the keys that have come; what had begun stands as it is once nothing follows for long enough."""
        now = self._clock()
        chunk = self._chunk()
        if chunk:
            keys = self._tokens.fed(chunk, now)
        else:
            keys = self._tokens.rest() if self._closed else self._tokens.given_up(now)
        self._wait_for_more(self._tokens.left(now))
        return _presses(keys)

    def flush_keys(self) -> list[KeyPress]:
        """Return nothing: how long a key waits for its end is no matter of the screen."""
        return []

    def rest(self) -> list[KeyPress]:
        """Return what had begun, as it stands: nothing more is waited for."""
        keys: list[str] = []
        while chunk := self._chunk():
            keys += self._tokens.fed(chunk, self._clock())
        return _presses(keys + self._tokens.rest())

    def drop_begun(self) -> None:
        """Discard a key that has begun."""
        self._tokens.drop_begun()

    @contextmanager
    def attach(self, input_ready_callback: Callable[[], None]) -> Iterator[None]:
        """Call back, until the block ends, whenever there is something to read, or to give up."""
        self._ready = input_ready_callback
        try:
            with self._source.attach(input_ready_callback):
                yield
        finally:
            self._wait_for_more(None)

    def detach(self) -> AbstractContextManager[None]:
        """Leave the terminal to somebody else until the block ends."""
        return self._source.detach()

    def raw_mode(self) -> AbstractContextManager[None]:
        """Let each key come at once."""
        return self._source.raw_mode()

    def cooked_mode(self) -> AbstractContextManager[None]:
        """Let lines come, as for a shell."""
        return self._source.cooked_mode()

    def fileno(self) -> int:
        """Return the terminal's file descriptor."""
        return self._source.fileno()

    def typeahead_hash(self) -> str:
        """Return what keys read too early are kept under."""
        return self._source.typeahead_hash()

    @property
    def closed(self) -> bool:
        """Whether the terminal is gone."""
        return self._closed

    def _chunk(self) -> bytes:
        try:
            if self._closed or not select.select([self.fileno()], [], [], 0)[0]:
                return b""
            chunk = os.read(self.fileno(), _CHUNK)
        except OSError:
            chunk = b""
        self._closed = not chunk
        return chunk

    def _wait_for_more(self, seconds: float | None) -> None:
        if self._timer:
            self._timer.cancel()
        running = None if seconds is None else asyncio.get_running_loop()
        self._timer = running.call_later(seconds, self._ready) if running and seconds is not None else None


def _presses(keys: list[str]) -> list[KeyPress]:
    return [press for key in keys if (press := _press(key))]


def _press(key: str) -> KeyPress | None:
    """Return `key` as prompt_toolkit knows it; None where it is more than one key there, Esc and another."""
    if key.startswith(PASTE):
        return KeyPress(Keys.BracketedPaste, key.removeprefix(PASTE))
    known = ANSI_SEQUENCES.get(key)
    if isinstance(known, Keys):
        return KeyPress(known, key)
    return KeyPress(key, key) if len(key) == 1 else None
