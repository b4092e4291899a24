"""Which keys a full screen takes for itself, told on as the bytes that a terminal sends for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from numbcheck.clean import one_line, printable
from numbcheck.stage.screen.layout import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.key_binding import KeyPressEvent

    from numbcheck.stage.screen.layout import Scene

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
_NOTHING = (Keys.ControlAt, Keys.ControlQ, Keys.ControlX, Keys.ControlSquareClose)
"""Keys after which the line editor would keep the next ones from typing, or from leaving: a mark, a quote, a search."""
_TAKES_LINE = (Keys.Enter, Keys.ControlJ)
_MARKS: tuple[Keys | str, ...] = (*"0123456789 ", Keys.Up, Keys.Down, Keys.Left, Keys.Right)
"""Where choices are offered and no word is begun."""


def bindings(scene: Callable[[], Scene], press: Callable[[str], None]) -> KeyBindings:
    """Return bindings that hand every key on, or, where text is typed, those that do not type.

    Enter hands on the whole line that it ends.
    """
    keys_only = Condition(lambda: scene().mode is Mode.KEYS)
    one_line_only = Condition(lambda: scene().mode in (Mode.LINE, Mode.PICK))
    skippable = Condition(lambda: scene().mode in (Mode.LINE, Mode.PICK) and scene().skippable)
    marks = Condition(lambda: scene().mode is Mode.PICK and not scene().field.text)
    whole_text = Condition(lambda: scene().mode is Mode.TEXT)
    made = KeyBindings()

    def hand_on(event: KeyPressEvent) -> None:
        pressed = event.key_sequence[-1]
        if pressed.key != Keys.BracketedPaste:
            press("\r" if pressed.key == Keys.ControlJ else pressed.data)

    def end_line(event: KeyPressEvent) -> None:
        # the line leaves at once: what is typed on, before anybody has looked at it, belongs to the next one
        press(event.current_buffer.text + "\r")
        event.current_buffer.reset()

    def skip(event: KeyPressEvent) -> None:
        # whoever skips with something typed has answered
        (end_line if event.current_buffer.text and not scene().more else hand_on)(event)

    made.add(Keys.Any, filter=keys_only)(hand_on)
    for key in _WHILE_TYPING:
        # eager: the line editor would wait for a letter after Esc
        made.add(key, filter=~keys_only, eager=True)(hand_on)
    for key in _NOTHING:
        made.add(key, filter=~keys_only, eager=True)(lambda _: None)
    for key in _TAKES_LINE:
        made.add(key, filter=one_line_only)(end_line)
    for mark in _MARKS:
        made.add(mark, filter=marks)(hand_on)
    made.add(Keys.Tab, filter=skippable)(skip)
    for key, letters in ((Keys.Enter, "\n"), (Keys.ControlJ, "\n"), (Keys.Tab, "    ")):
        made.add(key, filter=whole_text)(
            lambda event, letters=letters: event.current_buffer.insert_text(letters)
        )
    made.add(Keys.BracketedPaste, filter=~keys_only)(lambda event: _paste(event, scene(), end_line))
    return made


def _paste(event: KeyPressEvent, scene: Scene, end_line: Callable[[KeyPressEvent], None]) -> None:
    """Take what was pasted: into the text, or into the line; a list pasted at a question is one answer a line."""
    given = printable(event.data)
    if scene.mode is Mode.LINE and scene.skippable:
        *lines, given = given.split("\n")
        for line in filter(str.strip, lines):
            event.current_buffer.insert_text(one_line(line))
            end_line(event)
    event.current_buffer.insert_text(given if scene.mode is Mode.TEXT else one_line(given))
