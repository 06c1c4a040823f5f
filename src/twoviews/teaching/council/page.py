"""All tables side by side as one page: it stands by itself, runs nothing and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from twoviews.bank.council import Clause, RealText, Seat
from twoviews.bank.council_class import CouncilClass
from twoviews.bank.prose import inline
from twoviews.game.aftermath import BLIND, Outlook
from twoviews.game.debrief import WAYS
from twoviews.game.debrief import compared as beside
from twoviews.html import Inner, Markup, document, join, tag
from twoviews.teaching.classes.intake import Aside
from twoviews.teaching.classes.page import bars
from twoviews.teaching.council.asking import questions
from twoviews.teaching.council.comparing import Compared, Ended
from twoviews.wording import dated, listed, plural

TITLE = "Two Views: the Council at all tables"
TRUTH = (
    "By the models of the course, under what each capital believes; neither is the truth. The number is the"
    " middle of the draws, in brackets the range that holds eight in ten. All tables have the same draws, so"
    " a difference is one of texts. The last rows show no text, and the texts of the record as if they held."
)


def page(
    found: Sequence[Compared], content: CouncilClass, made: str, aside: Sequence[Aside], doubts: Sequence[str]
) -> str:
    """The whole page as HTML. `made` is its day in ISO 8601."""
    chapters = [chapter for each in found for chapter in _chapters(each, len(found) > 1)]
    chapters += [("ask", "Also to ask", _listed(content.questions))] if found else []
    chapters += [("aside", "Set aside", _aside(aside))] if aside else []
    links = tag("ol", (tag("li", tag("a", title, href=f"#{key}")) for key, title, _ in chapters))
    body = [
        tag("a", "To the tables", href="#main", class_="skip"),
        tag("header", tag("h1", "The Council at all tables"), _opening(found, made, aside, doubts),
            tag("nav", links, aria_label="Contents")),
        tag("main", (bars.section(*chapter) for chapter in chapters), id="main", tabindex="-1"),
    ]  # fmt: skip
    return document(TITLE, _style(), *body)


def _style() -> str:
    own = files("twoviews.teaching.council").joinpath("page.css").read_text(encoding="utf-8")
    return files("twoviews.teaching.classes.page").joinpath("page.css").read_text(encoding="utf-8") + own


def _opening(found: Sequence[Compared], made: str, aside: Sequence[Aside], doubts: Sequence[str]) -> Markup:
    tables = [ended for each in found for ended in each.tables]
    passed = sum(ended.tally.adopted for ended in tables)
    lead = f"{plural(len(tables), 'table')}; a text passed at {passed}. Made on {dated(made)}."
    if aside:
        lead += f" {plural(len(aside), 'entry', 'entries')} could not be used: see “Set aside”."
    seen = tag("div", tag("h2", "To look at", id="doubts"), tag("ul", (tag("li", each) for each in doubts)),
               class_="doubts") if doubts else None  # fmt: skip
    return join(tag("p", lead, class_="lead"), seen)


def _chapters(found: Compared, several: bool) -> Iterator[tuple[str, str, Inner]]:
    scenario = found.game.table.scenario
    behind = f": {scenario.title}" if several else ""
    stem = f"{scenario.id}-" if several else ""
    head = tag("p", inline(scenario.title), class_="asked") if not several else None
    yield f"{stem}votes", f"What passed where{behind}", [head, _votes(found)]
    yield f"{stem}texts", f"Clause by clause{behind}", _texts(found)
    yield f"{stem}years", f"Three years after{behind}", _years(found)
    yield f"{stem}history", f"Beside history{behind}", list(_history(found))
    yield f"{stem}said", f"Explanations of vote{behind}", _said(found)
    if asked := questions(found):
        named = tag("ol", (tag("li", each) for each in asked), class_="ask")  # by whatever a student typed
        yield f"{stem}questions", f"Questions from the differences{behind}", named


def _listed(texts: Sequence[str]) -> Markup:
    return tag("ol", (tag("li", inline(text)) for text in texts), class_="ask")


# ── votes ────────────────────────────────────────────────────────────────────


def _votes(found: Compared) -> Markup:
    seats = found.game.table.seats
    heads = bars.heads(
        "Table", "Result", *(seat.name for seat in seats.values()), "Yes-no-abstain", "The game’s headline"
    )
    rows = (_voted(each) for each in found.tables)
    return bars.table("Votes at each table", heads, rows, "board")


def _voted(ended: Ended) -> Markup:
    result = "adopted" if ended.tally.adopted else "not adopted"
    votes = (_vote(ended, seat) for seat in ended.game.table.seats.values())
    said = tag("td", ended.headline, tag("small", ended.note) if ended.note else None, class_="said")
    fate = tag("td", result, class_=None if ended.tally.adopted else "no")
    return tag("tr", _name(ended.name), fate, votes, tag("td", str(ended.tally)), said)


def _vote(ended: Ended, seat: Seat) -> Markup:
    cast, expected = ended.game.votes[seat.id], ended.expected[seat.id]
    word = "veto" if seat.id in ended.tally.vetoes else "abstains" if cast == "abstain" else cast
    told = f"its numbers: {expected}" if cast != expected else ""
    if crossed := ended.crossed(seat.id):
        lines = f"red line crossed: {listed(crossed)}"
        told = f"{told} ({lines})" if told else lines
    remark = tag("small", told) if told else None
    return tag("td", tag("span", word, class_="no" if cast == "no" else None), remark)


def _name(name: str) -> Markup:
    return tag("th", tag("bdi", name), scope="row")


# ── texts ────────────────────────────────────────────────────────────────────


def _texts(found: Compared) -> Inner:
    intro = "Each level with the tables whose text stands there, and the texts of the record."
    return [bars.prose(intro), *(_clause(found, clause) for clause in found.game.table.clauses.values())]


def _clause(found: Compared, clause: Clause) -> Markup:
    rows = (_level(found, clause, level) for level in range(len(clause.levels)))
    return bars.table(clause.title, bars.heads("Level", "Tables", "Record"), rows, "counts levels")


def _level(found: Compared, clause: Clause, level: int) -> Markup:
    table = found.game.table
    ours = [each for each in found.tables if each.game.draft[clause.id] == level]
    record = {"without a text": table.reversion, "the first draft": table.asked}
    record |= {text.label: table.complete(text.levels) for text in table.scenario.real}
    there = ", ".join(name for name, draft in record.items() if draft[clause.id] == level)
    names = ", ".join(f"{each.name}{'' if each.tally.adopted else ' (failed)'}" for each in ours)
    told = tag("bdi", names or "none", class_="ours" if ours else None)
    return tag(
        "tr",
        tag("th", inline(clause.levels[level].label), scope="row"),
        tag("td", bars.bar(len(ours) / len(found.tables)), told),
        tag("td", there),
    )  # fmt: skip


# ── years ────────────────────────────────────────────────────────────────────


def _years(found: Compared) -> Inner:
    beliefs = [outlook.belief.label for outlook in found.known[0][1]]
    over = [tag("th", "Table", scope="col", rowspan="2"), tag("th", "What holds", scope="col", rowspan="2")]
    over += [tag("th", label, scope="colgroup", colspan="3") for label in beliefs]
    under = [
        tag("th", name, scope="col")
        for _ in beliefs
        for name in ("complies", "escalates", "people bear, of 10")
    ]
    rows = [_after(each.name, _held(each), each.outlooks) for each in found.tables]
    rows += [_after(label, [], outlooks, "known") for label, outlooks in found.known]
    head = join(tag("tr", over), tag("tr", under))
    return [
        bars.prose(TRUTH),
        bars.table("The third year after the vote", head, rows, "board"),
        *(bars.note(blind) for blind in BLIND),
    ]


def _held(ended: Ended) -> Inner:
    if not ended.tally.adopted:
        return "what held before"
    return ["its text", tag("small", f"pressure {ended.pressure:.1f} of 10")]


def _after(name: str, held: Inner, outlooks: Sequence[Outlook], kind: str | None = None) -> Markup:
    cells = (cell for outlook in outlooks for cell in _year(outlook))
    return tag("tr", _name(name), tag("td", held), cells, class_=kind)


def _year(outlook: Outlook) -> Iterator[Markup]:
    for span in (outlook.last.comply, outlook.last.escalate):
        low, middle, high = (f"{100 * number:.0f}" for number in (span.low, span.median, span.high))
        yield tag("td", bars.bar(span.median), f" {middle} % ", tag("small", f"({low} to {high})"))
    people = outlook.last.people
    yield tag("td", f"{people.median:.1f} ", tag("small", f"({people.low:.1f} to {people.high:.1f})"))


# ── history, and what was said ───────────────────────────────────────────────


def _history(found: Compared) -> Iterator[Markup]:
    size = len(found.game.table.clauses)
    for text in found.game.table.scenario.real:
        fate = f"{text.tally}, {'adopted' if text.adopted else 'not adopted'}" if text.voted else "no vote"
        yield tag("h3", inline(text.label), tag("small", f"{dated(text.date)}; {fate}"))
        yield bars.prose(text.note)
        rows = (
            tag("tr", _name(each.name), tag("td", f"{each.same(text)} of {size}", class_="number"),
                tag("td", _way(each, text), class_="said"))
            for each in sorted(found.tables, key=lambda each: -each.same(text))
        )  # fmt: skip
        heads = bars.heads("Table", "Clauses as there", "Where it lies")
        yield bars.table(f"The tables beside: {text.label}", heads, rows, "board")


def _way(ended: Ended, text: RealText) -> Inner:
    """Where a table's text is stricter than a real one, where milder, where it says more or less."""
    rows = beside(ended.game, text).rows
    told = [
        f"It {way} in {listed(row.title for row in rows if row.yours == way)}."
        for way in WAYS
        if any(row.yours == way for row in rows)
    ]
    return inline(" ".join(told) or "The same, clause by clause.")


def _said(found: Compared) -> Inner:
    rows = [
        tag("tr", _name(each.name), tag("td", seat.name), tag("td", each.game.votes[key]),
            tag("td", tag("bdi", each.game.explanations[key]), class_="said"))
        for key, seat in found.game.table.seats.items()
        for each in found.tables
        if each.game.explanations.get(key)
    ]  # fmt: skip
    if not rows:
        return bars.prose("No table handed in an explanation.")
    return bars.table("Seat by seat", bars.heads("Table", "Seat", "Vote", "Explanation"), rows, "board")


def _aside(found: Sequence[Aside]) -> Inner:
    rows = (tag("tr", tag("th", tag("bdi", each.name), scope="row"), tag("td", each.why)) for each in found)
    return [
        bars.prose("These count for nothing on this page; everything else does."),
        bars.table("What was set aside", bars.heads("File or row", "Why"), rows),
    ]
