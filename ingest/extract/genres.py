"""What kind of paper a document is.

1. Its first lines often say so ("Minutes of the meeting held on ...", "ACTION LOG", "Record of decision"): the first line that does counts
   most. A line that answers another paper, or logs actions, says so before it names that paper's kind.
2. Else the words of its text tell: each genre has signals with weights, which count up to three times each.
3. The most points win; none at all makes a web page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Document
from ingest.extract.guarded import Guarded
from ingest.records import Genre

_HEAD: Final = 16  # lines in which a paper says what it is
_LONGEST_LINE: Final = 140  # characters
_PARAGRAPHS: Final = 2  # of text, behind which the head of a paper has ended
_PHRASE: Final = 7  # words; a longer line with a full stop is a sentence of the text
_DECLARED: Final = 8  # points for what a first line says; a few signals of the text do not outweigh it
_DECLARED_TOO: Final = 2  # ... for each further line

_SIGNALS: Final[tuple[tuple[Genre, str, int], ...]] = (
    ("decision-record", r"(?i:\A[\s\S]{0,300}?\b(?:record of (?:\w+ )?decisions?|decision record)\b)|\bDecision (?:No|Ref|Reference|Number|taken by|maker)\b", 6),
    ("decision-record", r"(?im)^\W*decisions? (?:taken|made|sheet|notice|list)\b", 6),
    ("decision-record", r"(?im)^(?:reasons? for (?:the )?decision|(?:any )?(?:alternatives?|(?:other |alternative )?options?) (?:options )?(?:considered|rejected)|date of decision|call-in)", 3),
    ("decision-record", r"(?i)\A[\s\S]{0,400}\b(?:notice of (?:\w+ ){0,3}decision|(?:officer|delegated|executive|key|mayoral|portfolio holder) decision)\b", 6),
    ("decision-record", r"(?im)^\W*(?:[\d.]+\s+)?(?:what (?:i have|has been|was|we have|is|is being) decided|(?:who (?:took|made) the decision|taken on|date taken))\b|^Decision (?:No\.? ?)?\d{2,4}[-/]\d+", 4),
    ("government-response", r"(?i)\bgovernment(?:’s|'s)? response to\b", 4),
    ("government-response", r"(?m)^Recommendation \d+\s*$", 2),
    ("government-response", r"\bWe (?:partially |partly |fully )?accept (?:this|the|that) recommendation|\b(?:accepts?|accepted|reject(?:s|ed)?) (?:this )?recommendation \d|\bYou(?:r)? (?:\w+ ){0,3}recommend(?:s|ed|ation|ations)?\b", 3),
    ("government-response", r"\b(?:I|[Ww]e) set out (?:below )?(?:the|our|my) (?:[A-Z]\w+[’']s |[a-z]+ )?(?:position|response|reply)\b|(?m:^(?:Our|The [A-Z]\w+[’']s) (?:response|reply)(?: to each)?\b)", 4),
    ("scrutiny-report", r"(?i)\b(?:conclusions and recommendations|call for evidence|inquiry report|scrutiny review|report of session)\b", 4),
    ("scrutiny-report", r"(?i)\A[\s\S]{0,700}\b(?:select committee|report of the .{3,60} (?:task|scrutiny|review) (?:and finish )?(?:group|panel))\b", 4),
    ("scrutiny-report", r"(?i)\b(?:witnesses (?:told|said|viewed)|(?:in|the) evidence we (?:received|heard)|told (?:us\b(?!\s*\n)|the inquiry|our inquiry)|we recommend that)\b", 2),
    ("partnership-report", r"(?im)^\s*(?:\d+\.?\s*)?(?:aims\s*(?:/|and|&)\s*objectives|progress against \w+|outcomes achieved|key achievements|risks and issues|priorities for action)", 3),
    ("partnership-report", r"(?i)\A[\s\S]{0,500}\b(?:annual|yearly|quarterly|half-year(?:ly)?|progress|highlight|performance) (?:report|update)s?\b|\A[\s\S]{0,500}\breports? from (?:the )?[\w ]{0,30}groups?\b", 4),
    ("partnership-report", r"(?m)^\W*(?:[\d.]+\s+)?(?i:risks?|delays|progress|achievements|next (?:steps|quarter|year)|priorities|how we are doing|where we have got to|what (?:we[’']ll|we|is) [a-z ]{2,30})\s*$|(?i:\A[\s\S]{0,300}\b(?:plan|strategy)\s+20\d\d)", 2),
    ("partnership-report", r"(?i)\A[\s\S]{0,500}\b(?:bulletin|newsletter|where we are|(?:annual|yearly) (?:summary|review)|the year in (?:brief|review))\b", 3),
    ("partnership-report", r"\bThe (?:Board|Partnership|Executive) is asked to\b", 3),
    ("minutes", r"(?m)^\s*(?:ACTION|Action)s?(?: points?)?\s*\d*\s*[:–-]", 3),
    ("minutes", r"(?im)^\s*(?:present|apologies|in attendance|attendees|sederunt|minutes(?: and actions)?|minutes (?:of|[–-]) .*|resolved|members present)\b\s*:?", 2),
    ("minutes", r"\b(?:RESOLVED|the (?:committee|panel|board|group) (?:AGREED|agreed|noted|NOTED|RESOLVED|resolved))\b|(?m:^Agenda item\b)", 2),
    ("minutes", r"(?i)\bminutes of the (?:last|previous) meeting\b|\bproposed\b.{1,80}\bseconded\b|\A[\s\S]{0,300}\b(?:notes|minutes) (?:of|and actions|from)\b", 2),
    ("minutes", r"(?m)^\W{0,3}The (?:Panel|Board|Committee|Group|Forum|Partnership) (?:discussed|considered|received|thanked|was (?:interested|told|informed|asked|advised))\b|^Item \d+\w*\)?:", 2),
    ("scrutiny-report", r"\((?:QQ? ?\d+|[A-Z]{3}\d{4})\)|\bQQ? \d{1,3} \(", 2),
    ("news-article", r"(?m)^By [A-Z][a-z]+ [A-Z][a-z]+|\bPicture:|\bblog comments\b|\b(?:told|said to) the (?:BBC|Guardian|Times)\b|(?m:^[^\n]{0,60}\b(?:[Rr]eporter|[Cc]orrespondent|Words: )\b[^\n]{0,60}$)", 4),
    ("news-article", r"\b(?:it has emerged|has previously said|spokes(?:man|woman|person) said)\b", 3),
    ("news-article", r"[,.!?][”\"’],? (?:he|she|they|[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:said|says|added|told)\b|\b(?:said|says|added): [“\"‘]", 2),
    ("action-log", r"(?im)^.*\baction log\b|^.*\baction(?:s)? (?:report|tracker)\b|\A[\s\S]{0,300}\bactions? update\b", 4),
)  # fmt: skip


@cache
def _declaring() -> tuple[tuple[Genre, re.Pattern[str]], ...]:
    """What lines say of the paper that they head; of two that fit a line, the first."""
    adjective = r"(?:(?:draft|confirmed|unconfirmed|public|approved|final|formal|full|executive|officer|delegated|key|cabinet|individual|member)\s+)*"
    named: tuple[tuple[Genre, str], ...] = (
        ("action-log", r"\b(?:action|decision)s?\s+(?:log|tracker|sheet|schedule)\b|\blog of actions\b|\bactions? (?:arising|outstanding)\b.{0,20}$"),
        ("government-response", r"^\W*(?:[\w’'&,-]+\s+){0,7}(?:response|reply) (?:to|of|from|by) (?:the|our|your|a|recommendations?)\b|\b(?:government|cabinet|executive|council|trust|board)(?:[’']s)? response\b"),
        ("decision-record", rf"\b(?:records?|notices?|statements?|reports?) of {adjective}decisions?\b|^\W*{adjective}decision (?:record|notice|sheet|report|taken|made|by|number|no|ref)\b|^\W*(?:decision[ -]maker|date (?:of )?decision)\b"),
        ("minutes", rf"^\W*{adjective}(?:minutes?|notes)\b(?! of the (?:last|previous))(?:\W*$|\W+(?:of|from|and|for (?:the|a)|[–-])\b)|\b(?:minutes?|notes) of (?:the|a|our)\b(?! (?:last|previous)).{{0,80}}\bmeeting\b|\b{adjective}(?:minutes|notes (?:of|from) (?:the )?meeting)\s*$"),
        ("news-article", r"^\W*notes? (?:for|to) editors?\b|^\W*(?:published|posted)\s*:.*\b20\d\d|^\W*(?:published|updated)\b.*\d{1,2}[:.]\d\d|^\W*(?:press|media|news) release\b|\bhome\s*[>»›/|]\s*news\b|^\W*by (?-i:[A-Z][a-z]+ [A-Z]).*(?:reporter|correspondent|editor)\b"),
        ("web-page", r"\blast (?:updated|reviewed|modified)\b|^\W*home\s*[>»›/|]|\bskip to (?:main )?content\b|\bcookies\b"),
        ("scrutiny-report", r"\breport of (?:the|an?) .{0,70}(?:scrutiny|select|task|inquiry|enquiry|review|working|commission)\b|\bscrutiny (?:review|report|inquiry)\b|\btask (?:and|&) finish\b|\binquiry (?:into|report)\b|^\W*(?:a )?review (?:of|into|by)\b"),
        ("partnership-report", r"\b(?:annual|yearly|quarterly|half-year(?:ly)?|progress|highlight|performance|trustees[’'] annual)\s+(?:report|update|review|summary)s?\b|\b(?:plan|strategy|framework)\b(?:[\s,:–-]+20\d\d.*|\W*)$|^\W*(?:purpose|title) of (?:the )?(?:report|paper)\b|^\W*report (?:to|for) (?:the )?(?-i:[A-Z])|^\W*report author\b|\b(?:our|the) (?:\w+ )?year\b.*\b20\d\d|^\W*our (?:[\w-]+ ){0,2}year(?: in (?:brief|numbers|review|pictures))?\W*$|\bimpact report\b|^\W*(?:a )?(?:word|message|foreword|letter) from (?:our|the) (?:chief executive|director|trustees|founder)"),
    )  # fmt: skip
    return tuple((genre, re.compile(pattern, re.IGNORECASE)) for genre, pattern in named)


def read_genre(document: Document) -> Genre:
    """Tell what kind of paper a document is.

    Args:
        document: The document.

    Returns:
        Its genre; "web-page" if nothing tells.
    """
    points: Counter[Genre] = Counter()
    for place, genre in enumerate(_declared(document)):
        points[genre] += _DECLARED_TOO if place else _DECLARED
    for genre, pattern, weight in _signals():
        points[genre] += weight * sum(1 for _, _ in zip(range(3), pattern.finditer(document.text), strict=False))
    best = max(points, key=lambda genre: points[genre])
    return best if points[best] else "web-page"


def _declared(document: Document) -> Iterator[Genre]:
    """What the first lines say, each kind once, in order; a heading behind paragraphs is of a part, not of the paper."""
    seen: set[Genre] = set()
    lines = (line for block in document.blocks[:_HEAD] for line in document.words(block.span).splitlines())
    told = 0
    for line, _ in zip((" ".join(line.split()) for line in lines), range(_HEAD), strict=False):
        told += line.endswith(".") and len(line) > _LONGEST_LINE
        if told >= _PARAGRAPHS:
            return
        says = len(line) <= _LONGEST_LINE and not (line.endswith(".") and len(line.split()) > _PHRASE)
        genre = next((genre for genre, pattern in _declaring() if pattern.search(line)), None) if says else None
        if genre and genre not in seen:
            seen.add(genre)
            yield genre


@cache
def _signals() -> tuple[tuple[Genre, Guarded, int], ...]:
    return tuple((genre, Guarded(pattern), weight) for genre, pattern, weight in _SIGNALS)
