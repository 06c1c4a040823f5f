"""What each Council text touches: resolutions, a vetoed draft, two drafts that would have lifted measures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from twoviews import tables
from twoviews.figures.rows import sources, tell
from twoviews.figures.style import CHINA, GRID, INK, QUIET, RUSSIA, US, canvas, place, say
from twoviews.wording import dated

ROWS: dict[str, tuple[str, ...]] = {
    "arms, weapon goods": ("arms", "WMD items"),
    "money, listed names": ("finance",),
    "ships and cargo": ("shipping/inspection",),
    "luxuries, tobacco": ("luxury", "tobacco"),
    "embassies": ("diplomatic",),
    "coal": ("coal",),
    "metals, minerals, wood": (
        "metals", "minerals/gold", "earth, stone and wood exports", "mineral fuels, oils",
    ),
    "statues": ("statues",),
    "seafood, other food": ("seafood", "food/agri exports"),
    "textiles": ("textiles",),
    "machines": ("machinery exports", "machinery imports"),
    "joint ventures": ("joint ventures",),
    "workers abroad": ("workers",),
    "oil": ("aviation fuel", "crude oil", "refined petroleum", "LNG/condensate"),
}  # fmt: skip
RAJIN = "Rajin exemption"
TRADE = 5
LINE, HEAD, FOOT = 27.0, 150.0, 8.0
LEFT, COLUMN, GAP = 180.0, 37.0, 16.0
IMPOSED: dict[str, Any] = {"marker": "s", "ms": 13, "color": INK, "mec": "none"}
WANTED: dict[str, Any] = {"marker": US.marker, "ms": 12, "mfc": "none", "mec": US.colour, "mew": 2.4}
LIFTED: dict[str, Any] = {"marker": "v", "ms": 12, "mfc": "none", "mec": CHINA.colour, "mew": 2.4}
SPARED: dict[str, Any] = {"marker": RUSSIA.marker, "ms": 6.5, "color": RUSSIA.colour, "mec": "none"}
MARKS = {"imposes": IMPOSED, "would impose": WANTED, "would lift": LIFTED}
KEY = (
    (14, 126, "imposed, by 15 votes to none", IMPOSED),
    (14, 104, "the same text spares a Russian rail and port project", SPARED),
    (392, 126, "asked for by the US, vetoed", WANTED),
    (392, 104, "to be lifted, asked for by China and Russia", LIFTED),
)


def draw() -> Figure:
    """Sectors down, texts across in order of time; resolutions first, then the drafts that did not pass."""
    by_text = tables.grouped(sorted(tables.rows("unsc_measures"), key=itemgetter("date")), "decision")
    height = HEAD + LINE * (len(ROWS) + 0.5) + FOOT
    figure = canvas(height)
    axes = place(figure, LEFT, HEAD, 720, height - FOOT)
    axes.set(xlim=(0, 720 - LEFT), ylim=(len(ROWS) + 0.5, 0))
    axes.axis("off")
    _key(axes)
    _names(axes)
    for number, (decision, measures) in enumerate(by_text.items()):
        x = COLUMN * (number + 0.5) + (0 if _passed(decision) else GAP)
        _heading(axes, x, decision, measures[0]["date"])
        _column(axes, x, measures)
    passed = sum(map(_passed, by_text))
    say(axes, 0, 0, "adopted", dx=2, dy=64, color=QUIET)
    say(axes, COLUMN * passed + GAP, 0, "not adopted", dx=2, dy=64, color=QUIET)
    return figure


def _passed(decision: str) -> bool:
    return decision.startswith("S/RES/")


def _row(category: str) -> float | None:
    """Where a category stands; None if it is shown in no row. Between the two groups a row stays empty."""
    for number, members in enumerate(ROWS.values()):
        if category in members:
            return number + 0.5 + (number >= TRADE) / 2
    return None


def _key(axes: Axes) -> None:
    for x, up, text, mark in KEY:
        (drawn,) = axes.plot(0, 0, clip_on=False, **mark)
        drawn.set_transform(axes.transData + Affine2D().translate(x - LEFT, up))
        say(axes, 0, 0, text, dx=x - LEFT + 13, dy=up)


def _names(axes: Axes) -> None:
    for name, members in ROWS.items():
        y = _row(members[0]) or 0.0
        axes.plot([0, 720 - LEFT - 4], [y, y], color=GRID, lw=0.8)
        say(axes, 0, y, name, dx=-10, ha="right")


def _heading(axes: Axes, x: float, decision: str, day: date) -> None:
    number = decision.removeprefix("S/RES/").split(" (")[0] if _passed(decision) else "draft"
    say(axes, x, 0, number, dy=43, ha="center", fontsize=12, weight="bold")
    month, year = dated(f"{day:%Y-%m}", short=True).split()
    say(axes, x, 0, month, dy=26, ha="center", color=QUIET)
    say(axes, x, 0, year, dy=10, ha="center", color=QUIET)


def _column(axes: Axes, x: float, measures: Sequence[tables.Row]) -> None:
    placed = [{**measure, "row": _row(measure["category"])} for measure in measures]
    shown = tables.grouped((row for row in placed if row["row"] is not None), "row", "direction")
    for (y, direction), alike in sorted(shown.items()):
        tell(axes.plot(x, y, clip_on=False, zorder=3, **MARKS[direction]), _told(alike))
    for y in sorted({_row("coal" if name == RAJIN else name) or 0.0 for name in _spared(measures)}):
        axes.plot(x + 12, y, clip_on=False, zorder=4, **SPARED)


def _told(measures: Sequence[tables.Row]) -> tables.Row:
    """The measures that one mark stands for, as one row."""
    first = measures[0]
    return {
        "date": first["date"],
        "decision": first["decision"],
        "direction": first["direction"],
        "measure": "; ".join(measure["measure_summary"] for measure in measures),
        "source": sources(measures),
    }


def _spared(measures: Sequence[tables.Row]) -> list[str]:
    """Categories of a text that spare the Khasan-Rajin project or coal carried through it."""
    return [
        measure["category"]
        for measure in measures
        if "Rajin" in (measure["exemptions"] or "") or measure["category"] == RAJIN
    ]
