"""Steps that a bench takes before it can measure: commands that must succeed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UV = shutil.which("uv") or str(ROOT / ".uv/bin/uv")


def run(command: Sequence[object], place: Path | None = None, **variables: str) -> None:
    """Run one step; what goes wrong ends the bench with what was said. `variables` are of its environment."""
    words, env = list(map(str, command)), os.environ | variables
    done = subprocess.run(words, cwd=place, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stdout[-1500:]}{done.stderr[-1500:]}")
