"""The component `dateline_entities`, and the function behind it."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dateline.entities import lexicon
from dateline.entities.clusters import ActorMaker, Clusterer
from dateline.entities.gazetteer import Gazetteer
from dateline.entities.homes import domesticate
from dateline.entities.joined import join_bodies
from dateline.entities.model import Actor, Actors, Mention
from dateline.entities.names import NameFinder
from dateline.entities.page import read
from dateline.entities.references import ReferenceFinder
from dateline.entities.senses import SenseChooser, lower_after_initials, mark_datelines
from dateline.entities.truecase import restore_capitals
from dateline.parsed import Positioned, Readable, parsed


def find_actors(doc: Readable, *, gazetteer: Gazetteer, title: str | None = None) -> Actors:
    """The actors of `doc` with all their mentions.

    Works on partly parsed Docs: where a sentence has no tags, capitals and the gazetteer decide.
    `title` may give the full form of a name that the text shortens.
    """
    words = lexicon.load()
    page = read(parsed(doc))
    mark_datelines(page)
    restore_capitals(page, gazetteer, words)
    lower_after_initials(page, words)
    spots = NameFinder(page, gazetteer, words).find()
    SenseChooser(page, gazetteer, words).choose(spots)
    clusters = Clusterer(page, spots, words).run()
    join_bodies(page, clusters)
    maker = ActorMaker(page, words, title=title)
    actors = [maker.make(cluster, number) for number, cluster in enumerate(clusters, start=1)]
    names = merged([mention for actor in actors for mention in actor.mentions])
    finder = ReferenceFinder(page, names, words)
    references = finder.run()
    add_references(actors, references)
    domesticate(actors, words)
    found = Actors.of(actors, [*names, *references])

    owned = cache(finder.owned)  # frames ask of one token again and again

    def resolve(token: Positioned) -> tuple[Actor, ...]:
        mention = found.mention_at(token.i)
        return mention.actors if mention else owned(token.i)

    found._resolver = resolve
    return found


def add_references(actors: list[Actor], references: list[Mention]) -> None:
    """Put each reference among the mentions of its actors."""
    more: dict[str, list[Mention]] = {actor.id: [] for actor in actors}
    for mention in references:
        for actor in mention.actors:
            more[actor.id].append(mention)
    for actor in actors:
        actor.mentions = tuple(sorted([*actor.mentions, *more[actor.id]], key=lambda m: m.start))


def merged(mentions: list[Mention]) -> list[Mention]:
    """One mention for a word that names two actors, in the order of the text."""
    by_place: dict[tuple[int, int], Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        place = (mention.start, mention.end)
        if place in by_place:
            by_place[place].actors += mention.actors
        else:
            by_place[place] = mention
    return list(by_place.values())


class EntitiesComponent:
    """Sets `doc._.actors`; reads the title from `doc.user_data["title"]` where there is one."""

    def __init__(self, nlp: Language, name: str, *, gazetteer: Gazetteer | None = None) -> None:
        self.name = name
        self.vocab = nlp.vocab
        self.gazetteer = gazetteer or Gazetteer.load()
        if not Doc.has_extension("actors"):
            Doc.set_extension("actors", default=None)

    def __call__(self, doc: Doc) -> Doc:
        title = doc.user_data.get("title")
        doc._.actors = find_actors(doc, gazetteer=self.gazetteer, title=title)
        return doc
