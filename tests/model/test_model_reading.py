"""From an answer to records: what stands in the text becomes a record, what does not is refused."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.errors import ModelError
from ingest.documents import read_bytes
from ingest.documents.model import Document, Span
from ingest.extract import extract
from ingest.model.asking import as_data, read_answer
from ingest.model.chunks import chunks, cut
from ingest.model.comparing import Compared, compare
from ingest.model.filling import CONFIDENCE, Filler, Refusal
from ingest.model.locating import Findable, fold_words
from ingest.model.names import Names
from ingest.model.schema import answer_schema, asked_fields, kinds
from ingest.records import Commitment, Extraction, Record, Statistic

QUOTE = "Lucy Hart felt that the Ashby Carers Trust might host a drop-in on Mondays from 1 July 2021"
ACTION = {"quote": QUOTE, "kind": "action", "label": None, "owner": ["Ashby Carers Trust"], "counterparty": [], "due": "from 1 July 2021", "status": "suggested"}
FIGURE = {
    "quote": "Waiting lists grew by 12% last year",
    "figure": "12%",
    "measures": "Waiting lists",
    "standing": "unsourced",
    "attributed_to": None,
    "source": None,
    "qualifier": None,
    "period": "last year",
    "place": None,
}


@pytest.fixture
def filler(minutes: Document) -> Filler:
    return Filler(minutes, Span(0, len(minutes.text)), Names(extract(minutes)), rule="model.test", anchor="2021-05-04")


# The schema


def test_the_schema_is_made_from_the_records_and_is_strict() -> None:
    schema = answer_schema()
    assert set(schema["required"]) == {part.name for part in fields(Extraction)} - {"metadata"}
    for name, kind in kinds().items():
        item = schema["properties"][name]["items"]
        assert item["additionalProperties"] is False
        assert item["required"] == list(item["properties"])
        own = {part.name for part in fields(kind)} - {part.name for part in fields(Record)}
        assert set(item["properties"]) == {"quote", *own} - {"value", "unit", "unit_words", "aliases", "attendance_words"}
        assert item["description"].split()[0] in (inspect.getdoc(kind) or "")


def test_a_choice_is_one_of_the_words_that_records_know() -> None:
    status = answer_schema()["properties"]["commitments"]["items"]["properties"]["status"]
    assert {"agreed", "under way", ""} <= set(status["enum"])
    assert next(asked for asked in asked_fields("data_access") if asked.name == "system").needed


# The question


@given(st.text(min_size=1, max_size=300))
def test_no_text_can_end_its_own_message(text: str) -> None:
    first, *inner, last = as_data(text).split("\n")
    assert first.removeprefix("<") == last.removeprefix("</")
    assert last not in "\n".join(inner)


@given(st.lists(st.text(alphabet="abc DEF.\n", max_size=120), max_size=20), st.integers(min_value=20, max_value=400))
def test_parts_hold_every_word_once(paragraphs: list[str], longest: int) -> None:
    text = "Minutes of a meeting.\n\n" + "\n\n".join(paragraphs)
    document = read_bytes(text.encode(), "x.txt")
    parts = chunks(document, longest)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    assert "".join("".join(document.words(part).split()) for part in parts) == "".join(document.text.split())


def test_parts_end_before_a_heading_where_they_can(minutes: Document) -> None:
    long = read_bytes(b"Minutes\n\nThe board met and talked at length.\n\n1. Waiting times\n\nLists grew.\n\nThe board will write.\n", "x.txt")
    assert [long.words(part).split("\n")[0] for part in chunks(long, 80)] == ["Minutes", "1. Waiting times"]
    assert [minutes.words(part) for part in cut(minutes, Span(0, 20), 350)] == ["Ashby Health Board"]


@pytest.mark.parametrize("content", ["", "no JSON", "[]", '{"note": []}', '{"commitments": {"a": 1}}', '{"commitments": [', '"words"', "{" * 5000])
def test_an_answer_of_another_form_is_told(content: str) -> None:
    with pytest.raises(ModelError, match="not in the form"):
        read_answer(content)


@pytest.mark.parametrize("content", ['{"votes": [1]}', '```json\n{"votes": [1]}\n```', '<think>{ well }</think> Here it is: {"votes": [1]}', '{"votes": [1], "plan": 3}'])
def test_words_around_an_answer_are_left_out(content: str) -> None:
    answer = read_answer(content)
    assert answer["votes"] == [1]
    assert set(answer) == set(kinds())


# Finding words


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The “Board’s” plan", 'The "Board\'s" plan', ["The “Board’s” plan"]),
        ("agreed\n  to  write", "agreed to write", ["agreed\n  to  write"]),
        ("2019–20 – the year", "2019-20 - the year", ["2019–20 – the year"]),
        ("a co\u00adordinated oﬀice", "coordinated office", ["co\u00adordinated oﬀice"]),
        ("the café closed", "the cafe\u0301 closed", ["the café closed"]),
        ("the café", "the cafe", []),
        ("15% and 5%", "5%", ["5%"]),
        ("£1.4bn, £4", "4", ["4"]),
        ("1,200 or 200", "200", ["200"]),
        ("Health and Healthcare", "Health", ["Health"]),
        ("the Board. The Board", "The board", []),
        ("one one", "one", ["one", "one"]),
        ("some words", "   ", []),
    ],
)
def test_words_are_found_as_they_stand_and_whole(text: str, words: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in Findable(text, Span(0, len(text))).find(words)] == found


@given(st.text(alphabet="ab é“”–-ﬁ\u00ad\n1.%", max_size=60), st.data())
def test_every_find_folds_to_what_was_sought(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for span in Findable(text, Span(0, len(text))).find(text[start:end]):
        assert fold_words(text[span.start : span.end]) == fold_words(text[start:end])


def test_the_place_nearest_to_the_quotation_is_meant() -> None:
    text = "The Board met. The Trust wrote. The Board will answer. The Board met again."
    place = Findable(text, Span(0, len(text))).nearest("The Board", Span(32, 53))
    assert place == Span(32, 41)


# Records


def test_a_record_that_the_text_holds_is_unreviewed_and_of_the_models_rule(filler: Filler, minutes: Document) -> None:
    made = filler.fill("commitments", ACTION)
    assert isinstance(made, Commitment)
    assert (made.rule, made.confidence, made.acceptance) == ("model.test", CONFIDENCE, "unreviewed")
    assert minutes.words(made.quote) == QUOTE
    assert made.due is not None
    assert (made.due.value, minutes.words(made.due.span)) == ("2021-07-01", "from 1 July 2021")
    assert made.owner[0].value == "Ashby Carers Trust"


def test_values_are_worked_out_from_the_words(filler: Filler) -> None:
    made = filler.fill("statistics", FIGURE)
    assert isinstance(made, Statistic)
    assert (made.value, made.unit, made.figure and made.figure.value) == ("12", "percent", "12%")


@pytest.mark.parametrize(
    ("kind", "item", "reason"),
    [
        ("commitments", "do it", "no record"),
        ("commitments", {}, "quotes nothing"),
        ("commitments", {"quote": 7}, "quotes nothing"),
        ("commitments", ACTION | {"quote": "The Trust promised ten million pounds"}, "not in one paragraph"),
        ("commitments", ACTION | {"quote": "1. Waiting times\n\nWaiting lists grew by 12% last year."}, "not in one paragraph"),
        ("commitments", ACTION | {"owner": ["NHS England"]}, "owner are not in the text"),
        ("commitments", ACTION | {"owner": "Ashby Carers Trust"}, "owner is no text"),
        ("commitments", ACTION | {"owner": [None]}, "owner is no text"),
        ("commitments", ACTION | {"due": "1 June 2021"}, "due are not in its quotation"),
        ("commitments", ACTION | {"due": "2021-07-01"}, "due are not in the text"),
        ("commitments", ACTION | {"due": ["1 July 2021"]}, "due is no text"),
        ("commitments", ACTION | {"kind": "threat"}, "kind is not one of the choices"),
        ("commitments", ACTION | {"status": ["agreed"]}, "status is not one of the choices"),
        ("statistics", FIGURE | {"figure": "15%"}, "figure are not in the text"),
        ("statistics", FIGURE | {"figure": "2%"}, "figure are not in the text"),
        ("statistics", FIGURE | {"figure": "1 June 2021"}, "figure are not in its quotation"),
        ("statistics", FIGURE | {"quote": QUOTE, "figure": "2021", "period": None, "measures": None}, "figure is a date"),
        ("statistics", FIGURE | {"standing": "cited"}, "calls the figure cited"),
        ("statistics", FIGURE | {"standing": "attributed"}, "calls the figure attributed"),
        ("statistics", FIGURE | {"attributed_to": "Jane Carter"}, "calls the figure unsourced"),
        ("data_access", {"quote": QUOTE, "system": None, "party": "Lucy Hart", "access": "sees"}, "gives no system"),
        ("responses", {"quote": QUOTE, "label": None, "recommendation": None, "responder": "Lucy Hart", "status": ""}, "does not say what is answered"),
        ("people", {"quote": QUOTE, "name": None, "post": None, "organisation": None, "attendance": ""}, "name nobody"),
        ("people", {"quote": QUOTE, "name": "Ashby Carers Trust", "post": None, "organisation": None, "attendance": ""}, "names a body so"),
        ("partners", {"quote": QUOTE, "name": "Lucy Hart", "type": "Company", "part_of": None}, "names a person so"),
        ("concerns", {"quote": "nobody at Ashby Constabulary had been told", "kind": "concern", "raised_by": ["that"], "about": None}, "raised_by name nobody"),
    ],
)
def test_what_the_text_does_not_hold_is_refused(filler: Filler, kind: str, item: object, reason: str) -> None:
    made = filler.fill(kind, item)
    assert isinstance(made, Refusal), made
    assert reason in made.reason


def test_words_are_not_fetched_from_far_away() -> None:
    text = "Ashby Town Council met.\n\n" + "It was a long evening with much talk.\n\n" * 40 + "The police will write to the school.\n"
    document = read_bytes(text.encode(), "x.txt")
    filler = Filler(document, Span(0, len(document.text)), Names(extract(document)), rule="model.test")
    item: dict[str, Any] = {"quote": "The police will write to the school", "kind": "action", "label": None, "counterparty": [], "due": None, "status": "planned"}
    made = filler.fill("commitments", item | {"owner": ["Ashby Town Council"]})
    assert isinstance(made, Refusal)
    assert "too far" in made.reason
    assert isinstance(filler.fill("commitments", item | {"owner": ["The police"]}), Commitment)


def test_a_quotation_is_no_chapter() -> None:
    document = read_bytes(("It was agreed to " + "talk and " * 90 + "write.\n").encode(), "x.txt")
    filler = Filler(document, Span(0, len(document.text)), Names(extract(document)), rule="model.test")
    made = filler.fill("alternatives", {"quote": document.text.strip()})
    assert isinstance(made, Refusal)
    assert "longer than" in made.reason


def test_nothing_that_an_answer_says_can_change_who_made_a_record(filler: Filler) -> None:
    forged = {"rule": "commitments.action-line", "confidence": 1.0, "acceptance": "accepted", "agreed": ["x"], "also": [[0, 5]], "differs": ["owner"]}
    made = filler.fill("commitments", ACTION | forged)
    assert made == filler.fill("commitments", ACTION)


def test_a_refusal_shows_nothing_that_steers_a_terminal(filler: Filler) -> None:
    made = filler.fill("commitments", {"quote": "\x1b[2J\u202eboo " * 100})
    assert isinstance(made, Refusal)
    assert made.words.isprintable()
    assert len(made.words) <= 120


# Beside the rules


def _compared(filler: Filler, minutes: Document, kind: str, item: Mapping[str, object]) -> Compared:
    made = filler.fill(kind, item)
    assert isinstance(made, Record), made
    return compare(minutes, getattr(extract(minutes), kind), [made])


WRITE = {
    "quote": "Lucy Hart to write to Ashby Constabulary by 1 June 2021",
    "kind": "action",
    "label": None,
    "owner": ["Lucy Hart"],
    "counterparty": ["Ashby Constabulary"],
    "due": "by 1 June 2021",
    "status": "agreed",
}


def test_what_the_rules_found_too_gains_agreement_and_evidence(filler: Filler, minutes: Document) -> None:
    compared = _compared(filler, minutes, "commitments", WRITE | {"quote": "ACTION: " + str(WRITE["quote"])})
    ours = extract(minutes).commitments
    assert dict(compared.outcomes) == {"agreed": 1}
    assert len(compared.records) == len(ours)
    (gained,) = [record for record in compared.records if record.agreed]
    assert gained.agreed[0].rule == "model.test"
    assert gained.agreed[0].quote in gained.evidence()
    assert (gained.rule, gained.confidence, gained.acceptance) == ("commitments.action-line", ours[0].confidence, "")


def test_a_model_that_says_less_agrees(filler: Filler, minutes: Document) -> None:
    less = WRITE | {"owner": [], "counterparty": [], "due": None, "status": ""}
    assert dict(_compared(filler, minutes, "commitments", less).outcomes) == {"agreed": 1}


@pytest.mark.parametrize(("type_", "outcome"), [("Other", "agreed"), ("VoluntaryOrganisation", "agreed"), ("School", "disputed")])
def test_a_kind_that_only_says_other_contradicts_nothing(filler: Filler, minutes: Document, type_: str, outcome: str) -> None:
    item = {"quote": "the Ashby Carers Trust might host", "name": "Ashby Carers Trust", "type": type_, "part_of": None}
    known = {partner.name.value: partner.type for partner in extract(minutes).partners}
    assert known["Ashby Carers Trust"] == "VoluntaryOrganisation"
    assert dict(_compared(filler, minutes, "partners", item).outcomes) == {outcome: 1}


@pytest.mark.parametrize(
    ("changed", "differs"),
    [({"owner": ["Jane Carter"]}, ("owner",)), ({"kind": "aim", "status": ""}, ("kind",)), ({"status": "done", "owner": ["Jane Carter"]}, ("owner", "status"))],
)
def test_a_contradiction_keeps_both_and_says_so(filler: Filler, minutes: Document, changed: dict[str, object], differs: tuple[str, ...]) -> None:
    compared = _compared(filler, minutes, "commitments", WRITE | changed)
    assert dict(compared.outcomes) == {"disputed": 1}
    *ours, theirs = compared.records
    assert (theirs.differs, theirs.acceptance) == (differs, "in conflict")
    assert theirs.other in ours
    assert theirs.other is not None
    assert theirs.other.acceptance == "in conflict"
    plain = extract(minutes).commitments
    assert [record.quote for record in ours] == [record.quote for record in plain]
    assert [getattr(record, "owner", ()) for record in ours] == [record.owner for record in plain], "no field of the rules changes"


def test_what_only_fills_an_empty_field_completes() -> None:
    document = read_bytes(b"Ashby Health Board\n\nMinutes\n\nACTION: Lucy Hart to write to Ashby Constabulary when the storks arrive\n", "x.txt")
    ours = extract(document).commitments
    filler = Filler(document, Span(0, len(document.text)), Names(extract(document)), rule="model.test")
    made = filler.fill("commitments", WRITE | {"quote": document.text.strip().split("\n")[-1], "due": "when the storks arrive"})
    assert isinstance(made, Record)
    compared = compare(document, ours, [made])
    assert dict(compared.outcomes) == {"completed": 1}
    *_, theirs = compared.records
    assert (theirs.differs, theirs.acceptance) == ((), "unreviewed")
    assert theirs.other == compared.records[0]
    assert theirs.other is not None
    assert theirs.other.agreed


def test_what_the_rules_did_not_find_is_added(filler: Filler, minutes: Document) -> None:
    compared = _compared(filler, minutes, "alternatives", {"quote": "host a drop-in on Mondays"})
    assert dict(compared.outcomes) == {"added": 1}
    assert compared.records[-1].other is None


def test_the_same_figure_in_two_quotations_is_one_statistic(filler: Filler, minutes: Document) -> None:
    compared = _compared(filler, minutes, "statistics", FIGURE | {"quote": "grew by 12%", "measures": None, "period": None})
    assert dict(compared.outcomes) == {"agreed": 1}


def test_of_two_about_the_same_thing_the_first_counts(filler: Filler, minutes: Document) -> None:
    twice = [filler.fill("commitments", ACTION), filler.fill("commitments", ACTION | {"status": "planned"})]
    compared = compare(minutes, (), [made for made in twice if isinstance(made, Record)])
    assert dict(compared.outcomes) == {"added": 1}
