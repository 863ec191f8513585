"""The way of a number: figures of different papers that state one thing, and where they come from.

A figure is told again, rounded, misread, under another year, of another whole. `find_ways` finds which figures state one thing, how many
independent origins they have, and whether the paper that is named for a figure holds it.
What does not belong here: what a figure is and what its own paper says of it (`ingest.extract.statistics`); what is missing
(`gapgraph.gaps`).

Example:
    ways = find_ways(store, read_papers(store))
    for measurement in ways.measurements:
        print(len(measurement.figures), "figures,", len(measurement.origins), "origins")
"""

from __future__ import annotations

from gapgraph.links.figures.finding import Ways, find_ways
from gapgraph.links.figures.model import Figure, Finding, Measurement, Reference

__all__ = ["Figure", "Finding", "Measurement", "Reference", "Ways", "find_ways"]
