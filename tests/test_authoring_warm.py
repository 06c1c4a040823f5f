"""Kernels that are forked: they find what a cold one finds; where nothing forks, they start cold."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import site
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import SimpleNamespace
from typing import Any

import pytest
from nbformat import v4

from twoviews.authoring import build, notebooks, warm

TELLS = """
import json, os, sys
from pathlib import Path
from random import random
import numpy.random
files = [os.readlink(file) for file in Path("/proc/self/fd").iterdir() if file.exists()]
Path(sys.argv[1]).write_text(json.dumps({
    "where": os.getcwd(), "word": os.environ["WORD"], "home": "HOME" in os.environ, "parent": os.getppid(),
    "told": int(os.environ["JPY_PARENT_PID"]), "group": os.getpgid(0), "session": os.getsid(0),
    "pid": os.getpid(), "kernel": "get_ipython" in dir(__builtins__), "safe": sys.flags.safe_path,
    "course": "twoviews" in sys.modules, "there": [name for name in sys.argv[2:] if name in sys.modules],
    "chance": [random(), numpy.random.random()], "debugger": os.environ["PYDEVD_USE_FRAME_EVAL"],
    "lines": [name for name in files if name.startswith(("socket:", "pipe:"))],
}))
print("said to the server", flush=True)
sys.exit(3)
"""
LOOKS = """
import json, sys
from pathlib import Path
import matplotlib
Path(sys.argv[1]).write_text(json.dumps([matplotlib.rcParams["lines.linewidth"], sys.path]))
"""
SLEEPS = "import time\ntime.sleep(60)"


@pytest.fixture(scope="module")
def small() -> Iterator[warm.Zygote]:
    """One with little in it, and that is there soon."""
    zygote = warm.Zygote(("ipykernel.debugger", "numpy.random"))
    yield zygote
    zygote.close()


def forked(zygote: warm.Zygote, place: Path, source: str, *words: str) -> warm.Forked:
    process = asked(zygote, place, source, *words)
    asyncio.run(process.begin())
    return process


def asked(zygote: warm.Zygote, place: Path, source: str, *words: str) -> warm.Forked:
    """One that may not have begun."""
    (place / "tells.py").write_text(source)
    env = {"WORD": "one", "PYTHONPATH": str(place)}
    return warm.Forked(zygote, ["python", "-m", "tells", *words], env, str(place))


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().split()[3])


def children(pid: int) -> str:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text()


def test_a_fork_has_the_folder_the_environment_and_the_words_that_it_is_given(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    zygote = warm.Zygote(warm.LESSONS)  # a new one: what it prints is taken here
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = forked(zygote, elsewhere, SLEEPS)
    process = forked(zygote, tmp_path, TELLS, "told.json", *warm.LESSONS)
    assert process.wait() == process.poll() == 3
    told = json.loads((tmp_path / "told.json").read_text())
    assert (told["where"], told["word"], told["home"]) == (str(tmp_path), "one", False)
    assert told["session"] == told["group"] == told["pid"] == process.pid
    assert told["told"] == told["parent"] == os.getsid(told["parent"]), "Ctrl+C here does not reach it"
    assert not told["course"], "the library is that of the checkout"
    assert not told["kernel"]
    assert not told["safe"], "its own processes find what lies in their folder"
    assert told["debugger"] == "NO", "what an import puts into the environment is there"
    assert told["there"] == [*warm.LESSONS]
    assert told["lines"] == [], "nothing of what it came from is open"
    assert other.poll() is None
    zygote.close()
    assert other.wait() == -signal.SIGKILL
    assert capfd.readouterr() == ("said to the server\n", "")


def test_chance_is_another_in_each_fork(small: warm.Zygote, tmp_path: Path) -> None:
    told = []
    for n in range(2):
        forked(small, tmp_path, TELLS, f"{n}.json").wait()
        told += json.loads((tmp_path / f"{n}.json").read_text())["chance"]
    assert len({*told}) == 4


def test_what_runs_has_no_exit_code_and_can_be_killed(small: warm.Zygote, tmp_path: Path) -> None:
    process = forked(small, tmp_path, SLEEPS)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGSTOP)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not Path(f"/proc/{process.pid}").exists(), "no zombie"
    process.send_signal(signal.SIGKILL)  # to nobody: its number may be another's by then


def test_nothing_in_the_server_s_folder_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be it that of the server, or that in which the modules are imported."""
    (tmp_path / "fsrs.py").write_text(f"open({str(tmp_path / 'flag')!r}, 'w').close()")
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 7")
    lessons = tmp_path / "lessons"
    lessons.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep)
    zygote = warm.Zygote(("fsrs", "matplotlib"))
    process = forked(zygote, lessons, LOOKS, "looks.json")
    assert process.wait() == 0
    width, places = json.loads((lessons / "looks.json").read_text())
    zygote.close()
    assert width != 7
    assert not (tmp_path / "flag").exists()
    assert (places.count(""), os.sep in places) == (1, False)


@pytest.mark.parametrize("name", ["numpy.py", "matplotlibrc", "json"])
def test_what_an_import_would_find_beside_a_notebook_keeps_it_cold(
    small: warm.Zygote, tmp_path: Path, name: str
) -> None:
    (tmp_path / "mine.py").touch()
    (tmp_path / name).touch()
    with pytest.raises(warm.NotWarm):
        forked(small, tmp_path, SLEEPS)


def test_what_cannot_be_forked_starts_by_itself_and_harms_no_other(
    small: warm.Zygote, tmp_path: Path
) -> None:
    other = forked(small, tmp_path, SLEEPS)
    for request in ({"cwd": str(tmp_path / "gone")}, {"env": {"LONG": "x" * 2_000_000}}):
        given: dict[str, Any] = {"cmd": ["python", "-m", "tells"], "env": {}, "cwd": str(tmp_path), **request}
        with pytest.raises(warm.NotWarm):
            asyncio.run(warm.Forked(small, **given).begin())
    assert other.poll() is None
    other.send_signal(signal.SIGKILL)
    other.wait()


def test_threads_that_ask_for_one_kernel_have_its_end_told_once(
    small: warm.Zygote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = forked(small, tmp_path, "import sys\nsys.exit(3)")
    told = process._told
    select.select([told], [], [])

    def slow(size: int) -> bytes | None:
        time.sleep(0.05)
        return told.read(size)

    monkeypatch.setattr(process, "_told", SimpleNamespace(read=slow, close=lambda: None))
    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(lambda _: process.poll(), range(4))] == [3] * 4
    told.close()


def test_nobody_waits_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what forks is stuck; and what else a server does goes on meanwhile."""
    monkeypatch.setattr(warm, "PATIENCE", 0.5)
    zygote = warm.Zygote(())
    other = forked(zygote, tmp_path, SLEEPS)
    source = parent(other.pid)
    os.kill(source, signal.SIGSTOP)
    goes_on = Timer(5, os.kill, (source, signal.SIGCONT))  # so that no fault is waited for without end
    goes_on.start()
    env = {"LONG": "x" * 20_000}  # all of them are more than its socket takes

    async def start() -> None:
        await warm.Forked(zygote, ["python", "-m", "tells"], env, str(tmp_path)).begin()

    async def many() -> list[object]:
        starts = asyncio.gather(*(start() for _ in range(40)), return_exceptions=True)
        for _ in range(5):  # the first comes before they do
            await asyncio.to_thread(os.getpid)
        assert not starts.done()
        return [*await starts]

    assert {*map(type, asyncio.run(many()))} == {warm.NotWarm}
    assert not zygote.is_good
    goes_on.cancel()
    assert other.wait() == -signal.SIGKILL


def test_one_that_nobody_waits_for_any_more_does_not_run(small: warm.Zygote, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    """Its server was killed meanwhile, or whoever wanted it has changed their mind."""
    other = forked(small, tmp_path, SLEEPS)
    source = parent(other.pid)
    os.kill(source, signal.SIGSTOP)

    async def leave() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(asked(small, mine, TELLS, "told.json").begin(), 0.01)

    asyncio.run(leave())
    os.kill(source, signal.SIGCONT)
    forked(small, tmp_path, "import sys\nsys.exit(3)").wait()
    end = time.monotonic() + 5
    while children(source).split() != [str(other.pid)]:
        assert time.monotonic() < end
        time.sleep(0.01)
    assert not (mine / "told.json").exists()
    other.send_signal(signal.SIGKILL)
    other.wait()


def test_one_that_runs_when_nobody_wants_it_any_more_is_ended(small: warm.Zygote, tmp_path: Path) -> None:
    other = forked(small, tmp_path, SLEEPS)

    async def leave() -> None:
        late = asyncio.create_task((process := asked(small, tmp_path, SLEEPS)).begin())
        await asyncio.sleep(0)
        select.select([process._told], [], [])
        late.cancel()
        with pytest.raises(asyncio.CancelledError):
            await late

    asyncio.run(leave())
    end = time.monotonic() + 5
    while children(parent(other.pid)).split() != [str(other.pid)]:
        assert time.monotonic() < end
        time.sleep(0.01)
    other.send_signal(signal.SIGKILL)
    other.wait()


def test_kernels_end_with_what_they_come_from(tmp_path: Path) -> None:
    zygote = warm.Zygote(())
    process = forked(zygote, tmp_path, SLEEPS)
    os.kill(parent(process.pid), signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    end = time.monotonic() + 5
    while (file := Path(f"/proc/{process.pid}/stat")).exists() and " Z " not in file.read_text():
        assert time.monotonic() < end
        time.sleep(0.01)
    assert not zygote.is_good
    with pytest.raises(warm.NotWarm):
        forked(zygote, tmp_path, SLEEPS)
    zygote.close()


def test_one_that_cannot_import_starts_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        zygote = warm.zygote(("no_such_module",))
        with pytest.raises(warm.NotWarm):
            forked(zygote, tmp_path, SLEEPS)
        zygote._process.wait()
    zygote.close()
    assert capfd.readouterr().err.count("Traceback") == 1


def test_there_is_one_until_it_is_gone_or_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "getusersitepackages", lambda: str(tmp_path / "mine"))
    with ThreadPoolExecutor(4) as pool:
        (first,) = {*pool.map(lambda _: warm.zygote(()), range(4))}
    process = forked(first, tmp_path, SLEEPS)
    (tmp_path / "mine" / "emoji").mkdir(parents=True)  # as pip does where it may not write elsewhere
    second = warm.zygote(())
    assert second is not first
    assert process.poll() is None, "what runs runs on"
    source = parent(process.pid)
    del first
    assert Path(f"/proc/{source}").exists()
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not Path(f"/proc/{source}").exists(), "nobody needs it any more"
    assert warm.zygote(()) is second
    second.close()
    assert warm.zygote(()) is not second
    warm.zygote(()).close()


def test_what_is_installed_or_set_anew_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "getusersitepackages", lambda: str(tmp_path / "x") * 300)  # cannot be looked at
    monkeypatch.setattr(warm, "SETTINGS", tmp_path / "matplotlibrc")
    before = warm.installed()
    assert before[-2:] == [0, 0]
    (tmp_path / "matplotlibrc").touch()
    assert warm.installed() != before


def test_a_fork_that_ends_takes_nothing_from_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As matplotlib's folder, where the home cannot be written."""
    shared = tmp_path / "shared"
    shared.mkdir()
    ends = f"import atexit, shutil\natexit.register(shutil.rmtree, {str(shared)!r})"
    (tmp_path / "shares.py").write_text(ends)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    zygote = warm.Zygote(("shares",))
    lessons = tmp_path / "lessons"
    lessons.mkdir()
    assert forked(zygote, lessons, "import atexit\natexit.register(print)").wait() == 0
    zygote.close()
    assert shared.is_dir()


def test_a_folder_is_the_same_for_what_forks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(warm, "zygote", lambda _: None)
    monkeypatch.setattr(warm, "Forked", lambda *words: words[-1])
    assert warm.Manager()._forked([], {}, Path("lessons")) == str(tmp_path / "lessons")


def test_where_there_is_no_room_for_one_kernels_start_cold(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(warm.subprocess, "Popen", full)
    with pytest.raises(warm.NotWarm):
        warm.zygote(("none",))


@pytest.mark.parametrize("forks", [True, False])
def test_a_notebook_runs_warm_or_cold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forks: bool) -> None:
    started: list[str] = []
    fork = warm.Forked
    monkeypatch.setattr(warm, "Forked", lambda *words: started.append("warm") or fork(*words))
    monkeypatch.setattr(warm, "FORKS", forks)
    path = tmp_path / "notebooks" / "00-a.ipynb"
    path.parent.mkdir()
    pandas = "'pandas' in sys.modules and sys.modules['pandas'].get_option('display.max_columns')"
    cell = v4.new_code_cell(f"import sys\n6 * 7, {pandas}", id="a")
    path.write_text(notebooks.text(v4.new_notebook(cells=[cell])), "utf-8")
    build.write_all([path], Path(__file__).parents[1])
    assert notebooks.read(path).cells[0].outputs[0].data["text/plain"] == f"(42, {20 if forks else False})", (
        "pandas is there, and has found a kernel"
    )
    assert started == ["warm"] * forks
