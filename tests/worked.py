"""Exercises into which somebody has written. The suite judges the course, not the work."""

from __future__ import annotations

import subprocess
from pathlib import Path

from twoviews.authoring import exercises, notebooks, originals


def worked_in(root: Path) -> frozenset[str]:
    """Their names from the root on: those that are neither derived from the solution nor as committed.

    One that was committed without being derived is the course's, and stale; a folder without history cannot
    tell.
    """
    paths = sorted((root / "exercises").glob("*.ipynb"))
    return frozenset(name for path in paths if _worked(root, path, name := path.relative_to(root).as_posix()))


def _worked(root: Path, path: Path, name: str) -> bool:
    if originals.shipped().get(name) == notebooks.digest(path):
        return False
    text = path.read_text(encoding="utf-8")
    solution = notebooks.read(path.parent / "solutions" / path.name)
    if text == notebooks.text(exercises.derive(solution)):
        return False
    shown = subprocess.run(["git", "show", f"HEAD:{name}"], cwd=root, capture_output=True, check=False)
    return shown.returncode != 0 or shown.stdout.decode() != text
