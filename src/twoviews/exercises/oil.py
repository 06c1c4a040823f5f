"""Exercise 07: the claim of 60 per cent, checked by chronology, by product and place, and by arithmetic."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from twoviews import tables
from twoviews.exercises.reading import Unreadable, named, number, numbers
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, Slip, Verdict, judge, judge_each
from twoviews.models.leakage import supply_for_price_change

TITLE = "Check the 60 per cent in three ways"

PEAK, TROUGH = "2017-11-07", "2017-12-01"
PROVINCE = "Ryanggang province"
RESOLUTION, EARLIER = "S/RES/2397 (2017)", "S/RES/2375 (2017)"
REMAINING = 0.4
REPORTED, REFINED = "reported to the 1718 Committee", "refined petroleum products"
POINT = 0.5


# ── way 1: chronology ────────────────────────────────────────────────────────


@task(
    "per cent, to a whole number",
    idea="Two prices; the fall is measured from the earlier one.",
    step="Keep the rows of diesel, then the one of each date.",
    tool="100 * (high - low) / high, with .item() to take each price out.",
)
def fall_of_diesel(answer: object) -> Verdict:
    """Fall of diesel from 7 November to 1 December 2017, in per cent."""
    diesel, petrol = _surveys("diesel"), _surveys("gasoline")
    expected = _fall(diesel[PEAK], diesel[TROUGH])
    slips = [
        *_slips_of_a_fall(expected),
        Slip(_fall(petrol[PEAK], petrol[TROUGH]), "That is petrol. Take the rows whose product is diesel."),
    ]
    praise = f"Diesel fell by {expected:.0f} per cent. So the number was measured: the question is on what."
    return judge(number(answer), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT)


@task(
    "a whole number of days",
    idea="Two days and their difference, later minus earlier.",
    step='Find the row of votes whose decision is "S/RES/2397 (2017)".',
    tool="(adopted - low_price_day).days, with the column day of the survey.",
)
def days_before(answer: object) -> Verdict:
    """Days from the survey of 1 December to the adoption of resolution 2397."""
    votes = tables.load("unsc_votes").set_index("decision")["date"]
    peak, trough = pd.Timestamp(PEAK), pd.Timestamp(TROUGH)
    expected = (votes[RESOLUTION] - trough).days
    slips = [
        Slip(-expected, "The size is right. Later minus earlier gives a positive number."),
        Slip((votes[RESOLUTION] - peak).days, "That is counted from the peak. Count from the low price."),
        Slip((votes[EARLIER] - trough).days, "That is resolution 2375, of September. Take 2397."),
        Slip(
            (trough - votes[EARLIER]).days,
            "That is resolution 2375, of September, and counted the other way. Take 2397.",
        ),
    ]
    praise = (
        f"The low price was found {expected} days before the resolution. What was shipped after the "
        "resolution cannot have lowered it."
    )
    return judge(number(answer), expected, within=0, slips=slips, praise=praise)


def _surveys(product: str) -> pd.Series:
    """Asia Press's own prices of a product in won a kilogram, by the printed date of the survey."""
    return _asked(product).set_index("date")["price_won_per_kg"]


def _asked(product: str) -> pd.DataFrame:
    prices = tables.load("fuel_prices")
    return prices[(prices["collector"] == "Asia Press") & (prices["product"] == product)]


def _fall(earlier: float, later: float) -> float:
    """How far the later price lies below the earlier one, in per cent."""
    return 100 * (1 - later / earlier)


def _slips_of_a_fall(fall: float) -> list[Slip]:
    return [
        Slip(100 - fall, "That is what was left of the price. The fall is what is missing to 100."),
        Slip(-fall, "The size is right. Asked is how far it fell, so it carries no minus."),
        Slip(
            100 * fall / (100 - fall),
            "That is measured against the later price. A fall starts from the earlier one.",
        ),
    ]


# ── way 2: products and places ───────────────────────────────────────────────


@task(
    "per cent, to a whole number",
    idea="The sum of task 1, for both products.",
    step="Keep the two dates, then make a table with a row a product and a column a date.",
    tool=(
        'two_days.pivot(index="product", columns="date", values="price_won_per_kg"), then one line '
        "with the columns."
    ),
)
def falls_by_product(answer: object) -> Verdict:
    """Fall of each product between the two surveys, in per cent."""
    surveys = {product: _surveys(product) for product in ("diesel", "gasoline")}
    expected = {product: _fall(won[PEAK], won[TROUGH]) for product, won in surveys.items()}
    praise = (
        f"Diesel {expected['diesel']:.0f} per cent, petrol {expected['gasoline']:.0f}, from the same two "
        "surveys. A sentence about petroleum leaves half of the finding out."
    )
    given = named(answer, expected)
    slips = {name: _slips_of_a_fall(fall) for name, fall in expected.items()}
    return judge_each(given, expected, within=POINT, slips=slips.__getitem__, praise=praise, unit=PER_CENT)


@task(
    "per cent, to a whole number",
    idea="One end stays, the low price of 1 December; the start moves.",
    step='Keep the rows of diesel whose place is exactly "Ryanggang province".',
    tool='Of these, those with date < "2017-12-01", in order: 100 * (1 - low / their prices).',
)
def falls_in_one_province(answer: object) -> Verdict:
    """Fall of diesel in Ryanggang from each of its earlier surveys to 1 December, in per cent, by date."""
    rows = _asked("diesel")
    won = rows[rows["place"] == PROVINCE].set_index("date")["price_won_per_kg"].sort_index()
    expected = {str(day): _fall(price, won[TROUGH]) for day, price in won[won.index < TROUGH].items()}
    values = numbers(answer)
    if len(values) != len(expected):
        raise Unreadable(_wrong_count(len(values), len(expected)))
    low, high = min(expected.values()), max(expected.values())
    praise = (
        f"{low:.0f} to {high:.0f} per cent, by the survey from which you start; none of them is 60. "
        "The 60 needs a peak that was found in other places."
    )
    given = dict(zip(expected, values, strict=True))
    slips = {day: _slips_of_a_fall(fall) for day, fall in expected.items()}
    return judge_each(given, expected, within=POINT, slips=slips.__getitem__, praise=praise, unit=PER_CENT)


def _wrong_count(got: int, wanted: int) -> str:
    if got == wanted + 1:
        return f"One number is too many: {wanted} surveys came before 1 December, which is not one of them."
    return (
        f"There are {got} numbers, and {wanted} surveys fit: Asia Press, diesel, place equal to "
        f"{PROVINCE!r}, date before {TROUGH!r}."
    )


# ── way 3: arithmetic ────────────────────────────────────────────────────────


@task(
    "per cent, to a whole number",
    idea="A fall by 60 per cent leaves 0.4 of the price; extra is what exceeds the old supply.",
    step="Ask the library for one elasticity: leakage.supply_for_price_change(-0.15, 0.4).",
    tool=(
        ".map(lambda elasticity: leakage.supply_for_price_change(elasticity, 0.4)) asks for each; "
        "then minus 1, times 100."
    ),
)
def extra_supply(answer: object) -> Verdict:
    """Extra supply in per cent that lowers the price by 60 per cent, at each central short-run elasticity."""
    studies = tables.load("fuel_elasticities").dropna(subset="price_elasticity_central")
    central, long_run = (
        studies[studies["horizon"] == run].set_index("study")["price_elasticity_central"]
        for run in ("short run", "long run")
    )
    expected = {
        str(study): 100 * (supply_for_price_change(elasticity, REMAINING) - 1)
        for study, elasticity in central.items()
    }
    praise = (
        f"{min(expected.values()):.0f} to {max(expected.values()):.0f} per cent more fuel is enough. So the "
        "claim is possible with little oil, and for the same reason the price cannot tell whose oil it was."
    )

    def slips(study: str) -> list[Slip]:
        ratio = 1 + expected[study] / 100
        to_sixty = supply_for_price_change(central[study], 1 - REMAINING)
        return [
            Slip(ratio, "That is the whole supply as a multiple. Extra is what exceeds 1, times 100."),
            Slip(100 * ratio, "That is the whole supply in per cent of the old. Extra is what exceeds 100."),
            Slip(
                100 * (1 - REMAINING) * abs(central[study]),
                "That is 60 times the elasticity, which holds for small changes. Ask the library.",
            ),
            Slip(
                100 * (supply_for_price_change(long_run.get(study, math.nan), REMAINING) - 1),
                "That is the study's long-run estimate. Keep the rows of the short run.",
            ),
            Slip(100 * (to_sixty - 1), "That is a fall to 60 per cent. It falls by 60, so that 0.4 remains."),
        ]

    return judge_each(
        named(answer, expected), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT
    )


@task(
    "per cent, to a whole number",
    idea="Tonnes times barrels a tonne, divided by the cap; the factor gives two ends.",
    step="Add up the tonnes of Russia and of China; leave the row out that holds both.",
    tool=(
        'conversion["product"].str.startswith(("refined", "diesel")) keeps the factors; .min() and '
        ".max() are the ends."
    ),
)
def share_of_the_cap(answer: object) -> Verdict:
    """Reports of Russia and China for 2018 in per cent of the cap, by lowest and highest conversion."""
    reported, together, cap, superseded = _reported_2018()
    tonnes = sum(reported)
    factors = tables.load("petroleum_conversion").set_index("product")["tonnes_to_barrels"]
    fitting = factors[factors.index.str.startswith(("refined products", "diesel"))]
    ends = {"low": fitting.min(), "high": fitting.max(), "gas": factors["liquefied petroleum gas"]}
    share = {end: 100 * tonnes * factor / cap for end, factor in ends.items()}
    slips = _slips_of_a_share(share, reported, together, cap / superseded)
    slips.append(
        Slip(100 * tonnes / cap, "Those are tonnes in per cent of barrels. Turn them into barrels first.")
    )
    del share["gas"]
    values = numbers(answer)
    if len(values) != len(share):
        raise Unreadable("Two numbers are asked for: (low, high).")
    praise = (
        f"{share['low']:.0f} to {share['high']:.0f} per cent: the reports stay below the cap with every "
        "conversion. What was not reported, they cannot show."
    )
    given = dict(zip(share, values, strict=True))
    return judge_each(given, share, within=POINT, slips=slips, praise=praise, unit=PER_CENT)


def _slips_of_a_share(
    share: Mapping[str, float], reported: tuple[float, float], together: float, older: float
) -> list[Slip]:
    """By the share at each end, the tonnes of each supplier and of both, and the cap over an older one."""
    whole = sum(reported)
    times = {
        "You have counted twice: the row 'Russia and China' already holds both.": (whole + together) / whole,
        "That is Russia alone. Add China's tonnes.": reported[0] / whole,
        "That is China alone. Add Russia's tonnes.": reported[1] / whole,
        "That is a share of the superseded cap of 2 million barrels. The cap is 500,000.": older,
    }
    return [
        Slip({"low": share["high"]}, "Put the lower end first; it comes from the smallest factor."),
        Slip({"high": share["low"]}, "Both ends come from the smallest factor. Take the largest here."),
        Slip(
            {"high": share["gas"]}, "11.6 barrels a tonne is liquefied gas. Leave it out, and crude oil too."
        ),
        *(Slip({end: each * by for end, each in share.items()}, hint) for hint, by in times.items()),
    ]


def _reported_2018() -> tuple[tuple[float, float], float, float, float]:
    """Tonnes of Russia and of China, of the row that holds both; the cap and the older cap in barrels."""
    table = tables.load("petroleum_deliveries")
    refined = table[(table["product"] == REFINED) & (table["period_start"] == "2018-01-01")]
    year = refined[(refined["kind"] == REPORTED) & (refined["period_end"] == "2018-12-31")]
    tonnes = year.set_index("supplier")["tonnes"]
    cap, older = (
        float(refined.loc[refined["kind"] == kind, "barrels"].item()) for kind in ("cap", "cap superseded")
    )
    return (float(tonnes["Russia"]), float(tonnes["China"])), float(tonnes["Russia and China"]), cap, older
