"""What some kinds of gap compute on the rows of their question: SPARQL cannot walk a network.

A step takes the rows that the question answers and returns those that are findings. A kind names its step in its header
(`# step: articulation`); steps are registered in `steps`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

import networkx as nx

from graph_store.errors import UnknownNameError

_NEAR: Final = 0.02  # two values that differ by less are one value, rounded

Row = Mapping[str, str]
Step = Callable[[Sequence[Row]], list[Row]]


def steps() -> Mapping[str, Step]:
    """Return the steps by name."""
    return {"articulation": articulation, "conflicts": conflicts}


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

    1. A row is a tie: `party` and `other` are bound by the fact `subject`.
    2. An articulation point (Tarjan 1972) is a node without which its component falls apart. The largest remaining part is the rest.
    3. A part that is one partner alone is left out: whoever has a single tie hangs on it, and that says nothing.

    Args:
        rows: Ties.

    Returns:
        Per broker and part a row for each partner in the part: `subject` is the broker, `other` the part's partner that it is bound to.
    """
    net: nx.Graph[str] = nx.Graph()
    ties: dict[frozenset[str], Row] = {}
    for row in rows:
        if row["party"] != row["other"]:
            net.add_edge(row["party"], row["other"])
            ties.setdefault(frozenset((row["party"], row["other"])), row)
    found: list[Row] = []
    for broker in sorted(nx.articulation_points(net)):
        for part in _parts_behind(net, broker):
            near = min(set(net[broker]) & part)
            tie = ties[frozenset((broker, near))]
            found += [{**tie, "subject": broker, "basis": tie["subject"], "party": one, "other": near} for one in sorted(part)]
    return found


def _parts_behind(net: nx.Graph[str], broker: str) -> list[set[str]]:
    """The parts of two or more that fall off the rest without the broker."""
    component = net.subgraph(nx.node_connected_component(net, broker) - {broker})
    parts = sorted((sorted(part) for part in nx.connected_components(component)), key=lambda part: (-len(part), part))
    return [set(part) for part in parts[1:] if len(part) > 1]


def conflicts(rows: Sequence[Row]) -> list[Row]:
    """Keep pairs of figures that are about one thing, stand in different documents, and differ.

    1. A row is a figure: its `value` and `unit`, and what it is about in words: `measure`, `place` and `period`.
    2. Figures are about one thing if these are the same but for case, punctuation, articles and the order of words.
    3. Of the figures about one thing, in the order of their documents' days, each is compared with the one before it.

    Args:
        rows: Figures.

    Returns:
        Two rows a pair, one for each of its figures: `subject` is the first, `other` the second, `basis` each of them.
    """
    alike: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[row["unit"], *(folded(row.get(name, "")) for name in ("measure", "place", "period"))].append(row)
    found: list[Row] = []
    for figures in alike.values():
        ordered = sorted(figures, key=lambda row: (row.get("day", ""), row["document"], row["subject"]))
        for one, two in pairwise(ordered):
            if one["document"] != two["document"] and _differ(float(one["value"]), float(two["value"])):
                pair = {"subject": one["subject"], "other": two["subject"], "about": f"{one['about']} and {two['about']}"}
                found += [{**one, **pair, "basis": row["subject"], "confidence": row["confidence"]} for row in (one, two)]
    return found


def folded(words: str) -> str:
    """Return words as they are compared: without case, punctuation and articles, in alphabetical order.

    Args:
        words: Some words.

    Example:
        >>> folded("The share of young carers,")
        'carers of share young'
    """
    return " ".join(sorted(set(re.findall(r"\w+", words.casefold())) - {"the", "a", "an"}))


def _differ(one: float, two: float) -> bool:
    return abs(one - two) > _NEAR * max(abs(one), abs(two))
