"""Which extractors there are, by name.

An extractor is a function from a `Reading` to records of one kind. Those of GapGraph are listed here;
others come as entry points of the group `gapgraph.extractors`, whose name is the kind of record they make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Final, cast, get_args, get_type_hints

from ingest.extract.reading import Reading
from ingest.plugins import EXTRACTORS, Plugin, plugins
from ingest.records import Extraction, Record

Extractor = Callable[[Reading], Iterable[Record]]

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
        For each field, our extractor first and those of other packages after it, by package.

    Raises:
        PluginError: If an extractor of another package cannot be loaded, is no function, or is of no kind of record.
    """
    found: dict[str, tuple[Extractor, ...]] = {kind: (import_module(module).extract,) for kind, module in _MODULES.items()}
    for plugin in plugins(EXTRACTORS):
        if plugin.name not in found:
            raise plugin.error(f"is for {plugin.name!r}, which is no kind of record (there are {', '.join(found)})")
        found[plugin.name] = (*found[plugin.name], _guarded(plugin))
    return found


def _guarded(plugin: Plugin) -> Extractor:
    """The extractor of another package: what it raises, and what it makes that is no record, is told by the package's name."""
    run = plugin.load()
    if not callable(run):
        raise plugin.error("is no function")
    kind = get_args(get_type_hints(Extraction)[plugin.name])[0]

    def extract(reading: Reading) -> Iterable[Record]:
        records = plugin.guard(lambda: tuple(cast("Extractor", run)(reading)), "failed")
        wrong = next((type(record).__name__ for record in records if not isinstance(record, kind)), "")
        if wrong:
            raise plugin.error(f"made a {wrong} where it is to make records of the type {kind.__name__}")
        return records

    return extract
