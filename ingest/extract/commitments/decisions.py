"""Decisions: what stands under RESOLVED, AGREED or "Decision:", or behind "As Cabinet Member for X, I:".

The owner is who decided (the body that the item names, the decision taker, else the body whose document it is),
or the delegate of what is delegated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.documents.model import Block, Span
from ingest.extract.commitments.draft import Wording, make, subjects
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.tasks import VERBS
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import Commitment, Said


def find_decisions(reading: Reading, places: tuple[Place, ...]) -> Iterator[Commitment]:
    """Find the decisions of lists and sections that say they hold some.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.

    Yields:
        Commitments in text order.
    """
    for block, place in zip(reading.document.blocks, places, strict=True):
        words = reading.words(block.span)
        inline = _inline().match(words) if not (place.role == "decision" and block.kind == "item") else None
        if inline and not place.stem and len(words) - inline.end() > 12:
            first = _first_of_many().match(words, inline.end())
            start = first.end() if first else inline.end()
            yield _decision(reading, replace(block, span=Span(block.span.start + start, block.span.end)), words[start:], place)
        elif place.role == "decision" and not place.stem and block.kind in ("item", "paragraph") and _decides(block, words, place):
            yield _decision(reading, block, words, place)


@cache
def _inline() -> re.Pattern[str]:
    """A label in the line itself ("RESOLVED – That ...", "Decision: ...")."""
    return re.compile(r"(?:DECISIONS?|Decisions?|RESOLVED|Resolved|AGREED|Agreed|RESOLUTION|Resolution)(?:\s+\(?(?:unanimously|nem con)\)?)?\s*(?:[:–—-]\s*|(?=[Tt]hat\s|to\s)|(?=THAT\s))(?=\S)")


@cache
def _first_of_many() -> re.Pattern[str]:
    return re.compile(r"(?:[Tt]hat\s+)?\((?:1|a|i)\)\s+")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:any|none|no interest|reasons?|date|signed|the meeting (?:closed|ended|rose)|for information|background|alternative)\b")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:that|to|note[sd]?|agree[sd]?|approve[sd]?|delegate[sd]?|endorse[sd]?|resolve[sd]?|authori[sz]e[sd]?|accept(?:ed|s)?|adopt(?:ed|s)?|confirm(?:ed|s)?|receive[sd]?|recommend(?:ed|s)?|it was|support(?:ed)?|appoint(?:ed)?)\b",
        re.IGNORECASE,
    )


def _decides(block: Block, words: str, place: Place) -> bool:
    if len(words.split()) < 3 or _aside().match(words):
        return False
    return bool(_opening().match(words)) or (block.kind == "item" and (place.led or place.label is not None) and bool(_says().search(words)))


@cache
def _says() -> re.Pattern[str]:
    """A verb of deciding or doing: a bare title in a list decides nothing."""
    return re.compile(rf"\b(?:be|is|are|was|were|will|shall|should|to|not|noted|{VERBS})\b", re.IGNORECASE)


@cache
def _noted() -> re.Pattern[str]:
    return re.compile(r"(?:That\s+)?(?:[\w ,’'-]{0,70}?\b)?(?:be\s+|is\s+|are\s+)?(?:NOTE[SD]?|[Nn]oted?s?)\b|[Rr]eceive|[Tt]o note\b")


@cache
def _delegates() -> re.Pattern[str]:
    return re.compile(r"(?:[Tt]hat\s+|[Tt]o\s+)?(?:authority (?:is|be)\s+)?(?:DELEGATE[DS]?|[Dd]elegate[ds]?)\b(?:\s+(?:authority|responsibility|power))?.{0,60}?\bto\s+|\b[Aa]uthority (?:is|be) (?:delegated|given) to\s+")


def _decision(reading: Reading, block: Block, words: str, place: Place) -> Commitment:
    delegate = _delegates().match(words)
    noted = _noted().match(words[:110]) and not re.search(r"\b(?:be|are|is) (?:agreed|approved|endorsed|adopted)\b", words)
    wording = Wording("decision", "noted" if noted else "agreed", "listed-decision", delegate.end() if delegate else 0)
    owners = _delegate(reading, block.span, delegate) if delegate else ()
    upward = re.match(r"(?:RECOMMENDED|[Rr]ecommend(?:ed|s)?)\b(?:\s+(?:that|THAT))?\s+(?:the\s+)?", words)
    if upward:
        wording = Wording("recommendation", "agreed", "listed-decision")
        owners = tuple(m.said() for m in reading.cast.within(block.span)[:1] if m.span.start == block.span.start + upward.end())
    owners = owners or _leading(reading, place) or decider(reading, block.span)
    return make(reading, trimmed(reading, block.span), wording, owners=owners, label=place.label)


def _leading(reading: Reading, place: Place) -> tuple[Said, ...]:
    """Who decides by the words that lead the list ("The Lead Member RESOLVED to:")."""
    verb = _deciding_verb().search(reading.words(place.lead)) if place.lead else None
    return subjects(reading, Span(place.lead.start, place.lead.start + verb.start())) if place.lead and verb else ()


@cache
def _deciding_verb() -> re.Pattern[str]:
    return re.compile(r"\b(?:RESOLVED|AGREED|DECIDED|resolved|agreed|decided)\b|:")


def _delegate(reading: Reading, span: Span, found: re.Match[str]) -> tuple[Said, ...]:
    mentions = reading.cast.within(Span(span.start + found.end() - 4, min(span.end, span.start + found.end() + 160)))
    return (mentions[0].said(),) if mentions else ()


def decider(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Return who decided what a stretch of text says.

    Args:
        reading: The reading with its cast.
        span: Place of the decision.

    Returns:
        The body that the decision names as deciding, else the taker of a recorded decision, else the publisher; empty if none shows.
    """
    own = next((m for m in reading.cast.within(Span(span.start, min(span.end, span.start + 80))) if m.kind == "body"), None)
    opens = own and re.fullmatch(r"(?:[Tt]hat\s+)?(?:[Tt]he\s+)?", reading.words(Span(span.start, own.span.start)))
    if own and opens and _deciding_words().match(reading.document.text, own.span.end):
        return (own.said(),)
    if reading.metadata.genre == "decision-record":
        return _taker(reading, span)
    return publisher(reading) or _named_in_general(reading, span)


@cache
def _deciding_words() -> re.Pattern[str]:
    return re.compile(r"\s+(?:\w+ly\s+)?(?:note|agree|approve|endorse|resolve|recommend|accept|adopt|support|welcome|receive)[ds]?\b", re.IGNORECASE)


def _named_in_general(reading: Reading, span: Span) -> tuple[Said, ...]:
    """The body that the text before just calls "the Board"."""
    for mention in reading.cast.before(span.start):
        if mention.kind == "body" and _general().fullmatch(reading.words(mention.span)):
            return (mention.said(),)
    return ()


@cache
def _general() -> re.Pattern[str]:
    return re.compile(r"(?:[Tt]he )?(?:Sub-)?(?:Committee|Board|Panel|Cabinet|Council|Forum|Executive|Group|Commission|Partnership)", re.IGNORECASE)


def _taker(reading: Reading, span: Span) -> tuple[Said, ...]:
    taken = re.search(r"(?i)decision (?:taken|made) by\s*:?|decision[- ]maker\s*:?|i,?:\s*$", reading.document.text[: span.start])
    after = taken.end() if taken else 0
    people = [mention for mention in reading.cast.within(Span(after, span.start)) if mention.kind != "body"]
    first = next((mention for mention in people if mention.kind == "person"), people[0] if people else None)
    return (first.said(),) if first else publisher(reading)


def publisher(reading: Reading) -> tuple[Said, ...]:
    """Return the body whose document it is, by the fullest name that the document gives it.

    Args:
        reading: The reading with its cast.

    Returns:
        The body with the words that say so; empty if the text does not tell.
    """
    said = reading.metadata.publisher
    if said is None:
        return ()
    names = {fold(alias.value): partner.name.value for partner in reversed(reading.cast.partners) for alias in (*partner.aliases, partner.name)}
    name = names.get(fold(said.value), said.value)
    return (Said(said.value if name.isupper() else name, said.span),)
