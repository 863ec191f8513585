"""The common form of all networks: nodes with a label and a type, edges that are facts with words.

| on a node | meaning |
| --- | --- |
| `label` | its name |
| `type` | what it is ("Council", "Statistic", "Gap") |
| `degree` | number of facts that bind it |
| `aliases`, `standing`, `would_close`, ... | what else is known of it, as text (`DETAILS` lists all) |

| on an edge | meaning |
| --- | --- |
| `kind` | what sort of tie ("commitment") |
| `label` | how it reads from source to target ("has committed to") |
| `fact` | IRI of the fact, or of the link |
| `because`, `confidence` | of a link between papers: why it is thought to be so, and how sure that is |

An edge, and a node that is itself a fact, carry their words: `words`, and where they stand: `passage` and
`document` (IRIs), `start`, `end` and `page`. All values are text or numbers, so that a network can be written as
GraphML or GEXF as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import networkx as nx

from gapgraph.dossier import Dossier, Fact, Party, Passage
from graph_store.contract import Reader

Net: TypeAlias = "nx.MultiDiGraph[str]"

# What may be known of a node beside its name, and how to call it.
DETAILS: Final = {
    "aliases": "Also called",
    "file": "File",
    "date": "Date",
    "told": "Says that it is",
    "due": "Due",
    "owners": "To be done by",
    "standing": "Standing",
    "period": "Period",
    "place": "Place",
    "meaning": "Meaning",
    "missing": "Missing",
    "would_close": "Would close it",
    "searched": "Searched and silent",
    "confidence": "Confidence",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """One edge before it is drawn.

    Attributes:
        source: IRI of the node it starts from.
        target: IRI of the node it leads to.
        kind: What sort of tie.
        label: How it reads.
        fact: IRI of the fact.
        words: The words that state it.
    """

    source: str
    target: str
    kind: str
    label: str
    fact: str
    words: Passage


def open_dossier(source: Reader | Dossier) -> Dossier:
    """Return a dossier: the one given, or the one read from a store.

    Args:
        source: A dossier or a store.

    Raises:
        StoreError: If the store cannot answer.
    """
    from gapgraph.dossier import read_dossier

    return source if isinstance(source, Dossier) else read_dossier(source)


def add_tie(net: Net, tie: Tie, **details: str) -> None:
    """Add an edge between two nodes that are there; a tie from a node to itself is left out.

    Args:
        net: The network.
        tie: The edge.
        **details: What else is known of it: `because` tells why it is thought to be so, and `confidence` how sure that is.
    """
    if tie.source != tie.target and tie.source in net and tie.target in net:
        key = f"{tie.fact} {tie.kind} {tie.label}"
        net.add_edge(tie.source, tie.target, key=key, kind=tie.kind, label=tie.label, fact=tie.fact, **details, **words_of(tie.words))


def words_of(passage: Passage) -> dict[str, str | int]:
    """Return a passage as attributes of a node or an edge.

    Args:
        passage: The passage.
    """
    place = {"start": passage.start, "end": passage.end, "page": passage.page}
    return {"words": passage.exact, "passage": passage.iri, "document": passage.document, **place}


def add_party(net: Net, party: Party) -> str:
    """Add a party, source or service as a node.

    Args:
        net: The network.
        party: The party.

    Returns:
        The node: the party's identity.
    """
    if party.iri not in net:
        net.add_node(party.iri, label=party.label, type=party.type, **known(aliases="; ".join(party.aliases)))
    return party.iri


def add_document(net: Net, dossier: Dossier, iri: str) -> str:
    """Add a document as a node.

    Args:
        net: The network.
        dossier: Where the document is looked up.
        iri: The document.

    Returns:
        The node; its IRI.
    """
    if iri not in net:
        paper = dossier.papers.get(iri)
        details = known(file=paper.name, date=paper.date or "not given") if paper else {}
        net.add_node(iri, label=paper.title if paper else iri, type="Document", **details)
    return iri


def known(**details: str) -> dict[str, str]:
    """Return those details of a node that are not empty.

    Args:
        **details: Texts by their names in `DETAILS`.
    """
    return {name: text for name, text in details.items() if text}


def shortened(text: str, longest: int = 60) -> str:
    """Return a text as a label: on one line, and cut with an ellipsis where it is too long.

    Args:
        text: The text.
        longest: Characters that a label may have.

    Example:
        >>> shortened("one  two three", 9)
        'one two…'
    """
    folded = " ".join(text.split())
    return folded if len(folded) <= longest else f"{folded[: longest - 1].rstrip()}…"


def publisher(dossier: Dossier, fact: Fact) -> str:
    """Return the identity of the body that published a fact's document; empty if the text does not tell.

    Args:
        dossier: Where it is looked up.
        fact: The fact.
    """
    paper = dossier.papers.get(fact.document)
    body = paper.first("dcterms:publisher") if paper else ""
    return dossier.party(body).iri if body else ""


def finish(net: Net, dossier: Dossier, question: str) -> Net:
    """Write on the network what it answers and from which documents.

    Args:
        net: The network.
        dossier: What it was made of.
        question: The question it answers.

    Returns:
        The same network, its nodes sorted and each with its degree.
    """
    done: Net = nx.MultiDiGraph(question=question, fingerprint=dossier.fingerprint, documents="\n".join(dossier.papers))
    done.add_nodes_from(sorted(net.nodes(data=True), key=lambda item: item[0]))
    done.add_edges_from(sorted(net.edges(keys=True, data=True), key=lambda item: item[:3]))
    nx.set_node_attributes(done, dict(done.degree()), "degree")
    return done
