"""What readers share about notes: which raised numbers are no marks of notes."""

from __future__ import annotations

from typing import Final

UNITS: Final = frozenset("m km cm mm ft".split())  # a raised number behind one is a power: "40 km2"
