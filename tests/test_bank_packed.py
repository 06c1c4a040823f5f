"""The packed course is the course: nothing gets lost on the way into one file and out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from twoviews.bank import library, packed, sources
from twoviews.errors import UnknownName

COURSE = library.course()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of assets that holds the packed course alone."""
    (tmp_path / packed.FILE).write_bytes(packed.pack(COURSE))
    return tmp_path


def test_all_of_it_comes_back(place: Path) -> None:
    found = library.course(place)
    assert list(found.lessons.items()) == list(COURSE.lessons.items())
    assert list(found.claims.items()) == list(COURSE.claims.items())
    assert list(found.positions.items()) == list(COURSE.positions.items())
    assert found.council == COURSE.council
    assert dict(sources.sources(place)) == dict(sources.sources())
    assert found.asking(["01-q1"]) == list(COURSE.lessons.values())
    assert found.asking([]) == []


def test_a_lesson_opens_and_cites_as_before(place: Path) -> None:
    opened = library.lesson("05", place)
    assert opened == library.lesson("05")
    assert library.cited(opened, library.course(place)) == library.cited(opened, COURSE)
    with pytest.raises(UnknownName, match="99"):
        library.lesson("99", place)
