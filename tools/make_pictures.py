"""Run numbcheck in a real terminal, in an invented home, and draw what stands there into docs/pictures/; the page for a talk in a browser."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

from numbcheck.journal.entry import Answer
from numbcheck.journal.journal import Journal
from numbcheck.show.document import html
from numbcheck.show.report import page
from tests.features import browser as browsers
from tests.show.test_report import a_life
from tests.stage.terminal import Terminal, terminal
from tools.film import Shown, film
from tools.picture import Run, runs, svg

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
ZONE = timezone(timedelta(hours=1))
SEED = 2026
DESK, PHONE = (300, 600, 560), (0, 360, 560)
"""Of a page, the left edge, the width and the height of what is drawn of it."""
TYPED = (
    *(
        (f"You see, {at} of 5", f"{it}\r")
        for at, it in enumerate(("grey sky", "my left shoe", "the lamp", "a crumb", "steam"), 1)
    ),
    *((f"You touch, {at} of 4", it) for at, it in enumerate(("warm mug\r", "sleeve\r", "wood"), 1)),
)
_KEY, _PAUSE, _REST = 0.12, 0.8, 4.0
"""Seconds: from key to key, before one begins to type, and at the end."""

ABOUT = {
    "breath": "Even breathing, one breath: a soft shape in the middle grows while it says Breathe in, and rests while it says Breathe out.",
    "senses": "The senses, as they are typed: five things that are seen, then the first three of four to touch.",
    "history": "History by day: one line for each entry, with its time, what it was, its first words, and its four characters.",
    "crisis": "Numbers to call in Austria, on a screen of 40 columns: emergency numbers first, then people to talk to.",
}


def breath(home: Path) -> None:
    """Draw one breath as it goes on, from its first word to the next in-breath; who wants no motion sees it full."""
    with terminal(home, "breathe", size=(74, 13)) as pair:
        pair.wait_for("Breathe in.")
        *shown, following = watched(pair, "In, through your nose")
        pair.press("q")
        pair.wait_for_end()
    draw_film("breath", "numbcheck breathe", shown, following.at, still=following.at / 2)


def senses(home: Path) -> None:
    """Draw 5-4-3-2-1 as it is typed, until the third thing that is touched, which is what stands still."""
    with terminal(home, "ground", size=(74, 16)) as pair:
        pair.wait_for("You see, 1 of 5")
        shown, at = [Shown(0.0, looks(pair))], _PAUSE
        for question, keys in TYPED:
            pair.wait_for(question)
            for key in keys:
                before = looks(pair)
                shown.append(Shown(at, before))
                pair.press(key)
                pair.read_until(lambda before=before: looks(pair) != before, key)
                at = round(at + (_PAUSE if key == "\r" else _KEY), 2)
        shown.append(Shown(at, looks(pair)))
        pair.press("\x03")
        pair.wait_for_end()
    draw_film("senses", "numbcheck ground", shown, at + _REST, still=at)


def history(home: Path) -> None:
    """Draw a handful of invented entries."""
    keep(home)
    with terminal(home, "history", PAGER="") as pair:  # the first words come once for a home
        pair.wait_for_end()
    with terminal(home, "history", size=(74, 30), PAGER="") as pair:
        pair.wait_for_end()
        draw("history", "numbcheck history", pair)


def crisis(home: Path) -> None:
    """Draw the first numbers, on a narrow screen."""
    with terminal(home, "crisis", "AT", size=(40, 80)) as pair:
        pair.wait_for_end()
        draw("crisis", "numbcheck crisis AT", pair)


def report(folder: Path) -> None:
    """Draw the page for a talk in a browser, on a desk by day and on a phone by night."""
    if not browsers.PROGRAM:
        print("no Chromium here: the pictures of the report stay as they are")
        return
    path = folder / "page.html"
    path.parent.mkdir()
    path.write_text(html(page(a_life())), encoding="utf-8")
    with browsers.browser(folder) as browser:
        browser.open(path)
        browser.looks(1200, "light")
        (PICTURES / "report.webp").write_bytes(browser.picture(*DESK))
        browser.looks(360, "dark")
        (PICTURES / "report-dark.webp").write_bytes(browser.picture(*PHONE))


def keep(home: Path) -> None:
    """Keep invented entries at invented times, with ids that are the same each time."""
    now = datetime(2026, 11, 22, 8, 0, tzinfo=ZONE)
    journal = Journal(home, lambda: now, Random(SEED).randbytes)

    def at(day: int, hour: int, minute: int) -> datetime:
        return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)

    place = "Europe/Vienna"
    journal.add(at=at(16, 22, 41), zone=place, kind="note", text="Nothing again today. Made soup anyway.")
    seen = tuple(Answer("see", text) for text in ("rain on the window", "red cup"))
    journal.add(
        at=at(17, 7, 12),
        zone=place,
        kind="practice",
        practice="senses",
        finished=True,
        seconds=142.0,
        answers=seen,
    )
    journal.add(
        at=at(18, 12, 30), zone=place, kind="note", text="Sam called. I laughed once.", tags=("@sam",)
    )
    journal.add(
        at=at(19, 23, 5),
        zone=place,
        kind="practice",
        practice="even",
        finished=True,
        seconds=180.0,
        change="more",
    )
    text = "Walked home slowly. It smelled of snow."
    journal.add(at=at(20, 18, 20), zone=place, kind="journal", text=text)
    journal.add(
        at=at(21, 9, 2),
        zone=place,
        kind="practice",
        practice="listen",
        finished=False,
        seconds=64.0,
        change="same",
    )


def looks(pair: Terminal) -> tuple[tuple[Run, ...], ...]:
    """Return how each line of the screen looks."""
    cursor, lines = pair.screen.cursor, []
    for row in range(pair.screen.lines):
        cells = [pair.screen.buffer[row][column] for column in range(pair.screen.columns)]
        look = [(cell.data, cell.fg, cell.bg, cell.bold) for cell in cells]
        if pair.process.poll() is None and not cursor.hidden and cursor.y == row:
            look[cursor.x] = ("_", "default", "default", False)
        lines.append(runs(look))
    return tuple(lines)


def watched(pair: Terminal, until: str) -> list[Shown]:
    """Return what is seen from now on, until these words stand there, too."""
    began = time.monotonic()
    shown = [Shown(0.0, looks(pair))]
    while until not in pair.text:
        pair.read(0.01)
        if (now := looks(pair)) != shown[-1].lines:
            shown.append(Shown(round(time.monotonic() - began, 2), now))
    return shown


def draw(name: str, title: str, pair: Terminal) -> None:
    """Write the picture of what stands on the screen, without the empty lines around it."""
    (only,) = cropped([Shown(0.0, looks(pair))])
    save(name, svg(title, ABOUT[name], only.lines, pair.screen.columns))


def draw_film(name: str, title: str, shown: list[Shown], length: float, *, still: float) -> None:
    """Write the moving picture of what was shown."""
    columns = sum(len(run.text) for run in shown[0].lines[0])
    save(name, film(title, ABOUT[name], cropped(shown), length, columns, still))


def cropped(shown: list[Shown]) -> list[Shown]:
    """Return the same without the lines around it that are always empty."""
    filled = [
        at for one in shown for at, line in enumerate(one.lines) if any(run.text.strip() for run in line)
    ]
    return [one._replace(lines=one.lines[min(filled) : max(filled) + 1]) for one in shown]


def save(name: str, picture: str) -> None:
    """Write a picture to where the pictures are."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    os.environ["PYTHONPATH"] = str(PICTURES.parents[1] / "src")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "REDUCED_MOTION", "ACCESSIBLE"):
        os.environ.pop(name, None)
    for picture in (breath, senses, history, crisis, report):
        with tempfile.TemporaryDirectory() as folder:
            picture(Path(folder) / "home")


if __name__ == "__main__":
    main()
