"""The network of promises: what papers state of each, and what the later words do to the earlier ones."""

from __future__ import annotations

from typing import Final

import networkx as nx

from gapgraph.dossier import Dossier, Life, Stage
from gapgraph.networks.ties import Net, Tie, add_tie, finish, known, open_dossier, shortened, words_of
from graph_store.contract import Reader

QUESTION: Final = "What became of promises, as later papers tell it?"
STATUS: Final = "status/"  # what the type of a node begins with: a statement's type is how far the promise is


def promise_network(source: Reader | Dossier) -> Net:
    """Return the network of promises that more than one paper or place speaks of.

    Args:
        source: A store, or a dossier that was read from one.

    Returns:
        A directed multigraph as `gapgraph.networks.ties` describes. Each node is what one paper states, with its first day as `day`, its
        promise as `promise` and whose paper it is as `body`; each edge leads from later words to earlier ones.

    Raises:
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    dossier = open_dossier(source)
    net: Net = nx.MultiDiGraph()
    for life in dossier.links.lives:
        if len(life.stages) > 1:
            _life(net, dossier, life)
    return finish(net, dossier, QUESTION)


def _life(net: Net, dossier: Dossier, life: Life) -> None:
    nodes = {_words(stage): _node(net, stage) for stage in life.stages}
    for stage in life.stages:
        net.add_node(nodes[_words(stage)], **_described(dossier, life, stage))
    for stage in life.stages:
        if stage.bond and stage.bond.earlier in nodes:
            label = dossier.word("link", stage.bond.kind)
            tie = Tie(nodes[_words(stage)], nodes[stage.bond.earlier], label, label, stage.bond.iri, stage.passage)
            add_tie(net, tie, because=stage.bond.because, confidence=f"{stage.bond.confidence:.0%}")


def _words(stage: Stage) -> str:
    return stage.fact.iri if stage.fact else stage.passage.iri


def _node(net: Net, stage: Stage) -> str:
    """What the node of a stage is called: its fact or passage; its link where the same words stand in another promise's row too."""
    return stage.bond.iri if stage.bond and _words(stage) in net else _words(stage)


def _described(dossier: Dossier, life: Life, stage: Stage) -> dict[str, str | int]:
    paper = dossier.papers[stage.passage.document]
    owners = [*stage.fact.all("gg:owner"), *stage.fact.all("gg:responder")] if stage.fact else []
    bodies = [party.label for party in dossier.all_parties(paper.all("dcterms:publisher"))]
    details = known(
        date=paper.date,
        told=dossier.word("status", stage.status) if stage.status else "",
        due=stage.fact.first("gg:dueText") if stage.fact else "",
        owners=", ".join(party.label for party in dossier.all_parties(owners)),
    )
    return {
        "label": shortened(stage.passage.exact),
        "type": f"{STATUS}{stage.status}",
        "day": paper.first("gg:earliest") or "9999",
        "promise": life.iri,
        "body": ", ".join(bodies) or "no publisher named",
        **details,
        **words_of(stage.passage),
    }
