"""The notebooks' one committed form."""

from __future__ import annotations

from pathlib import Path

import nbformat
from hypothesis import given
from hypothesis import strategies as st
from nbformat import v4

from twoviews.authoring import notebooks
from twoviews.authoring.notebooks import WIDGET_VIEW, canonical, text
from worked import worked_in


def ran(count: int, *outputs: nbformat.NotebookNode, **metadata: object) -> nbformat.NotebookNode:
    """A code cell as JupyterLab saves it after a run."""
    noise = {"trusted": True, "execution": {"iopub.status.busy": "2026-01-01T00:00:00Z"}, "scrolled": True}
    return v4.new_code_cell(
        "lesson.quiz()",
        id=f"cell-{count}",
        execution_count=count,
        outputs=list(outputs),
        metadata=noise | metadata,
    )


def lesson(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    metadata = {
        "twoviews": {"lesson": "07"},
        "widgets": {"state": {}},
        "language_info": {"name": "python", "version": "3.13.1"},
    }
    return v4.new_notebook(cells=list(cells), metadata=metadata)


def view(model: str) -> nbformat.NotebookNode:
    data = {WIDGET_VIEW: {"model_id": model}, "text/plain": "Quiz", "text/html": "<p>Quiz</p>"}
    return v4.new_output("execute_result", data, metadata={WIDGET_VIEW: {}}, execution_count=9)


def test_two_runs_give_the_same_bytes() -> None:
    first, second = lesson(ran(3, view("a")), ran(4)), lesson(ran(17, view("b")), ran(18))
    assert text(canonical(first)).replace("cell-3", "cell-17").replace("cell-4", "cell-18") == text(
        canonical(second)
    )


def test_live_views_state_and_noise_go_and_the_rest_stays() -> None:
    clean = canonical(lesson(ran(5, view("a"), tags=["quiz"], jupyter={"source_hidden": True})))
    assert clean.metadata.keys() == {"kernelspec", "language_info", "twoviews"}
    assert clean.metadata.language_info == {"name": "python"}
    (cell,) = clean.cells
    assert cell.metadata == {"tags": ["quiz"], "jupyter": {"source_hidden": True}}
    assert cell.outputs[0].data == {"text/plain": "Quiz", "text/html": "<p>Quiz</p>"}
    assert (cell.execution_count, cell.outputs[0].execution_count) == (1, 1)


def test_an_output_that_is_only_a_live_view_goes() -> None:
    only_view = v4.new_output("display_data", {WIDGET_VIEW: {"model_id": "a"}})
    assert canonical(lesson(ran(1, only_view))).cells[0].outputs == []


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_how_a_stream_was_cut_leaves_no_trace(pieces: list[str]) -> None:
    cut = [v4.new_output("stream", text=piece) for piece in pieces]
    (output,) = canonical(lesson(ran(1, *cut))).cells[0].outputs
    assert output.text == "".join(pieces)


def test_two_streams_and_an_error_stay_apart() -> None:
    outputs = [
        v4.new_output("stream", text="a"),
        v4.new_output("stream", name="stderr", text="b"),
        v4.new_output("error", ename="E", evalue="v", traceback=[]),
    ]
    kinds = [output.output_type for output in canonical(lesson(ran(1, *outputs))).cells[0].outputs]
    assert kinds == ["stream", "stream", "error"]


def test_the_form_is_a_fixed_point_and_valid() -> None:
    once = canonical(lesson(v4.new_markdown_cell("Why?", id="why"), ran(2, view("a"))))
    nbformat.validate(once)
    assert text(canonical(once)) == text(once)


def test_a_cell_that_did_not_run_has_no_number() -> None:
    unrun = v4.new_code_cell("lesson.words()", id="words")
    counts = [cell.execution_count for cell in canonical(lesson(ran(4), unrun, ran(9))).cells]
    assert counts == [1, None, 2]


def test_every_notebook_of_the_course_is_in_its_form(root: Path) -> None:
    paths = notebooks.course_notebooks(root)
    assert [
        sum(path.parent.name == folder for path in paths)
        for folder in ("notebooks", "exercises", "solutions")
    ] == [13, 12, 12]
    for path in paths:
        if path.relative_to(root).as_posix() not in worked_in(root):
            assert path.read_text(encoding="utf-8") == text(canonical(notebooks.read(path))), path.name
