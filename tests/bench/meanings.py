"""Are changes of meaning noticed? `uv run python tests/bench robustness meanings`, a few minutes.

First 200 cells of numbers in the tables, each made a tenth larger: noticed is one whose problem names an item
that rests on the row. Counted apart are those whose number a sentence says, and whether it is named.
Then 120 changes in the content: keys, tolerances, outcomes, quotations, speakers, verdicts, dates, weights.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from figures import Figure

from twoviews.authoring import items, numbers, reviewed
from twoviews.bank.library import Course

ROOT = Path(__file__).resolve().parents[2]
CELLS, PLACES = 200, 120
CHANGES = [
    (r"^(\s+answer: )([\d.]+)$", lambda m: f"{m[1]}{10 * float(m[2]) + 1}"),
    (r"^(\s+tolerance: )([\d.]+)$", lambda m: f"{m[1]}{100 * float(m[2]) + 1}"),
    (r"^(\s+outcome: )(true|false)$", lambda m: m[1] + ("false" if m[2] == "true" else "true")),
    (r"^(\s+speaker: )(.+)$", lambda m: f"{m[1]}Somebody Else"),
    (r"^(\s+date: )(.+)$", lambda m: f'{m[1]}"2011-11-11"'),
    (r"^(\s+verdict: )(.+)$", lambda m: m[1] + ("contested" if m[2] != "contested" else "supported")),
    (r"(weight: )([\d.]+)", lambda m: f"{m[1]}{float(m[2]) + 0.5}"),
    (r"(quote: >-\n\s+)(\w+)", lambda m: f"{m[1]}Never"),
    (r"(reveal: >-\n\s+)(\w+)", lambda m: f"{m[1]}Hardly"),
    (r"^(\s+)(right: true)$", lambda m: f"{m[1]}right: false"),
    (r"(belongs: )([^,}\n]+)", lambda m: f"{m[1]}another"),
    (r"^(\s+status: )(.+)$", lambda m: f"{m[1]}recomputed" if m[2] != "recomputed" else f"{m[1]}verified"),
]


def changed_meanings() -> Iterator[Figure]:
    """Cells of the tables, and places in the content, changed one at a time."""
    with tempfile.TemporaryDirectory(prefix="twoviews-meanings-") as folder:
        place = Path(folder)
        shutil.copytree(ROOT / "assets", place / "assets")
        assert found(place) == [], "the course is not as it was recorded"
        yield from cells(place, CELLS)
        yield from meanings(place, PLACES)


def found(place: Path) -> list[str]:
    """What is named as changed."""
    return [str(problem) for problem in reviewed.problems(place, Course(place / "assets"))]


def cells(place: Path, count: int) -> Iterator[Figure]:
    """Change so many cells, one at a time."""
    course, chance = Course(place / "assets"), random.Random(10)
    present = items.items(course)
    every = [
        (row, column, value)
        for (_, column), held in items.cells(items.rows(course)).items()
        for row, value in held
    ]
    ends: Counter[str] = Counter()
    for row, column, value in chance.sample(every, count):
        path = place / "assets" / "data" / f"{row.table}.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        old = row.cells[row.header.index(column)]
        line = lines[row.line - 1]
        lines[row.line - 1] = re.sub(
            rf"(?<=,){re.escape(old)}(?=,)|^{re.escape(old)}(?=,)", f"{value * 1.1 + 1:g}", line
        )
        if lines[row.line - 1] == line:
            ends["not tried (in a text of several lines)"] += 1
            continue
        path.write_text("".join(lines), encoding="utf-8")
        told = [str(problem) for problem in reviewed.problems(place, course)]
        shutil.copy2(ROOT / "assets" / "data" / path.name, path)
        on = items.resting(present, row)
        ends["tried"] += 1
        ends["a problem names the row"] += bool(told)
        ends["items rest on the row"] += bool(on)
        ends["one of them is named"] += any(item.name in text for item in on for text in told)
        sayers = [
            item for item in on if any(numbers.same(said, value) for said in numbers.said(item.content))
        ]
        ends["a sentence says the number"] += bool(sayers)
        ends["that sentence is named"] += bool(sayers) and any(
            s.words in text for s in sayers for text in told
        )
    for of, noticed in (
        ("tried", "a problem names the row"),
        ("items rest on the row", "one of them is named"),
        ("a sentence says the number", "that sentence is named"),
    ):
        yield Figure(
            f"{ends[of]} changed cells ({of}): {noticed}", 100 * ends[noticed] / ends[of], "%", least=95
        )


def meanings(place: Path, count: int) -> Iterator[Figure]:
    """Change the content so often, one place at a time."""
    chance, named, silent = random.Random(11), 0, Counter[str]()
    files = [path for path in (place / "assets").rglob("*.yml") if path.name != "keys.yml"]
    spots = [
        (path, pattern, change, match.start())
        for path in files
        for pattern, change in CHANGES
        for match in re.finditer(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    by_kind = [[spot for spot in spots if spot[1] == pattern] for pattern, _ in CHANGES]
    for kind in by_kind:
        for path, pattern, change, start in chance.sample(kind, min(len(kind), count // len(CHANGES))):
            text = path.read_text(encoding="utf-8")
            match = re.compile(pattern, re.MULTILINE).search(text, start)
            assert match
            path.write_text(text[: match.start()] + change(match) + text[match.end() :], encoding="utf-8")
            if found(place):
                named += 1
            else:
                silent[pattern] += 1
            path.write_text(text, encoding="utf-8")
    if silent:
        print(f"Silent: {dict(silent)}", file=sys.stderr)
    yield Figure(f"{named + silent.total()} changes of meaning: silent", silent.total(), most=0)


BENCHES: tuple[Callable[[], Iterator[Figure]], ...] = (changed_meanings,)
