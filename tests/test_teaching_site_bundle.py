"""What a browser gets: enough to open every lesson, nothing that it cannot run, and the same bytes again."""

from __future__ import annotations

import ast
import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import sites
from twoviews.bank import library
from twoviews.errors import TeachingError
from twoviews.teaching.site import bundle, bytecode, python, smaller

LEFT_OUT = ("figures/", "test_", "kernel", ".js\n")
AGAIN = ("typing_extensions.py", "twoviews/errors.py")
OPEN = """
import msgspec, sys
sys.path[:] = [sys.argv[1], *(path for path in sys.path if "site-packages" not in path and "src" not in path)]
import twoviews
assert twoviews.__file__.startswith(sys.argv[1]), twoviews.__file__
for number in map("{:02}".format, range(13)):
    assert twoviews.lesson(number).quiz().sent_content()["questions"], number
from twoviews.bank import library
from twoviews.portfolio.gathering import gather
from twoviews.portfolio.html import as_html
assert "<style>" in as_html(gather([], library.course()), "Anna")
"""


@pytest.fixture(scope="module")
def site() -> Path:
    """The site, or this is skipped where it cannot be made."""
    return sites.built()


@cache
def packed_up() -> bytes:
    return bundle.packed_up(sites.bundled().items())


def test_every_lesson_opens_out_of_it_with_msgspec_alone(tmp_path: Path) -> None:
    packed = gzip.decompress(packed_up())
    zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-c", OPEN, tmp_path / "out"],
        env={**os.environ, "TWOVIEWS_RECORD": str(tmp_path / "record.sqlite")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_same_course_gives_the_same_bytes() -> None:
    assert bundle.packed_up(bundle.bundle(library.course())) == packed_up()


@pytest.fixture
def quick(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pyodide as it was fetched, but with the site's compiled library, which it starts from sooner."""
    (packed,) = site.glob("python/library-*.bin")
    whole = python.library(whole=True)
    with zipfile.ZipFile(tmp_path / python.LIBRARY, "w") as archive:
        for name in ("compileall.py", "filecmp.py", "py_compile.py"):
            archive.writestr(name, whole[name])
        for name, data in python.contents(gzip.decompress(packed.read_bytes())).items():
            archive.writestr(name, data)
    for name in {*python.CORE} - {python.LIBRARY}:
        shutil.copy(python.core() / name, tmp_path)
    monkeypatch.setattr(python, "core", lambda: tmp_path)


@pytest.mark.usefixtures("quick")
def test_modules_become_the_bytecode_of_the_site_again_and_faults_are_told(site: Path) -> None:
    (packed,) = site.glob("python/course-*.bin")
    there = python.contents(gzip.decompress(packed.read_bytes()))
    files = {name: sites.bundled()[name] for name in AGAIN}
    assert b'in {"' in files[AGAIN[0]], "a set of words, whose order another run could change"
    made = bytecode.compiled(files | {"room/__init__.py": b'"""Told."""\n', "room/page.css": b"p {}"})
    assert set(made) == {*map(bytecode.named, AGAIN), "room/__init__.pyc", "room/page.css"}
    assert bytecode.named("room/page.css") == "room/page.css"
    assert made["room/page.css"] == b"p {}"
    assert b"Told" not in made["room/__init__.pyc"]
    assert [name for name in map(bytecode.named, AGAIN) if made[name] != there[name]] == []
    with pytest.raises(TeachingError, match=r"wrong\.py"):
        bytecode.compiled({"wrong.py": b"def"})


def test_neither_tests_nor_figures_nor_the_kernel_are_in_it() -> None:
    names = [*sites.bundled()]
    assert [
        name for name in names if name.startswith("twoviews/") and any(map(f"{name}\n".count, LEFT_OUT))
    ] == []
    assert {"twoviews/course/lesson.py", "twoviews/hosts/worker.py", "yaml/__init__.py"} <= set(names)


def test_nothing_in_it_asks_for_what_is_left_out_of_pythons_own_library() -> None:
    asked = {
        (name, each)
        for name, data in sites.bundled().items()
        if name.endswith(".py")
        for each in _imported(ast.parse(data))
    }
    assert "sqlite3" in {each for _, each in asked}
    assert [(name, each) for name, each in asked if not smaller.kept(f"{each}.py")] == []


def _imported(tree: ast.Module) -> Iterator[str]:
    """The first name of each module that is imported from elsewhere, wherever in the file that is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def test_a_smaller_library_has_what_is_kept() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("json/__init__.py", "xml/dom.py", "pdb.py", "encodings/utf_8.py", "encodings/cp1251.py"):
            archive.writestr(name, f"# {name}")
    assert smaller.stdlib(made.getvalue()) == {
        name: f"# {name}".encode() for name in ("json/__init__.py", "encodings/utf_8.py")
    }


def test_a_list_without_packages_keeps_what_it_says_of_python() -> None:
    listed = b'{"info": {"python": "3.14.2"}, "packages": {"numpy": {"file_name": "numpy.whl"}}}'
    assert json.loads(smaller.lock(listed, {})) == {"info": {"python": "3.14.2"}, "packages": {}}
