"""What counts as an answer: one rule, on the page and on paper, for every kind of item."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import learner
from odd import items, verb
from test_bank_kinds import ALL
from twoviews.bank import library
from twoviews.bank.answers import Item, _first_edition, answering, fingerprint, fits, reading
from twoviews.bank.authored import Authored
from twoviews.bank.content import Exploration, Forecast, Prediction, Prompt, Proposition, Slider
from twoviews.bank.kinds import NAMES
from twoviews.bank.questions import split
from twoviews.bank.scoring import score
from twoviews.parts.base import Entry
from twoviews.parts.discussion.live import Discussion
from twoviews.parts.explorer.live import Explorer
from twoviews.parts.forecast.live import Forecast as ForecastPart
from twoviews.parts.opinion.live import Opinion
from twoviews.parts.prediction.live import Prediction as PredictionPart
from twoviews.parts.quiz.live import Quiz
from twoviews.portfolio.gathering import _setting, gather
from twoviews.portfolio.work import LessonWork
from twoviews.record.statements import plain

COURSE = library.course()
PICK = Prediction(id="p", objective="o", prompt="Which?", reveal="R", sources=("s",), options=("A", "B"))
NUMBER = Prediction(
    id="n", objective="o", prompt="How many?", reveal="R", sources=("s",), unit="claims", low=0, high=50
)
FORECAST = Forecast(
    id="f", objective="o", question="Will it?", known="K", sources=("s",), asked="2017-01-01",
    deadline="2018-01-01", resolution="R", outcome=True, record="R", record_sources=("s",), base_rate=10,
    base_rule="B",
)  # fmt: skip
PLACE = Proposition(id="o", text="Sanctions work.")
PROMPT = Prompt(id="d", prompt="Why?", considerations=("a", "b"), role="analyst")
SLIDERS = (
    Slider(name="tax", label="Tax", low=0, high=10, step=1, start=5),
    Slider(name="cap", label="Cap", low=0, high=1, step=0.1, start=0.5),
)
EXPLORER = Exploration(id="e", title="E", task="T", sliders=SLIDERS)


@pytest.mark.parametrize(
    ("item", "response", "said"),
    [
        (PICK, "A", "A"), (PICK, "C", None), (PICK, 1, None), (PICK, ["A"], None),
        (NUMBER, 12, 12.0), (NUMBER, "12,5 claims", 12.5), (NUMBER, 80, 80.0), (NUMBER, 1e-7, 1e-7),
        (NUMBER, 1e20, 1e20), (NUMBER, "17,500", 17.5), (NUMBER, True, None), (NUMBER, "many", None),
        (NUMBER, float("nan"), None), (NUMBER, 10**400, None),
        (FORECAST, 35, 35.0), (FORECAST, "35 %", 35.0), (FORECAST, "50 %", 50.0), (FORECAST, 101, None),
        (FORECAST, False, None), (FORECAST, {}, None), (FORECAST, 1e-7, 1e-7),
        (PLACE, 7, 7), (PLACE, 8, None), (PLACE, True, None), (PLACE, 7.0, None), (PLACE, "7", None),
        (PROMPT, "My text", "My text"), (PROMPT, "", ""), (PROMPT, 5, None), (PROMPT, None, None),
        (EXPLORER, {"tax": 3, "cap": 1}, {"tax": 3.0, "cap": 1.0}),
        (EXPLORER, {"cap": 1e308, "tax": -1e308}, {"tax": 0.0, "cap": 1.0}),
        (EXPLORER, {"tax": 3}, None), (EXPLORER, {"tax": 3, "cap": 1, "x": 1}, None),
        (EXPLORER, {"tax": "3", "cap": 1}, None), (EXPLORER, {"tax": 3, "cap": True}, None),
        (EXPLORER, {"tax": 10**400, "cap": 1}, None), (EXPLORER, [3, 1], None),
    ],
)  # fmt: skip
def test_what_an_old_response_says_today(item: Item, response: Any, said: Any) -> None:
    assert reading(item, response) == said


def test_a_question_is_answered_by_what_can_be_marked() -> None:
    for question in (each for lesson in COURSE.lessons.values() for each in lesson.questions):
        _, key = split(question)
        assert reading(question, learner.right(key)) == learner.right(key)
        assert reading(question, {"i99": []}) is None


def test_the_fingerprints_are_those_of_the_first_edition() -> None:
    """Digests as they stand in learners' records: none of these may ever change."""
    fixed = map(fingerprint, (PICK, NUMBER, FORECAST, PLACE, PROMPT, EXPLORER))
    questions = (split(each)[0].older_digest for each in ALL)
    assert " ".join([*fixed, *questions]) == (
        "b71f3f9a49e2 ba352e24c64c 9f3e08e4159a dc322bdd5eb7 5b295de116e8 0897afd88ca3 "
        "c40b8574d271 d28ed22a370d 689d93a49c92 6697d8b2dcb2 aa4b2641b5f5 6cd3331cba19 105fcd099253"
    )


def test_an_explorer_is_known_by_its_sliders_and_not_by_their_order() -> None:
    assert fits(EXPLORER, "another")
    assert not fits(PICK, "another")
    assert fits(PICK, fingerprint(PICK))


@pytest.mark.parametrize("authored", ALL, ids=NAMES)
def test_what_a_student_cannot_see_sets_no_answer_aside(authored: Authored) -> None:
    question, _ = split(authored)
    hidden = replace(authored, objective="another", hint="Look again.", sources=("t",), twin="x")
    assert fingerprint(hidden) == question.digest
    assert fits(hidden, fingerprint(authored))
    assert not fits(replace(authored, prompt="Another?"), fingerprint(authored))


def test_records_of_the_first_edition_keep_fitting_after_such_an_edit() -> None:
    """The digests of the first edition covered hint and objective; every question of today is on its list."""
    questions = [each for lesson in COURSE.lessons.values() for each in lesson.every_question]
    older = [(each, split(each)[0].older_digest) for each in questions]
    kept = [(each, known) for each, known in older if known in _first_edition()]
    assert len(kept) >= 60
    for each, known in kept:
        assert fits(each, known)
        assert fits(replace(each, hint="Look again.", objective="another"), known)
        assert not fits(replace(each, prompt="Another?"), known)


@pytest.mark.parametrize("authored", ALL, ids=NAMES)
def test_a_record_of_a_question_of_ones_own_fits_as_long_as_nothing_changed(authored: Authored) -> None:
    assert fits(authored, split(authored)[0].older_digest)


# ── page and paper ───────────────────────────────────────────────────────────

json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
LESSONS = {key: COURSE.lessons[key] for key in ("07", "11", "12")}


ASKED = [(key, item) for key, lesson in LESSONS.items() for item in items(lesson)]


def likely(item: Any) -> st.SearchStrategy[Any]:
    """Responses near the right form."""
    match item:
        case Prediction(options=(_, *_)):
            return st.sampled_from(item.options)
        case Prediction() | Forecast():
            return st.sampled_from(["35 %", "50 per cent", "17,500", 35, 1e308, 1e-7, -0.0]) | st.floats()
        case Proposition():
            return st.integers(0, 8)
        case Prompt():
            return st.text(max_size=40)
        case Exploration():
            number = st.floats(-100, 100) | st.sampled_from([1e308, -1e308, 10**20])
            names = [slider.name for slider in item.sliders]
            return st.permutations(names).flatmap(
                lambda order: st.fixed_dictionaries(dict.fromkeys(order, number))
            )
    question, key = split(item)
    return st.sampled_from([learner.right(key), learner.wrong(question, key)])


class Still:
    """A panel that draws nothing, and its stage."""

    @property
    def stage(self) -> Still:
        return self

    def svg(self, label: str = "") -> str:
        return "<svg></svg>"

    def move(self, *names: str) -> dict[str, str]:
        return {}

    def update(self, values: Mapping[str, float]) -> str:
        return ""


def page(item: Any, kept: list[Entry]) -> Any:
    """What a live part shows as the learner's answer after a restart."""

    def look() -> list[Entry]:
        return kept

    match item:
        case Prediction():
            return PredictionPart(item, bool, look).guess
        case Forecast():
            return ForecastPart([item], bool, look).locked.get(item.id)
        case Proposition():
            shown = Opinion([item], bool, look).sent_state()
            return [shown["now"][item.id], shown["earlier"][item.id][0]] if shown["now"] else None
        case Prompt():
            part = Discussion(item, bool, look)
            return [part.text, part.sent_state()["changed"]] if part.text.strip() else None
        case Exploration():
            left = Explorer(item, Still(), bool, look).sent_state()["values"]
            return left if answering(item, kept) else None
    question, key = split(item)
    quiz = Quiz([question], lambda _, response: score(key, response), bool, look)
    answers = quiz.sent_state()["answers"]
    return [answers[item.id]["points"], answers[item.id]["of"]] if answers else None


def worded(item: Any, shown: Any) -> Any:
    """The same in the words of a portfolio."""
    if shown is not None and isinstance(item, Exploration):
        return {each.label: _setting(each, shown[each.name]) for each in item.sliders}
    return f"{shown:.12g}" if isinstance(item, Prediction) and isinstance(shown, float) else shown


def paper(item: Any, work: LessonWork) -> Any:
    """What a portfolio shows as the learner's answer."""
    match item:
        case Prediction():
            return next((each.guess for each in work.predictions), None)
        case Forecast():
            return next((each.percent for each in work.forecasts), None)
        case Proposition():
            return next(([each.last, each.first] for each in work.opinions), None)
        case Prompt():
            return next(([each.text, each.older] for each in work.texts), None)
        case Exploration():
            return next((dict(each.values) for each in work.explorers), None)
    return next(([each.last.points, each.last.of] for each in work.answers), None)


@given(st.data(), st.sampled_from(range(len(ASKED))))
@settings(max_examples=4 * settings.default.max_examples)
def test_page_and_paper_show_the_same(data: st.DataObject, place: int) -> None:
    """Of one answer and of several, some of them odd or to an older wording."""
    key, item = ASKED[place]
    digests = st.sampled_from([fingerprint(item)] * 4 + ["older"])
    given_ones = data.draw(st.lists(st.tuples(digests, likely(item) | json), min_size=1, max_size=4))
    kept = [Entry(item=item.id, digest=known, response=plain(said)) for known, said in given_ones]
    pen = learner.Pen()
    done = [pen.statement(verb(item), key, item.id, each.digest, response=each.response) for each in kept]
    work = next(work for work in gather(done, COURSE).lessons if work.id == key)
    shown = page(item, kept)
    assert worded(item, shown) == paper(item, work)
    assert shown is None or not (work.untold or work.earlier)


MAKE = "from twoviews.cli import app; app(['portfolio', '--out', 'mine.html'], standalone_mode=False)"


@pytest.mark.parametrize("work", ["import twoviews.portfolio", MAKE])
def test_a_portfolio_needs_nothing_that_lives_on_a_page(
    work: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    ask = f"{work}; import sys; print(*sorted({{name.split('.')[0] for name in sys.modules}}), sep='\\n')"
    found = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = set(found.stdout.splitlines())
    assert "twoviews" in loaded
    assert loaded.isdisjoint({"ipywidgets", "anywidget", "IPython", "matplotlib", "pandas"})
