"""Every statistic of a class equals that of an independent computation, by pandas or by R's definitions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pandas as pd
import pytest

from twoviews.bank import library
from twoviews.bank.content import Forecast, Prediction
from twoviews.teaching.classes import growth, items, keeping, people, picked, rehearsal, views, writings
from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.growth import t_quantile
from twoviews.teaching.classes.intake import Reader, walk
from twoviews.teaching.classes.items import interval
from twoviews.teaching.classes.reading import statements
from twoviews.teaching.classes.roster import Roster
from twoviews.teaching.classes.slots import Slots

SIZE = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place, asked = tmp_path_factory.mktemp("class"), rehearsal.moulds(library.course())
    for number in range(SIZE):
        (place / f"{number}.jsonl").write_bytes(rehearsal.learner(number, asked, seed=7))
    return place


@pytest.fixture(scope="module")
def counted(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counted]:
    course = library.course()
    kept = keeping.keep(folder, tmp_path_factory.mktemp("read"), Slots(course), {}, lambda *_: None)
    found = Counted(kept, Slots(course))
    yield found
    found.close()


@pytest.fixture(scope="module")
def told(folder: Path) -> pd.DataFrame:
    """Every first answer, read in another way: one row a learner and item, with marks as they were given."""
    rows, seen = [], set()
    with Reader() as reader:
        for found in walk(folder):
            assert not hasattr(found, "why")
            data = reader.read(found)
            for line in data.splitlines():
                form = msgspec.json.decode(line)
                its = form["object"]["definition"]["extensions"]
                plain = {key.rsplit("/", 1)[1]: value for key, value in its.items()}
                extra = form["result"].get("extensions", {})
                key = (form["actor"]["account"]["name"], plain["lesson"], plain["item"])
                score = form["result"].get("score", {})
                said = next(
                    (v for k, v in extra.items() if k.endswith("/response")), form["result"].get("response")
                )
                sure = next((v for k, v in extra.items() if k.endswith("/confidence")), "")
                row = (*key, said, score.get("scaled"), sure, key not in seen)
                seen.add(key)
                rows.append(row)
    return pd.DataFrame(rows, columns=["learner", "lesson", "item", "said", "share", "sure", "first"])


def test_shares_and_sureness_of_each_question(counted: Counted, told: pd.DataFrame) -> None:
    first = told[told["first"] & told["share"].notna()]
    by = first.groupby("item")["share"]
    found = {each.slot.id: each for each in items.answers(counted)}
    assert {*found} == {*by.groups}
    for item, each in found.items():
        shares = by.get_group(item)
        assert each.learners == len(shares)
        assert each.share == pytest.approx(shares.mean())
        assert each.right == (shares >= 1).sum()
        sure = first[(first["item"] == item) & (first["sure"] == "sure")]
        assert (each.sure, each.mistaken) == (len(sure), (sure["share"] < 1).sum())
    pooled = first[first["sure"] != ""].groupby("sure")["share"]
    for said, answers, right in items.sureness(counted):
        assert (answers, right) == (len(pooled.get_group(said)), (pooled.get_group(said) >= 1).sum())


def test_discrimination_is_the_corrected_item_total_correlation(counted: Counted, told: pd.DataFrame) -> None:
    first = told[told["first"] & told["share"].notna()]
    found = {each.slot.id: each for each in items.answers(counted)}
    tried = 0
    for lesson in library.course().lessons.values():
        quiz = [question.id for question in lesson.questions]
        wide = first[first["item"].isin(quiz)].pivot_table(index="learner", columns="item", values="share")
        for item in quiz:
            others = wide.drop(columns=item)
            kept = others.notna().sum(axis=1) >= max(1, (len(quiz) - 1) / 2)
            pairs = pd.DataFrame({"x": wide[item], "y": others.mean(axis=1)})[kept].dropna()
            told_r = found[item].discrimination
            if told_r is None:
                assert len(pairs) < items.FEW or pairs["x"].std() == 0 or pairs["y"].std() == 0
                continue
            assert told_r.learners == len(pairs)
            assert told_r.r == pytest.approx(np.corrcoef(pairs["x"], pairs["y"])[0, 1])
            tried += 1
    assert tried > 50


def test_of_a_complete_quiz_it_is_what_psych_calls_r_drop() -> None:
    """psych::alpha's `r.drop`: cor(item, total - item). By hand for four learners and three questions."""
    shares = np.array([[1, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0]], dtype=float)
    rest = shares.sum(axis=1) - shares[:, 0]
    by_hand = 0.1875 / math.sqrt(0.1875 * 0.6875)  # covariance and variances 3/16, 3/16 and 11/16
    assert np.corrcoef(shares[:, 0], rest)[0, 1] == pytest.approx(by_hand)
    assert np.corrcoef(shares[:, 0], rest / 2)[0, 1] == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("r", "n", "low", "high"),
    [(0.5, 30, 0.17043, 0.72897), (0.0, 103, -0.19352, 0.19352), (-0.3, 12, -0.74698, 0.33223)],
)
def test_the_interval_of_a_correlation_is_that_of_fisher(r: float, n: int, low: float, high: float) -> None:
    half = 1.959964 / math.sqrt(n - 3)
    assert interval(r, n) == pytest.approx((np.tanh(np.arctanh(r) - half), np.tanh(np.arctanh(r) + half)))
    assert interval(r, n) == pytest.approx((low, high), abs=5e-3)


@pytest.mark.parametrize(
    ("df", "wanted"),  # R: qt(0.975, df)
    [(1, 12.706205), (2, 4.302653), (3, 3.182446), (10, 2.228139), (29, 2.045230), (1000, 1.962339)],
)  # fmt: skip
def test_students_t_is_that_of_r(df: int, wanted: float) -> None:
    assert t_quantile(df) == pytest.approx(wanted, abs=0.012 if df == 3 else 0.001)


def test_what_was_asked_and_typed_is_told_in_words(counted: Counted, told: pd.DataFrame) -> None:
    first = told[told["first"] & told["share"].notna()]
    drawn = worded = 0
    for each in items.answers(counted):
        assert not re.search(r"\{\w+(:[^{}]*)?\}", each.asked + "".join(pick.text for pick in each.picks))
        question, _ = counted.slots.halves(each.slot)
        if question.options or question.items:
            continue
        assert sum(pick.times for pick in each.picks) == each.learners
        if len(first[first["item"] == each.slot.id]["said"].astype(str).unique()) <= picked.TYPED:
            assert sum(pick.times for pick in each.picks if pick.right) == each.right
        drawn += each.slot.item.vary is not None
        worded += question.kind == "text"
    assert drawn
    assert worded


def test_guesses_and_forecasts_are_the_first_ones(counted: Counted, told: pd.DataFrame) -> None:
    first = told[told["first"]].groupby("item")["said"]
    for each in views.guesses(counted):
        given = first.get_group(each.slot.id)
        assert each.learners == len(given)
        if isinstance(each, views.Picks):
            assert dict(zip(each.names, each.counts, strict=True)) == {
                option: (given == option).sum() for option in each.slot.item.options
            }
        else:
            assert isinstance(each.slot.item, Prediction)
            quartiles = np.quantile(given.astype(float), [0.25, 0.5, 0.75])
            assert each.quartiles == pytest.approx(tuple(quartiles))
            assert sum(each.counts) == len(given)
    for each in views.forecasts(counted):
        item = each.numbers.slot.item
        assert isinstance(item, Forecast)
        given = first.get_group(each.numbers.slot.id).astype(float) / 100
        assert each.mean == pytest.approx(100 * given.mean())
        assert each.own == pytest.approx(((given - item.outcome) ** 2).mean())
        assert each.crowd == pytest.approx((given.mean() - item.outcome) ** 2)
        assert each.crowd <= each.own


def test_opinions_and_how_they_moved(counted: Counted, told: pd.DataFrame) -> None:
    placed = {slot.id for slot in counted.slots.all if slot.sort == "opinion"}
    wide = told[told["first"] & told["item"].isin(placed)].pivot(
        index="learner", columns="item", values="said"
    )
    moved = [each for each in views.opinions(counted) if each.paired]
    assert moved
    for each in moved:
        now, then = (wide[key].dropna().astype(float) for key in (each.slot.id, each.slot.item.twin))
        difference = (now - then).dropna()
        assert each.paired == len(difference)
        assert (each.up, each.down) == ((difference > 0).sum(), (difference < 0).sum())
        assert each.moved == pytest.approx(difference.mean())
        assert each.mean == pytest.approx(now.mean())


def test_verdicts_are_counted_by_claim(counted: Counted, told: pd.DataFrame) -> None:
    last = told.drop_duplicates(["learner", "item"], keep="last").groupby("item")["said"]
    for each in views.verdicts(counted):
        given = last.get_group(each.slot.id)
        assert each.counts == tuple((given == name).sum() for name in each.names)


def test_the_gain_of_the_class(counted: Counted, told: pd.DataFrame) -> None:
    lessons = library.course().lessons
    (last,) = [lesson for lesson in lessons.values() if lesson.repeats]
    first = told[told["first"] & told["share"].notna()]
    wide = first.pivot_table(index="learner", columns="item", values="share")
    before, after = ([getattr(each, name) for each in last.posttest] for name in ("twin", "id"))
    one, other = wide[before].to_numpy(), wide[after].to_numpy()
    both = ~np.isnan(one) & ~np.isnan(other)
    kept = 2 * both.sum(axis=1) >= len(before)
    mean_before = np.array([row[mask].mean() for row, mask in zip(one, both, strict=True) if mask.any()])[
        kept
    ]
    mean_after = np.array([row[mask].mean() for row, mask in zip(other, both, strict=True) if mask.any()])[
        kept
    ]
    found = growth.gain(counted)
    assert found
    assert found.learners == kept.sum()
    assert (found.before, found.after) == pytest.approx((mean_before.mean(), mean_after.mean()))
    difference = mean_after - mean_before
    assert found.spread == pytest.approx(difference.std(ddof=1))
    assert found.rose == (difference > 1e-9).sum()
    assert found.half_width == pytest.approx(
        t_quantile(len(difference) - 1) * difference.std(ddof=1) / math.sqrt(len(difference))
    )
    assert found.normalised == pytest.approx(difference.mean() / (1 - mean_before.mean()))


def test_who_did_what(counted: Counted, told: pd.DataFrame) -> None:
    found = people.people(counted, Roster())
    assert len(found.persons) == SIZE
    by = told.groupby("learner").size()
    assert {each.actor: each.statements for each in found.persons} == by.to_dict()
    assert all(0 < done.share <= 1 for each in found.persons for done in each.lessons.values())
    assert sum(count for _, _, count in people.by_day(counted)) == counted.one("SELECT count(*) FROM rows")[0]
    assert all(count <= SIZE for _, count, _ in people.by_lesson(counted))


def test_texts_are_sampled_nameless_and_always_the_same(counted: Counted, told: pd.DataFrame) -> None:
    found = writings.written(counted, most=5)
    again = writings.written(counted, most=5)
    assert found == again
    assert all(len(each.shown) == min(5, each.of) for each in found)
    signs = [each.sign for text in writings.written(counted) for each in text.shown]
    assert len(signs) == len({*signs})
    assert not any(str(each.learner) in each.sign for text in found for each in text.shown)


def test_a_file_of_two_records_is_set_aside(tmp_path: Path) -> None:
    asked = rehearsal.moulds(library.course())
    one, other = (rehearsal.learner(number, asked, 1) for number in (1, 2))
    with pytest.raises(Exception, match="more than one record"):
        statements(one + other, frozenset({rehearsal.actor_of(1)}))
    both = frozenset({rehearsal.actor_of(1), rehearsal.actor_of(2)})
    assert len(statements(one + other, both)) == one.count(b"\n") + other.count(b"\n")
