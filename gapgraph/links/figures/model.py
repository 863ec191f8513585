"""What the way of a number is told with: figures, where their words say they come from, and what states the same thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapgraph.links.model import Link, Paper


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """A source as a paper names it.

    Attributes:
        start: First character of the title in the citing paper's text.
        end: Character after the last.
        title: The title's words.
        source: IRI of the source, the same for all names that mean it.
        leaned_on: Whether the reading says that the figure rests on it; else it only stands in the same sentence.
    """

    start: int
    end: int
    title: str
    source: str
    leaned_on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A statistic with its value, as one paper states it.

    Attributes:
        fact: IRI of the fact.
        paper: Where it is stated.
        words: The words that state it.
        passage: Address of the words.
        start: First character of the words in the paper's text.
        end: Character after the last.
        figure: The figure as written ("nearly a quarter").
        figure_start: Its first character.
        figure_end: The character after its last.
        low: Its value; the lower end of a range.
        high: Its value; the upper end of a range.
        unit: "percent", "GBP", "weeks" or the noun counted.
        measures: What it measures, in the paper's words.
        measures_start: Their first character.
        measures_end: The character after their last; 0 where nothing says what is measured.
        period: The period, as written; empty if none is.
        place: The place, as written; empty if none is.
        qualifier: "more than", "nearly"; empty if there is none.
        heading: Heading that it stands under; empty if there is none.
        sentence: First character of the sentence around it, and the one after its last.
        paragraph: First character of the paragraph around it, and the one after its last.
        sources: What the paper names for it.
        speakers: IRIs of who is named for it.
        confidence: How sure the fact is, from 0 to 1.
    """

    fact: str
    paper: Paper
    words: str
    passage: str
    start: int
    end: int
    figure: str
    figure_start: int
    figure_end: int
    low: Decimal
    high: Decimal
    unit: str
    measures: str = ""
    measures_start: int = 0
    measures_end: int = 0
    period: str = ""
    place: str = ""
    qualifier: str = ""
    heading: str = ""
    sentence: tuple[int, int] = (0, 0)
    paragraph: tuple[int, int] = (0, 0)
    sources: tuple[Cited, ...] = ()
    speakers: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Where it comes in time, then in its paper."""
        return self.paper.earliest or "9999", self.paper.iri, self.figure_start, self.fact


@dataclass(frozen=True, slots=True)
class Reference:
    """That a figure's words name a paper that is held as where it comes from.

    Attributes:
        paper: The paper.
        start: First character of the words that name it.
        end: Character after the last.
        source: IRI of the source that the reading made of these words; empty if it made none.
        sure: Whether it can be no other paper: its day and kind, or its whole title, are named.
    """

    paper: Paper
    start: int
    end: int
    source: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search of the named paper for the figure came to.

    Attributes:
        figure: The figure.
        paper: The paper that was searched.
        start: First character of the words that hold it; equal to `end` where no words do.
        end: Character after the last.
    """

    figure: Figure
    paper: Paper
    start: int = 0
    end: int = 0

    @property
    def is_there(self) -> bool:
        """Whether the paper holds the figure."""
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class Measurement:
    """Figures of different papers that state one thing.

    Attributes:
        iri: The measurement; the same while its first figure stands.
        figures: The figures, in order of time.
        links: How they hang together.
        origins: IRIs of where they come from, independently: sources, parties, or papers that name neither. None where they lead in a
        circle. papers: Number of papers that state it in their own right.
    """

    iri: str
    figures: tuple[Figure, ...]
    links: tuple[Link, ...] = field(repr=False)
    origins: tuple[str, ...] = ()
    papers: int = 0
