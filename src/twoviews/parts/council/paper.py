"""The Council game on paper: a worksheet for a class without computers, with votes counted by hand."""

from __future__ import annotations

from html import escape

from twoviews.bank.council import Clause, CouncilGame, SeatId, Vote
from twoviews.bank.prose import inline
from twoviews.game import voting
from twoviews.game.aftermath import aftermath
from twoviews.game.debrief import told
from twoviews.game.drafts import Draft, Table
from twoviews.parts import sheets
from twoviews.parts.council.view import line, wish
from twoviews.wording import dated

PLACES = 4
"""Decimals to which a number of the briefs is exact."""
RULES = (
    "Four groups take the four seats. Each gets its own page and shows it to nobody; the table of clauses"
    " is for all.",
    "The United States holds the pen. In the column “First draft” it ticks a level of each clause: its first"
    " proposal, or a milder text.",
    "Each group counts. On its page every level has a number: what the seat gains (+) or loses (−) by it,"
    " against no text. Write down the number of the ticked level, clause by clause, and add.",
    "A ✗ is past a red line: the vote is no, whatever the sum. Without one, a sum of 0 or more is a yes. A"
    " loss no larger than the reluctance at the foot of the page is an abstention, a larger one a no.",
    "Amend. In turn each group asks for one change; the penholder takes it or leaves it, and says why. The"
    " column “Amended” takes the new ticks, and all count again. Two rounds are enough.",
    "Explain the vote in a few sentences, then vote. A text needs nine of fifteen votes and no veto. The"
    " elected member speaks for twelve. A group may vote otherwise than it counts, if it says why.",
    "The years after cannot be counted by hand. The teacher’s page says what the game finds for two texts.",
)
STYLE = (
    "body{max-width:52rem;margin:1.5rem auto;padding:0 1rem;font:1rem/1.35 system-ui,'Noto Sans',sans-serif;"
    "color:#111;background:#fff}.tv-title{font-size:1.2rem;font-weight:600}p,ul,ol{margin:.3rem 0}"
    "table{width:100%;border-collapse:collapse;font-size:.88rem}thead th{font-weight:600}"
    "th,td{padding:.15rem .4rem;border:1px solid #888;text-align:left;vertical-align:top;font-weight:400}"
    "th:nth-last-child(-n+2):not(:first-child),td:nth-last-child(-n+2){width:3.4rem}"
    ".tv-own tr{break-inside:avoid}thead th:first-child{width:44%}.tv-all thead th:first-child{width:27%}"
    ".tv-check :is(th,td){width:auto}"
    ".tv-line{margin:0;height:1.5rem;border-bottom:1px solid #888}"
    "@page{margin:12mm}@media print{body{max-width:none;margin:0;padding:0;font-size:.78rem}}"
)
PAGE = '<section style="break-before:page">{}</section>'


def printed(title: str, content: CouncilGame) -> str:
    """All occasions, the first one open."""
    occasions = "".join(
        f"<details{' open' if number == 0 else ''}><summary>{inline(scenario.title)}</summary>"
        f"{_occasion(Table(content, scenario))}</details>"
        for number, scenario in enumerate(content.scenarios)
    )
    return sheets.sheet("council", title, f"{_rules()}{occasions}")


def document(title: str, table: Table) -> str:
    """One occasion as a page of its own, to be printed: no other file and no network is needed for it."""
    head = f"{title}: {table.scenario.title}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(head)}</title>'
        f'<style>{STYLE}</style></head><body><h1 class="tv-title">{inline(head)}</h1>'
        f"{_rules()}{_occasion(table)}</body></html>"
    )


def _rules() -> str:
    return f"<p><strong>On paper</strong></p><ol>{''.join(f'<li>{inline(rule)}</li>' for rule in RULES)}</ol>"


def _occasion(table: Table) -> str:
    """The occasion and its clauses for all, a page for each seat, a page for the teacher."""
    rows = "".join(_levels(table, clause) for clause in table.clauses.values())
    common = (
        f'<p class="tv-title">For all: the table</p><p>{inline(table.scenario.situation)}</p>'
        f"<p>{inline(table.scenario.others)}</p>"
        f"{_table('tv-all', ('Clause', 'Level', 'First draft', 'Amended'), rows)}{_votes(table)}"
    )
    seats = "".join(PAGE.format(_brief(table, seat)) for seat in table.seats)
    return f"<section>{common}</section>" + seats + PAGE.format(_teacher(table))


def _table(name: str, heads: tuple[str, ...], rows: str) -> str:
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    head = f"<thead><tr>{cells}</tr></thead>"
    return f'<table class="{name}">{head}<tbody>{rows}</tbody></table>'


def _levels(table: Table, clause: Clause) -> str:
    """A row a level, with a box in each of the two columns."""
    head = (
        f'<th scope="rowgroup" rowspan="{len(clause.levels)}"><strong>{inline(clause.title)}</strong><br>'
        f"{inline(clause.about)}</th>"
    )
    rows = (
        f"<td><strong>{inline(level.label)}</strong>{_tags(table, clause.id, number)}."
        f" {inline(level.text)}</td><td>☐</td><td>☐</td>"
        for number, level in enumerate(clause.levels)
    )
    return "".join(f"<tr>{'' if number else head}{row}</tr>" for number, row in enumerate(rows))


def _tags(table: Table, clause: str, level: int) -> str:
    marks = {"today": table.in_force, "if nothing passes": table.reversion, "first proposal": table.asked}
    named = [name for name, draft in marks.items() if draft[clause] == level]
    return f" ({escape(', '.join(named))})" if named else ""


def _votes(table: Table) -> str:
    rows = "".join(
        f"<li>{inline(seat.name)}: ☐ yes ☐ no ☐ abstain. Why: ______________________</li>"
        for seat in table.seats.values()
    )
    day = escape(dated(table.scenario.date))
    return f"<p><strong>The vote</strong>, {day}</p><ul>{rows}</ul>{sheets.blank(3)}"


# ── a page for each seat ─────────────────────────────────────────────────────


def _brief(table: Table, key: SeatId) -> str:
    seat = table.seats[key]
    lines = "".join(f"<li>{inline(text)}</li>" for text in seat.red_lines)
    rows = "".join(_stand(table, key, clause) for clause in table.stands[key])
    heads = ("Clause, wish and reason", "What each level is worth", "First draft", "Amended")
    foot = (
        '<tr><th scope="row"><strong>Sum</strong>, and any ✗</th>'
        f"<td>Reluctance: {seat.reluctance:g}</td><td></td><td></td></tr>"
    )
    return (
        f'<p class="tv-title">{inline(seat.name)}, {"with" if seat.veto else "without"} a veto</p>'
        f"<p>{inline(seat.brief)}</p><p>Red lines:</p><ul>{lines}</ul>{_table('tv-own', heads, rows + foot)}"
        f"<p>Our explanation of vote:</p>{sheets.blank(4)}"
    )


def _stand(table: Table, seat: SeatId, key: str) -> str:
    clause, stand = table.clauses[key], table.stands[seat][key]
    limits = line(clause, stand)
    aim = f"Wish: {wish(clause, stand)}.{f' Red line: {limits}.' if limits else ''} {stand.reason}"
    worth = "".join(
        f"<li>{inline(level.label)}: <strong>{worth_of(table, seat, key, number)}</strong></li>"
        for number, level in enumerate(clause.levels)
    )
    head = f'<th scope="row"><strong>{inline(clause.title)}</strong><br>{inline(aim)}</th>'
    return f"<tr>{head}<td><ul>{worth}</ul></td><td></td><td></td></tr>"


def worth_of(table: Table, seat: SeatId, clause: str, level: int) -> str:
    """What a level is worth to a seat, as one adds it by hand; a cross past a red line."""
    if table.beyond[seat][clause][level]:
        return "✗"
    return _signed(table.worth[seat][clause][level])


def _signed(number: float) -> str:
    """A number with its sign and at least two decimals; zero without."""
    exact = round(number, PLACES)
    digits = max(2, len(f"{exact:g}".partition(".")[2]))
    return f"{exact:+.{digits}f}".replace("-", "−") if exact else "0"


# ── a page for the teacher ───────────────────────────────────────────────────


def _teacher(table: Table) -> str:
    """How the seats would vote on the first proposal and voted on the real texts, and the years after."""
    texts = [("The first US proposal", table.asked)]
    texts += [(text.label, table.complete(text.levels)) for text in table.scenario.real]
    levels = "".join(
        f'<tr><th scope="row">{inline(clause.title)}</th>'
        + "".join(f"<td>{inline(table.level(key, draft).label)}</td>" for _, draft in texts)
        + "</tr>"
        for key, clause in table.clauses.items()
    )
    counts = "".join(
        f'<tr><th scope="row">{inline(seat.name)}: sum and vote</th>'
        + "".join(f"<td>{_counted(table, key, draft)}</td>" for _, draft in texts)
        + "</tr>"
        for key, seat in table.seats.items()
    )
    years = "".join(
        f"<p>{inline(label)}, had it been in force:</p><ul>"
        + "".join(f"<li>{inline(told(each))}</li>" for each in aftermath(table, draft, seed=0))
        + "</ul>"
        for label, draft in texts
    )
    notes = "".join(
        f"<p>{inline(f'{text.label} ({text.tally}). {text.note}')}</p>" for text in table.scenario.real
    )
    heads = ("Clause or seat", *(label for label, _ in texts))
    return (
        '<p class="tv-title">For the teacher, kept back until the vote is over</p>'
        f"{_table('tv-check', heads, levels + counts)}{notes}"
        f"<p><strong>Three years after</strong>, by each capital’s beliefs; neither is the truth</p>{years}"
    )


def _counted(table: Table, seat: SeatId, draft: Draft) -> str:
    vote: Vote = voting.vote(table, seat, draft)
    crossed = len(voting.crosses(table, seat, draft))
    name = escape(vote)
    return f"{_signed(voting.gain(table, seat, draft))}{f', and {crossed} ✗' if crossed else ''}: {name}"
