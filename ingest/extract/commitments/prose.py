"""Commitments in running prose: clause by clause, by the words that make them one.

1. What no one promises is passed over: questions, thanks, risks, attendance, imprint.
2. Each clause gives at most one commitment; the wording table says of what kind.
3. A clause in note form ("Ann Lee to report back") is a planned action.
4. What happened in a year long past is a report, not a promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import AUXILIARY, clauses, find_frame
from ingest.extract.commitments.confidence import confidence
from ingest.extract.commitments.decisions import decider
from ingest.extract.commitments.draft import Wording, make, subjects
from ingest.extract.commitments.lists import aim_status
from ingest.extract.commitments.owners import agent, is_object, speaker
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.quotes import behind_topic, trimmed
from ingest.extract.commitments.tasks import VERBS, find_tasks
from ingest.extract.commitments.wordings import find_wordings
from ingest.extract.reading import Reading, Sentence
from ingest.records import Commitment, Said


def find_in_prose(reading: Reading, places: tuple[Place, ...], taken: set[int]) -> Iterator[Commitment]:
    """Find the commitments of running prose.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.
        taken: Offsets that surer rules have taken.

    Yields:
        Commitments in text order.
    """
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if places[sentence.block].role == "aside" or _is_title(reading, sentence) or len(words.split()) < 4 or _is_question(words):
            continue
        topic = behind_topic(words)
        before: tuple[Said, ...] = ()
        found: list[Commitment] = []
        for start, end in clauses(words[topic:]):
            quote = Span(sentence.span.start + topic + start, sentence.span.start + topic + end)
            quote = _free(quote, taken)
            is_item = topic > 0 or reading.block(sentence).kind == "item"
            made = list(_clause(reading, sentence, quote, before, is_stem=words.endswith(":") and topic + end >= len(words) - 2, is_item=is_item))
            before = _subject(reading, quote) or before
            if found and not made and _goes_on().match(reading.words(quote)):
                found[-1] = replace(found[-1], quote=Span(found[-1].quote.start, trimmed(reading, quote).end))
            found += made
        yield from found


def _is_title(reading: Reading, sentence: Sentence) -> bool:
    title = reading.metadata.title
    if title is None or len(title.value.split()) > 20 or title.value.endswith("."):
        return False
    return title.span.start <= reading.block(sentence).span.start < title.span.end and not re.search(r"[A-Z]{5,}", title.value)


@cache
def _goes_on() -> re.Pattern[str]:
    """A state added to the report before it ("had been revised and was now broader")."""
    return re.compile(r"(?:was|were|is|are)\s+(?:now|also|still|already)\b")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:asked|enquired|queried|wondered|questioned|inquired)\s+(?:[\w’']+\s+){0,3}?(?:if|whether|how|what|why|to what|about|when|which|where|who)\b"
        r"|\bthanked\b|\b(?:©|ISBN|licen[cs]ed under|copyright holders|enquiries regarding|available (?:at|from) www|email us at|press office)"
    )


def _is_question(words: str) -> bool:
    return words.endswith("?") and bool(re.match(r"(?:What|How|Is|Are|Was|Should|Could|Would|Can|Do|Does|Did|Who|Where|When|Why|Which|Will|Has|Have)\b", words))


def _free(quote: Span, taken: set[int]) -> Span:
    """The part of a clause that no surer rule has taken."""
    start, end = quote.start, quote.end
    while start < end and start in taken:
        start += 1
    while end > start and end - 1 in taken:
        end -= 1
    return Span(start, end)


def _subject(reading: Reading, quote: Span) -> tuple[Said, ...]:
    words = reading.words(quote)
    verb = re.search(r"\b(?:will|would|is|are|was|were|has|have|had|should|could|agreed|\w+ed)\b", words)
    own = subjects(reading, Span(quote.start, quote.start + verb.start())) if verb else ()
    first = next((mention for mention in reading.cast.within(quote) if mention.span.start <= quote.start + 4), None)
    return own or ((first.said(),) if first else ())


def _clause(reading: Reading, sentence: Sentence, quote: Span, before: tuple[Said, ...], *, is_stem: bool, is_item: bool) -> Iterator[Commitment]:
    quote = _led(reading, trimmed(reading, quote))
    words = reading.words(quote)
    if len(words.split()) < 4 or _aside().search(words):
        return
    if _is_note(reading, quote, words, is_item=is_item):
        yield from find_tasks(reading, quote, "planned", "note-form")
        return
    wording = next((found for found in find_wordings(words, reading.metadata.genre) if not _is_refused(reading, sentence, words, found)), None)
    wording = wording or (_done_in_note(words) if is_item else None)
    if wording is None or (is_stem and len(words[wording.end :].split()) < 4) or _is_hypothesis(words, wording):
        return
    made = make(reading, *_narrowed(quote, words, _settled(reading, words, wording)))
    if not made.owner:
        made = _with_owner(reading, sentence, made, wording, before)
    if made.owner or reading.metadata.genre != "scrutiny-report" or wording.rule in ("agreed-to", "asked-to"):
        yield made


@cache
def _note() -> re.Pattern[str]:
    finite = r"(?:met|held|sent|wrote|gave|took|came|went|saw|began|spoke|felt|is|are|was|were|has|have|had|will|would|should|could|can|may|must|need(?:s|ed)?|agreed|asked|said|due)"
    return re.compile(rf"(?!(?:[\w’',&/()-]+\s+){{0,14}}?{finite}\b)(?:[A-Z][\w’'&/.()-]*|[Aa]n?|[Tt]he)(?:\s+(?!to\b)[\w’'&/,.()-]+){{0,7}}?\s+to\s+(?:be\s+\w+(?:ed|en|nt|ade|ld|lable)\b|(?:also\s+|then\s+)?(?:{VERBS}|await)\s)|to\s+(?:{VERBS}|await)\s")


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(r"\s(?P<done>submitted|completed|circulated|published|sent|agreed|received|drafted|issued|produced|revised|updated|approved|launched|appointed|arranged)\s+(?=by|to|for|with|in|on|and)\b")


def _done_in_note(words: str) -> Wording | None:
    """What a list of updates reports in note form ("Response submitted by the Board")."""
    found = None if re.search(rf"\b{AUXILIARY}\b", words) else _participle().search(words)
    return Wording("progress", "done", "note-done", found.start("done"), found.end("done"), passive=True) if found else None


@cache
def _handed_on() -> re.Pattern[str]:
    return re.compile(rf"\s+to\s+(?P<be>be\b)?(?=(?:be\s+\w+|also\s+|then\s+|await|{VERBS}))")


def _is_note(reading: Reading, quote: Span, words: str, *, is_item: bool) -> bool:
    """Whether a clause without a finite verb hands a task on: to a party named right before "to", or as "to be done"."""
    if not _note().match(words):
        return False
    handed = _handed_on().search(words)
    if handed is None:
        return is_item
    if handed["be"]:
        return True
    at = quote.start + handed.start()
    named = any(at - 1 <= mention.span.end <= at + 1 for mention in reading.cast.within(Span(quote.start, at + 1)))
    return named or any(said.span.end == at for said in subjects(reading, Span(quote.start, at)))


def _led(reading: Reading, quote: Span) -> Span:
    """A clause without the comma and the small words that a part taken before it leaves behind."""
    found = re.match(r"[\s,;]+(?:and\s+|but\s+)?", reading.words(quote))
    return Span(quote.start + found.end(), quote.end) if found and found.end() < len(quote) else quote


def _is_refused(reading: Reading, sentence: Sentence, words: str, wording: Wording) -> bool:
    """Motions, questions, what a role is in general, and deeds whose doer is not named right before them."""
    if _asks().match(words, wording.verb):
        return True
    if wording.rule == "suggested" and "proposed" in words:
        return "seconded" in reading.words(reading.block(sentence).span)
    if wording.rule == "is-to":
        return not wording.passive and not re.search(r"\b(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Ww]e|I)\s*$", words[: wording.verb]) and not _has_doer(reading, sentence, words, wording)
    if wording.rule == "plans-to":
        return bool(_plans_spoken_of().search(words[: wording.end]))
    if wording.rule == "would" and reading.metadata.genre == "news-article" and not find_frame(reading.words(sentence.span)):
        return True
    if wording.rule in ("will", "would") and re.match(r"(?:This|That|this|that)\s*$", words[: wording.verb]):
        return not wording.passive
    if wording.kind == "progress" and reading.metadata.genre == "scrutiny-report":
        return wording.passive or not _has_doer(reading, sentence, words, wording)
    return wording.rule == "deed" and not _has_doer(reading, sentence, words, wording)


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(r"(?:would|will|should|could) (?:a|an|the|it|they|there|we|he|she|this|that|you)\b")


@cache
def _plans_spoken_of() -> re.Pattern[str]:
    """Plans as a thing ("discussed plans to"), and what something is merely for ("was intended to")."""
    return re.compile(r"\b(?:\w+ed|\w+ing|the|their|its|our|his|her|any|no|of|on|with|has|have|had|current|future|these|those) plans? to|\b(?:is|are|was|were|be|been) (?:\w+ )?intended to")


def _has_doer(reading: Reading, sentence: Sentence, words: str, wording: Wording) -> bool:
    before = words[: wording.verb].rstrip()
    if re.search(rf"\b{AUXILIARY}\b", before):
        return False
    start = reading.words(sentence.span).find(words)
    at = sentence.span.start + max(0, start) + len(before)
    if re.search(r"\b\w{3,}ed\b", before):
        return False
    near = reading.cast.within(Span(max(0, at - 120), at + 1))
    named = any(at - 1 <= mention.span.end <= at + 1 and not is_object(reading, mention, at - len(before)) for mention in near)
    return named or bool(re.search(r"(?:^|\b)(?:UK|Wales|Scotland|England|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Ww]e)(?: also| then| have| has)?$", before)) or (not before and reading.metadata.genre != "minutes")


def _is_hypothesis(words: str, wording: Wording) -> bool:
    if re.match(r"(?i)(?:if|unless|in case|were)\b", words):
        return wording.rule in ("will", "would", "is-to") or "," not in words[: wording.verb]
    return bool(re.match(r"(?i)(?:whether|when|where|because|as|since|who|what|how|although)\b", words)) and "," not in words[: wording.verb] and wording.verb > 0


def _narrowed(quote: Span, words: str, wording: Wording) -> tuple[Span, Wording]:
    """The end of a body that is told in passing ("following the disbanding of the Board") is quoted alone."""
    if wording.rule != "ending-of":
        return quote, wording
    end = min((at for at in (words.find(mark, wording.end) for mark in (",", ";", ".")) if at >= 0), default=len(words))
    return Span(quote.start + wording.verb, quote.start + end), replace(wording, verb=0, end=wording.end - wording.verb)


def _settled(reading: Reading, words: str, wording: Wording) -> Wording:
    year = re.match(r"In (?:[A-Z]\w+ )?((?:19|20)\d\d)\b", words)
    date = reading.metadata.date
    if year and wording.kind == "action" and date and int(year[1]) < int(date.value[:4] or 0):
        return replace(wording, kind="progress", status="agreed" if wording.status == "agreed" else "done", rule="history")
    if reading.metadata.genre == "scrutiny-report" and wording.rule in ("should", "needs-to") and not wording.passive and not re.search(r"[“”\"‘]", words):
        return replace(wording, kind="recommendation", status="proposed", rule="inquiry-should")
    if wording.kind == "aim":
        return replace(wording, status=aim_status(reading))
    return wording


def _self(reading: Reading, sentence: Sentence, words: str) -> tuple[Said, ...]:
    """Who reports of themselves: "Ann Lee said she would", "the Panel felt it could"; "they" of a body alone."""
    frame = find_frame(reading.words(sentence.span))
    who = subjects(reading, Span(sentence.span.start, sentence.span.start + frame.end("who"))) if frame and frame["who"] else ()
    kinds = {mention.kind for said in who for mention in reading.cast.within(said.span)}
    is_body = kinds == {"body"}
    return who if is_body == bool(re.match(r"(?:it|they|we)\b", words)) else ()


def _deciding(reading: Reading, quote: Span) -> tuple[Said, ...]:
    """Who decided: named by "It was agreed at the Board that ...", else the body whose document it is."""
    place = re.match(r"[Ii]t \w+ (?:been )?(?:\w+ly )?(?:agreed|resolved|decided) (?:at|by) (?:the )?", reading.words(quote))
    named = reading.cast.within(Span(quote.start + place.end(), min(quote.end, quote.start + place.end() + 60))) if place else ()
    return (named[0].said(),) if named else decider(reading, quote)


def _with_owner(reading: Reading, sentence: Sentence, made: Commitment, wording: Wording, before: tuple[Said, ...]) -> Commitment:
    """Find the owner outside the clause: its subject is in the one before, or it was the speaker's promise."""
    words = reading.words(made.quote)
    if made.kind == "decision":
        who = _deciding(reading, made.quote)
    elif wording.verb < 12 and not re.match(r"(?i)(?:which|there|it|this|that)\b", words) and before and not wording.passive:
        who = before
    elif wording.passive and made.status == "planned" and wording.rule in ("would", "will") and not agent(reading, made.quote, made.quote.start):
        who = () if re.match(r"(?i)it\b", words) else speaker(reading, sentence)
    elif re.match(r"(?:he|she|it|they|I|we)\b", words):
        who = _self(reading, sentence, words)
    else:
        who = ()
    return replace(made, owner=who, confidence=confidence(wording.rule, sure=False)) if who else made
