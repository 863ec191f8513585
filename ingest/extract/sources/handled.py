"""Documents that somebody has in hand: "presented the six-monthly report", "a written briefing from Tidewater was noted".

What a meeting is given, or an author says to have read, is a document there; a modifier, or who and what it is from and on, is then
enough to tell it ("the paper" alone is not).

1. A verb of handing or reading, a determiner, and a noun phrase that ends with a word for a document; or such a phrase at the
   start of a sentence with the verb behind it.
2. The phrase goes on with its complement to the next mark or verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.extract.guarded import Guarded
from ingest.extract.sources.found import Found
from ingest.records import SourceKind

_HEADS: Final[tuple[tuple[SourceKind, str], ...]] = (
    ("report", r"reports?|papers?|briefing(?: notes?| papers?)?|business case|analysis|assessment|note of visit|review|evaluation|audit|study"),
    ("other", r"letter|petition|terms of reference|memorandum"),
    ("strategy", r"strategy|plan|policy"),
    ("dataset", r"dashboard|scorecard|spreadsheet|tracker|survey(?: results)?|return"),
)
# what the phrase may not run over
_STOP: Final = r"(?!(?:of|to|for|from|by|on|in|at|with|and|that|which|who|as|is|are|was|were|be|had|has|have|its|his|her|their|the|an?|this|next|further|future|following)\b)"
_DETERMINER: Final = r"(?:the|an?|his|her|its|their|my|our)"


@cache
def _phrase() -> str:
    heads = "|".join(f"(?P<k{i}>{heads})" for i, (_, heads) in enumerate(_HEADS))
    word = r"(?!(?:was|were|is|are|has|had|have|would|will|which|that|who|said|be|before|until|next|last|today)\b)[\w’'&/-]++"
    complement = rf"\s+(?:on|of|from|by|with|for|into|to|about|setting out|reflecting|showing|listing|outlining|detailing|summarising)\s+{word}(?:\s+{word}){{0,11}}?(?=[,.;:()]|$|\s*(?:was|were|is|are|has|had|have|would|will|which|that|who|said|before|last|today)\b)"
    return rf"(?P<t>(?P<m>(?:{_STOP}[\w’'&/-]+\s+){{0,5}}?)(?:{heads})(?![\w-]|[’']s|\s+(?:back|to be|will|should|be|would|is due)\b)(?P<c>{complement})?)"


@cache
def _headed() -> Guarded:
    return Guarded(r"\b(?:" + "|".join(heads for _, heads in _HEADS) + r")\b")


@cache
def _given() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:present(?:s|ed)(?: (?:the \w+|[Mm]embers|them|us) with)?|discuss(?:es|ed)|introduc(?:es|ed)|submit(?:s|ted)|tabled|read|sp(?:oke|eaks) to|(?:went|goes|talked|walked) through|(?:took|takes) [\w ]{2,30}? through|ha(?:d|s) before (?:it|them)|in receipt of|received and noted|[Hh]aving (?:read|considered|seen)|gave consideration to|(?:To|to) (?:consider|receive|note)|(?:and|has|have) seen|circulated|consider(?:ed|s)|receiv(?:ed|es)|(?:approv|adopt|endors)ed|APPROVED|ADOPTED|ENDORSED)"
        rf"\s+{_DETERMINER}\s+{_phrase()}"
    )


@cache
def _passive() -> re.Pattern[str]:
    """A phrase that starts its sentence, with the verb behind it; or is said there to be submitted."""
    return re.compile(
        rf"(?:^(?:The|An?|His|Her|Its|Their)\s+{_phrase()}(?:,[^,.;]{{3,60}},)?\s+(?:was|were|had been|has been|is)\s+(?:then\s+|also\s+)?(?:noted|received|presented|submitted|tabled|circulated|considered|introduced|read|completed|carried out|published|approved|adopted)\b)"
    )


@cache
def _submitted() -> re.Pattern[str]:
    return re.compile(rf"\bThere (?:was|were|had been) (?:submitted|circulated|tabled|laid before [\w ]{{3,30}}?)\s+{_DETERMINER}\s+{_phrase()}")


@cache
def _vague() -> re.Pattern[str]:
    """Modifiers that tell no document from another."""
    return re.compile(r"(?:(?:first|second|third|final|full|new|latest|same|above|attached|covering|brief|short|further|following|previous|updated|verbal|oral|written|detailed|present|current|regular|initial|draft|whole|long|progress|update|formal|original|officers?[’']?|late|revised|comprehensive|committee|cabinet|board|action|that|circulated|next|case|officer’s|officer's)\s+)*")


def find_handled(words: str) -> Iterator[Found]:
    """Find the documents that a sentence says were presented, read or received.

    Args:
        words: The sentence.

    Yields:
        Documents by wording.

    Example:
        >>> text = "Ann Lee presented the six-monthly report."
        >>> [text[start:end] for start, end, _ in find_handled(text)]
        ['six-monthly report']
    """
    if not _headed().search(words):
        return
    for pattern in (_given(), _passive(), _submitted()):
        for found in pattern.finditer(words):
            told = not _vague().fullmatch(found["m"])
            if told or (found["c"] and _tells(found["c"])):
                kind = next(kind for i, (kind, _) in enumerate(_HEADS) if found[f"k{i}"])
                end = found.end("c") if found["c"] and _tells(found["c"]) else found.start("t") + len(found["t"]) - len(found["c"] or "")
                yield Found(found.start("t"), end - len(words[:end]) + len(words[:end].rstrip()), kind)


def _tells(complement: str) -> bool:
    """A complement that names more than the body that the document goes to, or a date."""
    return not re.match(r"\s+(?:to|by)\b|\s+(?:on|for|of)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri)day|\d|January|February|March|April|May|June|July|August|September|October|November|December|this|these|it)\b|\s+for (?:information|consideration|approval|noting|discussion|comment)", complement)
