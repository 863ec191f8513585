"""Reading the figures that links are sought between, with what their papers name for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from gapgraph.links.figures.model import Cited, Figure
from graph_store.resources import query_text
from ingest.extract.sentences import split_sentences

if TYPE_CHECKING:
    from gapgraph.links.model import Paper
    from graph_store.contract import Reader


def read_figures(store: Reader, papers: Mapping[str, Paper]) -> tuple[Figure, ...]:
    """Return every figure with a value, in order of time; those that a person rejected are left out.

    Args:
        store: The store.
        papers: The documents, by IRI.

    Raises:
        StoreError: If the store cannot answer.
    """
    leaned, cited, speakers = _leaned_on(store), _cited(store), _speakers(store)
    found = {}
    for row in _rows(store, "linkable-figures"):
        value = _value(row["value"])
        if value and row["fact"] not in found:
            paper, fact = papers[row["document"]], row["fact"]
            sentence = _sentence(paper.text, row)
            sources = _not_around(int(row["figure_start"]), {*leaned[fact], *_within(cited[paper.iri], sentence)})
            found[fact] = _figure(row, paper, value, sentence, _once(sources), speakers[fact])
    return tuple(sorted(found.values(), key=lambda figure: figure.order))


def _rows(store: Reader, question: str) -> Iterable[dict[str, str]]:
    return ({name: str(value) for name, value in row.items()} for row in store.select(query_text(f"internal/{question}")))


def _value(text: str) -> tuple[Decimal, Decimal] | None:
    """The ends of a value ("20-25"); a single number is both."""
    low, _, high = text.partition("-")
    try:
        return Decimal(low), Decimal(high or low)
    except InvalidOperation:
        return None


def _sentence(text: str, row: Mapping[str, str]) -> tuple[int, int]:
    """The sentence around a figure: the quotation may be a clause of it."""
    start, end, figure = int(row.get("context_start", row["start"])), int(row.get("context_end", row["end"])), int(row["figure_start"])
    around = ((begin, stop) for begin, stop in split_sentences(text, start, end) if begin <= figure < stop)
    return next(around, (int(row["start"]), int(row["end"])))


def _figure(
    row: Mapping[str, str],
    paper: Paper,
    value: tuple[Decimal, Decimal],
    sentence: tuple[int, int],
    sources: tuple[Cited, ...],
    speakers: Iterable[str],
) -> Figure:
    return Figure(
        fact=row["fact"],
        paper=paper,
        words=" ".join(row["words"].split()),
        passage=row["passage"],
        start=int(row["start"]),
        end=int(row["end"]),
        figure=" ".join(row["figure"].split()),
        figure_start=int(row["figure_start"]),
        figure_end=int(row["figure_end"]),
        low=value[0],
        high=value[1],
        unit=row.get("unit", ""),
        measures=" ".join(row.get("measures", "").split()),
        measures_start=int(row.get("measures_start", 0)),
        measures_end=int(row.get("measures_end", 0)),
        period=row.get("period", ""),
        place=row.get("place", ""),
        qualifier=row.get("qualifier", ""),
        heading=row.get("heading", ""),
        sentence=sentence,
        paragraph=(int(row.get("context_start", row["start"])), int(row.get("context_end", row["end"]))),
        sources=sources,
        speakers=tuple(sorted(speakers)),
        confidence=float(row["confidence"]),
    )


def _leaned_on(store: Reader) -> defaultdict[str, set[Cited]]:
    found: defaultdict[str, set[Cited]] = defaultdict(set)
    for row in _rows(store, "figure-sources"):
        found[row["fact"]].add(Cited(int(row["start"]), int(row["end"]), " ".join(row["title"].split()), row["source"]))
    return found


def _cited(store: Reader) -> defaultdict[str, set[Cited]]:
    found: defaultdict[str, set[Cited]] = defaultdict(set)
    for row in _rows(store, "linkable-citations"):
        title = " ".join(row["title"].split())
        found[row["document"]].add(Cited(int(row["start"]), int(row["end"]), title, row["source"], leaned_on=False))
    return found


def _speakers(store: Reader) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(store, "figure-speakers"):
        found[row["fact"]].add(row["party"])
    return found


def _within(cited: Iterable[Cited], sentence: tuple[int, int]) -> Iterable[Cited]:
    return (one for one in cited if sentence[0] <= one.start and one.end <= sentence[1])


def _not_around(figure: int, cited: Iterable[Cited]) -> Iterable[Cited]:
    """Sources whose name does not hold the figure itself: "a survey of 48 practices" is no source of the 48."""
    return (one for one in cited if not one.start <= figure < one.end)


def _once(sources: Iterable[Cited]) -> tuple[Cited, ...]:
    """What a figure leans on first; of two names for one source, the one that stands first."""
    ordered = sorted(sources, key=lambda one: (not one.leaned_on, one))
    return tuple({one.source: one for one in reversed(ordered)}[source] for source in dict.fromkeys(one.source for one in ordered))
