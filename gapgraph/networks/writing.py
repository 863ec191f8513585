"""The partners' network for Gephi, Cytoscape and other programs: GraphML and GEXF.

Every edge is one fact and weighs 1, so that a program that merges parallel edges adds up facts. An edge also has the `date` of its
document, `due` and `status` where it is a commitment, and its `confidence`. In GEXF it begins (`start`) on the first day that the date
can mean, which is what a timeline shows; the place of its words is called `char_start` and `char_end`, because GEXF takes `start` and
`end` for times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx as nx

from gapgraph.networks.partners import partner_network
from gapgraph.networks.ties import Net, known, open_dossier

if TYPE_CHECKING:
    from gapgraph.dossier import Dossier
    from graph_store.contract import Reader


def to_graphml(source: Reader | Dossier) -> str:
    """Write the partners' network as GraphML.

    Args:
        source: A store, or a dossier that was read from one.

    Returns:
        The text.

    Raises:
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    return "\n".join(nx.generate_graphml(_weighed(open_dossier(source)))) + "\n"


def to_gexf(source: Reader | Dossier) -> str:
    """Write the partners' network as GEXF, with times.

    Args:
        source: A store, or a dossier that was read from one.

    Returns:
        The text; it does not say when it was written, so that the same documents give the same bytes.

    Raises:
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    dossier = open_dossier(source)
    net = _weighed(dossier)
    for _, _, data in net.edges(data=True):
        if data.get("first_day"):
            data["start"] = data["first_day"]
    text = "\n".join(nx.generate_gexf(net)) + "\n"
    return re.sub(r'<meta lastmodifieddate="[^"]*">', "<meta>", text, count=1)


def _weighed(dossier: Dossier) -> Net:
    """The network with what other programs draw by: weights, dates and states of its edges."""
    net = partner_network(dossier)
    facts = {fact.iri: fact for fact in dossier.facts}
    for _, _, data in net.edges(data=True):
        fact, paper = facts[data["fact"]], dossier.papers[data["document"]]
        data["char_start"], data["char_end"] = data.pop("start"), data.pop("end")
        data["weight"] = 1
        data["confidence"] = float(fact.first("gg:confidence") or 0)
        data.update(known(date=paper.date, first_day=paper.first("gg:earliest"), document_title=paper.title))
        data.update(known(status=fact.concept("gg:status"), due=fact.first("gg:dueText")))
    return net
