"""Frames: rules as data, read from TOML, validated on load and compiled once."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.errors import DataError
from dateline.events.cues import load_cues
from dateline.events.inflection import Lemmas, noun_forms, verb_forms
from dateline.events.refusing import Refusals, check, refusal
from dateline.record import ROLES, STAGES, EventType, Role, Stage, Status


class Condition(BaseModel):
    """Some filler of the functions `in` is one of `be`: "@kind", "$list" or a lemma; no `be`: any.

    Kinds are those of actors, `@actor` (country, organisation or person), `@number` and `@amount`
    (the phrase has a sum of money), `@infinitive`, `@modal` (a clause with a modal verb), `@proper`
    and `@instrument` (a pronoun that stands for one).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    within: tuple[str, ...] = Field(alias="in")
    be: tuple[str, ...] = ()


class Frame(BaseModel):
    """One table of a frames file. docs/frames.md tells what each key does."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z]+\.[a-z0-9-]+$")
    type: EventType
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    subject_of: tuple[str, ...] = ()
    nominal: tuple[str, ...] = ()
    modified_by: tuple[str, ...] = ()
    roles: dict[Role, tuple[str, ...]] = {}
    complement_roles: dict[Role, tuple[str, ...]] = {}
    kinds: dict[Role, tuple[str, ...]] = {}
    need: tuple[Condition, ...] = ()
    never: tuple[Condition, ...] = ()
    not_under: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    stage: Stage | None = None
    stages: dict[Status, Stage] = {}
    status: Status | None = None
    instrument: str | None = None
    topics: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    vehicle: tuple[str, ...] = ()
    action: bool = False
    amount: bool = False
    places: tuple[str, ...] = ("in", "at", "near")
    min_actors: int = Field(1, ge=0, le=2)
    drop_status: tuple[Status, ...] = ()
    priority: int = 0
    weight: float = Field(0.7, ge=0.0, le=1.0)
    plover: str | None = None
    cameo: str | None = None
    test: tuple[str, ...] = ()
    refuse_test: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A trigger of one or more words; `head` is the index of the word that carries the syntax.

    `others` are the words beside the head.
    """

    words: tuple[str, ...]
    head: int
    pos: str
    frame: Frame
    others: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        beside = self.words[: self.head] + self.words[self.head + 1 :]
        object.__setattr__(self, "others", beside)


# Kinds ("@country"), words, and words where the head is a proper noun.
Asked = tuple[frozenset[str], frozenset[str], frozenset[str]]


@dataclass(slots=True)
class FrameSet:
    """All loaded frames, indexed by the word forms of their triggers' heads."""

    frames: list[Frame] = field(default_factory=list)
    lemmas: Lemmas = field(default_factory=Lemmas)
    by_form: dict[str, list[Phrase]] = field(default_factory=dict)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    # By frame.
    refusals: dict[str, Refusals] = field(default_factory=dict)
    article_words: frozenset[str] = frozenset()
    digest: str = ""
    known_words: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    known_conditions: dict[tuple[str, ...], Asked] = field(default_factory=dict)
    known_idioms: dict[tuple[str, ...], dict[str, list[tuple[str, ...]]]] = field(
        default_factory=dict
    )
    known_governors: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def trigger_forms(self) -> frozenset[str]:
        """Every lower-cased word form that could head a trigger."""
        return frozenset(self.by_form)

    def phrases(self, form: str) -> list[Phrase]:
        """The triggers that a token with this form could head."""
        return self.by_form.get(form.lower(), [])

    def refused(self, frame: Frame, window: str) -> str | None:
        """The refusal phrase of `frame` that covers the window around a trigger, or None."""
        return self.refusals[frame.id].met(window)

    def expanded(self, names: Iterable[str]) -> set[str]:
        """The words that `names` stand for."""
        return {word for n in names for word in (self.lists[n[1:]] if n.startswith("$") else (n,))}

    def is_one_of(self, lemma: str, names: tuple[str, ...]) -> bool:
        """True where `lemma` is among `names`, "$list" entries expanded."""
        return lemma in self.words_of(names)

    def words_of(self, names: tuple[str, ...]) -> frozenset[str]:
        """`expanded`, remembered."""
        known = self.known_words.get(names)
        if known is None:
            known = self.known_words[names] = frozenset(self.expanded(names))
        return known

    def governors(self, frame: Frame) -> frozenset[str]:
        """The lemmas of which one governs the trigger of `frame`; none where it asks for none."""
        known = self.known_governors.get(frame.id)
        if known is None:
            names = (*frame.light, *frame.subject_of, *frame.nominal, *frame.modified_by)
            known = frozenset(name.split()[0] for name in self.expanded(names))
            self.known_governors[frame.id] = known
        return known

    def idioms(self, lemma: str, names: tuple[str, ...]) -> list[tuple[str, ...]]:
        """What follows `lemma` in those of `names` that have several words, "$list" ones too."""
        if names not in self.known_idioms:
            by_first: dict[str, list[tuple[str, ...]]] = {}
            for first, *rest in (n.split() for n in _expanded(names, self.lists)):
                if rest:
                    by_first.setdefault(first, []).append(tuple(rest))
            self.known_idioms[names] = by_first
        return self.known_idioms[names].get(lemma, [])


def _problem(source: str, text: str, index: int, error: ValidationError) -> DataError:
    """What is wrong with the frame of this `index`, with the line of the key."""
    first = error.errors()[0]
    keys = [str(p) for p in first["loc"] if p != "[key]"]
    line = _line_of(text, index, keys)
    allowed = ", ".join(Frame.model_fields) if first["type"] == "extra_forbidden" else ""
    hint = f"; allowed: {allowed}" if allowed else ""
    return DataError(f"{source}:{line}: {'.'.join(keys)}: {first['msg']}{hint}")


def _line_of(text: str, index: int, keys: list[str]) -> int:
    """The line of the deepest of `keys` in the frame of this `index`; else that of its header."""
    rows = text.splitlines()
    headers = [n for n, row in enumerate(rows) if row.strip().startswith("[[frame]]")]
    start = headers[index] if index < len(headers) else 0
    end = headers[index + 1] if index + 1 < len(headers) else len(rows)
    for depth in range(len(keys), 0, -1):
        for number in range(start, end):
            if rows[number].lstrip().startswith((".".join(keys[:depth]), keys[depth - 1])):
                return number + 1
    return start + 1


def parse_frames(text: str, *, source: str) -> list[Frame]:
    """Frames of one TOML text; raises DataError naming `source`, the line and the allowed keys."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{source}: not valid TOML: {error}") from error
    unknown = set(table) - {"frame"}
    if unknown:
        raise DataError(f"{source}: unknown table {sorted(unknown)[0]!r}; allowed: [[frame]]")
    frames = [_frame(entry, i, text, source) for i, entry in enumerate(table.get("frame", []))]
    for frame in frames:
        _check(frame, source)
    return frames


def _frame(entry: object, index: int, text: str, source: str) -> Frame:
    try:
        return Frame.model_validate(entry)
    except ValidationError as error:
        raise _problem(source, text, index, error) from error


def _check(frame: Frame, source: str) -> None:
    if not frame.verb and not frame.noun:
        raise DataError(f"{source}: frame {frame.id}: needs at least one `verb` or `noun`")
    for role in (*frame.roles, *frame.complement_roles, *frame.kinds):
        if role not in ROLES[frame.type]:
            allowed = ", ".join(ROLES[frame.type])
            raise DataError(f"{source}: frame {frame.id}: no role {role!r}; allowed: {allowed}")
    for stage in (frame.stage, *frame.stages.values()):
        if stage and stage not in STAGES.get(frame.type, ()):
            allowed = ", ".join(STAGES.get(frame.type, ())) or "none"
            raise DataError(f"{source}: frame {frame.id}: no stage {stage!r}; allowed: {allowed}")


def compile_frames(
    frames: Sequence[Frame], lists: dict[str, frozenset[str]], *, digest: str = ""
) -> FrameSet:
    """Index frames by trigger form; raises DataError for an unknown "$list"."""
    compiled = FrameSet(frames=list(frames), lists=lists, digest=digest)
    for frame in frames:
        _check_lists(frame, lists)
        _add_lemmas(compiled.lemmas, frame)
        for pos, phrases in (("verb", frame.verb), ("noun", frame.noun)):
            for phrase in _expanded(phrases, lists):
                _index(compiled, _phrase(phrase, pos, frame))
        if frame.refuse:
            compiled.refusals[frame.id] = Refusals([refusal(p) for p in frame.refuse])
    for candidates in compiled.by_form.values():
        candidates.sort(key=_order)
    about = [b for f in frames for c in (*f.need, *f.never) if "article" in c.within for b in c.be]
    compiled.article_words = frozenset(compiled.expanded(about))
    return compiled


def _order(phrase: Phrase) -> tuple[int, int, int]:
    frame = phrase.frame
    specific = bool(frame.light or frame.subject_of or frame.nominal or frame.modified_by)
    return (-frame.priority, -len(phrase.words), -int(specific))


def _expanded(phrases: Iterable[str], lists: dict[str, frozenset[str]]) -> list[str]:
    found: list[str] = []
    for phrase in phrases:
        found.extend(sorted(lists[phrase[1:]]) if phrase.startswith("$") else [phrase])
    return found


def _check_lists(frame: Frame, lists: dict[str, frozenset[str]]) -> None:
    conditions = [b for c in (*frame.need, *frame.never) for b in c.be]
    functions = [f for names in frame.roles.values() for f in names] + [*frame.item, *frame.vehicle]
    conditions += [
        w
        for f in functions
        for w in f.rstrip("?").partition(">")[0].partition(":")[2].lstrip("!").split(",")
    ]
    for name in (
        *frame.verb,
        *frame.noun,
        *frame.not_under,
        *frame.light,
        *frame.subject_of,
        *frame.nominal,
        *frame.modified_by,
        *conditions,
    ):
        if name.startswith("$") and name[1:] not in lists:
            known = ", ".join(sorted(lists))
            raise DataError(f"frame {frame.id}: no word list {name!r}; known: {known}")


def _phrase(phrase: str, pos: str, frame: Frame) -> Phrase:
    words = tuple(phrase.lower().replace("-", " - ").split())
    head = 2 if "-" in words[:2] and pos == "verb" else 0
    if pos == "noun":
        links = [
            i for i, w in enumerate(words) if w in ("of", "on", "for", "with", "between", "in")
        ]
        head = (links[0] if links else len(words)) - 1
    return Phrase(words, head, pos, frame)


def _index(compiled: FrameSet, phrase: Phrase) -> None:
    word = phrase.words[phrase.head]
    for form in verb_forms(word) if phrase.pos == "verb" else noun_forms(word):
        compiled.by_form.setdefault(form, []).append(phrase)


def _add_lemmas(lemmas: Lemmas, frame: Frame) -> None:
    lemmas.add_verbs(
        p.split()[0]
        for p in (
            *frame.verb,
            *frame.not_under,
            *frame.light,
            *frame.subject_of,
            *frame.modified_by,
        )
        if not p.startswith("$")
    )
    lemmas.add_nouns(
        w for p in (*frame.noun, *frame.nominal) if not p.startswith("$") for w in p.split()
    )
    lemmas.add_nouns(b for c in (*frame.need, *frame.never) for b in c.be if b[0] not in "@$")


def parse_lists(text: str, *, source: str) -> dict[str, frozenset[str]]:
    """Named word lists of one TOML text: `[lists]` name = [words]."""
    table = tomllib.loads(text)
    unknown = set(table) - {"lists"}
    if unknown:
        raise DataError(f"{source}: unknown table {sorted(unknown)[0]!r}; allowed: [lists]")
    return {name: frozenset(words) for name, words in table["lists"].items()}


@cache
def load_frames(extra: tuple[tuple[str, str], ...] = ()) -> FrameSet:
    """The shipped frames plus `extra` (source, TOML text) pairs; raises DataError.

    Where a frame of `extra` and a shipped one rank the same on a trigger, that of `extra` is tried
    first.
    """
    root = files("dateline_models")
    sources = sorted(
        (f"frames/{p.name}", p.read_text(encoding="utf-8"))
        for p in (root / "frames").iterdir()
        if p.name.endswith(".toml")
    )
    words = (root / "cues" / "words.toml").read_text(encoding="utf-8")
    lists = parse_lists(words, source="cues/words.toml")
    own, shipped = (
        [f for name, text in texts for f in parse_frames(text, source=name)]
        for texts in (extra, sources)
    )
    for frame in own:  # a test looks at the shipped ones
        check(frame.refuse, frame=frame.id)
    frames = [*own, *shipped]
    digest = hashlib.sha256("\0".join([words, *(t for _, t in (*sources, *extra))]).encode())
    compiled = compile_frames(frames, lists, digest=digest.hexdigest())
    for names in lists.values():
        compiled.lemmas.add_nouns(names)
        compiled.lemmas.add_verbs(names, sure=False)
    compiled.lemmas.add_verbs(sorted(load_cues().verbs()))
    compiled.lemmas.add_nouns(load_cues().status["claim"])
    return compiled
