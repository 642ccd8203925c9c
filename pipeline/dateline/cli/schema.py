"""`dateline schema`: the JSON Schema of an event record."""

from __future__ import annotations

import json

import click

from dateline.record import EventRecord


@click.command()
def command() -> None:
    """Print the JSON Schema that every record validates against."""
    click.echo(json.dumps(EventRecord.model_json_schema(by_alias=True), indent=2))
