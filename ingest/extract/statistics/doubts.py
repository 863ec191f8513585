"""Whether a text doubts a figure: words that question the number itself, or what it was taken from.

1. In the figure's own sentence, unless they are about another figure.
2. In the sentences right behind it, where they point back ("the figure", "this may not be reliable", the number again).
3. In the next paragraph, where it opens with a doubt of the kind of source that the figure rests on.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.numbers import find_quantities
from ingest.extract.reading import Reading

_PLACES = 4  # sentences behind a figure in which it may be denied
_THING = r"(?:figures?|numbers?|data|statistics?|totals?|percentages?|proportion|estimates?|survey|sample|results?|count|findings?|calculations?|saving|claims?|improvement|source|accuracy|basis|methodology)"


@cache
def _doubt() -> Guarded:
    return Guarded(
        rf"(?i)\b(?:quer(?:ied|ies)(?! (?:whether|if|why|how|when|who)\b(?! [^.;]{{0,40}}\b{_THING}\b))|doubt(?:s|ed) (?:the|that|whether|this|it)\b|(?:was|were|been) questioned|cautioned|under-?count\w*|over-?count\w*|small sample|disput(?:ed|es)|disputes?(?= (?:the|this|that|these|its|their)\b)|misleading|cast doubt|inaccurate|unreliable|overstated|understated|exaggerated|questionable|out of date|not (?:be )?(?:accurate|reliable|correct|right|robust|representative|comparable)|can[’']?(?:no)?t be right|(?:recording|reporting|records?|returns?|coverage|information|evidence|{_THING})[\w’' ]{{0,20}} patchy"
        r"|question(?:ed|s|ing) (?:whether|the|this|that|how|if|its|their)|challenged (?:the|this|that|these)|(?:treated|treat|read|used|taken|interpreted) with (?:some |great )?caution|should not be (?:leaned|relied) (?:up)?on|on the (?:low|high|generous|optimistic|conservative) side|(?:casts?|throws?) (?:some |serious |considerable )?doubt|cautious about|a guess|true (?:figure|number|total)"
        r"|(?:do|does|did) not (?:all )?(?:accept|agree with|recognise|believe|trust) (?:the|this|that|these|it)\b|counted? [\w’' ]{0,30}twice|double[- ]count\w*|(?<!remained )(?<!remains )(?<!remain )(?<!still )too (?:rosy|low|high)\b|sample [\w’' ]{0,30}(?:was|is) (?:very )?small|masked?|not convinced by (?:the|this|that|these)|caveat"
        r"|(?:nobody|no one|few|none of (?:them|us))\b[^.;]{0,40} believed (?:that|the|this|it)|(?:not|never) (?:been |yet been )?(?:audited|verified|validated|checked|tested|weighted|reconciled|agreed)\b|doubted (?:whether|if|it)|(?:had|shared|expressed) (?:the same |his |her |their |some |serious |similar )?doubts|(?:whether|if) (?:the|that|this) (?:figure|target|number|saving|reduction|estimate) (?:is|was|were) (?:really )?(?:realistic|right|achievable|credible|correct|deliverable)"
        r"|(?:not|un)(?: been)? able to reconcile|cannot be reconciled|at odds with|(?:do|does|did) not (?:tally|add up|square|match)|artefact|pinch of salt|with (?:great |some )?care\b|advise (?:strongly )?against comparing|not like[- ]for[- ]like|(?:an?|very) early (?:finding|figure|estimate|result)s?|rests? (?:only )?on (?:only|just|as few as)|based on (?:only|just)|provisional|(?:did|do|does) not (?:think|believe) (?:that )?(?:the|this|it|that)\b[^.;]{0,50}\b(?:could|can|would|will|was|is|were)\b[^.;]{0,12}\b(?:had|met|achieved|made|true|right|reached|realistic|delivered)"
        r"|(?:using|by|on) (?:another|a different|other) (?:method|basis|definition|count)|(?:puts|makes|put|made|arrives? at|came to) [^.;]{0,40}\bnearer|(?:should|can|could|may) (?:only )?be (?:put down|attributed|ascribed) to|part of (?:the|that|this) (?:rise|fall|increase|decrease|change|drop|improvement)|surprised (?:at|by) (?:that|this|the)|(?:was|were|is|are) (?:the \w+[’']s own|its own) (?:and|figure)"
        r"|(?:concerns?|doubts?) (?:was|were|had been) (?:raised|expressed) (?:regarding|about|over|as to) the (?:source|accuracy|data|figures?|numbers?|reliability))"
    )


@cache
def _back() -> re.Pattern[str]:
    return re.compile(rf"\b(?:the|this|that|these|those|such|its|their|true|survey)\s+(?:\w+\s+){{0,2}}{_THING}\b|\b(?:that|this|it|they|the \d[\d,.]*%?)\s+(?:can[’']?t|cannot|may|might|could|should|is|was|were|are)\b|\bthe \d[\d,.]*\b", re.IGNORECASE)


def is_doubted(reading: Reading, index: int, figure: Span, source: str) -> bool:
    """Tell whether the text doubts a figure.

    Args:
        reading: The reading.
        index: Index of the figure's sentence in `Reading.sentences`.
        figure: The figure's place.
        source: The words of the document that it rests on, or nothing.

    Returns:
        True if it is doubted.
    """
    sentence = reading.sentences[index]
    words, start = reading.words(sentence.span), figure.start - sentence.span.start
    if _is_size().search(words, 0, start):
        return False
    number = re.search(r"\d[\d,.]*\d|\d", reading.words(figure))
    for found in _doubt().finditer(words):
        between = words[min(start, found.start()) : max(start, found.end())]
        if (";" not in between or _back().search(words, min(start, found.start()))) and not _is_of_another(words, found, start):
            return True
    behind = [later for later in reading.sentences[index + 1 : index + 5] if later.block == sentence.block]
    if any(_points_back(reading.words(later.span), words, source, number[0] if number else "", place) for place, later in enumerate(behind)):
        return True
    return _next_block_doubts(reading, index, source, number[0] if number else "", last=_is_last(reading, index, figure))


@cache
def _is_size() -> re.Pattern[str]:
    """Before the size of a sample, which is why another figure is doubted, and not doubted itself."""
    return re.compile(r"\bsample\b[^.;]{0,50}\bsmall \((?:under|fewer than|only|just|about|some)?\s*$|\b(?:rest(?:s|ed)|based) on (?:only |just |some |about )?$")


def _is_of_another(words: str, found: re.Match[str], start: int) -> bool:
    """In the figure's own sentence "the true figure" is the other one; a doubt before the figure must be of it."""
    if found[0].casefold().startswith("true"):
        return found.start() < start
    if found[0].casefold().startswith("sample") and 0 <= start - found.end() < 5:
        return True  # "the sample was small (under 500)": the figure is the doubt's own
    between = words[found.end() : start]
    return found.start() < start and (len(between.split()) > 12 or bool(re.search(r"\b(?:as|because|since|given|when)\b", between)))


def _points_back(later: str, words: str, source: str, number: str, place: int) -> bool:
    """Whether a later sentence of the paragraph doubts the figure: by its number, its kind of source or its subject; else only the next one may."""
    found = _doubt().search(later)
    if not found or any(quantity.start < found.start() and quantity.value not in number for quantity in find_quantities(later)):
        return False
    if number and re.search(rf"(?<![\d,.]){re.escape(number)}(?![\d,.])", later):
        return True
    if place == 0 and re.search(r"\b(?:that|this|it)\s+(?:is|was)\s+(?:\w+\s+)?$", later[: found.start()]):
        return True  # "has always said that was too low"
    if place == 0 and _bare().match(later, found.start()):
        return True  # "did not accept this, since ..."
    if _elsewhere().search(later):
        return False  # "the data in table 3" are others
    kind = _kind_of_source().search(later)
    if kind:
        return kind[0].casefold().rstrip("s") in source.casefold() or (kind[0].casefold() == "sample" and "survey" in source.casefold())
    subject = _subject().search(later)
    if subject:
        return subject["subject"].casefold() in words.casefold()
    return (place == 0 and bool(_back().search(later))) or (place < _PLACES and bool(_plainly().search(later)))


@cache
def _plainly() -> re.Pattern[str]:
    """A later sentence that denies the only figure that it can mean."""
    return re.compile(r"\b(?:do|does|did) not (?:believe|recognise|accept|trust) (?:the|this|that) (?:figure|number|total|estimate)\b")


@cache
def _bare() -> re.Pattern[str]:
    """A doubt of what was just said, which tells why; who merely "did not accept this" may mean a reproach."""
    return re.compile(r"doubt(?:s|ed) (?:this|that|it)\s*(?:$|[.,]|(?:because|since|as|and|given)\b)|(?:do|does|did) not (?:all )?(?:accept|believe|trust|recognise) (?:this|that|it),?\s+(?:because|since|as|given)\b", re.IGNORECASE)


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(r"\b(?:in|at|on) (?:table|paragraphs?|section|figure|appendix|annex|page|chart)\b", re.IGNORECASE)


@cache
def _kind_of_source() -> re.Pattern[str]:
    return re.compile(r"\b(?:survey|sample|census|audit|study|evaluation|modelling|poll)s?\b")


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(r"\bthe (?P<subject>(?!same\b|true\b|last\b|latest\b|national\b|overall\b)[a-z]{4,}) (?:figures?|numbers?|claims?|estimates?|rates?|percentages?)\b")


@cache
def _disputes() -> re.Pattern[str]:
    """Somebody's denial that only the last figure before it can be the object of."""
    return re.compile(r"\b(?:disput(?:es|ed)|den(?:ies|ied)|challeng(?:es|ed)|question(?:s|ed)|reject(?:s|ed)|surprised at|doubted) (?:the (?:committee[’']s |council[’']s |union[’']s |charity[’']s |trust[’']s )?|that |this |those )?(?:figures?|numbers?|claims?|totals?|sums?|that)\b")


def _is_last(reading: Reading, index: int, figure: Span) -> bool:
    """Whether no other figure stands behind one in its paragraph."""
    block = reading.block(reading.sentences[index]).span
    return next(find_quantities(reading.words(Span(figure.end, max(figure.end, block.end)))), None) is None


def _next_block_doubts(reading: Reading, index: int, source: str, number: str, *, last: bool) -> bool:
    """The next paragraph opens with a doubt of "the survey" or of "the 40" that the figure rests on or is, or a denial of the last figure."""
    block = reading.sentences[index].block
    following = next((later for later in reading.sentences[index + 1 :] if later.block > block), None)
    if following is None or following.block - block > 2:
        return False
    words = reading.words(following.span)
    if last and _disputes().search(words):
        return True
    if not _doubt().search(words):
        return False
    heads = {word for word in re.findall(r"[a-z]+", source.casefold()) if word in {"survey", "census", "audit", "study", "report", "estimate", "estimates", "figures", "data", "statistics", "analysis", "return", "modelling", "poll", "evaluation"}}
    return any(re.search(rf"\b{head}\b", words) for head in heads) or bool(number and re.search(rf"\bthe {re.escape(number)}(?![\d,.%])", words))
