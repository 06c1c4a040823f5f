"""The whole course in one browser window: time to live and memory of each lesson, and a move of the game."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from classroom import OFTEN, RAN, Classroom
from outside import ECHO, LIMIT, READY, RUN, WATCH, Notebook, classroom, scratch
from playwright.sync_api import Browser, Page
from rows import Row, middle

# What a lesson costs is set beside what JupyterLab costs by itself: the same window, another tab, one import.
USUAL = "import ipywidgets, numpy, pandas\nimport matplotlib.pyplot\nipywidgets.IntSlider()"
OPEN = "path => window.jupyterapp.commands.execute('docmanager:open', { path }).then(() => {})"
# True once the tab in front has run, and everything of ours that it holds is laid out or waits out of sight.
LIVE = f"""stem => {{ const panel = window.jupyterapp.shell.currentWidget;
    if (panel?.context?.path !== `notebooks/${{stem}}.ipynb` || !({RAN})()) return false;
    return Boolean(panel.node.querySelector('.tv-sources, .widget-slider')); }}"""
GAME = "import twoviews\ntwoviews.lesson('12').council()"
CLAUSE = ".tv-council [data-clause] input[type=radio]"
LAST = ".tv-council .tv-actions .tv-help"  # says what the last move was, once it is saved
MOVES = 12


def opened_one_after_another() -> Iterator[Row]:
    """Every lesson in a tab of its own, none closed: until all of it is live, and its memory."""
    with classroom() as (browser, room):
        lessons = sorted((room.place / "notebooks").glob("[01][0-9]-*.ipynb"))
        notebook, page = scratch(room, "bench-usual", USUAL), Notebook(browser, room, "bench-first", "1").page
        empty, known = _memory(browser), set(room.kernels())
        usual = _opened(page, notebook.stem)
        kernel, tab = _newest(room, known), _memory(browser) - empty
        for path in lessons:
            before, known = _memory(browser), set(room.kernels())
            number = path.name[:2]
            yield Row(f"lesson {number}, opened to live", _opened(page, path.stem), usual, "s", most=1.6)
            yield Row(f"lesson {number}, memory of its kernel (PSS)", _newest(room, known), kernel, "MiB")
            more = _memory(browser) - before
            yield Row(f"lesson {number}, more memory in the browser (PSS)", more, tab, "MiB")
        yield Row(f"browser with {len(lessons)} lessons open (PSS)", _memory(browser), empty, "MiB")


def game_moves() -> Iterator[Row]:
    """From a click on a clause's level to the new sums, saved, against a button that changes a label."""
    with classroom() as (browser, room):
        notebook = Notebook(
            browser, room, "bench-game", "import twoviews\ntwoviews.lesson('12').council()", ECHO
        )
        notebook.run(0, 1)
        page = notebook.page
        page.locator(".tv-council .tv-next-row .tv-primary").last.click()
        page.locator('.tv-council [data-phase="draft"]').wait_for()
        ours, bare = [], []
        for move in range(MOVES):
            page.evaluate(WATCH, ["click", LAST, LIMIT])
            page.locator(f"{CLAUSE}:not(:checked)").nth(move).click()
            ours.append(float(page.evaluate("() => window.lasted")))
            page.evaluate(WATCH, ["click", ".widget-label", LIMIT])
            page.locator(".widget-button").click()
            bare.append(float(page.evaluate("() => window.lasted")))
        yield Row(f"move in the game to what it says ({MOVES} moves)", middle(ours), middle(bare), "ms")


def _opened(page: Page, stem: str) -> float:
    """Seconds until the notebook is live, as a new tab of the same window. A lesson runs by itself.

    A look in each frame would have the page draw frames that it does not need.
    """
    start = time.perf_counter()
    page.evaluate(OPEN, f"notebooks/{stem}.ipynb")
    if stem == "bench-usual":
        page.wait_for_function(READY, polling=OFTEN)
        page.evaluate(RUN, 0)
    page.wait_for_function(LIVE, arg=stem, polling=OFTEN)
    return time.perf_counter() - start


def _newest(room: Classroom, known: set[int]) -> float:
    """Memory of the one kernel that has started since, in MiB."""
    (new,) = set(room.kernels()) - known
    return _mebibytes(new)


def _memory(browser: Browser) -> float:
    """Memory of the browser and all its helpers, in MiB."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return sum(_mebibytes(int(process["id"])) for process in told["processInfo"])


def _mebibytes(pid: int) -> float:
    """Proportional memory of a process."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024
