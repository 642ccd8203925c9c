# ruff: noqa: T201 - a script speaks by printing
"""Write the reference pages of docs/ from the JSON Schema, the commands and the docstrings.

python scripts/build_docs.py            # write docs/records.md, docs/commands.md, docs/python.md
python scripts/build_docs.py --check    # exit 1 where a page is not what it would be
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dateline.cli import COMMANDS
from dateline.record import ROLES, STAGES, EventRecord

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "<!-- Made by scripts/build_docs.py: change the source, not this page. -->\n"
# Order of the tables, and the parts whose own fields are those of a mention as well.
PARTS = (
    "EventRecord", "ArticleRef", "Mention", "Trigger", "Participant", "EventDate", "Place",
    "Codes", "Producer",
)  # fmt: skip
LIKE_MENTION = ("Trigger", "EventDate")
# What a program may call: module, names.
PYTHON = (
    ("dateline", ("load", "Extractor", "Article", "EventRecord")),
    ("dateline.errors", ("DatelineError", "UsageError", "RunError", "ModelMissingError",
                         "DataError", "ArticleError", "SampleError")),
    ("dateline.reading", ("read_articles", "ReadOptions")),
    ("dateline.times", ("find_times", "dateline_date")),
    ("dateline.entities", ("find_actors", "Gazetteer")),
    ("dateline.evaluation.evaluator", ("Evaluator", "Options")),
)  # fmt: skip


def records_page() -> str:
    """The fields of a record, from its JSON Schema and docs/meanings.toml."""
    schema = EventRecord.model_json_schema(by_alias=True)
    parts = {"EventRecord": schema, **schema["$defs"]}
    meanings = tomllib.loads((DOCS / "meanings.toml").read_text(encoding="utf-8"))
    lines = [
        "# The record", "", MADE,
        "One JSON object a line. `dateline schema` prints the JSON Schema; every record validates "
        "against it, and no key is ever left out.", "",
    ]  # fmt: skip
    for part in PARTS:
        lines += [f"## {part}", "", parts[part].get("description", ""), ""]
        lines += [
            "| field | type | meaning |",
            "|---|---|---|",
            *_fields(part, parts, meanings),
            "",
        ]
    return "\n".join([*lines, *_by_type()]) + "\n"


def _fields(part: str, parts: dict[str, Any], meanings: dict[str, dict[str, str]]) -> Iterator[str]:
    for name, field in parts[part]["properties"].items():
        meaning = meanings[part].get(name)
        if meaning is None and part in LIKE_MENTION:
            meaning = meanings["Mention"][name]
        if meaning is None:
            raise SystemExit(f"docs/meanings.toml: [{part}] lacks {name}")
        yield f"| `{name}` | {_type(field)} | {meaning} |"


def _type(field: dict[str, Any]) -> str:
    """A JSON Schema type in words."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in dict.fromkeys(field["enum"]))
    if "const" in field:
        return f"`{field['const']}`"
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}"
    if field.get("format") == "date":
        return "day"
    names = {"string": "text", "boolean": "true or false"}
    return names.get(field["type"], str(field["type"]))


def _by_type() -> list[str]:
    rows = [
        f"| `{kind}` | {', '.join(f'`{role}`' for role in roles)} | "
        f"{', '.join(f'`{stage}`' for stage in STAGES.get(kind, ())) or '–'} |"
        for kind, roles in ROLES.items()
    ]
    return ["## Types, roles and stages", "", "| type | roles | stages |", "|---|---|---|", *rows]


def commands_page() -> str:
    """Every command with its help, arguments and options."""
    lines = ["# The commands", "", MADE, "`dateline COMMAND --help` prints the same.", ""]
    lines += ["| command | |", "|---|---|"]
    lines += [f"| [`{name}`](#{name}) | {told} |" for name, (_, told) in COMMANDS.items()]
    for name, (module, _) in COMMANDS.items():
        lines += ["", *_command(name, importlib.import_module(module).command)]
    return "\n".join(lines) + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"dateline {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    yield from (f"## {name}", "", "```text", f"dateline {name} {usage}", "```", "")
    yield from _help(inspect.cleandoc(command.help or ""))
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        yield from ("", "| option | |", "|---|---|")
        yield from (_option(option, context) for option in options)


def _help(text: str) -> Iterator[str]:
    """The help text; what stands after \b is shown as it is."""
    for paragraph in text.split("\n\n"):
        if not paragraph.startswith("\b"):
            yield from (paragraph.replace("\n", " "), "")
            continue
        yield from ("```text", *paragraph.splitlines()[1:], "```", "")


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    head, told = record if record else (option.opts[0], "")
    return f"| `{head.replace('|', chr(0x2758))}` | {told.replace('|', chr(92) + '|')} |"


def python_page() -> str:
    """Public names with their signatures and docstrings."""
    lines = ["# Python", "", MADE]
    lines.append(
        "The public API is what `dateline` exports. The other names here are kept stable, too."
    )
    for module, names in PYTHON:
        lines += ["", f"## {module}"]
        for name in names:
            found = getattr(importlib.import_module(module), name)
            lines += ["", *_documented(module, name, found)]
    return "\n".join(lines) + "\n"


def _documented(module: str, name: str, found: Any) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    yield from ("```text", f"{module}.{name}{_signature(found)}", "```", "", _doc(found))
    if not inspect.isclass(found) or issubclass(found, Exception):
        return
    for key, method in vars(found).items():
        plain = getattr(method, "__func__", method)
        if key.startswith("_") or not inspect.isfunction(plain):
            continue
        yield from ("", f"**`{key}{_signature(plain)}`**", "", _doc(plain))


def _signature(found: Any) -> str:
    if inspect.isclass(found) and issubclass(found, Exception):
        return ""
    if found is EventRecord:
        return ""
    text = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(found)))
    return re.sub(r"(?:[a-z_]+\.)+(?=[A-Z])", "", text)


def _doc(found: Any) -> str:
    return inspect.cleandoc(found.__doc__ or "")


PAGES = {"records.md": records_page, "commands.md": commands_page, "python.md": python_page}


def main() -> None:
    """Write or check the pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="only say which pages are out of date")
    check = parser.parse_args().check
    stale = []
    for name, made in PAGES.items():
        path, text = DOCS / name, made()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{'out of date' if check else 'written'}: {', '.join(stale) or 'none'}")
    if check and stale:
        sys.exit(1)


if __name__ == "__main__":
    main()
