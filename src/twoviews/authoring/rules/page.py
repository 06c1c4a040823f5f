"""A lesson's notebook: its skeleton, its cells, its outputs, its links."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args

from twoviews.authoring.notebooks import LOCK, MARK, WIDGET_VIEW
from twoviews.authoring.rules.returns import FROM
from twoviews.authoring.rules.subject import Cell, Page, Subject, inner
from twoviews.authoring.rules.wording import words
from twoviews.bank import depth
from twoviews.bank.content import Part
from twoviews.bank.outline import ELSEWHERE
from twoviews.bank.recorded import ON_PAGE
from twoviews.problems import Problem

WORDS = range(1200, 1801)
PARTS: tuple[str, ...] = get_args(Part)
LAST_FREE: Part = "minds"
"""The parts up to this one may come in any order in a lesson with two depths."""
HIDE = "hide-input"
FOLDED = re.compile(
    r"<details><summary>[^\n]*\S[^\n]*</summary>\n\n(?:(?!</?details\b).)+\n\n</details>", re.DOTALL
)
"""A markdown cell that is more. The blank lines let what is between them be read as markdown."""
SLIDES = frozenset({"slide", "subslide", "fragment", "notes", "skip"})
MIMES = frozenset({"text/plain", "text/html"})
SOURCE_LINK = re.compile(r"\]\(#source-([^)\s]+)\)")
LESSON_LINK = re.compile(r"\]\((\d\d-[^)#/\s]+)\.ipynb")
CALLS = (
    "objectives", "predict", "both_sides", "minds", "quiz", "discuss", "key_points", "words", "sources",
    "progress",
)  # fmt: skip
LAST_CALLS = ("change", "portfolio")
"""What a lesson that repeats a test calls beside these."""
COMMENT_WORDS = 2
QUESTIONS = re.compile(r"\b([A-Za-z]+) questions\b")
FIRST, NUMERALS = 8, (
    "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen", "twenty",
)  # fmt: skip


def there(subject: Subject) -> Iterator[Problem]:
    """Every lesson has its notebook, which carries the lesson's mark."""
    page = subject.page
    if page is None:
        what = "There is no notebook of the same name that can be read."
        yield Problem(subject.file, 1, subject.lesson.id, what, "Write notebooks/, same name, .ipynb.")
    elif inner(page.notebook.metadata, MARK).get("lesson") != subject.lesson.id:
        what = f"The notebook does not carry the mark of lesson {subject.lesson.id}."
        yield page.whole(what, f'Set the metadata "{MARK}": {{"lesson": "{subject.lesson.id}"}}.')


def opening(subject: Subject, page: Page) -> Iterator[Problem]:
    """The first cell has the title, and under it the question."""
    first = page.cells[0].source if page.cells else ""
    question = subject.lesson.question.casefold()
    if not first.startswith(f"# {subject.lesson.title}\n"):
        yield page.whole("The notebook does not begin with the lesson's title.", f"# {subject.lesson.title}")
    if question not in " ".join(first.split()).casefold():
        yield page.whole("The lesson's question is not in the first cell.", subject.lesson.question)


def length(subject: Subject, page: Page) -> Iterator[Problem]:
    """1,200 to 1,800 words of prose, where a lesson has not yet two depths."""
    count = words(page.prose)
    if count not in WORDS and not subject.has_more:
        yield page.whole(f"The prose has {count} words.", f"Aim for {WORDS.start} to {WORDS.stop - 1}.")


def kinds(subject: Subject, page: Page) -> Iterator[Problem]:
    """Every cell is prose or code."""
    for cell in page.cells:
        if cell.kind not in ("markdown", "code"):
            yield page.problem(cell, f"The cell is of the kind {cell.kind!r}.", "Make it Markdown or code.")


def tags(subject: Subject, page: Page) -> Iterator[Problem]:
    """Every tag is known, a cell belongs to one part, every part is there, and parts come in their order.

    In a lesson with two depths what comes before the quiz may come in any order: something to do comes early.
    """
    free = PARTS.index(LAST_FREE) if subject.has_more else 0
    ranks = {part: max(PARTS.index(part), free) for part in PARTS}
    place = 0
    for cell in page.cells:
        own = [tag for tag in cell.tags if tag in PARTS]
        for tag in set(cell.tags) - {*PARTS, HIDE, ELSEWHERE, depth.TAG}:
            cure = f"Known are {', '.join(PARTS)}, {HIDE}, {ELSEWHERE} and {depth.TAG}."
            yield page.problem(cell, f"The tag {tag!r} is unknown.", cure)
        if len(own) > 1:
            yield page.problem(cell, f"The cell belongs to {' and '.join(own)}.", "Give it one part.")
        if own and ranks[own[0]] < place:
            yield page.problem(cell, f"The part {own[0]!r} comes too late.", f"Order: {', '.join(PARTS)}.")
        place = max([place, *map(ranks.__getitem__, own)])
    for part in PARTS:
        if not any(part in cell.tags for cell in page.cells):
            yield page.whole(f"No cell has the tag {part!r}.", "Every lesson has every part of the skeleton.")


def folds(subject: Subject, page: Page) -> Iterator[Problem]:
    """What is more is folded and tagged so, prose and calls alike; what is core is neither."""
    for cell in page.cells:
        sound = (
            FOLDED.fullmatch(cell.source.strip()) if depth.TAG in cell.tags else "<details" not in cell.source
        )
        if cell.kind == "markdown" and not sound:
            what = (
                "A cell with the tag 'more' is one fold from its first sign to its last; no other is folded."
            )
            cure = "Write <details><summary>line</summary>, blank line, text, blank line, </details>."
            yield page.problem(cell, what, cure)
    for cell, method, key in calls(page):
        lines = depth.lines(subject.lesson, method, key)
        if lines and (depth.TAG in cell.tags) != all(lines):
            what = "is core" if depth.TAG in cell.tags else "is more"
            cure = "Take the tag 'more' away." if depth.TAG in cell.tags else "Give the cell the tag 'more'."
            yield page.problem(cell, f"What the cell shows {what} by the lesson file.", cure)
        elif depth.TAG in cell.tags and not lines:
            what = f"lesson.{method}() shows nothing that can be more."
            yield page.problem(cell, what, "Take the tag 'more' away.")


def slides(subject: Subject, page: Page) -> Iterator[Problem]:
    """Every cell has a slide type, so that the notebook is the teacher's slides too."""
    for cell in page.cells:
        if cell.slide not in SLIDES:
            cure = f"Choose one of {', '.join(sorted(SLIDES))}."
            yield page.problem(cell, f"The slide type is {cell.slide or 'not set'!r}.", cure)


def locked(subject: Subject, page: Page) -> Iterator[Problem]:
    """No cell can be edited or deleted by a slip, and each has an id that tells it from a learner's note."""
    for cell, raw in zip(page.cells, page.notebook.cells, strict=True):
        if not LOCK.items() <= raw.metadata.items():
            what = "The cell can be edited or deleted by a slip of the hand."
            yield page.problem(cell, what, "Run `twoviews build`: it locks the cells of lessons.")
        if not cell.id.startswith(f"{subject.lesson.id}-"):
            what = f"The cell's id {cell.id!r} does not begin with the lesson's number."
            yield page.problem(cell, what, f"Call it {subject.lesson.id}-{cell.id}.")


def code(subject: Subject, page: Page) -> Iterator[Problem]:
    """A code cell is hidden, begins with a comment that reads well, and holds one call."""
    for place, cell in enumerate(page.code):
        if not cell.hidden or HIDE not in cell.tags:
            cure = f"Set jupyter.source_hidden to true and add the tag {HIDE}."
            yield page.problem(cell, "The code is not hidden.", cure)
        first = cell.source.partition("\n")[0]
        if not first.startswith("# ") or words(first) < COMMENT_WORDS:
            cure = "Begin with a short comment: it is what one sees of the hidden cell."
            yield page.problem(cell, "The first line is no comment that reads well.", cure)
        if not (_opens(cell.source, subject.lesson.id) if place == 0 else _one_call(cell.source)):
            cure = "The first cell opens the lesson, each other one calls one part of it."
            yield page.problem(cell, "The cell is not one call.", cure)


@lru_cache(maxsize=1024)
def _parsed(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # a null byte, a hundred brackets
        return []


def _one_call(source: str) -> bool:
    body = _parsed(source)
    return len(body) == 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Call)


def _opens(source: str, number: str) -> bool:
    lines = [ast.unparse(statement) for statement in _parsed(source)]
    return lines == ["import twoviews", f"lesson = twoviews.lesson({number!r})"]


# ── what is shown ────────────────────────────────────────────────────────────


def calls(page: Page) -> Iterator[tuple[Cell, str, str]]:
    """Each call of a part of the lesson: its cell, the method, and the first argument (or nothing)."""
    for cell in page.code:
        for statement in _parsed(cell.source):
            call = statement.value if isinstance(statement, ast.Expr) else None
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                named = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
                yield cell, call.func.attr, str(named[0]) if named else ""


def shown(subject: Subject, page: Page) -> Iterator[Problem]:
    """Everything that the lesson file holds is shown by a cell."""
    lesson, called = subject.lesson, {(method, key) for _, method, key in calls(page)}
    methods = {method for method, _ in called}
    needed = [(method, "") for method in CALLS] + [("council", "")] * lesson.council
    needed += [("who", "")] * bool(lesson.who)
    needed += [(method, "") for method in LAST_CALLS] * bool(lesson.repeats)
    needed += [("review", "")] * (lesson.id >= FROM)
    needed += [("figure", figure.id) for figure in lesson.figures]
    for part in ON_PAGE:
        entries = part.entries(lesson, subject.course)
        needed += (
            [(part.call, each.id) for each in entries] if part.singly else [(part.call, "")] * bool(entries)
        )
    for method, key in needed:
        if not {(method, key), (method, "")} & called and (key or method not in methods):
            call = f'lesson.{method}("{key}")' if key else f"lesson.{method}()"
            yield page.whole(f"No cell calls {call}.", "Add a cell where the reader needs it.")


def counted(subject: Subject, page: Page) -> Iterator[Problem]:
    """Where the notebook says in words how many questions its quiz has, it says it right."""
    count = len(subject.lesson.questions)
    for cell in page.cells:
        said = QUESTIONS.findall(cell.source) if "quiz" in cell.tags else ()
        for word in said:
            if word.casefold() in NUMERALS and NUMERALS.index(word.casefold()) + FIRST != count:
                cure = f"Write how many there are now, {count}, or no number."
                yield page.problem(cell, f"The text says {word} questions.", cure)


def claims(subject: Subject, page: Page) -> Iterator[Problem]:
    """No other claim is taught than those of the lesson."""
    taught = {key: cell for cell, method, key in calls(page) if method == "claim"}
    for key, cell in taught.items():
        if key not in (*subject.lesson.claims, *subject.lesson.revisits):
            cure = "Add it to `claims:` or `revisits:` of the lesson file, or take the cell out."
            yield page.problem(cell, f"Claim {key} is not among the lesson's claims.", cure)


def links(subject: Subject, page: Page) -> Iterator[Problem]:
    """Every link to a source leads to an entry of the lesson's own list."""
    for cell in page.cells:
        for key in SOURCE_LINK.findall(cell.source):
            if key not in subject.sources:
                yield page.problem(cell, f"There is no source {key!r}.", "Write it in assets/references.bib.")
            elif key not in subject.cited:
                cure = "Add it to `sources:` of the lesson file."
                yield page.problem(cell, f"Source {key!r} is not in the lesson's list of sources.", cure)


def neighbours(subject: Subject, page: Page) -> Iterator[Problem]:
    """Every link to another lesson leads to one that is there."""
    lessons = {path.stem for path in subject.course.files.values()}
    for cell in page.cells:
        for stem in LESSON_LINK.findall(cell.source):
            if stem not in lessons:
                yield page.problem(cell, f"There is no lesson {stem}.", "Link to one that is there.")


def images(subject: Subject, page: Page) -> Iterator[Problem]:
    """Every picture has its alt text, in prose and in outputs."""
    for cell in page.cells:
        html = cell.source if cell.kind == "markdown" else "".join(map(_html, cell.outputs))
        bare = re.findall(r"!\[\s*\]\(", html) + re.findall(r"<img\b(?![^>]*\balt=[\"'][^\"'\s])[^>]*>", html)
        bare += re.findall(r"<svg\b(?![^>]*\baria-(?:label|labelledby|hidden)=)[^>]*>", html)
        if bare:
            yield page.problem(cell, f"A picture has no alt text: {bare[0][:60]}", "Say what it shows.")


def _html(output: Any) -> str:
    return "".join(output.get("data", {}).get("text/html", ""))


# ── outputs ──────────────────────────────────────────────────────────────────


def outputs(subject: Subject, page: Page) -> Iterator[Problem]:
    """Outputs are committed, in their printed form only."""
    cure = "Run `twoviews build` and commit what it writes."
    if "widgets" in page.notebook.metadata:
        yield page.whole("The state of live widgets is committed.", cure)
    for cell in page.code:
        if _one_call(cell.source) and not cell.outputs:
            yield page.problem(cell, "The cell has no output.", cure)
        for what in sorted({what for output in cell.outputs for what in _noise(output)}):
            yield page.problem(cell, what, cure)


def _noise(output: Any) -> Iterator[str]:
    if output["output_type"] not in ("display_data", "execute_result"):
        yield f"The output is a {output['output_type']}."
    data = output.get("data", {})
    if WIDGET_VIEW in data:
        yield "A live widget is committed."
    for mime in set(data) - MIMES - {WIDGET_VIEW}:
        yield f"The output holds {mime}."
    if data and "text/html" not in data:
        yield "The output has no printed form."
