"""Terms from inside the engine are what rdflib's own constructors make, letter for letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.term import BNode, Identifier, Literal, URIRef

from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import StoreError
from graph_store.terms import Tokens, iri, literal, read_rows, read_triples, to_engine

XSD = "http://www.w3.org/2001/XMLSchema#"
G = "https://example.org/g"


@pytest.fixture
def memory() -> Iterator[Store]:
    with open_store(None) as opened:
        yield opened


def _typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=URIRef(XSD + kind), normalize=False)


@pytest.mark.parametrize(
    ("token", "term"),
    [
        ("<https://example.org/a>", URIRef("https://example.org/a")),
        ('"plain"', Literal("plain")),
        ('""', Literal("")),
        (r'"tab \t, line \n, quote \", slash \\, A\u0041 \U0001F600"', Literal('tab \t, line \n, quote ", slash \\, AA \U0001f600')),
        ('"Zoë"@fr', Literal("Zoë", lang="fr")),
        ('"a \\"@en\\" inside"', Literal('a "@en" inside')),
        (f'"007"^^<{XSD}integer>', _typed("007", "integer")),
        ("41", _typed("41", "integer")),
        ("9" * 5000, _typed("9" * 5000, "integer")),
        ("-3", _typed("-3", "integer")),
        ("12.50", _typed("12.50", "decimal")),
        ("1.0e6", _typed("1.0e6", "double")),
        ("true", _typed("true", "boolean")),
        (f'"2017-09-01"^^<{XSD}date>', _typed("2017-09-01", "date")),
        (f'"plain"^^<{XSD}string>', Literal("plain")),
        ('"x"^^<https://example.org/own>', Literal("x", datatype=URIRef("https://example.org/own"))),
        ("_:b1", BNode("b1")),
        ("", None),
    ],
)
def test_a_token_is_the_term_that_rdflib_makes(token: str, term: Identifier | None) -> None:
    read = Tokens()[token]
    assert read == term
    assert type(read) is type(term)
    if isinstance(read, Literal) and isinstance(term, Literal):
        parts = [(found.language, found.datatype, found.value, found.ill_typed, str(found), hash(found)) for found in (read, term)]
        assert parts[0] == parts[1]


def test_an_answer_makes_each_term_once() -> None:
    columns, rows = read_rows(b"?a\t?b\n<https://example.org/a>\t1\n<https://example.org/a>\t\n")
    assert columns == ("a", "b")
    assert rows[0][0] is rows[1][0]
    assert rows[1][1] is None


def test_a_term_within_a_term_is_refused() -> None:
    with pytest.raises(StoreError, match="no term for"):
        Tokens()["<<( <https://example.org/a> <https://example.org/b> <https://example.org/c> )>>"]


@pytest.mark.parametrize("text", ["a\u2028b", "a\x85b", "a\x0bb", "a\rb", "a\\nb", "a\tb\nc", "'\"'", "\U0001f600", "https://x/<y>"])
def test_unusual_characters_survive_rows_triples_and_dumps(memory: Store, text: str) -> None:
    term = Literal(text)
    line = f"<https://example.org/a> <https://example.org/b> {to_engine(term)} .\n"
    memory.replace(G, line)
    assert memory.select("SELECT ?o WHERE { ?s ?p ?o }").rows == ((term,),)
    assert list(memory.graph(G).objects()) == [term]
    lines = list(memory.dump())
    assert len(lines) == 1
    memory.clear()
    memory.load(lines)
    assert list(memory.dump()) == lines


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_any_text_comes_back_as_it_went(memory: Store, texts: list[str]) -> None:
    line = "<https://example.org/a> <https://example.org/b> "
    memory.replace(G, "".join(f"{line}{to_engine(Literal(text))} .\n" for text in texts))
    assert {str(row[0]) for row in memory.select("SELECT ?o WHERE { ?s ?p ?o }").rows} == set(texts)
    assert {str(term) for term in memory.graph(G).objects()} == set(texts)


def test_triples_are_read_with_spaces_in_their_texts() -> None:
    found = list(read_triples(b'<https://e.org/a> <https://e.org/b> "two words ." .\n'))
    assert found == [(iri("https://e.org/a"), iri("https://e.org/b"), literal("two words ."))]


def test_a_question_without_variables_has_rows_without_values(memory: Store) -> None:
    memory.replace(G, "<https://example.org/a> <https://example.org/b> <https://example.org/c> .")
    table = memory.select("SELECT * WHERE { <https://example.org/a> <https://example.org/b> <https://example.org/c> }")
    assert (table.columns, table.rows) == ((), ((),))
