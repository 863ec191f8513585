"""Completing the cast: every party that a fact names becomes a partner of its own.

Facts may name as owner or speaker somebody whom the grammar of names passed over ("the representatives
who had attended"). Such a party is kept, as a collective known by the words used, rather than dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.identify.names import fold
from ingest.records import Extraction, Partner, Person, Record, Said

PARTY_FIELDS: Final = frozenset({
    "owner",
    "counterparty",
    "attributed_to",
    "reported_by",
    "raised_by",
    "proposer",
    "seconder",
    "responder",
    "party",
    "provider",
    "ended",
    "successor",
    "asked_by",
    "answered_by",
    "organisation",
    "part_of",
})


def complete_cast(extraction: Extraction) -> Extraction:
    """Add a partner for each party that a record names and that no partner or person record gives.

    Args:
        extraction: What was read.

    Returns:
        The same with the partners that were missing, in text order behind the others.
    """
    known = {fold(partner.name.value) for partner in extraction.partners} | {fold(person.called) for person in extraction.people}
    missing: dict[str, Said] = {}
    for said in sorted(_named(extraction), key=lambda said: said.span):
        folded = fold(said.value)
        if folded not in known:
            missing.setdefault(folded, said)
    added = tuple(_partner(said) for said in missing.values())
    return replace(extraction, partners=(*extraction.partners, *added)) if added else extraction


def _named(extraction: Extraction) -> Iterator[Said]:
    if extraction.metadata.publisher:
        yield extraction.metadata.publisher
    for record in _records(extraction):
        is_source = type(record).__name__ == "Source"
        yield from (said for name, said in record.grounds() if name in PARTY_FIELDS or (is_source and name == "publisher"))


def _records(extraction: Extraction) -> Iterator[Record | Person]:
    yield from extraction.partners
    yield from extraction.people
    yield from extraction.facts()


def _partner(said: Said) -> Partner:
    proper = said.value[:1].isupper() and said.value.casefold() != said.value
    return Partner(quote=said.span, rule="parties.named-by-a-fact", name=said, type="Other" if proper else "Collective")
