"""A brief as values: sections of items, and the numbered quotations that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapgraph.proofs.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered quotation.

    Attributes:
        number: Its number.
        words: The words, white space folded.
        place: Document, date and page, for people.
        address: The passage's IRI.
    """

    number: int
    words: str
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known of an item.

    Attributes:
        label: What it is ("Owner").
        text: What is known.
        notes: Numbers of the quotations that say so.
    """

    label: str
    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A promise, figure, gap or concern.

    Attributes:
        kind: What sort ("Action").
        text: It in words.
        notes: Numbers of the quotations that it rests on.
        lines: What is known of it.
    """

    kind: str
    text: str
    notes: tuple[int, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one sort.

    Attributes:
        title: Heading.
        hint: What is in it, and how it is to be read.
        items: The items.
    """

    title: str
    hint: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief.

    Attributes:
        title: Its heading.
        lead: What it is about and what it was made of, a sentence each.
        sections: Its sections.
        notes: Its numbered quotations.
        stamp: What it says of itself.
    """

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    stamp: Stamp
