"""Which short name is one with which long one, by what speaks for the kind of each."""

from __future__ import annotations

import pytest
import spacy

from dateline.entities import lexicon
from dateline.entities.clusters import Cluster, Clusterer
from dateline.entities.evidence import Tally
from dateline.entities.page import read
from dateline.parsed import parsed


def cluster(name: str, votes: dict[str, int], hard: dict[str, int]) -> Cluster:
    return Cluster(tuple(name.split()), votes=Tally(votes), hard=Tally(hard))


@pytest.mark.parametrize(
    ("votes", "hard", "one"),
    [
        ({"person": 1}, {}, True),
        ({"organisation": 2}, {}, True),
        ({"person": 5, "organisation": 5}, {"organisation": 4}, True),
        ({"person": 2, "organisation": 5}, {"organisation": 4}, False),
        ({"organisation": 1}, {"organisation": 2}, False),
    ],
)
def test_surname_is_its_bearer_unless_more_tells_of_a_body(
    votes: dict[str, int], hard: dict[str, int], one: bool
) -> None:
    page = read(parsed(spacy.blank("en")("Hagen")))
    person = cluster("torvald hagen", {"person": 1}, {"person": 5})
    short = cluster("hagen", votes, hard)
    assert Clusterer(page, [], lexicon.load())._extends(person, short) is one
