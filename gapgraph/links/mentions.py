"""Where later papers speak of a promise, in whatever words: the other half of a proof of absence.

A promise that no later statement was linked to may still be spoken of, in a sentence that states no commitment. Before anybody says
"never heard of again", every sentence of the later papers is compared with the promise's own words:

1. A sentence comes into question if it holds one of the promise's rarest stems, in a paper near the promise's (`nearness`).
2. It speaks of the promise if it holds two fifths of the weight of the promise's words, and at least three stems of it; or if it
   holds a quarter, and names the owner, or has two stems side by side as the promise has them, or a stem that hardly any
   other sentence has; or if it holds the noun of what the promise is about ("a framework") and names the owner; or if somebody is
   to meet a party, and it speaks of meeting that party.

It is deliberately easy to be spoken of: a promise wrongly thought to be kept in mind costs a finding, the reverse accuses somebody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from gapgraph.links.nearness import Circles, Nearness
from gapgraph.links.phrases import phrases, things
from gapgraph.links.wording import Names, Weights, Words, compared, stems

if TYPE_CHECKING:
    from gapgraph.links.model import Paper, Promise, Stated
    from gapgraph.links.phrases import Phrase

_MUCH: Final = 0.4  # of the weight of a promise's words
_STEMS: Final = 3
_SOME: Final = 0.25  # ... where the owner, or what it is about, is named as the promise names it
_LITTLE: Final = 0.1  # ... and where the very thing is, or the owner with three stems
_SAME: Final = 0.85  # of the weight of both, for a quotation
_HARDLY_ANY: Final = 4  # sentences
_FEW: Final = 8  # ... and of the noun of what the promise is about
_LED_BY: Final = 5
_TOO_COMMON: Final = 400  # sentences of papers near: a stem that stands in more leads nowhere


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that speaks of a promise.

    Attributes:
        paper: Where it stands.
        start: First character.
        end: Character after the last.
        share: How much of the weight of the promise's words it holds, from 0 to 1.
    """

    paper: Paper
    start: int
    end: int
    share: float


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[^\s.!?;|][^\n]*?(?:[.!?;](?=\s|$)|(?=\n|$))")


@cache
def _light() -> frozenset[str]:
    """Verbs that any thing can be the object of: that they are seldom in some papers makes no two sentences one matter."""
    return frozenset(stems("bring come get give go have hold keep put run start take use"))


@cache
def _documents() -> frozenset[str]:
    """Stems of what a paper may be called: the "Fraud Annex" of one meeting is the "fraud paper" of the next."""
    return frozenset(stems("annex document draft guidance guide guideline leaflet paper plan protocol template"))


@dataclass(frozen=True, slots=True)
class _Sentence:
    paper: Paper
    start: int
    end: int
    words: Words


@dataclass(frozen=True, slots=True)
class _Promised:
    """A promise's words, owners and things, and the weight of the words."""

    words: Words
    owners: tuple[frozenset[str], ...]
    things: tuple[Phrase, ...]
    weights: Weights
    whole: float


class Sentences:
    """Every sentence of every paper, found by its stems.

    Args:
        papers: The papers.
        known: Names of parties.
    """

    def __init__(self, papers: Iterable[Paper], known: Names) -> None:
        papers = tuple(papers)
        self._known = known
        self._nearness = Nearness({paper.iri: paper.parties for paper in papers})
        self._all = [sentence for paper in papers for sentence in _sentences(paper, known)]
        self._of_paper: defaultdict[str, list[_Sentence]] = defaultdict(list)
        self._circles = Circles(papers)
        self._weights = cache(self._weigh)
        self._holding: defaultdict[str, defaultdict[str, list[_Sentence]]] = defaultdict(lambda: defaultdict(list))
        self._spoken: dict[str, tuple[tuple[_Sentence, float], ...]] = {}
        for sentence in self._all:
            self._of_paper[sentence.paper.iri].append(sentence)
            for stem in sentence.words.own:
                self._holding[stem][sentence.paper.iri].append(sentence)

    def mentions(self, promise: Promise) -> Iterator[Mention]:
        """Yield the sentences of later papers that speak of a promise.

        Args:
            promise: The promise.

        Yields:
            The sentences that state it nowhere, in the order of the papers; each once.
        """
        found: dict[tuple[str, int], Mention] = {}
        for said in promise.statements:
            for sentence, share in self._speaking_of(said):
                if not any(_meets(sentence, other) for other in promise.statements):
                    found[sentence.paper.iri, sentence.start] = Mention(sentence.paper, sentence.start, sentence.end, round(share, 2))
        yield from sorted(found.values(), key=lambda mention: (mention.paper.earliest, mention.paper.iri, mention.start))

    def quoted(self, words: str, before: Paper) -> Iterator[Mention]:
        """Yield the sentences of earlier papers that say the same as a sentence, word for word or nearly.

        Args:
            words: The sentence.
            before: The paper that quotes it.

        Yields:
            The sentences, in the order of the papers.
        """
        own, weights = compared(words, known=self._known).own, self._weights(self._circles.key(before))
        seldom = min(own, key=lambda stem: (weights.common(stem), stem), default="")
        for sentence in chain.from_iterable(self._holding[seldom].values()):
            shared = weights.total(own & sentence.words.own)
            share = shared / max(weights.total(own), weights.total(sentence.words.own))
            if share >= _SAME and len(own) >= _STEMS and before.after(sentence.paper):
                yield Mention(sentence.paper, sentence.start, sentence.end, round(share, 2))

    def _speaking_of(self, said: Stated) -> tuple[tuple[_Sentence, float], ...]:
        if said.fact not in self._spoken:
            self._spoken[said.fact] = tuple(self._speaking(said))
        return self._spoken[said.fact]

    def _near(self, stem: str, paper: Paper) -> list[_Sentence]:
        """The sentences that hold a stem in papers near one; none if there are so many that it leads nowhere."""
        holding, near = self._holding[stem], self._nearness.near(paper.iri)
        found = [sentence for iri in holding.keys() & near for sentence in holding[iri]]
        return found if len(found) <= _TOO_COMMON else []

    def taken_up(self, said: Stated) -> Iterator[Mention]:
        """Yield the sentences further down in a statement's own paper that speak of it.

        Args:
            said: The statement.
        """
        promised = self._promised(said)
        for sentence in self._of_paper[said.paper.iri]:
            if sentence.start >= said.end and (share := self._share(promised, sentence)):
                yield Mention(sentence.paper, sentence.start, sentence.end, round(share, 2))

    def _speaking(self, said: Stated) -> Iterator[tuple[_Sentence, float]]:
        promised = self._promised(said)
        leading = sorted(promised.words.own, key=lambda stem: (promised.weights.common(stem), stem))[:_LED_BY]
        heads = [stem for thing in promised.things for stem in (thing.head, *(thing.told if thing.head in _documents() else ()))]
        names = [stem for owner in promised.owners if len(owner) == 1 for stem in owner]
        asked = {id(one): one for stem in (*leading, *heads, *names) for one in self._near(stem, said.paper) if one.paper.after(said.paper)}
        for sentence in asked.values():
            if share := self._share(promised, sentence):
                yield sentence, share

    def _promised(self, said: Stated) -> _Promised:
        words = compared(said.matter, without=said.owner_names, known=self._known)
        owners = tuple(frozenset(self._known.folded(stems(name))) for name in said.owner_names)
        weights = self._weights(self._circles.key(said.paper))
        about = (*things(said.matter), *(one for one in phrases(said.matter) if one.head in _documents() and one.told))
        return _Promised(words, owners, about, weights, weights.total(words.own) or 1.0)

    def _weigh(self, key: frozenset[str]) -> Weights:
        return Weights(sentence.words for iri in sorted(self._circles.papers(key)) for sentence in self._of_paper[iri])

    def _share(self, promised: _Promised, sentence: _Sentence) -> float:
        """How much of a promise a sentence holds; nothing if it does not speak of it."""
        shared = promised.words.own & sentence.words.own
        share = promised.weights.total(shared) / promised.whole
        if share >= _MUCH and len(shared) >= min(_STEMS, len(promised.words.own)):
            return share
        if share >= _SOME and self._is_named(promised, sentence):
            return share
        if share >= _LITTLE and len(shared) >= _STEMS and self._names_owner(promised, sentence):
            return share
        if share >= _LITTLE and self._names_thing(promised, sentence):
            return share
        return share if promised.words.met & sentence.words.met else 0.0

    def _is_named(self, promised: _Promised, sentence: _Sentence) -> bool:
        words = promised.words
        matter = (words.own - words.deeds - _light()) & sentence.words.own
        seldom = (stem for stem in matter if "_" not in stem and promised.weights.common(stem) <= _HARDLY_ANY)
        reversed_pairs = {(second, first) for first, second in words.pairs}
        shared = (words.pairs | reversed_pairs) & sentence.words.pairs
        if any(not _light().intersection(pair) for pair in shared) or any(seldom):
            return True
        return self._names_owner(promised, sentence)

    def _names_owner(self, promised: _Promised, sentence: _Sentence) -> bool:
        return any(owner and owner <= sentence.words.own for owner in promised.owners)

    def _names_thing(self, promised: _Promised, sentence: _Sentence) -> bool:
        """Whether a sentence names what a promise is about: its noun, with the owner or as one of few; of a paper, what is told of it."""
        held = sentence.words.own
        if self._names_owner(promised, sentence) and any(thing.head in held for thing in promised.things):
            return True
        few = (thing for thing in promised.things if thing.head in held and promised.weights.common(thing.head) <= _FEW)
        if any(not thing.told or thing.told & held for thing in few):
            return True
        papers = (thing for thing in promised.things if thing.head in _documents())
        return bool(held & _documents()) and any(thing.told & held for thing in papers)


def _meets(sentence: _Sentence, said: Stated) -> bool:
    return sentence.paper.iri == said.paper.iri and sentence.start < said.end and said.start < sentence.end


def _sentences(paper: Paper, known: Names) -> Iterator[_Sentence]:
    for found in _sentence().finditer(paper.text):
        words = compared(found[0], known=known)
        if words.own:
            yield _Sentence(paper, found.start(), found.end(), words)
