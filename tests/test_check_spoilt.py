"""`check` bears whatever a file becomes: a small sample of what `tests/bench/spoilt.py` tries at length."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from spoiling import BOMB, Spoilt, spoilt
from twoviews.authoring import check as checking
from twoviews.authoring import notebooks
from twoviews.authoring.check import Report, check
from twoviews.bank import reading, sources
from twoviews.cli.check import show

ROOT = Path(__file__).parents[1]
FOLDERS = ("assets", "notebooks", "exercises", "tests/data")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the course; words are not compared, and whole notebooks are read once: both take long."""
    place = tmp_path_factory.mktemp("course")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, place / name)
    sound, bibliography = notebooks.sound, sources.read
    cited = cache(lambda path, raw: bibliography(path))
    kept = cache(lambda path, raw: sound(path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "_wording", lambda root, pages: ())
        patch.setattr(notebooks, "sound", lambda path: kept(path, path.read_bytes()))
        patch.setattr(reading, "parse", cache(reading.parse))
        patch.setattr(sources, "read", lambda path: cited(path, path.read_bytes() if path.is_file() else b""))
        yield place


def checked(course: Path, file: str, content: bytes | None) -> Report:
    """The report on the course with one file changed; the file is whole again afterwards."""
    path = course / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    try:
        return check(course)
    finally:
        shutil.copy2(ROOT / file, path)


@pytest.mark.parametrize(
    "each", list(spoilt(ROOT, 24, first=5000)), ids=lambda each: f"{each.way}-{each.seed}"
)
def test_no_rule_fails_and_what_is_said_can_be_printed(
    each: Spoilt, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = checked(course, each.file, each.content)
    assert [problem for problem in report.problems if "does not expect" in problem.what] == []
    show(report)
    assert capsys.readouterr().out


def lesson(name: str = "07-oil") -> bytes:
    return (ROOT / f"assets/lessons/{name}.yml").read_bytes()


CASES: list[tuple[str, bytes | None, str, str]] = [
    ("assets/lessons/07-oil.yml", None, "assets/lessons/07-oil.yml", "The lesson file is missing"),
    ("exercises/07-oil.ipynb", None, "exercises/07-oil.ipynb", "The exercise is missing"),
    (
        "exercises/solutions/07-oil.ipynb",
        None,
        "exercises/solutions/07-oil.ipynb",
        "worked exercise is missing",
    ),
    ("assets/council.yml", None, "assets/council.yml", "This file is missing"),
    ("assets/notebooks.sha256", None, "assets/notebooks.sha256", "list of the notebooks is missing"),
    ("assets/notebooks.sha256", b"", "assets/notebooks.sha256", "is not on the list"),
    ("assets/lessons/07-oil.yml", BOMB + lesson(), "assets/lessons/07-oil.yml", "an alias is used"),
    (
        "assets/lessons/07-oil.yml",
        lesson() + b"\nmore: " + b"[" * 3000,
        "assets/lessons/07-oil.yml",
        "nested",
    ),
    (
        "assets/lessons/07-oil.yml",
        lesson().replace(b"title: ", b"title: [/red] ", 1),
        "assets/lessons/07-oil.yml",
        "Not readable as YAML",
    ),
    ("assets/references.bib", b"<<<<<<< HEAD\n", "assets/references.bib", "A merge was not finished"),
    ("assets/references.bib", b"@misc{a, title = {\xff}}\n", "assets/references.bib", "not text in UTF-8"),
    (
        "assets/references.bib",
        b"@misc{a, title = {A}, url = {javascript:alert(1)}, date = {2017-02-31}}\n",
        "assets/references.bib",
        "is not a web address",
    ),
    ("assets/data/fuel_prices.csv", b"date,product\nx\n", "assets/data/fuel_prices.csv", "Column 'source'"),
    ("assets/data/datapackage.json", b"[" * 3000, "assets/data/datapackage.json", "Expected `object`"),
]


@pytest.mark.parametrize(("file", "content", "where", "word"), CASES)
def test_what_used_to_pass_or_to_break_is_a_problem(
    file: str, content: bytes | None, where: str, word: str, course: Path
) -> None:
    found = checked(course, file, content).problems
    assert any(problem.file == where and word in f"{problem.what} {problem.cure}" for problem in found)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (b"id: fuel-prices", b"id: nobody-draws-me", "Nobody draws the figure 'nobody-draws-me'"),
        (b"id: leakage", b"id: leekage", "Did you mean 'leakage'?"),
        (
            b"elasticity\\b(?=\\n +label|:)",
            b"elastisity",
            "no parameter 'elastisity'. Did you mean 'elasticity'?",
        ),
    ],
)
def test_what_nobody_draws_is_refused(old: bytes, new: bytes, word: str, course: Path) -> None:
    changed, times = re.subn(old, new, lesson())
    assert times
    report = checked(course, "assets/lessons/07-oil.yml", changed)
    assert word in " ".join(f"{problem.what} {problem.cure}" for problem in report.problems)


def test_a_rule_that_fails_is_a_problem_of_the_file(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(subject: object) -> list[object]:
        raise KeyError("odd")

    monkeypatch.setattr(checking, "LESSON_RULES", (broken,))
    report = check(course)
    assert len(report.problems) == 13
    assert "'broken' met something that it does not expect here: KeyError: 'odd'" in report.problems[0].what
