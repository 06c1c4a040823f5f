"""A discussion prompt with room to write. What is written is saved as it is written."""

from __future__ import annotations

from collections.abc import Iterable

from twoviews.bank import content
from twoviews.bank.answers import fingerprint, fits, reading
from twoviews.bank.prose import inline
from twoviews.parts import sheets
from twoviews.parts.base import Entry, Json, Live, Notices, Save, now, quiet

ENOUGH = 30
LONGEST = 20_000


class Discussion(Live):
    """One prompt. Considerations reach the page only after `ENOUGH` words of the learner's own.

    A text that was written to an older prompt is shown with a line that says so: nothing written is hidden.
    """

    def __init__(
        self, prompt: content.Prompt, save: Save, restore: Iterable[Entry] = (), notices: Notices = quiet
    ) -> None:
        self._prompt, self._save, self._digest = prompt, save, fingerprint(prompt)
        texts = [each for each in restore if reading(prompt, each.response) is not None]
        self._text = texts[-1].response if texts else ""
        self._changed = bool(texts) and not fits(prompt, texts[-1].digest)
        self._revealed = False
        shown = {
            "kind": "discussion",
            "id": prompt.id,
            "prompt": prompt.prompt,
            "role": prompt.role,
            "other": prompt.argue_other_side,
            "enough": ENOUGH,
            "longest": LONGEST,
        }
        super().__init__(shown, notices)

    def write(self, text: str, seconds: float = 0.0) -> bool:
        """Save the text as it stands now (cut at `LONGEST` characters); true once it is safe."""
        self._text = str(text)[:LONGEST]
        entry = Entry(
            item=self._prompt.id, digest=self._digest, response=self._text, seconds=seconds, when=now()
        )
        saved = self._save(entry)
        self._changed = False
        self.tell({"text": self._text, "changed": False}, saved=saved)
        return saved

    def reveal(self) -> tuple[str, ...]:
        """What a careful discussion would weigh; empty as long as fewer than `ENOUGH` words are written."""
        if self.words < ENOUGH:
            self.tell(unanswered=f"Write {ENOUGH} words of your own first.")
            return ()
        self._revealed = True
        self.tell({"considerations": list(self._prompt.considerations)})
        return self._prompt.considerations

    @property
    def text(self) -> str:
        """What is written so far."""
        return self._text

    @property
    def words(self) -> int:
        """Words written so far."""
        return len(self._text.split())

    def about(self) -> str:
        """The prompt."""
        return f"Discuss: {' '.join(self._prompt.prompt.split())}"

    def now_shown(self) -> Json:
        """The text and, once revealed, the considerations."""
        considerations = list(self._prompt.considerations) if self._revealed else []
        shown = {"text": self._text, "changed": self._changed, "considerations": considerations}
        return {**super().now_shown(), **shown}

    def printed(self) -> str:
        """The prompt, the role and lines to write on."""
        role = f'<p class="tv-role">Argue as: {inline(self._prompt.role)}</p>' if self._prompt.role else ""
        inner = f"<p>{inline(self._prompt.prompt)}</p>{role}{sheets.blank(6)}"
        return sheets.sheet("discussion", "Discuss", inner)

    _on_write = write
    _on_reveal = reveal
