"""Pyodide's own packages out of a folder that a maintainer gives, with which a browser draws explorers.

Pyodide's distribution is published beside its core, not in a registry. Each package is checked against the
digest that stands in the core's list, so it does not matter where the folder comes from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from twoviews.errors import TwoViewsError

DRAWING = ("numpy", "matplotlib")
Package = Mapping[str, Any]
"""What the list says of a package, among it `file_name`, `sha256` and `depends`."""


class NoDistribution(TwoViewsError):
    """The folder does not hold what it should."""


def needed(listed: bytes, names: tuple[str, ...] = DRAWING) -> dict[str, Package]:
    """These packages of a `pyodide-lock.json` and all on which they rest, by name."""
    known = msgspec.json.decode(listed)["packages"]
    found: dict[str, Package] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = known[name]
            waiting += known[name]["depends"]
    return found


def taken(place: Path, packages: Mapping[str, Package]) -> dict[str, bytes]:
    """The files of these packages out of a folder, by name. Raises `NoDistribution`, naming each fault."""
    faults = [*_faults(place, packages)]
    if faults:
        raise NoDistribution(
            f"{place} is not the distribution that belongs to this Pyodide. " + " ".join(faults)
        )
    return {each["file_name"]: (place / each["file_name"]).read_bytes() for each in packages.values()}


def _faults(place: Path, packages: Mapping[str, Package]) -> Iterator[str]:
    for each in packages.values():
        path = place / each["file_name"]
        if not path.is_file():
            yield f"{path.name} is missing."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != each["sha256"]:
            yield f"{path.name} is not what it should be."
