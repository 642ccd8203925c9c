"""Every command says what it does, without importing spaCy."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from dateline.cli import COMMANDS, main

# Commands whose way of being called is not told by their arguments alone.
WITH_EXAMPLES = ("show", "stats", "review", "init", "test", "doctor", "explain", "dates")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help(name: str) -> None:
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")
    assert ("Example" in done.stdout) or name not in WITH_EXAMPLES


def test_all_commands_are_listed() -> None:
    listed = CliRunner().invoke(main, ["--help"]).stdout
    assert all(name in listed for name in COMMANDS)


@pytest.mark.parametrize("name", ["show", "stats", "review", "init", "test", "doctor", "extract"])
def test_help_needs_no_spacy(name: str) -> None:
    code = (
        "import sys; from dateline.cli import main\n"
        f"main([{name!r}, '--help'], standalone_mode=False)\n"
        "sys.exit('spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr.decode()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion(shell: str) -> None:
    env = {"_DATELINE_COMPLETE": f"{shell}_source"}
    done = CliRunner(env=env).invoke(main, prog_name="dateline")
    assert "_DATELINE_COMPLETE" in done.stdout
