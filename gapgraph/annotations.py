"""Annotations: the graph written back as one JSON file a document.

The form is the one in which careful readers annotate a document by hand (docs/annotations.md), so that
what GapGraph found can be scored against what they found (`gapgraph.evaluation`), or corrected by a person. Everything
comes from the graph by the questions in queries/annotations/, each record with its `start` and `end`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from gapgraph.reviews.standing import standing
from graph_store.namespaces import GG

if TYPE_CHECKING:
    from graph_store.contract import Reader

Record = dict[str, object]

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "partners": ("name", "type", "aliases", "part_of"),
    "people": ("name", "post", "organisation", "attendance"),
    "commitments": ("kind", "label", "quote", "owner", "counterparty", "due", "status"),
    "statistics": ("quote", "figure", "value", "unit", "measures", "standing", "attributed_to", "source"),
    "sources": ("title", "kind", "quote"),
    "concerns": ("kind", "quote", "raised_by", "about"),
    "votes": ("quote", "proposer", "seconder", "for", "against", "outcome"),
}
GENRES: Final = {
    "Minutes": "minutes",
    "DecisionRecord": "decision-record",
    "PartnershipReport": "partnership-report",
    "NewsArticle": "news-article",
    "ScrutinyReport": "scrutiny-report",
    "GovernmentResponse": "government-response",
    "ActionLog": "action-log",
    "WebPage": "web-page",
}


def find_annotations(store: Reader, *, trust: bool = False) -> dict[str, dict[str, object]]:
    """Return the annotations of every document in the store, without the facts that people rejected or superseded.

    Args:
        store: The store.
        trust: Whether each record also gets the `rule` that made it and its `confidence`.

    Returns:
        For each document's name, the annotation file's content.

    Raises:
        StoreError: If the store cannot answer.
    """
    store = standing(store)
    files = _documents(store)
    roles = _roles(store)
    trusted = _trust(store) if trust else {}
    for section in SECTIONS:
        for document, records in _records(store, section, roles, trusted).items():
            files[document][section] = records
    return {str(_head(content)["file"]): content for content in files.values()}


def write_annotations(store: Reader, folder: Path) -> int:
    """Write one JSON file a document.

    Args:
        store: The store.
        folder: Where to write; made if it is missing.

    Returns:
        How many files were written.

    Raises:
        StoreError: If the store cannot answer.
        OSError: If the folder cannot be written.
    """
    found = find_annotations(store)
    for name, content in found.items():
        path = folder / PurePosixPath(name).with_suffix(".json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(found)


def _head(content: Mapping[str, object]) -> Mapping[str, object]:
    head = content["document"]
    return head if isinstance(head, dict) else {}


def _rows(store: Reader, name: str) -> list[dict[str, str]]:
    from graph_store.resources import query_text

    return [{key: str(term) for key, term in row.items()} for row in store.select(query_text(f"annotations/{name}"))]


def _documents(store: Reader) -> dict[str, dict[str, object]]:
    files: dict[str, dict[str, object]] = {}
    for row in _rows(store, "documents"):
        head = {key: row.get(key, "") for key in ("file", "title", "publisher", "date")}
        genre = GENRES.get(row.get("genre", "").removeprefix(GG), "web-page")
        files.setdefault(row["document"], {"document": {**head, "genre": genre}, **{section: [] for section in SECTIONS}})
    return files


def _roles(store: Reader) -> dict[str, dict[str, str]]:
    names: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(store, "roles"):
        if row["name"] not in names[row["fact"]][row["role"]]:
            names[row["fact"]][row["role"]].append(row["name"])
    return {fact: {role: "; ".join(found) for role, found in parts.items()} for fact, parts in names.items()}


def _trust(store: Reader) -> dict[str, Record]:
    return {row["fact"]: {"rule": row["rule"], "confidence": float(row["confidence"])} for row in _rows(store, "trust")}


def _records(
    store: Reader, section: str, roles: Mapping[str, Mapping[str, str]], trust: Mapping[str, Record]
) -> dict[str, list[Record]]:
    merged: dict[str, dict[str, str]] = {}
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows(store, section):
        merged.setdefault(row["fact"], row)
        if "alias" in row:
            aliases[row["fact"]].append(row["alias"])
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for fact, row in merged.items():
        found[row["document"]].append({**_record(section, {**row, **roles.get(fact, {})}, aliases[fact]), **trust.get(fact, {})})
    return found


def _record(section: str, row: Mapping[str, str], aliases: list[str]) -> Record:
    record: Record = {key: _plain(section, key, row.get(key, "")) for key in SECTIONS[section]}
    if section == "partners":
        record["aliases"] = sorted(set(aliases))
    if section == "people" and row["type"] == f"{GG}Post":
        record["name"] = ""
    return {**record, "start": int(row["start"]), "end": int(row["end"])}


def _plain(section: str, key: str, value: str) -> str:
    if key in ("kind", "standing", "status", "attendance"):
        return value.removeprefix(GG).casefold() if value.startswith(GG) else value.rsplit("/", 1)[-1].replace("-", " ")
    if key == "type":
        return {"OtherBody": "Other"}.get(value.removeprefix(GG), value.removeprefix(GG))
    return " ".join(value.split())
