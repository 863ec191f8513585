"""Where the nodes of a network stand, worked out before the page is written.

1. Lay out each connected component by itself; one of more than `WHOLE` nodes in groups (Louvain, fixed
   seed), and a group of more than `LARGEST` nodes in groups again.
2. Inside a group, a spring layout (Fruchterman and Reingold 1991, as networkx has it), with a fixed seed.
3. Push nodes apart until their labels have room, wider than high.
4. Lay out the groups in the same way, each as one large node, and pull them together.
5. Turn each component so that it is widest from left to right, and set the components side by side in rows.
6. Parties that nothing binds stand in rows beneath.

A browser that is handed positions draws 5,000 nodes in a second; one that has to find them takes minutes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
WHOLE: Final = 120  # nodes up to which a component is clearer laid out as a whole than in groups
LARGEST: Final = 300  # nodes that one spring layout takes in a fifth of a second
ROOM: Final = 43.0  # pixels around a node, before the stretch
STRETCH: Final = 2.1  # labels are wider than high
SCREEN: Final = 2.0  # width of a drawing on a usual screen, as a multiple of its height
_ROUNDS: Final = 60
_PULLS: Final = 12


def positions(net: Net) -> dict[str, tuple[int, int]]:
    """Return where each node stands, in pixels.

    Args:
        net: A network.

    Returns:
        x and y by node; the same for the same network.
    """
    simple = simplified(net)
    parts = sorted((sorted(part) for part in nx.connected_components(simple) if len(part) > 1), key=lambda part: (-len(part), part))
    placed = _shelves([_turned(_place(simple.subgraph(part))) for part in parts])
    lowest = max((y for _, y in placed.values()), default=0.0)
    placed |= _rows([node for node, degree in simple.degree() if not degree], lowest + 3 * ROOM)
    return {node: (round(x * STRETCH), round(y)) for node, (x, y) in sorted(placed.items())}


def _place(graph: nx.Graph[str]) -> Places:
    if len(graph) <= WHOLE:
        return _inside(graph)
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


def _turned(places: Places) -> Places:
    """Turn a drawing so that it is widest from left to right, as screens are."""
    points = np.array(list(places.values()))
    points -= points.mean(axis=0)
    widest = np.linalg.eigh(points.T @ points)[1][:, -1]
    widest = widest if widest[int(np.argmax(np.abs(widest)))] > 0 else -widest
    across = np.array([-widest[1], widest[0]])
    return {node: (float(point @ widest), float(point @ across)) for node, point in zip(places, points, strict=True)}


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


def _shelves(parts: Sequence[Places]) -> Places:
    """Set components side by side in rows, in the width that a screen shows largest.

    Args:
        parts: Places of each component's nodes, the largest component first.

    Returns:
        Places of all nodes.
    """
    boxes = [_Box.around(part) for part in parts]
    if not boxes:
        return {}
    widest, area = max(box.width for box in boxes), sum(box.width * box.height for box in boxes)
    tries = [_shelved(boxes, max(widest, math.sqrt(area) * factor)) for factor in (0.8, 1.0, 1.2, 1.5, 1.9, 2.4)]
    return min(tries, key=_shown_size)


def _shown_size(places: Places) -> float:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return max((max(xs) - min(xs)) * STRETCH / SCREEN, max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class _Box:
    """A component with the room that it takes."""

    part: Places
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def around(cls, part: Places) -> _Box:
        points = np.array(list(part.values()))
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        return cls(
            part, float(left), float(top), float(right - left) + 2 * ROOM, float(bottom - top) + 2.8 * ROOM
        )  # beneath a node stands its name


def _shelved(boxes: Sequence[_Box], width: float) -> Places:
    rows: list[list[_Box]] = []
    used = width + 1
    for box in boxes:
        if used + box.width > width + 1:
            rows.append([])
            used = 0.0
        rows[-1].append(box)
        used += box.width
    placed: Places = {}
    y = 0.0
    for row in rows:
        x, height = 0.0, max(box.height for box in row)
        for box in row:
            top = y + (height - box.height) / 2
            placed |= {node: (px - box.left + x, py - box.top + top) for node, (px, py) in box.part.items()}
            x += box.width
        y += height
    return placed


def _rows(nodes: Sequence[str], top: float) -> Places:
    width = max(4, math.ceil(math.sqrt(len(nodes)) * 1.6))
    step = ROOM * 2
    left = -step * (min(width, len(nodes)) - 1) / 2
    return {node: (left + step * (i % width), top + step * (i // width)) for i, node in enumerate(sorted(nodes))}
