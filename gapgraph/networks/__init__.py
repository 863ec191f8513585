"""Networks of the graph, as networkx graphs: partners and what binds them, figures and where they come from, promises, gaps.

Every edge is one fact with its words, so that a line in a drawing can always be read back:

    >>> from graph_store import open_store
    >>> from gapgraph.networks import measures, partner_network
    >>> with open_store() as store:
    ...     measures(partner_network(store)).rows
    ()

What does not belong here: drawing (`gapgraph.views`), asking the store (`gapgraph.dossier`).
"""

from __future__ import annotations

from gapgraph.networks.answering import brokers
from gapgraph.networks.gaps import gap_network
from gapgraph.networks.measuring import Measures, PartyMeasure, measures
from gapgraph.networks.partners import partner_network
from gapgraph.networks.promises import promise_network
from gapgraph.networks.statistics import statistic_network
from gapgraph.networks.ties import Net

__all__ = [
    "Measures",
    "Net",
    "PartyMeasure",
    "brokers",
    "gap_network",
    "measures",
    "partner_network",
    "promise_network",
    "statistic_network",
]
