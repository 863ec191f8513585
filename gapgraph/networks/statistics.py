"""The provenance of figures: figure, speaker, post and body, source, document, each step with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import networkx as nx

from gapgraph.dossier import Dossier, Fact, Passage
from gapgraph.networks.ties import Net, Tie, add_document, add_party, add_tie, finish, open_dossier
from graph_store.contract import Reader
from graph_store.errors import UnknownNameError

QUESTION: Final = "Where does this number come from?"
_LONGEST: Final = 60  # characters of a figure's label in a drawing; the panel shows all of it


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
    for fact in chosen:
        _figure(net, dossier, fact)
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
    text = f"{figure}: {fact.first('gg:measures')}" if fact.first("gg:measures") else figure
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 1].rstrip()}…"


def _figure(net: Net, dossier: Dossier, fact: Fact) -> None:
    told = {
        "Standing": fact.concept("gg:standing") or "not classified",
        "Period": fact.first("gg:periodText"),
        "Place": fact.first("gg:placeText"),
    }
    detail = tuple((name, text) for name, text in told.items() if text)
    net.add_node(fact.iri, label=figure_label(fact), type="Statistic", detail=detail, words=fact.quotation, document=fact.document)
    add_document(net, dossier, fact.document)
    add_tie(net, Tie(fact.iri, fact.document, "statement", "is stated in", fact.iri, fact.quotation))
    for iri in fact.all("gg:attributedTo"):
        speaker = add_party(net, dossier.party(iri))
        add_tie(net, Tie(fact.iri, speaker, "attribution", "is attributed to", fact.iri, _words(fact, "attributedTo")))
        _belonging(net, dossier, speaker)
    for iri in fact.all("gg:restsOn"):
        source = add_party(net, dossier.party(iri))
        add_tie(net, Tie(fact.iri, source, "source", "rests on", fact.iri, _words(fact, "source")))
        _origin(net, dossier, source, fact)
    for other in _neighbours(dossier, fact):
        _remark(net, other, fact)


def _words(fact: Fact, field: str) -> Passage:
    return next(iter(fact.grounds.get(field, ())), fact.quotation)


def _belonging(net: Net, dossier: Dossier, speaker: str) -> None:
    for fact in dossier.of_kind("PostHolding"):
        if speaker in {dossier.party(iri).iri for iri in fact.all("org:member")}:
            for iri in fact.all("org:organization") or fact.all("gg:post"):
                label = f"is {fact.first('gg:postText')} of" if fact.first("gg:postText") else "belongs to"
                add_tie(net, Tie(speaker, add_party(net, dossier.party(iri)), "membership", label, fact.iri, fact.quotation))


def _origin(net: Net, dossier: Dossier, source: str, figure: Fact) -> None:
    held = dossier.party(source).held_as
    if held:
        add_tie(net, Tie(source, add_document(net, dossier, held), "source", "is held as", figure.iri, _words(figure, "source")))
    for fact in dossier.of_kind("Citation"):
        if source in {dossier.party(iri).iri for iri in fact.all("cito:hasCitedEntity")}:
            for iri in fact.all("gg:sourcePublisher"):
                add_tie(net, Tie(source, add_party(net, dossier.party(iri)), "source", "was published by", fact.iri, fact.quotation))


def _neighbours(dossier: Dossier, figure: Fact) -> Iterator[Fact]:
    for fact in dossier.of_kind("Commitment", "Concern"):
        if fact.document == figure.document and (fact.context == figure.context or _overlap(fact.quotation, figure.quotation)):
            yield fact


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _remark(net: Net, fact: Fact, figure: Fact) -> None:
    label = fact.label if len(fact.label) <= _LONGEST else f"{fact.label[: _LONGEST - 1].rstrip()}…"
    net.add_node(fact.iri, label=label, type=fact.kind, detail=(), words=fact.quotation, document=fact.document)
    add_tie(net, Tie(fact.iri, figure.iri, "same paragraph", "stands beside", fact.iri, fact.quotation))
