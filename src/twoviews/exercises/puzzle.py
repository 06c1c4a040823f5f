"""Exercise 01: the votes counted, the trade drawn, and the one set beside the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from twoviews import tables
from twoviews.exercises.verdicts import Unreadable, Verdict, judge, judge_each, named, number
from twoviews.figures import sketch

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from twoviews.exercises.exercise import Check

TITLE = "Count the votes, draw the trade"

VOTERS = {"Russia": "russia_vote", "China": "china_vote", "United States": "us_vote"}
DAYS_A_YEAR = 365.25
DISPUTED, SHARED = 2013, 2016
PARTNERS = ("Russia", "China")
FIRST, LAST = 2006, 2024
TOTAL = "total_usd_million"
TENTH = 0.1
SHARE = "That is a share of 1. Per cent are a hundred times as much."
DOTS = 'axes.plot(years, totals, marker="o", linestyle="")'


# ── part 1: the votes ────────────────────────────────────────────────────────


def yes_votes(answer: object) -> Verdict:
    """How often each of three permanent members voted yes, on sanctions and on the Panel together."""
    votes = tables.load("unsc_votes")
    held = votes.dropna(subset="russia_vote")
    sanctions = votes[votes["kind"].str.startswith("sanctions")]
    expected = {name: _count(votes, column, "yes") for name, column in VOTERS.items()}
    split = held[(held[list(VOTERS.values())] != "yes").any(axis=1)]["date"].min()

    def slips(name: str) -> dict[str, float]:
        column = VOTERS[name]
        return {
            "That counts every row. Where no vote was held the cell is empty: count those that say yes.": len(
                votes
            ),
            "That counts every vote that was held. Count those that say yes.": len(held),
            "That is without the renewals of the Panel. Count all the rows.": _count(
                sanctions, column, "yes"
            ),
            'Those are not the yeses. Compare the column with "yes".': len(held) - expected[name],
            "An abstention lets a text pass, but it is no yes.": expected[name]
            + _count(votes, column, "abstain"),
        }

    praise = (
        f"Of {len(held)} votes Russia said yes in {expected['Russia']:.0f}, China in "
        f"{expected['China']:.0f} and the United States in {expected['United States']:.0f}. The three parted "
        f"for the first time in {split:%B %Y}."
    )
    return judge_each(named(answer, expected), expected, within=0, slips=slips, praise=praise)


def _count(votes: pd.DataFrame, column: str, vote: str) -> float:
    return float((votes[column] == vote).sum())


def years_between(answer: object) -> Verdict:
    """Years from Russia's last yes to a text that imposes sanctions to its first no."""
    votes = tables.load("unsc_votes")
    sanctions = votes[votes["kind"].str.startswith("sanctions")]
    first, last = (edge(_dates(sanctions, "yes")) for edge in (min, max))
    refused = min(_dates(sanctions, "no"))
    expected = (refused - last).days / DAYS_A_YEAR
    renewed = [day for day in _dates(votes, "yes") if last < day < refused]
    slips = {
        "Those are days. Divide by 365.25, the days of a year.": expected * DAYS_A_YEAR,
        "Those are months. Divide the days by 365.25 instead.": expected * 12,
        "That takes the numbers of the years alone. Subtract the dates.": refused.year - last.year,
        "That begins at the first yes. Take the last one: .max().": (refused - first).days / DAYS_A_YEAR,
        "That begins at a renewal of the Panel. Look among the sanctions only.": (
            refused - max(renewed, default=last)
        ).days
        / DAYS_A_YEAR,
        "The size is right. Later minus earlier gives a positive number.": -expected,
    }
    praise = (
        f"{expected:.1f} years, from {last:%B %Y} to {refused:%B %Y}. In between the table has "
        f"{len(renewed)} renewals of the Panel with a Russian yes, and no vote on new sanctions."
    )
    return judge(number(answer), expected, within=0.02, slips=slips, praise=praise)


def _dates(votes: pd.DataFrame, vote: str) -> list[pd.Timestamp]:
    return list(votes.loc[votes["russia_vote"] == vote, "date"])


# ── part 2: the trade ────────────────────────────────────────────────────────


def gap_between_sources(answer: object) -> Verdict:
    """How far the highest total for Russia in 2013 lies above the lowest, in per cent."""
    trade = _trade("Russia")
    rows = trade[trade["year"] == DISPUTED]
    low, *others = sorted(rows[TOTAL].dropna())
    high, chosen = others[-1], rows.loc[rows["preferred"], TOTAL].item()
    expected = 100 * (high - low) / low
    slips = {
        SHARE: expected / 100,
        "That is the gap in million dollars. Divide it by the lowest and multiply by 100.": high - low,
        "That measures from the highest. Divide the gap by the lowest.": 100 * (high - low) / high,
        "That measures from the preferred row. Divide the gap by the lowest.": 100 * (high - low) / chosen,
        "The lowest is left out. Its note is a good reason to; here all the rows are asked for.": 100
        * (high / others[0] - 1),
        "That is the highest in per cent of the lowest. What lies above is what exceeds 100.": 100
        * high
        / low,
        "The size is right. High minus low gives a positive number.": -expected,
    }
    praise = (
        f"{expected:.0f} per cent, for one year and one border. A change of that size between two years "
        "may be nothing but a change of source."
    )
    return judge(number(answer), expected, within=TENTH, slips=slips, praise=praise)


def shares(answer: object) -> Verdict:
    """Russia's and China's part of the recorded trade of 2016, in per cent, by the preferred rows."""
    trade = tables.load("dprk_trade")
    rows = trade[trade["year"] == SHARED]
    chosen = rows[rows["preferred"]].set_index("partner")[TOTAL]
    others = rows[~rows["preferred"]].groupby("partner")[TOTAL].max()
    expected = {partner: 100 * float(chosen[partner] / chosen["World"]) for partner in PARTNERS}
    turned = dict(zip(PARTNERS, reversed(expected.values()), strict=True))

    def slips(partner: str) -> dict[str, float]:
        return {
            SHARE: expected[partner] / 100,
            "The two are exchanged.": turned[partner],
            "That divides by Russia and China together. Divide by the row World.": 100
            * float(chosen[partner] / chosen[list(PARTNERS)].sum()),
            "That is the row of another source. Take the preferred one.": 100
            * float(others[partner] / chosen["World"]),
            "That divides by the sum of all rows. The row World holds all partners but the South.": 100
            * float(chosen[partner] / chosen.sum()),
            "That is World divided by the partner. Turn it round.": 100
            * float(chosen["World"] / chosen[partner]),
        }

    praise = (
        f"Russia {expected['Russia']:.1f} per cent, China {expected['China']:.1f}. Whatever Moscow did with "
        "its open trade, almost all that the North traded in the open crossed another border."
    )
    return judge_each(named(answer, expected), expected, within=TENTH, slips=slips, praise=praise)


def drawing(answer: object) -> Verdict:
    """A figure with one dot a year, 2006 to 2024, and no stroke from one source to another."""
    figure = sketch.figure_of(answer)
    if figure is None:
        raise Unreadable("A figure is asked for: hand in the name that you gave to Figure().")
    rows = _preferred()
    if fault := next(_faults(figure, rows), None):
        return Verdict(False, fault)
    praise = (
        f"{len(rows)} dots from {rows['who'].nunique()} sources, and no line that makes them look like one. "
        "What happens between two dots of two sources, nobody has measured."
    )
    return Verdict(True, praise)


def _faults(figure: Figure, rows: pd.DataFrame) -> Iterator[str]:
    """What a careful reader would say about the drawing, the worst first."""
    lines = sketch.lines(figure)
    drawn = [point for line in lines for point in line.points]
    if not drawn:
        yield f"There are no dots in it yet. {DOTS} draws them."
    for year, total in drawn:
        if year not in rows.index:
            yield f"There is a dot at {year:g}. Asked are the years {FIRST} to {LAST}."
        elif not abs(total - rows[TOTAL][year]) <= TENTH:
            yield (
                f"The dot of {year:.0f} stands at {total:g}, and the preferred row has "
                f"{rows[TOTAL][year]:g}. Keep the rows in which preferred is True."
            )
    if missing := sorted(set(rows.index) - {year for year, _ in drawn}):
        yield f"There is no dot for {', '.join(map(str, missing))}."
    for one, other in (pair for line in lines if line.joined for pair in _leaps(line, rows)):
        yield (
            f"A line joins {one} ({rows['who'][one]}) and {other} ({rows['who'][other]}), as if somebody "
            f'had counted both alike, year by year. Draw dots alone: linestyle="".'
        )
    if not any(axes.get_ylabel() for axes in figure.axes):
        yield "Say at the upright axis what is counted, and in which unit: axes.set_ylabel(...)."


def _leaps(line: sketch.Line, rows: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Pairs of years that a stroke joins although they are no neighbours of one source."""
    for (one, _), (other, _) in pairwise(line.points):
        if abs(other - one) != 1 or rows["who"][one] != rows["who"][other]:
            yield int(one), int(other)


def _trade(partner: str) -> pd.DataFrame:
    trade = tables.load("dprk_trade")
    return trade[trade["partner"] == partner]


def _preferred() -> pd.DataFrame:
    """Russia's preferred rows by year; `who` is who counted, whoever passed the number on."""
    trade = _trade("Russia")
    rows = trade[trade["preferred"] & trade["year"].between(FIRST, LAST)].set_index("year")
    return rows.assign(who=rows["series"].str.split(" via ").str[0])


# ── part 3: the one beside the other ─────────────────────────────────────────


def changes_after_votes(answer: object) -> Verdict:
    """Change of the trade to the year after each year with a Russian yes to sanctions, in per cent."""
    votes = tables.load("unsc_votes")
    sanctions = votes[votes["kind"].str.startswith("sanctions")]
    years = sorted({day.year for day in _dates(sanctions, "yes")})
    total = _trade("Russia").query("preferred").set_index("year")[TOTAL]
    expected = {str(year): _change(total[year], total[year + 1]) for year in years}

    def slips(name: str) -> dict[str, float]:
        year = int(name)
        return {
            SHARE: expected[name] / 100,
            "That is the change from the year before. Go on to the year after.": _change(
                total[year - 1], total[year]
            ),
            "That is what was left. The change is what differs from 100.": 100 + expected[name],
            "That is the gap in million dollars. Divide it by the earlier year and multiply by 100.": total[
                year + 1
            ]
            - total[year],
            "That is measured from the later year. A change starts from the earlier one.": -_change(
                total[year + 1], total[year]
            ),
            "The size is right, the sign is turned: later minus earlier.": -expected[name],
        }

    falls = sum(change < 0 for change in expected.values())
    deepest = min(expected, key=expected.__getitem__)
    praise = (
        f"{falls} times the trade fell in the year after, {len(expected) - falls} times it rose. The deepest "
        f"fall, by {-expected[deepest]:.0f} per cent, follows the votes of {deepest}."
    )
    return judge_each(named(answer, expected), expected, within=TENTH, slips=slips, praise=praise)


def _change(earlier: float, later: float) -> float:
    return 100 * float(later - earlier) / float(earlier)


TASKS: Mapping[str, Check] = {
    "task-1": yes_votes,
    "task-2": years_between,
    "task-3": gap_between_sources,
    "task-4": shares,
    "task-5": drawing,
    "task-6": changes_after_votes,
}

SOURCES = (
    "reuters2019draft",
    "mid2017r2375",
    "unaudio2017r2397",
    "unpress2022veto",
    "cowtrade4",
    "rfa2015rutrade",
    "reuters2014rouble",
    "rfa2018rutrade",
    "kbs2017kotra",
    "nknews2025rutrade",
    "rambler2019trade",
    "tass2021rutrade",
    "voa2011rutrade",
    "unsc14841",
    "unsc15240",
    "pjmedia2018haley",
)
