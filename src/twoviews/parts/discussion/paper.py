"""The printed form of a discussion prompt."""

from __future__ import annotations

from twoviews.bank.answers import MARKS
from twoviews.bank.content import Prompt
from twoviews.bank.prose import fold, inline
from twoviews.html import Markup, join, tag
from twoviews.parts import sheets

TITLE = "Discuss"
SAMPLES = "Three texts of a like task, marked: write and mark your own first, then open"


def printed(prompt: Prompt) -> Markup:
    """The prompt, the role and lines to write on; with a rubric, two drafts and what comes between them."""
    role = tag("p", "Argue as: ", inline(prompt.role), class_="tv-role") if prompt.role else None
    rung = tag("p", "What this trains: ", prompt.rung, class_="tv-instruction") if prompt.rung else None
    asked = tag("p", inline(prompt.prompt))
    ladder = _ladder(prompt) if prompt.rubric else None
    return sheets.sheet("discussion", TITLE, rung, asked, role, sheets.blank(6), ladder, _together(prompt))


def _ladder(prompt: Prompt) -> Markup:
    heads = (tag("th", head, scope="col") for head in ("Mark your draft", *(f"☐ {mark}" for mark in MARKS)))
    rows = (
        tag("tr", tag("th", inline(row.criterion), scope="row"),
            (tag("td", inline(getattr(row, mark))) for mark in MARKS))
        for row in prompt.rubric
    )  # fmt: skip
    table = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows))
    second = tag("p", "Your second draft", class_="tv-label")
    return join(table, fold(SAMPLES, _samples(prompt)), second, sheets.blank(6))


def _samples(prompt: Prompt) -> Markup:
    def told(number: int) -> Markup:
        sample = prompt.samples[number]
        given = "; ".join(
            f"{row.criterion}: {mark}" for row, mark in zip(prompt.rubric, sample.marks, strict=True)
        )
        return join(
            tag("p", tag("strong", f"Text {number + 1}.")),
            tag("blockquote", tag("p", inline(sample.text))),
            tag("p", inline(given)),
            tag("p", inline(sample.why)),
        )

    return join(*map(told, range(len(prompt.samples))))


def _together(prompt: Prompt) -> Markup | None:
    if prompt.in_class is None:
        return None
    debrief = tag("p", tag("strong", "At the end."), " ", inline(prompt.in_class.debrief))
    return join(tag("p", tag("strong", "In class."), " ", inline(prompt.in_class.protocol)), debrief)
