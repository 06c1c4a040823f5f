"""The way through the course as five small pictures, in SVG of our own: a browser's Python draws them too.

Each is 352 units wide and is shown about so wide: text of 12 units is read on a phone and on paper. Colours
are the page's own; `--tv-accent` or `--accent` marks where the learner stands now.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import fmean
from typing import TypeVar

from twoviews.bank.answers import CONFIDENCE, SCALE, SCALE_ENDS
from twoviews.bank.verdicts import APART
from twoviews.html import Inner, Markup, tag
from twoviews.portfolio.blocks import Drawn
from twoviews.portfolio.change import Change, Gain, Shift
from twoviews.portfolio.journey import Guessed, Places, Verdict
from twoviews.wording import plural

WIDE = 352
LEFT = 108
"""Where the lessons begin, right of the names of the rows."""
SIZES = {"sure": 5.0, "fairly": 3.8, "guess": 2.5}
"""How large a verdict is drawn, by how sure it was given."""
NOW = "color:var(--tv-accent,var(--accent,currentColor))"
T = TypeVar("T", Guessed, Verdict)


def pictures(found: Change) -> tuple[Drawn, ...]:
    """Those of the five for which something was done."""
    way = found.journey
    shifts = [shift for shift in found.shifts if shift.before is not None and shift.after is not None]
    return (
        *([_opinions(shifts, found.before, found.after)] if shifts else []),
        *([_guesses(way.guesses, way.lessons)] if way.guesses else []),
        *([_verdicts(way.verdicts, way.lessons)] if way.verdicts else []),
        *([_map(way.places)] if way.places else []),
        *([_tests(found.test.gain)] if found.test.gain.items else []),
    )


# ── opinions ─────────────────────────────────────────────────────────────────


def _opinions(shifts: Sequence[Shift], before: str, after: str) -> Drawn:
    title = f"Six opinions, lesson {before} and lesson {after}"
    inner: list[Inner] = []
    y = 36.0
    for shift in shifts:
        for line in textwrap.wrap(shift.text, 56):
            inner.append(_text(0, y, line))
            y += 15
        inner.append(_scale(shift, y + 2))
        y += 30
    inner += [_text(20, y, SCALE_ENDS[0]), _text(WIDE - 20, y, SCALE_ENDS[1], "end")]
    inner += [_ring(8, y + 22), _text(18, y + 26, f"lesson {before}"), _now(_dot(98, y + 22, 5)),
              _text(108, y + 26, f"lesson {after}")]  # fmt: skip
    moved = [shift.difference for shift in shifts if shift.difference]
    up = sum(each > 0 for each in moved)
    told = (
        f"Of {plural(len(shifts), 'opinion')} {up} moved towards agreement, {len(moved) - up} towards "
        f"disagreement, {len(shifts) - len(moved)} stayed."
    )
    return _drawn(title, told, y + 34, inner)


def _scale(shift: Shift, y: float) -> list[Inner]:
    """One row: the seven places, an open mark for then, a full one for now, and the way between."""
    assert shift.before is not None and shift.after is not None
    one, other = _across(shift.before), _across(shift.after)
    ticks = [_line(_across(place), y - 3, _across(place), y + 3, 0.5) for place in SCALE]
    rail = _line(_across(SCALE[0]), y, _across(SCALE[-1]), y, 0.5)
    return [rail, *ticks, *_arrow(one, y, other, y), _ring(one, y), _now(_dot(other, y, 5))]


def _across(place: int) -> float:
    return 20 + (place - SCALE[0]) * (WIDE - 40) / (SCALE[-1] - SCALE[0])


# ── guesses ──────────────────────────────────────────────────────────────────


def _guesses(guesses: Sequence[Guessed], lessons: Sequence[str]) -> Drawn:
    rows = {"far too high": 40.0, "the record": 92.0, "far too low": 144.0, "another choice": 170.0}
    inner = [*_rows(rows), _line(LEFT, 92, WIDE, 92, 0.9), *_numbers(lessons, 192)]
    for x, each in _beside(guesses, lessons, lambda each: each.lesson):
        if each.off is None:
            inner.append(_square(x, 92 if each.same else 166, each.same))
        else:
            inner.append(_dot(x, 92 - 52 * max(-1.0, min(1.0, each.off)), 4))
    inner += [
        _dot(8, 212, 4),
        _text(18, 216, "a number"),
        _square(98, 212, True),
        _text(108, 216, "a choice that matches the record"),
    ]
    picks = [each.same for each in guesses if each.off is None]
    ways = [abs(each.off) for each in guesses if each.off is not None]
    told = [
        *([_matched(picks)] if picks else []),
        *([_away(ways)] if ways else []),
    ]
    return _drawn("Guesses before the evidence", " ".join(told), 224, inner)


def _matched(picks: Sequence[bool]) -> str:
    same = sum(picks)
    return (
        f"You chose {plural(len(picks), 'answer')}: as in the record {same}, otherwise {len(picks) - same}."
    )


def _away(ways: Sequence[float]) -> str:
    lay = "it lay" if len(ways) == 1 else "on average they lay"
    far = f"{100 * fmean(ways):.0f} per cent of the scale's length"
    return f"You guessed {plural(len(ways), 'number')}; {lay} {far} away from the record."


# ── verdicts ─────────────────────────────────────────────────────────────────


def _verdicts(verdicts: Sequence[Verdict], lessons: Sequence[str]) -> Drawn:
    rows = {name: 146.0 - 34 * far for far, name in enumerate(APART)}
    heights = list(rows.values())
    inner = [*_rows(rows), *_numbers(lessons, 178)]
    cells = sorted(verdicts, key=lambda each: (each.lesson, each.apart))
    for (lesson, apart), group in groupby(cells, key=lambda each: (each.lesson, each.apart)):
        if lesson in lessons:
            middle = _column(lessons.index(lesson), lessons)
            for n, each in enumerate(group):
                x, y = middle + 7 * (n % 3 - 1), heights[apart] - 10 * (n // 3)
                inner += _again(x, y, each, heights)
                inner.append(_dot(x, y, SIZES[each.sure]) if each.sure in SIZES else _ring(x, y, 3))
    x = 8.0
    for sure, words in CONFIDENCE.items():
        inner += [_dot(x, 198, SIZES[sure]), _text(x + 9, 202, words)]
        x += 24 + 6.2 * len(words)
    inner += [_ring(x, 198, 3), _text(x + 9, 202, "not said")]
    agree = sum(each.apart == 0 for each in verdicts)
    certain = [each.apart == 0 for each in verdicts if each.sure == "sure"]
    again = [each.apart - each.again for each in verdicts if each.again is not None]
    told = [
        f"You judged {plural(len(verdicts), 'claim')}: {agree} at once as the course does, "
        f"{len(verdicts) - agree} otherwise.",
        *([f"You were sure of {len(certain)}: {sum(certain)} as the course does."] if certain else []),
        *([f"You judged {plural(len(again), 'claim')} again: {sum(each > 0 for each in again)} came nearer, "
           f"{sum(each < 0 for each in again)} went further."] if again else []),
    ]  # fmt: skip
    return _drawn("Verdicts before the evidence, and how sure", " ".join(told), 210, inner)


def _again(x: float, y: float, each: Verdict, heights: Sequence[float]) -> list[Inner]:
    if each.again is None or each.again == each.apart:
        return []
    return [_now(*_arrow(x, y, x, heights[each.again]))]


# ── the map ──────────────────────────────────────────────────────────────────


def _map(places: Places) -> Drawn:
    (across, low, high), (up, least, most) = places.across, places.up
    box = 190.0

    def at(x: float, y: float) -> tuple[float, float]:
        return 30 + box * (x - low) / (high - low), 46 + box * (most - y) / (most - least)

    points = [at(*place) for place in places.trail]
    inner: list[Inner] = [
        _frame(30, 46, box),
        *(_text(0, 36, up), _text(22, 56, f"{most:g}", "end"), _text(22, 46 + box, f"{least:g}", "end")),
        *(_text(30, 62 + box, f"{low:g}"), _text(30 + box, 62 + box, f"{high:g}", "end")),
        _text(30, 78 + box, across),
    ]
    for spot in places.others:
        x, y = at(spot.x, spot.y)
        inner += [_square(x, y, True), _named(x, y, spot.name, 30 + box)]
    inner += [_now(_line(*one, *other, 0.7)) for one, other in pairwise(points)]
    inner.append(_ring(*points[0]) if len(points) > 1 else None)
    x, y = points[-1]
    inner.append(_now(_dot(x, y, 6), _named(x, y, "you", 30 + box)))
    first, last = places.trail[0], places.trail[-1]
    stood = "; ".join(f"{spot.name} ({spot.x:g}, {spot.y:g})" for spot in places.others)
    went = f"went from ({first[0]:g}, {first[1]:g}) to" if len(points) > 1 else "stands at"
    told = f"Your mark {went} ({last[0]:g}, {last[1]:g}), {across} first. The marks given: {stood}."
    return _drawn("Your place on the belief map", told, 88 + box, inner)


def _named(x: float, y: float, name: str, edge: float) -> Markup:
    """The name of a mark, on that side of it where there is room before the edge."""
    return _text(x + 9, y + 4, name) if x + 9 + 7 * len(name) < edge else _text(x - 9, y + 4, name, "end")


# ── the two tests ────────────────────────────────────────────────────────────


def _tests(gain: Gain) -> Drawn:
    inner: list[Inner] = []
    for y, name, score in ((38.0, "before", gain.before), (66.0, "after", gain.after)):
        full, reached = WIDE - LEFT, (WIDE - LEFT) * score / gain.items
        bar = _bar(LEFT, y, reached)
        inner += [
            _text(LEFT - 8, y + 4, name, "end"),
            _line(LEFT, y, LEFT + full, y, 0.25),
            _now(bar) if name == "after" else bar,
        ]
    asked = plural(gain.items, "question")
    told = f"{gain.before:.3g} and then {gain.after:.3g} points of {asked} of the same kind."
    return _drawn("The test before the course, and after it", told, 82, inner)


# ── pieces ───────────────────────────────────────────────────────────────────


def _drawn(title: str, told: str, high: float, inner: Iterable[Inner]) -> Drawn:
    head = tag("text", title, x="0", y="14", font_size="14", font_weight="600", fill="currentColor")
    svg = tag(
        "svg", head, inner, viewBox=f"0 0 {WIDE} {high:g}", role="img", aria_label=title,
        font_size="12", width=str(WIDE), height=f"{high:g}",
    )  # fmt: skip
    return Drawn(title, told, svg)


def _rows(rows: dict[str, float]) -> list[Inner]:
    lines = (_line(LEFT, y, WIDE, y, 0.25) for y in rows.values())
    return [*lines, *(_text(LEFT - 8, y + 4, name, "end") for name, y in rows.items())]


def _numbers(lessons: Sequence[str], y: float) -> list[Inner]:
    """The numbers of the lessons below their columns."""
    return [_text(_column(n, lessons), y, each, "middle") for n, each in enumerate(lessons)]


def _column(place: int, lessons: Sequence[str]) -> float:
    return LEFT + (place + 0.5) * (WIDE - LEFT) / len(lessons)


def _beside(
    entries: Iterable[T], lessons: Sequence[str], of: Callable[[T], str]
) -> Iterator[tuple[float, T]]:
    """Each entry with its place across: those of one lesson stand side by side."""
    for lesson, group in groupby(entries, key=of):
        here = list(group)
        if lesson in lessons:
            middle = _column(lessons.index(lesson), lessons)
            yield from ((middle + 5 * (n - (len(here) - 1) / 2), each) for n, each in enumerate(here))


def _text(x: float, y: float, words: str, anchor: str | None = None) -> Markup:
    return tag("text", words, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, fill="currentColor")


def _line(x1: float, y1: float, x2: float, y2: float, opacity: float) -> Markup:
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return tag(
        "line", stroke="currentColor", opacity=f"{opacity:g}", **{k: f"{v:.1f}" for k, v in ends.items()}
    )


def _arrow(x1: float, y1: float, x2: float, y2: float) -> list[Markup]:
    """A line with a head before its end, straight across or straight up; nothing if it leads nowhere."""
    if (x1, y1) == (x2, y2):
        return []
    dx, dy = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
    tip = x2 - 6 * dx, y2 - 6 * dy
    back = tip[0] - 7 * dx, tip[1] - 7 * dy
    corners = [tip, (back[0] + 4 * dy, back[1] + 4 * dx), (back[0] - 4 * dy, back[1] - 4 * dx)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return [_line(x1, y1, *tip, 1), tag("polygon", points=points, fill="currentColor")]


def _dot(x: float, y: float, radius: float) -> Markup:
    return tag(
        "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:g}", fill="currentColor", fill_opacity="0.8"
    )


def _ring(x: float, y: float, radius: float = 5) -> Markup:
    return tag(
        "circle",
        cx=f"{x:.1f}",
        cy=f"{y:.1f}",
        r=f"{radius:g}",
        fill="none",
        stroke="currentColor",
        stroke_width="1.6",
    )


def _square(x: float, y: float, full: bool) -> Markup:
    fill = "currentColor" if full else "none"
    return tag(
        "rect", x=f"{x - 4:.1f}", y=f"{y - 4:.1f}", width="8", height="8", fill=fill, stroke="currentColor"
    )


def _bar(x: float, y: float, wide: float) -> Markup:
    place = {"x": f"{x:.1f}", "y": f"{y - 7:.1f}", "width": f"{wide:.1f}", "height": "14"}
    return tag("rect", fill="currentColor", fill_opacity="0.8", **place)


def _frame(x: float, y: float, box: float) -> Markup:
    side = f"{box:g}"
    return tag("rect", x=f"{x:g}", y=f"{y:g}", width=side, height=side, fill="none", stroke="currentColor")


def _now(*inner: Inner) -> Markup:
    return tag("g", inner, style=NOW)
