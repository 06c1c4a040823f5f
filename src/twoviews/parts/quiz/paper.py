"""The printed form of a quiz."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twoviews.bank.prose import inline
from twoviews.bank.questions import Question, WorksheetLine, shuffled
from twoviews.bank.questions import printed as asked
from twoviews.html import Inner, Markup, join, tag
from twoviews.parts import sheets

ON_PAPER = ""
"""Whose order the options have on paper: nobody's."""


def printed(title: str, questions: Iterable[Question]) -> Markup:
    """Every question with its options or lines, in an order that is the same for all and shows no key."""
    items = (tag("li", _question(shuffled(each, ON_PAPER))) for each in questions)
    return sheets.sheet("quiz", title, tag("ol", items))


def _question(question: Question) -> Markup:
    form = asked(question)
    letters = tag("p", _letters(form.letters)) if form.letters else None
    return join(inline(question.prompt), " ", tag("em", form.instruction), letters, sheets.marks(form.lines))


def _letters(letters: Sequence[WorksheetLine]) -> Iterable[Inner]:
    for place, line in enumerate(letters):
        yield ["; " if place else "", tag("strong", line.mark), " ", inline(line.text)]
