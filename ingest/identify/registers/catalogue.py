"""Which formats of registers there are.

Those of third parties come as entry points of the group `gapgraph.registers`; each is a `RegisterFormat`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from typing import Final

from graph_store.errors import UnknownNameError
from ingest.identify.registers import councils, nhs, schools
from ingest.identify.registers.model import RegisterFormat

GROUP: Final = "gapgraph.registers"


@cache
def formats() -> Mapping[str, RegisterFormat]:
    """Return the formats by name, in alphabetical order.

    Returns:
        Ours, and those of third parties that have another name.

    Raises:
        ImportError: If a third party's format cannot be imported.
    """
    ours = {found.name: found for found in (councils.FORMAT, nhs.FORMAT, schools.FORMAT)}
    others = {point.name: point.load() for point in entry_points(group=GROUP)}
    return dict(sorted({**others, **ours}.items()))


def format_named(name: str) -> RegisterFormat:
    """Return one format.

    Args:
        name: Its name.

    Returns:
        The format.

    Raises:
        UnknownNameError: If there is none of that name.
    """
    if name not in formats():
        raise UnknownNameError("format of registers", name, formats())
    return formats()[name]
