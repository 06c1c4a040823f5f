"""How Russia, China and the United States voted on the DPRK, 2006 to 2024."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import CHINA, INK, PAPER, QUIET, RUSSIA, SIZE, US, Mark, canvas, place, say
from twoviews.wording import dated

ROWS: tuple[tuple[Mark, str], ...] = ((RUSSIA, "russia_vote"), (CHINA, "china_vote"), (US, "us_vote"))
LEFT, RIGHT = 122.0, 716.0
TOLD = ("date", "decision", "russia_vote", "china_vote", "us_vote", "votes_yes", "votes_no", "votes_abstain")
TITLE: dict[str, Any] = {"dx": -LEFT + 4, "dy": 70, "weight": "bold", "fontsize": SIZE}


def draw() -> Figure:
    """Two rows of ballots: texts that impose sanctions, and renewals of the Panel of Experts."""
    table = sorted(tables.rows("unsc_votes"), key=itemgetter("date"))
    votes = [row for row in table if row["russia_vote"] in ("yes", "no", "abstain")]
    renewals = [vote for vote in votes if _renews(vote)]
    figure = canvas(478)
    sanctions, panel = place(figure, LEFT, 86, RIGHT, 180), place(figure, LEFT, 334, RIGHT, 428)
    _ballots(sanctions, [vote for vote in votes if not _renews(vote)], "Sanctions")
    _ballots(panel, renewals, "Renewals of the Panel of Experts")
    say(sanctions, -0.5, 3.2, _never_voted(table), dx=-LEFT + 4, dy=-10, color=QUIET)
    say(panel, -0.5, 3.2, _left_out(), dx=-LEFT + 4, dy=-10, color=QUIET)
    return figure


def _renews(vote: tables.Row) -> bool:
    return str(vote["kind"]).startswith("panel renewal")


def _ballots(axes: Axes, votes: Sequence[tables.Row], title: str) -> None:
    axes.set(xlim=(-0.5, 11.5), ylim=(2.5, -0.5))
    axes.axis("off")
    passed = sum(vote["votes_yes"] == 15 for vote in votes)
    say(axes, -0.5, -0.5, f"{title}: {passed} adopted by 15 votes to none", **TITLE)
    for column, vote in enumerate(votes):
        _heading(axes, column, vote)
        for row, (mark, field) in enumerate(ROWS):
            tell(_vote(axes, column, row, mark, vote[field]), vote, *TOLD)
    for row, (mark, _) in enumerate(ROWS):
        say(axes, -0.5, row, mark.name, dx=-12, ha="right")


def _heading(axes: Axes, column: int, vote: tables.Row) -> None:
    """Number of the resolution over month and year; a text that failed shows its votes instead."""
    month, year = dated(f"{vote['date']:%Y-%m}", short=True).split()
    number = vote["decision"].removeprefix("S/RES/").split(" (")[0]
    if not vote["adopted"]:
        number = f"{vote['votes_yes']}–{vote['votes_no']}–{vote['votes_abstain']}"
    say(axes, column, -0.5, number, dy=40, ha="center", weight="normal" if vote["adopted"] else "bold")
    say(axes, column, -0.5, month, dy=24, ha="center", color=QUIET)
    say(axes, column, -0.5, year, dy=8, ha="center", color=QUIET)


def _vote(axes: Axes, column: int, row: int, mark: Mark, vote: str) -> list[Artist]:
    if vote == "yes":
        return [*axes.plot(column, row, mark.marker, color=mark.colour, ms=10, clip_on=False)]
    box = FancyBboxPatch((column - 0.42, row - 0.38), 0.84, 0.76, boxstyle="round,pad=0,rounding_size=0.12")
    box.set(facecolor=mark.colour if vote == "no" else "none", edgecolor=mark.colour, linewidth=1.6)
    axes.add_patch(box)
    words, colour = ("NO", PAPER) if vote == "no" else ("abst.", INK)
    weight = "bold" if vote == "no" else "normal"
    return [box, say(axes, column, row, words, ha="center", color=colour, weight=weight)]


def _never_voted(table: Sequence[tables.Row]) -> str:
    years = [str(row["date"].year) for row in table if "not voted" in row["kind"]]
    return f"Drafts by China and Russia to ease measures, {' and '.join(years)}: never put to a vote."


def _left_out() -> str:
    recalled = [row for row in tables.rows("unsc_votes", recalled=True) if row["status"] == "recalled"]
    years = sorted({str(row["date"].year) for row in recalled if _renews(row)})
    return f"A mark is a yes. Not shown: the renewals of {' and '.join(years)} (day of the vote not sourced)."
