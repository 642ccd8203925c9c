"""Which function fills which role, and with whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from dateline.entities.model import Actor, Actors
from dateline.events import syntax
from dateline.events.arguments import Arguments, verb_arguments
from dateline.events.counterparts import counterparts
from dateline.events.crafts import as_provider, is_craft, is_of_private, without_persons
from dateline.events.flyers import flyer_of, name_words
from dateline.events.frames import Frame, FrameSet
from dateline.events.members import joined_states, members, served, without_committees
from dateline.events.mentions import Filler
from dateline.events.orders import parties, without_others_forces
from dateline.events.selecting import select
from dateline.events.sites import hosts, with_hosts
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import first_conjunct
from dateline.parsed import Parsed, Token
from dateline.record import Role

ACTOR_KINDS = ("country", "organisation", "person")
NAMES = frozenset({"name", "acronym"})
OFFICES = ("$travellers", "$visiting_staff")
BODIES = frozenset({"organisation", "person"})
# What towns and provinces are where they act themselves: "Ohio awarded Velmont a contract".
TOWN_ROLES = frozenset({"supplier", "recipient", "party", "issuer"})
OF_AGENT = frozenset({"agent.poss", "agent.modifier"})
MAX_FILLERS = 24
CUES = load_syntax_cues()


def fill_roles(
    frame: Frame, trigger: Token, arguments: Arguments, actors: Actors, frames: FrameSet
) -> list[Filler]:
    """Fillers of all roles of `frame`, in the order in which the frame names the functions."""
    found: list[Filler] = []
    flown_in = trigger.doc if frame.type == "launch" else None
    for role, functions in frame.roles.items():
        kinds = frame.kinds.get(role, ACTOR_KINDS)
        taken = {f.actor.id for f in found}
        found += _fillers(
            role, functions, arguments, actors, kinds, frames, flown_in=flown_in, taken=taken
        )
    for role, functions in frame.complement_roles.items():
        for clause in content_clauses(frame, arguments):
            inner = _without_things(clause, complement_arguments(clause))
            found.extend(
                _fillers(role, functions, inner, actors, ACTOR_KINDS, frames, flown_in=flown_in)
            )
            alone = role == "party" and len({f.actor.id for f in found}) == 1
            if alone and clause.lower_ not in CUES.one_sided:
                found.extend(counterparts(role, clause, actors, frames))
    hostless = "host" in frame.roles and all(f.role != "host" for f in found)
    if frame.type == "facility" and hostless:
        found.extend(hosts(arguments, actors))
    if frame.type == "facility":
        found = with_hosts(found)
    if frame.type == "launch":
        found = [as_provider(f, trigger.doc, frames) for f in without_persons(found, frame, actors)]
        found = [f for f in found if not is_of_private(f, trigger.doc, frames)]
    if frame.type == "transfer":
        own = _named_within(arguments.get("patient", ()), actors)
        found = [f for f in found if f.actor.id not in own or _is_named(f, actors)]
    if frame.type == "talks":
        found = without_committees(found, trigger.doc)
    if frame.type == "order":
        found = [*parties(trigger, arguments, content_clauses(frame, arguments), actors), *found]
        found = without_others_forces(found, trigger.doc)
    return _once(f for f in found if not f.start <= trigger.i < f.end)


def _named_within(heads: Iterable[Token], actors: Actors) -> set[str]:
    """Who is named in these phrases: "it bought Kidde shares" is told of another than Kidde."""
    places = (i for h in heads for i in range(h.left_edge.i, h.right_edge.i + 1))
    spans = (s for i in places if (s := actors.mention_at(i)) is not None)
    return {a.id for s in spans if s.form in NAMES for a in s.actors}


def _is_named(filler: Filler, actors: Actors) -> bool:
    mention = actors.mention_at(filler.start)
    return mention is None or mention.form in NAMES


def content_clauses(frame: Frame, arguments: Arguments) -> list[Token]:
    """The clauses that say what is agreed or ordered: "issued an order … to open talks"."""
    found = arguments.get("complement", [])
    return found or (arguments.get("purpose", []) if frame.action else [])


def complement_arguments(clause: Token) -> Arguments:
    """The arguments of a complement clause, those of its object included."""
    arguments = verb_arguments(clause)
    if syntax.is_to_be_done(clause):  # "an agreement to be bought by X"
        arguments["by"] = arguments.get("agent", [])
    inner = syntax.children(clause, "xcomp") if clause.tag_ == "VBG" else []
    if inner:
        return complement_arguments(inner[0])
    nested = {
        f.removeprefix("patient."): heads for f, heads in sorted(arguments.items(), reverse=True)
    }
    found = nested | arguments
    return {f: [h for h in heads if _stands(h)] for f, heads in found.items()}


def _without_things(clause: Token, inner: Arguments) -> Arguments:
    """`inner` without what is made, sold to another, or done to others: no sides of a deal."""
    if clause.lower_ in CUES.one_sided:
        return {f: heads for f, heads in inner.items() if f == "with"}
    if clause.lower_ in CUES.creating:
        return {f: heads for f, heads in inner.items() if f != "patient"}
    if clause.lower_ not in CUES.parting or not inner.get("to"):
        return inner
    return {f: heads for f, heads in inner.items() if f.partition(".")[0] != "patient"}


def _stands(head: Token) -> bool:
    """A name or what stands for one: "agreed to buy the company", "sell it to a group led by X"."""
    led = any(c.tag_ == "VBN" and syntax.children(c, "agent") for c in syntax.children(head, "acl"))
    if led or head.tag_ in ("NNP", "NNPS", "PRP"):
        return True
    if head.lower_ in CUES.state_bodies:  # "ruled that the Dutch government must pay"
        before = syntax.children(head, "amod", "poss", "compound", "nmod")
        return any(c.ent_type_ in ("NORP", "GPE") for c in before)
    return head.lower_ in CUES.firms and any(c.lower_ in ("the", "its") for c in head.children)


def _fillers(
    role: Role,
    functions: Iterable[str],
    arguments: Arguments,
    actors: Actors,
    kinds: tuple[str, ...],
    frames: FrameSet,
    *,
    flown_in: Parsed | None = None,
    taken: Collection[str] = (),
) -> list[Filler]:
    """Who fills a role; those `taken` by a role before keep no other from it."""
    found: list[Filler] = []
    for function in functions:
        if function.endswith("?") and any(f.actor.id not in taken for f in found):
            continue
        name = function.rstrip("?")
        if name.startswith("flyer."):
            launchers = select(arguments, name.removeprefix("flyer."), frames)
            new = _flyers(role, launchers, actors, frames)
        elif name.startswith("state."):
            new = _states(role, name.removeprefix("state."), arguments, actors)
        else:
            new = [
                filler
                for head in _chosen(role, name, arguments, frames)
                if not (name == "patient.poss" and _is_of_nameless(head, arguments, actors))
                for filler in _resolve(role, _label(name), head, actors, kinds, frames)
            ]
        found.extend(f for f in new if flown_in is None or not is_craft(f, flown_in, frames))
    return found


def _chosen(role: Role, function: str, arguments: Arguments, frames: FrameSet) -> list[Token]:
    heads = select(arguments, function, frames)
    if role != "party" or function != "modifier":
        return heads
    return [h for h in heads if not _is_venue(h, frames)]


def _is_of_nameless(owner: Token, arguments: Arguments, actors: Actors) -> bool:
    """ "A holder sold its stake": it is the holder's, and nobody says who that is."""
    agents = arguments.get("agent", ())
    if owner.tag_ != "PRP$" or not agents:
        return False
    return all(_is_any(a) and not actors.resolve(a) for a in agents)


def _is_any(noun: Token) -> bool:
    """ "A shareholder", "an estate"."""
    articles = (c.lower_ for c in noun.children if c.dep_ == "det")
    return noun.lower_ in CUES.some_holder and any(a in ("a", "an") for a in articles)


def _is_venue(head: Token, frames: FrameSet) -> bool:
    """A city that only names the pact: "the Paris accord", but not "a Moscow-Beijing pact"."""
    if head.lower_ not in frames.lists["venues"]:
        return False
    return not {"-", "–", "/"} & set(head.doc.lowers[max(head.i - 1, 0) : head.i + 2])


def _states(role: Role, function: str, arguments: Arguments, actors: Actors) -> list[Filler]:
    """The state, where the article names it, of the places under `function`: Tianjin, so China."""
    places = [
        a for head in arguments.get(function, ()) for a in actors.resolve(head) if a.kind == "place"
    ]
    codes = {a.country for a in places if a.country}
    return [
        Filler(role, a, a.mentions[0].start, a.mentions[0].end, "state")
        for a in actors.actors
        if a.kind == "country" and a.country in codes and a.mentions
    ]


def _label(function: str) -> str:
    """The function without its cuts and steps: "on:$rockets>modifier" is a modifier."""
    label = re.split("[:>]", function)[0]
    return f"{label}.modifier" if ">modifier" in function else label


def _flyers(role: Role, launchers: list[Token], actors: Actors, frames: FrameSet) -> list[Filler]:
    """Who flies these launchers or payloads, at the place where the article first names them.

    Who flies a company's launcher launches what others own.
    """
    rockets = frames.lists["firm_rockets"]
    found = [
        ("provider" if any(w.lower_ in rockets for w in name_words(head)) else role, actor)
        for head in launchers
        if (actor := flyer_of(head, actors)) is not None
    ]
    return [Filler(r, a, a.mentions[0].start, a.mentions[0].end, "flyer") for r, a in found]


def _resolve(
    role: Role,
    function: str,
    head: Token,
    actors: Actors,
    kinds: tuple[str, ...],
    frames: FrameSet,
) -> list[Filler]:
    found: list[Filler] = []
    if function in OF_AGENT and _has_named_body(head, actors, frames):
        return found
    if role == "supplier" and head.lower_ in CUES.territories and head.dep_ == "poss":
        return found
    leaders = _leaders(head) if role in ("visitor", "participant") else []
    for named in [*_named_heads(head, actors, frames), *leaders]:
        mention = actors.mention_at(named.i)
        if (
            function.endswith("modifier")
            and mention
            and mention.start <= named.head.i < mention.end
        ):
            continue  # a word of the noun's own name: the Holocaust Museum opens no museum
        start, end = actors.extent(named.i)
        # "A Lyon court" goes by its town; "a jury in Lyon" is but where it sits.
        found.extend(
            Filler(role, actor, start, end, function)
            for actor in actors.resolve(named)
            if _may_fill(actor, role, function, kinds)
        )
    return found


def _may_fill(actor: Actor, role: str, function: str, kinds: tuple[str, ...]) -> bool:
    """True for an actor of these kinds; a town or a province that itself sells, signs or orders."""
    if actor.kind != "place":
        return actor.kind in kinds
    if actor.kind in kinds:
        return not function.endswith(".in")
    return function == "agent" and role in TOWN_ROLES and actor.country is not None


def _has_named_body(owner: Token, actors: Actors, frames: FrameSet) -> bool:
    """True for the state or owner of a named body that acts itself: "India's ISRO launched"."""
    body = owner.head
    mention = actors.mention_at(body.i)
    if mention is None or mention.form not in NAMES or mention.start <= owner.i < mention.end:
        return False
    craft = body.lower_ in frames.lists["rockets"] or body.lower_ in frames.lists["payloads"]
    return not craft and mention.actors[0].kind in BODIES


def _named_heads(head: Token, actors: Actors, frames: FrameSet) -> list[Token]:
    """Where the name stands: "his counterpart, X", "officials from X and Y", "its board"."""
    if head.tag_ not in ("NN", "NNS") and not _is_office(head, actors):
        listed = members(head, frames) if head.tag_ == "NNPS" else []
        persons = any(a.kind == "person" for t in listed for a in actors.resolve(t))
        return listed if persons else [head]  # "met Republicans, including X and Y"
    part = frames.is_one_of(frames.lemmas.noun(head.lower_), ("$owned_parts",))
    if part or frames.is_one_of(head.lower_, ("$members_of",)):
        for child in syntax.children(head, "appos"):
            if child.tag_ == "NNP" and actors.resolve(child):
                return [child]  # "the Volvo unit, Dacia,"
        for child in syntax.children(head, "compound", "nmod"):
            if any(a.kind == "organisation" for a in actors.resolve(child)):
                return syntax.coordinated(child)  # "Volvo's Dacia and Mack units"
    for child in syntax.children(head, "appos"):
        if any(a.kind == "person" for a in actors.resolve(child)):
            return syntax.coordinated(child)
    body = _apposed_body(head, actors)
    if body is not None:
        return [body]
    states = joined_states(head)
    if states:
        return states
    if frames.is_one_of(head.lower_, ("$members_of",)):
        named = members(head, frames) or syntax.prepositional(head, "at", "from", "for")
        if any(actors.resolve(t) for t in named):
            return [head, *named]
    for child in _strayed_names(head):
        if any(a.kind == "person" for a in actors.resolve(child)):
            return [child]
    if not actors.resolve(head):
        named = [t for t in members(head, frames) if actors.resolve(t)]
        if named:
            return named
    owners = syntax.prepositional(head, "of", "from")
    named = [t for t in owners if actors.resolve(t)]
    found = {a.id for a in actors.resolve(head)}
    if not found and not named:
        blocs = [bloc for t in (head, *owners) for bloc in _blocs(t, actors)]
        if blocs:
            return blocs
        for child in syntax.children(head, "appos"):
            if child.tag_ in ("NNP", "NNPS") and actors.resolve(child):
                return syntax.coordinated(child)
    if len(named) > 1 and found <= {a.id for t in named for a in actors.resolve(t)}:
        return named
    office = frames.lemmas.noun(head.lower_) if head.tag_ == "NNS" else ""
    if named and not found and office in frames.lists["travellers"]:
        return named  # "leaders of the 54-nation African Union"
    if not found and not named and frames.is_one_of(office, OFFICES):
        at = [t for t in served(head) if any(a.kind == "organisation" for a in actors.resolve(t))]
        if at:
            return at
    if not found and frames.is_one_of(head.lower_, ("$acting_bodies",)):
        inner = [t for t in syntax.children(head, "compound") if t.lower_ == "member"]
        holder = inner[0] if inner else head  # "OPEC member states"
        named = syntax.children(holder, "poss") or syntax.children(holder, "compound", "nmod")
        return named or [head]
    return [head]


def _apposed_body(head: Token, actors: Actors) -> Token | None:
    """The name behind a noun that a state's adjective modifies: "its Chilean rival Codelco"."""
    if head.tag_ != "NN" or any(a.kind != "country" for a in actors.resolve(head)):
        return None
    for child in syntax.children(head, "appos"):
        alone = child.tag_ == "NNP" and not syntax.children(child, "conj", "cc")
        before = head.doc[child.left_edge.i - 1]
        behind = before is head or before.text in (",", "(", "<")
        if alone and behind and any(a.kind == "organisation" for a in actors.resolve(child)):
            return child
    return None


def _is_office(head: Token, actors: Actors) -> bool:
    """A title in capitals that is no name itself: "Peru's Minister of Mines, Anna Larsen, met"."""
    mention = actors.mention_at(head.i)
    return head.tag_ == "NNP" and (mention is None or mention.form == "nominal")


def _blocs(noun: Token, actors: Actors) -> list[Token]:
    """The body whose members are named in full: "ministers of the 13 OPEC states"."""
    if noun.lower_ not in CUES.member_states or any(
        c.lower_ in CUES.not_all for c in noun.children
    ):
        return []
    owners = syntax.children(noun, "compound", "nmod")
    owners += [c for t in owners if t.lower_ == "member" for c in t.children]
    return [t for t in owners if any(a.kind == "organisation" for a in actors.resolve(t))]


def _strayed_names(head: Token) -> list[Token]:
    """Names that the parser hangs on the body led: "the head of the bank, Anna Larsen, said"."""
    if head.tag_ != "NN":
        return []
    return [c for t in syntax.prepositional(head, "of") for c in syntax.children(t, "appos")]


def _leaders(head: Token) -> list[Token]:
    """Who heads or goes with those who travel or meet: "a delegation led by X", "including X"."""
    clauses = syntax.children(head, "acl", "relcl")
    beside = syntax.children(head.head, "advcl", "acl") if head.dep_ == "nsubj" else []
    found = [t for c in clauses + beside if c.lower_ in CUES.joined_by for t in _by(c)]
    if head.lower_ in CUES.delegations:
        named = [t for c in clauses if c.lower_ in ("led", "headed") for t in _by(c)]
        found += [a for t in named if t.tag_ == "NN" for a in syntax.children(t, "appos")] + named
    for group in [t for t in (head, first_conjunct(head)) if t.tag_ == "NNS"][:1]:
        found += [t for t in syntax.prepositional(group, "including") if t.ent_type_ == "PERSON"]
    return [t for t in found if t.tag_ == "NNP"]


def _by(clause: Token) -> list[Token]:
    return syntax.prepositional(clause, "by")


def _once(fillers: Iterable[Filler]) -> list[Filler]:
    known: dict[tuple[str, str], Filler] = {}
    taken: dict[str, str] = {}
    for filler in fillers:
        role = taken.setdefault(filler.actor.id, filler.role)
        own = filler.role == "recipient" and role == "issuer"  # "Peru ordered its army to leave"
        own = own and filler.function == "patient" and filler.actor.kind == "country"
        if role == filler.role or own:
            known.setdefault((filler.role, filler.actor.id), filler)
    return list(known.values())[:MAX_FILLERS]
