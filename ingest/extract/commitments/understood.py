"""Who is meant to do it where no words beside the task name a party.

1. A recommendation is for the body that it is put to: by its own lead-in ("The Board is asked to:"), or whose answer the paper is.
2. Work, plans and aims belong to whose thing they start with ("the consultants' study was late"), else to the body spoken of
   last in the same paragraph, else to the body whose paper it is. That last step is not taken for what is late or over, nor in
   minutes for what is agreed or told by somebody: those are mostly the work of another body.
3. A row of a table whose cell for the owner is empty says itself that nobody has it.
4. What is to come back to a meeting is for the body that met, and what a response answers was asked by those whose report it is.
5. A mere suggestion, what was done, and what "would be done" by nobody knows whom, may be anybody's: they stay without an owner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.commitments.decisions import meeting_body, publisher
from ingest.extract.commitments.notes import named_by_word
from ingest.extract.commitments.owners import is_object, possessor, subjects
from ingest.extract.commitments.places import Place
from ingest.extract.reading import Reading
from ingest.extract.speakers import earlier, reported
from ingest.records import Commitment, Said

_OWN_VOICE: Final = ("partnership-report", "government-response", "web-page", "scrutiny-report")  # genres whose "we" is the body that writes


def understood(reading: Reading, places: tuple[Place, ...], found: Iterable[Commitment]) -> Iterator[Commitment]:
    """Give commitments without an owner the one that their place tells.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.
        found: Commitments.

    Yields:
        The same commitments in the same order, with an owner where one is understood.
    """
    writer = _writer(reading)
    toward = _Toward(reading)
    for commitment in map(toward.completed, found):
        if commitment.rule == "commitments.table-unowned":
            yield commitment
            continue
        who = _in_full(reading, commitment.owner) if commitment.owner else _who(reading, places, commitment, writer)
        yield replace(commitment, owner=who) if who else commitment


class _Toward:
    """To whom it is done where the words leave that to the reader: the body that meets, or that recommended."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._meeting = meeting_body(reading) if reading.metadata.genre == "minutes" else ()
        self._answered = _recommender(reading) if reading.metadata.genre == "government-response" else ()

    def completed(self, commitment: Commitment) -> Commitment:
        """Return a commitment with its counterparty, if that is understood."""
        if commitment.counterparty and commitment.rule != "commitments.asked-for":
            return commitment
        who = self._who(commitment)
        owners = {owner.value for owner in commitment.owner}
        return replace(commitment, counterparty=who) if who and not owners & {said.value for said in who} else commitment

    def _who(self, commitment: Commitment) -> tuple[Said, ...]:
        if commitment.kind == "recommendation":
            return self._answered
        asked_for = commitment.rule == "commitments.asked-for"
        promised = commitment.kind == "action" and commitment.status in ("agreed", "planned")
        return self._meeting if asked_for or (promised and _comes_back().search(self._reading.words(commitment.quote))) else ()


@cache
def _comes_back() -> re.Pattern[str]:
    """Words for bringing something back to the meeting."""
    return re.compile(
        r"\b(?:reports?|reporting|come|comes|brings?|brought|feed|fed|presented) (?:(?:it|them|this|that|these) )?back\b|\bcome back with\b|\bbring an? (?:\w+ )?(?:paper|report|draft|note|update|plan|proposal|options|summary)\b"
        r"|\b(?:to|at|for|before|ahead of|in time for) (?:the|its|our|each|every|a) (?:(?:next|following|future|January|February|March|April|May|June|July|August|September|October|November|December) )?(?:meetings?|agenda)\b|\b(?:next|future) (?:meeting|agenda)s?\b"
        r"|\bcirculate (?:a|the|an) (?:\w+ )?(?:note|paper|briefing|summary) (?:before|ahead of) (?:the )?(?:\w+ )?meeting"
    )


def _recommender(reading: Reading) -> tuple[Said, ...]:
    """The body whose report a response answers: the first that is named as its author or as recommending."""
    text = reading.document.text
    for mention in reading.cast.mentions:
        before, behind = text[max(0, mention.span.start - 60) : mention.span.start], text[mention.span.end : mention.span.end + 40]
        if mention.kind == "body" and (_report_of().search(before) or _recommends().match(behind)):
            return (mention.said(),)
    return ()


@cache
def _report_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Rr]eports?|[Rr]ecommendations?|[Ii]nquiry|[Rr]eview|REPORT|RECOMMENDATIONS)\s+(?:of|by|from|made by|OF|BY|FROM)\s+(?:the\s+|THE\s+)?$")


@cache
def _recommends() -> re.Pattern[str]:
    return re.compile(r"(?:[’']s?)?\s+(?:recommends?|recommended|(?:\w+ )?(?:report|recommendations))\b")


def _writer(reading: Reading) -> tuple[Said, ...]:
    """The body in whose voice a paper speaks: in a response, the government if it is spoken of again and again."""
    if reading.metadata.genre == "government-response":
        named = [mention for mention in reading.cast.within(Span(0, len(reading.document.text))) if _government().fullmatch(mention.name)]
        if len(named) > 2:
            return (named[0].said(),)
    if reading.metadata.genre == "news-article":
        return _subject_of_news(reading)
    return (meeting_body(reading) if reading.metadata.genre == "minutes" else publisher(reading)) or _head(reading)


@cache
def _general() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:the|this|our) (?P<head>department|council|committee|board|panel|trust|partnership|forum|authority|commission|agency|group)")


def _in_full(reading: Reading, owners: tuple[Said, ...]) -> tuple[Said, ...]:
    """A mere "the Department" is the one whose paper it is, if that is one."""
    owners = tuple(_chairing(reading, owner) for owner in owners)
    body = publisher(reading)
    general = [_general().fullmatch(owner.value) for owner in owners]
    if not body or not any(general):
        return owners
    words = body[0].value.casefold().split()
    return tuple(Said(body[0].value, owner.span) if found and found["head"].casefold() in words else owner for owner, found in zip(owners, general, strict=True))


@cache
def _chair() -> re.Pattern[str]:
    return re.compile(r"(?:[Tt]he )?Chair(?:man|woman|person)?")


def _chairing(reading: Reading, owner: Said) -> Said:
    """A mere "the Chair" is the one person of minutes who has that post."""
    if reading.metadata.genre != "minutes" or not _chair().fullmatch(owner.value):
        return owner
    names = [person.name.value for person in reading.cast.people if person.name and person.post and re.fullmatch(r"(?:Independent )?Chair(?:man|woman|person)?", person.post.value)]
    return Said(names[0], owner.span) if len(names) == 1 else owner


def _head(reading: Reading) -> tuple[Said, ...]:
    """The body that heads a paper."""
    first = next(iter(reading.cast.within(reading.document.blocks[0].span)), None) if reading.document.blocks else None
    return (first.said(),) if first and first.kind == "body" and first.span.start == reading.document.blocks[0].span.start else ()


def _subject_of_news(reading: Reading) -> tuple[Said, ...]:
    """The body that news is about: the one that it names most, if it names it again and again."""
    media = {partner.name.value for partner in reading.cast.partners if partner.type in ("MediaOrganisation", "Collective", "ResearchBody", "UserGroup")}
    named = [mention for mention in reading.cast.within(Span(0, len(reading.document.text))) if mention.kind == "body" and mention.name not in media]
    counts = Counter(mention.name for mention in named)
    first = max(named, key=lambda mention: (counts[mention.name], -mention.span.start), default=None)
    return (first.said(),) if first and counts[first.name] > 2 else ()


@cache
def _government() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:the )?(?:\w+ )?government(?: of [\w ]+)?")


def _who(reading: Reading, places: tuple[Place, ...], commitment: Commitment, writer: tuple[Said, ...]) -> tuple[Said, ...]:
    index = _block(reading, commitment.quote)
    if commitment.kind == "recommendation":
        return _asked(reading, places[index]) or (writer if reading.metadata.genre == "government-response" else _addressed(reading, commitment.quote))
    if reading.metadata.genre in _OWN_VOICE and commitment.kind != "decision" and _we_act().search(reading.words(commitment.quote)):
        return writer
    if commitment.kind == "decision" or commitment.status in ("suggested", "done") or (commitment.kind == "progress" and ".listed-" in commitment.rule):
        return ()
    if reading.metadata.genre != "news-article" and _first_person().match(reading.words(commitment.quote)):
        return writer  # and nobody whom they speak of
    if _somebody().match(reading.words(commitment.quote)):
        return ()
    own = _given_name().match(reading.words(commitment.quote))
    if own and named_by_word(reading, own["who"]):
        return (Said(own["who"], Span(commitment.quote.start, commitment.quote.start + own.end("who"))),) if reading.metadata.genre == "minutes" else ()
    whose = possessor(reading, commitment.quote) or _spoken_of(reading, Span(reading.document.blocks[index].span.start, commitment.quote.start))
    return whose or (() if _is_anybodys(reading, commitment) else writer)


@cache
def _we_act() -> re.Pattern[str]:
    """The writers as those who act ("Under our contract we helped 1,204 people")."""
    return re.compile(r"^(?:(?:In|With|Under|From|During|Since|By|At|On|After|As|Through|Together|This|Last|Also|However|Meanwhile)\b[^.;]{0,90}?\s)?[Ww]e (?:also |have |had |now |all |then |are |were )*(?!(?:are|were) (?:told|asked|given)\b)[a-z]+\b")


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(r"(?:We|I)\b", re.IGNORECASE)


@cache
def _somebody() -> re.Pattern[str]:
    """A person whom the cast does not know: no body is meant."""
    return re.compile(r"(?:She|He)\b", re.IGNORECASE)


@cache
def _given_name() -> re.Pattern[str]:
    """A name right before the verb that a list would have told the cast of."""
    return re.compile(r"(?P<who>[A-Z][a-z]+)(?=[’']s going to| (?:will|would|is|has|had) )")


def _is_anybodys(reading: Reading, commitment: Commitment) -> bool:
    """Whether the body whose paper it is need not be meant: what is late or over, and what is told or agreed at its meeting, is mostly another's."""
    if commitment.status in ("delayed", "ended") or commitment.rule.endswith((".table-position", ".mitigation-under-way", ".going-since", ".would", ".listed-still-to-come", ".asked-for")):
        return True
    if reading.metadata.genre != "minutes":
        return False
    index = max(0, bisect_right(reading.sentences, commitment.quote.start, key=lambda sentence: sentence.span.start) - 1)
    sentence = reading.sentences[index]
    return commitment.status == "agreed" or bool(reported(reading, Span(sentence.span.start, commitment.quote.start)) or earlier(reading, sentence))


def _block(reading: Reading, quote: Span) -> int:
    return max(0, bisect_right(reading.document.blocks, quote.start, key=lambda block: block.span.start) - 1)


@cache
def _put_to() -> re.Pattern[str]:
    return re.compile(r"\b(?:recommend\w*|recommendations?|RECOMMEND\w*|asks?|requests?)\s+(?:to|of|for)\s+(?:the\s+)?$")


@cache
def _to_whom() -> re.Pattern[str]:
    """A line that says for whom the recommendations below it are ("To the Health Board:")."""
    return re.compile(r"(?:[Tt]o|[Ff]or) (?:the |all )?(?P<who>[^:.;]{3,80}?)\s*:\s*$")


@cache
def _is_asked() -> re.Pattern[str]:
    return re.compile(r"\b(?:is|are|was|were)\s+(?:therefore\s+)?(?:asked|invited|requested|recommended)\b")


def _asked(reading: Reading, place: Place) -> tuple[Said, ...]:
    """The body that the lead-in of a list puts its recommendations to."""
    if place.lead is None:
        return ()
    words = reading.words(place.lead)
    asked = _is_asked().search(words)
    if asked:
        return subjects(reading, Span(place.lead.start, place.lead.start + asked.start()))
    stem = _to_whom().match(words)
    if stem:
        who = Span(place.lead.start + stem.start("who"), place.lead.start + stem.end("who"))
        named = reading.cast.within(who)
        return (named[0].said(),) if named else (Said(reading.words(who), who),)
    put = (mention for mention in reading.cast.within(place.lead) if _put_to().search(words[: mention.span.start - place.lead.start]))
    return tuple(mention.said() for _, mention in zip(range(1), put, strict=False))


@cache
def _addressee() -> re.Pattern[str]:
    return re.compile(r"^(?:Report )?(?:To|TO|For)\s*:\s*(?:the\s+)?$", re.MULTILINE)


def _addressed(reading: Reading, quote: Span) -> tuple[Said, ...]:
    """The body to which a paper is addressed, or to which it last said that it recommends something."""
    words = reading.document.text[: quote.start]
    for mention in reversed(reading.cast.within(Span(0, quote.start))):
        before = words[max(0, mention.span.start - 40) : mention.span.start]
        if mention.kind == "body" and (_put_to().search(before) or _addressee().search(before)):
            return (mention.said(),)
    return ()


def _spoken_of(reading: Reading, before: Span) -> tuple[Said, ...]:
    """The body that was last a subject in the same paragraph."""
    bodies = (mention for mention in reversed(reading.cast.within(before)) if mention.kind == "body" and not is_object(reading, mention, before.start))
    return tuple(mention.said() for _, mention in zip(range(1), bodies, strict=False))
