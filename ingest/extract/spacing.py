"""Text with single spaces, and the way back: patterns for phrases need not know how a paper is indented.

The words of a hard-wrapped, indented paragraph have runs of spaces where its lines meet. They are squeezed for a search, and the places
that it finds are told in the text as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without runs of white space.

    Attributes:
        words: The text with each run as one space.
        offsets: Where each of its characters stands in the text, and where the text ends; empty if nothing was squeezed.
    """

    words: str
    offsets: tuple[int, ...] = ()

    def place(self, offset: int) -> int:
        """Return where a character of the squeezed text stands in the text itself.

        Args:
            offset: Offset in `words`, its end included.

        Returns:
            The offset in the text.
        """
        return self.offsets[offset] if self.offsets else offset


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"\s{2,}|[\n\t]")


def squeeze(text: str) -> Squeezed:
    r"""Squeeze a text.

    Args:
        text: The text.

    Returns:
        The text with single spaces, and the way back.

    Example:
        >>> squeezed = squeeze("The aim\n     of it")
        >>> squeezed.words, squeezed.place(8)
        ('The aim of it', 13)
    """
    if not _run().search(text):
        return Squeezed(text)
    words: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(text):
        if not character.isspace():
            words.append(character)
            offsets.append(at)
        elif not words or words[-1] != " ":
            words.append(" ")
            offsets.append(at)
    return Squeezed("".join(words), (*offsets, len(text)))
