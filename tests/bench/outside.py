"""What only a browser shows: in one JupyterLab and one notebook, ours and the usual way, by turns."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from classroom import Classroom, chromium, launch, opened
from far import far_from
from playwright.sync_api import Browser, Locator, Page, WebSocket
from rows import Row, middle, p95

from twoviews.record import Record

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
PRESSES, QUIZZES, WARM = 32, 5, 4
DRAG = 5.0  # seconds
STOPS = (
    18  # of the pointer, there and back: each lies on another value of the slider, so each asks for a picture
)
NETWORK = 0.08  # seconds, there and back
LIMIT = 20_000  # ms after which a wait is a failure

EXPLORER = "import twoviews\ntwoviews.lesson('07').explore('leakage')"
# The same picture as courses usually move it: `interact` and a new figure each time, without our stage.
INTERACT = """%matplotlib inline
from ipywidgets import FloatSlider, interact
from IPython.display import display
from twoviews import figures
from twoviews.bank import library
spec = library.lesson('07').explorers[0]
slider = spec.sliders[0]
def show(x):
    panel = figures.panel(spec)
    panel.update({each.name: each.start for each in spec.sliders} | {slider.name: x})
    display(panel.stage.figure)
interact(show, x=FloatSlider(min=slider.low, max=slider.high, step=slider.step, value=slider.start));"""
QUIZ_SETUP = """import ipywidgets as w
from twoviews.bank import library
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.questions import split
from twoviews.bank.scoring import score
from twoviews.hosts import kernel
from twoviews.parts.quiz.live import Quiz
from IPython.display import display
every = [q for l in library.course().lessons.values() for q in l.questions if isinstance(q, Choice)][:10]
halves = [split(q) for q in every]
keys = {key.id: key for _, key in halves}
def ours(halves):
    quiz = Quiz([q for q, _ in halves], lambda i, r: score(keys[i], r), lambda entry: True)
    quiz.view = kernel.view
    return quiz
def stock(authored):
    options = w.RadioButtons(options=[o.text for o in authored.options], value=None, layout={'width': 'auto'})
    check, told = w.Button(description='Check'), w.HTML()
    def look(_):
        chosen = next((o for o in authored.options if o.text == options.value), None)
        told.value = chosen.feedback if chosen else 'Choose one option.'
    check.on_click(look)
    return w.VBox([w.HTML(f'<p>{authored.prompt}</p>'), options, check, told])
display(ours(halves[:1]), stock(every[0]))
print(len(every), sum(len(q.options) for q in every))"""
OUR_QUIZ, STOCK_QUIZ = "ours(halves)", "w.VBox([stock(q) for q in every])"
LESSON_QUIZ = "import twoviews\ntwoviews.lesson('03').quiz()"
ECHO = """import ipywidgets as w
button, label = w.Button(description='Go'), w.Label('0')
button.on_click(lambda _: setattr(label, 'value', str(int(label.value) + 1)))
w.VBox([button, label])"""

PANEL = "const panel = window.jupyterapp.shell.currentWidget, cells = panel.content.widgets;"
READY = """() => { const session = window.jupyterapp?.shell.currentWidget?.sessionContext;
    return session?.isReady && session.session?.kernel?.status === 'idle'
        && session.session.kernel.connectionStatus === 'connected'; }"""
RUN = f"""async place => {{ {PANEL} panel.content.activeCellIndex = place;
    await window.jupyterapp.commands.execute('notebook:run-cell'); }}"""
CLEAR = f"""place => {{ {PANEL} panel.content.activeCellIndex = place;
    return window.jupyterapp.commands.execute('notebook:clear-cell-output'); }}"""
# Milliseconds from the start of a cell until so many choices are laid out in its output, none of them hidden.
LAID_OUT = f"""async ([place, wanted, limit]) => {{ {PANEL} panel.content.activeCellIndex = place;
    const start = performance.now(), node = cells[place].node;
    const done = window.jupyterapp.commands.execute('notebook:run-cell');
    const frame = () => new Promise(requestAnimationFrame);
    for (;;) {{
        node.querySelector('.tv-tools .tv-toggle:first-child input:checked')?.click();
        const choices = [...node.querySelectorAll('.jp-OutputArea input[type=radio]')];
        if (choices.filter(each => each.closest('.tv-options, .widget-radio')?.getClientRects().length).length
            >= wanted) break;
        if (performance.now() - start > limit) throw new Error(`${{choices.length}} of ${{wanted}} choices`);
        await frame();
    }}
    await frame();
    const lasted = performance.now() - start;
    await done;
    return lasted; }}"""
# Milliseconds from an event to the first frame with another picture, or another text, in `inside`.
WATCH = """([event, inside, limit]) => { window.lasted = new Promise((done, fail) => {
    const look = () => {
        const target = document.querySelector(inside), image = target?.querySelector('img');
        if (image) return image.complete && image.naturalWidth ? image.src : '';
        return target?.querySelector('svg')?.innerHTML ?? target?.textContent ?? '';
    };
    const before = look();
    setTimeout(() => fail(new Error(`nothing changed in ${inside}`)), limit);
    addEventListener(event, ({ timeStamp }) => {
        const frame = () => {
            const now = look();
            if (now && now !== before) done(performance.now() - timeStamp); else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    }, {capture: true, once: true});
}); window.lasted.catch(() => {}); }"""
# Counts frames, frames without a picture or with a part of it missing, and different pictures.
BLANKS = """inside => { const seen = window.seen = { blank: 0, frames: 0, pictures: 0, looking: true };
    const groups = document.querySelectorAll(`${inside} svg > g[id]`);
    const parts = [...groups].filter(group => group.childElementCount);
    let before = '';
    const look = () => {
        const target = document.querySelector(inside), image = target?.querySelector('img');
        const box = target?.querySelector('svg, img')?.getBoundingClientRect();
        const drawn = image ? image.complete && image.naturalWidth : target?.querySelector('svg path');
        const picture = image ? image.src : target?.querySelector('svg')?.innerHTML;
        seen.frames += 1;
        const gone = parts.some(part => !part.isConnected || !part.childElementCount);
        if (!box || box.width < 2 || box.height < 2 || !drawn || gone) seen.blank += 1;
        else if (picture !== before) { seen.pictures += 1; before = picture; }
        if (seen.looking) requestAnimationFrame(look);
    };
    requestAnimationFrame(look); }"""


def in_the_browser() -> Iterator[Row]:
    """Key press to picture, blank frames in a drag, a quiz of ten, an answer."""
    with classroom() as (browser, room):
        yield from explorer(browser, room)
        yield from explorer_far_away(browser, room)
        yield from quiz(browser, room)
        yield from answers(browser, room)


@contextmanager
def classroom() -> Iterator[tuple[Browser, Classroom]]:
    program = chromium()
    if program is None:
        raise SystemExit("The browser's rows need Chromium.")
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(Path(folder)) as room,
        launch(program) as browser,
    ):
        yield browser, room


def scratch(room: Classroom, name: str, *cells: str) -> Path:
    """A notebook of that name with these cells of code."""
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    path = room.place / "notebooks" / f"{name}.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": KERNEL}), path)
    return path


class Notebook:
    """A scratch notebook in the browser; `bytes` counts what goes over its web sockets, both ways."""

    def __init__(self, browser: Browser, room: Classroom, name: str, *cells: str) -> None:
        scratch(room, name, *cells)
        self.bytes = 0
        self.page: Page = browser.new_page(viewport={"width": 1280, "height": 3200})
        self.page.set_default_timeout(3 * LIMIT)
        self.page.on("websocket", self._listen)
        self.page.goto(room.address(f"{name}.ipynb"))
        self.page.wait_for_function(READY)

    def run(self, *cells: int) -> None:
        """Run cells one after the other, each to its end."""
        for cell in cells:
            self.page.evaluate(RUN, cell)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)
        socket.on("framesent", self._count)

    def _count(self, payload: str | bytes) -> None:
        self.bytes += len(payload if isinstance(payload, bytes) else payload.encode())


def explorer(browser: Browser, room: Classroom) -> Iterator[Row]:
    """From a key press to the right picture, and a drag of five seconds."""
    notebook = Notebook(browser, room, "bench-explorer", EXPLORER, INTERACT)
    notebook.run(0, 1)
    page = notebook.page
    ours = page.locator(".tv-range").first, ".tv-stage"
    theirs = page.locator(".noUi-handle").first, ".widget-interact .widget-output"
    page.locator(f"{theirs[1]} img").wait_for()
    mine, usual = [], []
    for press in range(PRESSES):
        key = "ArrowLeft" if press // WARM % 2 == 0 else "ArrowRight"
        mine.append(_press(page, key, *ours))
        usual.append(_press(page, key, *theirs))
    yield Row("key press to right picture, median", middle(mine[WARM:]), middle(usual[WARM:]), "ms", least=5)
    yield Row("key press to right picture, p95", p95(mine[WARM:]), p95(usual[WARM:]), "ms", least=5)
    blanks, frames, pictures = _drag(page, *ours)
    other, _, others = _drag(page, page.locator(".noUi-base").first, theirs[1])
    told = f"blank frames in a {DRAG:g} s drag ({frames} frames; {pictures} pictures, theirs {others})"
    yield Row(told, blanks, other, "frames", most=0)


def explorer_far_away(browser: Browser, room: Classroom) -> Iterator[Row]:
    """From a key press to the right picture, with a network between the page and the kernel."""
    with far_from(room, NETWORK) as there:
        notebook = Notebook(browser, there, "bench-far", EXPLORER, INTERACT)
        notebook.run(0, 1)
        page = notebook.page
        theirs = ".widget-interact .widget-output"
        page.locator(f"{theirs} img").wait_for()
        handles = page.locator(".tv-range").first, page.locator(".noUi-handle").first
        mine, usual = ([], [])  # type: tuple[list[float], list[float]]
        for press in range(PRESSES):
            key = "ArrowLeft" if press // WARM % 2 == 0 else "ArrowRight"
            mine.append(_press(page, key, handles[0], ".tv-stage"))
            usual.append(_press(page, key, handles[1], theirs))
    told = f"key press to right picture, {NETWORK * 1000:g} ms of network"
    yield Row(f"{told}, median", middle(mine[WARM:]), middle(usual[WARM:]), "ms", least=5)
    yield Row(f"{told}, p95", p95(mine[WARM:]), p95(usual[WARM:]), "ms", least=5)


def _press(page: Page, key: str, handle: Locator, inside: str) -> float:
    handle.focus()
    page.evaluate(WATCH, ["keydown", inside, LIMIT])
    page.keyboard.press(key)
    lasted = float(page.evaluate("() => window.lasted"))
    page.wait_for_timeout(100)
    return lasted


def _drag(page: Page, slider: Locator, inside: str) -> tuple[int, int, int]:
    """Drag a slider to and fro: frames without a picture, frames, and pictures seen."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    page.evaluate(BLANKS, inside)
    line, end, step = box["y"] + box["height"] / 2, time.perf_counter() + DRAG, 0
    page.mouse.move(box["x"] + box["width"] / 10, line)
    page.mouse.down()
    while time.perf_counter() < end:
        step += 1
        page.mouse.move(
            box["x"] + box["width"] * (0.1 + 0.8 * abs(step % STOPS - STOPS / 2) / (STOPS / 2)), line
        )
    page.mouse.up()
    seen = page.evaluate("() => { window.seen.looking = false; return window.seen; }")
    return seen["blank"], seen["frames"], seen["pictures"]


def quiz(browser: Browser, room: Classroom) -> Iterator[Row]:
    """All on a page, ten if the course has so many: until each option is laid out, and their bytes."""
    notebook = Notebook(browser, room, "bench-quiz", QUIZ_SETUP, OUR_QUIZ, STOCK_QUIZ)
    notebook.run(0)
    notebook.page.locator(".tv-quiz").wait_for()
    notebook.page.locator(".widget-radio-box").wait_for()
    told = notebook.page.locator(".jp-OutputArea-output pre").last.inner_text()
    questions, options = map(int, told.split())
    pairs = [(_opened(notebook, 1, options), _opened(notebook, 2, options)) for _ in range(QUIZZES)]
    mine, light, usual, heavy = zip(*[(*ours, *theirs) for ours, theirs in pairs], strict=True)
    what = f"quiz of {questions}"
    yield Row(f"{what}, cell run to all options laid out", middle(mine), middle(usual), "ms", least=2)
    yield Row(f"{what}, bytes over the web sockets", middle(light), middle(heavy), "kB", least=10)


def _opened(notebook: Notebook, cell: int, options: int) -> tuple[float, float]:
    """Milliseconds and kilobytes of one run of a quiz."""
    notebook.page.wait_for_timeout(500)
    before = notebook.bytes
    lasted = float(notebook.page.evaluate(LAID_OUT, [cell, options, LIMIT]))
    notebook.page.wait_for_timeout(1000)
    spent = (notebook.bytes - before) / 1e3
    notebook.page.evaluate(CLEAR, cell)
    return lasted, spent


def answers(browser: Browser, room: Classroom) -> Iterator[Row]:
    """From a click on Check to the feedback, saved, against a button that changes a label."""
    notebook = Notebook(browser, room, "bench-answers", LESSON_QUIZ, ECHO)
    notebook.run(0, 1)
    page = notebook.page
    page.locator(".widget-label").wait_for()
    mine, bare = [], []
    for question, option in _tries(page):
        option.click()
        mine.append(_click(page, f"{question} button[type=submit]", question))
        bare.append(_click(page, ".widget-button", ".widget-label"))
    kept = [done for done in Record(room.place / "record.sqlite").statements() if done.verb == "answered"]
    assert len(kept) == len(mine), f"{len(kept)} of {len(mine)} answers were saved"
    yield Row(f"answer to saved and feedback ({len(mine)} answers)", middle(mine), middle(bare), "ms", most=2)


def _tries(page: Page) -> Iterator[tuple[str, Locator]]:
    """Every question with options, and its options by turns until the answer is right."""
    for place, form in enumerate(page.locator(".tv-question").all()):
        if not {"tv-kind-choice", "tv-kind-several"} & {*(form.get_attribute("class") or "").split()}:
            continue
        page.locator(".tv-pill").nth(place).click()
        for option in form.locator(".tv-options input").all():
            if form.get_attribute("data-state") != "right":
                yield f'[data-question="{form.get_attribute("data-question")}"]', option


def _click(page: Page, button: str, inside: str) -> float:
    page.evaluate(WATCH, ["click", inside, LIMIT])
    page.locator(button).first.click()
    lasted = float(page.evaluate("() => window.lasted"))
    page.wait_for_timeout(100)
    return lasted
