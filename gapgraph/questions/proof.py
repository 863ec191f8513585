"""Evidence beside an answer: the document, its date, the page, the exact words and their address, for every row that has a fact.

1. A column that holds facts gets five columns of evidence behind the answer's own. Where only one column holds facts they are called
   `evidence_document`, ...; where several do, each set has its column's name before it (`other_evidence_document`).
2. Where a row has no fact in the first of these columns, another thing of the row stands in: a finding (by the passage that creates its
   expectation), a link (by its later words), a promise (by what was last said of it) or a passage. If no column holds facts, the
   first column that holds such things is the one that is proved.
3. A row that counts or computes rests on no single fact: its cells stay empty, and `unproved` counts such rows.

    answer = with_evidence(store, run(store, "who-owes-whom"))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gapgraph.questions import Answer, Cell
from gapgraph.questions.header import Column, ColumnType
from gapgraph.questions.labels import read_labels
from graph_store.namespaces import DATA
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader

Proof = tuple[Cell, Cell, Cell, Cell, Cell]

_BATCH: Final = 500  # things asked for at a time: a longer VALUES list is refused by some endpoints
_NONE: Final[Proof] = (Cell(""), Cell(""), Cell(""), Cell(""), Cell(""))
_FIELDS: Final[tuple[tuple[str, ColumnType, str], ...]] = (
    ("document", "document", "the document that the words stand in"),
    ("date", "date", "its date, as exact as it gives it"),
    ("page", "number", "the page, where the format has pages"),
    ("words", "text", "the exact words"),
    ("address", "passage", "their address (RFC 5147)"),
)


def with_evidence(store: Reader, answer: Answer) -> Answer:
    """Return an answer with the evidence of each row behind its own columns.

    Args:
        store: The store that gave the answer.
        answer: The answer; its things have their IRIs.

    Returns:
        The answer with five columns more for each column that holds facts; one set of empty ones if there is nothing to prove.

    Raises:
        StoreError: If the store cannot answer.
    """
    proofs = _proofs(store, {cell.iri for row in answer.rows for cell in row if _provable(cell.iri)})
    carriers = _carriers(answer, proofs)
    columns = [column for place in carriers for column in _columns(answer, place, several=len(carriers) > 1)]
    rows = (
        (*row, *(cell for turn, place in enumerate(carriers) for cell in _proof(row, place, proofs, first=turn == 0)))
        for row in answer.rows
    )
    return replace(answer, columns=(*answer.columns, *columns), rows=tuple(rows))


def is_evidence(column: Column) -> bool:
    """Tell whether a column was put there by `with_evidence`.

    Args:
        column: The column of an answer.

    Returns:
        Whether it is one.
    """
    meanings = {f"evidence_{name}": meaning for name, _, meaning in _FIELDS}
    return any(column.name.endswith(name) and column.description == meaning for name, meaning in meanings.items())


def unproved(answer: Answer) -> int:
    """Count the rows of an answer with evidence that have none: they count or compute, and rest on no single fact.

    Args:
        answer: What `with_evidence` returned.

    Returns:
        How many.
    """
    places = [place for place, column in enumerate(answer.columns) if is_evidence(column)]
    return sum(not any(row[place].text for place in places) for row in answer.rows)


def _provable(iri: str) -> bool:
    return iri.startswith(DATA) and ("#" in iri or iri.removeprefix(DATA).startswith(("finding/", "link/", "promise/")))


def _proofs(store: Reader, things: Iterable[str]) -> dict[str, Proof]:
    wanted = sorted(things)
    asked = query_text("internal/proof")
    rows: dict[str, dict[str, str]] = {}
    for start in range(0, len(wanted), _BATCH):
        values = " ".join(f"<{iri}>" for iri in wanted[start : start + _BATCH])
        for row in store.select(asked.replace("VALUES ?thing { UNDEF }", f"VALUES ?thing {{ {values} }}")):
            rows.setdefault(str(row["thing"]), {key: str(term) for key, term in row.items()})
    labels = read_labels(store, {row["document"] for row in rows.values()}, dated=True)
    return {thing: _cells(row, labels) for thing, row in rows.items()}


def _cells(row: Mapping[str, str], labels: Mapping[str, str]) -> Proof:
    document, address = Cell(labels.get(row["document"], row["title"]), row["document"]), Cell(row["passage"], row["passage"])
    return document, Cell(row.get("date", "")), Cell(row.get("page", "")), Cell(row["words"]), address


def _carriers(answer: Answer, proofs: Mapping[str, Proof]) -> list[int]:
    """The columns to prove: those that hold facts, else the first that holds anything with words."""
    holding = [place for place in range(len(answer.columns)) if any(row[place].iri in proofs for row in answer.rows)]
    facts = [place for place in holding if any(_is_fact(row[place].iri) for row in answer.rows)]
    return facts or holding[:1] or [-1]


def _is_fact(iri: str) -> bool:
    return "#" in iri and "#char=" not in iri


def _columns(answer: Answer, place: int, *, several: bool) -> Iterable[Column]:
    before = f"{answer.columns[place].name}_" if several else ""
    return (Column(f"{before}evidence_{name}", kind, meaning) for name, kind, meaning in _FIELDS)


def _proof(row: tuple[Cell, ...], place: int, proofs: Mapping[str, Proof], *, first: bool) -> Proof:
    own = proofs.get(row[place].iri) if row else None
    if own or not first:
        return own or _NONE
    return next((proofs[cell.iri] for cell in row if cell.iri in proofs), _NONE)
