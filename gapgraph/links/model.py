"""What links stand on, and what they say: papers, what is stated in them, links, promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FigureKind = Literal["same-figure", "value-drift", "denominator-drift", "period-drift", "corrects"]
LinkKind = Literal["restates", "amends", "supersedes", "reports", "decides", "answers", FigureKind]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that was read.

    Attributes:
        iri: The document.
        title: Its title.
        date: Its date as the text gives it; empty if it gives none.
        earliest: First day that the date can mean, as ISO 8601; empty if there is none.
        latest: Last such day.
        bodies: IRIs of who publishes it.
        genres: Its kinds ("Minutes").
        text: Its canonical text.
        parties: IRIs of whom it names.
        reference: Its number, as it gives it ("ACPH 2023/07"); empty if it gives none.
    """

    iri: str
    title: str
    date: str
    earliest: str
    latest: str
    bodies: frozenset[str]
    genres: frozenset[str]
    text: str = field(repr=False)
    parties: frozenset[str] = frozenset()
    reference: str = ""

    def after(self, other: Paper) -> bool:
        """Whether every day that this paper's date can mean comes after every day of the other's."""
        return bool(other.latest and self.earliest > other.latest)


@dataclass(frozen=True, slots=True)
class Stated:
    """A commitment, or the answer to one, as one paper states it.

    Attributes:
        fact: IRI of the fact.
        paper: Where it is stated.
        kind: Class of the fact ("Action", "Response").
        words: Its words.
        passage: Address of the words.
        start: First character of the words in the paper's text.
        end: Character after the last.
        heading: Heading that it stands under; empty if there is none.
        owners: IRIs of who is to do it.
        owner_names: Their names.
        status: "agreed", "done" and so on; empty if nothing is said.
        label: Its number or letter; empty if there is none.
        due: By when, as the text says.
        due_earliest: First day that it can mean; empty if there is none.
        due_latest: Last such day.
        asked: For a response: the words of the recommendation that it quotes.
        confidence: How sure the fact is, from 0 to 1.
    """

    fact: str
    paper: Paper
    kind: str
    words: str
    passage: str
    start: int
    end: int
    heading: str = ""
    owners: frozenset[str] = frozenset()
    owner_names: frozenset[str] = frozenset()
    status: str = ""
    label: str = ""
    due: str = ""
    due_earliest: str = ""
    due_latest: str = ""
    asked: str = ""
    confidence: float = 1.0

    @property
    def matter(self) -> str:
        """The words that tell what it is about: its own, or those of the recommendation that it answers."""
        return self.asked or self.words

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Where it comes in time, then in its paper."""
        return self.paper.earliest or "9999", self.paper.iri, self.start, self.fact


@dataclass(frozen=True, slots=True)
class Link:
    """That a paper speaks of what an earlier paper states.

    Attributes:
        earlier: The fact of the earlier paper.
        later: The fact of the later paper; its passage where the words are no fact of their own.
        kind: What the later words do to the earlier ones.
        confidence: How sure it is that the same thing is meant, from 0 to 1.
        because: What the two have in common, in plain words.
        evidence: Addresses of the words on both sides.
        tells: How far it is, as the later words say where they are no fact of their own; empty otherwise.
    """

    earlier: str
    later: str
    kind: LinkKind
    confidence: float
    because: str
    evidence: tuple[str, ...]
    tells: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment through its papers.

    Attributes:
        iri: The promise; the same while its first statement stands.
        statements: What states it, in order of time.
        links: How the statements hang together.
    """

    iri: str
    statements: tuple[Stated, ...]
    links: tuple[Link, ...]

    @property
    def last(self) -> Stated:
        """What was said of it last, where something says how far it is."""
        return next((said for said in reversed(self.statements) if said.status), self.statements[-1])
