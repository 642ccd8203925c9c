"""What loading refuses, and with which words; frames of one's own beside the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.errors import DataError
from dateline.events.frames import Frame, compile_frames, load_frames, parse_frames, parse_lists
from dateline.events.refusing import check
from dateline.extractor import load

GOOD = """
[[frame]]
id = "talks.palaver"
type = "talks"
verb = ["palaver"]
roles.participant = ["agent", "with"]
"""


def parsed(text: str) -> list[Frame]:
    return parse_frames(text, source="own.toml")


def test_a_good_file_is_read() -> None:
    (frame,) = parsed(GOOD)
    assert (frame.id, frame.verb) == ("talks.palaver", ("palaver",))
    assert frame.roles == {"participant": ("agent", "with")}


def test_unknown_key_is_refused_with_its_line_and_the_allowed_ones() -> None:
    with pytest.raises(DataError) as caught:
        parsed(GOOD + 'colour = "red"\n')
    message = str(caught.value)
    assert message.startswith("own.toml:7: colour:")
    assert set(Frame.model_fields) <= set(message.partition("allowed: ")[2].split(", "))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('roles.pilot = ["agent"]', r"own\.toml:7: roles\.pilot"),
        ('stage = "boiling"', r"own\.toml:7: stage: .*'proposed'"),
        ('status = "sure"', r"own\.toml:7: status: .*'occurred'"),
        ("weight = 2", r"own\.toml:7: weight: "),
        ('noun = "palaver"', r"own\.toml:7: noun: "),
    ],
)
def test_wrong_value_is_refused_with_its_line(line: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parsed(f"{GOOD}{line}\n")


def test_line_is_that_of_the_frame_that_errs() -> None:
    second = GOOD.replace("palaver", "parley").replace("verb =", "verbs =")
    with pytest.raises(DataError, match=r"own\.toml:11: verbs: "):
        parsed(GOOD + second)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("participant", "party"), "no role 'party'; allowed: participant, host, med"),
        (GOOD + 'stage = "ratified"\n', "no stage 'ratified'; allowed: none"),
        (GOOD + 'stages.planned = "opened"\n', "no stage 'opened'; allowed: none"),
        (GOOD.replace('verb = ["palaver"]', ""), "needs at least one `verb` or `noun`"),
        ("[[frame]\n", r"own\.toml: not valid TOML: .*line 1"),
        (GOOD + "verb = []\n", r"own\.toml: not valid TOML: .*line"),
        ("[frames]\n", r"unknown table 'frames'; allowed: \[\[frame\]\]"),
        (GOOD.replace("talks.palaver", "Palaver"), r"own\.toml:3: id: "),
    ],
)
def test_what_does_not_fit_the_type_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parsed(text)


@pytest.mark.parametrize(
    "line",
    ['noun = ["$gatherings"]', 'light = ["$gatherings"]', 'not_under = ["$gatherings"]',
     'need = [{ in = ["agent"], be = ["$gatherings"] }]', 'item = ["patient:$gatherings"]'],
)  # fmt: skip
def test_unknown_word_list_is_refused_with_the_known_ones(line: str) -> None:
    known = {"rockets": frozenset({"rocket"})}
    with pytest.raises(DataError, match=r"talks\.palaver: no word list '\$gatherings'; known: roc"):
        compile_frames(parsed(f"{GOOD}{line}\n"), known)


def test_unknown_table_of_word_lists_is_refused() -> None:
    with pytest.raises(DataError, match=r"words\.toml: unknown table 'list'; allowed: \[lists\]"):
        parse_lists('[list]\na = ["b"]\n', source="words.toml")


def test_ids_of_the_shipped_frames_are_unique_and_begin_with_their_type() -> None:
    frames = load_frames().frames
    assert len({f.id for f in frames}) == len(frames)
    assert [f.id for f in frames if not f.id.startswith(f"{f.type}.")] == []


def test_every_type_of_the_contract_has_frames() -> None:
    assert {f.type for f in load_frames().frames} == {
        "agreement", "order", "talks", "visit", "cooperation", "transfer", "launch", "facility",
    }  # fmt: skip


def test_refusals_of_the_shipped_frames_are_regular_expressions() -> None:
    frames = load_frames().frames
    assert any(phrase.startswith("/") for frame in frames for phrase in frame.refuse)
    for frame in frames:
        check(frame.refuse, frame=frame.id)


def test_own_refusal_that_is_no_regular_expression_is_refused() -> None:
    text = GOOD + 'refuse = ["/(unclosed/"]\n'
    with pytest.raises(DataError, match=r"talks\.palaver: refuse: '/\(unclosed/': .*unterminated"):
        load_frames((("own.toml", text),))


def test_own_frames_change_the_digest() -> None:
    assert load_frames((("own.toml", GOOD),)).digest != load_frames().digest


def test_own_frames_go_before_shipped_ones_of_the_same_rank() -> None:
    shipped = next(p for p in load_frames().phrases("met") if p.words == ("meet",)).frame
    text = GOOD.replace("palaver", "meet") + f"priority = {shipped.priority}\n"
    frames = load_frames((("own.toml", text.replace("talks.meet", "talks.own")),))
    ids = [p.frame.id for p in frames.phrases("met") if p.words == ("meet",)]
    assert ids.index("talks.own") < ids.index(shipped.id)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "frames"
    folder.mkdir()
    (folder / "own.toml").write_text(GOOD, encoding="utf-8")
    return folder


def test_own_frames_need_no_code(own: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Peru palavered with Chile in Lima.\n", encoding="utf-8")
    without = CliRunner().invoke(main, ["extract", str(text), "-j", "1"])
    assert (without.exit_code, without.stdout) == (0, "")
    done = CliRunner().invoke(main, ["extract", str(text), "-j", "1", "--frames", str(own)])
    assert done.exit_code == 0, done.stderr
    assert '"rule":"talks.palaver"' in done.stdout


def test_own_bad_frames_end_the_run_with_their_place(own: Path, tmp_path: Path) -> None:
    bad = own / "bad.toml"
    bad.write_text(GOOD.replace("verb", "verbs"), encoding="utf-8")
    with pytest.raises(DataError, match=rf"{bad}:5: verbs: .*allowed: id, type, verb"):
        load(frames=[own])
    text = tmp_path / "a.txt"
    text.write_text("Peru palavered with Chile.\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["extract", str(text), "-j", "1", "--frames", str(bad)])
    assert done.exit_code == 1
