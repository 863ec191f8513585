"""Names of document pages, so that views and the report link to the same places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ingest.identify.names import slug

if TYPE_CHECKING:
    from gapgraph.dossier.values import Dossier


def document_pages(dossier: Dossier) -> dict[str, str]:
    """Return the file name of each document's page.

    Args:
        dossier: The documents.

    Returns:
        File name by the document's IRI; ASCII, lower case, and different for each document.
    """
    seen: Counter[str] = Counter()
    pages: dict[str, str] = {}
    for iri, paper in dossier.papers.items():
        base = _plain(paper.name)
        seen[base] += 1
        pages[iri] = f"{base}.html" if seen[base] == 1 else f"{base}--{seen[base]}.html"
    return pages


def _plain(name: str) -> str:
    """Return a file name that every file system and every address bar can hold."""
    words = unquote(slug(name, longest=60))
    return "".join(char if char.isascii() and (char.isalnum() or char == "-") else f"_{ord(char):x}" for char in words)
