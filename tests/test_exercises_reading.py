"""Reading an answer: numbers of every kind, entries by their names, and sentences for everything else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from twoviews.exercises.reading import (
    Unreadable,
    blank,
    cells,
    named,
    nothing,
    number,
    numbers,
    plain,
    several,
)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (np.int64(3), 3),
        (np.array(3.5), 3.5),
        ([[7]], 7),
        (pd.DataFrame({"a": [1]}), 1),
        ("33 %", 33),
        (" -33.5 per cent ", -33.5),
        ("−0,5", -0.5),
        ("11,490", 11_490),
        (".25", 0.25),
        ("1e-3", 0.001),
    ],
)
def test_one_number_is_read_in_every_form(answer: object, value: float) -> None:
    assert number(answer) == value


def test_several_numbers_keep_their_order() -> None:
    assert numbers((1, 2.5)) == [1, 2.5]
    assert numbers(range(1, 3)) == [1, 2]
    assert numbers({"b": 1, "a": 2}) == [1, 2]
    assert numbers(np.array([[1, 2, 3]])) == [1, 2, 3]


def test_names_are_found_as_numbers_as_texts_and_in_other_letters() -> None:
    assert named({np.int64(9): 1, 2016.0: 2, "x": 3}, ["9", "2016", "x"]) == {"9": 1, "2016": 2, "x": 3}
    assert named({"GAVE_WAY ": 1}, ["gave way"]) == {"gave way": 1}
    assert named(pd.Series([1], index=pd.MultiIndex.from_tuples([("a",)])), ["a"]) == {"a": 1}
    assert named(pd.Series({"a": 1}).to_frame("count"), ["a"]) == {"a": 1}
    assert named(pd.DataFrame({"a": [1], "b": [2]}), ["a", "b"]) == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("read", "answer", "hint"),
    [
        (number, "sixty", "holds no number"),
        (number, "1.2.3", "holds no number"),
        (number, "1,2,3", "more than one decimal point"),
        (number, [1, 2], "a list with 2 entries"),
        (number, float("nan"), "empty cell"),
        (number, np.ma.masked, "masked"),
        (number, True, "type bool"),
        (number, 1j, "type complex"),
        (number, pd.Timedelta(days=1), r"\.days"),
        (numbers, 5, "Several numbers"),
        (lambda answer: several(answer, 2, "low and high"), [1], "low and high; there are 1"),
        (lambda answer: named(answer, ["a"]), [1], "entries 'a'"),
        (lambda answer: named(answer, ["a", "b"]), {"a": 1, "c": 2}, "no entry 'b'. Yours are 'a' and 'c'"),
        (lambda answer: named(answer, ["a"]), {}, "no entry in it"),
        (lambda answer: named(answer, ["a"]), {"a": "x"}, "Entry 'a': 'x' is a text"),
        (lambda answer: named(answer, ["a"]), {"a": 1, "A": 2}, "more than once"),
        (lambda answer: named(answer, ["a"]), pd.Series([5]), "set_index"),
        (lambda answer: named(answer, ["a", "b"]), pd.Series({"a": 1}), "reindex"),
        (lambda answer: named(answer, ["a"]), {"a": 1, "b": 2}, "too many: 'b'"),
        (lambda answer: cells(answer, columns="ab", rows=[1, 2]), pd.DataFrame(), "columns 'a' and 'b'"),
    ],
)
def test_what_cannot_be_read_is_explained(
    read: Callable[[object], object], answer: object, hint: str
) -> None:
    with pytest.raises(Unreadable, match=hint):
        read(answer)


def test_long_lists_of_names_are_cut_short() -> None:
    with pytest.raises(Unreadable, match="'1', '2', '3', '4', '5', '6' and others"):
        named(pd.Series(1, index=range(1, 50)), ["a"])


def test_what_is_left_to_do_and_what_gave_nothing_is_seen_in_collections_too() -> None:
    assert blank(plain({"a": 1, "b": {"c": (2, ...)}})) and not blank(plain((1, 2)))
    assert nothing(plain((1, None))) and not nothing(plain(""))
