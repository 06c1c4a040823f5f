"""What comes back, and when: recomputed from the record each time it is asked for, and stored nowhere.

A card of the scheduler is one *objective*, not one question. What should last is what a student can do, and a
question that comes back word for word is soon known by its look. So each time another question of the same
objective is asked: the one whose last answer lies furthest back.
"""

from twoviews.returning.choosing import Coming, Due, coming, due
from twoviews.returning.retention import Kept, kept
from twoviews.returning.sittings import Past, coming_back, past

__all__ = ["Coming", "Due", "Kept", "Past", "coming", "coming_back", "due", "kept", "past"]
