"""Cards say what their lesson file holds."""

from __future__ import annotations

import re

from msgspec.structs import replace

from twoviews import course
from twoviews.bank import library
from twoviews.bank.content import Minutes
from twoviews.bank.prose import inline
from twoviews.bank.sources import sources
from twoviews.parts import cards

LESSON = library.lesson("07")


def told(*plan: Minutes) -> str:
    return cards.objectives(replace(LESSON, minutes=plan)).html


def test_the_minutes_of_a_lesson_are_told_by_part() -> None:
    assert "12 minutes in class: evidence 9, quiz 3." in told(Minutes("evidence", 9), Minutes("quiz", 3))


def test_a_plan_of_two_sittings_is_told_one_after_the_other() -> None:
    text = told(
        Minutes("evidence", 9), Minutes("quiz", 30, 2), Minutes("explorer", 20), Minutes("sources", 1, 2)
    )
    assert "60 minutes, in two sittings." in text
    assert "The first, 29: evidence 9, trying things out 20. The second, 31: quiz 30, sources 1." in text


def test_russian_words_stand_below_their_translation() -> None:
    course_ = library.course()
    spoken = [key for each in LESSON.occasions for key in each.russia if course_.positions[key].original]
    html = cards.both_sides(LESSON.occasions, course_.positions, sources()).html
    assert spoken
    for key in spoken:
        said = course_.positions[key]
        own = f'<p lang="ru" class="tv-own-words">«{inline(said.original)}»</p></blockquote>'
        assert own in html.partition(str(inline(said.quote)))[2]


def test_half_of_the_first_editions_translated_statements_have_their_russian_words() -> None:
    course_ = library.course()
    spoken = {key for lesson in course_.lessons.values() for each in lesson.occasions for key in each.russia}
    assert sum(bool(course_.positions[key].original) for key in spoken) >= 37 / 2


def test_whoever_speaks_first_does_so_in_all_pairs() -> None:
    positions = library.course().positions
    for first, last in (("russia", "us"), ("us", "russia")):
        for card in (
            cards.both_sides(LESSON.occasions, positions, sources(), first),
            cards.minds(LESSON.minds, first),
        ):
            sides = re.findall(r"tv-side tv-(\w+)", card.html)
            assert sides == [first, last] * (len(sides) // 2) and sides


def test_each_side_has_the_last_word_in_half_of_the_lessons() -> None:
    firsts = [lesson.first for number, lesson in library.course().lessons.items() if number > "00"]
    assert firsts.count("russia") == firsts.count("us") == 6


def test_words_are_folded_under_their_names() -> None:
    line, table = cards.words(LESSON.words).html.split("</summary>")
    assert "<details" in line
    assert all(inline(word.term) in line for word in LESSON.words)
    assert all(inline(word.meaning) in table for word in LESSON.words)


def test_the_sources_of_a_lesson_are_folded_under_their_number() -> None:
    keys = library.cited(LESSON, library.course())
    line, listed = course.open_lesson("07").sources().html.split("</summary>")
    assert "<details" in line
    assert f"All {len(keys)} sources" in line
    assert listed.count('id="source-') == len(keys)


def test_a_short_list_of_sources_stands_open() -> None:
    (key, *_) = library.cited(LESSON, library.course())
    assert "<details" not in cards.source_list([key], sources()).html
