"""`dateline serve`: the HTTP service."""

from __future__ import annotations

import functools
import sys
from typing import Any

import click

from dateline.errors import RunError
from dateline.running.extracting import LoadSettings, load
from dateline.running.loading import loading_options
from dateline.writing.base import optional


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(min=1))
@click.option("--token", envvar="DATELINE_TOKEN", help="Bearer token that requests must carry.")
@loading_options
@click.option("--max-body", default=8 << 20, show_default=True, help="Bytes of a body or a line.")
@click.option("--max-chars", default=200_000, show_default=True, help="Characters of a text.")
@click.option("--max-requests", default=64, show_default=True, help="At once; else 429.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds a request; else 504.")
def command(
    host: str,
    port: int,
    workers: int,
    token: str | None,
    settings: LoadSettings,
    **limits: Any,
) -> None:
    """Answer POST /v1/extract and /v1/extract/stream; see /openapi.json for the rest.

    SIGTERM and Ctrl-C finish the requests that have begun and then end the service.
    """
    try:
        for library in ("uvicorn", "fastapi", "prometheus_client"):
            optional(library, need="to serve", extra="serve")
    except RunError as error:
        raise click.ClickException(str(error)) from error
    loader = functools.partial(load, settings)
    click.echo(f"dateline serves on http://{host}:{port}", file=sys.stderr)
    if not run(loader, host=host, port=port, workers=workers, token=token, **limits):
        raise click.ClickException("the workers could not be started; their errors are above")


def run(
    loader: functools.partial[Any],
    *,
    host: str,
    port: int,
    workers: int,
    token: str | None,
    max_body: int,
    max_chars: int,
    max_requests: int,
    timeout: float,
) -> bool:
    """Serve until a signal comes; False where the workers could not be started."""
    # Imported here: they need the extra.
    import uvicorn

    from dateline.running.limits import Limits
    from dateline.running.pool import Pool
    from dateline.running.serve import create_app

    failures: list[str] = []

    def on_failure() -> None:
        failures.append("start")
        server.should_exit = True

    limits = Limits(
        body_bytes=max_body, text_chars=max_chars, requests=max_requests, seconds=timeout
    )
    pool = Pool(loader, workers=workers)
    app = create_app(pool, limits=limits, token=token, on_failure=on_failure)
    grace = int(timeout) + 5
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=grace,
    )
    server = uvicorn.Server(config)
    server.run()
    return not failures
