"""How sure each rule is, as measured on annotated documents.

The figures lie in confidences.toml beside this module, one table a section; `python -m tools.calibrate` writes it anew when
rules have changed. Extractors name their rule and nothing else; `rate` gives each record its figure when the document has been read. A
record of another's rule that states a confidence of its own keeps it.

What does not belong here: how the figures are estimated (`gapgraph.evaluation.calibrating`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ingest.records import Extraction, Record

TABLE: Final = Path(__file__).with_name("confidences.toml")


@dataclass(frozen=True, slots=True)
class Confidences:
    """How sure rules are.

    Attributes:
        rules: By section and rule.
        unknown: By section, for a rule that was not measured.
        other: For a kind of fact that nobody has annotated.
    """

    rules: Mapping[tuple[str, str], float]
    unknown: Mapping[str, float]
    other: float

    def of(self, section: str, record: Record) -> float:
        """Return how sure a record is.

        Args:
            section: The field of `Extraction` that holds it.
            record: The record.

        Returns:
            What was measured for its rule; else what the record states; else what a new rule of its section deserves.
        """
        measured = self.rules.get((section, record.rule))
        return measured or record.confidence or self.unknown.get(section, self.other)


@cache
def confidences() -> Confidences:
    """Return the measured figures.

    Returns:
        The figures of confidences.toml.
    """
    table: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    sections = {name: held for name, held in table.items() if name != "unknown"}
    rules = {(section, rule): float(one["confidence"]) for section, held in sections.items() for rule, one in held.items()}
    unknown = {name: float(figure) for name, figure in table["unknown"].items()}
    return Confidences(MappingProxyType(rules), MappingProxyType(unknown), unknown["other"])


def rate(extraction: Extraction) -> Extraction:
    """Give each record its confidence.

    Args:
        extraction: What was read from one document.

    Returns:
        The same with measured confidences.
    """
    known = confidences()
    rated: dict[str, Any] = {}
    for part in fields(extraction):
        held = getattr(extraction, part.name)
        if isinstance(held, tuple):
            rated[part.name] = tuple(replace(record, confidence=known.of(part.name, record)) for record in held)
    return replace(extraction, **rated)
