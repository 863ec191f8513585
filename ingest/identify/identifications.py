"""What registers say of names, as statements of the identities graph: the entry chosen, the score, the method, and every competitor.

A name that stays open has such a statement too, without an entry and with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from graph_store.namespaces import DATA, IDENTITIES_GRAPH
from ingest.identify.deciding import Candidate, Verdict
from ingest.triples.parties import Named
from ingest.triples.quads import Scribe, concept, ontology_class

_SHOWN: Final = 10  # candidates that are written: a saint's name may have two hundred, of which the first are as good as the rest
_PARTS: Final = ("name", "kind", "place", "time", "only")


def identifications_nquads(verdicts: Mapping[str, Verdict], parties: Mapping[str, Named], decided: Mapping[str, str]) -> str:
    """Write what became of the names that registers have candidates for.

    Args:
        verdicts: What became of each party, by IRI.
        parties: Who is named, by IRI.
        decided: Per party the entry that a person said it is.

    Returns:
        Sorted N-Quads.
    """
    scribe = Scribe(IDENTITIES_GRAPH)
    for party, verdict in verdicts.items():
        _identification(scribe, party, parties[party].label, verdict, decided.get(party, ""))
    return scribe.nquads()


def _identification(scribe: Scribe, party: str, label: str, verdict: Verdict, said: str) -> None:
    iri = f"{DATA}identification/{_digest(party)}"
    scribe.link(iri, "rdf:type", ontology_class("Identification"))
    scribe.link(iri, "gg:party", party)
    scribe.integer(iri, "gg:candidates", len(verdict.candidates))
    for candidate in verdict.candidates[:_SHOWN]:
        scribe.link(iri, "gg:candidate", _candidate(scribe, party, candidate))
    if verdict.chosen is None:
        scribe.text(iri, "rdfs:label", f"{label} is open")
        scribe.text(iri, "gg:reason", verdict.reason)
        return
    entry, by_person = verdict.chosen.entry, verdict.chosen.entry.iri == said
    scribe.text(iri, "rdfs:label", f"{label} is {entry.label} ({entry.identifier})")
    scribe.link(iri, "gg:registerEntry", entry.iri)
    scribe.text(iri, "dcterms:identifier", entry.identifier)
    scribe.link(iri, "gg:method", concept("method", "person" if by_person else verdict.chosen.how))
    scribe.decimal(iri, "gg:confidence", 1.0 if by_person else verdict.chosen.score / 100)
    if verdict.chosen not in verdict.candidates[:_SHOWN]:
        scribe.link(iri, "gg:candidate", _candidate(scribe, party, verdict.chosen))


def _candidate(scribe: Scribe, party: str, candidate: Candidate) -> str:
    iri, entry = f"{DATA}candidate/{_digest(f'{party} {candidate.entry.iri}')}", candidate.entry
    scribe.link(iri, "rdf:type", ontology_class("Candidate"))
    scribe.link(iri, "gg:registerEntry", entry.iri)
    scribe.link(iri, "gg:inRegister", entry.register)
    scribe.link(iri, "gg:method", concept("method", candidate.how))
    scribe.text(iri, "rdfs:label", entry.label)
    scribe.text(iri, "dcterms:identifier", entry.identifier)
    for place in entry.places:
        scribe.text(iri, "gg:placeName", place)
    for predicate, value in (("gg:existsFrom", entry.start), ("gg:existsUntil", entry.end)):
        if value:
            scribe.typed(iri, predicate, value, "date")
    scribe.decimal(iri, "gg:confidence", max(candidate.score, 0) / 100)
    for part in _PARTS:
        scribe.decimal(iri, f"gg:{part}Score", getattr(candidate, part) / 100)
    return iri


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]
