"""Recommendations: numbered, with lettered parts, in lists under a heading, or "We recommend that ...".

A recommendation with lettered parts gives one record for each part and none for its stem; the stem gives the owner.
Its status is "agreed" where the document says that the recommendations were agreed; in a response to them it is what
`responses` finds in the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.commitments.answers import find_answers
from ingest.extract.commitments.decisions import publisher
from ingest.extract.commitments.draft import Wording, make, subjects
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.tasks import parties_in
from ingest.extract.commitments.verdicts import Answer
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.records import Commitment, Said, Status

_FIRST_PART: Final = 40  # characters before the first of the lettered parts of one sentence


@cache
def numbered() -> re.Pattern[str]:
    """Return the pattern of a recommendation's own number at the start of a line."""
    return re.compile(r"(?:Recommendation|RECOMMENDATION|Rec\.?)\s+(?:[Nn]o\.?\s*)?(?P<label>[A-Z]?\d+(?:\.\d+)*[a-z]?)\s*(?:[-–—:.)]\s*)*(?=\S|$)")


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(r"\b(?:should|must|recommends?|recommended|urges?|calls? on|needs? to|ought|(?:invite|ask|encourage)s? (?:the|[A-Z]))\b")


@cache
def _prose() -> re.Pattern[str]:
    return re.compile(
        r"(?<!what )\b(?:[Ww]e|[Tt]he (?:[\w’'&-]+ ){0,5}?(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Gg]roup|[Cc]ommission|[Rr]eview|[Ii]nquiry|[Ff]orum|[Cc]abinet))"
        r" (?:therefore |also |further |strongly |then )*(?:recommends?|recommended|RECOMMENDS?|RECOMMENDED)(?: (?:on|in|last|earlier) [\w ]{4,24}(?= that\b))?(?:,? that)?\s+(?=\S)|\b[A-Z][\w’'&-]+(?: (?:[A-Z][\w’'&-]+|of|and|for)){0,5} recommends that\s+(?=\S)|\b[Ii]t (?:is|was) (?:therefore |also )?(?:recommended|RECOMMENDED) that\s+(?=\S)|^(?:RECOMMENDED|Recommended)\s*(?:[:–-]\s*)?(?:[Tt]hat\s+|to\s+)|\b[Tt]he recommendations? (?:is|was|are|were) (?:that|to)\s+(?=\S)"
    )


@cache
def _put_formally() -> re.Pattern[str]:
    verbs = r"(?:consider|note|agree|approve|endorse|comment|support|receive|review|discuss|decide|adopt|scrutinise)"
    return re.compile(rf"(?:RECOMMENDATIONS?:?\s+)?(?:For (?:the )?[\w’' &]{{3,60}}? to {verbs}\b|(?:That )?[Tt]he [\w’' &]{{3,60}}? (?:is|are|was|were) (?:therefore )?(?:asked|recommended|invited|requested) to {verbs}\b|(?:Members|Councillors) are (?:asked|recommended|invited|requested) to {verbs}\b)")


def find_recommendations(reading: Reading, places: tuple[Place, ...]) -> Iterator[Commitment]:
    """Find the recommendations of a document.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.

    Yields:
        Commitments in text order within each form; the same one may come twice.
    """
    agreed = _status(reading)
    answers = list(find_answers(reading))
    for answer in answers:
        yield from _answered(reading, answer)
    for index, (block, heard) in enumerate(zip(reading.document.blocks, _addressees(reading, places), strict=True)):
        words = reading.words(block.span)
        found = numbered().match(words)
        if found and found.end() < len(words) - 8 and not (answers and reading.metadata.genre == "government-response"):
            yield from _with_parts(reading, index, Span(block.span.start + found.end(), block.span.end), _label(block, found), agreed)
        elif found and found.end() == len(words) and not answers and (below := _below(reading, index)):
            yield from _with_parts(reading, index + 1, below, _label(block, found), agreed)
        elif not found and places[index].role == "recommendation":
            yield from (replace(made, owner=heard) if heard else made for made in _listed(reading, block, places[index], agreed))
    if reading.metadata.genre != "government-response":
        yield from _in_prose(reading, places, agreed)


def _below(reading: Reading, index: int) -> Span | None:
    """The words of a recommendation whose number stands alone on the line above them."""
    blocks = reading.document.blocks
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if below is None or below.kind != "paragraph" or numbered().match(reading.words(below.span)):
        return None
    return below.span


@cache
def _reference() -> re.Pattern[str]:
    """The paragraphs of the evidence that a recommendation rests on, behind it ("(2.6)", "(Evidence: 2.2, 2.8)")."""
    return re.compile(r"[\s.]*\((?:(?:[Ee]vidence|[Ss]ee|[Pp]aras?|[Pp]aragraphs?)[:.]?\s*)?(?:(?:and|to|[,;&–-])?\s*\d+\.\d+)+\)[\s.;]*$")


def _stated(reading: Reading, span: Span) -> Span:
    """A recommendation without the reference behind it."""
    found = _reference().search(reading.words(span)) if reading.words(span).rstrip(" .;").endswith(")") else None
    return trimmed(reading, Span(span.start, span.start + found.start()) if found and found.start() else span)


def _label(block: Block, found: re.Match[str]) -> Said:
    return Said(found["label"], Span(block.span.start + found.start("label"), block.span.start + found.end("label")))


@cache
def _agreed() -> Guarded:
    return Guarded(
        r"(?m)\b(?:AGREED|RESOLVED|APPROVED|ENDORSED|agreed|endorsed|approved|accepted)\s+(?:all\s+)?(?:the|these|its)\s+(?:\w+\s+)?recommendations?\b"
        r"|\brecommendations?\s+(?:[\w,]+\s+){0,8}?(?:be|were|was)\s+(?:AGREED|agreed|endorsed|approved|APPROVED|accepted)\b"
        r"|^Adopted by the (?:\w+ ){0,3}?(?:Committee|Panel|Commission|Board|Group)\b|\bReport be the \w+ Report of the Committee\b|\b[Rr]eport (?:was |be )?(?:unanimously )?(?:agreed to|adopted)\b"
    )


def _status(reading: Reading) -> Status:
    return "agreed" if _agreed().search(reading.document.text) else "proposed"


def _with_parts(reading: Reading, index: int, stem: Span, label: Said, status: Status) -> Iterator[Commitment]:
    words = reading.words(stem).rstrip()
    owner = subjects(reading, Span(stem.start, stem.start + _verb(words)))
    parts = list(_parts(reading, index)) if words.endswith((":", " to", "that", "-")) else []
    with_whom = make(reading, stem, Wording("recommendation", status, "recommendation-numbered"), owners=owner).counterparty if parts else ()
    if not parts:
        yield make(reading, _stated(reading, stem), Wording("recommendation", status, "recommendation-numbered"), owners=owner, label=label)
    for part in parts:
        said = Said(f"{label.value}{part.label}", label.span)
        made = make(reading, _stated(reading, part.span), Wording("recommendation", status, "recommendation-numbered"), owners=owner, label=said)
        yield made if made.counterparty or not with_whom else _replaced(made, with_whom)


def _replaced(made: Commitment, counterparty: tuple[Said, ...]) -> Commitment:
    return replace(made, counterparty=counterparty)


def _parts(reading: Reading, index: int) -> Iterator[Block]:
    for block in reading.document.blocks[index + 1 :]:
        if block.kind != "item" or not (block.label.isalpha() or block.label == "•"):
            return
        yield block


@cache
def _first_verb() -> re.Pattern[str]:
    return re.compile(r"\b(?:should|must|will|be|to|needs?|ought|is|are|has|have|\w+(?<!s)s(?= (?:to|the|its|that|officers|a|an|on|with|and|how)\b)|\w+ly\b)")


def _verb(words: str) -> int:
    """Where the verb of a recommendation starts: its owner stands before it."""
    lead = re.match(r"(?:That\s+|that\s+)?(?:the\s+|The\s+)?", words)
    start = lead.end() if lead else 0
    found = _first_verb().search(words, start)
    return found.start() if found else min(len(words), start + 60)


@cache
def _for_whom() -> re.Pattern[str]:
    """A line that says to whom the recommendations below it go ("To NHS Langdale:", "For the Council's Head of Transport")."""
    return re.compile(r"(?:To|TO|For|FOR)\s+(?!be\b|note\b|agree\b)(?P<who>(?:(?:the|this|our|all|each)\s+)*[A-Z][^:.;]{2,80}?)\s*:?")


def _addressees(reading: Reading, places: tuple[Place, ...]) -> Iterator[tuple[Said, ...]]:
    """For each block, to whom the line above it says that recommendations go."""
    heard: tuple[Said, ...] = ()
    for block, place in zip(reading.document.blocks, places, strict=True):
        if place.role != "recommendation":
            heard = ()
        elif _for_whom().fullmatch(reading.words(block.span)):
            heard = _named_in(reading, block)
        yield heard


def _named_in(reading: Reading, block: Block) -> tuple[Said, ...]:
    """The party that such a line names; "this Committee" is the body whose paper it is."""
    found = _for_whom().fullmatch(reading.words(block.span))
    who = Span(block.span.start + found.start("who"), block.span.start + found.end("who")) if found else block.span
    if reading.words(who).casefold().startswith(("this ", "our ")):
        return tuple(Said(said.value, who) for said in publisher(reading)) or (Said(reading.words(who), who),)
    named = sorted(reading.cast.within(who), key=lambda mention: mention.kind == "body")  # "the Council's Head of Transport" is the post
    return tuple(mention.said() for mention in named[:1]) or (Said(re.sub(r"^(?:the|all)\s+", "", reading.words(who)), who),)


@cache
def _own_label() -> re.Pattern[str]:
    """A label of letters and a number before what is recommended ("R2   That ...", "REC 4 That ...")."""
    return re.compile(r"(?P<label>[A-Z]{1,3}\s?\d{1,2}[a-z]?)[.:)]?\s+(?=(?:That|That,|To|It)\b)")


@cache
def _lettered() -> re.Pattern[str]:
    """The parts of one sentence ("That (a) a question be added and (b) staff be trained")."""
    return re.compile(r"(?:,|;)?\s*(?:\band\s+)?\((?P<label>[a-h])\)\s+(?=\S)")


def _labelled(reading: Reading, block: Block, found: re.Match[str], status: Status) -> Iterator[Commitment]:
    """A recommendation behind its label, or each of the lettered parts of its sentence."""
    label, text = _label(block, found), Span(block.span.start + found.end(), block.span.end)
    joints = list(_lettered().finditer(reading.words(text)))
    is_parted = [joint["label"] for joint in joints] == list("abcdefgh"[: len(joints)]) and len(joints) > 1 and joints[0].start() < _FIRST_PART
    ends = [*(joint.start() for joint in joints[1:]), len(text)]
    parts = [(joint["label"], Span(text.start + joint.end(), text.start + end)) for joint, end in zip(joints, ends, strict=True)] if is_parted else [("", text)]
    for letter, span in parts:
        owner = subjects(reading, Span(span.start, span.start + _verb(reading.words(span))))
        said = Said(f"{label.value}{letter}", label.span)
        yield make(reading, _stated(reading, span), Wording("recommendation", status, "recommendation-labelled"), owners=owner, label=said)


def _listed(reading: Reading, block: Block, place: Place, status: Status) -> Iterator[Commitment]:
    words = reading.words(block.span)
    if own := _own_label().match(words) if block.kind != "heading" and reading.metadata.genre != "government-response" else None:
        yield from _labelled(reading, block, own, status)
        return
    addressed = _to_whom().match(words)
    if addressed:
        yield _addressed(reading, block, addressed, status)
        return
    if reading.metadata.genre == "government-response" or block.kind == "heading" or place.stem or len(words.split()) < 4 or (block.kind == "paragraph" and not _asks().search(words) and not words.startswith("That ")):
        return
    if block.kind == "paragraph" and place.led is False and not re.match(r"(?:That|The|To|We|It is)\b", words):
        return
    owner = _delegate(reading, block) or subjects(reading, Span(block.span.start, block.span.start + _verb(words)))
    yield make(reading, _stated(reading, block.span), Wording("recommendation", status, "recommendation-listed"), owners=owner, label=place.label)


@cache
def _delegates() -> re.Pattern[str]:
    return re.compile(r"(?:That |To )?(?:DELEGATE|[Dd]elegate)S?s?(?: authority| responsibility| power)? to (?:the )?")


def _delegate(reading: Reading, block: Block) -> tuple[Said, ...]:
    """To whom a recommendation delegates what it asks for."""
    found = _delegates().match(reading.words(block.span))
    start = block.span.start + found.end() if found else block.span.end
    named = [mention for mention in reading.cast.within(Span(start, block.span.end)) if mention.span.start <= start + 1] if found else []
    return tuple(mention.said() for mention in named[:1])


@cache
def _to_whom() -> re.Pattern[str]:
    """A number and to whom a recommendation goes ("R2  to the Board: that it ...")."""
    return re.compile(r"(?:(?P<label>[A-Z]{1,3}\s?\d{1,2}[a-z]?|\d{1,2}[a-z]?)[.:)]?\s+)?(?:[Tt]o|[Ff]or)\s+(?P<who>(?:the\s+|all\s+)*[^:.;]{3,80}?)\s*:\s+(?=(?:that|to|That|To)\b)")


def _addressed(reading: Reading, block: Block, found: re.Match[str], status: Status) -> Commitment:
    label = Said(found["label"], Span(block.span.start + found.start("label"), block.span.start + found.end("label"))) if found["label"] else None
    who = Span(block.span.start + found.start("who"), block.span.start + found.end("who"))
    owners = tuple(mention.said() for mention in reading.cast.within(who)[:1]) or (Said(re.sub(r"^(?:the|all)\s+", "", reading.words(who)), who),)
    quote = trimmed(reading, Span(block.span.start + found.end(), block.span.end))
    return make(reading, quote, Wording("recommendation", status, "recommendation-addressed"), owners=owners, label=label)


def _answered(reading: Reading, answer: Answer) -> Iterator[Commitment]:
    """The sentences of a quoted recommendation that ask for something."""
    sentences = [Span(*place) for place in split_sentences(reading.document.text, answer.recommendation.start, answer.recommendation.end)]
    asking = [span for span in sentences if _asks().search(reading.words(span))] or sentences[-1:]
    for span in asking:
        quote = _main_clause(reading, _unquoted(reading, trimmed(reading, span)))
        verb = _asks().search(reading.words(quote))
        asked = _asked_of().match(reading.words(quote))
        who = Span(quote.start + asked.start("who"), quote.start + asked.end("who")) if asked else Span(quote.start, quote.start + (verb.start() if verb else 0))
        owner = subjects(reading, who)
        yield make(reading, quote, Wording("recommendation", answer.status, "recommendation-answered"), owners=parties_in(reading, answer.to) or owner, label=answer.label)


@cache
def _asked_of() -> re.Pattern[str]:
    """Whom a committee asks in so many words ("The Committee asks the Government to publish it", "We call on X and Y to fund it")."""
    return re.compile(r"(?:[Ww]e|[Tt]he (?:\w+ ){0,4}?(?:Committee|Panel|Commission|Board|Group)) (?:therefore |also )?(?:asks?|urges?|calls? (?:on|upon)|invites?|requests?) (?P<who>[^,.;]{3,90}?) to\b")


def _unquoted(reading: Reading, span: Span) -> Span:
    """A quoted recommendation without its quotation marks."""
    words = reading.words(span)
    kept = words.strip("\"“”‘’' .")
    at = span.start + words.index(kept) if kept else span.start
    return Span(at, at + len(kept)) if kept else span


def _main_clause(reading: Reading, span: Span) -> Span:
    """Leave out what comes before the clause that asks ("Given that ..., the Council should ...", "X is welcome, but Y should")."""
    words = reading.words(span)
    found = re.match(r"(?:Given|As|While|Because|Since|In light of|In view of|To|If|Although|With)\b.*?,\s+(?=(?:the|we|it|all)\s[^,]*\b(?:should|must|recommend))", words, re.DOTALL)
    found = re.match(r"(?:[Ww]e|[Tt]he (?:\w+ ){0,4}?(?:Committee|Panel|Commission|Board|Group))\s+(?:therefore\s+|also\s+)?recommends?\s+(?:that\s+)?(?=\S)", words) or found
    found = found or re.match(r".*?,\s+but\s+(?=[^,]*\bshould\b)", words, re.DOTALL)
    return Span(span.start + found.end(), span.end) if found else span


def _in_prose(reading: Reading, places: tuple[Place, ...], status: Status) -> Iterator[Commitment]:
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        formal = _put_formally().match(words)
        if formal and not words.rstrip().endswith(":"):
            owner = tuple(mention.said() for mention in reading.cast.within(Span(sentence.span.start, sentence.span.start + formal.end()))[:1])
            yield make(reading, trimmed(reading, sentence.span), Wording("recommendation", "proposed", "recommendation-formal", formal.end()), owners=owner)
            continue
        found = _prose().search(words) if "ecommend" in words or "ECOMMEND" in words else None
        if found and not words.rstrip().endswith(":") and places[sentence.block].role not in {"aside", "roster", "decision"}:
            quote = trimmed(reading, Span(sentence.span.start + found.end(), sentence.span.end))
            asked = reading.words(quote)
            if len(asked.split()) >= 4:
                yield make(reading, quote, Wording("recommendation", status, "recommendation-prose", _verb(asked)))
