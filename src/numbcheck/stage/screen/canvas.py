"""Canvas: the scene that a full screen shows, lines above, a place to type where one is needed, lines below."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.processors import AfterInput

from numbcheck.stage.screen.cells import changed, style_of
from numbcheck.stage.screen.text import Line, Picture, Room, laid

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from numbcheck.stage.screen.cells import Cell


class Mode(Enum):
    """What keys are: commands, characters of a line, marks and characters of a word, or characters of a text."""

    KEYS = auto()
    LINE = auto()
    PICK = auto()
    TEXT = auto()


def _nothing(_: Room) -> Picture:
    return Picture((), ())


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to see: `paint` draws it for the room there is, `field` takes what is typed.

    Where a line is `skippable`, Tab skips it, and a pasted list is one answer a line; with `more` Tab asks for
    more. `hint` gives the words that stand behind what is typed. The `whole` screen is no sheet with margins.
    """

    mode: Mode = Mode.KEYS
    paint: Callable[[Room], Picture] = _nothing
    field: Buffer = field(default_factory=Buffer)
    skippable: bool = False
    more: bool = False
    whole: bool = False
    hint: Callable[[str], str] = lambda _: ""


class Canvas:
    """Holds the present scene and draws it for any size; `layout` is what the application draws.

    `measure` is called before each rendering: all of one rendering reads the `picture` that it leaves. `keys` is
    the window of the rows above.
    """

    def __init__(self, size: Callable[[], tuple[int, int]]) -> None:
        self.scene = Scene()
        self.picture = Picture((), ())
        self._size = size
        self._margin = 0
        self._drawn: tuple[Scene, tuple[int, int]] | None = None
        hint = AfterInput(self._hint)
        self._control = BufferControl(buffer=self.scene.field, input_processors=[hint])
        self.keys = Window(
            FormattedTextControl(lambda: _fragments(self.picture.above), focusable=True, show_cursor=False),
            height=lambda: Dimension.exact(len(self.picture.above)),
            always_hide_cursor=True,
        )
        self._field = Window(
            self._control,
            width=lambda: self._wide(margins=2),
            height=lambda: None if self.scene.mode is Mode.TEXT else Dimension.exact(1),
            wrap_lines=Condition(lambda: self.scene.mode is Mode.TEXT),
            get_line_prefix=lambda _, __: [("class:here", self.picture.prompt)],
        )
        self.layout = Layout(self._columns())

    def measure(self) -> None:
        """Draw the present scene on a sheet in the middle of the present size, if that has not been done."""
        size = self._size()
        if self._drawn is not None and self._drawn[0] is self.scene and self._drawn[1] == size:
            return
        room = Room(*size) if self.scene.whole else Room.within(*size)
        self.picture, self._margin = laid(self.scene.paint, room, size)
        self._drawn = (self.scene, size)

    def show(self, scene: Scene) -> tuple[Cell, ...] | None:
        """Take up another scene; return the cells that look different now, or None where all is to be drawn anew."""
        before, drawn = self.picture, self._drawn
        moved = scene.mode is not self.scene.mode or scene.field is not self.scene.field
        self.scene = scene
        if moved:
            self._control.buffer = scene.field
            self.layout.focus(self.keys if scene.mode is Mode.KEYS else self._field)
        self.measure()
        if moved or drawn is None or self._drawn is None or drawn[1] != self._drawn[1]:
            return None
        cells = changed(before, self.picture)
        return None if cells and scene.mode is not Mode.KEYS else cells

    def _columns(self) -> VSplit:
        """Lay out the rows behind a margin; what is typed has one on both sides."""
        typing = Condition(lambda: self.scene.mode is not Mode.KEYS)
        flexible = Condition(lambda: self.scene.mode is not Mode.TEXT)
        below = FormattedTextControl(lambda: _fragments(self.picture.below))
        left, right = (Window(width=lambda: Dimension.exact(self._margin)) for _ in range(2))
        rows = HSplit(
            [
                self.keys,
                ConditionalContainer(VSplit([self._field, right]), typing),
                Window(below, height=lambda: self._below_height(flexible=flexible())),
            ],
            width=lambda: self._wide(margins=1),
        )
        return VSplit([left, rows])

    def _wide(self, *, margins: int) -> Dimension:
        """Return the width beside so many margins, exactly: prompt_toolkit would find it column by column."""
        return Dimension.exact(max(0, self._size()[0] - margins * self._margin))

    def _hint(self) -> str:
        typed = self.scene.field.text
        return (not typed and self.picture.hint) or self.scene.hint(typed)

    def _below_height(self, *, flexible: bool) -> Dimension:
        height = len(self.picture.below)
        return Dimension(min=height, preferred=height) if flexible else Dimension.exact(height)


def _fragments(lines: tuple[Line, ...]) -> StyleAndTextTuples:
    pieces: StyleAndTextTuples = []
    for number, line in enumerate(lines):
        if number:
            pieces.append(("", "\n"))
        pieces.extend((style_of(style), words) for style, words in line)
    return pieces
