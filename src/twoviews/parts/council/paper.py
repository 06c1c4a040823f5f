"""The Council game on paper: a worksheet for a class without computers, with votes counted by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twoviews.bank.ahead import parted
from twoviews.bank.council import Clause, SeatId
from twoviews.bank.prose import inline
from twoviews.game import voting
from twoviews.game.aftermath import aftermath
from twoviews.game.debrief import called
from twoviews.game.drafts import CouncilTable, Draft
from twoviews.game.years import told
from twoviews.html import Inner, Markup, join, tag
from twoviews.html import document as whole
from twoviews.parts import sheets
from twoviews.parts.council.view import pen, red_line, wish
from twoviews.wording import dated, signed

PLACES = 4
"""Decimals to which a number of the briefs is exact."""
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


def rules(table: CouncilTable) -> tuple[str, ...]:
    """How a class plays an occasion on paper."""
    spoken = "; ".join(
        f"{called(table.seats[seat])} speaks for {1 + count}"
        for seat, count in table.scenario.followers.items()
        if count
    )
    return (
        "Four groups take the four seats. Each gets its own page and shows it to nobody; the table of clauses"
        " is for all.",
        f"{pen(table.scenario)} In the column “First draft” tick a level of each clause: the first"
        " proposal where one is marked, else what holds today.",
        "Each group counts. On its page every level has a number: what the seat gains (+) or loses (−) by it,"
        " against no text. Write down the number of the ticked level, clause by clause, and add.",
        "A ✗ is past a red line: the vote is no, whatever the sum. Without one, a sum of 0 or more is a yes."
        " A loss no larger than the reluctance at the foot of the page is an abstention, a larger one a no.",
        "Amend. In turn each group asks for one change; the penholder takes it or leaves it, and says why."
        " The column “Amended” takes the new ticks, and all count again. Two rounds are enough.",
        "Explain the vote in a few sentences, then vote. A text needs nine of fifteen votes and no veto. The"
        f" rest of the fifteen go with a seat: {spoken}. A group may vote otherwise than it counts, if it"
        " says why.",
        "The years after cannot be counted by hand. The teacher’s page says what the game finds for two"
        " texts.",
    )


def document(title: str, table: CouncilTable) -> Markup:
    """One occasion as a page of its own, to be printed: no other file and no network is needed for it."""
    head = f"{title}: {table.scenario.title}"
    return whole(head, STYLE, tag("h1", inline(head), class_="tv-title"), _rules(table), _occasion(table))


def _rules(table: CouncilTable) -> Markup:
    return join(
        tag("p", tag("strong", "On paper")), tag("ol", (tag("li", inline(rule)) for rule in rules(table)))
    )


def _occasion(table: CouncilTable) -> Markup:
    """The occasion and its clauses for all, a page for each seat, a page for the teacher."""
    common = tag(
        "section",
        _title("For all: the table"),
        tag("p", inline(table.scenario.situation)),
        tag("p", inline(table.scenario.others)),
        _table(
            "tv-all",
            ("Clause", "Level", "First draft", "Amended"),
            (_levels(table, clause) for clause in table.clauses.values()),
        ),
        _votes(table),
    )
    return join(common, (_page(_brief(table, seat)) for seat in table.seats), _page(_teacher(table)))


def _page(*inner: Inner) -> Markup:
    return tag("section", inner, style="break-before:page")


def _title(text: str) -> Markup:
    return tag("p", text, class_="tv-title")


def _table(name: str, heads: Iterable[str], rows: Inner) -> Markup:
    head = tag("thead", tag("tr", (tag("th", each, scope="col") for each in heads)))
    return tag("table", head, tag("tbody", rows), class_=name)


def _levels(table: CouncilTable, clause: Clause) -> Markup:
    """A row a level, with a box in each of the two columns."""
    head = tag(
        "th",
        tag("strong", inline(clause.title)),
        tag("br"),
        inline(parted(clause.about, table.scenario.date).now),
        scope="rowgroup",
        rowspan=str(len(clause.levels)),
    )
    rows = (
        (
            tag(
                "td",
                tag("strong", inline(level.label)),
                tags(table, clause.id, number),
                ". ",
                inline(parted(level.text, table.scenario.date).now),
            ),
            [tag("td", "☐")] * 2,
        )
        for number, level in enumerate(clause.levels)
    )
    return join(tag("tr", None if number else head, row) for number, row in enumerate(rows))


def tags(table: CouncilTable, clause: str, level: int) -> str:
    """Which known texts stand at a level, in brackets: today's, none, the first proposal; or nothing."""
    marks = {"today": table.in_force, "if nothing passes": table.reversion, "first proposal": table.asked}
    named = [name for name, draft in marks.items() if draft[clause] == level]
    return f" ({', '.join(named)})" if named else ""


def _votes(table: CouncilTable) -> Markup:
    choice = ": ☐ yes ☐ no ☐ abstain. Why: ______________________"
    rows = (tag("li", inline(seat.name), choice) for seat in table.seats.values())
    head = tag("p", tag("strong", "The vote"), ", ", dated(table.scenario.date))
    return join(head, tag("ul", rows), sheets.blank(3))


# ── a page for each seat ─────────────────────────────────────────────────────


def _brief(table: CouncilTable, key: SeatId) -> Markup:
    seat = table.seats[key]
    heads = ("Clause and wish", "What each level is worth", "First draft", "Amended")
    foot = tag(
        "tr",
        tag("th", tag("strong", "Sum"), ", and any ✗", scope="row"),
        tag("td", f"Reluctance: {seat.reluctance:g}"),
        [tag("td")] * 2,
    )
    return join(
        tag("p", inline(seat.name), ", with a veto" if seat.veto else ", without a veto", class_="tv-title"),
        tag("p", inline(seat.brief)),
        tag("p", "Red lines:"),
        tag("ul", (tag("li", inline(text)) for text in seat.red_lines)),
        _table("tv-own", heads, [*(_stand(table, key, clause) for clause in table.stands[key]), foot]),
        tag("p", "Our explanation of vote:"),
        sheets.blank(4),
    )


def _stand(table: CouncilTable, seat: SeatId, key: str) -> Markup:
    clause, stand = table.clauses[key], table.stands[seat][key]
    limits = red_line(clause, stand)
    aim = f"Wish: {wish(clause, stand)}.{f' Red line: {limits}.' if limits else ''}"
    worth = (
        tag("li", inline(level.label), ": ", tag("strong", worth_of(table, seat, key, number)))
        for number, level in enumerate(clause.levels)
    )
    head = tag("th", tag("strong", inline(clause.title)), tag("br"), inline(aim), scope="row")
    return tag("tr", head, tag("td", tag("ul", worth)), [tag("td")] * 2)


def worth_of(table: CouncilTable, seat: SeatId, clause: str, level: int) -> str:
    """What a level is worth to a seat, as one adds it by hand; a cross past a red line."""
    if table.beyond[seat][clause][level]:
        return "✗"
    return _signed(table.worth[seat][clause][level])


def _signed(number: float) -> str:
    """A number with its sign, at least two decimals and no more than are needed; zero without."""
    exact = round(number, PLACES)
    digits = max(2, len(f"{exact:g}".partition(".")[2]))
    return signed(exact, f".{digits}f")


# ── a page for the teacher ───────────────────────────────────────────────────


def _teacher(table: CouncilTable) -> Markup:
    """How the seats would vote on the first proposal and voted on the real texts, and the years after."""
    texts = {"The first draft": table.asked}
    texts |= {text.label: table.complete(text.levels) for text in table.scenario.real}
    levels = (
        _row(inline(clause.title), (inline(table.level(key, draft).label) for draft in texts.values()))
        for key, clause in table.clauses.items()
    )
    counts = (
        _row(
            join(inline(seat.name), ": sum and vote"),
            (counted(table, key, draft) for draft in texts.values()),
        )
        for key, seat in table.seats.items()
    )
    notes = (f"{text.label} ({text.tally or 'no vote'}). {text.note}" for text in table.scenario.real)
    return join(
        _title("For the teacher, kept back until the vote is over"),
        _table("tv-check", ("Clause or seat", *texts), [levels, counts]),
        (tag("p", inline(note)) for note in notes),
        tag("p", tag("strong", "Three years after"), ", by each capital’s beliefs; neither is the truth"),
        (_years_after(table, label, draft) for label, draft in texts.items()),
        tag("p", tag("strong", "What the numbers rest on"), ", to be told after the vote"),
        (_reasons(table, seat) for seat in table.seats),
        tag("p", tag("strong", "What came of the clauses")),
        tag("ul", (tag("li", inline(name), ": ", inline(text)) for name, text in came(table))),
    )


def _reasons(table: CouncilTable, key: SeatId) -> Markup:
    stands = table.stands[key].items()
    told_of = (
        tag("li", inline(table.clauses[clause].title), ": ", inline(each.reason)) for clause, each in stands
    )
    return join(tag("p", inline(table.seats[key].name), ":"), tag("ul", told_of))


def came(table: CouncilTable) -> Iterator[tuple[str, str]]:
    """What the table of clauses leaves out on the day: a clause or a level of it, and what is told of it."""
    for clause in table.clauses.values():
        texts = ((f"{clause.title}, {level.label}", level.text) for level in clause.levels)
        for name, text in ((clause.title, clause.about), *texts):
            if later := parted(text, table.scenario.date).later:
                yield name, later


def _row(head: Markup, cells: Iterable[Inner]) -> Markup:
    return tag("tr", tag("th", head, scope="row"), (tag("td", cell) for cell in cells))


def _years_after(table: CouncilTable, label: str, draft: Draft) -> Markup:
    told_of = (tag("li", inline(told(each))) for each in aftermath(table, draft, seed=0))
    return join(tag("p", inline(label), ", had it been in force:"), tag("ul", told_of))


def counted(table: CouncilTable, seat: SeatId, draft: Draft) -> str:
    """What a text is worth to a seat, the red lines that it crosses, and the vote that follows."""
    crossed = len(voting.crosses(table, seat, draft))
    past = f", and {crossed} ✗" if crossed else ""
    return f"{_signed(voting.gain(table, seat, draft))}{past}: {voting.vote(table, seat, draft)}"
