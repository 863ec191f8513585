"""Which papers can speak of one matter at all: those that name a party in common.

A large graph holds the papers of many places, and all of them set up task groups and publish toolkits. A paper that names none of those
whom another names speaks of its own place's matters, however alike the words are. A paper that names nobody is near every paper: whose
matters it speaks of is not known. So what a graph holds of other places changes nothing here, and a matter is looked for in so many
papers as its parties have, not in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapgraph.links.model import Paper

_TOGETHER: Final = 3  # parties that two papers name in common, which papers of two places hardly do


def is_near(one: Paper, other: Paper) -> bool:
    """Tell whether two papers can speak of one matter.

    Args:
        one: A paper.
        other: Another.

    Returns:
        True if they name a party in common, or one of them names nobody.
    """
    return not one.parties or not other.parties or not one.parties.isdisjoint(other.parties)


def is_of_one_circle(one: Paper, other: Paper) -> bool:
    """Tell whether two papers belong together.

    Args:
        one: A paper.
        other: Another.

    Returns:
        True if one body publishes both, or is named in one and publishes the other, or if they name three parties in common.
    """
    if not one.bodies.isdisjoint(other.parties) or not other.bodies.isdisjoint(one.parties):
        return True
    return len(one.parties & other.parties) >= _TOGETHER


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


class Circles:
    """Whose papers are counted together when it is asked how seldom a word is: those that a body publishes, and those that name it.

    A word is seldom or common in a partnership. Counted over the whole graph it would grow more common with every place whose papers are
    added, and what is one promise would change with papers that have nothing to do with it.

    Args:
        papers: All papers.
    """

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._papers = {paper.iri: paper for paper in papers}
        self._publishing = frozenset(body for paper in self._papers.values() for body in paper.bodies)
        self._about: defaultdict[str, set[str]] = defaultdict(set)
        self._of_nobody: set[str] = set()
        for paper in self._papers.values():
            for body in self._bodies(paper):
                self._about[body].add(paper.iri)
            if not self._bodies(paper):
                self._of_nobody.add(paper.iri)

    def key(self, paper: Paper) -> frozenset[str]:
        """Return what a paper's circle is known by: its publishers, or, if it has none, one publisher whom it names.

        One, because there are as many sets of them as papers, and each circle is counted; the first by name, because that lasts.

        Args:
            paper: One of the papers.
        """
        return paper.bodies or frozenset(sorted(self._bodies(paper))[:1])

    def papers(self, key: frozenset[str]) -> frozenset[str]:
        """Return the IRIs of a circle's papers.

        Args:
            key: What it is known by; nothing for what no publisher has to do with.
        """
        return frozenset().union(*(self._about[body] for body in key)) if key else frozenset(self._of_nobody)

    def _bodies(self, paper: Paper) -> frozenset[str]:
        return paper.bodies | (paper.parties & self._publishing)
