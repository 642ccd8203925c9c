"""Actors that are sought only when somebody asks."""

from __future__ import annotations

import pytest

from dateline.entities import Actor, Actors, LateActors, Mention


def made() -> Actors:
    actor = Actor("a1", "Norway", "country", "NO")
    return Actors.of([actor], [Mention(0, 1, 0, "name", (actor,))])


def test_they_are_sought_once_and_only_when_asked_for() -> None:
    sought: list[int] = []

    def find() -> Actors:
        sought.append(1)
        return made()

    late = LateActors(find)
    assert not sought
    assert [actor.name for actor in late.actors] == ["Norway"]
    mention = late.mention_at(0)
    assert mention is not None
    assert mention.actors[0].country == "NO"
    assert late.extent(3) == (3, 4)
    assert len(sought) == 1


def test_what_no_actors_have_they_have_not_either() -> None:
    sought: list[int] = []

    def find() -> Actors:
        sought.append(1)
        return made()

    with pytest.raises(AttributeError, match="colour"):
        _ = LateActors(find).colour
    assert not sought
