"""One row of the benchmark's table."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Row:
    """A measurement of ours beside theirs.

    `least` asks for ours to be so many times better, `most` for at most so many times
    theirs, 0 for none at all. Where neither is asked, the row is for the reader.
    """

    what: str
    ours: float
    theirs: float
    unit: str
    least: float | None = None
    most: float | None = None

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        if self.least is not None:
            ratio = self.theirs / self.ours if self.ours else float("inf")
            asked, reached = f"{self.least:g} times better", ratio >= self.least
        elif self.most is not None:
            ratio = self.ours / self.theirs if self.theirs else float("inf") if self.ours else 0.0
            asked, reached = f"at most {self.most:g} times" if self.most else "none", ratio <= self.most
        else:
            return self.what, *self._told(self.ours / self.theirs), "", ""
        return self.what, *self._told(ratio), asked, "yes" if reached else "NO"

    def _told(self, ratio: float) -> tuple[str, str, str]:
        return f"{self.ours:.4g} {self.unit}", f"{self.theirs:.4g} {self.unit}", f"{ratio:.3g}"


def p95(values: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return quantiles(values, n=20)[-1]


def middle(values: list[float]) -> float:
    """The median."""
    return float(median(values))
