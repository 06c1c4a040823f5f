"""Figures and explorers: each has its drawing."""

from __future__ import annotations

from collections.abc import Iterator

from twoviews.authoring.rules.subject import Subject
from twoviews.bank.structure import nearest
from twoviews.figures.evidence import FIGURES
from twoviews.figures.panels import PANELS
from twoviews.problems import Problem


def figures(subject: Subject) -> Iterator[Problem]:
    """A function draws each evidence figure."""
    for figure in subject.lesson.figures:
        if figure.id not in FIGURES:
            cure = nearest(figure.id, FIGURES, "Write its drawing in twoviews.figures.evidence.")
            yield subject.problem(figure.id, f"Nobody draws the figure {figure.id!r}.", cure)


def explorers(subject: Subject) -> Iterator[Problem]:
    """A panel shows each explorer."""
    for explorer in subject.lesson.explorers:
        if explorer.id not in PANELS:
            cure = nearest(explorer.id, PANELS, "Write its panel in twoviews.figures.panels.")
            yield subject.problem(explorer.id, f"No panel shows the explorer {explorer.id!r}.", cure)
