"""Two devices that share a journal by Syncthing: two real instances that talk to each other on 127.0.0.1 only."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
import socket
import subprocess
import time
import xml.etree.ElementTree as ET
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import ProxyHandler, Request, build_opener

from tests.journal.kit import files
from tests.torture.clones import Device, Truth, tidied
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HERE = "127.0.0.1"
_FOLDER = "journal"
_PATIENCE = 60.0
_OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "stunServer": "",
    "startBrowser": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "crashReportingEnabled": "false",
    "reconnectionIntervalS": "1",
    "minHomeDiskFree": "0",
    "setLowPriority": "false",
}
_HOSTS = re.compile(
    r"\s*\d+: ([0-9A-F]+):[0-9A-F]{4} ([0-9A-F]+):[0-9A-F]{4} .. (?:\S+ ){4}\s*\d+\s+\d+ (\d+)"
)
_ALLOWED = {"0100007F", "00000000"}  # 127.0.0.1, and nobody yet


def available() -> bool:
    """Return whether Syncthing is here."""
    return shutil.which("syncthing") is not None


class Instance:
    """One Syncthing with settings of its own, that shares the folder `root` with one other."""

    _process: subprocess.Popen[bytes]  # from when it is running

    def __init__(self, base: Path, root: Path) -> None:
        self.root = root
        self._home = base
        self._port, self._gui = _free_port(), _free_port()
        self._environ = {
            "HOME": str(base),
            "PATH": os.environ["PATH"],
            "STNORESTART": "1",
            "STNOUPGRADE": "1",
        }
        self._run("generate", "--no-default-folder", "--skip-port-probing").wait(_PATIENCE)
        self._config = ET.parse(base / "config.xml")
        top = self._config.getroot()
        self.id = _part(top, "device").attrib["id"]
        self._key = _part(top, "gui/apikey").text or ""

    def share_with(self, other: Instance) -> None:
        """Write the settings: everything but the one other device is switched off."""
        top = self._config.getroot()
        _part(top, "gui/address").text = f"{HERE}:{self._gui}"
        options = _part(top, "options")
        for name in ("listenAddress", *_OPTIONS):
            for old in options.findall(name):
                options.remove(old)
        for name, value in {"listenAddress": f"tcp://{HERE}:{self._port}", **_OPTIONS}.items():
            ET.SubElement(options, name).text = value
        device = ET.SubElement(top, "device", id=other.id, name="other", compression="never")
        ET.SubElement(device, "address").text = f"tcp://{HERE}:{other._port}"
        folder = copy.deepcopy(_part(top, "defaults/folder"))
        folder.attrib |= {"id": _FOLDER, "path": str(self.root), "fsWatcherEnabled": "false"}
        _part(folder, "pullerPauseS").text = "1"
        _part(folder, "maxConflicts").text = "-1"
        ET.SubElement(folder, "device", id=other.id)
        top.append(folder)
        self._config.write(self._home / "config.xml")

    @contextmanager
    def running(self) -> Iterator[Instance]:
        """Start it, and stop it in the end, whatever happens."""
        self._process = self._run("serve", "--no-browser", "--no-restart", "--no-upgrade")
        try:
            yield self
        finally:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def ask(self, path: str, method: str = "GET") -> Any:
        """Ask its REST interface; return the answer, or None while it does not answer."""
        request = Request(
            f"http://{HERE}:{self._gui}/rest/{path}", method=method, headers={"X-API-Key": self._key}
        )
        try:
            with build_opener(ProxyHandler({})).open(request, timeout=30) as answer:
                return json.loads(answer.read() or "null")
        except OSError:
            return None

    def scan(self) -> None:
        """Let it look at its folder now."""
        self.ask(f"db/scan?folder={_FOLDER}", "POST")

    def is_done(self, other: Instance) -> bool:
        """Return whether it says that it has everything, and that the other has."""
        status: dict[str, object] = self.ask(f"db/status?folder={_FOLDER}") or {}
        reached: dict[str, object] = self.ask(f"db/completion?folder={_FOLDER}&device={other.id}") or {}
        return (
            status.get("state") == "idle"
            and status.get("needTotalItems") == 0
            and reached.get("completion") == 100
        )

    def check_traffic(self) -> None:
        """Raise BrokenPromiseError if it has a socket that reaches further than this machine."""
        descriptors = Path(f"/proc/{self._process.pid}/fd")
        inodes = {
            link[8:-1] for link in map(os.readlink, descriptors.iterdir()) if link.startswith("socket:")
        }
        for table in ("tcp", "udp"):
            for line in Path(f"/proc/{self._process.pid}/net/{table}").read_text().splitlines()[1:]:
                found = _HOSTS.match(line)
                if found and found[3] in inodes and not {found[1], found[2]} <= _ALLOWED:
                    raise BrokenPromiseError(f"a socket from {found[1]} to {found[2]}")

    def _run(self, command: str, *args: str) -> subprocess.Popen[bytes]:
        with open(self._home.with_suffix(".log"), "ab") as log:
            return subprocess.Popen(
                ["syncthing", command, f"--home={self._home}", *args],
                stdout=log,
                stderr=log,
                env=self._environ,
            )


@contextmanager
def pair(base: Path, roots: Iterable[Path]) -> Iterator[list[Instance]]:
    """Let two instances share the two folders."""
    made: list[Instance] = []
    for number, root in enumerate(roots):
        home = base / f"syncthing-{number}"
        home.mkdir(parents=True)
        root.mkdir()
        made.append(Instance(home, root))
    for one, other in (made, made[::-1]):
        one.share_with(other)
    with ExitStack() as stack:
        for one in made:
            stack.enter_context(one.running())
        _until(lambda: all(one.ask("system/ping") for one in made), "Syncthing does not answer")
        yield made


def converge(pair: Sequence[Instance]) -> None:
    """Let both agree. Raises BrokenPromiseError on a conflict copy, too."""
    agree(pair)
    for one in pair:
        check_names(one.root)


def agree(pair: Sequence[Instance]) -> None:
    """Let both look at their folders, and wait until both hold the same; raises BrokenPromiseError if not in time."""
    asked = 0.0

    def agreed() -> bool:
        nonlocal asked
        if time.monotonic() > asked + 2.0:  # what was in the way of one look need not be in that of the next
            asked = time.monotonic()
            for one in pair:
                one.scan()
        done = pair[0].is_done(pair[1]) and pair[1].is_done(pair[0])
        return done and _tree(pair[0].root) == _tree(pair[1].root)

    _until(agreed, "the two folders do not become the same")
    for one in pair:
        one.check_traffic()


def check_names(root: Path) -> None:
    """Raise BrokenPromiseError if an engine could not bring two versions together."""
    for name in files(root):
        if "conflict" in name:
            raise BrokenPromiseError(f"a conflict: {name}")


def lived(base: Path, seconds: float, acts: int = 4) -> tuple[int, int]:
    """Let two people live with a journal each, synced all the while, for so many seconds; return rounds and entries.

    Raises BrokenPromiseError on a conflict, if anything is missing or comes back, and if old words are left.
    """
    truth, begun, rounds = Truth(), time.monotonic(), 0
    with pair(base, [base / name for name in ("here", "there")]) as both:
        devices = [Device(one.root, str(number), truth) for number, one in enumerate(both)]
        while time.monotonic() - begun < seconds:
            rounds += 1
            for act in range(acts):
                for number, device in enumerate(devices):
                    device.live_a_little(rounds * 100 + number * 10 + act)
                if act % 2:
                    both[act % 4 // 2].scan()  # and life goes on while it syncs
            converge(both)
            for device in devices:
                truth.check(device)
        tidied(devices, truth)
        converge(both)
        for device in devices:
            truth.check(device)
            truth.check_files(device)
        return rounds, devices[0].journal.count()


def careless(base: Path) -> None:
    """Do what the journal never does, write over a synced file on two devices at once: `converge` must see it."""
    with pair(base, [base / name for name in ("here", "there")]) as both:
        (both[0].root / "entry.json").write_text("first")
        converge(both)
        for number, one in enumerate(both):
            (one.root / "entry.json").write_text(f"changed by {number}")
        converge(both)


def _tree(root: Path) -> dict[str, bytes]:
    """Return what a reader sees: Syncthing's own unfinished files have hidden names."""
    return {name: raw for name, raw in files(root).items() if not Path(name).name.startswith(".")}


def _until(done: Callable[[], bool], trouble: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise BrokenPromiseError(trouble)
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
        return port


def _part(element: ET.Element, path: str) -> ET.Element:
    found = element.find(path)
    assert found is not None, f"the settings of Syncthing have no {path}"
    return found
