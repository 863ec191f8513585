"""Measures of the partners' network as the answer to a question, like any other named question.

SPARQL cannot walk shortest ways, so this answer is computed; its columns are typed as those of a question
in queries/ are, and it is printed and exported by the same code.

    answer = brokers(store)
    print(to_csv(answer))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gapgraph.dossier import Dossier
from gapgraph.networks.measuring import PartyMeasure, measures
from gapgraph.networks.partners import QUESTION, partner_network
from gapgraph.networks.ties import Net, open_dossier
from gapgraph.questions import Answer, Cell
from gapgraph.questions.header import Column
from gapgraph.reviews.standing import whole

if TYPE_CHECKING:
    from graph_store.contract import Reader

COLUMNS: Final = (
    Column("party", "party", "who"),
    Column("kind", "text", "what it is"),
    Column("bound_to", "number", "parties that at least one fact binds to it"),
    Column("facts", "number", "facts that bind it"),
    Column("broker_score", "number", "share of the shortest ways between any two others that lead through it, from 0 to 1"),
    Column("only_link", "boolean", "whether others would be cut off from the rest without it"),
    Column("cuts_off", "number", "parties that would be cut off from the rest without it"),
    Column("group", "number", "group of those more closely bound to each other than to the rest"),
    Column("in_words", "text", "the same as a sentence"),
)


def brokers(source: Reader | Dossier) -> Answer:
    """Return who brokers between others, who is the only link, and which groups there are.

    Args:
        source: A store, or a dossier that was read from one.

    Returns:
        One row a party that anything binds, the strongest broker first.

    Raises:
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    dossier = open_dossier(source)
    net = partner_network(dossier)
    found = measures(net)
    left_out = _left_out(source, net) if dossier.left_out else 0
    return Answer(COLUMNS, tuple(_row(row) for row in found.rows if row.neighbours), f"# {QUESTION}", left_out)


def _left_out(source: Reader | Dossier, net: Net) -> int:
    """How many facts would bind somebody, had people not rejected or superseded them; of a dossier it cannot be told."""
    if isinstance(source, Dossier):
        return 0
    everything = partner_network(whole(source))
    return len({fact for _, _, fact in everything.edges(data="fact")} - {fact for _, _, fact in net.edges(data="fact")})


def _row(row: PartyMeasure) -> tuple[Cell, ...]:
    numbers = (str(row.neighbours), str(row.ties), f"{row.broker:.4f}", str(row.only_link).lower(), str(row.cuts_off), str(row.group))
    return (Cell(row.party, row.node), Cell(row.type), *map(Cell, numbers), Cell(row.in_words))
