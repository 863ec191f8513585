"""What later papers report of a promise in sentences that are no commitment of their own.

"The single point of access opened on 16 April" names no doer and promises nothing; it is a report only beside the promise to open one. So
the sentences that speak of a promise (`mentions`) are asked three things more:

1. Do they say the deed itself (the promise is to open it, and it "opened"), or a word that tells how far any deed is ("completed")?
2. Are they more like the promise than a statement must be to be linked to it (`promises`)? Where they name its owner, that counts as usual.
   Or do they name the promise's thing (`references`)?
3. Do they say how far it is: done, under way, delayed, ended? The wordings are those by which the reading knows reports of work.

Such a sentence becomes a statement of the promise that it is likest to, and its address stands where a fact's would. Where two promises are
nearly as like, it reports on neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.model import Link, Promise, Stated
from gapgraph.links.promises import can_be_followed
from gapgraph.links.references import wordings
from gapgraph.links.wording import shown, speaks_of_deed, stems
from ingest.extract.commitments.verbs import VERBS

if TYPE_CHECKING:
    from gapgraph.links.comparing import Comparison
    from gapgraph.links.mentions import Mention, Sentences
    from gapgraph.links.references import References

_ENOUGH: Final = 0.75
_LEAST: Final = 0.55  # ... of it by the words alone
_TOO_NEAR: Final = 0.04
_FEWEST: Final = 3  # stems: "it will be published" is too little to know again
_PROGRESS: Final = frozenset({"done", "under way", "delayed", "ended"})
_BARE: Final = "deed"  # the reading's rule for a simple past: here only the promise's own verb will do


@dataclass(frozen=True, slots=True)
class _Report:
    promise: Promise
    earlier: Stated
    sentence: Stated
    score: float


@cache
def _not_to_be() -> re.Pattern[str]:
    return re.compile(r"\b(?:decided|agreed|resolved) (?:not to|against)\b|\bwill not (?:now )?(?:go ahead|proceed)\b", re.IGNORECASE)


@cache
def _came_about() -> re.Pattern[str]:
    """The simple past of what comes about by itself: the reading takes it for no deed of anybody's."""
    return re.compile(r"\b(?:opened|started|began|came out|went live|took up|took place|launched|got under way)\b")


@cache
def _task() -> re.Pattern[str]:
    """A line that gives a task, whatever else it says: "Action: ...", "Jane Carter to circulate ..."."""
    labelled = r"^\W*(?:[\w.()]{1,5}\s+)?(?:actions?|agreed|recommendations?|resolved)\b[^:]{0,20}:"
    return re.compile(rf"{labelled}|\bto be\b|^[^,;:|]{{3,60}}?\s(?<!due )(?<!had )(?<!have )to\s(?:also\s)?{VERBS}\s", re.IGNORECASE)


@cache
def _in_short() -> re.Pattern[str]:
    """How far it is, said in a log without a verb: "Charter: published on 30 October", "| Completed"."""
    done = (
        r"completed?|done|closed|published|sent|circulated|issued|held|launched|delivered|implemented|received|signed|adopted|appointed|opened"
        r"|set up|in (?:post|place|use|force|operation)|(?:open|running|live|available)(?= (?:since|from)\b)|up and running"
    )
    return re.compile(rf"(?:[:|]|\s[–-])\s*(?:now\s+|action\s+)?(?P<done>{done})\b(?!\s+to\b)", re.IGNORECASE)


@cache
def _telling() -> re.Pattern[str]:
    """Who says it, before what is said: "Text line: Ms Lee was sorry to say that ..."."""
    verbs = r"said|say|says|reported|report|reports|confirmed|confirm|told|noted|explained|announced|advised|added|heard"
    return re.compile(rf"(?:[^.;:|]{{2,60}}: )?[^.;:|]{{2,60}}?\b(?:{verbs})\b[^.;:|]{{0,30}}?\bthat\s")


def with_reports(
    promises: Sequence[Promise], sentences: Sentences, comparison: Comparison, references: References
) -> tuple[Promise, ...]:
    """Add to promises what later sentences report of them.

    Args:
        promises: The promises.
        sentences: All sentences.
        comparison: What statements are compared by.
        references: The things of promises.

    Returns:
        The promises, each with a statement and a link for every sentence that says how far it is.
    """
    found: defaultdict[str, list[_Report]] = defaultdict(list)
    told = _told_elsewhere(promises)
    for promise in promises:
        for mention in sentences.mentions(promise):
            if any(start < mention.end and mention.start < end for start, end in told.get(mention.paper.iri, ())):
                continue
            for report in _reported(promise, mention, comparison, references):
                found[report.sentence.fact].append(report)
    added: defaultdict[str, list[_Report]] = defaultdict(list)
    for report in filter(None, map(_likest, found.values())):
        added[report.promise.iri].append(report)
    return tuple(_joined(promise, added[promise.iri]) for promise in promises)


def _told_elsewhere(promises: Iterable[Promise]) -> Mapping[str, list[tuple[int, int]]]:
    """Where a paper's words report on a promise as a fact of their own: they report on no other."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for promise in promises:
        later = {link.later for link in promise.links if link.kind == "reports"}
        for said in promise.statements:
            if said.fact in later:
                found[said.paper.iri].append((said.start, said.end))
    return found


def quoted_recommendations(response: Stated, sentences: Sentences) -> Iterator[tuple[Stated, Link]]:
    """Find where earlier papers say what a response quotes, although no recommendation was read there.

    Args:
        response: A response that answers no recommendation that was read.
        sentences: All sentences.

    Yields:
        The words of the earlier paper as a statement, with the link from the response to them.
    """
    for words in filter(_demand().search, re.split(r"(?<=[.!?])\s+", response.asked)):
        for mention in sentences.quoted(words, response.paper):
            passage = f"{mention.paper.iri}#char={mention.start},{mention.end}"
            text = " ".join(mention.paper.text[mention.start : mention.end].split())
            said = Stated(passage, mention.paper, "Sentence", text, passage, mention.start, mention.end, status="proposed")
            because = f"the response quotes these words; likeness {mention.share:.2f}"
            confidence = round(mention.share * response.confidence, 2)
            yield said, Link(passage, response.fact, "answers", confidence, because, (passage, response.passage))


@cache
def _demand() -> re.Pattern[str]:
    return re.compile(r"\b(?:should|must|recommend|urge|encourage|call on|endorse|priority|needs? to|welcome)\b")


def _likest(reports: Iterable[_Report]) -> _Report | None:
    """The report on the promise that its sentence is likest to; none where that is not known."""
    first, *others = sorted(reports, key=lambda report: (-report.score, report.promise.iri))
    return None if any(first.score - other.score < _TOO_NEAR for other in others) else first


def _joined(promise: Promise, reports: Iterable[_Report]) -> Promise:
    reports = tuple(reports)
    statements = sorted((*promise.statements, *(report.sentence for report in reports)), key=lambda said: said.order)
    return replace(promise, statements=tuple(statements), links=(*promise.links, *map(_link, reports)))


def _link(report: _Report) -> Link:
    earlier, passage = report.earlier, report.sentence.fact
    shared = sorted(set(stems(earlier.matter)) & set(stems(report.sentence.words)))
    because = f"both speak of {shown(shared[:6], earlier.matter)}; likeness {report.score:.2f}"
    confidence = round(min(1.0, report.score) * earlier.confidence, 2)
    return Link(earlier.fact, passage, "reports", confidence, because, (earlier.passage, passage), report.sentence.status)


def _reported(promise: Promise, mention: Mention, comparison: Comparison, references: References) -> Iterator[_Report]:
    words = " ".join(mention.paper.text[mention.start : mention.end].split())
    told = words[found.end() :] if " that " in words and (found := _telling().match(words)) else words
    if _task().search(words) or not (_says_how_far(told) or (told != words and _says_how_far(words))):
        return
    passage = f"{mention.paper.iri}#char={mention.start},{mention.end}"
    sentence = Stated(passage, mention.paper, "Sentence", words, passage, mention.start, mention.end)
    able = [said for said in promise.statements if _could_report(said, mention)]
    score, earlier = max(((_score(comparison, said, sentence), said) for said in able), key=lambda one: one[0], default=(0.0, None))
    if earlier and score >= _ENOUGH:
        status = status_of(words, comparison.words[earlier.fact].deeds)
        if status:
            yield _Report(promise, earlier, replace(sentence, status=status), score)
    elif able and (status := status_of(told)):
        yield from _referring(promise, able, replace(sentence, words=told, status=status), comparison, references)


def _referring(
    promise: Promise, able: Sequence[Stated], sentence: Stated, comparison: Comparison, references: References
) -> Iterator[_Report]:
    """The report of a sentence that names the thing of a promise."""
    comparison.add(sentence, ())
    if references.heads(able) & comparison.words[sentence.fact].own:
        reference = references.find(sentence)
        if reference and reference.earlier in able:
            yield _Report(promise, reference.earlier, sentence, reference.score)


def _says_how_far(words: str) -> bool:
    """A cheap test that a sentence without any word of progress fails."""
    return bool(wordings(words) or _came_about().search(words) or _in_short().search(words) or _not_to_be().search(words))


def _could_report(said: Stated, mention: Mention) -> bool:
    return mention.paper.after(said.paper) and said.kind != "Progress" and can_be_followed(said)


def _score(comparison: Comparison, earlier: Stated, sentence: Stated) -> float:
    """How surely a sentence speaks of a promise; that it names the owner counts as if it were the owner's."""
    promised = comparison.words[earlier.fact]
    if len(promised.own) < _FEWEST or not speaks_of_deed(promised, sentence.words):
        return 0.0
    named = any(name in sentence.words for name in earlier.owner_names)
    comparison.add(sentence, earlier.owner_names)
    if comparison.alike(earlier, sentence) < _LEAST:
        return 0.0  # a name in common is not enough: "Websites checked for the text line" does not open it
    return comparison.score(earlier, replace(sentence, owners=earlier.owners if named else frozenset()))


def status_of(sentence: str, deeds: frozenset[str] = frozenset()) -> str:
    """Tell how far a sentence says that something is.

    Args:
        sentence: A sentence.
        deeds: Stems of what was to be done: their simple past says that it is done.

    Returns:
        "done", "under-way", "delayed" or "ended"; empty if it does not say.

    Example:
        >>> status_of("The online course was launched on 23 April.")
        'done'
    """
    if _not_to_be().search(sentence):
        return "ended"
    found = [wording for wording in wordings(sentence) if wording.rule != _BARE or deeds & set(stems(sentence[wording.verb : wording.end]))]
    if any(wording.status == "delayed" for wording in found):
        return "delayed"
    if not found:
        return "done" if _came_about().search(sentence) or _in_short().search(sentence) else ""
    status = found[0].status
    return status.replace(" ", "-") if status in _PROGRESS else ""
