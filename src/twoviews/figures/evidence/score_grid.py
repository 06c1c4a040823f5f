"""The sixteen cells of the score, with the cases in each and the line at nine."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from twoviews.figures.outcomes import IMPOSED, WORKED, score_grids
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, QUIET, SIZE, canvas, place, say
from twoviews.models.success import HSE_THRESHOLD, SCORES, scored

RESULTS = ("1  failed", "2  unclear, may be positive", "3  partly reached", "4  largely or fully reached")
CONTRIBUTIONS = ("1  net negative", "2  little or none", "3  substantial", "4  decisive")


def draw() -> Figure:
    """Rows are policy results, the best on top; columns are contributions of the sanctions."""
    counts = score_grids()[IMPOSED]
    figure = canvas(420)
    axes = place(figure, 214, 66, 700, 346)
    axes.set(xlim=(-0.5, 3.5), ylim=(-0.5, 3.5), xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)
    for result, contribution in ((r, c) for r in range(4) for c in range(4)):
        _cell(axes, result, contribution, int(counts[result, contribution]))
    _sides(axes)
    rate = scored(counts)
    words = f"filled: a score of {HSE_THRESHOLD} or more, {rate.successes:.0f} of {rate.cases:.0f} cases"
    say(axes, -0.5, -0.5, f"{words}, {float(rate.percent):.1f} per cent", dy=-34, weight="bold")
    return figure


def _cell(axes: Axes, result: int, contribution: int, cases: int) -> None:
    score, middle = int(SCORES[result, contribution]), (contribution, result)
    success = score >= HSE_THRESHOLD
    box = Rectangle((contribution - 0.47, result - 0.46), 0.94, 0.92, facecolor=WORKED if success else "none")
    box.set(edgecolor=WORKED if success else QUIET, alpha=0.32 if success else 0.6, linewidth=1.4)
    axes.add_patch(box)
    weight = "bold" if cases else "normal"
    number = say(axes, *middle, f"{cases}", dy=8, ha="center", fontsize=SIZE + 6, weight=weight)
    words = say(axes, *middle, f"score {score}", dy=-17, ha="center", color=INK if success else QUIET)
    told = {"policy result": RESULTS[result], "contribution": CONTRIBUTIONS[contribution]}
    tell([box, number, words], {**told, "score": score, "cases": cases})


def _sides(axes: Axes) -> None:
    say(axes, -0.5, 3.5, "policy result", dx=-206, dy=34, weight="bold")
    say(axes, -0.5, 3.5, "contribution of the sanctions", dy=34, weight="bold")
    for place_, words in enumerate(CONTRIBUTIONS):
        say(axes, place_, 3.5, words, dy=14, ha="center")
    for place_, words in enumerate(RESULTS):
        say(axes, -0.5, place_, words, dx=-206)
