"""Questions put at a meeting, who answered, and whether figures that were asked for came.

1. "X asked if/how/what ...", "X queried ...", "X wanted to know ..." and "BF: would they ...?" are questions; the next sentence of the
   paragraph in which somebody else speaks is the answer. "In reply to X, Y said ..." holds both.
2. It wants figures if it asks how much, how many, how well something is measured, or for data.
3. Figures asked for and an answer without any quantity: "no figures". "Not answered" is said where the paragraph ends with the
   question, or tells that there was no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.numbers import find_quantities
from ingest.extract.reading import Reading, Sentence
from ingest.extract.speakers import attributed, labelled, person_called, reported
from ingest.records import AnswerKind, Question, Said

_FEWEST_WORDS: Final = 4
_PAPERS: Final = frozenset({"scrutiny-report", "government-response", "partnership-report"})  # in which who "questioned" something doubts it


@cache
def _asks() -> Guarded:
    about = r"(?:if|whether|how|what|(?:by|in|on|for|to) what|why|when|who|which|where|to what|about)\b"
    return Guarded(
        rf"(?<!anybody )(?<!nobody )(?<!anyone )(?<!no one )\b(?:asked|asks|queried|queries|questioned|enquired|inquired|wondered|wonders|sought (?:to know|assurance|clarification|confirmation)(?: on| as to)?)\s+(?:also\s+|again\s+|(?!(?:for|to|that)\b)[\w’-]+(?: (?!(?:for|to|that)\b)[\w’-]+){{0,3}}?\s+)?{about}"
        rf"|\basked\s+(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:(?:of|for|and|the|&)\s+){{0,2}}[A-Z][\w’'&-]*){{2,9}}\s+{about}"
        r"|\b(?:asked|sought) (?:for )?(?:more |further )?(?:data|figures|details|information|clarification|assurance|confirmation)\b(?! be\b)"
        rf"|\bwant(?:ed|s) to know\b|\b(?:queried|questioned) (?:the|why|how)\b|\basked\b[^.?]*\?|\b(?:asked|put|raised) (?:a |the )?(?:supplementary |further )?question\b|\b(?:a |the )?question was (?:asked|raised|put)\b"
    )


@cache
def _doubts() -> re.Pattern[str]:
    return re.compile(r"quer|question|wonder")


@cache
def _interrogative() -> re.Pattern[str]:
    """Where a question in direct words starts."""
    return re.compile(r"(?:^(?:[^:.;]{0,40}?[:–-]\s+)?|[“\"‘])(?i:how|what|why|when|who|whose|where|which|is|are|was|were|do|does|did|can|could|would|will|has|have|had|should|may|might|isn|don|doesn|didn|if|so|but|and)\b")


@cache
def _cheap() -> Guarded:
    return Guarded(r"ask|quer|question|nquir|wonder|sought|to know|request|\?\s*$|In (?:reply|response|answer)")


@cache
def _in_reply() -> re.Pattern[str]:
    return re.compile(r"In (?:reply|response|answer) to\s+(?:(?:a |the |further )?(?:question|query|queries|questions|enquiry|point)s?\s+(?:\w+\s+){0,2}?(?:from|by|of)\s+)?(?:the\s+)?")


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:how many|how much|by what measure|what (?:proportion|percentage|number|share)|to what (?:degree|extent)|numbers? of|data on|figures|statistics|effectiveness\b.{0,60}\bmeasured|measured|measure(?:ment)?s? (?:of|for)|what (?:difference|impact|effect)\b[^.?]{1,80}?\b(?:had|has|have) (?:made|had|achieved)\b|success rate|waiting times?|take-?up|outcomes were)\b",
        re.IGNORECASE,
    )


@cache
def _unanswered() -> re.Pattern[str]:
    return re.compile(
        r"\bno (?:\w+ )?(?:answer|reply|response)\b|\b(?:did not|could not|unable to) (?:answer|reply|respond|say)\b|\b(?:written|fuller) (?:answer|reply|response)\b|\bnot answered\b|\b(?:find out|get back|come back) (?:to|with)\b|\btake (?:it|that|this) (?:away|back)\b",
        re.IGNORECASE,
    )


def extract(reading: Reading) -> Iterator[Question]:
    """Find the questions of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Questions in text order.
    """
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence.span)
        if not _cheap().search(words):
            continue
        asked = _asks().search(words)
        replied = _in_reply().match(words)
        if replied:
            yield from _replied(reading, index, sentence, replied.end())
        elif asked and not (reading.metadata.genre in _PAPERS and _doubts().match(asked[0])):
            yield _question(reading, index, sentence, _asker(reading, sentence, asked.start()), asked.start())
        elif not asked and words.rstrip().endswith("?"):
            yield from _put(reading, index, sentence)


def _asker(reading: Reading, sentence: Sentence, verb: int) -> Said | None:
    """The person before the verb, else the speaker that its words make out."""
    before = reading.cast.within(Span(sentence.span.start, sentence.span.start + verb))
    person = next((mention for mention in reversed(before) if mention.kind != "body"), None)
    if person:
        return person.said()
    named = reported(reading, Span(sentence.span.start, sentence.span.start + verb))
    return named[0] if named else before[-1].said() if before else None


def _put(reading: Reading, index: int, sentence: Sentence) -> Iterator[Question]:
    """A question in direct words, if a label or an attribution tells whose it is."""
    words = reading.words(sentence.span)
    label = re.match(r"(?P<who>[A-Z][\w’.-]*(?: [A-Z][\w’.-]*){0,3}):\s", words)
    named = Said(label["who"], Span(sentence.span.start, sentence.span.start + label.end("who"))) if label else None
    person = person_called(reading, named.value) if named else ""
    asker = (Said(person or named.value, named.span),) if named else labelled(reading, sentence) or attributed(reading, sentence.span)
    if asker and _interrogative().search(words) and len(words.split()) >= _FEWEST_WORDS:
        yield _question(reading, index, sentence, asker[0], 0)


def _replied(reading: Reading, index: int, sentence: Sentence, offset: int) -> Iterator[Question]:
    """A question of which only the answer is told."""
    start = sentence.span.start + offset
    asker = next((m for m in reading.cast.within(Span(start, min(sentence.span.end, start + 60))) if m.kind != "body"), None)
    if asker is None:
        return
    comma = reading.words(sentence.span).find(", ", asker.span.end - sentence.span.start)
    answer = Span(sentence.span.start + comma + 2, sentence.span.end) if comma > 0 else None
    speaker = reported(reading, sentence.span)
    yield _made(reading, index, sentence, asker.said(), offset, (speaker[0] if speaker and speaker[0].value != asker.name else None, answer))


def _question(reading: Reading, index: int, sentence: Sentence, asker: Said | None, verb: int) -> Question:
    return _made(reading, index, sentence, asker, verb, _answer(reading, _following(reading, index, sentence), asker))


def _following(reading: Reading, index: int, sentence: Sentence) -> list[Sentence]:
    """The sentences behind a question in its paragraph; behind one in direct words also those of the next."""
    last = sentence.block + reading.words(sentence.span).rstrip().endswith("?")
    return [later for later in reading.sentences[index + 1 : index + 8] if later.block <= last and later.section == sentence.section]


def _made(reading: Reading, index: int, sentence: Sentence, asker: Said | None, verb: int, answer: tuple[Said | None, Span | None]) -> Question:
    words = reading.words(sentence.span)
    wants = bool(_figures().search(words[verb:]))
    following = _following(reading, index, sentence)
    told = [answer[1]] if answer[1] and answer[1] in sentence.span else []
    return Question(
        quote=Span(sentence.span.start, sentence.span.start + len(words.rstrip(" ."))),
        rule="questions.asked",
        asked_by=asker,
        answered_by=answer[0],
        wants_figures=wants,
        answer=answer[1],
        outcome=_outcome(reading, wants=wants, answer=answer[1], following=[*told, *(later.span for later in following)]),
    )


def _answer(reading: Reading, following: list[Sentence], asker: Said | None) -> tuple[Said | None, Span | None]:
    for later in following:
        if _impersonal().match(reading.words(later.span)):
            return None, later.span
        named = reported(reading, later.span)
        if named and (asker is None or named[0].value != asker.value):
            return named[0], Span(later.span.start, later.span.start + len(reading.words(later.span).rstrip()))
    return None, None


@cache
def _impersonal() -> re.Pattern[str]:
    """Who answers is told by a pronoun, by an office or not at all."""
    gave = r"(?:replied|answered|responded|explained|said in (?:reply|response|answer)|(?:did not|didn[’']t) (?:know|have|give)|could not (?:say|answer|tell)|(?:was|were) (?:unable|not able) to|declined|refused|undertook|promised)"
    return re.compile(
        r"(?:It|This) was (?:said|explained|reported|noted|confirmed|advised|clarified|stated|answered)\b|In (?:reply|response|answer)\b|The (?:answer|reply|response) was\b"
        rf"|(?:He|She|They|It)\s+{gave}\b|(?:An?|The|Its|Their|His|Her)\s+(?:[\w’'-]+\s+){{0,2}}?(?:spokes(?:man|woman|person)|officers?|officials?|supervisor|press office|manager|director)\s+(?:{gave}|said)\b"
    )


@cache
def _number() -> re.Pattern[str]:
    """A bare number in an answer ("the list showed two"), but no year and no reference."""
    return re.compile(r"(?<!ppendix )(?<!aragraph )(?<!page )(?<!item )\b(?!(?:19|20)\d\d\b)\d{1,4}\b(?! (?:January|February|March|April|May|June|July|August|September|October|November|December))|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|none)\b")


def _outcome(reading: Reading, *, wants: bool, answer: Span | None, following: list[Span]) -> AnswerKind:
    said = " ".join(reading.words(span) for span in following)
    if answer is None:
        return "answered" if following and not _unanswered().search(said) else "not answered"
    told = any(True for _ in find_quantities(said)) or _number().search(said)
    return "answered" if told or not wants else "no figures"
