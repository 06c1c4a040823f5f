"""`twoviews record`: take the learner's record along, bring it in, or start afresh."""

from __future__ import annotations
