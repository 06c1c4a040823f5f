"""`check` on whole checkouts: the course as it is, and copies that were spoilt."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from twoviews.authoring import check as checking
from twoviews.authoring.check import Report, check
from twoviews.cli import app

LEAST = {
    "lessons": 13, "exercises": 12, "quiz_items": 180, "question_kinds": 7,
    "prompts": 52, "claims_taught": 50, "sources": 790,
}  # fmt: skip
LESSONS = ("00-start-here", "01-the-puzzle", "07-oil")
TABLES = ("unsc_votes.csv", "fuel_prices.csv", "datapackage.json")


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """Three lessons of the course with two tables, to be spoilt: what else they refer to is missing."""
    for folder in ("assets/lessons", "assets/data", "notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    files = [f"assets/lessons/{name}.yml" for name in LESSONS]
    files += [f"notebooks/{name}.ipynb" for name in LESSONS]
    files += [f"assets/data/{name}" for name in TABLES]
    files += [path.relative_to(root).as_posix() for path in root.glob("assets/*.*")]
    for file in files:
        shutil.copyfile(root / file, tmp_path / file)
    shutil.copytree(root / "tests" / "data", tmp_path / "tests" / "data")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def said(report: Report) -> str:
    return "\n".join(f"{p.file}:{p.line} {p.id}: {p.what} {p.cure}" for p in report.problems)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
@pytest.mark.parametrize("place", ["assets/lessons/07-more.yml", "notebooks/13-more.ipynb"])
def test_a_pipe_that_nobody_writes_into_does_not_hold_the_check_up(copy: Path, place: str) -> None:
    os.mkfifo(copy / place)
    (problem,) = check(copy).problems
    assert problem.file == place
    assert "no ordinary file" in problem.what


def test_the_course_keeps_every_rule_and_the_command_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the command, whose report of all that the course holds is looked at before it is written."""
    reports: list[Report] = []
    monkeypatch.setattr(checking, "check", lambda root: reports.append(check(root)) or reports[-1])
    result = CliRunner().invoke(app, ["check", "--json"])
    (report,) = reports
    assert said(report) == ""
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert data["problems"] == []
    assert {name: data[name] for name in LEAST} == report.counts
    assert list(report.counts) == list(LEAST)
    assert [name for name, least in LEAST.items() if report.counts[name] < least] == []
    assert all(0.45 <= share <= 0.55 for share in report.balance.values())


def wrong_type(root: Path) -> None:
    edit(root / "assets/data/unsc_votes.csv", ",15,", ",fifteen,")


def stale_checksum(root: Path) -> None:
    path = root / "assets/data/fuel_prices.csv"
    path.write_text(path.read_text(encoding="utf-8").rpartition("\n2")[0] + "\n", encoding="utf-8")


def copied_words(root: Path) -> None:
    marks = root / "tests/data/article_fingerprints.txt"
    marks.write_text("5d8c51195061\n", encoding="utf-8")  # of: one two three four five six seven eight nine
    edit(
        root / "assets/claims.yml",
        "nuance: >-\n",
        "nuance: >-\n    One two three four five six seven eight nine.\n",
    )


def claim_no_longer_listed(root: Path) -> None:
    """The page still calls a claim that the lesson file does not name any more."""
    path = root / "assets/lessons/01-the-puzzle.yml"
    (key,) = re.findall(r"^claims: \[(\w+), ", path.read_text(encoding="utf-8"), re.M)
    edit(path, f"claims: [{key}, ", "claims: [")


def claim_of_two_lessons(root: Path) -> None:
    oil = (root / "assets/lessons/07-oil.yml").read_text(encoding="utf-8")
    (key,) = re.findall(r"^claims: \[(\w+)", oil, re.M)
    edit(root / "assets/lessons/01-the-puzzle.yml", "claims: [", f"claims: [{key}, ")


BAD: list[tuple[Callable[[Path], object], str]] = [
    (wrong_type, "assets/data/unsc_votes.csv:2"),
    (stale_checksum, "assets/data/fuel_prices.csv"),
    (lambda root: (root / "assets/data/fuel_prices.csv").write_bytes(b"\xff\xfe"), "It cannot be read"),
    (lambda root: (root / "assets/data/datapackage.json").write_text("{"), "datapackage.json:0 : Input data"),
    (lambda root: (root / "assets/references.bib").unlink(), "The bibliography is missing"),
    (lambda root: (root / "assets/claims.yml").unlink(), "assets/claims.yml:1 : This file is missing"),
    (
        lambda root: (root / "assets/lessons/07-oil.yml").write_text("oil"),
        "assets/lessons/07-oil.yml:1 : This file",
    ),
    (
        lambda root: (root / "notebooks/07-oil.ipynb").write_text("{}"),
        "notebooks/07-oil.ipynb:1 : This is not a notebook",
    ),
    (lambda root: (root / "notebooks/07-oil.ipynb").unlink(), "There is no notebook of the same name"),
    (
        lambda root: (root / "tests/data/article_fingerprints.txt").unlink(),
        "fingerprints of the source article",
    ),
    (
        lambda root: edit(root / "assets/lessons/00-start-here.yml", "kind: choice", "kind: choise"),
        "'choice'?",
    ),
    (claim_no_longer_listed, "is not among the lesson's claims"),
    (claim_of_two_lessons, "has two main places. Lesson 01 has it"),
    (copied_words, "Nine words in a row are the article's: “One two three four five six seven eight nine”"),
]


def test_of_the_copy_only_what_is_missing_is_reported(copy: Path) -> None:
    found = said(check(copy))
    assert [word for _, word in BAD if word in found] == []


@pytest.mark.parametrize(("spoil", "word"), BAD)
def test_a_spoilt_checkout_is_reported_and_never_a_crash(
    spoil: Callable[[Path], object], word: str, copy: Path
) -> None:
    spoil(copy)
    assert word in said(check(copy))


def test_the_same_trouble_in_many_rows_is_reported_once(copy: Path) -> None:
    path = copy / "assets/references.bib"
    path.write_text(
        path.read_text(encoding="utf-8").replace("@misc{asiapress2017dec1,", "@misc{other,"), encoding="utf-8"
    )
    found = [
        p for p in check(copy).problems if p.id == "asiapress2017dec1" and p.file.endswith("fuel_prices.csv")
    ]
    assert len(found) == 1
