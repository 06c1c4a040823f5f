"""Exercise 01: the votes counted, the trade drawn, and the one set beside the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from twoviews import tables
from twoviews.exercises.drawing import Drawing, Mark
from twoviews.exercises.drawing import read as drawing_of
from twoviews.exercises.reading import named, number
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, Slip, Verdict, judge, judge_each

TITLE = "Count the votes, draw the trade"

VOTERS = {"Russia": "russia_vote", "China": "china_vote", "United States": "us_vote"}
DAYS_A_YEAR = 365.25
DISPUTED, SHARED = 2013, 2016
PARTNERS = ("Russia", "China")
FIRST, LAST = 2006, 2024
TOTAL = "total_usd_million"
TENTH, HUNDREDTH = 0.1, 0.0051
DOTS = 'axes.plot(years, totals, marker="o", linestyle="")'


# ── part 1: the votes ────────────────────────────────────────────────────────


@task(
    "a whole number for each",
    idea='A yes is one row in which the column says "yes". Ask every row, then count.',
    step='Begin with one column: votes["russia_vote"] == "yes" is True or False for each row.',
    tool=('(votes["russia_vote"] == "yes").sum() counts the Trues; the other two columns go the same way.'),
)
def yes_votes(answer: object) -> Verdict:
    """How often each of three permanent members voted yes, on sanctions and on the Panel together."""
    votes = tables.load("unsc_votes")
    held = votes.dropna(subset="russia_vote")
    sanctions = votes[votes["kind"].str.startswith("sanctions")]
    expected = {name: _count(votes, column, "yes") for name, column in VOTERS.items()}
    split = held[(held[list(VOTERS.values())] != "yes").any(axis=1)]["date"].min()

    def slips(name: str) -> list[Slip]:
        column = VOTERS[name]
        return [
            Slip(
                len(votes),
                "That counts every row. Where no vote was held the cell is empty: count those that say yes.",
            ),
            Slip(len(held), "That counts every vote that was held. Count those that say yes."),
            Slip(
                _count(sanctions, column, "yes"),
                "That is without the renewals of the Panel. Count all the rows.",
            ),
            Slip(len(held) - expected[name], 'Those are not the yeses. Compare the column with "yes".'),
            Slip(
                expected[name] + _count(votes, column, "abstain"),
                "An abstention lets a text pass, but it is no yes.",
            ),
        ]

    praise = (
        f"Of {len(held)} votes Russia said yes in {expected['Russia']:.0f}, China in "
        f"{expected['China']:.0f} and the United States in {expected['United States']:.0f}. The three parted "
        f"for the first time in {split:%B %Y}."
    )
    return judge_each(named(answer, expected), expected, within=0, slips=slips, praise=praise)


def _count(votes: pd.DataFrame, column: str, vote: str) -> float:
    return float((votes[column] == vote).sum())


@task(
    "years, to a hundredth",
    idea="Two dates and their difference: the last yes and the first no.",
    step='Keep the rows of sanctions in which russia_vote is "yes", and look at their column date.',
    tool=".max() is the last date, .min() the first; (later - earlier).days / 365.25 gives years.",
)
def years_between(answer: object) -> Verdict:
    """Years from Russia's last yes to a text that imposes sanctions to its first no."""
    votes = tables.load("unsc_votes")
    sanctions = votes[votes["kind"].str.startswith("sanctions")]
    first, last = (edge(_dates(sanctions, "yes")) for edge in (min, max))
    refused = min(_dates(sanctions, "no"))
    expected = (refused - last).days / DAYS_A_YEAR
    renewed = [day for day in _dates(votes, "yes") if last < day < refused]
    slips = [
        Slip(expected * DAYS_A_YEAR, "Those are days. Divide by 365.25, the days of a year."),
        Slip(expected * 12, "Those are months. Divide the days by 365.25 instead."),
        Slip(refused.year - last.year, "That takes the numbers of the years alone. Subtract the dates."),
        Slip(
            (refused - first).days / DAYS_A_YEAR, "That begins at the first yes. Take the last one: .max()."
        ),
        Slip(
            (refused - max(renewed, default=last)).days / DAYS_A_YEAR,
            "That begins at a renewal of the Panel. Look among the sanctions only.",
        ),
        Slip(-expected, "The size is right. Later minus earlier gives a positive number."),
    ]
    praise = (
        f"{expected:.1f} years, from {last:%B %Y} to {refused:%B %Y}. In between the table has "
        f"{len(renewed)} renewals of the Panel with a Russian yes, and no vote on new sanctions."
    )
    return judge(number(answer), expected, within=0.02, slips=slips, praise=praise)


def _dates(votes: pd.DataFrame, vote: str) -> list[pd.Timestamp]:
    return list(votes.loc[votes["russia_vote"] == vote, "date"])


# ── part 2: the trade ────────────────────────────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="The gap between two counts, measured by the smaller one.",
    step="Find the largest and the smallest total of russia_2013.",
    tool="100 * (highest - lowest) / lowest, with .max() and .min().",
)
def gap_between_sources(answer: object) -> Verdict:
    """How far the highest total for Russia in 2013 lies above the lowest, in per cent."""
    trade = _trade("Russia")
    rows = trade[trade["year"] == DISPUTED]
    low, *others = sorted(rows[TOTAL].dropna())
    high, chosen = others[-1], rows.loc[rows["preferred"], TOTAL].item()
    expected = 100 * (high - low) / low
    slips = [
        Slip(high - low, "That is the gap in million dollars. Divide it by the lowest and multiply by 100."),
        Slip(100 * (high - low) / high, "That measures from the highest. Divide the gap by the lowest."),
        Slip(
            100 * (high - low) / chosen, "That measures from the preferred row. Divide the gap by the lowest."
        ),
        Slip(
            100 * (high / others[0] - 1),
            "The lowest is left out. Its note is a good reason to; here all the rows are asked for.",
        ),
        Slip(
            100 * high / low,
            "That is the highest in per cent of the lowest. What lies above is what exceeds 100.",
        ),
        Slip(-expected, "The size is right. High minus low gives a positive number."),
    ]
    praise = (
        f"{expected:.0f} per cent, for one year and one border. A change of that size between two years "
        "may be nothing but a change of source."
    )
    return judge(number(answer), expected, within=TENTH, slips=slips, praise=praise, unit=PER_CENT)


@task(
    "per cent, to a tenth",
    idea="A part divided by the whole, times 100. The whole is the row World.",
    step="Take one partner's row of trade_2016 and its total, as was done for World.",
    tool='100 * trade_2016[trade_2016["partner"] == "Russia"]["total_usd_million"].item() / world',
)
def shares(answer: object) -> Verdict:
    """Russia's and China's part of the recorded trade of 2016, in per cent, by the preferred rows."""
    trade = tables.load("dprk_trade")
    rows = trade[trade["year"] == SHARED]
    chosen = rows[rows["preferred"]].set_index("partner")[TOTAL]
    others = rows[~rows["preferred"]].groupby("partner")[TOTAL].max()
    expected = {partner: 100 * float(chosen[partner] / chosen["World"]) for partner in PARTNERS}
    turned = dict(zip(PARTNERS, reversed(expected.values()), strict=True))

    def slips(partner: str) -> list[Slip]:
        return [
            Slip(turned[partner], "The two are exchanged."),
            Slip(
                100 * float(chosen[partner] / chosen[list(PARTNERS)].sum()),
                "That divides by Russia and China together. Divide by the row World.",
            ),
            Slip(
                100 * float(others[partner] / chosen["World"]),
                "That is the row of another source. Take the preferred one.",
            ),
            Slip(
                100 * float(chosen[partner] / chosen.sum()),
                "That divides by the sum of all rows. The row World holds all partners but the South.",
            ),
            Slip(
                100 * float(chosen["World"] / chosen[partner]),
                "That is World divided by the partner. Turn it round.",
            ),
        ]

    praise = (
        f"Russia {expected['Russia']:.1f} per cent, China {expected['China']:.1f}. Whatever Moscow did with "
        "its open trade, almost all that the North traded in the open crossed another border."
    )
    return judge_each(
        named(answer, expected), expected, within=HUNDREDTH, slips=slips, praise=praise, unit=PER_CENT
    )


@task(
    "a figure with one dot a year, and a unit at the upright axis",
    idea="The picture of Japan with other rows, and without the line.",
    step="Copy the lines for Japan, name the sheet figure, and put preferred in the place of japan.",
    tool=(
        'axes.plot(preferred["year"], preferred["total_usd_million"], marker="o", linestyle=""), '
        "then axes.set_ylabel(...)."
    ),
)
def drawing(answer: object) -> Verdict:
    """A figure with one dot a year, 2006 to 2024, and no stroke from one source to another."""
    drawn = drawing_of(answer)
    rows = _preferred()
    if fault := next(_faults(drawn, rows), None):
        return Verdict(False, fault)
    praise = (
        f"{len(rows)} dots from {rows['who'].nunique()} sources, and no line that makes them look like one. "
        "What happens between two dots of two sources, nobody has measured."
    )
    return Verdict(True, praise)


def _faults(drawn: Drawing, rows: pd.DataFrame) -> Iterator[str]:
    """What a careful reader would say about the drawing, the worst first."""
    yield from drawn.wrong_kind("dots", DOTS)
    marks = [mark for mark in drawn.marks if not _upright(mark)]
    points = [point for mark in marks for point in mark.points]
    if not points:
        yield from drawn.empty("dots", DOTS)
        yield f"There are only upright lines in it yet. {DOTS} draws the dots."
    for year, total in points:
        if year not in rows.index:
            yield f"There is a dot at {year:g}. Asked are the years {FIRST} to {LAST}."
        elif not abs(total - rows[TOTAL][year]) <= TENTH:
            if year in rows.index and abs(1000 * total - rows[TOTAL][year]) <= TENTH:
                yield "Those are billions. Draw millions of dollars, as the table has them."
            yield (
                f"The dot of {year:.0f} stands at {total:g}, and the preferred row has "
                f"{rows[TOTAL][year]:g}. Keep the rows in which preferred is True."
            )
    if missing := sorted(set(rows.index) - {year for year, _ in points}):
        yield f"There is no dot for {', '.join(map(str, missing))}."
    for one, other in (pair for mark in marks if mark.joined for pair in _leaps(mark, rows)):
        yield (
            f"A line joins {one} ({rows['who'][one]}) and {other} ({rows['who'][other]}), as if somebody "
            f'had counted both alike, year by year. Draw dots alone: linestyle="".'
        )
    yield from drawn.unnamed(
        ("dollar", "usd", "$", "million"),
        "Say at the upright axis what is counted, and in which unit: axes.set_ylabel(...).",
    )


def _upright(mark: Mark) -> bool:
    """Whether it is a line drawn by hand where axvline would do."""
    return mark.joined and len(mark.points) > 1 and len({year for year, _ in mark.points}) == 1


def _leaps(mark: Mark, rows: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Pairs of years that a stroke joins although they are no neighbours of one source."""
    for (one, _), (other, _) in pairwise(mark.points):
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


@task(
    "per cent, to a tenth, with a minus for a fall",
    idea="A change starts from the earlier year: the difference, divided by the earlier one.",
    step="Do it for 2017 alone: by_year[2018] and by_year[2017].",
    tool=(
        "{year: 100 * (by_year[year + 1] - by_year[year]) / by_year[year] for year in (2006, 2009, "
        "2013, 2016, 2017)}"
    ),
)
def changes_after_votes(answer: object) -> Verdict:
    """Change of the trade to the year after each year with a Russian yes to sanctions, in per cent."""
    votes = tables.load("unsc_votes")
    sanctions = votes[votes["kind"].str.startswith("sanctions")]
    years = sorted({day.year for day in _dates(sanctions, "yes")})
    total = _trade("Russia").query("preferred").set_index("year")[TOTAL]
    expected = {str(year): _change(total[year], total[year + 1]) for year in years}

    def slips(name: str) -> list[Slip]:
        year = int(name)
        return [
            Slip(
                _change(total[year - 1], total[year]),
                "That is the change from the year before. Go on to the year after.",
            ),
            Slip(100 + expected[name], "That is what was left. The change is what differs from 100."),
            Slip(
                total[year + 1] - total[year],
                "That is the gap in million dollars. Divide it by the earlier year and multiply by 100.",
            ),
            Slip(
                -_change(total[year + 1], total[year]),
                "That is measured from the later year. A change starts from the earlier one.",
            ),
            Slip(-expected[name], "The size is right, the sign is turned: later minus earlier."),
        ]

    falls = sum(change < 0 for change in expected.values())
    deepest = min(expected, key=expected.__getitem__)
    praise = (
        f"{falls} times the trade fell in the year after, {len(expected) - falls} times it rose. The deepest "
        f"fall, by {-expected[deepest]:.0f} per cent, follows the votes of {deepest}."
    )
    return judge_each(
        named(answer, expected), expected, within=TENTH, slips=slips, praise=praise, unit=PER_CENT
    )


def _change(earlier: float, later: float) -> float:
    return 100 * float(later - earlier) / float(earlier)
