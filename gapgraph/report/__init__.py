"""The report: the whole graph as a static site that works offline, from a file: address.

    write_report(store, "report")          # then open report/index.html

Every fact shows its words and leads to the document page where they are highlighted in place. The
site is plain HTML: filters and sorting need JavaScript, reading does not. What does not belong here:
what a gap is (`gapgraph.gaps`), how a network is drawn (`gapgraph.views`).
"""

from __future__ import annotations

from gapgraph.report.writing import ReportSummary, write_report

__all__ = ["ReportSummary", "write_report"]
