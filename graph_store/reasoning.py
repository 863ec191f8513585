"""What follows from the ontology.

Two reasoners for two jobs. HermiT (through owlready2) proves that the ontology is consistent and classifies it: it
works on the ontology alone, where a description-logic reasoner is quick. The consequences for the millions of
things in a store (a Council is a PublicBody is a Partner; a dueWords is evidence) are materialised by rules in the
engine itself, into a graph of their own, made anew after each build.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from graph_store.errors import IntegrityError, UsageError
from graph_store.namespaces import DATA, GG, PREFIXES
from graph_store.resources import resource_folder

if TYPE_CHECKING:
    from rdflib import Graph

    from graph_store.contract import Store

INFERRED_GRAPH: Final = f"{DATA}graph/inferred"
# What is stated already is not written again: the union of graphs does not fold duplicates, and counts would be wrong.
_RULES: Final = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
DROP SILENT GRAPH <%(graph)s> ;
INSERT { GRAPH <%(graph)s> { ?thing ?super ?other } }
USING <%(parties)s> USING <%(ontology)s>
WHERE { ?property rdfs:subPropertyOf+ ?super . FILTER(isIRI(?super)) ?thing ?property ?other .
        FILTER NOT EXISTS { ?thing ?super ?other } } ;
INSERT { GRAPH <%(graph)s> { ?other ?inverse ?thing } }
USING <%(parties)s> USING <%(ontology)s> USING <%(graph)s>
WHERE { ?property (owl:inverseOf|^owl:inverseOf) ?inverse . FILTER(isIRI(?inverse)) ?thing ?property ?other . FILTER(isIRI(?other))
        FILTER NOT EXISTS { ?other ?inverse ?thing } } ;
INSERT { GRAPH <%(graph)s> { ?thing a ?super } }
USING <%(parties)s> USING <%(ontology)s>
WHERE { ?class rdfs:subClassOf+ ?super . FILTER(isIRI(?super)) ?thing a ?class .
        FILTER NOT EXISTS { ?thing a ?super } }
"""


@dataclass(frozen=True, slots=True)
class Classification:
    """What a reasoner says of the ontology.

    Attributes:
        consistent: Whether it has a model.
        unsatisfiable: Classes that can have no member, by local name.
        parents: For each class, its direct super-classes after reasoning, by local name.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    parents: Mapping[str, tuple[str, ...]]


def materialise(store: Store) -> int:
    """Write what follows for the parties of a store into a graph of its own, in place of what was there.

    Three rules, each over all parties at once: a property's super-properties, inverse properties, a class' super-classes.

    Args:
        store: The store, with the ontology and the parties in their graphs.

    Returns:
        How many quads follow.

    Raises:
        StoreError: If the store refuses.
    """
    from graph_store.namespaces import ONTOLOGY_GRAPH, PARTIES_GRAPH

    rule = _RULES % {"graph": INFERRED_GRAPH, "parties": PARTIES_GRAPH, "ontology": ONTOLOGY_GRAPH}
    store.update(rule)
    return store.count(INFERRED_GRAPH)


def ontology_graph() -> Graph:
    """Return the ontology, its alignments and its schemes as one rdflib graph."""
    from rdflib import Graph

    graph = Graph()
    for name in ("gapgraph", "alignments", "schemes"):
        graph.parse(resource_folder("ontology") / f"{name}.ttl")
    return graph


def load_ontology(extra: Graph | None = None) -> Any:  # noqa: ANN401  owlready2 has no types
    """Return the ontology as owlready2 classes, in a world of its own.

    Args:
        extra: Statements to add, such as individuals to reason about.

    Returns:
        An owlready2 ontology: `onto.Council.is_a`, `onto.Party.descendants()`.
    """
    import owlready2
    from rdflib import URIRef

    graph = ontology_graph() + extra if extra is not None else ontology_graph()
    for header in [s for s in graph.subjects(None, URIRef(f"{PREFIXES['owl']}Ontology")) if str(s) != GG.rstrip("#")]:
        graph.remove((header, None, None))
    world = owlready2.World()
    onto = world.get_ontology(GG)
    return onto.load(fileobj=BytesIO(graph.serialize(format="nt", encoding="utf-8")))


def classify(extra: Graph | None = None) -> Classification:
    """Prove the ontology consistent and classify it, with HermiT.

    Args:
        extra: Statements to add, such as individuals to reason about.

    Returns:
        The classification.

    Raises:
        UsageError: If there is no Java to run HermiT with, or it fails.
    """
    import owlready2

    if not shutil.which("java"):
        raise UsageError("HermiT needs Java, and there is none.", remedy="Install a Java runtime (Debian: default-jre-headless).")
    onto = load_ontology(extra)
    try:
        with onto:
            owlready2.sync_reasoner_hermit(onto.world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Classification(False, (), {})
    except owlready2.OwlReadyJavaError as error:
        what = str(error).strip().splitlines()[-1][:200]
        raise UsageError(f"HermiT stopped: {what}.", where="ontology/", remedy="Check the Java runtime, then the last change.") from error
    impossible = tuple(sorted(c.name for c in onto.world.inconsistent_classes() if c is not owlready2.Nothing))
    parents = {c.name: tuple(sorted(p.name for p in c.is_a if isinstance(p, owlready2.ThingClass))) for c in onto.classes()}
    return Classification(True, impossible, dict(sorted(parents.items())))


def prove(extra: Graph | None = None) -> Classification:
    """Classify, and raise if the ontology is not sound.

    Args:
        extra: Statements to add.

    Returns:
        The classification.

    Raises:
        IntegrityError: If the ontology is inconsistent, or a class can have no member.
    """
    found = classify(extra)
    if not found.consistent:
        raise IntegrityError("The ontology is inconsistent.", where="ontology/", remedy="Undo the last change of an axiom.")
    if found.unsatisfiable:
        raise IntegrityError(
            f"These classes can have no member: {', '.join(found.unsatisfiable)}.", where="ontology/", remedy="Mend their axioms."
        )
    return found
