"""What goes over the line for the button that makes the portfolio."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Content, State


class PortfolioContent(Content, frozen=True, tag="portfolio"):
    """`longest` is how many characters a name may have."""

    title: str
    longest: int


class PortfolioState(State, frozen=True):
    """Name of the file that was made last beside the notebook, and what is said of it; both empty before."""

    made: str | UnsetType = UNSET
    told: str | UnsetType = UNSET


class MakePortfolio(Ask, frozen=True, tag="make"):
    """Write the file, with a name or none."""

    name: str = ""
    form: str = "html"
