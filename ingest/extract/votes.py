"""Votes: who moved and seconded a motion, how many were for and against it, and what came of it.

1. A sentence opens a vote if somebody moves a motion in it, or if it counts votes.
2. The sentences behind it, in the same paragraph or the next, go on with it while they second, count or tell the outcome.
3. What nobody seconds, counts or decides is no vote: "he proposed to write" is a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.records import Said, Vote

_UNITS: Final = "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_NUMBER: Final = rf"(?:\d{{1,3}}|nil|(?:twenty|thirty|forty|fifty|sixty)(?:-(?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_ABSTAIN: Final = rf"(?:[,;]?\s*(?:and|with)?\s*(?:there (?:was|were)\s+)?(?P<abstain>{_NUMBER})\s+(?:members?\s+|councillors?\s+)?abst)?"
_DECIDED: Final = r"(?:carried|lost|defeated|passed|rejected|agreed|approved|adopted|resolved|fell|won|supported)"


@cache
def _counts() -> tuple[re.Pattern[str], ...]:
    who = r"(?:\s+(?:votes?|members?|councillors?|people|of those present)\b)?(?:\s+(?:voted|voting|were|being|cast))?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b(?P<for>{_NUMBER}){who}\s+(?:for|in favour|in support)\b(?:\s+of\s+(?:the|this|it)\b[^,;.]{{0,40}})?[,;:]?\s*(?:and|with|to|but)?\s*(?P<against>{_NUMBER}){who}\s+(?:against|opposed)\b{_ABSTAIN}",
            rf"\b(?P<for>{_NUMBER})\s+votes?\s+to\s+(?P<against>{_NUMBER})\b{_ABSTAIN}",
            rf"\b(?:{_DECIDED},?\s+(?:\w+\s+)?(?:by|on a vote of)|vot(?:ed|es?|ing)(?:\s+of|\s+by|\s+was|\s+being|\s*:)?|a majority of)\s+(?:a majority of\s+)?(?P<for>{_NUMBER})\s*(?:to|[-–])\s*(?P<against>{_NUMBER})\b(?:\s+votes?)?{_ABSTAIN}",
            rf"\b(?:[Ff]or|[Ii]n favour|[Yy]es|[Aa]yes)\b\s*[:–—=(-]*\s*(?P<for>{_NUMBER})\b\)?[^.]{{0,160}}?[,;\s|.]+(?:[Aa]gainst|[Nn]o(?:es)?)\b\s*[:–—=(-]*\s*(?P<against>{_NUMBER})\b\)?(?:[^.]{{0,120}}?[,;\s|]+[Aa]bst\w*\s*[:–—=(-]*\s*(?P<abstain>{_NUMBER})\b)?",
            rf"\bwith\s+(?P<against>{_NUMBER})\s+(?:votes?\s+|members?\s+|councillors?\s+)?(?:voting\s+)?against\b{_ABSTAIN}(?P<for>(?!))?",
        )
    )


@cache
def _votes() -> re.Pattern[str]:
    return re.compile(r"\bvot(?:e|es|ed|ing)\b|\bcarried\b|\bmotion\b|\bamendment\b|\blost\b|\bdefeated\b|\bshow of hands\b|\bRESOLVED\b|\bAGREED\b|\b[Aa]bst", re.IGNORECASE)


@cache
def _mover() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<moved>moved)\b(?! (?:to|on|in|into|from|away|back|forward|towards|up|out|over|house|closer|quickly|the (?:meeting|item|date|service|team|office))\b)|proposed\b|propos(?:er|ing)\b(?=\s*:|\s+the motion)|prop(?:\.|:)|on the (?:motion|proposition|proposal) of\b)",
        re.IGNORECASE,
    )


@cache
def _seconder() -> re.Pattern[str]:
    return re.compile(r"\b(?<!not )(?<!not been )(?:seconded\b|second(?:er|ing)\b(?=\s*:|\s+(?:it|the motion|this))|sec(?:\.|:))", re.IGNORECASE)


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:nem\.? con\.?|(?:was |were |declared |and )?(?:not )?carried(?: by a majority| on the casting vote)?|lost\b|defeated|fell\b|not seconded(?: and fell)?|voted in favour|(?:was |were )?withdrawn|rejected|approved|agreed)\b",
        re.IGNORECASE,
    )


@cache
def _settles() -> re.Pattern[str]:
    """A sentence that tells what came of the motion before it."""
    return re.compile(
        r"\b(?:put to (?:the|a) vote|on being put|(?:motion|amendment|proposal|proposition|it|this|recommendation)s? (?:as amended )?(?:was|were|is) (?:then |therefore |duly |declared |put and |not )*(?:carried|lost|defeated|seconded|withdrawn|agreed|approved|rejected)|(?:motion|amendment|proposal) (?:was )?(?:fell|failed)|casting vote|vote was taken|unanimous(?:ly)?|nem\.? con|no seconder|(?:want|lack) of a seconder|without a seconder)\b",
        re.IGNORECASE,
    )


@dataclass(slots=True)
class _Draft:
    """A vote in the making.

    Attributes:
        sentences: Its sentences.
        mover: The words that move it, in the first sentence.
        seconder: The words that second it, with their sentence.
        count: The count, with its sentence.
    """

    sentences: list[Sentence]
    mover: tuple[Sentence, re.Match[str]] | None = None
    seconder: tuple[Sentence, re.Match[str]] | None = None
    count: tuple[Sentence, re.Match[str]] | None = None
    settled: bool = False

    def is_vote(self) -> bool:
        """Tell whether enough is said of it."""
        moves = self.mover and self.mover[1]["moved"]
        return bool((self.mover and self.seconder) or self.count or (moves and self.settled))


def extract(reading: Reading) -> Iterator[Vote]:
    """Find the votes of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Votes in text order.
    """
    draft: _Draft | None = None
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if draft and sentence.block > draft.sentences[-1].block + 1:
            yield from _finished(reading, draft)
            draft = None
        parts = _parts(sentence, words)
        if draft and not _opens(draft, parts) and (parts.seconder or parts.count or parts.settled):
            _join(draft, parts)
        else:
            if draft:
                yield from _finished(reading, draft)
            draft = parts if parts.mover or parts.count or parts.seconder else None
    if draft:
        yield from _finished(reading, draft)


def _parts(sentence: Sentence, words: str) -> _Draft:
    """What a sentence says of a vote."""
    draft = _Draft([sentence])
    if _cheap().search(words):
        mover, seconder, count = _mover().search(words), _seconder().search(words), _counted(words)
        draft.mover = (sentence, mover) if mover else None
        draft.seconder = (sentence, seconder) if seconder else None
        draft.count = (sentence, count) if count else None
        draft.settled = bool(_settles().search(words))
    return draft


@cache
def _cheap() -> re.Pattern[str]:
    return re.compile(r"(?i)mov|propos|prop[.:]|second|sec[.:]|vot|against|carried|lost|defeat|motion|amendment|unanim|nem|abst")


def _counted(words: str) -> re.Match[str] | None:
    if not _votes().search(words):
        return None
    return next((found for pattern in _counts() if (found := pattern.search(words))), None)


def _opens(draft: _Draft, parts: _Draft) -> bool:
    """Whether a sentence opens another vote than the one before it."""
    return bool((parts.mover and (parts.seconder or parts.mover[1]["moved"]) and (draft.seconder or draft.settled or draft.count)) or (parts.count and (draft.count or draft.settled)))


def _join(draft: _Draft, parts: _Draft) -> None:
    draft.sentences += parts.sentences
    draft.seconder = draft.seconder or parts.seconder
    draft.count = draft.count or parts.count
    draft.settled = draft.settled or parts.settled


def _finished(reading: Reading, draft: _Draft) -> Iterator[Vote]:
    if not draft.is_vote():
        return
    first, last = draft.sentences[0].span, draft.sentences[-1].span
    end = first.start + len(reading.words(Span(first.start, last.end)).rstrip(" .)"))
    start = first.start + (1 if reading.words(first).startswith("(") else 0)
    yield Vote(
        quote=Span(start, end),
        rule="votes.motion" if draft.mover else "votes.count",
        proposer=_near(reading, draft.mover),
        seconder=_near(reading, draft.seconder),
        votes_for=_said(draft.count, "for"),
        votes_against=_said(draft.count, "against"),
        abstentions=_said(draft.count, "abstain"),
        outcome=_verdict(reading, draft),
    )


@cache
def _unanimous() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:was |were |and )?(?:carried|agreed|approved) )?unanimous(?:ly(?: voted in favour(?: of (?:this|it|the motion))?| agreed| carried| approved| resolved)?)?\b", re.IGNORECASE)


def _verdict(reading: Reading, draft: _Draft) -> Said | None:
    for sentence in reversed(draft.sentences):
        said = reading.words(sentence.span)
        found = _unanimous().search(said) or _outcome().search(said)
        if found:
            words = found[0].casefold()
            value = "carried unanimously" if "unanim" in words else "carried" if "favour" in words else re.sub(r"^(?:was|were|declared|and) ", "", words)
            return Said(value, Span(sentence.span.start + found.start(), sentence.span.start + found.end()))
    return None


@cache
def _hands_on() -> re.Pattern[str]:
    return re.compile(r"\s*(?:by\b|:)?\s*(?:the\s+)?")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(r"\b(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Lady|Lord|Baroness)\.?\s+(?:(?:Mrs|Mr|Ms|Dr)\.?\s+)?(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})")


def _near(reading: Reading, found: tuple[Sentence, re.Match[str]] | None) -> Said | None:
    """The person named right behind the verb ("moved by Ann Lee", "Seconder: Ann Lee"), else right before it."""
    if found is None:
        return None
    sentence, verb = found
    place = sentence.span.start + verb.end()
    behind = _hands_on().match(reading.document.text, place)
    start = behind.end() if behind else place
    for mention in _people(reading, Span(start, min(sentence.span.end, start + 60))):
        if mention.span.start <= start + 4:
            return mention.said()
    begin = max(sentence.span.start, place - len(verb[0]) - 80)
    before = Span(begin, place - len(verb[0]))
    people = _people(reading, before)
    return people[-1].said() if people else _by_title(reading, Span(start, min(sentence.span.end, start + 50))) or _by_title(reading, before)


def _people(reading: Reading, span: Span) -> list[Mention]:
    return [mention for mention in reading.cast.within(span) if mention.kind != "body"]


def _by_title(reading: Reading, span: Span) -> Said | None:
    found = list(_titled().finditer(reading.words(span)))
    return Said(found[0]["name"], Span(span.start + found[0].start("name"), span.start + found[0].end("name"))) if found else None


def _said(counted: tuple[Sentence, re.Match[str]] | None, group: str) -> Said | None:
    if not counted or not counted[1][group]:
        return None
    sentence, found = counted
    return Said(str(_value(found[group].casefold())), Span(sentence.span.start + found.start(group), sentence.span.start + found.end(group)))


def _value(words: str) -> int:
    if words.isdigit():
        return int(words)
    if words == "nil":
        return 0
    tens, _, unit = words.partition("-")
    by_ten = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
    return by_ten.get(tens, 0) + (_UNITS.index(unit) if unit else 0) if tens in by_ten else _UNITS.index(words)
