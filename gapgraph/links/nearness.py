"""Which papers can speak of one matter at all: those that name a party in common.

A large graph holds the papers of many places, and all of them set up task groups and publish toolkits. A paper that names none of those
whom another names speaks of its own place's matters, however alike the words are. A paper that names nobody is near every paper: whose
matters it speaks of is not known. So what a graph holds of other places changes nothing here, and a matter is looked for in so many
papers as its parties have, not in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapgraph.links.model import Paper


class Nearness:
    """Papers by whom they name.

    Args:
        papers: The papers.
    """

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._naming: defaultdict[str, set[str]] = defaultdict(set)
        self._all = {paper.iri: paper.parties for paper in papers}
        for iri, parties in self._all.items():
            for party in parties:
                self._naming[party].add(iri)
        self._nameless = {iri for iri, parties in self._all.items() if not parties}
        self._near = cache(self._find)

    def near(self, paper: Paper) -> frozenset[str]:
        """Return the papers that can speak of what a paper speaks of, itself among them.

        Args:
            paper: A paper.

        Returns:
            IRIs of papers; all of them, if it names nobody.
        """
        return self._near(paper.iri)

    def _find(self, iri: str) -> frozenset[str]:
        parties = self._all[iri]
        return frozenset(self._nameless.union(*(self._naming[party] for party in parties)) if parties else self._all)
