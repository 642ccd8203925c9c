# ruff: noqa: T201 - a script speaks by printing
"""Fit the weights of merging (cues/merging.toml) on labelled samples.

    python scripts/fit_merging.py                      # figures of a five-fold cross-validation
    python scripts/fit_merging.py --write              # also trains on all of it, writes
    python scripts/fit_merging.py --gold A.jsonl --gold B.jsonl   # default: dev gold, corpus/dev

Each mention chooses among the events told before it and a new one; the weights of a conditional
log-linear model over these choices maximise the likelihood of the labelled ones, under a squared
penalty. Both the labelled triggers and those that the frames find give choices to learn from.
The table printed: event F1 and B-cubed F1 of merging alone, articles not fitted on.

What is merged wrongly may cost more or less than what is left apart (an event that names nobody is
dropped anyway). So with --write the weights are then trained on what comes out at the end, events,
participants and records, from where the shipped ones stand (see train_merging.py).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))
from samples import article_of, ground_of
from score import SHARED, load_scorer, read_lines
from score_merging import Keyed, figures, labelled_mentions, tally
from train_merging import Choice as Pair
from train_merging import Story, options_for, trained

from dateline.article import Article
from dateline.events.affinity import (
    Event,
    Surroundings,
    Weights,
    evidence_apart,
    evidence_for,
    load_weights,
)
from dateline.events.cues import load_cues
from dateline.events.dating import Dater
from dateline.events.finding import (
    by_item,
    dress,
    dress_by,
    find_mentions,
    find_triggers,
    finish,
)
from dateline.events.mentions import EventMention
from dateline.events.merging import REACH, merge
from dateline.events.records import to_records
from dateline.extractor import Extractor, load
from dateline.language import DocReader
from dateline.parsed import Parsed
from dateline.settings import DEFAULT_MIN_CONFIDENCE

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "models" / "dateline_models" / "cues" / "merging.toml"
# Whether two mentions in a text of our own are one happening: type, "one" or "two", text.
PAIRS = Path(__file__).with_name("merging_pairs.tsv")
FOLDS, PENALTY, SEED = 5, 2.0, 0
SMALL = 0.02
# Draws of an article as a whole and of its labelled triggers by themselves; articles of the make
# on which the project is judged count more.
DRAWS, ALONE_DRAWS, LIKE_TESTED = 10, 4, 3.0
# What a record, a participant that is told costs beside one that is right: F1 as a sum.
EVENT_PRICE, RECORD_PRICE, SIDE_PRICE, ALONE_PRICE = 0.95, 0.35, 0.58, 0.9
SIDE_WEIGHT = 0.3

Features = dict[str, float]
Choice = tuple[list[Features], int]


@dataclass(slots=True)
class Labelled:
    """One article: its sample, and (mention, labelled event) by where the triggers come from."""

    sample: dict[str, Any]
    given: list[tuple[EventMention, int]]
    found: list[tuple[EventMention, int]]
    doc: Parsed
    weighty: bool


def read(paths: list[Path]) -> list[Labelled]:
    """Parse all articles and take their mentions."""
    extractor = load()
    reader = DocReader(nlp=extractor.nlp, cascade=False)
    samples = [(s, path.parent.name == "gold") for path in paths for s in read_lines(path)]
    docs = reader.parsed(s["text"] for s, _ in samples)
    return [labelled(extractor, s, d, w) for (s, w), d in zip(samples, docs, strict=True)]


def labelled(extractor: Extractor, sample: dict[str, Any], doc: Parsed, weighty: bool) -> Labelled:
    """The mentions of one article, with the number of the labelled event each belongs to."""
    ground = ground_of(extractor, article_of(sample), doc)
    given, belongs = labelled_mentions(sample, doc, ground["actors"], extractor.frames)
    return Labelled(
        sample,
        [(m, belongs.get((m.type, m.head.i), -1)) for m in dress(given, **ground)],
        [(m, label_of(m, sample)) for m in find_mentions(doc, **ground)],
        doc,
        weighty,
    )


def label_of(mention: EventMention, sample: dict[str, Any]) -> int:
    """The labelled event that the trigger of `mention` tells, -1 for none."""
    last = mention.doc[mention.end - 1]
    start, end = mention.doc[mention.start].idx, last.idx + len(last.text)
    for number, event in enumerate(sample["events"]):
        if event["type"] == mention.type and any(
            m["start"] < end and start < m["end"] for m in event["mentions"]
        ):
            return number
    return -1


def choices(mentions: list[tuple[EventMention, int]], weights: Weights) -> list[Choice]:
    """Per mention the evidence for each event before it and for a new one, and which is right."""
    found: list[Choice] = []
    told: dict[str, list[tuple[Event, int]]] = defaultdict(list)
    for mention, number in mentions:
        before = told[mention.type][-REACH:]
        right = next((i for i, (_, n) in enumerate(before) if n == number >= 0), len(before))
        if before and number >= 0:
            around = Surroundings.of([e for e, _ in before])
            options = [dict(evidence_for(mention, e, around, weights)) for e, _ in before]
            options.append(dict(evidence_apart(mention, around, weights)))
            found.append((options, right))
        if right < len(before):
            before[right][0].mentions.append(mention)
        else:
            told[mention.type].append((Event([mention]), number))
    return found


def fit(found: list[Choice]) -> dict[str, float]:
    """The weights under which the right choices are likeliest."""
    names = sorted({n for options, _ in found for option in options for n in option})
    place = {n: i for i, n in enumerate(names)}
    rows = np.zeros((sum(len(options) for options, _ in found), len(names)))
    starts, right, row = [], np.zeros(len(rows)), 0
    for options, which in found:
        starts.append(row)
        right[row + which] = 1.0
        for option in options:
            for name, value in option.items():
                rows[row, place[name]] = value
            row += 1
    group = np.repeat(np.arange(len(found)), [len(options) for options, _ in found])

    def loss(weights: Any) -> tuple[float, Any]:
        score = rows @ weights
        score -= np.maximum.reduceat(score, starts)[group]
        log = score - np.log(np.add.reduceat(np.exp(score), starts))[group]
        slope = rows.T @ (np.exp(log) - right) + PENALTY * weights
        return float(-(right @ log) + PENALTY / 2 * weights @ weights), slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {n: round(float(w), 2) for n, w in zip(names, best, strict=True) if abs(w) >= SMALL}


def fitted(articles: list[Labelled], words: Weights) -> Weights:
    """Weights fitted on `articles`, with the words of `words`."""
    found = [c for a in articles for part in (a.given, a.found) for c in choices(part, words)]
    return Weights(fit(found), words.words)


def score(articles: list[Labelled], weights: dict[int, Weights], *, given: bool) -> str:
    """Event F1 and B-cubed F1 of what is merged under each article's weights."""
    count: Counter[str] = Counter()
    for article in articles:
        pairs = article.given if given else [p for p in article.found if p[1] >= 0]
        belongs: Keyed = {(m.type, m.head.i): n for m, n in pairs if n >= 0}
        events = merge([m for m, _ in pairs], weights=weights[id(article)])
        labels = article.sample if given else {"events": sorted(set(belongs.values()))}
        tally(count, labels, events, belongs)
    told = figures(count)
    return f"{told['event_f1']:.3f}  {told['b_cubed_f1']:.3f}"


def cross_validate(articles: list[Labelled], words: Weights) -> None:
    """Print the figures of merging on articles that the weights were not fitted on."""
    order = list(range(len(articles)))
    random.Random(SEED).shuffle(order)
    folds: dict[int, Weights] = {}
    for fold in range(FOLDS):
        rest = [articles[i] for n, i in enumerate(order) if n % FOLDS != fold]
        weights = fitted(rest, words)
        folds |= {id(articles[i]): weights for n, i in enumerate(order) if n % FOLDS == fold}
    print("triggers   event F1  B-cubed F1")
    print("labelled  ", score(articles, folds, given=True))
    print("found     ", score(articles, folds, given=False))


def stories_of(extractor: Extractor, article: Labelled, scorer: ModuleType) -> list[Story]:
    """An article to be merged as a whole, and its labelled triggers to be merged by themselves."""
    sample, weight = article.sample, LIKE_TESTED if article.weighty else 1.0
    belongs: Keyed = {(m.type, m.head.i): n for m, n in article.given if n >= 0}

    def alone(events: list[Event]) -> float:
        count: Counter[str] = Counter()
        tally(count, sample, events, belongs)
        return 2 * count["right"] - ALONE_PRICE * count["formed"]

    stories = [Story([[m for m, _ in article.given]], alone, ALONE_DRAWS, weight)]
    ground = ground_of(extractor, article_of(sample), article.doc)
    triggers = find_triggers(article.doc, actors=ground["actors"], frames=ground["frames"])
    if not triggers:
        return stories
    dater = Dater(article.doc, ground["times"], load_cues(), ground["frames"].lemmas,
                  reference=ground["reference"])  # fmt: skip
    actors = ground["actors"]
    mentions = dress_by(triggers, actors=actors, dater=dater, frames=ground["frames"])

    def whole(events: list[Event]) -> float:
        parts = [[e for e in events if e.mentions[0] in part] for part in by_item(mentions)]
        told = finish(parts, mentions, actors=actors, dater=dater, frames=ground["frames"])
        records = to_records(told, article_of(sample), article.doc, extractor.producer)
        found = [r.model_dump(mode="json", by_alias=True) for r in records
                 if r.confidence >= DEFAULT_MIN_CONFIDENCE]  # fmt: skip
        return worth(scorer.score([sample], {sample["id"]: [scorer.as_event(r) for r in found]}))

    return [*stories, Story(by_item(mentions), whole, DRAWS, weight)]


def worth(scores: dict[str, Any]) -> float:
    """Right events, records and participants, less the price of those told."""
    events, records, sides = (scores[name] for name in ("event", "record", "participant"))
    return float(
        2 * events["tp"] - EVENT_PRICE * events["pred"]
        + 2 * records["tp"] - RECORD_PRICE * events["pred"]
        + SIDE_WEIGHT * (2 * sides["tp"] - SIDE_PRICE * sides["pred"])
    )  # fmt: skip


def pairs_of(extractor: Extractor, weights: Weights) -> list[Pair]:
    """What merging_pairs.tsv tells: which two mentions are one, which are two."""
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    reader = DocReader(nlp=extractor.nlp, cascade=False)
    found: list[Pair] = []
    for (kind, told, text), doc in zip(rows, reader.parsed(t for _, _, t in rows), strict=True):
        article = Article(id="pair", text=text, published=date(2021, 5, 13))
        ground = ground_of(extractor, article, doc)
        first, second = [m for m in find_mentions(doc, **ground) if m.type == kind]
        found.append((options_for(second, [Event([first])], weights), int(told == "two")))
    return found


def write(weights: Weights) -> None:
    """Put the weights into the data file, by name."""
    head, _, _ = TABLE.read_text(encoding="utf-8").partition("[weights]\n")
    lines = [f'"{n}" = {w}' if re.search(r"\W", n) else f"{n} = {w}"
             for n, w in sorted(weights.number.items())]  # fmt: skip
    TABLE.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Cross-validate; with --write fit on everything and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    paths = args.gold or [
        SHARED / "gold" / "dev.jsonl", *sorted((ROOT / "corpus" / "dev").glob("*.jsonl"))
    ]  # fmt: skip
    articles = read(paths)
    cross_validate(articles, load_weights())
    if args.write:
        extractor, scorer, weights = load(), load_scorer(), load_weights()
        stories = [s for a in articles for s in stories_of(extractor, a, scorer)]
        write(trained(stories, pairs_of(extractor, weights), weights, seed=SEED))


if __name__ == "__main__":
    main()
