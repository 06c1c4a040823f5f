"""Exercise 02: the famous third counted again, then the same cases under other definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twoviews import tables
from twoviews.exercises.reading import named, number
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, Slip, Verdict, judge, judge_each
from twoviews.figures.outcomes import gsdb, ties
from twoviews.models.success import HSE_THRESHOLD, Least, Rate, judged, pooled, weighted

if TYPE_CHECKING:
    import pandas as pd


TITLE = "Count the famous third again"

POINT = 0.1
THRESHOLDS = (4, 6, 9, 12, 16)
PATHS = ("threat only, never imposed", "threat, then imposed", "imposed without threat")
MARKS = {"coerce": 10, "constrain": 28, "signal": 27}
JUDGES = {"coercion alone": (1, 0, 0), "all three alike": (1, 1, 1), "constrain and signal": (0, 1, 1)}


# ── the grid ─────────────────────────────────────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="Cases that reach the score, divided by all cases; a row of the grid stands for many cases.",
    step="Keep the rows with a score of 9 or more, and add up their column imposed_cases_n.",
    tool='100 * grid[grid["hse_score"] >= 9]["imposed_cases_n"].sum() / grid["imposed_cases_n"].sum()',
)
def famous_third(answer: object) -> Verdict:
    """Rate of success at a score of 9 or more, imposed sanctions, in per cent."""
    grid = tables.load("eusanct_score_grid")
    expected = _share(grid, HSE_THRESHOLD)
    slips = [
        Slip(
            _share(grid, HSE_THRESHOLD + 1), "That is a score above 9. The threshold itself counts: write >=."
        ),
        Slip(
            _share(grid, HSE_THRESHOLD, "all_cases_n"),
            "These are all cases, threats included. Take the column imposed_cases_n.",
        ),
        Slip(
            100 * float((grid["hse_score"] >= HSE_THRESHOLD).mean()),
            "That counts rows of the grid. Add up the cases in them.",
        ),
        Slip(
            _successes(grid, HSE_THRESHOLD),
            "That is the number of successes. Divide it by all imposed cases.",
        ),
        Slip(
            100 * _successes(grid, HSE_THRESHOLD) / grid["all_cases_n"].sum(),
            "That divides imposed successes by all cases. Divide by the imposed ones.",
        ),
        Slip(
            100 * _successes(grid, HSE_THRESHOLD, "all_cases_n") / grid["imposed_cases_n"].sum(),
            "That divides all successes by imposed cases. Take the imposed ones in both.",
        ),
        Slip(100 - expected, "That is the share below the threshold. Successes reach it."),
    ]
    praise = (
        f"{_successes(grid, HSE_THRESHOLD):.0f} of {grid['imposed_cases_n'].sum()} cases, {expected:.1f} per "
        "cent. The third of the famous book comes back in cases that its authors never saw."
    )
    return judge(number(answer), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT)


@task(
    "per cent, to a tenth",
    idea="The sum of task 1, with another number in the place of 9.",
    step="Write the line of task 1 once more with a name, threshold, where 9 stood.",
    tool=(
        "{threshold: 100 * ... / imposed for threshold in (4, 6, 9, 12, 16)}, with your line in the middle."
    ),
)
def other_thresholds(answer: object) -> Verdict:
    """Rate at each of five thresholds, imposed sanctions, in per cent."""
    grid = tables.load("eusanct_score_grid")
    expected = {str(threshold): _share(grid, threshold) for threshold in THRESHOLDS}

    def slips(threshold: str) -> list[Slip]:
        return [
            Slip(100 - expected[threshold], "That is the share below the threshold. Successes reach it."),
            Slip(_share(grid, int(threshold) + 1), "The threshold itself counts: write >=, not >."),
            Slip(
                _share(grid, int(threshold), "all_cases_n"),
                "These are all cases, threats included. Take the column imposed_cases_n.",
            ),
            Slip(
                100 * (grid["hse_score"] >= int(threshold)).mean(),
                "That counts rows of the grid. Add up the cases in them.",
            ),
            Slip(
                _successes(grid, int(threshold)),
                "That is the number of successes. Divide it by all imposed cases.",
            ),
            Slip(
                _share(grid, int(threshold)) - _share(grid, int(threshold) + 1),
                "That is the score itself alone. Count it and all above it: >=.",
            ),
        ]

    praise = (
        f"From {expected['4']:.0f} down to {expected['16']:.0f} per cent, and not one case has changed. "
        "Whoever quotes a rate quotes a threshold, whether they say so or not."
    )
    return judge_each(
        named(answer, expected), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT
    )


def _share(grid: pd.DataFrame, threshold: int, column: str = "imposed_cases_n") -> float:
    return 100 * _successes(grid, threshold, column) / float(grid[column].sum())


def _successes(grid: pd.DataFrame, threshold: int, column: str = "imposed_cases_n") -> float:
    return float(grid.loc[grid["hse_score"] >= threshold, column].sum())


# ── three other definitions ──────────────────────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="Three rates, and each has its own above and its own below the line.",
    step=(
        'Take one row out, eusanct = first_rows["eusanct_outcome_summary"], and read the names of '
        "its columns."
    ),
    tool=(
        "For TIES add complete and partial acquiescence and settlements, and divide by "
        "outcome_coded_n; for GSDB total and partial, by concluded_n."
    ),
)
def other_definitions(answer: object) -> Verdict:
    """Gave way (EUSANCT), gave way or settled (TIES, coded), reached in part (GSDB, ended), in per cent."""
    rates = _definitions()
    expected = {name: float(rate.percent) for name, (rate, _) in rates.items()}

    def slips(name: str) -> list[Slip]:
        return rates[name][1]

    praise = (
        f"{expected['gave way']:.1f}, {expected['gave way or settled']:.1f} and "
        f"{expected['reached at least in part']:.1f} per cent. Three honest definitions, and none of them "
        "gives the third with which you began."
    )
    return judge_each(
        named(answer, expected), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT
    )


def _definitions() -> dict[str, tuple[Rate, list[Slip]]]:
    """Each rate, and what well-known slips make of it."""
    eusanct = tables.rows("eusanct_outcome_summary")[0]
    imposed = ties(tables.rows("ties_impositions_summary")[0])
    pairs = gsdb(tables.rows("gsdb_r4_outcome_summary")[0])
    gave_way = Rate(eusanct["imposed_target_gave_way_n"], eusanct["imposed_n"])
    settled, reached = judged(imposed, Least.SETTLEMENT), judged(pairs, Least.PARTIAL)
    return {
        "gave way": (
            gave_way,
            [
                Slip(
                    100 * float(eusanct["target_gave_way_n"] / eusanct["cases_n"]),
                    "These are all cases, threats included. Take the imposed ones.",
                ),
                Slip(
                    100 * eusanct["imposed_target_gave_way_n"] / eusanct["cases_n"],
                    "That divides by all cases. Of the imposed ones: divide by imposed_n.",
                ),
            ],
        ),
        "gave way or settled": (
            settled,
            [
                Slip(
                    float(judged(imposed, Least.SETTLEMENT, unknown_fails=True).percent),
                    "The impositions without a coded outcome are still in the denominator.",
                ),
                Slip(float(judged(imposed).percent), "The settlements are missing among the successes."),
            ],
        ),
        "reached at least in part": (
            reached,
            [
                Slip(
                    float(judged(pairs, unknown_fails=True).percent),
                    "The pairs that still go on are in the denominator. Divide by the ended ones.",
                ),
                Slip(
                    float(judged(pairs, Least.FULL).percent),
                    "That is only what was reached in full. Add the partial ones.",
                ),
                Slip(
                    reached.percent - judged(pairs, Least.FULL).percent,
                    "That is only what was reached in part. Add what was reached in full.",
                ),
                Slip(
                    float(judged(pairs, Least.SETTLEMENT).percent),
                    "The settlements are in it. They are not asked for here.",
                ),
            ],
        ),
    }


# ── who is in the sample, and who is not over ────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="Three groups of different size become one only by their counts.",
    step="Add up the column of those that gave way, and the column of all cases.",
    tool='100 * paths["target_gave_way_n"].sum() / paths["cases_n"].sum()',
)
def threats_put_back(answer: object) -> Verdict:
    """Rate over all three paths of EUSANCT together, in per cent."""
    paths = tables.load("eusanct_outcome_summary").set_index("category").loc[list(PATHS)]
    rates = [Rate(row["target_gave_way_n"], row["cases_n"]) for _, row in paths.iterrows()]
    expected = float(pooled(*rates).percent)
    slips = [
        Slip(
            sum(float(rate.percent) for rate in rates) / len(rates),
            "That is the mean of three rates. The paths differ in size: add the counts, then divide once.",
        ),
        Slip(float(rates[0].percent), "These are the threats that were never carried out, alone."),
        Slip(float(pooled(*rates[1:]).percent), "The threats that were never carried out are missing."),
    ]
    praise = (
        f"{expected:.1f} per cent of all 326 cases. A count of imposed sanctions alone leaves the easy ones "
        "out, because they ended before anything was imposed."
    )
    return judge(number(answer), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT)


@task(
    "points of per cent, to a tenth",
    idea="The same successes, divided once by the ended pairs and once by all.",
    step='Keep the rows whose dimension is "begin_decade", and put the decades into the index.',
    tool='.set_index("category") names the lines; columns can be added and divided like numbers.',
)
def gap_by_decade(answer: object) -> Verdict:
    """Rate among ended pairs less the rate among all, by starting decade, in points of per cent."""
    groups = tables.rows("gsdb_r4_outcome_summary")
    decades = {row["category"]: gsdb(row) for row in groups if row["dimension"] == "begin_decade"}
    ended = {decade: float(judged(tally).percent) for decade, tally in decades.items()}
    every = {decade: float(judged(tally, unknown_fails=True).percent) for decade, tally in decades.items()}
    expected = {decade: ended[decade] - every[decade] for decade in decades}

    def slips(decade: str) -> list[Slip]:
        return [
            Slip(-expected[decade], "The sign is turned round: ended minus all."),
            Slip(ended[decade], "That is the rate among the ended. Take the rate among all away from it."),
            Slip(every[decade], "That is the rate among all. Take it away from the rate among the ended."),
        ]

    praise = (
        f"Hardly a point in the 1970s, {expected['2010s']:.0f} points in the 2010s. The younger the decade, "
        "the more the answer depends on what you do with cases that are not over."
    )
    return judge_each(
        named(answer, expected), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT
    )


# ── weights ──────────────────────────────────────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="One record, three sets of weights: call the same function three times.",
    step="The marks are those of the text above: coerce 10, constrain 28, signal 27.",
    tool="success.weighted(10, 28, 27, (1, 0, 0)) is the first entry of the dict.",
)
def three_judges(answer: object) -> Verdict:
    """The UN's marks for three aims, under three sets of weights, in per cent."""
    expected = {judge_: float(weighted(**MARKS, weights=weights)) for judge_, weights in JUDGES.items()}

    def slips(judge_: str) -> list[Slip]:
        return [
            Slip(expected[judge_] * sum(JUDGES[judge_]), "That is a sum. Divide by the sum of the weights."),
        ]

    praise = (
        f"{expected['coercion alone']:.0f}, {expected['all three alike']:.1f} and "
        f"{expected['constrain and signal']:.1f} per cent, from one and the same record. The facts do not "
        "say which aim matters most; the judge does."
    )
    given = named(answer, expected)
    return judge_each(given, expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT)
