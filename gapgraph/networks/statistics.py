"""The provenance of figures: figure, speaker, post and body, source, document, each step with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import networkx as nx

from gapgraph.dossier import Dossier, Fact, Passage
from gapgraph.networks.ties import Net, Tie, add_document, add_party, add_tie, finish, known, open_dossier, shortened, words_of
from graph_store.contract import Reader
from graph_store.errors import UnknownNameError

QUESTION: Final = "Where does this number come from?"


def statistic_network(source: Reader | Dossier, statistic: str | None = None) -> Net:
    """Return the way of one figure, or of all figures, back to where they come from.

    Args:
        source: A store, or a dossier that was read from one.
        statistic: IRI of a statistic, its figure as the text gives it ("40%"), or some of its words; None for all.

    Returns:
        A directed multigraph as `gapgraph.networks.ties` describes.

    Raises:
        UnknownNameError: If no statistic fits.
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    dossier = open_dossier(source)
    facts = tuple(dossier.of_kind("Statistic"))
    chosen = facts if statistic is None else _matching(facts, statistic)
    net: Net = nx.MultiDiGraph()
    ways = _Ways(net, dossier)
    for fact in chosen:
        ways.figure(fact)
    ways.between_papers(chosen)
    return finish(net, dossier, QUESTION if statistic is None else f"Where does “{statistic}” come from?")


def _matching(facts: Iterable[Fact], wanted: str) -> tuple[Fact, ...]:
    facts = tuple(facts)
    folded = wanted.casefold()
    for fits in (
        lambda fact: fact.iri == wanted,
        lambda fact: fact.first("gg:figureText").casefold() == folded,
        lambda fact: folded in fact.label.casefold(),
    ):
        found = tuple(fact for fact in facts if fits(fact))
        if found:
            return found
    raise UnknownNameError("statistic", wanted, {fact.first("gg:figureText") for fact in facts} - {""})


def figure_label(fact: Fact) -> str:
    """Return how a figure is called in a drawing: the figure and what it measures, shortened.

    Args:
        fact: A statistic.
    """
    figure = fact.first("gg:figureText") or "figure withheld"
    return shortened(f"{figure}: {fact.first('gg:measures')}" if fact.first("gg:measures") else figure)


class _Ways:
    """The ways back from a figure, found once for all figures."""

    def __init__(self, net: Net, dossier: Dossier) -> None:
        self._net = net
        self._dossier = dossier
        self._posts = self._by_party("PostHolding", "org:member")
        self._namings = self._by_party("Naming", "gg:names")
        self._citations = self._by_party("Citation", "cito:hasCitedEntity")
        self._remarks: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in dossier.of_kind("Commitment", "Concern"):
            self._remarks[fact.document].append(fact)

    def _by_party(self, kind: str, name: str) -> Mapping[str, list[Fact]]:
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self._dossier.of_kind(kind):
            for identity in {self._dossier.party(iri).iri for iri in fact.all(name)}:
                found[identity].append(fact)
        return found

    def figure(self, fact: Fact) -> None:
        """Add a figure and everything on its way back."""
        details = known(
            standing=fact.concept("gg:standing") or "not classified",
            period=fact.first("gg:periodText"),
            place=fact.first("gg:placeText"),
            part=fact.first("gg:partText"),
        )
        self._net.add_node(fact.iri, label=figure_label(fact), type="Statistic", **details, **words_of(fact.quotation))
        add_document(self._net, self._dossier, fact.document)
        self._tie(fact.iri, fact.document, "statement", "is stated in", fact)
        for iri in fact.all("gg:attributedTo"):
            speaker = add_party(self._net, self._dossier.party(iri))
            self._tie(fact.iri, speaker, "attribution", "is attributed to", fact, "attributedTo")
            self._belonging(speaker)
        for iri in fact.all("gg:restsOn"):
            source = add_party(self._net, self._dossier.party(iri))
            self._tie(fact.iri, source, "source", "rests on", fact, "source")
            self._origin(source, fact)
        self._beside(fact)

    def between_papers(self, figures: Iterable[Fact]) -> None:
        """Add what other papers say of the same things, and what is found of figures in the documents that are named for them."""
        links = self._dossier.links
        ways = {links.way_of[fact.iri].iri: links.way_of[fact.iri] for fact in figures if fact.iri in links.way_of}
        for way in ways.values():
            for figure in way.figures:
                self.figure(figure)
            later = {figure.iri: figure for figure in way.figures}
            for bond in way.bonds:
                label = self._dossier.word("link", bond.kind)
                tie = Tie(bond.later, bond.earlier, label, label, bond.iri, later[bond.later].quotation)
                add_tie(self._net, tie, because=bond.because, confidence=f"{bond.confidence:.0%}")
        for iri in [node for node in self._net if node in links.lookups]:
            self._looked_up(self._dossier.by_iri[iri])

    def _looked_up(self, figure: Fact) -> None:
        for lookup in self._dossier.links.lookups[figure.iri]:
            document = add_document(self._net, self._dossier, lookup.document)
            for passage in lookup.found:
                add_tie(self._net, Tie(figure.iri, document, "looked up", "is found in", figure.iri, passage))
            if lookup.absent:
                self._tie(figure.iri, document, "looked up", "was looked up, and is not found in", figure, "source")

    def _tie(self, source: str, target: str, kind: str, label: str, fact: Fact, field: str = "") -> None:
        """Add a line that rests on the words behind a field, or on the quotation."""
        words = next(iter(fact.grounds.get(field, ())), fact.quotation)
        add_tie(self._net, Tie(source, target, kind, label, fact.iri, words))

    def _belonging(self, speaker: str) -> None:
        for fact in self._posts.get(speaker, ()):
            post = fact.first("gg:postText")
            for iri in fact.all("org:organization") or fact.all("gg:post"):
                body = add_party(self._net, self._dossier.party(iri))
                self._tie(speaker, body, "membership", f"is {post} of" if post else "belongs to", fact)
        for fact in self._namings.get(speaker, ()):
            for iri in fact.all("gg:partOf"):
                self._tie(speaker, add_party(self._net, self._dossier.party(iri)), "membership", "belongs to", fact)

    def _origin(self, source: str, figure: Fact) -> None:
        held = self._dossier.party(source).held_as
        if held:
            self._tie(source, add_document(self._net, self._dossier, held), "source", "is held as", figure, "source")
        for fact in self._citations.get(source, ()):
            for iri in fact.all("gg:sourcePublisher"):
                self._tie(source, add_party(self._net, self._dossier.party(iri)), "source", "was published by", fact)

    def _beside(self, figure: Fact) -> None:
        """Add what is promised or feared in the same paragraph: often the figure is questioned there."""
        for fact in self._remarks[figure.document]:
            if fact.context == figure.context or _overlap(fact.quotation, figure.quotation):
                self._net.add_node(fact.iri, label=shortened(fact.label), type=fact.kind, **words_of(fact.quotation))
                self._tie(fact.iri, figure.iri, "same paragraph", "stands beside", fact)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end
