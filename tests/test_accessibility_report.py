"""The accessibility report says no more than the tests found."""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "bench"))

from accessibility import read, report, told  # noqa: E402

CRITERIA = yaml.safe_load((HERE / "bench" / "criteria.yml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("criterion", "results", "level"),
    [
        ({"without": "No sound."}, {}, "Not applicable"),
        ({"tests": ["t"]}, {}, "Not evaluated"),
        ({"tests": ["t"]}, {"t": Counter(skipped=3)}, "Not evaluated"),
        ({"remark": "Seen."}, {}, "Not evaluated"),
        ({"tests": ["t", "u"]}, {"t": Counter(passed=3)}, "Not evaluated"),
        ({"tests": ["t"]}, {"t": Counter(passed=3)}, "Supports"),
        ({"tests": ["t"], "short": "Not all."}, {"t": Counter(passed=3)}, "Partially supports"),
        ({"tests": ["t", "u"]}, {"t": Counter(passed=3), "u": Counter(failure=1)}, "Does not support"),
    ],
)
def test_a_criterion_is_as_good_as_its_tests(
    criterion: dict[str, object], results: dict[str, Counter[str]], level: str
) -> None:
    assert told(criterion, results)[0] == level


def test_results_are_counted_by_test_function(tmp_path: Path) -> None:
    path = tmp_path / "results.xml"
    path.write_text('<s><testcase name="t[a]"/><testcase name="t[b]"><failure/></testcase></s>')
    assert read(path) == {"t": Counter(passed=1, failure=1)}


def test_what_is_not_met_stands_first() -> None:
    text = report(
        [{"id": "1", "name": "N", "level": "A", "tests": ["t"], "short": "Short."}],
        {"t": Counter(passed=1)},
        date(2026, 1, 2),
    )
    assert "2026-01-02" in text
    assert text.index("- 1 N: Short.") < text.index("| 1 N | Partially supports |")


def test_every_test_that_is_named_is_there() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in HERE.rglob("test_*.py"))
    there = set(re.findall(r"^def (test_\w+)", sources, re.MULTILINE))
    assert {name for each in CRITERIA for name in each.get("tests", ())} <= there
    assert len({each["id"] for each in CRITERIA}) == len(CRITERIA) == 55
