"""What some kinds of gap compute on the rows of their question: SPARQL cannot walk a network.

A step takes the rows that the question answers and returns those that are findings. A kind names its step in its header
(`# step: brokered`); steps are registered in `steps`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gapgraph.gaps.brokers import brokered
from gapgraph.gaps.groups import unheard
from gapgraph.gaps.silos import silos
from gapgraph.gaps.words import unanswered, unmeasured
from graph_store.errors import UnknownNameError

Row = Mapping[str, str]
Step = Callable[[Sequence[Row]], list[Row]]


def steps() -> Mapping[str, Step]:
    """Return the steps by name."""
    return {"brokered": brokered, "silos": silos, "unanswered": unanswered, "unheard": unheard, "unmeasured": unmeasured}


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
