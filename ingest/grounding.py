"""No borrowed provenance: the check that every record's words hold what it says.

Run on every document of every build. A record that fails is left out and becomes an issue: it shows a
defect in a rule, never in the document.

1. Every passage lies in the text, is not empty, and starts and ends at a character.
2. A statistic's figure stands inside its quotation, and the digits of the figure's words are the text's.
3. Every party, date and title rests on words with at least one letter or digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from ingest.documents.model import Document, Span
from ingest.extract.completion import complete_cast
from ingest.issues import Issue
from ingest.records import Extraction, Record, Statistic


def check_grounds(document: Document, extraction: Extraction) -> tuple[Extraction, tuple[Issue, ...]]:
    """Leave out the records whose words do not hold them.

    Args:
        document: The document.
        extraction: What was read from it.

    Returns:
        The records that stand, and one issue for each that does not.
    """
    issues: list[Issue] = []
    kept: dict[str, Any] = {}
    for part in fields(extraction):
        value = getattr(extraction, part.name)
        if isinstance(value, tuple):
            faults = [(record, next(_faults(document, record), "")) for record in value]
            kept[part.name] = tuple(record for record, fault in faults if not fault)
            issues += [_issue(document, record, fault) for record, fault in faults if fault]
    # a fact may name a party whose own record did not stand
    return complete_cast(replace(extraction, **kept)), tuple(issues)


def _issue(document: Document, record: Record, fault: str) -> Issue:
    place = f"char {record.quote.start}-{record.quote.end}"
    message = f"The rule {record.rule} made a record whose words do not hold it: {fault}."
    return Issue("ground", document.name, message, "Report this: it is a defect of the rule; the record is left out.", place)


def _faults(document: Document, record: Record) -> Iterator[str]:
    for span in record.evidence():
        if not 0 <= span.start < span.end <= len(document.text):
            yield f"the passage {span.start}-{span.end} is not in the text"
        elif document.words(span) != document.words(span).strip():
            yield f"the passage {span.start}-{span.end} starts or ends with white space"
    for name, said in record.grounds():
        if not any(c.isalnum() for c in document.words(said.span)):
            yield f"the words of {name} hold no letter or digit"
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
