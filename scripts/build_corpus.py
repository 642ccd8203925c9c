"""Turn the easily writable sources of `corpus/` into labelled samples with exact offsets.

    python scripts/build_corpus.py              # writes corpus/{dev,test}/<topic>.jsonl
    python scripts/build_corpus.py --check      # writes nothing; exit 1 if a built file differs
    python scripts/build_corpus.py --counts     # also prints the table of README.md
    python scripts/build_corpus.py --only a-x   # checks only the sources whose id starts so

**Article**: `corpus/sources/<id>.md`, a header between two lines `---`, then the text. The text is
kept as it stands, without the blank lines at both ends. `published` may be empty (no date known).

    ---
    title: Two neighbours sign water accord
    published: 1994-10-27
    source: own
    topic: treaties
    split: dev
    ---
    AMMAN, Oct 27 - ...

A topic lies wholly in `dev` or wholly in `test`. Files of one topic become one JSONL.

**Labels**: `corpus/sources/<id>.toml` (for the blind second reading, `corpus/second/<id>.toml`,
built into `corpus/second/labels.jsonl`). An article without events has an empty file.

    [actors]                                  # every participant: "COUNTRY kind", "-" = unknown
    Jordan = "JO country"                     # kinds: country organisation person place other
    "Food and Agriculture Organization" = "- organisation"

    [[event]]
    is = "agreement.concluded occurred"       # type[.stage] status [hedged]
    says = ["signed", "treaty~", "the accord#2"]   # trigger mentions, the most telling first
    party = ["Jordan: Jordan~ ; the kingdom", "Israel~"]   # role = ["Name: mention ; mention"]
    signatory = ["Yitzhak Rabin"]             # name alone: its mention is the same words
    by = ["Petra"]                            # attributed_to
    date = "1994-10-26"
    places = ["Arava"]
    topics = ["water", "borders"]
    instrument = "treaty"                     # also: item, amount, vehicle, action

**How a mention is quoted** (trigger mentions and those of participants alike):

    accord                the only occurrence as whole words; refused where there are more
    accord#2              the second occurrence in the text
    accord~               the occurrence nearest to the event's first mention
                          (not in `says`: there nearest to the previous mention of the list)
    signed [the accord]   the bracketed part of a longer quotation that is unique in the text
    accord#*              every occurrence

Quotations are case-sensitive. Refused: what is not found, is ambiguous, an unknown key, role or
enum value, a date that is not EDTF, a participant that is not under [actors], and an attribute
whose words do not stand in the article (title included).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1] / "corpus"

ROLES = {
    "agreement": {"party", "signatory", "mediator"},
    "order": {"issuer", "recipient", "counterparty", "proposer"},
    "talks": {"participant", "host", "mediator"},
    "visit": {"visitor", "host"},
    "cooperation": {"partner"},
    "transfer": {"supplier", "recipient"},
    "launch": {"operator", "provider"},
    "facility": {"operator", "host"},
}
STAGES = {
    "agreement": {
        *("proposed", "concluded", "ratified", "in_force", "extended"),
        *("amended", "suspended", "ended", "rejected", "violated"),
    },
    "cooperation": {"proposed", "started", "ongoing", "expanded", "reduced", "ended"},
    "facility": {"planned", "under_construction", "opened", "operating", "closed"},
}
STATUSES = {"occurred", "ongoing", "planned", "possible", "denied"}
KINDS = {"country", "organisation", "person", "place", "other"}
# Which types may carry an attribute.
CARRIES = {
    "instrument": {"agreement", "order"},
    "topics": {"agreement", "order", "talks", "cooperation", "visit"},
    "action": {"order"},
    "item": {"transfer", "launch", "facility"},
    "amount": {"transfer"},
    "vehicle": {"launch"},
}
DAY = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{3}X)"
EDTF = re.compile(rf"^(?:{DAY}|{DAY}/{DAY}|{DAY}/\.\.|\.\./{DAY})$")

Json = dict[str, Any]


class LabelError(Exception):
    """A source file says something that cannot be turned into a labelled sample."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article as written: `id` is the file's stem, `text` what offsets count in."""

    id: str
    title: str
    published: str | None
    source: str
    topic: str
    split: str
    text: str


def read_source(path: Path) -> Source:
    """Read one article. Raises LabelError where the header is not as described above."""
    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise LabelError("no header between two lines ---")
    head = dict(line.split(":", 1) for line in parts[1].splitlines() if ":" in line)
    values = {key.strip(): value.strip() for key, value in head.items()}
    if missing := {"title", "published", "source", "topic", "split"} ^ set(values):
        raise LabelError(f"header keys missing or unknown: {sorted(missing)}")
    if values["split"] not in {"dev", "test"}:
        raise LabelError(f"split {values['split']!r} is neither dev nor test")
    published = values["published"] or None
    if published and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", published):
        raise LabelError(f"published {published!r} is no date")
    text = parts[2].strip("\n")
    title, source, topic = values["title"], values["source"], values["topic"]
    return Source(path.stem, title, published, source, topic, values["split"], text)


def occurrences(text: str, quote: str) -> list[tuple[int, int]]:
    """All places where `quote` stands as whole words, as (start, end)."""
    pattern = rf"(?<!\w){re.escape(quote)}(?!\w)"
    return [found.span() for found in re.finditer(pattern, text)]


def locate(text: str, quote: str, near: int | None) -> list[tuple[int, int]]:
    """The spans a quotation stands for. Raises LabelError where it is not found or ambiguous."""
    bracketed = re.fullmatch(r"(.*?)\[(.+)\](.*)", quote, re.DOTALL)
    if bracketed:
        before, inner, after = bracketed.groups()
        if text.count(before + inner + after) != 1:
            raise LabelError(f"{text.count(before + inner + after)} occurrences of {quote!r}")
        start = text.index(before + inner + after) + len(before)
        return [(start, start + len(inner))]
    marked = re.fullmatch(r"(.+?)(~|#(?:\d+|\*))", quote, re.DOTALL)
    words, mark = marked.groups() if marked else (quote, "")
    return choose(occurrences(text, words), mark, quote, near)


def choose(
    spans: list[tuple[int, int]], mark: str, quote: str, near: int | None
) -> list[tuple[int, int]]:
    """Pick among the occurrences as the mark behind the quotation says."""
    if not spans:
        raise LabelError(f"not found: {quote!r}")
    if mark == "#*":
        return spans
    if mark == "~":
        if near is None:
            raise LabelError(f"nearest to what? {quote!r}")
        return [min(spans, key=lambda span: abs(span[0] - near))]
    if mark:
        number = int(mark[1:])
        if not 1 <= number <= len(spans):
            raise LabelError(f"{quote!r}: there are {len(spans)}")
        return [spans[number - 1]]
    if len(spans) > 1:
        raise LabelError(f"{len(spans)} occurrences of {quote!r}: say which with #n, ~ or [ ]")
    return spans


def mention(text: str, span: tuple[int, int]) -> Json:
    """A span as labelled samples write it."""
    return {"text": text[span[0] : span[1]], "start": span[0], "end": span[1]}


def triggers(text: str, quotes: list[str]) -> list[Json]:
    """The trigger mentions in the order given, the most telling first."""
    found: list[Json] = []
    for quote in quotes:
        near = found[-1]["start"] if found else None
        found += [mention(text, span) for span in locate(text, quote, near)]
    if not found:
        raise LabelError("says: no trigger")
    return found


def participant(text: str, role: str, entry: str, actors: Json, near: int) -> Json:
    """One participant from "Name: mention ; mention" or from a mention that is the name."""
    name, _, quotes = entry.partition(": ")
    spans: list[tuple[int, int]] = []
    for quote in (quotes or name).split(" ; "):
        spans += locate(text, quote.strip(), near)
    name = name if quotes else re.sub(r"(~|#(\d+|\*))$", "", name)
    if name not in actors:
        raise LabelError(f"{name!r} is not under [actors]")
    country, _, kind = str(actors[name]).partition(" ")
    if kind not in KINDS or not re.fullmatch(r"[A-Z]{2}|-", country):
        raise LabelError(f"actor {name!r}: {actors[name]!r} is not like 'FR country'")
    mentions = [mention(text, span) for span in dict.fromkeys(spans)]
    return {
        "role": role,
        "name": name,
        "kind": kind,
        "country": None if country == "-" else country,
        "mentions": mentions,
    }


def kind_of(value: str) -> tuple[str, str | None, str, bool]:
    """Read `type[.stage] status [hedged]`."""
    first, *rest = value.split()
    kind, _, stage = first.partition(".")
    if kind not in ROLES or not rest or rest[0] not in STATUSES or rest[1:] not in ([], ["hedged"]):
        raise LabelError(f"is = {value!r} is not 'type[.stage] status [hedged]'")
    if (stage or None) not in STAGES.get(kind, {None}):
        raise LabelError(f"is = {value!r}: stage must be one of {sorted(STAGES.get(kind, []))}")
    return kind, stage or None, rest[0], bool(rest[1:])


def stands_in(words: str, article: str) -> bool:
    """Whether every word of an attribute stands in the article, a plural `s` aside."""
    known = set(re.findall(r"\w+", article.casefold()))
    return all(
        {w, w + "s", w + "es", w[:-1] + "ies"} & known for w in re.findall(r"\w+", words.casefold())
    )


def check_attributes(entry: Json, kind: str, article: str) -> None:
    """Refuse keys a type does not carry, and words that the article does not hold."""
    known = {"is", "says", "by", "date", "places"} | ROLES[kind]
    known |= {key for key, types in CARRIES.items() if kind in types}
    if set(entry) - known:
        raise LabelError(
            f"{sorted(set(entry) - known)} not known for {kind}; allowed: {sorted(known)}"
        )
    for key in ("by", "places", "topics", "instrument", "item", "amount", "vehicle", "action"):
        values = entry.get(key, [])
        for value in [values] if isinstance(values, str) else values:
            if not stands_in(value, article):
                raise LabelError(f"{key}: {value!r} has words that are not in the article")
    date = entry.get("date")
    if date is not None and not EDTF.match(date):
        raise LabelError(f"date {date!r} is not EDTF")


def build_event(source: Source, entry: Json, actors: Json) -> Json:
    """One labelled event with offsets."""
    kind, stage, status, hedged = kind_of(entry.get("is", ""))
    check_attributes(entry, kind, source.title + "\n" + source.text)
    mentions = triggers(source.text, entry.get("says", []))
    near = mentions[0]["start"]
    people = [
        participant(source.text, role, line, actors, near)
        for role in sorted(ROLES[kind] & set(entry))
        for line in entry[role]
    ]
    if not people:
        raise LabelError("no participant")
    return {
        "type": kind,
        "status": status,
        "hedged": hedged,
        "stage": stage,
        "attributed_to": entry.get("by", []),
        "mentions": mentions,
        "participants": people,
        "date": entry.get("date"),
        "places": entry.get("places", []),
        "instrument": entry.get("instrument"),
        "topics": entry.get("topics", []),
        **{key: entry.get(key) for key in ("item", "amount", "vehicle", "action")},
    }


def build_sample(source: Source, labels: Path) -> Json:
    """One article with its events. Raises LabelError naming the event."""
    with labels.open("rb") as stream:
        data = tomllib.load(stream)
    if set(data) - {"actors", "event"}:
        raise LabelError(f"unknown tables {sorted(set(data) - {'actors', 'event'})}")
    events = []
    for number, entry in enumerate(data.get("event", []), start=1):
        try:
            events.append(build_event(source, entry, data.get("actors", {})))
        except LabelError as error:
            raise LabelError(f"event {number} ({entry.get('is')}): {error}") from error
    keys = ("id", "title", "published", "source", "topic", "text")
    return {**{key: getattr(source, key) for key in keys}, "events": events}


def collect(root: Path, only: str) -> tuple[dict[Path, list[Json]], list[str]]:
    """All samples by the file they go to, and the problems found."""
    built: dict[Path, list[Json]] = {}
    problems: list[str] = []
    splits: dict[str, str] = {}
    for path in sorted((root / "sources").glob(f"{only}*.md")):
        second = root / "second" / f"{path.stem}.toml"
        try:
            source = read_source(path)
            if splits.setdefault(source.topic, source.split) != source.split:
                raise LabelError(f"topic {source.topic!r} lies in both splits")
            target = root / source.split / f"{source.topic}.jsonl"
            built.setdefault(target, []).append(build_sample(source, path.with_suffix(".toml")))
            if second.exists():
                again = built.setdefault(root / "second" / "labels.jsonl", [])
                again.append(build_sample(source, second))
        except (LabelError, OSError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{path.name}: {error}")
    return built, problems


def as_jsonl(samples: list[Json]) -> str:
    """Samples as lines, by id: the same sources give the same bytes."""
    lines = [
        json.dumps(sample, ensure_ascii=False)
        for sample in sorted(samples, key=lambda s: str(s["id"]))
    ]
    return "".join(line + "\n" for line in lines)


def counts(samples: list[Json]) -> Counter[str]:
    """How often each type, status, stage, role, kind and so on is covered."""
    table: Counter[str] = Counter(articles=len(samples))
    table["articles without events"] = sum(not sample["events"] for sample in samples)
    for sample in samples:
        table["words"] += len(sample["text"].split())
        for event in sample["events"]:
            table.update(["events", f"type {event['type']}", f"status {event['status']}"])
            table.update(f"hedged {event['type']}" for _ in range(event["hedged"]))
            table["events with a date"] += event["date"] is not None
            if event["stage"]:
                table[f"stage {event['type']}.{event['stage']}"] += 1
            for actor in event["participants"]:
                table.update(["participants", f"role {event['type']}.{actor['role']}"])
                table.update([f"kind {actor['kind']}"])
                table["participants with a country"] += actor["country"] is not None
    return table


def counts_table(samples: list[Json]) -> str:
    """The counts as the Markdown table that stands in the datasheet."""
    table = counts(samples)

    def some(prefix: str) -> str:
        names = sorted(name for name in table if name.startswith(prefix))
        return " · ".join(f"{name.removeprefix(prefix)} {table[name]}" for name in names)

    def part(whole: str, one: str) -> str:
        return f"{table[whole]} ({table[whole + ' ' + one]})"

    rows = {
        "articles (without events)": part("articles", "without events"),
        "words": f"{table['words']}",
        "events (with a date)": part("events", "with a date"),
        "participants (with a country)": part("participants", "with a country"),
    }
    for group in ("type", "status", "hedged", "stage", "role", "kind"):
        rows[group] = some(group + " ")
    lines = [f"| {name} | {value} |" for name, value in rows.items()]
    return "\n".join(["| | |", "|---|---|", *lines]) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Build, or with --check compare; 0 = all well, 1 = a problem (named on stderr)."""
    parser = argparse.ArgumentParser(description="Build corpus/{dev,test,second} from its sources.")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("--counts", action="store_true", help="print the coverage")
    parser.add_argument("--only", default="", help="ids starting so; nothing is written")
    parser.add_argument("--root", type=Path, default=ROOT)
    options = parser.parse_args(argv)
    built, problems = collect(options.root, options.only)
    for path, samples in built.items() if not (options.only or problems) else ():
        fresh = as_jsonl(samples)
        if options.check:
            if not path.exists() or path.read_text(encoding="utf-8") != fresh:
                problems.append(f"{path} differs from its sources; run scripts/build_corpus.py")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fresh, encoding="utf-8")
    if options.counts:
        firsts = [s for path, some in built.items() if path.parent.name != "second" for s in some]
        sys.stdout.write(counts_table(firsts))
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
