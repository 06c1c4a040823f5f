"""Evidence that is read as a list: whole, in order, true to its table, and said in words."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from twoviews import figures, tables
from twoviews.bank import library
from twoviews.bank.content import EvidenceFigure
from twoviews.figures.evidence import FIGURES, LISTS, drawing
from twoviews.figures.evidence.listing import Entry, grouped, listing, rows

SPECS = {spec.id: spec for lesson in library.course().lessons.values() for spec in lesson.figures}


def told(name: str) -> ElementTree.Element:
    return ElementTree.fromstring(str(drawing(name)()))


def entries(name: str) -> list[str]:
    return [" ".join("".join(item.itertext()).split()) for item in told(name).iter("li")]


def test_no_id_is_both_drawn_and_listed_and_every_list_has_its_lesson() -> None:
    assert not FIGURES.keys() & LISTS.keys()
    assert LISTS.keys() <= SPECS.keys()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_cites_exactly_the_sources_of_its_rows(name: str) -> None:
    linked = re.findall(r'href="#source-([^"]+)"', str(drawing(name)()))
    assert set(linked) == set(SPECS[name].sources)


@pytest.mark.parametrize("name", LISTS)
def test_every_row_of_the_table_stands_once(name: str) -> None:
    (table,) = SPECS[name].tables
    shown = entries(name)
    if not name.startswith("law"):
        assert len(shown) == len(tables.load(table))
    assert len(set(shown)) == len(shown)
    assert not re.search(r"\b[a-z]{3,}(19|20)\d\d[a-z0-9]*\b", " ".join(shown).replace("#source", "")), (
        "a source is named in words, not by its key"
    )


def test_both_law_lists_together_hold_every_text_once() -> None:
    assert len(entries("law-of-the-council")) + len(entries("law-alone")) == len(tables.load("law_texts"))


@pytest.mark.parametrize("name", LISTS)
def test_exact_words_stand_as_quotations(name: str) -> None:
    (table,) = SPECS[name].tables
    quoted = {quote.text for quote in told(name).iter("q")}
    words = {row["words"] for row in rows(table) if row.get("words")}
    assert quoted <= words and (quoted or not words)


def test_markup_in_a_cell_stays_text_and_empty_parts_leave_nothing() -> None:
    entry = Entry("2017", "<b>", "a & b", "nosuch;other", notes=(("Note", ""), ("Limit", "<i>")))
    made = str(listing([("Head", [entry])]))
    assert "<b>Limit:</b> &lt;i&gt;" in made and "<strong>&lt;b&gt;</strong>" in made
    assert "Note" not in made and "tv-entry-kind" not in made and "<q>" not in made
    assert unescape(made).count("#source-") == 2 and '<section aria-label="Head">' in made


def test_a_side_is_said_in_words_and_only_coloured_besides() -> None:
    assert "tv-russia" in str(listing([("", [Entry("2017", "x", "y", "k", side="russia")])]))
    assert "tv-UN" not in str(listing([("", [Entry("2017", "x", "y", "k", side="UN")])]))


def test_an_entry_of_a_long_list_is_folded_under_what_it_is() -> None:
    entry = Entry("2017", "Who", "What was said", "k", kind="finding", notes=(("Note", "A limit"),))
    made = ElementTree.fromstring(str(listing([("", [entry])], folded=True)))
    (line,) = made.iter("summary")
    assert " ".join(line.itertext()).split() == ["Who", "finding"]
    (fold,) = made.iter("details")
    assert "What was said" in "".join(fold.itertext()) and "A limit" in "".join(fold.itertext())
    assert "2017" in "".join(made.itertext()) and "2017" not in "".join(fold.itertext())


def test_groups_come_in_the_order_of_their_heads() -> None:
    heads = {"both": "B", "for": "F"}
    groups = grouped("denial_judgements", "direction", heads)
    assert [head for head, _ in groups] == ["B", "F"]
    assert all(row["direction"] == "both" for row in groups[0][1])


def test_a_list_is_framed_like_a_figure_and_needs_no_alternative() -> None:
    spec: EvidenceFigure = SPECS["guarantees"]
    shown = figures.draw(spec)
    assert spec.alt == "" and shown.html.startswith('<figure class="tv-figure" id="figure-guarantees"')
    assert "<svg" not in shown.html and "<ol" in shown.html


# ── what the titles say ──────────────────────────────────────────────────────


def count(name: str, **is_: str) -> int:
    return sum(all(row[column] == value for column, value in is_.items()) for row in rows(name))


def test_two_of_thirteen_regimes_have_no_end_date_and_one_of_them_bans_trade() -> None:
    open_ended = [row for row in rows("council_regimes_terms") if row["term"] == "no end date"]
    assert len(rows("council_regimes_terms")) == 13 and len(open_ended) == 2
    assert sum("trade" in row["measures"] for row in open_ended) == 1


def test_no_promise_to_the_north_ended_in_force_and_relief_for_iran_was_taken_back() -> None:
    promises = {row["promise"]: row for row in rows("guarantees")}
    force = [
        row
        for row in promises.values()
        if re.search(r"allowed force|attack on it|invaded", row["what_followed"])
    ]
    assert {row["given_to"] for row in force} == {"Ukraine", "Iraq", "United States, United Kingdom"}
    assert {row["promise"] for row in promises.values() if row["given_to"] == "DPRK"} == {
        "Agreed Framework",
        "Six-party statement",
        "Singapore statement",
    }
    assert "left and put its own back" in promises["Nuclear deal with Iran"]["what_followed"]


def test_washington_named_pressure_five_times() -> None:
    assert count("why_talks_2018", side="us", reading="pressure") == 5
    assert count("why_talks_2018", side="dprk", reading="finished weapon") == 1


def test_six_conditions_suspend_five_more_end_and_only_those_name_the_weapons() -> None:
    assert count("us_law_texts", section="9251(a)") == 6
    assert count("us_law_texts", section="9251(a)", weapons="yes") == 0
    assert count("us_law_texts", section="9252") == 5 + 1, "the sixth is that the first list is met"
    assert count("us_law_texts", section="9252", weapons="yes") == 1


def test_both_findings_on_harm_and_the_limit_that_the_panel_set_are_there() -> None:
    assert count("humanitarian_record", who="Panel of Experts", bears_on="harm to people") == 1
    assert count("humanitarian_record", kind="estimate") == 2
    assert count("humanitarian_record", bears_on="cannot be told apart") == 1
    assert count("humanitarian_record", kind="own closure") == 3


def test_arms_are_denied_and_soldiers_acknowledged_by_moscow() -> None:
    russian = [row for row in rows("russia_dprk_arms") if row["side"] == "russia"]
    assert sum(row["kind"] == "denial" for row in russian) == 4
    assert all("soldiers" in row["what"].lower() for row in russian if row["kind"] == "acknowledgement")
