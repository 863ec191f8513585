"""Plans that a report goes through with a verdict in capitals on each ("2. Open a cafe in Reeth.  DONE - opened in May").

1. The words before the verdict are what was planned; the verdict is its status. In a partnership's own report the plan is its own.
2. What stands behind the verdict is told by the rules of running prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.commitments.decisions import publisher
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.places import own_label
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.verbs import VERBS
from ingest.extract.reading import Reading
from ingest.records import Commitment, Status

_VERDICTS: Final[tuple[tuple[str, Status], ...]] = (
    (r"PARTLY|PARTIALLY|IN PART|ON TRACK|ONGOING|IN PROGRESS|UNDER ?WAY|IN HAND", "under way"),
    (r"NOT (?:YET )?(?:DONE|MET|ACHIEVED|STARTED|COMPLETED?|DELIVERED)|LATE|DELAYED|OVERDUE|BEHIND|ON HOLD", "delayed"),
    (r"DROPPED|ABANDONED|WITHDRAWN|ENDED|CANCELLED", "ended"),
    (r"DONE|COMPLETED?|ACHIEVED|MET|DELIVERED", "done"),
)


@cache
def _verdict() -> re.Pattern[str]:
    said = "|".join(words for words, _ in _VERDICTS)
    return re.compile(rf"(?P<end>[.:]?\s+(?:[–—-]\s+)?[\[(]?)(?P<said>{said})\b(?![’'-])")


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(rf"(?i:to\s+)?(?i:{VERBS})\s|[A-Z][a-z]+ (?:a|an|the|all|every|each|our|its|their|\d+)\s")


def find_scored(reading: Reading) -> Iterator[Commitment]:
    """Find the plans of a list that a verdict in capitals stands behind.

    Args:
        reading: The reading with its cast.

    Yields:
        Reports in text order.
    """
    for block in reading.document.blocks:
        words = reading.words(block.span) if block.kind in ("item", "paragraph") else ""
        found = _verdict().search(words) if _plan().match(words) else None
        if found and len(words[: found.start()].split()) >= 3:
            status = next(status for said, status in _VERDICTS if re.fullmatch(said, found["said"]))
            quote = trimmed(reading, Span(block.span.start, block.span.start + found.start()))
            owners = publisher(reading) if reading.metadata.genre == "partnership-report" else ()
            yield make(reading, quote, Wording("progress", status, "scored-plan"), owners=owners, label=own_label(reading, block))
