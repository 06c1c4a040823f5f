"""What a type cannot say about an entry: each rule by an entry on either side of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from twoviews.bank.content import (
    Claim,
    Criterion,
    Exploration,
    Forecast,
    Occasion,
    Prediction,
    Preset,
    Prompt,
    Sample,
    Slider,
)
from twoviews.bank.soundness import Names, faults, unknown

NAMES = Names(
    sources=frozenset({"votes", "treaty"}),
    tables=frozenset({"prices"}),
    positions={"lavrov": "russia", "haley": "us", "text": "article"},
    objectives=frozenset({"o1"}),
)


def said(entry: object) -> list[tuple[Any, ...]]:
    """Where something is wrong in an entry, and the first words of what."""
    return [(fault.path, fault.what) for fault in faults(entry, NAMES)]


NUMBER = Prediction(
    id="p1", objective="o1", prompt="How many?", reveal="Ten.", sources=("votes",),
    unit="ships", low=0, high=20, record=10,
)  # fmt: skip
PICK = Prediction(
    id="p2", objective="o1", prompt="Which?", reveal="This.", sources=("votes",),
    options=("this", "that"), record="this",
)  # fmt: skip
FORECAST = Forecast(
    id="f1", objective="o1", question="Will it?", known="k", sources=("votes",), asked="2018-04-16",
    deadline="2018-12-31", resolution="r", outcome=True, record="It did.", record_sources=("treaty",),
    base_rate=50, base_rule="b",
)  # fmt: skip
OCCASION = Occasion(title="A vote", russia=("lavrov",), us=("haley",))
ROW = Criterion(criterion="c", weak="w", fair="f", strong="s")
GRADED = Sample(text="t", marks=("weak",) * 4, why="y")
PROMPT = Prompt(
    id="d1", prompt="Write.", considerations=("one", "two"),
    rubric=tuple(replace(ROW, criterion=f"c{n}") for n in range(4)), samples=(GRADED,) * 3,
)  # fmt: skip
SLIDER = Slider("price", "Price", low=0, high=10, step=2, start=4)
MODEL = Exploration(
    id="m", title="t", task="t", sliders=(SLIDER, Slider("mine", "Mine", 0, 1, 0.5, 0.5, yours=True)),
    presets=(Preset("One", {"price": 10}, "r"),), stops=({"price": 0},),
)  # fmt: skip


@pytest.mark.parametrize(
    "entry",
    [NUMBER, PICK, FORECAST, OCCASION, PROMPT, MODEL],
    ids=lambda each: each.title if isinstance(each, Occasion) else each.id,
)
def test_a_sound_entry_is_left_alone(entry: object) -> None:
    assert said(entry) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"sources": ("votes", "hearsay")}, ("sources", 1)),
        ({"objective": "o9"}, ("objective", 0)),
        ({"more": "  "}, ("more",)),
        ({"unit": ""}, ()),
        ({"options": ("a", "b"), "record": None}, ()),
        ({"low": 20.0}, ("high",)),
        ({"low": 21.0}, ("high",)),
        ({"record": 20.5}, ("record",)),
        ({"record": -0.5}, ("record",)),
        ({"record": "ten"}, ("record",)),
        ({"at": "2017"}, ("at",)),
    ],
)
def test_a_number_to_guess(change: dict[str, Any], path: tuple[Any, ...]) -> None:
    assert path in [where for where, _ in said(replace(NUMBER, **change))]


@pytest.mark.parametrize(
    "change",
    [
        {"record": 0}, {"record": 20}, {"record": None}, {"low": None, "record": -5},
        {"high": None, "record": 500}, {"low": 9.9, "high": 10.1}, {"at": "2017", "figure": "prices"},
        {"more": "A harder one"}, {"objective": ""},
    ],
)  # fmt: skip
def test_a_number_at_an_end_of_its_range_is_inside(change: dict[str, Any]) -> None:
    assert said(replace(NUMBER, **change)) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"options": ("this",)}, [(("options",), "One option is no guess.")]),
        ({"options": ("this", "that", "this")}, [(("options", 2), "'this' appears twice.")]),
        ({"record": "neither"}, [(("record",), "The record 'neither' is none of the options.")]),
        ({"record": None}, []),
        ({"unit": "ships", "record": None}, [((), "It is not clear what to guess.")]),
    ],
)
def test_a_pick_to_guess(change: dict[str, Any], found: list[Any]) -> None:
    assert said(replace(PICK, **change)) == found


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ({"deadline": "2018-04-16"}, [("deadline",)]),
        ({"deadline": "2018-04-15"}, [("deadline",)]),
        ({"deadline": "2018-04-17"}, []),
        ({"record_sources": ("treaty", "hearsay")}, [("record_sources", 1)]),
        ({"article": 30}, [()]),
        ({"article_reason": "It says so."}, [()]),
        ({"article": 0, "article_reason": "It says so."}, []),
        ({"article": 30, "article_reason": " "}, [()]),
    ],
)
def test_a_forecast(change: dict[str, Any], paths: list[Any]) -> None:
    assert [where for where, _ in said(replace(FORECAST, **change))] == paths


def test_a_position_stands_on_its_own_side() -> None:
    assert said(replace(OCCASION, us=("haley", "lavrov"))) == [
        (("us", 1), "Position 'lavrov' is one of 'russia', not of 'us'.")
    ]
    assert said(replace(OCCASION, russia=("nobody",))) == [(("russia", 0), "There is no position 'nobody'.")]


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ({"rubric": (), "samples": ()}, []),
        ({"rubric": ()}, [("samples",), *[("samples", n, "marks") for n in range(3)]]),
        ({"samples": ()}, [("samples",)]),
        ({"samples": (GRADED,) * 4}, [("samples",)]),
        ({"rubric": PROMPT.rubric[:3]}, [("rubric",), *[("samples", n, "marks") for n in range(3)]]),
        ({"rubric": (*PROMPT.rubric[:3], PROMPT.rubric[0])}, [("rubric", 3)]),
        ({"samples": (GRADED, GRADED, replace(GRADED, marks=("weak",) * 3))}, [("samples", 2, "marks")]),
    ],
)
def test_a_prompt_with_two_drafts(change: dict[str, Any], paths: list[Any]) -> None:
    assert [where for where, _ in said(replace(PROMPT, **change))] == paths


OF_ARTICLE = Claim(
    id="c01", claim="c", kind="fact", verdict="contested", finding="f", nuance="n", sources=("votes",),
    status="verified",
)  # fmt: skip
OF_CAPITAL = replace(OF_ARTICLE, side="us", after="Haley", russia="r", us="u", voice="haley")


@pytest.mark.parametrize(
    ("claim", "count"),
    [
        (OF_ARTICLE, 0),
        (OF_CAPITAL, 0),
        (replace(OF_CAPITAL, voice=""), 0),
        (replace(OF_ARTICLE, russia="r"), 1),
        (replace(OF_ARTICLE, after="Haley", russia="r", us="u"), 3),
        (replace(OF_CAPITAL, us=" "), 1),
        (replace(OF_CAPITAL, side="russia"), 1),
        (replace(OF_CAPITAL, voice="nobody"), 1),
    ],
)
def test_a_claim_of_a_capital_has_what_one_of_the_article_has_not(claim: Claim, count: int) -> None:
    assert len(said(claim)) == count


@pytest.mark.parametrize(
    ("change", "sound"),
    [
        ({"start": 0}, True), ({"start": 10}, True), ({"start": -1}, False), ({"start": 11}, False),
        ({"high": 0, "start": 0}, False), ({"step": 0}, False), ({"step": 0.1}, True), ({"step": -1}, False),
        ({"low": 2, "steps": tuple("abcde")}, True),
        ({"steps": tuple("abcdef")}, True), ({"steps": tuple("abcde")}, False),
        ({"steps": tuple("abcdefg")}, False),
    ],
)  # fmt: skip
def test_a_slider_holds_together(change: dict[str, Any], sound: bool) -> None:
    model = replace(MODEL, sliders=(replace(SLIDER, **change),), presets=(), stops=())
    assert [where for where, _ in said(model)] == ([] if sound else [("sliders", 0)])


def test_a_name_of_a_slider_stands_once() -> None:
    model = replace(MODEL, sliders=(SLIDER, SLIDER), presets=(), stops=())
    assert said(model) == [(("sliders", 1), "'price' appears twice.")]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, ["There is no value 'price'."]),
        ({"price": 4, "wages": 1}, ["There is no slider 'wages'."]),
        ({"price": 4, "mine": 0.5}, ["There is no place for 'mine'."]),
        ({"price": 10.5}, ["'price' is outside its slider."]),
        ({"price": -0.5}, ["'price' is outside its slider."]),
        ({"price": 0}, []),
        ({"price": 10}, []),
    ],
)
def test_a_setting_is_a_place_of_every_slider_but_the_readers_own(
    values: dict[str, float], found: list[str]
) -> None:
    stopped = replace(MODEL, stops=({"price": 4}, values))
    assert said(stopped) == [(("stops", 1), what) for what in found]
    preset = replace(MODEL, presets=(Preset("Two", values, "r"),))
    assert said(preset) == [(("presets", 0, "values"), what) for what in found]


def test_a_name_that_is_nearly_right_is_named_in_the_cure() -> None:
    assert unknown("sources", "votes", NAMES) is None
    what, cure = unknown("sources", "vote", NAMES) or ("", "")
    assert what == "There is no source 'vote'." and cure.startswith("Did you mean 'votes'? Write it in ")
    assert unknown("tables", "nothing", NAMES) == (
        "There is no table 'nothing'.", "Describe it in assets/data/datapackage.json.",
    )  # fmt: skip
