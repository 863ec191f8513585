"""Documents that are described and not titled: "the members' survey", "a multi-agency audit", "research by Tidewater on mooring fees".

A description is a noun phrase around a word for a document or for data:

1. From the head, the phrase is followed to its left over modifiers up to a determiner, or over a name ("Kindred's own members' survey").
2. To its right it goes on with who made it ("by Healthwatch"), what it is of or on, and when ("from June").
3. It counts only if it tells one document from others: by a name, a maker, or a modifier that says more than "the first draft".
4. Documents that somebody is to make, and heads that are part of a longer name or a verb, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from ingest.extract.guarded import Guarded
from ingest.extract.sources.found import Found
from ingest.records import SourceKind

Opening = Literal["determiner", "edge", ""]
_HEADS: Final[tuple[tuple[SourceKind, str], ...]] = (
    ("dataset", r"surveys?|census|questionnaire|poll|ring-round|ring round|figures|statistics|data|estimates|results|records|returns?|dataset|data set|database|dashboard|registers?|modelling|monitoring|log|scorecard|counts?|mapping exercise|self-assessment|snapshot"),
    ("report", r"reports?|reviews?|study|studies|evaluation|audits?|inquiry|investigation|assessment|analysis|papers?|business case|research|findings|inspection|self-evaluation|peer challenge|briefing notes?|appraisal|quality account|submissions?|evidence"),
    ("guidance", r"guidance|protocol|framework|toolkit|standards|code of practice|guidelines|charter"),
    ("strategy", r"strategy|strategies|plans?"),
    ("response", r"responses?"),
    ("other", r"consultation|listening exercise|engagement exercise|petition|letter|agreement|terms of reference|scheme of delegation|specification"),
)  # fmt: skip
_ALWAYS: Final = frozenset({"survey", "census", "audit", "study", "evaluation", "petition", "poll", "snapshot", "listening exercise", "engagement exercise", "ring-round", "questionnaire", "inquiry", "self-evaluation", "self-assessment", "peer challenge", "scorecard", "dashboard", "mapping exercise", "quality account", "terms of reference", "scheme of delegation"})  # one modifier will do
_NAMED: Final = frozenset({"records", "plan", "plans", "agreement", "specification", "count", "counts", "figures", "data", "results", "return", "estimates", "log", "investigation", "dataset", "data set", "database", "guidelines", "strategy", "strategies", "register", "registers", "framework", "response", "responses", "assessment", "findings", "code", "charter", "research", "modelling", "paper", "papers", "letter", "standards", "returns", "surveys", "reports", "reviews", "statistics"})  # need a name or a maker
_OWNED: Final = frozenset({"survey", "questionnaire", "audit", "census", "poll", "log", "scorecard", "dashboard", "self-assessment", "self-evaluation"})
_SHOWN: Final = frozenset({"review", "research", "figures", "assessment", "analysis", "inspection", "modelling"})
_TOPICAL: Final = frozenset({"modelling", "analysis", "review", "guidance", "paper", "consultation", "briefing note", "submission"})  # a subject will do
_VAGUE: Final = frozenset(
    "first second third final full new recent latest same above attached covering brief short further following previous next updated verbal oral written detailed present current own good regular initial draft whole long progress update formal"
    " original last main separate comprehensive similar such several more other many later earlier early revised general thorough quick proper published official local personal raw this important useful interesting relevant existing available open big top general core case suggested necessary possible potential".split()
)
_PEOPLE: Final = frozenset("senior leading sector industry public political opposition business community church party union key".split())
_DETERMINERS: Final = frozenset("the a an this that its their our his her your my".split())
_MANY: Final = frozenset("these those each every any some no many most both all several which what this particular little much less few fewer".split())  # documents in general
_STOPS: Final = frozenset(
    "of in to and or by for from on at is was are were that which with as has have had will would should could may can be been being not but than then when where who whose if it they we he she do does did per via into about over under so also out"
    " up down off through between because while however there you i only since until after before during no said says told found showed shows read saw reads sees asked agreed noted received published undertook conducted produced approved"
    " presented introduced recommends recommended suggests suggested shows highlights highlighted identifies identified gave given sent took using used see against without across within among towards around please per regarding following".split()
)


class _Phrase(NamedTuple):
    """A noun phrase around a word for a document: what stands before the head, the head, all that stands behind it, and its own complement."""

    modifiers: tuple[str, ...]
    head: str
    behind: str
    complement: str
    opened: Opening
    definite: bool
    owned: bool

    @property
    def telling(self) -> list[str]:
        return [word for word in self.modifiers if word.casefold() not in _VAGUE and not word.casefold().endswith("ly")]


@cache
def _head() -> Guarded:
    return Guarded(r"(?i)(?<![\w’'-])(?:" + "|".join(f"(?P<k{i}>{heads})" for i, (_, heads) in enumerate(_HEADS)) + r")(?![\w-]|[’']s?\s)")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[\w’'&/.-]*[\w’'&]\s+$")


@cache
def _maker() -> re.Pattern[str]:
    name = r"(?!January|February|March|April|May\b|June|July|August|September|October|November|December)(?:(?:consultants|consultancy|charity|think ?tank|researchers at|academics at|law firm|auditors)\s+)?[A-Z][\w’'&-]*(?:\s+\([A-Z]\w*\))?"
    return re.compile(
        rf"\s+(?:carried out|conducted|taken|kept|made|gathered|collected)\s+by\s+(?:local\s+|the\s+)?(?:residents|parents|pupils|volunteers|members|neighbours|staff)(?:\s+(?:of|in|on|at)\s+{name}(?:\s+{name})*)?"
        rf"|\s+(?:(?:carried out|conducted|undertaken|commissioned|produced|published|made|prepared|collected|obtained|released|compiled|collated|held|kept|maintained|supplied|provided|seen|issued|submitted|written|led|run|gathered)\s+)?(?:by|from|of)\s+(?:the\s+)?(?:{name}(?:\s+(?:(?:of|for|and|the|&)\s+){{0,2}}{name}){{0,7}}|(?:charity|council|trust|department|government|regulator|union|college|university|school|police|provider|consultants|auditors|inspectors|voluntary sector)\b)"
    )


@cache
def _hired() -> re.Pattern[str]:
    """Who made it, behind for whom and when ("for the council last year by consultants Marlow Roe")."""
    return re.compile(r"\bby\s+(?:the\s+)?(?:consultants|consultancy|charity|think ?tank|researchers at|academics at|law firm|auditors)\s+[A-Z]")


@cache
def _by() -> re.Pattern[str]:
    """Who made it, behind for whom ("research for the Board by the University of Marl")."""
    return re.compile(r"^\s+for\s+(?:the\s+)?[A-Za-z][^,;.]{2,50}?\s+by\s+(?:the\s+)?[A-Z]")


@cache
def _subject() -> re.Pattern[str]:
    word = r"(?!(?:which|that|will|would|be|was|were|is|are|has|have|had|set|to|by|from|behalf|being|carried|undertaken|conducted|published|completed|showed|shows|found|says|said|recommend(?:s|ed)|conclude[sd]|warn(?:s|ed)|suggest(?:s|ed)|argue[sd]|gave|gives|made|rated|puts?|identified|identifies|who|in|at|on|for|of|with|and|or|not|it|they|we|he|she|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|also|their|its|our|then|done|made|held|led|run|being|already|now)\b)[A-Za-z’'][\w’'/-]*"
    return re.compile(rf"\s+(?:of|on|into|about|for|around|regarding|to)\s+(?:the\s+|an?\s+)?(?:draft\s+)?{word}(?:\s+(?:(?:of|and|for|on|in|by|at|the|re\.)\s+){{0,2}}{word}){{0,8}}")


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(r"\s+with\s+(?:the\s+)?(?:[A-Za-z’'-]+\s+){0,2}[A-Za-z’'-]+?s\b")


@cache
def _sample() -> re.Pattern[str]:
    return re.compile(r"\s+of\s+(?!(?:19|20)\d\d\b)\d+(?:,\d{3})*\s+[a-z]+(?:\s+files)?")


@cache
def _time() -> re.Pattern[str]:
    return re.compile(r"\s+(?:(?:carried out|conducted|undertaken|published|completed) )?(?:from|of|in)\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)(?:\s+(?:19|20)\d\d)?\b|\s+last (?:year|month|summer|autumn|winter|spring)\b|,?\s+as at (?:the end of )?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+(?:19|20)\d\d)?")


@cache
def _planned_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:to|will|would|should|must|could|can|please|shall)\s+(?:\w+\s+){1,2}$|\b(?:ask(?:ed|s)? for|call(?:s|ed)? for|requests? for|requested|needs?(?: for)?|awaiting|awaits?|no|without|whether|proposed?|proposal for|preparing|begin|start|(?:and|to|must|should) publish|(?:right|entitled) to|carr(?:y|ies) out|conducts?|undertakes?|commissions?|drafting|writing|developing|producing|commissioning|planned|planning|(?:recommendation|case|plans?|ideas?|bids?) for)\s+$|\bto [a-z]+ $", re.IGNORECASE
    )


@cache
def _planned_behind() -> re.Pattern[str]:
    return re.compile(r"\s+(?:will|would|should|is to|are to|to|needs to|could|might|must)\s+(?:now\s+)?(?:be\b|come|go|follow|cover|look|include|require|carry out|commission|report)|\s+be\b|\s+(?:is|was) (?:needed|required|planned|proposed|requested|awaited|due|expected)\b")


@cache
def _goes_on() -> re.Pattern[str]:
    """Behind a head that is part of a longer name, or of a compound."""
    return re.compile(
        r"\s+(?:committee|board|group|panel|team|officers?|request|requests|form|sharing|protection|user|model|release|system|portal|strategy|subject|collection|centre|day|stage|process|window|period|meeting|paper|report|recommendations?|template|sets?(?! out)|protocol|back|visualisation|capabilit\w+|visits?|samples?|holders?|mechanism|owners?|improvement|plan|record|tool)\b|-"
    )


def find_descriptions(words: str) -> Iterator[Found]:
    """Find the documents that a sentence describes.

    Args:
        words: The sentence.

    Yields:
        Descriptions in text order of their heads; they may overlap titles.

    Example:
        >>> text = "A review by Healthwatch Marl said that the figures were late."
        >>> [text[start:end] for start, end, _ in find_descriptions(text)]
        ['review by Healthwatch Marl']
    """
    for head in _head().finditer(words):
        if _goes_on().match(words, head.end()) or (head.start() and head[0][0].isupper()):
            continue  # a capital within the sentence: a title, or part of a name
        if head[0] in _VERBS and _said().match(words, head.end()):
            continue  # "the Trust estimates that": a verb
        start, opened = _leftwards(words, head.start())
        end = _rightwards(words, head.end())
        modifiers = words[start : head.start()].split()
        if modifiers[-1:] == ["and"] and re.match(r"\s+to\b", words[head.end() :]):
            continue  # "meet four times a year and report to the Board": a verb
        if opened == "edge" and modifiers and modifiers[-1] != "case" and not modifiers[0][0].isupper() and _maker().match(words, head.end()):
            start, modifiers = head.start(), []  # "revisit research by ...": a verb
        if start == 0 and modifiers and modifiers[0].istitle() and not modifiers[0].endswith(("’s", "'s")):
            modifiers[0] = modifiers[0].lower()  # the capital may only be the sentence's first
        phrase = _Phrase(tuple(modifiers), head[0].lower(), words[head.end() :], words[head.end() : end], opened, bool(re.search(r"\b[Tt]he\s+$", words[max(0, start - 5) : start])), bool(re.search(r"\b(?:[Oo]ur|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Mm]y)\s+$", words[max(0, start - 6) : start])))
        if _tells(phrase) and not _is_planned(words, start, end):
            yield Found(start, end, next(kind for i, (kind, _) in enumerate(_HEADS) if head[f"k{i}"]))


_VERBS: Final = frozenset({"estimates", "records", "reports", "counts", "reviews", "audits", "surveys", "studies", "logs", "plans", "polls"})


@cache
def _said() -> re.Pattern[str]:
    return re.compile(r"\s+(?:that|there|it|how|whether|its|their|about|around|some|nearly|over|£|\d|the \w+ (?:at|to be|is|are|was|were)\b)")


def _leftwards(words: str, start: int) -> tuple[int, Opening]:
    """Where the phrase starts, and what opens it: a determiner, or a preposition, a mark or the sentence's start, or nothing."""
    while found := _token().search(words[max(0, start - 40) : start]):
        token = found[0].strip()
        folded = token.casefold()
        if folded in _MANY or (folded.endswith("ing") and token.islower() and not _is_determined(words, start - len(found[0]))):
            return start, ""
        if folded in _DETERMINERS or token.endswith(("’s", "'s")):
            return (start, "determiner") if folded in _DETERMINERS else _owner(words, start, len(found[0]))
        if folded in _STOPS or (re.search(r"[.’”]\d*$", token) and not token.endswith(("s’",))):
            joined = folded == "and" and _is_determined_pair(words, start - len(found[0]))
            if joined or (folded == "of" and _is_name_before(words, start - len(found[0]), words[start : start + 1])):
                start -= len(found[0])
                continue
            return start, "edge"
        start -= len(found[0])
    # a bare verb at the start of a line ("publish spatial data") is no modifier
    edge = (start == 0 and not words[:1].islower()) or words[start - 1] in "(“\"‘'" or words[:start].rstrip().endswith((":", ";", "–", "-", "("))
    return start, "edge" if edge else ""


def _owner(words: str, start: int, length: int) -> tuple[int, Opening]:
    """An owner opens the phrase as a determiner does and is part of it, with the capitalised words before it ("Tim Allen's paper")."""
    start -= length
    while (found := _token().search(words[max(0, start - 40) : start])) and found[0].strip()[:1].isupper() and found[0].strip().casefold() not in _DETERMINERS | _STOPS:
        start -= len(found[0])
    return start, "determiner"


def _is_determined(words: str, end: int) -> bool:
    """The words "the planning guidance" have a modifier where "producing planning guidance" has a verb."""
    found = re.search(r"(?:\b(?:the|an?|this|its|their|our|his|her)|[’']s|[A-Z]\w*|\d)\s+(?:[a-z]+\s+)?$", words[max(0, end - 40) : end], re.ASCII)
    return found is not None or bool(re.search(r"\b(?:The|An?|This|Its|Their|Our)\s+(?:[a-z]+\s+)?$", words[max(0, end - 40) : end]))


def _is_determined_pair(words: str, end: int) -> bool:
    """The word "and" stands within a phrase behind a determiner and one modifier ("the task and finish review")."""
    return bool(re.search(r"\b(?:the|a|an|this|its|their|our|his|her)\s+[a-z-]+\s+$", words[max(0, end - 40) : end]))


def _is_name_before(words: str, end: int, following: str) -> bool:
    """The word "of" stands within a phrase between a small noun and "year" ("end of year return"), or between two capitalised words."""
    found = _token().search(words[max(0, end - 40) : end])
    return found is not None and (found[0].strip() == "end" or (found[0][:1].isupper() and following.isupper()))


def _rightwards(words: str, end: int) -> int:
    asked = (_asked(),) if words[:end].endswith("onsultation") else ()
    agreed = (_between(),) if words[:end].endswith(("protocol", "agreement")) else ()
    sampled = () if words[:end].endswith("petition") else (_sample(),)
    subject = 0
    for pattern in (_maker(), *asked, *agreed, *sampled, _subject(), _time(), _maker()):
        found = pattern.match(words, end)
        if found and subject and _deed().match(found[0]):
            break  # "the evaluation of the pilots published by the department": who did it is no part of the name
        subject = subject or (end if found and pattern is _subject() else 0)
        end = found.end() if found else end
    return end


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(r"\s+[a-z]+(?:ed|ut|un|ade|ld|en) by\b")


@cache
def _between() -> re.Pattern[str]:
    """With whom a protocol or agreement was made."""
    return re.compile(r"\s+with\s+(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:(?:of|for|and|the|&)\s+){0,2}[A-Z][\w’'&-]*)*")


@cache
def _answered() -> re.Pattern[str]:
    """Behind a survey: how many answered it."""
    return re.compile(r"^[^.;()]{0,40}\([^()]*\d[\d,]* (?:repl(?:ies|ied)|responses|respondents|returns|returned|interviews|people|members|households|firms|parents|pupils|staff)\)")


@cache
def _states() -> re.Pattern[str]:
    return re.compile(r"\s+(?:(?:also|had|has)\s+)?(?:show(?:s|ed|n)?|found|finds|says?|said|stated?|states|concluded|judged|estimate[sd]?|suggest(?:s|ed)?|indicate[sd]?|reveal(?:s|ed)?|puts?|recorded|counted|gives?|gave|identified|identifies|recommend(?:s|ed)|highlight(?:s|ed)|rated|warn(?:s|ed)|confirm(?:s|ed))\b|\s+(?:for|at|in) (?:Quarter|Q\d|Appendix|Annex|Table|paragraph|section|the (?:report|appendix|pack)|(?:19|20)\d\d|the (?:first|second|third|last|fourth) quarter|January|February|March|April|May|June|July|August|September|October|November|December)\b")


def _tells(phrase: _Phrase) -> bool:
    """Whether a description tells its document from others."""
    if phrase.head in {"response", "responses"}:
        return not any(word[0].isdigit() for word in phrase.modifiers) and bool(re.match(r"\s+to\s+(?:the|an?|its|their|our|[A-Z])\b", phrase.complement))
    if _is_barred(phrase):
        return False
    made = _maker().match(phrase.complement) is not None or _hired().search(phrase.complement) is not None or _by().search(phrase.complement) is not None
    if phrase.head == "evidence":
        return made
    return (made and _may_be_made(phrase)) or _is_definite(phrase) or (bool(phrase.telling) and _is_named(phrase))


def _is_barred(phrase: _Phrase) -> bool:
    """Counts ("312 responses"), verbs, examples, and phrases that run too far."""
    words = phrase.modifiers
    numbers = [index for index, word in enumerate(words) if word.isdigit() and not re.fullmatch(r"(?:19|20)\d\d", word)]
    if any(index == 0 or not words[index - 1][0].isupper() for index in numbers):
        return True  # but "the Section 11 audit"
    if phrase.head.endswith("s") and words and all(re.match(r"(?:19|20)\d\d", word) for word in words):
        return True  # "the account for 2019/20 reports that": a verb
    if words and ((words[-1] == "case" and phrase.head.startswith("stud")) or words[-1] in {"green", "white"} or (phrase.head == "data" and "and" in words)):
        return True  # a case study is an example; a green paper has a wording of its own
    if phrase.head in {"plans", "strategies"} and not any("’" in word or "'" in word for word in words):
        return True  # a kind of papers ("EHC plans"), unless they are somebody's
    if phrase.head == "figures" and len(words) == 1 and words[0].casefold() in _PEOPLE:
        return True  # "senior figures": persons
    if phrase.head == "returns" and words and words[-1][0].isupper() and _returns().match(phrase.behind):
        return True  # "when Parliament returns": a verb
    if phrase.head == "reports" and _moves().match(phrase.behind):
        return True  # reports of an incident, which are counted
    return len(words) > 6 or (phrase.head == "data" and len(words) == 1 and words[0].isupper() and not _states().match(phrase.behind))  # "PAF data": the system's own name tells it


@cache
def _returns() -> re.Pattern[str]:
    """Behind a verb of coming back, and not behind papers."""
    return re.compile(r"\s*(?:$|[.,;]|(?:in|on|to|after|from|next|this|later)\b)")


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(r"\s+(?:(?:had|have|has)\s+)?(?:fell|fallen|rose|risen|increased|decreased|dropped|doubled|halved|went (?:up|down)|(?:were|are|was) (?:up|down|made|received))\b")


def _may_be_made(phrase: _Phrase) -> bool:
    if phrase.head in {"letter", "agreement", "plan", "plans"}:
        return False
    begins = not phrase.modifiers or bool(phrase.opened) or phrase.modifiers[0][0].isupper()
    return begins and (phrase.opened == "determiner" or not phrase.complement.lstrip().startswith("of"))


def _is_definite(phrase: _Phrase) -> bool:
    """A kind of document that is told by its subject, its sample or its time; or the only one, where it shows something."""
    if phrase.head in _ALWAYS and not phrase.modifiers and _answered().search(phrase.behind):
        return True
    if phrase.opened != "determiner":
        return False
    if phrase.definite and not phrase.modifiers and phrase.head in _ALWAYS | _SHOWN and _states().match(phrase.behind):
        return True
    if phrase.owned and phrase.head in _OWNED and not phrase.modifiers:
        return True  # "our survey", "her log"
    if phrase.head in _ALWAYS and (_time().match(phrase.complement) or _sample().match(phrase.behind)):
        return True
    return phrase.head in _ALWAYS | _TOPICAL and (_subject().match(phrase.complement) or _asked().match(phrase.complement)) is not None


def _is_named(phrase: _Phrase) -> bool:
    """The modifiers name the document: a capital or a year among them, or enough small ones behind a determiner."""
    words, head = phrase.modifiers, phrase.head
    verbal = ("ed",) if phrase.opened == "determiner" and head != "data" else ("ed", "ing")
    if any(word.endswith(verbal) for word in words[1:] if "-" not in word and word not in ("published", "unpublished", "detailed", "combined", "updated", "revised")):
        return False
    names = [word for word in phrase.telling if word[0].isupper() or word[0].isdigit()]
    states = _states().match(phrase.behind[len(_subject_of(phrase.behind)) :]) is not None
    if head in {"return", "returns"} and not names and not states and not _periodic().search(" ".join(phrase.telling)):
        return False  # "a direct economic return"
    sure = phrase.opened == "determiner" or words[0][0].isupper() or words[0][0].isdigit()
    if head.split()[0] not in _NAMED:
        return sure or (head in _ALWAYS and bool(phrase.opened))
    enough = bool(names) or (len(phrase.telling) > 1 and head not in {"plan", "plans"})
    return (bool(phrase.opened) and ((sure and enough) or states)) or (bool(names) and words[0][0].isupper())


def _subject_of(behind: str) -> str:
    found = _subject().match(behind)
    return found[0] if found and not _states().match(behind) else ""


@cache
def _periodic() -> re.Pattern[str]:
    return re.compile(r"\b(?:monthly|quarterly|annual|year|yearly|weekly|performance|statutory|census|data|tax|statistical|activity|finance|budget)\b")


def _is_planned(words: str, start: int, end: int) -> bool:
    before = re.sub(r"\b(?:the|a|an|its|their|our|any|some|this)\s+$", "", words[max(0, start - 40) : start])
    return bool(_planned_before().search(before) or _planned_behind().match(words, end))
