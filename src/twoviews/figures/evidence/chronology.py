"""Two stories day by day: the measures after the VX killing, and Seoul between Moscow and Washington.

Each event stands on a line of time (in order, not to scale) with the mark of who acted. A ring marks the days
that the article uses.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, QUIET, RUSSIA, US, Mark, canvas, place, say
from twoviews.wording import dated

SEOUL, OTHERS = Mark("South Korea", "#7d62bb", "^", "-"), Mark("others", "#7a808a", "s", "-")
ACTORS = {RUSSIA.name: RUSSIA, US.name: US, SEOUL.name: SEOUL}
LEFT, RIGHT, HEAD, ROW = 148.0, 712.0, 44.0, 46.0
SIZES = {"D": 10, "o": 11, "^": 12, "s": 10}


def draw_vx() -> Figure:
    """From the killing in Kuala Lumpur to Moscow's answer."""
    return _draw("vx", (US, RUSSIA, SEOUL, OTHERS))


def draw_seoul() -> Figure:
    """What Seoul asked for, what it did, and what Moscow said."""
    return _draw("seoul", (SEOUL, RUSSIA, OTHERS))


def _draw(thread: str, shown: tuple[Mark, ...]) -> Figure:
    events = [event for event in tables.rows("sanctions_chronology") if event["thread"] == thread]
    figure = canvas(HEAD + ROW * len(events) + 8)
    axes = place(figure, LEFT, HEAD, RIGHT, HEAD + ROW * len(events))
    axes.set(xlim=(0, 1), ylim=(len(events), 0))
    axes.axis("off")
    axes.plot([0, 0], [0.5, len(events) - 0.5], color=GRID, lw=3)
    for number, event in enumerate(events):
        _event(axes, event, number + 0.5)
    _key(axes, shown)
    return figure


def _event(axes: Axes, event: tables.Row, y: float) -> None:
    detail = event["detail"] or ""
    rise = 9 if detail else 0
    say(axes, 0, y, dated(event["date"], short=True), dx=-20, dy=rise, ha="right", weight="bold")
    tell(_mark(axes, 0, y, ACTORS.get(event["who"], OTHERS), rise), event, "date", "who", "event", "detail")
    if event["in_article"]:
        _ring(axes, 0, y, rise)
    say(axes, 0, y, event["event"], dx=20, dy=rise, color=INK)
    say(axes, 0, y, detail, dx=20, dy=-9, color=QUIET)


def _mark(axes: Axes, x: float, y: float, mark: Mark, up: float) -> Line2D:
    (drawn,) = axes.plot(x, y, mark.marker, ms=SIZES[mark.marker], color=mark.colour, clip_on=False)
    drawn.set_transform(axes.transData + Affine2D().translate(0, up))
    return drawn


def _ring(axes: Axes, x: float, y: float, up: float) -> None:
    (drawn,) = axes.plot(x, y, "o", ms=20, mfc="none", mec=INK, mew=1.8, clip_on=False)
    drawn.set_transform(axes.transData + Affine2D().translate(0, up))


def _key(axes: Axes, shown: tuple[Mark, ...]) -> None:
    x = -0.22
    for mark in shown:
        _mark(axes, x, 0, mark, 22)
        say(axes, x, 0, mark.name, dx=12, dy=22)
        x += 0.085 + 0.0155 * len(mark.name)
    _ring(axes, x + 0.02, 0, 22)
    say(axes, x + 0.02, 0, "used by the article", dx=16, dy=22)
