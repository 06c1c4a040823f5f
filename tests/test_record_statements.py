"""Statements: made in one way, turned into xAPI and back without loss."""

import json
import random
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.record import Statement, Verb, from_xapi, statement, to_xapi
from twoviews.record.statements import VERBS, once, plain

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
number = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**63), 2**63 - 1)
json_values = st.recursive(
    st.none() | st.booleans() | number | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)
marks = st.floats(0, 100)
statements = st.builds(
    statement, text, st.sampled_from(VERBS), text, text, text,
    response=json_values, points=st.none() | marks, of=st.none() | marks,
    confidence=text, attempt=st.integers(1, 50), seconds=st.floats(0, 1e6),
    asked_in=text,
)  # fmt: skip


@given(statements)
def test_xapi_and_back_loses_nothing(done: Statement) -> None:
    sent = msgspec.json.encode(to_xapi(done))
    assert from_xapi(msgspec.json.decode(sent)) == done


@given(statements)
def test_the_stored_form_and_back_loses_nothing(done: Statement) -> None:
    assert msgspec.json.decode(msgspec.json.encode(done), type=Statement) == done


def test_xapi_has_what_a_record_store_requires() -> None:
    result = {"response": ["o1", "o2"], "points": 1, "of": 2, "confidence": "sure", "seconds": 4.2}
    form = to_xapi(statement("learner-1", "answered", "07", "07-q1", "abc", **result))
    assert form["actor"] == {
        "objectType": "Agent",
        "account": {"homePage": "https://twoviews.invalid", "name": "learner-1"},
    }
    assert form["verb"] == {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"en": "answered"}}
    assert form["object"]["id"] == "https://twoviews.invalid/lessons/07/07-q1"
    result = form["result"]
    assert result["score"] == {"raw": 1.0, "min": 0.0, "max": 2.0, "scaled": 0.5}
    assert (result["success"], result["duration"]) == (False, "PT4.20S")
    assert json.loads(result["response"]) == ["o1", "o2"]
    assert form["timestamp"].endswith("Z") and "null" not in json.dumps(form)


@given(statements)
def test_xapi_scores_keep_the_rules_of_the_specification(done: Statement) -> None:
    score = to_xapi(done)["result"].get("score", {})
    if "max" in score:
        assert score["min"] <= score["raw"] <= score["max"] and score["min"] < score["max"]
        assert 0 <= score["scaled"] <= 1


def test_text_of_a_learner_is_the_response_as_it_is() -> None:
    words = '<script>alert("да")</script>\n=1+1 \u2028 🕊'
    form = to_xapi(statement("l", "wrote", "07", "07-d1", "abc", response=words))
    assert form["result"]["response"] == words


@given(st.lists(statements, max_size=12), st.randoms())
def test_each_statement_comes_once_in_the_order_given(told: list[Statement], dice: random.Random) -> None:
    dice.shuffle(told)
    assert once(told + told[:3]) == told


def test_time_is_utc_and_never_stands_still() -> None:
    times = [statement("l", "completed", "07").timestamp for _ in range(500)]
    assert times == sorted(set(times))
    assert times[0].tzinfo is UTC and abs(datetime.now(UTC) - times[0]) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("points", "of", "right"), [(2, 2, True), (1, 2, False), (None, 2, False), (0, 0, True)]
)
def test_right_means_every_point(points: float | None, of: float, right: bool) -> None:
    assert statement("l", "answered", "07", points=points, of=of).right is right


@pytest.mark.parametrize("response", [None, "", " \n", [], {}])
def test_blank_responses(response: object) -> None:
    assert statement("l", "wrote", "07", response=response).blank


@pytest.mark.parametrize("response", ["a", 0, 0.0, False, ["o1"], {"i1": "c1"}])
def test_responses_that_say_something(response: object) -> None:
    assert not statement("l", "wrote", "07", response=response).blank


@pytest.mark.parametrize(
    ("given_value", "kept"),
    [
        ("\ud83d\ude00", "😀"),
        ("\ud83d!", "\ufffd!"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (10**400, str(10**400)),
        (("a", True), ["a", True]),
        ({1: "x"}, {"1": "x"}),
    ],
)
def test_plain_keeps_what_json_cannot_hold_as_text(given_value: object, kept: object) -> None:
    assert plain(given_value) == kept


def test_plain_refuses_what_is_not_json() -> None:
    with pytest.raises(TypeError, match="plain JSON, not object"):
        plain(object())


@pytest.mark.parametrize("seconds", [-1.0, float("nan"), float("inf")])
def test_an_impossible_duration_is_none_at_all(seconds: float) -> None:
    assert statement("l", "moved", "07", seconds=seconds).seconds == 0


def test_import_takes_another_zone_and_other_durations() -> None:
    form = to_xapi(statement("l", "completed", "07"))
    form["timestamp"], form["result"]["duration"] = "2026-03-01T12:00:00+03:00", "PT1H2M3.5S"
    done = from_xapi(form)
    assert (done.timestamp, done.seconds) == (datetime(2026, 3, 1, 9, tzinfo=UTC), 3723.5)
    assert done.timestamp.tzinfo is not timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("part", "value", "where"),
    [
        ("id", "no-uuid", "$.id"),
        ("timestamp", "2026-03-01T12:00:00", "$.timestamp"),
        ("timestamp", "yesterday", "$.timestamp"),
        ("verb", {"id": "http://adlnet.gov/expapi/verbs/voided"}, "$.verb.id"),
        ("actor", {"mbox": "mailto:a@b.example"}, "$.actor"),
        ("object", {"id": "x"}, "$.object"),
        ("result", {"duration": "PT"}, "$.result.duration"),
        ("result", {"duration": "soon"}, "$.result.duration"),
        ("result", {"score": {"raw": "1"}}, "$.result.score.raw"),
    ],
)
def test_a_malformed_form_says_where(part: str, value: object, where: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        from_xapi(to_xapi(statement("l", "completed", "07")) | {part: value})
    assert where in str(caught.value)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_own_name_in_xapi(verb: Verb) -> None:
    assert from_xapi(to_xapi(statement("l", verb, "07"))).verb == verb
