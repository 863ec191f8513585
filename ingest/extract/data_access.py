"""Who holds, sees, cannot see or asks to see a data system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import find_frame
from ingest.extract.reading import Reading, Sentence
from ingest.records import AccessKind, DataAccess, Said

_SYSTEM = r"(?:the\s+|this\s+|their\s+|any\s+)?(?P<system>(?:[A-Z][\w’'-]*\s+)*[A-Z][\w’'-]*(?:\s+(?:data|system|database|dashboard|records|register|dataset|figures|statistics))?|(?:(?!(?:for|of|and|or|to|in|on|with|relevant|useful|information|right|request|plans?)\b)[a-z]+\s+){0,3}(?:data|database|dashboard|dataset|records))"


@cache
def _patterns() -> tuple[tuple[AccessKind, re.Pattern[str]], ...]:
    rows: tuple[tuple[AccessKind, str], ...] = (
        ("cannot see", rf"\b(?:had|has|have|hadn[’']t|haven[’']t|hasn[’']t|did|do|does)\s*(?:not\s+)?(?:had\s+|have\s+|got\s+)?(?:any\s+)?(?:sight of|seen|access to)\s+{_SYSTEM}"),
        ("cannot see", rf"\b(?:no|without|lacked|lack of)\s+(?:access to|sight of)\s+{_SYSTEM}|\b(?:unable to|cannot|could not|can[’']t|couldn[’']t)\s+(?:access|see|view|obtain)\s+{_SYSTEM.replace('system', 'system2')}"),
        ("sees", rf"\b(?:already\s+)?(?:had|has|have|given|gained)\s+(?:full\s+|direct\s+|already\s+)?access to\s+{_SYSTEM}"),
        ("sees", rf"\b(?:started|began|now)\s+receiving\s+(?:specific\s+)?{_SYSTEM}"),
        ("asks to see", rf"\b(?:asked for|requested|would like to (?:see|have)|wanted|wished to see|would be useful to see)\s+(?:access to\s+|sight of\s+)?(?:more\s+|further\s+)?{_SYSTEM}"),
        ("holds", rf"\b(?:holds|held|hold|collects|collated|collates|maintains|maintained|owns|hosts|hosted)\s+{_SYSTEM}"),
    )  # fmt: skip
    return tuple((kind, re.compile(pattern)) for kind, pattern in rows)


def extract(reading: Reading) -> Iterator[DataAccess]:
    """Find who sees which data.

    Args:
        reading: The reading with its cast.

    Yields:
        Data accesses in text order; one without a party or a system is left out.
    """
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if _thing().search(words):
            yield from _in_sentence(reading, sentence, words)


def _in_sentence(reading: Reading, sentence: Sentence, words: str) -> Iterator[DataAccess]:
    taken: list[Span] = []
    for kind, pattern in _patterns():
        for found in pattern.finditer(words):
            group = "system" if found["system"] else "system2"
            place = Span(found.start(), found.end())
            if any(place.overlaps(other) for other in taken) or not _is_system(found[group]) or not _fits(kind, found[0]):
                continue
            party = _party(reading, sentence, found.start())
            if party:
                taken.append(place)
                yield _access(
                    reading,
                    sentence,
                    kind,
                    Span(sentence.span.start + found.start(group), sentence.span.start + found.end(group)),
                    party,
                    found,
                )
                yield from _wish(
                    reading,
                    sentence,
                    words,
                    found,
                    Span(sentence.span.start + found.start(group), sentence.span.start + found.end(group)),
                    party,
                )


def _fits(kind: AccessKind, words: str) -> bool:
    negative = bool(re.search(r"n[’']t\b|\bnot\b|\bno\b|\bwithout\b|\black|\bunable\b|\bcannot\b", words))
    return negative if kind == "cannot see" else not negative


def _is_system(words: str) -> bool:
    return bool(_thing().search(words)) and words not in {"the data", "data", "right data"}


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(r"\b(?:data|database|dashboard|dataset|system|records|register|statistics|figures)\b", re.IGNORECASE)


def _access(reading: Reading, sentence: Sentence, kind: AccessKind, system: Span, party: Said, found: re.Match[str]) -> DataAccess:
    words = reading.words(sentence.span)
    frame = find_frame(words)
    start = frame.end() if frame and frame.end() <= found.start() else 0
    value = re.sub(r"\s+(?:data|system|database|dashboard|records)$", "", reading.words(system))
    value = value if re.search(r"[A-Z]", value) else reading.words(system)
    quote = Span(sentence.span.start + start, sentence.span.start + max(found.end(), len(words.rstrip(" ."))))
    return DataAccess(
        quote=quote, rule=f"data-access.{kind.replace(' ', '-')}", system=Said(value, system), party=party, access=kind
    )


def _wish(reading: Reading, sentence: Sentence, words: str, found: re.Match[str], system: Span, party: Said) -> Iterator[DataAccess]:
    wish = re.compile(r"\bwould like to (?:explore|see|have) (?:that|it|this)\b").search(words, found.end())
    if wish:
        value = re.sub(r"\s+(?:data|system|database)$", "", reading.words(system))
        quote = Span(sentence.span.start + wish.start(), sentence.span.start + wish.end())
        yield DataAccess(
            quote=quote, rule="data-access.wish", system=Said(value, system), party=party, access="asks to see"
        )


def _party(reading: Reading, sentence: Sentence, verb: int) -> Said | None:
    """The subject before the verb: a party in the clause, else the speaker for whom "they" or "we" stands."""
    words = reading.words(sentence.span)
    frame = find_frame(words)
    begin = frame.end() if frame and frame.end() <= verb else 0
    own = reading.cast.within(Span(sentence.span.start + begin, sentence.span.start + verb))
    own = tuple(mention for mention in own if mention.sure or frame is None)
    if own:
        return own[-1].said()
    capital = re.search(r"(?P<name>[A-Z][\w’&-]*(?:\s+[A-Z][\w’&-]*){0,4})\s+(?:already\s+|also\s+|still\s+|now\s+)?$", words[begin:verb])
    if capital and frame:
        start = sentence.span.start + begin + capital.start("name")
        return Said(capital["name"], Span(start, start + len(capital["name"])))
    if frame and re.match(r"(?:that\s+)?(?:they|we|it|he|she|the team|officers)\b", words[begin:verb].strip() + " "):
        named = reading.cast.within(Span(sentence.span.start, sentence.span.start + begin))
        return named[0].said() if named else None
    return None
