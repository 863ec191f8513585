"""The stretch of a sentence that states a concern.

1. The sentence is cut into clauses, and these once more at semicolons, before "but" and its like, and where "and" joins two
   clauses that both word a concern.
2. A part is kept if its words state one, undenied.
3. What only reports, introduces or goes on is trimmed off; "and it was a breach of faith" takes along what "it" is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.extract.clauses import clauses
from ingest.extract.concerns.wordings import Wording, asking, find_wordings, openings

_FEWEST_WORDS = 3
_LEAD = 20  # characters in front of the first clause that can state something of their own


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a sentence that states a concern.

    Attributes:
        start: Where the stretch starts.
        end: Where it ends.
        wording: The words that make it a concern.
    """

    start: int
    end: int
    wording: Wording


@cache
def _hard() -> re.Pattern[str]:
    """Where what follows stands on its own, or against what comes before."""
    return re.compile(r";\s+(?:and |but |or )?|,? (?:but|however,?|whereas)(?= )(?! (?:also|not|only|rather)\b)\s|, (?:and yet|yet|although|though|while|whilst) |,? although ")


@cache
def _soft() -> re.Pattern[str]:
    return re.compile(r",? and (?:that )?(?=(?:there|nobody|no one|it|they|we|some|many|only|most|few|this|these)\b|(?:the |a |an )?[\w’-]+(?: [\w’-]+){0,3}? (?:remains?|is|are|was|were|has|have|had|keeps?|carries)\b)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in small letters with its wordings."""

    small: str
    wordings: tuple[Wording, ...]

    def states(self, start: int, end: int) -> Wording | None:
        """The surest wording in a stretch; None if it states no concern."""
        inside = [one for one in self.wordings if start <= one.start and one.end <= end + 1]
        if not inside or self._is_scrap(start, end):
            return None
        if inside[0].start > start and openings().match(self.small, start, end):
            return None
        asked = [found.end() for found in asking().finditer(self.small, start, max(one.start for one in inside))]
        return min((one for one in inside if not self._is_asked(one, asked)), key=lambda one: one.rank, default=None)

    def _is_asked(self, wording: Wording, asked: list[int]) -> bool:
        """Whether the words stand in what is asked for; what gives the reason for it is stated."""
        before = [end for end in asked if end <= wording.start]
        return bool(before) and not _reason().search(self.small, before[-1], wording.start + 1)

    def _is_scrap(self, start: int, end: int) -> bool:
        """Too short to state anything, more so without a subject ("was not renewed")."""
        return len(self.small[start:end].split()) < _FEWEST_WORDS + (_verb().match(self.small, start) is not None)


@cache
def _reason() -> re.Pattern[str]:
    return re.compile(r"\b(?:as|because|since|given|although|though|but)\b")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r"(?:is|are|was|were|has|have|had|will|would|won’t|does|did)\b")


def find_quotes(words: str, small: str) -> Iterator[Quote]:
    """Find the stretches of a sentence that state a concern.

    Args:
        words: The sentence.
        small: The same as `wordings.plain` gives it.

    Yields:
        Stretches in text order.
    """
    sentence = _Sentence(small, tuple(one for one in find_wordings(small) if not _is_named(words, one)))
    pending: Quote | None = None
    before = -1
    said = _tail().search(words) if sentence.wordings else None
    for first, last in _spans(sentence, words[: said.start()] if said else words) if sentence.wordings else ():
        for start, end in _parts(sentence, first, last):
            leans = before >= 0 and _leans_back().match(small, start) is not None
            found = _trimmed(sentence, before if leans else start, end) if sentence.states(start, end) else None
            if pending and not (found and leans and found.start <= pending.start):
                yield pending
            pending, before = found, start
    if pending:
        yield pending


def _spans(sentence: _Sentence, words: str) -> Iterator[tuple[int, int]]:
    """The clauses, and in front of them what else somebody thought before saying so ("She found it too low, and said that ...")."""
    found = list(clauses(words))
    lead = _goes_on_saying().search(words, 0, found[0][0]) if found and found[0][0] > _LEAD else None
    if lead and sentence.states(0, lead.start()):
        yield 0, lead.start()
    for start, end in found:
        yield (0 if start == found[0][0] and any(one.start < start < one.end for one in sentence.wordings) else start), end


@cache
def _goes_on_saying() -> re.Pattern[str]:
    return re.compile(r",? and (?:also |then )?\w+(?: that| how)?\s+$")


def _is_named(words: str, wording: Wording) -> bool:
    """Whether the words are those of a title ("Act Now or Lose Out"): capitals within the sentence."""
    if words.isupper():
        return True
    if wording.start > 0 and words[wording.start - 1] in "\"“‘'" and " " in words[wording.start : wording.end]:
        return all(word[0].isupper() for word in words[wording.start : wording.end].split())
    return wording.start > 0 and words[wording.start].isupper() and words[wording.start - 1] == " " and words[wording.start - 2] not in ".:–-"


@cache
def _tail() -> re.Pattern[str]:
    """An attribution at the end (", said Ann Lee.", ", a charity has warned.")."""
    says = r"(?:said|says|say|warned|warns|warn|told|added|explained|claimed|claim|believes?|argued|fears?|insisted)"
    return re.compile(rf"[,”\"’]\s+(?:{says}\s+(?!(?:that|how|it|he|she|they|there|we|this|these|those|if|whether|nobody|no|not|of|to|about|against)\b)(?![^.]*\b(?:is|are|was|were|has|have|had|will|would|could|can|does|did|do)\b)(?:the |a |an )?[\w’'-][^,;.]{{1,60}}|(?:the |a |an )?[\w’'-]+(?: [\w’'-]+){{0,4}} (?:has |have |had )?{says})\W*$")


@cache
def _leans_back() -> re.Pattern[str]:
    """A judgement on what stands before it ("... and it was a breach of faith", "..., which is too late")."""
    return re.compile(r"(?:and |but )?(?:it|this|that|which) (?:is|was|were|had been|has been|has|had|remains) |(?:was|were|been) told (?:that )?(?:it|they) ")


def _parts(sentence: _Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    small = sentence.small
    for start, end in _cut(_hard(), small, first, last):
        begin = start
        for found in _soft().finditer(small, start + 12, end) if len(sentence.wordings) > 1 else ():
            if sentence.states(begin, found.start()) and sentence.states(found.end(), end):
                yield begin, found.start()
                begin = found.end()
        yield begin, end


def _cut(joint: re.Pattern[str], small: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    begin = first
    for found in joint.finditer(small, first + 4, last):
        if small.count("(", begin, found.start()) == small.count(")", begin, found.start()):
            yield begin, found.start()
            begin = found.end()
    yield begin, last


@cache
def _opening() -> re.Pattern[str]:
    """What stands before the clause proper: a conjunction, a label, an adverbial up to its comma."""
    return re.compile(
        r"(?:although|while|whilst|though|despite|given|in|at|for|with|following|due|because|since|as|when|even|on|during|after|under|over|from) [^,;]{18,140}, (?!and\b|or\b|which\b|who\b|where\b)"
        r"|(?:(?:although|while|whilst|though|despite|however|but|and|that|also|firstly|secondly|thirdly|lastly|finally|in addition|moreover|furthermore|unfortunately),? )"
        r"|[^:;.,]{2,60}: |[^-:;.,]{2,40} [-–—] "
    )


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:said|says|say|stress\w*|emphasi\w+|warn\w*|argu\w+|believ\w+|told \w+(?: \w+){0,3}|noted|notes|explain\w*|claim\w*|insist\w*|report\w*|mention\w*|show\w*|found|finds|suggest\w*|accept\w*|acknowledg\w+|recogni\w+|conclud\w+|agreed|means?|meant|understand|heard|felt|states?|stated|added|pointed out|highlight\w*|remark\w+|indicat\w+) that "
    )


@cache
def _goes_on() -> re.Pattern[str]:
    """Where the clause behind a worry tells what follows from it, or something else."""
    return re.compile(r",? and therefore\b|,? so that\b|\s+(?:and|but)\s+[a-z][\w.]*\s+(?:is|are|was|were|will)\b|, (?:he|she|they|we|i|it)(?:’ll|’s|’re|’ve| will| is| are| has| was| were| would| hoped)\b|, (?:so|as) (?:ms|mr|mrs|dr|cllr)\b")


def _trimmed(sentence: _Sentence, start: int, end: int) -> Quote | None:
    wording = sentence.states(start, end)
    if wording is None:
        return None
    small, at = sentence.small, wording.start
    reports = [found.end() for found in _reports().finditer(small, start, at + 1) if found.end() <= at]
    begin = reports[-1] if reports else start
    while (opens := _opening().match(small, begin, end)) and opens.end() <= at:
        begin = opens.end()
    follows = _goes_on().search(small, wording.end, end)
    stop = follows.start() if follows else end
    again = sentence.states(begin, stop)
    return Quote(begin, stop, again) if again else None
