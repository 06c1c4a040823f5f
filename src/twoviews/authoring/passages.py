"""Every text that a lesson shows, in the order of its page: what is read, and where an author finds it.

What a picture, a help line or a list of sources holds is not read on the way and left out, as are the few
fixed words of a card. A part that is unknown here counts by its printed form in the notebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any, Literal, NamedTuple

from twoviews.authoring.rules.page import calls
from twoviews.authoring.rules.subject import Cell, Subject
from twoviews.bank import depth
from twoviews.bank.content import (
    Claim,
    EvidenceFigure,
    Exploration,
    Lesson,
    Mind,
    Occasion,
    Prediction,
    Prompt,
)
from twoviews.bank.library import Course
from twoviews.bank.questions import split
from twoviews.html import VOID

Kind = Literal["prose", "told", "about", "speaker", "quote"]
"""Prose of the notebook, our words in a part, what is beside them (unit, office), a speaker, a quotation."""
Told = Iterator[tuple[str, Kind, str]]
"""Id of an entry, kind, and text."""
UNREAD = frozenset(
    {"who", "words", "sources", "progress", "council", "change", "portfolio", "review", "recall"}
    | {"pretest", "posttest"}
)
"""Calls that show nothing to be read on the way through a lesson, or questions before and after it."""
SKIPPED = frozenset({"svg", "details", "style", "script"})
UNSAID = frozenset({"tv-cited", "tv-start"})
"""Classes of lines of a printed form that nobody reads on the way: sources, and how to start it."""


class Passage(NamedTuple):
    """One text, its kind, the call that shows it (nothing for prose), and the id of its entry or cell.

    `core` says that it is open, `before` that it stands before the quiz.
    """

    text: str
    kind: Kind
    call: str
    id: str
    cell: Cell
    core: bool
    before: bool


@lru_cache(maxsize=64)
def passages(subject: Subject) -> tuple[Passage, ...]:
    """The texts of a lesson's page in order, gathered once; none if it has no notebook."""
    return tuple(_passages(subject))


def _passages(subject: Subject) -> Iterator[Passage]:
    if subject.page is None:
        return
    called: dict[str, list[tuple[str, str]]] = {}
    for cell, call, key in calls(subject.page):
        called.setdefault(cell.id, []).append((call, key))
    before = True
    for cell in subject.page.cells:
        before = before and "quiz" not in cell.tags
        core = depth.TAG not in cell.tags
        if cell.kind == "markdown":
            yield Passage(cell.source, "prose", "", cell.id, cell, core, before)
        for call, key in called.get(cell.id, ()):
            for line, (each, kind, text) in _shown(subject, cell, call, key):
                yield Passage(text, kind, call, each, cell, core and not line, before)


def _shown(subject: Subject, cell: Cell, call: str, key: str) -> Iterator[tuple[str, tuple[str, Kind, str]]]:
    """The texts of what a call shows, each with the line of its entry."""
    if call in UNREAD:
        return
    if call not in READ:
        yield "", (cell.id, "told", printed("".join(map(_html, cell.outputs))))
        return
    for entry, line in _entries(subject, call, key):
        yield from ((line, told) for told in READ[call](entry, subject.course) if told[2])


def _entries(subject: Subject, call: str, key: str) -> Iterable[tuple[Any, str]]:
    """What a call shows, each with its line; the lesson itself where a call has no depths."""
    lesson = subject.lesson
    if call in depth.SECTIONS:
        return [(each, each.more) for each in depth.shown(lesson, call, key)]
    if call == "claim":
        return [(each, lesson.more_claims.get(key, "")) for each in [subject.course.claims.get(key)] if each]
    return [(lesson, "")]


# ── what a student reads of each part ────────────────────────────────────────


def _objectives(lesson: Lesson, _: Course) -> Told:
    yield from ((each.id, "told", each.text) for each in lesson.objectives)
    yield "objectives", "about", ", ".join(f"{each.part} {each.minutes}" for each in lesson.minutes)


def _claim(claim: Claim, course: Course) -> Told:
    texts = (claim.claim, f"{claim.verdict}.", claim.finding, claim.nuance, claim.russia, claim.us)
    yield from ((claim.id, "told", text) for text in texts)
    yield claim.id, "about", claim.after
    if claim.voice in course.positions:
        yield claim.id, "quote", course.positions[claim.voice].quote


def _figure(figure: EvidenceFigure, _: Course) -> Told:
    yield from ((figure.id, "told", text) for text in (figure.title, figure.caption))
    yield from ((figure.id, "about", text) for text in (figure.unit, figure.period))


def _occasion(occasion: Occasion, course: Course) -> Told:
    yield occasion.title, "told", occasion.title
    for key in (*occasion.russia, *occasion.us):
        if key in course.positions:
            said = course.positions[key]
            yield key, "speaker", said.speaker
            yield key, "about", f"{said.office}, {said.forum}"
            yield key, "quote", said.quote
            yield key, "told", said.position


def _mind(mind: Mind, _: Course) -> Told:
    yield from ((mind.question, "told", text) for text in (mind.question, mind.russia, mind.us))


def _prediction(asked: Prediction, _: Course) -> Told:
    yield from ((asked.id, "told", text) for text in (asked.prompt, *asked.options, asked.unit, asked.reveal))


def _forecasts(lesson: Lesson, _: Course) -> Told:
    for each in lesson.forecasts:
        texts = (each.question, each.known, each.resolution, each.record, each.base_rule, each.article_reason)
        yield from ((each.id, "told", text) for text in texts)


def _opinions(lesson: Lesson, _: Course) -> Told:
    yield from ((each.id, "told", each.text) for each in lesson.opinions)


def _explorer(model: Exploration, _: Course) -> Told:
    texts = [model.title, model.task]
    texts += (text for each in model.sliders for text in (each.label, each.unit))
    texts += (text for each in model.presets for text in (each.label, each.reason))
    yield from ((model.id, "told", text) for text in texts)


def _questions(lesson: Lesson, _: Course) -> Told:
    for each in lesson.questions:
        question, _key = split(each)
        yield from (
            (each.id, "told", text) for text in (each.prompt, *(piece.text for piece in question.pieces))
        )


def _prompt(prompt: Prompt, _: Course) -> Told:
    yield from ((prompt.id, "told", text) for text in (prompt.prompt, prompt.role, *prompt.considerations))


def _key_points(lesson: Lesson, _: Course) -> Told:
    yield from (("key_points", "told", text) for text in lesson.key_points)


READ: Mapping[str, Callable[[Any, Course], Told]] = {
    "objectives": _objectives, "claim": _claim, "figure": _figure, "both_sides": _occasion, "minds": _mind,
    "predict": _prediction, "forecast": _forecasts, "opinions": _opinions, "explore": _explorer,
    "quiz": _questions, "discuss": _prompt, "key_points": _key_points,
}  # fmt: skip
"""What is read of an entry that each call shows."""


# ── the printed form of other parts ──────────────────────────────────────────


class _Reader(HTMLParser):
    """The text of a printed form without pictures, folds and lines of sources."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = (dict(attrs).get("class") or "").split()
        if self._skipped or tag in SKIPPED or not UNSAID.isdisjoint(names):
            self._skipped += tag not in VOID
        else:
            self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._skipped = max(0, self._skipped - (tag not in VOID))
        self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.texts.append(data)


def printed(html: str) -> str:
    """What is read of a printed form: no picture, no fold, no line of sources, no word about paper."""
    reader = _Reader()
    reader.feed(html)
    return " ".join("".join(reader.texts).split())


def _html(output: Mapping[str, Any]) -> str:
    return "".join(output.get("data", {}).get("text/html", ""))
