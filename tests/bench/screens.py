"""How long lessons are: `uv run python tests/bench/screens.py 07 12`, seconds a lesson; `--help` for more.

Counted are screens of 800 pixels with all folds closed, and where the first thing to do stands.
The desk shows a lesson in a column as wide as JupyterLab's; with `--lab` it is opened in JupyterLab itself.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))

from classroom import CELL_COUNT, LabStudent, chromium, launch, opened
from desk import DeskStudent
from playwright.sync_api import Page
from student import ROOT

SCREEN = 800
BESIDE = {1280: 482, 390: 12}
"""What JupyterLab takes of the width beside the text, in pixels, by the width of the window."""
COLUMN = "beside => { document.querySelector('main').style.maxWidth = `${innerWidth - beside}px`; }"
REAL = ".jp-Cell { content-visibility: visible !important; }"
"""JupyterLab only guesses how high cells are that nobody sees."""
MEASURED = """room => {
    const main = document.querySelector(room);
    const cells = [...main.querySelectorAll('.jp-Cell')];
    const [first, last] = cells.length ? [cells[0], cells.at(-1)] : [main, main];
    const top = first.getBoundingClientRect().top;
    const acts = [...main.querySelectorAll('.tv-live :is(input, button, select, textarea)')];
    const act = acts.map(each => each.getBoundingClientRect()).find(box => box.height);
    return [last.getBoundingClientRect().bottom - top, act ? act.top - top : NaN, cells.length];
}"""


def main() -> None:
    """Print a line for each lesson."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("lessons", nargs="*", help="two digits each; all if there is none")
    given.add_argument("--width", type=int, choices=sorted(BESIDE), default=1280)
    given.add_argument("--lab", action="store_true", help="in JupyterLab")
    asked = given.parse_args()
    stems = [path.stem for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))]
    wanted = [stem for stem in stems if not asked.lessons or stem[:2] in asked.lessons]
    program = chromium()
    if program is None:
        sys.exit("There is no Chromium on this machine.")
    with tempfile.TemporaryDirectory(prefix="twoviews-screens-") as folder, launch(program) as browser:
        os.environ["TWOVIEWS_RECORD"] = str(Path(folder) / "own.sqlite")
        page = browser.new_page(viewport={"width": asked.width, "height": SCREEN})
        measured = in_lab(page, Path(folder), wanted) if asked.lab else on_desk(page, wanted)
        for stem, (height, act, _) in zip(wanted, measured, strict=True):
            print(f"{stem}: {height / SCREEN:.1f} screens; the first act on screen {act / SCREEN + 1:.1f}")


def on_desk(page: Page, stems: list[str]) -> Iterator[tuple[float, float, int]]:
    """Height, place of the first act, and nothing, of each lesson on a bare page."""
    student = DeskStudent(page)
    width = page.viewport_size["width"] if page.viewport_size else 0
    for stem in stems:
        student.open(stem)
        page.evaluate(COLUMN, BESIDE[width])
        yield tuple(page.evaluate(MEASURED, "main"))


def in_lab(page: Page, place: Path, stems: list[str]) -> Iterator[tuple[float, float, int]]:
    """Height, place of the first act, and number of cells of each lesson in JupyterLab."""
    with opened(place) as room:
        student = LabStudent(page, room)
        for stem in stems:
            student.open(stem)
            page.add_style_tag(content=REAL)
            found = page.evaluate(MEASURED, ".jp-NotebookPanel:not(.lm-mod-hidden)")
            assert found[2] == page.evaluate(CELL_COUNT), "some cells are not on the page"
            yield tuple(found)
            room.end_kernels()


if __name__ == "__main__":
    main()
