"""Writing an answer for other programs: CSV, JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapgraph.questions import Answer

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(answer: Answer, *, iris: bool = False) -> str:
    """Write an answer as CSV.

    Args:
        answer: The answer.
        iris: Write IRIs instead of labels.

    Returns:
        CSV with a header row. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([column.name for column in answer.columns])
    for row in answer.rows:
        writer.writerow([plain_cell(cell.iri if iris and cell.iri else cell.text) for cell in row])
    return target.getvalue()


def plain_cell(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula.

    Args:
        text: What it says.

    Returns:
        The same, with an apostrophe before it if it looks like a formula.
    """
    return f"'{text}" if text.startswith(_FORMULA) and not text.lstrip("+-").replace(".", "", 1).isdigit() else text


def to_json(answer: Answer) -> str:
    """Write an answer as a JSON list of objects.

    Args:
        answer: The answer.

    Returns:
        JSON; a thing is an object with its `label` and its `iri`, everything else a string.
    """
    rows = [
        {
            column.name: {"label": cell.text, "iri": cell.iri} if cell.iri else cell.text
            for column, cell in zip(answer.columns, row, strict=True)
        }
        for row in answer.rows
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def to_turtle(answer: Answer) -> str:
    """Write an answer as a SPARQL result set in RDF (W3C's vocabulary for result sets).

    Args:
        answer: The answer.

    Returns:
        Turtle.
    """
    from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

    rs = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
    graph, top = Graph(), BNode()
    graph.bind("rs", rs)
    graph.add((top, RDF.type, rs.ResultSet))
    for column in answer.columns:
        graph.add((top, rs.resultVariable, Literal(column.name)))
    for row in answer.rows:
        solution = BNode()
        graph.add((top, rs.solution, solution))
        for column, cell in zip(answer.columns, row, strict=True):
            if cell.text or cell.iri:
                binding = BNode()
                graph.add((solution, rs.binding, binding))
                graph.add((binding, rs.variable, Literal(column.name)))
                graph.add((binding, rs.value, URIRef(cell.iri) if cell.iri else Literal(cell.text)))
    return graph.serialize(format="turtle")
