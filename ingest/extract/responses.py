"""Responses: what a body answers to one recommendation of another.

A quoted recommendation with its number is followed by its answer (`ingest.extract.commitments.answers`); the first words of assent,
part assent, refusal or notice settle the status (`ingest.extract.commitments.verdicts`). An answer that says none of them is a
response without a status, quoted by its first sentence: that it was answered is known, and how is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.extract.authors import author, meeting
from ingest.extract.commitments.answers import find_answers
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.tables import find_table_answers
from ingest.extract.commitments.verdicts import Answer
from ingest.extract.reading import Reading
from ingest.records import Response, Said


def extract(reading: Reading) -> Iterator[Response]:
    """Find the responses of a document that answers recommendations.

    Args:
        reading: The reading with its cast.

    Yields:
        One response for each recommendation, numbered or in a table, that is answered.
    """
    for answer in _once([*find_answers(reading), *find_table_answers(reading)]):
        yield Response(
            quote=trimmed(reading, answer.words),
            rule="responses.answer" if answer.status else "responses.open",
            label=answer.label,
            recommendation=answer.recommendation,
            responder=_responder(reading, answer),
            status=answer.status,
        )


def _once(answers: Sequence[Answer]) -> Iterator[Answer]:
    """Each recommendation once, by its number or its place: two layouts of an answer may be seen in the same lines."""
    settled: dict[object, Answer] = {}
    for answer in answers:
        key = answer.label.value if answer.label else answer.recommendation.start
        known = settled.get(key)
        if known is None or (answer.status and not known.status):
            settled[key] = answer
    numbered = [answer for answer in settled.values() if answer.label]
    for answer in settled.values():
        if answer.label or not any(answer.answer.overlaps(other.answer) or answer.recommendation.overlaps(other.recommendation) for other in numbered):
            yield answer


def _responder(reading: Reading, answer: Answer) -> Said | None:
    """The body that the settling words have as their subject ("NHS England accepts"), else who wrote the response."""
    first = next(iter(reading.cast.within(answer.words)), None) if answer.status else None
    if first and first.kind == "body" and first.span.start - answer.words.start <= len("The "):
        return first.said()
    return next(iter(meeting(reading) or author(reading)), None)
