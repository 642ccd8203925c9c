"""What the service counts, in the text form that Prometheus reads."""

from __future__ import annotations

from collections.abc import Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from dateline.running.pool import Answer

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counters of one application."""

    def __init__(self) -> None:
        registry = self.registry = CollectorRegistry()
        self._requests = Counter(
            "dateline_requests", "Requests answered.", ("path", "status"), registry=registry
        )
        self._seconds = Histogram(
            "dateline_request_seconds", "Time to answer a request.", ("path",),
            buckets=BUCKETS, registry=registry,
        )  # fmt: skip
        self._articles = Counter(
            "dateline_articles", "Articles, by what became of them.", ("code",), registry=registry
        )
        self._events = Counter("dateline_events", "Events found.", ("type",), registry=registry)
        self._inside = Gauge("dateline_requests_inside", "Requests in work.", registry=registry)

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def count(self, answers: Sequence[Answer]) -> None:
        """Count the articles and events of `answers`."""
        for answer in answers:
            self._articles.labels(answer.code or "ok").inc()
            for kind in answer.types:
                self._events.labels(kind).inc()

    def text(self, *, waiting: int) -> bytes:
        """All counts; `waiting` is how many requests are in work now."""
        self._inside.set(waiting)
        return generate_latest(self.registry)
