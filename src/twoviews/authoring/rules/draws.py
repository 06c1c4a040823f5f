"""Questions whose numbers are drawn: draws can be told from each other, and answers from tempting ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from twoviews.authoring.rules.keys import agrees
from twoviews.authoring.rules.subject import Subject
from twoviews.bank.authored import Authored
from twoviews.bank.draws import variants
from twoviews.bank.kinds.number import Number
from twoviews.bank.questions import every
from twoviews.problems import Problem

FEWEST = 6
"""Draws, so that neighbours in a classroom seldom have the same numbers."""


def draws(subject: Subject) -> Iterator[Problem]:
    """At least 6 draws that read differently; answers that are numbers differ too, and differ from slips."""
    for question in subject.lesson.every_question:
        if question.vary is None:
            continue
        if len(question.vary.worked) < FEWEST:
            what = f"There are {len(question.vary.worked)} draws, and {FEWEST} are needed."
            yield subject.problem(question.id, what, "Draw from more values, or draw one thing more.")
        if len({each.digest for each, _ in every(question)}) < len(question.vary.worked):
            cure = "Use every drawn name in the prompt, in the options or in the table."
            yield subject.problem(question.id, "Two draws read alike.", cure)
        if isinstance(question, Number):
            yield from _numbers(subject, question)


def _numbers(subject: Subject, question: Number) -> Iterator[Problem]:
    """The key of each draw against what is written, against tempting answers, against the other draws."""
    assert question.vary
    keys = [float(row[question.vary.key]) for row in question.vary.worked]
    if not agrees(keys[0], question.answer):
        what = f"`answer` is {question.answer:g}, and the first draw gives {keys[0]:g}."
        yield subject.problem(
            question.id, what, "Write the answer to the first draw: it is the one on paper."
        )
    if not question.vary.tempting:
        what = "No wrong answer is named that tempts."
        yield subject.problem(question.id, what, "Write expressions of such answers under `tempting:`.")
    for name, row, key in _near(question):
        what = f"Within the tolerance a wrong answer ({name} = {float(row[name]):g}) passes for {key:g}."
        yield subject.problem(question.id, what, "Narrow the tolerance, or leave that draw out by `only`.")
    answer, often = Counter(each.answer for each in _asked(question)).most_common(1)[0]
    if 2 * often > len(keys):
        what = f"{often} of {len(keys)} draws have the same answer, {answer:g}."
        yield subject.problem(question.id, what, "Draw values that lead to different answers.")
    if any(
        abs(key - each.answer) > question.tolerance for key, each in zip(keys, _asked(question), strict=True)
    ):
        what = "Rounded as `answer` is written, a key leaves the tolerance."
        yield subject.problem(
            question.id, what, "Write `answer` with one more decimal, or widen the tolerance."
        )


def _near(question: Number) -> Iterator[tuple[str, dict[str, float | str | bool], float]]:
    """The first draw in which each tempting answer passes for the right one: expression, draw and key."""
    assert question.vary
    for name in question.vary.tempting:
        for row, each in zip(question.vary.worked, _asked(question), strict=True):
            if abs(float(row[name]) - each.answer) <= 2 * question.tolerance:
                yield name, row, each.answer
                break


def _asked(question: Authored) -> list[Number]:
    return [each for each in variants(question) if isinstance(each, Number)]
