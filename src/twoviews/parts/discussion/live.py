"""A discussion prompt with room to write. What is written is saved as it is written."""

from __future__ import annotations

from twoviews.bank import content
from twoviews.bank.answers import fingerprint, fits, reading, words
from twoviews.html import Markup
from twoviews.parts.base import Entry, Live, Look, Notices, Save, nothing, now, quiet
from twoviews.parts.discussion import paper
from twoviews.parts.discussion.wire import (
    DiscussionContent,
    DiscussionState,
    RevealConsiderations,
    WriteText,
)

ENOUGH = 30
LONGEST = 20_000
NEWER = "Newer words were written in another window. They stand here now; what you wrote is added below them."


class Discussion(Live[DiscussionContent, DiscussionState, WriteText | RevealConsiderations]):
    """One prompt. Considerations reach the page only after `ENOUGH` words of the learner's own.

    A text that was written to an older prompt is shown with a line that says so: nothing written is hidden.
    """

    asks = WriteText | RevealConsiderations

    def __init__(
        self, prompt: content.Prompt, save: Save, look: Look = nothing, notices: Notices = quiet
    ) -> None:
        self._prompt, self._save, self._digest = prompt, save, fingerprint(prompt)
        self._text, self._version, self._foreign = "", 0, 0
        self._changed = self._revealed = False
        shown = DiscussionContent(
            title=paper.TITLE,
            id=prompt.id,
            prompt=prompt.prompt,
            role=prompt.role,
            other=prompt.argue_other_side,
            enough=ENOUGH,
            longest=LONGEST,
        )
        super().__init__(shown, notices, look)

    def write(self, text: str, seconds: float = 0.0) -> bool:
        """Save the text as it stands now (cut at `LONGEST` characters); true once it is safe."""
        entry = Entry(
            item=self._prompt.id,
            digest=self._digest,
            response=str(text)[:LONGEST],
            seconds=seconds,
            when=now(),
        )
        saved = self._save(entry)
        foreign = self._foreign
        self.take_back(entry)
        self._foreign = foreign  # what this page wrote itself makes none of its messages stale
        self.catch_up()
        self.tell(self._written(), saved=saved)
        return saved

    def reveal(self) -> tuple[str, ...]:
        """What a careful discussion would weigh; empty as long as fewer than `ENOUGH` words are written."""
        if self.words < ENOUGH:
            self.tell(unanswered=f"Write {ENOUGH} words of your own first.")
            return ()
        self._revealed = True
        self.tell(DiscussionState(considerations=self._prompt.considerations))
        return self._prompt.considerations

    @property
    def text(self) -> str:
        """What is written so far."""
        return self._text

    @property
    def words(self) -> int:
        """Words written so far."""
        return words(self._text)

    def about(self) -> str:
        """The prompt."""
        return f"Discuss: {' '.join(self._prompt.prompt.split())}"

    def now_shown(self) -> DiscussionState:
        """The text and, once revealed, the considerations."""
        considerations = self._prompt.considerations if self._revealed else ()
        return DiscussionState(
            text=self._text, version=self._version, changed=self._changed, considerations=considerations
        )

    def printed(self) -> Markup:
        """The prompt, the role and lines to write on."""
        return paper.printed(self._prompt)

    def act(self, ask: WriteText | RevealConsiderations) -> None:
        """Write or reveal."""
        if isinstance(ask, RevealConsiderations):
            self.reveal()
        else:
            self._write(ask)

    def take_back(self, entry: Entry) -> None:
        """The last text is the one that stands."""
        text = reading(self._prompt, entry.response)
        if text is None:
            return
        if text != self._text:
            self._version = self._foreign = self._version + 1
        self._text = text
        self._changed = not fits(self._prompt, entry.digest)

    def _write(self, ask: WriteText) -> None:
        """Save what a page sends, unless it was written beside an older text than the one that stands.

        The page then puts its words under the newer ones and sends both; if it is about to go (nothing is
        waited for), that is done here.
        """
        self.catch_up()
        stale = ask.version is not None and ask.version < self._foreign and ask.text != self._text
        if not stale:
            self.write(ask.text, ask.seconds)
        elif self._asked is not None:
            self.tell(self._written(), unanswered=NEWER)
        elif not self._text.endswith(below := f"\n\n{ask.text}"):  # a page that goes says so more than once
            self.write(f"{self._text}{below}", ask.seconds)

    def _written(self) -> DiscussionState:
        return DiscussionState(text=self._text, version=self._version, changed=self._changed)
