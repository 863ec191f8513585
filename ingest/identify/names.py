"""Folding names so that two spellings of one name compare equal, and slugs for IRIs.

Folding is deliberately small: case, articles, punctuation, "&", company suffixes, and the letters that the public sector writes
for kinds of body ("CCG"). Anything that needs judgement (acronyms, scope, place) is done elsewhere, with evidence.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from hashlib import sha256
from urllib.parse import quote

_REMEMBERED = 16_384  # names: those of a document come again and again
_ARTICLES = frozenset({"the", "a", "an"})
# Kinds of body that are written in letters behind the place's name: "Ashby CCG" is Ashby Clinical Commissioning Group.
_KINDS = {
    "ccg": "clinical commissioning group",
    "icb": "integrated care board",
    "icp": "integrated care partnership",
    "ics": "integrated care system",
    "pct": "primary care trust",
    "lep": "local enterprise partnership",
    "csp": "community safety partnership",
    "opcc": "office of the police and crime commissioner",
}
_LONGER = {"&": "and", "ltd": "limited", "dept": "department", "assoc": "association", "govt": "government"}


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+|&")


@lru_cache(_REMEMBERED)
def fold(name: str) -> str:
    """Return a name without case, articles at its start, punctuation and accents.

    Args:
        name: A name as written.

    Returns:
        Words in lower case, joined by single spaces; empty if the name has no letter or digit.

    Example:
        >>> fold("The Children’s Health & Wellbeing Board")
        'childrens health and wellbeing board'
    """
    plain = name.replace("’", "").replace("'", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = [word.casefold() for word in _word().findall(plain)]
    while words and words[0] in _ARTICLES:
        words.pop(0)
    if len(words) > 1 and words[-1] in _KINDS:
        words[-1] = _KINDS[words[-1]]
    return " ".join(_LONGER.get(word, word) for word in words)


def slug(name: str, *, longest: int = 80) -> str:
    """Return a name as the last part of an IRI.

    Args:
        name: A name as written.
        longest: Length in characters from which the slug is cut and a hash keeps it unique.

    Returns:
        Lower-case words joined by hyphens, percent-encoded; a hash where no word is left.

    Example:
        >>> slug("NHS England")
        'nhs-england'
    """
    folded = fold(name).replace(" ", "-")
    if folded and len(folded) <= longest:
        return quote(folded, safe="-")
    digest = sha256(name.encode()).hexdigest()[:8]
    return quote(f"{folded[:longest]}-{digest}" if folded else digest, safe="-")


def is_acronym(name: str) -> bool:
    """Tell whether a name looks like an acronym: two to eight characters, mostly capitals, no space.

    Args:
        name: A name as written.

    Returns:
        True if it does.

    Example:
        >>> is_acronym("DfE"), is_acronym("Kent")
        (True, False)
    """
    capitals = sum(c.isupper() for c in name)
    return 2 <= len(name) <= 8 and " " not in name and capitals >= 2 and capitals * 2 >= len(name)
