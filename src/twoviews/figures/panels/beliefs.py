"""Panels `belief-map` and `levers`: the sender's best pressure for every belief about the target.

Left, a map over V and w in bands of best pressure, with a mark for each capital's belief. Right, what each
capital expects of each pressure, given its own belief, with its best point. What has a slider moves; the rest
is scenery.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from contourpy import FillType, LineType, contour_generator
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from twoviews.figures.panels.base import Actors, Outline, Panel, empty_curve
from twoviews.figures.stage import Handle, Label
from twoviews.figures.style import INK, PAPER, QUIET, RUSSIA, US, Mark, place, say
from twoviews.models.beliefs import BeliefMap, Levers, Stakes, belief_map, best_pressure, outcomes, value
from twoviews.models.escalation import HARM, HIGHEST
from twoviews.wording import signed

Array = NDArray[np.float64]

BELIEFS = ("moscow_weapon", "moscow_crisis", "washington_weapon", "washington_crisis")
LEVERS = ("leakage", "guarantee", "relief", "deterrence", "threat", "endurance", "harm", "held")
NO_LEVERS = dict.fromkeys(LEVERS, 0.0) | {"relief": 1.0, "threat": 0.5, "harm": HARM}
CAPITALS: tuple[tuple[str, Mark], ...] = (("Moscow", RUSSIA), ("Washington", US))
YOURS = ("your_weapon", "your_crisis")
YOU = Mark("You", INK, "*", "-")

STILL, MOVING = np.linspace(0, HIGHEST, 60), np.linspace(0, HIGHEST, 21)
PRESSURES, FEWER = np.linspace(0, HIGHEST, 41), np.linspace(0, HIGHEST, 21)
FEW = 0.05
EDGES = (0.0, 3.0, 5.0, 7.0, HIGHEST + 1)
LEAST = 1.0
BANDS = ("up to 3", "3 to 5", "5 to 7", "over 7")
SHADE, SHADES = "#7d6fc4", (0.25, 0.45, 0.65, 0.9)
LOW, HIGH = -25.0, 10.0
EDGE: dict[str, Any] = {"color": INK, "lw": 1.6, "ls": (0, (5, 3))}
SAMPLE = 0.65  # height of its sample in the key, above the map
SPOT: dict[str, Any] = {"mec": PAPER, "mew": 2}
# From the lower left corner of the gains: a line for each capital, then two for each cost of being wrong.
LINES = ((-34.0, -66.0), (-34.0, -92.0), *((-54.0, -124.0 - 22 * row) for row in range(6)))


@dataclass(frozen=True)
class Position:
    """What one capital believes, what it would do, and what the other's advice would bring if it is right."""

    weapon: float
    crisis: float
    best: float
    gain: float
    gains: Array
    """What it expects of each of `PRESSURES`."""
    loss: float
    """Its gain at its own best pressure less its gain at the other's."""
    comply: float
    """How likely the target complies at the other's best pressure."""
    escalate: float
    """How likely it escalates there."""
    held: float
    """What it expects if the pressure is held where the slider says, whatever the map advises."""


class BeliefsPanel(Panel):
    """Two beliefs on one map. What has no slider keeps the value that `FIXED` gives it."""

    HEIGHT = 506
    SEAM = 420.0
    FIXED: ClassVar[Mapping[str, float]]
    LINES: ClassVar[Sequence[tuple[float, float]]]

    def _draw_scenery(self, figure: Figure) -> None:
        self._map, self._gains = place(figure, 62, 66, 402, 406), place(figure, 482, 66, 706, 286)
        self._map_moves = not {*LEVERS}.isdisjoint(self.SLIDERS)
        _scenery(self._map, self._gains, self._map_moves)

    def _create_actors(self) -> Actors:
        looks = [{"facecolor": SHADE, "alpha": shade} for shade in SHADES] + [{"facecolor": PAPER}]
        self._bands = [Outline(Path(np.empty((0, 2))), linewidth=0, **look) for look in looks]
        for band in self._bands:
            self._map.add_patch(band)
        self._capitals = [_Capital(self._map, self._gains, *capital) for capital in CAPITALS]
        self._words = [Label(self._gains, y=LOW, dx=dx, dy=dy) for dx, dy in self.LINES]
        gains = [curve for capital in self._capitals for curve in capital.curves]
        spots: dict[str, Any] = {capital.key: capital.spot for capital in self._capitals}
        if self._map_moves:
            spots = {"map": [*self._bands, _edge(self._map), *spots.values()]}
        else:
            self._draw_map(NO_LEVERS)
        return {**spots, "gains": gains, "words": self._words}

    def _move_actors(self) -> str:
        values = {**self.FIXED, **self._values}
        if self._map_moves:
            self._draw_map(values)
        beliefs = tuple(values[name] for name in BELIEFS)
        positions = _positions(beliefs, _levers(values), _stakes(values), values["held"])
        for capital, position in zip(self._capitals, positions, strict=True):
            capital.move(position, values["held"] if self._map_moves else None)
        for word, text in zip(self._words, _words(positions, values["held"]), strict=False):
            word.set_text(text)
        if self._map_moves:
            return f"{_sentence(positions)} {_policy(positions, values['held'], self._share)}"
        return _sentence(positions)

    def _draw_map(self, values: Mapping[str, float]) -> None:
        bands = _bands(_levers(values), _stakes(values), self._map_moves)
        for band, path in zip(self._bands, bands.paths, strict=True):
            band.set_path(path)
        self._share = bands.share


class BeliefMapPanel(BeliefsPanel):
    """The two marks move, and one of the reader's own; the map stands still."""

    NAME = "belief-map"
    SLIDERS = (*BELIEFS, *YOURS)
    HEIGHT = 520
    FIXED = NO_LEVERS
    LINES = (*LINES[:2], *((x, y - 26) for x, y in LINES[2:-2]), (LINES[0][0], LINES[1][1] - 26))

    def _draw_scenery(self, figure: Figure) -> None:
        super()._draw_scenery(figure)
        _sample(self._gains, YOU, self.LINES[-1])

    def _create_actors(self) -> Actors:
        actors = super()._create_actors()
        look: dict[str, Any] = {"marker": YOU.marker, "color": YOU.colour, "ms": 24, "clip_on": False, **SPOT}
        self._mine = empty_curve(self._map, **look)
        return {"you": self._mine, **actors}

    def _move_actors(self) -> str:
        told = super()._move_actors()
        weapon, crisis = (self._values[name] for name in YOURS)
        best = float(best_pressure(np.array([weapon]), np.array([crisis]), Levers(), Stakes())[0])
        self._mine.set_data([weapon], [crisis])
        self._words[-1].set_text(f"You: {_advice(best)}")
        return f"{told} By yours (V {weapon:g}, w {crisis:g}) {_advice(best)} is best."

    @property
    def handles(self) -> list[Handle]:
        """The three marks: each stands at the two beliefs of its capital, or at the reader's."""
        held = {capital.key: capital.key for capital in self._capitals} | {"you": "your"}
        return [
            self.stage.handle(key, self._map, f"{whose}_weapon", f"{whose}_crisis")
            for key, whose in held.items()
        ]


class LeversPanel(BeliefsPanel):
    """The map moves under the two marks, which stand where the belief map opens."""

    NAME = "levers"
    SLIDERS = LEVERS
    HEIGHT = 546
    LINES = LINES
    FIXED: ClassVar[Mapping[str, float]] = dict(zip(BELIEFS, (8.0, 5.0, 4.0, 8.0), strict=True))


class _Capital:
    """One capital's mark on the map, its curve of gains, and its best point on the curve."""

    def __init__(self, chart: Axes, gains: Axes, name: str, mark: Mark) -> None:
        look: dict[str, Any] = {"marker": mark.marker, "color": mark.colour, "clip_on": False, **SPOT}
        curve = empty_curve(gains, color=mark.colour, lw=2.4, ls=mark.line)
        best, self.spot = empty_curve(gains, ms=13, **look), empty_curve(chart, ms=20, **look)
        hollow: dict[str, Any] = {**look, "mfc": PAPER, "mec": mark.colour, "ms": 9}
        self.key, self.curves = name.lower(), (curve, best, empty_curve(gains, **hollow))

    def move(self, position: Position, held: float | None) -> None:
        """To this position; where a policy holds its pressure, a hollow mark stands on the curve."""
        curve, best, policy = self.curves
        if held is not None:
            policy.set_data([held], [position.held])
        self.spot.set_data([position.weapon], [position.crisis])
        curve.set_data(PRESSURES, position.gains)
        best.set_data([position.best], [position.gain])


# ── what the models say ──────────────────────────────────────────────────────


def _levers(values: Mapping[str, float]) -> Levers:
    names = ("leakage", "guarantee", "relief", "deterrence", "threat")
    return Levers(**{name: values[name] for name in names})


def _stakes(values: Mapping[str, float]) -> Stakes:
    return Stakes(harm=values["harm"], endurance=values["endurance"])


@dataclass(frozen=True)
class Bands:
    """The map of one setting of the levers."""

    paths: tuple[Path, ...]
    """The outline of each band of best pressure, then of the part where none is better, which covers them."""
    share: float
    """How much of the map pressure pays on, 0 to 1."""


@lru_cache(maxsize=128)
def _bands(levers: Levers, stakes: Stakes, moving: bool) -> Bands:
    """Kept for the settings seen last: a slider has some twenty places, and students go back and forth."""
    axis, tried = (MOVING, FEWER) if moving else (STILL, PRESSURES)
    paths = tuple(_paths(axis, belief_map(axis, axis, levers, stakes, pressures=tried, least=LEAST)))
    return Bands(paths, 1 - _area(paths[-1]) / HIGHEST**2)


@lru_cache(maxsize=512)
def _positions(beliefs: tuple[float, ...], levers: Levers, stakes: Stakes, held: float) -> list[Position]:
    """One a capital, `beliefs` in the order of `BELIEFS`; kept, as `_bands` is."""
    v, w = np.array(beliefs[::2]), np.array(beliefs[1::2])
    best = best_pressure(v, w, levers, stakes)
    plain = np.broadcast_to(np.append(PRESSURES, held)[:, None], (len(PRESSURES) + 1, 2))
    tried = np.vstack([plain, best, best[::-1]])
    gains = value(tried, v, w, levers, stakes)
    chances = outcomes(best[::-1], v, w, levers)
    return [
        Position(
            weapon=float(v[n]),
            crisis=float(w[n]),
            best=float(best[n]),
            gain=float(gains[-2, n]),
            gains=gains[:-3, n],
            loss=max(0.0, float(gains[-2, n] - gains[-1, n])),
            comply=float(chances.comply[n]),
            escalate=float(chances.escalate[n]),
            held=float(gains[-3, n]),
        )
        for n in range(len(CAPITALS))
    ]


def _paths(axis: Array, found: BeliefMap) -> Iterator[Path]:
    """The outlines of `Bands.paths`."""
    bands = contour_generator(axis, axis, found.best, fill_type=FillType.OuterCode)
    cover = contour_generator(axis, axis, found.gain - found.restraint, fill_type=FillType.OuterCode)
    areas: list[Any] = [bands.filled(low, high) for low, high in pairwise(EDGES)]
    for points, codes in [*areas, cover.filled(-np.inf, 0.0)]:
        yield Path(np.concatenate(points), np.concatenate(codes)) if points else Path(np.empty((0, 2)))


def _area(path: Path) -> float:
    """What an outline encloses, holes taken off, by the shoelace formula; holes run the other way round."""
    rings = [np.asarray(ring) for ring in path.to_polygons(closed_only=False)]
    crossed = (ring[:-1, 0] @ ring[1:, 1] - ring[1:, 0] @ ring[:-1, 1] for ring in rings)
    return abs(float(sum(crossed))) / 2


def _edge(chart: Axes) -> Line2D:
    """The line where pressure ceases to pay on the map without levers."""
    plain = belief_map(MOVING, MOVING, least=LEAST)
    contours = contour_generator(MOVING, MOVING, plain.gain - plain.restraint, line_type=LineType.Separate)
    lines: list[Any] = list(contours.lines(0.0))
    longest = max(lines, key=len)
    return chart.plot(*longest.T, **EDGE)[0]


# ── what stands still ────────────────────────────────────────────────────────


def _scenery(chart: Axes, gains: Axes, movable: bool) -> None:
    for axes in (chart, gains):
        axes.set(xlim=(0, HIGHEST))
        axes.set_xticks(range(0, 11, 2))
    chart.set(ylim=(0, HIGHEST))
    chart.set_yticks(range(0, 11, 2))
    gains.set(ylim=(LOW, HIGH))
    gains.set_yticks([-20, -10, 0, 10], labels=["−20", "−10", "0", "+10"])
    gains.tick_params(axis="y", pad=11)
    gains.grid(axis="y")
    say(chart, 0, HIGHEST, "the sender’s best pressure", dx=-52, dy=46, weight="bold")
    say(chart, 0, HIGHEST, "w: what a crisis would cost them", dx=-52, dy=22)
    say(chart, HIGHEST, 0, "V: what the weapon is worth to them", dy=-42, ha="right")
    say(gains, 0, HIGH, "what each expects to gain", dx=-56, dy=46, weight="bold")
    say(gains, 0, HIGH, "by its own belief", dx=-56, dy=22)
    say(gains, HIGHEST, LOW, "pressure", dy=-36, ha="right")
    chart.tick_params(pad=11)  # a mark at the edge reaches beyond the frame
    if movable:
        chart.plot([5.0, 5.7], [HIGHEST + SAMPLE] * 2, clip_on=False, **EDGE)
        say(chart, 5.7, HIGHEST, "edge without levers", dx=8, dy=22)
    else:
        say(chart, HIGHEST, 0, "here: no pressure", dx=-8, dy=14, ha="right", color=QUIET)
    _key(chart, gains)


def _key(chart: Axes, gains: Axes) -> None:
    """A square and a name for each band, in one row below the map; each capital's mark before its line."""
    for n, (name, shade) in enumerate(zip(BANDS, SHADES, strict=True)):
        x = 0.2 + 2.62 * n
        chart.plot(x, -2.1, "s", ms=13, mfc=SHADE, mec="none", alpha=shade, clip_on=False)
        say(chart, x, -2.1, name, dx=12)
    for (_, mark), place_ in zip(CAPITALS, LINES, strict=False):
        _sample(gains, mark, place_)


def _sample(gains: Axes, mark: Mark, place_: tuple[float, float]) -> None:
    """A mark before its line of words."""
    (spot,) = gains.plot(0, LOW, mark.marker, ms=11, color=mark.colour, clip_on=False)
    spot.set_transform(gains.transData + Affine2D().translate(place_[0] - 14, place_[1]))


# ── words ────────────────────────────────────────────────────────────────────


def _advice(best: float) -> str:
    if best < FEW:
        return "no pressure"
    return "all the pressure there is" if best > HIGHEST - FEW else f"a pressure of {best:.1f}"


def _words(positions: list[Position], held: float) -> tuple[str, ...]:
    moscow, washington = positions
    return (
        f"Moscow: {_advice(moscow.best)}",
        f"Washington: {_advice(washington.best)}",
        "If Moscow is right, the US",
        f"advice costs {moscow.loss:.1f} points.",
        "If Washington is right, the",
        f"Russian costs {washington.loss:.1f} points.",
        f"Held at {held:g}, Moscow expects",
        f"{signed(moscow.held, '.1f')}, Washington {signed(washington.held, '.1f')}.",
    )


def _policy(positions: list[Position], held: float, share: float) -> str:
    """What a pressure that is held brings by each belief, and where on the map pressure pays at all."""
    moscow, washington = (signed(each.held, ".1f") for each in positions)
    return (
        f"Held at {held:g}, pressure is worth {moscow} points by Moscow’s belief and {washington} by "
        f"Washington’s. Pressure pays on {100 * share:.0f} per cent of the map."
    )


def _sentence(positions: list[Position]) -> str:
    both = [(name, position) for (name, _), position in zip(CAPITALS, positions, strict=True)]
    advice = ", ".join(f"by {name}’s (V {p.weapon:g}, w {p.crisis:g}) {_advice(p.best)}" for name, p in both)
    costs = "; ".join(
        f"if {name} is right, the other’s advice costs {p.loss:.1f} points, since it brings compliance in "
        f"{100 * p.comply:.0f} of 100 cases and a crisis in {100 * p.escalate:.0f}"
        for name, p in both
    )
    return f"Best by a belief: {advice}; {costs}."
