"""Decisions: what stands under RESOLVED, AGREED or "Decision:", or behind "As Cabinet Member for X, I:".

The owner is who decided (the body that the item names, the decision taker, else the body whose document it is),
or the delegate of what is delegated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.labels import follows
from ingest.documents.model import Block, Span
from ingest.extract.authors import signed_below
from ingest.extract.commitments.draft import Wording, make, subjects
from ingest.extract.commitments.owners import agent
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.tasks import find_tasks
from ingest.extract.commitments.verbs import VERBS
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.identify.names import fold
from ingest.records import Commitment, Said

_HEAD: Final = 600  # characters at the start of a paper within which it says which committee met


def find_decisions(reading: Reading, places: tuple[Place, ...]) -> Iterator[Commitment]:
    """Find the decisions of lists and sections that say they hold some.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.

    Yields:
        Commitments in text order.
    """
    for block, place in zip(reading.document.blocks, places, strict=True):
        words = reading.words(block.span)
        inline = _inline().match(words) if not (place.role == "decision" and block.kind == "item") else None
        if inline and words.startswith("Decision:") and not _says().search(words, inline.end()):
            continue  # the title of the paper
        if inline and not (place.stem and words.endswith((":", ":-", ":–"))) and len(words) - inline.end() > 12:
            yield from _resolutions(reading, block, words, inline.end(), place)
        elif place.role == "decision" and not place.stem and block.kind in ("item", "paragraph") and _decides(block, words, place):
            for start, end in _each(words, is_run=block.kind == "paragraph" and words.startswith("That ")):
                yield from _decisions(reading, replace(block, span=Span(block.span.start + start, block.span.start + end)), words[start:end], place)
        elif reading.metadata.genre in ("minutes", "action-log") and place.role not in ("progress", "aside", "roster") and _in_note().search(words):
            yield from _noted_decisions(reading, block, place)
        elif not place.stem and ("esolved" in words.casefold() or "Agreed that" in words):
            yield from _in_the_midst(reading, block, words, place)


def _each(words: str, *, is_run: bool) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, if each is a decision of its own ("To accept the tender. To hold back the rest."); the parts of one that is no item."""
    sentences = list(split_sentences(words, 0, len(words)))
    if is_run and len(sentences) == 1:
        yield from _joined(words, 0)
        return
    if not all(_infinitive().match(words, start) for start, _ in sentences):
        sentences = [(0, len(words))]
    for start, end in sentences:
        begin = start
        for joint in _and_to().finditer(words, start, end) if words.startswith("To ", start) else ():
            yield begin, joint.start()
            begin = joint.end()
        yield begin, end


@cache
def _and_to() -> re.Pattern[str]:
    """Where a second infinitive is a decision of its own ("To accept the tender and to tell the Board")."""
    return re.compile(r"(?:,|;)?\s+and\s+(?=to [a-z]+ \S+ \S+|for (?:each|every|all|the) [^,;]{3,40}? to [a-z])")


@cache
def _infinitive() -> re.Pattern[str]:
    return re.compile(r"(?:And |Also )?(?:[Tt]o|[Tt]hat) [a-z]")


@cache
def _in_note() -> re.Pattern[str]:
    """A decision in note form, without a finite verb ("Last notes OK.", "Plan adopted as it is", "Agreed as a true record")."""
    what = (
        r"(?:[Mm]inutes|[Nn]otes|[Pp]lan|[Rr]eport|[Bb]udget|[Tt]erms of reference|[Ss]trategy|[Pp]olicy|[Pp]rotocol|[Rr]ecommendations?|[Pp]roposals?|[Rr]ates|[Dd]raft|[Pp]rogramme|[Cc]hanges|[Ff]orward plan|[Aa]ccounts)"
    )
    done = r"(?:(?:were |was )?agreed|approved|accepted|adopted|endorsed|ratified|confirmed|AGREED|APPROVED|ACCEPTED|Agreed|Approved|Accepted|OK|ok)"
    return re.compile(
        rf"(?:^|(?<=[.;:] )|(?<=\n))(?:(?:The |Last |Draft |Revised |Previous )?{what}(?: (?:of|from|for) [\w ,/]{{3,50}}?)?,? {done}(?= as\b| with\b| subject to\b| without\b|,? subject to\b|[.;\n]|$)|(?:Agreed|Approved|Accepted|Confirmed|Adopted|Endorsed),? (?:as (?:a |an )?(?:true|correct|accurate)|for (?:publication|consultation|submission|adoption|release|issue|use|one year)|in principle|unanimously|nem con|by \d+ votes|subject to|without a vote|with (?:one|two|the|minor|some|a few) )|Deferred (?:to|until) )(?:(?![ \t]{{3}})[^.\n]|\.(?=\d)){{0,120}}"
    )


def _noted_decisions(reading: Reading, block: Block, place: Place) -> Iterator[Commitment]:
    for found in _in_note().finditer(reading.words(block.span)):
        span = trimmed(reading, Span(block.span.start + found.start(), block.span.start + found.end()))
        yield make(reading, span, Wording("decision", "agreed", "note-decision"), owners=decider(reading, span), label=place.label)


def _in_the_midst(reading: Reading, block: Block, words: str, place: Place) -> Iterator[Commitment]:
    """Sentences of a paragraph that are resolutions ("... was discussed. Resolved – that the return be approved.")."""
    for start, end in split_sentences(words, 0, len(words)):
        found = _inline().match(words, start, end)
        if found and end - found.end() > 12:
            part = replace(block, span=Span(block.span.start + start, block.span.start + end))
            yield from _resolutions(reading, part, words[start:end], found.end() - start, place)


@cache
def _inline() -> re.Pattern[str]:
    """A label in the line itself ("RESOLVED – That ...", "Decision: ...", "RESOLVED (nem con) that")."""
    return re.compile(
        r"(?:(?:It was |IT WAS )?(?:DECISIONS?|Decisions?|RESOLVED|Resolved|AGREED|Agreed|RESOLUTION|Resolution|DECIDED|Decided))"
        r"(?:\s*\([^()]{2,80}\)|\s+(?:unanimously|nem con))?\s*(?:[:–—-]+\s*|(?=[Tt]hat\s|to\s)|(?=THAT\s))(?=\S)"
    )


@cache
def _mark() -> re.Pattern[str]:
    """The number or letter of one of several resolutions that run on in one line."""
    return re.compile(r"(?:^|[\s:;,.–—-])(?:\((?P<label>\d{1,2}|[a-z]|[ivx]{2,4})\)|(?P<bare>\d{1,2}|[a-z]|[ivx]{2,4})\))\s+(?=\S)")


def _joined(words: str, start: int) -> Iterator[tuple[int, int]]:
    """Resolutions that "and that" joins ("that the return be approved, and that the Director be authorised to ...")."""
    for joint in re.finditer(r"(?:(?<=[a-z]),|;|(?<=\w))\s+and\s+(?=that\b[^,;]{5,160}?\b(?:be|should|would|will)\b)|[,;]\s+and\s+(?=that\b)|;\s+(?=that\b)", words):
        if joint.start() - start > 20:
            yield start, joint.start()
            start = joint.end()
    yield start, len(words)


def _resolutions(reading: Reading, block: Block, words: str, start: int, place: Place) -> Iterator[Commitment]:
    """The resolutions that a line holds: one, or several with numbers or letters that follow on."""
    marks: list[re.Match[str]] = []
    for found in _mark().finditer(words, max(0, start - 1)):
        label = found["label"] or found["bare"]
        if (not marks and label in {"1", "a", "i"}) or (marks and follows(marks[-1]["label"] or marks[-1]["bare"], label)):
            marks.append(found)
    if not marks:
        for first, last in _joined(words, start):
            yield from _decisions(reading, replace(block, span=Span(block.span.start + first, block.span.start + last)), words[first:last], place)
        return
    ends = [found.start() for found in marks[1:]] + [len(words)]
    for found, end in zip(marks, ends, strict=True):
        group = "label" if found["label"] else "bare"
        label = Said(found[group], Span(block.span.start + found.start(group), block.span.start + found.end(group)))
        part = replace(block, span=Span(block.span.start + found.end(), block.span.start + end))
        if len(words[found.end() : end].split()) >= 3:
            yield from _decisions(reading, part, words[found.end() : end], replace(place, label=label if len(marks) > 1 else place.label))


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:any|none|no interest|reasons?|date|signed|the meeting (?:closed|ended|rose)|for information|background|alternative)\b")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:that|to|note[sd]?|agree[sd]?|approve[sd]?|delegate[sd]?|endorse[sd]?|resolve[sd]?|authori[sz]e[sd]?|accept(?:ed|s)?|adopt(?:ed|s)?|confirm(?:ed|s)?|receive[sd]?|recommend(?:ed|s)?|it was|support(?:ed|s)?|appoint(?:ed|s)?|instruct(?:ed|s)?|request(?:ed|s)?|invite[sd]?|refer(?:red|s)?|defer(?:red|s)?|grant(?:ed|s)?|award(?:ed|s)?|extend(?:ed|s)?|asks?|asked"
        r"|do(?:es)? not|declin(?:e|es|ed)|reject(?:s|ed)?|commission(?:s|ed)?|establish(?:es|ed)?|allocate[sd]?|welcome[sd]?|ratif(?:y|ies|ied)|proceed|adjourn(?:ed|s)?|nominate[sd]?|elect(?:ed|s)?|re-?appoint(?:ed|s)?)\b",
        re.IGNORECASE,
    )


def _decides(block: Block, words: str, place: Place) -> bool:
    if len(words.split()) < 3 or _aside().match(words):
        return False
    return bool(_opening().match(words)) or (block.kind == "item" and (place.led or place.label is not None) and bool(_says().search(words)))


@cache
def _says() -> re.Pattern[str]:
    """A verb of deciding or doing: a bare title in a list decides nothing."""
    return re.compile(rf"\b(?:be|is|are|was|were|will|shall|should|to|not|noted|{VERBS})\b", re.IGNORECASE)


@cache
def _noted() -> re.Pattern[str]:
    return re.compile(r"(?:That\s+)?(?:[\w ,’'-]{0,70}?\b)?(?:be\s+|is\s+|are\s+)?(?:NOTE[SD]?|[Nn]oted?s?)\b|[Rr]eceive|[Tt]o note\b")


@cache
def _delegates() -> re.Pattern[str]:
    return re.compile(r"(?:[Tt]hat\s+|[Tt]o\s+)?(?:authority (?:is|be)\s+)?(?:DELEGATE[DS]?|[Dd]elegate[ds]?)\b(?:\s+(?:authority|responsibility|power))?.{0,60}?\bto\s+|(?:[Tt]hat\s+)?[Aa]uthority (?:to [^.;]{3,90}? )?(?:is|be) (?:hereby )?(?:delegated|given|granted) to\s+")


@cache
def _hands_on() -> re.Pattern[str]:
    """A task in note form behind the label ("Agreed: Ann Lee to write to the Board")."""
    return re.compile(r"(?!(?:To|That|Delegated?|DELEGATED?|Referred|REFERRED)\b)(?:[Tt]he )?[A-Z][\w’'&-]*(?: (?:of|for|and|the|&|[A-Z][\w’'&-]*)){0,8}(?: \([^()]{2,60}\))? to (?:also |then )?(?!(?:be|the|an|its|their|all|any)\b)[a-z]{2,}\b")


def _decisions(reading: Reading, block: Block, words: str, place: Place) -> Iterator[Commitment]:
    """What a line under a label decides: a task that it gives somebody, else a decision."""
    given = list(find_tasks(reading, trimmed(reading, block.span), "agreed", "agreed-task", label=place.label)) if _hands_on().match(words) else []
    if given and all(task.owner for task in given):
        yield from given
    else:
        yield _decision(reading, block, words, place)


def _decision(reading: Reading, block: Block, words: str, place: Place) -> Commitment:
    delegate = _delegates().match(words)
    noted = _noted().match(words[:110]) and not re.search(r"\b(?:be|are|is) (?:agreed|approved|endorsed|adopted)\b", words)
    wording = Wording("decision", "noted" if noted else "agreed", "listed-decision", delegate.end() if delegate else 0)
    owners = _delegate(reading, block.span, delegate) if delegate else _charged(reading, block.span, words)
    upward = _upward().match(words)
    charged = None if upward else given_task(words)
    doers = subjects(reading, Span(block.span.start + charged.start("who"), block.span.start + charged.end("who"))) if charged else ()
    if charged and doers:
        wording, owners = Wording("action", "agreed", "agreed-that", charged.start("verb"), charged.end("verb")), doers
    if upward:
        wording = Wording("recommendation", "agreed", "listed-decision")
        at = block.span.start + (upward.start("body") if upward["body"] else upward.start("whom") if upward["whom"] else upward.end())
        owners = tuple(m.said() for m in reading.cast.within(block.span)[:2] if m.span.start == at)
    asked = _asked(reading, block.span, words) if wording.kind == "decision" and not delegate else ()
    owners = (() if asked else owners) or _leading(reading, place) or decider(reading, block.span)
    made = make(reading, trimmed(reading, block.span), wording, owners=owners, label=place.label)
    return replace(made, counterparty=asked) if asked and asked != owners else made


@cache
def _given() -> re.Pattern[str]:
    return re.compile(r"(?:(?:[Ii]t )?(?:\w+ ){0,3}?(?:agreed|AGREED|resolved) )?(?:[Tt]hat |THAT )?(?P<for>for )?(?P<who>(?:the |a |an |each )?(?!(?:it|this|there|these|if|no)\b)[\w’'&()/. -]{2,70}?) (?P<verb>(?(for)to|(?:would|should|will)))\b(?! (?:be|have|not|remain|continue to be)\b)")


def given_task(words: str) -> re.Match[str] | None:
    """Tell whether what was agreed is a task that somebody is given ("It was agreed that the Clerk would write").

    Args:
        words: The decision.

    Returns:
        The match, whose groups are `who` is to do it and the `verb` that hands it on; None for a decision of the body itself.

    Example:
        >>> given_task("That the Clerk would write to the Board")["who"]
        'the Clerk'
        >>> given_task("for each school to sign it")["who"]
        'each school'
        >>> given_task("That the budget be approved") is None
        True
    """
    return _given().match(words)


@cache
def _upward() -> re.Pattern[str]:
    """What is put to a higher body ("Recommended that ...", "That Cabinet be recommended to ...", "to recommend to Council that ...")."""
    return re.compile(
        r"(?:RECOMMENDED|(?:[Tt]o\s+)?[Rr]ecommend(?:ed|s)?)\b(?:\s+to)?(?:\s+(?:that|THAT))?\s+(?:the\s+)?(?P<whom>(?-i:[A-Z]))?"
        r"|(?:[Tt]hat\s+)?(?:the\s+)?(?P<body>[A-Z][\w’' ]{2,40}?)\s+be\s+(?:recommended|requested to agree)\b"
    )


def _leading(reading: Reading, place: Place) -> tuple[Said, ...]:
    """Who decides by the words that lead the list ("The Lead Member RESOLVED to:")."""
    verb = _deciding_verb().search(reading.words(place.lead)) if place.lead else None
    return subjects(reading, Span(place.lead.start, place.lead.start + verb.start())) if place.lead and verb else ()


@cache
def _deciding_verb() -> re.Pattern[str]:
    return re.compile(r"\b(?:RESOLVED|AGREED|DECIDED|resolved|agreed|decided)\b|:")


@cache
def _charges() -> re.Pattern[str]:
    """Who is given a task or a power by a decision ("That the Clerk be instructed to ...", "authorises the Director to ...")."""
    power = r"(?:authori[sz]ed|instructed|given (?:delegated )?(?:power|authority|powers)|empowered|tasked|charged)"
    return re.compile(
        rf"(?:[Tt]hat\s+)?(?P<who>(?:the\s+)?(?:(?!\bbe\b)[\w’',&()-]+\s+){{1,14}}?)be\s+{power}\b|(?:[Tt]o\s+)?(?:authori[sz]es?|instructs?)\s+(?P<whom>(?:[\w’',&()-]+\s+){{1,14}}?)(?:,[^,]*,\s*)?to\b"
    )


@cache
def _asks() -> re.Pattern[str]:
    """Whom a decision asks for something, which that one may decline ("That the Police be asked to ...")."""
    return re.compile(r"(?:[Tt]hat\s+)?(?P<who>(?:the\s+)?(?:(?!\bbe\b)[\w’',&()-]+\s+){1,14}?)be\s+(?:asked|requested|urged|invited|encouraged|called (?:up)?on)\s+to\b|(?:[Tt]o\s+)?(?:asks?|requests?|urges?|invites?|asked|requested|urged|invited)\s+(?P<whom>(?:[\w’',&()-]+\s+){1,14}?)to\b")


def _asked(reading: Reading, span: Span, words: str) -> tuple[Said, ...]:
    found = _asks().match(words)
    if found is None:
        return ()
    group = "who" if found["who"] else "whom"
    return subjects(reading, Span(span.start + found.start(group), span.start + found.end(group)))


def _charged(reading: Reading, span: Span, words: str) -> tuple[Said, ...]:
    found = _charges().match(words)
    if not found:
        return _doing_it(reading, span, words)
    group = "who" if found["who"] else "whom"
    return subjects(reading, Span(span.start + found.start(group), span.start + found.end(group)))


@cache
def _subjunctive() -> re.Pattern[str]:
    """Who is to act by a resolution ("That the Chairman write to the Minister", "that the Clerk brings a report")."""
    return re.compile(rf"(?:[Tt]hat\s+)?(?P<who>(?:the\s+|each\s+|all\s+)?[A-Z](?:(?!\bbe\b)[\w’'&-]+\s+){{1,9}}?){VERBS}s?\s+(?:to|back|the|a|an|its|their|all|every|each|any|further|on|with|up)\b")


@cache
def _done_by() -> re.Pattern[str]:
    return re.compile(r"\bbe (?:\w+ly )?\w+(?:ed|en|wn|pt|nt) by\b")


def _doing_it(reading: Reading, span: Span, words: str) -> tuple[Said, ...]:
    """Whom a resolution sets to work by naming them as its subject, or behind "be settled by"."""
    acting = _subjunctive().match(words)
    doer = subjects(reading, Span(span.start + acting.start("who"), span.start + acting.end("who"))) if acting else ()
    if doer:
        return doer
    done = _done_by().search(words)
    return agent(reading, span, span.start + done.end() - len("by")) if done else ()


def _delegate(reading: Reading, span: Span, found: re.Match[str]) -> tuple[Said, ...]:
    mentions = reading.cast.within(Span(span.start + found.end() - 4, min(span.end, span.start + found.end() + 160)))
    return (mentions[0].said(),) if mentions else ()


def decider(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Return who decided what a stretch of text says.

    Args:
        reading: The reading with its cast.
        span: Place of the decision.

    Returns:
        The body that the decision names as deciding, else the taker of a recorded decision, else the publisher; empty if none shows.
    """
    own = next((m for m in reading.cast.within(Span(span.start, min(span.end, span.start + 80))) if m.kind == "body"), None)
    opens = own and re.fullmatch(r"(?:[Tt]hat\s+)?(?:[Tt]he\s+)?", reading.words(Span(span.start, own.span.start)))
    if own and opens and _deciding_words().match(reading.document.text, own.span.end):
        return (own.said(),)
    if reading.metadata.genre == "decision-record" or _taken().search(reading.document.text, 0, span.start):
        return taker(reading, span)
    return meeting_body(reading) or _named_in_general(reading, span)


def meeting_body(reading: Reading) -> tuple[Said, ...]:
    """Return the body whose meeting the paper is of.

    Args:
        reading: The reading with its cast.

    Returns:
        The body that met, else the one whose paper it is; empty if the text does not tell.
    """
    return _sitting(reading) or publisher(reading)


def _sitting(reading: Reading) -> tuple[Said, ...]:
    """The body whose meeting the head of the paper says it was; the committee of a council whose paper it is."""
    head = reading.cast.within(Span(0, min(len(reading.document.text), _HEAD)))
    met = next((m for m in head if m.kind == "body" and _meeting_of().search(reading.document.text, max(0, m.span.start - 30), m.span.start)), None)
    if met:
        return (met.said(),)
    types = {partner.name.value: partner.type for partner in reading.cast.partners}
    said = publisher(reading)
    if said and types.get(said[0].value) != "Council":
        return ()
    return tuple(m.said() for m in head if m.kind == "body" and types.get(m.name) in ("Committee", "PartnershipBody"))[:1]


@cache
def _meeting_of() -> re.Pattern[str]:
    return re.compile(r"(?i)\bmeeting of (?:the )?$")


@cache
def _deciding_words() -> re.Pattern[str]:
    return re.compile(r"\s+(?:\w+ly\s+)?(?:note|agree|approve|endorse|resolve|recommend|accept|adopt|support|welcome|receive)[ds]?\b", re.IGNORECASE)


def _named_in_general(reading: Reading, span: Span) -> tuple[Said, ...]:
    """The body that the text before just calls "the Board"."""
    for mention in reading.cast.before(span.start):
        if mention.kind == "body" and _general().fullmatch(reading.words(mention.span)):
            return (mention.said(),)
    return ()


@cache
def _general() -> re.Pattern[str]:
    return re.compile(r"(?:[Tt]he )?(?:Sub-)?(?:Committee|Board|Panel|Cabinet|Council|Forum|Executive|Group|Commission|Partnership)", re.IGNORECASE)


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(r"(?im)\bdecision (?:taken|made) by\b\s*:?|^(?:decision[- ]making )?officer\s*:|\bdecision[- ]maker\b\s*:?|\bwho (?:took|made|is taking) the decision\b\s*[:?]?")


def taker(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Return who took a recorded decision.

    Args:
        reading: The reading with its cast.
        span: Place of the decision.

    Returns:
        The board, or the person that the record names as the taker or that signed it; else the publisher; empty if none shows.
    """
    taken = _taken().search(reading.document.text, 0, span.start) or re.search(r"(?i)i,?:\s*$", reading.document.text[: span.start])
    board = () if taken or re.search(r"\bI (?:have |hereby )?\w+|\bI\s*:", reading.document.text) else _sitting(reading)
    if board:
        return board
    below = () if taken else signed_below(reading)
    if below:
        return below
    after = taken.end() if taken else 0
    people = [mention for mention in reading.cast.within(Span(after, span.start)) if mention.kind != "body"]
    first = next((mention for mention in people if mention.kind == "person"), people[0] if people else None)
    return (first.said(),) if first else publisher(reading)


def publisher(reading: Reading) -> tuple[Said, ...]:
    """Return the body whose document it is, by the fullest name that the document gives it.

    Args:
        reading: The reading with its cast.

    Returns:
        The body with the words that say so; empty if the text does not tell.
    """
    said = reading.metadata.publisher
    if said is None:
        return ()
    names = {fold(alias.value): partner.name.value for partner in reversed(reading.cast.partners) for alias in (*partner.aliases, partner.name)}
    name = names.get(fold(said.value), said.value)
    return (Said(said.value if name.isupper() else name, said.span),)
