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
    OPENED,
    RESTART,
    REVERT,
    ROOT,
    Classroom,
    LabLearner,
    in_notebook,
    seated,
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
SET = """value => window.jupyterapp.serviceManager.settings.save(
    'twoviews:lessons', JSON.stringify({runOnOpen: value}))"""
SAVE = "() => window.jupyterapp.commands.execute('docmanager:save')"
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
    page: str

    @property
    def evil(self) -> str:
        return f"open({str(self.flag)!r}, 'w').close()"

    def sound(self) -> nbformat.NotebookNode:
        """The course's lesson, without its printed form: of that nothing is judged."""
        made = notebooks.read(ROOT / "notebooks" / f"{LESSON}.ipynb")
        for cell in made.cells:
            if cell.cell_type == "code":
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
        self.tab.evaluate(SAVE)
        return self.open(self.student.name)


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


NOTEBOOKS: dict[str, Callable[[Place], nbformat.NotebookNode]] = {
    "the first cell changed": first_cell_changed,
    "the last cell lengthened": last_cell_lengthened,
    "a line end that only Python sees": carriage_return,
    "a cell pasted at the end": pasted,
    "a cell pasted at the beginning": pasted_first,
    "a paragraph made a code cell": prose_made_code,
    "the course's cells in another order": other_order,
    "marked as trusted in its metadata": trusted_by_metadata,
    "foreign, with an empty mark": foreign,
    "foreign, with a lesson's mark": lambda place: foreign(place, {"lesson": "07"}),
    "foreign, with the mark of no lesson": lambda place: foreign(place, {"lesson": ["07"], "x": 1}),
    "foreign, marked as an exercise": lambda place: foreign(place, {"lesson": "07", "exercise": True}),
    "foreign, with printed output": printed,
    "foreign, of an older format": without_ids,
}


# ── the places ───────────────────────────────────────────────────────────────


LAB_HERE, LAB_THERE, SEVEN = "twoviews lab", "a hub's JupyterLab", "a hub's Notebook 7"


@pytest.fixture(scope="module")
def learners(window: BrowserContext, classroom: Classroom) -> dict[str, LabLearner]:
    """Whoever sat before each kind of page; on a hub the root is not the course's folder."""
    seated(window, classroom)
    return {}


@pytest.fixture(params=[LAB_HERE, LAB_THERE, SEVEN])
def visit(
    request: pytest.FixtureRequest,
    learners: dict[str, LabLearner],
    window: BrowserContext,
    classroom: Classroom,
    tmp_path: Path,
) -> Iterator[Visit]:
    """A learner before each kind of page, who stays there from one notebook to the next."""
    room = classroom if request.param == LAB_HERE else request.getfixturevalue("hub")
    if request.param not in learners:
        view = "notebooks" if request.param == SEVEN else "lab/tree"
        learners[request.param] = LabLearner(window.new_page(), room, view)
    student = learners[request.param]
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
    """All are opened one beside another, with one kernel among them that counts what runs in it."""
    places = {kind: replace(visit.place, flag=visit.place.flag.with_name(kind)) for kind in NOTEBOOKS}
    names = {
        kind: place.write(NOTEBOOKS[kind](place), f"notebooks/tried-{number}.ipynb")
        for number, (kind, place) in enumerate(places.items())
    }
    first, *others = names.values()
    visit.open(first)
    visit.tab.evaluate(OPEN_BESIDE, [first, others])
    for kind, name in names.items():
        visit.student.name = name
        assert visit.student.judged() in ("waits", "none"), kind
        assert not places[kind].flag.exists(), kind
    assert visit.tab.evaluate(RAN_BEFORE, visit.student.name) == 0
    assert not any(place.flag.exists() for place in places.values())
    assert len(visit.place.room.kernels()) == 1


@everywhere
def test_a_changed_lesson_waits_with_one_line_on_every_page(visit: Visit) -> None:
    assert visit.open(visit.place.write(pasted(visit.place))) == "waits"
    expect(visit.tab.locator(".tv-opening p")).to_contain_text("This lesson differs from the course’s")
    buttons = ["Run it as it is", "Open the original lesson"]
    expect(visit.tab.locator(".tv-opening button")).to_have_text(buttons)
    assert_nothing_ran(visit)


@in_the_course
@pytest.mark.parametrize("kind", ["foreign, with an empty mark", "foreign, with printed output"])
def test_saved_and_opened_again(visit: Visit, kind: str) -> None:
    """JupyterLab signs any notebook without rich output as it saves it (F1)."""
    name = visit.place.write(NOTEBOOKS[kind](visit.place))
    visit.open(name)
    visit.save_and_open_again()
    assert_nothing_ran(visit)


@in_the_course
def test_a_cell_that_the_student_pasted_and_did_not_run(visit: Visit) -> None:
    name = visit.place.write(visit.place.sound())
    assert visit.open(name) == "started"
    visit.student._settle()
    visit.tab.evaluate(PASTE, visit.place.evil)
    assert visit.save_and_open_again() == "waits"
    assert not visit.place.flag.exists()


@in_the_course
def test_signed_by_jupyter(visit: Visit) -> None:
    made = foreign(visit.place, {"lesson": "07"})
    name = visit.place.write(made)
    home = visit.place.room.place / "home" / ".local" / "share" / "jupyter"
    with NotebookNotary(data_dir=str(home)) as notary:
        notary.sign(nbformat.read(visit.place.root / name, as_version=4))
    visit.open(name)
    assert_nothing_ran(visit)


@everywhere
def test_a_folder_that_brings_its_own_list(visit: Visit) -> None:
    """The key lies beside the lock (F2)."""
    place = visit.place
    home = place.root if place.page == "notebooks" else place.root / "downloaded"
    name = f"{'' if home == place.root else 'downloaded/'}notebooks/hw.ipynb"
    place.write(foreign(place), name)
    (home / "src" / "twoviews").mkdir(parents=True, exist_ok=True)
    if not (home / "assets").exists():
        (home / "assets").mkdir()
        (home / notebooks.MANIFEST).write_text(originals.manifest(home))
    visit.open(name)
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
def test_modules_beside_a_sound_lesson(visit: Visit) -> None:
    """The lesson runs; what lies beside it under the course's own name does not."""
    place = visit.place
    place.write(place.sound(), "shadow/lesson.ipynb")
    for module in ("twoviews", "matplotlib", "ipywidgets", "msgspec", "yaml"):
        (place.root / "shadow" / f"{module}.py").write_text(place.evil)
    assert visit.open("shadow/lesson.ipynb") == "started"
    visit.student._settle()
    assert not place.flag.exists()


@in_the_course
def test_the_outputs_of_a_foreign_notebook(visit: Visit) -> None:
    script = "window.ranByItself = true"
    xmlns = "http://www.w3.org/2000/svg"
    markup = {
        "text/html": f"<b id='shown'>Oil</b><img src=x onerror='{script}'><script>{script}</script>",
        "application/javascript": script,
        "image/svg+xml": f"<svg xmlns='{xmlns}' onload='{script}'><script>{script}</script></svg>",
    }
    outputs = [new_output("display_data", {mime: text}) for mime, text in markup.items()]
    made = foreign(visit.place, {"lesson": "07"}, outputs=outputs, execution_count=1)
    visit.open(visit.place.write(made))
    expect(visit.tab.locator(".jp-OutputArea-output b")).to_have_text("Oil")
    assert_nothing_ran(visit)
    assert visit.tab.evaluate("() => window.ranByItself") is None


@in_the_course
def test_the_setting_turns_it_off(visit: Visit) -> None:
    """From the next time on that JupyterLab is opened."""
    visit.open(visit.place.write(foreign(visit.place), "notebooks/another.ipynb"))
    visit.tab.evaluate(SET, False)
    name = visit.place.write(visit.place.sound())
    try:
        visit.tab.goto("about:blank")
        assert visit.open(name) == "waits"
        visit.tab.get_by_role("button", name="Start the lesson").wait_for()
        assert visit.tab.locator(".jp-OutputArea-output .tv-quiz input:enabled").count() == 0
        assert_nothing_ran(visit)
    finally:
        visit.tab.evaluate(SET, True)
