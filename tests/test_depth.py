"""The two depths: what is more is folded under its line, in every printed form; what is core is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec.structs import replace

from twoviews import course
from twoviews.bank import depth, library, loading
from twoviews.bank.content import Lesson, Who
from twoviews.bank.prose import fold
from twoviews.course import counting, keeping

LINE = "Why <b>three</b> *surveys* differ"
SUMMARY = '<summary data-lm-suppress-shortcuts="true">Why &lt;b&gt;three&lt;/b&gt; <em>surveys</em> differ'
FOLD = f'<details class="tv-more">{SUMMARY}</summary>'


@pytest.fixture(autouse=True)
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()


def oil() -> Lesson:
    """Lesson 07 as it is, all of it core."""
    lesson = library.lesson("07")
    core = {
        section: tuple(replace(each, more="") for each in getattr(lesson, section))
        for section, _ in depth.SECTIONS.values()
    }
    return replace(lesson, more_claims={}, who=(), **core)


def with_more(**places: int) -> Lesson:
    """Lesson 07 in which one entry of each of these sections is more."""
    lesson = oil()
    changed = {}
    for section, place in places.items():
        entries = list(getattr(lesson, section))
        entries[place] = replace(entries[place], more=LINE)
        changed[section] = tuple(entries)
    return replace(lesson, **changed)


def html(part: Any) -> str:
    """What a notebook shows of a part where nothing is alive."""
    data = part._repr_mimebundle_()
    return str((data[0] if isinstance(data, tuple) else data)["text/html"])


def test_every_section_whose_entries_can_be_more_has_its_call() -> None:
    foldable = {
        field.name
        for field in msgspec.structs.fields(Lesson)
        for entry in get_args(field.type)[:1]
        if "more" in getattr(entry, "__struct_fields__", ())
    }
    assert {section for section, _ in depth.SECTIONS.values()} == foldable


def test_a_call_has_the_lines_of_what_it_shows() -> None:
    lesson = with_more(minds=0, occasions=1)
    assert depth.lines(lesson, "minds") == (LINE, *[""] * (len(lesson.minds) - 1))
    assert depth.lines(lesson, "both_sides", lesson.occasions[1].title) == (LINE,)
    assert depth.lines(lesson, "both_sides", lesson.occasions[0].title) == ("",)
    assert depth.lines(lesson, "quiz") == ()
    assert depth.lines(replace(lesson, more_claims={"c20": LINE}), "claim", "c20") == (LINE,)
    assert depth.lines(lesson, "claim", "c20") == ("",)


def test_a_lesson_has_more_if_any_entry_is() -> None:
    assert not depth.has_more(oil())
    assert depth.has_more(replace(oil(), more_claims={"c20": LINE}))
    for section, _ in depth.SECTIONS.values():
        assert depth.has_more(with_more(**{section: -1})), section


def test_a_line_is_escaped_and_honours_emphasis() -> None:
    assert fold(LINE, "<p>") == f"{FOLD}&lt;p&gt;</details>"


def test_of_several_cards_only_what_is_more_is_folded() -> None:
    opened = course.OpenLesson(with_more(occasions=1, minds=0))
    sides, minds = html(opened.both_sides()), html(opened.minds())
    assert sides.startswith("<section") and sides.count(FOLD) == 1
    first, second = (each.title for each in oil().occasions[:2])
    assert sides.index(first) < sides.index(FOLD) < sides.index(second)
    assert minds.index(FOLD) < minds.index("tv-sides")
    assert FOLD not in html(course.OpenLesson(oil()).both_sides())


def test_a_claim_or_figure_that_is_more_is_one_fold() -> None:
    lesson = replace(with_more(figures=1), more_claims={"c20": LINE}, predictions=())
    opened = course.OpenLesson(lesson)
    for part in (opened.claim("c20"), opened.figure(lesson.figures[1].id)):
        assert html(part).startswith(FOLD) and html(part).endswith("</details>")
    assert FOLD not in html(opened.claim("c04")) + html(opened.figure(lesson.figures[0].id))


def test_a_live_part_that_is_more_is_folded_and_says_so_to_its_page() -> None:
    opened = course.OpenLesson(with_more(predictions=0, prompts=1, explorers=0))
    guesses, prompts = opened.predict(), opened.discuss()
    explorer = opened.explore(oil().explorers[0].id)
    for part in (guesses[0], prompts[1], explorer):
        assert part.sent_content()["more"] == LINE
        assert html(part).startswith(FOLD) and "tv-print" in html(part)
    for part in (guesses[1], prompts[0]):
        assert not part.sent_content().get("more")
        assert html(part).startswith("<section")


def test_who_is_who_names_the_new_and_those_met_before(monkeypatch: pytest.MonkeyPatch) -> None:
    met = {"01": (Who("Igor Morgulov", "deputy minister"),), "02": ()}
    monkeypatch.setattr(library.Course, "met", lambda self, number: met)
    lesson = replace(oil(), who=(Who("Zoe", "last"), Who("Ann <i>", "*first*")))
    shown = html(course.OpenLesson(lesson).who())
    assert "<summary" in shown and "New in this lesson: 2; met before: 1" in shown
    assert shown.index("Ann &lt;i&gt;</strong>, <em>first</em>") < shown.index("Zoe")
    assert "Igor Morgulov</strong>, deputy minister (lesson 01)" in shown
    nobody_new = html(course.OpenLesson(replace(lesson, who=())).who())
    assert "New in this lesson</p>" not in nobody_new and "Met before</p>" in nobody_new


def test_who_is_brought_in_is_read_without_the_rest_of_the_file() -> None:
    entries = "- {name: A, role: a}\n\n- name: B\n  role: b\n  also: [bee]\n- {name: C}\n"
    text = f"id: x\nwho:\n{entries}words: [broken\n"
    assert loading.who(text) == (Who("A", "a"), Who("B", "b", ("bee",)))
    assert loading.who("id: x\n") == ()
    assert loading.who("who: nobody\n") == ()


def test_only_earlier_lessons_are_met_before(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "lessons"
    folder.mkdir(parents=True)
    for number in ("00", "01", "02"):
        (folder / f"{number}-x.yml").write_text(f"who:\n- {{name: N{number}, role: r}}\n")
    met = library.Course(tmp_path / "assets").met("02")
    assert met == {"00": (Who("N00", "r"),), "01": (Who("N01", "r"),)}


def test_progress_is_done_without_what_is_more() -> None:
    lesson = replace(with_more(predictions=0, explorers=0), more_claims={"c20": LINE})
    opened = course.OpenLesson(lesson)
    before = {row.name: row for row in counting.rows(opened._content)}
    assert before["Predictions"] == ("Predictions", 0, 2, 0)
    assert before["Claims"][1:] == (0, 2, 0)
    assert "Explorers" not in before, "a part whose entries are all more does not wait for anyone"
    folded, core = opened.predict()[:2]
    folded.commit("The cheaper fuel")
    opened.explore(lesson.explorers[0].id).keep()
    opened.claim("c20").judge("contested", "sure")
    after = {row.name: row for row in counting.rows(opened._content)}
    assert after["Predictions"] == ("Predictions", 0, 2, 1)
    assert after["Claims"][1:] == (0, 2, 1)
    assert after["Explorers"] == ("Explorers", 0, 0, 1)
    core.commit(15)
    assert {row.name: row for row in counting.rows(opened._content)}["Predictions"] == (
        "Predictions",
        1,
        2,
        1,
    )
