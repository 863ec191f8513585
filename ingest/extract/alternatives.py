"""Alternatives that a record of decision says were considered: what stands under that heading or label.

1. A label ("Alternatives rejected:", "Options considered and not preferred") opens a list; a paragraph or items may follow it.
2. What stands behind the label on its line is cut at letters in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Block, Span
from ingest.extract.reading import Reading
from ingest.records import Alternative


@cache
def _label() -> re.Pattern[str]:
    seen = r"(?:considered|rejected|discounted|dismissed|explored|appraised|examined|not (?:preferred|pursued|recommended|taken forward|adopted|favoured|chosen))"
    return re.compile(
        rf"(?i)(?:\d+(?:\.\d+)*\.?\s+)?(?:details of )?(?:any\s+)?(?:other\s+|alternative\s+)*(?:alternatives?|options|courses? of action)(?:\s+options)?"
        rf"(?P<seen>(?:(?:\s+(?:that (?:were|was)|which were|and|but|or|if any|by (?:the )?\w+))*[,;]?\s+{seen}(?:\s+and(?:\s+the)? reasons?[^:]{{0,40}})?)+)?\s*(?P<colon>:)?\s*"
    )


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:none|n/?a|nil|not applicable|no (?:other |alternative )?(?:alternatives?|options)?)\b[^.]{0,40}\.?$")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=[;.,] )|(?<=and ))\(?(?:[a-h]|i{1,3}|iv|v|\d)\)\s+")


def extract(reading: Reading) -> Iterator[Alternative]:
    """Find the alternatives of a document.

    Args:
        reading: The reading.

    Yields:
        The paragraph or the items that follow such a label.
    """
    under = ""
    for block in reading.document.blocks:
        words = reading.words(block.span)
        end = _labelled(block, words)
        if end:
            under = "label"
            yield from _lettered(reading, Span(block.span.start + end, block.span.end))
        elif block.kind == "item" and under in ("label", "items"):
            under = "items"
            yield from _alternative(reading, block.span)
        elif block.kind == "paragraph" and under == "label" and not words.endswith(":"):
            under = ""
            yield from _lettered(reading, block.span)
        else:
            under = ""


def _labelled(block: Block, words: str) -> int:
    """Where the label ends with which a block starts; 0 if it starts with none."""
    found = _label().match(words)
    if found is None:
        return 0
    whole = found.end() == len(words)
    names = found["seen"] or re.match(r"(?i)(?:\d[\d.]*\s+)?(?:any )?(?:other|alternative)", words)
    return found.end() if (names and (found["colon"] or (whole and (block.kind == "heading" or found["seen"])))) else 0


def _lettered(reading: Reading, span: Span) -> Iterator[Alternative]:
    """One for each letter of "(a) let it lapse; (b) run it in house"."""
    words = reading.words(span)
    marks = [found.span() for found in _letters().finditer(words)]
    if not marks or marks[0][0] > 0:
        yield from _alternative(reading, span)
        return
    for (_, start), end in zip(marks, [*[at for at, _ in marks[1:]], len(words)], strict=True):
        part = re.sub(r"[\s;,.]+(?:and|or)?\s*$", "", words[start:end])
        yield from _alternative(reading, Span(span.start + start, span.start + start + len(part)))


def _alternative(reading: Reading, span: Span) -> Iterator[Alternative]:
    words = reading.words(span).rstrip(" .")
    if len(words.split()) > 2 and not _nothing().match(words):
        yield Alternative(quote=Span(span.start, span.start + len(words)), rule="alternatives.labelled")
