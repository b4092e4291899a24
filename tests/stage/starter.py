"""Programs started quickly: numbcheck in a process and a terminal of its own, forked from one that has imported it already.

Three in four parts of what a program in a terminal costs is the start of Python. How numbcheck begins from
nothing is seen from a shell in tmux, and wherever a test names a command, a locale or a path.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import termios
import time
from functools import cache
from importlib import import_module
from typing import Any, Protocol


class Program(Protocol):
    """What runs in a terminal: what tests ask of a `subprocess.Popen`."""

    pid: int
    returncode: int | None

    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def kill(self) -> None: ...
    def send_signal(self, sig: int) -> None: ...


class Forked:
    """A program that a starter has begun, and that tells at the end of a pipe how it ended."""

    def __init__(self, told: int) -> None:
        self._told = os.fdopen(told, "rb", 0)
        self.pid = int(self._told.readline())
        self.returncode: int | None = None

    def fileno(self) -> int:
        """Return what can be read once it has ended."""
        return self._told.fileno()

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code once it has ended."""
        if (code := self._ended(timeout)) is None:
            raise subprocess.TimeoutExpired("numbcheck", timeout or 0)
        return code

    def kill(self) -> None:
        """End it without warning."""
        self.send_signal(signal.SIGKILL)

    def send_signal(self, sig: int) -> None:
        """Send it a signal, if it is still there."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._told], [], [], timeout)[0]:
            self.returncode = int(self._told.readline())
            self._told.close()
        return self.returncode


def start(words: list[str], environ: dict[str, str], terminal: int, *, module: str = "numbcheck") -> Program:
    """Start numbcheck, or another `module` of ours, with these words in a session of its own, at that terminal."""
    told, tells = os.pipe()
    call = json.dumps([words, os.getcwd(), environ, module]).encode()
    socket.send_fds(_starter(), [len(call).to_bytes(4, "big") + call], [terminal, tells])
    os.close(tells)
    return Forked(told)


@cache
def _starter() -> socket.socket:
    """Return what leads to a starter, which ends with this process."""
    here, there = socket.socketpair()
    there.set_inheritable(True)
    environ = {**os.environ, "LANG": "C.UTF-8", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    os.posix_spawn(sys.executable, [sys.executable, "-m", __name__, str(there.fileno())], environ)
    there.close()
    return here


def _serve(calls: socket.socket) -> str:
    """Fork a program at each call; return its module in it when it is to begin, and leave when nobody calls any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who is done is done
    while True:
        head, files, *_ = socket.recv_fds(calls, 4, 2)
        if not head:
            sys.exit()
        words, folder, environ, module = json.loads(
            calls.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL)
        )
        if not os.fork():
            calls.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _begin(words, folder, environ, *files)
            return str(module)
        for file in files:
            os.close(file)


def _begin(words: list[str], folder: str, environ: dict[str, str], terminal: int, tells: int) -> None:
    """Return in a child at the terminal, as Python would begin there; wait for it, and tell of its end, in this process."""
    if child := os.fork():
        os.close(terminal)
        os.write(tells, b"%d\n" % child)
        os.write(tells, b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        os._exit(0)
    os.close(tells)
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for file in range(3):
        os.dup2(terminal, file)
    os.close(terminal)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    signal.pthread_sigmask(signal.SIG_SETMASK, ())  # a terminal blocks none; whoever runs the tests may
    sys.argv = ["numbcheck", *words]
    sys.stdin, sys.stdout = _text(0, "r", "surrogateescape"), _text(1, "w", "surrogateescape")
    sys.stderr = _text(2, "w", "backslashreplace")


def _text(file: int, mode: str, errors: str) -> Any:
    return open(file, mode, 1 if mode == "w" else -1, encoding="utf-8", errors=errors)


def _be(module: str) -> None:
    """Be this program until it ends; all that Python would take apart then, most of the work of a short one, is let go of."""
    code = None
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as leaving:
        code = leaving.code
    if code is not None and not isinstance(code, int):
        sys.exit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream and not stream.closed:
            stream.flush()
    os._exit(code or 0)


def main(channel: str) -> None:
    """Import all of numbcheck, and be it whenever it is called."""
    import numbcheck

    for module in pkgutil.walk_packages(numbcheck.__path__, "numbcheck."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.freeze()
    _be(_serve(socket.socket(fileno=int(channel))))


if __name__ == "__main__":
    main(*sys.argv[1:])
