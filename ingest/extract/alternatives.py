"""Alternatives that a record of decision says were considered: what stands under that heading or label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.records import Alternative


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:any\s+)?(?:other\s+)?(?:alternatives?|alternative options|options)(?:\s+options)?\s+(?:considered|rejected|considered and rejected)\s*:?\s*"
    )


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:none|n/?a|not applicable|no alternatives?)\b[^.]{0,40}\.?$")


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
        found = _label().match(words)
        if found:
            under = "label"
            if found.end() < len(words):
                yield from _alternative(reading, Span(block.span.start + found.end(), block.span.end))
        elif block.kind == "item" and under in ("label", "items"):
            under = "items"
            yield from _alternative(reading, block.span)
        elif block.kind == "paragraph" and under == "label" and not words.endswith(":"):
            under = ""
            yield from _alternative(reading, block.span)
        else:
            under = ""


def _alternative(reading: Reading, span: Span) -> Iterator[Alternative]:
    words = reading.words(span).rstrip(" .")
    if len(words.split()) > 2 and not _nothing().match(words):
        yield Alternative(quote=Span(span.start, span.start + len(words)), rule="alternatives.labelled")
