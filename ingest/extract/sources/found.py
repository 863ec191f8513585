"""What a grammar of documents finds in one sentence."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ingest.records import SourceKind


class Found(NamedTuple):
    """A document named or described in a sentence.

    Attributes:
        start: Offset of its first word in the sentence.
        end: Offset behind its last word.
        kind: What kind of document it is.
    """

    start: int
    end: int
    kind: SourceKind


_KINDS: Final[tuple[tuple[SourceKind, str], ...]] = (
    ("other", r"^(?:written|oral|supplementary) evidence|^letter\b"),
    ("legislation", r"\bact (?:19|20)\d\d|\bregulations?\b(?: (?:19|20)\d\d|$)|\border (?:19|20)\d\d"),
    ("report", r"\breports?\b|evaluat|\breview\b|\bstudy\b|\banalysis\b|\bassessment\b|\baudit\b"),
    ("strategy", r"\bplans?\b|strategy"),
    ("dataset", r"statistics|survey|census|dashboard|\bdata\b|\bmonitor\b"),
    ("guidance", r"guidance|\bcode\b|\bpolicy\b|framework|protocol|standards?\b|toolkit"),
)


def kind_of_title(title: str) -> SourceKind:
    """Tell what kind of document a title names.

    Args:
        title: The title.

    Returns:
        The kind; "other" if its words tell none.
    """
    folded = title.casefold()
    return next((kind for kind, pattern in _KINDS if re.search(pattern, folded)), "other")
