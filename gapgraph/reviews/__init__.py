"""Reviews: what people say of facts, links and findings, and what follows from it.

A reader checks what the software is least sure of (`worth_a_look`), accepts it, rejects it or corrects it (`review`, `correct`), and says
what became of a gap (`review_finding`). All of it is kept for good, with who said it and when, outlives every reading of the documents, and
follows the facts when documents are replaced (`following`). What is rejected or superseded is left out of every question (`standing`).

Example:
    for one in worth_a_look(store):
        print(one.thing.words, one.why)
    review(store, "minutes.txt#commitment-0123456789", "rejected", because="a suggestion only")

What does not belong here: what people say of who is who (`gapgraph.identities`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gapgraph.reviews.keeping import read_reviews
from gapgraph.reviews.model import Review
from gapgraph.reviews.ranking import WorthALook, worth_a_look
from gapgraph.reviews.standing import standing, whole
from gapgraph.reviews.stating import correct, review, review_finding, undo_review
from gapgraph.reviews.tables import import_reviews

if TYPE_CHECKING:
    from graph_store.contract import Reader

__all__ = [
    "Review",
    "WorthALook",
    "correct",
    "import_reviews",
    "list_reviews",
    "review",
    "review_finding",
    "standing",
    "undo_review",
    "whole",
    "worth_a_look",
]


def list_reviews(store: Reader, *, lost: bool = False) -> tuple[Review, ...]:
    """List what people said of facts, links and findings.

    Args:
        store: The store.
        lost: Only what was said of things that are not in the store any more.

    Returns:
        The reviews, the oldest first; those that were taken back, or in whose place newer ones stand, too.

    Raises:
        StoreError: If the store cannot answer.
    """
    from gapgraph.reviews.following import without_their_thing

    reviews = read_reviews(store)
    return without_their_thing(store, reviews) if lost else reviews
