"""Where the nodes of a network over time stand: a column for each day, a row for each promise.

1. Days that something was said on stand side by side in order, each as wide as a label; the time between them is not to scale, for papers
   come in bursts and years of silence would push them out of sight.
2. What one paper says several times of one promise stands in rows beneath each other.
3. Promises that share no day share rows, the earliest first, so that the drawing is no higher than it must be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapgraph.networks import Net

COLUMN: Final = 230
ROW: Final = 110


def over_time(net: Net) -> Mapping[str, tuple[int, int]]:
    """Return where each node of a network over time stands, in pixels.

    Args:
        net: A network whose nodes have a `day` and a `promise`.

    Returns:
        x and y by node; the same for the same network. No two nodes stand in one place.
    """
    columns = {day: number for number, day in enumerate(sorted({data["day"] for _, data in net.nodes(data=True)}))}
    cells: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node, data in sorted(net.nodes(data=True), key=lambda item: (item[1]["day"], item[1]["start"], item[0])):
        cells[data["promise"]][columns[data["day"]]].append(node)
    places: dict[str, tuple[int, int]] = {}
    free: list[int] = []  # for each row the first column that nothing stands in yet
    for _, cell in sorted(cells.items(), key=lambda item: (min(item[1]), item[0])):
        top = _top(free, min(cell), max(map(len, cell.values())), max(cell))
        for column, nodes in cell.items():
            places |= {node: (column * COLUMN, (top + depth) * ROW) for depth, node in enumerate(nodes)}
    return places


def _top(free: list[int], first: int, height: int, last: int) -> int:
    """Find the uppermost rows that have room for a promise, and take them."""
    top = next((row for row in range(len(free)) if all(column <= first for column in free[row : row + height])), len(free))
    free.extend([0] * (top + height - len(free)))
    free[top : top + height] = [last + 1] * height
    return top
