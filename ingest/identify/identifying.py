"""Identifying the bodies of a corpus by the registers of its store.

1. Names are looked up in the registers (`candidates`).
2. Of the parties that have candidates, the store is asked when, by whom and where they are named.
3. What a person decided comes first; every other name is decided by its score (`deciding`).
4. Two names of whom a person said that they are not the same cannot be the same entry: both stay open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from graph_store.contract import Reader
from graph_store.namespaces import GG
from graph_store.resources import query_text
from ingest.identify.candidates import Hit, find_candidates
from ingest.identify.deciding import Candidate, Circumstances, Verdict, decide
from ingest.triples.parties import Named

_AT_ONCE: Final = 200  # parties or documents in one question


def identify(
    store: Reader,
    parties: Mapping[str, Named],
    *,
    decided: Mapping[str, str],
    excluded: Iterable[tuple[str, str]] = (),
    refused: Iterable[frozenset[str]] = (),
) -> dict[str, Verdict]:
    """Find which entries of registers the parties of a corpus are.

    Args:
        store: The store.
        parties: Who is named, by IRI.
        decided: Per party the IRI of the entry that a person said it is.
        excluded: Party and entry of which a person said that they are not the same.
        refused: Pairs of parties that are not the same.

    Returns:
        Per party with candidates what became of it.

    Raises:
        StoreError: If the store cannot answer.
    """
    not_these = set(excluded)
    found = find_candidates(store, parties, decided)
    left = {party: tuple(hit for hit in hits if (party, hit.entry.iri) not in not_these) for party, hits in found.items()}
    looked_up = {party: hits for party, hits in left.items() if hits}
    around = _circumstances(store, parties, looked_up)
    verdicts = {party: decide(hits, around[party]) for party, hits in looked_up.items()}
    around = _with_texts(store, around, [party for party, verdict in verdicts.items() if verdict.almost])
    verdicts = {party: _verdict(hits, around[party], decided.get(party, "")) for party, hits in looked_up.items()}
    return _without_refused(verdicts, refused, decided)


def _verdict(hits: tuple[Hit, ...], around: Circumstances, said: str) -> Verdict:
    verdict = decide(hits, around)
    chosen = next((candidate for candidate in verdict.candidates if candidate.entry.iri == said), None)
    return replace(verdict, chosen=chosen, reason="") if chosen else verdict


def _without_refused(verdicts: dict[str, Verdict], refused: Iterable[frozenset[str]], decided: Mapping[str, str]) -> dict[str, Verdict]:
    for pair in refused:
        ones = [(party, verdicts[party].chosen) for party in sorted(pair) if party in verdicts]
        entries = {chosen.entry.iri for _, chosen in ones if chosen}
        if len(ones) == 2 and all(chosen for _, chosen in ones) and len(entries) == 1:
            reason = "Another name leads to the same entry, and a person said that the two are not the same."
            verdicts.update({p: replace(verdicts[p], chosen=None, reason=reason) for p, _ in ones if p not in decided})
    return verdicts


def _circumstances(store: Reader, parties: Mapping[str, Named], hits: Iterable[str]) -> dict[str, Circumstances]:
    rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _asked(store, "internal/named-where", sorted(hits)):
        rows[row["party"]].append(row)
    return {party: _around(parties, party, own) for party, own in rows.items()}


def _around(parties: Mapping[str, Named], party: str, rows: list[dict[str, str]]) -> Circumstances:
    named = parties[party]
    above = {row["publisher"] for row in rows if "publisher" in row} | named.parents
    return Circumstances(
        kinds=frozenset(kind.removeprefix(GG) for kind in named.types),
        earliest=min((row["earliest"] for row in rows if "earliest" in row), default=""),
        latest=max((row["latest"] for row in rows if "latest" in row), default=""),
        scopes=tuple(sorted(parties[iri].label for iri in above if iri in parties and iri != party)),
        paragraphs=tuple(sorted({row["paragraph"] for row in rows})),
        documents=tuple(sorted({row["document"] for row in rows})),
    )


def _with_texts(store: Reader, around: dict[str, Circumstances], parties: Iterable[str]) -> dict[str, Circumstances]:
    """Add the texts of documents, for the few parties that a place named anywhere in them would identify."""
    unsure = {party: around[party] for party in parties}
    wanted = sorted({document for known in unsure.values() for document in known.documents})
    texts = {row["document"]: row["text"] for row in _asked(store, "internal/texts-of", wanted)}
    return around | {party: replace(known, texts=tuple(texts[iri] for iri in known.documents)) for party, known in unsure.items()}


def _asked(store: Reader, question: str, iris: list[str]) -> Iterator[dict[str, str]]:
    for start in range(0, len(iris), _AT_ONCE):
        values = " ".join(f"<{iri}>" for iri in iris[start : start + _AT_ONCE])
        for row in store.select(query_text(question).replace("{ UNDEF }", f"{{ {values} }}")):
            yield {name: str(value) for name, value in row.items()}


def chosen(verdicts: Mapping[str, Verdict]) -> dict[str, Candidate]:
    """Return the candidate of each party that is identified."""
    return {party: verdict.chosen for party, verdict in verdicts.items() if verdict.chosen}
