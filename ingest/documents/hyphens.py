"""Lines to running text: what a hyphen at a line's end means.

1. The whole word stands elsewhere in the document ("partner-" / "ship" and "partnership"): the hyphen goes.
2. The word with its hyphen stands elsewhere, or its first part is one that takes a hyphen ("multi-", "cross-") or a word
   of the document that is followed by another: the hyphen stays.
3. Else the hyphen goes: typesetters break words, and few words have hyphens of their own.

The parts are written without a space between them, but before "and", "or" and "to" ("pre- and post-school").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"((?:[^\W\d_]+-)*[^\W\d_]+)-$")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


_KEEPING = frozenset(
    """anti co cross de eco ex face first full half high inter intra ill large long low macro mid micro mini multi non off on one over part
    place post pre pro quasi re second self semi short single small socio stand sub third three two under user vice well whole wide year
    age area cost data decision demand evidence policy risk""".split()
)


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """Gather the words of a document, in small letters, without those at line ends that a hyphen breaks.

    Args:
        lines: Its lines.

    Returns:
        The words; those with hyphens whole.
    """
    return frozenset(word.casefold() for line in lines for word in _words().findall(re.sub(r"\S+[-\u2010]$", "", line)))


def unwrap(lines: Sequence[str], words: frozenset[str]) -> str:
    """Join lines into one.

    Args:
        lines: Lines of one paragraph or cell.
        words: The document's words, as `vocabulary` gives them.

    Returns:
        The text, with single spaces where lines ended.

    Example:
        >>> unwrap(["The partner-", "ship met the multi-", "agency team."], frozenset({"partnership"}))
        'The partnership met the multi-agency team.'
    """
    parts: list[str] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else ""
        line = f"{line[:-1]}-" if line.endswith("\u2010") else line  # noqa: PLW2901  a hyphen that typesetters put
        parts.append(_joint(line, after, words) if line.endswith(("-", "/")) else f"{line} ")
    return "".join(parts).strip()


def _joint(line: str, after: str, words: frozenset[str]) -> str:
    """A line that ends in a hyphen or a stroke, as it is written before the next one."""
    last = line.rsplit(maxsplit=1)[-1]
    head, tail = _ends().search(last), _goes_on().match(after)
    if tail and tail[0] in ("and", "or", "to") and line.endswith("-"):
        return f"{line} "  # "pre- and post-school"
    if head and tail and tail[0][0].islower():
        return line if _keeps(head[1], tail[0], words) else line[:-1]
    return line if len(last) > 1 and after[:1].isalnum() else f"{line} "


def _keeps(head: str, tail: str, words: frozenset[str]) -> bool:
    head, tail = head.casefold(), tail.casefold()
    if head + tail in words:
        return False
    if f"{head}-{tail}" in words or head.rsplit("-", 1)[-1] in _KEEPING or "-" in head:
        return True
    return len(head) > 2 and len(tail) > 2 and head in words and tail.split("-")[0] in words
