"""Cutting a document into parts that a model can read at once.

Parts do not overlap, hold every word, and end where a block ends: before a heading where one is near the end of the part,
between sentences only where a single block is too long for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.documents.model import Document, Span
from ingest.extract.sentences import split_sentences

LONGEST: Final = 6_000  # characters of one part: some 1,500 tokens, so that question and answer fit a small model's context


def chunks(document: Document, longest: int = LONGEST) -> list[Span]:
    """Cut a document into parts.

    Args:
        document: The document.
        longest: Most characters of one part; a single sentence may be longer.

    Returns:
        The parts in text order, without white space at their ends.
    """
    return cut(document, Span(0, len(document.text)), longest)


def cut(document: Document, span: Span, longest: int) -> list[Span]:
    """Cut a stretch of a document into parts.

    Args:
        document: The document.
        span: The stretch.
        longest: Most characters of one part; a single sentence may be longer.

    Returns:
        The parts in text order, without white space at their ends; empty where there are no words.
    """
    parts: list[Span] = []
    open_: list[tuple[Span, bool]] = []
    for piece, is_heading in _pieces(document, span, longest):
        if open_ and piece.end - open_[0][0].start > longest:
            kept = _before_heading(open_)
            parts.append(Span(open_[0][0].start, open_[kept - 1][0].end))
            open_ = open_[kept:]
        open_.append((piece, is_heading))
    if open_:
        parts.append(Span(open_[0][0].start, open_[-1][0].end))
    return [trimmed for part in parts if len(trimmed := _trimmed(document.text, part))]


def _before_heading(pieces: list[tuple[Span, bool]]) -> int:
    """How many pieces make the part: up to the last heading of its second half, else all."""
    start, end = pieces[0][0].start, pieces[-1][0].end
    late = [index for index, (piece, is_heading) in enumerate(pieces) if is_heading and 2 * piece.start > start + end]
    return late[-1] if late else len(pieces)


def _pieces(document: Document, span: Span, longest: int) -> Iterator[tuple[Span, bool]]:
    """The stretch as pieces that touch: a block with what stands before it, a sentence of a long one, and what is left."""
    place = span.start
    for block in document.blocks:
        end = min(block.span.end, span.end)
        if end <= place:
            continue
        if end - place <= longest:
            yield Span(place, end), block.kind == "heading"
        else:
            yield from ((piece, False) for piece in _sentences(document.text, place, end))
        place = end
    if place < span.end:
        yield Span(place, span.end), False


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    place = start
    for _, last in split_sentences(text, start, end):
        yield Span(place, last)
        place = last
    if place < end:
        yield Span(place, end)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
