"""`check` bears whatever a file becomes: a small sample of what `tests/bench/spoilt.py` tries at length."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from spoiling import BOMB, Spoilt, spoilt
from twoviews.authoring import check as checking
from twoviews.authoring import notebooks
from twoviews.authoring.check import Report, check
from twoviews.cli.check import show

ROOT = Path(__file__).parents[1]
FOLDERS = ("assets", "notebooks", "exercises", "tests/data")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the course; words are not compared, and whole notebooks are read once: both take long."""
    place = tmp_path_factory.mktemp("course")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, place / name)
    sound = notebooks.sound
    kept = cache(lambda path, raw: sound(path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "_wording", lambda root, pages: ())
        patch.setattr(notebooks, "sound", lambda path: kept(path, path.read_bytes()))
        yield place


def checked(course: Path, changed: Mapping[str, bytes | None]) -> Report:
    """The report on the course with some files changed; they are whole again afterwards."""
    for file, content in changed.items():
        if content is None:
            (course / file).unlink()
        else:
            (course / file).write_bytes(content)
    try:
        return check(course)
    finally:
        for file in changed:
            shutil.copy2(ROOT / file, course / file)


TABLES = {".csv", ".txt"}
"""A table, or the licence beside one: however it is spoilt, the rest is read."""
TOGETHER = 8


def batches() -> Iterator[list[Spoilt]]:
    """Spoilt files, a few at once where they are tables, which leave each other to be read."""
    made = list(spoilt(ROOT, 24, first=5000))
    tables = [each for each in made if Path(each.file).suffix in TABLES]
    yield from ([each] for each in made if each not in tables)
    yield from (tables[place : place + TOGETHER] for place in range(0, len(tables), TOGETHER))


@pytest.mark.parametrize(
    "batch", [*batches()], ids=lambda batch: " ".join(f"{each.way}-{each.seed}" for each in batch)
)
def test_no_rule_fails_and_what_is_said_can_be_printed(
    batch: list[Spoilt], course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = checked(course, {each.file: each.content for each in batch})
    assert [problem for problem in report.problems if "does not expect" in problem.what] == []
    show(report)
    assert capsys.readouterr().out


def lesson(name: str = "07-oil") -> bytes:
    return (ROOT / f"assets/lessons/{name}.yml").read_bytes()


Case = tuple[str, bytes | None, str, str]
CASES: list[Case] = [
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


def rounds() -> list[list[Case]]:
    """The cases, each file once in a round; what stops the reading of all else has a round of its own."""
    alone = [[case] for case in CASES if case[1] and (BOMB in case[1] or b"[" * 3000 in case[1])]
    together: list[list[Case]] = []
    for case in CASES:
        if [case] not in alone:
            free = (each for each in together if case[0] not in {file for file, *_ in each})
            if (found := next(free, None)) is None:
                together.append(found := [])
            found.append(case)
    return alone + together


@pytest.mark.parametrize("cases", rounds())
def test_what_used_to_pass_or_to_break_is_a_problem(cases: list[Case], course: Path) -> None:
    problems = checked(course, {file: content for file, content, *_ in cases}).problems
    for _, _, where, word in cases:
        said = [f"{problem.what} {problem.cure}" for problem in problems if problem.file == where]
        assert any(word in each for each in said), (where, word, said)


FIGURE = (b"id: fuel-prices", b"id: nobody-draws-me", "Nobody draws the figure 'nobody-draws-me'")
MODEL = (b"id: leakage", b"id: leekage", "Did you mean 'leakage'?")
SLIDER = (
    b"elasticity\\b(?=\\n +label|:)",
    b"elastisity",
    "no parameter 'elastisity'. Did you mean 'elasticity'?",
)


@pytest.mark.parametrize("changes", [(FIGURE, SLIDER), (MODEL,)], ids=["figure-slider", "model"])
def test_what_nobody_draws_is_refused(changes: tuple[tuple[bytes, bytes, str], ...], course: Path) -> None:
    changed = lesson()
    for old, new, _ in changes:
        changed, times = re.subn(old, new, changed)
        assert times
    report = checked(course, {"assets/lessons/07-oil.yml": changed})
    said = " ".join(f"{problem.what} {problem.cure}" for problem in report.problems)
    assert [word for _, _, word in changes if word not in said] == []


def test_a_rule_that_fails_is_a_problem_of_the_file(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(subject: object) -> list[object]:
        raise KeyError("odd")

    monkeypatch.setattr(checking, "LESSON_RULES", (broken,))
    report = check(course)
    assert len(report.problems) == 13
    assert "'broken' met something that it does not expect here: KeyError: 'odd'" in report.problems[0].what
