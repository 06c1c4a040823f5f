"""The list of lessons in the README follows the lesson files and the exercises."""

from __future__ import annotations

from pathlib import Path

import pytest

from twoviews.authoring.readme import HEAD, readme
from twoviews.errors import ContentError


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two lessons, of which one has an exercise and a copy of it, and a README that knows of none."""
    lessons = {
        "00-a": "title: Start\nquestion: Where?\n",
        "01-b": "title: Caps | cuts\nquestion: >-\n  Did\n  it?\n",
    }
    for stem, text in lessons.items():
        file = tmp_path / "assets" / "lessons" / f"{stem}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (tmp_path / "exercises").mkdir()
    for name in ("01-b.ipynb", "01-b-Copy1.ipynb"):
        (tmp_path / "exercises" / name).write_text("{}")
    (tmp_path / "README.md").write_text(f"# Top\n\n{HEAD}| 00 | gone |\n| 07 | gone |\n\nEnd | here |\n")
    return tmp_path


def test_each_lesson_has_its_row(small: Path) -> None:
    rows = (
        "| 00 | [Start](notebooks/00-a.ipynb) | Where? |\n"
        "| 01 | [Caps \\| cuts](notebooks/01-b.ipynb), with [exercise](exercises/01-b.ipynb) | Did it? |\n"
    )
    assert readme(small) == f"# Top\n\n{HEAD}{rows}\nEnd | here |\n"
    (small / "README.md").write_text(readme(small))
    assert readme(small).count(rows) == 1


@pytest.mark.parametrize("text", ["# Top\n", f"{HEAD}\n{HEAD}"])
def test_a_readme_without_its_one_list_is_refused(small: Path, text: str) -> None:
    (small / "README.md").write_text(text)
    with pytest.raises(ContentError, match="no list of lessons"):
        readme(small)


def test_the_list_of_the_course_is_up_to_date(root: Path) -> None:
    assert readme(root) == (root / "README.md").read_text("utf-8")
