"""Proving the graph: every quotation is in its text, and every document's graph fits its shapes.

1. Texts: each document's canonical text must have the hash that was taken when it was read.
2. Quotations: for each passage, the text between its offsets must equal its quoted words, what is kept from before and behind
   it must stand there, and the passage's IRI must say the same offsets (RFC 5147), because that is what a link follows.
3. Words: what is shown as a document's words beside its passages must be its words (`verbatim`).
4. Whole-graph constraints: one question each in the engine, which must answer nothing (queries/internal/).
5. Shapes: pyshacl, the norm, over one document's graph at a time (core constraints only, so that it stays quick), and over what is
   said of identities and in reviews. A register is held against its shapes only if it is named: fifty thousand entries take minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graph_store.errors import InputError, UnknownNameError
from graph_store.namespaces import DECISIONS_GRAPH, IDENTITIES_GRAPH, PREFIXES, REVIEWS_GRAPH
from graph_store.resources import query_text
from graph_store.shapes import read_shapes, shipped_shapes
from graph_store.verbatim import check_names, check_sentences, check_words

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Identifier, Node, URIRef

    from graph_store.contract import Reader

_SH: Final = PREFIXES["sh"]
BESIDE: Final = (IDENTITIES_GRAPH, DECISIONS_GRAPH, REVIEWS_GRAPH)
"""Graphs that are held against the shapes beside those of documents."""
_CONSTRAINTS: Final = {
    "internal/dangling": "A fact rests on a passage that is not in the graph. Read its document again with --force.",
    "internal/ungrounded": "A fact rests on a passage of another document. Write the document again.",
    "internal/unresolved": "A fact points at a party that nobody names. Build again; if it stays, report it.",
}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that validation objects to.

    Attributes:
        focus: IRI of the thing that is wrong.
        message: What is wrong and what to do.
        check: "text", "quotation", "words", "constraint" or "shape".
        path: The property concerned, if there is one.
        value: The value concerned, if there is one.
        graph: The named graph it stands in, if that is known.
        shape: IRI of the shape's constraint, or its node in the shapes file, if a shape objects.
        severity: IRI of the SHACL severity.
    """

    focus: str
    message: str
    check: str
    path: str = ""
    value: str = ""
    graph: str = ""
    shape: str = ""
    severity: str = f"{_SH}Violation"


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """The outcome of a validation.

    Attributes:
        passages: How many passages were compared with their texts.
        graphs: How many documents' graphs were held against the shapes.
        violations: What was objected to, sorted.
    """

    passages: int
    graphs: int
    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing was objected to."""
        return not self.violations

    def to_graph(self) -> Graph:
        """Return the report in the words of SHACL, so that other programs can read it."""
        from rdflib import RDF, Graph
        from rdflib.term import BNode, Literal, URIRef

        graph, report = Graph(), BNode("report")
        graph.bind("sh", _SH)
        graph.add((report, RDF.type, URIRef(f"{_SH}ValidationReport")))
        graph.add((report, URIRef(f"{_SH}conforms"), Literal(self.conforms)))
        for number, violation in enumerate(self.violations, start=1):
            result = BNode(f"result{number}")
            graph.add((report, URIRef(f"{_SH}result"), result))
            for name, term in _result(violation):
                graph.add((result, name, term))
        return graph


def validate(store: Reader, *, shapes: Path | None = None, graphs: Iterable[str] | None = None) -> ValidationReport:
    """Prove the graph.

    Args:
        store: The store.
        shapes: File with SHACL shapes, in Turtle or another format that its ending tells; the shipped ones if None.
        graphs: Named graphs to hold against the shapes; all documents' and those of identities if None.

    Returns:
        The report.

    Raises:
        InputError: If the shapes cannot be read, or pyshacl cannot work with them.
        UnknownNameError: If the store has no graph of a name that is given.
        StoreError: If the store cannot answer.
    """
    passages, wrong = check_quotations(store)
    chosen = _chosen(store, graphs)
    held_against = read_shapes(shapes) if shapes else shipped_shapes()
    beside = [name for name in BESIDE if graphs is None]
    found = [*_texts(store), *wrong, *_words(store), *_constraints(store), *_shapes(store, [*chosen, *beside], held_against)]
    return ValidationReport(passages, len(chosen), tuple(sorted(set(found))))


def check_quotations(store: Reader) -> tuple[int, tuple[Violation, ...]]:
    """Compare every passage's quoted words, and what is kept from around them, with its document's text at its offsets.

    Args:
        store: The store.

    Returns:
        How many passages were compared, and those that differ.

    Raises:
        StoreError: If the store cannot answer.
    """
    texts = _all_texts(store)
    rows = list(store.select(query_text("internal/passages")))
    return len(rows), tuple(violation for row in rows for violation in _quotation(row, texts.get(str(row["document"]), "")))


def _quotation(row: Mapping[str, Identifier], text: str) -> Iterator[Violation]:
    passage, document, exact = str(row["passage"]), str(row["document"]), str(row["exact"])
    start, end = str(row["start"]), str(row["end"])
    if not (start.isdecimal() and end.isdecimal()) or text[int(start) : int(end)] != exact or not exact:
        message = "The quoted words are not in the text at their offsets. Read the document again with --force."
        yield Violation(passage, message, "quotation", value=exact[:200])
    elif passage != f"{document}#char={start},{end}":
        message = "The passage's IRI does not say its document and offsets. Read the document again with --force."
        yield Violation(passage, message, "quotation", value=f"{start},{end}")
    else:
        before, behind = str(row.get("prefix", "")), str(row.get("suffix", ""))
        if not text.endswith(before, 0, int(start)) or not text.startswith(behind, int(end)):
            message = "What is kept from before or behind the words does not stand there. Read the document again with --force."
            yield Violation(passage, message, "quotation", value=f"{before} … {behind}")


def _all_texts(store: Reader) -> dict[str, str]:
    return {str(row["document"]): str(row["text"]) for row in store.select(query_text("internal/texts"))}


def _words(store: Reader) -> Iterator[Violation]:
    texts = _all_texts(store)
    for thing, message, path, value in (*check_words(store), *check_names(store, texts), *check_sentences(store, texts)):
        yield Violation(thing, message, "words", path, value)


def _texts(store: Reader) -> Iterator[Violation]:
    for row in store.select(query_text("internal/text-hashes")):
        if sha256(str(row["text"]).encode()).hexdigest() != str(row["hash"]):
            message = "The text is not the one that was read: its hash differs. Read the document again with --force."
            yield Violation(str(row["document"]), message, "text", value=str(row["hash"]))


def _chosen(store: Reader, graphs: Iterable[str] | None) -> list[str]:
    if graphs is None:
        return [str(row["graph"]) for row in store.select(query_text("internal/texts"))]
    held = set(store.graph_names())
    chosen = sorted(set(graphs))
    for name in chosen:
        if name not in held:
            raise UnknownNameError("graph", name, held)
    return chosen


def _constraints(store: Reader) -> Iterator[Violation]:
    for name, message in _CONSTRAINTS.items():
        for row in store.select(query_text(name)):
            value = str(row.get("party") or row.get("passage") or "")
            yield Violation(str(row["fact"]), message, "constraint", value=value)


def _shapes(store: Reader, graphs: list[str], shapes: Graph) -> Iterator[Violation]:
    for name in graphs:
        data = store.graph(name)
        if len(data):  # most corpora have no identities and no reviews, and pyshacl takes its time to find nothing
            yield from _one_graph(data, shapes, name)


def _one_graph(data: Graph, shapes: Graph, name: str) -> Iterator[Violation]:
    from pyshacl import validate as shacl
    from rdflib import Graph, URIRef

    outcome: tuple[Any, ...] = shacl(data, shacl_graph=shapes, advanced=False, inplace=True)
    results = outcome[1]
    if not isinstance(results, Graph):  # pyshacl returns its own failures, and so would look as if all were well
        raise InputError(f"The shapes cannot be applied: {results}.", where=name, remedy="Mend the shapes file.")
    for result in results.subjects(URIRef(f"{_SH}focusNode"), None):
        if results.value(None, URIRef(f"{_SH}detail"), result) is None:  # a detail is part of another result
            yield _violation(results, result, name)


def _violation(results: Graph, result: Node, graph: str) -> Violation:
    from rdflib import URIRef

    keys = ("focusNode", "resultMessage", "resultPath", "value", "sourceShape", "resultSeverity")
    focus, message, path, value, shape, severity = (str(results.value(result, URIRef(_SH + key)) or "") for key in keys)
    return Violation(focus, message, "shape", path, value, graph, shape if ":" in shape else "", severity or f"{_SH}Violation")


def _result(violation: Violation) -> Iterator[tuple[URIRef, Identifier]]:
    from rdflib import RDF
    from rdflib.term import Literal, URIRef

    yield RDF.type, URIRef(f"{_SH}ValidationResult")
    yield URIRef(f"{_SH}focusNode"), URIRef(violation.focus)
    yield URIRef(f"{_SH}resultSeverity"), URIRef(violation.severity)
    yield URIRef(f"{_SH}resultMessage"), Literal(violation.message)
    if violation.value:
        yield URIRef(f"{_SH}value"), Literal(violation.value)
    for name, text in (("resultPath", violation.path), ("sourceShape", violation.shape)):
        if ":" in text:
            yield URIRef(_SH + name), URIRef(text)
