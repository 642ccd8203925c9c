"""Foreign forms are read, their types mapped; what is malformed is named by file, line, offset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from making import TEXT, sample, treaty

from dateline.errors import SampleError, UsageError
from dateline.evaluation.counting import ACCURACY
from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.formats import detect, read_samples
from dateline.evaluation.model import Event, Participant, Sample
from dateline.evaluation.samples import sample_to_json

WORDS = ["Norway", "and", "Chile", "signed", "a", "treaty", "."]
LINE = "Norway and Chile signed a treaty ."


def read(path: Path, **options: Any) -> list[Sample]:
    found = list(read_samples(path, **options))
    assert all(isinstance(s, Sample) for s in found), found
    return [s for s in found if isinstance(s, Sample)]


def read_one(path: Path, **options: Any) -> Sample:
    (found,) = read(path, **options)
    return found


def error(path: Path, **options: Any) -> str:
    (found,) = [s for s in read_samples(path, **options) if isinstance(s, SampleError)]
    return str(found)


def put(path: Path, *rows: Any) -> Path:
    lines = (r if isinstance(r, str) else json.dumps(r) for r in rows)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def parties(found: Sample, number: int = 0) -> list[tuple[str, str]]:
    return [(p.role, p.name) for p in found.events[number].participants]


GENEVA = {
    "wnd_id": "g-1",
    "tokens": WORDS,
    "sentence": LINE,
    "events": [
        {"type": "Sign_agreement", "start": 3, "end": 4, "trigger": "signed",
         "args": [{"role": "Signatory", "start": 0, "end": 3, "text": "Norway and Chile"},
                  {"role": "Agreement", "start": 5, "end": 6, "text": "treaty"}]},
        {"type": "Wearing", "start": 0, "end": 1, "args": []},
    ],
}  # fmt: skip


def test_geneva(tmp_path: Path) -> None:
    file = put(tmp_path / "g.jsonl", GENEVA)
    assert detect(file) == "geneva"
    found = read_one(file)
    (event,) = found.events
    assert (event.type, event.stage, event.trigger.text) == ("agreement", "concluded", "signed")
    assert parties(found) == [("party", "Norway and Chile")]


def test_only_what_a_scheme_labels_is_judged(tmp_path: Path) -> None:
    """A visit that GENEVA has no label for is no invention, and a date is not compared."""
    found = read_one(put(tmp_path / "g.jsonl", GENEVA))
    spans = found.events[0].mentions
    parties = (Participant("party", "Norway and Chile"),)
    pred = [
        Event(type="agreement", mentions=spans, participants=parties, date="2020", stage="ended",
              status="planned", hedged=True, topics=("fish",), instrument="treaty"),
        Event(type="visit", mentions=spans),
        Event(type="transfer", mentions=spans),
    ]  # fmt: skip
    result = Evaluator(options=Options(replicates=0))
    result.add(found, pred)
    counts = result.counts["all", ""]
    assert (counts["gold"], counts["pred"], counts["record"]) == (1, 2, 1)
    assert all(result.value(name) is None for name in ACCURACY)


def test_geneva_as_released(tmp_path: Path) -> None:
    label = {"event_type": "Sign_agreement", "trigger": {"start": 3, "end": 4, "text": "signed"},
             "arguments": [{"role": "Signatory", "start": 2, "end": 3}]}  # fmt: skip
    row = {"doc_id": "d", "wnd_id": "g-1", "tokens": WORDS, "sentence": LINE,
           "event_mentions": [label], "entity_mentions": []}  # fmt: skip
    file = put(tmp_path / "g.jsonl", row)
    assert detect(file) == "geneva"
    assert parties(read_one(file)) == [("party", "Chile")]


def test_tokens_that_are_not_in_the_sentence(tmp_path: Path) -> None:
    file = put(tmp_path / "g.jsonl", GENEVA | {"sentence": LINE.replace("Chile", "Peru")})
    assert "g.jsonl:1, offset 11: the text has 'Peru ', the token 'Chile'" in error(file)


def test_tokens_out_of_range(tmp_path: Path) -> None:
    label = {"type": "Sign_agreement", "start": 6, "end": 9, "args": []}
    file = put(tmp_path / "g.jsonl", GENEVA | {"events": [label]})
    assert "g.jsonl:1: tokens 6–9 are not within the 7 tokens" in error(file)


def test_rams(tmp_path: Path) -> None:
    kind = "government.agreements.violateagreement"
    row = {
        "doc_key": "r-1", "sentences": [["It", "rained", "."], ["Norway", "broke", "a", "pact"]],
        "evt_triggers": [[4, 4, [[kind, 1.0]]]],
        "gold_evt_links": [[[4, 4], [3, 3], "evt001arg01violator"],
                           [[4, 4], [0, 0], "evt001arg02place"]],
        "ent_spans": [],
    }  # fmt: skip
    file = put(tmp_path / "dev.jsonlines", row)
    assert detect(file) == "rams"
    found = read_one(file)
    assert found.text == "It rained .\nNorway broke a pact"
    assert (found.events[0].stage, found.events[0].trigger.text) == ("violated", "broke")
    assert parties(found) == [("party", "Norway")]


def wikievents() -> dict[str, Any]:
    return {
        "doc_id": "w-1", "text": "Norway met Chile.", "tokens": ["Norway", "met", "Chile", "."],
        "sentences": [],
        "entity_mentions": [{"id": "e1", "start": 0, "end": 1}, {"id": "e2", "start": 2, "end": 3}],
        "event_mentions": [
            {"id": "v1", "event_type": "Contact.Contact.Meet",
             "trigger": {"start": 1, "end": 2, "text": "met"},
             "arguments": [{"entity_id": "e1", "role": "Participant", "text": "Norway"},
                           {"entity_id": "e2", "role": "Participant", "text": "Chile"}]}],
    }  # fmt: skip


def test_wikievents(tmp_path: Path) -> None:
    file = put(tmp_path / "w.jsonl", wikievents())
    assert detect(file) == "wikievents"
    found = read_one(file)
    assert found.events[0].type == "talks"
    assert parties(found) == [("participant", "Norway"), ("participant", "Chile")]


def test_wikievents_with_an_unknown_entity(tmp_path: Path) -> None:
    row = wikievents() | {"entity_mentions": [{"id": "e1", "start": 0, "end": 1}]}
    assert "the entity 'e2', which is not listed" in error(put(tmp_path / "w.jsonl", row))


def test_plover_table(tmp_path: Path) -> None:
    file = put(
        tmp_path / "gold.tsv",
        "\tsentence_id\tsentence\tsource\ttarget\tgold_root",
        f"\t7\t{LINE}\tNorway\tChile\tSUPPORT",
        f"\t7\t{LINE}\tChile\tthe Norwegians\tCONSULT",
        "\t8\tA crowd shouted.\tcrowd\tking\tPROTEST",
    )
    assert detect(file) == "plover"
    first, second = read(file)
    assert [e.type for e in first.events] == ["agreement", "talks"]
    assert first.events[0].trigger.text == LINE
    assert parties(first, 1) == [("participant", "Chile"), ("participant", "Norwegians")]
    assert first.events[1].participants[1].mentions == ()
    assert second.events == ()


def test_cameo_json(tmp_path: Path) -> None:
    row = {"text": LINE, "source": "Norway", "target": "Chile", "date": "20200401"}
    codes = ["0461", "057", "190", "0871"]
    rows = [row | {"id": f"c{n}", "event": code} for n, code in enumerate(codes)]
    file = tmp_path / "c.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    found = read(file, form="cameo")
    assert [[e.type for e in s.events] for s in found] == [["talks"], ["agreement"], [], []]
    assert found[0].published == "2020-04-01"
    lines = put(tmp_path / "c.jsonl", *rows)
    assert [s.events for s in read(lines, form="cameo")] == [s.events for s in found]


def test_plover_row_without_a_code(tmp_path: Path) -> None:
    file = put(tmp_path / "gold.tsv", "sentence\tsource\ttarget\tgold_root", f"{LINE}\ta\tb\t")
    assert "gold.tsv:2: none of the columns gold_root" in error(file)


TIMEML = (
    '<?xml version="1.0"?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2020-04-01" '
    'functionInDocument="CREATION_TIME">April 1</TIMEX3></DCT><TITLE>Fish &amp; ships</TITLE>'
    '<TEXT>\nThey <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" '
    'value="2020-03-31"> Tuesday </TIMEX3>&amp; left.</TEXT></TimeML>'
)


def test_timeml(tmp_path: Path) -> None:
    file = put(tmp_path / "a.tml", TIMEML)
    assert detect(tmp_path) == "timeml"
    found = read_one(file)
    assert (found.id, found.title, found.published) == ("a", "Fish & ships", "2020-04-01")
    (label,) = found.times
    assert found.text[label.span.start : label.span.end] == label.span.text == "Tuesday"
    assert (label.type, label.value) == ("DATE", "2020-03-31")


def test_timeml_malformed(tmp_path: Path) -> None:
    assert "a.tml:3, column 0: no XML" in error(put(tmp_path / "a.tml", TIMEML[:-9]))
    file = put(tmp_path / "a.tml", "<TimeML></TimeML>")
    assert error(file) == f"{file}: there is no TEXT element"


def test_timeml_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE T [<!ENTITY a "aaaa">]><TimeML><TEXT>&a;</TEXT></TimeML>'
    assert "entity declarations are not read" in error(put(tmp_path / "a.tml", bomb))


def ours(**change: Any) -> dict[str, Any]:
    return sample_to_json(sample(treaty())) | change


def with_event(**change: Any) -> dict[str, Any]:
    return ours(events=[sample_to_json(sample(treaty()))["events"][0] | change])


BAD_OFFSET = [{"text": "signed", "start": 18, "end": 24}]
OUTSIDE = [{"text": "x", "start": 9990, "end": 9999}]
OURS = {
    "not json": ('{"id": ', "own.jsonl:1, column 7: no JSON"),
    "a list": ("[1]", "own.jsonl:1: a JSON object is needed, not list"),
    "no id": (ours(id=""), "own.jsonl:1: 'id' must be a text that is not empty"),
    "no events": ({"id": "a", "text": "b"}, "own.jsonl:1 (a): 'events' is missing"),
    "unknown key": (ours(txet=1), "own.jsonl:1: unknown key 'txet'; allowed are id"),
    "unknown event key": (with_event(kind=1), "event 1: unknown key 'kind'; allowed are type"),
    "type": (with_event(type="treaty"), "event 1: type 'treaty' is not one of: agreement, order"),
    "status": (with_event(status="done"), "event 1: status 'done' is not one of: occurred"),
    "stage": (with_event(stage="started"), "stage 'started' is not one of: None, proposed"),
    "role": (with_event(type="talks", stage=None), "role 'party' is not one of: participant"),
    "offset": (with_event(mentions=BAD_OFFSET),
               "event 1, offset 18: the text has 'igned ' there, the label 'signed'"),
    "outside": (with_event(mentions=OUTSIDE), "offset 9990: the span 9990–9999 is not within"),
    "no mention": (with_event(mentions=[]), "event 1: an event needs at least one mention"),
    "date": (ours(published="yesterday"), "the date must be a day like 2020-04-01"),
    "edtf": (with_event(date="16 March 2020"), "the date '16 March 2020' is no EDTF such as"),
    "month": (with_event(date="2020-13"), "event 1: the date '2020-13' is no EDTF"),
    "hedged": (with_event(hedged="no"), "event 1: 'hedged' must be true or false, not 'no'"),
    "topics": (with_event(topics=[1]), "'topics' must be a list of texts, not [1]"),
}  # fmt: skip


@pytest.mark.parametrize("name", OURS)
def test_our_form_malformed(name: str, tmp_path: Path) -> None:
    row, message = OURS[name]
    file = put(tmp_path / "own.jsonl", row, sample_to_json(sample(name="good")))
    found = list(read_samples(file))
    assert [s.id for s in found if isinstance(s, Sample)] == ["good"]
    assert message in error(file)


DATES = ["2020", "201X", "19XX", "2020-03", "2020-21", "2021-36", "2020-03-16", "2016/..",
         "../2025-06", "2021-01/2021-03", "2020-03-16T10:30"]  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_edtf_is_read(date: str, tmp_path: Path) -> None:
    assert read_one(put(tmp_path / "own.jsonl", with_event(date=date))).events[0].date == date


def test_no_utf8_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own.jsonl"
    file.write_bytes(b'{"id": "\xff"}\n')
    assert "own.jsonl:1, byte 8: no UTF-8" in error(file)


def test_an_id_that_occurs_twice(tmp_path: Path) -> None:
    row = sample_to_json(sample())
    assert "own.jsonl:2 (a-1): the id 'a-1' occurred before" in error(
        put(tmp_path / "own.jsonl", row, row)
    )


def brat(folder: Path, *lines: str, text: str = TEXT) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "d.txt").write_text(text, encoding="utf-8")
    return put(folder / "d.ann", *lines).parent


SIGNED, NORWAY = "T1\tagreement 17 23\tsigned", "T2\tactor 0 6\tNorway"


def test_brat_made_by_hand(tmp_path: Path) -> None:
    folder = brat(
        tmp_path / "b", SIGNED, NORWAY, "T3\tOther 11 16\tChile",
        "E1\tagreement:T1 party:T2 party2:T3",
        "A1\tStatus E1 planned", "A2\tHedged E1", "#1\tAnnotatorNotes T1\tlook again",
    )  # fmt: skip
    found = read_one(folder)
    assert parties(found) == [("party", "Norway"), ("party", "Chile")]
    assert (found.id, found.events[0].status, found.events[0].hedged) == ("d", "planned", True)


BRAT = {
    "words": (["T1\tagreement 17 23\tsignet"], "d.ann:1, offset 17: the text has 'signed' there"),
    "outside": (["T1\tagreement 17 9999\tsigned"], "d.ann:1, offset 17: the span 17–9999"),
    "numbers": (["T1\tagreement a b\tsigned"], "d.ann:1: offsets are needed, not 'a b'"),
    "pieces": (["T1\tagreement 0 6;17 23\tNorway signed"], "d.ann:1, offset 6: a span in pieces"),
    "pointer": ([SIGNED, "E1\tagreement:T1 party:T9"], "d.ann:2: the event points to 'T9'"),
    "label": (["T1\tpromise 17 23\tsigned"], "offset 17: unknown label 'promise'; allowed are"),
    "role": ([SIGNED, NORWAY, "E1\tagreement:T1 buyer:T2"], "role 'buyer' is not one of: party"),
    "line": ([SIGNED, "Z1\twhat"], "d.ann:2: no brat annotation: 'Z1"),
    "columns": (["T1 agreement"], "d.ann:1: 3 columns are needed"),
    "note": ([SIGNED, "E1\tagreement:T1", '#1\tAnnotatorNotes E1\t{"date":'], "d.ann:3, column"),
    "value": ([SIGNED, "E1\tagreement:T1", '#1\tN E1\t{"dat": 1}'], "unknown value 'dat'; allowed"),
    "target": ([SIGNED, "A1\tStatus E4 planned"], "d.ann:2: there is no annotation 'E4'"),
    "status": ([SIGNED, "E1\tagreement:T1", "A1\tStatus E1 done"], "status 'done' is not one of"),
}


@pytest.mark.parametrize("name", BRAT)
def test_brat_malformed(name: str, tmp_path: Path) -> None:
    lines, message = BRAT[name]
    assert message in error(brat(tmp_path / "b", *lines))


def test_brat_without_its_text(tmp_path: Path) -> None:
    folder = brat(tmp_path / "b", SIGNED)
    (folder / "d.txt").unlink()
    assert "d.txt: the text of this annotation file is missing" in error(folder)


def test_doccano_triples(tmp_path: Path) -> None:
    file = put(tmp_path / "d.jsonl", {"id": 3, "text": TEXT, "label": [[17, 23, "agreement"]]})
    assert detect(file) == "doccano"
    assert (read_one(file).id, read_one(file).events[0].trigger.text) == ("3", "signed")


ENTITY = {"id": 1, "label": "agreement", "start_offset": 17, "end_offset": 23}
DOCCANO: dict[str, tuple[dict[str, Any], str]] = {
    "label": ({"entities": [ENTITY | {"label": "ORG"}]}, "offset 17: unknown label 'ORG'"),
    "outside": ({"entities": [ENTITY | {"end_offset": 9999}]}, "d.jsonl:1, offset 17: the span"),
    "relation": ({"entities": [ENTITY], "relations": [{"id": 1, "from_id": 1, "to_id": 2,
                                                        "type": "party"}]}, "links 1 and 2"),
    "triple": ({"label": [[1, 2]]}, "a label is [start, end, name], not [1, 2]"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCCANO)
def test_doccano_malformed(name: str, tmp_path: Path) -> None:
    row, message = DOCCANO[name]
    assert message in error(
        put(tmp_path / "d.jsonl", {"id": 1, "text": TEXT} | row), form="doccano"
    )


def task(*results: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    return {"id": 5, "data": {"text": text}, "annotations": [{"result": list(results)}]}


def region(start: int, end: int, words: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": words, "labels": ["agreement"]}
    return {"id": "r", "from_name": "label", "to_name": "text", "type": "labels", "value": value}


@pytest.mark.parametrize("start", [20, 19])
def test_label_studio_in_either_unit(start: int, tmp_path: Path) -> None:
    file = put(tmp_path / "l.jsonl", task(region(start, start + 6, "signed"), text="😀 " + TEXT))
    assert detect(file) == "label-studio"
    assert read_one(file).events[0].trigger.start == 19


STUDIO = {
    "words": (task(region(18, 24, "signed")), "l.jsonl:1, offset 18: the text has 'igned '"),
    "none": (task() | {"annotations": []}, "l.jsonl:1: the task has no finished annotation"),
    "relation": (task(region(17, 23, "signed"), {"type": "relation", "from_id": "r", "to_id": "q",
                                                 "labels": ["party"]}), "links r and q"),
}  # fmt: skip


@pytest.mark.parametrize("name", STUDIO)
def test_label_studio_malformed(name: str, tmp_path: Path) -> None:
    row, message = STUDIO[name]
    assert message in error(put(tmp_path / "l.jsonl", row))


def test_a_list_that_is_no_json(tmp_path: Path) -> None:
    file = tmp_path / "l.json"
    file.write_text('[\n{"data": 1,,}]', encoding="utf-8")
    assert "l.json:2, column 12" in error(file, form="label-studio")


@pytest.mark.parametrize("form", ["rams", "wikievents", "geneva", "doccano", "label-studio"])
def test_anything_else_is_named_not_raised(form: str, tmp_path: Path) -> None:
    rows = [
        {"doc_key": "x", "sentences": [["a"]], "evt_triggers": [[0]], "gold_evt_links": []},
        {"doc_id": "x", "text": "a", "tokens": ["a"], "entity_mentions": [1]},
        {"wnd_id": "x", "sentence": "a", "tokens": [1]},
        {"text": "a", "entities": 7},
        {"data": {"text": "a"}, "annotations": [{"result": [{"type": "labels", "value": {}}]}]},
    ]
    file = put(tmp_path / "x.jsonl", *rows)
    found = list(read_samples(file, form=form))
    assert len(found) == len(rows)
    assert all(isinstance(s, SampleError) and "x.jsonl:" in str(s) for s in found)


def test_a_form_that_cannot_be_told(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"the form of .* cannot be told"):
        detect(file)
    with pytest.raises(UsageError, match="no form 'excel'"):
        read_samples(file, form="excel")
