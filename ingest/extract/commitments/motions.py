"""What a motion that was carried decides ("Motion: "That the Panel carries out a survey." ... Carried by 4 votes to 0").

1. A motion stands behind its label, or behind who moved and who seconded it.
2. It is a decision where the words behind it, in its paragraph or the next, say that it was carried.
3. Where a resolution follows, that one says what was decided, and the motion is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.commitments.decisions import decider
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading
from ingest.records import Commitment

_BEHIND: Final = 500  # characters behind a motion within which its outcome stands
_RESOLVED: Final = 1500  # characters behind a motion within which a resolution takes its place


@cache
def _motion() -> Guarded:
    by = r"(?:[^.;]|(?<=[A-Z])\.|(?<=Mrs|Cll)\.|(?<=Mr|Dr|Ms)\.){3,90}?"
    return Guarded(
        r"(?s)\b(?:Motion|MOTION|Proposition)\s*(?:\d{1,2}\s*)?[:–-]\s*[\"“‘']?(?P<what>[Tt]hat\b[^\"”]{12,600}?)(?=[.\"”]\s|[\"”.]*$)"
        rf"|\b(?:[Mm]oved|[Pp]roposed) by {by} (?:and )?seconded by {by},? that (?P<moved>(?:the|this|a|an|all|no|we)\b[^.;\"”]{{12,400}})"
    )


@cache
def _carried() -> re.Pattern[str]:
    return re.compile(r"\b(?:carried|CARRIED|Carried|passed|agreed (?:unanimously|without|nem|by)|unanimously agreed|was agreed|Agreed|AGREED)\b")


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(r"\b(?:lost|LOST|[Nn]ot carried|NOT CARRIED|fell|defeated|withdrawn|rejected|amendment|no seconder)\b")


def find_motions(reading: Reading) -> Iterator[Commitment]:
    """Find what the motions decide that were carried.

    Args:
        reading: The reading with its cast.

    Yields:
        Decisions in text order.
    """
    for block in reading.document.blocks:
        found = _motion().search(reading.words(block.span))
        if found and _is_carried(reading, block, block.span.start + found.end()):
            group = "what" if found["what"] else "moved"
            quote = trimmed(reading, Span(block.span.start + found.start(group), block.span.start + found.end(group)))
            yield make(reading, quote, Wording("decision", "agreed", "carried-motion"), owners=decider(reading, block.span))


def _is_carried(reading: Reading, block: Block, end: int) -> bool:
    behind = reading.document.text[end : max(block.span.end, end + _BEHIND)]
    carried = _carried().search(behind)
    if carried is None or "RESOLVED" in reading.document.text[end : end + _RESOLVED]:
        return False
    return not _lost().search(behind, 0, carried.end())
