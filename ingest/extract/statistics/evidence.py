"""Which document a figure rests on: named in its sentence, reported before it, or noted under it.

1. In the sentence: a document that shows, finds or says it, that it is "according to" or "from", that stands in brackets behind it,
   or whose respondents it counts.
2. A short name ("the survey", "it") goes back to the document that was named in full before.
3. A document that the paragraph was opened with ("Ann Lee presented the annual report") is what its sentences report.
4. The line "Source:" under a paragraph, table or chart; a sentence that says where all figures are taken from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.parties.bodies import classify
from ingest.extract.reading import Reading, Sentence
from ingest.extract.sources import Found, find_documents
from ingest.extract.statistics.words import said_at
from ingest.records import Said

_HEADS: Final = 700  # characters at the head of a response in which it names what it answers
_CLOSE: Final = 30  # characters between a short name of a document and the end of the verb behind it
_SHORT: Final = 8  # words of a line that may stand above a table's source
_REACH: Final = 15  # blocks between a table's row and the line that names its source
_HEAD: Final = r"(?:survey|census|report|review|study|audit|evaluation|poll|research|analysis|response|consultation|estimates|figures|statistics|data|results|return|strategy|paper|document|assessment|petition|inspection|inquiry|modelling|snapshot)"
_SHOWS: Final = (
    r"(?:show(?:s|ed|n|ing)?|f(?:ound|inds?)|stat(?:es?|ed)|sa(?:ys?|id)|suggest(?:s|ed)?|indicat(?:es?|ed|ing)|reveal(?:s|ed)?|estimat(?:es?|ed)|predict(?:s|ed)?|conclud(?:es?|ed)|not(?:es?|ed)|report(?:s|ed)?|puts?|identified|counted|record(?:s|ed)?|judged|lists?|gives?|gave|set out|cites?|cited|quotes?|quoted"
    r"|highlight(?:s|ed)?|confirm(?:s|ed)?|warn(?:s|ed)?|claim(?:s|ed)?|recommend(?:s|ed)?|asks? for|requires?|allows?|sets?|had counted|points? to|describ(?:es|ed)|rated|project(?:s|ed|ing)|forecast(?:s|ing)?|attract(?:s|ed|ing)|dr(?:ew|awn)|receiv(?:ed|ing)|generat(?:ed|ing)|produced|came back with|h(?:ad|as) (?=\d))"
)

_WHOSE: Final = r"(?:(?:[A-Z][\w’'&-]*\s+){0,5}[A-Z][\w&-]*(?:[’']s|s[’'])\s+)?"  # whose paper it is, before its title


@cache
def _shows() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*\([^)]*\))?(?:,[^,;]{{3,90}},)?(?:\s+(?:had |has )?(?:closed|ran|run|ended)\b[^,;.]{{0,40}}?)?(?:\s+(?:of|in|by|on|for|last|carried out|published|conducted|undertaken|commissioned)\b[^,;.]{{0,70}}?)?(?:,\s+which)?\s+(?:(?:also|has|have|had|afterwards|further|that|which)\s+)*(?:{_SHOWS}|(?:is|was)\s+that)\b")


@cache
def _leads() -> re.Pattern[str]:
    """Before a document: the words that make it what a figure rests on."""
    return re.compile(
        r"(?:\b(?:[Aa]ccording to|[Bb]ased on|[Dd]rawn from|[Tt]aken from|[Rr]eported in|[Pp]ublished in|[Ss]et out in|[Cc]ontained in|[Ss]ource:|[Dd]ata from|[Ff]igures (?:from|in)|[Gg]oing by|as (?:stated|shown|reported) (?:in|by)|[Jj]udging by|(?:noted|clear|seen|learned|apparent) (?:from|in)|(?:c[ao]me|comes|is|are|was|were) from|[Ff]indings? (?:of|from|in)|answering|responding to|(?:respond(?:ents|ed)|replies|responses|replied) to|(?:t(?:ook|aken|aking) part in|answered|filled in|completed|signed)"
        r"|estimates? from|[Uu]sing)\s+(?:the\s+|an?\s+|its\s+|their\s+|our\s+|h(?:is|er)\s+)?" + _WHOSE + r"|\(|\b(?:report|paper|study|survey|review|guide|analysis)\b[^,;]{0,40},\s+)$"
    )


@cache
def _counts() -> re.Pattern[str]:
    """Between a document and the figure of those it asked or read ("survey, completed by 611 people", "audit of 18 cases")."""
    return re.compile(r"(?:\s*\(|,?\s+(?:of|with|among|covering|based on|completed by|answered by|signed by)\s+(?:some |about |over )?|\s+(?:last|in|from) \w+(?: \w+)? of\s+)$")


@cache
def _in_which() -> re.Pattern[str]:
    """Between a document and what it tells, which follows in a relative clause."""
    return re.compile(r"[^,;.]{0,30},?\s+(?:in|by|from|according to|for)\s+which\b|[^,;.]{0,30},\s+where\b")


@cache
def _plain() -> re.Pattern[str]:
    """A document that only its kind names: "our survey", "the audit found", "in the report"."""
    return re.compile(rf"\b(?P<owner>[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Aa]n?)\s+(?P<what>(?:(?:own|latest|recent|same|national|online|independent|new|joint|draft|final|annual)\s+){{0,2}}{_HEAD})\b")


def find_evidence(reading: Reading, sentence: Sentence, figure: Span) -> Said | None:
    """Find the document that a sentence names as what a figure rests on.

    Args:
        reading: The reading.
        sentence: The figure's sentence.
        figure: The figure's place.

    Returns:
        The document's words; None if the sentence names none.
    """
    words, base = reading.words(sentence.span), sentence.span.start
    start, end = figure.start - base, figure.end - base
    own = _own_source().search(words, end)
    if own:
        behind = own["maker"] if own["maker"] and classify(own["maker"].split()) else ""
        title = own["what"][len(behind) :].lstrip(", ") if behind else own["what"]
        return said_at(title, base + own.end("what") - len(title))
    supporting = [found for found in find_documents(words) if _supports(words, found, start, end)]
    if supporting:
        # "estimates put it at 40, from the census": what the figure is from is said behind it
        best = next((found for found in supporting if found.start > end), supporting[-1])
        return said_at(words[best.start : best.end], base + best.start)
    bracket = _bracketed().match(words, end) or _within().match(words, end)
    if bracket:
        return said_at(bracket["what"], base + bracket.start("what"))
    for plain in _plain().finditer(words):
        found = Found(plain.start("what"), plain.end("what"), "report")
        if plain["owner"].casefold() in {"our", "the", "this", "that", "its", "their", "her", "his"} and _supports(words, found, start, end, loose=False):
            return full_name(reading, sentence, plain["what"].split()[-1]) or said_at(plain["what"], base + plain.start("what"))
    return None


@cache
def _own_source() -> re.Pattern[str]:
    """Brackets behind a figure that say what it is from ("(source: Harbour Agency, Tide Tables, 2019)")."""
    return re.compile(r"\([Ss]ources?\s*[:–-]\s*(?P<what>(?:(?P<maker>[A-Z][^,;()\n]{2,70}),\s+(?=[A-Z]\w+\b(?! (?:19|20)\d\d\))))?[^;()]{3,120}?)\)")


@cache
def _within() -> re.Pattern[str]:
    """Data that stand behind the figure in the brackets that hold both ("(1,906 visits, Harbour Service returns)")."""
    kind = r"(?:figures|data|statistics|projections|estimates|returns?|records|recorded crime|[Cc]ensus|[Ss]urvey|[Aa]udit|dashboard|database|counts?)"
    return re.compile(rf"[^(),;]{{0,40}}[,;]\s+(?:[Ss]ource:?\s+)?(?P<what>(?:[A-Za-z][\w’'&-]* ){{1,6}}{kind})(?:,? (?:\w+ )?(?:19|20)\d\d(?:[-/–]\d+)?)?\)")


@cache
def _bracketed() -> re.Pattern[str]:
    """Data that stand alone in brackets behind the figure ("(police recorded crime)", "(ONS projections, 2019)")."""
    kind = r"(?:figures|data|statistics|projections|estimates|returns?|records|recorded crime|[Cc]ensus|[Ss]urvey|[Aa]udit|dashboard|database)"
    return re.compile(rf"[^().;]{{0,120}}\((?:(?P<by>[A-Z][\w&’' ]{{1,50}}), )?(?P<what>(?:[A-Za-z][\w’'&-]* ){{0,5}}{kind})(?:,? (?:\w+ )?(?:19|20)\d\d(?:[-/–]\d+)?)?\)")


def _supports(words: str, found: Found, start: int, end: int, *, loose: bool = True) -> bool:
    if re.match(r"\s+(?:allocation|budget|fund|funding|grant|pot|money|monies|reserve)\b", words[found.end :]):
        return False  # money is paid from it, and nothing is said in it
    if found.start <= start and end <= found.end:
        return found.kind in {"report", "dataset"}  # "an audit of 40 plans"
    before, turn = words[max(0, found.start - 60) : found.start], re.search(r";|\b(?:but|although|though)\b", words[min(found.end, end) : max(found.start, start)])
    if found.start > end:
        if re.search(r",\s+(?:the\s+|its\s+|an?\s+)?$", before) and _ending().match(words, found.end):
            return True
        asks = re.search(r"\bthat\s+(?:the\s+)?$", before) and found.start - end < 12 and _shows().match(words, found.end)
        return not turn and found.start - end < 160 and bool(asks or _follows().search(before))
    if _is_turned(words[found.end : start]):
        return False
    return _leads_to(words, found, start, loose=loose) or (loose and not turn and bool(_leads().search(before)))


def _leads_to(words: str, found: Found, start: int, *, loose: bool) -> bool:
    """Whether a document in front of a figure shows, counts or holds it."""
    shows = _shows().match(words, found.end)
    if shows and shows.end() <= start and (loose or shows.end() - found.end < _CLOSE):
        return True
    if _counts().match(words[found.end : start]) or _in_which().match(words, found.end, start):
        return True
    if " own " in words[found.start : found.end] and _by_own().search(words, 0, found.start):
        return True  # "by the Trust's own analysis, some 60%"
    return bool(re.match(r"[Ii]n (?:the\s+|our\s+|its\s+|a\s+)?$", words[: found.start]))


@cache
def _by_own() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Bb]y|[Oo]n|[Ii]n|[Ff]rom)\s+$")


@cache
def _ending() -> re.Pattern[str]:
    """A document that closes its own report: "..., the annual report shows."."""
    return re.compile(rf"\s+(?:has |have |had )?{_SHOWS}[.”\"]?\s*$")


def _is_turned(between: str) -> bool:
    """Between a document and the figure another statement starts, which is no longer the document's."""
    return bool(re.search(r"[;:]|,? and (?!that\b)(?:\w+\s+){1,5}(?:is|are|was|were|has|have|had|carr\w+|remains?)\b|\bbut\b(?! that)|\. ", between))


@cache
def _follows() -> re.Pattern[str]:
    """Before a document that stands behind the figure: the words that make it the figure's source."""
    return re.compile(
        r"(?:\(\s*|\b(?:[Aa]ccording to|[Bb]ased on|[Gg]oing by|[Tt]aken from|[Dd]rawn from|from|[Ss]ource:|reported in|published in|set out in|shown in|answer(?:ing|ed)|respond(?:ing|ed) to|taken part in|fill(?:ing|ed) in|complet(?:ing|ed)|t(?:ook|aking) part in|returned|(?:replies|responses|respond(?:ed|ents)) to|on|put at [^,;]{2,30} in|sign(?:ed|ing)|in)\s+(?:the\s+|an?\s+|its\s+|their\s+|our\s+|h(?:is|er)\s+)?" + _WHOSE + r")$"
    )


def full_name(reading: Reading, sentence: Sentence, head: str) -> Said | None:
    """Find the document of a kind that was named in full before.

    Args:
        reading: The reading.
        sentence: The sentence that names it shortly.
        head: The word for its kind ("survey").

    Returns:
        The nearest one, within the same or the three paragraphs before; None if there is none.
    """
    for earlier in _earlier(reading, sentence, 3):
        words = reading.words(earlier.span)
        for found in reversed(find_documents(words)):
            if head.casefold() in words[found.start : found.end].casefold().split():
                return said_at(words[found.start : found.end], earlier.span.start + found.start)
    return None


def _earlier(reading: Reading, sentence: Sentence, blocks: int) -> Iterator[Sentence]:
    index = reading.sentences.index(sentence)
    for earlier in reversed(reading.sentences[max(0, index - 14) : index]):
        if sentence.block - earlier.block > blocks:
            return
        yield earlier


@cache
def _opens() -> re.Pattern[str]:
    """Words that open the report of a document: "presented", "took Members through", "had before it"."""
    return re.compile(
        r"\b(?:considered|noted|discussed|reviewed|examined|debated|scrutinised|heard|(?:was|were) given|present(?:s|ed)|introduc(?:es|ed)|tabled|submit(?:ted|s)?|receiv(?:es|ed)|t(?:ook|akes) [\w ]{3,30}? through|talked [\w ]{3,30}? through|walked [\w ]{3,30}? through|had before (?:it|them)|summarised|spoke to|reported on|referred to)\s+(?:(?:today|yesterday)\s+)?(?:(?:the\s+)?(?:(?:key|main|headline)\s+)?(?:findings|results|headlines|outcomes?|conclusions?)\s+(?:of|from)\s+)?(?:the\s+|an?\s+|its\s+|their\s+|his\s+|her\s+)?"
    )


@cache
def _report() -> re.Pattern[str]:
    return re.compile(r"(?:Paper|Report|Enclosure|Appendix) [A-Z\d]{1,4}\b|(?:(?:[a-z]+-)?[a-z]+ )?(?:dataset|data set|dashboard|scorecard)(?: for [\w–’-]+(?: [\w–’-]+)?)?|(?:(?:new|quarterly|annual|latest|final|progress|monthly|draft|update|performance|interim|joint|major|independent|recent)\s+)*(?:report|paper|response|review|survey|study|strategy|return|evaluation|audit|white paper|green paper|note|briefing)(?:\s+(?:to|of|on|into)\s+(?:the\s+|an?\s+)?[\w’' ]{3,60}?(?=[,.;]|$|\s+(?:which|that|and|was|is|has|last|this|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in)\b))?")


def opened_report(reading: Reading, sentence: Sentence) -> Said | None:
    """Find the document that a sentence opens the report of.

    Args:
        reading: The reading.
        sentence: A sentence before the figure's, in the same paragraph.

    Returns:
        The document; None if the sentence opens none.
    """
    words, base = reading.words(sentence.span), sentence.span.start
    opening = _opens().search(words)
    if opening is None:
        return None
    for found in find_documents(words):
        if 0 <= found.start - opening.end() <= 12:
            return said_at(words[found.start : found.end], base + found.start)
    plain = _report().match(words, opening.end())
    return said_at(plain[0].strip(), base + plain.start()) if plain else None


@cache
def _answered() -> re.Pattern[str]:
    return re.compile(r"\b(?:report|review|inquiry|investigation)\b[^“\"‘]{0,160}[“\"‘](?P<what>[A-Z][^”\"\u2019]{6,140})[”\"’]", re.IGNORECASE)


def answered_report(reading: Reading) -> Said | None:
    """Find the report that a response answers, by the title that its head quotes.

    Args:
        reading: The reading.

    Returns:
        The report; None if the head quotes none.
    """
    found = _answered().search(reading.words(Span(0, min(len(reading.document.text), _HEADS))))
    return said_at(found["what"], found.start("what")) if found else None


@cache
def _published() -> re.Pattern[str]:
    return re.compile(r"\b(?:publish|releas|launch|issu|respon)\w*\b")


def published_report(reading: Reading, sentence: Sentence) -> Said | None:
    """Find the document that a sentence says was published.

    Args:
        reading: The reading.
        sentence: A sentence before the figure's.

    Returns:
        The document; None if the sentence names none.
    """
    words = reading.words(sentence.span)
    if not _published().search(words):
        return None
    found = find_documents(words)
    return said_at(words[found[0].start : found[0].end], sentence.span.start + found[0].start) if found else None


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:In|For|By|Of) [^,.;]{{2,40}}?,? (?=it |they ))?(?:[Ii]t|[Tt]hey|This|The {_HEAD})\s+(?:also\s+|further\s+|has\s+|have\s+|had\s+)*{_SHOWS}\b")


def goes_on(words: str) -> bool:
    """Tell whether a sentence goes on with what a document named just before says ("It said ...").

    Args:
        words: The sentence.

    Returns:
        True if it does.
    """
    return bool(_goes_on().match(words))


@cache
def _all_from() -> Guarded:
    return Guarded(r"\b(?:[Ff]igures|[Dd]ata|[Ii]ndicators|[Nn]umbers|[Ss]tatistics|[Pp]ercentages|[Ii]nformation)\b[^.;]{0,30}\b(?:are|is|were|was|come|comes|have been)\b[^.;]{0,20}\b(?:from)\s+(?:the\s+)?(?P<what>[A-Z\w][\w’'& -]{2,60}?)(?=\s+unless|[,.;(]|$)")


def default_source(reading: Reading, sentence: Sentence) -> Said | None:
    """Find the document that a sentence says all figures are taken from.

    Args:
        reading: The reading.
        sentence: The sentence.

    Returns:
        The document; None if the sentence says no such thing.
    """
    words = reading.words(sentence.span)
    found = _all_from().search(words)
    called = next((one for one in find_documents(words) if found and one.start == found.end() + 2), None) if found else None
    if called:
        return said_at(words[called.start : called.end], sentence.span.start + called.start)  # "our booking system, Rota"
    return said_at(found["what"], sentence.span.start + found.start("what")) if found else None


def source_line(reading: Reading, index: int) -> Said | None:
    """Find the line "Source: ..." of the paragraph, or under the table or chart, that a figure stands in, or such words in its own brackets.

    Args:
        reading: The reading.
        index: Index of the figure's sentence.

    Returns:
        What the line names; None if there is no such line.
    """
    sentence, blocks = reading.sentences[index], reading.document.blocks
    same = [later.span for later in reading.sentences[index + 1 : index + 8] if later.block == sentence.block]
    own = re.compile(r"\(Sources?\s*[:–-]\s*(?P<what>[^\n;()]{3,160})\)").search(reading.words(sentence.span))
    if own:
        return said_at(own["what"], sentence.span.start + own.start("what"))
    below = [block for block in blocks[sentence.block + 1 : sentence.block + _below(reading, sentence)] if block.kind != "heading"]
    for span in [*same, *(block.span for block in below)]:
        found = _source_label().match(reading.document.words(span))
        if found:
            return said_at(found["what"].rstrip(" ."), span.start + found.start("what"))
    return _told_behind(reading, index)


def _below(reading: Reading, sentence: Sentence) -> int:
    """How many blocks below a figure its line "Source:" may stand: far below a table's row, right below the list that it is an item of."""
    blocks, block = reading.document.blocks, reading.document.blocks[sentence.block]
    if block.kind == "row" or len(reading.words(block.span).split()) <= _SHORT:
        return _REACH
    end = sentence.block + 1
    while block.kind == "item" and end < len(blocks) and blocks[end].kind == "item":
        end += 1
    return min(_REACH, end - sentence.block + 1)


@cache
def _source_label() -> re.Pattern[str]:
    return re.compile(r"Sources?\s*[:–-]\s*(?P<what>[^\n;]{6,160}?)(?=,?\s+(?:except|unless|other than|where not|save where|and (?:officer|own) (?:estimates|calculations))\b|\.\s+[A-Z]|\n|;|$)")


@cache
def _behind() -> Guarded:
    """A later sentence that tells where the figures just given are from."""
    return Guarded(r"\b(?:[Tt]he|[Tt]h[eo]se|[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[Oo]ur|[Bb]oth|[Aa]ll)\s+(?:\w+\s+)?(?:figures?|numbers?|data|estimates?|totals?|counts?)\b[^.;]{0,40}?\b(?:c[ao]me|comes|is|are|was|were|been)\b[^.;]{0,20}?\bfrom\s")


def _told_behind(reading: Reading, index: int) -> Said | None:
    """What the next sentences of the paragraph say that the figures came from."""
    sentence = reading.sentences[index]
    for later in reading.sentences[index + 1 : index + 7]:
        if later.block != sentence.block:
            break
        words = reading.words(later.span)
        told = _behind().search(words)
        found = next((one for one in find_documents(words) if told and one.start - told.end() in range(12)), None)
        if found:
            return said_at(words[found.start : found.end], later.span.start + found.start)
    return None
