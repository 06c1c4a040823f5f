"""One figure of robustness: what was counted, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measurement; `least` and `most` are what was asked for, if anything was."""

    what: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None

    def cells(self) -> tuple[str, ...]:
        """The figure as a row of text: what, measured, asked for, reached."""
        asked = "" if self.least is None else f"at least {self.least:g}"
        asked = asked if self.most is None else f"at most {self.most:g}" if self.most else "none"
        low = self.least is None or self.value >= self.least
        high = self.most is None or self.value <= self.most
        return self.what, f"{self.value:.4g} {self.unit}".strip(), asked, "yes" if low and high else "NO"
