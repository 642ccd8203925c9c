"""`dateline explain`: what it refuses before anything is loaded."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from dateline.cli import main


@pytest.mark.parametrize("sentence", ["", " \n"])
def test_an_empty_sentence_is_an_error(sentence: str) -> None:
    done = CliRunner().invoke(main, ["explain", sentence])
    assert done.exit_code == 2
    assert "SENTENCE: is empty" in done.stderr


def test_a_day_to_come_is_an_error() -> None:
    done = CliRunner().invoke(main, ["explain", "Peru met Chile.", "--published", "3000-01-01"])
    assert done.exit_code == 2
    assert "3000-01-01 lies in the future" in done.stderr
