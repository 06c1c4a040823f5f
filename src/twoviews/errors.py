"""Every exception of the library. A message says what is wrong and what to do about it."""


class TwoViewsError(Exception):
    """Base of all errors that the library raises on purpose."""


class ContentError(TwoViewsError):
    """A file under `assets/` cannot be used at all; `problems` of the bank says where and why."""


class UnknownName(TwoViewsError, LookupError):
    """A lesson, table, figure, source or question was asked for that the course does not have."""

    def __init__(self, kind: str, name: str, known: list[str]) -> None:
        super().__init__(f"There is no {kind} {name!r}. Known: {', '.join(known) or 'none'}.")


class MissingSlider(TwoViewsError, LookupError):
    """The lesson file gives an explorer fewer sliders than its picture needs."""

    def __init__(self, explorer: str, names: list[str]) -> None:
        wanted = ", ".join(names)
        super().__init__(f"The explorer {explorer!r} needs a slider for {wanted}: add it to its lesson file.")


class RecordError(TwoViewsError):
    """The learner's record could not be read or written; nothing that was saved is lost."""


class AnothersRecord(RecordError):
    """What shall be imported was saved under another learner's pseudonym."""


class ModelError(TwoViewsError, ValueError):
    """A model was asked for a value outside the range in which its formula holds."""


class GameError(TwoViewsError, ValueError):
    """A move of the Council game is not possible now, or a game's file cannot be read."""


class PortfolioError(TwoViewsError):
    """The portfolio could not be written where it was asked for; `why` is the system's own word for it."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be written: {why}. Choose another place.")
        self.why = why


class TeachingError(TwoViewsError):
    """Something for teachers could not be made; the message says what is missing."""
