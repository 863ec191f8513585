"""One entry of an attendance list: a name, and around it posts, a body, initials, notes.

1. The entry is cut at brackets, commas, spaced dashes, colons and wide gaps.
2. The piece that is most like a name is the name: a title or a customary given name outweighs mere capitals.
3. Each other piece is initials, a role in the meeting, a note ("by phone"), a substitution, a post, or a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.asides import chairs, notes, replaced, stands_in, takes_minutes, tie
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.labels import kind_of
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.people import full_name, is_ordinary
from ingest.extract.parties.posts import is_police_commissioner, is_post, split_post
from ingest.extract.parties.splitting import led_by_post
from ingest.extract.parties.titles import TITLE, is_sitting
from ingest.identify.names import is_acronym
from ingest.records import AttendanceKind

_SHORT_NAME: Final = 7  # letters of a place's name in -ing ("Reading"); what work is called is longer
_SMALL_BODY: Final = r"(?:[a-z’'-]+ ){0,3}(?:council|police|constabulary|probation|wardens?|residents?(?: association)?|trust|forum|board|committee|group|school|college|university|network|union|church|fire service|ambulance service|hospital|charity|team)"


@dataclass(slots=True)
class Entry:
    """What one entry says (mutable while it is being read).

    Attributes:
        name: Place of the name without title and letters.
        title: The title.
        title_at: Place of the title.
        post: Place of the post.
        body: Place of the body.
        initials: Place of initials bound to the name.
        chair: Place of the words that say the person chairs.
        stands_in: Whether the person attends for another.
        replaced_by: Place of the name or initials of who attends instead.
        councillor: Whether the title is a councillor's.
        kind: How the person attended, where the entry itself says so.
        minutes: Whether the person wrote the minutes.
        named: Whether the body's words are surely a body's name, and no mere sort ("Voluntary sector").
        speaks_for: Whether small words tie the body to all who stand before it ("A, B and C for the Panel").
    """

    name: Span
    title: str = ""
    title_at: Span | None = None
    post: Span | None = None
    body: Span | None = None
    initials: Span | None = None
    chair: Span | None = None
    stands_in: bool = False
    replaced_by: Span | None = None
    councillor: bool = False
    kind: AttendanceKind = ""
    minutes: bool = False
    named: bool = False
    speaks_for: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an entry: its words' place within the entry, and whether it is bracketed or starts behind a comma."""

    start: int
    end: int
    bracketed: bool
    comma: bool


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(
        r"[(\[](?P<inside>[^()\[\]]*)[)\]]|\s+[–—-]\s+|\s*[–—]\s+|(?<=\w)-\s+|\s*(?:\.\s?){4,}\s*|\s*[;:|]\s*|\s*,(?!\s*(?:(?:[A-Z]\.\s?){1,3}\s*(?:[,;()]|$)|[A-Z]$))\s*|\t+|\s{2,}|\s+/\s+"
    )


def read_entry(words: str, base: int, *, listed: bool, plural: str = "") -> Entry | None:
    """Read one entry.

    Args:
        words: The entry.
        base: Offset of its first character in the document.
        listed: Whether the list itself is evidence enough for a name by capitals alone.
        plural: The title for several that stands before ("Councillors"), so that a surname alone is a name.

    Returns:
        What it says; None if it names nobody.
    """
    led = led_by_post(words)
    if led:
        entry = read_entry(words[led.end() :].rstrip(")"), base + led.end(), listed=listed)
        if entry and entry.post is None:
            entry.post = Span(base + led.start("post"), base + led.end("post"))
        return entry
    pieces = list(_pieces(words))
    best = max(((_likeness(words, piece, plural=bool(plural)), -index) for index, piece in enumerate(pieces)), default=(0, 0))
    if best[0] < (1 if listed else 2):
        return None
    at = pieces[-best[1]]
    entry, rest = _named(words, at, base)
    entry.councillor = bool(re.match(r"Cllr|Councillor", entry.title or plural))
    others = _without_group(words, pieces, at)
    if rest:
        others.insert(-best[1], rest)
    _fill(entry, words, _rejoined(words, others), base)
    return entry


def _without_group(words: str, pieces: list[Piece], at: Piece) -> list[Piece]:
    """All pieces but the name, and but the group in a column before it, where the body stands behind ("Academies    Ann Lee - Ash School")."""
    before, behind = [piece for piece in pieces if piece.end <= at.start], [piece for piece in pieces if piece.start >= at.end]
    bodies = [text for piece in behind if (text := words[piece.start : piece.end])[0].isupper() and not (is_post(text) or kind_of(text) or chairs().fullmatch(text) or notes().fullmatch(text))]
    grouped = before and bodies and re.fullmatch(r"\t+|\s{3,}", words[before[-1].end : at.start])
    return behind if grouped else before + behind


def _pieces(words: str) -> Iterator[Piece]:
    begin, comma = 0, False
    for found in _separator().finditer(words):
        yield from _piece(words, begin, found.start(), bracketed=False, comma=comma)
        if found["inside"] is not None:
            yield from _bracketed(words, found.start("inside"), found.end("inside"))
        begin, comma = found.end(), found[0].strip() == ","
    yield from _piece(words, begin, len(words), bracketed=False, comma=comma)


def _bracketed(words: str, start: int, end: int) -> Iterator[Piece]:
    """Pieces inside brackets; an acronym and what it stands for ("ABC - A Big Club") stay together."""
    inside = words[start:end]
    halves = re.split(r"\s+[–-]\s+", inside)
    if len(halves) == 2 and (is_acronym(halves[0].strip()) and len(halves[1].split()) > 2 and halves[1][0].isupper()):
        yield from _piece(words, start, end, bracketed=True, comma=False)
        return
    begin, comma = start, False
    for found in re.finditer(r"\s*[,;/]\s*|\s+[–-]\s+", words[:end]):
        if found.start() >= start:
            yield from _piece(words, begin, found.start(), bracketed=True, comma=comma)
            begin, comma = found.end(), found[0].strip() == ","
    yield from _piece(words, begin, end, bracketed=True, comma=comma)


def _piece(words: str, start: int, end: int, *, bracketed: bool, comma: bool) -> Iterator[Piece]:
    text = words[start:end]
    lead = len(text) - len(text.lstrip(" \n\t.,;"))
    text = text.strip(" \n\t,;")
    if text.strip("."):
        yield Piece(start + lead, start + lead + len(text), bracketed, comma)


def _likeness(words: str, piece: Piece, *, plural: bool) -> int:
    text = words[piece.start : piece.end]
    found = full_name().match(text)
    if not found or piece.bracketed or chairs().fullmatch(text):
        return 0
    count = _name_length(text)
    if found["title"]:
        return 4
    if not count or (count < 2 and not plural and text not in lexicon().given):
        return 0
    parts = text.split()
    if count < len(parts) and tie().match(" ".join(parts[count:])):
        return 1 + (piece.start == 0)
    if parts[0] in lexicon().given and (not classify(parts) or (len(parts) - count > 1 and classify(parts[count:]) and not classify(parts[:count]))):
        return 3  # a body may follow without a comma ("Ann Lee Kent County Council")
    if text.split()[0] in lexicon().not_last:
        return 0
    return 0 if is_post(text) or classify(text.split()) else 1 + (piece.start == 0)


def _name_length(text: str) -> int:
    """Count the words of a name at the start of a piece; the words behind it, if any, must be a post, a body or letters."""
    found = full_name().match(text)
    if not found:
        return 0
    lead = len(found["title"].split()) if found["title"] else 0
    words = text.split()
    least = lead + 1 if lead else min(2, len(words))
    for count in range(least, min(len(words), lead + 5) + 1):
        tail = " ".join(words[count:])
        head = full_name().fullmatch(" ".join(words[:count]))
        if head and (
            not tail
            or classify(words[count:])
            or is_post(tail)
            or is_acronym(tail)
            or re.fullmatch(_SMALL_BODY, tail)
            or notes().fullmatch(tail)
            or chairs().fullmatch(tail)
            or (count > 1 and not classify(words[:count]) and tie().match(tail))
        ):
            return count
    return lead + len(found["name"].split()) if found.end() == len(text) else 0


def _named(words: str, piece: Piece, base: int) -> tuple[Entry, Piece | None]:
    text = words[piece.start : piece.end]
    count = _name_length(text) or len(text.split())
    head = re.match(rf"\S+(?:\s+\S+){{{count - 1}}}", text)
    stop = head.end() if head else len(text)
    found = full_name().match(text[:stop])
    if not found:
        return Entry(Span(base + piece.start, base + piece.end)), None
    offset = base + piece.start
    name = found["name"].rstrip(" .,") if not re.search(r"\b[A-Z]\.$", found["name"]) else found["name"]
    entry = Entry(Span(offset + found.start("name"), offset + found.start("name") + len(name)))
    if found["title"]:
        entry.title, entry.title_at = found["title"], Span(offset + found.start("title"), offset + found.end("title"))
    if found["letters"] and is_sitting(found["letters"]):
        entry.post = Span(offset + found.start("letters"), offset + found.end("letters"))
    rest = text[stop:].strip()
    tied = tie().match(rest)
    if tied and tied["how"] and not entry.post:
        entry.speaks_for = tied["how"] == "for"
        rest = re.sub(r"[’']s?\s+[a-z].*$", "", rest[tied.end() :], flags=re.DOTALL)
        start = piece.end - len(text[stop:].lstrip()) + tied.end()
        return entry, Piece(start, start + len(rest), False, False) if rest[:1].isupper() else None
    start = piece.end - len(text[stop:].lstrip())
    return entry, Piece(start, start + len(rest), False, False) if rest else None


def _rejoined(words: str, pieces: list[Piece]) -> list[Piece]:
    """Join the parts of a remit that commas cut ("Director of Children, Families and Schools")."""
    joined: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        text = words[piece.start : piece.end]
        if is_post(text):
            last = _remit_end(words, pieces, index)
            piece, index = Piece(piece.start, pieces[last].end, piece.bracketed, piece.comma), last
        joined.append(piece)
        index += 1
    return joined


def _remit_end(words: str, pieces: list[Piece], index: int) -> int:
    last = index
    of = re.search(r"\b(?:of|for)\b", words[pieces[index].start : pieces[index].end])
    for after in range(index + 1, len(pieces)):
        piece, text = pieces[after], words[pieces[after].start : pieces[after].end]
        thing = text.split()[-1] in lexicon().not_last
        kind = classify(text.split())
        unit = bool(kind and kind[0] == "Other" and after == index + 1 and not of)
        if (
            piece.bracketed != pieces[index].bracketed
            or not (piece.comma or thing)
            or is_post(text)
            or is_acronym(text)
            or (kind and not unit)
        ):
            break
        subject = not of and after == index + 1 and is_subject(text)
        if thing or unit or subject or re.search(r"\s(?:and|&)\s|^(?:and|&)\s", text):
            last = after
    return last


def _fill(entry: Entry, words: str, pieces: list[Piece], base: int) -> None:
    initials = "".join(word[0] for word in words[entry.name.start - base : entry.name.end - base].split())
    left: list[Piece] = []
    for piece in pieces:
        text = words[piece.start : piece.end]
        span = Span(base + piece.start, base + piece.end)
        if is_initials(text, initials):
            entry.initials = entry.initials or span
        elif chairs().fullmatch(text):
            entry.chair = entry.chair or span
        elif not note_turnout(entry, text, span) and not notes().fullmatch(text):
            left.append(piece)
    party = next((index for index, piece in enumerate(left) if _is_party().fullmatch(words[piece.start : piece.end])), len(left))
    for piece in left[: party + 1]:  # behind a party stands the seat, which is a place
        _place(entry, words[piece.start : piece.end], base + piece.start)


def is_initials(text: str, initials: str) -> bool:
    """Tell whether letters are a name's initials ("JTe" of Joan Tell).

    Args:
        text: The letters.
        initials: First letters of the name's words.

    Returns:
        True if they are.
    """
    if not re.fullmatch(r"[A-Z][A-Za-z]{1,3}", text) or not initials or classify([text]):
        return False
    return text[0] == initials[0] and (text == initials or (initials[-1] in text[1:] and sum(c.isupper() for c in text) >= 2))


def note_turnout(entry: Entry, text: str, span: Span) -> bool:
    """Note who stands in for whom, and who was not there.

    Args:
        entry: The entry; it is filled in.
        text: A piece of it.
        span: Place of the piece.

    Returns:
        True if the piece tells of it.
    """
    kind = kind_of(text)
    if kind in ("apologies", "absent", "substitute"):
        entry.kind = kind
        return True
    instead = replaced().fullmatch(text)
    if instead:
        group = next(key for key in ("a", "b", "c") if instead[key])
        entry.replaced_by = Span(span.start + instead.start(group), span.start + instead.end(group))
        return True
    if stands_in().fullmatch(text):
        entry.stands_in = True
        return True
    behalf = re.fullmatch(rf"(?P<body>.{{3,60}}?)\s+(?:for|on behalf of)\s+(?:{TITLE}\s+)?(?P<first>[A-Z][a-z]+)\s+[A-Z][\w’'-]+", text)
    if behalf and behalf["first"] in lexicon().given and classify(behalf["body"].split()):
        entry.stands_in, entry.body = True, entry.body or Span(span.start, span.start + behalf.end("body"))
        return True
    return False


def _place(entry: Entry, text: str, start: int) -> None:
    """Take a piece as the post, the body, or both."""
    text = re.split(r"\s+(?:from|until|to|up to)\s+\d", text)[0]
    if _is_seat().fullmatch(text):
        entry.post = entry.post or Span(start, start + len(text))
        return
    if _is_party().fullmatch(text):
        return
    span = Span(start, start + len(text))
    entry.minutes = entry.minutes or bool(takes_minutes().fullmatch(text))
    if takes_minutes().fullmatch(text) or is_police_commissioner(text) or _is_portfolio(entry, text):
        entry.post = entry.post or span
        return
    if entry.post and is_subject(text):
        return  # "Assistant Director (Inclusion)"
    post, body = _parted(text, start)
    if _is_body(text) or (body is None and not is_post(text) and (text[0].isupper() or is_acronym(text))):
        if entry.body is None or (_is_body(text) and not entry.named):
            entry.body, entry.named = span, _is_body(text)
        return
    if entry.post is None and (body is not None or is_post(text)):
        entry.post = post
    entry.body = entry.body or body


@cache
def _is_seat() -> re.Pattern[str]:
    """For whom a governor or trustee sits, which is no body."""
    return re.compile(r"(?:Foundation|Parent|Staff|Co-?opted|Associate|Community|Ex[- ][Oo]fficio|Elected|Appointed|Independent|Lay)(?: [Gg]overnor| [Mm]ember| [Tt]rustee)?")


@cache
def _is_party() -> re.Pattern[str]:
    """The political party of a member."""
    return re.compile(r"Lab(?:our)?|Con(?:servative)?|LD|Lib Dem|Liberal Democrat|SNP|Green|Plaid(?: Cymru)?|Ind(?:ependent)?|UKIP|Reform(?: UK)?|DUP|SDLP|Sinn F[ée]in|Lab/Co-op")


def is_subject(text: str) -> bool:
    """Tell whether one word says what a post is for ("Assistant Director, Safeguarding").

    Args:
        text: The words beside the post.

    Returns:
        True if it does.
    """
    work = text.endswith("ing") and len(text) > _SHORT_NAME
    return " " not in text and not classify([text]) and (work or text in lexicon().not_last or is_ordinary(text, frozenset())) and not is_acronym(text)


def _parted(text: str, start: int) -> tuple[Span, Span | None]:
    """A post and its body, also where the body comes first ("Ashby DCS")."""
    post, body = split_post(text, start)
    words = text.split()
    for count in range(min(len(words) - 1, 7), 1, -1) if body is None else ():
        rest = " ".join(words[count:])
        kind = classify(words[:count])
        if kind and kind[0] not in ("Other", "GovernmentBody", "Committee", "PartnershipBody") and is_post(rest):
            return Span(start + len(text) - len(rest), start + len(text)), Span(start, start + len(" ".join(words[:count])))
    fused = re.fullmatch(r"(?P<body>[A-Z].*?)\s+(?P<post>\S+(?:\s\S+)?)", text)
    if body is None and fused and is_post(fused["post"]) and is_acronym(fused["post"]):
        return Span(start + fused.start("post"), start + len(text)), Span(start, start + fused.end("body"))
    return post, body


def _is_body(text: str) -> bool:
    joined = re.match(r"([^,–]+?)(?:,| –) ", text)
    if joined and is_post(joined[1]):
        return False  # a post with its remit behind a comma
    return bool(classify(text.split()) or re.fullmatch(_SMALL_BODY, text))


def _is_portfolio(entry: Entry, text: str) -> bool:
    """Whether brackets behind a councillor name what they answer for ("Housing and Tides")."""
    return (
        entry.councillor
        and text[0].isupper()
        and not classify(text.split())
        and not is_acronym(text)
        and not is_post(text)
        and not re.fullmatch(_SMALL_BODY, text)
    )
