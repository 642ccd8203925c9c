"""The one exception tree: a class says what the caller should do next."""

from __future__ import annotations


class DatelineError(Exception):
    """Root of every error that dateline raises on purpose."""


class UsageError(DatelineError):
    """The request itself is wrong (option, path, combination): exit code 2."""


class RunError(DatelineError):
    """The run cannot go on (missing model, unwritable output): exit code 1."""


class ModelMissingError(RunError):
    """The spaCy pipeline that was asked for is not installed."""


class DataError(RunError):
    """A frame, cue or gazetteer file is malformed; names file and line."""


class ArticleError(DatelineError):
    """One article cannot be processed: it is skipped, reported and the run goes on.

    `code` is one of the stable codes (`E_ENCODING`, `E_EMPTY`, …); `place` says where in the input
    (a path, or path:line); `article_id` is set where it is known.
    """

    def __init__(
        self, message: str, *, code: str, place: str | None = None, article_id: str | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place
        self.article_id = article_id


class SampleError(DatelineError):
    """A labelled sample is malformed; the message names file, line and offset."""
