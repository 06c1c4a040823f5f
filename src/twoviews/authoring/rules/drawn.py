"""Figures and explorers: each has its drawing, and each slider is one that its model has."""

from __future__ import annotations

from collections.abc import Iterator

from twoviews.authoring.rules.subject import Subject
from twoviews.bank.authored import Authored
from twoviews.bank.content import Exploration
from twoviews.bank.questions import split
from twoviews.bank.structure import nearest
from twoviews.errors import UnknownName
from twoviews.figures.evidence import FIGURES, LISTS
from twoviews.figures.panels import PANELS, panel_class
from twoviews.problems import Problem


def figures(subject: Subject) -> Iterator[Problem]:
    """A function draws each evidence figure, or lists it."""
    known = FIGURES | LISTS
    for figure in subject.lesson.figures:
        if figure.id not in known:
            cure = nearest(figure.id, known, "Write its drawing in twoviews.figures.evidence.")
            yield subject.problem(figure.id, f"Nobody draws the figure {figure.id!r}.", cure)


def inside(subject: Subject) -> Iterator[Problem]:
    """The figure that stands inside a question is there, and no word for its reader is the answer."""
    for question in subject.lesson.every_question:
        if not question.figure:
            continue
        try:
            figure = subject.course.figure_in(question, subject.lesson)
        except UnknownName as error:
            yield subject.problem(
                question.id, str(error), "Write its id, or `03/its-id` for another lesson's."
            )
            continue
        alt = (question.alt or figure.alt).casefold()
        if any(text in alt for text in _answers(question)):
            cure = "Describe the figure in an `alt:` of the question, without what is asked."
            yield subject.problem(question.id, "The alternative text of its figure says the answer.", cure)
    for question in subject.lesson.every_question:
        if question.rows and len({len(row) for row in question.rows}) != 1:
            yield subject.problem(question.id, "The rows of its table differ in length.", "Fill every cell.")


def _answers(question: Authored) -> list[str]:
    """The right answer as a text could say it: a number, a word, or the text of a right option."""
    right = split(question)[1].right
    if isinstance(right, float):
        return [f" {right:g} "]
    options = [option.text.casefold() for option in getattr(question, "options", ()) if option.right]
    return options or [text.casefold() for text in getattr(question, "accept", ())]


def explorers(subject: Subject) -> Iterator[Problem]:
    """A panel shows each explorer, and moves by exactly its sliders."""
    for explorer in subject.lesson.explorers:
        if explorer.id in PANELS:
            yield from _sliders(subject, explorer)
        else:
            cure = nearest(explorer.id, PANELS, "Write its panel in twoviews.figures.panels.")
            yield subject.problem(explorer.id, f"No panel shows the explorer {explorer.id!r}.", cure)


def _sliders(subject: Subject, explorer: Exploration) -> Iterator[Problem]:
    moved = panel_class(explorer.id).SLIDERS
    named = [slider.name for slider in explorer.sliders]
    for name in named:
        if name not in moved:
            what = f"The model of {explorer.id!r} has no parameter {name!r}."
            yield subject.problem(explorer.id, what, nearest(name, moved))
    for name in moved:
        if name not in named:
            what = f"The explorer {explorer.id!r} has no slider {name!r}, which its panel needs."
            yield subject.problem(explorer.id, what, "Add the slider with its range and start.")
