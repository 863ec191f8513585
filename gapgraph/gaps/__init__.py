"""The gap register: what is missing, each with proof of absence.

Each kind of gap is one question in queries/gaps/, with a definition that a reader can dispute. `find_gaps` asks
them all and adds, to each finding, the documents that were searched and found silent. A gap never claims more than
"not in the documents read". What does not belong here: what a kind means (that is data).

Example:
    for gap in find_gaps(store):
        print(gap.sentence)
"""

from __future__ import annotations

from gapgraph.gaps.finding import find_gaps
from gapgraph.gaps.inquiry import Inquiry, inquire
from gapgraph.gaps.kinds import kinds
from gapgraph.gaps.listing import list_gaps
from gapgraph.gaps.model import Gap, Searched
from gapgraph.gaps.register import gaps_are_current, write_gaps

__all__ = ["Gap", "Inquiry", "Searched", "find_gaps", "gaps_are_current", "inquire", "kinds", "list_gaps", "write_gaps"]
