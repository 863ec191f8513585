"""Where figures that state one thing come from, independently of each other.

1. A figure whose words name a held paper comes from wherever that paper's own figure comes from; where that paper states none of them, from
   that paper.
2. A figure whose paper names nothing for it, and whose words are those of an earlier one, word for word, is told again: it comes from
   there.
3. Else it comes from the source that it names; else from who is named for it; else from the body whose paper it is, or that paper.
4. What leads back to a paper that it came from comes from nowhere: a circle adds no origin.
5. Two names of one source ("the performance report", "Merebank's performance report") are one origin where the words of one hold the
   other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from gapgraph.links.figures.references import named_sources
from gapgraph.links.figures.shelf import telling_words
from ingest.identify.names import fold

if TYPE_CHECKING:
    from gapgraph.links.figures.model import Cited, Figure, Reference


def own_papers(figures: Sequence[Figure]) -> frozenset[str]:
    """Return the papers that state figures in their own right, not by printing an earlier paper's words again ("the log of actions").

    Args:
        figures: Figures that state one thing.

    Returns:
        IRIs of the papers.
    """
    first = _first_told(figures)
    return frozenset(figure.paper.iri for figure in figures if _names_one(figure) or first[fold(figure.words)] is figure)


def find_origins(figures: Sequence[Figure], references: Mapping[str, Reference]) -> tuple[str, ...]:
    """Return where figures that state one thing come from.

    Args:
        figures: The figures.
        references: The held paper that each names, by fact.

    Returns:
        IRIs of sources, parties and papers, sorted; none where every figure leads in a circle.
    """
    way = _Way(figures, references)
    return tuple(sorted({origin for figure in figures for origin in way.back(figure, frozenset())}))


class _Way:
    """The way back from one figure to the next."""

    def __init__(self, figures: Sequence[Figure], references: Mapping[str, Reference]) -> None:
        self._figures = figures
        self._references = references
        self._first = _first_told(figures)
        self._names = _same_sources(cited for figure in figures for cited in figure.sources)

    def back(self, figure: Figure, seen: frozenset[str]) -> frozenset[str]:
        """Return the origins of a figure.

        Args:
            figure: The figure.
            seen: IRIs of the papers that led to it.
        """
        reference = self._references.get(figure.fact)
        if reference is None:
            first = figure if _names_one(figure) else self._first[fold(figure.words)]
            return frozenset({self._own(first)}) if first is figure else self.back(first, seen)
        if reference.paper.iri in seen:
            return frozenset()
        there = [one for one in self._figures if one.paper == reference.paper]
        if not there:
            return frozenset({reference.paper.iri})
        return frozenset(origin for one in there for origin in self.back(one, seen | {figure.paper.iri}))

    def _own(self, figure: Figure) -> str:
        if figure.sources:
            return self._names[figure.sources[0].source]
        return next(iter((*figure.speakers, *sorted(figure.paper.bodies))), figure.paper.iri)


def _names_one(figure: Figure) -> bool:
    """Whether a figure's words name a source that can be told from others: "the survey" is any."""
    return any(len(telling_words(cited.title)) > 1 for cited in named_sources(figure))


def _first_told(figures: Iterable[Figure]) -> Mapping[str, Figure]:
    """By folded words, the figure that was told first in these."""
    return {fold(figure.words): figure for figure in sorted(figures, key=lambda figure: figure.order, reverse=True)}


def _same_sources(cited: Iterable[Cited]) -> Mapping[str, str]:
    """The IRI that stands for each source: that of the longest title that holds all its words."""
    titles = {one.source: frozenset(fold(one.title).split()) - {"of", "the", "and"} for one in sorted(cited, key=lambda one: one.source)}
    longest = sorted(titles, key=lambda source: (-len(titles[source]), source))
    return {source: next((other for other in longest if words and words <= titles[other]), source) for source, words in titles.items()}
