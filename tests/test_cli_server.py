"""What the course asks of a Jupyter server: lessons signed at its start, saved in their committed form."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from nbformat import v4

from twoviews.authoring import notebooks
from twoviews.bank import library
from twoviews.cli import bar, server
from twoviews.course import keeping
from twoviews.errors import UnknownName

VIEW = {notebooks.WIDGET_VIEW: {"model_id": "a"}, "text/plain": "Quiz"}


def saved(mark: dict[str, Any] | None) -> dict[str, Any]:
    """The API's model of a notebook that JupyterLab sends when it saves."""
    output = v4.new_output("execute_result", VIEW, execution_count=7)
    cell = v4.new_code_cell("lesson.quiz()", id="quiz", execution_count=7, outputs=[output])
    cell.metadata["trusted"] = True
    metadata = {"twoviews": mark} if mark else {}
    return {"type": "notebook", "content": v4.new_notebook(cells=[cell], metadata=metadata)}


def test_a_lesson_is_saved_in_its_form_and_stays_trusted() -> None:
    model = saved({"lesson": "07"})
    server.keep_form(model, path="notebooks/07-oil.ipynb")
    (cell,) = model["content"]["cells"]
    assert cell["outputs"][0]["data"] == {"text/plain": "Quiz"}
    assert cell["execution_count"] == 1
    assert cell["metadata"] == {"trusted": True}


def test_what_has_not_run_when_a_lesson_is_saved_keeps_the_output_of_the_file(tmp_path: Path) -> None:
    file, counts = tmp_path / "07-oil.ipynb", (1, 2, 3, 4)
    shown = [v4.new_output("execute_result", {"text/plain": "before"}, execution_count=n) for n in counts]
    cells = [
        v4.new_code_cell(f"part({n})", id=f"c{n}", execution_count=n, outputs=[output])
        for n, output in zip(counts, shown, strict=True)
    ]
    nbformat.write(v4.new_notebook(cells=cells, metadata={"twoviews": {"lesson": "07"}}), file)
    was = file.read_text()
    starting = json.loads(was)
    first, second, third, fourth = starting["cells"]
    first["outputs"][0]["data"]["text/plain"] = "now"
    second.update(execution_count=None, outputs=[])
    third.update(execution_count=None, outputs=[], source="code_of_my_own()")
    fourth.update(execution_count=None, outputs=[v4.new_output("stream", text="half")])
    model = {"type": "notebook", "content": starting}
    server.keep_form(model, path=file.name, contents_manager=SimpleNamespace(root_dir=str(tmp_path)))
    saved = [
        (cell["execution_count"], [output["data"]["text/plain"] for output in cell["outputs"]])
        for cell in model["content"]["cells"]
    ]
    assert saved == [(1, ["now"]), (2, ["before"]), (None, []), (3, ["before"])]


@pytest.mark.parametrize("stands", [None, "no notebook any more"])
def test_a_lesson_without_a_sound_file_is_saved(tmp_path: Path, stands: str | None) -> None:
    file = tmp_path / "07-oil.ipynb"
    if stands:
        file.write_text(stands)
    model = saved({"lesson": "07"})
    model["content"]["cells"][0].update(execution_count=None, outputs=[])
    server.keep_form(model, path=file.name, contents_manager=SimpleNamespace(root_dir=str(tmp_path)))
    assert model["content"]["cells"][0]["outputs"] == []


@pytest.mark.parametrize("mark", [None, {"lesson": "07", "exercise": True}])
def test_exercises_and_other_notebooks_are_saved_as_they_are(mark: dict[str, Any] | None) -> None:
    model, untouched = saved(mark), saved(mark)
    server.keep_form(model)
    assert model == untouched


@pytest.mark.parametrize(
    "model",
    [{"type": "file", "content": "twoviews"}, {"type": "directory"}, {"type": "notebook", "content": None}],
)
def test_other_saves_pass(model: dict[str, Any]) -> None:
    untouched = dict(model)
    server.keep_form(model)
    assert model == untouched


def test_at_its_start_a_server_signs_and_takes_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.originals, "sign", lambda: [Path("07-oil.ipynb")])
    begun: list[object] = []
    monkeypatch.setattr(server.kernels, "begin", begun.append)
    hooks: list[object] = []
    said: list[str] = []
    added: list[str] = []
    fake = SimpleNamespace(
        log=SimpleNamespace(info=lambda text, *values: said.append(text % values)),
        contents_manager=SimpleNamespace(register_pre_save_hook=hooks.append),
        web_app=SimpleNamespace(
            settings={"base_url": "/user/ann/"},
            add_handlers=lambda _, handlers: added.extend(path for path, _ in handlers),
        ),
    )
    server._load_jupyter_server_extension(fake)
    assert hooks == [server.keep_form]
    assert begun == [fake]
    assert said[0].startswith("Two Views: 1 notebooks")
    assert added[0] == "/user/ann/twoviews/judge"


def test_the_package_switches_the_extension_on(root: Path) -> None:
    settings = root / "src" / "twoviews" / "labextension" / "settings" / "server.json"
    switched = json.loads(settings.read_text())["ServerApp"]["jpserver_extensions"]
    (point,) = server._jupyter_server_extension_points()
    assert switched == {point["module"]: True}


# ── the course bar ───────────────────────────────────────────────────────────


def test_the_bar_answers_and_keeps_nothing_of_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "record.sqlite"
    monkeypatch.setenv("TWOVIEWS_RECORD", str(file))
    number = next(iter(library.course().files))
    opened = json.loads(bar.asked(number))
    section = opened["content"]["headings"][-1][0]
    (answer,) = json.loads(bar.asked(number, {"do": "reach", "n": 1, "with": {"section": section}}))
    assert (answer["re"], answer["saved"]) == (1, True)
    assert json.loads(bar.asked(number))["state"]["place"] == section
    file.unlink()
    assert json.loads(bar.asked(number))["state"]["place"] == ""


def test_a_lesson_that_is_not_there_has_no_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    with pytest.raises(UnknownName):
        bar.asked("99")


def test_the_portfolio_is_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    assert bar.portfolio().lower().startswith("<!doctype html>")


def test_what_the_server_is_asked_leaves_a_kernel_its_own_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "servers.sqlite"))
    bar.portfolio()
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "kernels.sqlite"))
    assert keeping.record().path.name == "kernels.sqlite"


@pytest.mark.parametrize("mark", ["a word", True, ["07"]])
def test_a_notebook_whose_mark_is_another_programs_is_saved_as_it_is(mark: object) -> None:
    content = {"metadata": {"twoviews": mark}, "cells": [{"cell_type": "raw", "source": "x", "metadata": {}}]}
    model = {"type": "notebook", "content": content}
    before = json.dumps(model)
    server.keep_form(model)
    assert json.dumps(model) == before
