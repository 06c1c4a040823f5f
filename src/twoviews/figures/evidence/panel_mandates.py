"""What stays and what ends if nobody agrees: measures and Committee, Panel of Experts, MSMT."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from twoviews import tables
from twoviews.figures.rows import sources, tell
from twoviews.figures.style import CHINA, GRID, INK, QUIET, RUSSIA, US, canvas, place, say
from twoviews.wording import dated

START, END = date(2006, 1, 1), date(2027, 1, 1)
LEFT, TOP, RIGHT, BOTTOM = 26.0, 14.0, 700.0, 322.0
THICK = 16.0
LANES = {"measures": 0.5, "committee": 1.5, "panel": 2.5, "msmt": 3.9}
STAYS, RENEWED, OUTSIDE = INK, US.colour, CHINA.colour
KEY = {
    "measures": "the measures: no end date; if nobody agrees, they stay",
    "committee": "the 1718 Committee: no end date; decides by consensus",
    "panel": "the Panel of Experts: about a year at a time; if nobody agrees, it ends",
    "msmt": "the MSMT of 11 states, outside the UN",
}


def draw() -> Figure:
    """Four lanes over time: two without an end, one of mandates that ran out, one outside the Council."""
    table = tables.rows("unsc_panel_and_msmt")
    figure = canvas(BOTTOM + 34)
    axes = place(figure, LEFT, TOP, RIGHT, BOTTOM)
    axes.set(xlim=(START.toordinal(), END.toordinal()), ylim=(4.4, 0), yticks=[])
    years = range(START.year, END.year, 2)
    axes.set_xticks([date(year, 1, 1).toordinal() for year in years], labels=[str(year) for year in years])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    first = _day(table, "1718 Committee created")
    last = date.fromisoformat(max(row["date"] for row in table))
    for lane, name in (("measures", "measures"), ("committee", "1718 Committee")):
        bar = _endless(axes, LANES[lane], first, last, STAYS)
        tell(
            bar, {"lane": name, "from": first, "until": "no end date", "source": _source(table, "committee")}
        )
    _mandates(axes, table)
    begun = _day(table, "MSMT announced")
    bar = _endless(axes, LANES["msmt"], begun, last, OUTSIDE)
    tell(bar, {"lane": "MSMT", "from": begun, "until": "no end date", "source": _source(table, "msmt")})
    _words(axes, table)
    return figure


def _day(table: Sequence[tables.Row], event: str) -> date:
    """The day of the event that the table names so."""
    return date.fromisoformat(_row(table, event)["date"])


def _row(table: Sequence[tables.Row], event: str) -> tables.Row:
    return next(row for row in table if row["event"] == event)


def _source(table: Sequence[tables.Row], lane: str) -> str:
    """The sources of a lane's rows."""
    return sources(row for row in table if row["lane"] == lane)


def _ended(table: Sequence[tables.Row], end: date) -> str:
    """The sources of the mandate that ended on that day."""
    return next(str(row["source"]) for row in table if row["until"] == end)


def mandates(table: Sequence[tables.Row]) -> list[tuple[date, date]]:
    """The Panel's mandates whose end is sourced, as first and last day: each begins where the last ended."""
    panel = [row for row in table if row["lane"] == "panel" and row["until"] is not None]
    panel.sort(key=itemgetter("date"))
    ends, votes = [row["until"] for row in panel], [date.fromisoformat(row["date"]) for row in panel]
    spans = [(votes[0], ends[0])]
    for vote, end in zip(votes[1:], ends[1:], strict=True):
        last = spans[-1][1]
        spans.append((last if vote <= last else vote, end))
    return spans


def _mandates(axes: Axes, table: Sequence[tables.Row]) -> None:
    y, spans = LANES["panel"], mandates(table)
    for begin, end in spans:
        told = {"lane": "Panel of Experts", "from": begin, "until": end, "source": _ended(table, end)}
        tell(_bar(axes, y, begin, end, RENEWED), told)
        axes.plot(end.toordinal(), y, "|", color=INK, ms=22, mew=2)
    for (_, end), (begin, _) in pairwise(spans):
        if begin > end:
            axes.plot([end.toordinal(), begin.toordinal()], [y, y], color=RENEWED, lw=3, ls=":")
            middle = (end.toordinal() + begin.toordinal()) / 2
            say(axes, middle, y, "dates not sourced", dy=-20, ha="center", color=QUIET, fontsize=12)
    veto = _day(table, "Renewal vetoed")
    row = _row(table, "Renewal vetoed")
    spot = axes.plot(veto.toordinal(), y, "X", color=RUSSIA.colour, ms=13, mec="none", zorder=5)
    tell(spot, {"lane": "Panel of Experts", "from": veto, "event": row["event"], "source": row["source"]})


def _bar(axes: Axes, y: float, begin: date, end: date, colour: str) -> list[Line2D]:
    how: dict[str, Any] = {"color": colour, "lw": THICK, "solid_capstyle": "butt"}
    return axes.plot([begin.toordinal(), end.toordinal()], [y, y], **how)


def _endless(axes: Axes, y: float, begin: date, last: date, colour: str) -> list[Line2D]:
    """A bar without an end: after the last day that the table knows of it goes on as an arrow."""
    head = axes.plot(last.toordinal() + 60, y, ">", color=colour, ms=19, mec="none", clip_on=False)
    return [*_bar(axes, y, begin, last, colour), *head]


def _words(axes: Axes, table: Sequence[tables.Row]) -> None:
    begin = _day(table, "1718 Committee created").toordinal()
    for lane, text in KEY.items():
        if lane != "msmt":
            say(axes, begin, LANES[lane], text, dy=20)
    announced = _day(table, "MSMT announced").toordinal()
    say(axes, announced, LANES["msmt"], KEY["msmt"], dx=-12, ha="right")
    veto, end = _day(table, "Renewal vetoed"), _day(table, "Mandate ends")
    for day, what, dy, colour in ((veto, "renewal vetoed", -24, INK), (end, "mandate ends", -41, QUIET)):
        words = f"{dated(day.isoformat()[:10])}: {what}"
        say(axes, veto.toordinal(), LANES["panel"], words, dx=-4, dy=dy, ha="right", color=colour)
    axes.axhline(3.55, color=GRID, lw=0.8)
