"""The learner's portfolio: all that one learner did, gathered, with the change from first to last lesson.

Nothing in it names a machine, a folder, an account or the record's pseudonym. A name stands in it only if the
learner gives one.
"""

from twoviews.portfolio.change import Change, change
from twoviews.portfolio.council import Council
from twoviews.portfolio.gathering import gather
from twoviews.portfolio.html import as_html, change_as_html
from twoviews.portfolio.markdown import as_markdown
from twoviews.portfolio.saving import FORMS, file_name, make, save
from twoviews.portfolio.work import Portfolio

__all__ = [
    "FORMS",
    "Change",
    "Council",
    "Portfolio",
    "as_html",
    "as_markdown",
    "change",
    "change_as_html",
    "file_name",
    "gather",
    "make",
    "save",
]
