r"""From bytes to a `Document`: one canonical text with blocks and offsets.

One reader a format, found by content (`registry`). What does not belong here: meaning. A reader knows
paragraphs and list numbers, never minutes or councils.

Example:
    >>> from ingest.documents import read_bytes
    >>> read_bytes(b"Minutes\n\nThe board agreed.", "minutes.txt").text
    'Minutes\n\nThe board agreed.'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ingest.documents.paths import find_files

if TYPE_CHECKING:
    from ingest.documents.model import Document

__all__ = ["find_files", "read_bytes", "read_path"]


def read_bytes(data: bytes, name: str) -> Document:
    """Read a document.

    Args:
        data: Its bytes.
        name: Its name within the corpus; its ending only breaks ties between formats.

    Returns:
        The document.

    Raises:
        UnreadableDocumentError: If it is empty, damaged, encrypted, or in no known format.
    """
    from ingest.documents.registry import find_reader

    return find_reader(data, name).read(data, name)


def read_path(path: Path, name: str = "") -> Document:
    """Read a document from a file.

    Args:
        path: Where it lies.
        name: Its name within the corpus; its own name if empty.

    Returns:
        The document.

    Raises:
        UnreadableDocumentError: If it is empty, damaged, encrypted, or in no known format.
        OSError: If the file cannot be read.
    """
    return read_bytes(path.read_bytes(), name or path.name)
