"""The printed form of a quiz."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from twoviews.bank.prose import inline
from twoviews.bank.questions import Question, WorksheetLine, shuffled
from twoviews.bank.questions import printed as asked
from twoviews.html import Inner, Markup, join, tag
from twoviews.parts import sheets

ON_PAPER = ""
"""Whose order the options have on paper: nobody's."""


def printed(
    title: str, questions: Iterable[Question], pictures: Mapping[str, str], origins: Mapping[str, str]
) -> Markup:
    """Every question with its options or lines, in an order that is the same for all and shows no key.

    `pictures` are SVG by question, and `origins` says from where some come.
    """
    return sheets.sheet("quiz", title, listed(questions, pictures, origins))


def listed(questions: Iterable[Question], pictures: Mapping[str, str], origins: Mapping[str, str]) -> Markup:
    """The same as a numbered list alone."""
    return tag("ol", (tag("li", _item(each, pictures, origins)) for each in questions))


def _item(question: Question, pictures: Mapping[str, str], origins: Mapping[str, str]) -> Iterable[Inner]:
    if question.id in origins:
        yield tag("p", inline(origins[question.id]), class_="tv-label")
    yield _question(shuffled(question, ON_PAPER), Markup(pictures.get(question.id, "")))


def _question(question: Question, picture: Markup) -> Markup:
    form = asked(question)
    letters = tag("p", _letters(form.letters)) if form.letters else None
    shown = [tag("div", picture, class_="tv-inside")] if picture else []
    shown += [_table(question.rows)] if question.rows else []
    instruction = tag("em", form.instruction)
    return join(inline(question.prompt), " ", instruction, shown, letters, sheets.marks(form.lines))


def _table(rows: Sequence[Sequence[str]]) -> Markup:
    """The small table inside a question."""
    head, *body = rows
    heads = (tag("th", inline(text), scope="col") if text else tag("td") for text in head)
    lines = (
        tag("tr", tag("th", inline(first), scope="row"), [tag("td", inline(cell)) for cell in cells])
        for first, *cells in body
    )
    return tag("table", tag("thead", tag("tr", heads)), tag("tbody", lines), class_="tv-table tv-rows")


def _letters(letters: Sequence[WorksheetLine]) -> Iterable[Inner]:
    for place, line in enumerate(letters):
        yield ["; " if place else "", tag("strong", line.mark), " ", inline(line.text)]
