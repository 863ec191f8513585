"""Answers without headings: tables flattened to lines, and letters that go through what was recommended.

1. A line that is only a number, then what is asked, then a line that starts with "Agreed", "Not accepted" or their like: a row of a
   table whose cells became lines. Lettered parts are answered by the parts of the answer with their letters.
2. A paragraph that opens with "Your second recommendation is that" or "The first asks us to" quotes a recommendation; the rest of
   the paragraph answers it. Two such paragraphs make a letter of answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.commitments.verdicts import Answer, status_of
from ingest.extract.reading import Reading
from ingest.records import Said

_ORDINALS: Final = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last|final"
_ROW: Final = 8  # blocks of a row at most


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?:Rec(?:ommendation)?\.? ?|R)?\d{1,2}\.?")


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(r"(?:\([a-z]\)\s*)?(?:(?:Partially|Partly|Not|Fully)\s+)?(?:[Aa]greed|[Aa]ccepted|[Rr]ejected|[Nn]oted|[Dd]eclined)\b")


def find_stacked(reading: Reading) -> Iterator[Answer]:
    """Find the rows of answers whose cells became lines.

    Args:
        reading: The reading.

    Yields:
        Answers in text order; none if the document has only one such row.
    """
    blocks = reading.document.blocks
    starts = [index for index, block in enumerate(blocks) if len(block.span) < 20 and _number().fullmatch(reading.words(block.span).strip())]
    rows = [list(_row(reading, start, end)) for start, end in zip(starts, [*starts, len(blocks)][1:], strict=True)]
    if sum(bool(row) for row in rows) > 1:
        for row in rows:
            yield from row


def _row(reading: Reading, start: int, end: int) -> Iterator[Answer]:
    blocks = reading.document.blocks
    label = Said(reading.words(blocks[start].span).strip().rstrip("."), blocks[start].span)
    cells = blocks[start + 1 : min(end, start + 1 + _ROW)]
    said = next((at for at, cell in enumerate(cells) if at and _verdict().match(reading.words(cell.span))), 0)
    if not said:
        return
    asked, answer = cells[:said], cells[said].span
    if all(cell.kind == "item" and cell.label.isalpha() for cell in asked):
        yield from _lettered(reading, label, asked, answer)
    else:
        status, words = status_of(reading, answer, label.value)
        yield Answer(label, Span(asked[0].span.start, asked[-1].span.end), answer, words, status)


def _lettered(reading: Reading, label: Said, asked: tuple[Block, ...], answer: Span) -> Iterator[Answer]:
    marks = list(re.finditer(r"\(([a-z])\)\s*", reading.words(answer)))
    ends = [mark.start() for mark in marks] + [len(answer)]
    parts = {mark[1]: Span(answer.start + mark.end(), answer.start + ends[at + 1]) for at, mark in enumerate(marks)}
    opening = Span(answer.start, answer.start + ends[0])
    for cell in asked:
        own = parts.get(cell.label) or (opening if len(opening) else answer)
        status, words = status_of(reading, own)
        yield Answer(Said(label.value + cell.label, label.span), cell.span, own, words, status)


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:Your|The|On your|On the|As to your|As for your|Turning to your|In your|You)\s+)?(?P<nth>(?i:{_ORDINALS}))(?:ly)?,?\s+(?:recommendation,?\s+)?(?:(?:is|was|asks?|recommends?|recommended|calls?|suggests?|proposes?|you (?:would like|ask|asked|recommend|want|suggest))\b[^.;]{{0,30}}?\s+)?"
        r"(?P<lead>that|to|for)\s+(?P<what>[^.;]+?)(?P<stop>,\s+(?=(?:we|I|the \w+)\s+(?:\w+ )?(?:accept|agree|do|cannot|can|are|am|reject|support|welcome))|[.;])"
    )


def find_replies(reading: Reading) -> Iterator[Answer]:
    """Find the answers of a letter that goes through what was recommended.

    Args:
        reading: The reading.

    Yields:
        Answers in text order; none if the letter has only one such paragraph.
    """
    blocks = [block.span for block in reading.document.blocks if block.kind == "paragraph"]
    opened = [(span, found) for span in blocks if (found := _ordinal().match(reading.words(span)))]
    for span, found in opened if len(opened) > 1 else ():
        label = Said(found["nth"].lower(), Span(span.start + found.start("nth"), span.start + found.end("nth")))
        after = re.compile(r"\s*").match(reading.words(span), found.end("stop"))
        answer = Span(span.start + (after.end() if after else 0), span.end)
        if len(answer):
            status, words = status_of(reading, answer, label.value)
            yield Answer(label, Span(span.start + found.start("what"), span.start + found.end("what")), answer, words, status)
