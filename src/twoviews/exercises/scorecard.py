"""Exercise 11: ten forecasts scored and set beside chance, a base rate by three rules, events by period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from twoviews import tables
from twoviews.bank import library
from twoviews.exercises.drawing import Drawing
from twoviews.exercises.drawing import read as drawing_of
from twoviews.exercises.reading import Row, Unreadable, fields, named, numbers, plain
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, Slip, Verdict, judge, judge_each
from twoviews.models.forecasts import Bin, at_least_one, bins, brier, chance_range

TITLE = "Score your own forecasts"

EXAMPLE = (60.0, 55.0, 30.0, 35.0, 40.0, 10.0, 5.0, 65.0, 25.0, 15.0)
BY_HAND = (8, 9)
HALF = 0.5
HUNDREDTH, POINT = 0.0051, 0.51
SHARES, TEN_TO_NINETY = (0.92, 0.9, 0.88), 0.8
LAST, AHEAD, DEADLINE = 2017, 4.7, 2022
STARTS = (1984, 2006, 2016)
TURN = 2022
DOTS = 'axes.plot(groups["forecast"], groups["came_true"], marker="o")'


def game(mine: Sequence[float] | Mapping[str, float] = ()) -> pd.DataFrame:
    """The ten questions that the course forecasts, one row each, numbered from 1; probabilities from 0 to 1.

    Columns: `question`, `yours`, `base_rate`, `article` (NaN where the article implies
    no number), `happened` (1 or 0). `mine` are your ten numbers in per cent, in order; if it is empty,
    `yours` holds those of an invented learner. Raises `Unreadable` for anything else than ten numbers from
    0 to 100.
    """
    asked = [each for lesson in library.course().lessons.values() for each in lesson.forecasts]
    said = numbers(mine) or list(EXAMPLE)
    if len(said) != len(asked) or not all(0 <= each <= 100 for each in said):
        raise Unreadable(f"{len(asked)} numbers from 0 to 100 are asked for, or none. These are {said}.")
    return pd.DataFrame(
        {
            "question": [each.question for each in asked],
            "yours": [each / 100 for each in said],
            "base_rate": [each.base_rate / 100 for each in asked],
            "article": [np.nan if each.article is None else each.article / 100 for each in asked],
            "happened": [int(each.outcome) for each in asked],
        },
        index=pd.RangeIndex(1, len(asked) + 1, name="number"),
    )


# ── part 1: the score ────────────────────────────────────────────────────────


@task(
    "a number from 0 to 1, to a hundredth",
    idea="The distance between what was said and what happened, squared.",
    step='game.loc[8, "base_rate"] - game.loc[8, "happened"] is the distance.',
    tool="(...) ** 2 with the distance in the brackets.",
)
def two_costs(answer: object) -> Verdict:
    """What the base rate pays for questions 8 and 9: the squared distance from what happened."""
    rows = game().loc[list(BY_HAND)]
    said = {str(key): float(value) for key, value in rows["base_rate"].items()}
    came = {str(key): float(value) for key, value in rows["happened"].items()}
    expected = {key: (said[key] - came[key]) ** 2 for key in said}

    def slips(key: str) -> list[Slip]:
        return [
            Slip(abs(said[key] - came[key]), "That is the distance. It still has to be squared: ** 2."),
            Slip(
                said[key] - came[key],
                "That is the distance with its sign. It still has to be squared, in round brackets.",
            ),
            Slip(
                (said[key] + came[key] - 1) ** 2,
                "That is what it would pay had it ended the other way. Look at the column happened.",
            ),
            Slip(
                (100 * said[key] - came[key]) ** 2,
                "Those are per cent. Work with probabilities from 0 to 1: 91 per cent are 0.91.",
            ),
            Slip(100 * expected[key], "That is a hundred times too much: a cost lies from 0 to 1."),
        ]

    first, second = expected.values()
    praise = (
        f"{first:.2f} and {second:.2f}. To be sure and wrong is dear: a coin would have paid {HALF**2:.2f} "
        "for each of the two."
    )
    return judge_each(named(answer, expected), expected, within=HUNDREDTH, slips=slips, praise=praise)


@task(
    "a number from 0 to 1, to a hundredth",
    idea="A score is the mean of ten squared distances.",
    step='game["yours"] - game["happened"] gives all ten distances at once.',
    tool='((game["yours"] - game["happened"]) ** 2).mean(); 0.5 is the coin.',
)
def three_scores(answer: object) -> Verdict:
    """Brier scores of the forecasts handed in, of the base rates and of a coin, over the ten questions."""
    yours, rest = _with_forecasts(answer)
    table = game()
    came = table["happened"].to_numpy(float)
    said = {"you": yours, "base rates": table["base_rate"].to_numpy(), "coin": np.full(came.size, HALF)}
    expected = {who: brier(p, came) for who, p in said.items()}

    def slips(who: str) -> list[Slip]:
        p = said[who]
        return [
            Slip(10 * expected[who], "That is the sum. A score is the mean: .mean()."),
            Slip(
                float(np.mean(np.abs(p - came))),
                "Those are the distances. Square each of them before you take the mean.",
            ),
            Slip(
                float(np.mean(p - came)) ** 2,
                "That squares the mean. Square each distance first, then take the mean.",
            ),
            Slip(
                brier(p, 1 - came), "That takes every event for its opposite. Subtract the column happened."
            ),
            *(
                Slip(score, f"That is the score of another row of numbers ({other}).")
                for other, score in expected.items()
                if other != who
            ),
        ]

    order = sorted(expected, key=expected.__getitem__)
    told = ", ".join(f"{who} {expected[who]:.2f}" for who in order)
    praise = f"From the best to the worst: {told}. Less is better, and the coin never gets anything but 0.25."
    return judge_each(named(rest, expected), expected, within=HUNDREDTH, slips=slips, praise=praise)


def _with_forecasts(answer: object) -> tuple[np.ndarray, Row]:
    """The forecasts that an answer brings with it, and the rest of its entries."""
    row = plain(answer)
    if not isinstance(row, Row) or "forecasts" not in (row.names or ()):
        raise Unreadable("A dict with the entry 'forecasts' is asked for. Leave the last line as it was.")
    entries = dict(zip(row.names or (), row.values, strict=True))
    said = np.array(numbers(entries.pop("forecasts")))
    if said.size != len(game()) or not ((said >= 0) & (said <= 1)).all():
        raise Unreadable('The entry "forecasts" is game["yours"]: ten probabilities from 0 to 1.')
    return said, Row(tuple(entries.values()), tuple(entries), kind="dict")


# ── part 2: calibration and chance ───────────────────────────────────────────


@task(
    "a figure with a dot a group, a diagonal and two named axes",
    idea="The pattern with your own numbers in the place of the base rates.",
    step='groups = pd.DataFrame(forecasts.bins(game["yours"], game["happened"]))',
    tool="Copy the lines of the sheet, name it figure, and draw groups.",
)
def drawing(answer: object) -> Verdict:
    """A calibration plot of the forecasts handed in: a dot a group, the diagonal, names at both axes."""
    yours, rest = _with_forecasts(answer)
    drawn = drawing_of(fields(rest, ["figure"])["figure"])
    table = game()
    groups, others = (bins(p, table["happened"]) for p in (yours, table["base_rate"]))
    if fault := next(_faults(drawn, groups, others), None):
        return Verdict(False, fault)
    above = sum(group.came_true > group.forecast for group in groups)
    praise = (
        f"{above} of {len(groups)} dots lie above the diagonal: there more came true than the numbers said. "
        f"The fullest group holds {max(group.count for group in groups)} of the ten questions: one outcome "
        "moves a dot a long way."
    )
    return Verdict(True, praise)


def _faults(drawn: Drawing, groups: Sequence[Bin], others: Sequence[Bin]) -> Iterator[str]:
    """What a careful reader would say about the plot, the worst first."""
    yield from drawn.wrong_kind("dots", DOTS)
    diagonals = [mark for mark in drawn.marks if mark.joined and {(0.0, 0.0), (1.0, 1.0)} <= set(mark.points)]
    points = [point for mark in drawn.marks if mark not in diagonals for point in mark.points]
    wanted, base = ([(group.forecast, group.came_true) for group in of] for of in (groups, others))
    if not points:
        yield from drawn.empty("dots", DOTS)
        yield f"There is only the diagonal in it yet. {DOTS} draws the dots."
    for x, y in wanted:
        if _near((x, y), points):
            continue
        if _near((y, x), points):
            yield "The two axes are exchanged: what was said goes to the right, what came true upwards."
        if _near((100 * x, 100 * y), points):
            yield "Those are per cent. Leave both as they stand in groups, from 0 to 1."
        if all(_near(point, base) for point in points):
            yield "Those are the dots of the base rates. Draw the groups of your own numbers."
        yield f"There is no dot at ({x:.2f}, {y:.2f}). {DOTS} draws all groups."
    for x, y in points:
        if not _near((x, y), wanted + base):
            yield f"The dot at ({x:g}, {y:g}) belongs to none of your groups."
    if not diagonals:
        yield "The diagonal is missing: axes.plot([0, 1], [0, 1])."
    if not all(axes.get_xlabel().strip() and axes.get_ylabel().strip() for axes in drawn.axes):
        yield "Say at both axes what they measure: axes.set_xlabel(...) and axes.set_ylabel(...)."


def _near(point: tuple[float, float], points: Sequence[tuple[float, float]]) -> bool:
    return any(max(abs(point[0] - x), abs(point[1] - y)) <= HUNDREDTH for x, y in points)


@task(
    "a score from 0 to 1, to a hundredth",
    idea="Suppose your numbers are true, draw many worlds, and score each.",
    step="your_worlds = rng.random((100_000, 10)) < yours",
    tool="np.quantile(your_world_scores, 0.05) is low, 0.95 is high.",
)
def reach_of_chance(answer: object) -> Verdict:
    """Between which scores nine worlds in ten fall in which each forecast handed in is exactly right.

    A simulated quantile may fall on a neighbour of the exact one, so ends of 88 to 92 per cent are right too.
    """
    yours, rest = _with_forecasts(answer)
    table = game()
    wide, exact, tight = (
        dict(zip(("low", "high"), chance_range(yours, share), strict=True)) for share in SHARES
    )
    others = dict(zip(("low", "high"), chance_range(table["base_rate"]), strict=True))
    closer = dict(zip(("low", "high"), chance_range(yours, TEN_TO_NINETY), strict=True))
    surest = np.minimum(yours, 1 - yours)
    ends = {"low": float(np.mean(surest**2)), "high": float(np.mean((1 - surest) ** 2))}
    given = named(rest, exact)

    def slips(end: str) -> list[Slip]:
        return [
            Slip(exact["high" if end == "low" else "low"], "Low and high are exchanged."),
            Slip(
                others[end], "That is the range of the base rates. Put your own numbers into all the lines."
            ),
            Slip(ends[end], "That is the best or the worst of all worlds. Take the quantiles 0.05 and 0.95."),
            Slip(
                closer[end], "Those are the quantiles 0.1 and 0.9. Nine worlds in ten lie from 0.05 to 0.95."
            ),
            Slip(10 * exact[end], "That adds up the costs of a world. A score is their mean: .mean(axis=1)."),
        ]

    score = brier(yours, table["happened"])
    side = "above" if score > exact["high"] else "below" if score < exact["low"] else "inside"
    praise = (
        f"From {exact['low']:.2f} to {exact['high']:.2f}, by nothing but chance. "
        f"The real score, {score:.2f}, lies {side} that range."
    )
    for end in exact:
        low, high = sorted((wide[end], tight[end]))
        if not low - HUNDREDTH <= given[end] <= high + HUNDREDTH:
            verdict = judge(given[end], exact[end], within=HUNDREDTH, slips=slips(end), praise=praise)
            return Verdict(False, f"Entry {end!r}: {verdict.text}")
    return Verdict(True, praise)


# ── part 3: a base rate ──────────────────────────────────────────────────────


@task(
    "per cent, to half a point",
    idea="Tests divided by years is a yearly rate; the formula makes a chance of it.",
    step="Count the tests and the years of the longest span: 1984 to 2017 are 34 years.",
    tool="100 * forecasts.at_least_one(tests, years, 4.7)",
)
def three_base_rates(answer: object) -> Verdict:
    """Per cent chance of a nuclear test within 4.7 years, by the tests of three spans that end with 2017."""
    tests = tables.load("weapons_tests_per_year").query("count_type == 'nuclear_tests'")
    count = {
        str(start): int(tests.loc[tests["year"].between(start, LAST), "count"].sum()) for start in STARTS
    }
    span = {str(start): LAST - start + 1 for start in STARTS}
    expected = {start: 100 * at_least_one(count[start], span[start], AHEAD) for start in span}

    def slips(start: str) -> list[Slip]:
        rows = int(tests["year"].between(int(start), LAST).sum())
        return [
            Slip(100 - expected[start], "That is the chance of no test. Asked is one or more."),
            Slip(
                count[start] / span[start] * AHEAD,
                "That is how many tests to expect. at_least_one turns it into a chance.",
            ),
            Slip(
                100 * count[start] / span[start] * AHEAD,
                "That is how many tests to expect, times 100. at_least_one turns it into a chance.",
            ),
            Slip(
                100 * at_least_one(count[start], span[start] - 1, AHEAD),
                "Count the years again, the first and the last included.",
            ),
            Slip(
                100 * at_least_one(rows, span[start], AHEAD),
                "That counts the rows. A row may hold two tests: add up the column count.",
            ),
            Slip(
                100 * at_least_one(max(count.values()), span[start], AHEAD),
                "That takes all tests, whatever the span. Count those from its first year on.",
            ),
        ]

    told = ", ".join(f"{expected[start]:.1f} per cent since {start}" for start in expected)
    came = int(tests.loc[tests["year"].between(LAST + 1, DEADLINE), "count"].sum())
    praise = (
        f"{told}. One question, one table, one formula, and three answers, by the choice of years alone. "
        f"Tests counted from {LAST + 1} to {DEADLINE}: {came or 'none'}."
    )
    return judge_each(
        named(answer, expected), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT
    )


# ── part 4: which way the events point ───────────────────────────────────────


@task(
    "a whole number for each",
    idea="Two questions to each event: its direction and its year.",
    step='(bearing["direction"] == "supports") is the first, (bearing["year"] < 2022) the second.',
    tool="Join them with &, each in round brackets, and count with .sum().",
)
def directions(answer: object) -> Verdict:
    """How many events stand for the article's forecast and against it, before 2022 and from then on."""
    events = tables.load("after_2018")
    bearing = events[events["bears_on"] == "forecast"]
    expected = _counts(bearing, TURN)
    every, later, both = _counts(events, TURN), _counts(bearing, TURN + 1), _totals(bearing)
    turned = {name: expected[_other(name)] for name in expected}

    def slips(name: str) -> list[Slip]:
        return [
            Slip(every[name], "That counts events that bear on other things too. Use the rows of bearing."),
            Slip(
                later[name],
                "That puts 2022 among the early years. It is the first of the late ones: year >= 2022.",
            ),
            Slip(both[name], "That counts both periods. Ask for the years as well, with &."),
            Slip(
                turned[name], 'For and against are exchanged. What stands for the forecast says "supports".'
            ),
        ]

    praise = (
        f"{expected['for, early']:.0f} to {expected['against, early']:.0f} until {TURN - 1}, "
        f"{expected['for, late']:.0f} to {expected['against, late']:.0f} afterwards. The day on which one "
        "looks decides the verdict, and the sentence never said which day."
    )
    return judge_each(named(answer, expected), expected, within=0, slips=slips, praise=praise)


WAYS = {"for": "supports", "against": "cuts against"}


def _counts(events: pd.DataFrame, turn: int) -> dict[str, float]:
    late = events["date"].str[:4].astype(int) >= turn
    return {
        f"{way}, {period}": float(((events["direction"] == word) & rows).sum())
        for period, rows in (("early", ~late), ("late", late))
        for way, word in WAYS.items()
    }


def _totals(events: pd.DataFrame) -> dict[str, float]:
    return {
        f"{way}, {period}": float((events["direction"] == word).sum())
        for period in ("early", "late")
        for way, word in WAYS.items()
    }


def _other(name: str) -> str:
    way, period = name.split(", ")
    return f"{'against' if way == 'for' else 'for'}, {period}"
