"""Letters that stand for bodies: defined in the text, the initials of a name, or at work like a body.

1. "Full Name (ABC)" binds the letters to the name (acronyms.py).
2. Letters are bound to the only body whose initials they are, or the initials of whose last words ("CCG").
3. Initials of somebody on the attendance list are that person's.
4. Unbound letters are a body of their own where they act like one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.acronyms import find_definitions, initials
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.drafts import BodyDraft, Gathering
from ingest.extract.parties.lexicon import lexicon, post_words
from ingest.extract.parties.shortforms import join_spelled_out
from ingest.extract.reading import Reading
from ingest.identify.names import fold, is_acronym
from ingest.records import PartnerType

_ACTS: Final = r"(?:will|would|has|have|had|is|are|was|were|should|could|must|to|said|agreed|submitted|noted|reported|does|did|expects|leads|holds|runs|provides|wants|needs|can|may|and the|recommends|says|asks|asked|passes|ceases|pays)"
_NEVER: Final = frozenset(
    """AOB TOR ToR ToRs SoS MoU UK US EU USA ACTION ACTIONS RESOLVED AGREED NOTED DECIDED TBC TBA FOI IT HR PDF PART ITEM NOTE AGREE DELEGATE SEN SEND YES NO NONE AM PM MP MPs AND THE FOR NOT DATE
    GP GPs NEET KPI KPIs SLA SLAs MOU RAG FTE WTE GDP EHCP EHCPs EHC IT VAT TUPE GDPR SENCO SENCOs DSL DSLs DCS CEO CFO COO CIO SRO PA PhD BSc RSVP Q1 Q2 Q3 Q4 ADHD ASD CSE CAF CAFs A&E ID AGM OK FAQ FAQs API APIs CSV URL URLs PC PCs CCTV CV TV""".split()
)


def bind_letters(found: Gathering, reading: Reading) -> None:
    """Bind letters to the bodies and people they stand for, and add bodies known by letters alone.

    Args:
        found: Everybody spelled out so far.
        reading: The reading.
    """
    _define(found, reading)
    join_spelled_out(found)
    _shorten(found, reading)
    _own_initials(found, reading)
    _uses(found, reading)


def _define(found: Gathering, reading: Reading) -> None:
    """Bind acronyms to the bodies whose names they shorten."""
    text = reading.document.text
    for definition in find_definitions(text):
        long, short = found.said(definition.long), text[definition.short.start : definition.short.end]
        draft = found.bodies.get(fold(long.value))
        kind = classify(long.value.split())
        if draft is None and kind:
            draft = found.body(definition.long, *kind)
        if draft is None and short in lexicon().known:
            draft = found.body(definition.long, lexicon().known[short], 0.8)
        own = found.bodies.get(fold(short)) if draft else None
        if draft and fold(short) != fold(draft.name.value):
            draft.aliases.setdefault(short, found.said(definition.short))
            if own and own is not draft:
                found.merge(own, draft)
    _call_by_bracket(found, text)


def _call_by_bracket(found: Gathering, text: str) -> None:
    """Bind what brackets right behind a body say that it is called ("NHS Ashby (the PCT)", "Harbour Homes (the Landlord)")."""
    for called in _called().finditer(text):
        named = next((m for m in found.mentions if m.kind == "body" and m.span.end == called.start()), None)
        draft = found.bodies.get(fold(named.name)) if named else None
        if draft is None or fold(called["short"]) == fold(draft.name.value):
            continue
        own = found.bodies.get(fold(called["short"]))
        draft.aliases.setdefault(called["short"], found.said(Span(*called.span("short"))))
        if own and own is not draft:
            found.merge(own, draft)


@cache
def _called() -> re.Pattern[str]:
    return re.compile(r"(?<=\w)\s\((?:hereafter |here |herein |below |also )?[‘“'\"]?the\s+[‘“'\"]?(?P<short>[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)?)[’”'\"]?\)")


def _shorten(found: Gathering, reading: Reading) -> None:
    """Bind letters that a document uses beside the one body whose initials they are, unless it says that they mean something else."""
    text = reading.document.text
    defined = {text[found_.short.start : found_.short.end] for found_ in find_definitions(text)}
    used = set(_letters().findall(reading.document.text))
    by_letters: dict[str, list[BodyDraft]] = {}
    for draft in found.bodies.values():
        for letters in used & _initials_of(draft.name.value):
            by_letters.setdefault(letters, []).append(draft)
    for letters, drafts in by_letters.items():
        whole = [draft for draft in drafts if initials(draft.name.value) == letters] or drafts
        own = found.bodies.get(fold(letters))
        if letters in defined and all(letters not in draft.aliases for draft in whole):
            continue
        if len(whole) == 1 and whole[0] is not own and fold(whole[0].name.value) in found.bodies:
            use = re.search(rf"(?<![\w’'-]){re.escape(letters)}(?![\w-])", reading.document.text)
            if use:
                whole[0].aliases.setdefault(letters, found.said(Span(*use.span())))
            if own:
                found.merge(own, whole[0])


def _initials_of(name: str) -> set[str]:
    """The initials of a name, and of its last words where they are what sort of body it is ("Clinical Commissioning Group")."""
    words = name.split()
    found = {initials(name), _with_small(words)} if len(words) > 2 else set()
    if len(words) > 1 and _is_sector(words[-1]):
        found.add(words[-1])
    for start in range(1, len(words) - 2):
        tail = words[start:]
        if tail[0][0].isupper() and classify(["X", *tail]):
            found.add(initials(" ".join(tail)))
    return {letters for letters in found if len(letters) > 2}


def _with_small(words: list[str]) -> str:
    """The initials with those of small words ("DfE", "MoJ")."""
    return "".join(word[0] for word in words if word not in ("and", "the", "&"))


def _own_initials(found: Gathering, reading: Reading) -> None:
    """Initials of people on the attendance list, defined there or not ("ACTION MT"), stand for them."""
    listed = [person for person in found.people.values() if person.name and person.listed]
    known = {alias for person in listed for alias in person.aliases}
    by_letters: dict[str, list[str]] = {}
    for person in listed:
        words = person.name.value.split() if person.name else []
        if len(words) > 1 and not any(is_acronym(alias) for alias in person.aliases):
            by_letters.setdefault("".join(word[0] for word in words), []).append(fold(person.called))
    uses: dict[str, list[Span]] = {}
    for use in re.finditer(r"(?<![\w’'.&-])[A-Z]{2,3}(?![\w&’'-])", reading.document.text):
        uses.setdefault(use[0], []).append(Span(*use.span()))
    owners = _written_small(reading, uses)
    for letters, keys in by_letters.items():
        if (
            len(keys) == 1
            and letters in owners
            and letters not in known | _NEVER
            and (letters not in lexicon().known or len(letters) == 2)
            and not _is_alias(found, letters)
        ):
            own = found.bodies.get(fold(letters))
            if own:
                found.drop(own)
            found.people[keys[0]].aliases.setdefault(letters, found.said(uses[letters][0]))


def _is_alias(found: Gathering, letters: str) -> bool:
    return any(letters in draft.aliases for draft in found.bodies.values())


def _written_small(reading: Reading, uses: dict[str, list[Span]]) -> set[str]:
    """Letters that are used as people's initials are: they act, or stand behind "ACTION" or in a list of such."""
    text = reading.document.text
    return {
        letters
        for letters, spans in uses.items()
        if any(
            re.search(
                r"(?i:actions?|owner|lead)\b[^\n]{0,12}$|^[ \t]*$|[.;:][ \t]+$|\s{3,}$|[,/&][ \t]?$",
                text[max(0, span.start - 22) : span.start].rsplit("\n", 1)[-1],
            )
            for span in spans
        )
    }


def _uses(found: Gathering, reading: Reading) -> None:
    """Note every later use of bound letters, and letters that act like bodies."""
    text = reading.document.text
    bound = {alias: draft for draft in found.bodies.values() for alias in draft.aliases if is_acronym(alias)}
    known = {draft.name.value for draft in found.bodies.values()}
    people = {alias for person in found.people.values() for alias in person.aliases}
    taken = {mention.span.start for mention in found.mentions}
    defined = {text[d.short.start : d.short.end] for d in find_definitions(text)}
    for letters in _letters().finditer(text):
        word, span = letters[0], Span(letters.start(), letters.end())
        if word in people:
            continue
        if word in bound:
            found.mention(span, bound[word].name.value, "body")
        elif (
            span.start not in taken
            and is_acronym(word)
            and word not in defined
            and (word in known or _is_sector(word) or (word in lexicon().known and "/" in text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]) or (2 < len(word) <= 6 and _acts(text, span)))
        ):
            found.body(span, _kind(word), 0.6)


def _is_sector(word: str) -> bool:
    """Letters whose last ones say what sort of body it is ("CCG")."""
    return len(word) > 2 and _by_letters().get((word,)) == "NHSBody"


def _kind(word: str) -> PartnerType:
    if re.fullmatch(r"[A-Z]{1,2}(?:CC|BC|DC|MBC)", word) and word not in ("BBC",):
        return "Council"
    return _by_letters().get((word,), "Other")


@cache
def _by_letters() -> dict[tuple[str, ...], PartnerType]:
    return {(name,): kind for name, kind in lexicon().last.items() if name.isupper() and " " not in name}


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'.-])[A-Za-z]?[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![\w-])")


def _acts(text: str, span: Span) -> bool:
    word = text[span.start : span.end]
    if word in _NEVER or word in post_words().letters:
        return False
    if text[max(0, span.start - 1) : span.start].isupper() or re.match(r"\s+[A-Z]{3}", text[span.end : span.end + 5]):
        return False
    subject = re.compile(rf"\s+{_ACTS}\b").match(text, span.end)
    before = re.search(r"\b(?:with|from|by|between|at|across|to)\s+(?:the\s+)?$", text[max(0, span.start - 16) : span.start])
    if subject and _is_thing(text, span.end):
        subject = None
    owns = re.match(r"[’']s\s+(?:own\s+)?[a-z]", text[span.end : span.end + 12])
    return bool(
        (subject or owns) and re.search(r"(?:^|[.;:•]\s+|\b(?:The|the|and|that)\s+)$", text[max(0, span.start - 8) : span.start])
    ) or bool(before and re.match(r"\s*(?:[.,;)]|and\b|on\b|to\b|$)", text[span.end : span.end + 5]))


def _is_thing(text: str, end: int) -> bool:
    """Whether what letters are or what is done to them shows a thing and no body ("EO should be funded", "PNT is critical")."""
    return bool(_passive().match(text, end))


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:(?:should|could|must|can|may|will|would) be (?!asked|invited|consulted|represented|involved|responsible|able|there|writing|working)"
        r"|(?:is|are|was|were) (?!asked|invited|consulted|represented|involved|responsible|able|keen|happy|aware|to\b|now|also|not|currently|content|concerned|pleased|committed|\w+ing\b))"
    )
