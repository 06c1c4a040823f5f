"""The printed form of the Council game: each occasion as a worksheet for a class without computers."""

from __future__ import annotations

from html import escape

from twoviews.bank.council import Clause, CouncilGame, Scenario, Seat, Stand
from twoviews.bank.sources import readable
from twoviews.game.drafts import Table
from twoviews.widgets import sheets
from twoviews.widgets.cards import inline
from twoviews.widgets.council_shown import line, wish

HOW = (
    "Choose an occasion and share out the four seats. Read your brief and keep it to yourself. The United"
    " States tables the first proposal. Bargain clause by clause, tick the level on which you agree, then"
    " vote: a text needs nine of fifteen votes and no veto. The other eleven vote as the elected member does."
)


def printed(title: str, content: CouncilGame) -> str:
    """All occasions, the first one open."""
    occasions = "".join(
        f"<details{' open' if number == 0 else ''}><summary>{inline(scenario.title)}</summary>"
        f"{_occasion(Table(content, scenario))}</details>"
        for number, scenario in enumerate(content.scenarios)
    )
    return sheets.sheet("council", title, f"<p>{inline(HOW)}</p>{occasions}")


def _occasion(table: Table) -> str:
    scenario = table.scenario
    briefs = "".join(_brief(table, seat) for seat in scenario.seats)
    rows = "".join(_row(table, clause) for clause in table.clauses.values())
    return (
        f"<p>{inline(scenario.situation)}</p>{briefs}<p><strong>The clauses</strong></p>"
        "<table><thead><tr><th scope='col'>Clause</th><th scope='col'>Tick one level</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{_votes(scenario)}"
    )


def _brief(table: Table, seat: Seat) -> str:
    veto = "with a veto" if seat.veto else "without a veto"
    lines = "".join(f"<li>{inline(text)}</li>" for text in seat.red_lines)
    stands = "".join(f"<li>{_stand(table.clauses[stand.clause], stand)}</li>" for stand in seat.stands)
    return (
        f"<p><strong>{inline(seat.name)}</strong>, {veto}</p><p>{inline(seat.brief)}</p>"
        f"<p>Red lines:</p><ul>{lines}</ul><p>Clause by clause:</p><ul>{stands}</ul>"
    )


def _stand(clause: Clause, stand: Stand) -> str:
    limits = line(clause, stand)
    aim = f"wishes “{wish(clause, stand)}”{f'; {limits}' if limits else ''}"
    return f"<em>{inline(clause.title)}</em>: {inline(aim)}. {inline(stand.reason)}"


def _row(table: Table, clause: Clause) -> str:
    levels = "".join(
        f"<li>☐ <strong>{inline(level.label)}</strong>{_tags(table, clause.id, number)}."
        f" {inline(level.text)}</li>"
        for number, level in enumerate(clause.levels)
    )
    head = f"<strong>{inline(clause.title)}</strong><br>{inline(clause.about)}"
    return f"<tr><th scope='row'>{head}</th><td><ul>{levels}</ul></td></tr>"


def _tags(table: Table, clause: str, level: int) -> str:
    marks = {"today": table.in_force, "if nothing passes": table.reversion, "first proposal": table.asked}
    named = [name for name, draft in marks.items() if draft[clause] == level]
    return f" ({escape(', '.join(named))})" if named else ""


def _votes(scenario: Scenario) -> str:
    rows = "".join(
        f"<li>{inline(seat.name)}: ☐ yes ☐ no ☐ abstain. Why: ______________________</li>"
        for seat in scenario.seats
    )
    return (
        f"<p><strong>The vote</strong>, {escape(readable(scenario.date))}</p><ul>{rows}</ul>{sheets.blank(3)}"
    )
