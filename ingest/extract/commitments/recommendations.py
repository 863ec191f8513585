"""Recommendations: numbered, with lettered parts, in lists under a heading, or "We recommend that ...".

A recommendation with lettered parts gives one record for each part and none for its stem; the stem gives the owner.
One that is printed twice is one record with a further place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.documents.model import Block, Span
from ingest.extract.commitments.draft import Wording, make, subjects
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.records import Commitment, Said, Status


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"Recommendation\s+(?P<label>[A-Z]?\d+(?:\.\d+)*)\s*(?:[-–—:.]\s*)?(?=\S|$)")


@cache
def _prose() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ww]e|[Tt]he (?:\w+ )?(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Gg]roup|[Cc]ommission|[Rr]eview|[Ii]nquiry)) (?:therefore |also |further |strongly )?recommends?(?:ed)?(?: that)?\s+(?=\S)")


def find_recommendations(reading: Reading) -> Iterator[Commitment]:
    """Find the recommendations of a document.

    Args:
        reading: The reading.

    Yields:
        Commitments in text order; the same one may come twice.
    """
    agreed = _are_agreed(reading)
    blocks = reading.document.blocks
    for index, block in enumerate(blocks):
        words = reading.words(block.span)
        found = _numbered().match(words)
        if found and found.end() < len(words):
            yield from _with_parts(reading, index, Span(block.span.start + found.end(), block.span.end), _label(block, found), agreed)
        elif found:
            yield from _below_heading(reading, index, _label(block, found))
    yield from _listed(reading, agreed)
    yield from _in_prose(reading)


def _label(block: Block, found: re.Match[str]) -> Said:
    return Said(found["label"], Span(block.span.start + found.start("label"), block.span.start + found.end("label")))


def _are_agreed(reading: Reading) -> Status:
    text = reading.document.text
    if re.search(r"\b(?:AGREED|RESOLVED|agreed|endorsed)\s+the\s+(?:following\s+)?recommendations?\b|\brecommendations?\s+(?:\w+\s+){0,6}(?:be|were|was)\s+(?:AGREED|agreed|endorsed|approved)\b", text):
        return "agreed"
    return "" if reading.metadata.genre == "government-response" else "proposed"


def _with_parts(reading: Reading, index: int, stem: Span, label: Said, status: Status) -> Iterator[Commitment]:
    blocks = reading.document.blocks
    owner = subjects(reading, Span(stem.start, min(stem.end, stem.start + 80)))[:1]
    parts = []
    for block in blocks[index + 1 :]:
        if block.kind != "item" or not block.label.isalpha() or not reading.words(stem).rstrip().endswith((":", "to", "that")):
            break
        parts.append(block)
    if not parts:
        yield _one(reading, _whole(reading, stem), label, owner, status)
    for part in parts:
        said = Said(f"{label.value}{part.label}", label.span)
        yield _one(reading, _whole(reading, part.span), said, owner, status)


def _whole(reading: Reading, span: Span) -> Span:
    words = re.sub(r"[\s,;.]*(?:\b(?:and|or))?[\s,;.]*$", "", reading.words(span))
    return Span(span.start, span.start + max(1, len(words)))


def _one(reading: Reading, quote: Span, label: Said, owner: tuple[Said, ...], status: Status) -> Commitment:
    made = make(reading, quote, Wording("recommendation", status, "recommendation-numbered", 0.95, 0), owners=owner)
    return replace(made, label=label)


def _below_heading(reading: Reading, index: int, label: Said) -> Iterator[Commitment]:
    """A heading "Recommendation 1": the sentences of the next block that ask for something."""
    block = next(iter(reading.document.blocks[index + 1 : index + 2]), None)
    if block is None or block.kind == "heading":
        return
    asks = [Span(*place) for place in split_sentences(reading.document.text, block.span.start, block.span.end)]
    asks = [span for span in asks if re.search(r"\b(?:should|must|recommend|urge|call on|needs? to|ought)\b", reading.words(span))] or asks[:1]
    for span in asks:
        quote = _from_main_clause(reading, _whole(reading, span))
        verb = re.search(r"\b(?:should|must|needs? to|ought)\b", reading.words(quote))
        wording = Wording("recommendation", "", "recommendation-heading", 0.85, verb.start() if verb else 0)
        yield replace(make(reading, quote, wording), label=label)


def _from_main_clause(reading: Reading, span: Span) -> Span:
    """Leave out a subordinate clause before the main one ("Given that ..., the Council should ...")."""
    found = re.match(r"(?:Given|As|While|Because|Since|In light of|In view of|To|If)\b[^.]*?,\s+(?=the\s)", reading.words(span))
    return Span(span.start + found.end(), span.end) if found else span


def _listed(reading: Reading, agreed: Status) -> Iterator[Commitment]:
    for index, block in enumerate(reading.document.blocks):
        words = reading.words(block.span)
        if not re.fullmatch(r"(?:\d+\.?\s*)?(?:Summary of )?(?:RECOMMENDATIONS?|Recommendations?|RECOMMENDED|It is recommended that|The \w+ is (?:asked|recommended|requested|invited) to)\s*[:.]?", words):
            continue
        for item in reading.document.blocks[index + 1 :]:
            if item.kind != "item":
                break
            label = Said(item.label, Span(item.span.start, item.span.end)) if item.label not in ("", "•") else None
            made = make(reading, _whole(reading, item.span), Wording("recommendation", agreed or "proposed", "recommendation-listed", 0.85, 0), owners=None)
            yield replace(made, label=label) if label and not _numbered().match(reading.words(item.span)) else made


def _in_prose(reading: Reading) -> Iterator[Commitment]:
    for sentence in reading.sentences:
        found = _prose().search(reading.words(sentence.span))
        if found:
            quote = _whole(reading, Span(sentence.span.start + found.end(), sentence.span.end))
            verb = re.search(r"\b(?:should|must|be)\b", reading.words(quote))
            status: Status = "proposed"
            yield make(reading, quote, Wording("recommendation", status, "recommendation-prose", 0.85, verb.start() if verb else 0))
