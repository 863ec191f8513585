"""What a document is called where it is listed: enough to know it again among others of its kind.

1. A title that says what the paper is about stands alone: "Customs Wharf and the winter shelter".
2. One that says only what kind of paper it is ("Minutes of the meeting held on 9 May", "ANNUAL REPORT 2018/19") has its publisher
   behind it.
3. One that is only the publisher's name, or a part of it ("Board of Directors"), has the kind of paper before it.

Capitals are as the text itself writes the words. The title as it is written stands beside it in the graph.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from ingest.extract.parties.casing import cased_as
from ingest.identify.names import fold

if TYPE_CHECKING:
    from ingest.documents.model import Document
    from ingest.records import Genre, Metadata

_KINDS: Final[dict[Genre, str]] = {
    "minutes": "Minutes",
    "decision-record": "Record of decision",
    "partnership-report": "Report",
    "news-article": "News",
    "scrutiny-report": "Scrutiny report",
    "government-response": "Response",
    "action-log": "Action log",
    "web-page": "Web page",
}
_PARTS: Final = frozenset(
    "board directors governors governing body cabinet committee executive council full trust group steering management".split()
)  # of which the names of parts of any body are made
_SMALL: Final = frozenset("the of and for a an in on to at s".split())


def document_label(document: Document, metadata: Metadata) -> str:
    """Return what a document is called where it is listed.

    Args:
        document: The document.
        metadata: What it says of itself.

    Returns:
        Its title, with the publisher or the kind of paper where the title alone would not tell it from others; the title that its
        file gives, or its name, where it has none.
    """
    if metadata.title is None:
        return document.title or document.name
    title = cased_as(" ".join(metadata.title.value.split()), document.text)
    publisher = metadata.publisher.value if metadata.publisher else ""
    named, whose = _words(title), _words(publisher)
    if not named - whose and publisher:
        return f"{_KINDS[metadata.genre]}, {publisher}"
    if publisher and named <= _PARTS:
        return f"{_KINDS[metadata.genre]}, {title}, {publisher}"
    if not _kind_alone().match(title):
        return title
    when = _place().sub(" held", title)
    return f"{when}, {publisher}" if whose - named else when


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split()) - _SMALL


@cache
def _kind_alone() -> re.Pattern[str]:
    """A title that tells the kind of paper, of which meeting, and of when."""
    kind = r"minutes?|notes?|records?|notices?|decisions?|reports?|updates?|logs?|summary|actions?|agenda|bulletin|newsletter|review"
    which = r"annual|yearly|quarterly|monthly|interim|draft|final|confirmed|unconfirmed|approved|progress|action|formal|executive|public"
    who = r"cabinet|committee|board|group|panel|forum|steering|working|officer|member|delegated|key|meeting|council|trust|full|part"
    joined = r"of|the|and|by|from|a|an|to|for|meeting|held|taken|[–:-]|\d[\d/–-]*"
    words = rf"(?:(?:{which}|{who}|{joined})[:,]?\s+)*"
    further = r"(?:\s+(?:notice|record|log|sheet|report)s?)?"
    rest = r"(?=$|[\s,:–-]+(?:of|the|meeting|meetings|held|taken|from|for|at|on|by|and|\d|\(|[–:-]|$))"
    return re.compile(rf"^{words}(?:{kind}){further}{rest}", re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    """Where a meeting was held, before its day."""
    day = r"(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)"
    return re.compile(rf"\s+held\s+(?:in|at|via|by)\b.*?,?(?=\s+on\s+{day})", re.IGNORECASE)
