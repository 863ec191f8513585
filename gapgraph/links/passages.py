"""Links, and the passages that they point at, as quads of the graph of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gapgraph.links.naming import link_iri
from ingest.triples.passages import CONTEXT
from ingest.triples.quads import Scribe, concept, ontology_class

if TYPE_CHECKING:
    from gapgraph.links.model import Link, Paper


def write_link(scribe: Scribe, link: Link) -> None:
    """Write a link with its kind, score, reason and evidence.

    Args:
        scribe: Collects the quads of the graph of links.
        link: The link.
    """
    iri = link_iri(link.earlier, link.later)
    scribe.link(iri, "rdf:type", ontology_class("Link"))
    scribe.link(iri, "gg:earlier", link.earlier)
    scribe.link(iri, "gg:later", link.later)
    scribe.link(iri, "gg:linkKind", concept("link", link.kind))
    scribe.link(iri, "gg:method", concept("method", "likeness"))
    scribe.decimal(iri, "gg:confidence", link.confidence)
    scribe.text(iri, "gg:because", link.because)
    scribe.link(link.later, "gg:follows", link.earlier)
    if link.tells:
        scribe.link(iri, "gg:tells", concept("status", link.tells))
    for passage in link.evidence:
        scribe.link(iri, "gg:evidence", passage)


def write_passage(scribe: Scribe, paper: Paper, start: int, end: int) -> str:
    """Write a passage with its words and those around them.

    Args:
        scribe: Collects the quads of the graph of links.
        paper: Where it stands.
        start: First character.
        end: Character after the last.

    Returns:
        Its address.
    """
    passage = f"{paper.iri}#char={start},{end}"
    scribe.link(passage, "rdf:type", ontology_class("Passage"))
    scribe.link(passage, "oa:hasSource", paper.iri)
    scribe.integer(passage, "oa:start", start)
    scribe.integer(passage, "oa:end", end)
    scribe.text(passage, "oa:exact", paper.text[start:end])
    scribe.text(passage, "oa:prefix", paper.text[max(0, start - CONTEXT) : start])
    scribe.text(passage, "oa:suffix", paper.text[end : end + CONTEXT])
    return passage
