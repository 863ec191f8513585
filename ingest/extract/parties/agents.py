"""Bodies that no word of their name gives away, known by where they stand: they act, stand among bodies, or fill a body's place.

1. A name that does what only somebody does ("Open Door has offered to run it", "Nightstop told the Board").
2. A name in a list of which others are bodies ("with Barnardo's, Open Door and the County Council").
3. A name in the column of a table that says who leads, owns or delivers, or behind such a label ("Funded by: Comic Relief").

Words that the paper also writes small, posts, places where something happens, and names of people are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.parties.bodies import classify, is_generic
from ingest.extract.parties.contexts import NO_NAMES, OPENERS
from ingest.extract.parties.drafts import Gathering
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.people import full_name, is_ordinary, ordinary_words
from ingest.extract.parties.posts import is_post
from ingest.extract.reading import Reading

_STRENGTH: Final = 0.6
_MOST: Final = 5  # words of a name
_BESIDE: Final = 400  # characters between lines of one list
_FEW: Final = 3  # items of a list in which a single word may be a body
_NAME: Final = r"[A-Z][\w’'-]*(?:\s+(?:(?:of|for|in|&)\s+)?[A-Z][\w’'-]*){0,4}"


def add_agents(found: Gathering, reading: Reading) -> None:
    """Add the bodies that only their place gives away.

    Args:
        found: Everybody spelled out so far; bodies and mentions are added.
        reading: The reading.
    """
    judge = _Judge(found, reading)
    for span in (*_acting(reading), *_filling(reading)):
        judge.take(span)
    for items, led in _lists(reading):
        judge.take_among(items, led=led)


class _Judge:
    """Says which words may be a body's name.

    Args:
        found: Everybody spelled out so far.
        reading: The reading.
    """

    def __init__(self, found: Gathering, reading: Reading) -> None:
        self._found = found
        self._text = reading.document.text
        self._ordinary = ordinary_words(self._text)
        self._names = {word for person in found.people.values() if person.name for word in person.name.value.split()}

    def take(self, span: Span) -> None:
        """Note the body that a stretch names, if it may name one and nobody is noted there."""
        if self._may_name(span) and not self._noted(span):
            words = self._text[span.start : span.end].split()
            kind = classify(words)
            self._found.body(span, *(kind or ("Other", _STRENGTH)))

    def take_among(self, items: list[Span], *, led: bool) -> None:
        """Note the items of a list that are not known, where others are bodies and none is a person."""
        kinds = [self._noted(item) for item in items]
        if "person" in kinds or "post" in kinds or "body" not in kinds or (len(items) < _FEW and not led):
            return
        for item, kind in zip(items, kinds, strict=True):
            if not kind and (" " in self._text[item.start : item.end] or (len(items) >= _FEW and led)):
                self.take(item)

    def _noted(self, span: Span) -> str:
        return next((mention.kind for mention in self._found.mentions if mention.span.overlaps(span)), "")

    def _may_name(self, span: Span) -> bool:
        name = " ".join(self._text[span.start : span.end].split())
        words = name.split()
        barred = re.match(r"(?:I|We|You|They|He|She|It)[’']", name) or (len(words) == 1 and classify(["X", name])) or words[0] in OPENERS | NO_NAMES or words[-1] in lexicon().not_last or is_post(name) or is_generic(words)
        if barred or len(words) > _MOST or set(words) & self._names or all(is_ordinary(word, self._ordinary) for word in words):
            return False
        person = full_name().fullmatch(name)
        if person and (person["title"] or words[0] in lexicon().given):
            return False
        return len(words) > 1 or (not name.isupper() and len(name) > 3 and self._is_name_elsewhere(name))

    def _is_name_elsewhere(self, name: str) -> bool:
        """Whether a single word has its capital within a sentence or cell too, and so not only because it opens one."""
        return bool(re.search(rf"[a-z,]\s+(?:the\s+)?{re.escape(name)}\b(?!\s+[A-Z])", self._text))


@cache
def _agent() -> re.Pattern[str]:
    done = (
        r"agreed|offered|asked|told|written|promised|declined|refused|apologised|confirmed|joined|bid|provided|supplied|funded|appointed|recruited|supported|launched|paid|been (?:asked|commissioned|appointed|invited)|turned down|pulled out|withdrawn|taken (?:over|on)|carried out"
    )
    does = r"run|provide|host|lead|pay|fund|supply|deliver|support|recruit|write|send|publish|organise|arrange|offer|give|take on|take over"
    says = r"said|says|told|tells us|agreed|offered|asked|wrote|warned|promised|refused|declined|complained|argued|welcomed|confirmed|reported|apologised|denied|provides|runs|supports|employs|funds|hosts|delivers|supplies|manages|operates|believes|estimates|wants"
    adverb = r"(?:also|now|already|since|then|still|not|yet|recently|kindly|since then)\s+"
    return re.compile(
        rf"(?:^|[.;:,]\s+|\b(?:that|and|but|while|when|which|as|because|since|if)\s+|[“\"])(?:[Tt]he\s+)?(?P<name>{_NAME})(?:\s+\([^)]*\))?\s+(?:{adverb})*(?:(?:has|have|had)\s+(?:{adverb})*(?:{done})|(?:will|is to|are to|would)\s+(?:{adverb})*(?:{does})|{says})\b"
    )


def _acting(reading: Reading) -> Iterator[Span]:
    """Names of who does or says something."""
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        for match in _agent().finditer(words):
            yield Span(sentence.span.start + match.start("name"), sentence.span.start + match.end("name"))


@cache
def _enumeration() -> re.Pattern[str]:
    item = rf"(?:the\s+)?{_NAME}"
    return re.compile(
        rf"(?P<lead>\b(?:by|with|from|between|including|like|as|to|for|both|of|are|were|involve|joined|thanked)\s+)?(?<![\w’'-])(?P<list>{item}(?:,\s+{item})*,?\s+and\s+{item})(?P<behind>\s+(?:have|has|are|were|will|had|all|both|each|said|agreed|told|offered)\b)?"
    )


def _lists(reading: Reading) -> Iterator[tuple[list[Span], bool]]:
    """The items of each list of names, and whether words around it lead in those who act."""
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        for match in _enumeration().finditer(words) if " and " in words else ():
            start = sentence.span.start + match.start("list")
            parts = re.finditer(rf"{_NAME}", match["list"])
            yield [Span(start + part.start(), start + part.end()) for part in parts], bool(match["lead"] or match["behind"])


@cache
def _titles() -> re.Pattern[str]:
    """The heading of a column of those who do something."""
    return re.compile(
        r"(?i)(?:(?:lead|responsible|delivery|partner|host) (?:bod(?:y|ies)|agenc(?:y|ies)|partners?|organisations?)|lead|led by|leads|owners?|who|with(?: whom)?|by whom|partners?|organisations?|agenc(?:y|ies)|providers?|action (?:by|for|owner)|delivered by|responsib\w+|for action by|bod(?:y|ies)|suppliers?|funders?)"
    )


@cache
def _labelled() -> re.Pattern[str]:
    """A label before those who do something."""
    return re.compile(
        r"(?m)^\W*(?:(?:lead|led|funded|run|delivered|hosted|provided|supported|commissioned|managed) (?:partners?|agency|organisation|body|by)|(?:delivery|lead|main|key|other|our|statutory|voluntary|funding)? ?partners?(?: (?:are|involved|include))?|funders?|providers?|contractors?|suppliers?|commissioners?|bankers?|auditors?|solicitors?|insurers?)\s*:\s*(?P<names>[A-Z][^\n.]{2,160})",
        re.IGNORECASE,
    )


def _filling(reading: Reading) -> Iterator[Span]:
    """Names that fill the cells of such columns, or stand behind such a label."""
    for rows, run in groupby(reading.document.blocks, key=lambda block: block.kind == "row"):
        if rows:
            yield from _in_columns(reading, list(run))
    yield from _described(reading)
    for match in _labelled().finditer(reading.document.text):
        yield from _parted(reading, Span(*match.span("names")))


def _described(reading: Reading) -> Iterator[Span]:
    """The names that open the lines of a list that tells of each what it does ("Tern Leisure - free swimming"), where some are bodies."""
    lines = [(match, classify(match["name"].split())) for match in _entry().finditer(reading.document.text)]
    for index, (match, _) in enumerate(lines):
        near = [kind for other, kind in lines[max(0, index - _FEW) : index + _FEW + 1] if other is not match and abs(other.start() - match.start()) < _BESIDE]
        if any(near) and sum(kind is not None for kind in near) * 2 >= len(near) > 1:
            yield Span(*match.span("name"))


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(r"(?m)^[ \t]*(?:[-•*–]\s+)?(?P<name>[A-Z][\w’'-]*(?: (?:(?:of|for|in|and|&) )?[A-Z][\w’'-]*){0,5}) (?:[-–]|provides|provided|gave)\s+[a-z£\d]")


def _in_columns(reading: Reading, rows: list[Block]) -> Iterator[Span]:
    head, *below = rows
    places = [index for index, cell in enumerate(head.cells) if _titles().fullmatch(reading.words(cell).strip())]
    for row in below:
        for index in places if len(row.cells) == len(head.cells) else ():
            yield from _parted(reading, row.cells[index])


def _parted(reading: Reading, span: Span) -> Iterator[Span]:
    """The names that a cell or a label's line holds."""
    for part in re.finditer(r"[^/;,&+]+?(?=\s*(?:[/;,&+]|\s+and\s+|$))", reading.words(span)):
        lead = re.match(r"\s*(?:and\s+)?(?:[Tt]he\s+)?", part[0])
        start = span.start + part.start() + (lead.end() if lead else 0)
        name = reading.words(Span(start, span.start + part.end())).rstrip(" .")
        if re.fullmatch(_NAME, name) and not _is_nobody().fullmatch(name):
            yield Span(start, start + len(name))


@cache
def _is_nobody() -> re.Pattern[str]:
    return re.compile(r"(?i)all|tb[ac]|none|everyone|n/?a|chair\w*|members|officers?|secretariat|staff|various|ongoing|all partners|each partner|partners|the group|volunteers|[A-Z]{2,3}")
