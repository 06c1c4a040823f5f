"""What a class guesses, forecasts, thinks and judges, as distributions; none of it is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from twoviews.bank.answers import SCALE
from twoviews.bank.content import Exploration, Forecast, Prediction
from twoviews.bank.verdicts import VERDICTS
from twoviews.models.forecasts import brier
from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.slots import Slot

Place = tuple[float, float, int]
"""Two numbers of a map, and how many learners are there."""
PER_CENT = (0.0, 100.0)
BARS = 12
"""Bars of a histogram of numbers."""


class Picks(Struct, frozen=True):
    """How often each of some things was said: counts in the order of `names`."""

    slot: Slot
    learners: int
    names: tuple[str, ...]
    counts: tuple[int, ...]


class Numbers(Struct, frozen=True):
    """Numbers that were said: quartiles, and counts in bars of equal width from `low` to `high`.

    What lies outside counts in the first or the last bar.
    """

    slot: Slot
    learners: int
    quartiles: tuple[float, float, float]
    low: float
    high: float
    counts: tuple[int, ...]


class Opinion(Struct, frozen=True):
    """Places on a proposition: how many learners on each of `SCALE`; in lesson 12 also against lesson 00.

    `paired` learners placed themselves both times; `up`, `same`, `down` count them by direction, `moved` is
    their mean difference in places.
    """

    slot: Slot
    learners: int
    counts: tuple[int, ...]
    mean: float
    paired: int = 0
    up: int = 0
    same: int = 0
    down: int = 0
    moved: float = 0.0


class Foretold(Struct, frozen=True):
    """Forecasts of one question, and Brier scores: of the mean forecast, and of the learners on average."""

    numbers: Numbers
    mean: float
    crowd: float
    own: float


def guesses(counted: Counted) -> list[Picks | Numbers]:
    """Predictions: the first guess of each learner, which stays."""
    asked = [slot for slot in counted.slots.all if isinstance(slot.item, Prediction)]
    picked = _counts(counted, "prediction", "said")
    known = {slot.number: slot.item.record for slot in asked if isinstance(slot.item.record, int | float)}
    said = _numbers(counted, [slot for slot in asked if not slot.item.options], known)
    found: list[Picks | Numbers] = []
    for slot in asked:
        counts = tuple(picked.get(slot.number, {}).get(option, 0) for option in slot.item.options)
        if sum(counts):
            found.append(Picks(slot, sum(counts), slot.item.options, counts))
        elif slot.number in said:
            found.append(said[slot.number])
    return found


def verdicts(counted: Counted) -> list[Picks]:
    """Claims: the last verdict of each learner."""
    names = tuple(VERDICTS)
    return _picks(counted, "claim", names)


def opinions(counted: Counted) -> list[Opinion]:
    """Propositions: the first place of each learner, or the last one where the proposition comes again."""
    first, last = _counts(counted, "opinion", "said"), _counts(counted, "opinion", "last_said")
    found = []
    for slot in counted.slots.all:
        if slot.sort == "opinion":
            given = (last if slot.item.twin else first).get(slot.number, {})
            counts = tuple(given.get(str(place), 0) for place in SCALE)
            if total := sum(counts):
                mean = sum(place * count for place, count in zip(SCALE, counts, strict=True)) / total
                found.append(Opinion(slot, total, counts, mean, *_moved(counted, slot)))
    return found


def _moved(counted: Counted, slot: Slot) -> tuple[int, int, int, int, float]:
    earlier = next(
        (each for each in counted.slots.all if each.sort == "opinion" and each.id == slot.item.twin), None
    )
    if earlier is None:
        return 0, 0, 0, 0, 0.0
    paired, up, same, down, moved = counted.one("""
        SELECT count(*), count(*) FILTER (d > 0), count(*) FILTER (d = 0), count(*) FILTER (d < 0), avg(d)
        FROM (SELECT now.last_value - before.value AS d FROM rows AS now JOIN rows AS before USING (learner)
              WHERE now.slot = ? AND before.slot = ? AND now.last_value IS NOT NULL
              AND before.value IS NOT NULL)
    """, slot.number, earlier.number)  # fmt: skip
    return paired, up, same, down, moved or 0.0


def forecasts(counted: Counted) -> list[Foretold]:
    """Forecasts in per cent: the one that was locked first."""
    asked = [slot for slot in counted.slots.all if isinstance(slot.item, Forecast)]
    found = []
    for numbers in _numbers(counted, asked, {}, PER_CENT).values():
        slot = numbers.slot
        came = float(slot.item.outcome)
        mean, own = counted.one(
            "SELECT avg(value), avg(power(value / 100 - ?, 2)) FROM rows WHERE slot = ?", came, slot.number
        )
        found.append(Foretold(numbers, mean, brier([mean / 100], [came]), own))
    return found


def places(counted: Counted, explorer: Exploration, x: str, y: str) -> list[Place]:
    """Where learners last left two sliders of an explorer, and how many there."""
    (number,) = [
        slot.number for slot in counted.slots.all if slot.item == explorer and slot.sort == "explorer"
    ]
    found = counted.ask("""
        SELECT x, y, count(*) FROM (
            SELECT json_extract(last_said, ?)::DOUBLE AS x, json_extract(last_said, ?)::DOUBLE AS y
            FROM rows WHERE slot = ? AND last_said IS NOT NULL)
        GROUP BY x, y ORDER BY x, y
    """, f'$."{x}"', f'$."{y}"', number)  # fmt: skip
    return [(float(a), float(b), n) for a, b, n in found]


def _picks(counted: Counted, sort: str, names: Sequence[str]) -> list[Picks]:
    given = _counts(counted, sort, "last_said")
    found = []
    for slot in counted.slots.all:
        if slot.sort == sort:
            counts = tuple(given.get(slot.number, {}).get(name, 0) for name in names)
            found += [Picks(slot, sum(counts), tuple(names), counts)] if sum(counts) else []
    return found


def _counts(counted: Counted, sort: str, column: str) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for slot, said, times in counted.ask(
        f"""
        SELECT slot, {column}, count(*) FROM rows JOIN slots USING (slot)
        WHERE sort = ? AND {column} IS NOT NULL AND value IS {"NOT" if sort == "opinion" else ""} NULL
        GROUP BY ALL
        """,
        sort,
    ):
        found.setdefault(slot, {})[said] = times
    return found


def _numbers(
    counted: Counted,
    asked: Sequence[Slot],
    known: Mapping[int, float],
    bounds: tuple[float, float] | None = None,
) -> dict[int, Numbers]:
    """Numbers said to some slots; without bounds the bars reach over nine tenths of them and the record."""
    slots, bars = {slot.number: slot for slot in asked}, BARS if bounds is None else 10
    quartiles = counted.ask(
        "SELECT slot, count(*), quantile_cont(value, [0.05, 0.25, 0.5, 0.75, 0.95]) FROM rows "
        "WHERE value IS NOT NULL AND list_contains(?, slot) GROUP BY slot ORDER BY slot",
        list(slots),
    )
    ends = {slot: bounds or _ends(found, known.get(slot)) for slot, _, found in quartiles}
    counts = _bars(counted, ends, bars)
    return {
        slot: Numbers(slots[slot], learners, (q[1], q[2], q[3]), *ends[slot], counts[slot])
        for slot, learners, q in quartiles
    }


def _ends(quantiles: Sequence[float], known: float | None) -> tuple[float, float]:
    also = [] if known is None else [known]
    low, high = min(quantiles[0], *also, quantiles[-1]), max(quantiles[-1], *also, quantiles[0])
    return low, high if high > low else low + 1


def _bars(counted: Counted, ends: Mapping[int, tuple[float, float]], bars: int) -> dict[int, tuple[int, ...]]:
    counted.db.execute("CREATE OR REPLACE TEMP TABLE ends (slot SMALLINT, low DOUBLE, high DOUBLE)")
    for slot, (low, high) in ends.items():
        counted.db.execute("INSERT INTO ends VALUES (?, ?, ?)", [slot, low, high])
    found = {slot: [0] * bars for slot in ends}
    for slot, bar, times in counted.ask(
        "SELECT slot, least(greatest(floor((value - low) / (high - low) * ?), 0), ?)::INTEGER AS bar, "
        "count(*) "
        "FROM rows JOIN ends USING (slot) WHERE value IS NOT NULL GROUP BY ALL",
        bars, bars - 1,
    ):  # fmt: skip
        found[slot][bar] = times
    return {slot: tuple(counts) for slot, counts in found.items()}
