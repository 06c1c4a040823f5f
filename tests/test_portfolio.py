"""The portfolio of a scripted learner who did everything, as it is gathered and in both of its forms."""

from __future__ import annotations

import itertools
import os
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

import learner
from council_content import CONTENT, SCENARIOS
from twoviews.bank import library
from twoviews.bank.answers import fingerprint
from twoviews.bank.kinds import KINDS
from twoviews.bank.library import Course
from twoviews.bank.outline import note_id, outline
from twoviews.bank.questions import in_words, split
from twoviews.bank.scoring import Scored, score
from twoviews.errors import GameError, PortfolioError
from twoviews.game import drafts, play
from twoviews.game.keeping import ITEM, Step
from twoviews.parts.discussion import live as discussion
from twoviews.parts.prediction import live as prediction
from twoviews.portfolio import (
    Portfolio,
    as_html,
    as_markdown,
    council,
    file_name,
    gather,
    make,
    save,
)
from twoviews.portfolio.blocks import Grid, Ours, Para, Points, Said, Theirs, lines, one_line
from twoviews.portfolio.gathering import Forecast
from twoviews.portfolio.html import html
from twoviews.portfolio.markdown import markdown
from twoviews.record import Statement

PLAYED = cast(Course, SimpleNamespace(council=CONTENT))
VOID = {"meta", "br", "hr", "img", "input", "link"}


@pytest.fixture(scope="module")
def course() -> Course:
    return library.course()


@pytest.fixture(scope="module")
def told(course: Course) -> list[Statement]:
    return learner.everything(course)


@pytest.fixture(scope="module")
def portfolio(told: list[Statement], course: Course) -> Portfolio:
    return gather(told, course)


class Page(HTMLParser):
    """Tags, attributes and text of a page; fails where a tag is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert tag in VOID or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}


def rendered(text: str) -> Page:
    """Markdown as GitHub and JupyterLab read it: with tables and strikethrough."""
    return Page(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


# ── the two tests ────────────────────────────────────────────────────────────


def test_the_keys_of_the_tests_are_told_once_the_last_is_done(told: list[Statement], course: Course) -> None:
    last = course.lessons["12"].posttest[-1].id
    for done, kept in ((True, told), (False, [each for each in told if each.item != last])):
        gathered = gather(kept, course)
        assert gathered.keys_open is done
        for form in (as_html, as_markdown):
            text = form(gathered)
            assert "Test before the course: 12 of 12 answered" in text
            assert ("You did not know." in text) is done
            assert ("Right is:" in text) is done
            assert ("a look at the key would spoil the comparison" in text) is not done


def test_a_right_answer_is_told_for_what_was_not(portfolio: Portfolio, course: Course) -> None:
    (test,) = portfolio.lessons[0].tests
    for each, authored in zip(test.given, course.lessons["00"].pretest, strict=True):
        question, key = split(authored)
        assert each.right == in_words(question, key.right, {})
        assert (each.attempt is None) == (each.number % 3 == 1)


def test_what_came_back_from_the_pool_is_told(told: list[Statement], course: Course) -> None:
    """A question that moves from a quiz to the pool keeps its id, and old answers are told as before."""
    moved = Course(course.assets)
    first = moved.lessons["01"]
    questions = first.questions
    moved.lessons["01"] = replace(first, questions=questions[:-2], pool=(*questions[-2:], *first.pool))
    work = next(each for each in gather(told, moved).lessons if each.id == "01")
    told_of = {each.id for each in work.answers + work.returned}
    assert told_of >= {each.id for each in questions}
    assert not work.earlier and not work.untold
    assert "Questions that came back" in as_html(gather(told, moved))


# ── gathering ────────────────────────────────────────────────────────────────


def test_everything_is_there(portfolio: Portfolio, course: Course) -> None:
    assert [part.id for part in portfolio.lessons] == list(course.lessons)
    for part, lesson in zip(portfolio.lessons, course.lessons.values(), strict=True):
        assert len(part.predictions) == len(lesson.predictions)
        assert len(part.forecasts) == len(lesson.forecasts)
        assert len(part.opinions) == len(lesson.opinions)
        assert [answer.id for answer in part.answers] == [question.id for question in lesson.questions]
        given = [each.id for test in part.tests for each in test.given]
        assert given == [question.id for question in (*lesson.pretest, *lesson.posttest)]
        assert [text.id for text in part.texts] == [prompt.id for prompt in lesson.prompts]
        assert [left.id for left in part.explorers] == [each.id for each in lesson.explorers]
        assert not part.earlier
        assert part.untold == 0
    assert portfolio.since == portfolio.until == "2026-09-01"


def test_first_and_last_attempt_and_their_number(portfolio: Portfolio) -> None:
    first, second, third = portfolio.lessons[0].answers[:3]
    assert (first.attempts, first.first.right, first.first.confidence) == (1, True, "sure")
    assert (second.attempts, second.first.right, second.last.right) == (2, False, True)
    assert (third.attempts, third.last.right) == (1, False)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_answer_is_put_into_words(kind: str, course: Course) -> None:
    halves = [split(each) for lesson in course.lessons.values() for each in lesson.every_question]
    question, key = next(each for each in halves if each[0].kind == kind)
    for response, right in ((learner.right(key), True), (learner.wrong(question, key), False)):
        result = score(key, response)
        assert isinstance(result, Scored)
        said = in_words(question, response, {each.target: each.right for each in result.feedback})
        texts = {piece.text for piece in question.pieces}
        assert all(line.answered == response if line.typed else line.answered in texts for line in said.lines)
        assert len(said.lines) == (len(response) if isinstance(response, dict | list) else 1)
        assert all(line.right for line in said.lines) or not right


def test_opinions_come_with_their_first_and_last_place(course: Course, told: list[Statement]) -> None:
    first = next(done for done in told if done.verb == "opined")
    later = replace(first, id="later", timestamp=told[-1].timestamp, response=7)
    stance = gather([*told, later], course).lessons[0].opinions[0]
    assert (stance.first, stance.last) == (first.response, 7)


def test_a_guess_stays_as_it_was_given(course: Course, told: list[Statement]) -> None:
    first = next(done for done in told if done.verb == "predicted")
    later = replace(first, id="later", timestamp=told[-1].timestamp, response=3)
    assert gather([*told, later], course).lessons[0].predictions[0].guess == "21.5"


def test_the_last_text_counts_and_an_erased_one_is_gone(course: Course) -> None:
    pen, prompt = learner.Pen(), course.lessons["01"].prompts[0]
    print_of = fingerprint(prompt)
    told = [pen.statement("wrote", "01", prompt.id, print_of, response=text) for text in ("One", "Two", " ")]
    kept, gone = gather(told[:2], course).lessons[1], gather(told, course).lessons[1]
    assert [text.text for text in kept.texts] == ["Two"]
    assert gone.empty


def test_answers_to_older_wordings_are_counted_and_texts_are_shown(course: Course) -> None:
    pen, lesson = learner.Pen(), course.lessons["01"]
    told = [
        pen.statement("answered", "01", lesson.questions[0].id, "older", response="o1", points=1.0, of=1.0),
        pen.statement("predicted", "01", lesson.predictions[0].id, "older", response="Guess"),
        pen.statement("predicted", "01", "no-such-item", "older", response="Guess"),
        pen.statement("wrote", "01", lesson.prompts[0].id, "older", response="My text"),
    ]
    part = gather(told, course).lessons[1]
    assert (part.untold, part.answers, part.predictions) == (1, (), ())
    assert [(each.item, each.text) for each in part.earlier] == [
        (lesson.predictions[0].id, "Guess"), ("no-such-item", "Guess"),
    ]  # fmt: skip
    assert (part.texts[0].text, part.texts[0].older) == ("My text", True)
    assert "1 answer to an older wording" in as_html(gather(told, course))


@pytest.mark.parametrize("form", [as_html, as_markdown])
def test_words_to_what_is_gone_stand_under_their_own_heading(form: Any, course: Course) -> None:
    """A renamed prompt; a question, a prediction and a lesson that were taken out: no word is lost."""
    pen = learner.Pen()
    told = [
        pen.statement("wrote", "07", "07-renamed", "older", response=learner.NASTY),
        pen.statement("wrote", "07", "07-erased", "older", response="Not this"),
        pen.statement("wrote", "07", "07-erased", "older", response=" "),
        pen.statement("answered", "07", "07-gone", "older", response="maximum <b>pressure</b>"),
        pen.statement("predicted", "07", "07-gone", "older", response=12.5),
        pen.statement("answered", "07", "07-chosen", "older", response="o2"),
        pen.statement("wrote", "<i>99</i>", "99-d1", "older", response="A text of a lesson that is gone"),
        pen.statement("completed", "99", response=None, item="", digest=""),
    ]
    portfolio = gather(told, course)
    work = next(work for work in portfolio.lessons if work.id == "07")
    assert [each.verb for each in work.earlier] == ["wrote", "answered", "predicted"]
    assert work.untold == 1
    assert [each.id for each in portfolio.gone] == ["<i>99</i>"]
    text = form(portfolio)
    page = Page(text) if form is as_html else rendered(text)
    assert "Answers to what this lesson no longer asks" in page.text
    assert "From lessons that the course no longer has" in page.text
    for words in (
        "maximum <b>pressure</b>",
        "12.5",
        "A text of a lesson that is gone",
        "<script>alert(1)</script>",
    ):
        assert words in page.text
    assert page.names().isdisjoint({"b", "script", "i"})
    assert "Not this" not in page.text


@pytest.mark.parametrize("form", [as_html, as_markdown])
def test_a_learners_own_notes_have_a_section_in_the_order_of_the_lesson(form: Any, course: Course) -> None:
    pen, (one, two, *_) = learner.Pen(), outline("07")
    told = [
        pen.statement("wrote", "07", "07-note-gone-99", "", response="On what is gone"),
        pen.statement("wrote", "07", note_id(two.id), "", response="Later"),
        pen.statement("wrote", "07", note_id(one.id), "", response="Not this"),
        pen.statement("wrote", "07", note_id(one.id), "", response=learner.NASTY),
    ]
    portfolio = gather(told, course)
    (work,) = (work for work in portfolio.lessons if not work.empty)
    assert [each.section for each in work.notes] == [one.title, two.title, ""]
    assert work.earlier == ()
    text = form(portfolio)
    page = Page(text) if form is as_html else rendered(text)
    for words in ("My notes", "3 notes", "Later", "On what is gone", "no longer there", "<script>alert(1)"):
        assert words in page.text
    assert "Not this" not in page.text and "no longer asks" not in page.text
    erased = [*told, *(pen.statement("wrote", "07", each.item, "", response=" ") for each in told)]
    assert all(work.empty for work in gather(erased, course).lessons)


ODD: list[Any] = [
    None,
    "",
    "o99",
    [],
    {},
    {"i1": 3},
    [["x"]],
    1e300,
    float("nan"),
    True,
    {"a": {"b": []}},
    "x" * 5000,
]


@pytest.mark.parametrize("response", ODD, ids=repr)
def test_an_odd_record_makes_a_portfolio_all_the_same(
    response: Any, course: Course, told: list[Statement]
) -> None:
    odd = [replace(done, response=response, confidence="<i>") for done in told]
    page = as_html(gather(odd, course))
    assert "<i>" not in Page(page).text
    assert as_markdown(gather(odd, course))


def test_explorers_show_the_value_or_the_name_of_a_step(course: Course) -> None:
    pen, told = learner.Pen(), []
    sliders = [(key, each) for key, lesson in course.lessons.items() for each in lesson.explorers]
    for key, each in sliders:
        values = {slider.name: slider.high for slider in each.sliders}
        told.append(pen.statement("moved", key, each.id, "", response=values))
    shown = [left for part in gather(told, course).lessons for left in part.explorers]
    for left, (_, each) in zip(shown, sliders, strict=True):
        for slider, (label, value) in zip(each.sliders, left.values, strict=True):
            assert label == slider.label
            assert value == slider.steps[-1] if slider.steps else value.startswith(f"{slider.high:.6g}")


def test_a_forecast_costs_what_brier_says() -> None:
    assert Forecast("f", "Q", 30.0, True, "R", "2026-09-01").cost == pytest.approx(0.49)
    assert Forecast("f", "Q", 30.0, False, "R", "2026-09-01").cost == pytest.approx(0.09)


# ── both forms ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", [as_html, as_markdown])
def test_the_same_statements_make_the_same_bytes(form: Any, told: list[Statement], course: Course) -> None:
    assert form(gather(told, course), "Anna") == form(gather([*told, *told], course), "Anna")


@pytest.mark.parametrize("form", [as_html, as_markdown])
def test_only_a_name_that_is_given_stands_in_it(
    form: Any, portfolio: Portfolio, told: list[Statement]
) -> None:
    text = form(portfolio)
    for private in ("learner-of-the-script", told[0].id, told[0].digest, str(Path.home()), str(Path.cwd())):
        assert private not in text
    assert "Zoë Ångström" in form(portfolio, "Zoë Ångström")


def test_each_lesson_has_its_chapter_and_its_link(portfolio: Portfolio) -> None:
    page = Page(as_html(portfolio))
    ids = {given["id"] for _, given in page.tags if "id" in given}
    links = [given["href"] for tag, given in page.tags if tag == "a"]
    assert links == [f"#{key}" for key in ids_in_order(page)]
    assert {f"lesson-{part.id}" for part in portfolio.lessons} | {"change", "claims", "council"} == ids


def ids_in_order(page: Page) -> list[str]:
    return [given["id"] or "" for tag, given in page.tags if tag == "h2"]


def test_headings_go_down_one_step_at_a_time(portfolio: Portfolio) -> None:
    levels = [int(tag[1]) for tag, _ in Page(as_html(portfolio)).tags if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    hashes = [len(found) for found in re.findall(r"(?m)^(#+) ", as_markdown(portfolio))]
    assert hashes == levels


def test_the_page_is_a_text_that_a_message_can_carry(portfolio: Portfolio) -> None:
    assert msgspec.json.decode(msgspec.json.encode(as_html(portfolio))) == as_html(portfolio)


def test_the_page_fetches_and_runs_nothing(portfolio: Portfolio) -> None:
    text = as_html(portfolio)
    page = Page(text)
    assert page.names().isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert not any(name.startswith("on") for _, given in page.tags for name in given)
    assert "url(" not in text
    assert "@import" not in text


def test_all_texts_of_the_learner_are_shown(portfolio: Portfolio) -> None:
    shown = Page(as_html(portfolio)).text
    for part in portfolio.lessons:
        for text in part.texts:
            assert all(line.strip() in shown for line in lines(text.text))


def test_a_game_is_taken_as_it_was_voted_on() -> None:
    """The clauses that the text changes, all votes, and what people said, however often they said it."""
    table = drafts.table(CONTENT, SCENARIOS[0])
    key = next(iter(table.clauses))
    level = next(place for place in range(len(table.clauses[key].levels)) if place != table.reversion[key])
    alone = [play.Set(each, table.reversion[each]) for each in table.clauses if each != key]
    moves = [
        play.Choose(SCENARIOS[0], ("russia",)), play.GoOn(), *alone, play.Set(key, level), play.Propose(),
        play.GoOn(), play.Explain("russia", "Too soon"), play.Explain("russia", "We <b>abstain</b>"),
        play.GoOn(), play.Cast("russia", "abstain"), play.GoOn(),
    ]  # fmt: skip
    game = play.replay(CONTENT, moves)
    shown = council.of(game, "2026-10-01")
    assert [title for title, _ in shown.clauses] == [table.clauses[key].title]
    assert shown.clauses[0][1] == table.clauses[key].levels[level].text
    assert dict(shown.votes)[table.seats["russia"].name] == "abstain"
    assert len(shown.votes) == 4
    assert shown.explanations == ((table.seats["russia"].name, "We <b>abstain</b>"),)
    assert (shown.tally, shown.adopted) == (str(game.tally), game.tally.adopted)


def test_the_game_that_was_voted_on_last_is_found() -> None:
    first, second = voted("yes"), voted("no")
    steps = [
        Step(1, 0, first), Step(2, 0, second[:-1]), Step(2, len(second) - 1, second[-1:]),
        Step(3, 0, first[:2]),
    ]  # fmt: skip
    pen = learner.Pen()
    told = [pen.statement("decided", "12", ITEM, "edition", response=step.plain()) for step in steps]
    shown = council.last(told, PLAYED)
    assert shown == council.of(play.replay(CONTENT, second), "2026-09-01", older=True)
    assert council.last(told[:1], PLAYED) == council.of(play.replay(CONTENT, first), "2026-09-01", older=True)
    assert council.last(told[3:], PLAYED) is None
    odd = [replace(done, response=response) for done in told for response in ("no step", {"game": 1}, None)]
    assert council.last(odd, PLAYED) is None


def test_a_game_of_another_edition_is_passed_over() -> None:
    moves = (play.Choose("1999-01"), *voted("yes")[1:])
    told = [learner.Pen().statement("decided", "12", ITEM, "older", response=Step(1, 0, moves).plain())]
    assert council.last(told, PLAYED) is None


def voted(vote: Any) -> tuple[Any, ...]:
    """The moves of a game to its vote, with a person in the Russian seat."""
    on = play.GoOn()
    return (play.Choose(SCENARIOS[0], ("russia",)), on, play.Propose(), on, on, play.Cast("russia", vote), on)


def test_a_game_before_its_vote_is_refused() -> None:
    with pytest.raises(GameError, match="Nobody has voted yet"):
        council.of(play.replay(CONTENT, [play.Choose(SCENARIOS[0])]))


def test_the_council_game_is_shown(portfolio: Portfolio) -> None:
    for text in (Page(as_html(portfolio)).text, rendered(as_markdown(portfolio)).text):
        for word in ("15-0-0", "Textile exports", "2 million barrels"):
            assert word in text
    assert "Council game" not in as_html(replace(portfolio, council=None, lessons=portfolio.lessons[:1]))


def test_no_mark_of_emphasis_is_left_over(portfolio: Portfolio) -> None:
    assert "**" not in learner.NASTY
    assert "**" not in Page(as_html(portfolio)).text
    assert "**" not in rendered(as_markdown(portfolio)).text


def test_an_empty_portfolio_says_so(course: Course) -> None:
    text = as_html(gather([], course))
    assert "Nothing is recorded yet." in text
    assert 'id="lesson-00"' not in text


# ── what a learner types is shown sign by sign ───────────────────────────────

anything = st.text(max_size=300) | st.text("<>&`*_[]()#+-.!|~$\\:=\n\t\r \u202e\u2028x1שж🙂", max_size=300)


def seen(text: str) -> list[str]:
    """The words of a text as a page shows them, line after line."""
    return [" ".join(line.split()) for line in lines(text) if line.strip()]


@given(anything)
def test_a_text_in_html_is_only_text(text: str) -> None:
    page = Page(html([Said(text), Para((Theirs(text),))]))
    assert page.names() <= {"blockquote", "p", "bdi"}
    assert seen("\n".join(page.texts)) == [*seen(text), *([one_line(text)] if one_line(text) else [])]


@given(anything)
def test_a_text_in_markdown_is_only_text(text: str) -> None:
    page = rendered(markdown([Said(text)]))
    assert page.names() <= {"blockquote", "p", "br"}
    assert seen(page.text) == seen(text)


@given(anything)
def test_words_in_a_line_of_markdown_are_only_text(text: str) -> None:
    alone, point = Para((Theirs(text),)), Points(((Theirs(text), Ours(" km")),))
    for block, names, said in ((alone, {"p"}, text), (point, {"ul", "li"}, f"{one_line(text)} km")):
        page = rendered(markdown([block]))
        assert page.names() <= names
        assert seen(page.text) == seen(one_line(said))


def test_a_very_long_text_is_there_to_its_last_word() -> None:
    text = ("слово " * 8_000 + "конец")[:50_000] + "😀end"
    assert Page(html([Said(text)])).text.endswith("😀end")
    assert rendered(markdown([Said(text)])).text.rstrip().endswith("😀end")


def test_our_own_emphasis_is_honoured_and_nothing_else() -> None:
    words = (Ours("*Why* **now**, [a] <b> _x_?"),)
    assert html([Para(words)]) == "<p><em>Why</em> <strong>now</strong>, [a] &lt;b&gt; <em>x</em>?</p>"
    assert rendered(markdown([Para(words)])).names() == {"p", "em", "strong"}
    table = rendered(markdown([Grid("C", ("A", "B"), (("a | b", "c"),))]))
    assert [tag for tag, _ in table.tags].count("td") == 2


def test_a_name_is_one_short_line(portfolio: Portfolio) -> None:
    page = as_html(portfolio, "A\n<script>B</script>" + "x" * 5000)
    assert f"<title>Two Views: my portfolio, A {escape('<script>B</script>')}x" in page
    assert "x" * 300 not in page


# ── the file ─────────────────────────────────────────────────────────────────


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    wanted = tmp_path / file_name(learner.START.date(), "html")
    assert wanted.name == "two-views-portfolio-20260901.html"
    assert [save(text, wanted).name for text in "abc"] == [
        wanted.name, "two-views-portfolio-20260901-2.html", "two-views-portfolio-20260901-3.html",
    ]  # fmt: skip
    assert wanted.read_text() == "a"


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_portfolio_is_for_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert save("text", tmp_path / "p.html").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(PortfolioError, match=r"no-folder.*Choose another place"):
        save("a", tmp_path / "no-folder" / "a.html")


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_portfolio_is_made(form: str, told: list[Statement], course: Course, tmp_path: Path) -> None:
    path = make(told, course, tmp_path / f"mine.{form}", form, "Anna")
    written = path.read_text(encoding="utf-8")
    assert written == {"html": as_html, "md": as_markdown}[form](gather(told, course), "Anna")


def test_the_fingerprints_are_those_of_the_widgets(course: Course) -> None:
    """What a live part saves is what the portfolio takes for an answer to the wording of today."""
    kept: list[Any] = []
    asked = course.lessons["07"].predictions[0]
    prediction.Prediction(asked, lambda entry: bool(kept.append(entry)) or True).commit(asked.options[0])
    prompt = course.lessons["07"].prompts[0]
    discussion.Discussion(prompt, lambda entry: bool(kept.append(entry)) or True).write("A text")
    pen = learner.Pen()
    told = [
        pen.statement(verb, "07", entry.item, entry.digest, response=entry.response)
        for verb, entry in zip(("predicted", "wrote"), kept, strict=True)
    ]
    part = next(part for part in gather(told, course).lessons if part.id == "07")
    assert (part.predictions[0].guess, part.texts[0].older) == (asked.options[0], False)
