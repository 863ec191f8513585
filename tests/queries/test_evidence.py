"""Answers with evidence: every fact of a row gets its document, date, page, exact words and their address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gapgraph.asking import ask, question_names
from gapgraph.questions import Answer, questions, run_text
from gapgraph.questions.proof import is_evidence, unproved, with_evidence
from graph_store import open_store
from graph_store.contract import Store
from graph_store.namespaces import DATA
from graph_store.resources import query_text

PREFIXES = "PREFIX gg: <https://w3id.org/gapgraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


@pytest.fixture(scope="module")
def store(samples_graph: str) -> Iterator[Store]:
    with open_store(None) as opened:
        opened.load([samples_graph])
        yield opened


@pytest.fixture(scope="module")
def texts(store: Store) -> dict[str, str]:
    """The canonical text of each document."""
    return {str(row["document"]): str(row["text"]) for row in store.select(query_text("internal/texts"))}


def _cells(answer: Answer) -> list[dict[str, str]]:
    return [{column.name: cell.text for column, cell in zip(answer.columns, row, strict=True)} for row in answer.rows]


@pytest.mark.parametrize("name", sorted(question_names()))
def test_whatever_is_asked_the_words_stand_where_they_are_said_to(store: Store, texts: dict[str, str], name: str) -> None:
    plain, answer = ask(store, name), ask(store, name, evidence=True)
    assert [row[: len(plain.columns)] for row in answer.rows] == list(plain.rows)
    added = [column.name for column in answer.columns[len(plain.columns) :]]
    assert len(added) % 5 == 0
    assert all(is_evidence(column) for column in answer.columns[len(plain.columns) :])
    for row in answer.rows:
        cells = row[len(plain.columns) :]
        for start in range(0, len(cells), 5):
            document, _, _, words, address = cells[start : start + 5]
            if address.text:
                name_of, _, place = address.text.partition("#char=")
                low, high = map(int, place.split(","))
                assert name_of == document.iri
                assert texts[name_of][low:high] == words.text


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_row_with_a_fact_is_proved(store: Store, name: str) -> None:
    answer = ask(store, name, evidence=True)
    proving = [place for place, column in enumerate(answer.columns) if is_evidence(column) and column.name.endswith("_address")]
    facts = [place for place, column in enumerate(answer.columns) if column.type in ("fact", "finding")]
    with_fact = [row for row in answer.rows if any(row[place].iri for place in facts)]
    assert not [row for row in with_fact if not any(row[place].text for place in proving)]
    assert unproved(answer) <= len(answer.rows) - len(with_fact)


def test_counts_rest_on_no_single_fact(store: Store) -> None:
    answer = ask(store, "figures-by-standing", evidence=True)
    assert unproved(answer) == len(answer.rows) > 0


def test_a_question_of_ones_own_is_proved_for_each_of_its_facts(store: Store) -> None:
    text = f"{PREFIXES} SELECT ?one ?other {{ ?one a gg:Vote . ?other a gg:Succession }} ORDER BY ?one"
    rows = _cells(with_evidence(store, run_text(store, text)))
    assert {"one_evidence_words", "other_evidence_words"} <= set(rows[0])
    assert len({"", rows[0]["one_evidence_address"], rows[0]["other_evidence_address"]}) == 3
    (finding, *_) = _cells(with_evidence(store, run_text(store, f"{PREFIXES} SELECT ?x {{ ?x a gg:Finding }} ORDER BY ?x")))
    assert finding["evidence_address"].startswith(f"{DATA}document/")
    assert with_evidence(store, run_text(store, "SELECT ?x { ?x a <urn:nothing> }")).rows == ()


def test_labels_and_not_addresses_are_shown(store: Store) -> None:
    shown = [(name, cell.text) for name in question_names() for row in ask(store, name).rows for cell in row if cell.iri]
    assert len(shown) > 500
    assert not [one for one in shown if "://" in one[1]]
    rows = _cells(run_text(store, f"{PREFIXES} SELECT ?owner ?status ?p {{ ?fact a gg:Action ; gg:owner ?owner ; gg:status ?status ; ?p ?owner }}"))
    assert {row["status"] for row in rows} == {"agreed", "planned", "proposed", "suggested"}
    assert {row["p"] for row in rows} == {"owner", "reported by"}
    assert _cells(run_text(store, f"{PREFIXES} SELECT ?p {{ ?fact a gg:Vote ; ?p ?words . FILTER(?p = rdfs:label) }} LIMIT 1")) == [{"p": "rdfs:label"}]
