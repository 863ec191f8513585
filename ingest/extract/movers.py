"""Who moves and who seconds a motion: who stands at the verb.

1. Behind it, where the words hand on ("moved by Ann Lee", "Seconder: Ann Lee", "a motion by the member Ann Lee").
2. Before it, leaving out who is named as seconding there ("Ann Lee, seconded by Bob Hay, moved that").
3. Somebody whom the document knows only by initials, a title or a post.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.extract.speakers import person_called
from ingest.records import Said

_TITLE: Final = r"(?:(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Lady|Lord|Baroness)\.?\s+)"


def named_at(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> Said | None:
    """Return who is named at a verb of moving or seconding.

    Args:
        reading: The reading with its cast.
        sentence: The sentence of the verb.
        verb: The verb's words in the sentence.

    Returns:
        The person or post; None if nobody is named.
    """
    place = sentence.span.start + verb.end()
    behind = _hands_on().match(reading.document.text, place, sentence.span.end)
    handed = behind is not None or verb[0].endswith((":", "of", "by", "from"))
    start = behind.end() if behind else place
    after = Span(start, min(sentence.span.end, start + 60))
    before = Span(max(sentence.span.start, place - len(verb[0]) - 110), place - len(verb[0]))
    if handed:
        return _first(reading, after) or _unknown(reading, after, first=True)
    words = reading.words(before)
    people = [one for one in _people(reading, before) if not _seconded().search(words[: one.span.start - before.start])]
    return people[-1].said() if people else _unknown(reading, before) or _first(reading, after)


@cache
def _hands_on() -> re.Pattern[str]:
    return re.compile(r"\s*(?:by\b|:)\s*(?:the\s+)?")


@cache
def _seconded() -> re.Pattern[str]:
    return re.compile(rf"\bseconded by\s+(?:the\s+)?{_TITLE}*$")


def _first(reading: Reading, span: Span) -> Said | None:
    """Who stands at the start of a stretch, perhaps behind a title or a role of a few words."""
    for mention in _people(reading, span):
        words = reading.words(Span(span.start, mention.span.start))
        if _leads().fullmatch(words):
            return mention.said()
    return None


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}?{_TITLE}*")


def _people(reading: Reading, span: Span) -> list[Mention]:
    return [mention for mention in reading.cast.within(span) if mention.kind != "body"]


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]{2,4}\b")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"{_TITLE}+(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){{0,2}})|\b[Tt]he (?P<post>Leader|Deputy Leader|Chair(?:man|woman|person)?|Vice[- ]Chair(?:man|woman|person)?|Mayor|Convener|Provost)\b")


def _unknown(reading: Reading, span: Span, *, first: bool = False) -> Said | None:
    """Whom the stretch names by initials that one person has, by a title or by a post: the nearest to the verb."""
    words = reading.words(span)
    known = [Said(name, _at(span, found)) for found in _initials().finditer(words) if (name := person_called(reading, found[0]))]
    titled = [Said(found[group], _at(span, found, group)) for found in _titled().finditer(words) for group in ("name", "post") if found[group]]
    ones = sorted([*known, *titled], key=lambda said: said.span.start)
    seconds = [one for one in ones if not _seconded().search(words[: one.span.start - span.start])]
    if seconds or not first:
        return seconds[-1 if not first else 0] if seconds else None
    named = _name().match(words)
    return Said(named["name"], _at(span, named, "name")) if named else None


@cache
def _name() -> re.Pattern[str]:
    """What has the form of a name behind "by", perhaps behind a role of a few words."""
    return re.compile(r"\s*(?:the\s+)?(?:[\w’'-]+ ){0,3}?(?P<name>[A-Z][a-z’'-]+ [A-Z][A-Za-z’'-]+)\b")


def _at(span: Span, found: re.Match[str], group: int | str = 0) -> Span:
    return Span(span.start + found.start(group), span.start + found.end(group))
