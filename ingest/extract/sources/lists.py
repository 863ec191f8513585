"""The documents that a paper lists under a label: "Background papers: Tender report; Stock Survey 2021".

1. The label stands alone above the entries, or before them in the same block (a cell, a colon).
2. Entries are parted by semicolons, or are blocks of their own until a heading, a sentence or another label.
3. In minutes, the heading of an item that is a paper's title ("7. Integrated performance report", "5. Recovery plan").
4. What the line "Source: ..." under a table or chart, or such words in brackets, name.
5. What stands in brackets behind an entry, and "none", are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.parties.bodies import classify
from ingest.extract.reading import Reading
from ingest.extract.sources.found import kind_of_title
from ingest.records import Said, Source

_HEADING: Final = 90  # characters of a heading


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:list of |other )?(?:background|supporting|additional|reference|source|associated|related|relevant)\s+(?:papers?|documents?|reports?|material|reading)(?:\s+(?:used|considered|consulted|relied (?:up)?on|and (?:papers|documents|reports|links)))?|documents? (?:considered|consulted|relied (?:up)?on)|papers considered|references|bibliography|further reading)"
        r"(?:\s*\([^)]{1,60}\))?(?:\s*(?::|[-–](?=\s))\s*|\s{2,}|[ \t]*\n|\s*$)",
        re.IGNORECASE,
    )


@cache
def _entry() -> re.Pattern[str]:
    """One entry, without its number, what stands in brackets behind it, and its page."""
    return re.compile(r"\s*(?:[-–•*]\s*|\(?[a-z\d]{1,2}[.)]\s+)?(?P<t>[A-Z“‘'\d][^;\n]*?)(?:,?\s+item \d+\.?)?(?:\s+\([^()]*\)|\s+(?:\w+ )?icon\b[^;\n]*|\s+PDF\b[^;\n]*)?\s*[.,]?\s*(?:;|\n|$)")


@cache
def _no_entry() -> re.Pattern[str]:
    """Nothing, or a sentence and no title."""
    return re.compile(r"(?i:none|nil|n/?a|not applicable|no )\b|.*\b(?:is|are|was|were|has|have|had|will|can|may)\b|.*:\s*$")


def find_listed(reading: Reading) -> Iterator[Source]:
    """Find the documents that a paper lists under a label of their own.

    Args:
        reading: The reading; its cast is not needed.

    Yields:
        Sources in text order.
    """
    blocks = reading.document.blocks
    for index, block in enumerate(blocks):
        words = reading.words(Span(block.span.start, min(block.span.end, block.span.start + 120)))
        label = _label().match(words)
        if label is None:
            continue
        rest = Span(block.span.start + label.end(), block.span.end)
        if len(rest):
            yield from _entries(reading, rest)
            continue
        for below in blocks[index + 1 : index + 40]:
            entries = list(_entries(reading, below.span)) if below.kind != "heading" else []
            if not entries or _label().match(reading.words(below.span)):
                break
            yield from entries


def bare_title(reference: str) -> tuple[int, int]:
    """Find the title within a reference: behind who wrote it, before who published it and when.

    Args:
        reference: One entry of a list of references, or of a note.

    Returns:
        Start and end of the title; of the whole where no author stands before it.

    Example:
        >>> reference = "A. Lee and B. Hay, Tides of Change, Marl Press, 2014"
        >>> reference[slice(*bare_title(reference))]
        'Tides of Change'
    """
    found = _referred().fullmatch(reference)
    written = found and (_person().fullmatch(found["by"]) or classify(found["by"].split()) or found["by"].endswith(("Intelligence", "Research", "Consulting")))
    return found.span("t") if found and written and len(found["t"].split()) > 1 else (0, len(reference))


@cache
def _referred() -> re.Pattern[str]:
    when = r"(?:[A-Z][a-z]+ )?(?:19|20)\d\d(?:[-/–]\d+)?"
    return re.compile(rf"(?P<by>[A-Z][^,;:()]{{2,60}}),\s+(?P<t>[A-Z][^;]{{6,140}}?)(?:,\s+[A-Z][\w’'& ]{{3,60}})?(?:,\s+{when}|\s+\({when}\))\.?")


@cache
def _person() -> re.Pattern[str]:
    """Who writes: initials and a surname, or surnames ("L. Arkwright", "Dearden and Becker", "Hay, B. et al")."""
    name = r"(?:(?:Dr|Professor|Prof)\.?\s+)?(?:[A-Z]\.?\s?){0,3}[A-Z][a-z’'-]+(?:\s+[A-Z]\.?){0,2}"
    return re.compile(rf"{name}(?:\s+et al\.?|\s+(?:and|&)\s+{name})?")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"\s*(?P<n>(?:item\s+)?\d{1,3}(?:[./]\d+)*[.):]?\s+)?(?P<t>(?!Officers?\b|Any\b|Chair|Declar|Minutes|Review\b|Progress\b|To\b)[A-Z][\w’'&/-]*(?:\s+[\w’'&/:-]+){1,7}?\s+(?:[Rr]eport|REPORT|[Mm]onitoring|MONITORING|[Dd]ashboard|DASHBOARD|[Ss]corecard))\s*$")


def item_paper(reading: Reading, block: Block) -> Said | None:
    """Find the paper that an item of a meeting is headed with.

    Args:
        reading: The reading.
        block: A block of the document.

    Returns:
        Its title; None if the block is no numbered heading, or names no paper.
    """
    if len(block.span) > _HEADING or reading.metadata.genre != "minutes":
        return None
    found = _item().match(reading.words(block.span))
    if found is None or not (found["n"] or (block.label and block.kind in {"heading", "item"} and block.label[0].isdigit())):
        return None
    return Said(" ".join(found["t"].split()), Span(block.span.start + found.start("t"), block.span.start + found.end("t")))


def find_item_papers(reading: Reading) -> Iterator[Source]:
    """Find the papers that the items of a meeting are headed with.

    Args:
        reading: The reading; its cast is not needed.

    Yields:
        Sources in text order.
    """
    for block in reading.document.blocks:
        title = item_paper(reading, block)
        plan = None if title or not _is_item(reading, block) else _plan().fullmatch(reading.words(block.span))
        if title:
            yield Source(quote=title.span, rule="sources.item", title=title, kind="report")
        elif plan:
            place = Span(block.span.start + plan.start("t"), block.span.start + plan.end("t"))
            yield Source(quote=place, rule="sources.item", title=Said(" ".join(plan["t"].split()), place), kind="strategy")


@cache
def _plan() -> re.Pattern[str]:
    """The heading of an item that is about a plan; not one of making, changing or following it up."""
    lead = r"(?!Officers?\b|Any\b|Declar|Review\b|Progress\b|To\b|Developing|Draft(?:ing)?\b|Towards|Update\b|Work\b|WORK\b|Forward\b|FORWARD\b|Action\b|ACTION\b|Next\b|Future\b)"
    return re.compile(
        rf"\s*(?:(?:item\s+)?\d{{1,3}}(?:[./]\d+)*[.):]?\s+)?(?P<t>{lead}[A-Z][\w’'&/-]*(?:\s+[\w’'&/-]+){{0,6}}?\s+(?:[Pp]lan|PLAN|[Ss]trategy|STRATEGY)(?:\s+(?:19|20)\d\d(?:\s?[-–/]\s?\d+)?)?)(?:\s*[:–-]\s+[^.]{{3,60}}|\s+\([^)]{{2,40}}\))?\s*"
    )


def _is_item(reading: Reading, block: Block) -> bool:
    """A short heading in minutes, or a short line of its own with a number."""
    numbered = bool(block.label[:1].isdigit() or re.match(r"\s*\d{1,3}[.):]?\s+[A-Z]", reading.words(block.span)))
    return reading.metadata.genre == "minutes" and len(block.span) <= _HEADING and (block.kind == "heading" or (block.kind == "item" and numbered))


def find_named_below(reading: Reading) -> Iterator[Source]:
    """Find what tables, charts and paragraphs are said to be from, in a line "Source: ..." or such words in brackets.

    Args:
        reading: The reading; its cast is not needed.

    Yields:
        Sources in text order.
    """
    for block in reading.document.blocks:
        words = reading.words(block.span)
        for found in _below().finditer(words) if "ource" in words else ():
            title = found["t"].rstrip(" .,")
            maker = re.match(r"(?P<who>[A-Z][^,]{2,70}),\s+(?=[A-Z])", title)
            lead = maker.end() if maker and classify(maker["who"].split()) else 0
            start, title = block.span.start + found.start("t") + lead, title[lead:]
            place = Span(start, start + len(title))
            kind = kind_of_title(title)
            yield Source(quote=place, rule="sources.listed", title=Said(" ".join(title.split()), place), kind="dataset" if kind == "other" else kind)


@cache
def _below() -> re.Pattern[str]:
    return re.compile(r"(?:^|\(|\.\s+|\|\s+)[Ss]ources?\s*[:–-]\s*(?P<t>[A-Z][^\n;()|]{5,160}?)(?=$|[;)|]|,? (?:except|unless|other than) |\. [A-Z][a-z]+ [a-z])")


def _entries(reading: Reading, span: Span) -> Iterator[Source]:
    lines = reading.document.words(span).split("\n")
    dated = all(re.search(r"(?:19|20)\d\d\W*$", line) for line in lines)  # each line is an entry, none goes on over two
    for found in _entry().finditer("\n".join(lines) if dated else reading.words(span)):
        title = found["t"].strip()
        if not _no_entry().match(title) and 2 <= len(title.split()) <= 24:
            start, end = bare_title(title)
            place, title = Span(span.start + found.start("t") + start, span.start + found.start("t") + end), title[start:end]
            yield Source(quote=place, rule="sources.listed", title=Said(" ".join(title.split()), place), kind=kind_of_title(title))
