"""Which papers can speak of one matter at all: those that name a party in common.

A large graph holds the papers of many places, and all of them set up task groups and publish toolkits. A paper that names none of those
whom another names speaks of its own place's matters, however alike the words are. A paper that names nobody is near every paper: whose
matters it speaks of is not known. So what a graph holds of other places changes nothing here, and a matter is looked for in so many
papers as its parties have, not in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache


class Nearness:
    """Papers by whom they name.

    Args:
        parties: IRIs of the parties that each paper names, by the paper's IRI.
    """

    def __init__(self, parties: Mapping[str, frozenset[str]]) -> None:
        self._naming: defaultdict[str, set[str]] = defaultdict(set)
        self._parties = parties
        for iri, named in parties.items():
            for party in named:
                self._naming[party].add(iri)
        self._nameless = {iri for iri, named in parties.items() if not named}
        self._near = cache(self._find)

    def near(self, paper: str) -> frozenset[str]:
        """Return the papers that can speak of what a paper speaks of, itself among them.

        Args:
            paper: IRI of a paper.

        Returns:
            IRIs of papers; all of them, if it names nobody.
        """
        return self._near(paper)

    def _find(self, iri: str) -> frozenset[str]:
        named = self._parties[iri]
        return frozenset(self._nameless.union(*(self._naming[party] for party in named)) if named else self._parties)
