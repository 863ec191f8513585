"""Sources: the documents, data sets and laws that a text cites or draws on, by a grammar of titles.

1. A capitalised phrase that ends with the name of a kind of document ("... Strategy", "... Act 1972", "X Review").
2. A described document ("response to ...", "research by ...", "a report of ...", "national statistics").
3. A system or data set called by a name ("a system called X", "the X data" for an acronym).
4. A footnote that is a title.
Each title once, at its first place; the document itself is not its own source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, cast

from ingest.documents.model import Span
from ingest.extract.notes import Notes, find_notes
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import Said, Source, SourceKind

_KINDS: Final[tuple[tuple[SourceKind, str], ...]] = (
    ("legislation", r"(?:Act|Bill|Regulations?|Order|Directive|Ruling|Judgment|Statute|(?<=[A-Z]{4} )regulation)"),
    ("response", r"(?:[Rr]esponse)"),
    ("strategy", r"(?:Strategy|strategy|Plan|Plans|Prospectus|Defence Review|Delivery Plan|Programme of Work|Roadmap)"),
    ("guidance", r"(?:Code(?: of Practice)?|Guidance|guidance|Standards?|standards|Framework|Protocol|Toolkit|toolkit|Guidelines|Handbook|Charter|Policy)"),
    ("dataset", r"(?:Survey|survey|Census|Statistics|statistics|Dataset|Datasets|Register|Registers|Index|Return|Database|Inventory|system|app)"),
    ("report", r"(?:Report|report|Review|review|Assessment|assessment|Study|study|Audit|Inquiry|Evaluation|evaluation|Paper|paper|Inspection|JSNA|Needs Assessment)"),
    ("news", r"(?:newsletter|Bulletin|Newsletter|blog)"),
    ("other", r"(?:Consultation|consultation|Statement|White Paper|Green Paper|Agreement|Concordat|Memorandum of Understanding|Pledge|pledge|Licen[cs]e|licen[cs]e|Declaration|Deal|minutes)"),
)  # fmt: skip


@cache
def _titled() -> re.Pattern[str]:
    ends = "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS))
    word = r"(?:[A-Z][\w’'&/.-]*|(?:19|20)\d\d|\([A-Z]{2,8}\))"
    # the last capitalised word may itself be the kind; small words stand only between capitalised ones
    return re.compile(
        rf"(?<![\w’'-])(?P<title>[‘“'\"]?{word}(?:[’”'\"]?\s+(?:(?:of|the|and|for|on|in|to|&|into)\s+){{0,2}}{word})*?[’”'\"]?(?:\s+(?:and|&)\s+Delivery)?(?:\s+(?:national|procurement|annual|improvement|technical|draft))?\s+(?:{ends})(?:\s+consultation)?(?P<year>\s+(?:19|20)\d\d(?:[-–/]\d+)?)?)(?![\w-])(?!\s+(?:Committee|Board|Group|Panel|Team|Officer|Commission|Authority|Manager|Lead|Council|Agency|Service|Body|Partnership|Bodies|Network)\b)"
    )


@cache
def _described() -> tuple[tuple[SourceKind, re.Pattern[str]], ...]:
    stop = r"(?=[,.;:)]|\s+(?:which|that|and|will|would|was|were|is|are|has|have|had|set out|to the|by|from|being|for consideration)\b|$)"
    rows: tuple[tuple[SourceKind, str], ...] = (
        ("response", rf"\b(?:published|publish|issued)\s+(?:its|the|their)\s+(?P<t>response to (?:a|the)\s+[\w’' ]{{4,70}}?){stop}"),
        ("report", rf"\b(?:a|the|an|its|their)\s+(?P<t>(?:joint|inspection|annual|independent|interim|final|recommendation|scrutiny)\s+(?:\w+\s+)?report(?:\s+(?:of|by|on)\s+(?:the\s+)?[\w’' ]{{4,60}}?)?){stop}"),
        ("report", rf"\b(?P<t>research by [A-Z][\w’'&]*(?:\s+[A-Z][\w’'&]*)*(?:\s+(?:on|into)\s+[\w’' ]{{4,60}}?)?){stop}"),
        ("report", r"\bfollowing\s+(?:an?\s+|the\s+)?(?P<t>(?:inspection|evaluation|audit|review|internal audit) report)\b"),
        ("other", rf"\b(?:a|the)\s+(?:government\s+)?(?P<t>(?:green|white) paper(?:\s+on\s+[\w’' ]{{4,70}}?)?){stop}"),
        ("dataset", r"\b(?P<t>(?:national|official|local authority|published|[A-Z]\w+(?:\s[A-Z]\w+)*) statistics)\b(?=[^.]*\b(?:quoted|show|evidence|source|used|from|published)\w*\b)"),
        ("guidance", rf"\b(?:a|the)\s+(?P<t>toolkit for [\w’' ]{{4,70}}?){stop}"),
        ("guidance", r"\b(?P<t>(?:draft |national |technical |statutory |best practice )+guidance(?:\s+on\s+[\w’' ]{4,70}?)?)(?=[,.;:)\[]|\s+(?:which|that|and|will|was|is|are|has)\b)"),
        ("report", r"\breport (?:from|of|by) the [A-Z][\w’ ]{3,80}?(?:Committee|Board|Panel|Commission|Group),\s+(?P<t>[A-Z][^.;]{10,90}?)(?=[.;]|$)"),
        ("strategy", r"\b(?:the|our|a|its)\s+(?P<t>Vision for (?:[A-Z]\w+)(?:\s+(?:and\s+)?[A-Z]\w+)*)"),
        ("report", r"\b(?P<t>JSNA|Joint Strategic Needs Assessment)\b"),
        ("dataset", r"\bsystem (?:of|called|named|known as) [‘'“](?P<t>[A-Z][\w’ -]{2,40}?)[’'”]"),
        ("dataset", r"\b(?P<t>[A-Z][\w’]+(?:\s+(?:of|and|for)?\s*(?:[A-Z][\w’]+|\([A-Z]{2,6}\)))+(?<!Open)(?<!Public)(?<!Big)(?<!Personal)(?<!Linked)\s+data)\b(?! (?:strategy|protection|sharing|request|user|panel|set|release|model|standards))"),
        ("other", r"\b(?P<t>[Ll]etter from (?:the )?[A-Z][\w’]+(?:\s+(?:(?:of|for|and|the)\s+)*[A-Z][\w’]+)*)"),
        ("news", r"\b(?P<t>(?:an? )?article (?:from|in) the [\w’' ]{3,40}?newsletter)\b"),
        ("dataset", r"\b(?:system|database|dataset|register|data set|tool|app)\s+(?:\w+\s+){0,6}?(?:called|known as|named)\s+[‘“'\"]?(?P<t>[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,5}(?:\s+(?:or|\()\s*[‘“'\"](?:[A-Z][\w’'&-]*\s?)+(?=[’”'\"]))?)"),
        ("dataset", r"\b(?:onto|into|on|in|from|using|of)\s+(?:[A-Z][\w’']+\s+){0,2}(?:’s\s+)?(?P<t>[A-Z][\w’'-]{2,}\s+(?:system|database|app|portal))\b"),
        ("guidance", r"(?P<t>[‘“'\"][A-Z][\w’' ]{3,40}[’”'\"]\s+(?:standards|guidance|criteria|framework))\b"),
        ("legislation", r"(?P<t>[‘“'\"]?[A-Z]\w+\s+(?:Ruling|Judgment)[’”'\"]?)"),
        ("strategy", r"\b(?:the|a)\s+(?P<t>draft [A-Z]{2,6})\b"),
        ("report", r"\b(?:the|draft)\s+(?P<t>(?:[A-Z][\w’']+\s+(?:of\s+)?){1,4}paper)\b"),
    )  # fmt: skip
    return tuple((kind, re.compile(pattern)) for kind, pattern in rows)


def extract(reading: Reading) -> Iterator[Source]:
    """Find the sources of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Sources in text order, each title once.
    """
    own = fold(reading.metadata.title.value) if reading.metadata.title else ""
    notes = find_notes(reading)
    bodies = {fold(said.value) for partner in reading.cast.partners for said in (partner.name, *partner.aliases)}
    seen: list[str] = []
    last = Span(0, 0)
    for source in sorted([*_footnotes(reading, notes), *_in_sentences(reading, notes)], key=lambda one: (one.title.span.start, -len(one.title.span))):
        key = _key(source.title.value)
        if (source.rule != "sources.note" and notes.hold(source.title.span)) or source.title.span.overlaps(last) or not key or key in bodies or _known(key, seen) or (own and (key in own or own in key)):
            continue
        seen.append(key)
        # a response names the report that it answers: both are sources
        last = Span(0, 0) if source.kind == "response" and " report " in f" {key} " else source.title.span
        yield source


def _key(title: str) -> str:
    """A title without its year, its draft state and its plural, to know it again."""
    words = re.sub(r"\b(?:19|20)\d\d(?:[-–/]\d+)?\b|\([A-Z]{2,8}\)", " ", title)
    folded = re.sub(r"^(?:draft|quarterly|annual|final|revised|new|recent)\s+(?=\w+ \w)", "", fold(words))
    return re.sub(r"(?<=[a-z]{3})s$", "", folded)


def _known(key: str, seen: list[str]) -> bool:
    """The same title again, or a shorter or longer form of one that was given ("the Code", "the national Code")."""
    return any(key == other or (other.endswith(f" {key}") and not other.startswith("response to")) or (len(other.split()) > 2 and key.endswith(f" {other}")) for other in seen)


def _in_sentences(reading: Reading, notes: Notes) -> Iterator[Source]:
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if not _trigger().search(words):
            continue
        for title in _titles(words):
            yield _source(reading, sentence.span, *title)
        for kind, pattern in _described():
            for found in pattern.finditer(words):
                yield _source(reading, sentence.span, found.start("t"), found.end("t"), kind)


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile("|".join(pattern for _, pattern in _KINDS) + r"|data\b|database|register|called|known as|letter|Letter|JSNA|Vision|article|paper|draft|research|Judgment|toolkit")


def _titles(words: str) -> Iterator[tuple[int, int, SourceKind]]:
    for found in _titled().finditer(words):
        start, end = _own_words(found)
        title = words[start:end]
        kind = next(kind for i, (kind, _) in enumerate(_KINDS) if found[f"k{i}"])
        if len(title.split()) >= 2 and not _is_ordinary(title) and not _belongs_to_a_name(words, start, end):
            yield start, end + _complement(words, end, title), kind


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:The|A|An|This|That|In|On|Following|Under|Since|Action|Item|Draft of|Benefits Cases?|Next|No|As|For|From|To|By|Regarding|Supporting|Update on|Background|Reason|Progress|Decision|Recommendation|Presentation on|Refreshing|Input into|Amendments to"
        r"|Launch of|Overview of|Review of|Details of|Publication of|Response to|Feedback on|Revised|Subsequently)\s+(?:the\s+)?)+(?=[A-Z(]|(?:19|20)\d\d\s)"
    )


@cache
def _preposition() -> re.Pattern[str]:
    """Where a title starts anew: behind a preposition with its article, a month, or an owner with two words or more left."""
    return re.compile(r"^.*?\b(?:(?:in|on|for|into|to|from|under|at|with|by)\s+the|and\s+the)\s+(?=[A-Z]\S+\s+\S)|^.*[’']s\s+(?=[A-Z]\S+\s+\S)")


def _own_words(found: re.Match[str]) -> tuple[int, int]:
    start, end = found.start("title"), found.end("title")
    for pattern in (_lead(), _preposition()):
        lead = pattern.match(found.string[start:end])
        start += lead.end() if lead else 0
    return start, end


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(r"\s+on\s+(?:the\s+)?[a-z][\w’' ]{3,70}?(?=[,.;:)]|$|\s+(?:is|was|are|were|has|have|had|will|would|should|which|that|to be|completed|published|circulated|and)\b)")


def _complement(words: str, end: int, title: str) -> int:
    """How far a title with a kind in small letters goes on with its topic ("guidance on youth policy")."""
    found = _topic().match(words, end) if title.rsplit(maxsplit=1)[-1] in {"report", "guidance", "paper", "study", "review"} else None
    return found.end() - end if found else 0


def _belongs_to_a_name(words: str, start: int, end: int) -> bool:
    """Part of the name of a post, a centre, a body, or of the title named before ("Strategy and Delivery Plan")."""
    before, after = words[max(0, start - 40) : start], words[end : end + 24]
    return bool(
        re.search(r"\b(?:Centre|Institute|Professor|Director|Head|Minister|Secretary|Department|School|Unit|Office)\s+(?:of|for)\s+(?:the\s+)?$|\b(?:Strategy|Plan|Report) (?:and|&) $", before)
        or re.match(r"\s+(?:Office|Institute|Department|Minister|Secretary|Leader|Scotland|Wales|England)\b|\s+and\s+Strategy\b", after)
    )


def _is_ordinary(title: str) -> bool:
    """Words that only look like a title: posts, meetings, headings, schemes of work."""
    if re.match(r"(?:A|An|The|This|Our|Its|Their|Meeting|Draft|Previous|Next|Last)\s+(?:(?:19|20)\d\d\s+)?[a-z]", title) or re.fullmatch(r"[A-Z][a-z]+[’']s (?:paper|note|draft)|[A-Z]{2,3} system|(?:Most|Some|All|Other|Many) .*", title):
        return True
    if re.search(
        r"\b(?:Officer|Director|Manager|Minister|Councillor|Member|Chair|Head)\b|^(?:Agenda|Minutes|Action|Committee|Cabinet|Panel|Board|Council|Members|Officers|Councillor|Mr|Mrs|Ms|Dr)\s+\w+$",
        title,
    ):
        return True
    return bool(
        re.fullmatch(
            r"(?:[A-Z]\w+)\s+(?:report|paper|review|system|policy|statement|response|plan|consultation|minutes|standards|statistics|survey|study|app|assessment|guidance)",
            title,
        )
    ) and title.split(maxsplit=1)[0] in (
        "The",
        "This",
        "That",
        "His",
        "Her",
        "Their",
        "Our",
        "Its",
        "Draft",
        "Officer",
        "Committee",
        "Council",
        "No",
        "Any",
        "New",
        "Health",
        "Mental",
        "Local",
        "Such",
    )


def _source(reading: Reading, sentence: Span, start: int, end: int, kind: SourceKind) -> Source:
    span = Span(sentence.start + start, sentence.start + end)
    words = reading.words(span)
    start = span.start + len(words) - len(words.lstrip("‘“'\" \t"))
    # a quotation mark that opens within the title closes within it too
    closing = " \t,;" if start == span.start and any(mark in words for mark in "‘“") else "’”'\" \t,;"
    span = Span(start, span.start + len(words.rstrip(closing)))
    year = re.search(r"(?:19|20)\d\d", reading.words(span))
    return Source(
        quote=_around(reading, sentence, span),
        rule="sources.title",
        title=Said(" ".join(reading.words(span).split()), span),
        kind=kind,
        year=Said(year[0], Span(span.start + year.start(), span.start + year.end())) if year else None,
    )


def _around(reading: Reading, sentence: Span, title: Span) -> Span:
    """The words around a title that say how it is cited: to the commas around it, within the sentence."""
    words = reading.words(sentence)
    low = max(words.rfind(mark, 0, title.start - sentence.start) for mark in (", ", "; ", ": ")) + 2
    low = 0 if low < 2 else low
    ends = [place for mark in (", ", "; ") if (place := words.find(mark, title.end - sentence.start)) >= 0]
    high = min(ends, default=len(words.rstrip(" .\t")))
    start = sentence.start + low + len(words[low:]) - len(words[low:].lstrip())
    return Span(min(start, title.start), max(sentence.start + high, title.end))


def _footnotes(reading: Reading, notes: Notes) -> Iterator[Source]:
    """The documents that notes point to; questions of oral evidence and "ibid" are none."""
    for note in notes.all:
        title = reading.words(note.title)
        if not _explains().match(title) and len(title) > 8:
            url = re.search(r"(?:https?://|www\.)[^\s\])]+", reading.words(note.span))
            yield Source(
                quote=_bare(reading, note.span),
                rule="sources.note",
                title=Said(" ".join(title.split()), _bare(reading, note.title)),
                kind=_note_kind(title),
                url=Said(url[0].rstrip("."), Span(note.span.start + url.start(), note.span.start + url.start() + len(url[0].rstrip(".")))) if url else None,
            )


def _bare(reading: Reading, span: Span) -> Span:
    """The same stretch without white space around it."""
    words = reading.words(span)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


@cache
def _explains() -> re.Pattern[str]:
    """A note that holds a question of oral evidence, a repetition, or a sentence of its own, and no title."""
    return re.compile(r"QQ? ?\d|[Ii]bid|See |HC Deb|HL Deb|https?:|(?:The|This|As|It|In|There|For)\b[^:]*\b(?:is|are|was|were|has|have|had|will)\b")


def _note_kind(title: str) -> SourceKind:
    if re.match(r"(?:Written|Oral|Supplementary) evidence|Letter", title):
        return "other"
    for kind, pattern in (("report", r"\breport\b|evaluat|\breview\b|\bstudy\b|, "), ("strategy", r"\bplans?\b|strategy"), ("legislation", r"\bAct (?:19|20)\d\d"), ("dataset", r"statistics|survey|census")):
        if re.search(pattern, title, re.IGNORECASE):
            return cast("SourceKind", kind)
    return "news"
