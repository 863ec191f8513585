"""Passages: the exact words that facts rest on, addressed and quoted."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from ingest.documents.model import Document, Span
from ingest.triples.quads import Scribe, ontology_class, passage_iri

CONTEXT: Final = 32  # characters kept before and after, enough to find the words again in an edited text


class Passages:
    """Writes each passage of a document once.

    Args:
        scribe: Where to write.
        document: The document.
        iri: IRI of the document.
    """

    def __init__(self, scribe: Scribe, document: Document, iri: str) -> None:
        self._scribe = scribe
        self._document = document
        self._iri = iri
        self._seen: set[Span] = set()
        self._block_starts = [block.span.start for block in document.blocks]
        paged = [(block.span.start, block.page) for block in document.blocks if block.page]
        self._page_starts = [start for start, _ in paged]
        self._pages = [page for _, page in paged]

    def write(self, span: Span) -> str:
        """State a passage.

        Args:
            span: Place in the canonical text.

        Returns:
            The passage's IRI.
        """
        iri = passage_iri(self._iri, span)
        if span not in self._seen:
            self._seen.add(span)
            self._state(iri, span)
        return iri

    def context(self, span: Span) -> Span:
        """Return the whole block that a passage starts in, or the passage itself where it reaches beyond the block.

        Args:
            span: Place in the canonical text.
        """
        index = bisect_right(self._block_starts, span.start) - 1
        block = self._document.blocks[index].span if index >= 0 else span
        return block if block.start <= span.start and span.end <= block.end else span

    def _state(self, iri: str, span: Span) -> None:
        text = self._document.text
        self._scribe.link(iri, "rdf:type", ontology_class("Passage"))
        self._scribe.link(iri, "oa:hasSource", self._iri)
        self._scribe.integer(iri, "oa:start", span.start)
        self._scribe.integer(iri, "oa:end", span.end)
        self._scribe.text(iri, "oa:exact", text[span.start : span.end])
        self._scribe.text(iri, "oa:prefix", text[max(0, span.start - CONTEXT) : span.start])
        self._scribe.text(iri, "oa:suffix", text[span.end : span.end + CONTEXT])
        page = self._page(span)
        if page:
            self._scribe.integer(iri, "gg:page", page)

    def _page(self, span: Span) -> int:
        index = bisect_right(self._page_starts, span.start) - 1
        return self._pages[index] if index >= 0 else 0
