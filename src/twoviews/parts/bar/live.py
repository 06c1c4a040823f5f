"""The course bar of one lesson. What the learner reads and notes goes into the record, as all else does.

A section that was read is a statement of its own, so the way back to it outlasts browser and machine. It is
made once the learner has stayed there, and never twice in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from twoviews.bank.outline import Call, Section, note_id
from twoviews.bank.searching import Hit
from twoviews.html import Markup, join
from twoviews.parts.bar.wire import (
    BarContent,
    BarState,
    Found,
    Heading,
    LessonLine,
    Note,
    Place,
    Reach,
    Search,
    Step,
)
from twoviews.parts.base import (
    LONGEST_TEXT,
    NEWER,
    TOO_LONG,
    Entry,
    Live,
    Look,
    Notices,
    Save,
    nothing,
    now,
    quiet,
)

SKIPPED = frozenset({"", "objectives", "key-points", "words", "sources"})
"""Parts that are no step: what stands before the first, and what is only looked up."""
BELONGS = {"council": "explorer"}
"""Of what stands before the first step, what belongs to one all the same."""
NAMES = {
    "predict": "Guess",
    "evidence": "Evidence",
    "explorer": "Try out",
    "both-sides": "Both sides",
    "minds": "Minds",
    "quiz": "Quiz",
    "discussion": "Write",
}
"""Short names of the steps."""


class Standing(NamedTuple):
    """How far a learner is.

    `begun` is what is begun or done by lesson, `due` how many questions are due and `told` the same in words.
    """

    begun: Mapping[str, Any]
    due: int
    told: str


class Bar(Live[BarContent, BarState, Reach | Search | Note]):
    """`done()` and `standing()` count anew, `search(words)` finds places; `save`, `keep` record.

    `done` gives done and total by the call that shows a part; `save` records reading, `keep` notes. Done is
    what was answered; where nothing is asked, what was read.
    """

    asks = Reach | Search | Note

    def __init__(
        self,
        lesson: str,
        lessons: Sequence[LessonLine],
        sections: Sequence[Section],
        done: Callable[[], Mapping[Call, tuple[int, int]]],
        standing: Callable[[], Standing],
        search: Callable[[str], Sequence[Hit]],
        save: Save,
        keep: Save,
        look: Look = nothing,
        notices: Notices = quiet,
    ) -> None:
        self._sections, self._done, self._standing, self._search = sections, done, standing, search
        self._save, self._keep = save, keep
        self._notes = {note_id(each.id): each.id for each in sections}
        self._read: dict[str, None] = {}
        self._written: dict[str, str] = {}
        self._place = ""
        headings = tuple(Heading(each.id, each.title, each.level, each.part) for each in sections)
        content = BarContent(lesson=lesson, lessons=tuple(lessons), headings=headings)
        super().__init__(content, notices, look)

    def about(self) -> str:
        """What it is."""
        return f"The course bar of lesson {self.content.lesson}."

    def printed(self) -> Markup:
        """Nothing: paper has pages."""
        return join()

    def now_shown(self) -> BarState:
        """Everything but what was searched."""
        standing, rows = self._standing(), self._done()
        return BarState(
            place=self._place,
            read=tuple(self._read),
            done=tuple(self._ticked(rows)),
            steps=tuple(self._steps(rows)),
            begun=dict(standing.begun),
            due=standing.due,
            due_told=standing.told,
            notes=dict(self._written),
        )

    def act(self, ask: Reach | Search | Note) -> None:
        """Take down where the learner is or what was noted, or search."""
        match ask:
            case Reach(section):
                self.reach(section)
            case Search(words):
                hits = tuple(Place(each.lesson, each.section, each.kind, each.title, each.text)
                             for each in self._search(words))  # fmt: skip
                self.tell(BarState(found=Found(words=words, hits=hits)))
            case Note():
                self._noted(ask)

    def reach(self, section: str) -> bool:
        """The learner reads that section; False if it is none of this lesson's, or the one of just before."""
        if section not in self._notes.values() or section == self._place:
            return False
        saved = self._save(Entry(item=section, digest="", response=None, when=now()))
        self.catch_up()
        if not saved:
            self._went(section)
        rows = self._done()
        ticked, steps = tuple(self._ticked(rows)), tuple(self._steps(rows))
        self.tell(BarState(place=self._place, read=tuple(self._read), done=ticked, steps=steps), saved=saved)
        return saved

    def note(self, section: str, text: str) -> bool:
        """Keep a note; true once it is safe."""
        if section not in self._notes.values():
            return False
        entry = Entry(item=note_id(section), digest="", response=text, when=now())
        saved = self._keep(entry)
        self.take_back(entry)
        self.catch_up()
        self.tell(BarState(notes=dict(self._written)), saved=saved)
        return saved

    def take_back(self, entry: Entry) -> None:
        """Where the learner was, and what was noted there."""
        if (section := self._notes.get(entry.item)) is None:
            self._went(entry.item)
        else:
            text = entry.response if isinstance(entry.response, str) else ""
            self._written[section] = text if text.strip() else ""

    def _noted(self, ask: Note) -> None:
        """Keep what a page sends, unless it was written beside another note than the one that stands.

        The page then puts its words under the newer ones and sends both; if it is about to go (nothing is
        waited for), that is done here. A note that is far too long is refused, but not if the page goes.
        """
        self.catch_up()
        standing = self._written.get(ask.section, "")
        if self._asked is not None and len(ask.text) > LONGEST_TEXT and ask.text != standing:
            self.tell(unanswered=TOO_LONG)
        elif not standing or ask.known is None or standing in (ask.text, *ask.known):
            self.note(ask.section, ask.text)
        elif self._asked is not None:
            self.tell(BarState(notes=dict(self._written)), unanswered=NEWER, newer=True)
        elif not standing.endswith(below := f"\n\n{ask.text}"):  # a page that goes says so more than once
            self.note(ask.section, f"{standing}{below}")

    def _went(self, section: str) -> None:
        self._place = section
        self._read[section] = None

    def _ticked(self, rows: Mapping[Call, tuple[int, int]]) -> list[str]:
        """The sections that are done."""
        counted = {each.id: _counted(each.calls, rows) for each in self._sections}
        return [key for key, (done, of) in counted.items() if (done >= of if of else key in self._read)]

    def _steps(self, rows: Mapping[Call, tuple[int, int]]) -> list[Step]:
        parts = dict.fromkeys(each.part for each in self._sections if each.part not in SKIPPED)
        return [self._step(part, rows) for part in parts]

    def _step(self, part: str, rows: Mapping[Call, tuple[int, int]]) -> Step:
        its = [each for each in self._sections if each.part == part]
        calls = [call for each in self._sections for call in each.calls if _home(each, call) == part]
        done, of = counted = _counted(calls, rows)
        if not of:
            done, of = sum(each.id in self._read for each in its), len(its)
        return Step(part, NAMES.get(part, part.capitalize()), its[0].id, done, of, counted[1] > 0)


def _home(section: Section, call: Call) -> str:
    """The part of a lesson to which a call belongs."""
    return BELONGS.get(call.name, "") if section.part in SKIPPED else section.part


def _counted(calls: Iterable[Call], rows: Mapping[Call, tuple[int, int]]) -> tuple[int, int]:
    """Done and total of what these calls show."""
    counted = [rows[call] for call in dict.fromkeys(calls) if call in rows]
    return sum(done for done, _ in counted), sum(of for _, of in counted)
