"""The report in a real browser: it renders, fetches nothing, runs nothing, and prints on A4."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from numbcheck.insight.tally import tally
from numbcheck.insight.trends import trends
from numbcheck.show.document import html
from numbcheck.show.report import TITLE, Doctor, Report, blocks
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium here")


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


def browse(path: Path, folder: Path, *argv: str) -> str:
    """Open the file in a browser with an empty profile, and return what it wrote."""
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", *argv, path.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=True).stdout


def a_page(hostile: str) -> str:
    """Return a report that quotes `hostile`."""
    done = [an_entry(None, kind="practice", practice=hostile, change="more") for _ in range(6)]
    chosen = [an_entry(hostile)]
    days = date(2026, 11, 1), date(2026, 11, 22)
    return html(TITLE, blocks(Report(*days, trends(tally(done), *days, ()), {}, chosen, Doctor())))


def test_it_renders_and_nothing_is_fetched_or_run(tmp_path: Path, server: tuple[str, list[str]]) -> None:
    """Hostile words in a quote, and even tags that slipped in, neither run nor reach the network."""
    address, asked = server
    hostile = f"<img src={address}/quoted><script>document.title='ran'</script>"
    slipped = (
        f"<img src={address}/slipped><script>document.title='ran'</script><script src={address}/s></script>"
        f"<iframe src={address}/frame></iframe><link rel=stylesheet href={address}/css>"
    )
    path = tmp_path / "page.html"
    path.write_text(a_page(hostile).replace("</body>", slipped + "</body>"))
    seen = browse(path, tmp_path, "--dump-dom")
    assert f"<title>{TITLE}</title>" in seen
    assert "&lt;script&gt;document.title='ran'" in seen
    assert asked == []


def test_it_prints_on_one_sheet_of_a4(tmp_path: Path) -> None:
    """A report with a few practices and a short quote is one page of A4, whatever printer it goes to."""
    path, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    path.write_text(a_page("A short line of my own."))
    browse(path, tmp_path, f"--print-to-pdf={printed}")
    raw = printed.read_bytes()
    assert raw.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)", raw)
    assert [(round(float(wide)), round(float(high))) for wide, high in boxes] == [(595, 842)]
