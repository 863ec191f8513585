"""What a figure rests on: a document, a speaker, nothing, or a doubt.

1. A document is named in the sentence (`evidence`), by the note of the next mark, by a line "Source:", or it is what the paragraph reports.
2. A speaker is named in the sentence (`speakers`); in minutes the speaker who opened the paragraph keeps the word until another
   takes it. A figure that leans on the one before it ("17 have been delivered", "62% of them") rests on what that one rests on.
3. Disputed wins over cited, cited over attributed. A note that points to oral evidence names a speaker and no document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.authors import author, section_signer
from ingest.extract.notes import Note, Notes, find_mark, leading_mark
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.extract.sources import item_paper
from ingest.extract.statistics.doubts import is_doubted
from ingest.extract.statistics.evidence import (
    answered_report,
    default_source,
    find_evidence,
    goes_on,
    opened_report,
    published_report,
    source_line,
)
from ingest.extract.statistics.speakers import find_speaker, opening_speaker, subject_speaker
from ingest.extract.statistics.words import said_at
from ingest.records import Said, Standing, Statistic

_SHORT: Final = 3  # words of a document's name that a note's title is preferred to
_REPORTED: Final = 2  # paragraphs behind the one that opens the report of a document
_ITEM: Final = 12  # blocks of an item behind its heading
_HEADING: Final = 90  # characters of a heading
_SUBHEADING: Final = 3  # level of the headings within an item
_MARK: Final = 4  # characters of a mark in brackets
_LEANING: Final = 40  # characters between a figure and the words by which it leans on the one before
_PART: Final = 12  # blocks behind the words that say what figures are from within which they still speak of all
_NEAR: Final = 3  # paragraphs between a figure and the one that it goes on from


@dataclass(frozen=True, slots=True)
class Support:
    """What a figure rests on."""

    standing: Standing
    attributed_to: Said | None = None
    source: Said | None = None


@dataclass(slots=True)
class Witness:
    """Who and what the figures of one document rest on; it remembers what the figure before rested on.

    Attributes:
        reading: The reading.
        notes: Its notes.
    """

    reading: Reading
    notes: Notes
    _last: tuple[int, Support] = field(default=(-1, Support("unsourced")))
    _default: tuple[int, Said | None] = field(default=(-1, None))

    def support(self, index: int, figure: Span, *, leans: bool, share: bool = False) -> Support:
        """Tell what a figure rests on. Figures are asked for in text order.

        Args:
            index: Index of the figure's sentence in `Reading.sentences`.
            figure: The figure's place.
            leans: Whether its noun was named before.
            share: Whether it is a share: one that follows a reported survey is that survey's.

        Returns:
            The standing, and who or what it rests on.
        """
        reading, sentence = self.reading, self.reading.sentences[index]
        named = find_evidence(reading, sentence, figure)
        note = (_beside_name(reading, self.notes, named) if named else None) or _note(reading, self.notes, index, figure)
        noted = _cited(reading, note) if note else None
        # the note's title says more than "an evaluation"
        source = noted if noted and (named is None or len(named.value.split()) < _SHORT or named.value[0].islower() or named.span.start == sentence.span.start) else named
        who = self._teller(sentence, figure, source) or (_witness(reading, note) if note else None)
        if source is not None and source is noted and note:
            who = who or (_maker(reading, named) if named else None) or _author(reading, note)
        if source is None and goes_on(reading.words(sentence.span)):
            source = _reported(reading, index)
            who = None if source else who
        if source is None and who is None:
            source, who = self._carried(index, figure, leans=leans, share=share)
        elif source is None and who is not None and _is_report_of(reading, index):
            source = _before(reading, index)[0]
        elif source is not None and who is None and reading.metadata.genre == "minutes" and not note and _maker(reading, source) is None:
            who = _before(reading, index)[1]  # who has the word says what the document said
        if source is not None and _is_of_body(source.value):
            who, source = who or _maker(reading, source), None  # "figures from the Trust" name a body and no document
        source = source or self._otherwise(index, who)
        who = who or (section_signer(reading, sentence) if source is None else None)
        support = self._made(index, figure, source, who)
        if (support.source or support.attributed_to or leans) and not (source and _is_aside(reading, source, figure)):
            self._last = (sentence.block, support)
        return support

    def _otherwise(self, index: int, who: Said | None) -> Said | None:
        """The document of a figure whose sentence names none: the report answered, a line below, or the one of all figures."""
        answered = answered_report(self.reading) if who and self._is_answered(who) else None
        return answered or source_line(self.reading, index) or (self._of_all(index) if who is None else None)

    def _is_answered(self, who: Said) -> bool:
        """Whether the paper is a response to the committee that gives the figure."""
        committees = {partner.name.value for partner in self.reading.cast.partners if partner.type == "Committee"}
        return self.reading.metadata.genre == "government-response" and who.value in committees

    def _teller(self, sentence: Sentence, figure: Span, source: Said | None) -> Said | None:
        """Who gives a figure in its sentence; who made the document in brackets behind it, before who quotes it."""
        made = _maker(self.reading, source) if source and _is_in_brackets(self.reading, source) else None
        return made or find_speaker(self.reading, sentence, figure)

    def tabled(self, figure: Statistic, source: Said | None) -> Statistic:
        """Say what the figure of a table's cell rests on: its table's source, or the one of all figures of that part of the paper.

        Args:
            figure: The statistic, in text order like all that are asked for.
            source: What the table is said to be from.

        Returns:
            The statistic with its standing, and who or what it rests on.
        """
        place = figure.figure.span if figure.figure else figure.quote
        index = bisect_right(self.reading.sentences, place.start, key=lambda sentence: sentence.span.start) - 1
        led, who = _led(self.reading, index) if source is None else (None, None)
        support = self._made(index, place, source or led or self._of_all(index), who)
        return replace(figure, standing=support.standing, attributed_to=support.attributed_to, source=support.source)

    def _made(self, index: int, figure: Span, source: Said | None, who: Said | None) -> Support:
        who = _trimmed(self.reading, who or (_maker(self.reading, source) if source else None))
        if is_doubted(self.reading, index, figure, source.value if source else ""):
            return Support("disputed", who, source)
        return Support("cited" if source else "attributed" if who else "unsourced", who, source)

    def _carried(self, index: int, figure: Span, *, leans: bool, share: bool) -> tuple[Said | None, Said | None]:
        """The document and the speaker of the sentences before in the paragraph."""
        sentence = self.reading.sentences[index]
        words = self.reading.words(sentence.span)
        block, last = self._last
        at = figure.start - sentence.span.start
        near = block == sentence.block and (leans or _opens_leaning().match(words) or _leans().search(words, max(0, at - _LEANING), min(len(words), at + len(figure) + _LEANING)))
        if (near or (0 <= sentence.block - block <= _NEAR and _set_in().search(words))) and (last.source or last.attributed_to):
            return last.source, last.attributed_to
        # journalists make a paragraph of each sentence; others turn to something else with it, unless they say what they still speak of
        goes_on = self.reading.metadata.genre == "news-article" or _still().search(self.reading.words(self.reading.block(sentence).span))
        reach = _NEAR if goes_on else 0
        if share and last.source and not _is_plan().search(last.source.value) and 0 <= sentence.block - block <= reach and not _is_move().search(words):
            return last.source, last.attributed_to
        if _is_resolved(words) or self.reading.metadata.genre not in {"minutes", "decision-record", "action-log"}:
            return None, None
        source, who = _before(self.reading, index)
        own = subject_speaker(self.reading, sentence, figure) if self.reading.metadata.genre == "minutes" else None
        return (source, who) if own is None or (who and who.value == own.value) else (None, own)

    def _of_all(self, index: int) -> Said | None:
        """The document that a sentence of the same part of the paper says all figures are taken from."""
        done, found = self._default
        for later in range(done + 1, index + 1):
            found = default_source(self.reading, self.reading.sentences[later]) or found
        self._default = (max(done, index), found)
        if found is None:
            return None
        held = [section for section in self.reading.headings(self.reading.sentences[index])]
        if self._is_of_paper(found):
            return found if any(found.span in section.span for section in held) or not held else None
        at = bisect_right(self.reading.sentences, found.span.start, key=lambda sentence: sentence.span.start) - 1
        near = self.reading.sentences[index].block - self.reading.sentences[at].block <= _PART
        return found if near and not _is_below_table(self.reading, at) and (found.span in held[0].span if held else True) else None

    def _is_of_paper(self, source: Said) -> bool:
        """Whether words around the source say that it is the one of all the paper's figures."""
        around = self.reading.words(Span(max(0, source.span.start - 80), min(len(self.reading.document.text), source.span.end + 60)))
        return bool(_all().search(around))


def _is_below_table(reading: Reading, index: int) -> bool:
    """Whether a sentence opens the paragraph right under a table, whose figures it then speaks of."""
    block = reading.sentences[index].block
    return block > 0 and reading.document.blocks[block - 1].kind == "row" and reading.sentences[index].span.start - reading.document.blocks[block].span.start < _MARK


@cache
def _all() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:all|unless|otherwise|throughout|in this (?:report|paper|document)|except)\b")


@cache
def _still() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he (?:\w+ )?(?:report|survey|study|paper|review|audit|census|return|data|figures)\b")


@cache
def _leans() -> re.Pattern[str]:
    return re.compile(r"\bof (?:them|these|those|which|whom|that|this)\b")


@cache
def _opens_leaning() -> re.Pattern[str]:
    return re.compile(r"(?:Of (?:those|these|them)|They|These|Those|This|That|The (?:rest|remainder|others|longest|shortest|average|median|total))\b")


@cache
def _set_in() -> re.Pattern[str]:
    """A frame set into a sentence whose pronoun stands for the source before ("..., it found, and ...")."""
    return re.compile(r",\s+(?:it|they)\s+(?:also\s+)?(?:found|finds|said|says|estimates?|estimated|adds|added|warns|warned|claims|claimed|suggests|suggested)\b|\bas the (?:report|survey|study|charity|review) (?:puts|put|says|said)\b|^(?:The (?:charity|researchers|authors|survey|study|poll|report|inquiry|team)|Researchers|It|They)\b[^.;]{0,60}\b(?:surveyed|questioned|interviewed|polled|asked|analysed|looked at|spoke to|visited)\b|^On average\b|^(?:Those|Respondents|Of those)\b")


@cache
def _is_move() -> re.Pattern[str]:
    """A budget, a target or a change of them is no finding of a survey."""
    return re.compile(r"\b(?:funding|budgets?|costs?|spending|grants?|contracts?|targets?|prices?|tax|savings?|cuts?|will|would|aims?|plans?)\b|£")


@cache
def _is_plan() -> re.Pattern[str]:
    """A document that sets aims and finds nothing."""
    return re.compile(r"(?i)\b(?:plan|strategy|policy|framework|act|regulations|guidance|agreement)\b")


def _is_aside(reading: Reading, source: Said, figure: Span) -> bool:
    """Whether a document stands alone in brackets behind a figure, and so is that one's only."""
    return source.span.start > figure.end and reading.words(Span(figure.end, source.span.start)).rfind("(") >= 0 and reading.words(Span(source.span.end, min(len(reading.document.text), source.span.end + 20))).lstrip(" ,0123456789/-–")[:1] == ")"


def _is_of_body(source: str) -> bool:
    return bool(re.match(r"(?:figures|data|statistics|numbers|estimates) (?:from|by|provided by|supplied by|published by) ", source))


def _is_resolved(words: str) -> bool:
    """What a meeting agrees or asks for is no longer the speaker's report."""
    return bool(re.match(r"(?:\(?[a-z\d]{1,2}[).]\s*)?(?:RESOLVED|AGREED|Resolved|Agreed|IT WAS|ACTION|DECISION|To \w+|That |It was (?:agreed|resolved|decided)|(?:The )?(?:Board|Panel|Committee|Members|Cabinet|Council)\b)", words))


def _trimmed(reading: Reading, who: Said | None) -> Said | None:
    """The same party, its words without white space around them."""
    return replace(who, span=said_at(reading.words(who.span), who.span.start).span) if who else None


def _before(reading: Reading, index: int) -> tuple[Said | None, Said | None]:
    """What the paragraph reports and who has the word in it, as the sentences before the figure's tell, nearest first."""
    # a document that a paragraph of the same item was opened with is still what the next two paragraphs report; a speaker keeps the
    # word in the own paragraph, and in the list that the words before it open
    sentence = reading.sentences[index]
    who, quoted = None, False
    for earlier in reversed(reading.sentences[max(0, index - 12) : index]):
        if earlier.block != sentence.block and _beside(reading, earlier, sentence):
            quoted = quoted or opening_speaker(reading, earlier) is not None
            continue  # who is quoted in another item of a list has the word there alone
        same = earlier.block == sentence.block or _opens_list(reading, earlier, sentence)
        if earlier.section != sentence.section or (quoted and not same) or (earlier.block < sentence.block - _REPORTED and not same):
            break
        speaker = opening_speaker(reading, earlier)
        if same:
            who = who or (speaker if speaker and _is_person(reading, speaker) and not _is_quoted(reading, speaker) else None)
        # the report is over where the discussion of it is listed
        source = None if earlier.block != sentence.block and _is_discussed().search(reading.words(reading.block(earlier).span)[-80:]) else opened_report(reading, earlier)
        if source:
            return source, who or (speaker if not same else None)
        if speaker and not same:
            break  # somebody else has had the word since
    return _item_paper(reading, sentence), who


def _led(reading: Reading, index: int) -> tuple[Said | None, Said | None]:
    """The document and the speaker of the words that lead to a table ("Ann Lee presented the Trust's figures:")."""
    blocks, first = reading.document.blocks, reading.sentences[index].block
    while first and blocks[first].kind == "row":
        first -= 1
    lead = reading.sentence_at(blocks[first].span.end - 1) if reading.words(blocks[first].span).rstrip().endswith(":") else None
    return (opened_report(reading, lead), opening_speaker(reading, lead)) if lead else (None, None)


def _is_report_of(reading: Reading, index: int) -> bool:
    """Whether a speaker may be reporting what a paper of the same item says: in minutes, and not in reply."""
    words = reading.words(reading.sentences[index].span)
    return reading.metadata.genre == "minutes" and not _is_resolved(words) and not _differs().search(words)


@cache
def _differs() -> re.Pattern[str]:
    """Words of a speaker who answers, disputes or asks, and so does not report the paper."""
    return re.compile(r"\b(?:question\w*|quer\w+|ask(?:s|ed)|challeng\w+|disput\w+|reckon\w*|repl(?:ies|ied)|respon\w+|answer\w*|considered|estimates?|worr(?:y|ied)|felt|believed|thought|observed|suggested|pointed out|wondered|own|however)\b")


def _item_paper(reading: Reading, sentence: Sentence) -> Said | None:
    """The paper that the item of a meeting in which a sentence stands is headed with."""
    blocks = reading.document.blocks
    for index in range(sentence.block - 1, max(-1, sentence.block - _ITEM), -1):
        if len(blocks[index].span) > _HEADING:
            continue
        found = item_paper(reading, blocks[index])
        if found or _item().match(reading.words(blocks[index].span)) or _heads_item(reading, blocks[index]):
            return found
    return None


def _heads_item(reading: Reading, block: Block) -> bool:
    """A heading that is no subheading, or a numbered line of its own that is no sentence."""
    return block.level < _SUBHEADING if block.kind == "heading" else block.label.isdigit() and not reading.words(block.span).rstrip().endswith((".", ";", ":"))


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"\s*(?:item\s+)?\d{1,3}(?:/\d+)?[.):]?\s+[A-Z][^.]*$")


def _opens_list(reading: Reading, earlier: Sentence, item: Sentence) -> bool:
    """The words before a list ("Ms Pike reported that:") open each of its items."""
    blocks = reading.document.blocks
    lead = reading.words(blocks[earlier.block].span).rstrip()
    return (
        blocks[item.block].kind == "item"
        and blocks[earlier.block].kind != "item"
        and lead.endswith((":", ":-", ":–", "that", "including", " –", " -"))
        and all(block.kind == "item" for block in blocks[earlier.block + 1 : item.block])
    )


@cache
def _is_discussed() -> re.Pattern[str]:
    """The end of a paragraph that opens a list of what was said, and not of what a paper says."""
    return re.compile(r"(?i)\b(?:discuss\w*|debate\w*|questions?|comment\w*|rais\w+|points?|issues?|concerns?|asked|suggest\w*|resolved|agreed)\b[^:]*:\s*$")


def _beside(reading: Reading, earlier: Sentence, item: Sentence) -> bool:
    """Whether a sentence stands in another item of the same list."""
    return all(block.kind == "item" for block in reading.document.blocks[earlier.block : item.block + 1])


def _is_quoted(reading: Reading, who: Said) -> bool:
    """Whether somebody else tells what the party's advice or view is: the party does not keep the word."""
    return bool(re.match(r"[’']s? (?:own )?(?:advice|view|evidence|position|prediction|claim|belief|warning) (?:is|was|had been) that\b", reading.document.text[who.span.end : who.span.end + 60]))


def _is_person(reading: Reading, who: Said) -> bool:
    """A person keeps the word over several sentences; a body or a class of people is only quoted in passing."""
    return any(mention.kind != "body" for mention in reading.cast.within(who.span)) or any(person.called == who.value for person in reading.cast.people)


def _reported(reading: Reading, index: int) -> Said | None:
    """The document that "It said" goes on with: the nearest one named or reported in the three paragraphs before."""
    sentence = reading.sentences[index]
    for earlier in reversed(reading.sentences[max(0, index - 8) : index]):
        if sentence.block - earlier.block > 4:
            break
        found = published_report(reading, earlier) or opened_report(reading, earlier) or find_evidence(reading, earlier, Span(earlier.span.end, earlier.span.end))
        if found:
            return found
    return None


def _maker(reading: Reading, source: Said) -> Said | None:
    """The body that a document is named after, or said to be by."""
    beside = re.search(r"\((?:[Ss]ources?\s*[:–-]\s*)?(?P<who>[A-Z][\w&’' ]{1,70}), $", reading.words(Span(max(0, source.span.start - 90), source.span.start)))
    if beside:
        return said_at(beside["who"], source.span.start - len(beside["who"]) - 2)
    named = [mention for mention in reading.cast.within(source.span) if mention.kind != "post" and _leaves_a_head(reading, source, mention)]
    if named:
        first = named[0] if named[0].span.start - source.span.start < 5 and named[0].kind == "body" else named[-1]  # "Harbour Police PARC return"
        return first.said()
    if re.search(r"\b(?:[Oo]ur|[Mm]y)\s+(?:own\s+)?(?:[a-z’'-]+\s+){0,2}$", reading.words(Span(max(0, source.span.start - 30), source.span.start))) or source.value.startswith(("our ", "Our ")):
        return next(iter(author(reading)), None)
    behind = Span(source.span.end, min(len(reading.document.text), source.span.end + 60))
    by = re.match(r"(?:\s+\w+){0,3}?\s+by\s+(?:the\s+)?", reading.words(behind))
    made = reading.cast.within(behind) if by else ()
    if by and made and made[0].span.start - behind.start <= by.end():
        return made[0].said()
    owner = _owned_figures().fullmatch(source.value)
    if owner:
        return said_at(owner["who"], source.span.start + reading.words(source.span).index(owner["who"]))
    small = _small_maker().search(reading.words(source.span))
    if small:
        place = Span(source.span.start + small.start("who"), source.span.start + small.end("who"))
        return next((mention.said() for mention in reading.cast.within(place)), said_at(small["who"], place.start))
    name = re.search(r"\b(?:by|from)\s+(?:the\s+)?(?P<who>[A-Z][\w’'&-]*(?:\s+(?:(?:of|for|and|the|&)\s+)?[A-Z][\w’'&-]*)*)(?=$|\s+(?:in|on|from|last)\b)", reading.words(source.span))
    return said_at(name["who"], source.span.start + name.start("who")) if name and not re.match(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", name["who"]) else None


@cache
def _small_maker() -> re.Pattern[str]:
    """A body without a name, behind what it made ("data from the ambulance trust")."""
    return re.compile(r"\b(?:by|from)\s+the\s+(?P<who>(?:[a-z]+ )?(?:trust|council|police|university|government|department|charity|union|company|hospital|ambulance service|fire service|force|college|regulator|agency))$")


def _is_in_brackets(reading: Reading, source: Said) -> bool:
    """Whether a document stands in brackets behind its maker ("(DfE, pupil census)")."""
    return bool(re.search(r"\([^()]{2,52}, $", reading.words(Span(max(0, source.span.start - 56), source.span.start))))


@cache
def _owned_figures() -> re.Pattern[str]:
    """Figures that a capitalised name stands before ("Tidewatch figures", "TWA population projections")."""
    word = r"(?!(?:Official|Latest|New|National|Provisional|Recent|Published|Local|Our|The|Census|Survey|Index|Study|Register|Audit|Statistics)\b)[A-Z][\w&’'-]*"
    return re.compile(rf"(?P<who>{word}(?: (?:(?:of|for|and) )?{word})*?)(?:[’']s?)?(?: [a-z]+)? (?:figures|data|statistics|estimates|projections)")


def _leaves_a_head(reading: Reading, source: Said, maker: Mention) -> bool:
    """The title goes on with a word for a document beside the name: else the name is the title's own."""
    rest = reading.words(Span(source.span.start, maker.span.start)) + reading.words(Span(maker.span.end, source.span.end))
    if reading.words(Span(maker.span.end, min(source.span.end, maker.span.end + 2)))[:1] in {"/", "-"}:
        return False  # the letters of a paper's number
    return bool(re.search(r"[a-z]{3}", rest)) and bool(re.search(r"(?i)\b(?:survey|census|report|review|study|audit|evaluation|poll|research|analysis|response|consultation|estimates?|figures|statistics|data|results|return|strategy|plan|paper|assessment|inspection|requests|evidence|business case|log|guidance|petition)\b", rest))


def _note(reading: Reading, notes: Notes, index: int, figure: Span) -> Note | None:
    """The note of the first mark behind the figure, which may stand at the start of the next sentence."""
    sentence = reading.sentences[index]
    note = find_mark(reading, notes, Span(figure.end, sentence.span.end))
    named = _marked_document().search(reading.words(Span(sentence.span.start, figure.start)))
    if named:
        note = find_mark(reading, notes, Span(sentence.span.start + named.start(), figure.start)) or note
    following = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
    if note or following is None or following.block != sentence.block:
        return note
    mark = leading_mark(reading, notes, following.span)
    if mark is None and re.match(r"(?:Much|Most|Some|Part|All|Half) of (?:this|that|it|these)\b|(?:This|These)\b", reading.words(following.span)):
        return find_mark(reading, notes, following.span)
    return mark[0] if mark else None


def _beside_name(reading: Reading, notes: Notes, named: Said) -> Note | None:
    """The note of a mark right behind the words for a document ("the survey[2]", "by Marl Consulting(1)")."""
    text, end = reading.document.text, named.span.end
    return find_mark(reading, notes, Span(end - 1, min(len(text), end + _MARK))) if text[end : end + 1] in ("(", "[") else None


@cache
def _marked_document() -> re.Pattern[str]:
    """Before a figure: a word for a document with a mark behind it ("our survey²")."""
    return re.compile(r"(?i)\b(?:survey|census|report|review|study|audit|poll|data|figures|statistics|research|evaluation|consultation|records)(?:[⁰¹²³⁴-⁹]|\s?\[)")


@cache
def _oral() -> re.Pattern[str]:
    return re.compile(r"QQ? ?\d+[^(;]*(?:\((?P<who>[^)]+)\))?")


def _cited(reading: Reading, note: Note) -> Said | None:
    """The document that a note names, behind the questions of oral evidence if it starts with them."""
    title = reading.words(note.title)
    start = 0
    while found := _oral().match(title, start):
        start = found.end() + len(title[found.end() :]) - len(title[found.end() :].lstrip(" ;.,"))
    kept = title[start:].rstrip(" ;.,")
    publisher = next((body for body in reading.cast.within(note.title) if body.kind == "body" and _stands_apart(reading, note.title, body)), None)
    if publisher and publisher.span.start - note.title.start > start + 8:
        kept = title[start : publisher.span.start - note.title.start].rstrip(" ;.,")
    return said_at(kept, note.title.start + start) if re.match(r"[A-Z“‘'][^\n]{5,}", kept) and not kept.casefold().startswith("ibid") else None


def _author(reading: Reading, note: Note) -> Said | None:
    """The body that a note starts with, a comma behind it ("Harbour Agency, Safe boats for all"), or that stands between commas behind its title."""
    named = [mention for mention in reading.cast.within(note.span) if mention.kind == "body"]
    first = named[0] if named and named[0].span.start <= note.span.start + 4 else None
    if first and reading.words(Span(first.span.end, min(note.span.end, first.span.end + 1))) == ",":
        return first.said()
    led = re.match(r"[A-Z][^,;:()]{3,60}(?=, [A-Z])", reading.words(note.span))
    if led and any(led[0] in (partner.name.value, *(alias.value for alias in partner.aliases)) for partner in reading.cast.partners):
        return said_at(led[0], note.span.start)
    behind = next((mention for mention in named if _stands_apart(reading, note.span, mention)), None)
    return behind.said() if behind else None


def _stands_apart(reading: Reading, note: Span, body: Mention) -> bool:
    """Whether a body stands between commas, or at the end behind one: the publisher of the title before it."""
    before, behind = reading.words(Span(note.start, body.span.start)), reading.words(Span(body.span.end, note.end))
    return bool(re.search(r"\S{3}, (?:the )?$", before) and re.match(r",|\s*[.;(]|\s*$", behind))


def _witness(reading: Reading, note: Note) -> Said | None:
    oral = _oral().match(reading.words(note.span))
    named = reading.cast.within(note.span)
    if oral and oral["who"] and not (named and named[0].span.start - note.span.start < oral.end()):
        words = oral["who"].split(",")[0]
        return said_at(words, note.span.start + oral.start("who"))
    written = reading.words(note.span).startswith(("Written evidence", "Oral evidence", "Supplementary evidence"))
    return named[0].said() if named and (oral or written) else None
