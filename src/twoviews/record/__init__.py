"""What a learner did: statements, saved at once, never lost, private. See `store` for where they lie."""

from twoviews.record.state import Progress, State, state
from twoviews.record.statements import (
    Statement,
    Verb,
    answered,
    completed,
    from_xapi,
    moved,
    opined,
    predicted,
    statement,
    to_xapi,
    wrote,
)
from twoviews.record.store import Record, default_path

__all__ = [
    "Progress",
    "Record",
    "State",
    "Statement",
    "Verb",
    "answered",
    "completed",
    "default_path",
    "from_xapi",
    "moved",
    "opined",
    "predicted",
    "state",
    "statement",
    "to_xapi",
    "wrote",
]
