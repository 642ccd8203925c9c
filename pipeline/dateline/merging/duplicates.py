"""Articles that are copies or updates of one text, found by MinHash over word shingles."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from datasketch import MinHash, MinHashLSH

WORDS = re.compile(r"\w+")
SHINGLE = 4
PERMUTATIONS = 64
THRESHOLD = 0.6
WINDOW = datetime.timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Body:
    """An article's id, day and words; the day is None where it is not known."""

    id: str
    published: datetime.date | None
    text: str


def find_copies(
    bodies: Iterable[Body], *, threshold: float = THRESHOLD, window: datetime.timedelta = WINDOW
) -> dict[str, str]:
    """From the id of every article that has a copy to that of the first of its group.

    `bodies` must be sorted by day (unknown ones last); copies further apart than `window` are not
    found. `threshold` is the least estimated Jaccard likeness of the sets of 4-word shingles.
    Memory: one signature an article of the window, one entry an article that has a copy.
    """
    groups: dict[str, str] = {}
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    held: deque[tuple[datetime.date, str]] = deque()
    signatures: dict[str, Any] = {}
    for body in bodies:
        for expired in _expired(held, body.published, window):
            index.remove(expired)
            del signatures[expired]
        if body.id in signatures:
            continue
        signature = signature_of(body.text)
        near = [
            key for key in index.query(signature)
            if signatures[key].jaccard(signature) >= threshold
        ]  # fmt: skip
        if near:
            first = min(near, key=lambda key: (-signatures[key].jaccard(signature), key))
            groups[body.id] = groups.setdefault(first, first)
        index.insert(body.id, signature)
        signatures[body.id] = signature
        held.append((body.published or datetime.date.max, body.id))
    return groups


def _expired(
    held: deque[tuple[datetime.date, str]],
    today: datetime.date | None,
    window: datetime.timedelta,
) -> Iterator[str]:
    """The ids that are older than the window, taken out of `held`."""
    while today is not None and held and held[0][0] < today and today - held[0][0] > window:
        yield held.popleft()[1]


def signature_of(text: str) -> Any:
    """The MinHash of the 4-word shingles of `text`, case and punctuation apart."""
    found = [word.lower() for word in WORDS.findall(text)]
    count = max(1, len(found) - SHINGLE + 1)
    shingles = {" ".join(found[start : start + SHINGLE]).encode() for start in range(count)}
    signature = _EMPTY.copy()
    signature.update_batch(sorted(shingles))
    return signature


def _hash32(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=4).digest(), "little")


# Copied, as drawing the permutations anew for every text costs as much as hashing it.
_EMPTY = MinHash(num_perm=PERMUTATIONS, hashfunc=_hash32)
