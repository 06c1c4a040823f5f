"""Every Python marks alike: a corpus of responses here and in the Python of the built site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import corpus
import marking
import sites

HERE = Path(__file__).parent


def test_the_corpus_is_large_and_of_every_sort() -> None:
    rows = corpus.rows()
    assert rows == corpus.rows()
    assert len(rows) >= 10_000
    told = [*marking.marked(rows)][: len(rows)]
    unanswered = sum(text.startswith("Unanswered") for text in told)
    assert 0.3 < unanswered / len(rows) < 0.7
    assert len(set(told)) > 1_000


def test_the_built_site_marks_as_this_python_does() -> None:
    site = sites.built()
    (core,), packages = site.glob("pyodide-*"), sorted(site.glob("python/*.zip"))
    rows = json.loads(json.dumps(corpus.rows()))
    asked = {"source": Path(marking.__file__).read_text("utf-8"), "rows": rows}
    done = subprocess.run(
        ["node", HERE / "pyodide.mjs", core, *packages],
        input=json.dumps(asked), capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    here, there = [*marking.marked(rows)], json.loads(done.stdout)
    assert len(here) == len(there)
    assert [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]][:3] == []
