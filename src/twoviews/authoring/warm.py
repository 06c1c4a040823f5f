"""Kernels that start warm: forked from a process that has imported what a notebook of the course needs.

Half of the time that a build takes went into imports, the same in 25 kernels. Where there is no Linux, or a
kernel is not this Python's own, a kernel starts as Jupyter starts it.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

IMPORTED = (
    "ipykernel.kernelapp", "ipykernel.debugger", "IPython.extensions.storemagic", "IPython.core.completerlib",
    "tornado.platform.asyncio", "sqlite3", "matplotlib.pyplot", "matplotlib.backends.backend_svg", "pandas",
    "pandas.io.formats.html", "anywidget", "msgspec", "yaml", "markdown_it", "bibtexparser", "fsrs",
)  # fmt: skip
FORKS = sys.platform == "linux"
LOOK = 0.05  # seconds between two looks whether a kernel has ended


class Zygote:
    """The process with everything imported; safe to be asked from several threads."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(Path(__file__).with_name("zygote.py")), *IMPORTED],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._lock = Lock()
        atexit.register(self.close)

    def ask(self, **request: Any) -> Any:
        """What it answers to the request; raises `BrokenPipeError` or `JSONDecodeError` if it is gone."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            print(json.dumps(request), file=self._process.stdin, flush=True)
            return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End it: it has nothing more to read. Its kernels end when they see that it has gone."""
        self._process.communicate()


_ZYGOTE = cache(Zygote)
_STARTING = Lock()


def zygote() -> Zygote:
    """The one of this process: of two, the second would be asked for kernels that it does not know."""
    with _STARTING:
        return _ZYGOTE()


class Forked:
    """A kernel's process, with what Jupyter asks of a `Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, cmd: list[str], env: dict[str, str], cwd: str) -> None:
        self.pid: int = zygote().ask(cmd=cmd, env=env, cwd=cwd)
        self.returncode: int | None = None
        self._polling = Lock()  # its end is told only once

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        with self._polling:
            if self.returncode is None:
                self.returncode = zygote().ask(ended=self.pid)
        return self.returncode

    def send_signal(self, signum: int) -> None:
        """Send it this signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def wait(self) -> int:
        """The exit code, as soon as there is one."""
        while (code := self.poll()) is None:
            time.sleep(LOOK)
        return code


class Manager(AsyncKernelManager):
    """Starts its kernel warm."""

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kw: Any) -> None:
        here = self.provisioner
        own = kernel_cmd[0] == sys.executable and "-m" in kernel_cmd
        if not FORKS or not own or not isinstance(here, LocalProvisioner):
            await super()._async_launch_kernel(kernel_cmd, **kw)
            return
        process = Forked(kernel_cmd, kw["env"], str(kw["cwd"]))
        here.process = cast("subprocess.Popen[str]", process)
        here.pid = here.pgid = process.pid
