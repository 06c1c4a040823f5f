"""Exercise 07: the claim of 60 per cent, checked by chronology, by product and place, and by arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from twoviews import tables
from twoviews.exercises.verdicts import Unreadable, Verdict, judge, judge_each, named, number, numbers
from twoviews.models.leakage import supply_for_price_change

if TYPE_CHECKING:
    from twoviews.exercises.exercise import Check

TITLE = "Check the 60 per cent in three ways"

PEAK, TROUGH = "2017-11-07", "2017-12-01"
PROVINCE = "Ryanggang province"
RESOLUTION, EARLIER = "S/RES/2397 (2017)", "S/RES/2375 (2017)"
REMAINING = 0.4
REPORTED, REFINED = "reported to the 1718 Committee", "refined petroleum products"
POINT = 0.5


# ── way 1: chronology ────────────────────────────────────────────────────────


def fall_of_diesel(answer: object) -> Verdict:
    """Fall of diesel from 7 November to 1 December 2017, in per cent."""
    diesel, petrol = _surveys("diesel"), _surveys("gasoline")
    expected = _fall(diesel[PEAK], diesel[TROUGH])
    slips = {
        **_slips_of_a_fall(expected),
        "That is measured against the later price. A fall starts from the earlier one.": -_fall(
            diesel[TROUGH], diesel[PEAK]
        ),
        "That is petrol. Take the rows whose product is diesel.": _fall(petrol[PEAK], petrol[TROUGH]),
    }
    praise = f"Diesel fell by {expected:.0f} per cent. So the number was measured: the question is on what."
    return judge(number(answer), expected, within=POINT, slips=slips, praise=praise)


def days_before(answer: object) -> Verdict:
    """Days from the survey of 1 December to the adoption of resolution 2397."""
    votes = tables.load("unsc_votes").set_index("decision")["date"]
    peak, trough = pd.Timestamp(PEAK), pd.Timestamp(TROUGH)
    expected = (votes[RESOLUTION] - trough).days
    slips = {
        "The size is right. Later minus earlier gives a positive number.": -expected,
        "That is counted from the peak. Count from the low price.": (votes[RESOLUTION] - peak).days,
        "That is resolution 2375, of September. Take 2397.": (votes[EARLIER] - trough).days,
        "That is resolution 2375, of September, and counted the other way. Take 2397.": (
            trough - votes[EARLIER]
        ).days,
    }
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


def _slips_of_a_fall(fall: float) -> dict[str, float]:
    return {
        "That is what was left of the price. The fall is what is missing to 100.": 100 - fall,
        "That is a share of 1. Per cent are a hundred times as much.": fall / 100,
        "The size is right. Asked is how far it fell, so it carries no minus.": -fall,
    }


# ── way 2: products and places ───────────────────────────────────────────────


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
    return judge_each(given, expected, within=POINT, slips=slips.__getitem__, praise=praise)


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
    return judge_each(given, expected, within=POINT, slips=slips.__getitem__, praise=praise)


def _wrong_count(got: int, wanted: int) -> str:
    if got == wanted + 1:
        return f"One number is too many: {wanted} surveys came before 1 December, which is not one of them."
    return (
        f"There are {got} numbers, and {wanted} surveys fit: Asia Press, diesel, place equal to "
        f"{PROVINCE!r}, date before {TROUGH!r}."
    )


# ── way 3: arithmetic ────────────────────────────────────────────────────────


def extra_supply(answer: object) -> Verdict:
    """Extra supply in per cent that lowers the price by 60 per cent, at each central short-run elasticity."""
    studies = tables.load("fuel_elasticities").dropna(subset="price_elasticity_central")
    central = studies[studies["horizon"] == "short run"].set_index("study")["price_elasticity_central"]
    expected = {
        str(study): 100 * (supply_for_price_change(elasticity, REMAINING) - 1)
        for study, elasticity in central.items()
    }
    praise = (
        f"{min(expected.values()):.0f} to {max(expected.values()):.0f} per cent more fuel is enough. So the "
        "claim is possible with little oil, and for the same reason the price cannot tell whose oil it was."
    )

    def slips(study: str) -> dict[str, float]:
        ratio = 1 + expected[study] / 100
        to_sixty = supply_for_price_change(central[study], 1 - REMAINING)
        return {
            "That is the whole supply as a multiple. Extra is what exceeds 1, times 100.": ratio,
            "That is the whole supply in per cent of the old. Extra is what exceeds 100.": 100 * ratio,
            "That is a share of 1. Per cent are a hundred times as much.": ratio - 1,
            "That is a fall to 60 per cent. It falls by 60, so that 0.4 remains.": 100 * (to_sixty - 1),
        }

    return judge_each(named(answer, expected), expected, within=POINT, slips=slips, praise=praise)


def share_of_the_cap(answer: object) -> Verdict:
    """Reports of Russia and China for 2018 in per cent of the cap, by lowest and highest conversion."""
    tonnes, together, cap = _reported_2018()
    factors = tables.load("petroleum_conversion").set_index("product")["tonnes_to_barrels"]
    fitting = factors[factors.index.str.startswith(("refined products", "diesel"))]
    ends = {"low": fitting.min(), "high": fitting.max(), "gas": factors["liquefied petroleum gas"]}
    share = {end: 100 * tonnes * factor / cap for end, factor in ends.items()}
    slips = _slips_of_a_share(share, twice=(tonnes + together) / tonnes)
    del share["gas"]
    values = numbers(answer)
    if len(values) != len(share):
        raise Unreadable("Two numbers are asked for: (low, high).")
    praise = (
        f"{share['low']:.0f} to {share['high']:.0f} per cent: the reports stay below the cap with every "
        "conversion. What was not reported, they cannot show."
    )
    given = dict(zip(share, values, strict=True))
    return judge_each(given, share, within=POINT, slips=slips.__getitem__, praise=praise)


def _slips_of_a_share(share: Mapping[str, float], twice: float) -> dict[str, dict[str, float]]:
    other = {
        "low": {"Put the lower end first; it comes from the smallest factor.": share["high"]},
        "high": {
            "Both ends come from the smallest factor. Take the largest here.": share["low"],
            "11.6 barrels a tonne is liquefied gas. Leave it out, and crude oil too.": share["gas"],
        },
    }
    either = {
        "You have counted twice: the row 'Russia and China' already holds both.": twice,
        "That is a share of 1. Per cent are a hundred times as much.": 1 / 100,
    }
    return {
        end: hints | {hint: share[end] * times for hint, times in either.items()}
        for end, hints in other.items()
    }


def _reported_2018() -> tuple[float, float, float]:
    """Tonnes of Russia and China by their own rows, tonnes of the row that holds both, cap in barrels."""
    table = tables.load("petroleum_deliveries")
    refined = table[(table["product"] == REFINED) & (table["period_start"] == "2018-01-01")]
    year = refined[(refined["kind"] == REPORTED) & (refined["period_end"] == "2018-12-31")]
    tonnes = year.set_index("supplier")["tonnes"]
    cap = refined.loc[refined["kind"] == "cap", "barrels"].item()
    return float(tonnes["Russia"] + tonnes["China"]), float(tonnes["Russia and China"]), float(cap)


TASKS: Mapping[str, Check] = {
    "task-1": fall_of_diesel,
    "task-2": days_before,
    "task-3": falls_by_product,
    "task-4": falls_in_one_province,
    "task-5": extra_supply,
    "task-6": share_of_the_cap,
}

SOURCES = (
    "ramani2018",
    "asiapress_prices2017",
    "asiapress2017oct",
    "asiapress2017oct25",
    "asiapress2017dec1",
    "asiapress2017dec29",
    "unlist1718",
    "thompsonhine2375",
    "dahldedd",
    "brons2008",
    "hughes2008",
    "hankyung2019oil_apr",
    "koreaherald2020oil",
    "un1718petroleum",
    "worldoil2019advisory",
    "abc2017reuters",
    "dailysabah2018denial",
)
