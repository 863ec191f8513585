"""The drawing as pyvis models it: nodes, edges and options for vis-network.

pyvis keeps lists of nodes and edges and looks each one up by walking the list; `Canvas` keeps pyvis'
model and looks things up in a dict, keeps parallel edges, and never writes pyvis' own page, which asks
the network for style sheets and runs what stands in a label.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from gapgraph.dossier.dates import spoken_date
from gapgraph.views.palette import colour_of_tie, look_of

if TYPE_CHECKING:
    from gapgraph.networks import Net

_OPTIONS: Final[dict[str, object]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": True, "tooltipDelay": 10_000_000, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4, "widthConstraint": {"maximum": 180}, "font": {"size": 14, "multi": False}},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}, "smooth": False, "width": 1.4, "selectionWidth": 2.5},
}
_LONGEST: Final = 42
_HIGH: Final = 70  # twice the pixels that a line rises which leads around something


class Canvas(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network whose edges are facts: directed, parallel edges kept, no physics.

    Args:
        net: The network to draw.
        places: x and y of each node, in pixels.
    """

    def __init__(self, net: Net, places: Mapping[str, tuple[int, int]]) -> None:
        super().__init__(directed=True, cdn_resources="local")
        self.toggle_physics(False)
        days = {places[node][0]: day for node, day in net.nodes(data="day") if day}
        self._columns = [{"x": x, "day": "no date" if day == "9999" else spoken_date(day)} for x, day in sorted(days.items())]
        self._fill(net, places)

    def add_node(self, n_id: int, label: str | None = None, shape: str = "dot", color: str = "#8A8F98", **options: object) -> None:
        """Add a node; looks it up in a dict, where pyvis walks a list.

        Args:
            n_id: Number of the node.
            label: Its label, as plain text.
            shape: vis-network's word for the shape.
            color: Its colour.
            **options: Further options of vis-network.
        """
        if n_id not in self.node_map:
            node = Node(n_id, shape, label=label or str(n_id), color=color, **options)
            self.nodes.append(node.options)
            self.node_ids.append(n_id)
            self.node_map[n_id] = node.options

    def add_edge(self, source: int, to: int, **options: object) -> None:
        """Add an edge, parallel to others if there are any.

        Args:
            source: Number of the node it starts from.
            to: Number of the node it leads to.
            **options: Further options of vis-network.

        Raises:
            KeyError: If one of the nodes is not there.
        """
        for end in (source, to):
            if end not in self.node_map:
                raise KeyError(end)
        self.edges.append(Edge(source, to, False, **options).options)

    def model(self) -> dict[str, object]:
        """Return the whole drawing as JSON values, with the days of its columns if it is one over time."""
        return {"nodes": self.nodes, "edges": self.edges, "columns": self._columns, "options": json.loads(json.dumps(_OPTIONS))}

    def _fill(self, net: Net, places: Mapping[str, tuple[int, int]]) -> None:
        numbers = {node: number for number, node in enumerate(net)}
        for node, data in net.nodes(data=True):
            look = look_of(data["type"])
            x, y = places[node]
            weight = data["degree"] ** 0.5
            size, font = round(min(34, 11 + 3 * weight), 1), round(min(26, 15 + 1.5 * weight))
            self.add_node(numbers[node], _short(data["label"]), look.shape, look.colour, x=x, y=y, size=size, font={"size": font})
        curves = Curves(net)
        taken = {places[node] for node in net} if self._columns else set()
        for number, (source, target, kind) in enumerate(net.edges(data="kind")):
            bend = curves.next(source, target) or _around(places[source], places[target], taken)
            self.add_edge(numbers[source], numbers[target], id=number, **bend, **_coloured(kind))


class Curves:
    """Bends parallel edges away from each other.

    Args:
        net: The network.
    """

    def __init__(self, net: Net) -> None:
        self._total = Counter(frozenset(pair) for pair in net.edges())
        self._seen: Counter[frozenset[str]] = Counter()

    def next(self, source: str, target: str) -> dict[str, object]:
        """Return the bend of the next edge between two nodes, as options of vis-network.

        Args:
            source: Node it starts from.
            target: Node it leads to.
        """
        pair = frozenset((source, target))
        number, total = self._seen[pair], self._total[pair]
        self._seen[pair] += 1
        if total == 1:
            return {}
        side = "curvedCW" if (number % 2 == 0) == (source < target) else "curvedCCW"
        steps = max(1, (total - 1) // 2)
        return {"smooth": {"enabled": True, "type": side, "roundness": round(0.08 + 0.4 * (number // 2) / steps, 3)}}


def _around(start: tuple[int, int], end: tuple[int, int], taken: Collection[tuple[int, int]]) -> dict[str, object]:
    """Return the bend of a line along a row that would else go through what stands between its ends, as options of vis-network."""
    (left, y), (right, other) = sorted((start, end))
    if y != other or not any(left < x < right for x, row in taken if row == y):
        return {}
    over = "curvedCCW" if start > end else "curvedCW"  # above the row: names stand beneath it
    return {"smooth": {"enabled": True, "type": over, "roundness": round(_HIGH / (right - left), 3)}}


def _coloured(kind: str) -> dict[str, object]:
    """Return the colour and the name of a line that joins papers, as options of vis-network."""
    colour = colour_of_tie(kind)
    return {"color": {"color": colour}, "label": kind, "width": 2.4} if colour else {}


def _short(label: str) -> str:
    folded = " ".join(label.split())
    return folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 1].rstrip()}…"
