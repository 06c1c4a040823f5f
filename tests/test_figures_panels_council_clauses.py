"""The panel `council-clauses` shows how the game's players vote, in the picture and in words."""

from __future__ import annotations

import itertools

import pytest

from pictures import opened
from twoviews.bank import library
from twoviews.figures.panels import panel_class
from twoviews.figures.panels.council_clauses import CLAUSES, HIGH, LOW, CouncilClausesPanel, _seat
from twoviews.figures.real_texts import voted
from twoviews.game import voting

EXPLORER = library.lesson("12").explorers[0]
PRESETS = {preset.label: preset.values for preset in EXPLORER.presets}
REAL = ("Resolution 2375, as adopted", "Draft of May 2022, as vetoed", "Draft of March 2024, as vetoed")


def bars(panel: CouncilClausesPanel) -> dict[str, float]:
    return {seat: float(bar.get_xdata()[1]) for seat, bar in panel._bars.items()}


def test_sliders_name_the_levels_of_the_game_s_clauses() -> None:
    sliders = {slider.name: slider for slider in EXPLORER.sliders}
    assert list(sliders) == list(panel_class("council-clauses").SLIDERS)
    for key in CLAUSES:
        levels = library.course().council.clause(key).levels
        assert sliders[key].steps == ("as in the text", *(level.label for level in levels))
        assert sliders[key].label.startswith(library.course().council.clause(key).title)
    assert len(sliders["text"].steps) == len(voted())


@pytest.mark.parametrize("number", range(3))
def test_real_texts_end_as_they_ended(number: int) -> None:
    text = voted()[number]
    panel = opened("council-clauses", PRESETS[REAL[number]])
    adopted = "adopted" if text.real.adopted else "not adopted"
    assert panel._tally.get_text() == f"{text.real.tally.replace('-', '–')}, {adopted}"
    assert panel._title.get_text() == text.title
    assert "as it was put to the vote" in panel.sentence
    for seat, cast in text.real.votes.items():
        assert panel._said[seat].get_text().split("  ")[1].split(":")[0] == cast


@pytest.mark.parametrize(
    ("preset", "words"),
    [
        ("2017, as Washington first asked on oil", "China loses 1.10: no (beyond its red line: Refined"),
        (
            "2017, with the double freeze",
            "United States gains 2.00: no (beyond its red line: The way",
        ),
        ("2024, as Washington would have it", "Russia loses 0.96: no; China loses 0.20: abstain"),
        ("2024, as Moscow would have it", "United States gains 1.40: no (beyond its red line: End date"),
    ],
)
def test_what_each_capital_would_have_meets_the_other_s_no(preset: str, words: str) -> None:
    panel = opened("council-clauses", PRESETS[preset])
    assert words in panel.sentence and "not adopted" in panel.sentence


def test_a_clause_that_is_not_on_the_table_is_said_to_be_idle() -> None:
    panel = opened("council-clauses", {"end-date": 4})
    assert panel.sentence.endswith("Not on this table: End date of the measures.")
    assert bars(panel) == bars(opened("council-clauses"))


def test_a_seat_that_gains_nothing_says_so() -> None:
    text = voted()[2]
    assert _seat(text, "russia", text.table.reversion) == "Russia gains nothing: yes"


def test_bars_and_strokes_are_the_game_s_numbers() -> None:
    panel = opened("council-clauses", {"text": 1, "humanitarian": 4})
    text = voted()[1]
    draft = {**text.draft, "humanitarian": 3}
    for seat, amount in bars(panel).items():
        assert amount == pytest.approx(voting.gain(text.table, seat, draft))
    reluctances = [-seat.reluctance for seat in text.table.scenario.seats]
    assert list(panel._strokes.get_xdata()) == reluctances
    assert panel._elected.get_text() == "Brazil"


def test_every_text_and_change_stays_inside_the_picture() -> None:
    panel = opened("council-clauses")
    ends = [(0.0, slider.high) for slider in EXPLORER.sliders[1:]]
    for text, corner in itertools.product(range(3), itertools.product(*ends)):
        sentence = panel.update({"text": text, **dict(zip(CLAUSES, corner, strict=True))})
        assert "nan" not in sentence
        assert all(LOW <= end <= HIGH for end in bars(panel).values())
