"""Explorer panels: a model on a stage, moved by its parameters. A new panel is a module and a line here."""

from __future__ import annotations

from pkgutil import resolve_name

from twoviews.bank.content import Exploration
from twoviews.errors import UnknownName
from twoviews.figures.panels.base import Panel

__all__ = ["PANELS", "Panel", "panel", "panel_class"]

PANELS = {
    "alone-or-together": "alone_or_together:AloneOrTogetherPanel",
    "belief-map": "beliefs:BeliefMapPanel",
    "burden": "burden:BurdenPanel",
    "coercion": "coercion:CoercionPanel",
    "conflict-expectations": "conflict_expectations:ConflictExpectationsPanel",
    "council": "council:CouncilPanel",
    "council-clauses": "council_clauses:CouncilClausesPanel",
    "enforcement": "enforcement:EnforcementPanel",
    "escalation": "escalation:EscalationPanel",
    "home-politics": "home_politics:HomePoliticsPanel",
    "inspection": "inspection:InspectionPanel",
    "leakage": "leakage:LeakagePanel",
    "levers": "beliefs:LeversPanel",
    "pain-and-resolve": "pain_and_resolve:PainAndResolvePanel",
    "success-rate": "success_rate:SuccessRatePanel",
    "timeline": "timeline:TimelinePanel",
    "worker-stock": "worker_stock:WorkerStockPanel",
}
"""Id of the explorer: its module and class; a module is imported when its panel is asked for."""


def panel_class(name: str) -> type[Panel]:
    """The panel of the explorer of that id, with the `SLIDERS` that it needs. Raises `UnknownName`."""
    if name not in PANELS:
        raise UnknownName("explorer panel", name, sorted(PANELS))
    found: type[Panel] = resolve_name(f"{__name__}.{PANELS[name]}")
    return found


def panel(exploration: Exploration) -> Panel:
    """The panel that `exploration.id` names, set to the sliders' starts.

    Raises `UnknownName` for an explorer or a slider that no panel has, `MissingSlider` for one it lacks.
    """
    return panel_class(exploration.id)({slider.name: slider.start for slider in exploration.sliders})
