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


def in_scheme(scheme: str) -> Writer:
    """Return a writer that links to a concept of a scheme."""

    def write(desk: Desk, subject: str, predicate: str, value: object) -> None:
        if isinstance(value, str) and value:
            desk.scribe.link(subject, predicate, concept(scheme, value))

    return write


def period(prefix: str) -> Writer:
    """Return a writer for a date: its text, its first and its last day (gg:PREFIXText, -Earliest, -Latest)."""

    def write(desk: Desk, subject: str, predicate: str, value: object) -> None:
        for said in _each(value):
            desk.scribe.text(subject, predicate, said.value)
            days = day_range(said.value)
            if days:
                desk.scribe.typed(subject, f"gg:{prefix}Earliest" if prefix else "gg:earliest", days[0], "date")
                desk.scribe.typed(subject, f"gg:{prefix}Latest" if prefix else "gg:latest", days[1], "date")

    return write


def passage(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """Link to a stretch of the text."""
    if isinstance(value, Span):
        desk.scribe.link(subject, predicate, desk.passages.write(value))


def boolean(desk: Desk, subject: str, predicate: str, value: object) -> None:
    """State true or false."""
    desk.scribe.typed(subject, predicate, "true" if value else "false", "boolean")
