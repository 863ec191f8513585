"""What minutes say of their own actions and suggestions without naming them again: three ways in which something is settled in passing.

1. Right behind it: a note in brackets ("[done]", "(circulated after the meeting)"), the next sentence that declines it ("The Chair reminded
   members that this was not the Board's remit"), or the next line, which gives the task ("Action: Secretariat to pass this on").
2. Further down in the same paper, where something that was suggested becomes a task or an item for the next meeting.
3. At the next meeting, in one sentence for all: "All other actions had been completed."

None of this is a report of the one thing, so it closes nothing; but nobody can be said to have been silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.mentions import Mention
from gapgraph.links.wording import stems

if TYPE_CHECKING:
    from gapgraph.links.mentions import Sentences
    from gapgraph.links.model import Paper, Promise, Stated

_PUT: Final = frozenset({"suggested", "proposed"})
_OPEN: Final = frozenset({"agreed", "planned", ""})


@cache
def _note() -> re.Pattern[str]:
    done = r"done|complete[d]?|closed|discharged|circulated|sent|issued|published|actioned"
    return re.compile(rf"[\s.*]*[\[(][^\])\n]{{0,90}}?\b(?:{done})\b[^\])\n]{{0,90}}[\])]", re.IGNORECASE)


@cache
def _declines() -> re.Pattern[str]:
    no = r"(?:not|no|n[’']t|never|outside|beyond)"
    fit = r"remit|role|possible|feasible|affordable|practical|appropriate|agreed|supported|allowed"
    able = rf"(?:{fit}|funding|money|capacity|appetite|in favour|pursued?|proceed)"
    return re.compile(rf"\b{no}\b[^.]{{0,40}}?\b{able}\b|\b(?:declined?|rejected|ruled out|decided against|already)\b", re.IGNORECASE)


@cache
def _gives_task() -> re.Pattern[str]:
    return re.compile(r"\W*(?:[\w.()]{1,5}\s+)?(?:actions?|agreed|resolved)\b[^:\n]{0,30}:", re.IGNORECASE)


@cache
def _all_done() -> re.Pattern[str]:
    those = r"(?:(?:of )?the )?(?:other |remaining |outstanding |previous |earlier )*(?:actions?(?: points?| items?)?|matters arising)"
    over = r"(?:complete[d]?|discharged|closed|actioned|carried out|dealt with|cleared|done|implemented|in hand)"
    are = r"(?:were|had been|have been|are|was)(?: now| all| either)*(?: considered(?: to be)?| noted as| reported as)?(?: either)?"
    return re.compile(rf"\ball {those}\b[^.\n]{{0,60}}?\b{are} {over}\b", re.IGNORECASE)


def settlements(promise: Promise, sentences: Sentences, sweeps: Sweeps) -> Iterator[Mention]:
    """Yield where something is settled in passing.

    Args:
        promise: The promise.
        sentences: All sentences.
        sweeps: Where minutes say that all actions are done.

    Yields:
        The places, in the order of the ways above.
    """
    first = promise.statements[0]
    if "Minutes" not in first.paper.genres:
        return
    places = list(_right_behind(first))
    if first.status in _PUT:
        places += [(mention.start, mention.end) for mention in sentences.taken_up(first)]
    yield from (Mention(first.paper, start, end, 0.0) for start, end in places)
    if first.kind == "Action" and first.status in _OPEN:
        yield from sweeps.of(first.paper)


class Sweeps:
    """Where minutes say that all actions of the meeting before are done.

    Args:
        papers: All papers.
    """

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._minutes = sorted((one for one in papers if "Minutes" in one.genres and one.earliest), key=lambda one: (one.earliest, one.iri))
        self._found = {one.iri: found for one in self._minutes if (found := _all_done().search(one.text))}

    def of(self, paper: Paper) -> Iterator[Mention]:
        """Yield the sentence of the next meeting's minutes that says so of all of a meeting's actions.

        Args:
            paper: The meeting's minutes.
        """
        later = next((one for one in self._minutes if one.after(paper) and one.bodies & paper.bodies), None) if self._found else None
        if later and later.iri in self._found:
            found = self._found[later.iri]
            yield Mention(later, found.start(), found.end(), 0.0)


def _right_behind(said: Stated) -> Iterator[tuple[int, int]]:
    text = said.paper.text
    if note := _note().match(text, said.end):
        yield said.end + len(note[0]) - len(note[0].lstrip(" .*\n")), note.end()
    if said.status not in _PUT:
        return
    end_of_line = said.end + len(text[said.end :].partition("\n")[0])
    following = re.compile(r"[^.\n]*\.\s+(?P<next>[^\n]+?[.!?])(?=\s|$)").match(text, said.end, end_of_line)
    if following and _declines().search(following["next"]):
        yield following.span("next")
    task = re.compile(r"\n*(?P<line>[^\n]+)").match(text, end_of_line)
    if task and _gives_task().match(task["line"]) and set(stems(said.words)) & set(stems(task["line"])):
        yield task.span("line")
