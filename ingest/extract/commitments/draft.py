"""Making a commitment from a quotation: who is to do it, with whom, by when, all with their words.

The owner is the subject: the last party before the verb that makes it a promise. What has no subject ("would be
double checked") belongs to whoever spoke in the same paragraph, with less confidence, or to nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import find_frame
from ingest.extract.dates import find_due
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.records import Commitment, CommitmentKind, Said, Status


@dataclass(frozen=True, slots=True)
class Wording:
    """How a clause makes a commitment.

    Attributes:
        kind: The kind of commitment.
        status: Its status.
        rule: Name of the rule.
        confidence: How sure the rule is.
        verb: Offset of the words that make it one, within the clause; parties before it may own it.
        passive: Whether its subject is what is done, not who does it.
    """

    kind: CommitmentKind
    status: Status
    rule: str
    confidence: float
    verb: int
    passive: bool = False


def make(reading: Reading, quote: Span, wording: Wording, *, owners: tuple[Said, ...] | None = None) -> Commitment:
    """Make a commitment with its fields.

    Args:
        reading: The reading.
        quote: The clause that states it.
        wording: How it does so.
        owners: Who is to do it, where that is known already; None to look in the clause.

    Returns:
        The commitment.
    """
    verb = quote.start + wording.verb
    if owners is None:
        owners = () if wording.passive else subjects(reading, Span(quote.start, max(quote.start, verb)))
        agent = _agent(reading, quote) if not owners else ()
        owners = owners or agent
    with_whom = tuple(said for said in _objects(reading, Span(verb, quote.end)) if said.value not in {o.value for o in owners})
    due = next(find_due(reading.words(quote), anchor=_anchor(reading)), None)
    return Commitment(
        quote=quote,
        rule=f"commitments.{wording.rule}",
        confidence=wording.confidence,
        kind=wording.kind,
        status=wording.status,
        owner=owners,
        counterparty=with_whom[:2],
        due=Said(due.iso, Span(quote.start + due.start, quote.start + due.end)) if due else None,
    )


def subjects(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Return the parties that a stretch before a verb names as its subject.

    Args:
        reading: The reading.
        span: From the start of the clause to its verb.

    Returns:
        The last party, with those that "and", "/" or a comma join to it; empty if none stands there as a subject.
    """
    mentions = [mention for mention in reading.cast.within(span) if not _is_object(reading, mention)]
    if not mentions:
        return ()
    first = mentions[0]
    chain = [first]
    for mention in mentions[1:]:
        between = reading.words(Span(chain[-1].span.end, mention.span.start))
        if not re.fullmatch(r"\s*(?:,|/|&|and|,\s*and)\s*(?:the\s+)?", between):
            break
        chain.append(mention)
    return tuple(mention.said() for mention in chain)


def _is_object(reading: Reading, mention: Mention) -> bool:
    before = reading.words(Span(max(0, mention.span.start - 14), mention.span.start))
    after = reading.document.text[mention.span.end : mention.span.end + 3]
    return bool(re.search(r"\b(?:of|with|to|from|by|in|on|at|for|about|regarding)\s+(?:the\s+)?$", before)) or after.startswith(("’s", "'s"))


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\bby\s+(?:the\s+)?$")


def _agent(reading: Reading, quote: Span) -> tuple[Said, ...]:
    for mention in reading.cast.within(quote):
        if _by().search(reading.document.text, max(quote.start, mention.span.start - 8), mention.span.start):
            return (mention.said(),)
    return ()


def _objects(reading: Reading, span: Span) -> tuple[Said, ...]:
    found = []
    for mention in reading.cast.within(span):
        before = reading.words(Span(max(span.start, mention.span.start - 12), mention.span.start))
        if re.search(r"\b(?:to|with|for|from|invite|ask|meet|inform|advise|between|and)\s+(?:the\s+)?$", before):
            found.append(mention.said())
    return tuple(found)


def _anchor(reading: Reading) -> str:
    return reading.metadata.date.value if reading.metadata.date else ""


def speaker(reading: Reading, sentence: Sentence) -> tuple[Said, ...]:
    """Return who speaks in a sentence, or in the sentence before it in the same block.

    Args:
        reading: The reading.
        sentence: The sentence.

    Returns:
        The speaker with the words that name them; empty if nobody does.
    """
    block = reading.block(sentence).span
    frame = find_frame(reading.words(sentence.span))
    if frame and frame["who"]:
        return subjects(reading, Span(sentence.span.start, sentence.span.start + frame.end("who")))
    earlier = [m for m in reading.cast.within(Span(block.start, sentence.span.start)) if m.kind != "body" and _speaks(reading, m)]
    return (earlier[-1].said(),) if earlier else ()


def _speaks(reading: Reading, mention: Mention) -> bool:
    after = reading.words(Span(mention.span.end, min(len(reading.document.text), mention.span.end + 60)))
    return bool(re.match(r"(?:\s*\([^)]*\))?\s+(?:said|explained|noted|advised|informed|clarified|assured|confirmed|reported|agreed|presented|outlined|told|responded|replied|added)\b", after))


def lowered(commitment: Commitment, factor: float) -> Commitment:
    """Return the commitment with its confidence lowered."""
    return replace(commitment, confidence=round(commitment.confidence * factor, 2))
