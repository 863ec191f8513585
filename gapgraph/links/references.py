"""Which promise later words speak of that name its thing again: "the charter", "Merebank's single point of access", "its payment".

What a promise brings up ("a charter for pupils who return") keeps its name, and later papers say no more than the name. So

1. each promise's things are filed by their nouns (`phrases`);
2. what later words speak of as known is looked up there, in earlier papers that belong together with theirs (`nearness`) or that
   they answer: all that is told of it ("crisis text" of the line) must be told of the promise's thing;
3. its place in the words must fit what they do. A report has it before its verb, or as what was done; a task as what is to be done, by the
   promise's own deed or one that brings things about; what is dropped or put off may stand anywhere;
4. a noun alone ("the charter") must be seldom; and where things of several promises answer to it, the promise whose words are likest, by
   far; else none is meant.

"It", "this" and "they" stand for what the sentence before begins with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.kinds import names_new_date
from gapgraph.links.phrases import PART, Phrase, in_order, spoken_of, things
from gapgraph.links.surroundings import before, refers_back
from gapgraph.links.wording import any_deed, of_dates, stem_of, stems
from ingest.extract.commitments.wordings import find_wordings

if TYPE_CHECKING:
    from gapgraph.links.comparing import Comparison
    from gapgraph.links.model import Stated
    from ingest.extract.commitments.draft import Wording

_SELDOM: Final = 6  # statements: a noun alone that stands in more is no name
_COMMON: Final = 40  # ... and one of which more is told
_BASE: Final = 0.7
_FOR_WORD: Final = 0.04  # for each word that is told of the thing
_FOR_DEED: Final = 0.06  # where the deed, or who does it, is the same
_MOST: Final = 0.92
_BY_FAR: Final = 0.1  # in likeness
_ANYWHERE: Final = frozenset({"ended", "delayed"})
_PUT: Final = frozenset({"proposed", "suggested"})
_REPORTS: Final = frozenset({"done", "under-way", "delayed", "ended"})


@dataclass(frozen=True, slots=True)
class Reference:
    """That later words name the thing of an earlier promise.

    Attributes:
        earlier: The promise.
        thing: The noun, with what is told of it.
        score: How sure it is that the same thing is meant, from 0 to 1.
    """

    earlier: Stated
    thing: Phrase
    score: float


@cache
def _bringing_about() -> frozenset[str]:
    """Stems of deeds after which a thing is there."""
    words = """open launch publish set appoint adopt create establish write draft produce prepare develop fund pay finish complete deliver
    issue send circulate hold run start begin introduce make put provide finalise agree commission recruit place bring build form offer
    share sign approve employ buy fit install organise arrange receive release submit present name nominate identify find seek"""
    return frozenset(map(stem_of, words.split()))


class References:
    """The things of promises, to be found by their nouns.

    Args:
        comparison: The statements, and what they are compared by.
        promises: Those that can be followed.
    """

    def __init__(self, comparison: Comparison, promises: Iterable[Stated]) -> None:
        self._comparison = comparison
        self._heads: dict[str, frozenset[str]] = {}
        self._by_head: defaultdict[str, dict[str, tuple[Stated, Phrase]]] = defaultdict(dict)
        for said in promises:
            if said.kind == "Progress" and wordings(said.words):
                continue  # it tells of work, and brings nothing up
            held = self._comparison.parts(said)
            for thing in things(said.words):
                if thing.head in held:
                    self._by_head[thing.head].setdefault(said.fact, (said, thing))
                    self._heads[said.fact] = self._heads.get(said.fact, frozenset()) | {thing.head}

    def heads(self, promises: Iterable[Stated]) -> frozenset[str]:
        """Return the nouns of what some promises are about.

        Args:
            promises: The promises.
        """
        return frozenset().union(*(self._heads.get(said.fact, frozenset()) for said in promises))

    def find(self, later: Stated) -> Reference | None:
        """Return the promise whose thing a later statement names.

        Args:
            later: The statement; a sentence that says how far something is counts as one.
        """
        found = [reference for thing in self._named(later) if (reference := self._meant(later, thing))]
        return max(found, key=lambda one: (one.score, -one.thing.start), default=None)

    def _named(self, later: Stated) -> Iterator[Phrase]:
        """What a statement speaks of as known, where its place fits what the statement does."""
        anywhere = later.status in _ANYWHERE or names_new_date(later.words)
        verb = _subject_ends(later.words) if later.status in _REPORTS else 0
        for thing in spoken_of(later.words):
            if anywhere or thing.start < verb or thing.behind in ("deed", PART) or thing.verb:
                yield thing
        if later.kind == "Decision" or later.status in _REPORTS:
            yield from (thing for thing in things(later.words) if thing.manner == "a")
        if refers_back(later.words):
            yield from (thing for thing in spoken_of(before(later)) if thing.first)

    def _meant(self, later: Stated, thing: Phrase) -> Reference | None:
        able = [one for one in self._by_head.get(thing.head, {}).values() if self._answers(*one, later, thing)]
        if not able:
            return None
        alike = self._comparison.alike
        ranked = sorted(able, key=lambda one: (-alike(one[0], later), one[0].order))
        best, its_thing = ranked[0]
        for other, other_thing in ranked[1:]:
            rival = alike(best, later) - alike(other, later) < _BY_FAR
            if rival and not self._is_one(best, its_thing, other, other_thing):
                return None
        return Reference(best, thing, self._score(best, later, thing))

    def _answers(self, earlier: Stated, own: Phrase, later: Stated, thing: Phrase) -> bool:
        """Whether a promise can be what is spoken of."""
        comparison = self._comparison
        if not comparison.belong(earlier.paper, later.paper) or comparison.is_refused(earlier, later):
            return False
        if not self._fits(earlier, own, later, thing):
            return False
        known = own.told if own.manner == "the" else own.told | own.tail
        if not thing.told - in_order() <= known or comparison.common(earlier, thing.head) > (_COMMON if thing.told else _SELDOM):
            return False
        if any(comparison.weights(said.paper).is_common(thing.told, thing.head) for said in (earlier, later)):
            return False
        tail = thing.tail - of_dates()
        shared = tail & comparison.parts(earlier)
        return not tail or 2 * len(shared) >= len(tail) or bool(thing.told and shared)

    def _fits(self, earlier: Stated, own: Phrase, later: Stated, thing: Phrase) -> bool:
        """Whether what is done with the thing can be the promise's deed, or what comes of it."""
        deeds = self._comparison.words[earlier.fact].deeds | ({own.verb} - {""})
        if own.verb not in _bringing_about() and (own.behind == "deed" or (own.verb and not thing.told)):
            return False
        if thing.manner == "a":
            owned = bool(earlier.owners & later.owners)
            decided = later.kind == "Decision" and (earlier.kind == "Recommendation" or earlier.status in _PUT)
            return (decided and bool(thing.told)) or (owned and bool(thing.told or thing.tail))
        if later.status not in _REPORTS and thing.manner != "the":
            return False
        if names_new_date(later.words) or later.status in _ANYWHERE:
            return True
        if thing.behind == PART and _promised().search(later.words):
            return True
        return thing.verb in deeds | _bringing_about() if thing.verb else _comes_about(later.words, deeds)

    def _is_one(self, one: Stated, its: Phrase, other: Stated, others: Phrase) -> bool:
        if its.told and its.told == others.told:
            return True
        return self._comparison.score(*sorted((one, other), key=lambda said: said.order)) >= _BASE

    def _score(self, earlier: Stated, later: Stated, thing: Phrase) -> float:
        same_deed = bool(self._comparison.words[earlier.fact].deeds & set(stems(later.words)))
        score = _BASE + _FOR_WORD * len(thing.told) + _FOR_DEED * same_deed + _FOR_DEED * bool(earlier.owners & later.owners)
        return min(_MOST, score)


@lru_cache(maxsize=4096)
def wordings(words: str) -> tuple[Wording, ...]:
    """Return what some words say of work, by the wordings of the reading.

    Args:
        words: A sentence.
    """
    return tuple(find_wordings(words))


def _subject_ends(words: str) -> int:
    return next((wording.verb for wording in wordings(words)), len(words))


@cache
def _promised() -> re.Pattern[str]:
    return re.compile(r"\b(?:promise|pledge|commitment)s?\b", re.IGNORECASE)


@cache
def _arrives() -> re.Pattern[str]:
    been = r"(?:has|have|had) (?:now |since )?been (?:in|at|on|there)"
    return re.compile(rf"\b(?:came|come|t(?:ook|aken) (?:up|place)|in (?:post|place|use|force)|{been})\b", re.IGNORECASE)


def _comes_about(words: str, deeds: frozenset[str]) -> bool:
    """Whether what a sentence begins with is what something is done with: "the adviser has visited" tells of what the adviser does."""
    wording = next(iter(wordings(words)), None)
    if wording is None or wording.passive or _arrives().search(words):
        return True
    said = frozenset(map(stem_of, words[wording.verb : wording.end].casefold().split()))
    return not said.isdisjoint(deeds | _bringing_about() | any_deed())
