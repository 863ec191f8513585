"""What a document says of itself: genre, title, publisher, date.

1. Genre: `genres`.
2. Title: a "Subject:" line, else the first line that is no label, security marking, reference or date; where the first lines are
   only names of bodies, the line behind them that says what the paper is.
3. Publisher: the body that the first lines name, or that RESOLVED, AGREED or decided; of news, the newspaper named with the
   date; else the body whose page it is, which the last line of a web page names; empty if none shows.
4. Date: beside "date of decision", "signed", in the first lines, then at the end; a meeting's own day before others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile
from typing import Final

from ingest.documents.model import Block, Document, Span
from ingest.extract.dates import FoundDate, find_dates
from ingest.extract.genres import read_genre
from ingest.extract.guarded import Guarded
from ingest.extract.parties.bodies import BodyName, classify, find_bodies
from ingest.extract.parties.casing import cased
from ingest.extract.parties.runs import find_runs
from ingest.extract.reading import Sentence
from ingest.records import Genre, Metadata, Said

_LABELS: Final = re.compile(
    r"(?i)(?:agenda item(?: \d+)?(?: \([^)]*\))?|(?:draft |unconfirmed |final )?(?:minutes|notes)(?: and actions)?|for (?:information|decision|noting|discussion|publication|approval)|report|item \d+|page \d+(?: of \d+)?|(?:cp|hc|hl|form|paper|ref|appendix|annex)\s?[\w/.-]{0,10}"
    r"|agenda(?: (?:and|&) minutes)?|(?:notice of )?(?:officer |executive |delegated |key )*decision(?: notice)?(?: (?:no|ref)\.?)?(?: [\w/-]*\d[\w/-]*)?|contents|home|menu|skip to (?:main )?content|search|(?:draft|final|version|v)\s?[\d.]*|recommendation \d+|item \d+\w*\)?:.*|session \d{4}.*)(?:\b|(?<=\))):?\.?"
)
_MARKING: Final = re.compile(
    r"(?i)[\W_]*(?:(?:not )?(?:protectively )?(?:official|unclassified|restricted|confidential|protect|secret|public|open|exempt|internal|sensitive|embargoed|not protectively marked|(?:part (?:i|ii|1|2|one|two)))"
    r"(?:\s*[-–:/(]\s*(?:sensitive|personal|commercial|policy|public|staff|sensitive\)|internal use only|for internal use|when complete))*[\W_]*)+"
)

_PUBLISHING: Final = frozenset({"Council", "NHSBody", "Committee", "PartnershipBody", "GovernmentBody", "PoliceOrJustice", "UserGroup"})
_FEWEST_NAME_WORDS: Final = 3
_MOST_NAME_WORDS: Final = 10
_MENU_WORDS: Final = 2
_TOP: Final = 400  # characters at the top of a paper
_SITE_WORDS: Final = 2  # behind a body's name in that of its site ("Ashby Council newsroom")
_FEWEST_TITLE_WORDS: Final = 3  # "House of Lords" has as many; fewer name no paper
_TITLE_BLOCKS: Final = 12  # a cover names the house, the committee and the session first


def read_metadata(document: Document, sentences: Sequence[Sentence]) -> Metadata:
    """Read what a document says of itself.

    Args:
        document: The document.
        sentences: Its sentences.

    Returns:
        The metadata; a field that the text does not settle is None.
    """
    head = document.text[:3000]
    genre = read_genre(document)
    title = _title(document, genre)
    publisher = _publisher(document, genre, sentences)
    date = _date(document, genre)
    words = document.text.strip()
    start = document.text.index(words) if words else 0
    quote = title.span if title else Span(start, start + len(head.strip().split("\n", maxsplit=1)[0])) if words else Span(0, 1)
    return Metadata(
        quote=quote,
        rule="metadata",
        genre=genre,
        title=title,
        publisher=publisher,
        date=date,
        reference=_reference(document),
    )


def _reference(document: Document) -> Said | None:
    found = re.search(
        r"(?i)\b(?:(?:decision|reference|report|agenda item)\s+(?:no|number|ref(?:erence)?)\b\.?\s*:?|ref(?:erence)?\.?\s*:)\s*(?P<ref>(?-i:[A-Z]{0,6})[-/ ]?\d{2,}(?:[-/]\d+)+)",
        document.text[:3000],
    )
    return Said(found["ref"].strip(), Span(found.end("ref") - len(found["ref"].strip()), found.end("ref"))) if found else None


def _title(document: Document, genre: Genre) -> Said | None:
    subject = re.search(r"(?m)^(?:\d+[.)]?\s+)?(?:(?:Subject|(?:Decision |Report |Paper )?[Tt]itle(?: of (?:the )?(?:report|decision|paper))?|Re)[ \t]*:[\s:]*|(?:Subject|Title)[ \t]{2,})(\S.*?)\s*$", document.text[:4000])
    if subject:
        return Said(" ".join(subject[1].split()), Span(subject.start(1), subject.end(1)))
    shown = _shown_title(document, genre)
    if shown is not None:
        return shown
    spans = [block.span for block in _first_lines(document, genre)]
    if not spans:
        return None
    spans = _behind_names(document, spans)
    whole = _meeting_title(document, spans) if genre == "minutes" else _open_title(document, spans)
    words = document.words(whole)
    if (words.endswith(".") and len(words.split()) > 12) or re.match(r"(?i)actions?\b\s*:", words):
        return None  # a part of a paper, which starts amid its text
    return Said(" ".join(document.words(whole).split()), whole)


def _shown_title(document: Document, genre: Genre) -> Said | None:
    """The line that is set as the title: what stands above it names who published it, and in which series."""
    words = " ".join(document.title.split())
    # minutes begin with the body that met, which is their title however it is set
    if genre == "minutes" or document.media_type != "application/pdf" or len(words.split()) < _FEWEST_TITLE_WORDS:
        return None
    blocks = (block for block in document.blocks[:_TITLE_BLOCKS] if block.kind == "heading")
    found = next((block.span for block in blocks if " ".join(document.words(block.span).split()) == words), None)
    return Said(words, found) if found else None


def _first_lines(document: Document, genre: Genre) -> list[Block]:
    """The first lines that say something: no labels, security markings, references, dates, or sentences of the text."""
    lines = [block for block in document.blocks[:14] if len(document.words(block.span)) <= 200]
    said = [block for block in lines if not _is_furniture(document.words(block.span).strip())]
    if genre == "news-article" and len(said) > 1 and _is_masthead(document, said[0].span):
        said = said[1:]
    return list(dropwhile(lambda block: _is_sentence(document, block), said))[:10]


def _is_sentence(document: Document, block: Block) -> bool:
    """Whether a paper begins with its text instead of a title."""
    words = document.words(block.span).strip()
    return block.kind != "heading" and words.endswith((".", "!", "?")) and bool(_finite().search(words))


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(r"\b(?:is|are|was|were|has|have|had|been|be|will|would|should|can|could|may|must|met|agreed|noted|said|took|made)\b")


def _is_furniture(words: str) -> bool:
    if re.match(
        r"(?i)(?:(?:members |also |those |officers |others? )*(?:present|attending|attended|in attendance|apologies(?: for absence| received)?|attendees|members|absent)\s*:|"
        r"(?:report (?:to|of|by|author)|to|from|date|contact|author|prepared by|compiled by|reporting period|venue|time|place|wards?(?: affected)?|chair|clerk|portfolio holder|classification|status|version|meeting(?: date)?)\s*:)",
        words,
    ):
        return True
    if _trail().fullmatch(words) or len(_of_menu().findall(words)) >= _MENU_WORDS:
        return True
    return bool(_LABELS.fullmatch(words) or _MARKING.fullmatch(words) or _only_date().fullmatch(words))


@cache
def _of_menu() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:search|sign in|log in|my account|contact us|report it|pay(?: it)?|apply|menu|accessibility|a to z|cookies|bins)\b")


@cache
def _trail() -> re.Pattern[str]:
    """Where a page stands in its site ("Home > News > Education", "NEWS | HEALTH")."""
    return re.compile(r"[\w’'& ]{2,30}(?:\s*[>»›|]\s*[\w’'& ]{2,30}){1,5}")


@cache
def _only_date() -> re.Pattern[str]:
    day = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)\w*,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9},?\s+\d{4}|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)\w*,?\s+)?[a-z]{3,9}\s+(?:\d{1,2},?\s+)?\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    return re.compile(rf"(?i)\W*(?:date:?\s*)?(?:{day})(?:\W+\d{{1,2}}[.:]?\d{{0,2}}\s*(?:am|pm|noon)?.{{0,40}})?\W*")


def _behind_names(document: Document, spans: list[Span]) -> list[Span]:
    """The lines from the title on, where the first lines are only names of bodies ("Dunmore City Council", "Cabinet")."""
    for index, span in enumerate(spans[:5]):
        if not _is_body_line(document, span):
            title = index > 0 and _is_title_line(document, span)
            return spans[index:] if index == 0 or title else spans
    return spans


def _is_body_line(document: Document, span: Span) -> bool:
    """Whether a line is a body's name alone, or with a date or a place for the meeting."""
    words = re.split(r"\s+[–-]\s+(?=\w+day\b|\d)|\s{3,}", document.words(span).strip())[0]
    plain = Span(span.start, span.start + len(words))
    bodies = [body for run in find_runs(document.text, plain.start, plain.end) for body in find_bodies(run)]
    return bool(re.fullmatch(r"(?i)(?:the )?cabinet|executive|full council", words)) or any(
        len(plain) - len(body.span) <= 4 for body in bodies
    )


def _is_title_line(document: Document, span: Span) -> bool:
    """Whether the line behind the names says what the paper is, rather than when or where a meeting was."""
    words = document.words(span).strip()
    meeting = re.match(
        r"(?i)(?:\w+[ -]?)?(?:\w+|\d+(?:st|nd|rd|th)) meeting\b|minutes\b|notes\b|meeting\b|present\b|dear\b|(?:mon|tues|wednes|thurs|fri|satur|sun)\w*day\b|\d",
        words,
    )
    place = re.search(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b|^(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*, ){2,}", words)
    return len(words.split()) >= 3 and words[0] != "(" and not meeting and not place and words[-1] not in ".;,"


def _meeting_title(document: Document, spans: list[Span]) -> Span:
    """A body's name and the line that counts the meeting make one title."""
    if len(spans) > 1 and re.match(r"(?i)minutes? of (?:the|a) \S", document.words(spans[1]).strip()):
        time = re.search(r",? (?:at )?\d{1,2}[.:]\d\d.*$", document.words(spans[1]))
        return Span(spans[1].start, spans[1].start + time.start()) if time else spans[1]
    if len(spans) > 1 and re.match(r"(?i)(?:\w+[ -])?(?:\w+|\d+(?:st|nd|rd|th)?) ?meeting\b", document.words(spans[1]).strip()):
        counted = re.match(r"(?i).*?\bmeeting\b", document.words(spans[1]))
        return Span(spans[0].start, spans[1].start + counted.end() if counted else spans[1].end)
    return spans[0]


def _open_title(document: Document, spans: list[Span]) -> Span:
    """A title goes on while a quotation is open or a line ends in a small word."""
    end = spans[0]
    for span in spans[1:6]:
        words = document.words(Span(spans[0].start, end.end))
        if words.count("‘") <= words.count("’") and not re.search(r"(?:\b(?:of|to|the|and|for|in|on|with)|[:–-])$", words):
            break
        end = span
    return Span(spans[0].start, end.end)


def _publisher(document: Document, genre: Genre, sentences: Sequence[Sentence]) -> Said | None:
    if genre == "news-article":
        return _newspaper(document) or _of_site(document)
    lettered = _lettered().match(document.text) if genre == "action-log" else None
    if lettered:
        return Said(lettered["body"], Span(*lettered.span("body")))
    for block in document.blocks[:8]:
        whole = _whole_line(document, block.span)
        if whole:
            return whole
        if block is not document.blocks[0] and _is_place(document, block.span):
            continue
        body = _named_first(document, block.span) if genre != "web-page" or _is_body_line(document, block.span) else None
        if body:
            return Said(cased(body.name), body.span)
    return (_decider(document, sentences, genre) if genre != "web-page" else None) or _of_site(document) or _registered(document, genre)


@cache
def _is_charity() -> Guarded:
    """What a body says of itself at the foot of its paper ("Lamps North is a registered charity")."""
    return Guarded(r"(?P<body>[A-Z][\w’'&-]+(?: (?:[A-Z][\w’'&-]+|of|the|for|and|in)){0,6}) (?:is|are) (?:a|an) (?:registered )?(?:charity|charitable (?:company|incorporated|trust)|community interest company|social enterprise|company limited)\b")


def _registered(document: Document, genre: Genre) -> Said | None:
    """The charity or company whose report or page it is, as its imprint says; its name must stand at the top too."""
    found = _is_charity().search(document.text) if genre in ("partnership-report", "web-page") else None
    at = document.text[:_TOP].casefold().find(found["body"].casefold()) if found else -1
    return Said(found["body"], Span(*found.span("body"))) if found and at >= 0 else None


def _of_site(document: Document) -> Said | None:
    """The body whose web page it is: its reader leaves the name of the site as the last paragraph."""
    if document.media_type != "text/html" or not document.blocks:
        return None
    last = document.blocks[-1].span
    body = _named_first(document, last)
    return Said(cased(body.name), body.span) if body and len(document.words(last)[len(body.span) :].split()) <= _SITE_WORDS else None


def _is_place(document: Document, span: Span) -> bool:
    """Whether a line is the place where a meeting was held."""
    words = document.words(span).strip()
    return bool(re.search(r"\b(?:Centre|Hall|House|Room|Suite|Theatre|Hotel|Church|Library|Chamber|School|Academy|College|Offices?|Hub|Building)(?:\s+\d+)?(?:,.*)?$", words))


@cache
def _lettered() -> re.Pattern[str]:
    """A log that starts with the letters of the body whose actions it holds ("ABC Action Log")."""
    return re.compile(r"\s*(?P<body>[A-Z]{3,8}) (?:[Aa]ctions?|ACTIONS?)\b")


def _whole_line(document: Document, span: Span) -> Said | None:
    """A line that is one body's name, whatever words it begins with ("Staying Safe Partnership Board", "Users' Panel for the Coast")."""
    words = document.words(span).rstrip()
    start = max(words.rfind(": ") + 2, len(words) - len(words.lstrip())) if words.count(":") == 1 else len(words) - len(words.lstrip())
    name = re.sub(r"^(?:The|THE)\s+", "", words[start:])
    if not _capitalised().fullmatch(name) or _of_paper().match(name) or not _FEWEST_NAME_WORDS <= len(name.split()) <= _MOST_NAME_WORDS:
        return None
    plain = cased(" ".join(name.split()))
    kinds = (classify(part.split()) for part in (plain, re.split(r"\s+(?:for|of|in)\s+", plain)[0]))
    kind = next((kind for kind in kinds if kind), None)
    if kind is None or kind[0] not in _PUBLISHING:
        return None
    return Said(plain, Span(span.start + len(words) - len(name), span.start + len(words)))


@cache
def _of_paper() -> re.Pattern[str]:
    """How a title begins, not a body's name; and the houses of Parliament, whose committees publish for themselves."""
    return re.compile(r"(?i)(?:report|minutes?|notes|response|reply|record|notice|written|annual|agenda|decisions?|update|review|house of|meeting)\b")


@cache
def _capitalised() -> re.Pattern[str]:
    word = r"[A-Z][\w’'&-]*|(?:and|of|for|the|in|with|to|&)"
    return re.compile(rf"[A-Z][\w’'&-]*(?:\s+(?:{word}|AND|OF|FOR|THE|IN))*\s+[A-Z][\w’'&-]*")


def _newspaper(document: Document) -> Said | None:
    """The newspaper that a line with the date names, first or last, or that a first line alone is."""
    first = document.blocks[0].span if document.blocks else Span(0, 1)
    if _is_masthead(document, first):
        return Said(cased(document.words(first)), first)
    for block in (*document.blocks[:4], *document.blocks[-3:]):
        words = document.words(block.span)
        if len(words) < 120 and re.search(r"\b(?:19|20)\d\d\b", words):
            for run in find_runs(document.text, block.span.start, block.span.end):
                body = next((body for body in find_bodies(run) if body.type == "MediaOrganisation"), None)
                if body:
                    return Said(body.name, body.span)
    return None


def _is_masthead(document: Document, span: Span) -> bool:
    """Whether a line is the name of a newspaper and no more."""
    words = cased(document.words(span).strip())
    kind = classify(words.split())
    return bool(kind and kind[0] == "MediaOrganisation") or bool(_paper_name().fullmatch(words))


@cache
def _paper_name() -> re.Pattern[str]:
    called = (
        "Gazette|Herald|Echo|Courier|Chronicle|Post|Times|News|Messenger|Mercury|Star|Argus|Observer|Advertiser|Telegraph|Journal|Standard|Express"
        "|Mail|Press|Examiner|Guardian|Reporter|Record|Citizen|Independent|Review|Leader|Weekly|Bulletin|Tribune|Recorder|Sentinel|Visitor|Voice|Live"
    )
    return re.compile(rf"(?:The )?(?:[A-Z][\w’'&-]*(?: (?:and|of|on|&))? ){{1,4}}(?:{called})")


@cache
def _minutes_of() -> re.Pattern[str]:
    """What may stand before the publisher's name in a first line: "Minutes of the", or its name in another language."""
    return re.compile(
        r"(?i)\W*(?:(?:draft |unconfirmed )?(?:minutes?|notes|record|report|(?:written |formal |joint )?response) (?:of|by|from) (?:a |the )?(?:\w+ )?(?:meeting of )?(?:the )?|(?!Figure|Table|Source|Chart)[^/:]{8,80}(?: /|:) )?$"
    )


def _named_first(document: Document, span: Span) -> BodyName | None:
    words = document.words(span)
    if len(words) > 160 or re.match(r"(?i)\s*(?:present|apolog|panel:|attend|in attendance|by |to:|from:)", words):
        return None
    # "Ashby Data Panel Meeting": the body that meets, not a body called Meeting
    end = next((span.start + found.start() for found in re.finditer(r"\s+(?i:meeting)\b", words)), span.end)
    bodies = [body for run in find_runs(document.text, span.start, end) for body in find_bodies(run)]
    first = next(
        (
            body
            for body in bodies
            if body.span.start - span.start <= 4 or _minutes_of().fullmatch(document.text[span.start : body.span.start])
        ),
        None,
    )
    return first if first and len(first.name.split()) > 1 and not first.name.startswith("House of") else None


@cache
def _decides() -> re.Pattern[str]:
    return re.compile(
        r"\b[Tt]he\s+(?P<body>[A-Z][\w’'&, -]{3,80}?(?:Committee|Board|Panel|Group|Council|Cabinet|Forum|Partnership|Commission))\s+(?:therefore\s+|then\s+|unanimously\s+)?(?:AGREED|RESOLVED|RECOMMENDED|NOTED|APPROVED|agreed|resolved|approved)\b"
    )


@cache
def _sits() -> re.Pattern[str]:
    """A body that a part of a paper knows by what sort it is alone."""
    return re.compile(r"\b[Tt]he\s+(?P<body>Panel|Board|Group|Forum|Partnership)\s+(?:discussed|considered|agreed|noted|received|thanked|felt|was\b|were\b)")


def _decider(document: Document, sentences: Sequence[Sentence], genre: Genre) -> Said | None:
    for sentence in sentences:
        found = _decides().search(document.text, sentence.span.start, sentence.span.end)
        if found:
            return Said(" ".join(found["body"].split()), Span(found.start("body"), found.end("body")))
    if genre == "minutes":
        found = _sits().search(document.text)
        return Said(found["body"], Span(*found.span("body"))) if found else None
    found = re.search(r"\bThe Government\b", document.text) if genre == "government-response" else None
    return Said("the Government", Span(*found.span())) if found else None


def _date(document: Document, genre: Genre) -> Said | None:
    text = document.text
    years = _years(document) if genre == "partnership-report" else None
    if years:
        return years
    for low, high in _places(document, genre):
        for found in find_dates(text[low:high]):
            if _own_date(text, low, found) and not (genre == "scrutiny-report" and _in_note(text, low + found.start)):
                return Said(found.iso, Span(low + found.start, low + found.end))
    return None


def _years(document: Document) -> Said | None:
    """The year of a plan (its first) or report (its last) whose first lines give years and no day ("Annual Report 2020-21")."""
    lines = [block.span for block in document.blocks[:10] if len(block.span) < 120]
    if any(len(found.iso) > 7 for span in lines for found in find_dates(document.words(span))):
        return None
    for span in lines[:4]:
        found = re.search(r"(?P<what>Plan|Strategy|Report|Review)\W{1,3}(?P<first>20\d\d)\s?[-–/]\s?(?P<last>(?:20)?\d\d)\b", document.words(span))
        if found:
            plan = found["what"] in ("Plan", "Strategy")
            return Said(found["first"] if plan else f"20{found['last'][-2:]}", Span(span.start + found.start("first"), span.start + found.end("last")))
    return None


def _places(document: Document, genre: Genre) -> Iterator[tuple[int, int]]:
    text = document.text
    if genre == "decision-record":
        decided = re.search(
            r"(?i)\b(?:taken|decided) on\b|\bdate taken\b|\bdate (?:of (?:the )?|on which (?:the )?)?(?:executive |officer |cabinet member |key )?decision\b(?: was)?(?: (?:made|taken))?|(?m:^date[ \t]*:)",
            text[:4000],
        )
        if decided:
            yield decided.end(), min(len(text), decided.end() + 60)
        signed = re.search(r"(?is)\bsigned\b", text)
        if signed:
            yield max(0, signed.start() - 120), min(len(text), signed.end() + 120)
        last = document.blocks[-1].span if document.blocks else Span(0, 1)
        if _only_date().search(text, max(last.start, last.end - 30), last.end):
            yield max(last.start, last.end - 30), last.end
    if genre == "web-page":
        for updated in _updated().finditer(text):
            yield updated.end(), min(len(text), updated.end() + 40)
    yield 0, min(len(text), 1600)
    yield max(0, len(text) - 600), len(text)


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:page )?(?:last )?(?:updated|reviewed|modified)\b(?: on)?:?")


def _own_date(text: str, low: int, found: FoundDate) -> bool:
    if len(found.iso) < 7:
        return False
    before = text[max(0, low + found.start - 40) : low + found.start].casefold()
    after = text[low + found.end : low + found.end + 60].split("\n", maxsplit=1)[0]
    if "minutes of" in before and re.search(r"\b(?:was|were)\b", after):
        return False  # the minutes that this meeting approved
    if re.search(r"\b(?:period|covering|covers)\b[^\n]*$", before):
        return False  # what time a report is of
    return not re.search(
        r"\b(?:by|since|until|before|announced in|from|to be printed)\s+(?:on\s+)?(?:the\s+)?$|\b(?:next meeting\w*|due|deadline)\b[^\n]*$", before
    )


def _in_note(text: str, place: int) -> bool:
    """Whether a place is in a footnote or a source line."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return bool(re.match(r"\s*(?:\d{1,3}|\[\d+\])\s+[A-Z\[]\S*\s\S+\s|\s*Source", line))
