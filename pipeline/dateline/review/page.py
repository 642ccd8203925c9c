"""The page: everything in one file, nothing from elsewhere, no script but its own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any

import orjson

from dateline.review.model import PageData, contract, page_key
from dateline.writing.base import as_run_errors

SCRIPTS = (
    "text.js", "state.js", "filter.js", "list.js", "article.js", "form.js", "timeline.js",
    "network.js", "verdicts.js", "keys.js", "main.js",
)  # fmt: skip
# In JSON inside of a script element these could end the element or open a comment.
_UNSAFE = ((b"<", b"\\u003c"), (b">", b"\\u003e"), (b"&", b"\\u0026"))
_SEPARATORS = (("\u2028".encode(), b"\\u2028"), ("\u2029".encode(), b"\\u2029"))


@cache
def asset(name: str) -> str:
    """A file that is shipped beside this module."""
    return (resources.files("dateline.review") / "assets" / name).read_text(encoding="utf-8")


@cache
def script() -> str:
    """All scripts as one, in a scope of its own."""
    body = "\n".join(asset(name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{body}\n}})();\n'


def safe_json(value: Any) -> str:
    """JSON that may stand inside of a script element, whatever strings it holds."""
    raw = orjson.dumps(value)
    for plain, escaped in (*_UNSAFE, *_SEPARATORS):
        raw = raw.replace(plain, escaped)
    return raw.decode()


def policy() -> str:
    """The content security policy: only our own script runs, nothing is loaded from elsewhere."""
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


def review_page(data: PageData, *, title: str, served: bool = False) -> Iterator[str]:
    """The page in pieces. Where it is `served`, it asks for the texts one by one."""
    head = asset("page.html")
    before, after = head.split("<!-- data -->")
    yield (
        before.replace("<!-- title -->", escape(title))
        .replace("<!-- policy -->", escape(policy()))
        .replace("/* style */", asset("page.css"))
    )
    settings = {"title": title, "served": served, "key": page_key(data), **contract()}
    blocks = (
        ("settings", settings), ("articles", data.articles), ("events", data.events),
        ("texts", data.texts), ("known", data.known),
    )  # fmt: skip
    for name, value in blocks:
        yield f'<script type="application/json" id="{name}">{safe_json(value)}</script>\n'
    yield f"<script>{script()}</script>{after}"


def write_page(data: PageData, path: Path, *, title: str) -> None:
    """Write the page to `path`; RunError where that cannot be written."""
    with as_run_errors(path), path.open("w", encoding="utf-8", newline="\n") as out:
        for piece in review_page(data, title=title):
            out.write(piece)
