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
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import clauses, find_frame
from ingest.extract.commitments.decisions import decider, given_task, publisher
from ingest.extract.commitments.draft import Wording, make, subjects
from ingest.extract.commitments.lists import aim_status
from ingest.extract.commitments.notes import before_reason, done_in_note, hands_on, state_behind_topic
from ingest.extract.commitments.owners import agent
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.quotes import behind_topic, trimmed
from ingest.extract.commitments.refusals import is_refused
from ingest.extract.commitments.several import each_task
from ingest.extract.commitments.tasks import find_tasks
from ingest.extract.commitments.voices import in_first_person
from ingest.extract.commitments.wordings import find_wordings
from ingest.extract.reading import Reading, Sentence
from ingest.extract.speakers import earlier, labelled, reported
from ingest.records import Commitment, Said

_OWN_VOICE: Final = ("partnership-report", "government-response", "scrutiny-report", "web-page", "decision-record")  # genres whose "we" is the body that writes

_LISTING: Final = ("minutes", "action-log", "partnership-report")  # genres that list how far things are


def find_in_prose(reading: Reading, places: tuple[Place, ...], taken: set[int]) -> Iterator[Commitment]:
    """Find the commitments of running prose.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.
        taken: Offsets that surer rules have taken.

    Yields:
        Commitments in text order.
    """
    spoken_of: tuple[int, tuple[Said, ...]] = (-1, ())
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if places[sentence.block].role in {"aside", "roster"} or _is_title(reading, sentence) or len(words.split()) < 3 or _is_question(words) or words.count(" > ") > 1:
            continue
        state = state_behind_topic(words) if reading.metadata.genre in _LISTING and reading.block(sentence).kind != "heading" else None
        if state and taken.isdisjoint(range(sentence.span.start, sentence.span.end)):
            yield make(reading, before_reason(reading, trimmed(reading, sentence.span)), state)
            continue
        topic = behind_topic(words)
        before: tuple[Said, ...] = ()
        meant = spoken_of[1] if spoken_of[0] == sentence.block else ()
        found: list[Commitment] = []
        for start, end in clauses(words[topic:]):
            quote = Span(sentence.span.start + topic + start, sentence.span.start + topic + end)
            quote = _free(quote, taken)
            if not taken.isdisjoint(range(quote.start, quote.end)):
                continue  # a surer rule took words from its midst
            is_item = topic > 0 or reading.block(sentence).kind == "item"
            made = list(_clause(reading, sentence, quote, before, is_stem=words.endswith((":", " to")) and topic + end >= len(words) - 2, is_item=is_item))
            made = [_resolved(reading, one, meant) for one in made]
            before = _subject(reading, quote) or before
            meant = before or meant
            if found and not made and _goes_on().match(reading.words(quote)):
                found[-1] = replace(found[-1], quote=Span(found[-1].quote.start, trimmed(reading, quote).end))
            found += made
        spoken_of = (sentence.block, meant)
        yield from found


def _resolved(reading: Reading, made: Commitment, meant: tuple[Said, ...]) -> Commitment:
    """Who "it", "they" and "we" are: the body spoken of last in the paragraph; the body whose paper it is."""
    words = reading.words(made.quote)
    if made.owner or made.kind == "decision":
        return made
    pronoun = _pronoun().match(words)
    if pronoun and pronoun["we"]:
        who = publisher(reading) if reading.metadata.genre in _OWN_VOICE else ()
    else:
        kinds = {mention.kind for said in meant for mention in reading.cast.within(said.span)}
        who = meant if pronoun and kinds and (kinds == {"body"} or (pronoun["they"] and len(meant) > 1)) else ()
    if not who:
        return made
    place = Span(made.quote.start + pronoun.start("word"), made.quote.start + pronoun.end("word")) if pronoun else made.quote
    named = tuple(Said(said.value, place) for said in who) if pronoun and pronoun["we"] else who
    return replace(made, owner=named)


@cache
def _pronoun() -> re.Pattern[str]:
    opening = r"(?:(?:In|By|From|During|Since|At|On|After|As|Following|Later)\b[^,]{2,40},\s+|(?:[Hh]owever|[Mm]eanwhile|[Aa]lso|[Tt]hen|[Nn]ow|[Tt]herefore|[Ss]o),?\s+)?"
    return re.compile(rf"{opening}(?P<word>(?P<we>[Ww]e|[Oo]ur)|(?P<they>[Tt]hey)|[Ii]t)(?:[’'](?:ll|ve|re|s))?\b(?! (?:was|is|has been|had been) (?:\w+ly )?(?:agreed|resolved|decided|suggested|proposed|noted|felt|hoped|recommended|requested))")


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
        r"\b(?:asked|enquired|queried|wondered|questioned|inquired)\s+(?!to\b)(?:[\w’']+\s+){0,3}?(?:if|whether|how|what|why|to what|about|when|which|where|who)\b"
        r"|\bthanked\b|\b(?:©|ISBN|licen[cs]ed under|copyright holders|enquiries regarding|available (?:at|from) www|email us at|press office)"
    )


@cache
def _asks_for_it() -> re.Pattern[str]:
    """A question whether something could be done, which asks for it."""
    return re.compile(r"\basked (?:if|whether) [^,;]{4,90}? could (?:\w+ )?be \w+")


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
    if len(words.split()) < (3 if _is_short_fact().match(words) else 4) or (_aside().search(words) and not _asks_for_it().search(words)):
        return
    if _looks_back().search(reading.document.text, max(0, quote.start - 24), quote.start):
        return
    if _said_we_would().search(reading.document.text, max(0, quote.start - 32), quote.start):
        yield from each_task(reading, make(reading, quote, Wording("aim", aim_status(reading), "said-we-would"), owners=publisher(reading)), _set_out(words))
        return
    task = before_reason(reading, quote)
    if hands_on(reading, task, is_item=is_item):
        quote = task
        given = reading.metadata.genre == "minutes" and not is_item  # a task noted in the run of the minutes was given there
        yield from find_tasks(reading, quote, "agreed" if given else "planned", "note-form")
        return
    wordings = find_wordings(words, reading.metadata.genre)
    wording = next((found for found in wordings if not is_refused(reading, sentence, quote, found)), None)
    wording = wording or (done_in_note(words) if is_item else None)
    if wording is None or (is_stem and ((wording.rule == "decision-capitals" and wording.verb < 4) or len(words[wording.end :].split()) < 4)):
        return
    made = make(reading, *_narrowed(quote, words, _settled(reading, quote, wording)))
    speaking = in_first_person(reading, sentence, quote, wording.verb) if not (wording.passive or wording.rule in _ASKS) else ()
    made = replace(made, owner=speaking) if speaking else made
    if not made.owner:
        made = _with_owner(reading, sentence, made, wording, before)
    if made.owner or made.due or reading.metadata.genre != "scrutiny-report" or wording.rule in ("agreed-to", "asked-to"):
        yield from each_task(reading, made, wording)


_ASKS: Final = frozenset({"asked-to", "suggested", "would-be-useful", "encouraged", "called-for"})  # rules whose subject asks somebody else


def _led(reading: Reading, quote: Span) -> Span:
    """A clause without the comma and the small words that a part taken before it leaves behind."""
    found = re.match(r"[\s,;]+(?:and\s+|but\s+)?", reading.words(quote))
    return Span(quote.start + found.end(), quote.end) if found and found.end() < len(quote) else quote


def _narrowed(quote: Span, words: str, wording: Wording) -> tuple[Span, Wording]:
    """The end of a body that is told in passing ("following the disbanding of the Board") is quoted alone."""
    if wording.rule != "ending-of":
        return quote, wording
    end = min((at for at in (words.find(mark, wording.end) for mark in (",", ";", ".")) if at >= 0), default=len(words))
    return Span(quote.start + wording.verb, quote.start + end), replace(wording, verb=0, end=wording.end - wording.verb)


@cache
def _part_of_many() -> re.Pattern[str]:
    """Some of a stated number ("Eleven of the 30 posts", "Of the nine steps six")."""
    number = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)"
    return re.compile(rf"(?:that,? )?(?:{number} of (?:the|its|our|their) {number}|of (?:the |its |our |their )?{number}) ", re.IGNORECASE)


@cache
def _is_short_fact() -> re.Pattern[str]:
    """Three words that say something: a note of a decision; what became of some of many ("Fifteen were delivered")."""
    return re.compile(r"NOTED|AGREED|(?:\d+|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[A-Z]?[a-z]+teen|[Tt]wenty|[Aa]ll|[Bb]oth|[Mm]ost) (?:was|were) \w+(?:ed|en)$")


def _settled(reading: Reading, quote: Span, wording: Wording) -> Wording:
    words = reading.words(quote)
    year = re.match(r"(?:In|During|From|By|Since) (?:[A-Z]\w+ )?((?:19|20)\d\d)\b", words)
    date = reading.metadata.date
    if year and wording.kind == "action" and date and int(year[1]) < int(date.value[:4] or 0):
        return replace(wording, kind="progress", status="agreed" if wording.status == "agreed" else "done", rule="history")
    if reading.metadata.genre == "scrutiny-report" and wording.rule in ("should", "needs-to") and not wording.passive and not re.search(r"[“”\"‘]", words):
        return replace(wording, kind="recommendation", status="proposed", rule="inquiry-should")
    if wording.rule in ("has-done", "was-done") and _part_of_many().match(words):
        return replace(wording, status="under way")
    if wording.kind == "aim":
        return replace(wording, status=aim_status(reading))
    charged = given_task(words) if wording.rule == "decision-impersonal" else None
    if charged and subjects(reading, Span(quote.start + charged.start("who"), quote.start + charged.end("who"))):
        return Wording("action", "agreed", "agreed-that", charged.start("verb"), charged.end("verb"))
    return wording


def _set_out(words: str) -> Wording:
    """The wording of an aim that a report looks back on; "would" may lead several."""
    end = 9 if words.startswith("we would ") else 0
    return Wording("aim", "", "said-we-would", 0, end)


@cache
def _looks_back() -> re.Pattern[str]:
    """The title of a list of what was promised ("Five things we said we would do")."""
    return re.compile(r"\b(?:things|[Ww]hat) we said (?:that )?$")


@cache
def _said_we_would() -> re.Pattern[str]:
    """What a report tells that it had set out to do ("We said we would halve the wait")."""
    return re.compile(r"\b[Ww]e said (?:(?:last (?:year|month|week|time)|in (?:19|20)\d\d|at the time|then|earlier) )?(?:that )?$")


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
    if named or reading.metadata.genre != "news-article":
        return (named[0].said(),) if named else decider(reading, quote)
    bodies = (mention for mention in reading.cast.within(quote) if mention.kind == "body")  # a newspaper decides nothing that it tells
    return tuple(mention.said() for _, mention in zip(range(1), bodies, strict=False))


def _speaker(reading: Reading, sentence: Sentence, quote: Span) -> tuple[Said, ...]:
    """Who promises: whoever the sentence reports, whose note it is, or whoever spoke last in the paragraph."""
    return reported(reading, Span(sentence.span.start, quote.start)) or labelled(reading, sentence) or earlier(reading, sentence)


def _with_owner(reading: Reading, sentence: Sentence, made: Commitment, wording: Wording, before: tuple[Said, ...]) -> Commitment:
    """Find the owner outside the clause: its subject is in the one before, or it was the speaker's promise."""
    words = reading.words(made.quote)
    if made.kind == "decision":
        who = _deciding(reading, made.quote)
    elif wording.verb < 12 and not re.match(r"(?i)(?:which|there|it|this|that)\b", words) and before and not wording.passive:
        who = before
    elif wording.passive and made.status == "planned" and wording.rule in ("would", "will") and not agent(reading, made.quote, made.quote.start):
        who = () if re.match(r"(?i)it\b", words) else _speaker(reading, sentence, made.quote)
    elif re.match(r"(?:he|she|it|they|I|we)\b", words):
        who = _self(reading, sentence, words)
    else:
        who = ()
    return replace(made, owner=who) if who else made
