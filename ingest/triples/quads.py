"""Writing N-Quads with plain strings, the fastest form to make and to compare.

A `Scribe` collects the lines of one named graph. Lines are a set, so that stating something twice
leaves one quad, and are written sorted, so that the same facts give the same bytes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from graph_store.namespaces import GG, PREFIXES, SCHEME
from ingest.documents.model import Span
from ingest.identify.names import slug

_XSD: Final = PREFIXES["xsd"]
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


@cache
def term(prefixed: str) -> str:
    """Return the N-Quads form of a prefixed name.

    Example:
        >>> term("gg:owner")
        '<https://w3id.org/gapgraph/ontology#owner>'
    """
    prefix, _, local = prefixed.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def concept(scheme: str, name: str) -> str:
    """Return the IRI of a concept from a record's word ("under way" becomes .../status/under-way)."""
    return f"{SCHEME}{scheme}/{slug(name)}"


def ontology_class(name: str) -> str:
    """Return the IRI of a class of the ontology."""
    return GG + name


def string(value: str) -> str:
    """Return a string as N-Quads and SPARQL write it, in quotation marks."""
    return f'"{value.translate(_ESCAPES) if _escaped().search(value) else value}"'


@cache
def _escaped() -> re.Pattern[str]:
    return re.compile(r'[\\"\n\r]')


class Scribe:
    """Collects the quads of one named graph.

    Args:
        graph: IRI of the graph.
    """

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self._lines: set[str] = set()

    def link(self, subject: str, predicate: str, target: str) -> None:
        """State that a thing is related to a thing (both IRIs; the predicate a prefixed name)."""
        self._lines.add(f"<{subject}> {term(predicate)} <{target}> <{self.graph}> .\n")

    def text(self, subject: str, predicate: str, value: str) -> None:
        """State a string, verbatim."""
        self._lines.add(f"<{subject}> {term(predicate)} {string(value)} <{self.graph}> .\n")

    def typed(self, subject: str, predicate: str, value: str, datatype: str) -> None:
        """State a literal with an XSD datatype, given by its local name."""
        self._lines.add(f"<{subject}> {term(predicate)} {string(value)}^^<{_XSD}{datatype}> <{self.graph}> .\n")

    def integer(self, subject: str, predicate: str, value: int) -> None:
        """State an integer."""
        self.typed(subject, predicate, str(value), "integer")

    def decimal(self, subject: str, predicate: str, value: Decimal | float) -> None:
        """State a decimal in its canonical form, which every engine keeps."""
        plain = format(Decimal(str(value)).normalize(), "f")
        self.typed(subject, predicate, plain if "." in plain else f"{plain}.0", "decimal")

    def nquads(self) -> str:
        """Return all quads as sorted N-Quads text."""
        return "".join(sorted(self._lines))


def passage_iri(document: str, span: Span) -> str:
    """Return the address of a passage as RFC 5147 writes it.

    Args:
        document: IRI of the document.
        span: Place in the canonical text.
    """
    return f"{document}#char={span.start},{span.end}"
