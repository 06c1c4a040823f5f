"""Expressions: what each piece comes to over a small table, and what is refused, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from twoviews.bank.content import Exploration, Preset, Slider
from twoviews.bank.expressions import LONGEST, Desk
from twoviews.errors import ContentError
from twoviews.models import coercion

TABLE = """\
country,year,workers,note
Russia,2017,30023,permits
Russia,2018,11490,permits
China,2017,50000.5,estimate
China,2018,,none
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A table of four rows, and an explorer with two presets."""
    (tmp_path / "abroad.csv").write_text(TABLE, encoding="utf-8")
    presets = tuple(
        Preset(label=label, values=values, reason="r")
        for label, values in (("Moscow", {"weapon": 8.0, "crisis": 3.0}), ("Washington", {"weapon": 2.5}))
    )
    sliders = (Slider("weapon", "w", 0, 9, 1, 1), Slider("crisis", "c", 0, 9, 1, 1))
    return Desk(tmp_path, [Exploration(id="game", title="t", task="t", sliders=sliders, presets=presets)])


@pytest.mark.parametrize(
    ("expression", "comes_to"),
    [
        ("2 + 3 * 4", 14),
        ("-(7 - 2) / 2", -2.5),
        ("+3", 3),
        (" 5 ", 5),
        ("[4, 9, 16][1]", 9),
        ('cell("abroad", "workers", country="Russia", year=2018)', 11490),
        ('cell("abroad", "workers", year="2017", country=["Korea", "China"])', 50000.5),
        ('total("abroad", "workers", country="Russia")', 41513),
        ('total("abroad", "workers", workers=[11490, 50000.5])', 61490.5),
        ('total("abroad", "workers", country="Korea")', 0),
        ('count("abroad")', 4),
        ('count("abroad", country="China", year=[2017, 2018])', 2),
        ('count("abroad", year=2017.0)', 2),
        ('count("abroad", note=2017)', 0),
        ('days("2017-12-22", "2018-03-01")', 69),
        ('days("2018-03-01", "2017-12-22")', -69),
        ('setting("game", "Moscow", "weapon")', 8),
        ('setting("game", "Moscow", "crisis") - setting("game", "Washington", "weapon")', 0.5),
    ],
)
def test_an_expression_comes_to_its_number(desk: Desk, expression: str, comes_to: float) -> None:
    assert desk.value(expression) == comes_to


def test_a_function_of_a_model_is_that_function(desk: Desk) -> None:
    assert desk.value("coercion.felt_pain(8, leakage=0.5)") == float(coercion.felt_pain(8, leakage=0.5))
    market = "leakage.equilibrium(elasticity=-0.2, cut=0.3).price"
    assert desk.value(market) > 1


@pytest.mark.parametrize(
    ("expression", "comes_to"),
    [
        ("a < b", True), ("b < a", False), ("a <= 2", True), ("a > 2", False), ("a >= 2", True),
        ("a == 2", True), ("a != 2", False), ("not a == 2", False),
        ("1 < a < b", True), ("1 < b < a", False), ("b > a < 9", True),
        ("a < b and b < 4", True), ("a < b and b < 3", False), ("b < a or b == 3", True),
        ("a > b or b > 9", False),
        ('"more" if b > a else "less"', "more"), ('"more" if a > b else "less"', "less"),
        ('who == "Moscow"', True), ("who", "Moscow"),
        ("1 / 3", 0.333333333333), ("20000 / 3", 6666.66666667),
    ],
)  # fmt: skip
def test_drawn_names_are_compared_joined_and_chosen_by(
    desk: Desk, expression: str, comes_to: float | str | bool
) -> None:
    found = desk.worth(expression, {"a": 2.0, "b": 3.0, "who": "Moscow"})
    assert (found, type(found)) == (comes_to, type(comes_to))


def test_what_is_not_chosen_is_not_worked_out(desk: Desk) -> None:
    assert desk.worth("1 / a if a > 0 else 0", {"a": 0.0}) == 0


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("unknown", "'unknown' is not allowed"),
        ("__import__('os')", "no function '__import__'"),
        ("'a'.upper()", "no function"),
        ("().__class__", "not allowed"),
        ("coercion.felt_pain(8).__class__", "not allowed"),
        ("coercion.np(8)", r"no function 'coercion\.np'"),
        ("coercion.ModelError('x')", "no function"),
        ("coercion._both_below(8)", "no function"),
        ("normal.below(1)", r"no function 'normal\.below'"),
        ("count(**{})", "not allowed"),
        ("2 ** 9", "not allowed"),
        ("7 % 2", "not allowed"),
        ("2 in [2]", "not allowed"),
        ("[1, 2]['a']", "not allowed"),
        ("[1][4]", "cannot be worked out"),
        ("1 / 0", "cannot be worked out"),
        ("1 +", "cannot be worked out"),
        ('"text"', "cannot be worked out"),
        ("coercion.felt_pain(-1)", "cannot be worked out"),
        ("-" * 2000 + "1", f"longer than {LONGEST}"),
        ('cell("abroad", "workers", country="Russia")', "2 rows of abroad fit .*, not one"),
        ('cell("abroad", "workers", country="Korea")', "0 rows"),
        ('cell("abroad", "workers", country="China", year=2018)', "'workers' holds no number"),
        ('cell("abroad", "wages", country="Russia", year=2018)', "'wages' holds no number"),
        ('count("abroad", wages=3)', "no column 'wages'"),
        ('count("nowhere")', "'nowhere' cannot be read"),
        ('count("../abroad/../../secret")', "cannot be read"),
        ('days("2017-12-22", "soon")', "not two dates"),
        ('days("2017-12-22", 3)', "not two dates"),
        ('setting("game", "Moscow", "price")', "No preset 'Moscow' of 'game' sets 'price'"),
        ('setting("game", "Beijing", "weapon")', "No preset"),
        ('setting("other", "Moscow", "weapon")', "No preset"),
    ],
)
def test_what_is_refused_says_why(desk: Desk, expression: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        desk.value(expression)


def test_the_longest_expression_is_still_read(desk: Desk) -> None:
    assert desk.value("1" + "+1" * ((LONGEST - 1) // 2) + " ") == (LONGEST + 1) // 2
    with pytest.raises(ContentError, match="longer"):
        desk.value("1" + " " * LONGEST)


def test_a_product_beyond_all_numbers_is_refused(desk: Desk) -> None:
    with pytest.raises(ContentError, match="no finite number"):
        desk.worth("a * a", {"a": 1e200})
