"""Views: networks to look at, each one page that works offline.

    >>> from gapgraph.views import view_kinds
    >>> sorted(view_kinds())
    ['gaps', 'partners', 'promises', 'statistic']

A kind of view is a row in `view_kinds`. The model is pyvis'; the page is our own (page.py says why).
What does not belong here: what the networks are (`gapgraph.networks`), the report around them
(`gapgraph.report`).
"""

from __future__ import annotations

from gapgraph.views.writing import Drawing, ViewKind, draw, view_kinds, write_view

__all__ = ["Drawing", "ViewKind", "draw", "view_kinds", "write_view"]
