"""The table of kinds of docs/dates.md, measured on labelled TimeML; and what dating costs.

    python scripts/dates_table.py ../shared/dev/timeml-aquaint [--write docs/dates.md]
    python scripts/dates_table.py ../shared/dev/timeml-aquaint --speed

An expression found is right where it overlaps a label, one to one, and gives the label's value.
`--write` puts the table between the two marks of the page.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.language.model import load_language
from dateline.language.reader import DocReader
from dateline.times import TimeExpression, find_times
from dateline.times.timeml import LabelledTime, TimeMLDocument, parse_timeml

MARKS = "<!-- table of kinds: begin -->", "<!-- table of kinds: end -->"
MODEL = "en_core_web_md"


def documents(folder: Path) -> list[TimeMLDocument]:
    """All TimeML documents of a folder, by name."""
    return [parse_timeml(p.read_bytes(), place=str(p)) for p in sorted(folder.glob("*.tml"))]


def aligned(
    found: list[TimeExpression], labels: tuple[LabelledTime, ...]
) -> Iterator[tuple[TimeExpression | None, LabelledTime | None]]:
    """Pairs that overlap, exact extents and larger overlaps first; the rest alone."""
    pairs = []
    for i, one in enumerate(found):
        for j, label in enumerate(labels):
            overlap = min(one.end, label.end) - max(one.start, label.start)
            if overlap > 0:
                exact = (one.start, one.end) == (label.start, label.end)
                pairs.append((not exact, -overlap, i, j))
    taken: dict[int, int] = {}
    for _, _, i, j in sorted(pairs):
        if i not in taken and j not in taken.values():
            taken[i] = j
    for i, one in enumerate(found):
        yield one, labels[taken[i]] if i in taken else None
    for j, label in enumerate(labels):
        if j not in taken.values():
            yield None, label


def counted(folder: Path) -> tuple[Counter[tuple[str, str]], list[str]]:
    """How many expressions of each kind are right, wrong and not labelled; what is not found."""
    reader = DocReader(nlp=load_language(MODEL), cascade=False)
    counts: Counter[tuple[str, str]] = Counter()
    missed = []
    for document in documents(folder):
        found = find_times(reader.read(document.text), reference=document.created)
        for one, label in aligned(found, document.times):
            if one is None:
                assert label is not None
                missed.append(document.text[label.start : label.end])
            elif label is None:
                counts[one.kind, "unlabelled"] += 1
            else:
                counts[one.kind, "right" if one.value == label.value else "wrong"] += 1
    return counts, missed


def table(folder: Path) -> str:
    """The table in Markdown, the commonest kind first."""
    counts, missed = counted(folder)
    totals: Counter[str] = Counter()
    for (kind, _), number in counts.items():
        totals[kind] += number
    lines = ["| kind | n | right | wrong | not labelled |", "|---|---:|---:|---:|---:|"]
    for kind, n in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        cells = [str(counts[kind, what]) for what in ("right", "wrong", "unlabelled")]
        lines.append(f"| {kind} | {n} | {' | '.join(cells)} |")
    sums = [sum(c for (_, w), c in counts.items() if w == x) for x in ("right", "wrong")]
    other = sum(totals.values()) - sum(sums)
    lines.append(f"| **all** | {sum(totals.values())} | {sums[0]} | {sums[1]} | {other} |")
    lines += ["", f"Labelled and not found: {len(missed)}."]
    return "\n".join(lines)


def speed(folder: Path) -> str:
    """CPU time of dating against that of the bare pipeline, the best of three passes."""
    nlp = load_language(MODEL)
    texts = [document.text for document in documents(folder)]
    docs = list(nlp.pipe(texts))
    days = [document.created for document in documents(folder)]
    parse = min(_spent(lambda: list(nlp.pipe(texts))) for _ in range(3))
    dating = min(
        _spent(lambda: [find_times(d, reference=r) for d, r in zip(docs, days, strict=True)])
        for _ in range(3)
    )
    return f"parsing {parse:.2f} s, dating {dating:.3f} s: {dating / parse:.1%} on top"


def _spent(work: object) -> float:
    assert callable(work)
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the table or the cost, or write the table into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_args()
    text = speed(arguments.folder) if arguments.speed else table(arguments.folder)
    if arguments.write is None:
        print(text)  # noqa: T201 - a script for the terminal
        return
    page = arguments.write.read_text("utf-8")
    head, _, rest = page.partition(MARKS[0])
    _, _, tail = rest.partition(MARKS[1])
    arguments.write.write_text(f"{head}{MARKS[0]}\n{text}\n{MARKS[1]}{tail}", "utf-8")


if __name__ == "__main__":
    main()
