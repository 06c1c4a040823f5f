"""What must hold of the Council game as its author writes it: everything wrong with it at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Set
from itertools import pairwise
from typing import Any

from msgspec import Struct

from twoviews.bank.authored import Content
from twoviews.bank.council import (
    MEMBERS,
    PERMANENT,
    SEATS,
    VIEWS,
    Belief,
    Clause,
    Reading,
    RealText,
    Scenario,
    Seat,
    Stand,
    carried,
    changed,
    counted,
)
from twoviews.bank.soundness import Names, unknown
from twoviews.bank.structure import Fault, nearest


class Fit(Struct, frozen=True):
    """The entries that have the right form, by their places; `named` are all clause ids in the file."""

    clauses: Mapping[int, Clause]
    scenarios: Mapping[int, Scenario]
    beliefs: Mapping[int, Belief]
    named: Set[str]

    def levels(self, clause: str) -> int | None:
        """How many levels a clause has; `None` if that cannot be said."""
        return next((len(entry.levels) for entry in self.clauses.values() if entry.id == clause), None)


def faults(fit: Fit, names: Names) -> Iterator[Fault]:
    """Everything that is wrong in entries of the right form, with paths from the top of the file."""
    for section in ("clauses", "scenarios", "beliefs"):
        entries: Mapping[int, Content] = getattr(fit, section)
        for place, entry in entries.items():
            yield from _keys_and_numbers(entry, (section, place), names)
        yield from _twice({place: getattr(entry, "id", "") for place, entry in entries.items()}, (section,))
    for place, clause in fit.clauses.items():
        yield from _under(("clauses", place), _clause(clause, names))
    for place, scenario in fit.scenarios.items():
        yield from _under(("scenarios", place), _scenario(scenario, fit))
    yield from _beliefs(fit.beliefs)


def _under(path: tuple[str | int, ...], found: Iterator[Fault]) -> Iterator[Fault]:
    for fault in found:
        yield Fault((*path, *fault.path), fault.what, fault.cure)


def _keys_and_numbers(value: Any, path: tuple[str | int, ...], names: Names) -> Iterator[Fault]:
    """Sources that nobody knows and numbers that are not finite, however deep."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:  # the names alone: their types take long to resolve
            yield from _keys_and_numbers(getattr(value, name), (*path, name), names)
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _keys_and_numbers(inner, (*path, place), names)
    elif isinstance(value, float) and not math.isfinite(value):
        yield Fault(path, "This is not a finite number.", "Write it in digits.")
    elif isinstance(value, str) and len(path) > 1 and path[-2] == "sources":
        yield from (Fault(path, *wrong) for wrong in filter(None, [unknown("sources", value, names)]))


def _twice(keys: Mapping[int, str], path: tuple[str | int, ...]) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for place, key in keys.items():
        seen[key] += 1
        if seen[key] > 1:
            yield Fault(
                (*path, place), f"{key!r} appears twice.", "Give each its own name, or leave one out."
            )


def _clause(clause: Clause, names: Names) -> Iterator[Fault]:
    yield from _twice(dict(enumerate(level.label for level in clause.levels)), ("levels",))
    places = [level.place for level in clause.levels]
    for number, (lower, higher) in enumerate(pairwise(places), start=1):
        if not lower < higher:
            what = f"The places do not rise: {higher:g} after {lower:g}."
            yield Fault(("levels", number, "place"), what, "Order the levels from no measure to the most.")
    for side in VIEWS:
        for place, key in enumerate(getattr(clause, side)):
            if wrong := unknown("positions", key, names):
                yield Fault((side, place), *wrong)
            elif names.positions[key] != side:
                what = f"Position {key!r} is one of {names.positions[key]!r}, not of {side!r}."
                yield Fault((side, place), what, "Move it to the other side.")


def _scenario(scenario: Scenario, fit: Fit) -> Iterator[Fault]:
    yield from _twice(dict(enumerate(scenario.clauses)), ("clauses",))
    for place, key in enumerate(scenario.clauses):
        if key not in fit.named:
            cure = nearest(key, fit.named, "Write it under `clauses:`.")
            yield Fault(("clauses", place), f"There is no clause {key!r}.", cure)
    for field in ("reversion", "in_force", "asked"):
        yield from _levels(getattr(scenario, field), (field,), scenario, fit)
    yield from _standing(scenario)
    yield from _seats(scenario)
    yield from _followers(scenario)
    for place, belief in enumerate(scenario.beliefs):
        yield from _under(("beliefs", place), _belief(belief))
    yield from _twice(dict(enumerate(each.id for each in scenario.readings)), ("readings",))
    for place, reading in enumerate(scenario.readings):
        yield from _under(("readings", place), _reading(reading, scenario))
    for place, text in enumerate(scenario.real):
        yield from _levels(text.levels, ("real", place, "levels"), scenario, fit)
        yield from _under(("real", place), _real(text, scenario))


def _levels(
    levels: Mapping[str, int], path: tuple[str | int, ...], scenario: Scenario, fit: Fit
) -> Iterator[Fault]:
    for key, level in levels.items():
        count = fit.levels(key)
        if key not in scenario.clauses:
            yield Fault((*path, key), f"{key!r} is not on the table.", nearest(key, scenario.clauses))
        elif count is not None and level >= count:
            what = f"{key!r} has no level {level}."
            yield Fault((*path, key), what, f"Count from 0: the last one is {count - 1}.")


def _standing(scenario: Scenario) -> Iterator[Fault]:
    """What holds today and what if nothing passes: every clause has both, and only a lapse parts them."""
    for field in ("reversion", "in_force"):
        missing = [key for key in scenario.clauses if key not in getattr(scenario, field)]
        if missing:
            yield Fault((field,), f"No level is given for {', '.join(missing)}.", "Give every clause one.")
    for place, key in enumerate(scenario.lapses):
        if key not in scenario.clauses:
            what = f"{key!r} is not on the table."
            yield Fault(("lapses", place), what, nearest(key, scenario.clauses))
        elif scenario.reversion.get(key, 0) != 0:
            yield Fault(("reversion", key), f"{key!r} lapses, and yet something holds.", "Set it to 0.")
    for key, level in scenario.reversion.items():
        if key not in scenario.lapses and scenario.in_force.get(key, level) != level:
            what = f"{key!r} does not lapse, and yet the reversion differs from what is in force."
            yield Fault(("reversion", key), what, "Make them equal, or name it under `lapses:`.")
    if all(scenario.reversion.get(key) == level for key, level in scenario.asked.items()):
        yield Fault(("asked",), "The first proposal changes nothing.", "Give the levels that were asked for.")


def _seats(scenario: Scenario) -> Iterator[Fault]:
    yield from _twice(dict(enumerate(seat.id for seat in scenario.seats)), ("seats",))
    missing = [key for key in SEATS if key not in {seat.id for seat in scenario.seats}]
    if missing:
        yield Fault(("seats",), f"Nobody sits for {', '.join(missing)}.", f"Seat {', '.join(SEATS)}.")
    for place, seat in enumerate(scenario.seats):
        yield from _under(("seats", place), _seat(seat, scenario.clauses))


def _followers(scenario: Scenario) -> Iterator[Fault]:
    outside = MEMBERS - len(SEATS)
    if sum(scenario.followers.values()) != outside:
        what = f"{sum(scenario.followers.values())} members follow a seat, and {outside} sit outside."
        yield Fault(("followers",), what, f"Share all {outside} out among the seats.")


def _reading(reading: Reading, scenario: Scenario) -> Iterator[Fault]:
    """A reading changes stands that its seat has, and in such a way that they can be held."""
    own = {s.clause: s for seat in scenario.seats if seat.id == reading.seat for s in seat.stands}
    for place, change in enumerate(reading.changes):
        if change.clause not in own:
            what = f"{reading.seat!r} has no stand on {change.clause!r}."
            yield Fault(("changes", place, "clause"), what, nearest(change.clause, own))
        else:
            yield from _under(("changes", place), _stand(changed(own[change.clause], change)))


def _seat(seat: Seat, table: Collection[str]) -> Iterator[Fault]:
    if seat.veto != (seat.id in PERMANENT):
        yield Fault(("veto",), "Permanent members have a veto, others do not.", f"Set it to {not seat.veto}.")
    yield from _twice(dict(enumerate(stand.clause for stand in seat.stands)), ("stands",))
    for place, stand in enumerate(seat.stands):
        if stand.clause not in table:
            what = f"{stand.clause!r} is not on the table."
            yield Fault(("stands", place, "clause"), what, nearest(stand.clause, table))
        yield from _under(("stands", place), _stand(stand))


def _stand(stand: Stand) -> Iterator[Fault]:
    least = 0.0 if stand.least is None else stand.least
    most = 1.0 if stand.most is None else stand.most
    if not least <= stand.ideal <= most:
        cure = "It must hold that least <= ideal <= most."
        yield Fault(("ideal",), "The seat's ideal lies beyond its own red line.", cure)
    if stand.ground == "documented" and not stand.sources:
        cure = "Add `sources:`, or call it a modeller's choice."
        yield Fault((), "A documented stand has no source.", cure)


def _real(text: RealText, scenario: Scenario) -> Iterator[Fault]:
    if not text.voted:
        if text.adopted or text.tally:
            yield Fault(("tally",), "The text has a count and no votes.", "Give all four votes, or neither.")
        return
    missing = [key for key in SEATS if key not in text.votes]
    if missing:
        yield Fault(("votes",), f"The vote of {', '.join(missing)} is missing.", "Give all four votes.")
        return
    counts = counted(text.votes, scenario.followers)
    if text.tally != "-".join(map(str, counts)):
        what = f"The votes make {'-'.join(map(str, counts))}, the tally says {text.tally}."
        cure = "Other members vote as `followers` says; the order is yes, no, abstentions."
        yield Fault(("tally",), what, cure)
    passed = carried(text.votes, scenario.followers)
    if text.adopted != passed:
        what = f"By these votes the text was {'' if passed else 'not '}adopted."
        yield Fault(("adopted",), what, f"Set it to {str(passed).lower()}, or mend the votes.")


def _beliefs(beliefs: Mapping[int, Belief]) -> Iterator[Fault]:
    missing = [key for key in VIEWS if key not in {belief.id for belief in beliefs.values()}]
    if missing:
        yield Fault(("beliefs",), f"There is no belief of {', '.join(missing)}.", "Give both views.")
    for place, belief in beliefs.items():
        yield from _under(("beliefs", place), _belief(belief))


def _belief(belief: Belief) -> Iterator[Fault]:
    if belief.leakage_low > belief.leakage_high:
        yield Fault(("leakage_high",), "`leakage_high` is below `leakage_low`.", "Swap them.")
