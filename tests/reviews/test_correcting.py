"""Corrections: every question sees the corrected fact, which rests on the same words, and only on what a person said beside them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import gapgraph
from gapgraph.reviews.correcting import fields_of
from graph_store.contract import Store
from graph_store.errors import ParameterError, UnknownNameError, UsageError
from graph_store.namespaces import DATA, GG
from ingest.triples.facts import shapes
from tests.reviews.papers import fact


def _said(store: Store, iri: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in store.select(f"SELECT ?p ?o {{ <{iri}> ?p ?o }}"):
        found.setdefault(str(row["p"]).rsplit("#", 1)[-1].rsplit("/", 1)[-1], set()).add(str(row["o"]))
    return found


def _row(store: Store, question: str, words: str) -> Mapping[str, str]:
    answer = gapgraph.run(store, question)
    rows = [{column.name: cell.text for column, cell in zip(answer.columns, row, strict=True)} for row in answer.rows]
    (found,) = [row for row in rows if words in row["words"]]
    return found


def test_every_question_sees_the_corrected_fact(store: Store) -> None:
    iri = fact(store, "publish the plan")
    said = gapgraph.correct(store, iri, {"owner": "Amir Booth", "due": "2021-09"}, because="told by Jane", who="Lucy")
    assert [(one.field, one.value, one.targets) for one in said] == [("owner", "Amir Booth", (f"{DATA}person/amir-booth",)), ("due", "2021-09", ())]
    row = _row(store, "actions", "publish the plan")
    assert (row["owner"], row["due"], row["fact"]) == ("Amir Booth", "2021-09", f"{iri.rsplit('/', 1)[-1]}-corrected")
    assert not [gap for gap in gapgraph.list_gaps(store, only="no-deadline") if "publish the plan" in gap.words]
    noted = [one for one in gapgraph.find_annotations(store)["may.txt"]["commitments"] if "publish" in one["quote"]]  # type: ignore[attr-defined]
    assert [(one["owner"], one["due"]) for one in noted] == [("Amir Booth", "2021-09")]
    assert gapgraph.validate(store).conforms


def test_the_copy_rests_on_the_same_words_and_says_who_stands_for_what(store: Store) -> None:
    iri = fact(store, "publish the plan")
    gapgraph.correct(store, iri, {"owner": "Amir Booth"}, because="told by Jane", who="Lucy")
    gapgraph.correct(store, f"{iri}-corrected", {"due": "2021-09"}, who="Carol")
    read, copy = _said(store, iri), _said(store, f"{iri}-corrected")
    kept = ("type", "statedIn", "quotation", "context", "evidence", "label", "status", "inSection")
    assert {name: copy[name] for name in kept} == {name: read[name] for name in kept}
    assert read["owner"] == {f"{DATA}person/jane-carter"}
    assert (copy["owner"], copy["dueText"], copy["dueEarliest"], copy["dueLatest"]) == ({f"{DATA}person/amir-booth"}, {"2021-09"}, {"2021-09-01"}, {"2021-09-30"})
    assert "ownerWords" in read
    assert "ownerWords" not in copy
    assert (copy["rule"], copy["confidence"], copy["correctionOf"], copy["decidedBy"]) == ({"review.correction"}, {"1"}, {iri}, {"Lucy", "Carol"})
    assert copy["correctedProperty"] == {f"{GG}owner", f"{GG}dueText"}
    roles = {(step.role, step.what) for step in gapgraph.trace(store, f"{iri}-corrected")[0].steps}
    assert {("owner", "Amir Booth"), ("corrects", iri), ("decided by", "Lucy"), ("because", "told by Jane")} <= roles
    assert ("reviewed as", "superseded") in {(step.role, step.what) for step in gapgraph.trace(store, iri)[0].steps}


CORRECTIONS = [
    ("publish the plan", "commitment", {"owner": "Amir Booth; Ashby County Council"}, {"owner": {f"{DATA}person/amir-booth", f"{DATA}body/ashby-county-council"}}),
    ("publish the plan", "commitment", {"owner": ""}, {"owner": set()}),
    ("write to the provider", "commitment", {"due": "in due course"}, {"dueText": {"in due course"}, "dueEarliest": set()}),
    ("write to the provider", "commitment", {"due": ""}, {"dueText": set(), "dueLatest": set()}),
    ("publish the plan", "commitment", {"status": "under way"}, {"status": {"https://w3id.org/gapgraph/scheme/status/under-way"}}),
    ("publish the plan", "commitment", {"kind": "Recommendation"}, {"type": {f"{GG}Fact", f"{GG}Commitment", f"{GG}Recommendation"}}),
    ("publish the plan", "commitment", {"counter": "Ashby Health Board"}, {"counterparty": {f"{DATA}body/ashby-health-board"}}),
    ("12%", "statistic", {"value": "21"}, {"valueText": {"21"}, "value": {"21"}}),
    ("12%", "statistic", {"value": "20-25"}, {"valueText": {"20-25"}, "value": set()}),
    ("12%", "statistic", {"measure": "beds"}, {"measures": {"beds"}, "measuresWords": set()}),
    ("12%", "statistic", {"source": ""}, {"restsOn": set(), "standing": {"https://w3id.org/gapgraph/scheme/standing/unsourced"}}),
    ("12%", "statistic", {"source": "", "attributed_to": "Jane Carter"}, {"attributedTo": {f"{DATA}person/jane-carter"}, "standing": {"https://w3id.org/gapgraph/scheme/standing/attributed"}}),
    ("12%", "statistic", {"standing": "disputed"}, {"standing": {"https://w3id.org/gapgraph/scheme/standing/disputed"}}),
    ("40%", "statistic", {"source": "ashby needs assessment"}, {"restsOn": {f"{DATA}source/ashby-needs-assessment"}, "standing": {"https://w3id.org/gapgraph/scheme/standing/cited"}}),
    ("lack of beds", "concern", {"raised_by": "Amir Booth", "kind": "risk"}, {"raisedBy": {f"{DATA}person/amir-booth"}, "concernKind": {"https://w3id.org/gapgraph/scheme/concern-kind/risk"}}),
    ("ceased to exist", "succession", {"successor": "Ashby Health Board"}, {"resultingOrganization": {f"{DATA}body/ashby-health-board"}}),
    ("Beacon", "data-access", {"access": "asks to see"}, {"accessKind": {"https://w3id.org/gapgraph/scheme/access/asks-to-see"}}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "fields", "expected"), CORRECTIONS)
def test_every_kind_of_field_can_be_corrected(store: Store, words: str, kind: str, fields: dict[str, str], expected: dict[str, set[str]]) -> None:
    iri = fact(store, words, kind)
    gapgraph.correct(store, iri, fields)
    copy = _said(store, f"{iri}-corrected")
    assert {name: copy.get(name, set()) for name in expected} == expected


def test_corrected_facts_of_all_kinds_are_valid(store: Store) -> None:
    for words, kind, fields, _ in CORRECTIONS:
        gapgraph.correct(store, fact(store, words, kind), fields, settle=False)
    assert gapgraph.validate(store).violations == ()
    iri = f"{fact(store, 'publish the plan')}-corrected"
    store.update(f"DELETE WHERE {{ GRAPH ?g {{ <{iri}> <{GG}correctedProperty> ?p }} }}")
    assert {violation.message.split(".")[0] for violation in gapgraph.validate(store).violations if violation.focus == iri} == {
        "A corrected copy does not say what was corrected", "A counterparty has no words behind it"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind", "fields", "error", "told"),
    [
        ("publish the plan", "commitment", {"figure": "12"}, UnknownNameError, "Valid names: counterparty, due, kind, label, owner, status"),
        ("publish the plan", "commitment", {"": "12"}, UnknownNameError, "Valid names"),
        ("publish the plan", "commitment", {"status": "finished"}, UnknownNameError, "done"),
        ("publish the plan", "commitment", {"kind": "vote"}, UnknownNameError, "recommendation"),
        ("publish the plan", "commitment", {"kind": ""}, ParameterError, "must say something"),
        ("publish the plan", "commitment", {"owner": "Nobody Known"}, UsageError, "Nothing that was read is called"),
        ("12%", "statistic", {"source": "Ashby Needs Survey"}, UsageError, "Did you mean: Ashby Needs Assessment"),
        ("12%", "statistic", {"standing": ""}, ParameterError, "must say something"),
        ("Ashby Youth Forum", "naming", {"name": "Youth Forum"}, UsageError, "has no fields to correct"),
        ("Ashby Needs Assessment", "citation", {"title": "Needs"}, UnknownNameError, "kind, publisher, url, year"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_kept(store: Store, words: str, kind: str, fields: dict[str, str], error: type[UsageError], told: str) -> None:
    with pytest.raises(error, match=told):
        gapgraph.correct(store, fact(store, words, kind), fields)
    assert not gapgraph.list_reviews(store)


def test_a_later_verdict_takes_the_copy_away(store: Store) -> None:
    iri = fact(store, "publish the plan")
    gapgraph.correct(store, iri, {"owner": "Amir Booth"})
    gapgraph.review(store, f"{iri}-corrected", "rejected")
    assert _said(store, f"{iri}-corrected") == {}
    assert "publish the plan" not in str(gapgraph.run(store, "actions").rows)
    gapgraph.review(store, iri, "accepted")
    assert _row(store, "actions", "publish the plan")["owner"] == "Jane Carter"


def test_counts_see_one_fact_and_not_two(store: Store) -> None:
    before = {row[0].text: row[1].text for row in gapgraph.run(store, "figures-by-standing").rows}
    gapgraph.correct(store, fact(store, "12%", "statistic"), {"measures": "people who wait"})
    after = {row[0].text: row[1].text for row in gapgraph.run(store, "figures-by-standing").rows}
    assert before == after


def test_all_kinds_of_records_have_their_fields() -> None:
    for shape in shapes().values():
        assert {part.property for part in fields_of(shape.slug).values()} <= {"rdf:type", *(part.property for part in shape.fields)}
    assert fields_of("attendance") == {}
