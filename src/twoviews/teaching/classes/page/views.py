"""Guesses, forecasts, opinions, verdicts and the map of beliefs, as the class has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from twoviews.bank.answers import SCALE, SCALE_ENDS
from twoviews.bank.prose import inline
from twoviews.bank.verdicts import VERDICTS
from twoviews.html import Inner, Markup, join, tag
from twoviews.models.beliefs import belief_map
from twoviews.parts.claim.paper import title
from twoviews.teaching.classes.page import bars
from twoviews.teaching.classes.views import Foretold, Numbers, Opinion, Picks, Place
from twoviews.wording import dated, numeral, plural, signed

SIDE, FINE = 240.0, 21
EDGES = (1.0, 3.0, 5.0, 7.0)


def guesses(found: Sequence[Picks | Numbers]) -> Iterator[Markup]:
    """Predictions by lesson, with what the record shows."""
    for lesson, group in groupby(found, key=lambda each: each.slot.lesson):
        of = list(group)
        yield bars.fold(
            f"Lesson {lesson}: {plural(len(of), 'guess', 'guesses')}",
            [_guess(each) for each in of],
            class_="lesson",
        )


def _guess(found: Picks | Numbers) -> Markup:
    item = found.slot.item
    drawn = _options(found) if isinstance(found, Picks) else _guessed(found)
    return tag(
        "article",
        tag("h3", inline(item.prompt)),
        drawn,
        tag("p", tag("strong", "The record. "), inline(item.reveal)),
    )


def _options(found: Picks) -> Markup:
    record = found.slot.item.record
    rows = (
        bars.counted(
            join(tag("span", "✓ ", class_="right") if name == record else "", inline(name)),
            count,
            found.learners,
            "good" if name == record else "",
        )
        for name, count in zip(found.names, found.counts, strict=True)
    )
    return bars.counts(plural(found.learners, "guess", "guesses"), rows, "Guess")


def _guessed(found: Numbers) -> Markup:
    item = found.slot.item
    record = item.record if isinstance(item.record, int | float) else None
    low, middle, high = (numeral(each, ",.4g") for each in found.quartiles)
    number = plural(found.learners, "guess", "guesses")
    told = f"{number}; half of them from {low} to {high}, the middle one {middle} {item.unit}."
    line = f" The line is the record: {numeral(record, ',.6g')} {item.unit}." if record is not None else ""
    return join(
        bars.histogram(found.counts, found.low, found.high, item.unit, told, record),
        tag("p", told + line, class_="note"),
    )


def forecasts(found: Sequence[Foretold]) -> Iterator[Markup]:
    """Forecasts question by question, with outcome, base rate and scores."""
    yield bars.note(
        "The **Brier score** is the squared distance of a forecast from what came, from 0 (sure and right) "
        "to 1 (sure and "
        "wrong); “50 %” always gets 0.25. The score of the class's mean forecast is never worse than the "
        "mean of the "
        "students' own scores: that is arithmetic, not wisdom."
    )
    for each in found:
        item, numbers = each.numbers.slot.item, each.numbers
        came = 100.0 if item.outcome else 0.0
        told = (
            f"{plural(numbers.learners, 'forecast')}, mean {each.mean:.0f} %, the middle half from "
            f"{numbers.quartiles[0]:.0f} % "
            f"to {numbers.quartiles[2]:.0f} %. It {'came true' if item.outcome else 'did not come true'}; "
            f"base rate "
            f"{item.base_rate:g} %. Brier score of the mean forecast {each.crowd:.2f}, of the students on "
            f"average {each.own:.2f}."
        )
        yield tag(
            "article",
            tag("h3", inline(item.question)),
            bars.histogram(numbers.counts, numbers.low, numbers.high, "%", told, came),
            tag("p", f"Asked as of {dated(item.asked)}. {told}", class_="note"),
        )


def opinions(found: Sequence[Opinion]) -> Iterator[Markup]:
    """Propositions: places of the class on the scale, and how it moved."""
    for lesson, group in groupby(found, key=lambda each: each.slot.lesson):
        yield tag("h3", f"Lesson {lesson}")
        head = bars.heads("Proposition", *map(str, SCALE), "mean", "moved since the first time")
        yield bars.table(
            f"Students on each place from 1 ({SCALE_ENDS[0]}) to 7 ({SCALE_ENDS[1]})",
            head,
            (_opinion(each) for each in group),
            "people",
        )
    yield bars.note(
        "Nobody's opinion is right or wrong here. Means of places are a rough summary: look at the places."
    )


def _opinion(found: Opinion) -> Markup:
    most = max(found.counts)
    cells = (
        tag("td", str(count) if count else "·", class_=f"cell step{round(4 * count / most)}")
        for count in found.counts
    )
    moved = (
        f"{found.up} towards agreeing, {found.same} not, {found.down} towards disagreeing "
        f"({signed(found.moved, '.1f')} on average)"
        if found.paired
        else "–"
    )
    return tag(
        "tr",
        tag("th", inline(found.slot.item.text), scope="row"),
        cells,
        tag("td", numeral(found.mean, ".1f"), class_="number"),
        tag("td", moved),
    )


def verdicts(found: Sequence[Picks]) -> Iterator[Markup]:
    """Claims: the verdicts of the class, with the course's own marked."""
    signs = [join(label.sign, " ", tag("small", name)) for name, label in VERDICTS.items()]
    for lesson, group in groupby(found, key=lambda each: each.slot.lesson):
        of = list(group)
        head = tag(
            "tr",
            [tag("th", "Claim", scope="col")],
            [tag("th", sign, scope="col", class_="turned") for sign in signs],
        )
        rows = [_verdict(each) for each in of]
        inner = bars.table(
            "Students by verdict; the course's own is framed and has a ✓", head, rows, "people"
        )
        yield bars.fold(f"Lesson {lesson}: {plural(len(of), 'claim')}", inner, class_="lesson")


def _verdict(found: Picks) -> Markup:
    own, most = found.slot.item.verdict, max(found.counts)
    cells = (
        tag(
            "td",
            f"{count}{' ✓' if name == own else ''}",
            class_=f"cell step{round(4 * count / most)}{' own' if name == own else ''}",
        )
        for name, count in zip(found.names, found.counts, strict=True)
    )
    item = found.slot.item
    return tag("tr", tag("th", tag("small", title(item)), " ", inline(item.claim), scope="row"), cells)


def beliefs(places: Sequence[tuple[str, Sequence[Place], tuple[float, float] | None]], high: float) -> Markup:
    """The map of lesson 05 with where the class has left each capital's mark; `high` is the end of both axes.

    Of each capital its name, the places, and our own reading, if the lesson has one.
    """
    drawn = [_map(*each, high) for each in places]
    return join(
        tag("div", drawn, class_="maps"),
        bars.note(
            "The darker the ground, the more pressure pays for a sender who believes that; on the white it "
            "pays none at all. "
            "A circle is as large as the number of students who left the mark there; the cross is the "
            "lesson's own "
            "setting. Many leave a mark where it last was while trying things out: ask before you read a "
            "belief into it."
        ),
    )


def _map(name: str, places: Sequence[Place], ours: tuple[float, float] | None, high: float) -> Markup:
    def at(value: float) -> float:
        return SIDE * value / high

    total = sum(count for *_, count in places)
    most = max((count for *_, count in places), default=1)
    dots = [
        tag(
            "circle",
            tag("title", f"V {x:g}, w {y:g}: {plural(count, 'student')}"),
            cx=f"{at(x):.1f}",
            cy=f"{SIDE - at(y):.1f}",
            r=f"{3 + 9 * (count / most) ** 0.5:.1f}",
            class_="dot",
        )
        for x, y, count in places
    ]
    cross = (
        tag("path", d=f"M{at(ours[0]) - 7:.1f} {SIDE - at(ours[1]):.1f}h14m-7 -7v14", class_="ours")
        if ours
        else None
    )
    where = f"{name}: where {plural(total, 'student')} left the mark"
    about = f"{where}; V across, w upwards, both from 0 to {high:g}"
    words: list[Inner] = [
        tag("text", "0", x="0", y=f"{SIDE + 14:g}"),
        tag("text", f"V = {high:g}", x=f"{SIDE:g}", y=f"{SIDE + 14:g}", class_="right"),
        tag("text", f"w = {high:g}", x="4", y="12"),
    ]
    frame = tag("rect", width=f"{SIDE:g}", height=f"{SIDE:g}", class_="frame")
    picture = tag(
        "svg",
        _ground(high),
        frame,
        dots,
        cross,
        words,
        viewBox=f"-8 -8 {SIDE + 16:g} {SIDE + 28:g}",
        role="img",
        aria_label=about,
    )
    said = f"{name}. {plural(total, 'student')}"
    return tag("figure", picture, tag("figcaption", said))


def _ground(high: float) -> list[Markup]:
    """The best pressure for each belief, in cells."""
    axis = np.linspace(0, high, FINE)
    found = belief_map(axis, axis, least=EDGES[0])
    side = SIDE / FINE
    return [
        tag(
            "rect",
            x=f"{column * side:.1f}",
            y=f"{SIDE - (row + 1) * side:.1f}",
            width=f"{side + 0.2:.1f}",
            height=f"{side + 0.2:.1f}",
            class_=f"ground{int(np.searchsorted(EDGES, found.best[row, column]))}",
        )
        for row in range(FINE)
        for column in range(FINE)
        if found.gain[row, column] > found.restraint[row, column]
    ]
