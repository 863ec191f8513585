"""Who holds, sees, cannot see or asks to see a data system.

1. A verb of holding or seeing, or its denial, makes an access; what stands behind it must be data by its name ("the TIDE database",
   "tide records"), or a pronoun for data named before ("X has no access to it").
2. The party is the subject: a party of the cast, a class of people, or the speaker for whom "we" or "they" stands. In the passive
   ("is held by the Trust") it is the agent, and the data stand in front.
3. What a party does not hold, or would hold, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import find_frame
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading, Sentence
from ingest.extract.speakers import worrier
from ingest.records import AccessKind, DataAccess, Said

_THING: Final = r"(?:data ?sets?|data|databases?|dashboards?|systems?|records?|registers?|registry|statistics|figures|returns|waiting lists?|(?:incident|case|day|log|visitors?|accident|complaints?|appointments?) (?:books?|files?|notes|logs?))"
_SMALL: Final = rf"(?:(?!(?:for|of|and|or|to|in|on|with|by|at|from|relevant|useful|information|right|request|plans?|any|no|the|a|all|some|more|further|that|this|which|as|is|was|were|are)\b)[a-z][\w’-]*\s+){{0,3}}{_THING}\b"
_SYSTEM: Final = rf"\b(?:[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){{0,4}}[’']s?\s+(?={_SMALL})|[Tt]he\s+|[Aa]ll\s+|[Tt]heir\s+|this\s+|their\s+|its\s+|our\s+|any\s+|all\s+|some\s+|more\s+|further\s+)*\b(?P<system>(?:(?!The\b)[A-Z][\w’'-]*\s+)*[A-Z][\w’'-]*(?:\s+{_THING})?\b|{_SMALL})"
_PEOPLE: Final = r"(?:people|persons?|patients?|child(?:ren)?|pupils?|famil(?:y|ies)|residents?|carers?|households?|clients?|callers?|tenants?|users?|cases?|calls?|homes?|students?|adults?|women|men|members)"
_CLAUSE: Final = rf"(?:which\s+(?:of\s+)?(?:(?:the|their|its|our|those|these)\s+)?(?:[a-z]+\s+){{0,2}}?{_PEOPLE}|who\s+(?:is|was|are|were)\s+(?:already\s+)?(?:known|registered|waiting|receiving|on)|whether\s+(?:an?|the|any)\s+(?:[a-z]+\s+)?{_PEOPLE}\s+(?:is|was|has|had|already))\b[^,;.]*"  # who of those it serves is known to another
_LIST: Final = r"lists?\s+of\s+(?!all\b|the\b|those\b)[a-z’'-]+(?:\s+(?:on|in|with|for|of|at)\s+[a-z’'-]+(?:\s+[a-z’'-]+)?)?"  # data only where somebody has no sight of it
_NOT: Final = r"(?:not|n[’']t)"
_VERBS: Final[tuple[tuple[AccessKind, str], ...]] = (
    ("cannot see", rf"(?:(?:had|has|have|did|do|does)\s*{_NOT}\s+(?:yet\s+|currently\s+|always\s+)?(?:had\s+|have\s+|got\s+|given\s+|been given\s+)?(?:any\s+|full\s+|direct\s+)?(?:sight of|seen|access to)|(?:had|has|have|with|without|lack(?:s|ed)?|lack of)\s+(?:no\s+|any\s+|full\s+|direct\s+)*(?:access to|sight of)(?<!have access to)(?<!has access to)(?<!had access to)(?<!with access to))"),
    ("cannot see", rf"(?:(?:can|could|is|are|was|were|will|would)\s*{_NOT}|cannot|unable|not able|not allowed|not permitted)\s+(?:currently\s+|yet\s+|be\s+)?(?:able\s+)?(?:to\s+)?(?:access|see|view|obtain|get at|look at|open|search)"),
    ("cannot see", r"(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?(?:refused|denied)(?:\s+access to|\s+sight of)?"),
    ("sees", r"(?:had|has|have|given|gained|got)\s+(?:already\s+|now\s+|been given\s+)?(?:full\s+|direct\s+|read-only\s+|secure\s+)?access to"),
    ("sees", r"(?:started|began|now|is|are)\s+receiving(?:\s+specific)?"),
    ("sees", r"(?:can|could|able to)\s+(?:now\s+|already\s+|also\s+)?(?:(?:see|view|access|search|consult)\b|look(?:\s+(?:things?|people|names|cases|them|it))?\s+up(?:\s+(?:in|on))?|log\s*(?:in|on)?\s*to)"),
    ("asks to see", r"(?:asked (?:for|to see|to have)|requested|appl(?:ied|ies|ying) for|would like to (?:see|have|explore)|wanted(?: to see)?|wants to see|wish(?:ed|es) to see|would be useful to see)(?:\s+access to|\s+sight of)?"),
    ("holds", r"(?:holds|held|hold|collects|collated|collates|maintains|maintained|owns|hosts|hosted|keeps)"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """An access in a sentence, its offsets counted in the sentence."""

    kind: AccessKind
    verb: tuple[int, int]
    system: Span
    end: int


@cache
def _patterns() -> tuple[tuple[AccessKind, Guarded], ...]:
    return tuple((kind, Guarded(rf"\b(?:{verb})\s+(?:{_unseen_list(kind)}{_SYSTEM}|(?P<it>it|them|this|that|these|those)\b)")) for kind, verb in _VERBS)


def _unseen_list(kind: AccessKind) -> str:
    return rf"(?:the\s+|their\s+|its\s+|any\s+)?(?P<list>{_LIST}|{_CLAUSE})|" if kind == "cannot see" else "(?P<list>(?!))|"


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"{_SYSTEM}\s+(?:which\s+|that\s+)?(?:(?:is|are|was|were|currently|now|already|all|being|been|has|have|such as those|those)\s+)*(?P<verb>held|hosted|kept|maintained|owned|collected|managed)\s+by\s+(?:the\s+)?")


@cache
def _system() -> re.Pattern[str]:
    return re.compile(_SYSTEM)


@cache
def _thing() -> Guarded:
    return Guarded(rf"(?i)\b{_THING}\b")


@cache
def _cheap() -> Guarded:
    return Guarded(r"(?i)access|sight of|\bs(?:ee|een)\b|\bview|obtain|receiving|refused|denied|asked|request|wish|want|like to|held|hold|collat|collect|maintain|own|host|ke(?:ep|pt)|open|search|up |log|consult|appl(?:y|ied)|useful")


def extract(reading: Reading) -> Iterator[DataAccess]:
    """Find who sees which data.

    Args:
        reading: The reading with its cast.

    Yields:
        Data accesses in text order; one without a party or a system is left out.
    """
    named: tuple[int, Span] | None = None
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if named and sentence.block > named[0] + 1:
            named = None
        if _cheap().search(words) and (named or _thing().search(words) or "list" in words or _unseen().search(words)):
            yield from _in_sentence(reading, sentence, words, named[1] if named else None)
        last = _last_system(words)
        named = (sentence.block, Span(sentence.span.start + last.start, sentence.span.start + last.end)) if last else named


def _last_system(words: str) -> Span | None:
    if not _thing().search(words):
        return None
    spans = [Span(*found.span("system")) for found in _system().finditer(words) if _is_system(found["system"])]
    return spans[-1] if spans else None


def _in_sentence(reading: Reading, sentence: Sentence, words: str, before: Span | None) -> Iterator[DataAccess]:
    taken: list[Span] = []
    for found in _accesses(sentence, words, before):
        place = Span(found.verb[0], found.end)
        party = None if any(place.overlaps(other) for other in taken) else _party(reading, sentence, found.verb[0])
        if party:
            taken.append(place)
            yield _access(reading, sentence, found, party)
    for held in _held().finditer(words) if "by" in words else ():
        agent = _agent(reading, Span(sentence.span.start + held.end(), sentence.span.end))
        if agent and _is_system(held["system"]):
            system = Span(sentence.span.start + held.start("system"), sentence.span.start + held.end("system"))
            yield _access(reading, sentence, _Found("holds", held.span("verb"), system, held.end()), agent)


def _accesses(sentence: Sentence, words: str, before: Span | None) -> Iterator[_Found]:
    base = sentence.span.start
    for kind, pattern in _patterns():
        for found in pattern.finditer(words):
            if kind in ("holds", "sees", "asks to see") and _negated().search(words[: found.start()]):
                continue
            if found["list"]:
                yield _Found(kind, found.span(), Span(base + found.start("list"), base + found.end("list")), found.end())
            elif found["system"] and _is_system(found["system"]):
                yield _Found(kind, found.span(), Span(base + found.start("system"), base + found.end("system")), found.end())
            elif found["it"]:
                inside = _last_system(words[: found.start()])
                system = Span(base + inside.start, base + inside.end) if inside else before
                if system:
                    yield _Found(kind, found.span(), system, found.end())


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(r"\b(?:see|view|look at)\s+(?:which|who|whether)\b")


@cache
def _negated() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:not|never|no longer|nobody|no one|none|would|could|should|might|if|whether)\b|n[’']t\b)[\w\s]{0,24}$", re.IGNORECASE)


def _is_system(words: str) -> bool:
    return bool(_thing().search(words)) and words.casefold() not in {"the data", "data", "right data", "system", "systems", "figures", "records", "statistics", "returns", "record"}


def _access(reading: Reading, sentence: Sentence, found: _Found, party: Said) -> DataAccess:
    words = reading.words(sentence.span)
    frame = find_frame(words)
    start = frame.end() if frame and frame.end() <= found.verb[0] else 0
    quote = Span(sentence.span.start + start, sentence.span.start + max(found.end, len(words.rstrip(" ."))))
    rule = f"data-access.{found.kind.replace(' ', '-')}"
    return DataAccess(quote=quote, rule=rule, system=_name(reading, found.system), party=party, access=found.kind)


def _name(reading: Reading, system: Span) -> Said:
    """A proper name without the common noun behind it."""
    value = re.sub(r"\s+(?:data|system|database|dashboard|records)$", "", reading.words(system))
    return Said(value if re.search(r"[A-Z]", value) else reading.words(system), system)


def _agent(reading: Reading, span: Span) -> Said | None:
    """Who stands right behind "held by"."""
    first = next(iter(reading.cast.within(span)), None)
    return first.said() if first and first.span.start <= span.start + 4 else None


def _party(reading: Reading, sentence: Sentence, verb: int) -> Said | None:
    """The subject before the verb: a party or a class of people in the clause, else the speaker for whom "they" or "we" stands."""
    words = reading.words(sentence.span)
    frame = find_frame(words)
    begin = frame.end() if frame and frame.end() <= verb else 0
    inner = [found.end() for found in re.finditer(r"\b(?:that|because|but|and|although|while|whilst)\s+", words[begin:verb])]
    clause = Span(sentence.span.start + begin + (inner[-1] if inner else 0), sentence.span.start + verb)
    class_ = worrier(reading, clause)
    if class_ and not reading.cast.within(clause):
        return class_[0]
    own = tuple(m for m in reading.cast.within(Span(sentence.span.start + begin, clause.end)) if m.sure or frame is None)
    if own:
        return own[-1].said()
    capital = re.search(r"(?P<name>[A-Z][\w’&-]*(?:\s+[A-Z][\w’&-]*){0,4})\s+(?:already\s+|also\s+|still\s+|now\s+)?$", words[begin:verb])
    if capital and frame:
        start = sentence.span.start + begin + capital.start("name")
        return Said(capital["name"], Span(start, start + len(capital["name"])))
    if frame and re.match(r"(?:that\s+)?(?:they|we|it|he|she|the team|officers)\b", words[begin:verb].strip() + " "):
        named = reading.cast.within(Span(sentence.span.start, sentence.span.start + begin))
        return named[0].said() if named else None
    team = _team().search(words, begin + (inner[-1] if inner else 0), verb)
    return Said(" ".join(team["name"].split()), Span(sentence.span.start + team.start("name"), sentence.span.start + team.end("name"))) if team else None


@cache
def _team() -> re.Pattern[str]:
    """A team or service that the cast does not know, as the subject ("the falls team has no access to ...")."""
    return re.compile(r"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir)\s+(?P<name>(?:[a-z][\w-]*\s+){0,3}?(?:team|service|clinic|practice|helpline|unit|office))\s+(?:(?:now|still|currently|already|also|has|have|had|been)\s+)*$")
