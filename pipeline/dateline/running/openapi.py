"""What the service says of itself: bodies and answers that the handlers read and write by hand."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dateline.record import EventRecord
from dateline.running.limits import PROBLEM, PROBLEM_SCHEMA

ARTICLE: dict[str, Any] = {
    "type": "object",
    "description": "Other fields are ignored; `body`, `content` and `maintext` stand for `text`.",
    "required": ["text"],
    "properties": {
        "id": {
            "type": ["string", "integer", "null"],
            "description": "Made from title and text if missing.",
        },
        "text": {"type": "string", "minLength": 1, "pattern": "\\S"},
        "title": {"type": ["string", "null"]},
        "published": {
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "format": "date-time"},
                {"type": "null"},
            ]
        },
        "source": {"type": ["string", "null"]},
        "url": {"type": ["string", "null"]},
    },
    "example": {
        "id": "n1",
        "published": "2021-05-06",
        "text": "Lundia and Norrmark signed a trade agreement on Monday.",
    },
}
RESULT: dict[str, Any] = {
    "type": "object",
    "required": ["id", "events"],
    "properties": {
        "id": {"type": "string"},
        "events": {"type": "array", "items": {"$ref": "#/components/schemas/EventRecord"}},
    },
}
FAILED: dict[str, Any] = {
    "type": "object",
    "required": ["id", "error"],
    "properties": {
        "id": {"type": ["string", "null"]},
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "place": {"type": ["string", "null"]},
            },
        },
    },
}
LISTED: dict[str, Any] = {"type": "array", "items": {"anyOf": [RESULT, FAILED]}}
ARTICLES: dict[str, Any] = {
    "type": "array",
    "items": {},
    "description": "Each item is read as an article; one that is none gets an error in its place.",
}
REFUSALS = {
    "400": "The body is not JSON.",
    "401": "A bearer token is needed.",
    "413": "The body or a text is too long, or there are too many articles.",
    "415": "The body is of another type.",
    "422": "The body is no article.",
    "429": "Too many requests are waiting.",
    "500": "The article broke the pipeline.",
    "503": "The workers are starting, or one was lost.",
    "504": "It took too long.",
}


def _refusals(*statuses: str) -> dict[str, Any]:
    content = {PROBLEM: {"schema": PROBLEM_SCHEMA}}
    retry = {"Retry-After": {"schema": {"type": "string"}, "description": "Seconds."}}
    return {
        status: {"description": REFUSALS[status], "content": content}
        | ({"headers": retry} if status in ("429", "503") else {})
        for status in statuses
    }


def _answer(description: str, kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"200": {"description": description, "content": {kind: {"schema": schema}}}}


def _operation(
    responses: dict[str, Any], body: dict[str, Any] | None = None, *, hidden: bool = False
) -> dict[str, Any]:
    """What FastAPI's decorator takes: nothing of it is guessed from signatures."""
    extra: dict[str, Any] = {"responses": responses}
    if body is not None:
        extra["requestBody"] = {"required": True, "content": body}
    return {"response_model": None, "openapi_extra": extra, "include_in_schema": not hidden}


EXTRACT = _operation(
    _answer("Events.", "application/json", {"anyOf": [RESULT, LISTED]})
    | _refusals("400", "401", "413", "415", "422", "429", "500", "503", "504"),
    {"application/json": {"schema": {"oneOf": [ARTICLE, ARTICLES]}}},
)
STREAM = _operation(
    _answer("A line for each line.", "application/x-ndjson", {"type": "string"})
    | _refusals("401", "415", "429", "503"),
    # Any bytes are answered: a line that is no article gets an error line.
    {"application/x-ndjson": {"schema": {}}},
)
METRICS = _operation(
    _answer("Counts.", "text/plain", {"type": "string"}) | _refusals("401"),
)
PLAIN = _operation(_answer("So it is.", "application/json", {"type": "object"}))
READY = _operation(_answer("Ready.", "application/json", {"type": "object"}) | _refusals("503"))


def install(app: FastAPI, *, secured: bool) -> None:
    """Serve an OpenAPI document that holds the record's schema, and the token where one is set."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, secured=secured)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI, *, secured: bool) -> dict[str, Any]:
    found = get_openapi(
        title=app.title, version=app.version, summary=app.summary, routes=app.routes
    )
    record = EventRecord.model_json_schema(
        by_alias=True, ref_template="#/components/schemas/{model}"
    )
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(record.pop("$defs"))
    schemas["EventRecord"] = record
    if secured:
        found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        for path, operations in found["paths"].items():
            if path.startswith("/v1/extract") or path == "/metrics":
                for operation in operations.values():
                    operation["security"] = [{"token": []}]
    return found
