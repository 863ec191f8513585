"""Reading what links are sought between: papers, commitments, responses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from gapgraph.links.model import Paper, Stated
from gapgraph.links.wording import Names
from graph_store.resources import query_text
from ingest.extract.commitments.verbs import VERBS

if TYPE_CHECKING:
    from graph_store.contract import Reader


def read_papers(store: Reader) -> Mapping[str, Paper]:
    """Return every document with its date, publisher, text and whom it names, by IRI.

    Args:
        store: The store.

    Raises:
        StoreError: If the store cannot answer.
    """
    found: dict[str, Paper] = {}
    for row in _rows(store, "linkable-papers"):
        paper = found.get(row["document"]) or _paper(row)
        bodies = paper.bodies | ({row["body"]} if "body" in row else set())
        genres = paper.genres | ({_local(row["genre"])} if "genre" in row else set())
        found[paper.iri] = replace(paper, bodies=bodies, genres=genres)
    named = read_named(store)
    return {iri: replace(paper, parties=named.get(iri, frozenset()) | paper.bodies) for iri, paper in found.items()}


def read_named(store: Reader) -> Mapping[str, frozenset[str]]:
    """Return the parties that each document names, by its IRI; a document that names nobody is left out.

    Args:
        store: The store.

    Raises:
        StoreError: If the store cannot answer.
    """
    named: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(store, "linkable-parties"):
        named[row["document"]].add(row["party"])
    return {document: frozenset(parties) for document, parties in named.items()}


def read_commitments(store: Reader, papers: Mapping[str, Paper]) -> tuple[Stated, ...]:
    """Return every commitment, in order of time; those that a person rejected are left out.

    Args:
        store: The store.
        papers: The documents.

    Raises:
        StoreError: If the store cannot answer.
    """
    return _gathered(_rows(store, "linkable-commitments"), papers, _commitment, "owner")


def read_responses(store: Reader, papers: Mapping[str, Paper]) -> tuple[Stated, ...]:
    """Return every response to a recommendation, in order of time.

    Args:
        store: The store.
        papers: The documents.

    Raises:
        StoreError: If the store cannot answer.
    """
    return _gathered(_rows(store, "linkable-responses"), papers, _response, "responder")


def read_names(store: Reader) -> Names:
    """Return the names of all parties, as documents write them.

    Args:
        store: The store.

    Raises:
        StoreError: If the store cannot answer.
    """
    task = re.compile(rf"{VERBS}\s", re.IGNORECASE)  # "Invite Ashby Care" is no name
    return Names(row["name"] for row in _rows(store, "party-names") if not task.match(row["name"]))


def _rows(store: Reader, question: str) -> Iterable[dict[str, str]]:
    return ({name: str(value) for name, value in row.items()} for row in store.select(query_text(f"internal/{question}")))


def _paper(row: Mapping[str, str]) -> Paper:
    return Paper(
        iri=row["document"],
        title=row["title"],
        date=row.get("date", ""),
        earliest=row.get("earliest", ""),
        latest=row.get("latest", ""),
        bodies=frozenset(),
        genres=frozenset(),
        text=row["text"],
        reference=row.get("reference", ""),
    )


def _commitment(row: Mapping[str, str], paper: Paper) -> Stated:
    return replace(
        _stated(row, paper, _local(row["kind"])),
        heading=row.get("heading", ""),
        due=row.get("due", ""),
        due_earliest=row.get("due_earliest", ""),
        due_latest=row.get("due_latest", ""),
    )


def _response(row: Mapping[str, str], paper: Paper) -> Stated:
    return replace(_stated(row, paper, "Response"), asked=" ".join(row.get("asked", "").split()))


def _stated(row: Mapping[str, str], paper: Paper, kind: str) -> Stated:
    return Stated(
        fact=row["fact"],
        paper=paper,
        kind=kind,
        words=" ".join(row["words"].split()),
        passage=row["passage"],
        start=int(row["start"]),
        end=int(row["end"]),
        status=_local(row.get("status", "")),
        label=row.get("label", ""),
        confidence=float(row["confidence"]),
    )


def _gathered(
    rows: Iterable[Mapping[str, str]], papers: Mapping[str, Paper], make: Callable[[Mapping[str, str], Paper], Stated], holder: str
) -> tuple[Stated, ...]:
    """The statements of rows that come once for each party which holds one, in order of time."""
    found: dict[str, Stated] = {}
    for row in rows:
        said = found.get(row["fact"]) or make(row, papers[row["document"]])
        names = said.owner_names | ({row[f"{holder}_name"]} if f"{holder}_name" in row else set())
        found[said.fact] = replace(said, owners=said.owners | ({row[holder]} if holder in row else set()), owner_names=names)
    return tuple(sorted(found.values(), key=lambda said: said.order))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
