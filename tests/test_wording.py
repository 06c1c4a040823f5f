"""Numbers, dates and lists in sentences."""

import time

import pytest

from twoviews.wording import dated, listed, numeral, plural, signed


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1.5, ".2f", "+1.50"),
        (-0.25, ".2f", "−0.25"),
        (-0.004, ".2f", "0"),
        (0.0, ".1f", "0"),
        (-2.0, "g", "−2"),
        (-1234.0, ",.0f", "−1,234"),
        (1e-7, "g", "+1e−07"),
    ],
)
def test_a_difference_has_its_sign(number: float, form: str, text: str) -> None:
    assert signed(number, form) == text


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [(-0.5, ".1f", "−0.5"), (-0.04, ".1f", "0.0"), (12.0, "g", "12"), (-1e-7, "g", "−1e−07")],
)
def test_a_number_has_a_true_minus_and_zero_has_none(number: float, form: str, text: str) -> None:
    assert numeral(number, form) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_stand_in_a_row(names: list[str], text: str) -> None:
    assert listed(names) == listed(iter(names)) == text


def test_a_noun_follows_its_count() -> None:
    assert [plural(count, "row") for count in (0, 1, 2, 1200)] == ["0 rows", "1 row", "2 rows", "1,200 rows"]
    assert plural(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize(
    ("iso", "text", "short"),
    [
        ("2017-12-31", "31 December 2017", "31 Dec 2017"),
        ("2017-02-01", "1 February 2017", "1 Feb 2017"),
        ("2017-12", "December 2017", "Dec 2017"),
        ("2017", "2017", "2017"),
    ],
)
def test_dates_are_written_out(iso: str, text: str, short: str) -> None:
    assert (dated(iso), dated(iso, short=True)) == (text, short)


@pytest.mark.parametrize("iso", ["", "soon", "2017-13", "2017-00-01", "2017-1-1-1", "12/2017"])
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match="2017"):
        dated(iso)


def test_no_locale_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "strftime", lambda *_: "Mai")
    assert dated("2017-05-04") == "4 May 2017"
