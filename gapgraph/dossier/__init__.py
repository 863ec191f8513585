"""The graph as values for people to look at: what views, network measures and the report are made of.

`read_dossier` asks the store a few plain questions (queries/looking/) and hands back documents, facts
with their passages, parties by identity, gaps, and what papers have to do with each other. It interprets
nothing. What does not belong here: drawing, pages, counting.

Example:
    >>> from graph_store import open_store
    >>> from gapgraph.dossier import read_dossier
    >>> with open_store() as store:
    ...     len(read_dossier(store).facts)
    0
"""

from __future__ import annotations

from gapgraph.dossier.links import Bond, Life, Links, Lookup, Stage, Verdict, Way
from gapgraph.dossier.reading import read_dossier
from gapgraph.dossier.values import Dossier, Fact, Gap, Paper, Party, Passage

__all__ = [
    "Bond",
    "Dossier",
    "Fact",
    "Gap",
    "Life",
    "Links",
    "Lookup",
    "Paper",
    "Party",
    "Passage",
    "Stage",
    "Verdict",
    "Way",
    "read_dossier",
]
