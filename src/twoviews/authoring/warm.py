"""Kernels that start warm: forked from a process that has imported what a notebook of the course needs.

Half of the time until a lesson is live goes into imports, the same in every kernel. Where there is no
Linux, or a kernel is not this Python's own, it starts as Jupyter starts it.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import site
import socket
import subprocess
import sys
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, cast

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

LESSONS = (
    "ipykernel.kernelapp", "ipykernel.debugger", "IPython.extensions.storemagic", "IPython.core.completerlib",
    "tornado.platform.asyncio", "sqlite3", "matplotlib.pyplot", "matplotlib.backends.backend_svg",
    "anywidget", "msgspec", "yaml", "markdown_it", "bibtexparser", "fsrs",
)  # fmt: skip
"""What a kernel with a lesson imports."""
EXERCISES = (*LESSONS, "pandas", "pandas.io.formats.html")
"""What one with an exercise does."""
LINE = 64  # bytes, more than one has
PATIENCE = 20.0  # seconds in which a fork says that it runs
FORKS = sys.platform == "linux"
OWN = ([sys.executable, "-m"], [sys.executable, "-Xfrozen_modules=off", "-m"])
"""How the command of a kernel of this Python begins."""
CONFIG = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
SETTINGS = Path(os.environ.get("MPLCONFIGDIR") or f"{CONFIG}/matplotlib") / "matplotlibrc"
"""Those of matplotlib that are the learner's own; it reads them when it is imported."""
ALONE = f"""
import sys
sys.path[:] = [place for place in sys.path if place not in ("", {os.sep!r})]
import runpy
runpy.run_path(sys.argv[1], run_name="__main__")
"""
"""Run a script; neither beside it nor in its working folder, the topmost, is anything it would import."""


class NotWarm(Exception):
    """This kernel has to start by itself."""


class Zygote:
    """The process with the modules imported; several threads may ask it."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._places = installed()
        self._line, line = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.setblocking(False)
        script = str(Path(__file__).with_name("zygote.py"))
        weakref.finalize(self, self._line.close)
        with line:
            self._process = subprocess.Popen(
                [sys.executable, "-c", ALONE, script, str(line.fileno()), *modules],
                cwd=os.sep,  # the server's may hold what an import would read
                stdin=subprocess.DEVNULL,
                pass_fds=[line.fileno()],
                start_new_session=True,
            )
        self.close = weakref.finalize(self, _end, self._process)

    @property
    def is_good(self) -> bool:
        """Whether another would be no better: nobody killed it, and nothing was installed since."""
        return (self._process.poll() or 0) >= 0 and self._places == installed()

    def ask(self, pipe: int, **request: Any) -> None:
        """Ask for a kernel; what becomes of it is told in the pipe. Raises `OSError` if it is gone."""
        socket.send_fds(self._line, [json.dumps(request).encode()], [pipe])


def _end(process: subprocess.Popen[bytes]) -> None:
    """Its kernels end when they see that it has gone."""
    process.kill()
    process.wait()


def installed() -> list[int]:
    """When each place for libraries, and the learner's own settings of matplotlib, last changed."""
    places = map(Path, [*site.getsitepackages(), site.getusersitepackages()])
    return [changed(place) for place in (*places, SETTINGS)]


def changed(place: Path) -> int:
    """In nanoseconds; 0 where nothing is, or nothing that may be read."""
    try:
        return place.expanduser().stat().st_mtime_ns
    except (OSError, RuntimeError):  # the second where nobody has a home
        return 0


_ZYGOTES = dict[Sequence[str], Zygote]()
_STARTING = Lock()


def zygote(modules: Sequence[str]) -> Zygote:
    """The one of this process that has these modules: another if what there was is gone, or old.

    It is there at once, and imports then. Raises `NotWarm` if the system has no room for it.
    """
    try:
        with _STARTING:
            if modules not in _ZYGOTES or not _ZYGOTES[modules].is_good:
                _ZYGOTES[modules] = Zygote(modules)
            return _ZYGOTES[modules]
    except OSError as error:
        raise NotWarm from error


class Forked:
    """A kernel's process, with what Jupyter asks of a `Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, zygote: Zygote, cmd: Sequence[str], env: Mapping[str, str], cwd: str) -> None:
        """Ask for it. Raises `NotWarm` if nobody hears that."""
        self.returncode: int | None = None
        self._zygote: Zygote | None = zygote  # which ends when nobody needs it
        self._polling = Lock()  # its end is told only once
        told, pipe = os.pipe()
        os.set_blocking(told, False)
        self._told = os.fdopen(told, "rb", buffering=0)
        try:
            zygote.ask(pipe, cmd=cmd, env=env, cwd=cwd)
        except OSError as error:
            self._told.close()
            raise NotWarm from error
        finally:
            os.close(pipe)

    async def begin(self) -> None:
        """Wait until it runs. Raises `NotWarm` if it cannot.

        What says nothing for so long is stuck: it is killed, and what else was forked from it ends with it.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                await self._hear()
        except TimeoutError:
            if self._zygote:
                self._zygote.close()
        except asyncio.CancelledError:
            if self._runs():
                self.send_signal(signal.SIGKILL)
                self._told.close()
            raise
        if not self._runs():
            raise NotWarm

    async def _hear(self) -> None:
        """Wait for a word, in no thread: each that waited would be one less for what else the server does."""
        loop, heard = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self._told, heard.set)
        try:
            await heard.wait()
        finally:
            loop.remove_reader(self._told)

    def _runs(self) -> bool:
        """Whether it has said so; if not, it ends when it finds that nobody listens."""
        line = b"".join(iter(lambda: self._told.read(1) or b"\n", b"\n"))  # `readline` fails where none is
        said, _, pid = line.partition(b" ")
        if said != b"runs":
            self._told.close()
            return False
        self.pid = int(pid)
        return True

    def poll(self) -> int | None:
        """The exit code, None while it runs. If what it was forked from is gone, so is it."""
        with self._polling:
            if self.returncode is None and (said := self._told.read(LINE)) is not None:
                self._told.close()
                self._zygote = None
                if not said:
                    with suppress(ProcessLookupError):
                        os.killpg(self.pid, signal.SIGKILL)
                self.returncode = int(said.split()[1]) if said else -signal.SIGKILL
        return self.returncode

    def send_signal(self, signum: int) -> None:
        """Send it this signal, if it still runs."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signum)

    def wait(self) -> int:
        """The exit code, as soon as there is one."""
        while (code := self.poll()) is None:
            looks = select.poll()
            looks.register(self._told, select.POLLIN)
            looks.poll()
        return code


class Manager(AsyncKernelManager):
    """Starts its kernel warm."""

    modules: Sequence[str] = LESSONS

    def fits(self, env: Mapping[str, str], cwd: str) -> bool:
        """Whether a kernel with this environment in this folder may start warm."""
        return True

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kw: Any) -> None:
        here = self.provisioner
        own = any(kernel_cmd[: len(begins)] == begins for begins in OWN)
        if FORKS and own and type(here) is LocalProvisioner and kw.keys() == {"env", "cwd"}:
            with suppress(NotWarm):
                process = self._forked(kernel_cmd, **kw)
                await process.begin()
                here.process = cast("subprocess.Popen[str]", process)
                here.pid = here.pgid = process.pid
                here.cwd = kw["cwd"]
                return
        await super()._async_launch_kernel(kernel_cmd, **kw)

    def _forked(self, cmd: Sequence[str], env: Mapping[str, str], cwd: str) -> Forked:
        if not self.fits(env, cwd):
            raise NotWarm
        return Forked(zygote(self.modules), cmd, env, str(Path(cwd).absolute()))
