"""Writing findings for other programs and for people: CSV, JSON, Markdown, Turtle. The forms are registered by name.

write = form("csv")
print(write(gaps))
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from gapgraph.gaps.kinds import kinds
from gapgraph.gaps.register import gaps_nquads
from gapgraph.questions.writing import safe_cell
from graph_store.errors import UnknownNameError
from graph_store.namespaces import FINDINGS_GRAPH, PREFIXES
from ingest.triples.quads import Scribe

if TYPE_CHECKING:
    from gapgraph.gaps.model import Gap

Form = Callable[[Sequence["Gap"]], str]
# How the end of a file's name says its form.
SUFFIXES: Final = {".csv": "csv", ".json": "json", ".md": "md", ".ttl": "ttl"}
_COLUMNS: Final = (
    *("id", "kind", "status", "sentence", "words", "document", "date", "expectation", "parties", "closes"),
    *("searched", "searched_from", "searched_to", "confidence", "iri"),
)


def forms() -> Mapping[str, Form]:
    """Return the forms by name."""
    return {"csv": to_csv, "json": to_json, "md": to_markdown, "ttl": to_turtle}


def form(name: str) -> Form:
    """Return one form.

    Args:
        name: Its name.

    Returns:
        What writes it.

    Raises:
        UnknownNameError: If there is none of that name.
    """
    if name not in forms():
        raise UnknownNameError("format", name, forms())
    return forms()[name]


def short_id(gap: Gap) -> str:
    """Return the ID by which people call a finding: the end of its IRI.

    Args:
        gap: The finding.
    """
    return gap.iri.rsplit("-", 1)[-1]


def span_of_dates(gap: Gap) -> tuple[str, str]:
    """Return the first and the last date of the documents that were searched; empty where none is dated.

    Args:
        gap: The finding.
    """
    dates = sorted(one.date for one in gap.searched if one.date)
    return (dates[0], dates[-1]) if dates else ("", "")


def plain(gap: Gap) -> dict[str, object]:
    """Return a finding as JSON values.

    Args:
        gap: The finding.
    """
    return {
        "id": short_id(gap),
        "iri": gap.iri,
        "kind": gap.kind,
        "sentence": gap.sentence,
        "words": gap.words,
        "expectation": gap.expectation,
        "subject": gap.subject,
        "also_about": gap.other,
        "document": gap.document.title,
        "date": gap.document.date,
        "searched": [{"iri": one.iri, "title": one.title, "date": one.date} for one in gap.searched],
        "parties": list(gap.party_names),
        "closes": gap.closes,
        "confidence": gap.confidence,
        "facts": [{"iri": iri, "confidence": sure} for iri, sure in gap.facts],
        "silence": gap.silence,
        "status": gap.status,
    }


def to_json(gaps: Sequence[Gap]) -> str:
    """Write findings as a JSON list of objects.

    Args:
        gaps: The findings.

    Returns:
        JSON text.
    """
    return json.dumps([plain(gap) for gap in gaps], ensure_ascii=False, indent=1) + "\n"


def to_csv(gaps: Sequence[Gap]) -> str:
    """Write findings as a table, one a row.

    Args:
        gaps: The findings.

    Returns:
        CSV with a header row. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for gap in gaps:
        told = plain(gap) | {"parties": "; ".join(gap.party_names), "searched": len(gap.searched)}
        told |= dict(zip(("searched_from", "searched_to"), span_of_dates(gap), strict=True))
        writer.writerow([safe_cell(str(told[name])) for name in _COLUMNS])
    return target.getvalue()


def to_markdown(gaps: Sequence[Gap]) -> str:
    """Write findings for people, under a heading for each kind with its definition.

    Args:
        gaps: The findings, by kind.

    Returns:
        Markdown.
    """
    lines: list[str] = []
    for name in dict.fromkeys(gap.kind for gap in gaps):
        found = [gap for gap in gaps if gap.kind == name]
        lines += [f"## {kinds()[name].title}", "", kinds()[name].extra["definition"], ""]
        for gap in found:
            first, last = span_of_dates(gap)
            dates = f", dated {first}" + (f" to {last}" if last != first else "") if first else ""
            lines.append(f"- {gap.sentence} *Would close it:* {gap.closes}")
            searched = f"{len(gap.searched)} document{'' if len(gap.searched) == 1 else 's'}{dates}"
            lines.append(f"  ({short_id(gap)}; searched: {searched}; confidence {gap.confidence:.2f}; {gap.status})")
        lines.append("")
    return "\n".join(lines)


def to_turtle(gaps: Sequence[Gap]) -> str:
    """Write findings as RDF, with the words of their expectations.

    Args:
        gaps: The findings.

    Returns:
        Turtle.
    """
    from rdflib import Dataset, Graph

    words = Scribe(FINDINGS_GRAPH)
    for gap in gaps:
        words.text(gap.expectation, "oa:exact", gap.words)
        words.link(gap.expectation, "oa:hasSource", gap.document.iri)
        words.text(gap.document.iri, "rdfs:label", gap.document.title)
    dataset = Dataset()
    dataset.parse(data=gaps_nquads(tuple(gaps)) + words.nquads(), format="nquads")
    graph = Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    graph += dataset.graph(FINDINGS_GRAPH)
    return graph.serialize(format="turtle")
