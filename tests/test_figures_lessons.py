"""What the lesson files ask of the figures, against what the figures do."""

import subprocess
import sys

import pytest

from twoviews import figures, tables
from twoviews.bank import library
from twoviews.bank.content import EvidenceFigure, Exploration
from twoviews.figures import evidence, style

LESSONS = library.course().lessons.values()
SPECS = [spec for lesson in LESSONS for spec in lesson.figures]
EXPLORERS = [explorer for lesson in LESSONS for explorer in lesson.explorers]
DRAWN_WITHOUT_PANDAS = """
import sys
sys.modules["pandas"] = None  # so that whoever imports it is told at once
from twoviews import figures
from twoviews.bank import library
from twoviews.figures import evidence, style
for lesson in library.course().lessons.values():
    for spec in lesson.figures:
        with style.styled(spec.id):
            evidence.drawing(spec.id)()
    for explorer in lesson.explorers:
        panel = figures.panel(explorer)
        for preset in explorer.presets:
            panel.update(preset.values)
"""


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_a_figure_reads_exactly_the_tables_that_its_lesson_names(
    spec: EvidenceFigure, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, rows = set(), tables.rows
    monkeypatch.setattr(tables, "rows", lambda name, **how: read.add(name) or rows(name, **how))
    with style.styled(spec.id):
        evidence.drawing(spec.id)()
    assert read == set(spec.tables)


def test_no_picture_needs_pandas() -> None:
    """It would cost a kernel with a lesson open a third of its memory, and a browser megabytes to load."""
    done = subprocess.run([sys.executable, "-c", DRAWN_WITHOUT_PANDAS], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("explorer", EXPLORERS, ids=lambda explorer: explorer.id)
def test_a_panel_takes_every_slider_and_preset_of_its_lesson(explorer: Exploration) -> None:
    panel = figures.panel(explorer)
    said = {panel.update(preset.values) for preset in explorer.presets}
    assert len(said) == len(explorer.presets), "each preset shows something of its own"
    for slider in explorer.sliders:
        for value in (slider.low, slider.high):
            assert panel.update({slider.name: value}).endswith(".")
