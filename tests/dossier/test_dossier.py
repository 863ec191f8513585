"""The dossier: everything the store holds, in order, and an error for what cannot be."""

from __future__ import annotations

import pytest

from gapgraph.dossier import Dossier, Paper, read_dossier
from gapgraph.dossier.pages import document_pages
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import IntegrityError
from graph_store.namespaces import DATA, GG


def test_all_that_is_in_the_fixture_is_read(store: Store) -> None:
    dossier = read_dossier(store)
    assert [paper.name for paper in dossier.papers.values()] == ["minutes.txt", "news.txt", "papers/response.txt"]
    assert [paper.genre for paper in dossier.papers.values()] == ["Minutes", "NewsArticle", "GovernmentResponse"]
    assert len(dossier.facts) == int(str(next(iter(store.select(f"SELECT (COUNT(DISTINCT ?f) AS ?n) WHERE {{ ?f a <{GG}Fact> }}")))["n"]))
    assert len(dossier.gaps) == 5
    assert [issue.document for issue in dossier.issues] == ["torn.pdf"]


def test_every_passage_of_a_fact_stands_in_its_document(store: Store) -> None:
    dossier = read_dossier(store)
    for fact in dossier.facts:
        for passage in (*fact.evidence, fact.context):
            assert dossier.papers[fact.document].text[passage.start : passage.end] == passage.exact
        assert fact.quotation in fact.evidence


def test_the_words_behind_a_field_are_found_by_its_name(store: Store) -> None:
    fact = next(fact for fact in read_dossier(store).of_kind("Commitment") if "30 April" in fact.label)
    assert [passage.exact for passage in fact.grounds["due"]] == ["30 April 2019"]
    assert fact.first("gg:dueLatest") == "2019-04-30"


def test_a_fact_without_a_quotation_is_an_integrity_error(store: Store) -> None:
    fact = read_dossier(store).facts[0].iri
    store.update(f"DELETE WHERE {{ GRAPH ?g {{ <{fact}> <{GG}quotation> ?p }} }}")
    with pytest.raises(IntegrityError, match=fact):
        read_dossier(store)


def test_a_party_that_the_store_does_not_know_has_a_name_from_its_address() -> None:
    with open_store() as empty:
        party = read_dossier(empty).party(f"{DATA}body/far-council")
    assert (party.label, party.type) == ("far council", "OtherBody")


def test_concepts_have_their_words_and_unknown_ones_their_names(store: Store) -> None:
    dossier = read_dossier(store)
    assert dossier.word("gap", "unsourced") == "unsourced figure"
    assert dossier.word("gap", "never-heard-again") == "never heard again"
    assert dossier.definition("gap", "no-deadline").startswith("A commitment without a date")


def test_the_fingerprint_tells_corpora_apart(store: Store) -> None:
    before = read_dossier(store).fingerprint
    assert before == read_dossier(store).fingerprint
    store.replace(f"{DATA}graph/document/news.txt", "")
    assert read_dossier(store).fingerprint != before


def test_documents_have_pages_of_different_plain_names() -> None:
    names = ["a b.txt", "a-b.txt", "ü/../x.txt", "جمعية.txt", "A B.TXT", "?"]
    papers = {name: Paper(name, {}, name, name, "Document", "") for name in names}
    pages = document_pages(Dossier(papers, (), {}, {}, ()))
    assert len(set(pages.values())) == len(names)
    assert all(page.isascii() and "/" not in page and page == page.lower() for page in pages.values())
