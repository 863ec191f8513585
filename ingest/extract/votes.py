"""Votes: who moved and seconded a motion, how many were for and against it, and what came of it.

1. A sentence opens a vote if somebody moves a motion in it, or if it counts votes.
2. The sentences behind it, in the same paragraph or the next, go on with it while they second, count, list who voted how, or tell
   the outcome; the substantive motion and a recorded vote are votes of their own.
3. A count that names no mover counts the motion, or the amendment, that was last moved before it.
4. What nobody seconds, counts or decides is no vote: "he proposed to write" is a suggestion.

Who moved and who seconded stands around the verbs (`movers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.movers import named_at
from ingest.extract.reading import Reading, Sentence
from ingest.records import Said, Vote

_UNITS: Final = "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_NUMBER: Final = rf"(?:\d{{1,3}}|nil|(?:twenty|thirty|forty|fifty|sixty)(?:-(?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_ABSTAIN: Final = rf"(?:[,;]?\s*(?:and|with)?\s*(?:there (?:was|were)\s+)?(?P<abstain>{_NUMBER})\s+(?:members?\s+|councillors?\s+)?abst)?"
_DECIDED: Final = r"(?:carried|lost|defeated|passed|rejected|agreed|approved|adopted|resolved|fell|won|supported)"


@cache
def _counts() -> tuple[Guarded, ...]:
    who = r"(?:\s+(?:votes?|members?|councillors?|people|of those present)\b)?(?:\s+(?:voted|voting|were|being|cast))?"
    return tuple(
        Guarded(f"(?i){pattern}")
        for pattern in (
            rf"\b(?P<for>{_NUMBER}){who}\s+(?:for|in favour|in support)\b(?:\s+(?:of\s+)?(?:it\b|the (?:motion|amendment|proposal|recommendation)s?\b)|\s+of\s+(?:the|this|it)\b[^,;.]{{0,40}})?[,;:]?\s*(?:and|with|to|but)?\s*(?P<against>{_NUMBER}){who}\s+(?:against|opposed)\b{_ABSTAIN}",
            rf"\b(?P<for>{_NUMBER})\s+votes?\s+to\s+(?P<against>{_NUMBER})\b{_ABSTAIN}",
            rf"\b(?:{_DECIDED},?\s+(?:\w+\s+)?(?:by|on a vote of)|vot(?:ed|es?|ing)(?:\s+of|\s+by|\s+was|\s+being|\s*:)?|a majority(?: of)?|\btied(?: at)?,?)\s+(?:a majority of\s+)?\(?(?P<for>{_NUMBER})\s*(?:to|[-–])\s*(?P<against>{_NUMBER})\b(?:\s+votes?)?{_ABSTAIN}",
            rf"\b(?:[Ff]or|[Ii]n favour|[Yy]es|[Aa]yes)\b\s*[:–—=(-]*\s*(?P<for>{_NUMBER})\b\)?[^.]{{0,160}}?[,;\s|.]+(?:[Vv]otes?\s+)?(?:[Aa]gainst|[Oo]pposed|[Nn]o(?:es)?)\b\s*[:–—=(-]*\s*(?P<against>{_NUMBER})\b\)?(?:[^.]{{0,120}}?[,;\s|.]+[Aa]bst\w*\s*[:–—=(-]*\s*(?P<abstain>{_NUMBER})\b)?",
            r"\b(?:[Ff]or|[Ii]n favour|[Aa]yes)\s*:[^:.]{0,240}?\((?P<for>\d{1,3})\)\s*(?:[Aa]gainst|[Nn]oes)\s*:[^:.]{0,240}?\((?P<against>\d{1,3})\)(?:\s*[Aa]bst\w*\s*:[^:.]{0,240}?\((?P<abstain>\d{1,3})\))?",
            rf"\b(?:for|in favour of|in support of)\s+(?:it|the (?:motion|amendment|proposal|recommendation)s?)\s+(?P<for>{_NUMBER}),?\s+(?:and\s+)?against(?:\s+(?:it|the (?:motion|amendment|proposal|recommendation)s?))?\s+(?P<against>{_NUMBER})\b{_ABSTAIN}",
            rf"\bwith\s+(?P<against>{_NUMBER})\s+(?:votes?\s+|members?\s+|councillors?\s+)?(?:voting\s+)?against\b{_ABSTAIN}(?P<for>(?!))?",
            rf"\b(?:{_DECIDED}|unanimous(?:ly)?),?\s+with\s+(?:all\s+)?(?P<for>{_NUMBER})\s+(?:votes?|members?|councillors?)?\s*(?:voting\s+)?(?:in favour|for)\b{_ABSTAIN}(?P<against>(?!))?",
            rf"\b{_DECIDED},?\s+with\s+(?P<abstain>{_NUMBER})\s+(?:members?\s+|councillors?\s+)?abst\w+(?P<for>(?!))?(?P<against>(?!))?",
        )
    )


@cache
def _votes() -> Guarded:
    return Guarded(r"(?i)\bvot(?:e|es|ed|ing)\b|\bcarried\b|\bmotion\b|\bamendment\b|\blost\b|\bdefeated\b|\bshow of hands\b|\bRESOLVED\b|\bAGREED\b|\b[Aa]bst|\bdivided\b|\bdivision\b|\bayes\b")


@cache
def _mover() -> Guarded:
    return Guarded(
        r"(?i)\b(?:(?P<moved>moved)\b(?! (?:to|on|in|into|from|away|back|forward|towards|up|out|over|house|closer|quickly|the (?:meeting|item|date|service|team|office))\b)|(?:motion|amendment) (?P<by>by|from|of|in the name of)\b(?= (?:[\w’'.-]+ ){0,5}?[A-Z])|proposed\b|propos(?:er|ing)\b(?=\s*:|\s+the motion)|prop(?:\.|:)|on the (?:motion|proposition|proposal) of\b|on a (?:motion|proposal) (?:of|by|from)\b)"
    )


@cache
def _seconder() -> Guarded:
    return Guarded(r"(?i)\b(?<!not )(?<!not been )(?:seconded\b|second(?:er|ing)\b(?=\s*[:,]|\s+(?:it|the motion|this))|sec(?:\.|:))")


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:nem\.? con\.?|agreed to(?=\W*$)|negatived|(?:was |were |declared |and )?(?:not )?carried(?: by a majority| on the casting vote)?|lost\b|defeated|fell\b|not seconded(?: and fell)?|voted in favour|(?:was |were )?withdrawn|rejected|approved|agreed)\b",
        re.IGNORECASE,
    )


@cache
def _settles() -> Guarded:
    """A sentence that tells what came of the motion before it."""
    return Guarded(
        r"(?i)\b(?:put to (?:the|a) vote|on being put|(?:motion|amendment|proposal|proposition|it|this|recommendation)s? (?:as amended )?(?:was|were|is) (?:then |therefore |duly |declared |put and |not )*(?:carried|lost|defeated|seconded|withdrawn|agreed|approved|rejected)|(?:motion|amendment|proposal) (?:was )?(?:fell|failed|carried|lost|defeated)|(?:motion|amendment)\b[^.;]{0,100}? (?:was|were) (?:\w+ )?(?:carried|lost|defeated|rejected)|^(?:carried|lost|agreed|defeated|approved)\b|^[^.;]{3,60} (?:agreed to|negatived)(?=\W*$)|casting vote|vote was taken|unanimous(?:ly)?|nem\.? con|no seconder|(?:want|lack) of a seconder|without a seconder)\b"
    )


@dataclass(slots=True)
class _Draft:
    """A vote in the making.

    Attributes:
        sentences: Its sentences.
        mover: The words that move it, in the first sentence.
        seconder: The words that second it, with their sentence.
        count: The count, with its sentence.
        settled: Whether a sentence tells what came of it.
        lists: Whether its last sentence lists who voted how.
        later: The sentences that count it after the debate.
    """

    sentences: list[Sentence]
    mover: tuple[Sentence, re.Match[str]] | None = None
    seconder: tuple[Sentence, re.Match[str]] | None = None
    count: tuple[Sentence, re.Match[str]] | None = None
    settled: bool = False
    lists: bool = False
    later: list[Sentence] = field(default_factory=list)

    def is_vote(self) -> bool:
        """Tell whether enough is said of it."""
        moves = self.mover and (self.mover[1]["moved"] or self.mover[1]["by"])
        return bool((self.mover and self.seconder) or self.count or (moves and self.settled))


def extract(reading: Reading) -> Iterator[Vote]:
    """Find the votes of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Votes in text order.
    """
    moved: list[_Draft] = []
    drafts: list[_Draft] = []
    for draft in _drafts(reading):
        motion = _only_motion(reading, draft, moved)
        if motion:
            motion.count, motion.later = draft.count, draft.sentences
            continue
        _complete(reading, draft, moved)
        if draft.mover:
            moved.append(draft)
        drafts.append(draft)
    for draft in drafts:
        yield from _finished(reading, draft)


def _drafts(reading: Reading) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if draft and sentence.block > draft.sentences[-1].block + 1:
            yield draft
            draft = None
        parts = _parts(sentence, words)
        goes_on = parts.seconder or parts.count or parts.settled or parts.lists
        if draft and goes_on and not _opens(draft, parts, words):
            _join(draft, parts)
        else:
            if draft:
                yield draft
            starts = parts.mover or parts.count or parts.seconder or parts.lists or _fresh().search(words)
            draft = parts if starts else None
    if draft:
        yield draft


@cache
def _fresh() -> Guarded:
    """What is voted on anew, after an amendment or by roll-call."""
    return Guarded(r"\b(?:substantive|original|main|amended) (?:motion|proposal|proposition)\b|\bmotion,? as amended\b|\b[Rr]ecorded vote\b|^(?:Question put|Motion made)\b")


def _only_motion(reading: Reading, draft: _Draft, moved: list[_Draft]) -> _Draft | None:
    """The one motion of the item that a count after the debate counts; None where several were moved, or it was counted or settled."""
    if draft.mover or draft.seconder or not draft.count:
        return None
    motions = [one for one in moved if one.sentences[0].section == draft.sentences[0].section]
    first = motions[0] if len(motions) == 1 and draft.sentences[0].section else None
    words = " ".join(reading.words(one.span) for one in draft.sentences)
    open_ = first and first.is_vote() and not (first.count or first.settled) and not re.search(r"(?i)\bamendment\b|\bsubstantive\b", words)
    return first if open_ else None


def _complete(reading: Reading, draft: _Draft, moved: list[_Draft]) -> None:
    """Count what is listed line by line, and find out who moved what is only counted."""
    whole = Span(draft.sentences[0].span.start, draft.sentences[-1].span.end)
    words = reading.words(whole)
    if draft.count is None and len(draft.sentences) > 1:
        listed = _counted(words) or _named().search(reading.document.text[whole.start : whole.end])
        draft.count = (replace(draft.sentences[0], span=whole), listed) if listed else None
    if draft.mover or draft.seconder or not _refers().search(words):
        return
    amends = "amendment" in words.lower() and not _fresh().search(words)
    section = draft.sentences[0].section
    for before in reversed([one for one in moved if one.sentences[0].section == section]):
        if ("amendment" in " ".join(reading.words(one.span) for one in before.sentences).lower()) == amends:
            draft.mover, draft.seconder = before.mover, before.seconder
            return


@cache
def _refers() -> re.Pattern[str]:
    return re.compile(r"(?i)\bthe (?:\w+ )?(?:motion|amendment|proposal|proposition)\b")


def _parts(sentence: Sentence, words: str) -> _Draft:
    """What a sentence says of a vote."""
    draft = _Draft([sentence])
    if _cheap().search(words):
        mover, seconder, count = _mover().search(words), _seconder().search(words), _counted(words)
        draft.mover = (sentence, mover) if mover else None
        draft.seconder = (sentence, seconder) if seconder else None
        draft.count = (sentence, count) if count else None
        draft.settled = bool(_settles().search(words)) and not words.rstrip().endswith(":")
        draft.lists = bool(_roll().match(words))
    return draft


@cache
def _cheap() -> Guarded:
    return Guarded(r"(?i)mov|propos|prop[.:]|second|sec[.:]|vot|against|carried|lost|defeat|motion|amendment|unanim|nem|abst|divi|ayes|for:|favour|agreed|approved|question put")


@cache
def _roll() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:For|In favour|Against|Abst\w+|Ayes|Noes|Content|Not content|Votes? (?:for|against)|(?:Those )?voting (?:for|in favour|against)(?: of)?(?: (?:it|the \w+))?)\s*[:(]")


def _counted(words: str) -> re.Match[str] | None:
    if not _votes().search(words):
        bare = _bare().search(words)
        return bare if bare and not _asked().search(words) else None
    return next((found for pattern in _counts() if (found := pattern.search(words))), None)


@cache
def _bare() -> Guarded:
    """A count that needs no word of voting beside it."""
    return Guarded(
        rf"(?i)(?:^|[:;(]\s*)(?:(?P<for>{_NUMBER})\s+(?:for|in favour),?\s+(?:and\s+)?(?P<against>{_NUMBER})\s+(?:against|opposed)\b{_ABSTAIN}"
        rf"|(?:for|in favour)\s*:?\s+(?P<for2>{_NUMBER})[,;.]?\s+(?:and\s+)?(?:against|opposed)\s*:?\s+(?P<against2>{_NUMBER})\b)"
    )


@cache
def _asked() -> re.Pattern[str]:
    """Words of a consultation, whose answers are no votes."""
    return re.compile(r"(?i)\b(?:respon\w+|consult\w+|survey\w*|poll\w*|repl(?:y|ies)|residents?|petition\w*|comments?|letters?|submissions?|representations?)\b")


@cache
def _named() -> re.Pattern[str]:
    """A vote recorded by name: who was for, who against, who abstained."""
    names = r"(?:[A-Z][\w’'.-]*|and|&|,|[ \n\t])+?|[Nn]one|[Nn]il"
    for_, against = (rf"(?:(?:Those |Councillors |Members )?[Vv]oting )?(?i:{kind})(?: (?:of )?(?:it|the \w+))?(?: \(\d+\))?" for kind in ("for|in favour|ayes", "against|noes"))
    end = r"(?=\s*(?:[.;\n(]|$))"
    return re.compile(rf"\b{for_}\s*[:–-]\s*(?P<for>{names}){end}[.;\s]*{against}\s*[:–-]\s*(?P<against>{names}){end}(?:[.;\s]*(?:[Aa]bst\w+|ABST\w+)\s*[:–-]\s*(?P<abstain>{names}){end})?")


def _opens(draft: _Draft, parts: _Draft, words: str) -> bool:
    """Whether a sentence opens another vote than the one before it."""
    if parts.lists:
        return bool(draft.count) and not draft.lists
    fresh = _fresh().search(words)
    if fresh and ("ecorded" not in fresh[0] or draft.count or draft.settled):
        return True
    return bool((parts.mover and (parts.seconder or parts.mover[1]["moved"]) and (draft.seconder or draft.settled or draft.count)) or (parts.count and (draft.count or draft.settled)))


def _join(draft: _Draft, parts: _Draft) -> None:
    draft.sentences += parts.sentences
    draft.seconder = draft.seconder or parts.seconder
    draft.count = draft.count or parts.count
    draft.settled = draft.settled or parts.settled
    draft.lists = parts.lists


def _finished(reading: Reading, draft: _Draft) -> Iterator[Vote]:
    if not draft.is_vote():
        return
    first, last = draft.sentences[0].span, draft.sentences[-1].span
    end = first.start + len(reading.words(Span(first.start, last.end)).rstrip(" .)"))
    start = first.start + (1 if reading.words(first).startswith("(") else 0)
    yield Vote(
        quote=Span(start, end),
        rule="votes.motion" if draft.mover else "votes.count",
        proposer=named_at(reading, *draft.mover) if draft.mover else None,
        seconder=named_at(reading, *draft.seconder) if draft.seconder else None,
        votes_for=_said(draft.count, "for"),
        votes_against=_said(draft.count, "against"),
        abstentions=_said(draft.count, "abstain"),
        outcome=_verdict(reading, draft),
    )


@cache
def _unanimous() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:was |were |and )?(?:carried|agreed|approved) )?unanimous(?:ly(?: voted in favour(?: of (?:this|it|the motion))?| agreed| carried| approved| resolved)?)?\b", re.IGNORECASE)


def _verdict(reading: Reading, draft: _Draft) -> Said | None:
    for sentence in reversed([*draft.sentences, *draft.later]):
        said = reading.words(sentence.span)
        found = _unanimous().search(said) or _outcome().search(said)
        if found:
            words = found[0].casefold()
            value = "carried unanimously" if "unanim" in words else "carried" if "favour" in words else re.sub(r"^(?:was|were|declared|and) ", "", words)
            return Said(value, Span(sentence.span.start + found.start(), sentence.span.start + found.end()))
    return None


def _said(counted: tuple[Sentence, re.Match[str]] | None, group: str) -> Said | None:
    if not counted:
        return None
    sentence, found = counted
    group = group if group in found.re.groupindex and found[group] else f"{group}2"
    if group not in found.re.groupindex or not found[group]:
        return None
    return Said(str(_value(found[group].casefold()) if re.fullmatch(_NUMBER, found[group], re.IGNORECASE) else _people(found[group])), Span(sentence.span.start + found.start(group), sentence.span.start + found.end(group)))


def _people(names: str) -> int:
    """Count those whom a list names."""
    return len([name for name in re.split(r",|\band\b|&|\n", re.sub(r"\b(?:Councillors?|Cllrs?)\b\.?", "", names)) if re.search(r"[A-Z]", name)])


def _value(words: str) -> int:
    if words.isdigit():
        return int(words)
    if words == "nil":
        return 0
    tens, _, unit = words.partition("-")
    by_ten = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
    return by_ten.get(tens, 0) + (_UNITS.index(unit) if unit else 0) if tens in by_ten else _UNITS.index(words)
