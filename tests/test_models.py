"""What every model function keeps to: arrays broadcast, and what is not a number is named."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from twoviews.errors import ModelError
from twoviews.models import (
    beliefs,
    coercion,
    council,
    escalation,
    home_politics,
    inspection,
    leakage,
    threats,
)

Pair = tuple[float, float]
SHARE: Pair = (0.3, 0.7)
BELIEF: dict[str, Pair] = {"weapon": (4, 8), "crisis": (5, 6.5)}
STAKES: dict[str, Pair] = {"benefit": (8, 10), "harm": (5, 15), "cost": (0.1, 0.3), "spread": (1, 2)}
THREAT: dict[str, Pair] = {"chance": SHARE, "cost": (4, 7), "weapon": (4, 5), "spread": (1, 2)}
TARGET: dict[str, Pair] = {"pain": (2, 6), "weapon": (3, 4), "guarantee": (0.5, 1), "rally": (0.5, 1)}
HOME: dict[str, Pair] = {"seen": SHARE, "anger": (0.5, 2), "business": (0.2, 1), "strain": (0.5, 1)}
GAME: dict[str, Pair] = {
    "gain": (1, 2), "fine": (4, 6), "cost": (1, 2), "benefit": (1, 2), "harm": (3, 8), "detection": (0.6, 1),
}  # fmt: skip
MARKET: dict[str, Pair] = {
    "elasticity": (-0.3, -0.15), "cut": SHARE, "leakage": SHARE, "border_capacity": (5, 20),
    "risk_premium": (0, 1), "ceiling_price": (4, 10),
}  # fmt: skip


def chosen(arguments: dict[str, Pair], *names: str) -> dict[str, Pair]:
    return {name: arguments[name] for name in names}


CALLS: dict[str, tuple[Callable[..., Any], dict[str, Pair]]] = {
    "beliefs.outcomes": (beliefs.outcomes, {"pressure": (2, 6), **BELIEF}),
    "beliefs.value": (beliefs.value, {"pressure": (2, 6), **BELIEF}),
    "beliefs.best_pressure": (beliefs.best_pressure, BELIEF),
    "coercion.felt_pain": (
        coercion.felt_pain, {"pressure": (2, 6), "credibility": SHARE, "leakage": SHARE, "shifting": SHARE},
    ),
    "coercion.advantage": (coercion.advantage, {**TARGET, "relief": SHARE}),
    "coercion.compliance": (coercion.compliance, {**TARGET, "relief": SHARE}),
    "coercion.pain_needed": (
        coercion.pain_needed, {**chosen(TARGET, "weapon", "guarantee", "rally"), "relief": SHARE},
    ),
    "coercion.leakage_limit": (
        coercion.leakage_limit,
        {"pressure": (4, 6), "needed": (1, 2), "credibility": SHARE, "shifting": SHARE},
    ),
    "coercion.pain_path": (
        coercion.pain_path, {"months": (3, 40), "peak": (5, 9), "buildup": (6, 12), "adaptation": (0, 0.02)},
    ),
    "coercion.resolve_path": (
        coercion.resolve_path, {"months": (3, 40), "resolve": (4, 6), "drift": (-0.02, 0.05)},
    ),
    "coercion.window": (
        coercion.window,
        {"peak": (5, 9), "buildup": (6, 12), "adaptation": (0, 0.02), "resolve": (3, 6), "drift": (0, 0.05)},
    ),
    "council.accepts": (council.accepts, {"text": SHARE, "ideal": (0.2, 0.5), "reversion": (0.1, 0.4)}),
    "escalation.response": (escalation.response, {"pressure": (2, 6), **BELIEF}),
    "escalation.outcomes": (escalation.outcomes, {"pressure": (2, 6), **BELIEF, "spread": (1, 2)}),
    "escalation.value": (escalation.value, {"pressure": (2, 6), **BELIEF, **STAKES}),
    "escalation.best_pressure": (escalation.best_pressure, {**BELIEF, **STAKES}),
    "home_politics.utility": (home_politics.utility, {"kept": SHARE, "price": (2, 5), **HOME}),
    "home_politics.best_compliance": (home_politics.best_compliance, {"price": (2, 5), **HOME}),
    "home_politics.tipping_chance": (
        home_politics.tipping_chance, {"price": (2, 5), **chosen(HOME, "anger", "business")},
    ),
    "home_politics.burden": (
        home_politics.burden, {"pressure": (1, 2), "coalition": SHARE, "aimed": (0, 0.5)},
    ),
    "home_politics.rulers_share": (home_politics.rulers_share, {"coalition": SHARE, "aimed": (0, 0.5)}),
    "home_politics.policy_shift": (
        home_politics.policy_shift, dict.fromkeys(("rulers", "signal", "rally", "rents"), SHARE),
    ),
    "inspection.firm_payoff": (
        inspection.firm_payoff,
        {"violate": SHARE, "check": SHARE, **chosen(GAME, "gain", "fine", "detection")},
    ),
    "inspection.inspector_payoff": (
        inspection.inspector_payoff,
        {"check": SHARE, "violate": SHARE, **chosen(GAME, "cost", "benefit", "harm", "detection")},
    ),
    "inspection.equilibrium": (inspection.equilibrium, GAME),
    "inspection.chance_found": (
        inspection.chance_found, {"inspections": (2, 5), "sites": (10, 20), "detection": SHARE},
    ),
    "inspection.inspections_needed": (
        inspection.inspections_needed, {"sites": (10, 20), **chosen(GAME, "gain", "fine", "detection")},
    ),
    "inspection.steady_stock": (
        inspection.steady_stock, {"repatriation": SHARE, "visas": (10, 20), "disguise": SHARE},
    ),
    "inspection.implied_repatriation": (
        inspection.implied_repatriation, {"before": (20, 30), "after": (10, 15)},
    ),
    "leakage.supply_ratio": (leakage.supply_ratio, chosen(MARKET, "cut", "leakage")),
    "leakage.equilibria": (leakage.equilibria, MARKET),
    "threats.violations": (threats.violations, {"enforcing": (1, 4), "needless": (2, 3)}),
    "threats.actions": (threats.actions, {"gain": (2, 3), "penalty": (1, 5), "enforcing": (1, 4)}),
    "threats.concession": (threats.concession, {"conflict": (0.5, 1), "target_cost": SHARE}),
    "threats.demand_worth": (
        threats.demand_worth, {"conflict": (0.5, 1), "target_cost": SHARE, "sender_cost": (0.1, 0.2)},
    ),
    "threats.demands": (
        threats.demands,
        {"conflict": (0.5, 1), "target_cost": SHARE, "sender_cost": (0.1, 0.2), "threshold": (0.4, 0.7)},
    ),
    "threats.threat_outcomes": (
        threats.threat_outcomes, THREAT,
    ),
    "threats.full_rate": (
        lambda **of: threats.full_rate(threats.threat_outcomes(**of)), THREAT,
    ),
    "threats.counted_rate": (
        lambda **of: threats.counted_rate(threats.threat_outcomes(**of)), THREAT,
    ),
}  # fmt: skip
models = pytest.mark.parametrize("name", CALLS)


def parts(result: Any) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of a result: its fields, or the result itself."""
    fields = vars(result) if hasattr(result, "__dataclass_fields__") else {"": result}
    return {key: np.asarray(part) for key, part in fields.items()}


@models
def test_arrays_broadcast_and_agree_with_single_numbers(name: str) -> None:
    function, arguments = CALLS[name]
    count = len(arguments)
    axes = {
        key: np.reshape(pair, [2 if place == axis else 1 for axis in range(count)])
        for place, (key, pair) in enumerate(arguments.items())
    }
    many = parts(function(**axes))
    assert {part.shape for part in many.values()} == {(2,) * count}
    for place in itertools.islice(itertools.product((0, 1), repeat=count), 0, None, max(1, 2**count // 8)):
        one = function(**{key: pair[n] for n, (key, pair) in zip(place, arguments.items(), strict=True)})
        for key, part in parts(one).items():
            assert many[key][place] == pytest.approx(float(part), abs=1e-5, nan_ok=True), (place, key)


@pytest.mark.parametrize(
    ("name", "argument"), [(name, argument) for name, (_, pairs) in CALLS.items() for argument in pairs]
)
def test_what_is_not_a_number_is_named(name: str, argument: str) -> None:
    function, arguments = CALLS[name]
    sound = {key: pair[0] for key, pair in arguments.items()}
    with pytest.raises(ModelError, match=argument):
        function(**{**sound, argument: np.nan})
