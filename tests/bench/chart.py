"""The values for Kubernetes, linted by the schema of the chart for which they are.

    uv run python tests/bench/chart.py CHART

CHART is the folder `jupyterhub` of a copy of github.com/jupyterhub/zero-to-jupyterhub-k8s. Says every value
that the chart does not know or take, laid over its own as helm does; a value with a slip must be told.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from jsonschema import Draft7Validator

from twoviews.bank import library
from twoviews.teaching import hub

SLIPS: tuple[tuple[str, Any], ...] = (
    ("hub.baseURL", "/"),
    ("proxy.https.hosts", "one"),
    ("singleuser.image.tag", {}),
    ("singleuser.memory.limits", "1G"),
)


def faults(values: Any, schema: Any) -> list[str]:
    """Each value that the chart would refuse, by its place."""
    found = Draft7Validator(schema).iter_errors(values)
    return [f"{'.'.join(map(str, each.path))}: {each.message}" for each in found]


def changed(values: Any, place: str, value: Any) -> Any:
    """A copy with another value at that place."""
    whole = deepcopy(values)
    *way, last = place.split(".")
    inner = whole
    for name in way:
        inner = inner.setdefault(name, {})
    inner[last] = value
    return whole


def over(own: Any, ours: Any) -> Any:
    """Our values laid over the chart's own."""
    if not (isinstance(own, dict) and isinstance(ours, dict)):
        return ours
    return own | {name: over(own.get(name), value) for name, value in ours.items()}


def main(chart: Path) -> int:
    """Lint what `twoviews class hub` writes; the number of faults."""
    rules = yaml.safe_load((chart / "values.schema.yaml").read_text(encoding="utf-8"))
    own = yaml.safe_load((chart / "values.yaml").read_text(encoding="utf-8"))
    with TemporaryDirectory() as place:
        hub.write(Path(place) / "hub", hub.EXAMPLE, library.course())
        ours = yaml.safe_load((Path(place) / "hub" / "values.yaml").read_text(encoding="utf-8"))
    values = over(own, ours)
    found = faults(values, rules)
    slips = {slip: faults(changed(values, slip, value), rules) for slip, value in SLIPS}
    found += [f"{slip} is not told" for slip, told in slips.items() if not told]
    print("\n".join(found) or "values.yaml is as the chart wants it, and every slip is told.")
    return len(found)


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]))))
