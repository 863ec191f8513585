"""Titles: capitalised phrases that end with the name of a kind of document ("... Strategy", "... Act 1972", "X Review").

1. Small words stand in a title only between capitalised ones; a kind in capitals may be followed by its subject
   ("National Survey for Wales"), one in small letters by its topic ("guidance on youth policy").
2. What leads in is cut off: articles, "In", verbs of office at the start of a line, owners, an earlier part before a preposition.
3. Phrases that name a post, a body or the paper's own furniture are no titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.extract.guarded import Guarded
from ingest.extract.sources.found import Found
from ingest.records import SourceKind

KINDS: Final[tuple[tuple[SourceKind, str], ...]] = (
    ("legislation", r"(?:Act|Bill|Regulations?|Order|Directive|Ruling|Judgment|Statute|(?<=[A-Z]{4} )regulation)"),
    ("response", r"(?:[Rr]esponse)"),
    ("strategy", r"(?:Strategy|strategy|Strategies|Plan|Plans|Prospectus|Defence Review|Delivery Plan|Programme of Work|Roadmap)"),
    ("guidance", r"(?:Code(?: of Practice)?|Guidance|guidance|Guide|Standards?|standards|Framework|Protocol|Toolkit|toolkit|Guidelines|Handbook|Manual|Charter|Policy|Annex(?! [A-Z\d]\b))"),
    ("dataset", r"(?:Survey|survey|Census|census|Statistics|statistics|Dataset|Datasets|Register|Registers|Index|Indices|Return|return|Database|Inventory|Dashboard|Barometer|Atlas|Tracker|Snapshot|(?:Count|Returns|Counts|Log|Records)(?= (?:19|20)\d\d)|system|app)"),
    ("report", r"(?:Report|report|Review|review|Assessment|assessment|Study|study|Audit|audit|Inquiry|Evaluation|evaluation|Paper|paper|Inspection|Profile|Quality Accounts?|Annual Accounts|Statement of Accounts|JSNA|Needs Assessment|Business Case)"),
    ("news", r"(?:newsletter|Bulletin|Newsletter|blog)"),
    ("other", r"(?:Consultation|consultation|Statement|White Paper|Green Paper|Agreement|Concordat|Memorandum of Understanding|Pledge|pledge|Licen[cs]e|licen[cs]e|Declaration|Covenant|Deal|[Ll]etter|[Pp]etition|minutes)"),
)  # fmt: skip
_BODY: Final = r"(?:Committee|Board|Group|Sub-[Gg]roup|Panel|Team|team|Officers?|Commission|Commissioner|Authority|Manager|Lead|Council|Agency|Service|Services|Body|Partnership|Bodies|Network|Office|Institute|Department|Minister|Secretary|Leader|Scotland|Wales|England|Forum|Unit|Centre|Programme|Project)"
_TOPICAL: Final = frozenset({"report", "guidance", "paper", "study", "review", "survey", "consultation", "evaluation", "audit", "letter", "petition"})


@cache
def _titled() -> Guarded:
    ends = "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(KINDS))
    word = r"(?:[A-Z][\w’'&/.-]*|(?:19|20)\d\d|\([A-Z]{2,8}\))"
    subject = rf"(?:\s+(?:of|for|on|to)\s+(?:the\s+)?{word}(?:\s+(?:(?:of|the|and|for|on|in|&)\s+){{0,2}}{word})*)?"
    # the last capitalised word may itself be the kind; small words stand only between capitalised ones
    return Guarded(
        rf"(?<![\w’'-])(?P<title>[‘“'\"]?{word}(?:[’”'\"]?\s+(?:(?:of|the|and|for|on|in|to|&|into)\s+){{0,2}}{word})*?[’”'\"]?(?:\s+(?:and|&)\s+Delivery)?(?:\s+(?:national|procurement|annual|monthly|improvement|technical|draft|research|inspection|members[’']))?\s+(?:{ends})(?:\s+consultation)?(?P<year>\s+(?:19|20)\d\d(?:[-–/]\d+)?)?)(?![\w-])"
        rf"(?!\s+(?:(?:and|&|[A-Z]\w+)\s+){{0,4}}{_BODY}\b|\s+(?:letter|report|return|survey|improvement plan|[Tt]emplate|samples?|back|officers?)\b|\s+(?:(?:and|of|for|the|&)\s+)*(?:[A-Z]\w+\s+){{0,3}}(?:Act|Regulations)\s+(?:19|20)\d)(?P<subject>(?:(?<=[a-z])(?<!Act)(?<!Bill)(?<!Order){subject})?)"
    )


def find_titles(words: str) -> Iterator[Found]:
    """Find the titles in a sentence.

    Args:
        words: The sentence.

    Yields:
        Titles in text order.
    """
    for found in _titled().finditer(words):
        start, end = _own_words(found)
        title = words[start:end]
        kind = next(kind for i, (kind, _) in enumerate(KINDS) if found[f"k{i}"])
        if (_is_ordinary(title) or _everybody_has().fullmatch(title)) and start > found.start("title") and _owner().search(words[found.start("title") : start]):
            start = _whose(words, found.start("title"), start)  # "the Ombudsman's Annual Report": the owner tells it
            title = words[start:end]
        if kind == "legislation" and title.endswith("Bill") and re.match(r" [A-Z][a-z]", words[end:]):
            continue  # a person's name
        if len(title.split()) >= 2 and (not _is_ordinary(title) or _is_told(found)) and not _belongs_to_a_name(words, start, end):
            end = found.end("subject") if _keeps_subject(found) else end + _complement(words, end, title)
            yield Found(start, end, kind)


@cache
def _no_subject() -> re.Pattern[str]:
    """Behind a kind: a date, or the body that receives the document, which are no part of its title."""
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    return re.compile(rf"\s+(?:of|for|on)\s+(?:the\s+)?(?:{month}|[A-Z][a-z]+day\b|\d|Cabinet|Council\b|Executive|Committee)|\s+to\s+(?!.*(?:Code|Act|Strategy|Plan|Report|Review))")


def _keeps_subject(found: re.Match[str]) -> bool:
    kind = found["title"].split()[-1]
    return bool(found["subject"]) and kind[0].isupper() and not _no_subject().match(found["subject"])


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:The|A|An|This|That|In|On|According to|Based on|Taken from|Drawn from|Following|Under|Since|Action|Item|Draft of|Benefits Cases?|Next|No|As|For|From|To|By|Regarding|Supporting|Update on|Background|Reason|Progress|Decision|Recommendation|Presentation on|Refreshing|Input into|Amendments to"
        r"|Launch of|Overview of|Details of|Publication of|Feedback on|Revised|Subsequently|Because|Although|While|When|Where|If|Both|One|Two|Three|Four|Five|Its|Their|Our|Your|His|Her|My|And|But|With|At|All"
        r"|Strengthen|Develop|Improve|Update|Publish|Prepare|Agree|Note|Endorse|Approve|Adopt|Consider|Implement|Deliver|Refresh|Produce|Complete|Monitor|Support|Promote|Establish|Ensure|Maintain|Send|Circulate|Submit|Receive|Discuss|Share|Compare|Use|Revisit|Transfer)\s+(?:the\s+)?)+(?=[A-Z(]|(?:19|20)\d\d\s)"
    )


@cache
def _preposition() -> re.Pattern[str]:
    """Where a title starts anew: behind a preposition with its article, a month, or an owner with two words or more left."""
    return re.compile(r"^.*?\b(?:(?:in|on|for|into|to|from|under|at|with|by)\s+the|and\s+the)\s+(?=[A-Z]\S+\s+\S)|^.*(?<!Children)(?<!Women)(?<!Men)(?<!People)(?<!King)(?<!Queen)[’']s\s+(?=[A-Z]\S+\s+\S)")


def _own_words(found: re.Match[str]) -> tuple[int, int]:
    start, end = found.start("title"), found.end("title")
    for pattern in (_lead(), _preposition()):
        lead = pattern.match(found.string[start:end])
        start += lead.end() if lead else 0
    return start, end


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]{2}[’']s?\s+$")


def _whose(words: str, low: int, start: int) -> int:
    """Where the name of the owner before a title starts, behind articles and words that lead in."""
    lead = _lead().match(words[low:start])
    return low + (lead.end() if lead else 0)


def _is_told(found: re.Match[str]) -> bool:
    """An ordinary title that its subject tells from others ("Annual Report of the Harbour Board")."""
    return _keeps_subject(found) and len(found["subject"].split()) > 2 and bool(re.search(r"(?:Annual|Final|Interim|Progress) (?:Report|Review|Statement)$", found["title"]))


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(r"\s+(?:on|of|into|about|re\.?)\s+(?:the\s+|an?\s+)?(?:draft\s+)?[a-z][\w’'. ]{3,70}?(?=[,;:)]|\s[–-]\s|\.\s|\.?$|\s+(?:is|was|are|were|has|have|had|will|would|should|which|that|to be|completed|published|circulated|and|showed|found|says|said|in|for|by|at|from)\b)")


def _complement(words: str, end: int, title: str) -> int:
    """How far a title with a kind in small letters goes on with its topic ("guidance on youth policy")."""
    found = _topic().match(words, end) if title.rsplit(maxsplit=1)[-1] in _TOPICAL else None
    return found.end() - end if found else 0


def _belongs_to_a_name(words: str, start: int, end: int) -> bool:
    """Part of the name of a post, a centre, a body, or of the title named before ("Strategy and Delivery Plan")."""
    before, after = words[max(0, start - 40) : start], words[end : end + 24]
    return bool(
        re.search(r"\b(?:Centre|Institute|Professor|Director|Head|Minister|Secretary|Department|School|Unit|Office)\s+(?:of|for)\s+(?:the\s+)?$|\b(?:Strategy|Plan|Report) (?:and|&) $", before)
        or re.match(r"\s+and\s+Strategy\b", after)
    )


@cache
def _ordinary() -> re.Pattern[str]:
    """Words that only look like a title: an article with small words, an owner's paper, quantifiers, posts, furniture."""
    small = r"(?:report|paper|review|system|policy|statement|response|plan|consultation|minutes|standards|statistics|survey|study|app|assessment|guidance|return|audit|letter|website|petition|census)"
    return re.compile(
        r"(?:A|An|The|This|Our|Its|Their|Meeting|Draft|Previous|Next|Last|You|We|They|It|He|She|I)\s+(?:(?:19|20)\d\d\s+)?[a-z].*|[A-Z][a-z]+[’']s (?:note|draft)|[A-Z]{2,3} system|(?:Most|Some|All|Other|Many|One|Two|Three|No|Each|Every) .*"
        r"|.*\b(?:Officer|Director|Manager|Minister|Councillor|Member|Chair|Head)\b.*|(?:Agenda|Minutes|Action|Committee|Cabinet|Panel|Board|Council|Members|Officers|Councillor|Mr|Mrs|Ms|Dr)\s+\w+|\w+ [Mm]inutes"
        r"|(?:This|That|Any|Each) (?:Act|Bill|Code|Order|Regulations?)|(?!Government|Council|Committee|Cabinet|Department|Trust|Board|Panel|Commission|Ministerial|Official|Formal|Joint|Agency)[A-Z][a-z]+ response|Parliament returns?|(?:Appendix|Annex) [A-Z\d]+\b.*"
        rf"|(?:National )?(?:Office|Bureau|Institute|Agency|Centre) (?:for|of) .*|(?:The|This|That|His|Her|Their|Our|Its|Draft|Officer|Committee|Council|No|Any|New|Health|Mental|Local|Such|Legal|Written|Further|Annual|Quarterly|Progress|Final|Interim|Full|Update|Verbal|Supplementary|Public|Which|What|Each)\s+{small}"
        r"|(?:Annual|Quarterly|Progress|Final|Interim|Full|Supplementary|Executive|Policy|Public|In|Court|Draft|Special|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth) (?:Report|Review|Paper|Statement|Order|Plan|Register|Audit|Consultation|Return)"
    )


@cache
def _everybody_has() -> re.Pattern[str]:
    """A paper that each body of a sort makes every year: only its owner tells it from the others'."""
    what = r"(?:(?:Annual|Quality|Performance|Yearly|Quarterly) (?:Report|Review|Statement|Accounts?|Plan)|Annual Governance Statement|(?:Financial )?Statements? of Accounts)"
    return re.compile(rf"{what}(?:\s+(?:19|20)\d\d(?:\s?[-–/]\s?\d+)?)?")


def _is_ordinary(title: str) -> bool:
    return bool(_ordinary().fullmatch(title.lstrip("“‘\"'")))
