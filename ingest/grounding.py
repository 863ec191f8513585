"""No borrowed provenance: the check that every record's words hold what it says.

Run on every document of every build. A record that fails is left out and becomes an issue: it shows a
defect in a rule, never in the document.

1. Every passage lies in the text, is not empty, and starts and ends at a character.
2. A statistic's figure stands inside its quotation, and the digits of the figure's words are the text's.
3. The words of every field hold it: the number, the owner or the pronoun that stands for them, the date (`ingest.holding`).

What a document says of itself is not left out as a whole: a field of it whose words do not hold it is emptied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from ingest.documents.model import Document, Span
from ingest.holding import Forms, find_unheld, year_of
from ingest.issues import Issue
from ingest.records import Extraction, Metadata, Record, Statistic


def check_grounds(document: Document, extraction: Extraction) -> tuple[Extraction, tuple[Issue, ...]]:
    """Leave out the records whose words do not hold them.

    Args:
        document: The document.
        extraction: What was read from it.

    Returns:
        The records that stand, and one issue for each that does not.
    """
    forms, year = Forms.of(extraction), year_of(extraction)
    metadata, issues = _check_metadata(document, extraction.metadata, forms, year)
    kept: dict[str, Any] = {"metadata": metadata}
    for part in fields(extraction):
        value = getattr(extraction, part.name)
        if isinstance(value, tuple):
            faults = [(record, next(iter_faults(document, record, forms, year), "")) for record in value]
            kept[part.name] = tuple(record for record, fault in faults if not fault)
            issues += [_issue(document, record, fault) for record, fault in faults if fault]
    return replace(extraction, **kept), tuple(issues)


def _issue(document: Document, record: Record, fault: str, done: str = "the record is left out") -> Issue:
    place = f"char {record.quote.start}-{record.quote.end}"
    message = f"The rule {record.rule} made a record whose words do not hold it: {fault}."
    return Issue("ground", document.name, message, f"Report this: it is a defect of the rule; {done}.", place)


def _check_metadata(document: Document, metadata: Metadata, forms: Forms, year: int) -> tuple[Metadata, list[Issue]]:
    """Empty the fields of what a document says of itself whose words do not hold them."""
    issues: list[Issue] = []
    names = [name for name, _ in metadata.grounds()]
    for name in names:
        others: dict[str, Any] = dict.fromkeys(other for other in names if other != name)
        fault = next(find_unheld(document, replace(metadata, **others), forms, year), "")
        if fault:
            issues.append(_issue(document, metadata, fault, "the field is left empty"))
            emptied: dict[str, Any] = {name: None}
            metadata = replace(metadata, **emptied)
    return metadata, issues


def iter_faults(document: Document, record: Record, forms: Forms | None = None, year: int = 0) -> Iterator[str]:
    """Find where a record's words do not hold it.

    Args:
        document: The document.
        record: The record.
        forms: What the document's parties are called; None knows them by the names that the record gives.
        year: The year of the document, 0 if it is not known.

    Yields:
        What is wrong, in a few words; nothing for a record that stands.
    """
    misplaced = False
    for fault in _misplaced(document, record):
        misplaced = True
        yield fault
    if not misplaced:
        yield from find_unheld(document, record, forms or Forms({}), year)


def _misplaced(document: Document, record: Record) -> Iterator[str]:
    for span in record.evidence():
        if not 0 <= span.start < span.end <= len(document.text):
            yield f"the passage {span.start}-{span.end} is not in the text"
        elif document.words(span) != document.words(span).strip():
            yield f"the passage {span.start}-{span.end} starts or ends with white space"
    if isinstance(record, Statistic):
        yield from _figure_faults(document, record)


def _figure_faults(document: Document, record: Statistic) -> Iterator[str]:
    if not record.figure:
        return
    if not _holds(record.quote, record.figure.span):
        yield "the figure is outside its quotation"
    if _digits(record.figure.value) != _digits(document.words(record.figure.span)):
        yield "the figure's digits are not those of its words"


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
