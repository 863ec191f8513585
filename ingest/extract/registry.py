"""Which extractors there are, by name.

An extractor is a function from a `Reading` to records of one kind. Those of GapGraph are listed here;
others come as entry points of the group `gapgraph.extractors`, whose name is the kind of record they make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Final

from ingest.extract.reading import Reading
from ingest.records import Record

Extractor = Callable[[Reading], Iterable[Record]]

GROUP: Final = "gapgraph.extractors"
_MODULES: Final = {
    "commitments": "ingest.extract.commitments",
    "statistics": "ingest.extract.statistics",
    "sources": "ingest.extract.sources",
    "concerns": "ingest.extract.concerns",
    "votes": "ingest.extract.votes",
    "responses": "ingest.extract.responses",
    "data_access": "ingest.extract.data_access",
    "services": "ingest.extract.services",
    "successions": "ingest.extract.successions",
    "questions": "ingest.extract.questions",
    "alternatives": "ingest.extract.alternatives",
}


@cache
def extractors() -> Mapping[str, tuple[Extractor, ...]]:
    """Return the extractors by the field of `Extraction` that they fill.

    Returns:
        For each field, our extractor first and those of third parties after it, by name.

    Raises:
        ImportError: If a third party's extractor cannot be imported.
    """
    found: dict[str, tuple[Extractor, ...]] = {kind: (import_module(module).extract,) for kind, module in _MODULES.items()}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.value):
        found[point.name] = (*found.get(point.name, ()), point.load())
    return found
