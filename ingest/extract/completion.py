"""Completing the cast: every party that a fact names becomes a partner of its own.

Facts may name as owner or speaker somebody whom the grammar of names passed over ("the representatives
who had attended").

1. Words that can be nobody ("What", "Others", "no staff") leave the fact without a party; a verb or an article before a party's
   words goes ("ask Panel members").
2. A class ("local authorities", "Members") is kept as a `Collective`, known by the words used; "a council spokesman" is a post; anything else is a
   body by what its last word says it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any, Final, TypeVar

from ingest.documents.model import Span
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.organs import with_wholes
from ingest.identify.names import fold
from ingest.records import Extraction, Partner, PartnerType, Person, Record, Said, Statistic

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
_Kind = TypeVar("_Kind", bound=Record)


def complete_cast(extraction: Extraction) -> Extraction:
    """Add a partner for each party that a record names and that no partner or person record gives.

    Args:
        extraction: What was read.

    Returns:
        The same with the partners and posts that were missing, in text order behind the others; what can be no party is
        taken out of the facts.
    """
    known = {fold(partner.name.value) for partner in extraction.partners} | {fold(person.called) for person in extraction.people}
    missing: dict[str, Said] = {}
    tidy = _tidied(extraction, known)
    for said in sorted(_named(tidy), key=lambda said: said.span):
        folded = fold(said.value)
        if folded not in known:
            missing.setdefault(folded, said)
    posts = tuple(_holder(said) for said in missing.values() if _is_spokesman().search(said.value))
    added = with_wholes((_partner(said) for said in missing.values() if not _is_spokesman().search(said.value)), tidy.partners)
    return replace(tidy, partners=(*tidy.partners, *added), people=(*tidy.people, *posts)) if missing else tidy


@cache
def _is_spokesman() -> re.Pattern[str]:
    """Somebody without a name who speaks for others is a post and no body."""
    return re.compile(r"(?<=\w )spokes(?:man|woman|person)$")


def _holder(said: Said) -> Person:
    return Person(quote=said.span, rule="parties.post", post=said)


def _tidied(extraction: Extraction, known: set[str]) -> Extraction:
    """The same, each fact without the parties that can be nobody."""
    changed: dict[str, Any] = {}
    for part in fields(extraction):
        records = getattr(extraction, part.name)
        if part.name not in ("metadata", "partners", "people") and any(_is_odd(record, known) for record in records):
            changed[part.name] = tuple(_without_nobody(record, known) for record in records)
    return replace(extraction, **changed) if changed else extraction


def _is_odd(record: Record, known: set[str]) -> bool:
    return any(name in PARTY_FIELDS and fold(said.value) not in known and _party(said) != said for name, said in record.grounds())


def _without_nobody(record: _Kind, known: set[str]) -> _Kind:
    """A record with its parties' words trimmed, or without those that can be nobody's."""
    changed: dict[str, Any] = {}
    for name in {name for name, _ in record.grounds()} & PARTY_FIELDS:
        value = getattr(record, name)
        several = value if isinstance(value, tuple) else (value,)
        kept = tuple(said if fold(said.value) in known else _party(said) for said in several)
        kept = tuple(said for said in kept if said)
        changed[name] = kept if isinstance(value, tuple) else kept[0] if kept else None
    if isinstance(record, Statistic) and record.standing == "attributed" and not changed.get("attributed_to", record.attributed_to):
        changed["standing"] = "unsourced"
    return replace(record, **changed)


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:(?:all|what|who|which|whatever|her|his|their|our|its|your|my|others?|some|someone|somebody|anyone|anybody|everyone|everybody|none|nobody|no one|many|most|few|both|neither"
        r"|[\"“‘'][\s\S]*|we|i|you|they|he|she|(?:we|i|you|they|he|she|it) \w.*|either|each|every|another|one|this|that|these|those|it|there|here|members?|him|them|me|us|several|statistics|figures|data|evidence|concerns?|concerned)|(?:no|not|neither)\s.*)"
    )


@cache
def _lead() -> re.Pattern[str]:
    """A verb, a count or an article that stands before the party's words and is none of them."""
    return re.compile(
        r"(?:(?:an?|the|all|some|any|after|before|since|put|pay|employ|add|hire|train|recruit|advise|ask|get|have|find|tell|help|let|make|give|provide|support|invite|include|involve|bring|meet|see|need|want|use|send|keep|urge|remind|thank"
        r"|(?:provid|help|support|involv|includ|ask|invit|tell|giv|mak|bring|meet|engag|encourag|enabl|allow)ing|additional|more|another|further|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|\d+(?:[–-]\d+)?)\s+)+(?=\S)"
    )


def _party(said: Said) -> Said | None:
    """What words name as a party: the words themselves, less what only leads to them; None if they can be nobody."""
    if _nobody().fullmatch(said.value) and said.value.casefold() != "members":
        return None
    lead = _lead().match(said.value)
    if not lead or len(said.value) != len(said.span):
        return said
    return Said(said.value[lead.end() :], Span(said.span.start + lead.end(), said.span.end))


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
    return Partner(quote=said.span, rule="parties.named-by-a-fact", name=said, type=_kind(said.value.split()))


def _kind(words: list[str]) -> PartnerType:
    """A class, whose last word is a plural written small (or the only word, a plural with a capital); else what the last word says."""
    last = words[-1]
    plural = last.endswith("s") and not last.endswith("ss")
    if (last.islower() and plural) or last in ("people", "staff") or (len(words) == 1 and plural and last[1:].islower()):
        return "Collective"
    if any(word in ("who", "at", "of") for word in words[1:]) and words[0][:1].islower():
        return "Collective"
    kind = classify(["X", *(word[:1].upper() + word[1:] for word in words)])
    return kind[0] if kind else "Other" if words[0][:1].isupper() else "Collective"
