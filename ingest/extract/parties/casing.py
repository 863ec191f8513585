"""Names in capitals as they are written elsewhere: "ASHBY COUNTY COUNCIL" is Ashby County Council."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = frozenset({"of", "and", "for", "the", "in", "on", "with", "to"})
_SMALL_IN_TITLES: Final = _SMALL | {"a", "an", "as", "at", "by", "from", "or"}
_SHORT_WORDS: Final = frozenset(
    "be not but you are our all new who how why out one two is it its we can may get has was own any far way old yet too no so up my me do go here they them been more well"
    .split()
)  # what is taken for a word in a title even where its text does not write it in small letters
_LETTERS: Final = 4  # of the longest that stand each for a word, where the text does not tell; it would name so many again


def cased(name: str) -> str:
    """Return a name that is written wholly in capitals in its usual case.

    Args:
        name: A name as written.

    Returns:
        The name with capitals at its words' starts; words of up to three letters are taken for letters that stand for
        something and stay. A name with a small letter, or of one word, is returned as it is.

    Example:
        >>> cased("NHS BOARD OF THE 21ST CENTURY"), cased("KCC")
        ('NHS Board of the 21st Century', 'KCC')
    """
    words = name.split()
    if len(words) < 2 or any(c.islower() for word in words if word not in _SMALL for c in word) or all(word in _SMALL for word in words):
        return name
    return " ".join(_word(word) for word in words)


def cased_as(title: str, text: str) -> str:
    """Return a title that is written in capitals as the text around it writes its words.

    Args:
        title: A title as written.
        text: The text that it heads: a word that stands there in small letters is a word, and no letters that stand for something.

    Returns:
        The title with capitals at its words' starts. Of one that is not wholly in capitals, only the longer words in capitals change.

    Example:
        >>> cased_as("NOT IN SCHOOL: THE ICB'S PLAN", "They are not at school. The ICB has a plan.")
        "Not in School: The ICB's Plan"
        >>> cased_as("MINUTES of the ASHBY BOARD", "The Board met in Ashby.")
        'Minutes of the Ashby Board'
    """
    shouted = not any(letter.islower() for letter in title)
    words = _SHORT_WORDS.union(re.findall(r"[a-z]+", text)) if shouted else frozenset[str]()
    names = frozenset(re.findall(r"[A-Z][a-z]+", text)) if shouted else frozenset[str]()
    spoken = "".join(_as_spoken(part, words, names, text) for part in re.split(r"([A-Z]{2,}|\bA\b)", title))
    whole = re.sub(r"(?<=[’'])S\b", "s", spoken) if shouted else spoken
    return re.sub(r"^\W*[a-z]|[:.]\s+[a-z]|\b[a-z](?=[a-z]*$)", lambda found: found[0].upper(), whole) if shouted else whole


def _as_spoken(part: str, words: frozenset[str], names: frozenset[str], text: str) -> str:
    if not part.isupper() or not part.isalpha():
        return part
    if part.casefold() in _SMALL_IN_TITLES:
        return part.casefold() if len(part) > 1 or words else part
    is_word = part.casefold() in words or part.capitalize() in names or len(part) > _LETTERS
    return part.capitalize() if is_word or (len(part) == _LETTERS and text.count(part) == 1) else part


def _word(word: str) -> str:
    if word.casefold() in _SMALL:
        return word.casefold()
    if re.fullmatch(r"\d+(?:ST|ND|RD|TH)", word):
        return word.casefold()
    if "-" in word:
        return "-".join(part if len(part) <= 1 else part[0] + part[1:].casefold() for part in word.split("-"))
    return word if len(word) <= 3 else word[0] + word[1:].casefold()
