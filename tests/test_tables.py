"""The tables as students load them: types, status, units, sources, dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from twoviews import tables
from twoviews.bank.sources import sources
from twoviews.errors import ContentError, UnknownName
from twoviews.tables.cells import BadCell, parse
from twoviews.tables.package import Constraints, Field, parsed


def test_the_package_is_valid_by_the_standards_own_tool(root: Path) -> None:
    from frictionless import Package  # takes long; each worker collects, and one of them runs this

    report = Package(str(root / "assets" / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_the_committed_tables_are_as_described() -> None:
    assert [str(fault) for fault in tables.problems(sources=sources())] == []


@pytest.mark.parametrize("name", tables.names())
def test_every_table_loads_without_recalled_rows(name: str) -> None:
    table, full = tables.load(name), tables.load(name, recalled=True)
    assert list(table.columns) == list(tables.describe(name).fields)
    assert not (table["status"] == "recalled").any()
    assert len(full) == tables.describe(name).rows
    assert len(table) + (full["status"] == "recalled").sum() == len(full)
    assert list(table.index) == list(range(len(table)))


def test_columns_have_the_described_types() -> None:
    votes, trade = tables.load("unsc_votes"), tables.load("dprk_trade")
    assert votes["date"].dtype == "datetime64[s]"
    assert votes["adopted"].dtype == bool
    assert votes["votes_yes"].dtype == "Int64"
    assert trade["year"].dtype == np.int64
    assert trade["total_usd_million"].dtype == np.float64
    assert trade["preferred"].dtype == bool
    assert votes.loc[votes["decision"] == "S/RES/2397 (2017)", "votes_yes"].item() == 15


def test_an_empty_cell_is_missing_and_a_nought_is_not() -> None:
    trade = tables.load("dprk_trade")
    year_2021 = trade[(trade["partner"] == "Russia") & (trade["year"] == 2021)].iloc[0]
    year_2022 = trade[(trade["partner"] == "Russia") & (trade["year"] == 2022)].iloc[0]
    assert year_2021["imports_usd_million"] == 0
    assert np.isnan(year_2022["imports_usd_million"])


def test_a_loaded_table_is_the_students_own() -> None:
    prices = tables.load("fuel_prices")
    prices["price_won_per_kg"] = 0.0
    assert tables.load("fuel_prices")["price_won_per_kg"].max() > 0


def test_the_description_says_units_sources_licence_and_period() -> None:
    table = tables.describe("fuel_prices")
    assert table.units["price_won_per_kg"] == "North Korean won per kilogram"
    assert table.licence.name == "CC-BY-4.0"
    assert {"asiapress2017dec1", "upi2017dec4"} <= set(table.sources)
    assert table.period.startswith("2014-12/")
    assert table.fields["product"].description


def test_sources_of_recalled_rows_do_not_count() -> None:
    assert "espey1998" not in tables.describe("fuel_elasticities").sources


def test_an_unknown_table_is_named_with_those_there_are() -> None:
    for ask in (tables.load, tables.rows, tables.describe):
        with pytest.raises(UnknownName, match=r"no table 'oil'\. Known: .*fuel_prices"):
            ask("oil")


def test_reading_a_description_or_plain_rows_needs_no_pandas() -> None:
    code = (
        "import sys; from twoviews import tables; tables.rows(tables.names()[0]); "
        "assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# ── plain rows ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", tables.names())
def test_plain_rows_hold_what_a_loaded_table_holds(name: str) -> None:
    for recalled in (False, True):
        rows, table = tables.rows(name, recalled=recalled), tables.load(name, recalled=recalled)
        assert [list(row) for row in rows] == [list(table.columns)] * len(table)
        for row, loaded in zip(rows, table.to_dict("records"), strict=True):
            assert row == {column: plain(cell) for column, cell in loaded.items()}


def plain(cell: object) -> object:
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell


def test_a_cell_of_a_plain_row_is_a_day_a_truth_a_whole_number_or_none() -> None:
    (vote,) = (row for row in tables.rows("unsc_votes") if row["decision"] == "S/RES/2397 (2017)")
    assert vote["date"] == date(2017, 12, 22) and type(vote["date"]) is date
    assert vote["adopted"] is True
    assert vote["votes_yes"] == 15 and type(vote["votes_yes"]) is int
    assert vote["trigger_date"] == date(2017, 11, 29)
    assert tables.rows("cyber_income")[0]["high_usd_million"] is None


def test_what_is_done_to_plain_rows_stays_in_them() -> None:
    before = tables.rows("fuel_prices")
    spoilt = tables.rows("fuel_prices")
    spoilt[0]["place"] = "nowhere"
    spoilt[1].clear()
    spoilt.pop()
    assert tables.rows("fuel_prices") == before
    assert tables.load("fuel_prices")["place"].to_list() == [row["place"] for row in before]


def test_rows_are_grouped_by_one_column_or_several_as_they_first_appear() -> None:
    rows: list[tables.Row] = [
        {"side": "b", "year": 2017, "n": 1}, {"side": "a", "year": 2017, "n": 2},
        {"side": "b", "year": 2016, "n": 3}, {"side": "b", "year": 2017, "n": 4},
    ]  # fmt: skip
    assert [(side, [row["n"] for row in found]) for side, found in tables.grouped(rows, "side").items()] == [
        ("b", [1, 3, 4]),
        ("a", [2]),
    ]
    assert list(tables.grouped(iter(rows), "side", "year")) == [("b", 2017), ("a", 2017), ("b", 2016)]


# ── dates ────────────────────────────────────────────────────────────────────

PRINTED = pd.Series(["2018-01", "2017-12-01", "2018", "2020-02"], index=[7, 8, 9, 10])


@pytest.mark.parametrize(
    ("at", "days"),
    [
        ("first", ["2018-01-01", "2017-12-01", "2018-01-01", "2020-02-01"]),
        ("middle", ["2018-01-16", "2017-12-01", "2018-07-02", "2020-02-15"]),
        ("last", ["2018-01-31", "2017-12-01", "2018-12-31", "2020-02-29"]),
    ],
)
def test_a_month_or_a_year_gets_the_day_that_the_caller_names(at: str, days: list[str]) -> None:
    placed = tables.when(PRINTED, at=at)  # type: ignore[arg-type]
    assert list(placed["day"].dt.strftime("%Y-%m-%d")) == days
    assert list(placed["precision"]) == ["month", "day", "year", "month"]
    assert list(placed.index) == list(PRINTED.index)
    assert [tables.day(text, at=at).isoformat() for text in PRINTED] == days  # type: ignore[arg-type]


def test_every_printed_date_of_the_tables_is_understood() -> None:
    for name in ("fuel_prices", "fuel_claim_timeline"):
        assert tables.when(tables.load(name)["date"], at="first")["day"].notna().all()


@pytest.mark.parametrize("text", ["January 2018", "2018-1", "18", "", "2018-W01-1", "20 18"])
def test_another_form_of_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"No date: {text!r}"):
        tables.when(pd.Series([text]), at="first")
    with pytest.raises(ValueError, match=f"No date: {text!r}"):
        tables.day(text, at="last")


def test_an_empty_cell_is_no_date() -> None:
    with pytest.raises(ValueError, match="No date: 'nan'"):
        tables.when(tables.load("cyber_income")["start"], at="first")


@pytest.mark.parametrize("text", ["2018-00", "2018-13", "2017-02-29"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        tables.day(text, at="first")


# ── cells ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "1.5"),
        ("integer", "1_000"),
        ("number", "about 5"),
        ("number", "nan"),
        ("number", "1e400"),
        ("number", "4,5"),
        ("boolean", "maybe"),
        ("date", "2017-02-30"),
        ("date", "22 December 2017"),
    ],
)
def test_a_cell_of_another_type_is_refused(kind: str, text: str) -> None:
    with pytest.raises(BadCell, match="holds"):
        parse(Field("x", kind, ""), text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        (Constraints(required=True), ""),
        (Constraints(enum=("a", "b")), "c"),
        (Constraints(pattern=r"\d{4}"), "20171"),
    ],
)
def test_a_cell_outside_its_limits_is_refused(limits: Constraints, text: str) -> None:
    with pytest.raises(BadCell):
        parse(Field("x", "string", "", constraints=limits), text)


def test_a_number_below_its_minimum_is_refused() -> None:
    with pytest.raises(BadCell, match="below 0"):
        parse(Field("x", "number", "", constraints=Constraints(minimum=0)), "-1")


def test_what_a_student_does_to_a_table_stays_in_that_copy() -> None:
    first, before = tables.load("fuel_prices"), tables.load("fuel_prices")
    first["price_won_per_kg"] = 0.0
    first.loc[0, "place"] = "nowhere"
    first.index.name = "row"
    first.pop("source")
    pd.testing.assert_frame_equal(tables.load("fuel_prices"), before)
    assert tables.load("fuel_prices").index.name is None


def test_a_table_that_has_changed_is_read_again(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twoviews.home.assets", lambda: copied.parent)
    first, rows = tables.load("fuel_prices"), tables.rows("fuel_prices")
    path = copied / "fuel_prices.csv"
    path.write_text(path.read_text("utf-8").replace(",6765,", ",6785,"), encoding="utf-8")
    assert not tables.load("fuel_prices").equals(first)
    assert tables.rows("fuel_prices") != rows


def test_a_cell_keeps_its_line_ends_and_one_beyond_the_header_is_left_out() -> None:
    stored = 'a,b\r\né,"one\r\ntwo"\r\n1,2,3\r\n'.encode()
    assert parsed(stored) == (["a", "b"], [{"a": "é", "b": "one\r\ntwo"}, {"a": "1", "b": "2"}])


def test_a_table_is_read_once_so_that_what_is_kept_is_what_was_there(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twoviews.home.assets", lambda: copied.parent)
    read = Path.read_bytes

    def changes_as_it_is_read(path: Path) -> bytes:
        stored = read(path)
        path.write_bytes(stored.replace(b",6765,", b",6785,"))
        return stored

    before = tables.rows("fuel_prices")
    monkeypatch.setattr(Path, "read_bytes", changes_as_it_is_read)
    tables.loading._rows.cache_clear()
    assert tables.rows("fuel_prices") == before
    assert tables.rows("fuel_prices") != before


def test_a_table_that_is_not_as_described_says_so(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twoviews.home.assets", lambda: copied.parent)
    path = copied / "fuel_prices.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",17500,", ",dear,"), encoding="utf-8")
    for ask in (tables.load, tables.rows):
        with pytest.raises(ContentError, match=r"fuel_prices\.csv: a cell of price_won_per_kg holds 'dear'"):
            ask("fuel_prices")


def test_a_table_that_cannot_be_read_says_so(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twoviews.home.assets", lambda: copied.parent)
    (copied / "fuel_prices.csv").write_bytes(b"\xff")
    (copied / "workers.csv").unlink()
    for name, ask in product(("fuel_prices", "workers"), (tables.load, tables.rows)):
        with pytest.raises(ContentError, match=rf"The table {name}\.csv cannot be read"):
            ask(name)
