"""Cutting a quotation to what states the thing: no bullet, no closing "; and", no example behind a dash."""

from __future__ import annotations

import re
from functools import cache

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(r"(?:\s*\((?:[Pp]aragraphs?|[Pp]aras?)\b[^)]*\)[\s.]*|\s+(?:eg|e\.g\.?)\s*:.*|\s+[–-]\s+(?:for example|e\.?g\.?|such as)\b.*|[\s,;.:]*\b(?:and|or)[\s;.]*|[\s;.,:*]+)$", re.DOTALL)


def trimmed(reading: Reading, span: Span) -> Span:
    """Return a span without what does not belong to the statement at its end.

    Args:
        reading: The reading.
        span: A block or a sentence.

    Returns:
        The span, at least one character long.
    """
    words = reading.words(span)
    beside = margin().search(words) if "   " in words and words[-1:].isalpha() else None
    if beside and beside.start():
        words = words[: beside.start()]
    kept = words.rstrip(" \n;.,:*")
    if not kept or not kept[-1].isalnum() or kept.endswith(("and", "or")) or _may_trail().search(kept):
        kept = (_tail().sub("", words) or words).rstrip(" \n;.,:*")
    return Span(span.start, span.start + max(1, len(kept)))


@cache
def margin() -> re.Pattern[str]:
    """Return the pattern of who is to act, in the margin behind a line or a paragraph ("... to the Board.     AL/BK", "... in May.   A Lee")."""
    titled = r"(?:Cllr|Councillor|Dr|Mr|Mrs|Ms|Miss|Prof|Rev|Insp|Supt|Sgt)\.?\s+[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    named = r"[A-Z]\.?\s?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    post = r"(?:Clerk|(?:Vice[- ])?Chair(?:man)?|Secretary|Treasurer)"
    one = rf"(?:[A-Z]{{2,3}}|{titled}|{named}|{post})"
    return re.compile(rf"(?P<gap>[ \t]{{3,}})(?P<who>{one}(?:\s*[/,&]\s*{one})*)[ \t]*$", re.MULTILINE)


@cache
def _may_trail() -> Guarded:
    """A cheap test that most statements without such a tail fail."""
    return Guarded(r"e\.?g|such as|for example|\([Pp]ara")


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(r"[A-Z\d][^.;:?!]{2,70}?\s+[–-]\s+(?=\S)|[A-Z][\w’'&/ ]{2,50}?:\s+(?=[A-Z\w])")


@cache
def _bold() -> re.Pattern[str]:
    """A label set bold with asterisks, of which the first may have gone with the bullet."""
    return re.compile(r"\*{1,2}[^*]{2,60}\*\*:?\s+(?=\S)")


def behind_topic(words: str) -> int:
    """Return where the statement starts behind a topic and a dash ("Data sharing - Ann Lee to report").

    Args:
        words: A list item or sentence.

    Returns:
        Offset of the statement, 0 if no topic stands before it.

    Example:
        >>> behind_topic("Data sharing - Ann Lee to report")
        15
    """
    if bold := _bold().match(words):
        return bold.end()
    found = _topic().match(words)
    return found.end() if found and len(words) - found.end() > 12 and not _finite().search(found[0]) else 0


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|should|could|agreed|said|noted|to [a-z]+|RESOLVED|AGREED|RECOMMENDED|NOTED|[Dd]ecision|DECISION|[Rr]esolved|[Aa]ction|ACTION|Recommendation \d)\b")
