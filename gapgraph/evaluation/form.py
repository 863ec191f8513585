"""The published form of annotations as the evaluation sees it: sections, fields, choices, files.

A record is a JSON object. Fields are read through `text_of`, because a person may leave one out or write a number
where the form has a string.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, get_args

from gapgraph.annotations import GENRES
from gapgraph.annotations import SECTIONS as FORM
from graph_store.errors import InputError, UnknownNameError
from ingest.records import AttendanceKind, CommitmentKind, ConcernKind, PartnerType, SourceKind, Standing, Status

Record = Mapping[str, object]
Annotation = Mapping[str, object]

SECTIONS: Final = tuple(FORM)
# Fields that are compared in paired records; the others decide the pairing, or are free words.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "partners": ("type",),
    "people": ("post", "organisation", "attendance"),
    "commitments": ("owner", "counterparty", "due", "status"),
    "statistics": ("unit", "standing", "attributed_to", "source"),
    "sources": ("kind",),
    "concerns": ("kind", "raised_by"),
    "votes": ("proposer", "seconder", "for", "against"),
})
# Fields that agree only where they say the same; in all others most of the words are enough.
EXACT: Final = frozenset({"type", "attendance", "kind", "standing", "status", "due", "for", "against"})
CHOICES: Final[Mapping[tuple[str, str], tuple[str, ...]]] = MappingProxyType({
    ("document", "genre"): tuple(GENRES.values()),
    ("partners", "type"): get_args(PartnerType),
    ("people", "attendance"): get_args(AttendanceKind),
    ("commitments", "kind"): get_args(CommitmentKind),
    ("commitments", "status"): get_args(Status),
    ("statistics", "standing"): get_args(Standing),
    ("sources", "kind"): get_args(SourceKind),
    ("concerns", "kind"): get_args(ConcernKind),
})


def text_of(record: Record, field: str) -> str:
    """Return a field of a record as text.

    Args:
        record: The record.
        field: The field's name.

    Returns:
        Its value, empty if it is missing or null.
    """
    value = record.get(field, "")
    return "" if value is None else str(value)


def is_optional(record: Record) -> bool:
    """Tell whether a reader could defend leaving a record out."""
    return bool(record.get("optional"))


def records_of(annotation: Annotation, section: str) -> Sequence[Record]:
    """Return the records of a section.

    Args:
        annotation: The annotation of one document.
        section: The section's name.

    Returns:
        Its records, none if the section is missing.
    """
    found = annotation.get(section)
    return [record for record in found if isinstance(record, dict)] if isinstance(found, list) else []


def head_of(annotation: Annotation) -> Record:
    """Return what an annotation says of its document.

    Args:
        annotation: The annotation of one document.

    Returns:
        File, genre, title, publisher and date; empty if it says nothing.
    """
    head = annotation.get("document")
    return head if isinstance(head, dict) else {}


def words_of(section: str, record: Record) -> str:
    """Return the words by which a person knows a record again.

    Args:
        section: The record's section.
        record: The record.

    Returns:
        The name, post or title of a party or source, the quotation of anything else.
    """
    fields = {"partners": ("name",), "people": ("name", "post"), "sources": ("title", "quote")}.get(section, ("quote",))
    return next((words for field in fields if (words := text_of(record, field))), "")


def read_gold(folder: Path) -> dict[str, Annotation]:
    """Read annotations.

    Args:
        folder: A folder with one JSON file a document, or one such file.

    Returns:
        For each file's name within the folder, its content, in alphabetical order.

    Raises:
        InputError: If there is no annotation, or a file is not a JSON object.
    """
    paths = gold_paths(folder)
    if not paths:
        remedy = "Name a folder of .json files as `gapgraph annotate` writes them."
        raise InputError("There are no annotations.", where=str(folder), remedy=remedy)
    return {name: _read(path) for name, path in paths.items()}


def gold_paths(folder: Path) -> dict[str, Path]:
    """Return the annotation files of a folder by their names within it.

    Args:
        folder: A folder, or one file.

    Returns:
        Paths by name, in alphabetical order.
    """
    if folder.is_file():
        return {folder.name: folder}
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.json"))}


def _read(path: Path) -> Annotation:
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"This is not JSON: {error}.", where=str(path), remedy="Mend the file at that place.") from error
    if not isinstance(found, dict):
        raise InputError("An annotation is a JSON object.", where=str(path), remedy="See docs/annotations.md for the form.")
    return found


def known_sections(names: Iterable[str]) -> tuple[str, ...]:
    """Return sections in the order of the form.

    Args:
        names: Names of sections; none for all.

    Returns:
        The sections.

    Raises:
        UnknownNameError: If a name is no section's.
    """
    wanted = set(names) or set(SECTIONS)
    for name in sorted(wanted - set(SECTIONS)):
        raise UnknownNameError("section", name, SECTIONS)
    return tuple(section for section in SECTIONS if section in wanted)
