"""What a document says of itself: genre, title, publisher, date.

1. Genre: each genre has signals with weights; the most points win, none at all makes a web page.
2. Title: a "Subject:" line, else the first heading or line that is neither a mere label nor a sentence of the text.
3. Publisher: the body that the first lines name, or that RESOLVED, AGREED or decided; empty if none shows.
4. Date: beside "dated", "signed", in the first lines, then at the end; a meeting's own day before others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from ingest.documents.model import Block, Document, Span
from ingest.extract.dates import FoundDate, find_dates
from ingest.extract.parties.bodies import BodyName, find_bodies
from ingest.extract.parties.casing import cased
from ingest.extract.parties.runs import find_runs
from ingest.extract.reading import Sentence
from ingest.records import Genre, Metadata, Said

_SIGNALS: Final[tuple[tuple[Genre, str, int], ...]] = (
    ("decision-record", r"\bRECORD OF (?:EXECUTIVE |OFFICER )?DECISION\b|\bDecision (?:No|Ref|Reference|Number|taken by)\b", 6),
    ("decision-record", r"(?m)^(?:Reasons? for (?:the )?decision|Alternatives? (?:options )?considered|Any alternatives considered)", 3),
    ("government-response", r"(?i)\bgovernment(?:’s|'s)? response to\b", 4),
    ("government-response", r"(?m)^Recommendation \d+\s*$", 2),
    ("scrutiny-report", r"(?i)\b(?:conclusions and recommendations|select committee|call for evidence|inquiry report|scrutiny review|report of session)\b", 4),
    ("partnership-report", r"(?im)^\s*(?:\d+\.?\s*)?(?:aims\s*(?:/|and|&)\s*objectives|progress against \w+|outcomes achieved|key achievements|risks and issues|priorities for action)", 3),
    ("minutes", r"(?m)^\s*(?:ACTION|Action)s?(?: points?)?\s*\d*\s*[:–-]", 3),
    ("minutes", r"(?im)^\s*(?:present|apologies|in attendance|attendees|minutes(?: and actions)?|minutes of .*|resolved|members present)\b\s*:?", 2),
    ("minutes", r"\b(?:RESOLVED|the (?:committee|panel|board|group) (?:AGREED|agreed|noted|NOTED|RESOLVED|resolved))\b|(?m:^Agenda item\b)", 2),
    ("minutes", r"(?i)\bminutes of the (?:last|previous) meeting\b|\bproposed\b.{1,80}\bseconded\b", 2),
    ("news-article", r"(?m)^By [A-Z][a-z]+ [A-Z][a-z]+|\bPicture:|\bblog comments\b|\b(?:told|said to) the (?:BBC|Guardian|Times)\b", 4),
    ("news-article", r"\b(?:it has emerged|has previously said|spokes(?:man|woman|person) said)\b", 3),
    ("action-log", r"(?im)^.*\baction log\b|^.*\baction(?:s)? (?:report|tracker|update)\b", 4),
)  # fmt: skip
_LABELS: Final = re.compile(
    r"(?i)(?:agenda item|minutes|for information|for decision|report|item \d+|page \d+|cp \d+|public|official|open|contents|draft|home|menu)\b:?\.?"
)


def read_metadata(document: Document, sentences: Sequence[Sentence]) -> Metadata:
    """Read what a document says of itself.

    Args:
        document: The document.
        sentences: Its sentences.

    Returns:
        The metadata; a field that the text does not settle is None.
    """
    head = document.text[:3000]
    genre, confidence = _genre(document.text)
    title = _title(document, genre)
    publisher = _publisher(document, genre, sentences)
    date = _date(document, genre)
    words = document.text.strip()
    start = document.text.index(words) if words else 0
    quote = title.span if title else Span(start, start + len(head.strip().split("\n", maxsplit=1)[0])) if words else Span(0, 1)
    return Metadata(
        quote=quote,
        rule="metadata",
        confidence=confidence,
        genre=genre,
        title=title,
        publisher=publisher,
        date=date,
        reference=_reference(document),
    )


def _reference(document: Document) -> Said | None:
    found = re.search(
        r"(?i)\b(?:decision|reference|report|agenda item)\s+(?:no|number|ref(?:erence)?)\b\.?\s*:?\s*(?P<ref>(?-i:[A-Z]{0,6})[-/ ]?\d{2,}(?:[-/]\d+)+)",
        document.text[:3000],
    )
    return Said(found["ref"].strip(), Span(found.end("ref") - len(found["ref"].strip()), found.end("ref"))) if found else None


@cache
def _signals() -> tuple[tuple[Genre, re.Pattern[str], int], ...]:
    return tuple((genre, re.compile(pattern), weight) for genre, pattern, weight in _SIGNALS)


def _genre(text: str) -> tuple[Genre, float]:
    points: dict[Genre, int] = {}
    for genre, pattern, weight in _signals():
        hits = sum(1 for _, _ in zip(range(3), pattern.finditer(text), strict=False))
        points[genre] = points.get(genre, 0) + weight * hits
    best = max(points, key=lambda genre: points[genre])
    if not points[best]:
        return "web-page", 0.5
    return best, min(0.95, 0.6 + 0.05 * points[best])


def _title(document: Document, genre: Genre) -> Said | None:
    subject = re.search(r"(?m)^(?:Subject|Title|Re)\s*:[\s:]*(\S.*?)\s*$", document.text[:4000])
    if subject:
        return Said(" ".join(subject[1].split()), Span(subject.start(1), subject.end(1)))
    lines = _first_lines(document)
    chosen = next((block.span for block in lines if not _is_no_title(document, block)), None)
    if chosen is None:
        return None
    ends = [block.span for block in lines if block.span.start >= chosen.start]
    whole = _meeting_title(document, ends) if genre == "minutes" else _open_title(document, ends)
    return Said(" ".join(document.words(whole).split()), whole)


def _is_no_title(document: Document, block: Block) -> bool:
    """A mere label, or a sentence of the text, which a document without a title begins with."""
    words = document.words(block.span).strip()
    is_sentence = block.kind != "heading" and words.endswith((".", "!", "?")) and bool(_finite().search(words))
    return is_sentence or bool(_LABELS.fullmatch(words))


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(r"\b(?:is|are|was|were|has|have|had|been|be|will|would|should|can|could|may|must|met|agreed|noted|said|took|made)\b")


def _first_lines(document: Document) -> list[Block]:
    return [block for block in document.blocks[:10] if len(document.words(block.span)) <= 200]


def _meeting_title(document: Document, spans: list[Span]) -> Span:
    """A body's name and the line that counts the meeting make one title."""
    if len(spans) > 1 and re.fullmatch(r"(?i)(?:\w+ )?\d*(?:st|nd|rd|th)? ?meeting", document.words(spans[1]).strip()):
        return Span(spans[0].start, spans[1].end)
    return spans[0]


def _open_title(document: Document, spans: list[Span]) -> Span:
    """A title goes on while a quotation is open or a line ends in a small word."""
    end = spans[0]
    for span in spans[1:6]:
        words = document.words(Span(spans[0].start, end.end))
        if words.count("‘") <= words.count("’") and not re.search(r"(?:\b(?:of|to|the|and|for|in|on|with|UK)|[:–-])$", words):
            break
        end = span
    return Span(spans[0].start, end.end)


def _publisher(document: Document, genre: Genre, sentences: Sequence[Sentence]) -> Said | None:
    if genre in ("news-article", "web-page"):
        return None
    for block in document.blocks[:8]:
        body = _named_first(document, block.span)
        if body:
            return Said(cased(body.name), body.span)
    return _decider(document, sentences)


def _named_first(document: Document, span: Span) -> BodyName | None:
    words = document.words(span)
    if len(words) > 160 or re.match(r"(?i)\s*(?:present|apolog|panel:|attend|in attendance|by |to:|from:)", words):
        return None
    bodies = [body for run in find_runs(document.text, span.start, span.end) for body in find_bodies(run)]
    first = next((body for body in bodies if body.span.start - span.start <= 4), None)
    return first if first and len(first.name.split()) > 1 else None


@cache
def _decides() -> re.Pattern[str]:
    return re.compile(
        r"\b[Tt]he\s+(?P<body>[A-Z][\w’'&, -]{3,80}?(?:Committee|Board|Panel|Group|Council|Cabinet|Forum|Partnership|Commission))\s+(?:therefore\s+|then\s+|unanimously\s+)?(?:AGREED|RESOLVED|RECOMMENDED|NOTED|APPROVED|agreed|resolved|approved)\b"
    )


def _decider(document: Document, sentences: Sequence[Sentence]) -> Said | None:
    for sentence in sentences:
        found = _decides().search(document.text, sentence.span.start, sentence.span.end)
        if found:
            return Said(" ".join(found["body"].split()), Span(found.start("body"), found.end("body")))
    return None


def _date(document: Document, genre: Genre) -> Said | None:
    text = document.text
    for low, high in _places(document, genre):
        for found in find_dates(text[low:high]):
            if _own_date(text, low, found):
                return Said(found.iso, Span(low + found.start, low + found.end))
    return None


def _places(document: Document, genre: Genre) -> Iterator[tuple[int, int]]:
    text = document.text
    if genre == "decision-record":
        signed = re.search(r"(?is)\bsigned\b", text)
        if signed:
            yield max(0, signed.start() - 120), min(len(text), signed.end() + 120)
    yield 0, min(len(text), 1600)
    yield max(0, len(text) - 600), len(text)


def _own_date(text: str, low: int, found: FoundDate) -> bool:
    if len(found.iso) < 7:
        return False
    before = text[max(0, low + found.start - 40) : low + found.start].casefold()
    after = text[low + found.end : low + found.end + 60].split("\n", maxsplit=1)[0]
    if "minutes of" in before and re.search(r"\b(?:was|were)\b", after):
        return False  # the minutes that this meeting approved
    return not re.search(r"\b(?:by|since|until|before|announced in|from)\s+(?:the\s+)?$|\b(?:next meeting\w*|due|deadline)\b[^\n]*$", before)
