"""To or with whom it is done: the parties behind the verb, and those that its thing is addressed to.

1. A party right behind a word for doing something to, with or for somebody ("write to the Board", "sound out the Trust", "train the
   Council's staff"), with those that "and" joins.
2. A class of parties there ("key partners"), by its words. Behind words whose object is always somebody ("write to", "sound out") any
   noun is one.
3. Before the verb, whoever a letter, a request or a contract is to or with ("The letter to the Minister had been sent").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.commitments.owners import TIME
from ingest.extract.commitments.verbs import TASK
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Mention, Reading
from ingest.records import Said


def counterparties(reading: Reading, quote: Span, verb: int) -> tuple[Said, ...]:
    """Return the parties to or with whom something is done.

    Args:
        reading: The reading with its cast.
        quote: The clause that states it.
        verb: Offset in the text of the verb that makes it a commitment.

    Returns:
        Each party once, in text order within each of the three steps.
    """
    behind = Span(min(verb, quote.end), quote.end)
    named = _named(reading, behind)
    classes = [said for said in _classes(reading, behind) if not any(mention.span.overlaps(said.span) for mention in named)]
    found = [*(mention.said() for mention in named), *classes] or list(_of_thing(reading, Span(quote.start, behind.start))) or list(_at(reading, behind))
    return tuple({said.value: said for said in found}.values())


@cache
def _toward() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:to|with|for|from|between|and|on|support|supports|supported|invite|invites|invited|ask|asked|asking|meet|meets|met|visit|visited|visits|attend|attended|attends|joined|consult|consulted|contact|contacted|commission|commissioned|encourage|encouraged|urge|urged|empower|help|helped|tell|told|remind|reminded|thank|engage|involve|involving|send|sent|give|gave|provide|provided|inform|informs|informed|advise|advises|email|write to|writes to|share with|join|help|enable|alongside|or"
        r"|chase|chased|sound out|sounded out|brief|briefed|train|trained|recruit|recruited|press|pressed|lobby|lobbied|pay|paid|paying|approach|approached|notify|notified|phone|ring|challenge|challenged|fund|funded|appoint|appointed|tender of|bid of|offer of|,)"
        r"\s+(?:the\s+|all\s+|an?\s+|both\s+|our\s+|its\s+|their\s+|each\s+|every\s+|local\s+|neighbouring\s+)*$",
        re.IGNORECASE,
    )


@cache
def _where() -> re.Pattern[str]:
    return re.compile(r"\b(?:based|clinics?|orders?|workers?|places|open\w*|start\w*|pilot\w*|team|post|unit|beds|flats|session\w*)\s+(?:at|in)\s+(?:the\s+)?$")


def _at(reading: Reading, span: Span) -> Iterator[Said]:
    """The body at whose place something is set up, with those that follow it in a row ("orders at Castle School and Mill School")."""
    found: list[Mention] = []
    for mention in reading.cast.within(span):
        before = reading.document.text[max(span.start, mention.span.start - 40) : mention.span.start]
        if mention.kind == "body" and (_where().search(before) or (found and _joined().fullmatch(reading.words(Span(found[-1].span.end, mention.span.start))))):
            found.append(mention)
    return (mention.said() for mention in found)


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"\s*(?:,|/|&|and|,\s*and)\s*(?:(?:to|with|for|from)\s+)?(?:the\s+)?")


@cache
def _merely_joined() -> re.Pattern[str]:
    return re.compile(r"(?:\band|\bor|,)\s+(?:the\s+)?$")


def _named(reading: Reading, span: Span) -> list[Mention]:
    """The parties of the cast behind the verb to whom or with whom it is done."""
    found: list[Mention] = []
    for mention in reading.cast.within(span):
        before = reading.document.text[max(span.start, mention.span.start - 28) : mention.span.start]
        joined = bool(found) and _joined().fullmatch(reading.words(Span(found[-1].span.end, mention.span.start)))
        direct = _toward().search(before) and not _merely_joined().search(before)
        if joined or direct:
            found.append(mention)
    return found


# verbs that "to" may lead and that are not to be taken for the first word of a class ("to station professionals")
_TOWARD_VERBS: Final = rf"allow|assist|connect|consult|employ|enable|gather|protect|reach|reflect|serve|station|strengthen|target|apologi[sz]e|say|thank|complain|express|{TASK}"
_PLACES: Final = r"(?:schools|secondaries|primaries|academies|colleges|nurseries|hospitals|practices|surgeries|pharmacies|libraries|care homes|day centres|children[’']s centres|family hubs|wards|districts)"
_GROUPS: Final = (
    r"(?:partners|stakeholders|members|officers|authorities|departments|ministers|Ministers|providers|data holders|users|agencies|colleagues|organisations|councils|councillors|parents|carers|commissioners"
    r"|professionals|charities|practitioners|governors|residents|attendees|tenants|families|households|householders|landlords|pupils|students|head ?teachers|headteachers|bursars|childminders|employers"
    r"|businesses|farmers|traders|GPs|clinicians|consultants|bidders|boards|companies|wardens|volunteers|neighbours|unions|suppliers|contractors|developers|clubs|groups|hauliers|bodies)"
)
_EACH: Final = r"(?:each|every)\s+(?:[\w-]+\s+){0,2}?(?:school|college|practice|surgery|authority|council|partner|provider|agency|department|ward|team|service|family|tenant|household|resident|landlord|parent|pupil|patient|member|parish)"
_TOWARD_CLASS: Final = (
    rf"(?:with|between|to(?!\s+(?:{_TOWARD_VERBS})\b)|from|involve|involving|instructs?|invited?|asked|ask|asking|help|support|inform|send|give|given|told|tell|encouraged?|urged?|consult|empowering|train|brief|chase|reach"
    r"|visited|visits?|telephoned|contacted|advise|let|remind|notify|write to|written to|provide|recruited|trained|supported|helped|paid|pay)"
)


@cache
def _class_behind() -> re.Pattern[str]:
    many = r"(?:the\s+|all\s+|some\s+|each\s+|both\s+|other\s+|its\s+|their\s+|our\s+|of\s+the\s+|\d[\d,]*\s+|(?:two|three|four|five|six|seven|eight|nine|ten)\s+)*"
    before = r"(?:(?!of\b|and\b|the\b|to\b|for\b|in\b|between\b|from\b|with\b|that\b|which\b|whether\b|how\b|who\b|as\b|at\b|on\b|by\b|a\b|an\b)[\w’'/&-]+\s+){0,3}?"
    return re.compile(rf"\b{_TOWARD_CLASS}\s+(?:{many}(?P<who>{before}(?:{_GROUPS}|{_PLACES}))\b(?![’']s?\s)(?P<of>\s+of\s+(?:the\s+)?(?:(?:[A-Z][\w’'-]+\s?)+|(?:[a-z-]+\s)?{_GROUPS}\b))?|(?P<each>{_EACH})\b)")


@cache
def _addressed() -> Guarded:
    """Words whose object is always somebody, and that object."""
    ends = r"(?=\s+(?:about|to|for|and|on|by|in|with|whether|that|asking|explaining|telling|setting|before|after|at|from|as|if|re|regarding|affected|who|when|again|so|over|of|within|this|next|re)\b|\s*[.,;:()]|\s*$)"
    some = r"(?:the\s+|all\s+|every\s+|each\s+|its\s+|their\s+|our\s+|his\s+|her\s+|those\s+|both\s+|\d[\d,]*\s+|remaining\s+)*"
    verbs = r"(?:[Ww]rites?|[Ww]riting|[Ww]ritten|[Ww]rote|[Ss]peak|[Ss]poken|[Ss]peaking|[Tt]alk|[Tt]alking|[Rr]eplied)\s+to|(?:[Ll]etters?|[Ee]mails?|[Ii]nvitations?)\s+(?:(?:will\s+|to\s+)?(?:go|went|gone|be\s+sent|sent)\s+(?:out\s+)?)?to|[Ss]ound(?:ed)?\s+out|[Nn]otify"
    return Guarded(rf"\b(?:{verbs})\s+{some}(?P<who>(?!(?:it|them|him|her|us|me|you|this|that|these|what|how|the|a|an|[a-z]+ing|[a-z]+ly|people|(?:[\w-]+ ){{0,3}}(?:executive|minister|secretary|clerks?|chair|holder|manager|director|lead|leads|heads|person|friend)|{_TOWARD_VERBS}|{TIME})\b)(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+){ends}")


def _classes(reading: Reading, span: Span) -> Iterator[Said]:
    """Classes of parties ("key partners") that stand behind a word for doing something with or to them."""
    text, taken = reading.document.text, span.start
    for found in _class_behind().finditer(text, span.start, span.end):
        group = "who" if found["who"] else "each"
        end = found.end("of") if found["of"] and not reading.cast.within(Span(found.start("of"), found.end("of"))) else found.end(group)
        taken = end
        yield Said(" ".join(text[found.start(group) : end].split()), Span(found.start(group), len(text[:end].rstrip())))
    for pattern, group in ((_named_behind(), "name"), (_addressed().compiled(), "who")):
        for found in pattern.finditer(text, taken, span.end) if group == "name" or _addressed().may_match(text[taken : span.end]) else ():
            if not any(mention.span.start < found.end(group) and mention.span.end > found.start(group) for mention in reading.cast.within(Span(found.start(), span.end))):
                yield Said(" ".join(found[group].split()), Span(*found.span(group)))


@cache
def _named_behind() -> re.Pattern[str]:
    """A name that nobody introduced, behind words that only a party stands behind ("talks with Harbour Women's Aid", "re-let to Millbrook")."""
    words = r"(?:contracts?|talks|protocol|agreement|partnership|meeting|discussions|working|work|jointly|liaison|engagement|liaise|meet|met|consultation|places) with|(?:re-?let|let|awarded|transferred|handed over|passed|referred|case|presented|submitted) to|folded into (?:the )?(?:county[’']s )?"
    return re.compile(rf"\b(?:{words})\s+(?:the\s+|neighbouring\s+)*(?P<name>(?!{TIME})[A-Z][A-Za-z’'&-]+(?:\s+(?:(?:of|for|and|&)\s+)?[A-Z][A-Za-z’'&-]+){{0,5}})")


@cache
def _thing() -> Guarded:
    """A thing that is to, with or from somebody, at the end of a stretch before that party."""
    return Guarded(
        r"\b(?:(?:[Ll]etters?|[Rr]equests?|[Bb]ids?|[Aa]pplications?|[Rr]eply|[Rr]eplies|[Rr]eports?|[Pp]etitions?|[Pp]resentations?|[Ss]ubmissions?|[Rr]eferrals?|[Nn]otice) to|(?:[Cc]ontracts?|[Aa]greements?|[Pp]rotocols?|[Tt]alks|[Dd]iscussions?|[Mm]eetings?|[Cc]onsultations?|[Ww]ork|[Pp]artnership|[Vv]isits?|[Jj]oint visits) (?:with|to)|(?:[Gg]uidance|[Tt]raining|[Pp]ortal|[Ss]upport|[Gg]rants?|[Ww]orkshops?) for|^[Ww]ith|[Ss]urvey of)"
        r"\s+(?:the\s+|all\s+|our\s+|its\s+|each\s+|every\s+)*$"
    )


def _of_thing(reading: Reading, span: Span) -> Iterator[Said]:
    """Whoever the thing that the clause is about is to or with ("The letter to the Minister had been sent")."""
    words = reading.words(span)
    for mention in reading.cast.within(span):
        if _thing().search(words[: mention.span.start - span.start]):
            yield mention.said()
            return
    for found in re.finditer(rf"(?P<who>(?:[\w-]+ ){{0,2}}?(?:{_GROUPS}|{_PLACES}))\b(?![’'])", words):
        if _thing().search(words[: found.start()]):
            yield Said(found["who"], Span(span.start + found.start(), span.start + found.end()))
            return
