"""The `Document`: one canonical text, its blocks, and where it came from.

Every reader returns this and nothing else; everything behind the readers sees only this.
Offsets are counted in Unicode code points of `Document.text`, as RFC 5147 counts characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's canonical text.

    Attributes:
        start: Offset of the first character, in code points.
        end: Offset behind the last character.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of layout: a heading, a paragraph, a list item, a table row, a footnote.

    Attributes:
        kind: What the layout says it is.
        span: Its place in the canonical text. For an item the printed bullet or number lies
            before `span.start`, if it is in the text at all: `span` holds the item's words only.
        level: Depth of a heading (1 is the highest) or of a list item (1 is the outermost); else 0.
        label: Number or letter of an item or heading as a reader would see it, without its
            punctuation ("3", "a", "iv"), "•" for a bullet; empty if there is none.
        page: Page on which the block starts, counted from 1; 0 where the format has no pages.
        cells: For a row, the place of each cell's text, in order.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: str = ""
    page: int = 0
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a reader noticed and could not mend; it becomes an issue.

    Attributes:
        message: What it is, in a sentence.
        remedy: What a person can do about it.
    """

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Document:
    r"""One document as text with structure.

    Attributes:
        name: Name within the corpus, a path relative to what was asked for, with "/" between parts.
        text: Canonical text: characters as found (no normalisation), line ends "\n".
        blocks: Blocks in reading order; they do not overlap.
        media_type: IANA media type of the bytes.
        reader: Name of the reader that read it.
        reader_version: Version of that reader; a change makes the document be read again.
        text_sha256: SHA-256 of `text` in UTF-8, hexadecimal.
        bytes_sha256: SHA-256 of the original bytes, hexadecimal.
        title: Title from the file's metadata; empty if there is none.
        warnings: What the reader noticed and could not mend.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    media_type: str
    reader: str
    reader_version: str
    text_sha256: str
    bytes_sha256: str
    title: str = ""
    warnings: tuple[Notice, ...] = field(default=())

    def words(self, span: Span) -> str:
        """Return the characters at `span`, exactly as they stand in the text."""
        return self.text[span.start : span.end]
