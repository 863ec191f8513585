"""A small paper, what a careful reader found in it, and what was found by rules."""

from __future__ import annotations

from typing import Any

import pytest

Annotations = dict[str, dict[str, Any]]


@pytest.fixture
def gold() -> Annotations:
    """Two annotated papers."""
    return {
        "one.json": {
            "document": {"file": "one.txt", "genre": "minutes"},
            "partners": [{"name": "Ashby Health Board", "type": "NHSBody", "aliases": ["AHB"]}, {"name": "schools", "type": "Collective", "optional": True}],
            "commitments": [
                {"kind": "action", "quote": "Lucy Hart to write to Ashby Constabulary", "owner": "Lucy Hart", "status": "agreed", "due": "2021-06-01"},
                {"kind": "decision", "quote": "the plan was agreed by the whole Board", "owner": "the Board", "status": "agreed"},
                {"kind": "action", "quote": "a leaflet will be printed for all parents", "status": "planned"},
            ],
            "concerns": [{"kind": "gap", "quote": "there is no night bus to the clinic"}],
        },
        "two.json": {
            "document": {"file": "two.txt", "genre": "news-article"},
            "statistics": [{"quote": "waiting lists grew by 12%", "figure": "12%", "value": "12", "unit": "percent", "standing": "unsourced"}],
        },
    }


@pytest.fixture
def found() -> Annotations:
    """What the rules found in the first of them, with an action taken for a decision; the second was not read."""
    return {
        "one.txt": {
            "document": {"file": "one.txt", "genre": "minutes"},
            "partners": [
                {"name": "AHB", "type": "Other", "aliases": [], "rule": "parties.known", "confidence": 0.9, "start": 0, "end": 3},
                {"name": "the schools", "type": "Collective", "aliases": [], "rule": "parties.small", "confidence": 0.7},
                {"name": "Mars Rover", "type": "Other", "aliases": [], "rule": "parties.small", "confidence": 0.7},
            ],
            "commitments": [
                {"kind": "action", "quote": "Lucy Hart to write to Ashby Constabulary", "owner": "Lucy Hart", "status": "planned", "due": "2021-06-01", "rule": "c.line", "confidence": 0.95},
                {"kind": "action", "quote": "the plan was agreed by the Board", "owner": "Board", "status": "agreed", "rule": "c.will", "confidence": 0.8},
            ],
            "concerns": [{"kind": "concern", "quote": "no night bus to the clinic", "rule": "concerns.gap", "confidence": 0.6}],
        }
    }
