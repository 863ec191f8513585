"""The heads of four papers of one partnership, and what is read from papers that begin with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gapgraph.links.figures import Measurement, Ways, find_ways
from gapgraph.links.papers import read_papers
from graph_store.contract import Store

Build = Callable[..., Store]  # the fixture that reads papers, given as name and text

_PRESENT: Final = "Present: Jane Carter (Chair), Amir Booth (Ashby County Council)\n\n1. Children\n\n"
MAY: Final = f"Ashby Health Board\nMinutes of the meeting held on 4 May 2021\n\n{_PRESENT}"
JULY: Final = f"Ashby Health Board\nMinutes of the meeting held on 6 July 2021\n\n{_PRESENT}"
SCRUTINY: Final = (
    "Ashby County Council\nYoung People Scrutiny Committee\n\nWAITING TO BE HEARD\nReport of the review of speech therapy\n\n"
    "9 September 2021\n\nWhat we found\n\n"
)
CABINET: Final = (
    "Ashby County Council\nRECORD OF DECISION OF THE CABINET\n\nDate of decision: 12 October 2021\nSubject: Speech therapy in schools\n\n"
    "REASONS\n\n"
)
# What makes a paper long enough to be searched in earnest.
FILLER: Final = (
    "\n\nMembers talked about the new building and the car park. The clerk would bring a plan of the rooms. "
    "The garden was in flower and several members had walked through it. "
) * 3


def ways(store: Store) -> Ways:
    """Return the ways of a store's figures."""
    return find_ways(store, read_papers(store))


def kinds(store: Store) -> set[str]:
    """Return the kinds of the links between figures."""
    return {link.kind for one in ways(store).measurements for link in one.links}


def only(store: Store) -> Measurement:
    """Return the one measurement of a store."""
    (one,) = ways(store).measurements
    return one
