"""The names that need no introduction (`assets/names.yml`), in groups such as places and bodies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

FILE = "names.yml"


@cache
def groups(assets: Path) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The groups, each as lines of names. Raises `OSError` if the file is missing."""
    read = yaml.safe_load((assets / FILE).read_text(encoding="utf-8"))
    return {group: tuple(map(tuple, lines)) for group, lines in read.items()}
