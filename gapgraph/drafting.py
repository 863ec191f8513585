"""A first annotation of a document, for a person to correct.

The document is read into a store of its own that is forgotten afterwards, and what was found is written in the published
form. Correcting a draft takes a fraction of the time of annotating from nothing; what it costs is that a tired
corrector agrees too easily, so a test set is better annotated by somebody who has not seen the draft.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph_store.errors import ParameterError, UnreadableDocumentError

if TYPE_CHECKING:
    from graph_store.contract import Store
    from ingest.pipeline import BuildSummary


@dataclass(frozen=True, slots=True)
class Draft:
    """A first annotation.

    Attributes:
        annotation: The content of the annotation file.
        text: The document's canonical text, into which `start` and `end` of each record point.
    """

    annotation: Mapping[str, object]
    text: str

    def to_json(self) -> str:
        """Return the annotation file's text."""
        return json.dumps(self.annotation, ensure_ascii=False, indent=1) + "\n"


def annotate(path: Path) -> Draft:
    """Write a first annotation of one document.

    Args:
        path: The document, of any format that can be read.

    Returns:
        The draft.

    Raises:
        InputError: If there is no such document.
        UnreadableDocumentError: If it cannot be read.
    """
    from gapgraph.annotations import find_annotations
    from gapgraph.evaluation.misses import texts_of

    with read_apart([path]) as (store, summary):
        if path.name in summary.failed or not summary.read:
            issue = next(iter(summary.issues), None)
            happened, remedy = (issue.message, issue.remedy) if issue else ("It cannot be read.", "")
            raise UnreadableDocumentError(happened, where=str(path), remedy=remedy)
        return Draft(find_annotations(store)[path.name], texts_of(store)[path.name])


@contextmanager
def read_apart(paths: Iterable[Path], *, jobs: int = 1) -> Generator[tuple[Store, BuildSummary]]:
    """Read documents into a store in memory that is forgotten afterwards.

    Args:
        paths: Files, folders and globs.
        jobs: Number of processes for large corpora.

    Yields:
        The store, and what was read into it.

    Raises:
        InputError: If a path does not exist.
    """
    from graph_store import open_store
    from ingest.pipeline import build

    with open_store(None) as store:
        yield store, build(paths, store, jobs=jobs)


def write_draft(draft: Draft, target: Path, *, with_text: bool = False, overwrite: bool = False) -> tuple[Path, ...]:
    """Write a draft where a person can correct it.

    Args:
        draft: The draft.
        target: The annotation file; its folder is made if it is missing.
        with_text: Whether to write the canonical text beside it, under the same name with .txt.
        overwrite: Whether files that exist may be replaced: they may hold somebody's corrections.

    Returns:
        The files that were written.

    Raises:
        ParameterError: If a file exists with another content and may not be replaced.
    """
    files = {target: draft.to_json(), **({target.with_suffix(".txt"): draft.text} if with_text else {})}
    for path, content in files.items():
        if path.exists() and not overwrite and path.read_bytes() != content.encode():
            raise ParameterError(
                "The file exists, and may hold corrections.", where=str(path), remedy="Name another file, or say --force to replace it."
            )
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return tuple(files)
