"""Nothing runs unasked: every way in which code that is not the course's has reached a page.

Each notebook's code would write a file. Each scenario ends once the extension has said that it has judged,
and the kernel, asked after that, has run nothing before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from classroom import (
    CLOSE,
    JUDGED,
    OPEN,
    OPENED,
    RESTART,
    REVERT,
    ROOT,
    Classroom,
    LabLearner,
    in_notebook,
)  # fmt: skip
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import BrowserContext, expect

from twoviews.authoring import notebooks, originals

pytestmark = pytest.mark.browser

RAN_BEFORE = f"""async name => {{
    const session = ({OPENED}).sessionContext;
    await session.ready;
    return (await session.session.kernel.requestExecute({{ code: '1' }}).done).content.execution_count - 1;
}}"""
OPEN_BESIDE = f"""async ([name, others]) => {{
    const {{ sessionContext }} = {OPENED};
    await sessionContext.ready;
    const {{ id }} = sessionContext.session.kernel;
    const {{ commands }} = window.jupyterapp;
    for (const path of others) void commands.execute('docmanager:open', {{ path, kernel: {{ id }} }});
}}"""
SAVE = """names => Promise.all([...window.jupyterapp.shell.widgets('main')]
    .filter(each => names.includes(each.context?.path)).map(each => each.context.save())).then(() => true)"""
FORGET_VERDICT = in_notebook("delete panel.node.dataset.tvOpened")
PASTE = """source => {
    const panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.isVisible && each.context);
    const shared = panel.content.model.sharedModel;
    shared.insertCell(shared.cells.length, { cell_type: 'code', source, metadata: {} });
}"""
LESSON = "00-start-here"


@dataclass(frozen=True)
class Place:
    """A served folder: where the course's notebooks lie in it, and the file that no notebook may write."""

    room: Classroom
    root: Path
    flag: Path
    view: str

    @property
    def evil(self) -> str:
        return f"open({str(self.flag)!r}, 'w').close()"

    def sound(self) -> nbformat.NotebookNode:
        """The course's lesson: its code, its first words, and nothing printed: of that nothing is judged."""
        made = notebooks.read(ROOT / "notebooks" / f"{LESSON}.ipynb")
        made.cells[1:] = [cell for cell in made.cells[1:] if cell.cell_type == "code"]
        for cell in made.cells[1:]:
            cell.outputs = []
        return made

    def write(self, notebook: nbformat.NotebookNode, name: str = "notebooks/tried.ipynb") -> str:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_text(json.dumps(notebook), encoding="utf-8")
        return name


class Visit:
    """One learner who opens notebooks in one place, one after another, and looks."""

    def __init__(self, student: LabLearner, place: Place) -> None:
        self.student, self.place, self.tab = student, place, student.page

    def open(self, name: str) -> str:
        """Open the notebook; return what the extension says of it."""
        return self.student.visit(name)

    def save_and_open_again(self) -> str:
        self.tab.evaluate(SAVE, [self.student.name])
        return self.open(self.student.name)

    def assert_all_wait(self, names: dict[str, str], places: dict[str, Place], asked: int = 0) -> None:
        """Every one of these notebooks, which share a kernel, is judged, and has not written its file.

        `asked` says how often the kernel has been asked before.
        """
        for kind, self.student.name in names.items():
            assert self.student.judged() in ("waits", "none"), kind
            assert not places[kind].flag.exists(), kind
        assert self.tab.evaluate(RAN_BEFORE, self.student.name) == asked
        assert not any(places[kind].flag.exists() for kind in names)


# ── what a notebook may be ───────────────────────────────────────────────────


def foreign(place: Place, mark: dict[str, Any] | None = None, **cell: Any) -> nbformat.NotebookNode:
    """A notebook of one code cell that bears the course's mark."""
    metadata = {"twoviews": {} if mark is None else mark, "kernelspec": notebooks.KERNEL}
    return new_notebook(cells=[new_code_cell(place.evil, **cell)], metadata=metadata)


def first_cell_changed(place: Place) -> nbformat.NotebookNode:
    made = place.sound()
    next(cell for cell in made.cells if cell.cell_type == "code").source = place.evil
    return made


def last_cell_lengthened(place: Place) -> nbformat.NotebookNode:
    made = place.sound()
    [cell for cell in made.cells if cell.cell_type == "code"][-1].source += "\n" + place.evil
    return made


def carriage_return(place: Place) -> nbformat.NotebookNode:
    made = place.sound()
    cell = next(cell for cell in made.cells if cell.cell_type == "code")
    cell.source = cell.source.replace("\n", "\r" + place.evil + "\n", 1)
    return made


def pasted(place: Place) -> nbformat.NotebookNode:
    made = place.sound()
    made.cells.append(new_code_cell(place.evil))
    return made


def pasted_first(place: Place) -> nbformat.NotebookNode:
    made = place.sound()
    made.cells.insert(0, new_code_cell(place.evil))
    return made


def prose_made_code(place: Place) -> nbformat.NotebookNode:
    made = place.sound()
    made.cells[0] = new_code_cell(place.evil, id=made.cells[0].id)
    return made


def other_order(place: Place) -> nbformat.NotebookNode:
    made = place.sound()
    made.cells.reverse()
    return made


def trusted_by_metadata(place: Place) -> nbformat.NotebookNode:
    made = pasted(place)
    for cell in made.cells:
        cell.metadata["trusted"] = True
    return made


def printed(place: Place) -> nbformat.NotebookNode:
    return foreign(place, outputs=[new_output("stream", text="harmless\n")], execution_count=1)


def without_ids(place: Place) -> nbformat.NotebookNode:
    made = foreign(place, {"lesson": "07"})
    made.nbformat_minor = 4
    del made.cells[0]["id"]
    return made


SCRIPT = "window.ranByItself = true"


def with_scripts(place: Place) -> nbformat.NotebookNode:
    xmlns = "http://www.w3.org/2000/svg"
    markup = {
        "text/html": f"<b id='shown'>Oil</b><img src=x onerror='{SCRIPT}'><script>{SCRIPT}</script>",
        "application/javascript": SCRIPT,
        "image/svg+xml": f"<svg xmlns='{xmlns}' onload='{SCRIPT}'><script>{SCRIPT}</script></svg>",
    }
    outputs = [new_output("display_data", {mime: text}) for mime, text in markup.items()]
    return foreign(place, {"lesson": "07"}, outputs=outputs, execution_count=1)


EMPTY, PRINTED, SIGNED = "foreign, with an empty mark", "foreign, with printed output", "foreign, and signed"
SCRIPTS, LISTED = "foreign, with scripts in its outputs", "foreign, in a folder that brings its own list"
NOTEBOOKS: dict[str, Callable[[Place], nbformat.NotebookNode]] = {
    "the first cell changed": first_cell_changed,
    "the last cell lengthened": last_cell_lengthened,
    "a line end that only Python sees": carriage_return,
    "a cell pasted at the end": pasted,
    "a cell pasted at the beginning": pasted_first,
    "a paragraph made a code cell": prose_made_code,
    "the course's cells in another order": other_order,
    "marked as trusted in its metadata": trusted_by_metadata,
    EMPTY: foreign,
    "foreign, with a lesson's mark": lambda place: foreign(place, {"lesson": "07"}),
    "foreign, with the mark of no lesson": lambda place: foreign(place, {"lesson": ["07"], "x": 1}),
    "foreign, marked as an exercise": lambda place: foreign(place, {"lesson": "07", "exercise": True}),
    PRINTED: printed,
    "foreign, of an older format": without_ids,
    SIGNED: lambda place: foreign(place, {"lesson": "07"}),
    LISTED: foreign,
    SCRIPTS: with_scripts,
}


def sign(place: Place, name: str) -> None:
    """Have Jupyter sign it, as it signs what a learner has run."""
    home = place.room.place / "home" / ".local" / "share" / "jupyter"
    with NotebookNotary(data_dir=str(home)) as notary:
        notary.sign(nbformat.read(place.root / name, as_version=4))


def list_it(home: Path) -> None:
    """Lay a list beside the notebooks of a folder in which they are what the course made (F2)."""
    (home / "src" / "twoviews").mkdir(parents=True, exist_ok=True)
    (home / "assets").mkdir(exist_ok=True)
    (home / notebooks.MANIFEST).write_text(originals.manifest(home))


# ── the places ───────────────────────────────────────────────────────────────


LAB_HERE, LAB_THERE, SEVEN = "twoviews lab", "a hub's JupyterLab", "a hub's Notebook 7"


@pytest.fixture(scope="module")
def learners(window: BrowserContext, at_the_hub: LabLearner) -> dict[str, LabLearner]:
    """Whoever sits before each kind of page; on a hub the root is not the course's folder."""
    for page in window.pages[1:]:
        if page is not at_the_hub.page:
            page.close()
    return {LAB_THERE: at_the_hub}


@pytest.fixture(params=[LAB_HERE, LAB_THERE, SEVEN])
def visit(
    request: pytest.FixtureRequest,
    learners: dict[str, LabLearner],
    window: BrowserContext,
    tmp_path: Path,
) -> Iterator[Visit]:
    """A learner before each kind of page, who stays there from one notebook to the next."""
    if request.param not in learners:
        view, room = ("notebooks", "hub") if request.param == SEVEN else ("lab/tree", "classroom")
        learners[request.param] = LabLearner(window.new_page(), request.getfixturevalue(room), view)
    student = learners[request.param]
    room = student.classroom
    room.forget()
    yield Visit(student, Place(room, room.place, tmp_path / "ran", student.view))
    student.page.evaluate(CLOSE)
    room.forget()


def assert_nothing_ran(visit: Visit) -> None:
    assert visit.tab.evaluate(JUDGED, visit.student.name) in ("waits", "none")
    assert visit.tab.evaluate(RAN_BEFORE, visit.student.name) == 0
    assert not visit.place.flag.exists()


in_the_course = pytest.mark.parametrize("visit", [LAB_HERE], indirect=True)
on_a_hub = pytest.mark.parametrize("visit", [LAB_THERE], indirect=True)
everywhere = pytest.mark.parametrize("visit", [LAB_HERE, LAB_THERE, SEVEN], indirect=True)


# ── the scenarios ────────────────────────────────────────────────────────────


@in_the_course
def test_no_such_notebook_runs(visit: Visit) -> None:
    """All are opened one beside another, with one kernel among them that counts what runs in it.

    Two are saved and opened again: JupyterLab signs any notebook without rich output as it saves it (F1).
    """
    places = {kind: replace(visit.place, flag=visit.place.flag.with_name(kind)) for kind in NOTEBOOKS}
    names = {
        kind: place.write(
            NOTEBOOKS[kind](place), f"{'listed/' * (kind == LISTED)}notebooks/tried-{number}.ipynb"
        )
        for number, (kind, place) in enumerate(places.items())
    }
    sign(places[SIGNED], names[SIGNED])
    list_it(visit.place.root / "listed")
    visit.open(names[EMPTY])
    visit.tab.evaluate(OPEN_BESIDE, [names[EMPTY], [name for kind, name in names.items() if kind != EMPTY]])
    visit.assert_all_wait(names, places)
    expect(visit.tab.locator(".jp-OutputArea-output b")).to_have_text("Oil")
    assert visit.tab.evaluate("() => window.ranByItself") is None
    saved = {kind: names[kind] for kind in (PRINTED, EMPTY)}
    visit.tab.evaluate(SAVE, [*saved.values()])
    visit.open(saved[EMPTY])
    visit.tab.evaluate(OPEN, saved[PRINTED])
    visit.assert_all_wait(saved, places, asked=1)
    assert len(visit.place.room.kernels()) == 1
    assert visit.tab.evaluate("() => window.ranByItself") is None


@everywhere
def test_a_changed_lesson_waits_with_one_line_on_every_page(visit: Visit) -> None:
    """Also where the folder that it lies in brings its own list: the key lies beside the lock (F2)."""
    place = visit.place
    home = place.root if place.view == "notebooks" else place.root / "downloaded"
    name = f"{'' if home == place.root else 'downloaded/'}notebooks/hw.ipynb"
    place.write(pasted(place), name)
    list_it(home)
    assert visit.open(name) == "waits"
    expect(visit.tab.locator(".tv-opening p")).to_contain_text("This lesson differs from the course’s")
    buttons = ["Run it as it is", "Open the original lesson"]
    expect(visit.tab.locator(".tv-opening button")).to_have_text(buttons)
    assert_nothing_ran(visit)


@on_a_hub
def test_a_link_in_the_folder(visit: Visit) -> None:
    target = visit.place.root / visit.place.write(first_cell_changed(visit.place), "elsewhere/hw.ipynb")
    link = visit.place.root / f"{LESSON}.ipynb"
    link.symlink_to(target)
    visit.open(link.name)
    assert_nothing_ran(visit)


@in_the_course
def test_a_link_on_the_page(visit: Visit) -> None:
    visit.place.write(foreign(visit.place, {"lesson": "07"}), "notebooks/linked.ipynb")
    made = new_notebook(cells=[new_markdown_cell("[Go on](linked.ipynb)")])
    made.metadata = {"twoviews": {}, "kernelspec": notebooks.KERNEL}
    visit.open(visit.place.write(made, "notebooks/links.ipynb"))
    resolved = visit.tab.locator("a[href*='/files/']", has_text="Go on")  # from then on JupyterLab opens it
    resolved.click()
    visit.student.name = "notebooks/linked.ipynb"
    visit.student.judged("waits")
    assert_nothing_ran(visit)


@in_the_course
def test_a_file_that_changes_while_it_is_open(visit: Visit) -> None:
    name = visit.place.write(visit.place.sound())
    assert visit.open(name) == "started"
    visit.place.write(first_cell_changed(visit.place))
    visit.tab.evaluate(REVERT)
    visit.student.judged("waits")
    assert not visit.place.flag.exists()


@in_the_course
def test_a_kernel_that_is_restarted(visit: Visit) -> None:
    visit.open(visit.place.write(pasted(visit.place)))
    visit.tab.evaluate(FORGET_VERDICT)
    visit.tab.evaluate(RESTART)
    visit.student.judged("waits")
    assert_nothing_ran(visit)


@on_a_hub
def test_modules_beside_a_sound_lesson_and_a_cell_that_the_student_pasted(visit: Visit) -> None:
    """The lesson runs, and says that its words differ; modules of the course's own names beside it do not.

    Nor does what the student pasted and did not run, saved and opened again. A Python beside whose notebook
    such modules lie is no fork: here a lesson opens as it does where there is no Linux.
    """
    place, name = visit.place, "shadow/lesson.ipynb"
    before = {*place.room.cold()}
    place.write(place.sound(), name)
    for module in ("twoviews", "matplotlib", "ipywidgets", "msgspec", "yaml"):
        (place.root / "shadow" / f"{module}.py").write_text(place.evil)
    assert visit.open(name) == "started"
    expect(visit.tab.locator(".tv-opening p")).to_contain_text("words differ from the course’s")
    visit.student._settle()
    assert not place.flag.exists()
    assert {*place.room.cold()} - before
    visit.tab.evaluate(PASTE, place.evil)
    assert visit.save_and_open_again() == "waits"
    assert place.evil in (place.root / name).read_text()
    assert not place.flag.exists()


@in_the_course
def test_the_setting_turns_it_off(visit: Visit) -> None:
    """From the next time on that JupyterLab is opened."""
    name, room = visit.place.write(visit.place.sound()), visit.place.room
    room.keep_setting("twoviews:lessons", runOnOpen=False)
    try:
        visit.tab.goto("about:blank")
        assert visit.open(name) == "waits"
        visit.tab.get_by_role("button", name="Start the lesson").wait_for()
        assert visit.tab.locator(".jp-OutputArea-output .tv-quiz input:enabled").count() == 0
        assert_nothing_ran(visit)
    finally:
        room.keep_setting("twoviews:lessons", runOnOpen=True)
