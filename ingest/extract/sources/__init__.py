"""Sources: the documents, data sets and laws that a text cites or draws on, by a grammar of titles and descriptions.

1. Titles (`titles`), set wordings (`wordings`) and descriptions (`descriptions`) of each sentence; of those that overlap the first
   and longest stays.
2. Footnotes that are titles (`footnotes`), and lists of papers under a label (`lists`).
3. Each title once, at its first place; the document itself is not its own source, nor are minutes that are approved.

`find_documents` and `item_paper` are also what a figure's standing asks for the document it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import Final

from ingest.documents.model import Span
from ingest.extract.notes import Notes, find_mark, find_notes
from ingest.extract.reading import Reading, Sentence
from ingest.extract.sources.descriptions import find_descriptions
from ingest.extract.sources.footnotes import find_footnotes, note_title
from ingest.extract.sources.found import Found
from ingest.extract.sources.handled import find_handled
from ingest.extract.sources.lists import find_item_papers, find_listed, find_named_below, item_paper
from ingest.extract.sources.origins import find_origins
from ingest.extract.sources.titles import find_titles
from ingest.extract.sources.wordings import find_wordings
from ingest.identify.names import fold
from ingest.records import Said, Source

__all__ = ["Found", "extract", "find_documents", "item_paper"]

_SMALL: Final = frozenset({"the", "a", "an", "of", "and", "to", "in", "for", "on", "by", "from", "its", "own"})
_MORE: Final = 3  # words by which a title that holds the paper's own is another's ("An Evaluation of ...")
_FRONT: Final = 6  # blocks at the start of a document among which its own title stands


# parts of words of which a sentence that names a document holds one, in small letters
_STEMS: Final = (
    "account", " act", "agreement", "aims of", "analysis", " app", "appraisal", "article", "assessment", "atlas", "audit", "barometer", "bill", "blog", "briefing", "bulletin", "business case",
    "census", "charter", "code", "compl", "concordat", "consultation", "count", "covenant", "dashboard", "data", "deal", "declaration", "directive", "document", "draft", "eia", "eqia", "dpia", "jsna",
    "estimates", "evaluation", "evidence", "exercise", "figures", "findings", "foi", "framework", "freedom", "guid", "handbook", "in accordance", "in line with", "index", "indices", "inquiry",
    "inspection", "inventory", "investigation", "judgment", "letter", "licen", "log", "manual", "memorandum", "minutes", "modelling", "monitoring", "order", "paper", "peer challenge", "petition", "plan", "pledge", "policy", "poll",
    "principles of", "profile", "prospectus", "protocol", "questionnaire", "records", "recommendations of", "regard to", "register", "regulation", "report", "required by", "research", "response",
    "results", "return", "review", "ring", "roadmap", "ruling", "scheme of", "scorecard", "self-", "set out in", "specification", "standards", "statement", "statistics", "statute", "strateg", "stud",
    "submission", "survey", "system", "terms of", "toolkit", "tracker", "version of", "vision", "website", "called", "known as", "titled", " 19", " 20", "piece in", "laid out", "described in", "annex",
    "programme of work", " a note", "conditions", "guidelines", "snapshot", "recorded crime", "projections", "term financial",
)  # fmt: skip


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
    seen: list[tuple[str, frozenset[str]]] = []
    listed = [*find_listed(reading), *find_item_papers(reading), *find_named_below(reading)]
    sources = sorted([*find_footnotes(reading, notes), *listed, *_in_sentences(reading, notes, listed)], key=lambda one: (one.title.span.start, -len(one.title.span)))
    heads = {word for source in sources if len(source.title.value.split()) > 1 for word in fold(source.title.value).split()}
    answers, hears = (reading.metadata.genre == genre for genre in ("government-response", "scrutiny-report"))
    for source in sources:
        key = _key(source.title.value)
        if source.title.value in heads:
            continue  # "the survey", which is named in full elsewhere
        if (answers and _own_answers().match(source.title.value)) or (hears and _evidence().fullmatch(source.title.value)):
            continue
        if not key or (key in bodies and source.rule != "sources.note" and not _is_system(reading, source)) or _known(key, seen) or (len(own.split()) > 2 and (key in own or (own in key and len(key.split()) < len(own.split()) + _MORE)) and f"response to the {key}" not in own):
            continue
        seen.append((key, _content(key)))
        yield source


def _is_system(reading: Reading, source: Source) -> bool:
    """Whether words before a name say that it is a system or that data are drawn from it, whatever else it may be taken for."""
    return bool(re.search(r"\b(?:system|database|software|platform|register|dashboard|tracker|drawn from|taken from|extracted from|derived from)(?:,| called| known as)?\s+(?:the )?$", reading.words(Span(max(0, source.title.span.start - 40), source.title.span.start))))


def find_documents(words: str) -> list[Found]:
    """Find the documents that a sentence names or describes.

    Args:
        words: The sentence.

    Returns:
        What is found, in text order; of two that overlap the one that starts first, of two that start together the longer. A
        response and the report that it answers are both kept.
    """
    folded = words.casefold()
    named = list(find_origins(words))
    described: list[Found] = []
    for stem in _STEMS:
        if stem in folded:
            named += [*find_titles(words), *find_wordings(words)]
            described = [*find_descriptions(words), *find_handled(words)]
            break
    kept: list[Found] = []
    for found in sorted(dict.fromkeys([*named, *described]), key=lambda one: (one.start, -one.end)):
        last = kept[-1] if kept else None
        if last is None or found.start >= last.end or (last.kind == "response" and " report " in words[last.start : last.end]):
            kept.append(found)
        elif found in named and last not in named and found.end >= last.end and words[found.start].isupper() and not _heads().search(words, last.start, found.start):
            kept[-1] = found  # a title within a looser description that does not speak of another document
    return [one for one, after in zip_longest(kept, kept[1:]) if not (after and _is_called(words, one, after))]


def _is_called(words: str, found: Found, after: Found) -> bool:
    """Whether a description is only what the name behind it is ("the booking system, Rota")."""
    described = words[found.start : found.end]
    return words[found.end : after.start] == ", " and " " not in words[after.start : after.end].strip() and described.rsplit(maxsplit=1)[-1] in ("system", "database", "software", "platform", "register", "dashboard", "tracker")


@cache
def _evidence() -> re.Pattern[str]:
    """What an inquiry hears, of which no piece is named."""
    return re.compile(r"(?:oral|written|supplementary) evidence")


@cache
def _own_answers() -> re.Pattern[str]:
    """What a response calls itself."""
    return re.compile(r"(?i)(?:\w+ )?responses? to (?:the |each |each of the |these )?(?:report|recommendation|committee)")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ss]urvey|[Cc]ensus|[Rr]eport|[Rr]eview|[Ss]tudy|[Aa]udit|[Ee]valuation|[Pp]aper|[Aa]nalysis|[Rr]esponse|[Cc]onsultation|[Pp]etition|[Ll]etter|[Gg]uidance|[Bb]usiness case)\b")


def _key(title: str) -> str:
    """A title without its year, its draft state and its plural, to know it again."""
    title = re.sub(r",?\s+(?:dated\s+|of\s+)?\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: (?:19|20)\d\d)?$", "", title)
    words = re.sub(r"\b(?:19|20)\d\d(?:[-–/]\d+)?\b|\([A-Z]{2,8}\d*\)", " ", title)
    folded = re.sub(r"\bfrom the\b", "from", fold(words))
    folded = re.sub(r"^(?:draft|quarterly|annual|final|revised|new|recent)\s+(?=\w+ \w)", "", folded)
    return re.sub(r"(?<=[a-z]{3})s$", "", folded)


def _known(key: str, seen: list[tuple[str, frozenset[str]]]) -> bool:
    """The same title again, or a shorter or longer form of one that was given ("the Code", "the national Code")."""
    words = _content(key)
    return any(_is_same(key, words, other, others) for other, others in seen)


def _is_same(key: str, words: frozenset[str], other: str, others: frozenset[str]) -> bool:
    """The words of one title are among those of the other, and both end alike or have three words to share."""
    if key == other or (other.endswith(f" {key}") and not other.startswith("response to")) or (len(words) > 1 and other.startswith(f"{key} ")):
        return True
    if ("response" in words) != ("response" in others):
        return False  # a response names the report that it answers
    few, many = (words, others) if len(words) <= len(others) else (others, words)
    return len(few) > 1 and few <= many and (len(few) > 2 or key.rsplit(maxsplit=1)[-1] == other.rsplit(maxsplit=1)[-1])


def _content(key: str) -> frozenset[str]:
    return frozenset(key.split()) - _SMALL


def _in_sentences(reading: Reading, notes: Notes, listed: list[Source]) -> Iterator[Source]:
    held = {source.title.span for source in listed}
    for sentence in reading.sentences:
        for found in find_documents(reading.words(sentence.span)):
            source = _source(reading, sentence.span, found)
            if source and not _is_noted(reading, notes, sentence, source) and not notes.hold(source.title.span) and not any(span.overlaps(source.title.span) for span in held) and not _is_own(reading, sentence, source.title.span):
                yield source


def _is_noted(reading: Reading, notes: Notes, sentence: Sentence, source: Source) -> bool:
    """A description in small letters whose mark points to the title of what it describes."""
    plain = source.title.value[0].islower() or (source.title.span.start == sentence.span.start and source.rule == "sources.title" and not source.title.value.istitle())
    note = find_mark(reading, notes, Span(source.title.span.end - 1, sentence.span.end)) if notes.all and plain else None
    return note is not None and note_title(reading, note) is not None


def _is_own(reading: Reading, sentence: Sentence, title: Span) -> bool:
    """A line of its own at the start of the document is its own title; minutes that are approved are no source."""
    words = reading.words(sentence.span)
    if re.search(r"(?i:response to (?:the|a) )$|(?i:\bresponse\b[^.]*\breport\b)|\b(?:under|by) (?:the |virtue of the )?$", words[: title.start - sentence.span.start]):
        return False
    alone = sentence.block < _FRONT and (len(title) >= len(words.strip()) - 2 or (reading.words(title)[:1].isupper() and ":" not in words[: title.start - sentence.span.start + 1] and not re.search(r"[.;]\s*$|\b(?:is|are|was|were|has|have|had|will)\b", words)))
    return alone or bool(re.search(r"\bminutes\b", reading.words(title)) and re.search(r"\b(?:approv|agree|accept|sign|circulat|confirm|correct)\w*", words))


def _source(reading: Reading, sentence: Span, found: Found) -> Source | None:
    span = Span(sentence.start + found.start, sentence.start + found.end)
    if re.search(r"\S[ \t]{3,}\S", reading.document.words(span)):
        return None  # the cells of a printed table, side by side
    words = reading.words(span)
    start = span.start + len(words) - len(words.lstrip("‘“'\" \t"))
    # a quotation mark that opens within the title closes within it too
    closing = " \t,;" if start == span.start and any(mark in words for mark in "‘“") else "’”'\" \t,;"
    if start > span.start and re.search(r"\w[’'”\"] \w", words):
        start, closing = span.start, " \t,;"
    span = Span(start, span.start + len(words.rstrip(closing)))
    year = re.search(r"(?:19|20)\d\d", reading.words(span))
    return Source(
        quote=_around(reading, sentence, span),
        rule="sources.title" if any(letter.isupper() for letter in words) else "sources.description",
        title=Said(" ".join(reading.words(span).split()), span),
        kind=found.kind,
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
