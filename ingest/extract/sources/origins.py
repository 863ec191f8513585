"""What figures are said to come from, though no word for a document names it: "her figures came from the ticket machines".

1. Figures "came from", "are taken from", are "according to" or "based on" something that keeps or counts: machines, meters, forms,
   accounts, a count. Who or what only speaks ("figures from the Trust") is no document.
2. Recorded crime, and an analysis or count that a body calls its own, are data wherever they are named.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.extract.guarded import Guarded
from ingest.extract.sources.found import Found, kind_of_title

_KEEPS: Final = (
    r"(?:machines?|meters?|counters?|sensors?|receipts?|tickets|forms|cards?|sheets?|books?|ledgers?|diaries|logs?|registers?|records|returns?|files|accounts|invoices|bills|timesheets|rotas|tills?|gates|cameras|readings|measurements|counts?|samples?|census|system|database|dashboard|software|app|portal"
    r"|survey|audit|interviews|statistics|bulletin|index|headcount|rolls?|payroll|spreadsheets?|calendar|notices?|[a-z-]+ results|certificates|applications|questionnaires?|tables?|digest|yearbook|website|Programme)"
)
_FIGURES: Final = r"(?:[Ff]igures?|[Nn]umbers?|[Dd]ata|[Ee]stimates?|[Tt]otals?|[Cc]ounts?|[Pp]ercentages?|[Ss]tatistics|[Ii]nformation|[Rr]esults?|[Cc]alculations?|[Ss]avings?|[Ff]all|[Rr]ise)"
_WORD: Final = r"(?!(?:which|that|who|and|but|or|is|are|was|were|had|has|have|in|on|at|for|to|by|of|from|with|over|when|because|it|they|he|she|we)\b)[\w’'/-]+"
_PHRASE: Final = rf"(?P<t>(?:{_WORD}\s+){{0,5}}?{_KEEPS}(?:\s+of\s+(?:the\s+)?{_WORD}(?:\s+{_WORD}){{0,2}})?)(?![\w’'-])(?!\s+(?:officers?|team|staff|board|panel|committee|group)\b)"


@cache
def _come_from() -> Guarded:
    return Guarded(
        rf"\b{_FIGURES}\b[^.;]{{0,60}}?\b(?:c[ao]me|comes|is|are|was|were|been)\s+(?:(?:all|mostly|largely|chiefly|mainly|only|now|themselves|taken|drawn|derived|compiled|collected|worked out|extracted|gathered|obtained)\s+)*(?:from|off)\s+(?:the\s+|its\s+|their\s+|our\s+|his\s+|her\s+|an?\s+)?{_PHRASE}"
    )


@cache
def _named_system() -> Guarded:
    """A system or data set by its own name, behind or before the words that say what it is ("our booking system, Rota")."""
    kind = r"(?:system|database|software|platform|register|dashboard|tracker|spreadsheet|index|data ?set)"
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    name = rf"(?!{month}\b|The\b)[A-Z][\w-]*(?:\s[A-Z][\w-]*){{0,2}}"
    return Guarded(rf"\b{kind}(?:,\s+(?:called\s+|known as\s+)?|\s+(?:called|known as)\s+)(?P<t>{name})(?=[,.;)]|$)")


@cache
def _drawn_from() -> Guarded:
    """Data that are taken from what only its name tells ("Admissions data is drawn from HES")."""
    return Guarded(rf"\b{_FIGURES}\b[^.;]{{0,40}}?\b(?:is|are|was|were|been)\s+(?:all\s+|mostly\s+)?(?:taken|drawn|derived|extracted|pulled|downloaded|compiled)\s+from\s+(?:the\s+)?(?P<t>[A-Z]{{2,6}}|[A-Z][a-z]+[A-Z]\w+)(?=[.,;)]|$|\s+(?:and|which|for|in|by)\b)")


@cache
def _in_brackets() -> Guarded:
    """What stands in brackets behind a figure, a word for data and the year in it ("(DfE first release, 2020/21)")."""
    when = r"(?:[A-Z][a-z]+ )?(?:19|20)\d\d(?:[-/–]\d+)?"
    kind = r"(?:release|returns?|[Cc]ensus|[Ss]urvey|[Ss]tatistics|[Rr]eport|[Dd]ata(?:base|set)?|[Ff]igures|[Pp]rofiles?|[Bb]ulletin|[Ii]ndex|[Ee]stimates|[Pp]rojections|[Rr]ecords|[Aa]udit|[Rr]eview)"
    return Guarded(rf"\d[^()]{{3,200}}\((?P<t>[A-Z][\w’'&/-]*(?:\s+[\w’'&/-]+){{0,7}}?\s+{kind},\s+{when})\)")


@cache
def _written_in_brackets() -> Guarded:
    """A title in brackets between who wrote it and the year ("(Hay and Orr, Young Drivers, 2004)")."""
    name = r"(?:[A-Z]\.?\s?){0,3}[A-Z][a-z’'-]+"
    return Guarded(rf"\({name}(?:\s+et al\.?|\s+(?:and|&)\s+{name})?,\s+(?P<t>[A-Z][^();]{{6,110}}?),\s+(?:19|20)\d\d\)")


@cache
def _according() -> Guarded:
    return Guarded(rf"\b(?:[Aa]ccording to|[Gg]oing by|[Jj]udging by|[Bb]ased on|[Tt]aken from|[Dd]rawn from|[Cc]ounted from|[Ww]orked out from)\s+(?:the\s+|its\s+|their\s+|our\s+|his\s+|her\s+|an?\s+)?{_PHRASE}")


@cache
def _recorded() -> Guarded:
    return Guarded(r"\b(?P<t>(?:[Pp]olice )?[Rr]ecorded crime(?: (?:figures|data|statistics))?)(?=[.,;)]|$|\s+(?:figures|data|statistics|shows?|showed|for|in)\b)")


@cache
def _own() -> Guarded:
    owner = r"(?:[Tt]he\s+)?(?:[A-Z][\w’'&-]*\s+){0,4}[A-Za-z][\w&-]*(?:[’']s|s[’'])|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er"
    return Guarded(rf"(?P<t>(?:{owner})\s+own\s+(?:[a-z]+\s+)?(?:analysis|count|survey|audit|monitoring|modelling|records|register|data|research|review|poll|evaluation|accounts))(?![\w-])(?=,[^,.;]{{3,60}},\s+(?:show|found|say|said|put)|\s+(?:of [^,.;]{{3,40}} )?(?:show\w*|sa(?:y|ys|id)|found|finds?|puts?|suggest\w*|recorded|lists?|gives?|gave)\b|,\s+(?:some |about |around |over |nearly |only )*(?:\d|[a-z]+ (?:in|out of) ))")


def find_origins(words: str) -> Iterator[Found]:
    """Find what a sentence says figures come from.

    Args:
        words: The sentence.

    Yields:
        What keeps or counts them.

    Example:
        >>> text = "He said that the numbers came from the turnstile counters."
        >>> [text[start:end] for start, end, _ in find_origins(text)]
        ['turnstile counters']
    """
    for pattern in (_named_system(), _drawn_from(), _in_brackets(), _written_in_brackets(), _come_from(), _according(), _recorded(), _own()):
        for found in pattern.finditer(words):
            kind = kind_of_title(found["t"])
            kind = "report" if kind == "other" and pattern is _written_in_brackets() else kind
            yield Found(found.start("t"), found.end("t"), "dataset" if kind == "other" else kind)
