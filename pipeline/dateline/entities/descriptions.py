"""What bodies are called: the nouns in, before and behind their names, and where they are."""

from __future__ import annotations

from dateline.entities.discourse import Discourse
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.page import Page
from dateline.entities.phrases import PhraseReader
from dateline.entities.runs import POSSESSIVE

BRACKETS = frozenset({",", "<", "(", "–", "—"})
_FROM = frozenset({"from", "in"})
_CLAUSES = frozenset({"which", "who", "whose", "that", "when", "while", "after", "but", "and"})
_HIS = frozenset({"his", "her", "its", "their"})
_NAMING = frozenset({"called", "named", "dubbed"})
# What is no company, and who only sells the shares of one.
_PUBLIC = frozenset(
    {"union", "party", "university", "court", "congress", "underwriter", "underwriters",
     "bookrunner"}
)  # fmt: skip
# What the bodies of a gazetteer are called besides.
_CALLED = {
    "organisations": ("bloc", "organisation", "organization", "body", "alliance"),
    "agencies": ("agency", "body", "organisation", "organization"),
    "ministries": ("ministry", "department"),
    "central_banks": ("bank",),
}
_PARTS_OF_NAMES = {
    "workers": "union", "teamsters": "union", "steelworkers": "union", "autoworkers": "union",
    "mineworkers": "union", "metalworkers": "union", "machinists": "union", "attendants": "union",
    "pilots": "union", "longshoremen": "union", "teachers": "union", "nurses": "union",
    "brotherhood": "union", "unifor": "union", "unite": "union", "verdi": "union",
    "airlines": "airline", "airways": "airline",
    "air": "airline", "motors": "automaker", "motor": "automaker",
}  # fmt: skip


def singular(word: str) -> str:
    """A noun without its plural ending, roughly."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def plurals(word: str) -> tuple[str, ...]:
    """The words of which `singular` makes this one, other than itself."""
    regular = () if word.endswith(("s", "ie")) else (word + "s",)
    return (*regular, word[:-1] + "ies") if word.endswith("y") else regular


def opens_clause(page: Page, index: int, name: Mention) -> bool:
    """ "In a filing with the SEC, the group said": a subject after a phrase in front."""
    before = name.head < index and page.dep[name.head] == "pobj"
    return before and page.dep[index] in {"nsubj", "nsubjpass"}


class Descriptions:
    """Learns from each name what its body is called besides, and its country."""

    def __init__(
        self,
        page: Page,
        discourse: Discourse,
        phrases: PhraseReader,
        lexicon: Lexicon,
        *,
        nouns: frozenset[str],
    ) -> None:
        self.page = page
        self.discourse = discourse
        self.phrases = phrases
        self.nouns = nouns
        self.of_state = lexicon["nominals.of_state"]
        self.hubs = lexicon["seats.hubs"]
        self.papers = lexicon["nominals.papers"]
        self.raters = tuple(name.replace("+", " ") for name in lexicon["nominals.raters"])
        self.public = lexicon["nominals.agency"] | _PUBLIC
        self.words: dict[str, set[str]] = {}
        self.bodies: dict[str, Actor] = {}
        for mention in dict.fromkeys(phrases.names.values()):
            self.describe(mention)

    def is_company(self, actor: Actor) -> bool:
        """Whether "the company" may mean this actor."""
        return actor.kind == "organisation" and not (
            self.words.get(actor.id, set()) & self.public
            or actor.source in _CALLED
            or actor.name.lower().startswith(self.raters)
            or actor.name.lower().rpartition(" ")[2] in self.papers
        )

    def place_bodies(self, main: Actor | None) -> None:
        """Countries of bodies that nothing beside their names tells.

        Ministries, courts and armies are of `main`, the state that the article is mostly about;
        the first body of an article is at home where its dateline is, unless correspondents sit
        there.
        """
        for number, (key, body) in enumerate(self.bodies.items()):
            if body.country is not None or body.source:
                continue
            if main is not None and self.words[key] & self.of_state:
                body.country = main.country
            elif number == 0:
                body.country = self._dateline_home()

    def _dateline_home(self) -> str | None:
        for index, marked in enumerate(self.page.dateline):
            mention = self.phrases.names.get(index) if marked else None
            if mention is not None:
                hub = self.page.low[index] in self.hubs
                return None if hub else mention.actors[0].country
        return None

    def campaign_of(self, person: Actor) -> Actor | None:
        """The election campaign named after a person."""
        surname = person.name.split()[-1].lower()
        fits = [
            body
            for body in self.bodies.values()
            if {"campaign", surname} <= self.words[body.id] and "campaign" in body.name.lower()
        ]
        return fits[0] if len(fits) == 1 else None

    def describe(self, mention: Mention) -> None:
        """Collect the nouns that say what a body is: in its name, before it, after it."""
        page, actor = self.page, mention.actors[0]
        if actor.kind != "organisation":
            return
        words = self.words.setdefault(actor.id, set(_CALLED.get(actor.source, ())))
        self.bodies[actor.id] = actor
        for index in range(mention.start, mention.end):
            word = page.low[index]
            part = "bank" if word.endswith("bank") else _PARTS_OF_NAMES.get(word, word)
            part = word if page.low[index + 1 : index + 2] == ["force"] else part
            words.update((word, part) if word == "services" else (word, singular(word), part))
        before = mention.start - 1
        if before > 0 and (page.text[before] in BRACKETS or page.low[before] in _NAMING):
            before -= 1
            before = -1 if page.capital[before] else before
        if before >= 0 and page.sentence[before] == page.sentence[mention.start]:
            words.add(page.low[before])
            self._place(actor, before)
        self._place_after(mention, actor, words)

    def _place_after(self, mention: Mention, actor: Actor, words: set[str]) -> None:
        """What stands behind a body's name: a description, a place."""
        page = self.page
        if mention.end < len(page) and page.text[mention.end] == ",":
            self._describe_after(mention, actor, words)
        home = self._based(mention)
        if home is None and page.low[mention.end : mention.end + 1] == ["of"]:
            home = self.phrases.names.get(mention.end + 1)
        if actor.country is None and home and home.actors[0].kind in {"country", "place"}:
            actor.country = home.actors[0].country

    def _based(self, mention: Mention) -> Mention | None:
        """ "Oslo-based X", "X, based in Oslo"."""
        page, names = self.page, self.phrases.names
        before = mention.start - 1
        while before > 1 and page.low[before] in self.nouns:
            before -= 1
        if before > 1 and page.low[before] == "based" and page.text[before - 1] == "-":
            return names.get(before - 2)
        place = mention.end + (page.text[mention.end : mention.end + 1] == [","])
        if page.low[place : place + 1] in (["based"], ["headquartered"]):
            return names.get(place + 2)
        return None

    def _describe_after(self, mention: Mention, actor: Actor, words: set[str]) -> None:
        page = self.page
        opens = page.low[min(mention.end + 1, len(page) - 1)] in {"a", "an", "the"}
        for index in range(mention.end + 1, min(mention.end + 9, len(page))):
            ends = page.text[index] in {",", "."} or page.low[index] in _CLAUSES
            if ends or page.tag[index] in {"VBD", "VBZ", "VBP", "MD"}:
                break
            if opens_clause(page, index, mention):
                break
            words.add(page.low[index])
            home = self.phrases.names.get(index)
            if opens and home is not None and actor.country is None:
                near = home.form == "adjective" or home.actors[0].kind == "place"
                near = near and page.low[index - 1] not in {"of", "with", "by", "to", "for"}
                from_there = home.actors[0].kind == "country" and page.low[index - 1] in _FROM
                if near or from_there:
                    actor.country = home.actors[0].country

    def _place(self, actor: Actor, before: int) -> None:
        """The state that owns or qualifies the body: "Venezuela's …", "French maker …"."""
        if actor.country is not None:
            return
        page = self.page
        owner = before - 1 if page.text[before] in POSSESSIVE else before
        if owner == before and singular(page.low[before]) in self.nouns:
            phrase = self.phrases.read(before)
            found = phrase.owners[-1] if phrase.owners else None
        else:
            found = self.phrases.names.get(owner)
        if found is None and (owner != before or page.low[before] in _HIS):
            taken_up = self.discourse.at.get(owner)
            if taken_up is not None and taken_up.form in {"nominal", "pronoun"}:
                actor.country = taken_up.actors[0].country
            return
        if found is not None and found.actors[0].kind in {"country", "place"}:
            possessed = owner != before
            if possessed or found.form == "adjective" or found.actors[0].kind == "place":
                actor.country = found.actors[0].country
