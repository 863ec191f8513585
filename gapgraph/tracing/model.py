"""The `Step`: one step of a trace, with the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace.

    Attributes:
        role: What the step is ("rests on").
        what: The party, source, status or words.
        words: The words of the document behind it.
        passage: Address of those words; empty where there are none.
    """

    role: str
    what: str
    words: str = ""
    passage: str = ""
