"""Proving the graph: every quotation is in its text, and every document's graph fits its shapes.

1. Quotations: for each passage, the text between its offsets must equal its quoted words, for all of them.
2. Whole-graph constraints: one question each in the engine, which must answer nothing (queries/internal/).
3. Shapes: pyshacl, the norm, over one document's graph at a time (core constraints only, so that it stays quick).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graph_store.namespaces import PREFIXES
from graph_store.resources import query_text, resource_folder

if TYPE_CHECKING:
    from rdflib import Graph

    from graph_store.contract import Reader

_CONSTRAINTS: Final = {
    "internal/ungrounded": "A fact rests on a passage of another document. Write the document again.",
    "internal/unresolved": "A fact points at a party that nobody names. Build again; if it stays, report it.",
}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that validation objects to.

    Attributes:
        focus: IRI of the thing that is wrong.
        message: What is wrong and what to do.
        check: "quotation", "constraint" or "shape".
        path: The property concerned, if there is one.
        value: The value concerned, if there is one.
        graph: The named graph it stands in, if that is known.
    """

    focus: str
    message: str
    check: str
    path: str = ""
    value: str = ""
    graph: str = ""


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


def validate(store: Reader, *, shapes: Path | None = None, graphs: Iterable[str] | None = None) -> ValidationReport:
    """Prove the graph.

    Args:
        store: The store.
        shapes: Turtle file with SHACL shapes; the shipped ones if None.
        graphs: Named graphs to hold against the shapes; all documents' if None.

    Returns:
        The report.

    Raises:
        StoreError: If the store cannot answer.
    """
    passages, wrong = check_quotations(store)
    chosen = [str(row["graph"]) for row in store.select(query_text("internal/texts"))] if graphs is None else sorted(graphs)
    found = [*wrong, *_constraints(store), *_shapes(store, chosen, shapes or resource_folder("ontology") / "shapes.ttl")]
    return ValidationReport(passages, len(chosen), tuple(sorted(set(found))))


def check_quotations(store: Reader) -> tuple[int, tuple[Violation, ...]]:
    """Compare every passage's quoted words with its document's text at its offsets.

    Args:
        store: The store.

    Returns:
        How many passages were compared, and those that differ.

    Raises:
        StoreError: If the store cannot answer.
    """
    texts = {str(row["document"]): str(row["text"]) for row in store.select(query_text("internal/texts"))}
    rows = list(store.select(query_text("internal/passages")))
    wrong = []
    for row in rows:
        text = texts.get(str(row["document"]))
        words = text[int(row["start"]) : int(row["end"])] if text is not None else None
        if words != str(row["exact"]):
            message = "The quoted words are not in the text at their offsets. Read the document again with --force."
            wrong.append(Violation(str(row["passage"]), message, "quotation", value=str(row["exact"])[:200]))
    return len(rows), tuple(wrong)


def _constraints(store: Reader) -> Iterator[Violation]:
    for name, message in _CONSTRAINTS.items():
        for row in store.select(query_text(name)):
            value = str(row.get("party") or row.get("passage") or "")
            yield Violation(str(row["fact"]), message, "constraint", value=value)


def _shapes(store: Reader, graphs: list[str], shapes: Path) -> Iterator[Violation]:
    if not graphs:
        return
    from rdflib import Graph

    shape_graph = Graph().parse(shapes)
    for name in graphs:
        yield from _one_graph(store.graph(name), shape_graph, name)


def _one_graph(data: Graph, shapes: Graph, name: str) -> Iterator[Violation]:
    from pyshacl import validate as shacl
    from rdflib import Graph, URIRef

    outcome: tuple[Any, ...] = shacl(data, shacl_graph=shapes, advanced=False, inplace=True)
    conforms, results = outcome[0], outcome[1]
    if conforms or not isinstance(results, Graph):
        return
    sh = PREFIXES["sh"]
    for result in results.subjects(URIRef(f"{sh}focusNode"), None):
        values = {key: results.value(result, URIRef(sh + key)) for key in ("focusNode", "resultMessage", "resultPath", "value")}
        yield Violation(
            str(values["focusNode"]),
            str(values["resultMessage"]),
            "shape",
            str(values["resultPath"] or ""),
            str(values["value"] or ""),
            name,
        )
