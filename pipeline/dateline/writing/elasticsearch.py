"""The body of Elasticsearch's and OpenSearch's `_bulk`: an action line and a document, in turn."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from dateline.record import EventRecord
from dateline.writing.base import encode
from dateline.writing.filesink import LineSink

DEFAULT_INDEX = "dateline-events"


class ElasticsearchSink(LineSink):
    """Bulk NDJSON; `_id` is the event's id, so that sending it again replaces, never doubles."""

    def __init__(self, path: Path, *, index: str = DEFAULT_INDEX) -> None:
        super().__init__(path)
        self.index = index

    def lines(self, record: EventRecord) -> Iterable[bytes]:
        """The action and the document."""
        action = {"index": {"_index": self.index, "_id": record.id}}
        yield json.dumps(action, ensure_ascii=False).encode() + b"\n"
        yield encode(record)
