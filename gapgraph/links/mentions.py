"""Where later papers speak of a promise, in whatever words: the other half of a proof of absence.

A promise that no later statement was linked to may still be spoken of, in a sentence that states no commitment. Before anybody says
"never heard of again", every sentence of the later papers is compared with the promise's own words:

1. A sentence comes into question if it holds one of the promise's rarest stems, in a paper near the promise's (`nearness`).
2. It speaks of the promise if it holds two fifths of the weight of the promise's words, and at least three stems of it; or if it
   holds a quarter, and names the owner, or has two stems side by side as the promise has them, or a stem that hardly any
   other sentence has.

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

from gapgraph.links.nearness import Nearness
from gapgraph.links.wording import Names, Weights, Words, compared, stems

if TYPE_CHECKING:
    from gapgraph.links.model import Paper, Promise, Stated

_MUCH: Final = 0.4  # of the weight of a promise's words
_STEMS: Final = 3
_SOME: Final = 0.25  # ... where the owner, or what it is about, is named as the promise names it
_SAME: Final = 0.85  # of the weight of both, for a quotation
_HARDLY_ANY: Final = 4  # sentences
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


@dataclass(frozen=True, slots=True)
class _Sentence:
    paper: Paper
    start: int
    end: int
    words: Words


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
        self._weights = Weights(sentence.words for sentence in self._all)
        self._holding: defaultdict[str, defaultdict[str, list[_Sentence]]] = defaultdict(lambda: defaultdict(list))
        self._spoken: dict[str, tuple[tuple[_Sentence, float], ...]] = {}
        for sentence in self._all:
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
        own = compared(words, known=self._known).own
        seldom = min(own, key=lambda stem: (self._weights.common(stem), stem), default="")
        for sentence in chain.from_iterable(self._holding[seldom].values()):
            shared = self._weights.total(own & sentence.words.own)
            share = shared / max(self._weights.total(own), self._weights.total(sentence.words.own))
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

    def _speaking(self, said: Stated) -> Iterator[tuple[_Sentence, float]]:
        words = compared(said.matter, without=said.owner_names, known=self._known)
        owners = [frozenset(self._known.folded(stems(name))) for name in said.owner_names]
        leading = sorted(words.own, key=lambda stem: (self._weights.common(stem), stem))[:_LED_BY]
        asked = {id(one): one for stem in leading for one in self._near(stem, said.paper) if one.paper.after(said.paper)}
        whole = self._weights.total(words.own)
        for sentence in asked.values():
            shared = words.own & sentence.words.own
            share = self._weights.total(shared) / whole
            much = share >= _MUCH and len(shared) >= min(_STEMS, len(words.own))
            if much or (share >= _SOME and self._is_named(words, sentence, owners)):
                yield sentence, share

    def _is_named(self, words: Words, sentence: _Sentence, owners: Iterable[frozenset[str]]) -> bool:
        seldom = (stem for stem in words.own & sentence.words.own if "_" not in stem and self._weights.common(stem) <= _HARDLY_ANY)
        if words.pairs & sentence.words.pairs or any(seldom):
            return True
        return any(owner and owner <= sentence.words.own for owner in owners)


def _meets(sentence: _Sentence, said: Stated) -> bool:
    return sentence.paper.iri == said.paper.iri and sentence.start < said.end and said.start < sentence.end


def _sentences(paper: Paper, known: Names) -> Iterator[_Sentence]:
    for found in _sentence().finditer(paper.text):
        words = compared(found[0], known=known)
        if words.own:
            yield _Sentence(paper, found.start(), found.end(), words)
