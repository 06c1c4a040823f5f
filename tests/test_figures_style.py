"""The look: contrast on light and dark grounds, and colours that a colour-blind reader can tell apart."""

import itertools

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from twoviews.figures import style

PARTIES, SERIES = (style.RUSSIA, style.US, style.CHINA), (style.DIESEL, style.PETROL)
GROUNDS = ("#ffffff", "#111111", "#212121")
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEUTAN = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
PROTAN = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
TRITAN = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]


def linear(colour: str) -> np.ndarray:
    c = np.array(to_rgb(colour))
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb
    f = np.cbrt(np.clip(xyz / [0.9505, 1, 1.089], 1e-6, None))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("mark", PARTIES + SERIES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_each_data_colour_stands_out_on_light_and_dark(mark: style.Mark, ground: str) -> None:
    high, low = sorted((luminance(mark.colour), luminance(ground)), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 3


@pytest.mark.parametrize("vision", [np.eye(3).tolist(), DEUTAN, PROTAN, TRITAN])
def test_russia_and_the_us_differ_for_every_kind_of_colour_vision(vision: list[list[float]]) -> None:
    russia, us = (lab(np.clip(np.array(vision) @ linear(m.colour), 0, 1)) for m in (style.RUSSIA, style.US))
    assert np.linalg.norm(russia - us) > 25


@pytest.mark.parametrize("group", [PARTIES, SERIES])
def test_no_two_marks_of_a_group_rely_on_colour_alone(group: tuple[style.Mark, ...]) -> None:
    for one, other in itertools.combinations(group, 2):
        assert one.marker != other.marker and one.colour != other.colour


def test_sheet_ignores_what_a_student_set_and_gives_it_back() -> None:
    with mpl.rc_context({"font.size": 40, "axes.grid": True}):
        with style.styled("x"):
            assert mpl.rcParams["font.size"] == style.SIZE and not mpl.rcParams["axes.grid"]
            assert mpl.rcParams["svg.hashsalt"] == "x"
        assert mpl.rcParams["font.size"] == 40


def test_place_counts_from_the_top_left_corner() -> None:
    axes = style.place(style.canvas(400, 800), 80, 40, 760, 360)
    assert axes.get_window_extent().bounds == pytest.approx((80, 40, 680, 320))


def test_themed_leaves_no_sentinel() -> None:
    themed = style.themed(f"fill: {style.INK}; stroke: {style.PAPER}; stroke: {style.RUSSIA.colour}")
    assert themed == f"fill: var(--tv-ink); stroke: var(--tv-paper); stroke: {style.RUSSIA.colour}"


def test_say_offsets_in_svg_units() -> None:
    with style.styled("x"):
        axes = style.place(style.canvas(100), 0, 0, 720, 100)
        note = style.say(axes, 0.5, 0.5, "x", dx=7, dy=-3)
        assert note.get_text() == "x" and note.get_fontsize() == style.small()
    assert note.xyann == (7, -3)  # type: ignore[attr-defined]
