"""The page over HTTP, for this machine only: texts are sent when they are looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from dateline.article import Article
from dateline.errors import RunError
from dateline.review.model import PageData
from dateline.review.page import policy, review_page

HOST = "127.0.0.1"
_TEXT = re.compile(r"/texts/(\d{1,9})")


class ReviewServer(ThreadingHTTPServer):
    """Answers `/` with the page and `/texts/N` with the text of the N-th article."""

    daemon_threads = True

    def __init__(
        self, data: PageData, articles: Mapping[str, Article], *, title: str, port: int = 0
    ) -> None:
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            message = f"cannot listen on port {port}: {error.strerror}; give another --port"
            raise RunError(message) from error
        self.page = "".join(review_page(data, title=title, served=True)).encode()
        self.data = data
        self.articles = articles

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.server_port}/"

    def text(self, number: int) -> str | None:
        """The text of an article, None where there is none."""
        if number >= len(self.data.known) or not self.data.known[number]:
            return None
        return self.articles[self.data.articles[number]["id"]].text


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer

    def do_GET(self) -> None:
        # A page elsewhere could point a name of its own at this address and read along.
        if self.headers.get("Host", "").partition(":")[0] not in (HOST, "localhost"):
            self._answer(HTTPStatus.FORBIDDEN, b"only for this machine\n")
            return
        if self.path == "/":
            self._answer(HTTPStatus.OK, self.server.page, kind="text/html")
            return
        match = _TEXT.fullmatch(self.path)
        text = self.server.text(int(match[1])) if match else None
        if text is None:
            self._answer(HTTPStatus.NOT_FOUND, b"nothing here\n")
        else:
            self._answer(HTTPStatus.OK, text.encode())

    def _answer(self, status: HTTPStatus, body: bytes, *, kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy())
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing: a person works in the browser, not in the log."""
