"""The `Reading`: a document as the extractors see it.

Three layers lie over the text, each made once and then only read:

1. *Layout* becomes `Section`s (what stands under which heading) and `Sentence`s.
2. *Names* become a `Cast`: every mention of a body, person or post, resolved within the document.
3. The extractors of facts take a `Reading` and yield records (`ingest.extract.registry`).

What does not belong here: rules that recognise anything. They live in structure.py, parties/ and
one module a kind of fact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ingest.documents.model import Block, Document, Span
from ingest.records import Metadata, Partner, Person, Said

MentionKind = Literal["body", "person", "post"]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading.

    Attributes:
        heading: The heading's words, empty for what comes before the first heading.
        heading_span: Place of the heading.
        span: The whole section, its heading and its sub-sections included.
        level: Depth of the heading, 0 for the document itself.
        parent: Index of the section around it in `Reading.sections`; -1 for the outermost.
    """

    heading: str
    heading_span: Span
    span: Span
    level: int
    parent: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or one list item's clause, table cell, label line).

    Attributes:
        span: Its place, without surrounding white space, bullet or number.
        block: Index of its block in `Document.blocks`.
        section: Index of its innermost section in `Reading.sections`.
    """

    span: Span
    block: int
    section: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names a party.

    Attributes:
        span: The words used ("she", "the Council", "Mrs Carter").
        name: The party's fullest name in this document, as in `Partner.name` or `Person.called`.
        kind: Whether the party is a body, a person or a post.
        sure: False where the reference was worked out (a pronoun, "the Committee") and not spelled out.
    """

    span: Span
    name: str
    kind: MentionKind
    sure: bool = True

    def said(self) -> Said:
        """Return the mention as a field's value with its words."""
        return Said(self.name, self.span)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is named in the document, and where.

    Attributes:
        partners: The bodies, in order of first mention.
        people: The people and nameless posts, in order of first mention.
        mentions: All mentions in text order; they do not overlap.
    """

    partners: tuple[Partner, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(mention.span.start for mention in self.mentions))

    def within(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that lie wholly inside a stretch of text, in text order."""
        low, high = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return tuple(mention for mention in self.mentions[low:high] if mention.span in span)

    def before(self, offset: int) -> Iterator[Mention]:
        """Yield the mentions that end at or before an offset, nearest first."""
        for index in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if self.mentions[index].span.end <= offset:
                yield self.mentions[index]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its layers.

    Attributes:
        document: The document.
        sections: All sections in text order; the first is the document itself.
        sentences: All sentences in text order.
        metadata: Genre, title, publisher and date.
        cast: Who is named where.
    """

    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    metadata: Metadata
    cast: Cast = field(default_factory=Cast)

    def words(self, span: Span) -> str:
        """Return the characters at `span`, line ends read as spaces: the offsets stay those of the text."""
        return self.document.words(span).replace("\n", " ")

    def block(self, sentence: Sentence) -> Block:
        """Return the block that a sentence stands in."""
        return self.document.blocks[sentence.block]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that a place stands in; None for one that stands in no sentence."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].span.end else None

    def headings(self, sentence: Sentence) -> tuple[Section, ...]:
        """Return the sections around a sentence, innermost first, the document itself left out."""
        chain, index = [], sentence.section
        while index > 0:
            chain.append(self.sections[index])
            index = self.sections[index].parent
        return tuple(chain)
