"""The graph of reviews: what people said, and what follows from it for the facts.

Only people add to it, and no reading takes anything from it. It is written as a whole:

1. Every review, those that are older or were taken back too.
2. For each thing that was reviewed, the verdict that stands (`gg:reviewedAs`), and for what is rejected or superseded that questions
   leave it out (`gg:setAside`).
3. For each fact that was corrected, its corrected copy (`gapgraph.reviews.correcting`), made from the fact as it was read last, so that
   a copy never rests on a passage that is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from gapgraph.reviews.correcting import write_copies
from gapgraph.reviews.model import Review, moment, standing_reviews
from graph_store.namespaces import REVIEWS_GRAPH
from graph_store.resources import query_text
from ingest.triples.quads import Scribe, concept, ontology_class

if TYPE_CHECKING:
    from graph_store.contract import Reader, Store


def read_reviews(store: Reader) -> tuple[Review, ...]:
    """Ask a store what people said of facts, links and findings.

    Args:
        store: The store.

    Returns:
        The reviews, the oldest first; those that were taken back too.

    Raises:
        StoreError: If the store cannot answer.
    """
    rows: dict[str, dict[str, str]] = {}
    targets: dict[str, tuple[str, ...]] = {}
    for row in store.select(query_text("internal/reviews")):
        said = {name: str(value) for name, value in row.items()}
        rows.setdefault(said["review"], said)
        if "target" in said:
            targets[said["review"]] = (*targets.get(said["review"], ()), said["target"])
    return tuple(_review(row, targets.get(iri, ())) for iri, row in rows.items())


def _review(row: Mapping[str, str], targets: tuple[str, ...]) -> Review:
    plain = ("of", "who", "because", "field", "value", "by", "kind", "words", "mark", "document", "formerly", "withdrawn_by")
    times = {name: moment(row[name]) for name in ("when", "withdrawn") if name in row}
    verdict = row["verdict"].rsplit("/", 1)[-1]
    return Review(verdict=verdict, targets=targets, **times, **{name: row.get(name, "") for name in plain})


def write_reviews(store: Store, reviews: Iterable[Review]) -> None:
    """Put reviews in the place of those that a store has, with what follows from them.

    Args:
        store: The store.
        reviews: All reviews: what is not among them is forgotten.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    scribe, kept = Scribe(REVIEWS_GRAPH), tuple(reviews)
    standing = standing_reviews(kept)
    for review in kept:
        _write(scribe, review)
    for iri, said in standing.items():
        verdict = _verdict(said.newest)
        scribe.link(iri, "gg:reviewedAs", verdict)
        if said.newest.leaves_out:
            scribe.link(iri, "gg:setAside", verdict)
    write_copies(store, scribe, {iri: said.corrections for iri, said in standing.items() if said.corrections})
    store.replace(REVIEWS_GRAPH, scribe.nquads())


def _verdict(review: Review) -> str:
    return concept("finding-status" if review.of_finding else "review", review.verdict)


def _write(scribe: Scribe, review: Review) -> None:
    iri = review.iri
    scribe.link(iri, "rdf:type", ontology_class("Review"))
    scribe.link(iri, "gg:reviewOf", review.of)
    scribe.link(iri, "gg:verdict", _verdict(review))
    for predicate, links in (("gg:closedBy", (review.by,)), ("gg:formerly", (review.formerly,)), ("gg:correctedTo", review.targets)):
        for target in filter(None, links):
            scribe.link(iri, predicate, target)
    if review.field:
        scribe.text(iri, "gg:field", review.field)
        scribe.text(iri, "gg:correctedText", review.value)
    texts = {
        "gg:decidedBy": review.who,
        "gg:because": review.because,
        "gg:reviewedKind": review.kind,
        "gg:reviewedWords": review.words,
        "gg:reviewedMark": review.mark,
        "gg:inDocument": review.document,
        "gg:withdrawnBy": review.withdrawn_by,
    }
    for predicate, value in texts.items():
        if value:
            scribe.text(iri, predicate, value)
    for predicate, value in (("prov:generatedAtTime", review.when), ("prov:invalidatedAtTime", review.withdrawn)):
        if value:
            scribe.typed(iri, predicate, value, "dateTime")
