"""When a question chooses its own graphs, and when it only speaks of doing so."""

from __future__ import annotations

import pytest

from graph_store.wording import has_from


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s FROM <https://example.org/g> WHERE { ?s ?p ?o }",
        "SELECT ?s FROM NAMED <https://example.org/g> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "PREFIX ex: <https://example.org/> SELECT ?s\nfrom ex:g\n{ ?s ?p ?o }",
        "ASK FROM<https://example.org/g>{ ?s ?p ?o }",
        "SELECT ?s FROM # which\n <https://example.org/g> { ?s ?p ?o }",
    ],
)
def test_from_is_seen(query: str) -> None:
    assert has_from(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from WHERE { ?from ?p ?o }",
        "SELECT $from WHERE { $from <https://example.org/p> ?o }",
        'SELECT ?s WHERE { ?s ?p "a letter from <somebody>" }',
        "SELECT ?s WHERE { ?s ?p 'from ex:g' }",
        'SELECT ?s WHERE { ?s ?p """said "x"\nFROM <https://example.org/g>""" }',
        "SELECT ?s # FROM <https://example.org/g>\nWHERE { ?s ?p ?o }",
        "PREFIX from: <https://example.org/from> SELECT ?s WHERE { ?s from:to ?o }",
        "SELECT ?s WHERE { ?s <https://example.org/#from> ?o }",
        'SELECT ?s WHERE { ?s ?p "an \\" escaped from <x>" }',
    ],
)
def test_from_elsewhere_is_not(query: str) -> None:
    assert not has_from(query)
