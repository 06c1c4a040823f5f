"""The parts of a lesson on paper, each as markup of `style.typ`; and the key of what has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from twoviews.bank.answers import CONFIDENCE
from twoviews.bank.authored import Authored
from twoviews.bank.content import Claim, EvidenceFigure, Prediction, Prompt, Who
from twoviews.bank.kinds.base import Key, Printed, Question
from twoviews.bank.questions import printed, shuffled, split
from twoviews.bank.sources import Source
from twoviews.bank.verdicts import VERDICTS
from twoviews.parts.claim.paper import SAYS, speaker, title
from twoviews.parts.quiz.paper import ON_PAPER
from twoviews.teaching.paper.markup import Typst, call, inline, join, lines
from twoviews.wording import numeral

MARKS = {"○": "round", "☐": "square", "___": "space"}
"""The mark of a worksheet line as `style.typ` names it; any other is a line to write on."""


def section(heading: str, lead: str, parts: Iterable[Typst]) -> Typst:
    """A part of the sheet under its heading; `lead` says what to do."""
    return lines((call("section", heading, lead=inline(lead) if lead else None), *parts))


# ── to fill in ───────────────────────────────────────────────────────────────


def guess(asked: Prediction) -> Typst:
    """A guess before the evidence: a pick, or a number with a line to mark it on."""
    if asked.options:
        return call("asked", inline(asked.prompt), "Mark one.", "round", *_marked(asked.options), (), ())
    shown = call("asked", inline(asked.prompt), "Write a number.", "line", (), (inline(asked.unit),), (), ())
    if asked.low is None or asked.high is None:
        return shown
    return lines((shown, call("scale", numeral(asked.low, ",.12g"), numeral(asked.high, ",.12g"))))


def _marked(texts: Sequence[str]) -> tuple[tuple[str, ...], tuple[Typst, ...]]:
    """Labels `a`, `b`, ... and the texts that they stand before."""
    return tuple(_letter(place) for place in range(len(texts))), tuple(map(inline, texts))


def _letter(place: int) -> str:
    return chr(ord("a") + place)


def figure(spec: EvidenceFigure, file: str, sources: Mapping[str, Source]) -> Typst:
    """A picture with what it shows, its unit, period and sources, and a line for what a reader sees in it."""
    shorts = [sources[key].short for key in spec.sources if key in sources]
    named = "; ".join(shorts[:4]) + (f" and {len(shorts) - 4} more" if len(shorts) > 4 else "")
    said = [inline(spec.caption), f" Unit: {spec.unit}. Period: {spec.period}."]
    about = join(*said, f" Source: {named}." if named else "")
    picture = call("picture", file, spec.alt, inline(spec.title), about)
    seen = lines((picture, join("What do you see in it? One sentence."), call("writing", 2)))
    return call("together", seen)


def claim(asked: Claim, voice: str) -> Typst:
    """A claim with the six verdicts; `voice` says whose words it follows."""
    who = f"{title(asked)} · {SAYS[asked.side]}{voice}"
    verdicts = call("row", tuple(join(name) for name in VERDICTS))
    sure = call("row", tuple(join(words) for words in CONFIDENCE.values()))
    parts = (call("small", who), call("strong", inline(asked.claim)), verdicts, sure, call("writing", 1))
    return call("together", lines(parts))


def voiced(asked: Claim, positions: Mapping[str, Any]) -> str:
    """Whose words a claim follows, for `claim`."""
    voice = positions.get(asked.voice)
    return f", after {asked.after}" + (f" ({speaker(voice)})" if voice else "") if asked.after else ""


def questions(asked: Iterable[Authored], instead: str = "") -> Typst:
    """Questions as a numbered list, with their pieces in the order that all paper has.

    `instead` is what can be ticked under each in place of an answer.
    """
    box = (call("row", (join(instead),)),) if instead else ()
    return call("questions", *(lines((_question(split(each)[0]), *box)) for each in asked))


def _question(asked: Question) -> Typst:
    form = printed(shuffled(asked, ON_PAPER))
    mark = MARKS.get(form.lines[0].mark, "line")
    labels, texts = _marked([line.text for line in form.lines])
    letters = tuple(inline(letter.text) for letter in form.letters)
    rows = tuple(tuple(map(inline, row)) for row in asked.rows)
    return call("asked", inline(asked.prompt), form.instruction, mark, labels, texts, letters, rows)


def prompt(asked: Prompt, count: int) -> Typst:
    """A prompt with `count` lines, and what the text is read for."""
    said = [call("said", inline(asked.prompt))]
    if asked.role:
        said.insert(0, call("small", join("You write as: ", inline(asked.role))))
    if asked.rubric:
        looked = [piece for row in asked.rubric for piece in ("; ", inline(row.criterion))][1:]
        said.append(call("small", join("It is read for: ", *looked, ".")))
    return lines((*said, call("writing", count)))


def people(met: Sequence[Who]) -> Typst:
    """Who is who, by name and role."""
    known = sorted(met, key=lambda each: each.name.casefold())
    return call(
        "people", tuple(inline(each.name) for each in known), tuple(inline(each.role) for each in known)
    )


# ── the key ──────────────────────────────────────────────────────────────────


def told(heading: str, what: Typst) -> Typst:
    """One line of a key."""
    return call("said", join(call("strong", heading), " ", what))


def verdict(asked: Claim) -> str:
    """The number of a claim and the course's verdict on it."""
    return f"{title(asked)}: {asked.verdict}."


def right(asked: Question, key: Key) -> Typst:
    """The right answer to a question as it stands on paper, by the letters that stand there."""
    laid = shuffled(asked, ON_PAPER)
    pieces = laid.options or laid.items
    letters = {piece.id: _letter(place) for place, piece in enumerate(pieces)}
    if isinstance(key.right, dict):
        return join(", ".join(_given(letters, printed(laid), laid, key.right)))
    if isinstance(key.right, Sequence) and not isinstance(key.right, str):
        places = {piece: place for place, piece in enumerate(key.right, 1)}
        kept = (f"{letter} {places[each]}" for each, letter in letters.items() if each in places)
        return join(", ".join(kept if laid.items else (letters[each] for each in letters if each in places)))
    if key.right in letters:
        text = next(piece.text for piece in pieces if piece.id == key.right)
        return join(f"{letters[key.right]}: ", inline(text))
    typed = key.right if isinstance(key.right, str) else numeral(key.right)
    return join(f"{typed} {getattr(asked, 'unit', '')}".strip())


def _given(
    letters: Mapping[str, str], form: Printed, laid: Question, answer: Mapping[str, str]
) -> Iterable[str]:
    """The letter of each item with that of its choice."""
    choices = laid.columns or laid.partners
    big = {piece.id: letter.mark for piece, letter in zip(choices, form.letters, strict=True)}
    return (f"{letter} {big[answer[item]]}" for item, letter in letters.items())
