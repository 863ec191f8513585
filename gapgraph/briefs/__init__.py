"""A brief on one body or theme: what was promised, which figures there are, what is missing, what gave concern.

    write_brief(store, "NHS England", "brief.docx")

Everything it says stands in the documents read, with numbered quotations at the end; it says neither more nor louder than they do.
What does not belong here: how a brief proves itself (`gapgraph.proofs`), what a gap is (`gapgraph.gaps`).
"""

from __future__ import annotations

from gapgraph.briefs.gathering import brief
from gapgraph.briefs.model import Brief, Item, Note, Section
from gapgraph.briefs.writing import write_brief

__all__ = ["Brief", "Item", "Note", "Section", "brief", "write_brief"]
