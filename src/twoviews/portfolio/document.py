"""The portfolio as blocks: its opening, then a chapter for the change, for each lesson and for the game."""

from __future__ import annotations

from collections.abc import Iterator

from twoviews.bank.answers import CONFIDENCE, SCALE_IN_WORDS
from twoviews.bank.questions import AnswerLine
from twoviews.bank.verdicts import APART, VERDICTS
from twoviews.game.keeping import ITEM
from twoviews.portfolio.blocks import (
    Block,
    Contents,
    Grid,
    Heading,
    Item,
    Ours,
    Para,
    Points,
    Said,
    Theirs,
    Words,
    one_line,
    ours,
)
from twoviews.portfolio.changing import in_words as change_in_words
from twoviews.portfolio.claims import Claims, in_words
from twoviews.portfolio.council import Council
from twoviews.portfolio.work import (
    Answer,
    Asked,
    Attempt,
    Earlier,
    Forecast,
    Given,
    Guess,
    Left,
    LessonWork,
    Note,
    Portfolio,
    Stance,
    Written,
)

TITLE = "Two Views: my portfolio"
LONGEST_NAME = 200

Chapter = tuple[Heading, tuple[Block, ...]]
OLDER = " It was played with another edition of the course; the votes are counted with today's numbers."


def title(name: str = "") -> str:
    """The page's title in plain words."""
    given = one_line(name)[:LONGEST_NAME]
    return f"{TITLE}, {given}" if given else TITLE


def opening(portfolio: Portfolio, name: str = "") -> tuple[Block, ...]:
    """Title, name if one is given, when and how much, and the contents."""
    given = one_line(name)[:LONGEST_NAME]
    found = [(heading.id, _plain(heading.words)) for heading, _ in chapters(portfolio)]
    return (
        Heading(1, ours(TITLE)),
        *([Para((Theirs(given),))] if given else []),
        Para(ours("What makes sanctions effective, in the Russian view and in the US view?"), soft=True),
        Para(ours(_amount(portfolio))),
        Contents(tuple(found)),
    )


def chapters(portfolio: Portfolio) -> list[Chapter]:
    """Each chapter's heading and what stands under it; a lesson in which nothing was done has none."""
    changed = (Heading(2, ours("What changed"), "change"), change_in_words(portfolio.change, 3))
    lessons = [_lesson(work, portfolio.keys_open) for work in portfolio.lessons if not work.empty]
    claims = [_claims(portfolio.claims)] if portfolio.claims.judged else []
    game = [_game(portfolio.council)] if portfolio.council else []
    return [changed, *claims, *lessons, *game, *([_gone(portfolio.gone)] if portfolio.gone else [])]


def _plain(words: Words) -> str:
    return "".join(run.text for run in words)


def _amount(portfolio: Portfolio) -> str:
    """How much there is, in one line, and of which days."""
    works = [work for work in portfolio.lessons if not work.empty]
    if not (works or portfolio.gone or portfolio.claims.judged or portfolio.council):
        return "Nothing is recorded yet."
    texts = [draft for work in works for text in work.texts for draft in text.drafts]
    counted = (
        _count(len(works), "lesson"),
        _count(sum(len(work.predictions) for work in works), "prediction"),
        f"{_count(len(portfolio.claims.judged), 'claim')} judged",
        f"{_count(sum(len(work.answers) + len(work.returned) for work in works), 'question')} answered",
        *([_count(notes, "note")] if (notes := sum(len(work.notes) for work in works)) else []),
        f"{_count(len(texts), 'text')} of {_count(sum(len(text.split()) for text in texts), 'word')}",
    )
    return f"Work of {_span(portfolio)}: {', '.join(counted)}.{_waiting(portfolio)}"


def _span(portfolio: Portfolio) -> str:
    since, until = portfolio.since, portfolio.until
    return since if since == until else f"{since} to {until}"


def _waiting(portfolio: Portfolio) -> str:
    played = ITEM.partition("-")[0] if portfolio.council else ""
    empty = [work.id for work in portfolio.lessons if work.empty and work.id != played]
    return f" Nothing yet from lesson {', '.join(empty)}." if empty else ""


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


# ── the claims ───────────────────────────────────────────────────────────────


def _claims(claims: Claims) -> Chapter:
    """How far the learner's verdicts are from the course's, by how sure; then each claim."""
    judged = claims.judged
    agree = sum(each.apart == 0 for each in judged)
    amount = f"{len(judged)} of {claims.of} judged, {agree} as the course judges them."
    opinion = "A verdict is a reader's opinion; the first one, given before the evidence, is compared."
    rows = tuple(
        (each.text, in_words(each.first), in_words(each.last) if each.last else "",
         f"{VERDICTS[each.course].sign} {each.course}", APART[each.apart])
        for each in judged
    )  # fmt: skip
    heads = ("Claim", "your verdict", "later", "the course's", "apart")
    return Heading(2, ours("The claims, as you judged them"), "claims"), (
        Para(ours(amount)),
        Para(ours(opinion), soft=True),
        Grid("How sure you were, and how far apart", ("You were", "claims", *APART), claims.calibration()),
        Grid("Each claim", heads, rows),
    )


TESTS = {"pretest": "Test before the course", "posttest": "Test after the course"}
NOT_YET = (
    "Your answers are kept. They stand here with the right ones once the test at the end of the last lesson "
    "is answered: till then a look at the key would spoil the comparison."
)


# ── a lesson ─────────────────────────────────────────────────────────────────


def _lesson(work: LessonWork, keys_open: bool) -> Chapter:
    heading = Heading(2, ours(f"Lesson {work.id}: {work.title}"), f"lesson-{work.id}")
    blocks: list[Block] = [Para(ours(work.question), soft=True)]
    for name, inner in _sections(work, keys_open):
        blocks += [Heading(3, ours(name)), *inner] if inner else []
    return heading, tuple(blocks)


def _sections(work: LessonWork, keys_open: bool) -> Iterator[tuple[str, list[Block]]]:
    yield from _tests(work, "pretest", keys_open)
    yield "Predictions", [_guess(guess) for guess in work.predictions]
    yield "Forecasts", [_forecast(forecast) for forecast in work.forecasts]
    yield "Where you stood", [_stances(work.opinions)] if work.opinions else []
    yield "Explorers, as you left them", [_left(left) for left in work.explorers]
    yield _quiz(work), [_answer(answer) for answer in work.answers]
    yield "Questions that came back", [_answer(answer, numbered=False) for answer in work.returned]
    yield from _tests(work, "posttest", keys_open)
    yield "Discussion", [block for text in work.texts for block in _written(text)]
    yield "My notes", [block for note in work.notes for block in _noted(note)]
    yield "Answers to what this lesson no longer asks", _no_longer_asked(work)


def _guess(guess: Guess) -> Item:
    said = f"{guess.guess} {guess.unit}".strip()
    return Item(
        (
            Heading(4, ours(guess.prompt)),
            Para((Ours("**Your guess:** "), Ours(said), Ours(f" ({guess.when})"))),
            Para((Ours("**The record:** "), Ours(guess.reveal))),
        )
    )


def _forecast(forecast: Forecast) -> Item:
    came = "It happened." if forecast.happened else "It did not happen."
    told = f"{forecast.percent:.12g} per cent ({forecast.when}). {came} Brier score {forecast.cost:.2f}."
    return Item(
        (
            Heading(4, ours(forecast.question)),
            Para(ours(f"**Your forecast:** {told}")),
            Para((Ours("**The record:** "), Ours(forecast.record))),
        )
    )


def _stances(stances: tuple[Stance, ...]) -> Grid:
    rows = tuple((each.text, str(each.first), str(each.last), each.last_when) for each in stances)
    head = ("Proposition", "first", "last", "on")
    return Grid(SCALE_IN_WORDS.capitalize(), head, rows)


def _left(left: Left) -> Item:
    points = tuple((Ours(label), Ours(": "), Ours(value)) for label, value in left.values)
    return Item((Heading(4, (Ours(left.title), Ours(f" ({left.when})"))), Points(points)))


def _quiz(work: LessonWork) -> str:
    first = sum(answer.first.right for answer in work.answers)
    last = sum(answer.last.right for answer in work.answers)
    return f"Quiz: {len(work.answers)} of {work.questions} answered, {first} right at once, {last} in the end"


def _tests(work: LessonWork, name: str, keys_open: bool) -> Iterator[tuple[str, list[Block]]]:
    """The tests of that name; what was given, and what is right, only where the keys are open."""
    for test in work.tests:
        if test.name == name:
            head = f"{TESTS[name]}: {len(test.given)} of {test.questions} answered"
            yield (
                head,
                [_given(each) for each in test.given] if keys_open else [Para(ours(NOT_YET), soft=True)],
            )


def _given(given: Given) -> Item:
    heading = Heading(4, (Ours(f"{given.number}. "), Ours(given.asked.prompt)))
    said = (
        _attempt("Your answer", given.attempt)
        if given.attempt
        else [Para(ours(f"**You did not know.** ({given.when})"))]
    )
    if given.attempt and given.attempt.right:
        return Item((heading, *_table(given.asked), *said))
    key = Points(tuple(_key(line) for line in given.right.lines), given.right.numbered)
    return Item((heading, *_table(given.asked), *said, Para(ours("**Right is:**")), key))


def _key(line: AnswerLine) -> Words:
    asked = (Ours(line.asked), Ours(" – ")) if line.asked and not line.typed else ()
    return *asked, Ours(f"{line.answered} {line.asked if line.typed else ''}".strip())


def _answer(answer: Answer, numbered: bool = True) -> Item:
    asked = answer.last.asked
    heading = Heading(4, (Ours(f"{answer.number}. " if numbered else ""), Ours(asked.prompt)))
    if answer.attempts == 1:
        return Item((heading, *_table(asked), *_attempt("Your answer", answer.first)))
    last = f"Your last answer, of {answer.attempts}"
    before = answer.first.asked
    other = (
        []
        if before == asked
        else [Para((Ours("First asked: "), Ours(before.prompt)), soft=True), *_table(before)]
    )
    first = _attempt("Your first answer", answer.first)
    return Item((heading, *_table(asked), *other, *first, *_attempt(last, answer.last)))


def _table(asked: Asked) -> list[Block]:
    """The small table inside a question."""
    return [Grid("What the question shows", asked.rows[0], asked.rows[1:])] if asked.rows else []


def _attempt(name: str, attempt: Attempt) -> tuple[Block, ...]:
    lines = attempt.words.lines
    verdict = "✓ right" if attempt.right else "✗ not right"
    points = f", {attempt.points:g} of {_count(round(attempt.of), 'point')}" if attempt.of != 1 else ""
    sure = f"; {CONFIDENCE[attempt.confidence]}" if attempt.confidence in CONFIDENCE else ""
    return (
        Para(ours(f"**{name}:** {verdict}{points}{sure} ({attempt.when})")),
        Points(tuple(_line(line, len(lines) > 1) for line in lines), attempt.words.numbered),
    )


def _line(line: AnswerLine, marked: bool) -> Words:
    if line.typed:
        return Theirs(line.answered), Ours(f" {line.asked}" if line.asked else "")
    asked = (Ours(line.asked), Ours(" – ")) if line.asked else ()
    sign = {True: "✓ ", False: "✗ ", None: ""}[line.right] if marked else ""
    return Ours(sign), *asked, Ours(line.answered)


def _written(text: Written) -> list[Block]:
    role = [Para((Ours("Argued as: "), Ours(text.role)), soft=True)] if text.role else []
    older = " The prompt has been reworded since." if text.older else ""
    head = Item((Heading(4, ours(text.prompt)), *role))
    first: list[Block] = (
        [Said(text.text), Para(ours(f"Written on {text.when}.{older}"), soft=True)] if text.text else []
    )
    return [head, *first, *_marks(text), *_second(text)]


def _marks(text: Written) -> list[Block]:
    if not text.marks:
        return []
    points = tuple((Ours(criterion), Ours(f": {mark}")) for criterion, mark in text.marks)
    return [Item((Para(ours("**Your own marks for it:**")), Points(points)))]


def _second(text: Written) -> list[Block]:
    if not text.second:
        return []
    when = Para(ours(f"Written on {text.second_when}."), soft=True)
    return [Para(ours("**Your second draft:**")), Said(text.second), when]


def _noted(note: Note) -> list[Block]:
    on = Heading(4, ours(note.section or "On a section that is no longer there"))
    return [on, Said(note.text), Para(ours(f"Written on {note.when}."), soft=True)]


# ── what is no longer asked ──────────────────────────────────────────────────

WHAT = {
    "predicted": "Prediction",
    "judged": "Verdict",
    "opined": "Place",
    "answered": "Answer",
    "wrote": "Text",
    "moved": "Setting",
}


def _no_longer_asked(work: LessonWork) -> list[Block]:
    """Answers to questions that were reworded or taken out, with what can still be told of them."""
    blocks: list[Block] = []
    if work.earlier:
        why = "These questions were reworded or taken out after you answered them. Your words:"
        blocks.append(Para(ours(why), soft=True))
    blocks += [block for each in work.earlier for block in _earlier(each)]
    if work.untold:
        many = f"{_count(work.untold, 'answer')} to an older wording"
        blocks.append(
            Para(ours(f"{many}: kept in your record, but unreadable without the question."), soft=True)
        )
    return blocks


def _earlier(answer: Earlier) -> tuple[Block, ...]:
    what = Ours(f"{WHAT[answer.verb]} "), Theirs(answer.item), Ours(f" ({answer.when})")
    return (Item((Para(what), Said(answer.text))),)


def _gone(works: tuple[LessonWork, ...]) -> Chapter:
    """Work in lessons that the course no longer has."""
    blocks: list[Block] = []
    for work in works:
        blocks += [Heading(3, (Ours("Lesson "), Theirs(work.id[:LONGEST_NAME]))), *_no_longer_asked(work)]
    return Heading(2, ours("From lessons that the course no longer has"), "gone"), tuple(blocks)


# ── the game ─────────────────────────────────────────────────────────────────


def _game(council: Council) -> Chapter:
    adopted = "adopted" if council.adopted else "not adopted"
    on = f" ({council.when})" if council.when else ""
    blocks: list[Block] = [
        Para((Ours(council.scenario), Ours(f": {adopted}, {council.tally}{on}.{OLDER * council.older}"))),
        Heading(3, ours("The resolution")),
        Points(tuple((Ours(f"**{title}:** "), Ours(text)) for title, text in council.clauses)),
        Grid("The votes", ("Seat", "vote"), council.votes),
    ]
    if council.explanations:
        blocks.append(Heading(3, ours("Explanations of vote")))
    for seat, text in council.explanations:
        blocks += [Heading(4, ours(seat)), Said(text)]
    return Heading(2, ours("The Council game"), "council"), tuple(blocks)
