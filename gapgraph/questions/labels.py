"""What a table shows of a thing: its label, and of a document its date, where the label does not hold it.

A document's label says whose it is (`ingest.triples.labels`); of one board there are many: "Minutes, Ashby Health Board".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from gapgraph.dossier.dates import spoken_date
from graph_store.namespaces import DATA
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader

_BATCH: Final = 500  # things asked for at a time: a longer VALUES list is refused by some endpoints
_DOCUMENTS: Final = f"{DATA}document/"


def read_labels(store: Reader, iris: Iterable[str], *, dated: bool = False) -> dict[str, str]:
    """Return what to show of things.

    Args:
        store: The store.
        iris: The things.
        dated: Whether the date of documents is shown beside, and need not be in the label.

    Returns:
        Label by IRI; a thing without a label is left out.

    Raises:
        StoreError: If the store cannot answer.
    """
    wanted = sorted(iri for iri in iris if "#" not in iri or "ontology#" in iri)
    found = {row["thing"]: row["label"] for row in _rows(store, "labels", wanted) if "label" in row}
    papers = [iri for iri in wanted if iri.startswith(_DOCUMENTS) and iri in found]
    if not dated:
        found |= {row["document"]: document_label(found[row["document"]], row["date"]) for row in _rows(store, "dates-of", papers)}
    return found


def document_label(label: str, date: str) -> str:
    """Return what to show of a document.

    Args:
        label: Its label.
        date: Its date, as exact as it is.

    Returns:
        The label, and behind it in brackets the date, if it is not in it.

    Example:
        >>> document_label("Minutes, Ashby Health Board", "2021-05-04")
        'Minutes, Ashby Health Board (4 May 2021)'
    """
    day = spoken_date(date)
    return label if day.casefold() in label.casefold() else f"{label} ({day})"


def _rows(store: Reader, question: str, iris: list[str]) -> Iterator[dict[str, str]]:
    for start in range(0, len(iris), _BATCH):
        values = " ".join(f"<{iri}>" for iri in iris[start : start + _BATCH])
        for row in store.select(query_text(f"internal/{question}").replace("{ UNDEF }", f"{{ {values} }}")):
            yield {name: str(value) for name, value in row.items()}
