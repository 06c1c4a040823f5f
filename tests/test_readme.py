"""What the README promises is there."""

from __future__ import annotations

import re
from pathlib import Path

ROW = re.compile(
    r"^\| (?P<number>\d\d) \| (?P<lesson>.+?) \| .+ \| (?P<state>ready|to come) \|$", re.MULTILINE
)
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)#]+)\)")


def test_a_lesson_is_called_ready_when_it_is_there(root: Path) -> None:
    rows = list(ROW.finditer((root / "README.md").read_text(encoding="utf-8")))
    assert [row["number"] for row in rows] == [f"{number:02}" for number in range(13)]
    ready = {row["number"] for row in rows if row["state"] == "ready"}
    assert ready == {path.name[:2] for path in (root / "notebooks").glob("*.ipynb")}


def test_every_link_leads_somewhere(root: Path) -> None:
    texts = [(root / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")]
    targets = [link["target"] for text in texts for link in LINK.finditer(text)]
    assert targets
    assert [target for target in targets if not (root / target).exists()] == []
