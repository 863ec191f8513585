"""The first layer of a reading: sections and sentences.

1. A heading opens a section; it closes those of its own level and below. Headings that are alike in
   style (capitals, numbered title) share a level, so that "3. GROUP NAME" holds its own "1. Aims".
2. Every block but a heading is split into sentences; a row gives one for each cell.
3. Metadata is read last, from both.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.documents.model import Block, Document, Span
from ingest.extract.metadata import read_metadata
from ingest.extract.reading import Reading, Section, Sentence
from ingest.extract.sentences import split_sentences


def build_reading(document: Document) -> Reading:
    """Lay sections and sentences over a document, and read what it says of itself.

    Args:
        document: The document.

    Returns:
        The reading, its cast still empty.
    """
    sections, owners = _sections(document)
    sentences = tuple(_sentences(document, owners))
    return Reading(document, sections, sentences, read_metadata(document, sentences))


def _sections(document: Document) -> tuple[tuple[Section, ...], list[int]]:
    end = len(document.text)
    found: list[Section] = [Section("", Span(0, 0), Span(0, end), 0, -1)]
    open_: list[int] = [0]
    owners: list[int] = []
    for block in document.blocks:
        if block.kind == "heading":
            while found[open_[-1]].level >= block.level:
                _close(found, open_.pop(), block.span.start)
            found.append(Section(document.words(block.span).rstrip(": "), block.span, Span(block.span.start, end), block.level, open_[-1]))
            open_.append(len(found) - 1)
        owners.append(open_[-1])
    return tuple(found), owners


def _close(found: list[Section], index: int, end: int) -> None:
    old = found[index]
    found[index] = Section(old.heading, old.heading_span, Span(old.span.start, end), old.level, old.parent)


def _sentences(document: Document, owners: list[int]) -> Iterator[Sentence]:
    for index, block in enumerate(document.blocks):
        if block.kind != "heading":
            for start, end in _pieces(document.text, block):
                yield Sentence(Span(start, end), index, owners[index])


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for part in block.cells if block.kind == "row" and block.cells else (block.span,):
        if len(part):
            yield from split_sentences(text, part.start, part.end)
