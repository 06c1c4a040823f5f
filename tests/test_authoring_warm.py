"""Kernels that are forked: they find what a cold one finds; where nothing forks, they start cold."""

from __future__ import annotations

import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from nbformat import v4

from twoviews.authoring import build, notebooks, warm

TELLS = """
import json, os, sys
from pathlib import Path
import pandas
Path(sys.argv[1]).write_text(json.dumps({
    "where": os.getcwd(), "word": os.environ["WORD"], "home": "HOME" in os.environ, "parent": os.getppid(),
    "told": int(os.environ["JPY_PARENT_PID"]), "group": os.getpgid(0), "pid": os.getpid(),
    "course": "twoviews" in sys.modules, "kernel": "get_ipython" in dir(__builtins__),
    "columns": pandas.options.display.max_columns,
}))
sys.exit(3)
"""


def forked(tmp_path: Path, source: str, *words: str) -> warm.Forked:
    (tmp_path / "tells.py").write_text(source)
    env = {"WORD": "one", "PYTHONPATH": str(tmp_path)}
    return warm.Forked(["python", "-m", "tells", *words], env, str(tmp_path))


def test_a_fork_has_the_folder_the_environment_and_the_words_that_it_is_given(tmp_path: Path) -> None:
    process = forked(tmp_path, TELLS, "told.json")
    assert process.wait() == process.poll() == 3
    told = json.loads((tmp_path / "told.json").read_text())
    assert (told["where"], told["word"], told["home"]) == (str(tmp_path), "one", False)
    assert told["group"] == told["pid"] == process.pid
    assert told["told"] == told["parent"] != os.getpid()
    assert not told["course"], "the library is that of the checkout"
    assert not told["kernel"]
    assert told["columns"] == 20, "pandas takes its place for a kernel"


def test_what_runs_has_no_exit_code_and_can_be_killed(tmp_path: Path) -> None:
    process = forked(tmp_path, "import time\ntime.sleep(60)")
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGSTOP)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    process.send_signal(signal.SIGKILL)  # to nobody: its number may be another's by then


def test_threads_that_ask_for_one_kernel_have_its_end_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system tells it once, too: asked again it says that there is no such process."""
    asked: list[dict[str, object]] = []

    class Slow:
        def ask(self, **request: object) -> int:
            asked.append(request)
            time.sleep(0.05)
            return 3

    monkeypatch.setattr(warm, "zygote", Slow)
    process = warm.Forked([], {}, ".")
    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(lambda _: process.poll(), range(4))] == [3] * 4
    assert asked[1:] == [{"ended": 3}]


def test_one_that_is_gone_says_so() -> None:
    zygote = warm.Zygote()
    zygote.close()
    with pytest.raises(ValueError, match="closed file"):
        zygote.ask(ended=1)


def test_threads_that_ask_at_once_ask_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow() -> object:
        time.sleep(0.05)
        return object()

    monkeypatch.setattr(warm, "_ZYGOTE", cache(slow))
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: warm.zygote(), range(4)))) == 1


@pytest.mark.parametrize("forks", [True, False])
def test_a_notebook_runs_warm_or_cold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forks: bool) -> None:
    started: list[str] = []
    fork = warm.Forked
    monkeypatch.setattr(warm, "Forked", lambda *words: started.append("warm") or fork(*words))
    monkeypatch.setattr(warm, "FORKS", forks)
    path = tmp_path / "notebooks" / "00-a.ipynb"
    path.parent.mkdir()
    path.write_text(notebooks.text(v4.new_notebook(cells=[v4.new_code_cell("6 * 7", id="a")])), "utf-8")
    build.write_all([path], Path(__file__).parents[1])
    assert notebooks.read(path).cells[0].outputs[0].data["text/plain"] == "42"
    assert started == ["warm"] * forks
