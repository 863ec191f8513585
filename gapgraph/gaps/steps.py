"""What some kinds of gap compute on the rows of their question: SPARQL cannot walk a network.

A step takes the rows that the question answers and returns those that are findings. A kind names its step in its header
(`# step: articulation`); steps are registered in `steps`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import networkx as nx

from gapgraph.gaps.words import unanswered, unheard
from graph_store.errors import UnknownNameError

Row = Mapping[str, str]
Step = Callable[[Sequence[Row]], list[Row]]


def steps() -> Mapping[str, Step]:
    """Return the steps by name."""
    return {"articulation": articulation, "unanswered": unanswered, "unheard": unheard}


def step(name: str) -> Step:
    """Return one step.

    Args:
        name: Its name.

    Returns:
        The step.

    Raises:
        UnknownNameError: If there is none of that name.
    """
    if name not in steps():
        raise UnknownNameError("step of a gap kind", name, steps())
    return steps()[name]


def articulation(rows: Sequence[Row]) -> list[Row]:
    """Keep those partners without whom others would not be joined to the rest at all.

    1. A row with `subject` is a tie: `party` and `other` are bound by that fact; with `paper`, a document that names `party`; with
       `seated`, `party` sits at a table or publishes.
    2. An articulation point (Tarjan 1972) is a node without which its component falls apart. The largest remaining part is the rest.
    3. A part that is one partner alone is left out: whoever has a single tie hangs on it, and that says nothing. So is one of which a
       paper names somebody together with somebody of the rest, and one behind a body that is only spoken of: a ministry or an
       inspectorate has to do with everybody, and joins nobody.

    Args:
        rows: Ties, the papers that name each body, and who is seated.

    Returns:
        Per broker and part a row for each partner in the part: `subject` is the broker, `other` the part's partner that it is bound to.
    """
    net: nx.Graph[str] = nx.Graph()
    ties: dict[frozenset[str], Row] = {}
    for row in rows:
        if "subject" in row and row["party"] != row["other"]:
            net.add_edge(row["party"], row["other"])
            ties.setdefault(frozenset((row["party"], row["other"])), row)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if "paper" in row:
            named[row["party"]].add(row["paper"])
    seated = {row["party"] for row in rows if "seated" in row}
    found: list[Row] = []
    for broker in sorted(seated.intersection(nx.articulation_points(net))):
        for part in _parts_behind(net, broker, named):
            near = min(set(net[broker]) & part)
            tie = ties[frozenset((broker, near))]
            found += [{**tie, "subject": broker, "basis": tie["subject"], "party": one, "other": near} for one in sorted(part)]
    return found


def _parts_behind(net: nx.Graph[str], broker: str, named: Mapping[str, set[str]]) -> list[set[str]]:
    """The parts of two or more that fall off the rest without the broker, and that no paper names together with one of the rest."""
    component = net.subgraph(nx.node_connected_component(net, broker) - {broker})
    parts = sorted((sorted(part) for part in nx.connected_components(component)), key=lambda part: (-len(part), part))
    papers = [set().union(*(named.get(one, set()) for one in part)) for part in parts]
    told = Counter(paper for held in papers for paper in held)
    apart = (set(part) for part, held in zip(parts[1:], papers[1:], strict=True) if all(told[paper] == 1 for paper in held))
    return [part for part in apart if len(part) > 1]
