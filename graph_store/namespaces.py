"""The namespaces of the graph, and the names of its shared graphs.

One place for every IRI prefix, so that a query's PREFIX lines, the N-Quads writer and the
exporters agree. Terms themselves are defined in ontology/gapgraph.ttl, never here.
"""

from __future__ import annotations

from typing import Final

GG: Final = "https://w3id.org/gapgraph/ontology#"
SCHEME: Final = "https://w3id.org/gapgraph/scheme/"
DATA: Final = "https://w3id.org/gapgraph/data/"

PREFIXES: Final[dict[str, str]] = {
    "gg": GG,
    "ggs": SCHEME,
    "ggd": DATA,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "cito": "http://purl.org/spar/cito/",
    "fabio": "http://purl.org/spar/fabio/",
    "schema": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "time": "http://www.w3.org/2006/time#",
    "sh": "http://www.w3.org/ns/shacl#",
}

# Graphs that several documents share. A document's own graph is DATA + "graph/document/" + its name, a register's likewise.
ONTOLOGY_GRAPH: Final = DATA + "graph/ontology"
PARTIES_GRAPH: Final = DATA + "graph/parties"
IDENTITIES_GRAPH: Final = DATA + "graph/identities"
REVIEWS_GRAPH: Final = DATA + "graph/reviews"
LINKS_GRAPH: Final = DATA + "graph/links"
FINDINGS_GRAPH: Final = DATA + "graph/findings"
ACTIVITIES_GRAPH: Final = DATA + "graph/activities"
DECISIONS_GRAPH: Final = DATA + "graph/decisions"
DOCUMENT_GRAPHS: Final = DATA + "graph/document/"
REGISTER_GRAPHS: Final = DATA + "graph/register/"
