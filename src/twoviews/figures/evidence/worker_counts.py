"""North Koreans at work in Russia: permits, visas, people and entries, each number with who counted it.

Four measures stand in four blocks and no line joins them: a permit, a visa, a person and a border crossing
are different things.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, QUIET, RUSSIA, US, canvas, offer, place, say
from twoviews.wording import dated

ROW, GAP, HEAD, FOOT = 22.0, 12.0, 62.0, 40.0
LEFT, RIGHT, TOP_COUNT = 112.0, 438.0, 47_000.0

# Heading of each block, and its measures with the words that stand in the picture.
BLOCKS: dict[str, dict[str, str]] = {
    "Permits": {
        "workers with valid permits": "valid permits",
        "new workers registered since September 2017": "new registrations",
        "new work permits in 2018": "new permits",
        "new work permits for old contracts": "for old contracts",
    },
    "Visas issued": {
        "work visas issued": "work",
        "tourist visas issued": "tourist",
        "student visas issued": "student",
        "work visas issued in the quarter": "work",
        "tourist visas issued in the quarter": "tourist",
        "student visas issued in the quarter": "student",
    },
    "People present": {
        "workers present": "at work",
        "most workers ever present": "highest ever",
        "workers still present after the deadline": "waiting to leave",
    },
    "Entries over the border": {
        "entries of DPRK nationals": "all purposes",
        "entries of DPRK nationals in the half year": "all purposes",
        "entries of DPRK nationals (first quarter of 2025)": "all purposes",
        "entries for study": "for study",
    },
}
# Words of the estimator, its short name in the picture, and whose number it is. The first match counts.
WHO = (
    ("report to the 1718", "report to the UN", "russia"),
    ("Labour Ministry", "Labour Ministry by WSJ", "russia"),
    ("Interior Ministry via the Wall", "Interior Min. by WSJ", "russia"),
    ("Interior Ministry", "Interior Ministry", "russia"),
    ("ambassador", "ambassador", "russia"),
    ("foreign ministry", "Foreign Ministry", "russia"),
    ("state statistics", "state statistics", "russia"),
    ("FSB", "border service", "russia"),
    ("United States", "United States", "us"),
    ("National Intelligence", "South Korean service", "other"),
    ("Database Center", "NKDB, Seoul", "other"),
    ("UPI", "UPI", "other"),
)
MARKS: dict[str, dict[str, Any]] = {
    "russia": {"marker": RUSSIA.marker, "color": RUSSIA.colour, "ms": 8},
    "us": {"marker": US.marker, "color": US.colour, "ms": 9},
    "other": {"marker": "s", "color": QUIET, "ms": 7},
}
KEY = (("russia", "Russian authorities"), ("us", "United States"), ("other", "others"))
COUNTS = ("count", "count_low", "count_high")
# Where only one end was printed, the mark is an arrow head into the open side.
BOUND = {"high": "<", "low": ">"}


def draw() -> Figure:
    """One row a number: its date, the number on a common scale, who counted what."""
    blocks = {head: _rows(measures) for head, measures in BLOCKS.items()}
    height = HEAD + sum(ROW * (len(rows) + 1) + GAP for rows in blocks.values()) + FOOT
    figure = canvas(height)
    axes = place(figure, LEFT, HEAD, RIGHT, height - FOOT)
    axes.set(xlim=(0, TOP_COUNT), ylim=(height - HEAD - FOOT, 0), yticks=[])
    axes.set_xticks(range(0, 40_001, 10_000), labels=["0", "10,000", "20,000", "30,000", "40,000"])
    axes.spines["left"].set_color(QUIET)
    axes.grid(axis="x")
    _key(axes)
    top = 0.0
    for head, rows in blocks.items():
        say(axes, 0, top + ROW / 2, head, dx=-LEFT + 6, weight="bold")
        for row in rows:
            top += ROW
            _row(axes, row, BLOCKS[head][row["measure"]], top + ROW / 2)
        top += ROW + GAP
    return figure


def _rows(measures: Collection[str]) -> list[tables.Row]:
    """The numbers of these measures; a year stands after its months, and a month after its days."""
    found = [
        row
        for row in tables.rows("workers")
        if row["host_country"] == "Russia"
        and row["measure"] in measures
        and any(row[count] is not None for count in COUNTS)
    ]
    return sorted(found, key=lambda row: f"{row['date']}~")


def _key(axes: Axes) -> None:
    for x, (whose, words) in zip((0, 26_000, 47_000), KEY, strict=True):
        (mark,) = axes.plot(x, 0, clip_on=False, **{**MARKS[whose], "ls": "none"})
        mark.set_transform(axes.transData + Affine2D().translate(8, 44))
        say(axes, x, 0, words, dx=20, dy=44)
    say(axes, 0, 0, "number of permits, visas, people or entries; an arrow head: at most, or at least", dy=18)


def _row(axes: Axes, row: tables.Row, what: str, y: float) -> None:
    end, number = _number(row)
    name, whose = next((name, whose) for words, name, whose in WHO if words in row["estimator"])
    mark = {**MARKS[whose], **({"marker": BOUND[end]} if end else {})}
    axes.hlines(y, 0, number, color=GRID, lw=1.4)
    spot = axes.plot(number, y, clip_on=False, **mark)
    tell(spot, row, "date", "measure", *COUNTS, "estimator")
    if row["measure"] == "workers with valid permits":
        offer(axes, f"valid permits, {row['date']}", "x", (y - 0.5 * ROW, y + 0.5 * ROW))
    say(axes, 0, y, _period(row), dx=-10, ha="right", color=QUIET)
    say(axes, number, y, f"{number:,.0f}", dx=9, color=INK)
    say(axes, TOP_COUNT, y, f"{what}: {name}", dx=8)


def _number(row: tables.Row) -> tuple[str, float]:
    """Which end was printed (nothing for a plain count), and the number."""
    plain, low, high = (row[count] for count in COUNTS)
    if plain is not None:
        return "", plain
    return ("high", high) if low is None else ("low", low)


def _period(row: tables.Row) -> str:
    day, measure = row["date"], row["measure"]
    if "quarter" in measure:
        return f"Jan–Mar {day[:4]}"
    if "half year" in measure:
        return f"Jan–Jun {day[:4]}"
    return dated(day, short=True)
