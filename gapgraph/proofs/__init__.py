"""Files that prove themselves: what was asked, of which documents, by which software, in the file itself.

A table, view, report page or brief carries a `Stamp`. `verify` reads it back, asks the question again, and says exactly what
differs between the file and the store. There is no clock in a stamp: the same documents give the same bytes, and the time
that a file speaks of is that of its documents.

    stamp       makes a stamp from a store           (stamps)
    read_stamp  reads it from a file                 (printed)
    verify      compares a file with a store         (verifying)
    write_answer  writes a table with its stamp      (tables)
    write_gap_list  writes findings with theirs      (texts)

What does not belong here: what a brief or a report says (`gapgraph.briefs`, `gapgraph.report`).
"""

from __future__ import annotations

from gapgraph.proofs.printed import read_stamp
from gapgraph.proofs.stamps import Asked, Source, Stamp, stamp
from gapgraph.proofs.tables import write_answer
from gapgraph.proofs.texts import write_gap_list
from gapgraph.proofs.verifying import Difference, Verification, verify, verify_all

__all__ = [
    "Asked",
    "Difference",
    "Source",
    "Stamp",
    "Verification",
    "read_stamp",
    "stamp",
    "verify",
    "verify_all",
    "write_answer",
    "write_gap_list",
]
