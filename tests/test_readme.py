"""What the README promises is there."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

from twoviews.authoring.notebooks import course_notebooks

ROW = re.compile(r"^\| (?P<number>\d\d) \| (?P<lesson>.+?) \| .+ \|$", re.MULTILINE)
EXERCISE = re.compile(
    r"^\| \[\d\d\]\((?P<file>.+?)\) \| (?P<title>.+?) \| .+? \| (?P<minutes>\d+) \|", re.MULTILINE
)
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)#]+)\)")


def test_every_lesson_and_exercise_has_its_row(root: Path) -> None:
    rows = {row["number"]: row["lesson"] for row in ROW.finditer((root / "README.md").read_text("utf-8"))}
    for folder in ("notebooks", "exercises"):
        linked = [link["target"] for row in rows.values() for link in LINK.finditer(row)]
        found = [f"{folder}/{path.name}" for path in course_notebooks(root) if path.parent.name == folder]
        assert [target for target in linked if target.startswith(folder)] == found
    assert list(rows) == [f"{number:02}" for number in range(len(rows))]


def test_the_first_page_of_the_exercises_has_the_heading_and_the_minutes_of_each(root: Path) -> None:
    text = (root / "exercises" / "README.md").read_text("utf-8")
    listed = {row["file"]: (row["title"].lower(), row["minutes"]) for row in EXERCISE.finditer(text)}
    notebooks = [path for path in course_notebooks(root) if path.parent.name == "exercises"]
    assert listed == {path.name: heading_and_minutes(path) for path in notebooks}


def heading_and_minutes(exercise: Path) -> tuple[str, str]:
    top = nbformat.read(exercise, 4).cells[0].source
    heading, minutes = re.findall(r"^# Exercise \d\d: (.+)|^\*About (\d+) minutes", top, re.MULTILINE)
    return heading[0].lower(), minutes[1]


def test_every_link_leads_somewhere(root: Path) -> None:
    pages = [root / name for name in ("README.md", "CONTRIBUTING.md", "exercises/README.md")]
    links = [(page, link["target"]) for page in pages for link in LINK.finditer(page.read_text("utf-8"))]
    assert {page for page, _ in links} >= {pages[0], pages[2]}
    assert [(page.name, target) for page, target in links if not (page.parent / target).exists()] == []
