"""When, from where and from which bytes each document was read, and what went wrong: the activities graph.

A build writes each reading as soon as the document's graph is written, so that one that is broken off goes on from there. While it
runs, the graph says that it is unfinished: what documents share is then not up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import cast
from urllib.parse import quote

from graph_store.contract import Reader, Store
from graph_store.namespaces import ACTIVITIES_GRAPH, DATA, GG
from graph_store.resources import query_text
from ingest.identify.local import document_iri
from ingest.issues import Issue, Stage
from ingest.triples.quads import Scribe, string


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one document.

    Attributes:
        document: The document's name.
        bytes_hash: SHA-256 of the bytes that were read.
        version: Version of the pipeline that read them.
        when: ISO date and time, UTC.
        failed: Whether it could not be read.
        origin: Where its bytes came from, as `ingest.documents.paths.File` says; empty if that was not kept.
        fits: Digest of the shapes that its document's graph was proved to fit; empty until then.
    """

    document: str
    bytes_hash: str
    version: str
    when: str
    failed: bool = False
    origin: str = ""
    fits: str = ""


@dataclass(frozen=True, slots=True)
class Activities:
    """What was done to a store.

    Attributes:
        readings: The last reading of each document, by the document's name.
        issues: Every issue that stands.
        unfinished: Whether a build is under way, or was broken off.
    """

    readings: Mapping[str, Reading] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    unfinished: bool = False


def read_activities(store: Reader) -> Activities:
    """Ask the store what was read and what went wrong.

    Args:
        store: The store.

    Returns:
        The activities; empty for a new store.

    Raises:
        StoreError: If the store cannot answer.
    """
    readings = {
        str(row["name"]): Reading(
            document=str(row["name"]),
            bytes_hash=str(row["hash"]),
            version=str(row["version"]),
            when=str(row["when"]),
            failed=str(row["failed"]) == "true",
            origin=str(row.get("origin", "")),
            fits=str(row.get("fits", "")),
        )
        for row in store.select(query_text("internal/readings"))
    }
    issues = sorted(
        Issue(cast("Stage", str(row["stage"])), str(row["name"]), str(row["message"]), str(row["remedy"]), str(row["place"]))
        for row in store.select(query_text("internal/all-issues"))
    )
    return Activities(readings, tuple(issues), is_unfinished(store))


def is_unfinished(store: Reader) -> bool:
    """Tell whether a build is under way, or was broken off.

    Args:
        store: The store.

    Returns:
        True if what documents share may not be up to date.

    Raises:
        StoreError: If the store cannot answer.
    """
    return store.ask(f"ASK {{ GRAPH <{ACTIVITIES_GRAPH}> {{ <{ACTIVITIES_GRAPH}> <{GG}unfinished> true }} }}")


def mark_unfinished(store: Store) -> None:
    """Say that a build is under way, until `activities_nquads` of a finished one replace the graph.

    Args:
        store: The store.

    Raises:
        StoreError: If the store cannot be written.
    """
    store.update(f"INSERT DATA {{ GRAPH <{ACTIVITIES_GRAPH}> {{ <{ACTIVITIES_GRAPH}> <{GG}unfinished> true }} }}")


def record(store: Store, reading: Reading, issues: Iterable[Issue]) -> None:
    """Write one reading with its issues, in place of the document's last.

    Args:
        store: The store.
        reading: The reading.
        issues: What went wrong in it.

    Raises:
        StoreError: If the store cannot be written.
    """
    scribe = Scribe(ACTIVITIES_GRAPH)
    _reading(scribe, reading)
    for issue in issues:
        _issue(scribe, issue)
    new = scribe.nquads().replace(f" <{ACTIVITIES_GRAPH}> .\n", " .\n")
    store.update(f"{_without(reading.document)} ; INSERT DATA {{ GRAPH <{ACTIVITIES_GRAPH}> {{ {new} }} }}")


def forget(store: Store, document: str) -> None:
    """Remove the reading of a document that leaves the corpus, with its issues.

    Args:
        store: The store.
        document: The document's name.

    Raises:
        StoreError: If the store cannot be written.
    """
    store.update(_without(document))


def _without(document: str) -> str:
    old = f"<{_reading_iri(document)}> ?property ?value"
    wrong = f"?issue <{GG}inDocument> {string(document)} ; a <{GG}Issue> ; ?property ?value"
    return (
        f"DELETE WHERE {{ GRAPH <{ACTIVITIES_GRAPH}> {{ {old} }} }} ; "
        f"DELETE {{ GRAPH <{ACTIVITIES_GRAPH}> {{ ?issue ?property ?value }} }} WHERE {{ GRAPH <{ACTIVITIES_GRAPH}> {{ {wrong} }} }}"
    )


def activities_nquads(activities: Activities) -> str:
    """Write the activities graph.

    Args:
        activities: What was read and what went wrong.

    Returns:
        Sorted N-Quads.
    """
    scribe = Scribe(ACTIVITIES_GRAPH)
    for reading in activities.readings.values():
        _reading(scribe, reading)
    for issue in activities.issues:
        _issue(scribe, issue)
    if activities.unfinished:
        scribe.typed(ACTIVITIES_GRAPH, "gg:unfinished", "true", "boolean")
    return scribe.nquads()


def _reading_iri(document: str) -> str:
    return f"{DATA}reading/{quote(document, safe='/')}"


def _reading(scribe: Scribe, reading: Reading) -> None:
    iri = _reading_iri(reading.document)
    for name in (f"{GG}Reading", "http://www.w3.org/ns/prov#Activity"):
        scribe.link(iri, "rdf:type", name)
    scribe.link(iri, "prov:used", document_iri(reading.document))
    scribe.text(iri, "gg:inDocument", reading.document)
    scribe.text(iri, "gg:bytesHash", reading.bytes_hash)
    scribe.text(iri, "gg:pipelineVersion", reading.version)
    scribe.typed(iri, "prov:endedAtTime", reading.when, "dateTime")
    scribe.typed(iri, "gg:failed", "true" if reading.failed else "false", "boolean")
    if reading.origin:
        scribe.text(iri, "gg:readFrom", reading.origin)
    if reading.fits:
        scribe.text(iri, "gg:fits", reading.fits)


def _issue(scribe: Scribe, issue: Issue) -> None:
    digest = sha256("\x1f".join((issue.stage, issue.document, issue.message, issue.place)).encode()).hexdigest()[:10]
    iri = f"{DATA}issue/{digest}"
    scribe.link(iri, "rdf:type", f"{GG}Issue")
    scribe.text(iri, "gg:stage", issue.stage)
    scribe.text(iri, "gg:inDocument", issue.document)
    scribe.text(iri, "gg:message", issue.message)
    scribe.text(iri, "gg:remedy", issue.remedy)
    scribe.text(iri, "gg:place", issue.place)
