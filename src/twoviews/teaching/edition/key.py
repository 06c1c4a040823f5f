"""The key: every guess, claim and question of a lesson with what is right, apart from the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twoviews.bank.authored import Authored
from twoviews.bank.content import Forecast, Lesson, Prediction
from twoviews.bank.library import Course
from twoviews.parts.claim.paper import title
from twoviews.teaching.edition.blocks import Block, Chapter, Grid, Heading, Para
from twoviews.teaching.lms.exported import Item, forms_of
from twoviews.wording import numeral

DRAWS = 6
"""Draws of a question that the key lists."""
EACH = "It is worked out anew for each learner's numbers."
GROUPS = (
    ("pretest", "Test before the course"), ("questions", "Quiz"), ("pool", "Questions for reviews"),
    ("posttest", "Test after the course"),
)  # fmt: skip


def chapter(lesson: Lesson, course: Course) -> Chapter:
    """The key to a lesson."""
    return Chapter(f"key-{lesson.id}", f"{lesson.id} · {lesson.title}", tuple(_blocks(lesson, course)))


def _blocks(lesson: Lesson, course: Course) -> Iterator[Block]:
    facts = [*_guesses(lesson.predictions), *_forecasts(lesson.forecasts)]
    if facts:
        yield Heading(3, "Guesses and forecasts")
        yield Grid("", ("Asked", "On record"), tuple(facts), (3, 2))
    if claims := course.claims_of(lesson):
        yield Heading(3, "Claims")
        facts = [(f"**{title(each)}** {each.claim}", each.verdict) for each in claims]
        yield Grid("", ("Claim", "The course's verdict"), tuple(facts), (3, 1))
    for field, heading in GROUPS:
        if asked := getattr(lesson, field):
            yield Heading(3, heading)
            yield Grid("", ("Question", "Right"), tuple(map(_row, asked)), (2, 3))
    if "exercise" not in lesson.without:
        yield Para(
            f"The exercise is worked in exercises/solutions, in the file that begins with {lesson.id}.", True
        )


def _guesses(asked: Iterable[Prediction]) -> Iterator[tuple[str, str]]:
    for each in asked:
        known = each.record if isinstance(each.record, str) else _number(each.record)
        yield each.prompt, f"{known} {each.unit}".strip() if known else each.reveal


def _forecasts(asked: Iterable[Forecast]) -> Iterator[tuple[str, str]]:
    yield from ((each.question, "It came so." if each.outcome else "It did not.") for each in asked)


def _number(known: float | str | None) -> str:
    return "" if known is None or isinstance(known, str) else numeral(known, ",.12g")


def _row(asked: Authored) -> tuple[str, str]:
    """A question by id and words, and what is right."""
    forms = list(forms_of(asked, "quiz", None, DRAWS))
    return f"**{asked.id}** {forms[0].prompt}", _drawn(forms) if asked.vary else right(forms[0])


def _drawn(forms: Sequence[Item]) -> str:
    """What is right where numbers are drawn: on paper, which has the first draw, and how it is found.

    Where it is no number, for further draws too: what is to be put in its place has the numbers in it.
    """
    first, *others = forms
    if first.shape == "number":
        return f"On paper: **{right(first)}**. *{EACH}* {first.wrong}".strip()
    return " · ".join((f"*On paper*: {right(first)}", *(f"*Another draw*: {right(form)}" for form in others)))


def right(item: Item) -> str:
    """The right answer in words."""
    texts = {each.id: each.text for each in item.entries} | {each.id: each.text for each in item.choices}
    match item.shape:
        case "number":
            return f"{numeral(item.answer, ',.12g')} {item.unit}".strip()
        case "words":
            return item.accepted[0]
        case "pairs":
            return " ".join(_pairs(item, texts))
        case "order":
            return " ".join(f"**{place}** {texts[key]}" for place, key in enumerate(item.order, 1))
    return " • ".join(each.text for each in item.entries if each.right)


def _pairs(item: Item, texts: Mapping[str, str]) -> Iterator[str]:
    """Each choice with what belongs there."""
    for choice in item.choices:
        if own := [each.text for each in item.entries if each.belongs == choice.id]:
            yield f"**{texts[choice.id].rstrip('.')}**: {' • '.join(own)}"
