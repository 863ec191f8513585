"""Splitting a block into sentences, for minutes rather than for novels.

A full stop ends a sentence if white space and a capital, digit, bracket or quotation mark follow, unless
the word before it is an abbreviation, an initial or a list number. The mark of a footnote may stand in between. Line ends inside a block are white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_ABBREVIATIONS: Final = frozenset(
    """mr mrs ms dr prof rev hon st no nos para paras p pp vol fig figs cllr cllrs sr jr eg e.g ie i.e etc. viz cf approx est dept
    ltd inc co plc al min max tel ext ref refs sec secs art arts ch det supt insp sgt col capt lt cdr revd ald jan feb mar apr jun jul aug sept sep oct nov dec v vs""".split()
)


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"[.?!]+[\"”’')\]]*(?:\[\^?\d{1,3}\])*(?:(?<=[a-z%”’\")\]][.?!])\d{1,3}|(?<=[.?!][”’\")\]])\d{1,3})?(?=\s+[\"“‘'(\[]?[A-Z0-9£•])")


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"([\w.’'-]*?)[.?!]+[\"”’')\]]*\d{0,3}$")


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a stretch of text into sentences.

    Args:
        text: The whole text.
        start: Where the stretch starts.
        end: Where it ends.

    Yields:
        Start and end of each sentence, without surrounding white space.

    Example:
        >>> text = "Cllr. Booth agreed. It was noted, e.g. by Dr. Hill."
        >>> [text[a:b] for a, b in split_sentences(text, 0, len(text))]
        ['Cllr. Booth agreed.', 'It was noted, e.g. by Dr. Hill.']
    """
    begin = start
    for found in _end().finditer(text, start, end):
        if found.end() > end or not _ends_sentence(text, begin, found):
            continue
        yield begin, found.end()
        begin = found.end() + len(text[found.end() : end]) - len(text[found.end() : end].lstrip())
    tail = text[begin:end].rstrip()
    if tail:
        yield begin, begin + len(tail)


def _ends_sentence(text: str, begin: int, found: re.Match[str]) -> bool:
    if found[0][0] != ".":
        return True
    word = _last_word().search(text, max(begin, found.start() - 24), found.end())
    last = word[1] if word else ""
    if last.casefold().rstrip(".") in _ABBREVIATIONS:
        return False
    if word and len(last) == 1 and last.isupper() and last != "I":
        return bool(_lettered().search(text, max(begin, word.start() - 14), word.start(1)))
    return True


@cache
def _lettered() -> re.Pattern[str]:
    """Before a single letter: what letters number, so that it is no initial ("Paper B. The rates")."""
    return re.compile(r"\b(?:[Pp]aper|[Aa]ppendix|[Aa]nnex|[Oo]ption|[Pp]art|[Ss]chedule|[Ee]nclosure|[Gg]roup|[Pp]hase|[Cc]ategory|[Bb]and|[Gg]rade|[Cc]lass|[Bb]lock|[Ss]cenario|[Zz]one|[Ll]ot|[Tt]eam)\s$")
