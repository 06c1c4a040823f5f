"""What a part asks others to make: pictures, models to move, and the files that a learner takes away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from twoviews.bank import library
from twoviews.bank.content import Exploration
from twoviews.course import keeping

if TYPE_CHECKING:
    from twoviews.models.forecasts import Judged
    from twoviews.parts.explorer.live import Panel
    from twoviews.parts.handin.live import Handing
    from twoviews.parts.portfolio.live import Made


def picture(judged: Sequence[Judged], label: str) -> str:
    """The picture of a score; none where there is no matplotlib, as in a browser's Python."""
    try:
        from twoviews.figures.scoring import draw
    except ModuleNotFoundError:
        return ""
    return draw(judged, label)


def panel(exploration: Exploration) -> Panel:
    """The picture of a model to move; where there is no matplotlib, as in a browser's Python, none."""
    from twoviews.parts.explorer.live import Unseen

    try:
        from twoviews.figures.panels import panel
    except ModuleNotFoundError:
        return Unseen()
    return panel(exploration)


def change() -> str:
    """The way through the course as a picture, as HTML."""
    from twoviews import portfolio

    return portfolio.change_as_html(portfolio.change(keeping.record().statements(), library.course()))


def portfolio_file(name: str, form: str) -> Made:
    """Make a portfolio in the kernel's folder, which is the notebook's; else for the page to keep."""
    from twoviews import portfolio
    from twoviews.errors import PortfolioError
    from twoviews.parts.portfolio.live import Made

    made = portfolio_text(name, form)
    try:
        path = portfolio.save(made.text, Path(made.file))
    except PortfolioError as error:
        return made._replace(why=error.why)
    return Made(path.name, path.name != made.file)


def portfolio_text(name: str, form: str) -> Made:
    """Make a portfolio where there is no folder, for the page to keep."""
    from twoviews import portfolio
    from twoviews.parts.portfolio.live import Made

    gathered = portfolio.gather(keeping.record().statements(), library.course())
    return Made(portfolio.file_name(date.today(), form), text=portfolio.FORMS[form](gathered, name))


def handing(lesson: str) -> Handing:
    """What handing in needs on the page of a lesson."""
    from twoviews.parts.handin.live import Handing, Made
    from twoviews.parts.handin.wire import Goes, MakeHandIn
    from twoviews.record import handing

    def make(ask: MakeHandIn) -> Made:
        record = keeping.record()
        told = handing.chosen(record.statements(), ask.what, ask.lesson)
        name = handing.file_name(ask.name, record.learner, ask.what, ask.lesson, date.today())
        return Made(name, handing.hand_in(told, record.learner, ask.name).decode())

    def goes() -> list[Goes]:
        return [Goes(*each) for each in handing.going(keeping.record().statements())]

    return Handing(lesson, handing.LONGEST_NAME, goes, make)
