"""Exercise 02: the famous third counted again, then the same cases under other definitions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from twoviews import tables
from twoviews.exercises.verdicts import Verdict, judge, judge_each, named, number
from twoviews.figures.outcomes import gsdb, ties
from twoviews.models.success import HSE_THRESHOLD, Least, Rate, judged, pooled, weighted

if TYPE_CHECKING:
    import pandas as pd

    from twoviews.exercises.exercise import Check

TITLE = "Count the famous third again"

POINT = 0.1
THRESHOLDS = (4, 6, 9, 12, 16)
PATHS = ("threat only, never imposed", "threat, then imposed", "imposed without threat")
MARKS = {"coerce": 10, "constrain": 28, "signal": 27}
JUDGES = {"coercion alone": (1, 0, 0), "all three alike": (1, 1, 1), "constrain and signal": (0, 1, 1)}
SHARE = "That is a share of 1. Per cent are a hundred times as much."


# ── the grid ─────────────────────────────────────────────────────────────────


def famous_third(answer: object) -> Verdict:
    """Rate of success at a score of 9 or more, imposed sanctions, in per cent."""
    grid = tables.load("eusanct_score_grid")
    expected = _share(grid, HSE_THRESHOLD)
    slips = {
        SHARE: expected / 100,
        "That is a score above 9. The threshold itself counts: write >=.": _share(grid, HSE_THRESHOLD + 1),
        "These are all cases, threats included. Take the column imposed_cases_n.": _share(
            grid, HSE_THRESHOLD, "all_cases_n"
        ),
        "That counts rows of the grid. Add up the cases in them.": 100
        * float((grid["hse_score"] >= HSE_THRESHOLD).mean()),
        "That is the number of successes. Divide it by all imposed cases.": _successes(grid, HSE_THRESHOLD),
    }
    praise = (
        f"{_successes(grid, HSE_THRESHOLD):.0f} of {grid['imposed_cases_n'].sum()} cases, {expected:.1f} per "
        "cent. The third of the famous book comes back in cases that its authors never saw."
    )
    return judge(number(answer), expected, within=POINT, slips=slips, praise=praise)


def other_thresholds(answer: object) -> Verdict:
    """Rate at each of five thresholds, imposed sanctions, in per cent."""
    grid = tables.load("eusanct_score_grid")
    expected = {str(threshold): _share(grid, threshold) for threshold in THRESHOLDS}

    def slips(threshold: str) -> dict[str, float]:
        return {
            SHARE: expected[threshold] / 100,
            "That is the share below the threshold. Successes reach it.": 100 - expected[threshold],
            "The threshold itself counts: write >=, not >.": _share(grid, int(threshold) + 1),
        }

    praise = (
        f"From {expected['4']:.0f} down to {expected['16']:.0f} per cent, and not one case has changed. "
        "Whoever quotes a rate quotes a threshold, whether they say so or not."
    )
    return judge_each(named(answer, expected), expected, within=POINT, slips=slips, praise=praise)


def _share(grid: pd.DataFrame, threshold: int, column: str = "imposed_cases_n") -> float:
    return 100 * _successes(grid, threshold, column) / float(grid[column].sum())


def _successes(grid: pd.DataFrame, threshold: int, column: str = "imposed_cases_n") -> float:
    return float(grid.loc[grid["hse_score"] >= threshold, column].sum())


# ── three other definitions ──────────────────────────────────────────────────


def other_definitions(answer: object) -> Verdict:
    """Gave way (EUSANCT), gave way or settled (TIES, coded), reached in part (GSDB, ended), in per cent."""
    rates = _definitions()
    expected = {name: float(rate.percent) for name, (rate, _) in rates.items()}

    def slips(name: str) -> dict[str, float]:
        return {SHARE: expected[name] / 100} | rates[name][1]

    praise = (
        f"{expected['gave way']:.1f}, {expected['gave way or settled']:.1f} and "
        f"{expected['reached at least in part']:.1f} per cent. Three honest definitions, and none of them "
        "gives the third with which you began."
    )
    return judge_each(named(answer, expected), expected, within=POINT, slips=slips, praise=praise)


def _definitions() -> dict[str, tuple[Rate, dict[str, float]]]:
    """Each rate, and what well-known slips make of it."""
    eusanct = tables.load("eusanct_outcome_summary").iloc[0]
    imposed = ties(tables.load("ties_impositions_summary").iloc[0])
    pairs = gsdb(tables.load("gsdb_r4_outcome_summary").iloc[0])
    gave_way = Rate(eusanct["imposed_target_gave_way_n"], eusanct["imposed_n"])
    settled, reached = judged(imposed, Least.SETTLEMENT), judged(pairs, Least.PARTIAL)
    return {
        "gave way": (
            gave_way,
            {
                "These are all cases, threats included. Take the imposed ones.": 100
                * float(eusanct["target_gave_way_n"] / eusanct["cases_n"])
            },
        ),
        "gave way or settled": (
            settled,
            {
                "The impositions without a coded outcome are still in the denominator.": float(
                    judged(imposed, Least.SETTLEMENT, unknown_fails=True).percent
                ),
                "The settlements are missing among the successes.": float(judged(imposed).percent),
            },
        ),
        "reached at least in part": (
            reached,
            {
                "The pairs that still go on are in the denominator. Divide by the ended ones.": float(
                    judged(pairs, unknown_fails=True).percent
                ),
                "That is only what was reached in full. Add the partial ones.": float(
                    judged(pairs, Least.FULL).percent
                ),
                "The settlements are in it. They are not asked for here.": float(
                    judged(pairs, Least.SETTLEMENT).percent
                ),
            },
        ),
    }


# ── who is in the sample, and who is not over ────────────────────────────────


def threats_put_back(answer: object) -> Verdict:
    """Rate over all three paths of EUSANCT together, in per cent."""
    paths = tables.load("eusanct_outcome_summary").set_index("category").loc[list(PATHS)]
    rates = [Rate(row["target_gave_way_n"], row["cases_n"]) for _, row in paths.iterrows()]
    expected = float(pooled(*rates).percent)
    slips = {
        SHARE: expected / 100,
        "That is the mean of three rates. The paths differ in size: add the counts, then divide once.": sum(
            float(rate.percent) for rate in rates
        )
        / len(rates),
        "These are the threats that were never carried out, alone.": float(rates[0].percent),
        "The threats that were never carried out are missing.": float(pooled(*rates[1:]).percent),
    }
    praise = (
        f"{expected:.1f} per cent of all 326 cases. A count of imposed sanctions alone leaves the easy ones "
        "out, because they ended before anything was imposed."
    )
    return judge(number(answer), expected, within=POINT, slips=slips, praise=praise)


def gap_by_decade(answer: object) -> Verdict:
    """Rate among ended pairs less the rate among all, by starting decade, in points of per cent."""
    groups = tables.load("gsdb_r4_outcome_summary")
    decades = groups[groups["dimension"] == "begin_decade"].set_index("category")
    ended = judged(gsdb(decades)).percent
    every = judged(gsdb(decades), unknown_fails=True).percent
    expected = dict(zip(decades.index, (ended - every).tolist(), strict=True))

    def slips(decade: str) -> dict[str, float]:
        place = list(decades.index).index(decade)
        return {
            "The sign is turned round: ended minus all.": -expected[decade],
            "That is the rate among the ended. Take the rate among all away from it.": float(ended[place]),
            "That is a share of 1. Points of per cent are a hundred times as much.": expected[decade] / 100,
        }

    praise = (
        f"Hardly a point in the 1970s, {expected['2010s']:.0f} points in the 2010s. The younger the decade, "
        "the more the answer depends on what you do with cases that are not over."
    )
    return judge_each(named(answer, expected), expected, within=POINT, slips=slips, praise=praise)


# ── weights ──────────────────────────────────────────────────────────────────


def three_judges(answer: object) -> Verdict:
    """The UN's marks for three aims, under three sets of weights, in per cent."""
    expected = {judge_: float(weighted(**MARKS, weights=weights)) for judge_, weights in JUDGES.items()}

    def slips(judge_: str) -> dict[str, float]:
        return {
            "That is a sum. Divide by the sum of the weights.": expected[judge_] * sum(JUDGES[judge_]),
            SHARE: expected[judge_] / 100,
        }

    praise = (
        f"{expected['coercion alone']:.0f}, {expected['all three alike']:.1f} and "
        f"{expected['constrain and signal']:.1f} per cent, from one and the same record. The facts do not "
        "say which aim matters most; the judge does."
    )
    given = named(answer, expected)
    return judge_each(given, expected, within=POINT, slips=slips, praise=praise)


TASKS: Mapping[str, Check] = {
    "task-1": famous_third,
    "task-2": other_thresholds,
    "task-3": other_definitions,
    "task-4": threats_put_back,
    "task-5": gap_by_decade,
    "task-6": three_judges,
}

SOURCES = (
    "eusanct2020",
    "piie_successscore",
    "fareview2008",
    "kssrr_ties",
    "gsdb_r4",
    "drezner2003",
    "felbermayr2020wp",
    "giumelli2011",
    "unscfacts",
    "unsanctionsapp",
    "hufbauer2014",
    "szubin2016",
    "mid2017r2375",
)
