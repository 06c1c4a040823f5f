"""Search in the course."""

from __future__ import annotations

from twoviews.bank import library
from twoviews.bank.outline import outline
from twoviews.bank.searching import KINDS, LONGEST, MOST, entries, search

COURSE = library.course()
LESSON = next(
    lesson for lesson in COURSE.lessons.values() if lesson.words and lesson.who and lesson.occasions
)


def test_all_kinds_of_a_lesson_can_be_found_at_a_section_of_it() -> None:
    found = list(entries(LESSON, outline(LESSON.id)))
    assert {each.kind for each in found} <= set(KINDS)
    assert {"heading", "word", "person", "statement", "text"} <= {each.kind for each in found}
    assert {each.section for each in found} <= {each.id for each in outline(LESSON.id)}


def test_a_word_to_know_comes_before_prose_that_has_it() -> None:
    term = LESSON.words[0].term
    hits = search(term)
    assert term in hits[0].title or hits[0].kind == "heading"
    ranks = [KINDS.index(each.kind) for each in hits if term.casefold() in each.title.casefold()]
    assert ranks == sorted(ranks)


def test_case_accents_and_ends_of_words_do_not_matter() -> None:
    name = LESSON.who[0].name
    assert search(name.upper()) == search(name) == search(f"  {name}, ")
    assert name in [each.title.split(", ")[0] for each in search(name[: len(name) - 1])]


def test_every_word_must_be_there() -> None:
    assert search(f"{LESSON.words[0].term} zzzz") == []
    assert search("") == search("?") == []


def test_what_is_shown_is_short() -> None:
    hits = search("the")
    assert len(hits) == MOST
    assert all(len(each.text) <= LONGEST + 4 for each in hits)


def test_a_word_is_found_at_the_section_that_shows_it() -> None:
    sections = outline(LESSON.id)
    found = {each.kind: each.section for each in entries(LESSON, sections)}
    for kind, call in (("word", "words"), ("person", "who")):
        shows = [each.id for each in sections if call in [one.name for one in each.calls]]
        assert found[kind] == shows[0], f"a {kind} stands where {call} is called"


def test_an_excerpt_is_cut_between_words_around_what_was_asked() -> None:
    texts = {(hit.kind, hit.title, hit.lesson): hit.text for each in COURSE.lessons.values()
             for hit in entries(each, outline(each.id))}  # fmt: skip
    cut = 0
    for hit in search("sanctions"):
        whole = texts[hit.kind, hit.title, hit.lesson]
        shown = hit.text.removeprefix("… ").removesuffix(" …")
        assert f" {shown} " in f" {whole} ", "it begins and ends with a whole word"
        assert hit.text.endswith(" …") == (not whole.endswith(shown))
        assert hit.text.startswith("… ") == (not whole.startswith(shown))
        assert "sanctions" in shown.casefold() or "sanctions" in hit.title.casefold()
        cut += hit.text.endswith(" …") and len(shown) > LONGEST // 2
    assert cut, "at least one text is longer than what is shown of it"
