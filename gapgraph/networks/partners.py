"""The network of partners and what binds them.

Which facts bind whom:

1. A commitment binds each owner to each counterparty; one without a counterparty binds its owners to the
   body whose paper records it, and one without an owner binds that body to the counterparties. Joint
   owners are bound to each other.
2. A post binds its holder to the body; a part is bound to the whole.
3. An attendance binds the attendee to the body that met. Two people at one meeting are so joined
   through the meeting's body, not pair by pair: thirty people would be 435 lines that say one thing.
4. A citation binds the citing body to the source, a source to its publisher; a data access binds a party to
   the data system; a service its provider; a succession the old body to the new; a motion the proposer to
   the seconder; a question the asker to the one who answered.

Concerns and figures bind nobody: to be worried in the same paper is no tie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product
from typing import Final

import networkx as nx

from gapgraph.dossier import Dossier, Fact
from gapgraph.networks.ties import Net, Tie, add_document, add_party, add_tie, finish, open_dossier, publisher
from graph_store.contract import Reader

Pair = tuple[str, str, str, str]  # source, target, kind, label
Binder = Callable[[Dossier, Fact], Iterator[Pair]]
QUESTION: Final = "Which partners are bound to each other, and by what?"


def partner_network(source: Reader | Dossier) -> Net:
    """Return the network of all parties, sources and services, and the facts that bind them.

    Args:
        source: A store, or a dossier that was read from one.

    Returns:
        A directed multigraph as `gapgraph.networks.ties` describes; parties that nothing binds are in it too.

    Raises:
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    dossier = open_dossier(source)
    net: Net = nx.MultiDiGraph()
    for party in dossier.parties.values():
        add_party(net, party)
    for fact in dossier.facts:
        for tie in _ties(dossier, fact):
            for end in (tie.source, tie.target):
                if end in dossier.papers:
                    add_document(net, dossier, end)
                elif end not in net:
                    add_party(net, dossier.party(end))
            add_tie(net, tie)
    return finish(net, dossier, QUESTION)


def _ties(dossier: Dossier, fact: Fact) -> Iterator[Tie]:
    binder = _binders().get(fact.kind)
    if binder:
        for source, target, kind, label in binder(dossier, fact):
            yield Tie(_node(dossier, source), _node(dossier, target), kind, label, fact.iri, fact.quotation)


def _node(dossier: Dossier, iri: str) -> str:
    return iri if iri in dossier.papers else dossier.party(iri).iri


def _commitment(dossier: Dossier, fact: Fact) -> Iterator[Pair]:
    owners, others, host = fact.all("gg:owner"), fact.all("gg:counterparty"), publisher(dossier, fact)
    yield from ((owner, other, "commitment", "has committed to") for owner, other in product(owners, others))
    if not others and host:
        yield from ((owner, host, "commitment", "is tasked in the papers of") for owner in owners)
    if not owners and host:
        yield from ((host, other, "commitment", "records a commitment towards") for other in others)
    yield from ((one, other, "commitment", "shares a commitment with") for one, other in combinations(owners, 2))


def _post(dossier: Dossier, fact: Fact) -> Iterator[Pair]:
    bodies = fact.all("org:organization")
    label = fact.first("gg:postText")
    reads = f"is {label} of" if label else "belongs to"
    yield from ((member, body, "membership", reads) for member, body in product(fact.all("org:member"), bodies))
    if not bodies:
        yield from ((member, post, "membership", "holds the post") for member, post in product(fact.all("org:member"), fact.all("gg:post")))


def _naming(dossier: Dossier, fact: Fact) -> Iterator[Pair]:
    yield from ((part, whole, "part", "is part of") for part, whole in product(fact.all("gg:names"), fact.all("gg:partOf")))


def _attendance(dossier: Dossier, fact: Fact) -> Iterator[Pair]:
    host = publisher(dossier, fact) or fact.document
    reads = {"apologies": "sent apologies to", "absent": "was absent from", "substitute": "sat as substitute in"}
    label = reads.get(fact.concept("gg:attendanceKind"), "sat at the table of")
    yield from ((attendee, host, "attendance", label) for attendee in fact.all("gg:attendee"))


def _citation(dossier: Dossier, fact: Fact) -> Iterator[Pair]:
    cited, host = fact.all("cito:hasCitedEntity"), publisher(dossier, fact)
    yield from ((host or fact.document, source, "citation", "cites") for source in cited)
    yield from ((source, body, "citation", "was published by") for source, body in product(cited, fact.all("gg:sourcePublisher")))


def _access(dossier: Dossier, fact: Fact) -> Iterator[Pair]:
    label = fact.concept("gg:accessKind") or "has to do with"
    yield from ((party, system, "data", label) for party, system in product(fact.all("gg:accessParty"), fact.all("gg:dataSystem")))


def _pairs(source: str, target: str, kind: str, label: str) -> Binder:
    def bind(dossier: Dossier, fact: Fact) -> Iterator[Pair]:
        yield from ((one, other, kind, label) for one, other in product(fact.all(source), fact.all(target)))

    return bind


def _binders() -> Mapping[str, Binder]:
    return {
        "Commitment": _commitment,
        "PostHolding": _post,
        "Naming": _naming,
        "Attendance": _attendance,
        "Citation": _citation,
        "DataAccess": _access,
        "ServiceMention": _pairs("gg:provider", "gg:service", "service", "provides"),
        "Succession": _pairs("org:originalOrganization", "org:resultingOrganization", "succession", "was taken over by"),
        "Vote": _pairs("gg:proposer", "gg:seconder", "vote", "moved, seconded by"),
        "Question": _pairs("gg:askedBy", "gg:answeredBy", "question", "put a question to"),
    }
