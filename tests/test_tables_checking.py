"""What is wrong with a table is said in words, with file, line and cure; and what `build` makes anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from twoviews import tables

Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(copied: Path) -> Edit:
    """Replace one text in a copied table, once."""

    def replace(name: str, old: str, new: str) -> None:
        path = copied / name
        text = path.read_bytes()
        assert old.encode() in text
        path.write_bytes(text.replace(old.encode(), new.encode(), 1))

    return replace


def said(folder: Path, sources: list[str] | None = None) -> list[str]:
    """The problems of a folder, without the stale checksum and size that any edit leaves."""
    found = tables.problems(folder, sources)
    return [str(problem) for problem in found if problem.id not in ("hash", "bytes", "rows")]


def test_a_copy_of_the_tables_has_no_problem(copied: Path) -> None:
    assert tables.problems(copied) == []


def test_a_wrong_type_is_named_with_its_line(copied: Path, edit: Edit) -> None:
    edit("fuel_elasticities.csv", "-0.034", "tiny")
    (problem,) = said(copied)
    assert problem.startswith(
        "assets/data/fuel_elasticities.csv, line 2: The cell of 'price_elasticity_low' holds 'tiny'"
    )


def test_a_missing_source_is_named_with_its_cure(copied: Path, edit: Edit) -> None:
    edit("fuel_elasticities.csv", "hughes2008,verified", ",verified")
    (problem,) = said(copied)
    assert problem.startswith("assets/data/fuel_elasticities.csv, line 2: The cell of 'source' is empty.")
    assert "references.bib" in problem


def test_a_source_that_the_bibliography_lacks_is_named(copied: Path) -> None:
    known = {key for name in tables.names() for key in tables.describe(name).sources}
    (problem,) = {problem.what for problem in tables.problems(copied, known - {"hughes2008"})}
    assert problem == "No source has the key 'hughes2008'."


def test_a_stale_checksum_is_cured_by_a_build(copied: Path, edit: Edit) -> None:
    edit("fuel_claim_timeline.csv", "Newsweek", "Newsweak")
    (problem,) = tables.problems(copied)
    assert (problem.file, problem.id) == ("assets/data/fuel_claim_timeline.csv", "hash")
    assert "another checksum" in str(problem)
    assert "twoviews build" in problem.cure
    tables.refresh(copied)
    assert tables.problems(copied) == []


def test_unknown_and_missing_columns_are_named(copied: Path, edit: Edit) -> None:
    edit("petroleum_conversion.csv", "basis", "ground")
    assert [problem.split(": ", 1)[1].split(".")[0] for problem in said(copied)][:2] == [
        "Column 'basis' is missing",
        "Column 'ground' is unknown",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("unsc_votes.csv", "true,yes", "perhaps,yes", "'perhaps', which is not true or false"),
        ("unsc_votes.csv", "2006-07-15", "15 July", "which is not a day as YYYY-MM-DD"),
        ("unsc_votes.csv", "S/RES/1718 (2006)", "S/RES/1695 (2006)", "the same as on line 2"),
        ("fuel_prices.csv", "2014-12,month", "Dec 2014,month", "which has not the form"),
        ("fuel_prices.csv", ",gasoline,", ",kerosene,", "none of: gasoline, diesel"),
        ("fuel_prices.csv", ",verified,", ",certain,", "none of: two-sources, verified"),
        ("fuel_prices.csv", "8500,1.06,", "-8500,1.06,", "below 0"),
        ("fuel_prices.csv", "8500,1.06,", "8500,1.06,,", "15 cells and the header 14"),
    ],
)
def test_every_slip_in_a_row_is_said(
    copied: Path, edit: Edit, name: str, old: str, new: str, words: str
) -> None:
    edit(name, old, new)
    assert any(
        problem.startswith(f"assets/data/{name}, line ") and words in problem for problem in said(copied)
    )


def test_all_problems_come_at_once(copied: Path, edit: Edit) -> None:
    edit("fuel_elasticities.csv", "-0.034", "tiny")
    edit("fuel_elasticities.csv", "-0.21", "small")
    edit("unsc_votes.csv", "true,yes", "perhaps,yes")
    assert len(said(copied)) == 3


def test_tables_without_description_and_descriptions_without_table(copied: Path) -> None:
    (copied / "unsc_votes.csv").rename(copied / "ballots.csv")
    first, second = said(copied)
    assert first.startswith("assets/data/ballots.csv: This table is not described")
    assert second.startswith(
        "assets/data/unsc_votes.csv: datapackage.json describes this table and it is not there"
    )


def test_a_file_that_is_no_text_is_said(copied: Path) -> None:
    (copied / "unsc_votes.csv").write_bytes(b"\xff\xfe\x00")
    (problem,) = said(copied)
    assert problem.startswith("assets/data/unsc_votes.csv: It cannot be read")


@pytest.mark.parametrize("text", ["", "[]", '{"resources": [{"name": "x"}]}'])
def test_a_broken_descriptor_is_one_problem(copied: Path, text: str) -> None:
    (copied / "datapackage.json").write_text(text, encoding="utf-8")
    (problem,) = said(copied)
    assert problem.startswith("assets/data/datapackage.json: ")


def test_a_table_described_in_part_is_named(copied: Path) -> None:
    file = copied / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    del package["resources"][3]["period"]
    file.write_text(json.dumps(package), encoding="utf-8")
    (problem,) = said(copied)
    assert f"`period` - at `{package['resources'][3]['name']}`" in problem
    assert "columns that `dated` names" in problem


def test_a_number_without_unit_is_a_problem(copied: Path, edit: Edit) -> None:
    edit("datapackage.json", '"unit": "votes"', '"remark": "votes"')
    (problem,) = said(copied)
    assert "Column 'votes_yes' of unsc_votes.csv holds numbers without a unit." in problem


def test_a_limit_that_nobody_checks_is_refused(copied: Path, edit: Edit) -> None:
    edit("datapackage.json", '"unique": true', '"maxLength": 9')
    (problem,) = said(copied)
    assert "maxLength" in problem


def test_refreshing_counts_dates_and_leaves_the_rest(copied: Path) -> None:
    before = json.loads((copied / "datapackage.json").read_text(encoding="utf-8"))
    with (copied / "russia_trade_targets.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("2031-05-01,somebody,2035,5,,,,rfa2015rutrade,verified,\n")
    tables.refresh(copied)
    after = json.loads((copied / "datapackage.json").read_text(encoding="utf-8"))
    changed = {
        new["name"] for old, new in zip(before["resources"], after["resources"], strict=True) if old != new
    }
    targets = next(table for table in after["resources"] if table["name"] == "russia_trade_targets")
    assert changed == {"russia_trade_targets"}
    assert targets["period"] == "2014-03-28/2031-05-01"
    assert tables.problems(copied) == []


def test_the_committed_description_is_fresh(root: Path, copied: Path) -> None:
    committed = root / "assets" / "data" / "datapackage.json"
    assert committed.read_text(encoding="utf-8") == (copied / committed.name).read_text(encoding="utf-8")
