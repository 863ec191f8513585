"""Which readers there are, in the order in which they are asked.

A reader is a module (or object) with `sniff(data, name) -> bool` and `read(data, name) -> Document`.
Those of other packages come as entry points of the group `gapgraph.readers` and are asked first; one with the name of ours
takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final, Protocol, cast

from graph_store.errors import UnknownNameError, UnreadableDocumentError
from ingest.documents.model import Document
from ingest.plugins import READERS, Plugin, plugins

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
        Readers of other packages, then ours.

    Raises:
        PluginError: If a reader of another package cannot be loaded, or lacks `sniff` or `read`.
    """
    found: dict[str, DocumentReader] = {plugin.name: _GuardedReader(plugin) for plugin in plugins(READERS)}
    for module in _MODULES:
        found.setdefault(module, cast("DocumentReader", import_module(f"ingest.documents.{module}")))
    return found


class _GuardedReader:
    """The reader of another package: what it raises, and what it returns that is no document, is told by the package's name."""

    def __init__(self, plugin: Plugin) -> None:
        self._plugin = plugin
        self._reader = cast("DocumentReader", plugin.load())
        missing = [name for name in ("sniff", "read") if not callable(getattr(self._reader, name, None))]
        if missing:
            raise plugin.error(f"has no function {' and no function '.join(missing)}")

    def sniff(self, data: bytes, name: str) -> bool:
        return bool(self._plugin.guard(lambda: self._reader.sniff(data, name), "failed to look at a file"))

    def read(self, data: bytes, name: str) -> Document:
        document = self._plugin.guard(lambda: self._reader.read(data, name), "failed to read a file")
        if not isinstance(document, Document):
            raise self._plugin.error(f"made a {type(document).__name__} where it is to make a Document")
        return document


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
