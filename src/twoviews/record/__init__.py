"""What a learner did: statements, saved at once, never lost, private. See `store` for where they lie."""

from twoviews.record.place import default_path
from twoviews.record.statements import Statement, Verb, from_xapi, statement, to_xapi
from twoviews.record.store import Record

__all__ = ["Record", "Statement", "Verb", "default_path", "from_xapi", "statement", "to_xapi"]
