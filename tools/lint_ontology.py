"""Lint of the ontology, its schemes and its shapes; exit code 1 and a list if anything is wrong.

1. Every term of the ontology has a label, a definition and an example, each once and in English.
2. Every term that the code, the questions and docs/graph.md use is defined; every defined term is used by one of them.
3. Every concept has a label, a definition, an example and its scheme; every gap kind says what would close it.
4. Every shape has a message that says what to do, and targets a class that is defined.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Literal, Node

ROOT = Path(__file__).resolve().parent.parent
GG = "https://w3id.org/gapgraph/ontology#"
SH = Namespace("http://www.w3.org/ns/shacl#")
TERM_TYPES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


def lint(root: Path = ROOT) -> list[str]:
    """Return everything that is wrong.

    Args:
        root: The checkout.

    Returns:
        One line a fault, sorted.
    """
    ontology = Graph().parse(root / "ontology" / "gapgraph.ttl")
    schemes = Graph().parse(root / "ontology" / "schemes.ttl")
    shapes = Graph().parse(root / "ontology" / "shapes.ttl")
    return sorted([*_terms(ontology), *_use(root, ontology), *_concepts(schemes), *_shapes(shapes, ontology)])


def _defined(ontology: Graph) -> set[str]:
    found = {s for kind in TERM_TYPES for s in ontology.subjects(RDF.type, kind)}
    return {str(term).removeprefix(GG) for term in found if str(term).startswith(GG)}


def _terms(ontology: Graph) -> Iterator[str]:
    for name in _defined(ontology):
        term = URIRef(GG + name)
        for what in (RDFS.label, SKOS.definition, SKOS.example):
            values = [v for v in ontology.objects(term, what) if isinstance(v, Literal) and v.language == "en"]
            if len(values) != 1:
                yield f"ontology: gg:{name} has {len(values)} of {what}, not one"
        if (term, RDFS.isDefinedBy, URIRef(GG.rstrip("#"))) not in ontology:
            yield f"ontology: gg:{name} does not say that the ontology defines it"


def _use(root: Path, ontology: Graph) -> Iterator[str]:
    defined = _defined(ontology)
    used = _used(root)
    yield from (f"use: gg:{name} is used in {places[0]} and not defined" for name, places in used.items() if name not in defined)
    implied = {name for name in defined if name.endswith("Words")}  # made from the fields of records, see docs/graph.md
    implied |= {str(s).removeprefix(GG) for s in ontology.subjects(OWL.equivalentClass, None)}  # what a reasoner recognises
    yield from (f"use: gg:{name} is defined and used nowhere" for name in defined - set(used) - implied)


def _used(root: Path) -> dict[str, list[str]]:
    """Where each gg: term is used; in Python also class names behind `ontology_class`, `GG` and in tables of classes."""
    found: dict[str, list[str]] = {}
    files = [*(root / "queries").rglob("*.rq"), root / "docs" / "graph.md", *(root / "ontology").glob("*.ttl")]
    files += [path for package in ("ingest", "graph_store", "gapgraph") for path in (root / package).rglob("*.py")]
    for path in files:
        text = path.read_text(encoding="utf-8")
        own = path.name == "gapgraph.ttl"
        pattern = r"(?:subClassOf|domain|range|members? \(|subPropertyOf)[^.]*?gg:(\w+)" if own else r"(?<![\w:])gg:([A-Za-z]\w*)"
        names = re.findall(pattern, text)
        if path.suffix == ".py":
            names += re.findall(r"\{GG\}(\w+)", text) + re.findall(r"\"((?:Naming|PostHolding|Attendance|[A-Z]\w+))\"", text)
        for name in names:
            if path.suffix != ".py" or name[0].islower() or _is_class(name):
                found.setdefault(name, []).append(str(path.relative_to(root)))
    return {name: places for name, places in found.items() if name not in ("FIELDWords", "PREFIXText") and not name.endswith("Shape")}


def _is_class(name: str) -> bool:
    return f"gg:{name} a owl:Class" in (ROOT / "ontology" / "gapgraph.ttl").read_text(encoding="utf-8")


def _concepts(schemes: Graph) -> Iterator[str]:
    for concept in schemes.subjects(RDF.type, SKOS.Concept):
        for what in (SKOS.prefLabel, SKOS.definition, SKOS.example, SKOS.inScheme, SKOS.notation):
            if len(list(schemes.objects(concept, what))) != 1:
                yield f"schemes: {concept} has not just one {what}"
        if "/gap/" in str(concept) and not list(schemes.objects(concept, SKOS.note)):
            yield f"schemes: {concept} does not say what would close it"


def _shapes(shapes: Graph, ontology: Graph) -> Iterator[str]:
    for shape, target in shapes.subject_objects(SH.targetClass):
        if str(target).removeprefix(GG) not in _defined(ontology):
            yield f"shapes: {shape} targets {target}, which is not defined"
        own = [*shapes.objects(shape, SH.property), shape]
        yield from (f"shapes: a part of {shape} has no message" for part in own if _needs_message(shapes, part, shape))


def _needs_message(shapes: Graph, part: Node, shape: Node) -> bool:
    messages = [str(message) for message in shapes.objects(part, SH.message)]
    constrains = part != shape or bool(list(shapes.objects(part, SH["or"])))
    return constrains and not any(message.count(".") >= 2 or "." in message for message in messages)


if __name__ == "__main__":
    faults = lint()
    print("\n".join(faults) or "The ontology, its schemes and its shapes are in order.")
    sys.exit(1 if faults else 0)
