"""What the README promises is there."""

from __future__ import annotations

import re
from pathlib import Path

ROW = re.compile(r"^\| (?P<number>\d\d) \| (?P<lesson>.+?) \| .+ \|$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)#]+)\)")


def test_every_lesson_and_exercise_has_its_row(root: Path) -> None:
    rows = {row["number"]: row["lesson"] for row in ROW.finditer((root / "README.md").read_text("utf-8"))}
    for folder in ("notebooks", "exercises"):
        linked = [link["target"] for row in rows.values() for link in LINK.finditer(row)]
        found = sorted(f"{folder}/{path.name}" for path in (root / folder).glob("*.ipynb"))
        assert [target for target in linked if target.startswith(folder)] == found
    assert list(rows) == [f"{number:02}" for number in range(13)]


def test_every_link_leads_somewhere(root: Path) -> None:
    texts = [(root / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")]
    targets = [link["target"] for text in texts for link in LINK.finditer(text)]
    assert targets
    assert [target for target in targets if not (root / target).exists()] == []
