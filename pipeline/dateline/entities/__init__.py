"""One actor, one name, one kind, one country: names, their mentions and what refers to them."""

from dateline.entities.component import EntitiesComponent, find_actors
from dateline.entities.gazetteer import Entry, Gazetteer
from dateline.entities.model import Actor, Actors, LateActors, Mention

__all__ = [
    "Actor",
    "Actors",
    "EntitiesComponent",
    "Entry",
    "Gazetteer",
    "LateActors",
    "Mention",
    "find_actors",
]
