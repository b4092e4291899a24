"""Run numbcheck in a real terminal, in an invented home, and draw what stands there into docs/pictures/; the page for a talk in a browser."""

from __future__ import annotations

import os
import tempfile
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
from tools.picture import runs, svg

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
ZONE = timezone(timedelta(hours=1))
SEED = 2026
DESK, PHONE = (300, 600, 560), (0, 360, 560)
"""Of a page, the left edge, the width and the height of what is drawn of it."""

ABOUT = {
    "breath": "Even breathing: a wide bar in the middle grows with the breath, below it the words Breathe out.",
    "senses": "The senses, halfway: five things that were seen stand there, and the third to touch is being typed.",
    "history": "History by day: one line for each entry, with its time, what it was, its first words, and its four characters.",
    "crisis": "Numbers to call in Austria, on a screen of 40 columns: emergency numbers first, then people to talk to.",
}


def breath(home: Path) -> None:
    """Draw the full breath, at the turn to the out-breath."""
    with terminal(home, "breathe", size=(74, 13)) as pair:
        pair.wait_for("Breathe out.")
        draw("breath", "numbcheck breathe", pair)
        pair.press("q")
        pair.wait_for_end()


def senses(home: Path) -> None:
    """Draw 5-4-3-2-1 with what was already noticed."""
    with terminal(home, "ground", size=(74, 16)) as pair:
        for number, thing in enumerate(("grey sky", "my left shoe", "the lamp", "a crumb", "steam"), start=1):
            pair.wait_for(f"You see, {number} of 5>")
            pair.press(f"{thing}\r")
        for number, thing in enumerate(("warm mug\r", "sleeve\r", "wood"), start=1):
            pair.wait_for(f"You touch, {number} of 4>")
            pair.press(thing)
        pair.wait_for("You touch, 3 of 4> wood")
        draw("senses", "numbcheck ground", pair)
        pair.press("\x03")
        pair.wait_for_end()


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


def draw(name: str, title: str, pair: Terminal) -> None:
    """Write the picture of what stands on the screen, without the empty lines around it."""
    shown = [line.rstrip() for line in pair.screen.display]
    filled = [at for at, line in enumerate(shown) if line]
    lines = []
    for row in range(filled[0], filled[-1] + 1):
        cells = [pair.screen.buffer[row][column] for column in range(pair.screen.columns)]
        look = [(cell.data, cell.fg, cell.bg, cell.bold) for cell in cells]
        if pair.process.poll() is None and not pair.screen.cursor.hidden and pair.screen.cursor.y == row:
            look[pair.screen.cursor.x] = ("_", "default", "default", False)
        lines.append(runs(look))
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(
        svg(title, ABOUT[name], lines, pair.screen.columns), encoding="utf-8"
    )


def main() -> None:
    os.environ["PYTHONPATH"] = str(PICTURES.parents[1] / "src")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "REDUCED_MOTION", "ACCESSIBLE"):
        os.environ.pop(name, None)
    for picture in (breath, senses, history, crisis, report):
        with tempfile.TemporaryDirectory() as folder:
            picture(Path(folder) / "home")


if __name__ == "__main__":
    main()
