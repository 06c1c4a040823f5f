"""What a learner did: statements, saved at once, never lost, private. See `store` for where they lie."""

from twoviews.record.statements import Statement, Verb, from_xapi, statement, to_xapi
from twoviews.record.store import Record, default_path

__all__ = ["Record", "Statement", "Verb", "default_path", "from_xapi", "statement", "to_xapi"]
