"""Which readers there are, in the order in which they are asked.

A reader is a module (or object) with `sniff(data, name) -> bool` and `read(data, name) -> Document`.
Those of third parties come as entry points of the group `gapgraph.readers` and are asked first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Final, Protocol, cast

from graph_store.errors import UnknownNameError, UnreadableDocumentError
from ingest.documents.model import Document

GROUP: Final = "gapgraph.readers"
_MODULES: Final = ("pdf", "docx", "odt", "doc", "html", "text")  # text last: nearly everything passes for text


class DocumentReader(Protocol):
    """What a reader of a format does."""

    def sniff(self, data: bytes, name: str) -> bool:
        """Tell by the content (the name only breaks ties) whether the bytes are of this format."""

    def read(self, data: bytes, name: str) -> Document:
        """Read the bytes."""


@cache
def readers() -> Mapping[str, DocumentReader]:
    """Return the readers by name, in the order in which they are asked.

    Returns:
        Third parties' readers, then ours.

    Raises:
        ImportError: If a third party's reader cannot be imported.
    """
    found: dict[str, DocumentReader] = {point.name: point.load() for point in sorted(entry_points(group=GROUP), key=lambda p: p.name)}
    for module in _MODULES:
        found.setdefault(module, cast("DocumentReader", import_module(f"ingest.documents.{module}")))
    return found


def reader(name: str) -> DocumentReader:
    """Return one reader.

    Args:
        name: Its name.

    Returns:
        The reader.

    Raises:
        UnknownNameError: If there is none of that name.
    """
    if name not in readers():
        raise UnknownNameError("reader", name, readers())
    return readers()[name]


def find_reader(data: bytes, name: str) -> DocumentReader:
    """Find the reader for a document by its content.

    Args:
        data: Its bytes.
        name: Its name.

    Returns:
        The first reader that recognises it.

    Raises:
        UnreadableDocumentError: If it is empty or no reader recognises it.
    """
    if not data:
        raise UnreadableDocumentError("The file is empty (0 bytes).", where=name, remedy="Fetch it again.")
    for candidate in readers().values():
        if candidate.sniff(data, name):
            return candidate
    formats = ", ".join(readers())
    raise UnreadableDocumentError("The file is in no format that can be read.", where=name, remedy=f"Save it in one of these: {formats}.")
