"""Concerns: worries, risks, gaps, shortfalls and objections that a text states.

1. Items under a heading "Risks" are risks, unless they say that there are none.
2. In prose, a clause with words of worry is a concern, of lack a gap, of objection a disagreement.
3. Who raised it is the speaker of the sentence, or the body whose section it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.clauses import clauses, find_frame
from ingest.extract.commitments.draft import subjects
from ingest.extract.notes import find_notes
from ingest.extract.reading import Reading, Sentence
from ingest.extract.sentences import split_sentences
from ingest.identify.names import fold
from ingest.records import Concern, ConcernKind, Said

_TABLE: Final[tuple[tuple[ConcernKind, str], ...]] = (
    ("disagreement", r"\b(?:did not (?:support|agree|have the (?:\w+ )?support|endorse)|disagreed|disagreement (?:with|over|about)|lack of (?:\w+ )?support|object(?:ed|ions?) to|opposed|dissent\w*|not (?:in )?(?:favour|signed[- ]up)|was not (?:\w+’s|\w+'s|their|its|within the) remit|rejected the|unable to support|voted against)\b"),
    ("concern", r"(?:(?<![’']s )\bconcerns\b|\bconcern\b|\bconcerned (?=(?:that|about|with|at|by|over|regarding|for|as|to|the)\b))(?! (?:the|with all|all|themselves)\b)"),
    ("concern", (r"\b(?:worr(?:y|ied|ies|ying)|anxious|anxiet\w+ (?:about|over)|alarm(?:ed|ing)|fear(?:s|ed)? that|queried|misleading|problems? (?:with|of|reported|in)|difficult(?:y|ies)\b(?= (?:of|in|with|to|that))|it (?:was|is) (?:\w+ )?difficult to|common problem|shortcomings?|there (?:are|were) (?:also |currently |still )?(?:\w+ ){0,2}issues\b|\w+ issues with\b"
                r"|(?-i:barriers?)(?! (?:to|and) entry)|raised the issue|(?:could|might|may|would) (?:result in|undermine|jeopardi[sz]e|damage|delay)|not working (?:well|effectively)|unsatisfactory|disappoint\w+|delays? (?:in|to|with)|unlikely|too (?:complex|slow|few|late|long|little|narrow|broad|complicated|expensive|costly)|unacceptable|frustrat\w+|struggl\w+)\b")),
    ("gap", (r"\b(?:lack(?:s|ed|ing)? (?:of|in|the|any|clear|sufficient|clarity|capacity|resources|skills)?\b|no access to|unable to (?:access|see|obtain|find|recruit|meet)|(?:hadn[’']t|had not|haven[’']t|have not|not) had (?:any )?sight|absence of|shortages? of|short of|shortfall|gaps? in|not (?:yet )?(?:been )?(?:widely |made )?(?:available|using|met|reached|in place)"
            r"|limited (?:traction|resources|capacity|funding|progress|evidence|access|data|number)|resources (?:are|were) (?:also )?limited|insufficient|inadequate|not enough|under-?funded|(?:is|was|are|were) (?:also )?needed\b(?! to be)|need for (?:the|more|a|better|greater|clearer|improved)|much (?:more|work|still) (?:work )?(?:to be done|remains|needs)"
            r"|delayed (?:against|due|by)|missing|unmet|not all of the|under-?resourced|(?:poor|low|lack of) (?:take-up|uptake|attendance|awareness)|no (?:clear|single|national|formal|agreed|dedicated|specific) \w+|(?:has|have|had) yet to be)")),
    ("risk", r"\b(?:risks? (?:that|of|to|is|are|was|were|being)\b|risk(?:s|ed|ing) \w+ing\b|at risk (?:of|from)|a (?:\w+ )?risk\b|threat(?:s|ened)? (?:to|that)|vulnerable to|in jeopardy)"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording of a concern."""

    kind: ConcernKind
    words: re.Pattern[str]


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(Pattern(kind, re.compile(words, re.IGNORECASE)) for kind, words in _TABLE)


@cache
def _denied() -> re.Pattern[str]:
    """A worry that is denied, dealt with, only asked about, or that merely sorts people into a group."""
    return re.compile(
        r"\b(?:no|any|without|not (?:a|an|prove an?)) (?:\w+ ){0,2}(?:concerns?|barriers?|risks?|issues|problems?|difficult\w+|objections?|delays?)\b"
        r"|\b(?:reduc\w+|tackl\w+|mitigat\w+|manag\w+|avoid\w*|minimis\w+|take away|eliminat\w+|address\w*|remov\w+|prevent\w*|overcom\w+|resolv\w+|debunk\w*) (?:\w+ ){0,4}(?:concerns?|barriers?|risks?|issues|problems?|difficulties|delays?)\b"
        r"|\b(?:people|children|pupils|adults|those|families|residents|parents|women|men|students|households) (?:who (?:are|were) )?(?:at|most at) risk\b|\b(?:what|whether|if|where)\b[^,;]{0,50}?\b(?:needed|missing|available|met)\b"
        r"|\b(?:copyright|permission|parties|party|holders?) concerned\b|\brisks? (?:assessment|register|management|log)\b|\b(?:asked|enquired|asking)\s+(?:if|whether|how|what|to what|why|who|when)\b|(?-i:[A-Z][a-z]+ [A-Z][a-z]+) not available|\bdebunk\w*\b|\bmore than (?:enough|adequate)\b",
        re.IGNORECASE,
    )


@cache
def _divided() -> re.Pattern[str]:
    return re.compile(r"\b(?P<who>[Ss]ome (?:[\w’'-]+ ){0,4}?)(?:felt|thought|believed|argued|considered|were (?:in favour|of the view))\b.{5,200}?\bothers\b")


@cache
def _enumeration() -> re.Pattern[str]:
    return re.compile(r"\b(?:concerns|issues|risks|challenges|problems|difficulties|barriers|worries)\b[^:;.]{0,40}:\s*\(?(?:1|a|i)[).]\s")


@cache
def _risk_heading() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:\d+[.)]?\s+)?(?:(?:key|main|current|identified|known|potential|strategic)\s+)*(?:risks?|challenges|barriers|issues|concerns)(?:\s*(?:and|/|&|,)\s*(?:risks?|challenges|barriers|issues|concerns|mitigations?|opportunities|delays))*\s*[:.]?"
    )


def extract(reading: Reading) -> Iterator[Concern]:
    """Find the concerns of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Concerns in text order within risks and prose; what is printed twice comes once.
    """
    told: set[str] = set()
    for concern in _all(reading):
        key = fold(reading.words(concern.quote))
        if key not in told:
            told.add(key)
            yield concern


def _all(reading: Reading) -> Iterator[Concern]:
    sections = {sentence.block: sentence.section for sentence in reading.sentences}
    listed: set[int] = set()
    notes = find_notes(reading)
    for index, block in enumerate(reading.document.blocks):
        heading = reading.sections[sections[index]].heading if index in sections else ""
        if block.kind in ("item", "paragraph") and heading and _risk_heading().fullmatch(heading):
            listed.add(index)
            yield from _risks(reading, block, sections[index], heading)
    for sentence in reading.sentences:
        if sentence.block not in listed and not notes.hold(sentence.span):
            yield from _in_prose(reading, sentence)


def _risks(reading: Reading, block: Block, section: int, heading: str) -> Iterator[Concern]:
    kind: ConcernKind = "risk" if "risk" in heading.casefold() else "concern"
    for start, end in split_sentences(reading.document.text, block.span.start, block.span.end):
        for first, last in _semicolons(reading.words(Span(start, end))):
            quote = Span(start + first, start + last)
            words = reading.words(quote)
            if (
                len(words.split()) >= 3
                and not re.match(r"(?i)(?:not applicable|n/?a\b|none|no (?:significant |new )?risks?|nil)", words)
                and not words.endswith(":")
            ):
                yield Concern(quote=quote, rule="concerns.risk-list", kind=kind, raised_by=_group(reading, section))


def _semicolons(words: str) -> Iterator[tuple[int, int]]:
    begin = 0
    parts = [*[m.start() for m in re.finditer(r";\s+", words)], len(words)]
    for cut in parts:
        lead = len(words[begin:cut]) - len(words[begin:cut].lstrip(" ;"))
        text = words[begin:cut].strip(" ;.,")
        for start, end in _commas(text):
            yield begin + lead + start, begin + lead + end
        begin = cut


def _commas(text: str) -> Iterator[tuple[int, int]]:
    """Two figures in one list entry are two risks ("funding reduced by 21%, reductions of 40%")."""
    cut = re.search(r"\d%,\s+(?=[A-Z])", text)
    if cut:
        yield 0, cut.start() + 2
        yield cut.end(), len(text)
    elif text:
        yield 0, len(text)


def _group(reading: Reading, section: int) -> tuple[Said, ...]:
    while section > 0:
        named = [m for m in reading.cast.within(reading.sections[section].heading_span) if m.kind == "body"]
        if named:
            return (named[0].said(),)
        section = reading.sections[section].parent
    return ()


def _in_prose(reading: Reading, sentence: Sentence) -> Iterator[Concern]:
    words = reading.words(sentence.span)
    divided = _divided().search(words)
    if divided:
        yield _division(reading, sentence, divided)
    if divided or words.endswith("?") or words.startswith(("Action", "ACTION")) or not any(pattern.words.search(words) for pattern in _patterns()):
        return
    listed = _enumeration().search(words)
    yield from _enumerated(reading, sentence, listed) if listed else _by_clause(reading, sentence, words)


def _division(reading: Reading, sentence: Sentence, divided: re.Match[str]) -> Concern:
    start = sentence.span.start + divided.start()
    who = Said(" ".join(divided["who"].split()[1:]), Span(start + 5, start + len(divided["who"].rstrip())))
    end = sentence.span.start + len(reading.words(sentence.span).rstrip(" ."))
    return Concern(quote=Span(start, end), rule="concerns.division", kind="disagreement", raised_by=_named(reading, who))


def _named(reading: Reading, who: Said) -> tuple[Said, ...]:
    """The party that the words name ("some Panel members": the Panel), if they name one."""
    named = reading.cast.within(who.span)
    return (named[0].said(),) if named else ()


def _enumerated(reading: Reading, sentence: Sentence, listed: re.Match[str]) -> Iterator[Concern]:
    """One for each number of "three main concerns: 1) ...; 2) ..."."""
    words = reading.words(sentence.span)
    kind: ConcernKind = "risk" if "risk" in listed[0].casefold() else "concern"
    who = _who(reading, sentence, sentence.span, listed.start())
    marks = [*re.finditer(r"(?<!\S)\(?(?:\d|[a-h]|i{1,3}|iv|v)[).]\s+", words[listed.end() - 4 :])]
    base = listed.end() - 4
    for mark, following in zip(marks, [*[m.start() for m in marks[1:]], len(words) - base], strict=True):
        part = re.sub(r"[\s;,.]+(?:and)?[\s;,.]*$", "", words[base + mark.end() : base + following])
        start = sentence.span.start + base + mark.end()
        if len(part.split()) >= 3:
            yield Concern(quote=Span(start, start + len(part)), rule="concerns.enumerated", kind=kind, raised_by=who)


def _by_clause(reading: Reading, sentence: Sentence, words: str) -> Iterator[Concern]:
    for start, end in clauses(words):
        part = words[start:end]
        pattern = next((p for p in _patterns() if p.words.search(part)), None)
        if pattern and len(part.split()) >= 4 and not re.match(r"(?i)if\b|whether\b", part) and not _denied().search(part):
            yield _concern(reading, sentence, _tight(part, pattern, sentence.span.start + start), pattern)


def _tight(part: str, pattern: Pattern, offset: int) -> Span:
    """Without "although" in front, and without the main clause behind the comma that then follows."""
    lead = re.match(r"(?:although|while|whilst|though|despite)\s+", part, re.IGNORECASE)
    found = pattern.words.search(part)
    ends = (part.find(", ", found.end()) if lead else -1, *(match.start() for match in [_goes_on().search(part, found.end())] if match)) if found else ()
    return Span(offset + (lead.end() if lead else 0), offset + min((end for end in ends if end > 0), default=len(part)))


@cache
def _goes_on() -> re.Pattern[str]:
    """Where the clause behind a worry tells what follows from it, or something else."""
    return re.compile(r",? and therefore\b|,? so that\b|\s+(?:and|but)\s+[a-z][\w.]*\s+(?:is|are|was|were|will)\b")


def _concern(reading: Reading, sentence: Sentence, quote: Span, pattern: Pattern) -> Concern:
    words = reading.words(quote)
    found = pattern.words.search(words)
    about = _about(reading, quote, found.end()) if found else None
    who = _who(reading, sentence, quote, found.start() if found else 0)
    return Concern(
        quote=quote, rule=f"concerns.{pattern.kind}", kind=pattern.kind, raised_by=who, about=about
    )


def _about(reading: Reading, quote: Span, offset: int) -> Said | None:
    rest = reading.words(quote)[offset:]
    found = re.match(
        r"\s*(?:(?:was|were|is|are|that|been)\s+)*(?:raised\s+|expressed\s+)?(?:regarding|about|over|in relation to|with|of|in|for|that|to)?\s*(?P<what>[^,;.]{6,120})",
        rest,
    )
    if not found or len(found["what"].split()) < 2:
        return None
    what = found["what"].strip()
    start = quote.start + offset + found.start("what") + len(found["what"]) - len(found["what"].lstrip())
    return Said(what, Span(start, start + len(what)))


def _who(reading: Reading, sentence: Sentence, quote: Span, trigger: int) -> tuple[Said, ...]:
    """Who worries: the speaker, the subject of a word of worry, the meeting, the paragraph's speaker, or the section's group."""
    named = _speaker(reading, sentence) or _subject(reading, sentence, quote, trigger)
    if named:
        return named
    if _raised().match(reading.words(sentence.span)):
        return _meeting(reading)
    if reading.metadata.genre == "partnership-report":
        return _group(reading, sentence.section)  # elsewhere a heading names the topic, not the speaker
    return _paragraph_speaker(reading, sentence)


@cache
def _raised() -> re.Pattern[str]:
    return re.compile(
        r"(?:Concerns?|Worries|Questions|Statistics|Figures|Objections?)\b.*\b(?:was|were) (?:also )?(?:raised|expressed|queried|questioned|noted)\b"
    )


@cache
def _worries() -> re.Pattern[str]:
    """Between a subject and what it worries about."""
    return re.compile(r"\b(?:concern|worr|queried|object|oppos|disagree|fear|support|raised|drew|disappoint|not (?:in favour|signed)|rejected|warned|struggl|frustrat)\w*", re.IGNORECASE)


def _speaker(reading: Reading, sentence: Sentence) -> tuple[Said, ...]:
    frame = find_frame(reading.words(sentence.span))
    return subjects(reading, Span(sentence.span.start, sentence.span.start + frame.end("who"))) if frame and frame["who"] else ()


def _subject(reading: Reading, sentence: Sentence, quote: Span, trigger: int) -> tuple[Said, ...]:
    own = subjects(reading, Span(quote.start, quote.start + trigger)) if trigger else ()
    if own and _worries().search(reading.words(quote)[trigger : trigger + 24]):
        return own
    first = next(iter(reading.cast.within(sentence.span)), None)
    behind = reading.words(Span(first.span.end, min(sentence.span.end, first.span.end + 24))) if first else ""
    starts = first and not re.search(r"[a-z]{4}", reading.words(Span(sentence.span.start, first.span.start)))
    return (first.said(),) if first and starts and _worries().search(behind) else ()


def _paragraph_speaker(reading: Reading, sentence: Sentence) -> tuple[Said, ...]:
    """Who was last reported as speaking in the paragraph before the sentence, in minutes."""
    if reading.metadata.genre not in {"minutes", "decision-record", "scrutiny-report"}:
        return ()
    index = bisect_left(reading.sentences, sentence.span.start, key=lambda one: one.span.start)
    for before in reversed(reading.sentences[max(0, index - 6) : index]):
        if before.block != sentence.block:
            break
        named = _speaker(reading, before)
        if named:
            return named
    return ()


def _meeting(reading: Reading) -> tuple[Said, ...]:
    publisher = reading.metadata.publisher
    name = next((p.name.value for p in reading.cast.partners if publisher and fold(p.name.value) == fold(publisher.value)), "")
    return (Said(name, publisher.span),) if publisher and name else ()
