"""No borrowed provenance: the check that every record's words hold what it says.

Run on every document of every build. What fails becomes an issue: it shows a defect in a rule, never in the document.

1. Every passage lies in the text, is not empty, and starts and ends at a character.
2. A statistic's figure stands inside its quotation, and the digits of the figure's words are the text's.
3. The words of every field hold it: the number, the owner or the pronoun that stands for them, the date (`ingest.holding`).

A fact whose number, party or date fails is left out: without its owner it would accuse somebody of having named none. A field that
merely describes is emptied, and so is every field of what a document says of itself and of a party, which other records may name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from typing import Any

from ingest.documents.model import Document, Span
from ingest.extract.completion import PARTY_FIELDS, complete_cast
from ingest.extract.confidence import rate
from ingest.holding import COUNT_FIELDS, DATE_FIELDS, Forms, find_unheld, year_of
from ingest.issues import Issue
from ingest.records import Extraction, Metadata, Partner, Person, Record, Said, Statistic


def check_grounds(document: Document, extraction: Extraction) -> tuple[Extraction, tuple[Issue, ...]]:
    """Leave out what its words do not hold.

    Args:
        document: The document.
        extraction: What was read from it.

    Returns:
        The records that stand, and one issue for each record or field that does not.
    """
    check = _Check(document, Forms.of(extraction), year_of(extraction))
    kept: dict[str, Any] = {}
    for part in fields(extraction):
        value = getattr(extraction, part.name)
        records = value if isinstance(value, tuple) else (value,)
        held = tuple(mended for record in records if (mended := check.mended(record)) is not None)
        kept[part.name] = held if isinstance(value, tuple) else next(iter(held), value)
    if not check.issues:
        return extraction, ()
    return rate(complete_cast(replace(extraction, **kept))), tuple(check.issues)


class _Check:
    """The check of one document, which gathers its issues."""

    def __init__(self, document: Document, forms: Forms, year: int) -> None:
        self._document, self._forms, self._year = document, forms, year
        self.issues: list[Issue] = []

    def mended(self, record: Record) -> Record | None:
        """Return a record without what its words do not hold; None if nothing of it stands."""
        fault = "" if isinstance(record, Metadata) else next(_misplaced(self._document, record), "")
        if fault:
            self._tell(record, fault, "the record is left out")
            return None
        for name, said, unheld in find_unheld(self._document, record, self._forms, self._year):
            if not _may_be_emptied(record, name):
                self._tell(record, unheld, "the record is left out")
                return None
            self._tell(record, unheld, "the field is left empty")
            record = _without(record, name, said)
        return record

    def _tell(self, record: Record, fault: str, done: str) -> None:
        place = f"char {record.quote.start}-{record.quote.end}"
        message = f"The rule {record.rule} made a record whose words do not hold it: {fault}."
        self.issues.append(Issue("ground", self._document.name, message, f"Report this: it is a defect of the rule; {done}.", place))


def _may_be_emptied(record: Record, name: str) -> bool:
    part = next(part for part in fields(record) if part.name == name)
    if part.default is MISSING or name == "name" or (isinstance(record, Person) and name == "post" and not record.name):
        return False
    return isinstance(record, Metadata | Partner | Person) or name not in {"figure", *PARTY_FIELDS, *DATE_FIELDS, *COUNT_FIELDS}


def _without(record: Record, name: str, said: Said) -> Record:
    value = getattr(record, name)
    changed: dict[str, Any] = {name: tuple(one for one in value if one != said) if isinstance(value, tuple) else None}
    if name == "attendance_words":
        changed["attendance"] = ""
    return replace(record, **changed)


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
    misplaced = list(_misplaced(document, record))
    yield from misplaced
    if not misplaced:
        yield from (fault for _, _, fault in find_unheld(document, record, forms or Forms({}), year))


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
