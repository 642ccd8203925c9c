"""The command line: a thin skin. Each command is a module that is imported when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

from dateline import __version__

# command name -> (module, one-line help); the module's `command` attribute is the click command.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "extract": ("dateline.cli.extract", "Write the event records of articles."),
    "explain": ("dateline.cli.explain", "Show how a sentence is read: parse, frames, records."),
    "dates": ("dateline.cli.dates", "Write every time expression of articles."),
    "config": ("dateline.cli.config", "Print the config file in force."),
    "schema": ("dateline.cli.schema", "Print the JSON Schema of an event record."),
    "evaluate": ("dateline.cli.evaluate", "Score extraction on labelled samples."),
    "convert": ("dateline.cli.convert", "Convert labelled samples between formats."),
    "show": ("dateline.cli.show", "Print a table of event records."),
    "stats": ("dateline.cli.stats", "Count event records by type, month, actor, country."),
    "review": ("dateline.cli.review", "Make the page that checks records against the text."),
    "init": ("dateline.cli.init", "Make a small working folder to start from."),
    "test": ("dateline.cli.testing", "Run the test sentences of frames."),
    "doctor": ("dateline.cli.doctor", "Check the installation."),
    "export": ("dateline.cli.export", "Bring event records into tables and search engines."),
    "stream": ("dateline.cli.stream", "Articles on stdin, their events on stdout, line by line."),
    "serve": ("dateline.cli.serve", "Answer over HTTP."),
    "merge": ("dateline.cli.merge", "Join records of several articles that tell one happening."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command runs: start-up stays short."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """All command names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command called `cmd_name`, or None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click calls it so
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with `dateline init first`; `dateline COMMAND --help` shows examples.",
)
@click.version_option(__version__, prog_name="dateline")
def main() -> None:
    """Read news articles and write event records: who did what, with whom, when, on whose word."""
