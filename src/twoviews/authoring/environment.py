"""`environment.yml` for conda, Binder and hubs, written from `uv.lock`: one lock rules every way in."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import yaml

from twoviews.errors import TwoViewsError

PYTHON = "3.12"
HEAD = """\
# The environment of uv.lock for conda, Binder and JupyterHub.
# Written by `twoviews build`: change pyproject.toml, not this file.
"""
NEVER = " ; sys_platform == 'never'"
"""What uv leaves out by an override. Pip, which knows no overrides, installs it in this version."""
GROUP = "notebooks"
"""The dependency group that goes along: what `pytest --nbval notebooks` needs."""
EXPORT = (
    "export", "--frozen", "--no-default-groups", "--group", GROUP,
    "--no-hashes", "--no-header", "--no-annotate", "--quiet",
)  # fmt: skip


class NoUv(TwoViewsError):
    """The program uv, which reads the lock, is not on this machine."""

    def __init__(self) -> None:
        super().__init__("uv is needed to read uv.lock: install it with `python3 -m pip install uv`.")


def environment(root: Path) -> str:
    """The text of `environment.yml`: Python and pip from conda-forge, the rest and this checkout by pip.

    Raises `NoUv` without uv, `TwoViewsError` if the lock cannot be read.
    """
    content = {
        "name": "twoviews",
        "channels": ["conda-forge"],
        "dependencies": [f"python={PYTHON}", "pip", {"pip": locked(root)}],
    }
    return HEAD + yaml.safe_dump(content, sort_keys=False, width=1000)


def locked(root: Path) -> list[str]:
    """The pip lines of `uv.lock`: exact versions with their markers, and the checkout itself as `-e .`."""
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        raise NoUv
    run = subprocess.run(
        [uv, *EXPORT, "--project", str(root)], cwd=root, capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise TwoViewsError(f"uv could not read uv.lock: {run.stderr.strip()}")
    return [line.removesuffix(NEVER) for line in run.stdout.splitlines()]
