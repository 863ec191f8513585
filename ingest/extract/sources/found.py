"""What a grammar of documents finds in one sentence."""

from __future__ import annotations

from typing import NamedTuple

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
