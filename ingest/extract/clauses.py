"""Clauses: the parts of a sentence that could each state a fact.

1. The frame of reported speech ("Ann Lee said that") is cut off; what she said is the clause.
2. The rest is cut where a conjunction or semicolon starts a new finite clause: behind it stand a subject
   of a few words and a finite verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_FINITE: Final = r"(?:will|would|should|could|can|may|might|must|shall|is|are|was|were|has|have|had|needs?|needed|agreed|asked|suggested|plans?|remains?|includes?|requires?|took|over)"
_SAYING: Final = (
    r"(?:said|says|explained|noted|advised|reported|stated|commented|added|informed (?:the )?[\w’' ]{1,40}?|confirmed|highlighted|clarified|responded|replied|told [\w’' ]{1,40}?|felt|feels|revealed|warned|"
    r"concluded|pointed out|reminded (?:the )?[\w’' ]{1,40}?|assured (?:the )?[\w’' ]{1,40}?|emphasised|stressed|acknowledged|mentioned|believed|thought|observed|considered|insisted|was informed|was advised|was told)"
)


@cache
def _frame() -> re.Pattern[str]:
    return re.compile(rf"^(?P<who>[^,;:]{{1,120}}?(?:\([^)]*\)\s*)?)\b(?P<verb>{_SAYING})(?:\s+that|:)?\s+(?=\S)|^It (?:was|has been|is) (?:also )?(?:advised|pointed out|noted|reported|said|thought|felt|explained|highlighted|confirmed)(?: that)?\s+")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        rf";\s+(?:and\s+)?|(?:,\s*|\s+)(?:and|but|so|while|whilst|although|however)\s+(?:that\s+)?(?=(?:[\w’'/-]+\s+){{1,5}}?{_FINITE}\b)|(?:,\s*|\s+)(?:and|but|then)\s+(?=(?:then\s+)?(?:will|would|should|has|have|had|needs?|was|were|is|are)\b)|,\s+(?=(?:which|who)\s+(?:will|would|has|have)\b)"
    )


def find_frame(text: str) -> re.Match[str] | None:
    """Find the frame of reported speech at the start of a sentence.

    Args:
        text: The sentence.

    Returns:
        The match, whose group `who` is the speaker; None if nobody is reported.

    Example:
        >>> find_frame("Ann Lee said that the plan was late.")["who"]
        'Ann Lee '
    """
    return _frame().match(text)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Split a sentence into clauses.

    Args:
        text: The sentence.

    Yields:
        Start and end of each clause, without joints, outer punctuation and white space.

    Example:
        >>> text = "The source would be checked and local figures would be added."
        >>> [text[a:b] for a, b in clauses(text)]
        ['The source would be checked', 'local figures would be added']
    """
    frame = find_frame(text)
    start = frame.end() if frame and frame.end() < len(text) - 8 else 0
    begin = start
    for joint in _joint().finditer(text, start):
        if joint.start() - begin >= 12 and _balanced(text[begin : joint.start()]):
            yield from _trimmed(text, begin, joint.start())
            begin = joint.end()
    yield from _trimmed(text, begin, len(text))


def _balanced(words: str) -> bool:
    return words.count("(") == words.count(")")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    lead = len(words) - len(words.lstrip(" \n\t,;:.*-–\"“”"))
    words = words.strip(" \n\t,;:.*-–\"“”")
    if words:
        yield start + lead, start + lead + len(words)
