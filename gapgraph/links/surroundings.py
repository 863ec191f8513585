"""What stands around a statement in its paper, and tells what a few words of it mean: "the start has been put back" — of what?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapgraph.links.model import Stated

_NEAR: Final = 400  # characters before a statement in which the sentence before begins


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"(?:and |but )?(?:it|this|these|they|that)\s+(?:has|have|had|was|were|is|are|will|would)\b", re.IGNORECASE)


def refers_back(words: str) -> bool:
    """Tell whether words begin with a pronoun that stands for what was spoken of before.

    Args:
        words: A statement's words.

    Returns:
        True for "it", "this", "they" with a verb right behind.

    Example:
        >>> refers_back("It will now begin in October")
        True
    """
    return bool(_pronoun().match(words))


def before(said: Stated) -> str:
    """Return the sentence, or part of one, right before a statement in its paragraph.

    Args:
        said: The statement.
    """
    return _parts(said)[-1]


def sentence_before(said: Stated) -> str:
    """Return the rest of a statement's own sentence before it, and the sentence before that, in its paragraph.

    Args:
        said: The statement.
    """
    return " ".join(_parts(said)[-2:])


def _parts(said: Stated) -> list[str]:
    text = said.paper.text[max(0, said.start - _NEAR) : said.start]
    paragraph = re.split(r"\n[^\S\n]*\n", text)[-1]
    return re.split(r"(?<=[.;!?])\s+", paragraph.replace("\n", " "))
