"""What a browser gets: enough to open every lesson, nothing that it cannot run, and the same bytes again."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from twoviews.bank import library
from twoviews.teaching.site import bundle

LEFT_OUT = ("figures/", "test_", "kernel", ".js\n")
OPEN = """
import msgspec, sys
sys.path[:] = [sys.argv[1], *(path for path in sys.path if "site-packages" not in path and "src" not in path)]
import twoviews
assert twoviews.__file__.startswith(sys.argv[1]), twoviews.__file__
for number in map("{:02}".format, range(13)):
    assert twoviews.lesson(number).quiz().sent_content()["questions"], number
"""


def test_every_lesson_opens_out_of_it_with_msgspec_alone(tmp_path: Path) -> None:
    bundle.write(library.course(), tmp_path / "course.zip")
    zipfile.ZipFile(tmp_path / "course.zip").extractall(tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-c", OPEN, tmp_path / "out"],
        env={**os.environ, "TWOVIEWS_RECORD": str(tmp_path / "record.sqlite")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_same_course_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        bundle.write(library.course(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_neither_tests_nor_figures_nor_the_kernel_are_in_it() -> None:
    names = [name for name, _ in bundle.bundle(library.course())]
    assert [
        name for name in names if name.startswith("twoviews/") and any(map(f"{name}\n".count, LEFT_OUT))
    ] == []
    assert {"twoviews/course.py", "twoviews/hosts/worker.py", "yaml/__init__.py"} <= set(names)
