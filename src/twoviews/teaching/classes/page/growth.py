"""The gain from the first test to the last, and what stayed, with what such numbers can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from twoviews.html import Markup, tag
from twoviews.teaching.classes.growth import Gain, Stayed
from twoviews.teaching.classes.page import bars
from twoviews.wording import numeral, plural, signed

CAVEATS = (
    "**What this cannot show.** Nobody took both tests without the course between them, so the numbers may "
    "show *that* something "
    "moved and not *what* moved it. The second questions are like the first ones, not the same, and some "
    "may be easier; students had "
    "practised the form. In both tests “I do not know yet” counts as nothing and a lucky guess as known: "
    "whoever guessed before and "
    "said so after has gained more than it seems. Those who stopped before the last test are not in it, "
    "and they are "
    "seldom the strongest. Both tests are open to whoever looks things up. Do not give marks for a gain: "
    "low beginnings gain most easily."
)


def gain(found: Gain | None, objectives: Mapping[str, str], handed_in: int) -> Iterator[Markup]:
    """From the test before the course to the test after it; `objectives` are texts by id."""
    if found is None or not found.learners:
        yield bars.prose(
            "Nobody has taken both tests yet: the one before the course, and the one at its end."
        )
        return
    yield bars.prose(
        f"{plural(found.learners, 'student')} of {handed_in:,} answered at least half of the {found.pairs} "
        f"pairs of questions both times. "
        f"Right **before: {bars.percent(found.before)}**, **after: {bars.percent(found.after)}**. "
        f"{_interval(found)} "
        f"{found.rose:,} rose, {found.same:,} stayed, {found.fell:,} fell."
    )
    if (normalised := found.normalised) is not None:
        yield bars.prose(
            f"Normalised gain of the class: {numeral(normalised, '.2f')}, the difference divided by what "
            f"was left to gain "
            "(R. R. Hake, *American Journal of Physics* 66, 1998, 64)."
        )
    rows = (
        tag(
            "tr",
            tag("th", objectives.get(key, key), scope="row"),
            *(
                tag("td", text, class_="number")
                for text in (str(n), bars.percent(one), bars.percent(other), _points(other - one))
            ),
        )
        for key, n, one, other in found.objectives
    )
    head = bars.heads("Objective", "pairs answered", "before", "after", "difference", numbers=4)
    yield bars.table("By objective", head, rows)
    yield bars.note(CAVEATS)


def _interval(found: Gain) -> str:
    half = found.half_width
    told = f"That is {_points(found.difference)} points"
    if half is None:
        return told + "."
    low, high = found.difference - half, found.difference + half
    return f"{told}; 95 % interval of the mean difference {_points(low)} to {_points(high)}."


def _points(share: float) -> str:
    return signed(100 * share, ".0f")


def stayed(found: Sequence[Stayed]) -> Iterator[Markup]:
    """How later answers to the same objectives went."""
    if not any(each.answers for each in found[1:]):
        yield bars.prose(
            "No question has come back yet on a later day. They come at the head of each lesson from 02 "
            "on, at the end of its quiz, and in the review."
        )
        return
    rows = (
        bars.counted(
            each.span,
            each.right,
            each.answers,
            remark=f"{each.answers:,} answers of {plural(each.learners, 'student')}",
        )
        for each in found
        if each.answers
    )
    head = "Answers wholly right, by the time since the first answer to the same objective"
    yield bars.counts(head, rows, "Asked", what="answers, right")
    yield bars.note(
        "Days count from a student's first answer to an objective, and another question of it comes each "
        "time. What is due comes "
        "back, so what was found hard comes more often, and after each answer the student read what is "
        "right: this is what the class "
        "knew *with* such practice. Later spans hold only those who came back, so rows are not the same "
        "students."
    )
