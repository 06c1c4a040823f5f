"""What each place at a table gets on paper, and what the teacher keeps: documents for `paper.setting`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twoviews import figures
from twoviews.bank.ahead import parted
from twoviews.bank.council import Clause, Seat, SeatId, Stand
from twoviews.bank.council_class import SHORT, CouncilClass, Post
from twoviews.game.aftermath import aftermath
from twoviews.game.drafts import CouncilTable, Draft
from twoviews.game.years import told
from twoviews.parts.council.paper import came, counted, rules, tags, worth_of
from twoviews.parts.council.view import red_line, wish
from twoviews.teaching.council.seating import Seated, Seating
from twoviews.teaching.paper import parts
from twoviews.teaching.paper.markup import Typst, call, inline, join, lines
from twoviews.teaching.paper.setting import Document
from twoviews.wording import dated, plural

LINES = 2
"""Lines to write on for each question of a memo."""

RESULTS = (
    "In results.csv, a row for each table: under each clause the letter of its level in the last text, "
    "under each vote yes, no or abstain, under why the reason that was read out. An empty clause stays as it "
    "would without a text."
)


def letter(level: int) -> str:
    """The letter by which a level is called on paper: a for the first."""
    return chr(ord("a") + level)


def name(seated: Seated) -> str:
    """A name as it stands on paper; with its row where this computer may not have the letters."""
    player = seated.player
    return player.called if figures.settable(player.name) else f"{player.name} (row {player.row})"


# ── for all at a table ───────────────────────────────────────────────────────


def for_all(table: CouncilTable, seating: Seating) -> Document:
    """The rules, the table of clauses, the vote, and who sits where."""
    title = f"Table {seating.number}: {table.scenario.title}"
    return Document(
        title, tuple(_common(table, seating)), head=_head(seating, "for all"), foreign=_foreign(seating)
    )


def _common(table: CouncilTable, seating: Seating) -> Iterator[Typst]:
    yield parts.section("The day", "", [_said(table.scenario.situation), _said(table.scenario.others)])
    yield parts.section("Who sits here", "", [_points(_seated(seating))])
    yield parts.section("How it is played", "", [_points(map(inline, rules(table)), "1")])
    yield parts.section(f"The vote, {dated(table.scenario.date)}", "", [call("together", _vote(table))])
    yield call("leaf")
    levels = (_levels(table, clause) for clause in table.clauses.values())
    yield parts.section("The table of clauses", "", [call("clauses", *levels)])


def _points(texts: Iterable[Typst], marks: str = "") -> Typst:
    """A list; `marks` "1" numbers it."""
    return call("points", tuple(texts), marks)


def _said(text: str) -> Typst:
    return call("said", inline(text))


def _seated(seating: Seating) -> Iterator[Typst]:
    """A line for each seat and post: its name, and who holds it."""
    for post in dict.fromkeys(each.place.post for each in seating.people):
        held = seating.at(post)
        names = ", ".join(name(each) for each in held)
        yield join(call("strong", held[0].place.name), ": ", names)


def _levels(table: CouncilTable, clause: Clause) -> Sequence[Typst | Sequence[Sequence[Typst | str]]]:
    day = table.scenario.date
    title = join(call("strong", inline(clause.title)), ". ", inline(parted(clause.about, day).now))
    rows = [
        (
            letter(number),
            join(
                call("strong", inline(level.label)),
                tags(table, clause.id, number),
                ". ",
                inline(parted(level.text, day).now),
            ),
        )
        for number, level in enumerate(clause.levels)
    ]
    return title, rows


def _vote(table: CouncilTable) -> Typst:
    heads = tuple(map(join, ("Seat", "Yes", "No", "Abstains", "Why, in a sentence")))
    rows = tuple((inline(seat.name), *[join("☐")] * 3, join("")) for seat in table.seats.values())
    result = join("Votes for it, of fifteen: ______   Vetoes: ______   ☐ adopted   ☐ not adopted")
    return lines((call("ruled", (0, 0, 0, 0, 1), heads, rows), call("said", result)))


# ── for a seat, and for a post ───────────────────────────────────────────────


def for_seat(table: CouncilTable, content: CouncilClass, seating: Seating, key: SeatId) -> Document:
    """A page for each phase up to the vote: brief and position, numbers to count by hand, explanation.

    Nobody else sees it, and nothing on it tells what came later.
    """
    seat = table.seats[key]
    head = _head(seating, f"{seat.name} · shown to no other seat")
    found = (*_brief(table, content, seating, seat), *_numbers(table, seat), *_at_the_vote(content))
    return Document(f"{seat.name}, {_veto(seat)}", found, head=head, foreign=_foreign(seating))


def _veto(seat: Seat) -> str:
    return "with a veto" if seat.veto else "without a veto"


def for_after(table: CouncilTable, content: CouncilClass, seating: Seating, key: SeatId) -> Document:
    """What a seat opens after the vote: its last memo, what its numbers rest on, what came of the clauses."""
    seat = table.seats[key]
    head = _head(seating, f"{seat.name} · opened after the vote")
    return Document(f"{seat.name}, after the vote", tuple(_after(table, content, key)), head=head)


def _brief(table: CouncilTable, content: CouncilClass, seating: Seating, seat: Seat) -> Iterator[Typst]:
    yield parts.section("Your brief", "", [_said(seat.brief)])
    yield parts.section("Red lines", "", [_points(map(inline, seat.red_lines))])
    yield parts.section("Who does what", "", _tasks(seating.at(seat.id), len(content.seat)))
    yield from _memos(content, "before")
    yield parts.section("What the memos are read for", "", [_points(map(inline, content.rubric))])


def _numbers(table: CouncilTable, seat: Seat) -> Iterator[Typst]:
    yield call("leaf")
    stands = (_stand(table, seat.id, key) for key in table.stands[seat.id])
    lead = "What a level gains (+) or loses (−), against no text. ✗ is past a red line."
    yield parts.section("Your numbers", lead, [call("worths", _foot(seat), *stands)])


def _tasks(people: Sequence[Seated], of: int) -> Iterator[Typst]:
    shared = len(people) < of
    if len(people) == 1 and of > 1:
        yield _said(f"{name(people[0])} holds this alone, and does a little of each.")
    yield _points(
        (
            join(call("strong", each.place.task.title), f" ({name(each)}). ", inline(each.place.task.task))
            for each in people
        ),
    )
    if shared and len(people) > 1:
        yield call("small", join("What is nobody's task, all do together."))


def _stand(table: CouncilTable, seat: SeatId, key: str) -> Sequence[Typst | Sequence[Sequence[Typst | str]]]:
    clause, stand = table.clauses[key], table.stands[seat][key]
    return join(call("strong", inline(clause.title)), ". ", inline(_aim(clause, stand))), [
        (letter(number), inline(level.label), worth_of(table, seat, key, number))
        for number, level in enumerate(clause.levels)
    ]


def _aim(clause: Clause, stand: Stand) -> str:
    limits = red_line(clause, stand)
    return f"Wish: {wish(clause, stand)}.{f' Red line: {limits}.' if limits else ''}"


def _foot(seat: Seat) -> Sequence[Typst]:
    return (
        join(call("strong", "Sum"), ", and any ✗"),
        join(f"Reluctance: {seat.reluctance:g}"),
        join(""),
        join(""),
    )


def _at_the_vote(content: CouncilClass) -> Iterator[Typst]:
    yield call("leaf")
    yield from _memos(content, "vote")


def _memos(content: CouncilClass, phase: str) -> Iterator[Typst]:
    """What is written in a phase, with lines to write on."""
    for memo in content.memo:
        if memo.phase == phase:
            asked = (call("together", lines((inline(each), call("writing", LINES)))) for each in memo.asks)
            yield parts.section(memo.title, "", asked)


def _after(table: CouncilTable, content: CouncilClass, key: SeatId) -> Iterator[Typst]:
    yield from _memos(content, "after")
    reasons = (
        join(call("strong", inline(table.clauses[clause].title)), ". ", inline(stand.reason))
        for clause, stand in table.stands[key].items()
    )
    yield parts.section("What your numbers rest on", "", [_points(reasons)])
    if later := list(_came(table)):
        yield parts.section("What came of the clauses", "", [_points(later)])


def _came(table: CouncilTable) -> Iterator[Typst]:
    for name, text in came(table):
        yield join(call("strong", inline(name)), ". ", inline(text))


def for_post(content: CouncilClass, seating: Seating, post: Post) -> Document:
    """What those at a table do who have no vote, with room to write."""
    head = _head(seating, post.name)
    return Document(post.name, tuple(_post(seating, post)), head=head, foreign=_foreign(seating))


def _post(seating: Seating, post: Post) -> Iterator[Typst]:
    yield parts.section("Your place", "", [_said(post.about)])
    yield parts.section("Who does what", "", _tasks(seating.at(post.id), 1))
    yield parts.section("Your notes", "", [call("writing", 16)])


# ── for the teacher ──────────────────────────────────────────────────────────


def for_teacher(
    table: CouncilTable, content: CouncilClass, tables: Sequence[Seating], notes: Sequence[str]
) -> Document:
    """The hour, who sits where, what the seats count on the texts of the record, and what to ask."""
    head = "For the teacher, kept back until the vote is over"
    found = tuple(_teacher(table, content, tables, notes))
    return Document(f"{table.scenario.title}, at {plural(len(tables), 'table')}", found, head=head,
                    foreign=any(map(_foreign, tables)))  # fmt: skip


def _teacher(
    table: CouncilTable, content: CouncilClass, tables: Sequence[Seating], notes: Sequence[str]
) -> Iterator[Typst]:
    yield parts.section(f"The hour: {content.minutes} minutes, or {SHORT}", "", [_hour(content)])
    if notes:
        yield parts.section("In the list", "", [_points(map(join, notes))])
    yield parts.section("Who sits where", "", map(_who, tables))
    yield parts.section("The form of results", "", [_said(RESULTS)])
    yield call("leaf")
    yield parts.section("What the seats count", "", [_texts(table)])
    real = (_said(f"{text.label} ({text.tally or 'no vote'}). {text.note}") for text in table.scenario.real)
    yield parts.section("What came of them", "", real)
    lead = "By each capital's beliefs; neither is the truth."
    yield parts.section("Three years after, had it been in force", lead, _years(table))
    yield parts.section("To ask after the vote", "", [_points(map(inline, content.questions))])


def _hour(content: CouncilClass) -> Typst:
    heads = tuple(map(join, ("Part", f"Of {content.minutes}", f"Of {SHORT}", "What happens")))
    rows = tuple(
        (inline(part.title), join(str(part.minutes)), join(str(part.short)), inline(part.does))
        for part in content.hour
    )
    return call("ruled", (0, 0, 0, 1), heads, rows)


def _who(seating: Seating) -> Typst:
    head = call("strong", f"Table {seating.number}")
    return call("together", lines((head, _points(_seated(seating)))))


def known(table: CouncilTable) -> Mapping[str, Draft]:
    """The first draft and the texts of the record, by what they are called."""
    return {"The first draft": table.asked} | {
        text.label: table.complete(text.levels) for text in table.scenario.real
    }


def _texts(table: CouncilTable) -> Typst:
    texts = known(table)
    clauses = (
        (inline(clause.title), *(inline(table.level(key, draft).label) for draft in texts.values()))
        for key, clause in table.clauses.items()
    )
    counts = (
        (
            join(inline(seat.name), ": sum and vote"),
            *(join(counted(table, key, draft)) for draft in texts.values()),
        )
        for key, seat in table.seats.items()
    )
    heads = tuple(map(inline, ("Clause or seat", *texts)))
    return call("ruled", (1,) * len(heads), heads, (*clauses, *counts))


def _years(table: CouncilTable) -> Iterator[Typst]:
    for label, draft in known(table).items():
        found = (inline(told(each)) for each in aftermath(table, draft, seed=0))
        yield call("together", lines((call("strong", inline(label)), _points(found))))


def _head(seating: Seating, what: str) -> str:
    return f"Table {seating.number} · {what}"


def _foreign(seating: Seating) -> bool:
    return not all(figures.settable(each.player.name) for each in seating.people)
