"""Who "I" and "we" are where a promise is made in the first person.

1. "I" is the decision taker in a record of decision, who signed a letter or a paper, or who is quoted.
2. "We" is the body whose paper it is; in news, the body for which the quoted person speaks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.authors import signed_below, signer
from ingest.extract.commitments.decisions import publisher, taker
from ingest.extract.reading import Reading, Sentence
from ingest.extract.speakers import attributed, earlier, reported
from ingest.records import Said

_OWN_VOICE: Final = frozenset({"partnership-report", "government-response", "scrutiny-report", "web-page", "decision-record"})  # genres whose "we" is the body that writes
_REACH: Final = 24  # characters behind the start of the words that promise within which the pronoun's own verb ends


@cache
def _pronoun() -> re.Pattern[str]:
    adverbs = r"(?:(?:also|now|then|therefore|still|already|hereby|\w+ly)\s+)*"
    verb = r"(?:will|would|shall|should|have|had|am|are|was|were|plan|intend|aim|hope|expect|agree|accept|propose|undertake|promise|commit)"
    return re.compile(rf"(?P<word>\b(?P<i>I)|\b[Ww]e)(?:(?:\s+{adverbs}{verb}\b)|[’'](?:ll|ve|re|m)\b)")


@cache
def _other_subject() -> re.Pattern[str]:
    """What stands between "I" or "we" and a verb that has another subject ("I am told that the Trust will")."""
    return re.compile(r"\b(?:that|which|who|if|whether|but|and the|it|they|he|she)\b|[;:]|\b[A-Z][a-z]")


def in_first_person(reading: Reading, sentence: Sentence, quote: Span, verb: int) -> tuple[Said, ...]:
    """Return who speaks of themselves in a clause.

    Args:
        reading: The reading with its cast.
        sentence: The sentence in which the clause stands.
        quote: The clause.
        verb: Offset in the clause of the words that promise.

    Returns:
        The party, with the pronoun's place; empty if the clause is not in the first person, or nobody knows in whose.
    """
    words = reading.words(quote)
    nearest = None
    for found in _pronoun().finditer(words, 0, verb + _REACH):
        nearest = found if found.start() <= verb else nearest
    if nearest is None or _other_subject().search(words, nearest.end(), verb):
        return ()
    place = Span(quote.start + nearest.start("word"), quote.start + nearest.end("word"))
    who = _i(reading, sentence, quote) if nearest["i"] else _we(reading, sentence, quote)
    return tuple(Said(said.value, place) for said in who)


def _i(reading: Reading, sentence: Sentence, quote: Span) -> tuple[Said, ...]:
    if reading.metadata.genre in _OWN_VOICE:
        return signer(reading) or signed_below(reading) or (taker(reading, quote) if reading.metadata.genre == "decision-record" else ())
    quoted = _quoted(reading, sentence, quote)
    return quoted if _kinds(reading, quoted) == {"person"} else ()


def _we(reading: Reading, sentence: Sentence, quote: Span) -> tuple[Said, ...]:
    if reading.metadata.genre in _OWN_VOICE:
        return publisher(reading)
    quoted = _quoted(reading, sentence, quote) if reading.metadata.genre == "news-article" else ()
    if len(quoted) != 1 or _kinds(reading, quoted) != {"person"}:
        return quoted
    people = (person for person in reading.cast.people if person.name and person.name.value == quoted[0].value)
    paper = reading.metadata.publisher.value if reading.metadata.publisher else ""
    return tuple(person.organisation for person in people if person.organisation and person.organisation.value not in (paper, paper.removeprefix("The ")))


def _quoted(reading: Reading, sentence: Sentence, quote: Span) -> tuple[Said, ...]:
    return reported(reading, Span(sentence.span.start, quote.start)) or attributed(reading, sentence.span) or earlier(reading, sentence)


def _kinds(reading: Reading, who: tuple[Said, ...]) -> set[str]:
    return {mention.kind for said in who for mention in reading.cast.within(said.span)}
