"""Text to tokens, sentence by sentence, remembering what each run of letters was cut into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from spacy.language import Language

from dateline.language.sentences import Span, is_plain_word_with_stop, sentence_spans

# Runs of letters to remember; beyond, the memory starts anew.
_CAPACITY = 50_000
# Blanks that are more than one between two words become tokens: left to spaCy.
_ODD_BLANK = re.compile(r"\s\s|[^\S ]")

# What news agencies put behind a company's name: "<BARC.L>".
_SHARE_SYMBOL = re.compile(r"[A-Z][A-Z0-9]{0,5}(?: ?[.,] ?[A-Z]{1,3})?")
_MAX_BRACKETED = 12

_Chunks = dict[str, tuple[str, ...]]
_known: WeakKeyDictionary[Language, _Chunks] = WeakKeyDictionary()


def tokenise(nlp: Language, text: str) -> tuple[list[str], list[bool], list[Span]]:
    """The tokens of plain `text`, whether a blank follows each, the token range of each sentence.

    Every sentence is tokenised by itself, so that a missing blank behind a full stop splits too.
    Blanks between sentences beyond one are tokens of their own, at the end of the sentence before.
    """
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    position = 0
    for start, end in sentence_spans(text):
        _add_gap(text[position:start], words, spaces)
        starts.append(len(words))
        _add_sentence(nlp, text[start:end], words, spaces)
        if is_plain_word_with_stop(words[-1]):
            words[-1:] = [words[-1][:-1], "."]
            spaces.insert(-1, False)
        position = end
    _add_gap(text[position:], words, spaces)
    if starts:
        starts[0] = 0
    return words, spaces, list(zip(starts, [*starts[1:], len(words)], strict=False))


def _add_sentence(nlp: Language, sentence: str, words: list[str], spaces: list[bool]) -> None:
    """spaCy's tokeniser looks at what stands between two blanks and no further."""
    if _ODD_BLANK.search(sentence):
        for token in nlp.tokenizer(sentence):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
        return
    known = _known.setdefault(nlp, {})
    for chunk in sentence.split(" "):
        tokens = known.get(chunk) or _learn(nlp, chunk, known)
        words.extend(tokens)
        if len(tokens) == 1:
            spaces.append(True)
        else:
            spaces.extend([False] * len(tokens))
            spaces[-1] = True
    spaces[-1] = False


def _learn(nlp: Language, chunk: str, known: _Chunks) -> tuple[str, ...]:
    if len(known) > _CAPACITY:
        known.clear()
    found = known[chunk] = tuple(token.text for token in nlp.tokenizer(chunk))
    return found


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    if gap and gap[0] == " " and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


def legible(words: Sequence[str], spaces: Sequence[bool], span: Span) -> Sequence[int]:
    """Positions of the tokens that the network reads: no blanks, no share symbols ("<C>").

    Of a name in such brackets ("<Cityquest Plc>") only the brackets go: the network takes them
    for nouns or for a break.
    """
    found = [i for i in range(*span) if not words[i].isspace()]
    hidden: set[int] = set()
    if "<" in words[span[0] : span[1]]:
        for i in found:
            if words[i] == "<":
                hidden.update(_bracketed(words, spaces, i, span[1]))
    return [i for i in found if i not in hidden] or found


def _bracketed(words: Sequence[str], spaces: Sequence[bool], start: int, end: int) -> list[int]:
    """The brackets that open at `start`, with the share symbol between them if it is one."""
    stop = min(end, start + _MAX_BRACKETED)
    close = next((i for i in range(start + 1, stop) if words[i] == ">"), None)
    if close is None or close == start + 1:
        return []
    inner = "".join(words[i] + " " * spaces[i] for i in range(start + 1, close)).removesuffix(" ")
    return [*range(start, close + 1)] if _SHARE_SYMBOL.fullmatch(inner) else [start, close]
