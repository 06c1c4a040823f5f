"""The page half by its own tools: types, lint, units under node; and the cases that both halves are held to.

Without node these tests skip with one line; with TWOVIEWS_BROWSER=required that is a failure.
"""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import npm
from twoviews import page
from twoviews.bank.answers import words
from twoviews.bank.kinds.number import readings
from twoviews.bank.prose import inline

HERE = npm.PLACE
TOOLS = ("types", "lint", "units")
LONGEST_MODULE = 300
SETTINGS = files("twoviews").joinpath("labextension", "settings")


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the page's tests, with the tools of its lock file installed."""
    return npm.installed("types, lint and units of the page half were not looked at")


@pytest.mark.parametrize("tool", TOOLS)
def test_the_tool_finds_nothing(tools: Path, tool: str) -> None:
    npm.npm("run", "--silent", tool)


def _cases(name: str) -> list[Any]:
    found: list[Any] = json.loads((HERE / "cases" / f"{name}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize(("text", "html"), _cases("prose"))
def test_python_marks_up_as_the_page_does(text: str, html: str) -> None:
    assert inline(text) == html


@pytest.mark.parametrize(("typed", "unit", "numbers"), _cases("numbers"))
def test_python_reads_numbers_as_the_page_does(typed: str, unit: str, numbers: list[float]) -> None:
    assert list(readings(typed, unit)) == numbers


@pytest.mark.parametrize(("text", "count"), _cases("words"))
def test_python_counts_words_as_the_page_does(text: str, count: int) -> None:
    assert words(text) == count


def test_every_part_and_kind_has_its_module() -> None:
    from twoviews.bank.kinds import KINDS

    kinds = {
        path.split("/")[2]
        for path in page.modules()
        if path.startswith("bank/kinds/") and path.count("/") == 3
    }
    assert kinds == set(KINDS)


def test_no_module_is_too_long_to_hold() -> None:
    lengths = {path: source.count("\n") for path, source in page.modules().items() if path.endswith(".js")}
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_the_labextension_lies_in_a_room_named_by_what_is_in_it(tmp_path: Path) -> None:
    page.lay_out(files("twoviews"), tmp_path)
    load = json.loads((tmp_path / "package.json").read_text("utf-8"))["jupyterlab"]["_build"]["load"]
    room = tmp_path / load.removesuffix("/remoteEntry.js")
    assert f"/twoviews/static/{room.name}/" in page.loader()
    laid = {path.relative_to(room).as_posix() for path in room.rglob("*") if path.is_file()}
    assert laid >= page.modules().keys() | {"remoteEntry.js", "opening.js"}
    assert (tmp_path / "schemas" / "twoviews" / "lessons.json").is_file()


def test_every_style_is_served_once_and_the_base_comes_first() -> None:
    package = Path(str(files("twoviews")))
    rooms = [path for room in page.ROOMS for path in (package / room).rglob("*.css")]
    served = page.served(files("twoviews"))["twoviews.css"]
    assert rooms
    assert all(served.count(path.read_text("utf-8")) == 1 for path in rooms)
    heads = [line for line in served.split("\n") if line.startswith("/* ") and line.endswith(".css */")]
    assert len(heads) == len(rooms)
    assert heads[: len(page.FIRST)] == [f"/* {path} */" for path in page.FIRST]


def test_another_edition_has_another_room() -> None:
    assert page.version({"a.js": "one"}) != page.version({"a.js": "two"}) != page.version({"b.js": "two"})


def test_a_printed_form_goes_before_a_live_view_where_nothing_is_alive() -> None:
    from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
    from traitlets.config import Config

    view = "application/vnd.jupyter.widget-view+json"
    state = {"application/vnd.jupyter.widget-state+json": {"state": {"m": {}}}}
    chosen = Config(json.loads(SETTINGS.joinpath("nbconvert.json").read_text("utf-8")))
    pick = WidgetsDataTypeFilter({"": {"widgets": state}}, config=chosen)
    assert pick({"text/plain": "", view: {"model_id": "m"}, "text/html": "<p>"}) == ["text/html"]
    assert pick({"text/plain": "", view: {"model_id": "m"}}) == [view]


def test_slides_that_are_higher_than_the_screen_scroll() -> None:
    from nbconvert import SlidesExporter
    from nbformat.v4 import new_markdown_cell, new_notebook
    from traitlets.config import Config

    chosen = Config(json.loads(SETTINGS.joinpath("nbconvert.json").read_text("utf-8")))
    slide = new_markdown_cell("high", metadata={"slideshow": {"slide_type": "slide"}})
    made, _ = SlidesExporter(config=chosen).from_notebook_node(new_notebook(cells=[slide]))
    assert "var scroll = true" in made


def test_the_loader_is_short_and_has_no_comments() -> None:
    assert len(page.loader()) < 2500
    assert "/*" not in page.loader()
