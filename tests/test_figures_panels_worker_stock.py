"""The panel `worker-stock` shows what the model says, in the picture and in words."""

from __future__ import annotations

import numpy as np
import pytest

from pictures import opened
from twoviews.figures.panels import worker_stock
from twoviews.models.inspection import workers


def test_disguise_lifts_the_workers_and_leaves_the_permits() -> None:
    stock = opened("worker-stock", {"repatriation": 0.62, "visas": 27_000, "disguise": 0})
    permits = np.array(stock._permits.get_ydata())
    assert np.array(stock._present.get_ydata()) == pytest.approx(permits)
    stock.update({"disguise": 0.7})
    assert np.array(stock._permits.get_ydata()) == pytest.approx(permits)
    expected = workers(30_023, 0.62, 27_000, 0.7, years=worker_stock.YEARS).present
    assert np.array(stock._present.get_ydata()) == pytest.approx(expected)
    assert "11,400 old permits (Russia reported 11,490)" in stock.sentence
    assert stock._rest.get_text() == "comes to rest at 30,500"


def test_russia_s_numbers_are_the_table_s_and_stand_at_their_dates() -> None:
    permits = worker_stock._reported(worker_stock.PERMITS)
    assert [count for _, count in permits] == [30_023, 11_490]
    assert [when for when, _ in permits] == pytest.approx([2018, 2019])
    waiting = worker_stock._reported(worker_stock.WAITING)
    assert [count for _, count in waiting] == [1000, 511]
    assert [when for when, _ in waiting] == pytest.approx([2020 + 23 / 365.25, 2020 + 70 / 365.25])
