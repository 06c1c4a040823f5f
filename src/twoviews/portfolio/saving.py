"""Writing a portfolio to a file that was not there before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from twoviews import private
from twoviews.bank.library import Course
from twoviews.errors import PortfolioError
from twoviews.portfolio.gathering import gather
from twoviews.portfolio.html import as_html
from twoviews.portfolio.markdown import as_markdown
from twoviews.record.statements import Statement

FORMS = {"html": as_html, "md": as_markdown}


def make(statements: Iterable[Statement], course: Course, wanted: Path, form: str, name: str = "") -> Path:
    """Gather, write and save a portfolio in one of `FORMS`; returns where it is (see `save`)."""
    return save(FORMS[form](gather(statements, course), name), wanted)


def file_name(day: date, form: str) -> str:
    """The usual name of a portfolio that was made on that day: `two-views-portfolio-20261125.html`."""
    return f"two-views-portfolio-{day:%Y%m%d}.{form}"


def save(text: str, wanted: Path) -> Path:
    """Write the text, and return where it is: `wanted`, or `wanted-2` and so on beside a file of that name.

    No file is ever overwritten. Raises `PortfolioError` if none can be written there.
    """
    number, path = 1, wanted
    while True:
        try:
            private.write_new(path, (text.encode(),))
        except FileExistsError:
            number += 1
            path = wanted.with_stem(f"{wanted.stem}-{number}")
        except OSError as error:
            raise PortfolioError(str(path), error.strerror or str(error)) from error
        else:
            return path
