"""What stands around an expression: tokens, sentences, and the date told before."""

from __future__ import annotations

from bisect import bisect_right

from dateline.parsed import Parsed, Token
from dateline.times.periods import Period
from dateline.times.reading import Direction
from dateline.times.tense import direction

_NAMES = frozenset({"PERSON", "GPE", "ORG", "PRODUCT", "WORK_OF_ART", "FAC", "LAW", "NORP", "LOC"})


class Tokens:
    """The token at a character offset, found by bisection over offsets taken once."""

    def __init__(self, doc: Parsed) -> None:
        self._doc = doc
        self._starts: list[int] | None = None
        self._sentences: list[int] | None = None
        self.parsed = doc.tagged and doc.parsed
        self.named = doc.named

    def at(self, offset: int) -> Token | None:
        """The token that holds the character; None in an empty Doc."""
        if self._starts is None:
            self._starts = [token.idx for token in self._doc]
        index = bisect_right(self._starts, offset) - 1
        return self._doc[index] if index >= 0 else None

    def direction(self, offset: int) -> Direction | None:
        """Past or future by the parse; None without one."""
        return direction(self.at(offset)) if self.parsed else None

    def is_name(self, offset: int) -> bool:
        """Whether the token there is part of a name of something else."""
        token = self.at(offset) if self.named else None
        return token is not None and token.ent_type_ in _NAMES

    def is_date(self, offset: int) -> bool:
        """Whether an entity recogniser saw a date there."""
        token = self.at(offset) if self.named else None
        return token is not None and token.ent_type_ == "DATE"

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds the character; 0 where none are set."""
        if self._sentences is None:
            split = self._doc.split
            self._sentences = [s[0].idx for s in self._doc.sents] if split else []
        return bisect_right(self._sentences, offset)


class Focus:
    """What "that day" and "a year later" count from: the last date told before them.

    A date that the parse had a say in holds within its sentence only, and beyond it what it would
    be without a parse: so what an expression means never depends on whether the sentences before
    it were parsed.
    """

    def __init__(self) -> None:
        self._firm: Period | None = None
        self._told: Period | None = None
        self._told_day: Period | None = None
        self._here: Period | None = None
        self._day_here: Period | None = None
        self._sentence = -1
        self._day_sentence = -1

    def at(self, sentence: int) -> Period | None:
        """The focus of an expression in a sentence."""
        return self._here if self.leans(sentence) else self._told

    def day_at(self, sentence: int) -> Period | None:
        """The last day that was told before an expression in a sentence."""
        here = self._day_here if sentence == self._day_sentence else None
        return here or self._told_day

    def near_at(self, sentence: int) -> Period | None:
        """The last date told, in its sentence or by its words alone, where it is a day."""
        near = self._here if self.leans(sentence) else self._firm
        return near if near is not None and near.unit == "day" else None

    def unparsed(self) -> tuple[Period | None, Period | None, Period | None]:
        """What `at`, `near_at` and `day_at` would tell were nothing parsed."""
        near = self._firm if self._firm is not None and self._firm.unit == "day" else None
        return self._told, near, self._told_day

    def leans(self, sentence: int) -> bool:
        """Whether the focus there is one that the parse had a say in."""
        return sentence == self._sentence and self._here is not None

    def move(self, period: Period) -> None:
        """Take a date into focus that no parse had a say in."""
        self.suppose(period)
        self._firm = period
        self._here = None

    def lean(self, period: Period, sentence: int) -> None:
        """Take a date into focus, within its sentence only."""
        self._here, self._sentence = period, sentence
        if period.unit == "day":
            self._day_here, self._day_sentence = period, sentence

    def suppose(self, period: Period) -> None:
        """Take what a date would be without a parse for what the sentences behind count from."""
        self._told = period
        if period.unit == "day":
            self._told_day, self._day_here = period, None
