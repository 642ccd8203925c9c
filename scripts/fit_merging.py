# ruff: noqa: T201 - a script speaks by printing
"""Fit the weights of merging (cues/merging.toml) on labelled samples.

    python scripts/fit_merging.py                      # figures of a five-fold cross-validation
    python scripts/fit_merging.py --write              # also fits on all of it, tunes, writes
    python scripts/fit_merging.py --gold A.jsonl --gold B.jsonl   # default: dev gold, corpus/dev

Each mention chooses among the events told before it and a new one; the weights of a conditional
log-linear model over these choices maximise the likelihood of the labelled ones, under a squared
penalty. Both the labelled triggers and those that the frames find give choices to learn from.
The table printed: event F1 and B-cubed F1 of merging alone, articles not fitted on.

Because what is merged wrongly costs more than what is left apart (an event that names nobody is
dropped anyway), the fitted weights are then tuned one by one: a step is kept where the events of
the whole way (triggers as found, participants inferred) and merging alone together gain by it.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))
from samples import article_of, ground_of
from score import SHARED, read_lines
from score_merging import Keyed, figures, labelled_mentions, tally

from dateline.events.affinity import (
    Event,
    Surroundings,
    Weights,
    evidence_apart,
    evidence_for,
    load_weights,
)
from dateline.events.completion import complete
from dateline.events.finding import dress, find_mentions, stands_alone
from dateline.events.inference import inherit
from dateline.events.mentions import EventMention
from dateline.events.merging import REACH, merge
from dateline.events.nesting import contents
from dateline.events.records import main_mention
from dateline.extractor import Extractor, load
from dateline.language import DocReader

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "models" / "dateline_models" / "cues" / "merging.toml"
FOLDS, PENALTY, SEED = 5, 2.0, 0
SMALL = 0.02
STEPS, LEAST_GAIN = (0.3, -0.3, 0.15, -0.15), 0.0003

Features = dict[str, float]
Choice = tuple[list[Features], int]


@dataclass(slots=True)
class Labelled:
    """One article: its sample, and (mention, labelled event) by where the triggers come from."""

    sample: dict[str, Any]
    given: list[tuple[EventMention, int]]
    found: list[tuple[EventMention, int]]


def read(paths: list[Path]) -> list[Labelled]:
    """Parse all articles and take their mentions."""
    extractor = load()
    reader = DocReader(nlp=extractor.nlp, cascade=False)
    samples = [s for path in paths for s in read_lines(path)]
    docs = reader.parsed(s["text"] for s in samples)
    return [labelled(extractor, s, d) for s, d in zip(samples, docs, strict=True)]


def labelled(extractor: Extractor, sample: dict[str, Any], doc: Any) -> Labelled:
    """The mentions of one article, with the number of the labelled event each belongs to."""
    ground = ground_of(extractor, article_of(sample), doc)
    given, belongs = labelled_mentions(sample, doc, ground["actors"], extractor.frames)
    return Labelled(
        sample,
        [(m, belongs.get((m.type, m.head.i), -1)) for m in dress(given, **ground)],
        [(m, label_of(m, sample)) for m in find_mentions(doc, **ground)],
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


def gain(articles: list[Labelled], weights: Weights) -> float:
    """Event F1 of the whole way, and a quarter of that of merging alone."""
    return way(articles, weights) + 0.25 * float(
        score(articles, {id(a): weights for a in articles}, given=True).split()[0]
    )


def way(articles: list[Labelled], weights: Weights) -> float:
    """Event F1 over the triggers as found, with all that follows merging."""
    right = formed = labels = 0
    for article in articles:
        mentions = [m for m, _ in article.found]
        number = {id(m): n for m, n in article.found}
        kept = [list(m.fillers) for m in mentions]
        merged = complete(inherit(merge(mentions, weights=weights)))
        events = [e for e in merged if stands_alone(e, contents(mentions))]
        formed, labels = formed + len(events), labels + len(article.sample["events"])
        right += len({number[id(main_mention(e))] for e in events} - {-1})
        for mention, fillers in zip(mentions, kept, strict=True):
            mention.fillers = fillers
    return 2 * right / (formed + labels)


def tuned(articles: list[Labelled], weights: Weights) -> Weights:
    """Weights after one round of steps up and down, in an order drawn once."""
    best = gain(articles, weights)
    names = sorted(weights.number)
    random.Random(SEED).shuffle(names)
    for name in names:
        for step in STEPS:
            number = weights.number | {name: round(weights.number[name] + step, 2)}
            tried = Weights(number, weights.words)
            reached = gain(articles, tried)
            if reached > best + LEAST_GAIN:
                best, weights = reached, tried
    return weights


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
        write(tuned(articles, fitted(articles, load_weights())))


if __name__ == "__main__":
    main()
