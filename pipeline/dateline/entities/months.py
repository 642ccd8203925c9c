"""Months that are somebody's surname: "Theresa May … May will travel to Paris in June"."""

from __future__ import annotations

from dateline.entities.page import Page

# Months that people are called by.
NAME_MONTHS = frozenset({"may", "april", "june", "august"})
_ROLES = frozenset(
    {"nsubj", "nsubjpass", "poss", "dobj", "iobj", "dative", "agent", "conj", "npadvmod"}
)
_BESIDE = frozenset({"with", "between", "against", "and", "to", "told", "mrs", "ms", "mr"})
_DATING = frozenset(
    {"in", "on", "by", "last", "next", "this", "since", "from", "until", "till", "through", "early",
     "late", "mid", "of", "for", "during", "each", "every", "before", "after", "past", "or"}
)  # fmt: skip


def surnames(page: Page) -> frozenset[int]:
    """Where a month stands that is the surname of someone whom the article names in full."""
    found: set[int] = set()
    for month in NAME_MONTHS:
        if page.low.count(month):
            places = [i for i, low in enumerate(page.low) if low == month and page.capital[i]]
            if any(_ends_name(page, i) for i in places):
                found.update(i for i in places if _stands_alone(page, i))
    return frozenset(found)


def _is_dated(page: Page, index: int) -> bool:
    after = index + 1
    return after < len(page) and page.text[after][0].isdigit()


def _ends_name(page: Page, index: int) -> bool:
    """True for "Theresa May", the end of a name and not the beginning of a date."""
    before = index - 1
    if index == 0 or page.sentence_start[index] or _is_dated(page, index):
        return False
    named = page.capital[before] and page.tag[before] == "NNP" and page.low[before] not in _DATING
    return named and (page.entity[before] == "PERSON" or page.dep[before] == "compound")


def _stands_alone(page: Page, index: int) -> bool:
    before = page.low[index - 1] if index else ""
    if _is_dated(page, index) or (before in _DATING and not page.sentence_start[index]):
        return False
    return page.dep[index] in _ROLES or page.sentence_start[index] or before in _BESIDE
