"""How `check` bears broken files: `uv run python tests/bench/spoilt.py 1000 [first seed]`, half an hour.

It is also the part `broken` of `tests/bench robustness`. Each broken course is checked in a process of its
own, with a limit of time. Then the cells that the file feeds are called, as a student would. Counted are
tracebacks, hangs, problems whose rule failed itself, and silent ones after which a cell fails: those do harm
and nobody is told.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from figures import Figure

from spoiling import Spoilt, spoilt

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("assets", "notebooks", "exercises", "tests/data")
COUNT = 1000
BAD = ("traceback", "crash", "hang", "a rule failed itself", "silent, and a cell fails")
SECONDS = 60
"""Of the processor for one check; by the clock ten times as long, for a busy machine."""


def broken_files() -> Iterator[Figure]:
    """Every file of the course in turn, broken in some way, in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as there:
        ends = there.submit(counted, COUNT).result()
    yield Figure("broken files: tried", ends.total())
    for end in BAD:
        yield Figure(f"broken files: {end}", ends[end], most=0)


def main() -> None:
    """Spoil, check, count, print."""
    given = [int(word) for word in sys.argv[1:]]
    count, first = [*given, *(COUNT, 0)[len(given) :]]
    print(", ".join(f"{end} {number}" for end, number in sorted(counted(count, first).items())))


def counted(count: int, first: int = 0) -> Counter[str]:
    """How so many ended; one line is printed for each that did not end well."""
    with tempfile.TemporaryDirectory(prefix="twoviews-spoilt-") as folder:
        os.environ["TWOVIEWS_RECORD"] = str(Path(folder) / "record.sqlite")
        place = Path(folder) / "course"
        for name in PARTS:
            shutil.copytree(ROOT / name, place / name)
        remember()
        assert outcome(place, "")["problems"] == [], "the course itself has problems"
        ends: Counter[str] = Counter()
        for each in spoilt(ROOT, count, first):
            end, detail = told(place, each)
            ends[end] += 1
            if not ends.total() % 50:
                print(dict(ends), flush=True)
            if end not in ("reported", "silent, no harm"):
                print(f"{end}: seed {each.seed}, {each.file}, {each.way}: {detail}", flush=True)
    return ends


def told(place: Path, each: Spoilt) -> tuple[str, str]:
    """How the check of one spoilt file ended; the file is whole again afterwards."""
    path = place / each.file
    if each.content is None:
        path.unlink()
    else:
        path.write_bytes(each.content)
    try:
        found = apart(place, each.file)
    finally:
        shutil.copy2(ROOT / each.file, path)
    if "ended" in found:
        return found["ended"], found.get("detail", "")
    itself = [problem for problem in found["problems"] if "does not expect" in problem]
    if itself:
        return "a rule failed itself", itself[0]
    if found["problems"]:
        return ("reported", "") if not found["failed"] else ("reported, and a cell fails", found["failed"][0])
    return (
        ("silent, no harm", "") if not found["failed"] else ("silent, and a cell fails", found["failed"][0])
    )


def apart(place: Path, file: str) -> dict[str, Any]:
    """The outcome in a forked process, which is ended if it takes too long."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        answer: dict[str, Any]
        try:
            answer = outcome(place, file)
        except BaseException:
            answer = {"ended": "traceback", "detail": traceback.format_exc(limit=-2)}
        with os.fdopen(into, "w", encoding="utf-8") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(into)
    return _waited(child, out)


def _waited(child: int, out: int) -> dict[str, Any]:
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(10 * SECONDS)
    with os.fdopen(out, encoding="utf-8") as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
        return {"ended": "hang"}
    return json.loads(text) if text else {"ended": "crash", "detail": f"status {status}"}


def outcome(place: Path, file: str) -> dict[str, Any]:
    """The problems, printed as a person sees them, and the cells that then fail."""
    from twoviews.authoring.check import check
    from twoviews.cli.check import show

    report = check(place)
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    try:
        show(report)
    finally:
        sys.stdout = sys.__stdout__
    return {"problems": [str(problem) for problem in report.problems], "failed": list(failing(place, file))}


def failing(place: Path, file: str) -> Iterator[str]:
    """Each call of a lesson's notebook that raises, among those that the file feeds."""
    from twoviews import course, figures, home

    home.assets = lambda: place / "assets"  # type: ignore[assignment]
    path, draw = Path(file), figures.draw
    if path.suffix != ".csv":  # a drawing depends on tables alone, its place on the lesson file
        figures.draw = lambda spec: draw(spec) if spec.id not in figures.evidence.FIGURES else None
    number = path.name[:2] if path.name[:2].isdigit() else "[01][0-9]"
    for book in sorted((ROOT / "notebooks").glob(f"{number}-*.ipynb")):
        try:
            lesson = course.open_lesson(book.name[:2])
        except Exception as error:
            if (place / "assets" / "lessons" / f"{book.stem}.yml").is_file() and _whole(place, book.stem):
                yield f"{book.name}: {type(error).__name__}: {error}"
            continue
        for call in _calls(book, path, lesson):
            try:
                eval(call, {"lesson": lesson})
            except Exception as error:
                yield f"{book.name}: {call}: {type(error).__name__}: {error}"


def _calls(book: Path, file: Path, lesson: Any) -> Iterator[str]:
    """The calls of a notebook that can feel a change in the file."""
    drawn = [f'"{spec.id}"' for spec in lesson._content.figures if file.stem in spec.tables]
    for cell in json.loads(book.read_bytes())["cells"]:
        source = "".join(cell["source"])
        call = source.partition("\n")[2].strip()
        if cell["cell_type"] != "code" or not call.startswith("lesson."):
            continue
        if file.suffix == ".csv" and not any(name in call for name in drawn):
            continue
        apart = ("explore", "figure", "quiz", "predict", "progress", "opinions")
        if file.parent.name == "assets" and any(word in call for word in apart):
            continue
        yield call


def _whole(place: Path, stem: str) -> bool:
    """Whether a lesson file still holds entries under names; else there is no lesson that could open."""
    from twoviews.bank.reading import parse

    return isinstance(parse((place / "assets" / "lessons" / f"{stem}.yml").read_bytes()).data, dict)


def remember() -> None:
    """Keep what is made from files that stay the same, since all but one do."""
    from twoviews.authoring import notebooks
    from twoviews.authoring.rules import wording
    from twoviews.bank import reading, sources

    reading.parse = functools.cache(reading.parse)
    wording.shared = _listed(wording.shared)
    wording.judging = _listed(wording.judging)
    notebooks.sound = _by_content(notebooks.sound)
    sources.read = _by_content(sources.read)


def _listed(work: Any) -> Any:
    kept = functools.cache(lambda *args: tuple(work(*args)))
    return lambda *args: iter(kept(*args))


def _by_content(work: Any) -> Any:
    kept: dict[tuple[Path, bytes], Any] = {}

    def made(path: Path) -> Any:
        raw = path.read_bytes() if path.is_file() else b""
        if (path, raw) not in kept:
            kept[path, raw] = work(path)
        return kept[path, raw]

    return made


BENCHES: tuple[Callable[[], Iterator[Figure]], ...] = (broken_files,)

if __name__ == "__main__":
    main()
