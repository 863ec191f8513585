"""A partnership's papers, of our own writing, and finding a fact in them."""

from __future__ import annotations

from typing import Final

from gapgraph.reviews.things import things
from graph_store.contract import Reader

HEAD: Final = "Ashby Health Board\nMinutes of the meeting held on {day} 2021\n\nPresent: Jane Carter (Chair), Amir Booth (Ashby County Council)\n\n"
MAY: Final = HEAD.format(day="4 May") + (
    "1. Beds\n\nAccording to the Ashby Needs Assessment, waiting lists grew by 12% over the year. "
    "Concern was raised regarding the lack of beds at night.\n\n"
    "ACTION: Amir Booth to write to the provider by 1 June 2021\n\n"
    "The evidence source would be double checked.\n\n"
    "ACTION: Jane Carter to publish the plan\n"
)
JULY: Final = HEAD.format(day="6 July") + (
    "1. Plans\n\nVisits rose by 40% in June. Amir Booth said officers had not had sight of the Beacon data.\n\n"
    "ACTION: Ashby Youth Forum to publish the guide by 1 September 2021\n\nThe Ashby Youth Forum ceased to exist in April 2021.\n"
)


def fact(store: Reader, words: str, kind: str = "commitment") -> str:
    """IRI of the one fact of a kind that was read with some words."""
    (found,) = [thing.iri for thing in things(store) if thing.kind == kind and words in thing.words and not thing.original]
    return found
