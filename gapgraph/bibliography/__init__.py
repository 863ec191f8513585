"""The sources that papers cite, as a bibliography for Zotero and other reference managers.

    text = to_ris(read_works(store))

What does not belong here: how sources are recognised (`ingest`), asking for them (`queries/sources.rq`).
"""

from __future__ import annotations

from gapgraph.bibliography.csl import to_csl_json
from gapgraph.bibliography.ris import to_ris
from gapgraph.bibliography.works import Use, Work, read_works

__all__ = ["Use", "Work", "read_works", "to_csl_json", "to_ris"]
