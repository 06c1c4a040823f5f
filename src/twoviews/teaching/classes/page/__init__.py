"""The report as one page: no other file, nothing fetched, made to be read, printed and marked on."""

from twoviews.teaching.classes.page.whole import Report, page

__all__ = ["Report", "page"]
