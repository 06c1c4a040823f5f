"""The kernel is gone while the page is open, as on a hub after a break: one press brings the lesson back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from classroom import IDLE, Classroom, LabStudent, far, in_notebook, opened
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

HASTY = "--AsyncIOLoopKernelRestarter."
GIVES_UP_AT_ONCE = (f"{HASTY}restart_limit=1", f"{HASTY}time_to_dead=0.3", f"{HASTY}stable_start_time=600")
RUN_ALL = "() => void window.jupyterapp.commands.execute('notebook:run-all-cells').catch(() => null)"
CHOOSE = in_notebook("return panel.sessionContext.changeKernel({ name: 'python3' }).then(() => true)")
GONE = in_notebook(
    "const kernel = panel.sessionContext.session?.kernel; return !kernel || kernel.status === 'dead'"
)
RAN = in_notebook("""return panel.content.widgets.filter(cell => cell.model.type === 'code')
    .every(cell => cell.model.executionCount > 0 || cell.model.sharedModel.getSource().trim() === '')""")
BOX = ".jp-OutputArea-output textarea.tv-area"
TYPED = "The first report came from one market, and it was repeated."


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A classroom far away, whose server gives a kernel up at its second death; usually it is the sixth."""
    with opened(far(tmp_path_factory.mktemp("gone")), *GIVES_UP_AT_ONCE) as started:
        yield started


@pytest.fixture
def learner(browser: Browser, room: Classroom) -> Iterator[LabStudent]:
    room.forget()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield LabStudent(context.new_page(), room)
    context.close()


def test_a_lesson_comes_back_with_its_text_by_run_all_and_by_the_button(
    learner: LabStudent, room: Classroom
) -> None:
    learner.open("07-oil")
    learner.page.evaluate(CHOOSE)  # JupyterLab takes a name that was chosen once for a kernel that is there
    learner._settle()
    learner.page.locator(BOX).first.fill(TYPED)
    room.end_kernels()
    learner.page.wait_for_function(GONE, timeout=60_000)
    learner.page.evaluate(RUN_ALL)
    comes_back(learner)

    room.kill_kernels()
    room.strike()  # the second death: the server gives the kernel up
    wake = learner.page.get_by_role("button", name="Wake it")
    wake.wait_for(timeout=60_000)
    assert (
        "its Python has ended. What you entered is kept." in learner.page.locator(".tv-opening").inner_text()
    )
    wake.click()
    comes_back(learner)


def test_an_exercise_runs_what_was_asked(learner: LabStudent, room: Classroom) -> None:
    learner.page.goto(room.at("lab/tree/exercises/01-the-puzzle.ipynb") + "&reset")
    learner.page.wait_for_function(IDLE, timeout=60_000)
    room.end_kernels()
    learner.page.wait_for_function(GONE, timeout=60_000)
    learner.page.evaluate(RUN_ALL)
    learner.page.wait_for_function(RAN, timeout=60_000)


def comes_back(learner: LabStudent) -> None:
    """The lesson is alive again, with the text, and nothing is said any more."""
    learner._settle()
    expect(learner.page.locator(BOX).first).to_have_value(TYPED, timeout=60_000)
    expect(learner.page.locator(".tv-opening:visible")).to_have_count(0)
