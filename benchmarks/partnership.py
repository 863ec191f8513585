"""How well gaps, promises and ways of figures are found over one partnership's papers: benchmarks/partnership.py [FOLDER] [--misses].

Reads the papers of a folder, tests/fixtures/partnership if none is named, whose register (expected.toml) a careful reader wrote without
the code, and compares: findings by kind, pairs of statements that are one promise, and pairs of figures that state one thing, with the
number of their origins. A finding is right if one of its kind is expected of the same passage; what is marked optional counts neither way.
Rules must not be written for these papers: misses tell which kind of words was not understood.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gapgraph
from gapgraph.gaps import Gap, list_gaps
from gapgraph.links import Stated, find_promises
from gapgraph.links.figures import Figure, find_ways
from gapgraph.links.papers import read_commitments, read_papers, read_responses
from graph_store import open_store
from graph_store.contract import Store

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "partnership"
_NAMES = {
    "single-origin": "circular-or-single-origin",
    "not-in-the-room": "given-to-one-not-in-the-room",
    "not-at-the-table": "talked-about-not-at-the-table",
}


@dataclass(frozen=True)
class Place:
    """A stretch of a document's canonical text."""

    document: str
    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Whether two places share a character."""
        return self.document == other.document and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Expected:
    """A finding of the register."""

    kind: str
    places: tuple[Place, ...]
    words: str
    optional: bool


@dataclass
class Count:
    """Findings of one kind that are right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def line(self, name: str) -> str:
        """Return the count as a line of a table."""
        shares = f"P {self.precision:.2f}  R {self.recall:.2f}"
        return f"{name:34} {shares}  right {self.right:3}  wrong {self.wrong:3}  missed {self.missed:3}"


class Texts:
    """Where quotations of the register stand in the texts that were read."""

    def __init__(self, store: Store) -> None:
        self.texts = {iri.rsplit("/", 1)[-1]: paper.text for iri, paper in read_papers(store).items()}

    def place(self, document: str, words: str) -> Place:
        """Return the place of a quotation, however its white space is set."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.search(pattern, self.texts[document])
        return Place(document, found.start(), found.end()) if found else Place(document, -1, -1)


def place_of(passage: str) -> Place:
    """Return the place that a passage's address names."""
    document, _, span = passage.rsplit("/", 1)[-1].partition("#char=")
    start, _, end = span.partition(",")
    return Place(document, int(start), int(end))


def expected_findings(register: Mapping[str, Any], texts: Texts) -> Iterator[Expected]:
    """Yield what the register expects."""
    for entry in register["finding"]:
        quotes = [entry, *entry.get("also", [])]
        places = tuple(texts.place(quote["document"], quote["words"]) for quote in quotes)
        yield Expected(_NAMES.get(entry["kind"], entry["kind"]), places, entry["words"], entry.get("optional", False))


def compare(register: Mapping[str, Any], texts: Texts, gaps: Sequence[Gap]) -> tuple[dict[str, Count], list[str]]:
    """Return the counts by kind, and what was missed or wrong in words."""
    counts: defaultdict[str, Count] = defaultdict(Count)
    told: list[str] = []
    wanted = list(expected_findings(register, texts))
    hit: set[int] = set()
    open_kinds = {_NAMES.get(kind, kind) for kind in register.get("open_kinds", [])}
    for gap in gaps:
        place = place_of(gap.expectation)
        matches = [i for i, one in enumerate(wanted) if one.kind == gap.kind and any(place.meets(at) for at in one.places)]
        hit.update(matches)
        if not matches and gap.kind not in open_kinds:
            counts[gap.kind].wrong += 1
            told.append(f"wrong   {gap.kind}: {place.document}: {gap.words[:150]}")
    for index, one in enumerate(wanted):
        if one.optional:
            continue
        if index in hit:
            counts[one.kind].right += 1
        else:
            counts[one.kind].missed += 1
            told.append(f"missed  {one.kind}: {one.places[0].document}: {one.words[:150]}")
    return dict(sorted(counts.items())), sorted(told)


def compare_promises(register: Mapping[str, Any], texts: Texts, store: Store) -> tuple[Count, Count, list[str]]:
    """Return how many pairs of statements are rightly one promise, how many of them were both read, and the misses."""
    papers = read_papers(store)
    clusters = [[_place(said) for said in promise.statements] for promise in find_promises(store)]
    stated = [_place(said) for said in (*read_commitments(store, papers), *read_responses(store, papers))]
    chains = [[texts.place(one["document"], one["words"]) for one in promise["words"]] for promise in register["promise"]]
    pairs, read, told = Count(), Count(), []
    for chain in chains:
        for one, other in combinations(chain, 2):
            joined = _joined(clusters, one, other)
            pairs.right += joined
            pairs.missed += not joined
            both = all(any(place.meets(at) for place in stated) for at in (one, other))
            read.right += both
            read.missed += not both
            if not joined:
                texted = " | ".join(texts.texts[at.document][at.start : at.end].replace("\n", " ")[:110] for at in (one, other))
                told.append(f"{'unlinked' if both else 'unread'}  {texted}")
    for wrong in _wrongly_joined(chains, clusters):
        pairs.wrong += 1
        told.append(f"joined    {' | '.join(texts.texts[at.document][at.start : at.end][:110] for at in wrong)}")
    for pair in (entry for entry in register["not_same"] if entry["of"] == "promise"):
        one, other = (texts.place(words["document"], words["words"]) for words in pair["words"])
        if _joined(clusters, one, other):
            pairs.wrong += 1
            told.append(f"not same  {pair['why']}")
    return pairs, read, told


def compare_figures(register: Mapping[str, Any], texts: Texts, store: Store) -> tuple[Count, Count, list[str]]:
    """Return how many pairs of figures are rightly one, of how many groups the number of origins is right, and the misses."""
    measurements = find_ways(store, read_papers(store)).measurements
    clusters = [[_figure_place(figure) for figure in one.figures] for one in measurements]
    groups = [[texts.place(one["document"], one["words"]) for one in group["statements"]] for group in register["figure"]]
    pairs, origins, told = Count(), Count(), []
    for group, expected in zip(groups, register["figure"], strict=True):
        for one, other in combinations(group, 2):
            joined = _joined(clusters, one, other)
            pairs.right += joined
            pairs.missed += not joined
            told += [] if joined else [f"unlinked  {expected['title']}"]
        counts = {len(one.origins) for one, cluster in zip(measurements, clusters, strict=True) if _joined([cluster], group[0], group[1])}
        origins.right += counts == {expected["independent_origins"]}
        origins.missed += counts != {expected["independent_origins"]}
    for cluster in clusters:
        of = [{i for i, group in enumerate(groups) if any(place.meets(at) for at in group)} for place in cluster]
        pairs.wrong += sum(not one & other for one, other in combinations(of, 2))
    return pairs, origins, told


def _figure_place(figure: Figure) -> Place:
    return Place(figure.paper.iri.rsplit("/", 1)[-1], figure.figure_start, figure.figure_end)


def _place(said: Stated) -> Place:
    return Place(said.paper.iri.rsplit("/", 1)[-1], said.start, said.end)


def _joined(clusters: Iterable[Sequence[Place]], one: Place, other: Place) -> bool:
    return any(any(place.meets(one) for place in cluster) and any(place.meets(other) for place in cluster) for cluster in clusters)


def _wrongly_joined(chains: Sequence[Sequence[Place]], clusters: Iterable[Sequence[Place]]) -> Iterator[tuple[Place, Place]]:
    """Statements of two chains that were made one promise, unless one passage states both."""
    for cluster in clusters:
        chain_of = [{i for i, chain in enumerate(chains) if any(place.meets(at) for at in chain)} for place in cluster]
        for (one, first), (other, second) in combinations(zip(cluster, chain_of, strict=True), 2):
            if first and second and not first & second:
                yield one, other


def results(folder: Path = FOLDER) -> tuple[dict[str, Count], dict[str, Count], list[str]]:
    """Read the papers and compare.

    Args:
        folder: Holds the papers in `papers`, and the register in `expected.toml`.

    Returns:
        The counts of findings by kind; the counts of links and their like; what was missed or wrong, in words.
    """
    register = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    with open_store() as store:
        gapgraph.build([folder / "papers"], store)
        texts = Texts(store)
        kinds, told = compare(register, texts, list_gaps(store))
        pairs, read, more = compare_promises(register, texts, store)
        figures, origins, unlinked = compare_figures(register, texts, store)
    total = Counter({part: sum(getattr(count, part) for count in kinds.values()) for part in ("right", "wrong", "missed")})
    links = {
        "statements that are one promise": pairs,
        "of these, both sides were read": read,
        "figures that state one thing": figures,
        "groups whose origins are counted": origins,
    }
    return {**kinds, "all kinds": Count(**total)}, links, [*told, *more, *unlinked]


def main(arguments: Sequence[str]) -> None:
    """Compare and print."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    kinds, links, told = results(*folders)
    print("\n".join(count.line(name) for name, count in (kinds | links).items()))
    if "--misses" in arguments:
        print("\n".join(told))


if __name__ == "__main__":
    main(sys.argv[1:])
