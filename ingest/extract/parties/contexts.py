"""Bodies that their context gives away, not their name: "the charity Tidy Bay", "the clinical commissioning group".

1. A noun that says what a body is ("charity", "supplier", "think tank") stands before or behind a name without a head word.
2. Bodies whose names are written small, by the head words of the sector ("the parish council").
3. Who runs or is paid to run something, firms of two surnames, hospitals by their place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.drafts import BodyDraft, Gathering
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.people import is_ordinary, ordinary_words
from ingest.extract.parties.posts import is_post
from ingest.extract.parties.shortforms import in_order
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import PartnerType

_NOUNS: Final[dict[str, PartnerType]] = {
    "charity": "VoluntaryOrganisation",
    "charities": "VoluntaryOrganisation",
    "social enterprise": "VoluntaryOrganisation",
    "voluntary organisation": "VoluntaryOrganisation",
    "campaign group": "VoluntaryOrganisation",
    "group": "VoluntaryOrganisation",
    "pressure group": "VoluntaryOrganisation",
    "support group": "VoluntaryOrganisation",
    "trade union": "VoluntaryOrganisation",
    "company": "Company",
    "firm": "Company",
    "contractor": "Company",
    "supplier": "Company",
    "developer": "Company",
    "operator": "Company",
    "consultancy": "Company",
    "consultants": "Company",
    "contractors": "Company",
    "architects": "Company",
    "auditors": "Company",
    "start-up": "Company",
    "provider": "Other",
    "think tank": "ResearchBody",
    "think-tank": "ResearchBody",
    "newspaper": "MediaOrganisation",
    "magazine": "MediaOrganisation",
    "broadcaster": "MediaOrganisation",
    "regulator": "GovernmentBody",
    "watchdog": "GovernmentBody",
}
_NAME: Final = r"[A-Z][\w’'-]*(?:\s+(?:(?:&|and|for|of|in)\s+)?[A-Z][\w’'-]*)*"
_SECTOR: Final = (
    r"(?:clinical commissioning group|integrated care (?:board|system|partnership)|primary care trust|(?:nhs )?foundation trust|(?:hospitals?|ambulance|mental health|acute|community|academy) trust|health (?:board|authority)"
    r"|health and (?:social care|wellbeing) (?:board|partnership)|(?:parish|town|county|borough|district|city|unitary|youth|school) council|(?:health |education |home affairs |transport |\w+ ){0,2}select committee"
    r"|(?:[\w’']+ ){0,2}scrutiny (?:committee|panel|board)|youth (?:justice|offending) (?:team|service)|(?:health|education|planning|licensing|audit) committee|safeguarding (?:\w+ )?(?:board|partnership)|(?:fire and rescue|fire|ambulance|probation|careers|coastguard) service"
    r"|police and crime commissioner|police (?:force|service|authority)|housing association|drainage board|schools forum|parent carer forum|community safety partnership|national park authority|local enterprise partnership|youth parliament"
    r"|(?:[a-z]+ ){0,3}(?:task and finish|working|steering|task|reference|project|advisory|short-life|strategy|delivery|partnership|action) (?:group|board|party)|(?:executive|project|programme|strategic|partnership|management|advisory|national|regional|reference|citizens[’']|shadow) (?:board|panel|forum)|sub-?group)"
)


def add_from_context(found: Gathering, reading: Reading) -> None:
    """Add the bodies that their context gives away.

    Args:
        found: Everybody spelled out so far; bodies and mentions are added.
        reading: The reading.
    """
    _called(found, reading)
    _working(found, reading)
    _registered(found, reading)
    _acting(found, reading)
    _running(found, reading)
    _paired(found, reading)
    _sites(found, reading)
    _mixed(found, reading)
    _small(found, reading)


@cache
def _noun() -> str:
    return "|".join(sorted(map(re.escape, _NOUNS), key=len, reverse=True))


@cache
def _noun_first() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ur|[Tt]heir|[Ll]ocal|[Nn]ational|[Mm]y|[Hh]is|[Hh]er)\s+(?:[a-z][\w’'-]*\s+){{0,3}}?(?P<noun>{_noun()})(?:,?\s+(?:called\s+|named\s+)?|\s+\()(?P<name>{_NAME})(?P<stop>[,.)\s:;]|$)"
    )


@cache
def _noun_alone() -> re.Pattern[str]:
    """A noun for several, or behind a word that leads to who did something, needs no article ("by consultants Fenn Roe")."""
    return re.compile(
        rf"\b(?P<noun>consultants|contractors|architects|auditors|(?<=by )(?:charity|contractor|supplier|developer|firm))\s+(?P<name>{_NAME})(?P<stop>[,.)\s:;]|$)"
    )


@cache
def _noun_opening() -> re.Pattern[str]:
    """A noun with what it is for, without an article at the start of a sentence ("Youth charity Spark")."""
    return re.compile(
        rf"(?:\A|\n|[.!?]\s+)[A-Z][\w’'-]*\s+(?:[a-z-]+\s+)?(?P<noun>charity|think tank|watchdog|regulator|social enterprise|campaign group|contractor)\s+(?P<name>{_NAME})(?P<stop>[,.)\s:;]|$)"
    )


@cache
def _name_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{_NAME})(?:,|\s\(|\s[–-])\s*(?:an?|the|another)\s+(?:[\w’'-]+\s+){{0,3}}?(?P<noun>{_noun()})\b"
    )


@cache
def _acts() -> re.Pattern[str]:
    """A name that ends in a word of lexicon().acting, and what shows that it acts: a verb behind it, or "by", "with" before it."""
    ends = "|".join(sorted(lexicon().acting, key=len, reverse=True))
    verbs = (
        r"(?:has|have|had|will|would|is|are|was|were) (?:also |now |already |since |not )?(?:offer|agree|ask|run|support|work|written|writ|promis|warn|provid|help|apologis|lost|told|paid|pay|bid|won|join|open|close|collect|been (?:ask|commission|appoint))\w*"
        r"|(?:is|are|was|were) to [a-z]+|has (?:a|an|its|\d[\d,]*) [a-z]+|signed|visited|gave|took|began|started|moved|put|finds|found|looks? after|works? with|said|says|told|agreed|offered|asked|wrote|runs?|provides?|supports?|warned|apologised|declined|complained|argued|welcomed|reported|submitted|wants?|believes?|estimates?|employs?|funds?|paid|joined|launched|hosts?|thought|felt|noted"
    )
    return re.compile(
        rf"(?:(?P<by>\b(?:(?:by|with|from|trustees? of|members? of|staff (?:at|of)|run by)\s+the|by|with|from|between|and|to|commissioned|asked|fund(?:ed|ing)|through)\s+)|(?<![\w’'-]))(?P<name>(?:[A-Z][\w’-]*\s+(?:(?:and|&|in|of)\s+(?=[A-Z]))?){{1,3}}(?:{ends}))(?![\w-])"
        rf"(?:(?P<verb>\s+(?:{verbs})\b)|(?P<stop>\s*(?:[.,;)]|\s(?:and|to|on|for|in|who|which|has|under)\b|$)))"
    )


def _acting(found: Gathering, reading: Reading) -> None:
    text = reading.document.text
    ordinary = ordinary_words(text)
    for match in _acts().finditer(text):
        parts = match["name"].split()
        while parts and (
            parts[0] in OPENERS or (is_ordinary(parts[0], ordinary) and _opens(text, match.end("name") - len(" ".join(parts))))
        ):
            parts.pop(0)
        name = " ".join(parts)
        span = Span(match.end("name") - len(name), match.end("name"))
        if (
            len(parts) < 2
            or text[span.start : span.end] != name
            or not (match["by"] or match["verb"])
            or all(is_ordinary(part, ordinary) for part in parts)
        ):
            continue
        if parts[0] not in lexicon().given and not any(mention.span.overlaps(span) for mention in found.mentions):
            found.body(span, lexicon().acting[parts[-1]], 0.6)


@cache
def _does() -> re.Pattern[str]:
    """A name without a head word whose work is told ("Sprout, which runs art sessions in Wexleigh")."""
    return re.compile(
        rf"(?:^|(?<=[.!?\n])\s*)(?P<name>{_NAME}),\s+which\s+(?P<verb>supports|represents|campaigns|helps|employs|owns|operates|runs(?!\s+(?:until|from|in|on|to|for|every|each|out)\b)|provides|speaks\s+for|trains|advises)\b"
    )


def _working(found: Gathering, reading: Reading) -> None:
    text = reading.document.text
    for match in _does().finditer(text):
        span = Span(*match.span("name"))
        words = text[span.start : span.end].split()
        if words[0] in OPENERS or words[-1] in lexicon().not_last or _noted(found, span) or _is_title_of_person(found, span):
            continue
        kind: PartnerType = (
            "Company"
            if match["verb"] in ("employs", "owns", "operates")
            else "VoluntaryOrganisation"
            if match["verb"] in ("supports", "represents", "campaigns", "helps")
            else "Other"
        )
        found.body(span, kind, 0.6)


@cache
def _is_registered() -> re.Pattern[str]:
    """Who says at the foot of a paper what it is in law ("Read Well is a registered charity", "Tern Ltd, a company limited by ...")."""
    return re.compile(
        rf"(?:^|(?<=[.!?\n])\s*)(?P<name>{_NAME})(?:\s+is|\s+are|,)\s+an?\s+(?:[\w’'-]+\s+){{0,2}}?(?:registered\s+(?:charity|company|provider|society|office)|(?P<firm>company\s+(?:limited|registered)|private\s+(?:limited\s+)?company|limited\s+(?:company|liability))|charity\s+(?:registered|number|no)|charitable\s+(?:incorporated\s+)?(?:organisation|company|trust|society)|community\s+(?:interest\s+company|benefit\s+society)|social\s+enterprise|co-?operative\s+society|housing\s+association|trading\s+name)\b"
    )


def _registered(found: Gathering, reading: Reading) -> None:
    for match in _is_registered().finditer(reading.document.text):
        span = Span(*match.span("name"))
        if match["name"].split()[0] not in OPENERS and not _noted(found, span) and not _is_title_of_person(found, span):
            found.body(span, "Company" if match["firm"] else "VoluntaryOrganisation", 0.9)


def _called(found: Gathering, reading: Reading) -> None:
    text = reading.document.text
    if not re.search(rf"\b(?:{_noun()})\b", text):
        return
    for pattern in (_noun_first(), _noun_alone(), _noun_opening(), _name_first()):
        for match in pattern.finditer(text):
            span = Span(*match.span("name"))
            words = text[span.start : span.end]
            if words.split()[0] in lexicon().given or words.split()[0] in OPENERS or _is_title_of_person(found, span):
                continue
            if match["noun"] == "group" and (pattern is not _noun_first() or is_post(words) or words.split()[-1] in lexicon().not_last or len(words.split()) < 2):
                continue
            draft = _noted(found, span)
            if draft is None:
                draft = found.body(span, _NOUNS[match["noun"]], 0.75)
            elif draft.type == "Other":
                draft.type = _NOUNS[match["noun"]]
            _refer_by_noun(found, text, match["noun"], draft, span)


@cache
def _run_by() -> re.Pattern[str]:
    """Who runs a service, and who is paid to ("delivered by Pilotfish", "Wren Tarn was commissioned")."""
    name = r"[A-Z][\w’&-]+(?:\s(?:(?:for|of|and|&|in)\s)?[A-Z][\w’&-]+){%s}"
    return re.compile(
        rf"\b(?:run|delivered|operated|hosted|supplied|staffed|managed|provided)\s+(?:jointly\s+)?by:?\s+(?P<by>{name % '0,4'})(?=[,.;:)\n]|\s(?:and|in|on|at|from|for|which|who|with|under|until|since|to)\b|$)"
        rf"|(?<![\w’'-])(?P<paid>{name % '1,3'})\s+(?:was|were|has\s+been|have\s+been|is|are)\s+(?:commissioned|contracted|awarded)\b"
    )


def _running(found: Gathering, reading: Reading) -> None:
    text = reading.document.text
    ordinary: frozenset[str] | None = None
    for match in _run_by().finditer(text):
        group = "by" if match["by"] else "paid"
        span = Span(*match.span(group))
        words = match[group].split()
        ordinary = ordinary_words(text) if ordinary is None else ordinary
        if not _may_run(words, ordinary) or is_post(match[group]) or any(mention.span.overlaps(span) for mention in found.mentions):
            continue
        found.body(span, "Other", 0.6)


def _may_run(words: list[str], ordinary: frozenset[str]) -> bool:
    """Whether words may be the name of who runs something: no person, no place's or thing's name, no common word alone."""
    return (
        words[0] not in lexicon().given
        and words[0] not in OPENERS | NO_NAMES
        and words[-1] not in lexicon().not_last
        and not words[-1].isupper()
        and not all(is_ordinary(word, ordinary) for word in words)
    )


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|from|with|of|to|and|appoint|appointed|engage|engaged)\s+(?P<name>(?P<a>[A-Z][a-z]+) & (?P<b>[A-Z][a-z]+))(?![\w-]|\s+[A-Z&])")


def _paired(found: Gathering, reading: Reading) -> None:
    """A firm of two surnames ("a survey by Pell & Crane")."""
    text = reading.document.text
    if " & " not in text:
        return
    ordinary = ordinary_words(text)
    for match in _pair().finditer(text):
        span = Span(*match.span("name"))
        words = (match["a"], match["b"])
        if not any(is_ordinary(word, ordinary) or word in lexicon().not_last or classify(["X", word]) for word in words) and not any(
            mention.span.overlaps(span) for mention in found.mentions
        ):
            found.body(span, "Company", 0.6)


@cache
def _site() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:at|in|from|near|to|by|with|and)\s+(?P<name>(?!Secretary|Director|Attorney|Solicitor|Auditor|Registrar|Governor|Inspector|Surgeon|Postmaster|Major|Brigadier|Lieutenant|Annual|The|Adjutant|Advocate|Comptroller)"
        r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\sGeneral)(?![\w-]|\s(?:[A-Z]|of\b|for\b|election|strike))"
    )


def _sites(found: Gathering, reading: Reading) -> None:
    """A hospital by its place ("at Ashby General")."""
    text = reading.document.text
    if " General" not in text:
        return
    for match in _site().finditer(text):
        span = Span(*match.span("name"))
        if not any(mention.span.overlaps(span) for mention in found.mentions):
            found.body(span, "NHSBody", 0.6)


def _noted(found: Gathering, span: Span) -> BodyDraft | None:
    inside = next((mention for mention in found.mentions if mention.kind == "body" and mention.span.overlaps(span)), None)
    return found.bodies.get(fold(inside.name)) if inside else None


def _is_title_of_person(found: Gathering, span: Span) -> bool:
    return any(mention.kind == "person" and mention.span.overlaps(span) for mention in found.mentions)


def _refer_by_noun(found: Gathering, text: str, noun: str, draft: BodyDraft, named: Span) -> None:
    """Take "the charity" for the body that was called a charity."""
    uses = [use for use in re.finditer(rf"\b[Tt]he (?P<noun>{re.escape(noun)})\b(?!\s+[A-Z])", text) if use.start() != named.start]
    for use in uses:
        span = Span(*use.span("noun"))
        if not any(mention.span.overlaps(span) for mention in found.mentions):
            draft.aliases.setdefault(use["noun"], found.said(span))
            found.mention(span, draft.name.value, "body", sure=False)


OPENERS: Final = frozenset(
    """The This That In On At By For From To With As If When While A An It He She They We I But And Or So Her His Our Their Its Some Many Most All Each Both No Not Next New Resident Residents What Send Ask Invite Contact Write Draft Circulate Confirm Consider Discuss Update Arrange Agree Complete Completed Join Include Inform Engage Review""".split()
)


NO_NAMES: Final = frozenset(
    """Every Any Local County Partnership Project Town January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday Steering Working Task Reference""".split()
)


@cache
def _mixed_name() -> re.Pattern[str]:
    """Names with a capital whose head is written small: "the TIDE panel", "Ashby council"."""
    return re.compile(
        r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'&-]*\s+(?:(?:and|&)\s+)?){1,5}(?:(?:task and finish|working|steering|reference|strategy|project|advisory|delivery|support|parent carer|parents[’']?|carers[’']?|residents[’']?|tenants[’']?|youth|users?)\s+|[a-z-]+\s+(?=team))?"
        r"(?P<head>team|partnership|group|panel|board|sub-?group|council|committee|forum|network|constabulary|police|hospital|unit|consortium|taskforce|refuge|hospice|mosque|infirmary|college|university|trust|housing association|health board|residents[’']? association|tenants[’']? association|fire service|ambulance service|nursery|surgery|food ?bank))(?![\w-])(?!\s+(?:member|meeting|leader|manager|officer|chair|station|force)s?\b)"
    )


def _mixed(found: Gathering, reading: Reading) -> None:
    text = reading.document.text
    ordinary = ordinary_words(text)
    for match in _mixed_name().finditer(text):
        words = re.split(r"[’']s?\s+", match["name"])[-1] if re.search(r"[’']s\s", match["name"]) else match["name"]
        parts = words.split()
        while parts and (
            parts[0] in OPENERS
            or parts[0] in NO_NAMES
            or (is_ordinary(parts[0], ordinary) and _opens(text, match.end() - len(" ".join(parts))))
        ):
            parts.pop(0)
        words = words[words.index(parts[0]) :] if parts else ""
        if "\n\n" in match["name"] or len(parts) < 2 or not (parts[0][0].isupper() or parts[0][0].isdigit()) or parts[0].casefold() in ("and", "&"):
            continue
        span = Span(match.end() - len(words), match.end())
        if not any(span.overlaps(mention.span) for mention in found.mentions):
            kind = classify(["X", *_titled(words)])
            found.body(span, kind[0] if kind else "Other", 0.7)


def _opens(text: str, place: int) -> bool:
    """Whether a word is the first of a sentence or line."""
    return bool(re.search(r"(?:^|[.!?:\n•][\s\"“‘(]*|^\s*[-–*]\s+)$", text[max(0, place - 6) : place]))


@cache
def _small_name() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<article>[Tt]he|[Aa]n?|[Oo]ur|[Tt]heir|[Tt]his)\s+(?P<name>(?:old |former |new )?{_SECTOR})(?![\w-])(?!\s+(?:members?|meetings?|chairs?|officers?|staff|houses?|tax|chambers?)\b)"
    )


def _small(found: Gathering, reading: Reading) -> None:
    """Bodies written small: the one whose name holds the same words, else a body known by those words."""
    for match in _small_name().finditer(reading.document.text):
        words = re.sub(r"^(?:old|former|new)\s+", "", match["name"])
        span = Span(match.end("name") - len(words), match.end("name"))
        if any(span.overlaps(mention.span) for mention in found.mentions):
            continue
        meant = _meant_by(found, fold(words).split())
        if meant:
            meant.aliases.setdefault(words, found.said(span))
            found.mention(span, meant.name.value, "body", sure=False)
        elif match["article"][0] in "TtOo" or re.search(r"(?:finish|working|steering|short-life|task|reference) (?:group|party)", words):
            kind = classify(["X", *_titled(words)])
            found.body(span, kind[0] if kind else "PartnershipBody", 0.65)


def _titled(words: str) -> list[str]:
    """Words as a name would have them, small words small."""
    return [word if word in ("and", "of", "for", "the", "in") else word[:1].upper() + word[1:] for word in words.split()]


def _meant_by(found: Gathering, words: list[str]) -> BodyDraft | None:
    """The only body whose name ends with words, or holds them in order and ends alike."""
    drafts = [draft for draft in found.bodies.values() if fold(draft.name.value).split()[-1:] == words[-1:]]
    exact = [draft for draft in drafts if fold(draft.name.value).split()[-len(words) :] == words]
    if len(exact) == 1:
        return exact[0]
    loose = [draft for draft in drafts if in_order(words, fold(draft.name.value).split())]
    if not exact and not loose and words[-1] == "council" and len(drafts) == 1 and not set(fold(drafts[0].name.value).split()) & _TIERS:
        return drafts[0]  # "Dunmore council", a county council
    return loose[0] if not exact and len(loose) == 1 else None


_TIERS: Final = frozenset("county district borough city town parish youth unitary".split())
