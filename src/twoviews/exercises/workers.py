"""Exercise 08: the permits fitted, what visas could hide, how many checks deter, what Pyongyang earned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from twoviews import tables
from twoviews.exercises.drawing import Drawing
from twoviews.exercises.drawing import read as drawing_of
from twoviews.exercises.reading import named, number
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import SHARE, Slip, Verdict, judge, judge_each
from twoviews.models import inspection

TITLE = "Fit the permits, and ask what they leave open"

PERMITS, VISAS = "workers with valid permits", ("student visas issued", "tourist visas issued")
FIRST, SECOND, LATER = "2017-12-31", "2018", "2019"
HALF = 0.5
PEOPLE = 100.0  # a rate rounded to two places moves the stock by less
SITES, GAIN, FINE, BLUNT = 120, 3.0, 9.0, 0.6
PAY, KEPT, MONTHS, MILLION = "monthly pay before deductions", 0.5, 12, 1e6
LOW, HIGH = "remittances_usd_million_low", "remittances_usd_million_high"


# ── part 1: the permits ──────────────────────────────────────────────────────


@task(
    "permits, to fifty",
    idea="A rate is the share that runs out in a year; the same share runs out in the next.",
    step="rate_2018 is 1 minus what is left, divided by what there was.",
    tool="permits_2018 * (1 - rate_2018)",
)
def permits_forecast(answer: object) -> Verdict:
    """Valid permits at the end of 2019 if they run out at the rate of 2018."""
    first, second, rate = _fit()
    expected = second * (1 - rate)
    hint = "That is the rate. Take that share away from the permits of the end of 2018."
    slips = [
        Slip(rate, hint),
        Slip(100 * rate, hint.replace("rate.", "rate, in per cent.")),
        Slip(1 - rate, "That is the share that stays. Multiply the permits of the end of 2018 by it."),
        Slip(second * rate, "So many run out in 2019. Asked is how many are left."),
        Slip(first - second, "That is the fall in 2018. Turn it into a share of the permits of 2017 first."),
        Slip(
            2 * second - first,
            "That takes the same number away again. Take the same share, measured from the end of 2017.",
        ),
        Slip(second, "That is what was left at the end of 2018. Go on for one more year."),
    ]
    praise = (
        f"About {expected:,.0f} permits, at a rate of {rate:.3f}. By the Council's rule everybody "
        "should be home by then, so in 2019 the rate had to rise."
    )
    return judge(number(answer), expected, within=PEOPLE / 2, slips=slips, praise=praise)


def _fit() -> tuple[float, float, float]:
    """Russia's permits at the end of 2017 and of 2018, and the rate that leads from one to the other."""
    rows = _russia().query("measure == @PERMITS").set_index("date")["count"].sort_index()
    first, second = float(rows[FIRST]), float(rows[rows.index > FIRST].iloc[0])
    return first, second, float(inspection.implied_repatriation(first, second))


def _russia() -> pd.DataFrame:
    workers = tables.load("workers")
    return workers[workers["host_country"] == "Russia"]


# ── part 2: what visas could hide ────────────────────────────────────────────


@task(
    "workers, to a hundred",
    idea="Those present shrink by the rate, then the newcomers of the year are added.",
    step="Look at the line of end_2018: what has to be in the place of permits_2017?",
    tool='end_2018 * (1 - rate) + visas["2019"] * 0.5',
)
def workers_in_disguise(answer: object) -> Verdict:
    """Workers at the end of 2019 if half of each year's visas are used for work."""
    _, second, rate = _fit()
    visas, stay = _visas(), 1 - rate
    early, expected = (float(_present(HALF, year)) for year in (SECOND, LATER))
    came = HALF * visas[LATER]
    slips = [
        Slip(second * stay, "That leaves out who came on the new visas, in both years."),
        Slip(
            second * stay + came,
            "That begins with the permits alone. Begin with end_2018, which holds who came on a visa.",
        ),
        Slip(
            early * stay + HALF * visas[SECOND],
            "That takes the visas of 2018 a second time. In 2019 there were more.",
        ),
        Slip(
            early + came, "That lets nobody leave in 2019. Of those present the same share leaves each year."
        ),
        Slip(early * stay + visas[LATER], "That counts every visa. Here half of them are used for work."),
        Slip(
            float(_constant(HALF)),
            "That takes the visas of 2019 for both years. In 2018 there were far fewer.",
        ),
        Slip(
            (early + came) * stay,
            "That lets the newcomers of 2019 leave in the same year. Only those of before leave.",
        ),
        Slip(
            early * rate + came,
            "That keeps those who leave. Of the workers of 2018 the share 1 - rate stays.",
        ),
        Slip(came, "Those are the newcomers of 2019. Add who stayed of the workers of 2018."),
    ]
    praise = (
        f"About {expected:,.0f}, where the permits alone would run down to {second * stay:,.0f}. What "
        "Russia reported on permits is the same in both cases."
    )
    return judge(number(answer), expected, within=PEOPLE, slips=slips, praise=praise)


@task(
    "a figure with two curves, a label at the upright axis and a legend",
    idea="The curve of 2019 takes its start from every point of the curve of 2018.",
    step='late = early * (1 - rate) + visas["2019"] * shares',
    tool="Copy the pattern, and draw shares against late as well, with a label of its own.",
)
def drawing(answer: object) -> Verdict:
    """A figure with the workers of the end of 2018 and of 2019 over the share of visas used for work."""
    drawn = drawing_of(answer)
    if fault := next(_faults(drawn), None):
        return Verdict(False, fault)
    none, everyone = (float(_present(share, LATER)) for share in (0, 1))
    praise = (
        f"From {none:,.0f} to {everyone:,.0f} at the end of 2019, by a share that nobody has measured. "
        f"At the end of 2018 the same doubt moves the count by {_visas()[SECOND]:,.0f} only."
    )
    return Verdict(True, praise)


def _faults(drawn: Drawing) -> Iterator[str]:
    """What a careful reader would say about the drawing, the worst first."""
    yield from drawn.empty("curves", "axes.plot(shares, late)")
    yield from drawn.wrong_kind("curves", "axes.plot(shares, late)")
    lines = [np.array(mark.points).T for mark in drawn.marks]
    curves = [(shares, counts) for shares, counts in lines if np.ptp(counts) != 0]
    if not curves:
        yield "There are only level lines in it yet. axes.plot(shares, late) draws a curve."
    for shares, counts in curves:
        if not np.all((shares >= 0) & (shares <= 1)):
            yield f"The shares run from 0 to 1, and a point of yours stands at {np.max(shares):g}."
        elif not any(_same(_present(shares, year), counts) for year in (SECOND, LATER)):
            yield _strange(shares, counts)
    for year in (SECOND, LATER):
        ends = [end for shares, counts in curves if _same(_present(shares, year), counts) for end in shares]
        if not ends or min(ends) > 0 or max(ends) < 1:
            yield f"The curve for the end of {year} is missing, or does not run from 0 to 1."
    yield from drawn.unnamed(
        ("worker", "people", "person"), "Say at the upright axis what is counted: axes.set_ylabel(...)."
    )
    yield from drawn.confused(
        "A reader must tell the two curves apart: label=... in both, and axes.legend()."
    )


def _strange(shares: Any, counts: Any) -> str:
    """What went wrong in a curve that is neither of the two."""
    _, second, rate = _fit()
    visas = _visas()
    slips: list[tuple[Any, str]] = [
        (_constant(shares), "A curve takes the visas of 2019 for both years."),
        (
            second * (1 - rate) + visas[LATER] * shares,
            "A curve begins 2019 with the permits alone. Begin with early, which holds who came in 2018.",
        ),
        (_present(shares, SECOND) + visas[LATER] * shares, "A curve lets nobody leave in 2019."),
        (
            _present(shares, SECOND) * (1 - rate) + visas[SECOND] * shares,
            "A curve takes the visas of 2018 for both years.",
        ),
        (visas[LATER] * shares, "A curve shows the newcomers alone. Add who stayed."),
    ]
    for curve, hint in slips:
        if _same(curve, counts):
            return hint
    at = int(np.argmax(shares))
    early, late = (float(_present(shares[at], year)) for year in (SECOND, LATER))
    return (
        f"A curve stands at {counts[at]:,.0f} where the share is {shares[at]:g}. The end of 2018 has "
        f"{early:,.0f} there and the end of 2019 {late:,.0f}."
    )


def _same(curve: Any, counts: Any) -> bool:
    return bool(np.all(np.abs(curve - counts) <= PEOPLE))


@task(
    "a share, to a hundredth",
    idea="Where does the curve late reach the level line?",
    step="late >= permits_2017 is True for the shares that do.",
    tool="shares[...].min() with that question inside.",
)
def share_for_no_fall(answer: object) -> Verdict:
    """The share of visas used for work at which as many work at the end of 2019 as at the end of 2017."""
    first, second, rate = _fit()
    visas, stay = _visas(), 1 - rate
    gap, slope = first - float(_present(0, LATER)), float(_present(1, LATER) - _present(0, LATER))
    expected = gap / slope
    slips = [
        Slip(
            (first - second) / visas[LATER],
            (
                "That makes up for the fall of 2018 alone, or takes the visas of 2019 for both years. "
                "Find where late reaches permits_2017."
            ),
        ),
        Slip(gap / visas[LATER], "That leaves out who came in 2018 and stayed. Take late as it is."),
        Slip(first / visas[LATER], "That lets nobody stay from before. Take late as it is."),
        Slip(
            (second - float(_present(0, LATER))) / slope,
            "That asks for the permits of the end of 2018. Compare with those of the end of 2017.",
        ),
        Slip(first, "That is the count at that share. Asked is the share."),
        Slip(stay, "That is the share that stays from year to year. Find where late reaches permits_2017."),
    ]
    praise = (
        f"About {expected:.2f}: of ten visas some {10 * expected:.0f} would have to be used for work. The "
        f"lesson's explorer needs {_share_of_explorer():.2f}, for it takes the visas of 2019 for every year."
    )
    return judge(number(answer), expected, within=0.0101, slips=slips, praise=praise, unit=SHARE)


def _share_of_explorer() -> float:
    first, _, _ = _fit()
    none, everyone = (float(_constant(share)) for share in (0, 1))
    return (first - none) / (everyone - none)


def _visas() -> dict[str, float]:
    """Student and tourist visas together, by year."""
    rows = _russia()
    issued = rows[rows["measure"].isin(list(VISAS))].groupby("date")["count"].sum()
    return {str(year): float(total) for year, total in issued.items()}


def _present(disguise: Any, year: str) -> Any:
    """Workers at the end of `year` (2018 or 2019), each year with its own visas."""
    first, _, rate = _fit()
    visas = _visas()
    early = inspection.workers(first, rate, visas[SECOND], disguise, years=1).present[..., -1]
    if year == SECOND:
        return early
    return inspection.workers(early, rate, visas[LATER], disguise, years=1).present[..., -1]


def _constant(disguise: Any) -> Any:
    """Workers at the end of 2019 if both years had the visas of 2019, as in the lesson's explorer."""
    first, _, rate = _fit()
    return inspection.workers(first, rate, _visas()[LATER], disguise, years=2).present[..., -1]


# ── part 3: a game of checks ─────────────────────────────────────────────────


@task(
    "checks, to a whole number",
    idea="A firm breaks the rule as long as the gain outweighs the fine; at the edge both are equal.",
    step="Chance of being found: gain / (gain + fine). For 3 and 9 that is a quarter.",
    tool=(
        "inspection.inspections_needed(120, 3, 9, detection=0.6) does the second; double the fine "
        "for the third."
    ),
)
def checks_needed(answer: object) -> Verdict:
    """Of 120 sites, how many must be checked so that a breach no longer pays, in three cases."""
    cases = {
        "sees all": (FINE, 1.0),
        "sees six of ten": (FINE, BLUNT),
        "fine doubled": (2 * FINE, BLUNT),
    }
    expected = {
        case: float(inspection.inspections_needed(SITES, GAIN, fine, detection=seen))
        for case, (fine, seen) in cases.items()
    }

    def slips(case: str) -> list[Slip]:
        fine, seen = cases[case]
        return [
            Slip(
                expected[case] / SITES, "That is the chance of a check. Multiply it by the number of sites."
            ),
            Slip(
                SITES * GAIN / (seen * fine),
                "That divides by the fine alone. Divide by gain and fine together.",
            ),
            Slip(expected[case] * seen, "That lets every check find the breach. It finds six of ten."),
            Slip(
                expected[case] * seen**2,
                "That multiplies by 0.6. A check that sees less is needed more often: divide.",
            ),
            Slip(expected["sees six of ten"], "That is with the old fine. Double it to 18."),
            Slip(SITES - expected[case], "That many can stay unchecked. Asked is how many must be checked."),
        ]

    praise = (
        f"{', '.join(f'{need:.0f}' for need in expected.values())} of {SITES} sites. A check that sees less "
        "must come oftener, and a higher fine lets it come less often. Does the fine lower "
        "the breaches as well?"
    )
    return judge_each(named(answer, expected), expected, within=0.5, slips=slips, praise=praise)


# ── part 4: what Pyongyang earned ────────────────────────────────────────────


@task(
    "million dollars, to one million",
    idea="What one worker brings in in a year, times the workers.",
    step="For the ambassador: 500 dollars, twelve months, half of it.",
    tool="permits_2017 * dollars_each / 1_000_000; a sum for all is divided by its own workers first.",
)
def earnings(answer: object) -> Verdict:
    """Million dollars a year from the workers of the end of 2017, by three notions of what one brings in."""
    heads, fewer, _ = _fit()
    workers = tables.load("workers")
    monthly = float(workers.loc[workers["measure"] == PAY, "worker_pay_usd_per_month_low"].item())
    sums = workers[workers[LOW].notna()]
    us, un = (
        sums[sums["estimator"].str.contains(who)].iloc[0]
        for who in ("^United States", "rapporteur M. Darusman")
    )
    each = {
        "ambassador": monthly * MONTHS * (1 - KEPT),
        "United States": MILLION * us[LOW] / us["count"],
        "rapporteur": MILLION * un[HIGH] / un["count_low"],
    }
    expected = {who: float(heads * dollars / MILLION) for who, dollars in each.items()}
    whole: dict[str, list[Slip]] = {
        "ambassador": [
            Slip(expected["ambassador"] / KEPT, "That is the whole pay. The worker keeps half of it."),
        ],
        "United States": [
            Slip(float(us[LOW]), "That is the sum for all countries. Divide it by all workers first."),
        ],
        "rapporteur": [
            Slip(float(un[HIGH]), "That is the sum for all countries. Divide it by all workers first."),
            Slip(
                expected["rapporteur"] * un[LOW] / un[HIGH],
                "That is his lower end. Here the upper one is asked for.",
            ),
        ],
    }

    def slips(who: str) -> list[Slip]:
        return [
            Slip(expected[who] * MILLION, "Those are dollars. Divide by 1,000,000 to get millions."),
            Slip(
                each[who],
                "That is what one worker brings in. Multiply by the workers, and divide by 1,000,000.",
            ),
            Slip(expected[who] / MONTHS, "That is for one month. A year has twelve."),
            Slip(
                fewer * each[who] / MILLION, "Those are the permits of 2018. Take those of the end of 2017."
            ),
            *whole[who],
        ]

    ratio = expected["rapporteur"] / expected["ambassador"]
    praise = (
        f"From {expected['ambassador']:,.0f} to {expected['rapporteur']:,.0f} million dollars, for the same "
        f"workers. The assumption about pay alone makes a factor of {ratio:.0f}."
    )
    return judge_each(named(answer, expected), expected, within=1.5, slips=slips, praise=praise)
