"""Where later papers speak of a promise, in whatever words: the other half of a proof of absence.

A promise that no later statement was linked to may still be spoken of, in a sentence that states no commitment. Before anybody says
"never heard of again", every sentence of the later papers is compared with the promise's own words:

1. A sentence comes into question if it holds one of the promise's three rarest stems.
2. It speaks of the promise if it holds most of the weight of the promise's words, and at least three stems of it.

It is deliberately easy to be spoken of: a promise wrongly thought to be kept in mind costs a finding, the reverse accuses somebody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.wording import Weights, stems

if TYPE_CHECKING:
    from gapgraph.links.model import Paper, Promise, Stated

_MOST: Final = 0.5  # of the weight of a promise's words
_STEMS: Final = 3
_LED_BY: Final = 3
_TOO_COMMON: Final = 400  # sentences: a stem that stands in more leads nowhere


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
    return re.compile(r"[^\s.!?;|][^\n|]*?(?:[.!?;](?=\s|$)|(?=\n|\||$))")


@dataclass(frozen=True, slots=True)
class _Sentence:
    paper: Paper
    start: int
    end: int
    held: frozenset[str]


class Sentences:
    """Every sentence of every paper, found by its stems.

    Args:
        papers: The papers.
    """

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._all = [sentence for paper in papers for sentence in _sentences(paper)]
        self._weights = Weights(sentence.held for sentence in self._all)
        self._holding: defaultdict[str, list[_Sentence]] = defaultdict(list)
        for sentence in self._all:
            for stem in sentence.held:
                self._holding[stem].append(sentence)

    def mentions(self, promise: Promise, within: Mapping[str, Paper]) -> Iterator[Mention]:
        """Yield the sentences of some papers that speak of a promise.

        Args:
            promise: The promise.
            within: The papers to look in, by IRI.

        Yields:
            The sentences, in the order of the papers.
        """
        stated = {(said.paper.iri, said.start) for said in promise.statements}
        for said in promise.statements:
            own = frozenset(stems(said.matter))
            for sentence, share in self._speaking(own):
                if sentence.paper.iri in within and (sentence.paper.iri, sentence.start) not in stated:
                    yield Mention(sentence.paper, sentence.start, sentence.end, round(share, 2))

    def _speaking(self, own: frozenset[str]) -> Iterator[tuple[_Sentence, float]]:
        leading = sorted(own, key=lambda stem: (self._weights.common(stem), stem))[:_LED_BY]
        asked = {id(one): one for stem in leading if self._weights.common(stem) <= _TOO_COMMON for one in self._holding[stem]}
        whole = self._weights.total(own)
        for sentence in asked.values():
            shared = own & sentence.held
            share = self._weights.total(shared) / whole
            if share >= _MOST and len(shared) >= min(_STEMS, len(own)):
                yield sentence, share


def _sentences(paper: Paper) -> Iterator[_Sentence]:
    for found in _sentence().finditer(paper.text):
        held = frozenset(stems(found[0]))
        if held:
            yield _Sentence(paper, found.start(), found.end(), held)


def is_last_heard(said: Stated, papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return the later papers of the body whose paper states something, in order of time.

    Args:
        said: The statement.
        papers: All papers.
    """
    later = (paper for paper in papers if paper.after(said.paper) and paper.bodies & said.paper.bodies)
    return tuple(sorted(later, key=lambda paper: (paper.earliest, paper.iri)))
