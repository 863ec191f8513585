"""Responses: what a body answers to one recommendation of another.

A quoted recommendation with its number is followed by its answer; the first words of assent, part assent, refusal or
notice settle the status (`ingest.extract.commitments.answers`). An answer that says none of them is no response record.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.commitments.answers import Answer, find_answers
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.tables import find_table_answers
from ingest.extract.reading import Reading
from ingest.records import Response, Said


def extract(reading: Reading) -> Iterator[Response]:
    """Find the responses of a document that answers recommendations.

    Args:
        reading: The reading with its cast.

    Yields:
        One response for each recommendation, numbered or in a table, that is answered in so many words.
    """
    for answer in (*find_answers(reading), *find_table_answers(reading)):
        if answer.status:
            yield Response(
                quote=trimmed(reading, answer.words),
                rule="responses.answer",
                label=answer.label,
                recommendation=answer.recommendation,
                responder=_responder(reading, answer),
                status=answer.status,
            )


def _responder(reading: Reading, answer: Answer) -> Said | None:
    """The first body that the settling words name, else nobody."""
    named = (mention for mention in reading.cast.within(answer.words) if mention.kind == "body")
    first = next(named, None)
    return first.said() if first else None
