"""Links between papers: the life of a promise.

What one paper promises, another restates, puts off, or reports done. `write_links` finds which statements mean the same thing and
writes a graph of its own: links with their evidence, score and reason, each undoable (`gapgraph review reject LINK`).
What does not belong here: what a silence means (`gapgraph.gaps`), who is who (`gapgraph.identities`).

Example:
    for promise in write_links(store):
        print(promise.statements[0].words, "->", promise.last.status)
"""

from __future__ import annotations

from gapgraph.links.model import Link, Paper, Promise, Stated
from gapgraph.links.writing import find_promises, write_links

__all__ = ["Link", "Paper", "Promise", "Stated", "find_promises", "write_links"]
