"""When and from which bytes each document was read, and what went wrong: the activities graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import cast
from urllib.parse import quote

from graph_store.contract import Reader
from graph_store.namespaces import ACTIVITIES_GRAPH, DATA, GG
from graph_store.resources import query_text
from ingest.identify.local import document_iri
from ingest.issues import Issue, Stage
from ingest.triples.quads import Scribe


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one document.

    Attributes:
        document: The document's name.
        bytes_hash: SHA-256 of the bytes that were read.
        version: Version of the pipeline that read them.
        when: ISO date and time, UTC.
        failed: Whether it could not be read.
    """

    document: str
    bytes_hash: str
    version: str
    when: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Activities:
    """All readings by document name, and all issues."""

    readings: Mapping[str, Reading] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


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
        str(row["name"]): Reading(str(row["name"]), str(row["hash"]), str(row["version"]), str(row["when"]), str(row["failed"]) == "true")
        for row in store.select(query_text("internal/readings"))
    }
    issues = sorted(
        Issue(cast("Stage", str(row["stage"])), str(row["name"]), str(row["message"]), str(row["remedy"]), str(row["place"]))
        for row in store.select(query_text("internal/all-issues"))
    )
    return Activities(readings, tuple(issues))


def activities_nquads(activities: Activities) -> str:
    """Write the activities graph.

    Args:
        activities: What was read and what went wrong.

    Returns:
        Sorted N-Quads.
    """
    scribe = Scribe(ACTIVITIES_GRAPH)
    for reading in activities.readings.values():
        iri = f"{DATA}reading/{quote(reading.document, safe='/')}"
        for name in (f"{GG}Reading", "http://www.w3.org/ns/prov#Activity"):
            scribe.link(iri, "rdf:type", name)
        scribe.link(iri, "prov:used", document_iri(reading.document))
        scribe.text(iri, "gg:inDocument", reading.document)
        scribe.text(iri, "gg:bytesHash", reading.bytes_hash)
        scribe.text(iri, "gg:pipelineVersion", reading.version)
        scribe.typed(iri, "prov:endedAtTime", reading.when, "dateTime")
        scribe.typed(iri, "gg:failed", "true" if reading.failed else "false", "boolean")
    for issue in activities.issues:
        _issue(scribe, issue)
    return scribe.nquads()


def _issue(scribe: Scribe, issue: Issue) -> None:
    digest = sha256("\x1f".join((issue.stage, issue.document, issue.message, issue.place)).encode()).hexdigest()[:10]
    iri = f"{DATA}issue/{digest}"
    scribe.link(iri, "rdf:type", f"{GG}Issue")
    scribe.text(iri, "gg:stage", issue.stage)
    scribe.text(iri, "gg:inDocument", issue.document)
    scribe.text(iri, "gg:message", issue.message)
    scribe.text(iri, "gg:remedy", issue.remedy)
    scribe.text(iri, "gg:place", issue.place)
