"""Tracing: from a figure or a fact back to everything it rests on, with the words of each step.

`facts` finds what is meant and tells what its own document says of it; `figures` follows a figure through other documents,
`promises` a promise through the papers that speak of it.
What does not belong here: finding out which figures are one (`gapgraph.links.figures`); what would fall with a source
(`gapgraph.depending`).

Example:
    for way in trace(store, "one in ten"):
        print(way.label, [step.role for step in way.steps])
"""

from __future__ import annotations

from gapgraph.tracing.facts import Trace, to_json, to_text, trace
from gapgraph.tracing.model import Step

__all__ = ["Step", "Trace", "to_json", "to_text", "trace"]
