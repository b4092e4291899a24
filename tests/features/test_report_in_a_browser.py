"""The report in a real browser: it renders, fetches nothing, runs nothing, and prints on the paper there is."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from numbcheck.show.document import Listed, Page, Quote, Section, html
from numbcheck.show.report import page
from tests.features.browser import A4, LETTER, PROGRAM, Browser, browser
from tests.show.test_report import a_life

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(not PROGRAM, reason="no Chromium here"),
]
LIGHT, DARK = ("rgb(26, 26, 26)", "rgb(253, 253, 251)"), ("rgb(230, 228, 223)", "rgb(27, 28, 30)")
COLORS = "(style => [style.color, style.backgroundColor])(getComputedStyle(document.body))"
BESIDE = (
    "[...document.querySelectorAll('dt')].map(dt => [dt.getBoundingClientRect(), "
    "dt.nextElementSibling.getBoundingClientRect()]).map(([dt, dd]) => [dt.top == dd.top, dt.bottom <= dd.top])"
)
BODY = "(box => [box.left, box.right])(document.querySelector('dl').getBoundingClientRect())"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser for all of these tests."""
    with browser(tmp_path_factory.mktemp("browser")) as here:
        yield here


@pytest.fixture
def life(chromium: Browser, tmp_path: Path) -> Browser:
    """Return a browser that shows the page of three months."""
    return opened(chromium, tmp_path, html(page(a_life())))


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Return a web server's address, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_address[1]}", asked
    listening.shutdown()
    listening.server_close()


def opened(chromium: Browser, folder: Path, text: str) -> Browser:
    """Return the browser with this page open."""
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    chromium.open(path)
    return chromium


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Return the size of each sheet that is printed, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)", pdf)
    return [(round(float(wide)), round(float(high))) for wide, high in boxes]


def test_it_renders_and_nothing_is_fetched_or_run(
    chromium: Browser, tmp_path: Path, server: tuple[str, list[str]]
) -> None:
    """Hostile words in a quote, and even tags that slipped in, neither run nor reach the network."""
    address, asked = server
    hostile = f"<img src={address}/quoted><script>document.title='ran'</script>"
    slipped = (
        f"<img src={address}/slipped><script>document.title='ran'</script><script src={address}/s></script>"
        f"<iframe src={address}/frame></iframe><link rel=stylesheet href={address}/css>"
    )
    parts = (Quote(hostile, hostile), Listed(hostile, (hostile,)))
    text = html(Page("For a talk", hostile, hostile, (Section(hostile, parts),)))
    opened(chromium, tmp_path, text.replace("</body>", slipped + "</body>"))
    assert chromium.value("document.title") == "For a talk"
    assert f'"{hostile}"' in chromium.value("document.querySelector('blockquote').innerText")
    assert asked == []


def test_it_is_read_by_day_and_by_night(life: Browser) -> None:
    """Dark letters on a light page or light ones on a dark page, as the device wishes, on a phone and on a desk."""
    for width in (360, 1200):
        for scheme, colors in (("light", LIGHT), ("dark", DARK)):
            life.looks(width, scheme)
            assert tuple(life.value(COLORS)) == colors
            assert life.value("document.documentElement.scrollWidth") == width
            assert life.picture().startswith(b"RIFF")


def test_labels_stand_beside_the_text_on_a_desk_and_above_it_on_a_phone(life: Browser) -> None:
    """One column of 34em in the middle of a wide window, its labels beside the text; on a phone they stand above it."""
    life.looks(1200, "light")
    assert life.value(BODY) == [328, 872]
    assert all(beside for beside, _ in life.value(BESIDE))
    life.looks(360, "light")
    assert all(above for _, above in life.value(BESIDE))


def test_it_prints_black_on_white_on_one_sheet_of_the_paper_there_is(life: Browser) -> None:
    """Three months with a quote of each kind are one sheet of A4 or Letter, black on white, where the screen is dark too."""
    life.looks(1200, "dark", "print")
    assert life.value(COLORS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert life.value("getComputedStyle(document.body).fontSize") == "14px"
    life.looks(1200, "dark")
    for paper, size in ((A4, (595, 842)), (LETTER, (612, 792))):
        (sheet,) = sheets(life.printed(paper))
        assert sheet == pytest.approx(size, abs=1)


def test_no_quote_is_broken_between_two_sheets(chromium: Browser, tmp_path: Path) -> None:
    """A quote that does not fit the rest of a sheet begins on the next one."""
    long = "\n".join(["a line"] * 20)
    quotes = tuple(Quote(f"{day} November", long) for day in range(1, 6))
    opened(chromium, tmp_path, html(Page("For a talk", "", "", (Section("In my words", quotes),))))
    chromium.looks(1200, "light")
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(chromium.printed(A4))
    assert len(sheets(pdf.read_bytes())) == 3
    for sheet in text_of_sheets(pdf):
        assert sheet.count("a line") % 20 == 0


def text_of_sheets(pdf: Path) -> list[str]:
    """Return what stands on each sheet; skipped where nothing here can tell."""
    import shutil
    import subprocess

    if not (program := shutil.which("pdftotext")):
        pytest.skip("no pdftotext here")
    said = subprocess.run([program, str(pdf), "-"], capture_output=True, text=True, timeout=60, check=True)
    return said.stdout.split("\f")
