"""A real browser for tests: Chromium, begun once, told what to do through a pipe, and looked at."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from base64 import b64decode
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--disable-extensions", "--remote-debugging-pipe"),
]
_WITH_PIPE = (
    "import os, sys, fcntl; to, back = (fcntl.fcntl(int(fd), fcntl.F_DUPFD, 10) for fd in sys.argv[1:3])\n"
    "os.dup2(to, 3); os.dup2(back, 4); os.execv(sys.argv[3], sys.argv[3:])"
)
"""Becomes the browser, with the pipe at the two numbers at which it looks for it."""
_PATIENCE = 60
A4, LETTER = (210 / 25.4, 297 / 25.4), (8.5, 11.0)
"""Inches of two papers."""


class Browser:
    """One page in a browser; what is asked of it goes through its debugging pipe, which no rule of the page stops."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, os.fdopen(back, "rb")
        self._asked = 0
        self._session = ""
        page = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        self.ask("Page.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask for one thing and return what came back; fails where the browser refuses."""
        self._asked += 1
        call = {"id": self._asked, "method": method, "params": params}
        call |= {"sessionId": self._session} if self._session else {}
        os.write(self._to, json.dumps(call).encode() + b"\0")
        while (said := self._said()).get("id") != self._asked:
            pass
        assert "error" not in said, said["error"]
        found: dict[str, Any] = said["result"]
        return found

    def open(self, path: Path) -> None:
        """Open a file, and wait until all of it is there."""
        self.ask("Page.navigate", url=path.as_uri())
        while self._said().get("method") != "Page.loadEventFired":
            pass

    def looks(self, width: int, scheme: str, media: str = "", motion: str = "no-preference") -> None:
        """Look at the page in a window so wide, in a light or dark scheme, with as much motion as is wanted."""
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **size)
        wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": motion}
        features = [{"name": name, "value": value} for name, value in wanted.items()]
        self.ask("Emulation.setEmulatedMedia", media=media, features=features)

    def value(self, expression: str) -> Any:
        """Return what an expression is on this page."""
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def picture(self, left: int = 0, width: int = 0, height: int = 0) -> bytes:
        """Return the page as it is seen now, from its head to its end, or a part of it, as WebP."""
        high = height or self.value("Math.ceil(document.documentElement.getBoundingClientRect().height)")
        clip = {"x": left, "y": 0, "width": width or self.value("innerWidth"), "height": high, "scale": 1}
        how = {"format": "webp", "quality": 40, "captureBeyondViewport": True}
        return b64decode(self.ask("Page.captureScreenshot", clip=clip, **how)["data"])

    def printed(self, paper: tuple[float, float]) -> bytes:
        """Return the page as a printer with this paper gets it, as PDF."""
        wide, high = paper
        return b64decode(self.ask("Page.printToPDF", paperWidth=wide, paperHeight=high)["data"])

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        self.ask("Browser.close")
        self._back.close()

    def _said(self) -> dict[str, Any]:
        raw = bytearray()
        while (byte := self._back.read(1)) not in (b"\0", b""):
            raw += byte
        assert raw, "the browser has ended"
        said: dict[str, Any] = json.loads(raw)
        return said


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Begin a browser with an empty profile in this folder; it ends with the block."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    command = [str(PROGRAM), *FLAGS, f"--user-data-dir={folder / 'profile'}"]
    begin = [sys.executable, "-c", _WITH_PIPE, str(theirs_in), str(theirs_out), *command]
    process = subprocess.Popen(begin, pass_fds=(theirs_in, theirs_out), stderr=subprocess.DEVNULL)
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        here = Browser(ours_out, ours_in)
        yield here
        here.close()
        process.wait(_PATIENCE)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(_PATIENCE)
        os.close(ours_out)
