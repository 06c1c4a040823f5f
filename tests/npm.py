"""The tools of the page half and Python for the browser, out of `tests/page/package-lock.json`."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from twoviews.record import lock

PLACE = Path(__file__).resolve().parent / "page"
PATIENCE = 300.0  # seconds that a worker waits while another one installs


def installed(otherwise: str) -> Path:
    """The folder with all of the lock file installed; skips where there is no npm, saying what that costs.

    With TWOVIEWS_BROWSER=required that is a failure.
    """
    if shutil.which("npm") is None:
        if os.environ.get("TWOVIEWS_BROWSER") == "required":
            pytest.fail("TWOVIEWS_BROWSER=required, and there is no npm on this machine.")
        pytest.skip(f"no npm on this machine: {otherwise}")
    mine = hashlib.sha256(str(PLACE).encode()).hexdigest()[:12]
    with lock.held(Path(tempfile.gettempdir()) / f"twoviews-npm-{mine}", PATIENCE):
        wanted, done = PLACE / "package-lock.json", PLACE / "node_modules" / ".package-lock.json"
        if not done.exists() or done.stat().st_mtime < wanted.stat().st_mtime:
            npm("ci", "--no-audit", "--no-fund", "--ignore-scripts")
    return PLACE


def npm(*words: str) -> None:
    """Run npm there; fails with what it said."""
    done = subprocess.run(["npm", *words], cwd=PLACE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
