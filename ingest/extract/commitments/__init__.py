"""Commitments: what was recommended, decided, promised, aimed at, and what is reported of it.

1. The surest rules first: action lines, numbered recommendations, decisions, and lists whose place says what they hold
   (`places`).
2. Then the clauses of running prose, by the words that make them a promise (`wordings`).
3. An owner that no words beside the task name is told by its place (`understood`).
4. What a surer rule has taken is left alone; what is said twice is one record with a further place (`once`).

Each module holds one kind of wording. What does not belong here: who is named where (`parties`), and votes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.commitments.action_lines import find_action_lines
from ingest.extract.commitments.decisions import find_decisions
from ingest.extract.commitments.leads import find_led
from ingest.extract.commitments.lists import find_listed
from ingest.extract.commitments.motions import find_motions
from ingest.extract.commitments.once import apart, once
from ingest.extract.commitments.places import find_places
from ingest.extract.commitments.prose import find_in_prose
from ingest.extract.commitments.recommendations import find_recommendations
from ingest.extract.commitments.scored import find_scored
from ingest.extract.commitments.strung import find_strung
from ingest.extract.commitments.tables import find_tabled
from ingest.extract.commitments.tallied import with_tallied
from ingest.extract.commitments.understood import understood
from ingest.extract.reading import Reading
from ingest.records import Commitment

__all__ = ["extract"]


def extract(reading: Reading) -> Iterator[Commitment]:
    """Find the commitments of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Commitments in text order, each once.
    """
    places = find_places(reading)
    sure = list(
        apart(
            [
                *find_tabled(reading, places),
                *find_led(reading),
                *find_scored(reading),
                *find_action_lines(reading, places),
                *with_tallied(reading, find_recommendations(reading, places)),
                *find_decisions(reading, places),
                *find_motions(reading),
                *find_listed(reading, places),
                *find_strung(reading, places),
            ]
        )
    )
    rows = [block.span for block in reading.document.blocks if block.kind == "row"]
    taken = {offset for span in rows for offset in range(span.start, span.end)} if rows else set()
    taken |= {offset for commitment in sure for offset in range(commitment.quote.start, commitment.quote.end)}
    yield from once(reading, understood(reading, places, apart([*sure, *find_in_prose(reading, places, taken)])))
