"""The network of gaps: each gap with its kind, the parties it touches and the paper that raised the expectation."""

from __future__ import annotations

from typing import Final

import networkx as nx

from gapgraph.dossier import Dossier, Gap
from gapgraph.networks.ties import Net, Tie, add_document, add_party, add_tie, finish, known, open_dossier, shortened, words_of
from graph_store.contract import Reader
from graph_store.namespaces import SCHEME

QUESTION: Final = "What is missing between the partners?"


def gap_network(source: Reader | Dossier) -> Net:
    """Return the network of all gaps.

    Args:
        source: A store, or a dossier that was read from one.

    Returns:
        A directed multigraph as `gapgraph.networks.ties` describes. A gap without words behind it has no
        edges, because every edge carries words.

    Raises:
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    dossier = open_dossier(source)
    net: Net = nx.MultiDiGraph()
    for gap in dossier.gaps:
        _gap(net, dossier, gap)
    return finish(net, dossier, QUESTION)


def _gap(net: Net, dossier: Dossier, gap: Gap) -> None:
    kind = f"{SCHEME}gap/{gap.kind}"
    net.add_node(kind, label=dossier.word("gap", gap.kind), type="GapKind", **known(meaning=dossier.definition("gap", gap.kind)))
    # The kind is a node of its own, so the label is what the gap is about: the sentence would say the kind twice.
    label = shortened(gap.expectation.exact if gap.expectation else gap.sentence)
    place = words_of(gap.expectation) if gap.expectation else {}
    net.add_node(gap.iri, label=label, type="Gap", **_details(dossier, gap), **place)
    if not gap.expectation:
        return
    add_tie(net, Tie(gap.iri, kind, "kind", "is a gap of the kind", gap.iri, gap.expectation))
    paper = add_document(net, dossier, gap.expectation.document)
    add_tie(net, Tie(gap.iri, paper, "expectation", "follows from", gap.iri, gap.expectation))
    for iri in gap.parties:
        add_tie(net, Tie(gap.iri, add_party(net, dossier.party(iri)), "touches", "touches", gap.iri, gap.expectation))


def _details(dossier: Dossier, gap: Gap) -> dict[str, str]:
    searched = [dossier.papers[iri].title if iri in dossier.papers else iri for iri in gap.searched]
    return known(
        missing=gap.sentence,
        would_close=gap.would_close,
        searched="; ".join(searched) or "the document itself",
        confidence=f"{gap.confidence:.0%}",
    )
