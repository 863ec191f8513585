"""From a document to records.

`extract` reads one document: its layout and names first, then each kind of fact by an extractor of its
own (`registry`). What does not belong here: file formats (`ingest.documents`), IRIs (`ingest.identify`).

Example:
    extraction = extract(read_path(Path("minutes.pdf"), "minutes.pdf"))
    for commitment in extraction.commitments: ...
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ingest.extract.completion import complete_cast
from ingest.extract.confidence import rate
from ingest.records import Extraction

if TYPE_CHECKING:
    from ingest.documents.model import Document
    from ingest.records import Record


def extract(document: Document) -> Extraction:
    """Read everything GapGraph knows how to read from one document.

    Args:
        document: The document.

    Returns:
        The records, in text order within each kind. Every party that a record names is among the
        partners or people.
    """
    from ingest.extract.headings import find_headings
    from ingest.extract.parties import build_cast
    from ingest.extract.registry import extractors
    from ingest.extract.reported import with_reports
    from ingest.extract.structure import build_reading

    reading = build_reading(document)
    reading = replace(reading, cast=build_cast(reading))
    facts = {kind: tuple(sorted((record for run in runs for record in run(reading)), key=_place)) for kind, runs in extractors().items()}
    found = Extraction(
        metadata=reading.metadata,
        partners=reading.cast.partners,
        people=reading.cast.people,
        headings=tuple(find_headings(reading)),
        **cast("dict[str, tuple[()]]", facts),
    )
    return rate(complete_cast(with_reports(reading, found)))


def _place(record: Record) -> tuple[int, int, str]:
    return record.quote.start, record.quote.end, record.rule
