"""The network of gaps: each gap with its kind, the parties it touches and the paper that raised the expectation."""

from __future__ import annotations

from typing import Final

import networkx as nx

from gapgraph.dossier import Dossier, Gap
from gapgraph.networks.ties import Net, Tie, add_document, add_party, add_tie, finish, open_dossier
from graph_store.contract import Reader
from graph_store.namespaces import SCHEME

QUESTION: Final = "What is missing between the partners?"
_LONGEST: Final = 60


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
    definition = dossier.definition("gap", gap.kind)
    net.add_node(kind, label=dossier.word("gap", gap.kind), type="GapKind", detail=(("Meaning", definition),) if definition else ())
    place = {"words": gap.expectation, "document": gap.expectation.document} if gap.expectation else {}
    net.add_node(gap.iri, label=_label(gap), type="Gap", detail=_detail(dossier, gap), **place)
    if not gap.expectation:
        return
    add_tie(net, Tie(gap.iri, kind, "kind", "is a gap of the kind", gap.iri, gap.expectation))
    paper = add_document(net, dossier, gap.expectation.document)
    add_tie(net, Tie(gap.iri, paper, "expectation", "follows from", gap.iri, gap.expectation))
    for iri in gap.parties:
        add_tie(net, Tie(gap.iri, add_party(net, dossier.party(iri)), "touches", "touches", gap.iri, gap.expectation))


def _label(gap: Gap) -> str:
    """Return the words that a gap is about: its kind is the node it hangs on, so the sentence would say it twice."""
    words = " ".join(gap.expectation.exact.split()) if gap.expectation else gap.sentence
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _detail(dossier: Dossier, gap: Gap) -> tuple[tuple[str, str], ...]:
    searched = [dossier.papers[iri].title if iri in dossier.papers else iri for iri in gap.searched]
    return (
        ("Missing", gap.sentence),
        ("Would close it", gap.would_close or "not said"),
        ("Searched and silent", "; ".join(searched) or "the document itself"),
        ("Confidence", f"{gap.confidence:.0%}"),
    )
