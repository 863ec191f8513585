"""Commitments by where they stand: aims under "Aims", work under "Progress", tasks under "Next steps".

Each item (under a heading, each paragraph too) becomes a commitment of the kind that its place says; a step still to
come that is listed under progress is a planned action. The owner is the group whose section it is, with the
heading's words as evidence, except for progress, where only the words themselves name one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.clauses import AUXILIARY, clauses
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.leads import has_lead
from ingest.extract.commitments.notes import hands_on
from ingest.extract.commitments.owners import subjects
from ingest.extract.commitments.places import Place, is_about_aim
from ingest.extract.commitments.quotes import behind_topic, trimmed
from ingest.extract.commitments.refusals import tells_no_work
from ingest.extract.commitments.tasks import find_tasks
from ingest.extract.commitments.timetables import dated_entry, timetabled
from ingest.extract.commitments.verbs import VERBS
from ingest.extract.commitments.wordings import find_wording
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.records import Commitment, Said, Status

_CELL_END: Final = 36  # characters at most of the end of a cell below its row


def find_listed(reading: Reading, places: tuple[Place, ...]) -> Iterator[Commitment]:
    """Find commitments by the heading or lead-in that they stand under.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.

    Yields:
        Commitments in text order.
    """
    for block, place in zip(reading.document.blocks, places, strict=True):
        if block.kind == "heading" and place.role == "aim":
            yield from _headline(reading, block)
        if block.kind == "paragraph":
            yield from _labelled_aim(reading, block)
            if numbered := _numbered_aim().match(reading.words(block.span)):
                yield from _aim_of_number(reading, block, numbered)
                continue
            yield from _inline_steps(reading, block)
        if place.stem or place.role in ("", "aside", "roster", "decision", "recommendation") or len(reading.words(block.span).split()) < 2:
            continue
        if not _is_passed_over(reading, block, place):
            yield from _by_role(reading, block, place)


def _is_passed_over(reading: Reading, block: Block, place: Place) -> bool:
    """Whether a block in such a place is no entry of it: a title, a row or the end of one, a line that names who leads."""
    words = reading.words(block.span)
    is_title = block.kind == "heading" and not _reads_like_item(place, words)
    return block.kind == "row" or is_title or has_lead(words) or _names_aim(block, words) or _ends_row(reading, block)


def _ends_row(reading: Reading, block: Block) -> bool:
    """Whether a few words in small letters right below a row are the end of one of its cells."""
    if block.kind != "paragraph" or len(block.span) > _CELL_END or not reading.words(block.span)[0].islower():
        return False
    index = bisect_left(reading.document.blocks, block.span.start, key=lambda other: other.span.start)
    before = next((other for other in reversed(reading.document.blocks[:index]) if other.kind == "row" or len(other.span) > _CELL_END), None)
    return before is not None and before.kind == "row"


def _names_aim(block: Block, words: str) -> bool:
    """Whether a line only says which aim the lines below it are about ("Aim 1 - Shelter")."""
    return is_about_aim(words) and (block.kind == "heading" or (block.kind == "paragraph" and len(words.split()) <= 8 and not _finite().search(words)))


def _headline(reading: Reading, block: Block) -> Iterator[Commitment]:
    """A heading that states an aim itself ("Priority 1: Reduce anti-social behaviour")."""
    found = re.match(r"(?i)(?:priority|objective|aim|goal|outcome|theme)\s+(?P<label>\d+|[A-Z])\s*[:.–-]\s*(?=\S)", reading.words(block.span))
    if found and len(reading.words(block.span)) > found.end() + 8:
        label = Said(found["label"], Span(block.span.start + found.start("label"), block.span.start + found.end("label")))
        quote = trimmed(reading, Span(block.span.start + found.end(), block.span.end))
        yield make(reading, quote, Wording("aim", aim_status(reading), "listed-aim"), owners=(), label=label)


@cache
def _aim_label() -> re.Pattern[str]:
    return re.compile(r"(?:(?:Our |Overall |Key |Strategic )?(?:[Oo]bjective|[Aa]im|[Gg]oal|[Vv]ision|[Pp]urpose|[Ii]ntended outcome))s?\s*:\s+(?=\S)")


def _labelled_aim(reading: Reading, block: Block) -> Iterator[Commitment]:
    """A line that is labelled as an aim ("Objective: fewer children wait")."""
    found = _aim_label().match(reading.words(block.span))
    if found and not _what_for().match(reading.words(block.span), found.end()) and len(reading.words(block.span)) > found.end() + 12:
        yield make(reading, trimmed(reading, Span(block.span.start + found.end(), block.span.end)), Wording("aim", aim_status(reading), "labelled-aim"), owners=())


@cache
def _numbered_aim() -> re.Pattern[str]:
    """The number of one of several aims that each have a line ("Aim 2   Older people are warm at home")."""
    return re.compile(r"(?:Aim|Objective|Goal|Priority|Outcome|Ambition)\s+(?P<label>\d{1,2})(?:\s{2,}|\s*[.:)–-]\s+)(?=\S+ \S+ \S)")


def _aim_of_number(reading: Reading, block: Block, found: re.Match[str]) -> Iterator[Commitment]:
    label = Said(found["label"], Span(block.span.start + found.start("label"), block.span.start + found.end("label")))
    quote = trimmed(reading, Span(block.span.start + found.end(), block.span.end))
    yield make(reading, quote, Wording("aim", aim_status(reading), "labelled-aim"), owners=(), label=label)


@cache
def _what_for() -> re.Pattern[str]:
    """The boxes of a cover sheet that say what a paper is put to a board for ("Purpose: ☐ Decision ☒ Assurance")."""
    return re.compile(r"[☐☑☒✓✔□■]|(?i:(?:for )?(?:decision|assurance|discussion|information|approval|noting)\b)")


@cache
def _steps_label() -> re.Pattern[str]:
    return re.compile(r"(?:Next(?: steps?)?|What(?:[’']s| is) next|Coming up|Still to do|To do)\s*[:–-]\s+(?=\S)")


def _inline_steps(reading: Reading, block: Block) -> Iterator[Commitment]:
    """Tasks in bare verbs behind a label in the line itself ("Next: train six volunteers. Hold a second fair.")."""
    label = _steps_label().match(reading.words(block.span))
    if label is None:
        return
    for start, end in split_sentences(reading.document.text, block.span.start + label.end(), block.span.end):
        if _bare_verb().match(reading.words(Span(start, end))):
            yield from find_tasks(reading, trimmed(reading, Span(start, end)), "planned", "inline-step")


@cache
def _bare_verb() -> re.Pattern[str]:
    return re.compile(rf"(?i:{VERBS})\s+(?!of\b|by\b|is\b|was\b)")


def _reads_like_item(place: Place, words: str) -> bool:
    if place.role == "progress" and re.search(r"\b(?:now|\w+ed|being)\b", words):
        return len(words.split()) > 3
    if place.role in ("planned", "next-steps") and not place.led and _names_work(words) and _is_bare(words):
        return len(words.split()) > 4
    return place.label is not None and len(words.split()) > 5


def _by_role(reading: Reading, block: Block, place: Place) -> Iterator[Commitment]:
    if place.role == "aim":
        yield from _aim(reading, block, place)
    elif place.role in ("progress", "doing", "behind"):
        yield from _progress(reading, block, place)
    elif place.role == "suggested":
        yield from _suggested(reading, block)
    elif (opened := _opened(reading, block, place)) is not None:
        yield from opened
    else:
        yield from _as_task(reading, block, place)


def _opened(reading: Reading, block: Block, place: Place) -> Iterator[Commitment] | None:
    """The step of an entry that opens with a time or with who takes it; None if it opens with neither."""
    if place.role not in ("planned", "next-steps"):
        return None
    when = dated_entry().match(reading.words(block.span))
    if when:
        says = not _is_nothing().match(reading.words(block.span), when.end())
        return timetabled(reading, block, when.end(), place, _owner(reading, place)) if says else iter(())
    return _named_task(reading, block, place) if _by_name(reading, block) else None


def _as_task(reading: Reading, block: Block, place: Place) -> Iterator[Commitment]:
    if block.kind == "item" and place.led:
        yield from _task(reading, block, place)
    elif _is_task(reading.words(block.span)) or (_is_bare(reading.words(block.span)) and ((block.kind == "item" and not block.label.isdigit()) or _names_work(reading.words(block.span)))):
        status: Status = "agreed" if place.role == "next-steps" else "planned"
        for task in find_tasks(reading, trimmed(reading, block.span), status, "listed-next-step", label=place.label):
            yield task if task.owner or place.role != "planned" else replace(task, owner=_owner(reading, place))


def _by_name(reading: Reading, block: Block) -> int:
    """Where the task starts in a line that names who is to do it before a dash ("Weir Housing - new boilers by May"); 0 if none does."""
    first = next(iter(reading.cast.within(block.span)), None)
    if first is None or first.span.start > block.span.start + 4:
        return 0
    found = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:\s[-–—]|:)\s+(?!nothing\b|no\b|none\b)(?=\S)").match(reading.document.text, first.span.end, block.span.end)
    return found.end() - block.span.start if found else 0


def _named_task(reading: Reading, block: Block, place: Place) -> Iterator[Commitment]:
    first = next(iter(reading.cast.within(block.span)))
    quote = trimmed(reading, Span(block.span.start + _by_name(reading, block), block.span.end))
    status: Status = "agreed" if place.role == "next-steps" else "planned"
    yield make(reading, quote, Wording("action", status, "listed-by-name"), owners=(first.said(),), label=place.label)


def _owner(reading: Reading, place: Place) -> tuple[Said, ...]:
    if place.group is None:
        return ()
    named = [mention for mention in reading.cast.within(place.group) if mention.kind == "body"]
    verb = _finite().search(reading.words(place.group)) if not named else None
    return (named[0].said(),) if named else subjects(reading, Span(place.group.start, place.group.start + verb.start())) if verb else ()


def _aim(reading: Reading, block: Block, place: Place) -> Iterator[Commitment]:
    words = reading.words(block.span)
    owner = _owner(reading, place)
    if lines := _infinitives(words):
        for start, end in lines:
            yield make(reading, trimmed(reading, Span(block.span.start + start, block.span.start + end)), Wording("aim", aim_status(reading), "listed-aim"), owners=owner)
        return
    if block.kind == "paragraph" and not place.led and _are_outcomes(words):
        for start, end in split_sentences(reading.document.text, block.span.start, block.span.end):
            yield make(reading, trimmed(reading, Span(start, end)), Wording("aim", aim_status(reading), "listed-aim"), owners=owner)
        return
    if _is_nothing().match(words) or (block.kind == "paragraph" and not place.led and _tells(words)):
        return
    yield make(reading, trimmed(reading, block.span), Wording("aim", aim_status(reading), "listed-aim"), owners=owner, label=place.label)


def _infinitives(words: str) -> list[tuple[int, int]]:
    """The lines of a paragraph that each begin with an infinitive ("To raise ... To bring down ..."), where there are several."""
    starts = [found.start() for found in re.finditer(r"(?:^|(?<=\n))[ \t]*To [a-z]{2,}", words)]
    return list(zip(starts, [*starts[1:], len(words)], strict=True)) if len(starts) > 1 and starts[0] == 0 else []


def _are_outcomes(words: str) -> bool:
    """Whether a paragraph strings outcomes together ("Fewer fires. Residents feel safer."): short sentences, none with an auxiliary verb or a pronoun."""
    sentences = [words[start:end] for start, end in split_sentences(words, 0, len(words))]
    short = all(3 <= len(sentence.split()) <= 14 for sentence in sentences)
    return len(sentences) > 1 and short and not any(_finite().search(sentence) or _pronoun().search(sentence) for sentence in sentences)


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"\b(?:it|they|we|he|she|this|these|I|you)\b", re.IGNORECASE)


def _tells(words: str) -> bool:
    """Whether a paragraph tells about aims in whole sentences and is not one itself."""
    return len(list(split_sentences(words, 0, len(words)))) > 1 or bool(_finite().search(" ".join(words.split()[:8])))


@cache
def _considered() -> re.Pattern[str]:
    return re.compile(r"\b(?:under consideration|being considered|green paper)\b")


def aim_status(reading: Reading) -> Status:
    """Return the status of a document's aims.

    Args:
        reading: The reading.

    Returns:
        "proposed" for news of plans that are still being considered; else empty, for an aim is neither done nor undone.
    """
    return "proposed" if reading.metadata.genre == "news-article" and _considered().search(reading.document.text) else ""


@cache
def _is_nothing() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:[^.;:–—-]{2,50}(?:\s[–—-]|:)\s+)?(?:not applicable|n/?a\b|none\b|nothing\b(?: (?:to report|new|yet|done|planned))?|to follow|tbc\b|see (?:above|below|attached)|what (?:we|next|happens)\b[^.]{0,40}$)")


def _is_prose(reading: Reading, block: Block) -> bool:
    """Whether a paragraph is running text, not notes: several sentences, of which half have an auxiliary or one speaks of "we" or "it"."""
    sentences = [reading.document.text[start:end] for start, end in split_sentences(reading.document.text, block.span.start, block.span.end)]
    finite = sum(1 for words in sentences if _finite().search(words))
    told = any(_speaks().match(words) for words in sentences)
    return block.kind == "paragraph" and len(sentences) > 1 and (told or 2 * finite >= len(sentences))


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(r"[\"“‘']|(?:We|It|They|He|She|I|This|These|That|Our|Their|His|Her|You)\b")


def _progress(reading: Reading, block: Block, place: Place) -> Iterator[Commitment]:
    if not place.led and _is_prose(reading, block):
        return  # the rules of prose know what is work and what is not
    for start, end in split_sentences(reading.document.text, block.span.start, block.span.end):
        words = reading.document.text[start:end]
        if len(words.split()) < 3 or _is_nothing().match(words) or re.match(r"(?:This|It|That) (?:will|would|may|could)\b", words) or (not place.led and (tells_no_work(words) or (start == block.span.start and end < block.span.end and _is_topic(block, words)))):
            continue
        if block.kind == "paragraph" and not place.led and _is_discourse(words):
            continue
        owner = _owner(reading, place) if place.led else ()
        for first, last in _facts(words):
            if re.match(r"(?i)there (?:is|are|was|were)\b", words[first:last]) or (not place.led and _is_figure().match(words[first:last])) or (not place.led and tells_no_work(words[first:last])):
                continue
            made = _reported(reading, trimmed(reading, Span(start + first, start + last)), owner)
            late = place.role == "behind" and made.kind == "progress" and made.status in ("done", "under way")
            going = place.role == "doing" and made.rule == "commitments.listed-done" and not _finite().search(reading.words(made.quote))
            yield _of_group(reading, replace(made, status="delayed" if late else "under way") if late or going else made, place)


@cache
def _is_figure() -> re.Pattern[str]:
    """A clause that states a figure or how a thing is, and no work ("Take-up stood at 8.9% in June", "The figure is 6.2%", "it is unwilling to")."""
    return re.compile(r"[^,;:]{2,60}? (?:stood|stands|averaged|totalled|amounted|rose|fell) (?:at|to|by|from) (?:\w+ ){0,2}?[£\d]|[^,;:]{2,60}? (?:is|are|was|were) (?:now |still |only |about |around |nearly |just )*[£\d][\d.,]*(?:%| per ?cent|\b(?! (?:of|out of)\b))|(?:it|they|he|she|we) (?:is|are|was|were) (?:un\w+|not (?:able|willing)|reluctant)\b", re.IGNORECASE)


def _is_discourse(words: str) -> bool:
    """Whether a sentence of running text tells what is so or would be, and no work: the rules of prose read what it may promise."""
    finite = _finite().search(words)
    coming = _to_come().search(words)
    tells = _participle().search(words) or _doing().search(words) or (coming and coming[0] != "would")
    return finite is not None and (finite[0] == "would" or not tells)


def _is_topic(block: Block, words: str) -> bool:
    """Whether a few words at the start of a paragraph say what it is about ("Home visits. We ...")."""
    return block.kind == "paragraph" and len(words.split()) <= 5 and not (_finite().search(words) or _participle().search(words) or _doing().search(words))


@cache
def _with_event() -> re.Pattern[str]:
    return re.compile(r"\s+with\s+(?=an?\s+(?:\w+\s+){1,3}?(?:due|planned|scheduled|expected)\b)|\s+and\s+(?=(?:work\s+|(?:an?|the)\s+(?:\w+\s+){1,3}?)(?:is\s+|now\s+)?(?:due|planned|scheduled|underway|under way|expected)\b)")


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b{AUXILIARY}\b")


def _facts(words: str) -> Iterator[tuple[int, int]]:
    whole = [(0, len(words))] if not _finite().search(words) else list(clauses(words))
    for start, end in whole:
        begin = start
        for joint in _with_event().finditer(words, start, end):
            if joint.start() - begin > 12:
                yield begin, joint.start()
                begin = joint.end()
        yield begin, end


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(r"(?:the\s+)?(?:sub-?)?(?:group|board|partnership|committee|panel|team|forum|network)", re.IGNORECASE)


def _of_group(reading: Reading, made: Commitment, place: Place) -> Commitment:
    """A mere "the group" is the one whose section it is; it also agreed what nobody else did; a body named first owns its own plan."""
    group = _owner(reading, place)
    if group and len(made.owner) == 1 and _generic().fullmatch(reading.words(made.owner[0].span)):
        return replace(made, owner=(Said(group[0].value, made.owner[0].span),))
    if made.owner:
        return made
    if made.kind == "decision":
        return replace(made, owner=group)
    lead = len("The ") * reading.words(made.quote).startswith("The ")
    first = next((mention for mention in reading.cast.within(made.quote) if mention.span.start in (made.quote.start, made.quote.start + lead) and mention.kind == "body"), None)
    done = _participle().search(reading.words(made.quote)) if first else None
    chain = subjects(reading, Span(made.quote.start, made.quote.start + done.start())) if first and done else ()
    return replace(made, owner=chain or (first.said(),)) if first else made


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(
        r"\bdue (?:\d|to (?:start|be|begin|commence|report|launch|go|open|complete|finish|publish)|in\b|by\b|for\b|on\b)|\bw/c\b|\bto be \w+(?:ed|en|nt|ade|ld)\b|\bto (?:start|begin|commence)\b|\b(?:will|shall)\b"
        r"|\bbecomes?\b.{0,40}\b(?:in|from|by)\b|\b(?:planned|scheduled|expected) (?:for|in|to)\b|\bwould\b|^(?:To|to) [a-z]|\bshould be (?:out|ready|complete\w*|finished|open|live|in place|available)\b"
    )


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\bunder ?way\b|\bongoing\b|\bon[- ]going\b|\bprogressing\b|\btaking place\b|\bbeing \w+(?:ed|en|lt|nt)\b|\bin progress\b|\bis occurring\b|\bcontinu(?:es|ing)\b"
        r"|^(?!during|following|including|according|outstanding)\w{3,}ing\b|^commenced work\b|\b(?:is|are) (?:now |also |currently |still )*(?:collecting|building|drafting|planning|holding|running|recruiting|looking|talking|setting|trying|gathering|drawing|making|meeting|training|visiting|writing|offering|helping|finishing)\b|^joint working\b|(?<=[a-z] )(?:analysing|developing|working|leading|testing|piloting|preparing|reviewing|drafting|exploring|implementing|delivering)\b"
    )


def _reported(reading: Reading, span: Span, owner: tuple[Said, ...]) -> Commitment:
    words = reading.words(span)
    topic = behind_topic(words)
    if topic and hands_on(reading, Span(span.start + topic, span.end), is_item=False):
        return next(iter(find_tasks(reading, Span(span.start + topic, span.end), "planned", "listed-still-to-come")))
    coming = _to_come().search(words)
    if coming:
        passive = " be " in coming[0] or coming[0].startswith("due")
        return make(reading, span, Wording("action", "planned", "listed-still-to-come", coming.start(), coming.end(), passive))
    return make(reading, span, _wording_of(words), owners=owner or None)


@cache
def _stops() -> tuple[tuple[Status, str, re.Pattern[str]], ...]:
    return (
        ("delayed", "listed-delayed", re.compile(r"\bdelayed\b|\bsuspended\b|\bpostponed\b|\bon hold\b|\b(?:has|have|had) slipped\b|\bslipp(?:ed|ing|age)\b|\bbehind (?:schedule|plan|target)\b|\bstalled\b|\bput (?:off|back)\b|\bheld up\b|\bparked\b|\boverdue\b|\brunning late\b|\bawait(?:ing|ed)\b|\bnot (?:yet )?(?:been )?(?:completed|started)\b|\bdeferred\b")),
        ("ended", "listed-ended", re.compile(r"\bceased\b|\bended\b|\bdisbanded\b|\bclosed down\b|\bwithdrawn\b|\bwound up\b|\b(?:shut|closed) (?:in|on|at|for good|its doors)\b|\bcame to an end\b|\bdiscontinued\b|\blapsed\b|\bterminated\b|\bfinished (?:in|on)\b")),
    )


def _wording_of(words: str) -> Wording:
    for status, rule, pattern in _stops():
        found = pattern.search(words)
        if found:
            return Wording("progress", status, rule, found.start(), found.end(), status == "delayed")
    known = find_wording(words)
    if known and (known.rule == "agreed-to" or (known.kind in ("decision", "aim") and known.rule != "decision-capitals")):
        return known
    return _done_or_doing(words)


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(r"\b\w+ed\b|\bheld\b|\bbegun\b|\brun\b|\bset up\b|\bnow\b|\bmade\b")


@cache
def _names_thing() -> re.Pattern[str]:
    """A thing done, named by a word in -ing ("Training courses held", not "Developing a plan agreed with ...")."""
    return re.compile(r"\w+ing\s+(?!a\b|an\b|the\b|our\b|its\b|their\b|of\b|on\b|with\b|to\b|for\b|in\b|how\b|all\b|new\b|more\b)(?:[a-z]\w*\s+){0,2}?\w+ed\b")


def _done_or_doing(words: str) -> Wording:
    """The participle that comes first decides: "implemented ... with work ongoing" is done, "piloting an improved form" is under way."""
    doing, done = _doing().search(words), _participle().search(words)
    if doing and done and not doing.start() and _names_thing().match(words):
        doing = None
    if doing and not (done and done.start() < doing.start() and not doing[0].casefold().startswith("being")):
        passive = "ing" not in doing[0] or "being" in doing[0] or "taking place" in doing[0]
        return Wording("progress", "under way", "listed-under-way", doing.start(), doing.end(), passive)
    status: Status = "agreed" if re.search(r"\bagreed (?:with|by|between)\b", words) else "done"
    is_active = re.search(r"\b(?:has|have)\b(?! been\b)", words)
    return Wording("progress", status, "listed-done", done.start() if done else 0, done.end() if done else 0, not is_active)


def _task(reading: Reading, block: Block, place: Place) -> Iterator[Commitment]:
    first = next(split_sentences(reading.document.text, block.span.start, block.span.end), (block.span.start, block.span.end))
    span = trimmed(reading, Span(*first))
    words = reading.words(span)
    if place.role == "planned":
        if re.match(rf"(?i)(?:to\s+)?{VERBS}\b|input\b", words) or (_binds(reading, place) and re.match(r"(?:to )?[a-z]+ \w", words)):
            end = words.find(" which ")
            span = Span(span.start, span.start + end) if end > 0 else span
            yield make(reading, span, Wording("action", "planned", "listed-role"), owners=_owner(reading, place) or None, label=place.label)
        return
    wording = find_wording(words)
    if wording and wording.kind == "action":
        yield make(reading, span, Wording("action", "agreed", "listed-next-step", wording.verb, wording.end, wording.passive), label=place.label)
    else:
        yield from find_tasks(reading, span, "agreed", "listed-next-step", label=place.label)


def _binds(reading: Reading, place: Place) -> bool:
    """Whether the lead-in ends in the auxiliary of what the items say ("We will:"), so that each begins with a verb."""
    return place.lead is not None and bool(re.search(r"\b(?:will|must|shall|plans?|intends?)(?: now)?\s*:$", reading.words(place.lead).strip()))


@cache
def _note_form() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:[A-Z][\w’'&/.-]*\s+|and\s+|the\s+|of\s+|[/,&]\s*){{1,8}}to\s+(?:be\s+\w+|{VERBS}\b)|(?i:{VERBS})\s)")


def _is_task(words: str) -> bool:
    return bool(_note_form().match(words[behind_topic(words) :]))


def _is_bare(words: str) -> bool:
    """A task as a mere noun phrase ("Options appraisal to the Board in December")."""
    return words[:1].isupper() and 3 <= len(words.split()) <= 24 and not _finite().search(words) and not _is_nothing().match(words)


@cache
def _work() -> re.Pattern[str]:
    work = (
        r"(?:[Rr]eview|[Ss]urvey|[Ll]aunch|[Mm]eeting|[Tt]raining|[Rr]oll[- ]?out|[Bb]id|[Ww]orkshop|[Rr]ecruitment|(?:[Rr]e-?)?[Cc]ommissioning|[Ee]valuation|[Hh]andover|[Pp]ublication|[Dd]evelopment|[Pp]rocurement"
        r"|[Cc]onsultation|[Ee]vents?|[Cc]ampaign|[Vv]isits?|[Dd]elivery|[Cc]ompletion|[Aa]ppointment|[Ii]mplementation|[Pp]ilot|[Aa]udit|[Rr]efresh|[Mm]obilisation|[Ii]nduction|[Oo]pening|[Ee]xpansion|[Rr]eport|[Dd]ays? of action)"
    )
    return re.compile(rf"(?!Contact\b|Subsequent event|Report (?:by|author|compiled|written)|(?:The |Next |Date of (?:the )?next )?[Mm]eetings?\b(?! with))(?:[\w’'&()/-]+ ){{0,4}}?{work}\b")


def _names_work(words: str) -> bool:
    """A line that starts with a noun of work is a task even without a bullet ("Handover of files - by 25 October")."""
    return bool(_work().match(words))


def _suggested(reading: Reading, block: Block) -> Iterator[Commitment]:
    """An item among points made that is put as a task ("Link to the other sites")."""
    words = reading.words(block.span)
    if block.kind != "item" or not words[0].isupper() or not re.match(rf"(?i){VERBS}\s(?!by\b|of\b|is\b)", words):
        return
    end = words.find(", they ") if ", they " in words else len(words)
    yield make(reading, trimmed(reading, Span(block.span.start, block.span.start + end)), Wording("action", "suggested", "listed-suggestion"), owners=())
