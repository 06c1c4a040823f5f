"""How a class plays the Council game at several tables: everything wrong with the file is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from twoviews.bank import library
from twoviews.bank.council import SEATS
from twoviews.bank.council_class import SHORT
from twoviews.bank.library import Course
from twoviews.errors import ContentError

REAL = (library.course().assets / "council-class.yml").read_text(encoding="utf-8")


def course(folder: Path, text: str | None) -> Course:
    assets = folder / "assets"
    assets.mkdir()
    (assets / "references.bib").write_text("@misc{uncharter5,\n}\n", encoding="utf-8")
    if text is not None:
        (assets / "council-class.yml").write_text(text, encoding="utf-8")
    return Course(assets)


def test_the_real_file_is_sound_and_seats_as_many_as_it_says() -> None:
    content = library.course().council_class
    tasks = [*content.seat, *(task for post in content.posts for task in post.tasks)]
    assert content.most == len(SEATS) * len(content.seat) + len(tasks) - len(content.seat) == 30
    assert content.minutes == sum(part.minutes for part in content.hour)
    assert SHORT == sum(part.short for part in content.hour) < content.minutes


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("minutes: 3", "minutes: 0", "line 8.: minutes"),
        ("short: 13", "short: 14", "add up to 51"),
        ("sources: [uncharter5]", "sources: [nobody]", "no source 'nobody'"),
        ("- id: observer", "- id: press", "'press' appears twice"),
        ("- id: observer", "- id: russia", "'russia' appears twice, or is the name of a seat"),
        ("rubric:", "rubrik:", "rubri"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in REAL
    opened = course(tmp_path, REAL.replace(old, new, 1))
    found = [each for each in opened.problems if each.file == "assets/council-class.yml"]
    assert found and all(each.line for each in found)
    with pytest.raises(ContentError, match=told):
        _ = opened.council_class


def test_a_course_without_the_file_has_no_problem_and_no_such_game(tmp_path: Path) -> None:
    opened = course(tmp_path, None)
    assert not [each for each in opened.problems if "council-class" in each.file]
    with pytest.raises(ContentError, match="is missing"):
        _ = opened.council_class
