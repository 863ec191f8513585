"""What a report tells of each promise under its number, where no fact was read: "Pledge 3 | Fire Service | All were visited | Kept".

Annual reports and minutes go through a plan by its numbers, in rows and single lines. Such a line is a report on the promise that it cites
(`numbering`), if it says how far it is; in a table, the last cell may say so in one word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.model import Link, Stated
from gapgraph.links.numbering import numbered
from gapgraph.links.reports import status_of

if TYPE_CHECKING:
    from gapgraph.links.model import Paper
    from gapgraph.links.numbering import Numbers

_LONGEST: Final = 500  # characters: what is longer is an essay on the promise, of which a sentence may say anything
_SURE: Final = 0.9


@cache
def _verdict() -> re.Pattern[str]:
    """What the last cell of a row, or the end of a line, says in one word."""
    done = r"(?P<done>kept|met|achieved|fulfilled|complete[d]?|done|delivered)"
    ended = r"(?P<ended>given up|dropped|abandoned|withdrawn|cancelled)"
    late = r"(?P<delayed>late|overdue|delayed|behind|not yet(?: done| met| kept)?)"
    return re.compile(rf"[|:–-]\s*(?:{done}|{ended}|{late})(?:,? (?:but )?(?:late|in full|on time))?\s*[.|]?\s*$", re.IGNORECASE)


def numbered_reports(papers: Iterable[Paper], numbers: Numbers, stated: Iterable[Stated]) -> Iterator[tuple[Stated, Link]]:
    """Find what papers report of promises that they cite by number.

    Args:
        papers: All papers.
        numbers: The numbers of promises.
        stated: What was read as facts: a line that holds one is told by it.

    Yields:
        The line as a statement, with the link to the promise.
    """
    told: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for said in stated:
        told[said.paper.iri].append((said.start, said.end))
    for paper, start, end in numbered(papers):
        if any(first < end and start < last for first, last in told[paper.iri]):
            continue
        sentence = _sentence(paper, start, end)
        found = numbers.find(sentence) if sentence else None
        if sentence and found:
            yield sentence, _link(found[1], sentence, found[0].told)


def _sentence(paper: Paper, start: int, end: int) -> Stated | None:
    text = paper.text[start:end]
    first = start + len(text) - len(text.lstrip(" \t\n|:.–-"))
    last = start + len(text.rstrip())
    if not first < last <= first + _LONGEST:
        return None
    words = " ".join(paper.text[first:last].split())
    status = _in_a_word(words) or status_of(words)
    passage = f"{paper.iri}#char={first},{last}"
    return Stated(passage, paper, "Sentence", words, passage, first, last, status=status) if status else None


def _in_a_word(words: str) -> str:
    found = _verdict().search(words)
    return (found.lastgroup or "") if found else ""


def _link(earlier: Stated, sentence: Stated, citation: str) -> Link:
    because = f"it cites {citation} of {earlier.paper.title}"
    confidence = round(_SURE * earlier.confidence, 2)
    return Link(earlier.fact, sentence.fact, "reports", confidence, because, (earlier.passage, sentence.passage), sentence.status)
