"""Action lines: "ACTION: Ann Lee", "Action 7: Ann Lee to write to X", "Action: circulate the table (Ann Lee)".

Initials in the margin ("... to the Board.      AL") name the owner of what stands beside them.
A line that names an owner alone takes its task from the last promise before it; the owner's words are the line's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.documents.model import Block, Span
from ingest.extract.clauses import clauses
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.leads import put_for
from ingest.extract.commitments.notes import before_reason, hands_on
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.quotes import behind_topic, margin, trimmed
from ingest.extract.commitments.several import each_task
from ingest.extract.commitments.tasks import find_tasks, parties_in
from ingest.extract.commitments.verbs import VERBS
from ingest.extract.commitments.wordings import find_wording
from ingest.extract.reading import Reading, Sentence
from ingest.extract.sentences import split_sentences
from ingest.extract.speakers import person_called
from ingest.records import Commitment, CommitmentKind, Said


@cache
def line() -> re.Pattern[str]:
    """Return the pattern of an action line's label."""
    return re.compile(
        r"[\[(]?(?:(?:ACTION|Action)\s*\((?:for |by )?(?P<who>[A-Z][^()\d]{1,60})\)\s*[:–-]?\s*|(?:ACTION|Action)\s+(?:[Ff]or|[Bb]y)\s+(?P<whom>[A-Z][^:.;()]{1,60}?)\s*:\s*|(?:(?:Outstanding|New|Agreed|Further|Follow-up|Previous|OUTSTANDING|NEW)\s+)?(?:ACTIONS?|Actions?)(?:\s+(?:[Pp]oints?|POINTS?|[Ii]tems?|required|agreed))?(?:\s*(?:[Nn]o\.?\s*)?\(?(?:\d+(?:[./]\d+)*[a-h]?|[ivx]{1,4}|[a-h])\)?)?(?:\s+from (?:the )?[^:]{3,40})?(?:\s+(?:[Ff]or|[Bb]y))?\s*[:–-]\s*"
        r"|(?:ACTION|Action)\s+(?:[Ff]or|[Bb]y)\s+(?=[A-Z])|(?:ACTION|Action)\s+\d+(?:[./]\d+)*\s+(?=[A-Z])|AP\s?\d+\s*[:–-]\s*)(?=\S)"
    )


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(r"[\[(]?\b(?:ACTION|Action)(?:\s+(?:[Ff]or|[Bb]y))?\s*[:–-]\s*(?P<who>[^\])]{2,70}?)[\])]?\.?\s*$")


def find_action_lines(reading: Reading, places: tuple[Place, ...]) -> Iterator[Commitment]:
    """Find the commitments that action lines make.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.

    Yields:
        Commitments in text order.
    """
    for index, block in enumerate(reading.document.blocks):
        words = reading.words(block.span)
        margins = [] if places[index].stem or block.kind == "row" else list(_margins(reading, block))
        if margins:
            yield from _beside_margins(reading, block, margins, places[index])
            continue
        if "ction" not in words and "CTION" not in words and not words.startswith("AP"):
            continue
        label = line().match(words)
        if label and put_for().match(words, label.end()):
            continue
        if label:
            yield from _line(reading, index, Span(block.span.start + label.end(), block.span.end), _in_label(reading, block, label))
            continue
        inline = _inline().search(words)
        if inline and inline.start() > 20 and not places[index].stem:
            names = Span(block.span.start + inline.start("who"), block.span.start + inline.end("who"))
            yield from _stated_before(reading, index, names, Span(block.span.start, block.span.start + inline.start()))


@cache
def _behind_word() -> re.Pattern[str]:
    """Initials behind the word itself ("... write to the Board. ACTION AL")."""
    return re.compile(r"\s+(?:ACTION|Action)\s+(?P<who>[A-Z]{2,3}(?:\s?[/,&]\s?[A-Z]{2,3})*)$")


@cache
def _far_right() -> re.Pattern[str]:
    """A name so far to the right that two spaces part it from the line, where the line goes on below."""
    one = r"(?:[A-Z]{2,3}|[A-Z]\.? ?[A-Z][a-z]+)"
    return re.compile(rf"^.{{58,}}?\S(?P<gap>  )(?P<who>{one}(?:/{one})*)[ \t]*$", re.MULTILINE)


def _margins(reading: Reading, block: Block) -> Iterator[tuple[Span, Span]]:
    """The margins of a block, each with who stands in it."""
    text, span = reading.document.text, block.span
    words = text[span.start : span.end]
    if "  " not in words and "ction " not in words.casefold():
        return
    begin = text.rfind("\n", 0, span.start) + 1
    found = [(span.start, one) for one in (*margin().finditer(words), *_behind_word().finditer(words))]
    found += [(begin, one) for one in _far_right().finditer(text[begin : span.end])]
    for start, one in sorted(found, key=lambda pair: pair[0] + pair[1].start("who")):
        yield Span(start + one.start("gap" if "gap" in one.groupdict() else 0), start + one.end()), Span(start + one.start("who"), start + one.end("who"))


def _beside_margins(reading: Reading, block: Block, margins: list[tuple[Span, Span]], place: Place) -> Iterator[Commitment]:
    """What a paragraph asks of those in its margins: the last promise before each of them."""
    begin = block.span.start
    for beside, names in margins:
        end = block.span.end if beside.end < block.span.end else beside.start
        yield from _beside_margin(reading, Span(begin, beside.start), end, names, place)
        begin = beside.end


def _beside_margin(reading: Reading, body: Span, end: int, names: Span, place: Place) -> Iterator[Commitment]:
    """The last promise of a stretch with names in its margin; all of an item that was agreed."""
    owners = tuple(_initialled(reading, names)) or parties_in(reading, names)
    if not owners or len(reading.words(body).split()) < 3:
        return
    if place.role == "decision":
        whole = trimmed(reading, Span(body.start, end))
        kind: CommitmentKind = "decision" if _resolves().match(reading.words(whole)) else "action"
        yield make(reading, whole, Wording(kind, "agreed", "margin-owner"), owners=owners, label=place.label)
        return
    promised = (_last_promise(reading, sentence) for sentence in reversed(reading.sentences) if body.start <= sentence.span.start < body.end)
    found = _agreed_last(reading, body) or next((quote for quote in promised if quote), None)
    if found:
        quote = trimmed(reading, Span(found.start, min(found.end, end)))
        told = find_wording(reading.words(quote))
        for task in each_task(reading, make(reading, quote, Wording("action", "agreed", "margin-owner"), owners=owners), told) if told else ():
            yield replace(task, kind="action", status="agreed", rule="commitments.margin-owner")
        if told is None:
            yield make(reading, quote, Wording("action", "agreed", "margin-owner"), owners=owners)


@cache
def _resolves() -> re.Pattern[str]:
    return re.compile(r"(?:That|To)\b", re.IGNORECASE)


def _agreed_last(reading: Reading, body: Span) -> Span | None:
    """What was agreed in the last sentence before a margin: those in it are to see to it."""
    last = next((sentence for sentence in reversed(reading.sentences) if body.start <= sentence.span.start < body.end), None)
    wording = find_wording(reading.words(last.span)) if last else None
    return last.span if last and wording and wording.rule == "decision-impersonal" else None


def _initialled(reading: Reading, names: Span) -> Iterator[Said]:
    for found in re.finditer(r"[A-Z]{2,3}", reading.words(names)):
        name = person_called(reading, found[0])
        if name:
            yield Said(name, Span(names.start + found.start(), names.start + found.end()))


def _in_label(reading: Reading, block: Block, label: re.Match[str]) -> tuple[Said, ...]:
    """Who is to act by the label itself ("ACTION (AL): ...", "Action for Ann Lee: ...")."""
    group = "who" if label["who"] else "whom"
    if not label[group]:
        return ()
    names = Span(block.span.start + label.start(group), block.span.start + label.end(group))
    return tuple(_initialled(reading, names)) or parties_in(reading, names) or (Said(" ".join(reading.words(names).split()), names),)


@cache
def _behind_name() -> re.Pattern[str]:
    return re.compile(r"\s*(?:\([^)]*\)\s*)?(?:\s[-–—]|:)\s+(?=[a-zA-Z])")


def _by_name(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Who is named before a dash or a colon at the start of a task ("Ann Lee - data sharing agreement")."""
    first = next(iter(reading.cast.within(span)), None)
    if first is None or first.span.start > span.start + 4 or not _behind_name().match(reading.document.text, first.span.end, span.end):
        return ()
    return (first.said(),)


def _line(reading: Reading, block: int, span: Span, named: tuple[Said, ...] = ()) -> Iterator[Commitment]:
    if not named and _is_only_names(reading, span):
        earlier = reading.document.blocks[max(0, block - 2)].span.start
        yield from _stated_before(reading, block, trimmed(reading, span), Span(earlier, reading.document.blocks[block].span.start))
        return
    owners = named or _by_name(reading, span)
    for start, end in split_sentences(reading.document.text, span.start, span.end):
        told = find_wording(reading.document.text[start:end]) if start > span.start else None
        if told and told.kind != "action":
            continue  # what is told of the task behind it is none
        for task in find_tasks(reading, Span(start, end), "agreed", "action-line"):
            owners = task.owner or owners
            yield task if task.owner else replace(task, owner=owners)


@cache
def _small() -> re.Pattern[str]:
    return re.compile(r"\b(?:and|all|the|officers?|members?|chair|clerk|secretariat|team|group|working|lead|leads|of|for)\b", re.IGNORECASE)


@cache
def _titles() -> re.Pattern[str]:
    """Nothing but names and posts, each word with a capital."""
    return re.compile(r"(?:(?:[A-Z][\w.’'-]*|of|and|for|the|/|,|&)[\s.]*){1,9}")


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(rf"{VERBS}\b", re.IGNORECASE)


def _is_only_names(reading: Reading, span: Span) -> bool:
    words = reading.words(span)
    if len(words) > 90 or re.search(r"\b(?:to|will) [a-z]", words):
        return False
    words = re.sub(r"\([^()]*\)", "", words)
    if _titles().fullmatch(words.strip()) and not _imperative().match(words):
        return True
    rest = reading.words(span)
    for mention in reversed(reading.cast.within(span)):
        rest = rest[: mention.span.start - span.start] + rest[mention.span.end - span.start :]
    return not re.search(r"[a-z]{3,}", _small().sub("", rest)) or bool(re.fullmatch(r"(?:[A-Z]{2,4})(?:\s*(?:[/,&]|and)\s*[A-Z]{2,4})*\.?", words.strip()))


def _stated_before(reading: Reading, block: int, names: Span, around: Span) -> Iterator[Commitment]:
    owners = parties_in(reading, names) or (Said(" ".join(reading.words(names).split()), names),)
    candidates = [sentence for sentence in reading.sentences if sentence.span.start >= around.start and sentence.span.end <= max(around.end, sentence.span.start + 1)]
    candidates = [sentence for sentence in candidates if sentence.span.start < around.end]
    for sentence in reversed(candidates):
        quote = _last_promise(reading, sentence)
        if quote:
            yield make(reading, quote, Wording("action", "agreed", "action-line-owner-only"), owners=owners)
            return
    if candidates:
        last = Span(candidates[-1].span.start, min(candidates[-1].span.end, around.end))
        yield make(reading, trimmed(reading, last), Wording("action", "agreed", "action-line-last-sentence"), owners=owners)


def _last_promise(reading: Reading, sentence: Sentence) -> Span | None:
    words = reading.words(sentence.span)
    topic = behind_topic(words)
    for start, end in reversed([(topic + start, topic + end) for start, end in clauses(words[topic:])]):
        quote = before_reason(reading, Span(sentence.span.start + start, sentence.span.start + end))
        wording = find_wording(reading.words(quote))
        if (wording and wording.kind == "action") or hands_on(reading, quote, is_item=False):
            return quote
    return None
