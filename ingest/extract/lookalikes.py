"""What only looks like a quantity: references, dates, ages, votes, a text's own parts.

Each pattern is looked for right before or right behind a number (`ingest.extract.numbers`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

MONTH: Final = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])"


@cache
def reference() -> re.Pattern[str]:
    """Return the pattern for the word before a number that makes it a reference, a name, an age or a day.

    Returns:
        The pattern, anchored at its end.
    """
    return re.compile(
        r"(?:\b(?:paragraphs?|paras?|tiers?|schedules?|sections?|parts?|pages?|pp?\.|items?|recommendations?|appendix|appendices|annex|tables?|figures?|fig\.|charts?|box|chapters?|phases?|key stage|stages?|ks|years?|levels?|grades?|bands?"
        r"|class|room|floor|articles?|clauses?|options?|volume|no\.?|number|ref\.?|decision|version|v|act|wave|round|lot|priority|theme|objective|action|minute|questions?|q|qq|tranche|type|category|group|aged?|ages|tel\.?|phone|isbn|cp|hl|hc"
        r"|unit|zone|route|day|quarter|point|step|goal|pillar|strand|outcome|milestone|module|circular|resolution|motion|amendment|regulations?|rule|order|standard|iso|criterion|agenda|slide|line|footnote|note|article 4|scenario|devolution|devo"
        r"|top|game|area|ward|site|plot|block|building|platform|gate|junction|flat|house|group|committee|draft|bulletin|ext\.?|extension|child|case|week|w/c)|[#@]|\b(?:tiers?|levels?|years?|paragraphs?|recommendations?|items?|stages?|grades?|parts?|phases?|sections?)\s+\d+[a-z]?\s*(?:,|and|or|to|&|[-–])|\d|[:.]\d+|"
        rf"\b{MONTH}|\b(?:following|last|next|coming|these|those|all|aged? (?:under|over|between)|(?:children|pupils|people|adults|infants|those) (?:aged )?(?:under|over|between)))\s*$",
        re.IGNORECASE,
    )


@cache
def not_counted() -> re.Pattern[str]:
    """Return the pattern for what stands behind a number that is a date, an ordinal, a time, an age, or a name's part.

    Returns:
        The pattern, anchored at its start.
    """
    return re.compile(
        rf"(?:st|nd|rd|th)\b|\s*(?:of\s+)?{MONTH}\b|\s?(?:am|pm)\b|[:.]\d|[-\s]?stars?\b|[*)/]|[-–]?(?:year|and-|week|plus)|\s+(?:of|to|or|and)\s+\d|\s*year[- ]olds?|[-–]\w|\s+(?:January|February|March)"
    )


@cache
def named_by_years() -> re.Pattern[str]:
    """Return the pattern for what stands behind a duration that is no statistic.

    Returns:
        The pattern: a group by its age, a point in time, notice to be given, or a meeting or document that the duration names.
    """
    return re.compile(
        r"[’']?s?[’']?\s+(?:time|notice)\b|[-\s]+olds?\b|\s+on(?=$|[,.:;])|\s+to (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)\b|\s+(?:later|ago|of age|before|earlier)\b"
        r"|\s+(?:review|reviews|plan|plans|strategy|vision|forward view|anniversary|milestone|period|rule|term|briefings?|slots?|meetings?|items?|presentations?|videos?|workshops?|discussions?|calls?|breaks?|comfort)\b",
        re.IGNORECASE,
    )


@cache
def before_duration() -> re.Pattern[str]:
    """Return the pattern for what stands before a duration that is an age or a point in time.

    Returns:
        The pattern, anchored at its end.
    """
    return re.compile(
        r"\b(?:aged?|ages|next|last|past|previous|coming|following|every|each|years?|in|in the|over the|after|later|from age|key stage|first|final|age[sd]?\s+\d+\s*(?:to|and|or|-|–))\s*$|(?:children|pupils|people|adults|infants|those|babies) (?:aged )?(?:under|over|between)?\s*$", re.IGNORECASE
    )


@cache
def takes_time() -> re.Pattern[str]:
    """Return the pattern for a word of completion before "in": there a duration is how long something took, and no point in time.

    Returns:
        The pattern, anchored at its end.
    """
    return re.compile(
        r"\b(?:completed|resolved|answered|seen|processed|delivered|issued|assessed|done|decided|determined|responded to|reached|dealt with|turned round|turned around|closed|repaired|handled|met|held|made|paid)\s+(?:with)?in\s*$", re.IGNORECASE
    )


@cache
def ballot() -> re.Pattern[str]:
    """Return the pattern for what stands behind the count of a vote.

    Returns:
        The pattern, anchored at its start.
    """
    return re.compile(r"\s+(?:votes?\b|in favour\b|against\b|abstentions?\b|abstained\b|abstaining\b|for(?: and|,|;))", re.IGNORECASE)


@cache
def own_parts() -> re.Pattern[str]:
    """Return the pattern for what a text only numbers of itself, of its argument or of its own business.

    Returns:
        The pattern, to be matched at the counted noun.
    """
    return re.compile(
        r"(?:(?:main|key|major|relevant|following|broad|core|high[- ]level|priority|distinct|different|separate|prominent|important|other|further|specific|strategic|overarching|clear|fundamental|primary|new|additional|suggested|outstanding|agreed|final|simple|small|big|urgent)\s+)*"
        r"(?:members|speakers|themes|points|questions|recommendations|options|ways|areas|parts|things|concerns|goals|aims|objectives|steps|stars?|priorities|items|sections|headings|principles|pillars|strands|elements|categories|streams"
        r"|workstreams|problems|challenges|issues|reasons|factors|types|kinds|sorts|phases|stages|tiers|levels|aspects|approaches|scenarios|examples|functions|purposes|roles|criteria|considerations|matters|topics|subjects|perspectives"
        r"|components|messages|suggestions|alternatives|conditions|dimensions|outcomes|drivers|barriers|risks|benefits|models|choices|sides|angles|words|letters|paragraphs|pages|actions|invitees|amendments|motions|votes|apologies|thoughts|queries|caveats"
        r"|corrections|requests(?= of)|applications(?= of)|sets(?= of)|sentences|slides|bullets|appendices|annexes|documents|papers|minutes|tables|charts|figures)\b"
    )


@cache
def _dialled() -> re.Pattern[str]:
    return re.compile(r"(?P<number>999|101|111)\s+(?:(?:emergency|non-emergency)\s+)?(?:calls?|callers?|services?|lines?|numbers?|call handlers|call handling|demand)\b")


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(r"\b(?:were|was|are|been|had|have|has|received|took|taken|answered|made|handled|logged|recorded|got|to|from|than|by|with|about|only|some|over|nearly)\s+$")


def is_dialled(text: str, start: int, end: int) -> bool:
    """Tell whether a number is one that people ring ("101 calls were answered"), and counts nothing.

    Args:
        text: The text.
        start: Where the number starts.
        end: Where it ends.

    Returns:
        True if it is.
    """
    found = _dialled().match(text, start)
    return found is not None and found.end("number") == end and (text[start:end] == "999" or not _counting().search(text, max(0, start - 20), start))
