"""A server's kernels: those of the course's notebooks start warm, and all else is as Jupyter has it.

One real server for the tests with the fixture `room`; whoever kills something leaves it as it was.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from types import SimpleNamespace
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_server.gateway.managers import GatewayMappingKernelManager
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, MappingKernelManager
from traitlets.config import Config

from twoviews.authoring import warm
from twoviews.cli import kernels

LESSON, PLAIN = {"twoviews": {"lesson": "07"}}, {"kernelspec": {"name": "python3"}}
OTHERS = "jupyterlab", "jupyter_lsp", "jupyter_server_terminals", "notebook", "notebook_shim", "nbdime"
SERVER = [
    sys.executable, "-m", "jupyter_server", "--no-browser", "--ServerApp.port=0",
    "--IdentityProvider.token=ann",
    f"--ServerApp.jpserver_extensions={dict.fromkeys(OTHERS, False)}",
    *(f"--AsyncIOLoopKernelRestarter.{each}" for each in ("time_to_dead=0.2", "stable_start_time=1")),
    *([] if os.geteuid() else ["--allow-root"]),
]  # fmt: skip
PATIENCE = 60.0  # seconds
LOOK = 0.05

linux = pytest.mark.skipif(not warm.FORKS, reason="kernels are forked on Linux only")


def notebook(file: Path, metadata: dict[str, Any]) -> Path:
    file.write_text(json.dumps({"metadata": metadata, "cells": [], "nbformat": 4, "nbformat_minor": 5}))
    return file


def until(holds: Callable[[], Any]) -> Any:
    """What it gives, once that is something."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end
        time.sleep(LOOK)
    return found


def runs(pid: int) -> bool:
    """Whether that process is there, and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def children(pid: int) -> list[int]:
    """The processes that it has started, with zombies."""
    found = list[int]()
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(FileNotFoundError):  # it has just ended
            found += map(int, thread.read_text().split())
    return found


@dataclass
class Kernel:
    """A kernel that runs, and somebody who uses it."""

    id: str
    client: BlockingKernelClient

    def answers(self) -> bool:
        """Whether it does so at once, and is heard: a kernel that comes anew is heard a little later."""
        asked = self.client.kernel_info()
        try:
            for hear in (self.client.get_shell_msg, self.client.get_iopub_msg):
                while hear(timeout=1)["parent_header"].get("msg_id") != asked:
                    pass  # what belongs to an earlier question
        except Empty:
            return False
        return True

    def run(self, code: str, answer: str = "", **how: Any) -> str:
        """What a cell prints; `answer` is given if it asks."""
        said: list[str] = []

        def hear(message: dict[str, Any]) -> None:
            said.append(message["content"].get("text") or message["content"].get("ename") or "")

        self.client.execute_interactive(
            code, output_hook=hear, stdin_hook=lambda _: self.client.input(answer), timeout=PATIENCE, **how
        )
        return "".join(said).strip()

    def pids(self) -> tuple[int, int]:
        """Its process, and that which started it."""
        pid, parent = self.run("import os; print(os.getpid(), os.getppid())").split()
        return int(pid), int(parent)


@dataclass
class Room:
    """A server, and the folder that it serves."""

    place: Path
    process: subprocess.Popen[bytes]
    address: str

    def ask(self, method: str, path: str, /, **content: Any) -> Any:
        sent = json.dumps(content).encode() if content else None
        request = urllib.request.Request(f"{self.address}{path}?token=ann", sent, method=method)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.loads(answer.read() or b"null")

    def is_open(self) -> bool:
        """Whether it answers; its address is told a moment before."""
        try:
            return bool(self.ask("GET", "api/status"))
        except urllib.error.URLError:
            return False

    def opened(self, name: str) -> Kernel:
        """The kernel of a notebook that is opened."""
        wanted = {"path": name, "name": name, "type": "notebook", "kernel": {"name": "python3"}}
        found = self.ask("POST", "api/sessions", **wanted)["kernel"]["id"]
        client = BlockingKernelClient(connection_file=str(self.place / "runtime" / f"kernel-{found}.json"))
        client.load_connection_file()
        client.start_channels(hb=False)
        kernel = Kernel(found, client)
        until(kernel.answers)
        return kernel

    def log(self) -> str:
        return (self.place / "log").read_text()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A server with a lesson and a notebook that is not the course's."""
    place = tmp_path_factory.mktemp("room")
    notebook(place / "lesson.ipynb", LESSON)
    notebook(place / "plain.ipynb", PLAIN)
    own = dict.fromkeys(("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"), str(place / "home"))
    env = {**os.environ, **own, "JUPYTER_RUNTIME_DIR": str(place / "runtime"), "WORD": "the server's"}
    with (place / "log").open("wb") as log:
        server = subprocess.Popen(SERVER, cwd=place, env=env, stdout=log, stderr=subprocess.STDOUT)
    found = until(lambda: re.search(r"http://127\S+/", (place / "log").read_text()))
    room = Room(place, server, found.group())
    until(room.is_open)
    yield room
    server.terminate()
    server.wait(PATIENCE)


@pytest.fixture
def lesson(room: Room) -> Iterator[Kernel]:
    """The kernel of a lesson, until the test ends."""
    yield from closing(room, room.opened("lesson.ipynb"))


@pytest.fixture
def plain(room: Room) -> Iterator[Kernel]:
    """That of the other notebook."""
    yield from closing(room, room.opened("plain.ipynb"))


def closing(room: Room, kernel: Kernel) -> Iterator[Kernel]:
    yield kernel
    kernel.client.stop_channels()
    for session in room.ask("GET", "api/sessions"):
        room.ask("DELETE", f"api/sessions/{session['id']}")


@linux
def test_a_lesson_starts_warm_and_another_notebook_as_ever(room: Room, lesson: Kernel, plain: Kernel) -> None:
    there = "import sys; print('matplotlib.pyplot' in sys.modules, 'twoviews' in sys.modules)"
    assert (lesson.run(there), plain.run(there)) == ("True False", "False False")
    (pid, zygote), (_, server) = lesson.pids(), plain.pids()
    assert (server, zygote in children(server), pid in children(zygote)) == (room.process.pid, True, True)


@linux
def test_a_warm_kernel_does_what_a_kernel_does(room: Room, lesson: Kernel) -> None:
    """It asks, starts programs, has the environment, writes to the server's log; is debugged, interrupted."""
    assert lesson.run("!echo $WORD") == "the server's"
    assert lesson.run("import os; print(os.environ['JPY_SESSION_NAME'])") == str(room.place / "lesson.ipynb")
    assert lesson.run("import subprocess; print(subprocess.run('exit 3', shell=True).returncode)") == "3"
    lesson.run("import os; os.write(1, b'said by a library\\n'); os.write(2, b'and by another\\n')")
    until(lambda: "said by a library\n" in room.log() and "and by another\n" in room.log())
    assert lesson.run("print(input())", "Ann", allow_stdin=True) == "Ann", "its line is there by now"
    asked = lesson.client.session.msg(
        "debug_request", {"type": "request", "seq": 1, "command": "initialize", "arguments": {}}
    )
    lesson.client.control_channel.send(asked)
    assert lesson.client.get_control_msg(timeout=PATIENCE)["content"]["success"]
    asked = lesson.client.execute("print('begun'); import time; time.sleep(60)")
    until(lambda: "begun" in lesson.client.get_iopub_msg(timeout=PATIENCE)["content"].get("text", ""))
    room.ask("POST", f"api/kernels/{lesson.id}/interrupt")
    reply = lesson.client.get_shell_msg(timeout=PATIENCE)
    assert (reply["parent_header"]["msg_id"], reply["content"]["ename"]) == (asked, "KeyboardInterrupt")


@linux
def test_a_warm_kernel_comes_anew_when_it_is_restarted_or_dies(room: Room, lesson: Kernel) -> None:
    pid, zygote = lesson.pids()
    room.ask("POST", f"api/kernels/{lesson.id}/restart")
    until(lesson.answers)
    second, parent = lesson.pids()
    assert (second != pid, parent) == (True, zygote)
    os.kill(second, signal.SIGKILL)
    until(lambda: set(children(zygote)) - {second})
    until(lesson.answers)
    third, parent = lesson.pids()
    assert (children(zygote), parent) == ([third], zygote), "no zombie is left"


@linux
def test_lessons_come_back_when_what_they_come_from_is_killed(room: Room, lesson: Kernel) -> None:
    pid, zygote = lesson.pids()
    before = len(room.log())
    os.kill(zygote, signal.SIGKILL)
    until(lambda: not runs(pid))
    (another,) = until(lambda: set(children(room.process.pid)) - {zygote})
    until(lambda: children(another))
    until(lesson.answers)
    assert lesson.pids()[1] == another
    assert zygote not in children(room.process.pid), "no zombie is left"
    assert "Traceback" not in room.log()[before:]


@linux
def test_all_ends_with_a_server_that_is_killed(tmp_path: Path, room: Room) -> None:
    """The last test with this server."""
    lesson = room.opened("lesson.ipynb")
    pid, zygote = lesson.pids()
    lesson.client.stop_channels()
    room.process.kill()
    until(lambda: not runs(pid) and not runs(zygote))


# ── what is decided ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "ours"),
    [
        (json.dumps({"metadata": LESSON, "cells": [{"any": 1}]}), True),
        (json.dumps({"metadata": {"twoviews": {"exercise": True}}}), True),
        (json.dumps({"metadata": PLAIN}), False),
        (json.dumps({"metadata": {"twoviews": "a word"}}), False),
        (json.dumps({"metadata": []}), False),
        ("[", False),
        ("\udcff", False),
        (None, False),
    ],
)
def test_the_course_s_notebooks_are_known(tmp_path: Path, content: str | None, ours: bool) -> None:
    file = tmp_path / "a.ipynb"
    if content is not None:
        file.write_text(content, "utf-8", "surrogateescape")
    assert kernels.is_ours(file) is ours


def test_a_kernel_with_an_environment_of_its_own_starts_by_itself(tmp_path: Path) -> None:
    file, kernel = notebook(tmp_path / "a.ipynb", LESSON), kernels.Kernel()
    told = {**os.environ, "JPY_SESSION_NAME": str(file)}
    assert kernel.fits(told, str(tmp_path))
    assert not kernel.fits({**told, "OMP_NUM_THREADS": "1"}, str(tmp_path))
    assert not kernel.fits({**os.environ}, str(tmp_path))
    assert not kernel.fits({name: told[name] for name in told if name != "PATH"}, str(tmp_path))
    assert not kernel.fits({**told, "JPY_SESSION_NAME": "other.ipynb"}, str(tmp_path))


STOCK = {"AsyncMappingKernelManager": {"kernel_manager_class": kernels.STOCK}}
OWN = {"MultiKernelManager": {"kernel_manager_class": "jupyter_client.ioloop.AsyncIOLoopKernelManager"}}


@pytest.mark.parametrize(
    ("manager", "settings", "warmed"),
    [
        (AsyncMappingKernelManager, {}, True),
        (AsyncMappingKernelManager, STOCK, False),
        (MappingKernelManager, {}, False),
        (MappingKernelManager, OWN, False),
        (GatewayMappingKernelManager, {}, False),
    ],
)
def test_only_a_server_s_usual_kernels_start_warm(
    monkeypatch: pytest.MonkeyPatch, manager: type[MappingKernelManager], settings: Any, warmed: bool
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(warm, "FORKS", True)
    monkeypatch.setattr(warm, "zygote", begun.append)
    made = manager(config=Config(settings))
    was = made.kernel_manager_class
    kernels.begin(SimpleNamespace(kernel_manager=made))
    assert made.kernel_manager_class == ("twoviews.cli.kernels.Kernel" if warmed else was)
    assert begun == [warm.LESSONS] * warmed


def test_elsewhere_kernels_start_as_jupyter_starts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "FORKS", False)
    made = AsyncMappingKernelManager()
    kernels.begin(SimpleNamespace(kernel_manager=made))
    assert made.kernel_manager_class == kernels.STOCK
