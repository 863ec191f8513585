"""Commitments by where they stand: aims under "Aims", work under "Progress", decisions under "RESOLVED".

1. A heading, or a paragraph that ends with a colon, says what the items below it are.
2. Each item (or, under a heading, each paragraph's sentences) becomes a commitment of that kind.
3. The owner is the group whose section it is, with the heading's words as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.wordings import find_wording
from ingest.extract.reading import Reading, Section
from ingest.extract.sentences import split_sentences
from ingest.identify.names import fold
from ingest.records import Commitment, Said

_HEADS: Final[tuple[tuple[str, str], ...]] = (
    ("risk", r"(?i)(?:key )?risks?\b|issues and risks|financial implications|concerns|apologies|attend|present\b|agenda\b|contents|background documents|supporting documents"),
    ("aim", r"(?i)(?:\w+ ){0,2}(?:aims?|objectives?|priorit(?:y|ies)|goals|intended outcomes|outcomes sought|partnership outcomes|vision|ambitions?)\b"),
    ("progress", r"(?i)(?:key )?(?:progress|achievements?|outcomes? achieved|milestones achieved|performance|update on progress|work (?:completed|undertaken)|highlights)\b"),
    ("decision", r"(?:RESOLVED|AGREED|Resolved|Decisions?|DECISIONS?|Resolution|RESOLUTION)\b"),
    ("action", r"(?i)(?:next steps|agreed actions|actions? agreed|follow[- ]up actions|forward plan)\b"),
)  # fmt: skip
_LEADS: Final[tuple[tuple[str, str], ...]] = (
    ("action-agreed", r"(?i)\b(?:next steps|actions?)\b.{0,40}\bagreed\b|\bagreed to\b[^.]*:$|following actions"),
    ("aim", r"(?i)\b(?:goals|aims|objectives|priorities|themes|priorities for action)\b[^.]*:$"),
    ("action-planned", r"(?i)\b(?:role|tasks?|work|next steps)\b[^.]*\b(?:will|would|is|are) (?:be )?to\s*:$|\b(?:will|would|is to|are to)\s*:$"),
    ("progress", r"(?i)\b(?:has|have) (?:so far|already|to date)\s*:$|\bprogress (?:so far|to date)[^.]*:$"),
    ("decision", r"(?:RESOLVED|AGREED|DECIDED|resolved|decided)(?:\s+(?:that|to))?\s*:?$|\bI\s*:$"),
)  # fmt: skip
_DONE: Final = Wording("progress", "done", "section-progress", 0.75, 0)


def find_section_commitments(reading: Reading) -> Iterator[Commitment]:
    """Find commitments by the heading or lead-in that they stand under.

    Args:
        reading: The reading.

    Yields:
        Commitments in text order.
    """
    sections = {sentence.block: sentence.section for sentence in reading.sentences}
    lead = ""
    for index, block in enumerate(reading.document.blocks):
        if block.kind != "item":
            found = _lead(reading.words(block.span))
            if block.kind == "heading" or found or len(reading.words(block.span)) > 12:
                lead = found
        section = _around(reading, sections.get(index, 0))
        kind = (lead if block.kind == "item" else "") or (section[0] if section else "")
        if block.kind in ("item", "paragraph") and kind and not _is_stem(reading, block):
            yield from _block(reading, block, kind, section[1] if section else None)


def section_kind(reading: Reading, section: int) -> str:
    """Return what a section holds by its headings: "aim", "progress", "decision", "action", "risk" or ""."""
    found = _around(reading, section)
    return found[0] if found else ""


def _lead(words: str) -> str:
    if not words.rstrip().endswith(":") and not re.search(r"\b(?:RESOLVED|AGREED)(?:\s+that)?$", words.rstrip()):
        return ""
    return next((kind for kind, pattern in _leads() if pattern.search(words.strip())), "")


@cache
def _leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _LEADS)


@cache
def _heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _HEADS)


def _around(reading: Reading, index: int) -> tuple[str, Section | None] | None:
    """Return the nearest heading that tells a kind, and the section above it that names a group."""
    kind, group = "", None
    while index > 0:
        section = reading.sections[index]
        if kind:
            group = group or (section if _named(reading, section) else None)
        else:
            kind = next((kind for kind, pattern in _heads() if pattern.match(section.heading) and len(section.heading) < 60), "")
        index = section.parent
    return (kind, group) if kind else None


def _named(reading: Reading, section: Section) -> bool:
    return any(mention.kind == "body" for mention in reading.cast.within(section.heading_span))


def _is_stem(reading: Reading, block: Block) -> bool:
    return reading.words(block.span).rstrip().endswith(":")


def _block(reading: Reading, block: Block, kind: str, group: Section | None) -> Iterator[Commitment]:
    if kind == "risk":
        return
    owners = _owners(reading, group)
    if kind == "aim":
        yield make(reading, _trim(reading, block.span), Wording("aim", "", "section-aim", 0.85, 0), owners=owners or _lead_owner(reading, block))
    elif kind == "decision":
        yield from _decisions(reading, block)
    elif kind == "progress":
        yield from _progress(reading, block, owners)
    else:
        yield from _actions(reading, block, kind)


def _owners(reading: Reading, group: Section | None) -> tuple[Said, ...]:
    if group is None:
        return ()
    named = [mention for mention in reading.cast.within(group.heading_span) if mention.kind == "body"]
    return (named[0].said(),) if named else ()


def _lead_owner(reading: Reading, block: Block) -> tuple[Said, ...]:
    before = [b for b in reading.document.blocks if b.span.end <= block.span.start and b.kind == "paragraph"]
    named = [m for m in reading.cast.within(before[-1].span) if m.kind == "body"] if before else []
    return (named[0].said(),) if named else ()


def _trim(reading: Reading, span: Span) -> Span:
    words = reading.words(span).rstrip(" .;,\n")
    words = re.sub(r"\s*(?:[;,]\s*(?:and|or))$| – for example\b.*$|\s-\s(?:for example|e\.?g)\b.*$", "", words, flags=re.DOTALL)
    return Span(span.start, span.start + max(1, len(words)))


def _decisions(reading: Reading, block: Block) -> Iterator[Commitment]:
    words = reading.words(block.span)
    if len(words.split()) < 4 or re.match(r"(?i)(?:any|none|reason|date|signed|the meeting (?:closed|ended))\b", words):
        return
    if block.kind == "paragraph" and not re.match(r"(?:That|To|NOTE|AGREE|APPROVE|DELEGATE|ENDORSE|The|It was)\b", words):
        return
    noted = re.match(r"(?:That\s+)?(?:[\w ,’'-]{0,60}?\b)?(?:be\s+)?(?:NOTED?|noted?)\b", words)
    delegate = re.match(r"(?:That\s+)?(?:authority be\s+)?(?:DELEGATED?|delegated?)\b.{0,60}?\bto\s+", words)
    wording = Wording("decision", "noted" if noted else "agreed", "section-decision", 0.9, delegate.end() if delegate else 0)
    owners = _delegate(reading, block.span, delegate) if delegate else _taker(reading, block)
    yield make(reading, _trim(reading, block.span), wording, owners=owners)


def _delegate(reading: Reading, span: Span, found: re.Match[str]) -> tuple[Said, ...]:
    mentions = reading.cast.within(Span(span.start + found.start(), min(span.end, span.start + found.end() + 160)))
    return (mentions[0].said(),) if mentions else ()


def _taker(reading: Reading, block: Block) -> tuple[Said, ...]:
    """Who decided: whom the item names as deciding, else the decision taker before the list, else the publisher."""
    own = [m for m in reading.cast.within(Span(block.span.start, min(block.span.end, block.span.start + 60))) if m.kind == "body"]
    if own and re.match(r"That\s+(?:the\s+)?$", reading.words(Span(block.span.start, own[0].span.start))):
        return (own[0].said(),)
    if reading.metadata.genre == "decision-record":
        takers = [m for m in reading.cast.before(block.span.start) if m.kind != "body"]
        first = next((m for m in reversed(takers) if m.kind == "person"), takers[0] if takers else None)
        return (first.said(),) if first else ()
    publisher = reading.metadata.publisher
    name = next((p.name.value for p in reading.cast.partners if publisher and fold(p.name.value) == fold(publisher.value)), "")
    return (Said(name, publisher.span),) if publisher and name else ()


def _progress(reading: Reading, block: Block, owners: tuple[Said, ...]) -> Iterator[Commitment]:
    for start, end in split_sentences(reading.document.text, block.span.start, block.span.end):
        span = _trim(reading, Span(start, end))
        words = reading.words(span)
        if len(words.split()) < 3 or re.match(r"(?i)(?:not applicable|n/a|none|this will cause)\b", words):
            continue
        wording = _progress_wording(words)
        yield make(reading, span, wording)


def _progress_wording(words: str) -> Wording:
    if re.search(r"\bdue\b|\bw/c\b|\bto be \w+ed\b|\bto (?:start|begin|commence)\b|\bwill\b", words) and not re.search(r"\bdue to (?!start|be)", words):
        return Wording("action", "planned", "section-progress-planned", 0.75, len(words) if " to be " in words else 0)
    found = find_wording(words)
    if found and found.kind in ("progress", "decision"):
        return Wording(found.kind, found.status, found.rule, 0.75, found.verb, found.passive)
    doing = re.search(r"(?i)\bunder ?way\b|\bongoing\b|\bprogressing\b|\btaking place\b|\bbeing \w+ed\b|^(?:\w+ing)\b|\banalysing\b|\bdeveloping\b|^joint working", words)
    if doing:
        return Wording("progress", "under way", "section-progress-under-way", 0.75, doing.start())
    verb = re.search(r"\b\w+ed\b|\bheld\b|\bbegun\b|\bnow\b", words)
    return Wording("progress", "done", _DONE.rule, _DONE.confidence, verb.start() if verb else 0)


def _actions(reading: Reading, block: Block, kind: str) -> Iterator[Commitment]:
    words = reading.words(block.span)
    status = "agreed" if kind == "action-agreed" else "planned"
    verb = re.search(r"\b(?:would|will|to|should)\b", words)
    passive = bool(re.search(r"\b(?:would|will|to) be \w+(?:ed|en|own|ut|ent)\b", words))
    yield make(reading, _trim(reading, block.span), Wording("action", status, f"section-{kind}", 0.85, verb.start() if verb else 0, passive))
