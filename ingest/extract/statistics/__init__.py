"""Statistics: figures stated about the world, and figures spoken of but not given.

1. Each quantity of each clause is a statistic (`figures`); what it measures is the counted noun with its complement, or the
   clause's own words (`measures`).
2. Its standing (`standing`): disputed, cited, attributed or unsourced, in this order; notes are followed to their words.
3. A cell that holds nothing but a number is a statistic where its table says what of, in its headings, labels and caption (`tabled`).
4. A statistic without its figure ("the data presented in paragraph 12") is found by words for data that are pointed
   at and not given (`withheld`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.notes import find_notes
from ingest.extract.reading import Reading
from ingest.extract.statistics.cells import read_cell, read_unit
from ingest.extract.statistics.figures import find_figures
from ingest.extract.statistics.standing import Witness
from ingest.extract.statistics.tabled import find_tabled_figures
from ingest.extract.statistics.withheld import find_withheld
from ingest.records import Statistic

__all__ = ["extract", "read_cell", "read_unit"]


def extract(reading: Reading) -> Iterator[Statistic]:
    """Find the statistics of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Statistics in text order within each of the three kinds.
    """
    notes = find_notes(reading)
    yield from find_figures(reading, notes)
    yield from find_tabled_figures(reading, Witness(reading, notes))
    yield from find_withheld(reading, notes)
