"""The accessibility conformance report, from what the tests found:

    uv run pytest tests/browser tests/test_teaching_paper.py tests/test_figures_evidence.py \\
        --junitxml=results.xml
    uv run python tests/bench/accessibility.py results.xml

It writes `assets/accessibility.md` in the form of VPAT 2.5 for WCAG 2.2, levels A and AA. What is said of a
criterion is in `criteria.yml` beside this file: which tests prove it, and what is known to fall short. A
criterion is not evaluated if one of its tests did not run; one of whose tests failed is not supported,
whatever is said of it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import yaml

HERE = Path(__file__).resolve().parent
REPORT = HERE.parents[1] / "assets" / "accessibility.md"
COLUMNS = "| criterion | conformance | remarks and explanations |\n|---|---|---|\n"
Results = Mapping[str, Counter[str]]
"""By name of a test function: how many of its cases passed, failed and were skipped."""

HEAD = """# Accessibility conformance report

The form of VPAT 2.5, WCAG edition. Product: Two Views, lessons in JupyterLab and on paper. Standard:
WCAG 2.2, levels A and AA. Evaluated: {day}, with Chromium, by the course's own tests (axe-core, a
keyboard, a touch screen, measures of size, contrast and reflow; the structure of tagged PDF). Written by
`tests/bench/accessibility.py` from their results. No screen reader user and no other browser has tried
it: what only they can find is not in this report. JupyterLab itself, around a lesson, is not evaluated.

**Supports**: the tests named found no fault. **Partially supports**: some of it falls short, as said.
**Does not support**: a test fails, or most of it falls short. **Not applicable**: there is nothing of
the kind. **Not evaluated**: no test of ours looks at it, or it did not run.
"""


def read(path: Path) -> Results:
    """The results of a run of pytest, from the file of its `--junitxml`."""
    found: dict[str, Counter[str]] = {}
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        name = case.get("name", "").partition("[")[0]
        outcomes = {child.tag for child in case} & {"failure", "error", "skipped"}
        found.setdefault(name, Counter())[next(iter(outcomes), "passed")] += 1
    return found


def told(criterion: Mapping[str, object], results: Results) -> tuple[str, str]:
    """Level of conformance and remarks for one criterion."""
    if reason := criterion.get("without"):
        return "Not applicable", str(reason)
    names = [str(each) for each in criterion.get("tests", ())]  # type: ignore[attr-defined]
    ran = {name: results[name] for name in names if name in results and results[name]["passed"]}
    failed = [
        name
        for name in names
        if results.get(name, Counter())["failure"] + results.get(name, Counter())["error"]
    ]
    short, remark = str(criterion.get("short", "")), str(criterion.get("remark", ""))
    if failed:
        return "Does not support", f"Fails: {', '.join(f'`{name}`' for name in failed)}. {short}".strip()
    if not names or len(ran) < len(names):
        return "Not evaluated", " ".join(filter(None, (remark, short)))
    proof = "; ".join(f"`{name}` ({count['passed']})" for name, count in ran.items())
    words = " ".join(filter(None, (remark, short, f"Tests passed: {proof}.")))
    return ("Partially supports" if short else "Supports"), words


def table(criteria: Iterable[Mapping[str, object]], level: str, results: Results) -> Iterator[str]:
    """The rows of one level."""
    yield f"\n## Success criteria, level {level}\n\n{COLUMNS}"
    for each in criteria:
        if each["level"] == level:
            conformance, remarks = told(each, results)
            yield f"| {each['id']} {each['name']} | {conformance} | {remarks} |\n"


def report(criteria: list[Mapping[str, object]], results: Results, day: date) -> str:
    """The whole report, with what is not met in its own list."""
    levels = "".join("".join(table(criteria, level, results)) for level in ("A", "AA"))
    unmet = [
        f"- {each['id']} {each['name']}: {remarks}\n"
        for each in criteria
        for conformance, remarks in [told(each, results)]
        if conformance in ("Partially supports", "Does not support")
    ]
    counted = Counter(told(each, results)[0] for each in criteria)
    summary = ", ".join(f"{count} {name.lower()}" for name, count in sorted(counted.items()))
    cases: Counter[str] = sum(results.values(), Counter())
    ran = ", ".join(f"{count} {outcome}" for outcome, count in sorted(cases.items()))
    head = f"{HEAD.format(day=day.isoformat())}\nThis run: {ran}. Of {len(criteria)} criteria: {summary}."
    return f"{head}\n\n## What is not met\n\n{''.join(unmet)}{levels}"


def main() -> None:
    """Write the report from the results named on the command line."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    criteria = yaml.safe_load((HERE / "criteria.yml").read_text("utf-8"))
    REPORT.write_text(report(criteria, read(Path(sys.argv[1])), date.today()), "utf-8")
    print(f"{REPORT} is written.")


if __name__ == "__main__":
    main()
