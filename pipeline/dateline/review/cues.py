"""Words that can hedge or negate: shown in the evidence, so that a reader sees why.

A record tells that it is hedged or denied, not by which word. The words are looked up in the same
data that set the status; what is marked is a help to the eye, not the decision itself.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from dateline.record import EventRecord

_ENDINGS = r"(?:s|es|d|ed|ing)?"
_NEGATIONS = ("not", "n't", "n’t", "no", "none", "without")
Cue = tuple[int, int, str]


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    file = resources.files("dateline_models") / "cues" / "status.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _pattern(kind: str) -> re.Pattern[str] | None:
    """Matches the words of a kind: `hedged`, or a status."""
    words: list[str] = []
    if kind == "hedged":
        words += [w for part in ("words", "governors", "sources") for w in _tables()["hedge"][part]]
    else:
        for table in ("governor", "modal", "modifier", "adverb", "conjunction"):
            words += _tables()[table].get(kind, [])
    # "n't" hangs on its verb, so no word border before it is asked for.
    bodies = [re.escape(word) for word in sorted(set(words), key=len, reverse=True)]
    whole = rf"(?<!\w)(?:{'|'.join(bodies)}){_ENDINGS}(?!\w)" if bodies else ""
    clitic = "|".join(re.escape(w) for w in _NEGATIONS if "t" in w[-1:] and not w.isalpha())
    negated = "|".join(w for w in _NEGATIONS if w.isalpha())
    if kind == "denied":
        whole = f"{whole}|(?<!\\w)(?:{negated})(?!\\w)|(?:{clitic})(?!\\w)"
    return re.compile(whole, re.IGNORECASE) if whole else None


def cues(record: EventRecord) -> list[Cue]:
    """(start, end, kind) of the words in the record's evidence that fit its hedge and status."""
    kinds = ["hedged"] if record.hedged else []
    if record.status in ("planned", "possible", "denied"):
        kinds.append(record.status)
    return [cue for kind in kinds for cue in _found(record, kind)]


def _found(record: EventRecord, kind: str) -> list[Cue]:
    pattern = _pattern(kind)
    if pattern is None:
        return []
    taken = [(m.start, m.end) for m in (record.trigger, *(p.mention for p in record.participants))]
    return [
        (sentence.start + match.start(), sentence.start + match.end(), kind)
        for sentence in record.evidence
        for match in pattern.finditer(sentence.text)
        if not any(
            start < sentence.start + match.end() and sentence.start + match.start() < end
            for start, end in taken
        )
    ]
