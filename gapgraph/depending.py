"""What falls if a source falls: the figures that rest on it, and what rests on these.

1. The source is meant by its IRI, or by words of its title; a source that is held and the document that it is are one.
2. Directly on it rest the figures whose words name it.
3. On such a figure rest the figures of other papers that name its paper as their source for the same thing; and so on from paper to paper.
4. On each figure rest the measurement, if no other origin is left to it; findings about it; and commitments in whose paragraph it
   stands: they were made beside it, whether for its sake is for the reader to judge.

What does not belong here: what a figure comes from (`gapgraph.tracing`).

Example:
    for dependence in depends(store, "Pupil Survey 2016"):
        for one in dependence.dependents:
            print("  " * one.depth, one.kind, one.words)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from gapgraph.reviews.standing import standing
from graph_store.resources import query_text
from ingest.identify.names import fold

if TYPE_CHECKING:
    from graph_store.contract import Reader

Kind = Literal["figure", "measurement", "commitment", "finding"]


@dataclass(frozen=True, slots=True)
class Dependent:
    """What falls with a source.

    Attributes:
        kind: What it is.
        iri: Its IRI.
        words: The words that state it; the sentence of a finding.
        document: Title and date of the document that states it.
        passage: Address of the words.
        on: IRI of what it rests on: the source, or the figure through which it does.
        depth: How many steps it is from the source; 1 for what rests on it directly.
    """

    kind: Kind
    iri: str
    words: str
    document: str
    passage: str
    on: str
    depth: int


@dataclass(frozen=True, slots=True)
class Dependence:
    """A source with everything that falls with it.

    Attributes:
        source: IRI of the source, or of the document that it is.
        label: Its title.
        document: IRI of the document, if it is held; else empty.
        dependents: What falls, each behind what it rests on.
    """

    source: str
    label: str
    document: str
    dependents: tuple[Dependent, ...]


def depends(store: Reader, source: str) -> tuple[Dependence, ...]:
    """Find what falls if a source falls.

    Args:
        store: The store.
        source: The IRI of a source or document, or words of its title.

    Returns:
        One entry for each source or document of that name on which something rests, those with most first.

    Raises:
        StoreError: If the store cannot answer.
    """
    store = standing(store)
    figures = _figures(store)
    found = [_dependence(store, figures, one) for one in _meant(store, source)]
    return tuple(sorted((one for one in found if one.dependents), key=lambda one: (-len(one.dependents), one.source)))


def to_json(one: Dependence) -> dict[str, object]:
    """Return a dependence as JSON values.

    Args:
        one: The dependence.
    """
    return asdict(one)


@dataclass(frozen=True, slots=True)
class _Source:
    """A source under its names: a document, and every source that it is; or a source that is not held."""

    iri: str
    label: str
    document: str
    iris: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with what it names and what it states."""

    iri: str
    words: str
    paper: str
    document: str
    passage: str
    rests_on: str
    measurement: str
    sources: frozenset[str]


_OnPaper = Mapping[tuple[str, str], list[_Figure]]  # figures by the paper that they name, and the measurement


def _rows(store: Reader, question: str, values: Iterable[str] = ()) -> list[dict[str, str]]:
    asked = query_text(f"internal/{question}").replace("{ UNDEF }", f"{{ {' '.join(f'<{iri}>' for iri in sorted(values))} }}")
    return [{name: " ".join(str(value).split()) for name, value in row.items()} for row in store.select(asked)]


def _meant(store: Reader, source: str) -> list[_Source]:
    """What an IRI or words mean; what is one document, whatever it is called, is one."""
    wanted = source.strip()
    words = frozenset(fold(wanted).split())
    things: defaultdict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    documents: dict[str, str] = {}
    meant: set[str] = set()
    for row in _rows(store, "dependable"):
        key = row.get("document", row["thing"])
        things[key].update((row["thing"], key))
        if row["thing"] == key or key not in labels:
            labels[key] = row["label"]
        documents[key] = row.get("document", "")
        if wanted in (row["thing"], key) or (words and words <= frozenset(fold(row["label"]).split())):
            meant.add(key)
    return [_Source(key, labels[key], documents[key], frozenset(things[key])) for key in sorted(meant)]


def _figures(store: Reader) -> Mapping[str, _Figure]:
    sources: defaultdict[str, set[str]] = defaultdict(set)
    found: dict[str, dict[str, str]] = {}
    for row in _rows(store, "depending-figures"):
        found.setdefault(row["fact"], row)
        if "source" in row:
            sources[row["fact"]].add(row["source"])
    return {fact: _figure(row, frozenset(sources[fact])) for fact, row in found.items()}


def _figure(row: Mapping[str, str], sources: frozenset[str]) -> _Figure:
    return _Figure(
        iri=row["fact"],
        words=row["words"],
        paper=row["document"],
        document=_titled(row),
        passage=row["passage"],
        rests_on=row.get("rests_on", ""),
        measurement=row.get("measurement", ""),
        sources=sources,
    )


def _titled(row: Mapping[str, str]) -> str:
    return f"{row['title']} ({row['date']})" if row.get("date") else row["title"]


def _dependence(store: Reader, figures: Mapping[str, _Figure], source: _Source) -> Dependence:
    fallen = list(_fallen(figures, source))
    iris = {one.iri for one in fallen}
    beside = _beside(store, iris)
    measured = _measurements(figures, fallen)
    ordered = (below for one in fallen for below in (one, *measured.get(one.iri, ()), *_below(beside.get(one.iri, ()), one)))
    return Dependence(source.iri, source.label, source.document, tuple(ordered))


def _fallen(figures: Mapping[str, _Figure], source: _Source) -> Iterator[Dependent]:
    """The figures that fall, each before those that rest on it."""
    told: set[str] = set()
    on_paper: defaultdict[tuple[str, str], list[_Figure]] = defaultdict(list)
    for one in figures.values():
        on_paper[one.rests_on, one.measurement].append(one)
    for one in figures.values():
        if one.rests_on in source.iris or (not one.rests_on and one.sources & source.iris):
            yield from _with_those_on(on_paper, one, source.iri, 1, told)


def _with_those_on(on_paper: _OnPaper, one: _Figure, on: str, depth: int, told: set[str]) -> Iterator[Dependent]:
    if one.iri in told:
        return
    told.add(one.iri)
    yield Dependent("figure", one.iri, one.words, one.document, one.passage, on, depth)
    for other in on_paper.get((one.paper, one.measurement), ()) if one.measurement else ():
        yield from _with_those_on(on_paper, other, one.iri, depth + 1, told)


def _measurements(figures: Mapping[str, _Figure], fallen: Sequence[Dependent]) -> Mapping[str, tuple[Dependent, ...]]:
    """By the figure with which each measurement is first met, the measurements that no figure is left to."""
    gone = {one.iri for one in fallen}
    left = {one.measurement for one in figures.values() if one.iri not in gone}
    first: dict[str, Dependent] = {}
    for one in fallen:
        first.setdefault(figures[one.iri].measurement, one)
    return {
        one.iri: (Dependent("measurement", iri, one.words, one.document, one.passage, one.iri, one.depth + 1),)
        for iri, one in first.items()
        if iri and iri not in left
    }


def _beside(store: Reader, figures: Iterable[str]) -> Mapping[str, list[tuple[Kind, dict[str, str]]]]:
    found: defaultdict[str, list[tuple[Kind, dict[str, str]]]] = defaultdict(list)
    asked = sorted(figures)
    questions: tuple[tuple[Kind, str], ...] = (("commitment", "depending-commitments"), ("finding", "depending-findings"))
    for kind, question in questions if asked else ():
        for row in _rows(store, question, asked):
            found[row["on"]].append((kind, row))
    return found


def _below(rows: Iterable[tuple[Kind, dict[str, str]]], figure: Dependent) -> Iterator[Dependent]:
    for kind, row in rows:
        yield Dependent(kind, row["fact"], row["words"], _titled(row), row["passage"], figure.iri, figure.depth + 1)
