"""The portfolio as blocks: its opening, then a chapter for the change, for each lesson and for the game."""

from __future__ import annotations

from collections.abc import Iterator

from twoviews.bank.answers import CONFIDENCE, SCALE_IN_WORDS
from twoviews.bank.questions import AnswerLine
from twoviews.portfolio.blocks import (
    Block,
    Contents,
    Heading,
    Item,
    Ours,
    Para,
    Points,
    Said,
    Table,
    Theirs,
    Words,
    one_line,
    ours,
)
from twoviews.portfolio.changing import in_words
from twoviews.portfolio.council import Council
from twoviews.portfolio.gathering import (
    Answer,
    Attempt,
    Forecast,
    Guess,
    Left,
    LessonPart,
    Portfolio,
    Stance,
    Written,
)

TITLE = "Two Views: my portfolio"
LONGEST_NAME = 200

Chapter = tuple[Heading, tuple[Block, ...]]


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
    changed = (Heading(2, ours("What changed"), "change"), in_words(portfolio.change, 3))
    done = [_lesson(part) for part in portfolio.lessons if not part.empty]
    return [changed, *done, *([_game(portfolio.council)] if portfolio.council else [])]


def _plain(words: Words) -> str:
    return "".join(run.text for run in words)


def _amount(portfolio: Portfolio) -> str:
    parts = portfolio.lessons
    if not any(not part.empty for part in parts):
        return "Nothing is recorded yet."
    texts = [text for part in parts for text in part.texts]
    answers = [answer for part in parts for answer in part.answers]
    words = sum(len(text.text.split()) for text in texts)
    counted = [
        _count(sum(not part.empty for part in parts), "lesson"),
        _count(sum(len(part.predictions) for part in parts), "prediction"),
        f"{_count(len(answers), 'question')} answered",
        f"{_count(len(texts), 'text')} of {_count(words, 'word')}",
    ]
    waiting = [part.id for part in parts if part.empty]
    more = f" Nothing yet from lesson {', '.join(waiting)}." if waiting else ""
    span = (
        portfolio.since if portfolio.since == portfolio.until else f"{portfolio.since} to {portfolio.until}"
    )
    return f"Work of {span}: {', '.join(counted)}.{more}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


# ── a lesson ─────────────────────────────────────────────────────────────────


def _lesson(part: LessonPart) -> Chapter:
    heading = Heading(2, ours(f"Lesson {part.id}: {part.title}"), f"lesson-{part.id}")
    blocks: list[Block] = [Para(ours(part.question), soft=True)]
    for name, inner in _sections(part):
        blocks += [Heading(3, ours(name)), *inner] if inner else []
    if part.aside:
        what = f"{_count(part.aside, 'answer')} to an older wording: kept in your record, and not shown here."
        blocks.append(Para(ours(what), soft=True))
    return heading, tuple(blocks)


def _sections(part: LessonPart) -> Iterator[tuple[str, list[Block]]]:
    yield "Predictions", [_guess(guess) for guess in part.predictions]
    yield "Forecasts", [_forecast(forecast) for forecast in part.forecasts]
    yield "Where you stood", [_stances(part.opinions)] if part.opinions else []
    yield "Explorers, as you left them", [_left(left) for left in part.explorers]
    yield _quiz(part), [_answer(answer) for answer in part.answers]
    yield "Discussion", [block for text in part.texts for block in _written(text)]


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


def _stances(stances: tuple[Stance, ...]) -> Table:
    rows = tuple((each.text, str(each.first), str(each.last), each.last_when) for each in stances)
    head = ("Proposition", "first", "last", "on")
    return Table(SCALE_IN_WORDS.capitalize(), head, rows)


def _left(left: Left) -> Item:
    points = tuple((Ours(label), Ours(": "), Ours(value)) for label, value in left.values)
    return Item((Heading(4, (Ours(left.title), Ours(f" ({left.when})"))), Points(points)))


def _quiz(part: LessonPart) -> str:
    first = sum(answer.first.right for answer in part.answers)
    last = sum(answer.last.right for answer in part.answers)
    return f"Quiz: {len(part.answers)} of {part.questions} answered, {first} right at once, {last} in the end"


def _answer(answer: Answer) -> Item:
    heading = Heading(4, (Ours(f"{answer.number}. "), Ours(answer.prompt)))
    if answer.attempts == 1:
        return Item((heading, *_attempt("Your answer", answer.first)))
    last = f"Your last answer, of {answer.attempts}"
    first = _attempt("Your first answer", answer.first)
    return Item((heading, *first, *_attempt(last, answer.last)))


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
    return [head, Said(text.text), Para(ours(f"Written on {text.when}.{older}"), soft=True)]


# ── the game ─────────────────────────────────────────────────────────────────


def _game(council: Council) -> Chapter:
    adopted = "adopted" if council.adopted else "not adopted"
    on = f" ({council.when})" if council.when else ""
    blocks: list[Block] = [
        Para((Ours(council.scenario), Ours(f": {adopted}, {council.tally}{on}."))),
        Heading(3, ours("The resolution")),
        Points(tuple((Ours(f"**{title}:** "), Ours(text)) for title, text in council.clauses)),
        Table("The votes", ("Seat", "vote"), council.votes),
    ]
    if council.explanations:
        blocks.append(Heading(3, ours("Explanations of vote")))
    for seat, text in council.explanations:
        blocks += [Heading(4, ours(seat)), Said(text)]
    return Heading(2, ours("The Council game"), "council"), tuple(blocks)
