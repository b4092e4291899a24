"""Key bindings of a full screen: which keys it takes for itself, handed on as the bytes a terminal sends for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from numbcheck.clean import one_line, printable
from numbcheck.stage.screen.canvas import Mode
from numbcheck.stage.text_input import in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.key_binding import KeyPressEvent

    from numbcheck.stage.screen.canvas import Scene

_WHILE_TYPING = (
    Keys.BackTab,
    Keys.Escape,
    Keys.ControlC,
    Keys.ControlD,
    Keys.ControlG,
    Keys.ControlO,
    Keys.ControlZ,
    Keys.F1,
    Keys.F2,
)
_ABOUT_TEXT = (Keys.ControlN, Keys.ControlP, Keys.ControlT, Keys.ControlR, Keys.ControlX, Keys.F3)
"""What may be wished about a text while it is written; over what the line editor would do."""
_NOTHING = (Keys.ControlAt, Keys.ControlQ, Keys.ControlSquareClose)
"""Keys after which the line editor would keep the next ones from typing, or from leaving: a mark, a quote, a search."""
_TAKES_LINE = (Keys.Enter, Keys.ControlJ)
_MARKS: tuple[Keys | str, ...] = (*"0123456789 ", Keys.Up, Keys.Down, Keys.Left, Keys.Right)
"""Where choices are offered and no word is begun."""
_INSERTS = {Keys.Enter: "\n", Keys.ControlJ: "\n", Keys.Tab: "    "}


def bindings(scene: Callable[[], Scene], press: Callable[[str], None]) -> KeyBindings:
    """Return bindings that hand every key on, or, where text is typed, those that do not type.

    Enter hands on the whole line that it ends.
    """
    keys_only = Condition(lambda: scene().mode is Mode.KEYS)
    in_line = Condition(lambda: scene().mode in (Mode.LINE, Mode.PICK))
    skippable = Condition(lambda: scene().mode in (Mode.LINE, Mode.PICK) and scene().skippable)
    marking = Condition(lambda: scene().mode is Mode.PICK and not scene().field.text)
    in_text = Condition(lambda: scene().mode is Mode.TEXT)
    made, handlers = KeyBindings(), _Handlers(scene, press)
    made.add(Keys.Any, filter=keys_only)(handlers.hand_on)
    for key in (*_WHILE_TYPING, *_ABOUT_TEXT):
        # eager: the line editor would wait for another key after Esc
        made.add(key, filter=~keys_only, eager=True)(handlers.hand_on)
    for key in _NOTHING:
        made.add(key, filter=~keys_only, eager=True)(lambda _: None)
    for key in _TAKES_LINE:
        made.add(key, filter=in_line)(handlers.end_line)
    for mark in _MARKS:
        made.add(mark, filter=marking)(handlers.hand_on)
    made.add(Keys.Tab, filter=skippable)(handlers.skip)
    for key, inserted in _INSERTS.items():
        made.add(key, filter=in_text)(partial(_insert, inserted))
    made.add(Keys.BracketedPaste, filter=~keys_only)(handlers.paste)
    return made


def _insert(text: str, event: KeyPressEvent) -> None:
    event.current_buffer.insert_text(text)


@dataclass(frozen=True, slots=True)
class _Handlers:
    """What keys do on the present scene."""

    scene: Callable[[], Scene]
    press: Callable[[str], None]

    def hand_on(self, event: KeyPressEvent) -> None:
        pressed = event.key_sequence[-1]
        if pressed.key != Keys.BracketedPaste:
            self.press("\r" if pressed.key == Keys.ControlJ else pressed.data)

    def end_line(self, event: KeyPressEvent) -> None:
        # the line leaves at once: what is typed on, before anybody has looked at it, belongs to the next one
        self.press(event.current_buffer.text + "\r")
        event.current_buffer.reset()

    def skip(self, event: KeyPressEvent) -> None:
        if (
            event.current_buffer.text and not self.scene().more
        ):  # whoever skips with something typed has answered
            self.end_line(event)
        else:
            self.hand_on(event)

    def paste(self, event: KeyPressEvent) -> None:
        """Take what was pasted: into the text, or into the line; a list pasted at a question is one answer a line."""
        scene, given = self.scene(), printable(event.data)
        if scene.mode is Mode.LINE and scene.skippable:
            *lines, given = given.split("\n")
            for line in filter(str.strip, lines):
                event.current_buffer.insert_text(one_line(line))
                self.end_line(event)
        elif scene.mode is Mode.LINE:
            given = in_one_line(given.split("\n"))
        event.current_buffer.insert_text(given if scene.mode is Mode.TEXT else one_line(given))
