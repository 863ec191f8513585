"""The page of the ontology: classes, properties and concepts with label, definition and example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from graph_store.resources import resource_folder
from tools.pages.table import code, table

ONTOLOGY: Final = URIRef("https://w3id.org/gapgraph/ontology")
TERMS: Final = f"{ONTOLOGY}#"
SCHEME: Final = "https://w3id.org/gapgraph/scheme/"


def page() -> str:
    """Write the page.

    Returns:
        Markdown.
    """
    graph = Graph()
    for path in sorted(resource_folder("ontology").glob("*.ttl")):
        if path.name != "shapes.ttl":
            graph.parse(path)
    return "\n".join(_lines(graph))


def _lines(graph: Graph) -> Iterator[str]:
    yield "# Ontology"
    yield ""
    yield "<!-- Made by tools/generate_docs.py from ontology/*.ttl. Change those, then run `make generated`. -->"
    yield ""
    yield f"{graph.value(ONTOLOGY, URIRef('http://purl.org/dc/terms/description'))}"
    yield ""
    yield f"Prefix `gg:` is `{TERMS}`, `ggs:` is `{SCHEME}`. Version {graph.value(ONTOLOGY, OWL.versionInfo)}, licence Apache-2.0."
    yield "How the terms are put together is on the page [The graph](../graph.md)."
    yield ""
    yield from _terms(graph, "Classes", OWL.Class, (("below", RDFS.subClassOf),))
    yield from _terms(graph, "Object properties", OWL.ObjectProperty, (("of", RDFS.domain), ("points at", RDFS.range)))
    yield from _terms(graph, "Data properties", OWL.DatatypeProperty, (("of", RDFS.domain), ("holds", RDFS.range)))
    yield from _schemes(graph)


def _terms(graph: Graph, title: str, kind: URIRef, relations: tuple[tuple[str, URIRef], ...]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    terms = sorted(str(term) for term in graph.subjects(RDF.type, kind) if str(term).startswith(TERMS))
    rows = [
        (
            code(_short(URIRef(term))),
            str(graph.value(URIRef(term), SKOS.definition) or ""),
            *(_names(graph, URIRef(term), relation) for _, relation in relations),
            _example(graph, URIRef(term)),
        )
        for term in terms
    ]
    yield from table(("term", "definition", *(head for head, _ in relations), "example"), rows)


def _schemes(graph: Graph) -> Iterator[str]:
    yield "## Concepts"
    yield ""
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        yield f"### {graph.value(scheme, SKOS.prefLabel)}"
        yield ""
        yield f"{graph.value(scheme, SKOS.definition)}"
        yield ""
        concepts = sorted(graph.subjects(SKOS.inScheme, scheme), key=str)
        rows = ((code(_short(c)), str(graph.value(c, SKOS.definition) or ""), _example(graph, c)) for c in concepts)
        yield from table(("concept", "definition", "example"), rows)


def _names(graph: Graph, term: URIRef, relation: URIRef) -> str:
    found = sorted(_short(value) for value in graph.objects(term, relation) if isinstance(value, URIRef))
    return ", ".join(code(name) for name in found)


def _example(graph: Graph, term: Node) -> str:
    return str(graph.value(term, SKOS.example) or "").replace("<", "&lt;")


def _short(term: Node) -> str:
    text = str(term)
    for prefix, namespace in (("gg:", TERMS), ("ggs:", SCHEME), ("xsd:", "http://www.w3.org/2001/XMLSchema#")):
        if text.startswith(namespace):
            return prefix + text.removeprefix(namespace)
    return text.rsplit("/", 1)[-1].replace("#", ":")
