"""The exercises through nbgrader, from release to feedback.

    uv run python tests/bench/grading.py [NN-slug ...]

It installs the course and nbgrader in a folder of its own and lets three accounts of this system be students,
so it needs root. One hands in everything right, one nothing, one all but the last task (after the first
exercise only the first of them); what nbgrader gives is compared with the points that there are.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
from figures import Figure
from rich.console import Console
from rich.table import Table
from steps import ROOT, UV, run

from twoviews.authoring.exercises import REGION

NBGRADER = "nbgrader==0.9.6"
STUDENTS = {"games": "everything", "mail": "nothing", "news": "all but the last"}
SCORES = """
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    for handed in book.assignment_submissions({!r}):
        grades = [grade for part in handed.notebooks for grade in part.grades]
        tests = [grade for grade in grades if grade.cell.cell_type == "code"]
        texts = [grade for grade in grades if grade.cell.cell_type == "markdown"]
        print(handed.student.id, sum(grade.score for grade in tests), sum(grade.max_score for grade in tests),
              sum(grade.needs_manual_grade for grade in texts))
"""


class Course:
    """A course of nbgrader with its exchange, and an environment that every account may use."""

    def __init__(self, place: Path) -> None:
        self.place, self.env, self.folder = place, place / "env", place / "course"
        self.path = f"{self.env / 'bin'}:/usr/bin:/bin"
        run([UV, "venv", "--quiet", "--python", "/usr/bin/python3", self.env])
        wheels = place / "wheels"
        run([UV, "build", "--quiet", "--wheel", "--out-dir", wheels], ROOT)
        python = self.env / "bin/python"
        lock = place / "locked.txt"
        run(
            [UV, "export", "--quiet", "--no-dev", "--no-emit-project", "--no-hashes", "--output-file", lock],
            ROOT,
        )
        packages = [NBGRADER, *wheels.glob("*.whl"), "--constraint", lock, "--compile-bytecode"]
        run([UV, "pip", "install", "--quiet", "--python", python, *packages])
        run([self.env / "bin/twoviews", "class", "nbgrader", self.folder])
        exchange = place / "exchange"
        exchange.mkdir()
        exchange.chmod(0o777)
        with (self.folder / "nbgrader_config.py").open("a") as config:
            config.write(f'c.Exchange.root = "{exchange}"\n')

    def teach(self, *words: str) -> None:
        """Give a command of nbgrader as the teacher."""
        run([self.env / "bin/nbgrader", *words], self.folder, PATH=self.path)

    def study(self, student: str, *words: str) -> Path:
        """Give a command of nbgrader as a student, in a folder of one's own, which is returned."""
        home = self.place / "students" / student
        if not home.exists():
            home.mkdir(parents=True)
            shutil.copy(self.folder / "nbgrader_config.py", home)
            shutil.chown(home, student)
        environment = {"HOME": str(home), "PATH": self.path, "LANG": "C.UTF-8"}
        group = pwd.getpwnam(student).pw_gid
        command = [str(self.env / "bin/nbgrader"), *words, "--course=two-views"]
        done = subprocess.run(
            command, cwd=home, env=environment, user=student, group=group, extra_groups=[],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{student}: {' '.join(words)}: {done.stderr[-1500:]}")
        return home

    def scores(self, exercise: str) -> dict[str, tuple[float, float, int]]:
        """By student: points of the tests, the most there are, texts that wait for the teacher."""
        code = SCORES.format(exercise)
        told = subprocess.run(
            [self.env / "bin/python", "-c", code], cwd=self.folder, capture_output=True, text=True, check=True
        )
        rows = [line.split() for line in told.stdout.splitlines()]
        return {name: (float(points), float(most), int(texts)) for name, points, most, texts in rows}


def work(file: Path, how: str) -> None:
    """Do in a fetched notebook what that student does: the worked solution's lines, in the cells for work."""
    if how == "nothing":
        return
    made = nbformat.read(file, 4)
    solved = {cell.id: cell for cell in nbformat.read(ROOT / "exercises/solutions" / file.name, 4).cells}
    cells = [cell for cell in made.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    tests = [cell.id for cell in made.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    last = [cell.id for cell in cells if f"{cell.id}-test" in tests][-1]
    for cell in cells:
        if how == "everything" or cell.id != last:
            cell.source = REGION.sub(lambda region: region["work"], solved[cell.id].source)
    nbformat.write(made, file)


def through(course: Course, exercise: str, students: Mapping[str, str]) -> Iterator[Figure]:
    """One exercise, from release to feedback."""
    course.teach("generate_assignment", exercise)
    course.teach("release_assignment", exercise)
    for student, how in students.items():
        home = course.study(student, "fetch_assignment", exercise)
        work(home / exercise / f"{exercise}.ipynb", how)
        course.study(student, "submit", exercise)
    course.teach("collect", exercise)
    course.teach("autograde", exercise)
    course.teach("generate_feedback", exercise)
    course.teach("release_feedback", exercise)
    found = course.scores(exercise)
    tasks = found["games"][1]
    due = {"games": tasks, "mail": 0.0, "news": tasks - 1}
    for student, how in students.items():
        off = abs(found[student][0] - due[student])
        yield Figure(f"{exercise}: {how}, of {due[student]:g} of {tasks:g} points off by", off, most=0)
    waiting = sum(texts for _, _, texts in found.values())
    wrote = sum(how != "nothing" for how in students.values())
    yield Figure(f"{exercise}: texts that wait for the teacher", waiting, least=wrote)
    home = course.study("games", "fetch_feedback", exercise)
    pages = list(home.glob(f"{exercise}/feedback/**/*.html"))
    yield Figure(f"{exercise}: pages of feedback at the student", len(pages), least=1)


def main(exercises: list[str]) -> None:
    """Every exercise, or those named; a table at the end, problems at once."""
    if os.geteuid():
        sys.exit("This bench lets other accounts be students, so it needs root.")
    table = Table("what", "measured", "asked for", "reached")
    with tempfile.TemporaryDirectory(prefix="two-views-grading-") as made:
        place = Path(made)
        place.chmod(0o755)
        course = Course(place)
        for exercise in exercises or sorted(each.name for each in (course.folder / "source").iterdir()):
            students = dict(list(STUDENTS.items())[: 1 if table.row_count else None])
            for figure in through(course, exercise, students):
                table.add_row(*figure.cells())
                print(*figure.cells(), sep=" | ", flush=True)
    Console(width=120).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
