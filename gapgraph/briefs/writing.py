"""Writing a brief: as Markdown, as a page, or for Word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gapgraph.briefs.gathering import brief
from gapgraph.briefs.markdown import to_markdown
from gapgraph.briefs.page import to_html
from gapgraph.briefs.word import to_word
from graph_store.errors import StoreError, UsageError

if TYPE_CHECKING:
    from gapgraph.briefs.model import Brief
    from graph_store.contract import Reader


def brief_forms() -> Mapping[str, Callable[[Brief], bytes]]:
    """Return what writes a brief, by the file's ending."""
    return {".md": to_markdown, ".html": to_html, ".docx": to_word}


def write_brief(
    store: Reader, wanted: str, path: str | Path, *, about: str | None = None, form: str | None = None, as_of: str = ""
) -> Path:
    """Write a brief on a body or a theme, with its proof.

    Args:
        store: The store.
        wanted: A body by any of its names or by its address, or the words of a theme.
        path: The file.
        about: "body" or "theme"; None takes a body if one has this name, and a theme if not.
        form: "md", "html" or "docx"; None goes by the file's ending.
        as_of: The day up to which the store's documents were regarded, for the brief's proof.

    Returns:
        The file.

    Raises:
        UsageError: If the form cannot be told, if several bodies have the name, or if nothing is found; with names that are near.
        StoreError: If the store cannot answer, or the file cannot be written.
        IntegrityError: If a fact has no quotation.
    """
    target = Path(path)
    suffix = f".{form}" if form else target.suffix.casefold()
    writer = brief_forms().get(suffix)
    if writer is None:
        remedy = f"Let its name end in {', '.join(brief_forms())}, or name the form."
        raise UsageError("The form of the brief cannot be told from the file's name.", where=str(target), remedy=remedy)
    data = writer(brief(store, wanted, about=about, as_of=as_of))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise StoreError(f"The brief cannot be written: {error.strerror}.", where=str(target), remedy="Name another file.") from error
    return target
