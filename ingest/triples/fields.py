"""How each field of a record becomes a triple: a table, not branches.

A `Field` names the record's field, the property, and a writer for its kind of value. facts.py lists
the fields of every record; a new kind of record is a new row there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from graph_store.namespaces import DATA
from ingest.documents.model import Span
from ingest.identify.local import PartyIndex, source_iri
from ingest.identify.names import slug
from ingest.records import Said
from ingest.triples.days import day_range
from ingest.triples.passages import Passages
from ingest.triples.quads import Scribe, concept
from ingest.triples.sections import SectionIndex

if TYPE_CHECKING:
    from ingest.documents.model import Document

_WORDS: Final = {"aliases": "alias", "votes_for": "votesFor", "votes_against": "votesAgainst"}


@dataclass(frozen=True, slots=True)
class Desk:
    """What the writers of one document share."""

    document: Document
    iri: str
    scribe: Scribe
    passages: Passages
    parties: PartyIndex
    sections: SectionIndex


Writer = Callable[[Desk, str, str, object], None]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, the property it becomes, and how its value is written."""

    name: str
    property: str
    write: Writer


@cache
def words_property(name: str) -> str:
    """Return the property that points from a fact at the words behind one of its fields.

    Args:
        name: The field's name in the record.

    Example:
        >>> words_property("attributed_to")
        'gg:attributedToWords'
    """
    first, *rest = _WORDS.get(name, name.removesuffix("_words")).split("_")
    return f"gg:{first}{''.join(part.title() for part in rest)}Words"


def _each(value: object) -> Iterable[Said]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, Said) else ()


def party(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """Link to each party that the field names."""
    for said in _each(value):
        desk.scribe.link(subject, predicate, desk.parties.iri(said.value))


def source(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """Link to the source that the field names."""
    for said in _each(value):
        desk.scribe.link(subject, predicate, source_iri(said.value, desk.document.name))


def service(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """Link to the service that the field names."""
    for said in _each(value):
        desk.scribe.link(subject, predicate, service_iri(said.value))


def service_iri(name: str) -> str:
    """Return the IRI of a service, programme or model from its name."""
    return f"{DATA}service/{slug(name)}"


def text(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """State the field's resolved value, or the plain string, if there is one."""
    if isinstance(value, str) and value:
        desk.scribe.text(subject, predicate, value)
    for said in _each(value):
        desk.scribe.text(subject, predicate, said.value)


def number(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """State the field as an integer; a value that is not digits is left to its words."""
    for said in _each(value):
        if said.value.isascii() and said.value.isdigit():
            desk.scribe.integer(subject, predicate, int(said.value))


@dataclass(frozen=True, slots=True)
class InScheme:
    """A writer that links to a concept of a scheme.

    Attributes:
        scheme: The scheme's name.
    """

    scheme: str

    def __call__(self, desk: Desk, subject: str, predicate: str, value: object) -> None:
        """Link to the concept of the field's word."""
        if isinstance(value, str) and value:
            desk.scribe.link(subject, predicate, concept(self.scheme, value))


def in_scheme(scheme: str) -> Writer:
    """Return a writer that links to a concept of a scheme."""
    return InScheme(scheme)


@dataclass(frozen=True, slots=True)
class Period:
    """A writer for a date: its text, its first and its last day (gg:PREFIXText, -Earliest, -Latest).

    Attributes:
        prefix: What its properties start with; empty for the document's own date.
    """

    prefix: str

    def __call__(self, desk: Desk, subject: str, predicate: str, value: object) -> None:
        """State each date that the field names."""
        for said in _each(value):
            self.state(desk.scribe, subject, predicate, said.value)

    @property
    def days(self) -> tuple[str, str]:
        """The properties of the first and the last day."""
        return (f"gg:{self.prefix}Earliest", f"gg:{self.prefix}Latest") if self.prefix else ("gg:earliest", "gg:latest")

    def state(self, scribe: Scribe, subject: str, predicate: str, value: str) -> None:
        """State the text of a date and, where it is one, its first and its last day."""
        scribe.text(subject, predicate, value)
        for day_of, day in zip(self.days, day_range(value) or (), strict=False):
            scribe.typed(subject, day_of, day, "date")


def period(prefix: str) -> Writer:
    """Return a writer for a date: its text, its first and its last day (gg:PREFIXText, -Earliest, -Latest)."""
    return Period(prefix)


def passage(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """Link to a stretch of the text."""
    if isinstance(value, Span):
        desk.scribe.link(subject, predicate, desk.passages.write(value))


def boolean(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """State true or false."""
    desk.scribe.typed(subject, predicate, "true" if value else "false", "boolean")
