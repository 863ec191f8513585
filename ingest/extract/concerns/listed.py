"""Concerns in lists: under a heading like "Risks", behind a lead-in that says so, in a column of a table, numbered in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.records import Concern, ConcernKind, Said

_WORRIES: Final = r"(?:risks?|challenges|barriers|issues|concerns|problems|difficulties|obstacles|gaps|weaknesses|threats|pressures|shortfalls|worries|blockages|blockers|unmet needs?|areas (?:of|for) concern|points of concern)"
_QUALITY: Final = r"(?:key|main|current|identified|known|potential|strategic|emerging|new|outstanding|high|top|major|principal|significant|corporate|our|the|partnership|project|programme|delivery|financial|remaining|ongoing)"
_HUNG: Final = 12  # spaces before a line that ends a cell
_FEWEST: Final = 3  # words
_LONGEST: Final = 60  # words of a paragraph that can be an entry of a list


@dataclass(frozen=True, slots=True)
class Listed:
    """One stretch of a list that is a concern by its place.

    Attributes:
        span: Its place.
        kind: The kind that the heading names.
        block: Index of its block.
    """

    span: Span
    kind: ConcernKind
    block: int


@cache
def _heading() -> re.Pattern[str]:
    more = rf"(?:\s*(?:and|/|&|,)\s*(?:{_QUALITY}\s+)*(?:{_WORRIES}|mitigations?|mitigating actions|opportunities|delays))*"
    return re.compile(
        rf"(?:(?:section|part|annex|appendix|chapter|item)\s+[\da-z]{{1,3}}\s*[-–:.]?\s*)?(?:[\da-z]{{1,3}}[.)]?(?:\d+\.?)*\s+)?(?:(?:{_QUALITY}\s+)*(?:{_WORRIES}|risk (?:register|log|summary|assessment|analysis|management)){more}(?: (?:for|to|in) (?:the )?(?:period|quarter|group|partnership|delivery|progress|escalation|report|note|discuss|raise|flag))*(?: (?:raised|identified|highlighted|faced|this (?:quarter|period)))?"
        r"|what (?:concerns|worries) us|what(?:'s| is) (?:getting in the way|worrying us|not working(?: well)?|holding us back)|what (?:did not|didn't|has not|hasn't) (?:go|gone|work|worked)(?: so)? well|what keeps us awake(?: at night)?|where we are (?:falling short|behind)|what (?:could|might|may) (?:go wrong|stop us|get in (?:our|the) way|hold us back|trip us up|prevent us))\s*[:.]?"
    )


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"\b{_WORRIES}\b[^.:;]{{0,60}}:\s*-?$")


@cache
def _mixed() -> re.Pattern[str]:
    """A lead-in to more than worries."""
    return re.compile(r"\b(?:opportunit|strength|benefit|success|solution|terms of reference|evidence on|views on|comments|suggest)\w*")


def _is_entry(block: Block, words: str) -> bool:
    """An item, or a paragraph as short as one: a longer one discusses, and only its own words tell what worries."""
    return not words.endswith(":") and (block.kind == "item" or (block.kind == "paragraph" and len(words.split()) <= _LONGEST))


@cache
def _column() -> re.Pattern[str]:
    return re.compile(rf"(?:{_QUALITY}\s+)*(?:{_WORRIES}|risk description|description of (?:the )?risk|risk title|risk / issue)(?:\s*(?:/|and|&)\s*{_WORRIES})?(?: (?:description|identified|raised))?\s*:?")


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(r"(?:not applicable|n/?a\b|none|no (?:significant |new |major |current )?(?:risks?|issues|concerns)|nil\b|to be (?:confirmed|advised)|tb[ca]\b|see (?:above|below)\b|mitigat\w+\b|this (?:is|will be) being\b|(?:high|medium|low|red|amber|green)\b\W*$|owner\b|action\b\s*[:-])")


@cache
def _mitigates() -> re.Pattern[str]:
    """What is being done about a risk, beside it."""
    doing = r"(?:discuss|work|seek|look|review|monitor|develop|explor|recruit|tak|prepar|meet|liais|talk|negotiat)ing"
    return re.compile(rf"(?:has|have) been asked to\b|^(?:officers|we|the (?:\w+ ){{1,3}}?) ?(?:is|are) (?:also |now |currently )?{doing}\b|\bwill be (?:looked at|reviewed|monitored|managed|mitigated|considered|addressed|kept under review|covered|picked up)\b")


def find_listed(reading: Reading) -> Iterator[Listed]:
    """Find the stretches of a document that are concerns by where they stand.

    Args:
        reading: The reading.

    Yields:
        Stretches in text order.
    """
    headings = {index: _kind_of(section.heading) for index, section in enumerate(reading.sections)}
    sections = {sentence.block: sentence.section for sentence in reading.sentences}
    lead: ConcernKind | None = None
    column, itemed = -1, -1  # the section in which items were read last
    kind: ConcernKind | None
    for index, block in enumerate(reading.document.blocks):
        words = " ".join(reading.words(block.span).split()).lower().replace("’", "'")
        if block.kind == "row":
            worries = headings.get(sections.get(index, -1))
            header = next((at for at, cell in enumerate(block.cells) if _is_column(reading, cell) or (worries and _describes(reading, cell))), -1)
            if 0 <= column < len(block.cells) and header < 0:
                yield from _parts(reading, block.cells[column], "risk", index)
            column = header if header >= 0 else column
            continue
        coded = _coded().match(reading.document.text, block.span.start, block.span.end) if column >= 0 else None
        if coded:  # a row whose cells the layout did not part
            yield from _parts(reading, Span(*coded.span("what")), "risk", index)
            continue
        if column >= 0 and _ends_cell(reading, block):
            continue
        column = -1
        led = lead if block.kind == "item" else None
        lead = _named(words) if _lead_in().search(words) and not _mixed().search(words) else led
        kind = led or headings.get(sections.get(index, -1))
        if kind and not led and block.kind == "paragraph" and itemed == sections.get(index, -1):
            kind = None  # behind the list its section goes on with something else
        itemed = sections.get(index, -1) if block.kind == "item" else itemed
        if kind and _is_entry(block, words):
            yield from _parts(reading, block.span, kind, index, first_only=bool(led) or len(words.split()) > _LONGEST)


def _ends_cell(reading: Reading, block: Block) -> bool:
    """Whether a line far to the right only ends a cell of the row above it."""
    text = reading.document.text
    return block.kind in ("paragraph", "heading") and block.span.start - (text.rfind("\n", 0, block.span.start) + 1) >= _HUNG and "\n" not in reading.document.words(block.span)


@cache
def _coded() -> re.Pattern[str]:
    """A row of a register with its number in front ("R7   Quay floods   16   Sandbags")."""
    return re.compile(r"[A-Z]{0,3}\d{1,3}[ \t]{2,}(?P<what>\S.*?)(?=[ \t]{3,}|\n|$)")


def _describes(reading: Reading, cell: Span) -> bool:
    return reading.words(cell).strip().lower() in {"description", "detail", "details", "issue", "summary", "title"}


def _is_column(reading: Reading, cell: Span) -> bool:
    return len(cell) < 40 and bool(_column().fullmatch(" ".join(reading.words(cell).lower().split())))


def _kind_of(heading: str) -> ConcernKind | None:
    words = " ".join(heading.lower().replace("’", "'").split())
    return _named(words) if words and _heading().fullmatch(words) else None


def _named(words: str) -> ConcernKind:
    """The kind that a heading or a lead-in names."""
    return "risk" if re.search(r"\brisk|\bwhat (?:could|might|may)\b|\bthreats?\b", words) else "gap" if re.search(r"\bgaps?\b|unmet|shortfall", words) else "concern"


def _parts(reading: Reading, span: Span, kind: ConcernKind, block: int, *, first_only: bool = False) -> Iterator[Listed]:
    """The sentences of an entry, cut at their semicolons; of one that a lead-in leads only the first, what follows is read as prose."""
    sentences = list(split_sentences(reading.document.text, span.start, span.end))
    for start, end in sentences[:1] if first_only else sentences:
        for first, last in _semicolons(reading.words(Span(start, end))):
            part = Span(start + first, start + last)
            words = reading.words(part).strip().lower()
            if len(words.split()) >= _FEWEST and not _nothing().match(words) and not _mitigates().search(words) and not words.endswith(":"):
                yield Listed(part, kind, block)


def _semicolons(words: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for cut in [*[m.start() for m in re.finditer(r";\s+", words)], len(words)]:
        lead = len(words[begin:cut]) - len(words[begin:cut].lstrip(" ;"))
        text = words[begin:cut].strip(" ;.,")
        for start, end in _commas(text):
            yield begin + lead + start, begin + lead + end
        begin = cut


def _commas(text: str) -> Iterator[tuple[int, int]]:
    """Two figures in one list entry are two risks ("funding reduced by 21%, reductions of 40%")."""
    cut = re.search(r"\d%,\s+(?=[A-Z])", text)
    if cut:
        yield 0, cut.start() + 2
        yield cut.end(), len(text)
    elif text:
        yield 0, len(text)


@cache
def _enumeration() -> re.Pattern[str]:
    return re.compile(rf"\b{_WORRIES}\b[^:;.]{{0,60}}:\s*(?P<first>\(?(?:1|a|i)[).]\s)?")


def find_enumerated(words: str) -> tuple[ConcernKind, int, tuple[tuple[int, int], ...]] | None:
    """Find the members of "three main concerns: 1) ...; 2) ..." and of "two risks are rated high: ...; and ...".

    Args:
        words: The sentence, as `wordings.plain` gives it.

    Returns:
        The kind, where the lead-in starts, and start and end of each member; None if the sentence lists nothing so.
    """
    found = _enumeration().search(words)
    if found is None or not (found["first"] or ";" in words[found.end() :]):
        return None
    begin = found.start("first") if found["first"] else found.end()
    joint = r"(?<!\S)\(?(?:\d|[a-h]|i{1,3}|iv|v)[).]\s+" if found["first"] else r";\s+"
    marks = [match.span() for match in re.finditer(joint, words[begin:])]
    starts = [after for _, after in marks] if found["first"] else [0, *[after for _, after in marks]]
    ends = [*[at for at, _ in marks], len(words) - begin][1 if found["first"] else 0 :]
    members = tuple(_member(words, begin + start, begin + end) for start, end in zip(starts, ends, strict=True))
    return _named(found[0]), found.start(), tuple((start, end) for start, end in members if len(words[start:end].split()) >= 3)


def _member(words: str, start: int, end: int) -> tuple[int, int]:
    lead = re.match(r"\s*(?:and\s+)?", words[start:end])
    part = re.sub(r"[\s;,.]+(?:and)?[\s;,.]*$", "", words[start:end])
    return start + (lead.end() if lead else 0), start + len(part)


def as_concern(listed: Listed, raised_by: tuple[Said, ...]) -> Concern:
    """Return a stretch of a list as a concern.

    Args:
        listed: The stretch.
        raised_by: Whose list it is.

    Returns:
        The concern.
    """
    return Concern(quote=listed.span, rule=f"concerns.{listed.kind}-list", kind=listed.kind, raised_by=raised_by)
