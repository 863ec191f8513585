"""How reviews follow what they are about when documents are read again, replaced or renamed.

The IRI of a fact is made from its words and values, so most facts keep theirs. Where a reviewed fact is gone after a build, its review
looks for the fact that has taken its place:

1. in the same document, or in the one that the document was renamed to, under the same name behind the #;
2. else there the fact of the same kind with the same words, without regard to case, punctuation and layout; of several the one with the
   same figure, title, name or number.

If there is none, or more than one, the review stays as it is, and is listed as being without its fact: it is never dropped, and finds
the fact again once it is back. Findings are followed in the same way, by their kind and the words that create their expectation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gapgraph.reviews.keeping import read_reviews, write_reviews
from gapgraph.reviews.model import Review, fold_words, standing_reviews
from gapgraph.reviews.standing import set_aside
from gapgraph.reviews.things import Thing, things
from ingest.identify.local import document_iri

if TYPE_CHECKING:
    from gapgraph.gaps import Gap
    from graph_store.contract import Reader, Store

_NOTHING: Final[Mapping[str, str]] = {}


def follow(store: Store, renamed: Mapping[str, str] = _NOTHING) -> None:
    """Bring reviews of facts and links up to date after documents were read, and with them the corrected copies.

    Args:
        store: The store.
        renamed: New names by old ones of the documents that were renamed.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    reviews = read_reviews(store)
    if not reviews:
        return
    held = _Held(thing for thing in things(store) if thing.sort != "finding" and not thing.original)
    write_reviews(store, (_followed(review, held, renamed) for review in reviews))


def settle(store: Store, gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Give findings the status that people gave them, and let reviews follow the findings that are called otherwise now.

    Args:
        store: The store.
        gaps: The findings as they were found.

    Returns:
        The same findings with their statuses.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    reviews = read_reviews(store)
    if not any(review.of_finding for review in reviews):
        return gaps
    held = _Held(Thing(gap.iri, "finding", gap.kind, gap.words, gap.document.iri) for gap in gaps)
    moved = tuple(held.moved(review, document_iri(review.document)) if review.of_finding else review for review in reviews)
    if moved != reviews:
        write_reviews(store, moved)
    said = standing_reviews(moved)
    return tuple(replace(gap, status=said[gap.iri].newest.verdict) if gap.iri in said else gap for gap in gaps)


def without_their_thing(store: Reader, reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the reviews whose fact, link or finding is not in the store.

    Args:
        store: The store.
        reviews: Reviews.

    Returns:
        Those that are without it, in their order.

    Raises:
        StoreError: If the store cannot answer.
    """
    here = {thing.iri for thing in things(store)}
    refused = set_aside(store)  # a link that was rejected is not drawn again
    return tuple(one for one in reviews if one.of not in here and not (one.kind == "link" and one.of in refused))


def _followed(review: Review, held: _Held, renamed: Mapping[str, str]) -> Review:
    name = renamed.get(review.document, review.document)
    if name != review.document:
        review = replace(review, document=name)
        if not review.of_finding:
            same = f"{document_iri(name)}#{review.of.partition('#')[2]}"
            return _attached(review, same) if same in held.iris else held.moved(review, name, anew=True)
    return review if review.of_finding else held.moved(review, name)


def _attached(review: Review, iri: str) -> Review:
    return replace(review, of=iri, formerly=review.formerly or review.of)


class _Held:
    """The things of a store, by IRI and by what they are known again by: document, kind and words."""

    def __init__(self, held: Iterable[Thing]) -> None:
        self._known: defaultdict[tuple[str, str, str], list[Thing]] = defaultdict(list)
        for thing in held:
            self._known[thing.document, thing.kind, fold_words(thing.words)].append(thing)
        self.iris = frozenset(thing.iri for known in self._known.values() for thing in known)

    def moved(self, review: Review, document: str, *, anew: bool = False) -> Review:
        """Return a review as it is of the thing that took the place of its own; as it was if its own is there, or none is."""
        if review.of in self.iris and not anew:
            return review
        found = self._known.get((document, review.kind, fold_words(review.words)), [])
        if len(found) > 1:
            found = [thing for thing in found if thing.mark == review.mark]
        return _attached(review, found[0].iri) if len(found) == 1 else review
