"""A second judge of the notebooks: pytest-notebook runs them and compares outputs in its own way.

`test_build` runs every lesson and every solution once and compares bytes. So that nothing is run twice
without need, this judge sees one of each, and all of them with TWOVIEWS_JUDGED=all.
"""

from __future__ import annotations

import copy
import os
from pathlib import Path

import pytest
from nbformat import NotebookNode

from twoviews.authoring.notebooks import WIDGET_VIEW

ROOT = Path(__file__).parents[1]
FOLDERS = ("notebooks", "exercises/solutions")
OF_THE_KERNEL = ("/metadata/language_info",)
JUDGED = "*" if os.environ.get("TWOVIEWS_JUDGED") == "all" else "07-*"
PATHS = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob(f"{JUDGED}.ipynb"))]

# With attrs 26.1 pytest-notebook cannot describe the types of its own fields, and says so at its import.
pytestmark = pytest.mark.filterwarnings('ignore:Field "pytest_notebook:UserWarning')


def without_live_views(notebook: NotebookNode) -> NotebookNode:
    """What is stored of a run: a live view is kept as its printed form only."""
    kept = copy.deepcopy(notebook)
    kept.metadata.pop("widgets", None)
    for output in (each for cell in kept.cells for each in cell.get("outputs", ())):
        for bundle in (output.get("data", {}), output.get("metadata", {})):
            bundle.pop(WIDGET_VIEW, None)
    return kept


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_run_gives_again_what_is_stored(path: Path, tmp_path: Path) -> None:
    from pytest_notebook.diffing import diff_notebooks, diff_to_string, filter_diff
    from pytest_notebook.execution import execute_notebook
    from pytest_notebook.notebook import load_notebook_with_config

    stored, _ = load_notebook_with_config(path)
    env = {"TWOVIEWS_RECORD": str(tmp_path / "record.sqlite")}
    done = execute_notebook(stored, cwd=str(path.parent), timeout=120, exec_env=env)
    assert done.exec_error is None
    given = without_live_views(done.notebook)
    found = filter_diff(diff_notebooks(stored, given), OF_THE_KERNEL)
    assert not found, diff_to_string(stored, found, use_color=False)
    shown = next(each for cell in given.cells for each in cell.get("outputs", ()) if "data" in each)
    shown.data["text/plain"] += "Another word."
    assert filter_diff(diff_notebooks(stored, given), OF_THE_KERNEL), "an output that differs is found"
