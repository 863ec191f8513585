"""Finding words of an answer in the text: exactly, but for what a model cannot help changing.

White space, forms of quotation marks and of dashes, ligatures, soft hyphens and ways of writing an accent are folded; all else,
capitals too, must be as it stands. A find begins and ends where words and numbers do: "5%" is not found in "15%".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from ingest.documents.model import Span

_SAME: Final = str.maketrans({
    **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
})  # fmt: skip


def fold_words(text: str) -> str:
    """Return words as they are compared.

    Args:
        text: Words of the text or of an answer.

    Returns:
        The folded words, without white space at the ends.

    Example:
        >>> fold_words("the  “Board” – agreed")
        'the "Board" - agreed'
    """
    return "".join(folded for _, folded in _folded(text)).strip()


def _folded(text: str) -> Iterator[tuple[int, str]]:
    """Each folded character with the offset of the one it comes from; white space once."""
    spaced = False
    for offset, character in enumerate(text):
        if character.isspace():
            if not spaced:
                yield offset, " "
            spaced = True
            continue
        for folded in unicodedata.normalize("NFKD", character.translate(_SAME)).translate(_SAME):
            spaced = False
            yield offset, folded


class Findable:
    """A stretch of text in which words can be found.

    Args:
        text: The whole text.
        span: The stretch.
    """

    def __init__(self, text: str, span: Span) -> None:
        self.span = span
        pairs = list(_folded(text[span.start : span.end]))
        self._text = "".join(folded for _, folded in pairs)
        self._places = [span.start + offset for offset, _ in pairs]

    def find(self, words: str) -> list[Span]:
        """Find words.

        Args:
            words: Words as an answer gives them.

        Returns:
            Every place where they stand, in text order.
        """
        wanted = fold_words(words) if len(words) <= 2 * len(self._text) else ""  # nothing that long is in it
        found: list[Span] = []
        place = self._text.find(wanted) if wanted else -1
        while place >= 0:
            end = place + len(wanted)
            if not self._joins(place) and not self._joins(end):
                found.append(Span(self._places[place], self._places[end - 1] + 1))
            place = self._text.find(wanted, place + 1)
        return found

    def nearest(self, words: str, to: Span) -> Span | None:
        """Find the place nearest to a quotation where words stand.

        Args:
            words: Words as an answer gives them.
            to: The quotation.

        Returns:
            A place inside the quotation if there is one, else the nearest; None if they stand nowhere.
        """
        return min(self.find(words), key=lambda span: (max(to.start - span.start, span.end - to.end, 0), span), default=None)

    def _joins(self, place: int) -> bool:
        """Whether what stands before a place and what stands behind it are one word or number."""
        before, after = self._text[max(0, place - 2) : place], self._text[place : place + 2]
        if not before or not after:
            return False
        if unicodedata.combining(after[0]) or (before[-1].isalnum() and after[0].isalnum()):
            return True
        if before[-1] in ".," and len(before) > 1 and before[-2].isdigit():
            return after[0].isdigit()
        return before[-1].isdigit() and after[0] in ".," and after[1:].isdigit()
