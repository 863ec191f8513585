"""Finding what states one thing: from the figures of a store to measurements, and to where their sources hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from gapgraph.links.figures.comparing import Figures
from gapgraph.links.figures.measures import measure
from gapgraph.links.figures.model import Figure, Finding, Measurement, Reference
from gapgraph.links.figures.origins import find_origins, own_papers
from gapgraph.links.figures.reading import read_figures
from gapgraph.links.figures.references import find_reference, named_sources
from gapgraph.links.figures.searching import search
from gapgraph.links.figures.shelf import Shelf
from gapgraph.reviews.standing import set_aside, standing
from graph_store.namespaces import DATA
from graph_store.resources import query_text
from ingest.identify.clusters import Clusters

if TYPE_CHECKING:
    from gapgraph.links.model import Link, Paper
    from graph_store.contract import Reader


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of all figures.

    Attributes:
        measurements: Figures of different papers that state one thing, in order of time.
        references: The held paper that a figure's words name, by fact: those that are meant beyond doubt, or hold the figure.
        findings: What the search of these papers came to.
        sources: IRIs of the sources that a figure's words name, held or not, by fact.
    """

    measurements: tuple[Measurement, ...]
    references: Mapping[str, Reference]
    findings: tuple[Finding, ...]
    sources: Mapping[str, tuple[str, ...]]


def find_ways(store: Reader, papers: Mapping[str, Paper]) -> Ways:
    """Find which figures state one thing, and where their sources hold them.

    Args:
        store: The store.
        papers: Its documents, by IRI.

    Returns:
        The ways of its figures.

    Raises:
        StoreError: If the store cannot answer.
    """
    figures = read_figures(standing(store), papers)
    shelf = Shelf(papers.values(), {str(row["party"]): str(row["name"]) for row in store.select(query_text("internal/names"))})
    return link_figures(figures, shelf, set_aside(store))


def link_figures(figures: Sequence[Figure], shelf: Shelf, refused: frozenset[str] = frozenset()) -> Ways:
    """Find which of some figures state one thing, and where their sources hold them.

    Args:
        figures: The figures, in order of time.
        shelf: The papers that are held.
        refused: IRIs of links that a person rejected.

    Returns:
        The ways of the figures.
    """
    named = {figure.fact: reference for figure in figures if (reference := find_reference(figure, shelf))}
    measures = {figure.fact: measure(figure, named.get(figure.fact)) for figure in figures}
    searched = (search(figure, measures[figure.fact], named[figure.fact]) for figure in figures if figure.fact in named)
    findings = tuple(finding for finding in searched if finding)
    held = {finding.figure.fact for finding in findings if finding.is_there}
    meant = {fact: reference for fact, reference in named.items() if reference.sure or fact in held}
    links = Figures(figures, measures, meant, findings).links(refused)
    sources = {figure.fact: tuple(cited.source for cited in named_sources(figure)) for figure in figures}
    return Ways(gather(figures, links, meant), meant, findings, sources)


def gather(figures: Sequence[Figure], links: Iterable[Link], references: Mapping[str, Reference]) -> tuple[Measurement, ...]:
    """Put together the figures that state one thing.

    Args:
        figures: All figures.
        links: What links them.
        references: The held paper that each names, by fact.

    Returns:
        The measurements that more than one paper states, in order of time.
    """
    kept = tuple(links)
    clusters = Clusters((link.earlier, link.later) for link in kept)
    linked = {fact for link in kept for fact in (link.earlier, link.later)}
    groups: defaultdict[frozenset[str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.fact in linked:
            groups[frozenset(clusters.of(figure.fact))].append(figure)
    found = (_measurement(sorted(group, key=lambda figure: figure.order), kept, references) for group in groups.values())
    return tuple(sorted(found, key=lambda one: one.figures[0].order))


def measurement_iri(first: Figure) -> str:
    """Return the IRI of the measurement that a figure is the first of.

    Args:
        first: The figure.
    """
    return f"{DATA}measurement/{sha256(first.fact.encode()).hexdigest()[:12]}"


def _measurement(figures: Sequence[Figure], links: Iterable[Link], references: Mapping[str, Reference]) -> Measurement:
    facts = {figure.fact for figure in figures}
    own = tuple(link for link in links if link.later in facts)
    return Measurement(measurement_iri(figures[0]), tuple(figures), own, find_origins(figures, references), len(own_papers(figures)))
