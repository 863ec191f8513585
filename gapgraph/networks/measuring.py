"""Measures of a network, in plain words: who brokers, who is the only link, which groups there are.

1. Directions and parallel facts are dropped: two parties are neighbours if at least one fact binds them.
2. *Broker score* is Freeman's betweenness centrality, normalised: the share of shortest ways between any
   two others that lead through a party. Beyond `EXACT` nodes it is estimated from a fixed sample (Brandes and Pich 2007).
3. *Only link* is an articulation point (Tarjan 1972): without it, its component falls apart.
4. *Groups* are Louvain communities (Blondel et al. 2008) with a fixed seed, numbered by size, then by name.
5. A *bridge* is a tie between two parties without which they are no longer joined.

The same network gives the same measures, always.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import networkx as nx

from gapgraph.networks.ties import Net

EXACT: Final = 1_000  # nodes; exact betweenness takes 2 s there, and grows with nodes times edges
SAMPLE: Final = 150
SEED: Final = 7


@dataclass(frozen=True, slots=True)
class PartyMeasure:
    """How one party stands in the network.

    Attributes:
        node: IRI of the party.
        party: Its name.
        type: Local name of its class.
        neighbours: Number of parties that at least one fact binds to it.
        ties: Number of facts that bind it.
        broker: Broker score, from 0 to 1.
        only_link: Whether it alone joins others.
        cuts_off: Number of parties that lose the largest remaining part of the component if it is taken away.
        group: Number of its group, from 1; 0 for a party that nothing binds.
        component: Number of its component, from 1, the largest first.
    """

    node: str
    party: str
    type: str
    neighbours: int
    ties: int
    broker: float
    only_link: bool
    cuts_off: int
    group: int
    component: int

    @property
    def in_words(self) -> str:
        """The same as a sentence."""
        if not self.neighbours:
            return f"Nothing in the documents read binds {self.party} to anybody."
        facts = "1 fact binds" if self.ties == 1 else f"{self.ties} facts bind"
        ties = f"{facts} {self.party} to {self.neighbours} other{'' if self.neighbours == 1 else 's'}"
        lost = f"; without it, {self.cuts_off} would be cut off from the rest" if self.only_link else ""
        return f"{ties}{lost}."


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures of a whole network.

    Attributes:
        rows: One a party, the strongest broker first.
        bridges: Pairs of names that a single line joins, sorted.
        components: Number of nodes in each component, the largest first.
        groups: Number of nodes in each group, the largest first.
    """

    rows: tuple[PartyMeasure, ...]
    bridges: tuple[tuple[str, str], ...]
    components: tuple[int, ...]
    groups: tuple[int, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of `table`."""
        return ("Party", "Kind", "Bound to", "Facts", "Broker score", "Only link", "Cuts off", "Group", "Component", "In words")

    def table(self) -> tuple[tuple[str | int | float | bool, ...], ...]:
        """Return the rows as plain values, in the order of `columns`."""
        return tuple(
            (r.party, r.type, r.neighbours, r.ties, round(r.broker, 4), r.only_link, r.cuts_off, r.group, r.component, r.in_words)
            for r in self.rows
        )


def measures(net: Net) -> Measures:
    """Measure a network.

    Args:
        net: A network of this package.

    Returns:
        The measures.
    """
    simple = simplified(net)
    if not simple:
        return Measures((), (), (), ())
    bound = simple.subgraph([node for node, degree in simple.degree() if degree])
    brokers = nx.betweenness_centrality(simple, k=SAMPLE if len(simple) > EXACT else None, seed=SEED)
    groups = communities(net)
    parts = _numbered(nx.connected_components(simple), net)
    cuts = _cut_off(bound)
    rows = [_row(net, simple, node, brokers[node], cuts.get(node, 0), groups[node], parts[node]) for node in simple]
    names = [tuple(sorted((net.nodes[a]["label"], net.nodes[b]["label"]))) for a, b in nx.bridges(bound)]
    return Measures(
        tuple(sorted(rows, key=lambda row: (-row.broker, -row.ties, row.party.casefold(), row.node))),
        tuple(sorted((a, b) for a, b in names)),
        _sizes(parts),
        _sizes({node: group for node, group in groups.items() if group}),
    )


def _row(net: Net, simple: nx.Graph[str], node: str, broker: float, cut: int, group: int, part: int) -> PartyMeasure:
    attributes = net.nodes[node]
    return PartyMeasure(
        node, attributes["label"], attributes["type"], simple.degree(node), net.degree(node), float(broker), cut > 0, cut, group, part
    )


def simplified(net: Net) -> nx.Graph[str]:
    """Return who is joined to whom, each pair once, nodes and edges in sorted order.

    Args:
        net: A network of this package.
    """
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(net))
    simple.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in net.edges()}))
    return simple


def communities(net: Net) -> dict[str, int]:
    """Return the group of each node: Louvain with a fixed seed, numbered by size, then by first name.

    Args:
        net: A network of this package.

    Returns:
        Group by node, from 1; 0 for a node that nothing binds.
    """
    simple = simplified(net)
    bound = simple.subgraph(sorted(node for node, degree in simple.degree() if degree)).copy()
    found = nx.community.louvain_communities(bound, seed=SEED) if bound else []
    return {node: 0 for node in simple} | _numbered(found, net)


def _numbered(parts: object, net: Net) -> dict[str, int]:
    ordered = sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part))  # type: ignore[attr-defined]  # sets of nodes
    return {node: number for number, part in enumerate(ordered, 1) for node in part}


def _sizes(numbers: Mapping[str, int]) -> tuple[int, ...]:
    values = list(numbers.values())
    return tuple(values.count(number) for number in sorted(set(values)))


def _cut_off(simple: nx.Graph[str]) -> dict[str, int]:
    """Return how many nodes each articulation point cuts off from the largest remaining part.

    The blocks of a graph and its articulation points form a forest; one walk over each tree gives the
    size of every part that a point holds on.

    Args:
        simple: Who is joined to whom.

    Returns:
        Number by articulation point.
    """
    points = set(nx.articulation_points(simple))
    tree: nx.Graph[str | int] = nx.Graph()
    sizes: dict[str | int, int] = dict.fromkeys(points, 1)
    for number, block in enumerate(nx.biconnected_components(simple)):
        sizes[number] = len(block - points)
        tree.add_edges_from((number, point) for point in block & points)
    cuts: dict[str, int] = {}
    for part in list(nx.connected_components(tree)):
        cuts |= _cut_off_in(tree, min(part, key=str), sizes, sum(sizes[node] for node in part))
    return cuts


def _cut_off_in(tree: nx.Graph[str | int], root: str | int, sizes: Mapping[str | int, int], whole: int) -> dict[str, int]:
    below = dict(sizes)  # size of each node's subtree, once the walk has left it
    parts: dict[str | int, list[int]] = {node: [] for node in sizes}
    cuts: dict[str, int] = {}
    parents = dict(nx.dfs_predecessors(tree, root))
    for node in nx.dfs_postorder_nodes(tree, root):
        if isinstance(node, str):
            held = [*parts[node], whole - below[node]]
            cuts[node] = sum(held) - max(held)
        if node in parents:
            below[parents[node]] += below[node]
            parts[parents[node]].append(below[node])
    return cuts
