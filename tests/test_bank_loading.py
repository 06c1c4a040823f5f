"""Bad content: everything is reported at once, nothing is half-loaded, and the rest of the lesson opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from twoviews.bank import loading, reading
from twoviews.bank.content import Claim, Lesson
from twoviews.bank.loading import Loaded
from twoviews.bank.soundness import Names

KNOWN = Names(
    sources=frozenset({"reuters2017", "un2397"}),
    tables=frozenset({"fuel_prices"}),
    claims=frozenset({"c24"}),
    positions={"p1": "russia", "p2": "us"},
)
HEAD = """\
id: "07"
title: Oil
question: Did it?
objectives:
- {id: o1, text: One}
- {id: o2, text: Two}
- {id: o3, text: Three}
minutes: []
"""
SOUND = """\
- kind: choice
  id: q1
  objective: o1
  prompt: Sound?
  sources: [reuters2017]
  options:
  - {text: Yes indeed, feedback: It is., right: true}
  - {text: Not so, feedback: But it is.}
"""
Open = Callable[[str], Loaded[Lesson | None]]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Loads the text as a lesson file."""

    def load(text: str) -> Loaded[Lesson | None]:
        path = tmp_path / "07-oil.yml"
        path.write_text(text, encoding="utf-8")
        return loading.lesson(path, tmp_path, KNOWN)

    return load


def said(loaded: Loaded[Lesson | None]) -> list[str]:
    return [f"{p.file}:{p.line} {p.id} | {p.what} | {p.cure}" for p in loaded.problems]


def content(loaded: Loaded[Lesson | None]) -> Lesson:
    assert loaded.content is not None
    return loaded.content


def test_a_sound_lesson_has_no_problem(opened: Open) -> None:
    loaded = opened(HEAD + "questions:\n" + SOUND)
    assert said(loaded) == []
    assert [q.id for q in content(loaded).questions] == ["q1"]


# One bad question each: its text, the line inside the question (from 0), and a word of the report.
QUESTION = "- kind: choice\n  id: q2\n  objective: {}\n  prompt: {}\n  sources: [{}]\n  options:\n{}"
TWO = "  - {text: A, feedback: f, right: true}\n  - {text: B, feedback: f}\n"
PLAIN = QUESTION.format("o1", "P", "un2397", "{}")
BAD = {
    "unknown field": (PLAIN.format(TWO) + "  promt: typo\n", 8, "Did you mean 'prompt'?"),
    "field twice": (PLAIN.format(TWO) + "  prompt: P\n", 0, "'prompt' appears twice"),
    "id twice": (PLAIN.format(TWO).replace("q2", "q1"), 0, "'q1' appears twice"),
    "no feedback": (PLAIN.format(TWO + "  - {text: C}\n"), 8, "'feedback' is missing"),
    "empty feedback": (PLAIN.format(TWO + "  - {text: C, feedback: ''}\n"), 8, "is empty"),
    "two right": (PLAIN.format(TWO.replace("B,", "B, right: true,")), 5, "this one has 2"),
    "none right": (PLAIN.format(TWO.replace(", right: true", "")), 5, "has none"),
    "option twice": (PLAIN.format(TWO.replace("B,", "A,")), 7, "'A' appears twice"),
    "unknown source": (QUESTION.format("o1", "P", "reuters2018", TWO), 4, "Did you mean 'reuters2017'?"),
    "unknown objective": (QUESTION.format("o9", "P", "un2397", TWO), 2, "no objective 'o9'"),
    "unknown kind": ("- kind: chioce\n  id: q2\n", 0, "Did you mean 'choice'?"),
    "no kind": ("- id: q2\n", 0, "'kind' is missing"),
    "not a text": (QUESTION.format("o1", "2017-12-22", "un2397", TWO), 3, "Put it in quotes."),
    "colon": (QUESTION.format("o1", "Tempting: but", "un2397", TWO), 3, "put the text in quotes"),
    "open quote": (QUESTION.format("o1", '"P', "un2397", TWO), 3, "opened and not closed"),
    "tab": (PLAIN.format("\t- {text: A}\n"), 6, "not tabs"),
    "a plain word": ("- q2\n", 0, "Expected an entry with fields"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_question_is_named_and_the_rest_opens(name: str, opened: Open) -> None:
    text, line, word = BAD[name]
    before = HEAD + "questions:\n" + SOUND
    after = SOUND.replace("q1", "q3") + "key_points: [Take this]\n"
    loaded = opened(before + text + after)
    assert [problem.line for problem in loaded.problems] == [before.count("\n") + line + 1]
    assert word in said(loaded)[0]
    assert [q.id for q in content(loaded).questions] == ["q1", "q3"]
    assert content(loaded).key_points == ("Take this",)


def test_all_problems_come_together(opened: Open) -> None:
    bad = "".join(BAD[name][0].replace("q2", f"q{n}") for n, name in enumerate(BAD, start=10))
    loaded = opened(HEAD + "colour: red\nquestions:\n" + SOUND + bad)
    assert len(loaded.problems) > len(BAD)
    assert [q.id for q in content(loaded).questions] == ["q1"]


NUMERIC = "unit: won\n  feedback_right: f\n  feedback_wrong: f\n  answer: "
A, B, C = (f"{{text: {letter}, feedback: f}}" for letter in "ABC")
OF_KIND = [
    ("several", f"options: [{A}, {B}]", "No option is right"),
    (
        "classify",
        f"columns: [us, russia]\n  items: [{A[:-1]}, belongs: rusia}}, {B[:-1]}, belongs: us}}]",
        "'russia'?",
    ),
    ("match", f"items: [{A}, {B[:-1]}, belongs: x}}]", "has no partner"),
    ("match", f"spare: [x]\n  items: [{A[:-1]}, belongs: x}}, {B[:-1]}, belongs: y}}]", "fits no item"),
    ("order", f"items: [{A}, {B[:-1]}, belongs: x}}, {C}]", "belongs nowhere"),
    ("number", NUMERIC + ".nan", "not a finite number"),
    ("number", NUMERIC + "four", "Expected a number, got text"),
    ("text", "accept: ['...']\n  feedback_right: f\n  feedback_wrong: f", "no letter or digit"),
]


@pytest.mark.parametrize(("kind", "fields", "word"), OF_KIND)
def test_what_each_kind_asks_for(kind: str, fields: str, word: str, opened: Open) -> None:
    common = f"- kind: {kind}\n  id: q2\n  objective: o1\n  prompt: P\n  sources: [un2397]\n  {fields}\n"
    loaded = opened(HEAD + "questions:\n" + common)
    assert len(loaded.problems) == 1
    assert word in said(loaded)[0]
    assert content(loaded).questions == ()


GUESS = "predictions:\n- {id: g, objective: o1, prompt: P, reveal: r, sources: [un2397]"
FIGURE = "figures:\n- {id: f, title: t, caption: c, alt: a, unit: u, period: p, sources: [un2397]"
MODEL = "explorers:\n- {id: e, title: t, task: t, sliders: [{name: x, label: l, low: 0, high: 1, step: "
PRESET = MODEL + "1, start: 0}], presets: [{label: l, reason: r, values: "
SECTIONS = [
    ("claims: [c24, c25]", "no claim 'c25'"),
    ("revisits: [c25]", "no claim 'c25'"),
    ("more_claims: {c24: A line}", "Claim c24 is not among the lesson's claims"),
    ("claims: [c24]\nmore_claims: {c24: ''}", "The text is empty"),
    ("claims: [c24]\nmore_claims: A line", "Expected an entry with fields"),
    ("minds:\n- {question: Q, russia: R, us: U, more: ' '}", "The line is empty"),
    ("who:\n- {name: A, role: b}\n- {name: A, role: c}", "'A' appears twice"),
    ("sources: [un2379]", "Did you mean 'un2397'?"),
    ("occasions:\n- {title: T, russia: [p2], us: [p2]}", "is one of 'us'"),
    ("occasions:\n- {title: T, russia: [p1], us: [p9]}", "no position 'p9'"),
    (FIGURE + ", tables: [x]}", "datapackage.json"),
    (GUESS + "}", "what to guess"),
    (GUESS + ", options: [one]}", "no guess"),
    (GUESS + ", unit: u, low: 3, high: 2}", "Swap"),
    (MODEL + "0.1, start: 2}]}", "hold together"),
    (MODEL + "0, start: 1}]}", "hold together"),
    (MODEL + "1, start: 0, steps: [left out, failed, won]}]}", "has 3 named steps"),
    (PRESET + "{y: 1}}]}", "every slider"),
    (PRESET + "{x: 2}}]}", "from 0.0 to 1.0"),
    (PRESET + "{x: much}}]}", "Expected a number, got text"),
    (MODEL + "1, start: 0}], stops: [{x: 1}, {x: 2}]}", "from 0.0 to 1.0"),
    (MODEL + "1, start: 0}], stops: [{}]}", "no value 'x'"),
    ("prompts:\n- {id: d, prompt: P, considerations: [one]}", "length >= 2"),
    ("words: {term: x}", "Expected a list"),
    ("colour: red", "no field 'colour'"),
    ("minutes: [{part: quizz, minutes: 3}]", "one of: objectives"),
]


@pytest.mark.parametrize(("section", "word"), SECTIONS)
def test_other_parts(section: str, word: str, opened: Open) -> None:
    loaded = opened(
        HEAD.replace("minutes: []\n", "") + "minutes: []\n" * ("minutes" not in section) + section + "\n"
    )
    assert word in " ".join(said(loaded))
    assert content(loaded).title == "Oil"


def test_too_few_objectives_are_reported_and_kept(opened: Open) -> None:
    loaded = opened(HEAD.replace("- {id: o3, text: Three}\n", ""))
    assert "at `objectives`" not in said(loaded)[0]
    assert "07-oil.yml:4  | Expected a list of length >= 3." in said(loaded)[0]
    assert len(content(loaded).objectives) == 2


def test_one_id_serves_one_thing_that_a_record_keeps(opened: Open) -> None:
    prompt = "prompts:\n- {id: q1, prompt: P, considerations: [a, b]}\n"
    loaded = opened(HEAD + "questions:\n" + SOUND + prompt)
    assert "'q1' appears twice" in said(loaded)[0]
    assert content(loaded).prompts == ()


def test_a_lesson_without_its_head_still_opens(opened: Open) -> None:
    loaded = opened("id: '08'\nquestions:\n" + SOUND)
    assert content(loaded).id == "07"
    assert content(loaded).title == "oil"
    found = " ".join(said(loaded))
    assert all(
        word in found
        for word in ("'title' is missing", "'question' is missing", "not the number of the file")
    )


@pytest.mark.parametrize("text", ["", "just words", "- a list", "{", "\x00"])
def test_a_file_that_is_no_lesson_says_so(text: str, opened: Open) -> None:
    loaded = opened(text)
    assert loaded.content is None
    assert "holds no lesson" in said(loaded)[-1]


def test_text_in_another_encoding_costs_its_entry(tmp_path: Path) -> None:
    path = tmp_path / "07-oil.yml"
    bad = SOUND.replace("q1", "q2").replace("Sound?", "Санкции?").encode("cp1251")
    path.write_bytes((HEAD + "questions:\n" + SOUND).encode() + bad)
    loaded = loading.lesson(path, tmp_path, KNOWN)
    assert [q.id for q in content(loaded).questions] == ["q1"]
    assert "UTF-8" in said(loaded)[0]


def test_line_ends_of_windows_change_nothing(opened: Open) -> None:
    assert said(opened((HEAD + "questions:\n" + SOUND).replace("\n", "\r\n"))) == []


def test_a_ledger_keeps_its_sound_entries(tmp_path: Path) -> None:
    start, end = "- id: c24\n  claim: C\n  kind: fact\n  verdict: ", "\n  finding: f\n  nuance: n\n"
    claim = start + "{}" + end + "  sources: [un2397]\n  status: verified\n"
    path = tmp_path / "claims.yml"
    sound, bad = claim.format("contested"), claim.format("doubtful").replace("c24", "c25")
    path.write_text(sound + bad + sound)
    loaded = loading.ledger(path, tmp_path, Claim, KNOWN)
    assert list(loaded.content) == ["c24"]
    assert [(p.line, p.id) for p in loaded.problems] == [(12, "c25"), (17, "c24")]
    assert "cannot be verified" in loaded.problems[0].cure


def test_a_ledger_that_is_no_list_says_so(tmp_path: Path) -> None:
    (tmp_path / "claims.yml").write_text("c24: yes\n")
    for name in ("claims.yml", "missing.yml"):
        assert "no list" in loading.ledger(tmp_path / name, tmp_path, Claim, KNOWN).problems[0].what


def test_the_line_of_a_place_that_is_not_there_is_that_of_its_holder() -> None:
    read = reading.parse(dedent("a:\n- b: 1\n- c: 2\n").encode())
    paths: list[reading.Path] = [(), ("a",), ("a", 1), ("a", 1, "c"), ("a", 1, "d"), ("a", 9)]
    assert [read.line_of(path) for path in paths] == [1, 1, 3, 3, 3, 1]
