"""What papers have to do with each other, as values: the life of a promise, the way of a figure, what people said of either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapgraph.dossier.values import Fact, Passage

STATED: Final = "stated"  # what the first words of a promise do


@dataclass(frozen=True, slots=True)
class Bond:
    """A link: that a later paper's words are about the same thing as an earlier one's.

    Attributes:
        iri: Its address, by which people reject it.
        earlier: IRI of the earlier fact.
        later: IRI of the later fact, or of its passage where the words are no fact of their own.
        kind: Last part of its kind's IRI ("restates").
        because: Why the two are thought to be about one thing.
        confidence: How sure that is, from 0 to 1.
        tells: Last part of the status that the later words tell, where they are no fact of their own; else empty.
    """

    iri: str
    earlier: str
    later: str
    kind: str
    because: str
    confidence: float
    tells: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What one paper says of a promise.

    Attributes:
        passage: The words.
        what: What they do: `STATED`, or the kind of link to an earlier paper's.
        status: Last part of the status that they tell; empty if they tell none.
        fact: The fact that they state; None for words that are no fact of their own.
        bond: The link to an earlier paper's words; None for the first.
    """

    passage: Passage
    what: str
    status: str = ""
    fact: Fact | None = None
    bond: Bond | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """A promise through the papers.

    Attributes:
        iri: The promise.
        label: The words that first state it.
        stages: What papers say of it, in order of time.
        status: Last part of the status that was told last.
        due: Day by which it was to be kept, as ISO 8601; empty if none is named.
        silent: IRIs of the later papers of the same body in which it was sought and not found, in order of time.
        mentions: Sentences that share the words which tell it, and may speak of it, in order of time: for their sake no silence is claimed
            of their papers.
        recognisable: Whether its words are telling enough to be found again; if not, there are neither silent papers nor mentions.
    """

    iri: str
    label: str
    stages: tuple[Stage, ...]
    status: str
    due: str = ""
    silent: tuple[str, ...] = ()
    mentions: tuple[Passage, ...] = ()
    recognisable: bool = True

    @property
    def papers(self) -> tuple[str, ...]:
        """IRIs of the papers that speak of it, in order of time."""
        return tuple(dict.fromkeys(stage.passage.document for stage in self.stages))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that state it, in order of time."""
        return tuple(stage.fact for stage in self.stages if stage.fact)


@dataclass(frozen=True, slots=True)
class Way:
    """Figures of several papers that state one thing.

    Attributes:
        iri: The measurement.
        figures: The figures, in order of time.
        bonds: How they hang together.
        origins: IRIs of where they come from, each independent of the others.
    """

    iri: str
    figures: tuple[Fact, ...]
    bonds: tuple[Bond, ...]
    origins: tuple[str, ...]

    @property
    def papers(self) -> tuple[str, ...]:
        """IRIs of the papers that state it, in order of time."""
        return tuple(dict.fromkeys(figure.document for figure in self.figures))


@dataclass(frozen=True, slots=True)
class Lookup:
    """That a figure was looked up in the document that is named for it.

    Attributes:
        document: IRI of that document.
        found: The words there that hold it.
        absent: Whether it was searched and the figure is not there.
    """

    document: str
    found: tuple[Passage, ...]
    absent: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of a fact, a link or a finding.

    Attributes:
        iri: The review.
        verdict: Last part of the verdict's IRI ("closed").
        who: Who said it; empty if it is not told.
        when: When, as ISO 8601.
        because: Why; empty if it is not told.
        closed_by: The words that close a finding, if there are any.
    """

    iri: str
    verdict: str
    who: str
    when: str
    because: str
    closed_by: Passage | None = None


@dataclass(frozen=True)
class Links:
    """What papers have to do with each other.

    Attributes:
        lives: Promises, in order of time.
        ways: Figures that more than one paper states, in order of time.
        lookups: Where figures were looked up, by the figure's IRI.
        verdicts: What people said, by the IRI of what they said it of, in order of time.
    """

    lives: tuple[Life, ...] = ()
    ways: tuple[Way, ...] = ()
    lookups: Mapping[str, tuple[Lookup, ...]] = field(default_factory=dict)
    verdicts: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict)

    @cached_property
    def life_of(self) -> Mapping[str, Life]:
        """The promise of each fact that states one, by the fact's IRI."""
        return {fact.iri: life for life in self.lives for fact in life.facts}

    @cached_property
    def way_of(self) -> Mapping[str, Way]:
        """The way of each figure that more than one paper states, by the figure's IRI."""
        return {figure.iri: way for way in self.ways for figure in way.figures}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that a life, a way or a verdict leads to, besides those that facts rest on."""
        stages = (stage.passage for life in self.lives for stage in life.stages if not stage.fact)
        spoken = (passage for life in self.lives for passage in life.mentions)
        found = (passage for lookups in self.lookups.values() for lookup in lookups for passage in lookup.found)
        closing = (verdict.closed_by for verdicts in self.verdicts.values() for verdict in verdicts if verdict.closed_by)
        return tuple({passage.iri: passage for passage in (*stages, *spoken, *found, *closing)}.values())
