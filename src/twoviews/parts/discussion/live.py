"""A discussion prompt with room to write. What is written is saved as it is written.

With a rubric it is a rung of a ladder: a first draft, the learner's own marks for it, three graded samples of
a like task, a second draft, and only then what a careful discussion would weigh.
"""

from __future__ import annotations

from msgspec import UNSET

from twoviews.bank import content
from twoviews.bank.answers import (
    MARKS,
    fingerprint,
    fits,
    marks,
    reading,
    rubric_fingerprint,
    words,
    written_items,
)
from twoviews.html import Markup
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
from twoviews.parts.discussion import paper
from twoviews.parts.discussion.wire import (
    DiscussionContent,
    DiscussionState,
    Graded,
    MarkDraft,
    RevealConsiderations,
    RubricRow,
    Together,
    WriteText,
)
from twoviews.parts.wire import Choice

ENOUGH = 30
FIRST, SECOND = 1, 2


class Draft:
    """A text as it stands. `foreign` is the last version that this page did not write itself."""

    def __init__(self) -> None:
        self.text, self.version, self.foreign = "", 0, 0
        self.changed = False

    @property
    def words(self) -> int:
        """Words written so far."""
        return words(self.text)

    def take(self, text: str, changed: bool) -> None:
        """Let a text stand, `changed` if it was written to an older prompt."""
        if text != self.text:
            self.version = self.foreign = self.version + 1
        self.text, self.changed = text, changed


class Discussion(Live[DiscussionContent, DiscussionState, WriteText | MarkDraft | RevealConsiderations]):
    """One prompt. Considerations reach the page only after `ENOUGH` words of the learner's own.

    A text that was written to an older prompt is shown with a line that says so: nothing written is hidden.
    With a rubric, samples reach the page only after the first draft is marked, and considerations only after
    `ENOUGH` words of a second draft.
    """

    asks = WriteText | MarkDraft | RevealConsiderations

    def __init__(
        self, prompt: content.Prompt, save: Save, look: Look = nothing, notices: Notices = quiet
    ) -> None:
        self._prompt, self._save = prompt, save
        self._drafts = {FIRST: Draft(), SECOND: Draft()}
        self._marks: tuple[content.Mark, ...] | None = None
        self._revealed = False
        super().__init__(_shown(prompt), notices, look)

    def write(self, text: str, seconds: float = 0.0, draft: int = FIRST) -> bool:
        """Save the text as it stands now; true once it is safe."""
        standing = self._drafts[draft]
        entry = self._entry(draft - 1, fingerprint(self._prompt), str(text), seconds)
        saved = self._save(entry)
        foreign = standing.foreign
        self.take_back(entry)
        standing.foreign = foreign  # what this page wrote itself makes none of its messages stale
        self.catch_up()
        self.tell(self._written(draft), saved=saved)
        return saved

    def mark(self, given: tuple[str, ...], seconds: float = 0.0) -> bool:
        """Mark the first draft: one mark a row. False if a row has none, or if there is no draft yet."""
        read = marks(self._prompt, given)
        self.catch_up()
        if self.words < ENOUGH or read is None:
            what = f"Write {ENOUGH} words first." if self.words < ENOUGH else "Give a mark in each row first."
            self.tell(unanswered=what)
            return False
        entry = self._entry(2, rubric_fingerprint(self._prompt), list(read), seconds)
        saved = self._save(entry)
        self.take_back(entry)
        self.tell(self.now_shown(), saved=saved)
        return True

    def reveal(self) -> tuple[str, ...]:
        """What a careful discussion would weigh; empty as long as too few words are written."""
        last = self._drafts[SECOND if self._prompt.rubric else FIRST]
        if last.words < ENOUGH:
            of = "in your second draft" if self._prompt.rubric else "of your own"
            self.tell(unanswered=f"Write {ENOUGH} words {of} first.")
            return ()
        self._revealed = True
        self.tell(DiscussionState(considerations=self._prompt.considerations))
        return self._prompt.considerations

    @property
    def text(self) -> str:
        """What is written so far, in the first draft."""
        return self._drafts[FIRST].text

    @property
    def words(self) -> int:
        """Words of it."""
        return self._drafts[FIRST].words

    def about(self) -> str:
        """The prompt."""
        return f"Discuss: {' '.join(self._prompt.prompt.split())}"

    def now_shown(self) -> DiscussionState:
        """The texts and, where they are due, samples and considerations."""
        first, second, ladder = self._drafts[FIRST], self._drafts[SECOND], bool(self._prompt.rubric)
        return DiscussionState(
            text=first.text,
            version=first.version,
            changed=first.changed,
            considerations=self._prompt.considerations if self._revealed else (),
            marks=UNSET if self._marks is None else self._marks,
            samples=UNSET if self._marks is None else tuple(map(_graded, self._prompt.samples)),
            second=second.text if ladder else UNSET,
            second_version=second.version if ladder else UNSET,
        )

    def printed(self) -> Markup:
        """The prompt, the role and lines to write on."""
        return paper.printed(self._prompt)

    def act(self, ask: WriteText | MarkDraft | RevealConsiderations) -> None:
        """Write, mark or reveal."""
        match ask:
            case RevealConsiderations():
                self.reveal()
            case MarkDraft():
                self.mark(ask.marks, ask.seconds)
            case WriteText():
                self._write(ask)

    def take_back(self, entry: Entry) -> None:
        """The last text of each draft is the one that stands, and the last marks by today's rubric."""
        _, second, marked = written_items(self._prompt)
        if entry.item == marked:
            given = marks(self._prompt, entry.response)
            fitting = given is not None and entry.digest == rubric_fingerprint(self._prompt)
            self._marks = given if fitting else self._marks
            return
        text = reading(self._prompt, entry.response)
        if text is not None:
            draft = self._drafts[SECOND if entry.item == second else FIRST]
            draft.take(text, not fits(self._prompt, entry.digest))

    def _write(self, ask: WriteText) -> None:
        """Save what a page sends, unless it was written beside an older text than the one that stands.

        The page then puts its words under the newer ones and sends both; if it is about to go (nothing is
        waited for), that is done here. A text that is far too long is refused, but not if the page goes.
        """
        self.catch_up()
        number = SECOND if ask.draft == SECOND and self._prompt.rubric else FIRST
        draft = self._drafts[number]
        stale = ask.version is not None and ask.version < draft.foreign and ask.text != draft.text
        if self._asked is not None and len(ask.text) > LONGEST_TEXT and ask.text != draft.text:
            self.tell(unanswered=TOO_LONG)
        elif not stale:
            self.write(ask.text, ask.seconds, number)
        elif self._asked is not None:
            self.tell(self._written(number), unanswered=NEWER, newer=True)
        elif not draft.text.endswith(below := f"\n\n{ask.text}"):  # a page that goes says so more than once
            self.write(f"{draft.text}{below}", ask.seconds, number)

    def _written(self, number: int) -> DiscussionState:
        draft = self._drafts[number]
        if number == SECOND:
            return DiscussionState(second=draft.text, second_version=draft.version)
        return DiscussionState(text=draft.text, version=draft.version, changed=draft.changed)

    def _entry(self, place: int, digest: str, response: object, seconds: float) -> Entry:
        item = written_items(self._prompt)[place]
        return Entry(item=item, digest=digest, response=response, seconds=seconds, when=now())


def _shown(prompt: content.Prompt) -> DiscussionContent:
    return DiscussionContent(
        title=paper.TITLE,
        id=prompt.id,
        prompt=prompt.prompt,
        role=prompt.role,
        other=prompt.argue_other_side,
        enough=ENOUGH,
        rung=prompt.rung,
        rubric=tuple(
            RubricRow(
                criterion=row.criterion, marks=tuple(Choice(mark, getattr(row, mark)) for mark in MARKS)
            )
            for row in prompt.rubric
        ),
        in_class=Together(prompt.in_class.protocol, prompt.in_class.debrief) if prompt.in_class else None,
    )


def _graded(sample: content.Sample) -> Graded:
    return Graded(text=sample.text, marks=sample.marks, why=sample.why)
