"""What can be measured without a browser: in a kernel, in a process, on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import nbclient
import nbformat
from jupyter_client.manager import KernelManager, start_new_kernel
from rows import Row, middle

from twoviews.bank import library

ROOT = Path(__file__).resolve().parents[2]
REPEATS = 5

OURS = """
import json, time, twoviews
part = twoviews.lesson({lesson!r}).explore({explorer!r})
display(part)  # from now on a move is also sent to the page
slider = part._exploration.sliders[0]
places = [slider.low + (slider.high - slider.low) * (k % 20) / 19 for k in range(60)]
times = []
for place in places:
    start = time.perf_counter(); part.move({{slider.name: place}}); times.append(time.perf_counter() - start)
print(json.dumps(times))
"""
# What courses usually do: `interact`, a new figure at each move, shown as an image.
THEIRS = """
import json, time, twoviews
from ipywidgets import FloatSlider, interactive
from IPython.display import display
from matplotlib.figure import Figure
part = twoviews.lesson({lesson!r}).explore({explorer!r})
slider = part._exploration.sliders[0]
from twoviews import figures
def show(x):
    panel = figures.panel(part._exploration)
    panel.update({{**part._start(), slider.name: x}})
    display(panel.stage.figure)
handle = FloatSlider(min=slider.low, max=slider.high, step=slider.step, value=slider.start)
whole = interactive(show, x=handle)
places = [slider.low + (slider.high - slider.low) * (k % 20) / 19 for k in range(14)]
times = []
for place in places:
    start = time.perf_counter(); whole.children[0].value = place; times.append(time.perf_counter() - start)
print(json.dumps(times))
"""
OPEN_LESSON = "import twoviews\nlesson = twoviews.lesson('07')\nparts = [{calls}]"
SHOW_LESSON = """from IPython.utils.capture import capture_output
with capture_output(): [display(part) for part in parts]"""
USUAL = "import ipywidgets, pandas\nimport matplotlib.pyplot"
PSS = """
from pathlib import Path
lines = Path('/proc/self/smaps_rollup').read_text().splitlines()
print(next(line for line in lines if line.startswith('Pss:')).split()[1])
"""


class Kernel:
    """A kernel of its own with an empty record."""

    def __enter__(self) -> Kernel:
        folder = tempfile.mkdtemp()
        os.environ["TWOVIEWS_RECORD"] = str(Path(folder) / "record.sqlite")
        self.manager: KernelManager
        self.manager, self.client = start_new_kernel(kernel_name="python3")
        return self

    def __exit__(self, *_: object) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, code: str) -> str:
        """Run code and return what it printed last."""
        printed: list[str] = []

        def hear(message: dict[str, object]) -> None:
            content = message["content"]
            if message["msg_type"] == "error":
                raise RuntimeError("\n".join(content["traceback"]))  # type: ignore[index]
            if message["msg_type"] == "stream" and content["name"] == "stdout":  # type: ignore[index]
                printed.append(content["text"])  # type: ignore[index]

        self.client.execute_interactive(code, output_hook=hear, timeout=120)
        return "".join(printed).strip().splitlines()[-1] if printed else ""


def explorer_moves() -> Iterator[Row]:
    """An explorer's move in the kernel against `interact` drawing the same picture anew."""
    for lesson in library.course().lessons.values():
        for explorer in lesson.explorers:
            names = {"lesson": lesson.id, "explorer": explorer.id}
            with Kernel() as kernel:
                ours = json.loads(kernel.run(OURS.format(**names)))
            with Kernel() as kernel:
                kernel.run("%matplotlib inline")
                theirs = json.loads(kernel.run(THEIRS.format(**names)))
            what = f"explorer move in the kernel, {lesson.id} {explorer.id}"
            yield Row(what, 1e3 * middle(ours[3:]), 1e3 * middle(theirs[2:]), "ms", least=60)


def maps() -> Iterator[Row]:
    """The belief map against a plain Python loop; empty as long as the course has no such map."""
    twin = Path(__file__).with_name("belief_map.py")
    if twin.is_file():
        from belief_map import rows

        yield from rows()


def memory() -> Iterator[Row]:
    """Proportional memory of a kernel with lesson 07 fully open against one that imported the usual three."""
    with Kernel() as kernel:
        kernel.run(OPEN_LESSON.format(calls=", ".join(calls("07"))))
        kernel.run(SHOW_LESSON)
        ours = float(kernel.run(PSS))
    with Kernel() as kernel:
        kernel.run(USUAL)
        theirs = float(kernel.run(PSS))
    yield Row("memory of a kernel with lesson 07 open (PSS)", ours / 1024, theirs / 1024, "MiB", most=1.07)


def calls(number: str) -> list[str]:
    """Every call that the lesson's notebook makes."""
    (path,) = (ROOT / "notebooks").glob(f"{number}-*.ipynb")
    cells = nbformat.read(path, as_version=4).cells
    lines = [cell.source.splitlines()[-1] for cell in cells if cell.cell_type == "code"]
    return [line for line in lines if line.startswith("lesson.")]


def whole_course() -> Iterator[Row]:
    """nbval over all notebooks against plain execution of the same, one after the other."""
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    start = time.perf_counter()
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        resources = {"metadata": {"path": str(path.parent)}}
        nbclient.NotebookClient(notebook, kernel_name="python3", resources=resources).execute()
    plain = time.perf_counter() - start
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *map(str, notebooks)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    yield Row("whole-course nbval", time.perf_counter() - start, plain, "s", most=1.25)


def imports() -> Iterator[Row]:
    """What a lesson's first cell needs against `import matplotlib.figure`, in new processes by turns."""
    first, figure = "import twoviews; twoviews.lesson('07')", "import matplotlib.figure"
    ours, theirs = [], []
    for _ in range(REPEATS):
        ours.append(_lasts(first))
        theirs.append(_lasts(figure))
    yield Row("import of a first cell", 1e3 * middle(ours), 1e3 * middle(theirs), "ms", most=1.5)


def _lasts(code: str) -> float:
    """Seconds that the code takes inside a new interpreter, its start not counted."""
    timed = f"import time; start = time.perf_counter(); {code}; print(time.perf_counter() - start)"
    done = subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout)
