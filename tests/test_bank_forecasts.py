"""Forecast questions in a lesson file: what a type cannot say, and that every source reaches the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from twoviews.bank import library, loading
from twoviews.bank.content import Lesson
from twoviews.bank.loading import Loaded
from twoviews.bank.soundness import Names

HEAD = """\
id: "11"
title: Scoring
question: Did it?
objectives:
- {id: o1, text: One}
- {id: o2, text: Two}
- {id: o3, text: Three}
minutes: []
forecasts:
"""
SOUND = {
    "id": "f1", "objective": "o1", "question": "Q?", "known": "K.", "sources": "[votes]",
    "asked": '"2018-04-16"', "deadline": '"2018-12-31"', "resolution": "R.", "outcome": "true",
    "record": "It did.", "record_sources": "[treaty]", "base_rate": "50", "base_rule": "Counted.",
}  # fmt: skip


def opened(tmp_path: Path, **fields: str) -> Loaded[Lesson | None]:
    entry = ", ".join(f"{name}: {value}" for name, value in (SOUND | fields).items() if value)
    path = tmp_path / "11-scoring.yml"
    path.write_text(f"{HEAD}- {{{entry}}}\n", encoding="utf-8")
    return loading.lesson(path, tmp_path, Names(sources=frozenset({"votes", "treaty"})))


def test_a_sound_forecast_is_kept_and_all_its_sources_are_cited(tmp_path: Path) -> None:
    loaded = opened(tmp_path)
    assert loaded.problems == ()
    assert loaded.content is not None
    assert [each.id for each in loaded.content.forecasts] == ["f1"]
    assert library.cited(loaded.content, library.course()) == ["treaty", "votes"]


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"deadline": '"2018-04-16"'}, "not after the day of asking"),
        ({"deadline": '"2018"'}, "deadline"),
        ({"base_rate": "101"}, "<= 100"),
        ({"article": "-1", "article_reason": "Why."}, ">= 0"),
        ({"article": "60"}, "do not go together"),
        ({"article_reason": "Why."}, "do not go together"),
        ({"record_sources": "[treety]"}, "Did you mean 'treaty'?"),
        ({"record_sources": "[]"}, "length >= 1"),
        ({"outcome": "perhaps"}, "true or false"),
        ({"objective": "o9"}, "no objective 'o9'"),
        ({"base_rule": ""}, "'base_rule' is missing"),
    ],
)
def test_what_does_not_hold_is_named_and_left_out(fields: dict[str, str], word: str, tmp_path: Path) -> None:
    loaded = opened(tmp_path, **fields)
    assert word in " ".join(f"{p.what} {p.cure}" for p in loaded.problems)
    assert loaded.content is not None
    assert loaded.content.forecasts == ()
