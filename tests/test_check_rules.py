"""Each rule of `check` alone: it is silent on a sound lesson and speaks where one is spoilt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from msgspec.structs import replace as changed

from twoviews.authoring import notebooks
from twoviews.authoring.check import LESSON_RULES, PAGE_RULES, _subjects
from twoviews.authoring.rules import drawn, draws, items, quiz, twins, wording
from twoviews.authoring.rules import lesson as lessons
from twoviews.authoring.rules import page as pages
from twoviews.authoring.rules.keys import origins
from twoviews.authoring.rules.subject import Page, Subject
from twoviews.bank import library, loading, sources
from twoviews.bank.authored import Option
from twoviews.bank.content import Lesson, Who
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.library import Course
from twoviews.problems import Problem

ROOT = Path(__file__).parents[1]
WHOLE = ROOT / "tests" / "data" / "whole"
FILE = "notebooks/07-oil.ipynb"
HTML = {"text/html": "<section>Printed</section>", "text/plain": "Printed"}


@cache
def oil() -> Subject:
    """Lesson 07 as it was before it had two depths, its notebook with printed outputs."""
    course = library.course()
    found = sources.read(course.assets / "references.bib")[0]
    book = notebooks.read(WHOLE / "07-oil.ipynb")
    subjects = _subjects(ROOT, course, found, {ROOT / FILE: printed(book)})
    there = next(subject for subject in subjects if subject.lesson.id == "07")
    file = WHOLE / "07-oil.yml"
    whole = loading.lesson(file, WHOLE, course.names).content
    assert whole is not None
    return replace(there, lesson=whole, text=file.read_text(encoding="utf-8"))


def printed(book: Any) -> Page:
    for cell in book.cells[2:]:
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("execute_result", data=HTML, execution_count=1)]
    return Page(FILE, book, nbformat.writes(book))


def with_lesson(**fields: Any) -> Subject:
    return replace(oil(), lesson=changed(oil().lesson, **fields))


def said(problems: Iterable[Problem]) -> str:
    return "\n".join(f"{p.file}:{p.line} {p.id}: {p.what} {p.cure}" for p in problems)


@pytest.mark.parametrize("rule", LESSON_RULES, ids=lambda rule: rule.__name__)
def test_lesson_07_keeps_the_rule(rule: Callable[[Subject], Iterable[Problem]]) -> None:
    assert said(rule(oil())) == ""


@pytest.mark.parametrize("rule", PAGE_RULES, ids=lambda rule: rule.__name__)
def test_the_notebook_of_lesson_07_keeps_the_rule(rule: Callable[[Subject, Page], Iterable[Problem]]) -> None:
    assert oil().page is not None
    assert said(rule(oil(), oil().page)) == ""  # type: ignore[arg-type]


# ── the lesson file ──────────────────────────────────────────────────────────


def content() -> Lesson:
    return oil().lesson


def short_feedback() -> Subject:
    first, *rest = content().questions
    name = "items" if hasattr(first, "items") else "options"
    entries = tuple(changed(entry, feedback="Far too short.") for entry in getattr(first, name))
    return with_lesson(questions=(changed(first, **{name: entries}), *rest))


def catch_all() -> Subject:
    first = next(question for question in content().questions if isinstance(question, Choice))
    options = (*first.options, Option("All of the above.", "f"))
    return with_lesson(questions=(changed(first, options=options),))


def poor_alt(alt: str) -> Subject:
    return with_lesson(figures=(changed(content().figures[0], alt=alt),))


def all_by_russia() -> Subject:
    minds = tuple(changed(mind, russia=mind.russia * 9) for mind in content().minds)
    return with_lesson(minds=minds)


SPOILT: list[tuple[Any, Callable[[], Subject], str]] = [
    (quiz.enough, lambda: with_lesson(questions=content().questions[:9]), "9 sound questions and needs 10"),
    (quiz.enough, lambda: with_lesson(id="12", repeats="00", questions=content().questions[:11]), "needs 12"),
    (quiz.enough, lambda: with_lesson(questions=content().questions[:1] * 12), "1 kinds of question"),
    (quiz.objectives_asked, lambda: with_lesson(questions=()), "07-oil.yml:8 07-order: No question"),
    (quiz.feedback, short_feedback, "has 3 words and needs 12"),
    (quiz.no_catch_all, catch_all, "Make it a `several`"),
    (lessons.prompts, lambda: with_lesson(prompts=content().prompts[:2]), "There are 2 prompts"),
    (lessons.prompts, lambda: with_lesson(prompts=()), "to argue the other side"),
    (lessons.predictions, lambda: with_lesson(predictions=()), "There are 0 predictions"),
    (lessons.minutes, lambda: with_lesson(minutes=content().minutes[:2]), "Plan for 45 to 55"),
    (lessons.parts, lambda: with_lesson(minds=()), "no minds"),
    (lessons.parts, lambda: with_lesson(figures=()), "0 evidence figures"),
    (lessons.parts, lambda: with_lesson(explorers=()), "no live model"),
    (lessons.parts, lambda: with_lesson(id="12", council=True, repeats="00"), "0 propositions"),
    (lessons.alt_texts, lambda: poor_alt("Prices of 2017."), "has 3 words"),
    (lessons.alt_texts, lambda: poor_alt("A chart showing 12 prices"), "that it is a picture"),
    (lessons.alt_texts, lambda: poor_alt("a line that falls and rises " * 4), "gives no number"),
    (lessons.alt_texts, lambda: poor_alt(content().figures[0].caption), "repeats"),
    (lessons.balance, all_by_russia, "of both"),
    (lessons.first_word, lambda: with_lesson(first="russia"), "The US speaks first in the prose"),
    (lessons.recalled, lambda: replace(oil(), recalled=frozenset(oil().cited[:1])), "was not read"),
    (pages.there, lambda: replace(oil(), page=None), "no notebook of the same name"),
    (pages.there, lambda: with_lesson(id="08"), "the mark of lesson 08"),
]


@pytest.mark.parametrize(("rule", "spoilt", "word"), SPOILT)
def test_a_spoilt_lesson_is_found(rule: Any, spoilt: Callable[[], Subject], word: str) -> None:
    assert word in said(rule(spoilt()))


def test_a_recalled_claim_statement_or_source_is_found() -> None:
    course = Course(ROOT / "assets")
    key, spoken = content().claims[0], content().occasions[0].russia[0]
    course.claims[key] = changed(course.claims[key], status="recalled")
    course.positions[spoken] = changed(course.positions[spoken], status="recalled")
    cited = oil().cited[0]
    unread = dict(oil().sources) | {cited: changed(oil().sources[cited], note="not read; cited from memory")}
    found = said(lessons.recalled(replace(oil(), course=course, sources=unread)))
    assert all(
        f"{name} {key}" in found for name, key in [("Claim", key), ("Position", spoken), ("Source", cited)]
    )


def test_words_of_a_side_come_from_statements_minds_presets_and_marked_paragraphs() -> None:
    whole = lessons.side_words(oil())
    assert lessons.side_words(with_lesson(occasions=(), minds=(), explorers=()))["us"] < whole["us"]
    assert lessons.side_words(replace(oil(), page=None))["russia"] < whole["russia"]
    assert 0.45 <= lessons.share(oil()) <= 0.55
    empty = replace(with_lesson(occasions=(), minds=(), explorers=()), page=None)
    assert lessons.share(empty) == 0.5


# ── twins ────────────────────────────────────────────────────────────────────


def both_lessons(**later: Any) -> list[Subject]:
    """Lesson 00, and a lesson 12 that repeats its quiz, test and propositions, with fields changed."""
    first = next(each for each in library.course().lessons.values() if each.id == "00")
    questions = tuple(changed(each, id=f"12-{each.id}", twin=each.id) for each in first.questions)
    posttest = tuple(changed(each, id=f"12-{each.id}", twin=each.id) for each in first.pretest)
    opinions = tuple(changed(each, id=f"12-{each.id}", twin=each.id) for each in first.opinions)
    prompts = tuple(changed(each, id=f"12-{each.id}") for each in first.prompts)
    repeated = {"questions": questions, "posttest": posttest, "opinions": opinions, "prompts": prompts}
    fields = {"id": "12", "repeats": "00", **repeated}
    fields |= {name: change(repeated[name]) for name, change in later.items()}
    return [replace(oil(), lesson=first), replace(oil(), lesson=changed(first, **fields))]


def spoil_first(**fields: Any) -> Callable[[Any], Any]:
    return lambda entries: (changed(entries[0], **fields), *entries[1:])


def twice(entries: Any) -> Any:
    """The first question repeats what the second one repeats."""
    return (changed(entries[0], twin=entries[1].twin), *entries[1:])


def other_kind(entries: Any) -> Any:
    """The first question repeats one of another kind and another objective."""
    first = entries[0]
    twin = next(
        each for each in entries if type(each) is not type(first) and each.objective != first.objective
    )
    return (changed(first, twin=twin.twin), *(each for each in entries[1:] if each is not twin))


TWINS: list[tuple[dict[str, Callable[[Any], Any]], str]] = [
    ({}, ""),
    ({"questions": spoil_first(twin="00-q99")}, "has no '00-q99' to be its twin"),
    ({"questions": twice}, "appears twice"),
    ({"prompts": spoil_first(twin="00-d99")}, "has no '00-d99' to be its twin"),
    ({"questions": other_kind}, "neither of the kind"),
    ({"questions": lambda entries: entries[:1]}, ""),
    ({"questions": spoil_first(twin="")}, ""),
    ({"posttest": spoil_first(twin="00-t99")}, "has no '00-t99' to be its twin"),
    ({"posttest": spoil_first(twin="00-t02")}, "'00-t02' appears twice"),
    ({"posttest": other_kind}, "neither of the kind"),
    ({"posttest": lambda entries: entries[:11]}, "11 questions name a twin in lesson 00"),
    ({"posttest": spoil_first(twin="")}, "has no '' to be its twin"),
    ({"opinions": spoil_first(text="Another sentence.")}, "not that of '00-s1', word for word"),
    ({"opinions": lambda entries: entries[1:]}, "'00-s1' of lesson 00 is not asked again"),
    ({"opinions": spoil_first(twin="")}, "has no '' to be its twin"),
]


@pytest.mark.parametrize(("later", "word"), TWINS)
def test_the_test_after_repeats_the_test_before(later: dict[str, Callable[[Any], Any]], word: str) -> None:
    found = said(twins.twins(both_lessons(**later)))
    assert word in found if word else found == ""


def test_without_a_test_before_the_quiz_is_the_test() -> None:
    first, last = both_lessons(questions=lambda entries: entries[:5], posttest=lambda _: ())
    first = replace(first, lesson=changed(first.lesson, pretest=()))
    assert "5 questions name a twin in lesson 00" in said(twins.twins([first, last]))


def test_only_a_lesson_that_repeats_another_has_twins() -> None:
    stray = with_lesson(questions=spoil_first(twin="00-q01")(content().questions))
    assert "name the lesson that is repeated" in said(twins.twins([stray]))
    assert said(twins.twins([oil()])) == ""


def test_the_last_lesson_plays_the_game_shows_what_changed_and_makes_the_portfolio() -> None:
    found = said(pages.shown(with_lesson(id="12", council=True, repeats="00"), oil().page))  # type: ignore[arg-type]
    for call in ("council", "change", "portfolio"):
        assert f"lesson.{call}()" in found


# ── position and length of the right option ──────────────────────────────────


def choices(count: int, right: int, lengths: tuple[int, ...] = (5, 6, 7, 8)) -> Subject:
    """`count` questions, each right at one place, with options of these lengths."""
    options = tuple(Option("x" * length, "f", right=place == right) for place, length in enumerate(lengths))
    common = {"objective": "o", "sources": ("s",), "options": options}
    asked = (Choice(id=f"q{n}", prompt=f"P{lengths}{n}", **common) for n in range(count))
    return with_lesson(questions=tuple(asked))


@pytest.mark.parametrize(
    ("right", "lengths", "clues"),
    [
        (0, (5, 6, 7, 8), {"first", "shortest"}),
        (3, (5, 6, 7, 8), {"last", "longest"}),
        (1, (9, 7, 8, 5), set()),
    ],
)
def test_a_right_option_that_shows_is_found(right: int, lengths: tuple[int, ...], clues: set[str]) -> None:
    found = quiz.chance([choices(20, right, lengths)], "assets/lessons")
    assert {problem.id for problem in found if "more often" in problem.what} == clues


def test_chance_itself_is_allowed() -> None:
    even = [
        choices(5, right, lengths)
        for right, lengths in enumerate([(5, 6, 7, 8), (5, 9, 7, 8), (5, 6, 7, 8), (5, 8, 9, 7)])
    ]
    assert said(quiz.chance(even, "")) == ""
    assert said(quiz.chance([choices(1, 0)], "")) == ""
    assert said(quiz.chance([], "")) == ""


def test_the_excess_is_counted_in_questions() -> None:
    same = [question for question in choices(8, 0).lesson.questions if isinstance(question, Choice)]
    assert quiz.excess(same, quiz.CLUES["first"]) == 6
    assert quiz.excess(same, quiz.CLUES["last"]) == -2
    assert quiz.spread(same) == pytest.approx((8 * 3 / 16) ** 0.5)


# ── the notebook ─────────────────────────────────────────────────────────────


def spoil(change: Callable[[Any], None]) -> Page:
    book = nbformat.reads(oil().page.text, as_version=4)  # type: ignore[union-attr]
    change(book)
    return Page(FILE, book, nbformat.writes(book))


def md(text: str) -> Callable[[Any], None]:
    """Append a markdown cell."""
    return lambda book: book.cells.append(nbformat.v4.new_markdown_cell(text, metadata={"tags": ["sources"]}))


def folded(text: str, *, tagged: bool = False, fold: bool = False) -> Callable[[Any], None]:
    """Append a markdown cell, under the tag of what is more or in a fold or both."""
    source = f"<details><summary>A line</summary>\n\n{text}\n\n</details>" if fold else text
    return lambda book: book.cells.append(
        nbformat.v4.new_markdown_cell(source, metadata={"tags": ["sources"] + ["more"] * tagged})
    )


def code(book: Any, place: int = 1) -> Any:
    return [cell for cell in book.cells if cell.cell_type == "code"][place]


def output(kind: str, **fields: Any) -> Callable[[Any], None]:
    return lambda book: code(book).update(outputs=[nbformat.v4.new_output(kind, **fields)])


def recount(book: Any) -> None:
    """Lesson 07 has sixteen questions; a notebook forgets one that was taken out."""
    for cell in book.cells:
        cell.source = cell.source.replace("Sixteen questions", "Seventeen questions")


LIVE = {**HTML, "application/vnd.jupyter.widget-view+json": {"model_id": "x"}}
PAGES: list[tuple[Any, Callable[[Any], None], str]] = [
    (pages.opening, lambda book: book.cells.pop(0), "does not begin with the lesson's title"),
    (pages.opening, lambda book: book.cells[0].update(source="# Oil"), "question is not in the first cell"),
    (pages.length, md("word " * 2000), "Aim for 1200 to 1800"),
    (pages.tags, lambda book: code(book).metadata.tags.append("evidense"), "tag 'evidense' is unknown"),
    (pages.tags, lambda book: code(book).metadata.tags.append("quiz"), "to objectives and quiz"),
    (pages.tags, lambda book: book.cells.insert(0, book.cells.pop()), "comes too late"),
    (pages.tags, lambda book: book.cells.clear(), "No cell has the tag 'words'"),
    (pages.folds, md("<details><summary>More</summary>\n\nText\n\n</details>"), "no other is folded"),
    (pages.folds, folded("Text", tagged=True), "one fold from its first sign to its last"),
    (pages.folds, folded("Text\n\n</details>\n\n<details>\n\nText", tagged=True, fold=True), "one fold from"),
    (pages.folds, lambda book: code(book, 3).metadata.tags.append("more"), "What the cell shows is core"),
    (pages.folds, lambda book: code(book).metadata.tags.append("more"), "nothing that can be more"),
    (pages.slides, lambda book: code(book).metadata.pop("slideshow"), "'not set'"),
    (pages.locked, lambda book: code(book).metadata.pop("editable"), "slip of the hand"),
    (pages.locked, lambda book: code(book).metadata.update(deletable=True), "slip of the hand"),
    (pages.locked, lambda book: code(book).update(id="next"), "lesson's number"),
    (pages.code, lambda book: code(book).metadata.pop("jupyter"), "not hidden"),
    (pages.code, lambda book: code(book).update(source="lesson.objectives()"), "no comment"),
    (pages.code, lambda book: code(book).update(source="lesson.minds()\nlesson.quiz()"), "not one call"),
    (pages.code, lambda book: code(book).update(source="# No Python\nlesson.minds("), "not one call"),
    (pages.code, lambda book: code(book, 0).update(source="# Open it\nimport pandas"), "not one call"),
    (pages.shown, lambda book: code(book).update(source="lesson.minds()"), "lesson.objectives()"),
    (pages.counted, recount, "says Seventeen questions. Write how many there are now, 16"),
    (pages.claims, lambda book: code(book).update(source='lesson.claim("c01")'), "Claim c01 is not among"),
    (pages.links, md("[x](#source-nobody2018)"), "no source 'nobody2018'"),
    (pages.links, md("[x](#source-fom2017poll)"), "not in the lesson's list"),
    (pages.neighbours, md("[next](08-gone.ipynb)"), "There is no lesson 08-gone."),
    (pages.images, md("![](a.png)"), "no alt text"),
    (pages.images, md('<img src="a.png">'), "no alt text"),
    (pages.images, md('<img src="a.png" alt="">'), "no alt text"),
    (pages.images, output("display_data", data={**HTML, "text/html": "<svg viewBox='0'>"}), "no alt text"),
    (pages.outputs, lambda book: code(book).update(outputs=[]), "no output"),
    (pages.outputs, lambda book: book.metadata.update(widgets={}), "state of live widgets"),
    (pages.outputs, output("display_data", data=LIVE), "live widget is committed"),
    (pages.outputs, output("display_data", data={"text/plain": "x"}), "no printed form"),
    (pages.outputs, output("display_data", data={**HTML, "image/png": "x"}), "holds image/png"),
    (pages.outputs, output("error", ename="E", evalue="", traceback=[]), "is a error"),
    (pages.outputs, output("stream", name="stderr", text="x"), "is a stream"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "change", "word"), PAGES)
def test_a_spoilt_notebook_is_found(rule: Any, change: Callable[[Any], None], word: str) -> None:
    assert word in said(rule(oil(), spoil(change)))


def test_every_claim_is_taught_and_every_figure_shown() -> None:
    bare = spoil(lambda book: book.update(cells=book.cells[:2]))
    assert all(f'lesson.claim("{key}")' in said(pages.shown(oil(), bare)) for key in content().claims)
    revisiting = with_lesson(revisits=("c01",))
    assert 'lesson.claim("c01")' in said(pages.shown(revisiting, bare))
    assert all(
        f'lesson.figure("{figure.id}")' in said(pages.shown(oil(), bare)) for figure in content().figures
    )


def test_what_is_more_is_folded_and_tagged_alike() -> None:
    assert said(pages.folds(oil(), spoil(folded("A *table*.\n\nAnd more.", tagged=True, fold=True)))) == ""
    first, *others = content().figures
    more = with_lesson(figures=(changed(first, more="A line"), *others), more_claims={"c20": "A line"})
    untagged = said(pages.folds(more, spoil(lambda book: None)))
    assert untagged.count("What the cell shows is more") == 2

    def tag_both(book: Any) -> None:
        for cell in book.cells:
            if any(call in cell.source for call in (f'figure("{first.id}")', 'claim("c20")')):
                cell.metadata.tags.append("more")

    assert said(pages.folds(more, spoil(tag_both))) == ""


def test_a_call_that_shows_core_and_more_is_core() -> None:
    first, *others = content().predictions
    mixed = with_lesson(predictions=(changed(first, more="A line"), *others))
    assert said(pages.folds(mixed, spoil(lambda book: None))) == ""


def test_who_is_who_is_shown_where_there_is_anyone() -> None:
    known = with_lesson(who=(Who("Panel of Experts", "the inspectors"),))
    assert "lesson.who()" in said(pages.shown(known, spoil(lambda book: None)))


def test_a_problem_names_the_cell_and_its_line() -> None:
    page = spoil(lambda book: code(book).update(outputs=[]))
    found = next(iter(pages.outputs(oil(), page)))
    assert found.id == code(page.notebook).id
    assert f'"id": "{found.id}"' in page.text.splitlines()[found.line - 1]


# ── wording ──────────────────────────────────────────────────────────────────

TEXT = "one two three four five six seven eight nine ten"


def marks(text: str) -> Iterator[str]:
    """Fingerprints, made as the header of the file says."""
    found = text.lower().split()
    for first in range(len(found) - 8):
        yield hashlib.sha256(" ".join(found[first : first + 9]).encode()).hexdigest()[:12]


MARKS = frozenset(marks(TEXT))


@pytest.mark.parametrize(
    "text",
    [TEXT, f"Before. {TEXT.upper()}, after", TEXT.replace(" ", ",\n"), f'"x" {TEXT} "y"', f"it’s {TEXT}"],
)
def test_nine_words_of_the_article_are_found(text: str) -> None:
    assert len(list(wording.shared(text, MARKS))) == 1


@pytest.mark.parametrize(
    "text",
    [f"“{TEXT}”", f'He said "{TEXT}".', f"> {TEXT}", f"«{TEXT}»", TEXT.replace("five", "5"), TEXT[:38]],
)
def test_quotations_and_shorter_runs_are_not(text: str) -> None:
    assert list(wording.shared(text, MARKS)) == []


def test_a_shared_run_comes_with_its_line() -> None:
    assert list(wording.shared(f"a\nb\n{TEXT}", MARKS)) == [
        (2, "one two three four five six seven eight nine")
    ]


@pytest.mark.parametrize(
    "text", ["Russia claims that", "The US\nnotes it", "Haley pointed out", "Moscow had admitted"]
)
def test_verbs_that_judge_are_found(text: str) -> None:
    assert len(list(wording.judging(f"Before. {text} more."))) == 1


@pytest.mark.parametrize(
    "text",
    ["Russia says that", "“Russia claims that”", "a claim of Russia", "US claimants", "The US noticed"],
)
def test_plain_verbs_and_quotations_are_not(text: str) -> None:
    assert list(wording.judging(text)) == []


def test_words_are_counted_without_addresses() -> None:
    assert wording.words("Two [words here](#source-a-b-c) — 1,200 – and *so* on.") == 7
    assert wording.total(["one two", "three"]) == 3


def test_the_fingerprints_are_there(root: Path, tmp_path: Path) -> None:
    assert len(wording.fingerprints(root)) > 1000
    assert wording.fingerprints(tmp_path) == frozenset()


def test_the_last_lesson_shows_the_council_game() -> None:
    page = oil().page
    assert page is not None
    last = with_lesson(id="12", council=True, repeats="00")
    assert "lesson.council()" in said(pages.shown(last, page))
    assert "lesson.council()" not in said(pages.shown(oil(), page))
    played = spoil(lambda book: book.cells.append(nbformat.v4.new_code_cell("# The game\nlesson.council()")))
    assert "lesson.council()" not in said(pages.shown(last, played))


# ── drawn numbers, figures inside ────────────────────────────────────────────


def of_question(key: str, **fields: Any) -> Subject:
    """Lesson 07 with one question changed."""
    questions = [changed(each, **fields) if each.id == key else each for each in oil().lesson.questions]
    return with_lesson(questions=tuple(questions))


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"answer": 99.0}, "`answer` is 99, and the first draw gives"),
        ({"tolerance": 3.0}, "Within the tolerance a wrong answer"),
        ({"prompt": "How much more?", "hint": ""}, "Two draws read alike"),
        ({"tolerance": 0.01}, "leaves the tolerance"),
    ],
)
def test_a_draw_that_proves_nothing_is_named(fields: dict[str, Any], what: str) -> None:
    assert what in said(draws.draws(of_question("07-q06", **fields)))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"tempting": ()}, "No wrong answer is named"),
        ({"worked": "few"}, "There are 3 draws, and 6 are needed"),
        ({"key": "fall"}, "draws have the same answer"),
    ],
)
def test_a_family_that_is_too_small_is_named(change: dict[str, Any], what: str) -> None:
    asked = next(each for each in oil().lesson.questions if each.vary)
    assert asked.vary
    worked = asked.vary.worked
    fields = change | ({"worked": worked[:3]} if "worked" in change else {})
    fields |= {"worked": tuple(row | {"fall": 0.5} for row in worked)} if "key" in change else {}
    assert what in said(draws.draws(of_question(asked.id, vary=changed(asked.vary, **fields))))


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"figure": "nothing"}, "There is no figure 'nothing'"),
        ({"figure": "fuel-prices", "alt": "It fell by 32.35 per cent."}, "says the answer"),
        ({"figure": "fuel-prices", "alt": "Prices of diesel by day."}, ""),
        ({"rows": (("", "a"), ("b",))}, "differ in length"),
    ],
)
def test_what_stands_inside_is_there_and_tells_nothing(fields: dict[str, Any], what: str) -> None:
    told = said(drawn.inside(of_question("07-q03", **fields)))
    assert what in told if what else told == ""


# ── single questions ─────────────────────────────────────────────────────────


def in_two_depths(*questions: Any) -> Subject:
    """Lesson 07 in two depths, with these questions alone."""
    first, *others = oil().lesson.figures
    return with_lesson(questions=questions, figures=(changed(first, more="What it says"), *others))


def one(key: str, **fields: Any) -> Any:
    return changed(next(each for each in oil().lesson.questions if each.id == key), **fields)


def test_a_question_that_moves_an_explorer_names_its_preset() -> None:
    named = one("07-q07")
    assert said(items.presets(in_two_depths(named))) == ""
    assert "names no preset" in said(items.presets(in_two_depths(changed(named, prompt="In the explorer?"))))


def test_what_reads_a_model_or_a_figure_is_computed() -> None:
    subject = in_two_depths(one("07-q07"), one("07-q01", figure="fuel-prices"), one("07-q02"))
    known = origins(ROOT)[0]
    told = said(items.computed([subject], {**known, "07-q07": next(iter(known.values()))}))
    assert "07-q01: It reads a model or a figure" in told
    assert told.count("nothing works out its key") == 1


def test_a_long_chronology_is_named() -> None:
    order = one("07-q01")
    assert "4 are the most" in said(items.orders(in_two_depths(order)))
    assert said(items.orders(in_two_depths(changed(order, items=order.items[:4])))) == ""


def with_right(count: int) -> Any:
    """A question of the kind `several` with so many right options."""
    each = one("07-q08")
    options = tuple(changed(option, right=n < count) for n, option in enumerate(each.options))
    return changed(each, options=options)


def test_questions_with_two_right_options_are_no_habit() -> None:
    mostly = [in_two_depths(*map(with_right, (2, 2, 2, 2, 1, 3)))]
    assert "4 of 6 questions" in said(items.several(mostly, "assets/lessons"))
    mixed = [in_two_depths(*map(with_right, (2, 2, 2, 4, 1, 3)))]
    assert said(items.several(mixed, "assets/lessons")) == ""


def test_a_section_is_a_heading_of_the_notebook() -> None:
    assert oil().page
    heading = next(cell.source for cell in oil().page.cells if cell.source.startswith("## "))  # type: ignore[union-attr]
    name = heading.splitlines()[0].removeprefix("## ")
    there = with_lesson(questions=(one("07-q01", section=name),))
    assert said(items.sections(there, oil().page)) == ""  # type: ignore[arg-type]
    gone = with_lesson(questions=(one("07-q01", section="Nowhere"),))
    assert "no heading 'Nowhere'" in said(items.sections(gone, oil().page))  # type: ignore[arg-type]


def test_right_options_that_stand_out_by_their_length_are_counted() -> None:
    choice = one("07-q02")
    long = tuple(changed(each, text=each.text + " and so on" * 9 * each.right) for each in choice.options)
    assert items.longest(in_two_depths(choice, changed(choice, options=long))) == (1, 2)


def test_right_options_that_alone_sound_measured_are_counted() -> None:
    choice = one("07-q02")
    loud = tuple(
        changed(each, text=each.text + " and never else" * (not each.right)) for each in choice.options
    )
    assert items.told_by_tone(in_two_depths(choice, changed(choice, options=loud))) == 1
