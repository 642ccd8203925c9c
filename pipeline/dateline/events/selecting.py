"""Fillers of a function, cut down by what their head is: "agent", "agent:$rockets", "patient:!$rockets"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.events.frames import FrameSet
from dateline.events.predications import Arguments


def naming_tokens(head: Token) -> list[Token]:
    """The head; of a name with all its words, since "Falcon" tells what "Falcon 9" is."""
    if head.tag_ not in ("NNP", "NNPS", "CD"):
        return [head]
    return [head, *(c for c in head.children if c.dep_ in ("compound", "nmod", "nummod", "punct"))]


def is_word(head: Token, words: Iterable[str], frames: FrameSet) -> bool:
    """True where the head, or a word of the name it heads, is among `words`, "$list" entries expanded."""
    wanted = list(words)
    for token in naming_tokens(head):
        form = token.lower_
        if frames.is_one_of(frames.lemmas.noun(form), wanted) or frames.is_one_of(form, wanted):
            return True
    return False


def select(arguments: Arguments, function: str, frames: FrameSet) -> list[Token]:
    """Heads under `function`, which may end in ":words" or ":!words" (comma-separated, "$list" too)."""
    name, _, words = function.partition(":")
    heads = arguments.get(name, [])
    if not words:
        return heads
    wanted = words.lstrip("!").split(",")
    return [h for h in heads if is_word(h, wanted, frames) != words.startswith("!")]
