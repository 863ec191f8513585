"""Who is to do it: the subject of the clause, its agent, or whoever was speaking.

1. The subject is the party that stands before the verb and is not the object of a preposition; parties joined to it by
   "and", "/" or a comma own it together. A class of parties ("officers", "local authorities") counts by its words.
2. What is done to something ("would be double checked") has no owner in its subject: "by the Board" names one; else
   it belongs, less surely, to whoever spoke in the same paragraph (`speakers`).
3. A clause without a subject of its own ("and will meet them") takes that of the clause before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Mention, Reading
from ingest.records import Said

_CLASS: Final = (
    r"(?:members|officers?|officials|ministers?|departments?|authorities|councils|councillors|schools|colleges|groups?|partners|providers|team|teams|observer|colleagues|staff"
    r"|agencies|users|organisations|organisation|secretariat|director|manager|government|practitioners|professionals|commissioners|governors|trustees|companies|services"
    r"|pupils|students|residents|tenants|families|businesses|developers|farmers|landlords|nurseries|secondaries|hospitals|bodies|people|universities|charity|police|force|management"
    r"|chair|chairman|chairs|member|leads?|coordinator|clerk|secretary|committee|board|panel|leader|headteachers|parents|carers|volunteers|trusts|charities|representatives|society|attendees|workers|nurses|visitors|midwives|advisers|wardens|consultants|contractors|inspectors|clinicians|network|sector|adviser|advisor|worker|nurse|navigator|consultant|contractor|supplier|provider|operator|developer|landlord|headteacher|principal|regulator|ombudsman|mayor|scrutineer)"
)

# what a post is of ("Director of Public Health", "Chief Officer of the Joint Board")
_OF_OFFICE: Final = r"(?:(?:(?<=director)|(?<=manager)|(?<=officer))\s+(?:of|for)\s+(?:the\s+)?(?-i:[A-Z])[\w’'&-]*(?:\s+(?:(?:and|of|the|&)\s+)*(?-i:[A-Z])[\w’'&-]*)*)"

_EACH: Final = r"(?:each|every)\s+(?:[\w-]+\s+){0,3}?(?:school|college|academy|nursery|hospital|practice|surgery|authority|council|partner|partnership|provider|agency|department|ward|team|service|forum|district|region)"


def subjects(reading: Reading, span: Span, *, known: bool = False) -> tuple[Said, ...]:
    """Return the parties that a stretch before a verb names as its subject.

    Args:
        reading: The reading.
        span: From the start of the clause to its verb.
        known: Whether a name that only its capitals tell does not count.

    Returns:
        The first party that is nobody's object, with those that "and", "/" or a comma join to it; empty if none stands there.
    """
    mentions = [mention for mention in reading.cast.within(span) if not is_object(reading, mention, span.start)]
    if not mentions:
        return _class_of_parties(reading, span) or (() if known else _named_nowhere_else(reading, span))
    part = _whole(reading, mentions[0], span.start) or part_of(reading, mentions[0], span.end)
    if part:
        return (part,)
    chain = [mentions[0]]
    for mention in mentions[1:]:
        if not _joint().fullmatch(reading.words(Span(chain[-1].span.end, mention.span.start))):
            break
        chain.append(mention)
    return tuple({mention.name: mention.said() for mention in reversed(chain)}.values())[::-1]


@cache
def _proper() -> re.Pattern[str]:
    name = r"[A-Z][a-z][\w’'&-]*(?: (?:(?:of|for|and|in|the|&) ){0,2}[A-Z][a-z][\w’'&-]*){1,6}"
    return re.compile(rf"(?:The )?(?P<who>{name})(?: (?:also|then|now|therefore|already|has|have|had|will|would|is|are|was|were|to|been|be))*\s*$")


@cache
def _is_thing() -> re.Pattern[str]:
    """A name whose last word says that it is a paper, a scheme or a place, and nobody who acts."""
    return re.compile(r"(?i)\b(?:strategy|plan|report|scheme|programme|project|review|fund|grant|agreement|policy|survey|protocol|pilot|budget|framework|act|bill|bid|order|orders|model|campaign|road|street|site|park|house|hall|centre|valley|vale|ward|toolkit|charter|concordat|register|system|guidance)(?:$| and\b)")


def _named_nowhere_else(reading: Reading, span: Span) -> tuple[Said, ...]:
    """A name of several words that is all there is before the verb, though the cast does not know it."""
    if reading.cast.within(span):
        return ()
    found = _proper().match(reading.words(span))
    if found is None or _opens_sentence().match(found["who"]) or re.match(TIME, found["who"]) or _is_thing().search(found["who"]):
        return ()
    return (Said(" ".join(found["who"].split()), Span(span.start + found.start("who"), span.start + found.end("who"))),)


@cache
def _leading_name() -> re.Pattern[str]:
    """The first words of a name of which the cast knows only the end ("Age Concern" of "Age Concern Eastmarsh")."""
    return re.compile(r"(?:[A-Z][a-z][\w’'&-]* (?:(?:in|of|for|and|&) )?)+$")


def _whole(reading: Reading, mention: Mention, start: int) -> Said | None:
    """The whole of a name that a place at its end would be taken for."""
    words = reading.words(Span(start, mention.span.start))
    found = _leading_name().search(words) if mention.kind == "body" and words.endswith(" ") else None
    if found is None or _opens_sentence().match(found[0]):
        return None
    place = Span(start + found.start(), mention.span.end)
    return Said(" ".join(reading.words(place).split()), place)


@cache
def _opens_sentence() -> re.Pattern[str]:
    """A capital that is no part of a name."""
    small = r"(?:The|This|That|These|Those|A|An|In|On|At|From|By|For|With|And|But|When|While|After|Before|Since|Both|All|Each|Every|Some|Our|Its|Their|His|Her|Last|Next|Local|Also|Now|Then|However|If|As|Under|Following|During|Cllr|Councillor|Mr|Mrs|Ms|Dr|Action|Agreed|Neighbouring|Chair|Leader|Director|Officers?|Members|To)"
    return re.compile(rf"{small}\b")


@cache
def _part() -> re.Pattern[str]:
    """A team of a body acts for itself ("the Council's Business Intelligence team", "Forum members")."""
    people = r"(?:members|officers|officials|staff|colleagues|representatives|observers?|governors|trustees|volunteers)"
    return re.compile(
        r"[’']s?\s+(?P<part>(?:(?!own\b)[\w&-]+\s+){0,4}?(?:[Tt]eam|[Oo]ffice|[Ss]ecretariat|[Ss]ervice|[Ss]taff|[Oo]fficers?|Executive))\b"
        rf"|\s+(?:secretariat\s+)?{people}\b"
    )


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"\s*(?:\([^)]*\))?\s*(?:,|/|&|\band\b|,\s*and\b)\s*(?:the\s+|then\s+)*", re.IGNORECASE)


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(r"\b(?:of|with|to|from|by|in|on|at|for|about|regarding|through|via|under|between|within|into|as)\s+(?:the\s+|a\s+|its\s+|their\s+|then\s+)?(?:(?:Mr|Mrs|Ms|Dr|Cllr|Councillor|Professor)\.?\s+)?$", re.IGNORECASE)


@cache
def _possession() -> re.Pattern[str]:
    """What a party has and acts through: its team, its role, its aim."""
    return re.compile(r"[’']s?\s+(?:\w+\s+){0,3}?(?:team|officers?|role|focus|aims?|priority|priorities|work|case|staff|members|office|secretariat|view)\b")


@cache
def _of_what() -> re.Pattern[str]:
    """What a post that the cast knows by its first words is of ("Director" of "Public Health")."""
    return re.compile(r"\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:(?:and|of|the|&)\s+)*[A-Z][\w’'&-]*)*")


def part_of(reading: Reading, mention: Mention, end: int) -> Said | None:
    """Return the people or the team of a body that its name goes on with ("the Panel's secretariat", "Panel members").

    Args:
        reading: The reading.
        mention: Where the body is named.
        end: Where to stop.

    Returns:
        The part with its words; None if the body itself is meant.
    """
    part = (_of_what() if mention.kind == "post" else _part()).match(reading.document.text, mention.span.end)
    if part is None or part.end() > end:
        return None
    start = part.start("part") if part.groupdict().get("part") else mention.span.start
    return Said(" ".join(reading.words(Span(start, part.end())).split()), Span(start, part.end()))


def is_object(reading: Reading, mention: Mention, start: int) -> bool:
    """Tell whether a party is the object of a preposition or a mere owner of what is spoken of.

    Args:
        reading: The reading.
        mention: Where the party is named.
        start: Where the clause starts; what stands before it does not count.

    Returns:
        True for "of the Board" and "the Board's table", False for "the Board's chair" and "the Board".
    """
    text = reading.document.text
    if mention.span.start > start and _preposition().search(text, max(start, mention.span.start - 28), mention.span.start):
        return True
    return text.startswith(("’s", "'s", "’ ", "' "), mention.span.end) and not _possession().match(text, mention.span.end)


@cache
def _class() -> re.Pattern[str]:
    return re.compile(rf"^(?:[Tt]he\s+|[Tt]his\s+|[Tt]hese\s+|[Aa]n?\s+|[Ss]ome\s+|[Aa]ll\s+(?:but\s+)?|[Bb]oth\s+|[Mm]any\s+|\d[\d,]*\s+|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ff]irst|[Ll]ast|[Oo]ther|[Ss]everal|[Mm]ost)\s+)*(?P<who>{_EACH}|(?:(?!(?:of|for|and|but|that|to|the|in|at|on|during|from|by|with|an?|which|as|after|before|if|when|because|than|saying|said)\b|\d)[\w’'/&-]+\s+){{0,4}}?{_CLASS}(?:\s+and\s+(?:the\s+)?(?:[A-Z][\w’-]*\s+){{0,3}}{_CLASS})?{_OF_OFFICE}?)(?:\s+(?:at|in|from|who|of|on|for)\s[^,;]{{1,60}}?)?(?:\s+(?:also|then|now|therefore|have|has|had|will|would|is|are|was|were|to|been|be|already))*\s*$", re.IGNORECASE)


def _class_of_parties(reading: Reading, span: Span) -> tuple[Said, ...]:
    words = reading.words(span)
    breath = max(words.rfind(", "), words.rfind(": ")) + 1
    lead = len(words[breath:]) - len(words[breath:].lstrip())
    found = _class().match(words[breath + lead :])
    if not found:
        return ()
    begin = span.start + breath + lead + found.start("who")
    return (_meant(reading, Said(" ".join(found["who"].split()), Span(begin, begin + len(found["who"])))),)


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(r"(?:(?:this|the|that)\s+)?(?P<head>(?:sub-?)?(?:group|board|panel|team|committee|partnership|forum|trust|council|department|agency|commission|secretariat|network))", re.IGNORECASE)


def _meant(reading: Reading, said: Said) -> Said:
    """What "this group" means: the body last named whose name says that it is one."""
    found = _generic().fullmatch(said.value)
    if not found:
        return said
    head = found["head"].casefold()
    for mention in reading.cast.before(said.span.start):
        if mention.kind == "body" and head in mention.name.casefold().split():
            return Said(mention.name, said.span)
    return said


def possessor(reading: Reading, quote: Span) -> tuple[Said, ...]:
    """Return whose thing it is that a passive clause starts with ("the Panel's work should be reviewed").

    Args:
        reading: The reading.
        quote: The clause.

    Returns:
        The party; empty if the clause does not start with one in the genitive.
    """
    first = next(iter(reading.cast.within(Span(quote.start, min(quote.end, quote.start + 80)))), None)
    if first is None or not re.fullmatch(r"(?i)(?:the |mr |mrs |ms |dr |cllr |councillor )*", reading.words(Span(quote.start, first.span.start))):
        found = _class_owning().match(reading.document.text, quote.start, quote.end)
        return _as_said(found)
    owns = reading.document.text.startswith(("’s ", "'s "), first.span.end) or (first.name.endswith("s") and reading.document.text.startswith(("’ ", "' "), first.span.end))
    return (first.said(),) if owns else ()


@cache
def _class_owning() -> re.Pattern[str]:
    """A class in the genitive that a clause starts with ("The consultants' study")."""
    return re.compile(rf"(?:[Tt]he\s+)?(?P<who>(?:[a-z-]+\s+)?(?:consultants|contractors?|suppliers?|{_CLASS.removeprefix('(?:').removesuffix(')')}))[’']s?\s")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\bby\s+(?:the\s+|an?\s+)?$")


# what a capital after "by" also starts: a time
TIME: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Easter|Christmas|Spring|Summer|Autumn|Winter|Q[1-4]|Michaelmas|New Year|Whitsun|NOON|Ramadan|Diwali)"


@cache
def _agent_class() -> re.Pattern[str]:
    name = rf"(?!{TIME})[A-Z][\w’'&-]+(?:\s+(?:(?:of|for|and|the|&)\s+)*[A-Z][\w’'&-]+){{0,6}}"
    return re.compile(rf"\bby\s+(?:the\s+|an?\s+)?(?P<who>(?:[A-Z][\w’'&-]+\s+){{0,4}}(?:{_CLASS}|[A-Z][a-z]+ (?:[Oo]fficer|[Dd]irector|[Mm]anager))\b(?:\s+officials)?|{name})")


def agent(reading: Reading, quote: Span, verb: int) -> tuple[Said, ...]:
    """Return who does it by the words "by ..." behind a passive verb.

    Args:
        reading: The reading.
        quote: The clause.
        verb: Offset in the text behind which to look.

    Returns:
        The agent; empty if none is named.
    """
    text = reading.document.text
    found = _agent_class().search(text, min(verb, quote.end), quote.end)
    for mention in reading.cast.within(Span(min(verb, quote.end), quote.end)):
        if _by().search(text, max(quote.start, mention.span.start - 8), mention.span.start) and not _in_brackets(text, quote.start, mention.span.start):
            longer = found and found.start("who") == mention.span.start and found.end("who") > mention.span.end + 3
            return _as_said(found) if longer else (mention.said(),)
    return () if found and _in_brackets(text, quote.start, found.start()) else _as_said(found)


def _in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a party stands in brackets that open inside the clause ("the post (paid for by the Trust) was filled")."""
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def _as_said(found: re.Match[str] | None) -> tuple[Said, ...]:
    return (Said(" ".join(found["who"].split()), Span(*found.span("who"))),) if found else ()
