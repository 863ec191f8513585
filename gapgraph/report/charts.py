"""Small pictures in the report: bars, and a network in outline, as SVG without a script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gapgraph.views.palette import look_of

if TYPE_CHECKING:
    from gapgraph.views import Drawing


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.

    Attributes:
        label: What is counted.
        count: How many.
        width: Length of the bar, from 0 to 100.
        href: Where the label leads; empty for nowhere.
    """

    label: str
    count: int
    width: float
    href: str = ""


def bars(counts: Iterable[tuple[str, int, str]]) -> tuple[Bar, ...]:
    """Return bars, the longest first.

    Args:
        counts: Label, count and address of each.

    Example:
        >>> [bar.width for bar in bars([("a", 1, ""), ("b", 4, "")])]
        [100.0, 25.0]
    """
    ordered = sorted(counts, key=lambda item: (-item[1], item[0]))
    most = max((count for _, count, _ in ordered), default=1)
    return tuple(Bar(label, count, round(100 * count / most, 1), href) for label, count, href in ordered)


@dataclass(frozen=True, slots=True)
class Outline:
    """A network in outline.

    Attributes:
        box: The SVG's viewBox.
        lines: x1, y1, x2, y2 of each line.
        dots: x, y, radius and colour of each node.
    """

    box: str
    lines: tuple[tuple[int, int, int, int], ...]
    dots: tuple[tuple[int, int, int, str], ...]


def outline(drawing: Drawing) -> Outline:
    """Return a network in outline: what is bound, its nodes and lines without names.

    Args:
        drawing: The network, laid out.
    """
    net = drawing.net
    places = {node: place for node, place in drawing.places.items() if net.degree(node)}
    xs, ys = [x for x, _ in places.values()] or [0], [y for _, y in places.values()] or [0]
    box = f"{min(xs) - 60} {min(ys) - 60} {max(xs) - min(xs) + 120} {max(ys) - min(ys) + 120}"
    pairs = sorted({(min(a, b), max(a, b)) for a, b in net.edges()})
    lines = tuple((*places[a], *places[b]) for a, b in pairs)
    dots = tuple(
        (*places[node], round(12 + 3 * data["degree"] ** 0.5), look_of(data["type"]).colour)
        for node, data in net.nodes(data=True)
        if node in places
    )
    return Outline(box, lines, dots)
