"""Explorer panels: a model on a stage, moved by its parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from twoviews.bank.content import Exploration
from twoviews.errors import UnknownName
from twoviews.figures.panels.alone_or_together import AloneOrTogetherPanel
from twoviews.figures.panels.beliefs import BeliefMapPanel, LeversPanel
from twoviews.figures.panels.burden import BurdenPanel
from twoviews.figures.panels.coercion import CoercionPanel
from twoviews.figures.panels.conflict_expectations import ConflictExpectationsPanel
from twoviews.figures.panels.council import CouncilPanel
from twoviews.figures.panels.council_clauses import CouncilClausesPanel
from twoviews.figures.panels.enforcement import EnforcementPanel
from twoviews.figures.panels.escalation import EscalationPanel
from twoviews.figures.panels.home_politics import HomePoliticsPanel
from twoviews.figures.panels.inspection import InspectionPanel
from twoviews.figures.panels.leakage import LeakagePanel
from twoviews.figures.panels.pain_and_resolve import PainAndResolvePanel
from twoviews.figures.panels.success_rate import SuccessRatePanel
from twoviews.figures.panels.timeline import TimelinePanel
from twoviews.figures.panels.worker_stock import WorkerStockPanel
from twoviews.figures.stage import Stage


class Panel(Protocol):
    """A picture of a model. `update` moves its actors; then `stage.move()` gives what changed."""

    stage: Stage
    sentence: str

    def update(self, values: Mapping[str, float]) -> str:
        """Move the picture to these parameter values; one plain sentence that says what it now shows."""
        ...


PANELS: dict[str, Callable[[Mapping[str, float]], Panel]] = {
    "alone-or-together": AloneOrTogetherPanel,
    "belief-map": BeliefMapPanel,
    "burden": BurdenPanel,
    "coercion": CoercionPanel,
    "council": CouncilPanel,
    "council-clauses": CouncilClausesPanel,
    "conflict-expectations": ConflictExpectationsPanel,
    "enforcement": EnforcementPanel,
    "escalation": EscalationPanel,
    "inspection": InspectionPanel,
    "home-politics": HomePoliticsPanel,
    "leakage": LeakagePanel,
    "levers": LeversPanel,
    "pain-and-resolve": PainAndResolvePanel,
    "success-rate": SuccessRatePanel,
    "worker-stock": WorkerStockPanel,
    "timeline": TimelinePanel,
}


def panel(exploration: Exploration) -> Panel:
    """The panel that `exploration.id` names, set to the sliders' starts. Raises `UnknownName`."""
    if exploration.id not in PANELS:
        raise UnknownName("explorer panel", exploration.id, sorted(PANELS))
    return PANELS[exploration.id]({slider.name: slider.start for slider in exploration.sliders})
