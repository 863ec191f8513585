"""Where the nodes of a network stand, worked out before the page is written.

1. Split the network into groups (Louvain, fixed seed); split a group of more than `LARGEST` nodes again.
2. Inside each group, a spring layout (Fruchterman and Reingold 1991, as networkx has it), with a fixed seed.
3. Push nodes apart until their labels have room, wider than high.
4. Lay out the groups in the same way, each as one large node, and pull them together.
5. Small components stand on shelves beneath the large ones, and parties that nothing binds in rows beneath those.

A browser that is handed positions draws 5,000 nodes in a second; one that has to find them takes minutes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import networkx as nx
import numpy as np

from gapgraph.networks.measuring import simplified

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gapgraph.networks import Net

    Points = NDArray[np.float64]
    Places = dict[str, tuple[float, float]]

SEED: Final = 7
LARGEST: Final = 300  # nodes that one spring layout takes in a fifth of a second
ROOM: Final = 40.0  # pixels around a node, before the stretch
STRETCH: Final = 1.9  # labels are wider than high
_ROUNDS: Final = 60
_PULLS: Final = 12
_SMALL: Final = 7  # a component of fewer nodes stands on a shelf


def positions(net: Net) -> dict[str, tuple[int, int]]:
    """Return where each node stands, in pixels.

    Args:
        net: A network.

    Returns:
        x and y by node; the same for the same network.
    """
    simple = simplified(net)
    parts = sorted((sorted(part) for part in nx.connected_components(simple) if len(part) > 1), key=lambda part: (-len(part), part))
    large = [node for part in parts for node in part if len(part) >= _SMALL or part is parts[0]]
    placed = _place(simple.subgraph(large)) if large else {}
    placed |= _shelves([_inside(simple.subgraph(part)) for part in parts[1:] if len(part) < _SMALL], placed)
    lowest = max((y for _, y in placed.values()), default=0.0)
    placed |= _rows([node for node, degree in simple.degree() if not degree], lowest + 3 * ROOM)
    return {node: (round(x * STRETCH), round(y)) for node, (x, y) in sorted(placed.items())}


def _place(graph: nx.Graph[str]) -> Places:
    groups = _groups(graph)
    if len(groups) == 1:
        return _inside(graph)
    inner = [_inside(graph.subgraph(group)) if len(group) <= LARGEST else _place(graph.subgraph(group)) for group in groups]
    radii = np.array([_radius(points.values()) for points in inner])
    centres = _pack(_spring(_quotient(graph, groups), float(radii.mean()) * 1.5), radii + ROOM)
    moved: Places = {}
    for points, (x, y) in zip(inner, centres, strict=True):
        moved |= {node: (px + float(x), py + float(y)) for node, (px, py) in points.items()}
    return moved


def _groups(graph: nx.Graph[str]) -> list[list[str]]:
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges()))
    found = nx.community.louvain_communities(ordered, seed=SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def _inside(graph: nx.Graph[str]) -> Places:
    nodes = sorted(graph)
    if len(nodes) > LARGEST:  # one group that Louvain cannot split: as good as complete, so any even disc will do
        return dict(zip(nodes, _sunflower(len(nodes)), strict=True))
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges()))
    weights = np.array([degree for _, degree in ordered.degree()], dtype=np.float64)
    radii = ROOM + np.minimum(5 * np.sqrt(weights), ROOM)  # a node with many lines has a larger shape and label
    points = _spread(_spring(ordered, ROOM * math.sqrt(len(nodes))), radii)
    points -= points.mean(axis=0)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _spring(graph: nx.Graph[str], scale: float) -> Points:
    if len(graph) == 1:
        return np.zeros((1, 2))
    if len(graph) > LARGEST:
        return np.array(_sunflower(len(graph))) * (scale / ROOM)
    found = nx.spring_layout(graph, seed=SEED, method="force", scale=scale, weight="weight", iterations=80)
    return np.array([found[node] for node in graph])


def _quotient(graph: nx.Graph[str], groups: Sequence[Sequence[str]]) -> nx.Graph[str]:
    group_of = {node: str(number) for number, group in enumerate(groups) for node in group}
    small: nx.Graph[str] = nx.Graph()
    small.add_nodes_from(str(number) for number in range(len(groups)))
    for a, b in sorted((min(pair), max(pair)) for pair in graph.edges()):
        one, other = group_of[a], group_of[b]
        if one != other:
            small.add_edge(one, other, weight=small.get_edge_data(one, other, {"weight": 0})["weight"] + 1)
    return small


def _radius(points: Iterable[tuple[float, float]]) -> float:
    return max((math.hypot(x, y) for x, y in points), default=0.0)


def _spread(points: Points, radii: NDArray[np.float64]) -> Points:
    """Push discs apart until hardly any two overlap.

    Args:
        points: Their centres, one row each.
        radii: Their radii.

    Returns:
        The centres after that.
    """
    points = points.copy()
    wanted = radii[:, None] + radii[None, :]
    np.fill_diagonal(wanted, 0.0)
    for _ in range(_ROUNDS if len(points) > 1 else 0):
        gaps = points[:, None, :] - points[None, :, :]
        distances = np.hypot(gaps[..., 0], gaps[..., 1])
        overlap = np.clip(wanted - distances, 0.0, None)
        if overlap.max() < 1.0:
            break
        direction = gaps / np.where(distances > 0, distances, 1.0)[..., None]
        points += (direction * overlap[..., None]).sum(axis=1) * 0.35
    return points


def _pack(points: Points, radii: NDArray[np.float64]) -> Points:
    points = _spread(points, radii)
    for _ in range(_PULLS):
        points = _spread((points - points.mean(axis=0)) * 0.9, radii)
    return points


def _sunflower(count: int) -> list[tuple[float, float]]:
    golden = math.pi * (3 - math.sqrt(5))
    return [(ROOM * 1.7 * math.sqrt(i) * math.cos(i * golden), ROOM * 1.7 * math.sqrt(i) * math.sin(i * golden)) for i in range(count)]


def _shelves(parts: Sequence[Places], above: Places) -> Places:
    """Set small components side by side, a new shelf wherever the drawing above them ends.

    Args:
        parts: Places of each component's nodes around its own middle.
        above: What is placed already.

    Returns:
        Places of all nodes of the components.
    """
    left, right = min((x for x, _ in above.values()), default=0.0), max((x for x, _ in above.values()), default=0.0)
    right = max(right, left + 12 * ROOM)
    x, y = left, max((y for _, y in above.values()), default=0.0) + 2 * ROOM
    placed: Places = {}
    deepest = 0.0
    for part in parts:
        reach = _radius(part.values()) + ROOM
        if x > left and x + 2 * reach > right:
            x, y, deepest = left, y + 2 * deepest, 0.0
        placed |= {node: (px + x + reach, py + y + reach) for node, (px, py) in part.items()}
        x, deepest = x + 2 * reach, max(deepest, reach)
    return placed


def _rows(nodes: Sequence[str], top: float) -> Places:
    width = max(4, math.ceil(math.sqrt(len(nodes)) * 1.6))
    step = ROOM * 2
    left = -step * (min(width, len(nodes)) - 1) / 2
    return {node: (left + step * (i % width), top + step * (i // width)) for i, node in enumerate(sorted(nodes))}
