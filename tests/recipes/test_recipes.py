"""The recipes of the documentation, run as they stand against the real tools."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from dateline.record import EventRecord

DOCS = Path(__file__).resolve().parents[2] / "docs" / "recipes"
BLOCK = re.compile(r"^```(bash|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
pytestmark = pytest.mark.slow


def blocks(recipe: str, language: str) -> str:
    found = BLOCK.findall((DOCS / recipe).read_text(encoding="utf-8"))
    return "\n".join(code for kind, code in found if kind == language)


def needs(*tools: str) -> None:
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def needs_python(*modules: str) -> None:
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    shutil.copy(DOCS / "articles.jsonl", tmp_path)
    return tmp_path


def cook(recipe: str, folder: Path, **env: str) -> None:
    """Run a recipe's shell blocks, one after the other, stopping at the first failure."""
    script = "set -euo pipefail\nset -m\n" + blocks(recipe, "bash")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    wanted = os.environ | {"PATH": path, "OMP_NUM_THREADS": "1"} | env
    command = ["bash", "-c", script]
    done = subprocess.run(
        command, cwd=folder, env=wanted, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def records(path: Path) -> list[EventRecord]:
    return [EventRecord.model_validate_json(line) for line in lines(path)]


def test_jq(kitchen: Path) -> None:
    needs("jq")
    cook("jq.md", kitchen)
    exploded = records(kitchen / "exploded.jsonl")
    assert exploded
    assert [line.split("\t")[1] for line in lines(kitchen / "events.tsv")] == [
        record.type for record in exploded if record.article.id != "n4"
    ]
    assert sum(int(line.split()[0]) for line in lines(kitchen / "counts.txt")) == len(exploded)
    assert lines(kitchen / "errors.txt") == ["E_JSON line 2"]


def test_sqlite(kitchen: Path) -> None:
    needs("sqlite3", "sha256sum")
    cook("sqlite.md", kitchen)
    found = records(kitchen / "events.jsonl")
    assert len(lines(kitchen / "events.txt")) == len(found) > 0
    names = {line.rpartition("|")[0] for line in lines(kitchen / "names.txt")}
    assert names == {person.name for record in found for person in record.participants}


def test_csv(kitchen: Path) -> None:
    cook("csv.md", kitchen)
    assert lines(kitchen / "columns.txt") == ["id", "type", "stage"]
    assert (kitchen / "events.participants.csv").exists()


def test_duckdb(kitchen: Path) -> None:
    needs_python("duckdb", "pyarrow")
    cook("duckdb.md", kitchen)
    found = records(kitchen / "events.jsonl")
    counted = {line.split()[0]: int(line.split()[1]) for line in lines(kitchen / "by_type.txt")}
    assert sum(counted.values()) == len(found) > 0
    assert set(counted) == {record.type for record in found}
    people = sum(len(record.participants) for record in found)
    assert len(lines(kitchen / "participants.txt")) == people


def test_merge(kitchen: Path) -> None:
    needs("jq")
    needs_python("datasketch")
    cook("merge.md", kitchen)
    pacts = [line for line in lines(kitchen / "merged.tsv") if "Norway" in line]
    assert any(line.startswith("agreement\t2\t") for line in pacts), pacts


def test_python(kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs_python("pyarrow")
    monkeypatch.chdir(kitchen)
    printed: list[tuple[object, ...]] = []
    code = compile(blocks("python.md", "python"), "python.md", "exec")
    exec(code, {"print": lambda *values: printed.append(values)})
    assert printed[0][:2] == ("agreement", "2021-05-03")
    assert printed[-3:] == [(1,), (1,), ("2021-05-03",)]


@pytest.fixture
def postgres() -> Iterator[dict[str, str]]:
    """A cluster of its own that listens on a socket in a temporary folder."""
    needs("psql")
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    found = shutil.which("initdb") or (str(homes[-1] / "initdb") if homes else None)
    if found is None:
        pytest.skip("not installed: the PostgreSQL server")
    binaries = Path(found).resolve().parent
    user = _server_user()
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)

        def server(*command: str) -> None:
            as_user = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid}
            subprocess.run(
                [str(binaries / command[0]), *command[1:]],
                check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=120, **as_user,
            )  # fmt: skip

        data = str(Path(folder, "data"))
        server("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        server("pg_ctl", "-D", data, "-o", options, "-w", "-l", f"{folder}/log", "start")
        try:
            yield {"PGHOST": folder, "PGUSER": "postgres", "PGDATABASE": "postgres"}
        finally:
            server("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _server_user() -> pwd.struct_passwd | None:
    """Whom the server runs as: it refuses to run as root."""
    if os.getuid() != 0:
        return None
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres")
    return pwd.getpwnam("nobody")


def test_postgresql(kitchen: Path, postgres: dict[str, str]) -> None:
    cook("postgresql.md", kitchen, **postgres)
    found = records(kitchen / "events.jsonl")
    assert lines(kitchen / "counts.txt") == [f"{len(found)}|{len(found)}"]
    with_japan = [
        record.type
        for record in found
        if any(person.country == "JP" for person in record.participants)
    ]
    assert [line.split("|")[0] for line in lines(kitchen / "japan.txt")] == sorted(with_japan)
    assert with_japan
    query = (
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'events' "
        "ORDER BY ordinal_position"
    )
    command = ["psql", "-At", "-c", query]
    told = subprocess.run(
        command, env=os.environ | postgres, capture_output=True, text=True, check=True
    )
    schema = EventRecord.model_json_schema(by_alias=True)
    assert told.stdout.split() == list(schema["properties"])


class BulkServer(BaseHTTPRequestHandler):
    """As much of `_bulk` as the recipe needs: it refuses what is no pair of action and document."""

    documents: dict[str, object]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        sent = [json.loads(line) for line in body.splitlines()]
        for action, document in zip(sent[::2], sent[1::2], strict=True):
            assert action["index"]["_id"] == document["id"]
            self.documents[action["index"]["_id"]] = document
        answer = json.dumps({"errors": not body.endswith(b"\n"), "items": []}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        del format, args


def test_elasticsearch(kitchen: Path) -> None:
    needs("curl", "jq", "split")
    BulkServer.documents = {}
    with HTTPServer(("127.0.0.1", 0), BulkServer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        cook("elasticsearch.md", kitchen, ELASTIC_URL=url)
        server.shutdown()
    found = records(kitchen / "events.jsonl")
    assert set(BulkServer.documents) == {record.id for record in found}


def test_http(kitchen: Path) -> None:
    needs("curl", "jq")
    needs_python("fastapi", "uvicorn", "prometheus_client")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # What the recipe installs is here already.
    shims = kitchen / "bin"
    shims.mkdir()
    (shims / "pip").write_text("#!/bin/sh\nexit 0\n")
    (shims / "pip").chmod(0o755)
    python = str(Path(sys.executable).parent)
    path = os.pathsep.join([str(shims), python, os.environ["PATH"]])
    cook("http.md", kitchen, PORT=str(port), PATH=path)
    one = json.loads((kitchen / "one.json").read_text())
    many = json.loads((kitchen / "many.json").read_text())
    streamed = [json.loads(line) for line in lines(kitchen / "lines.jsonl")]
    assert one["events"]
    assert many == streamed
    assert [answer["id"] for answer in many] == ["n1", "n2", "n3", "n4", "n5"]
    assert many[0] == one


def test_every_recipe_is_tried_here() -> None:
    tried = set(re.findall(r'"(\w+\.md)"', Path(__file__).read_text(encoding="utf-8")))
    assert {path.name for path in DOCS.glob("*.md")} <= tried
