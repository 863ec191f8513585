"""Gathering who is named: attendance lists, names with titles, bodies, posts, acronyms.

Spelled-out names only; what refers back ("the Council", "she") comes after, in references.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.acronyms import find_definitions, initials
from ingest.extract.parties.attendance import Attendee, find_attendance, parts_of_brackets
from ingest.extract.parties.bodies import BodyName, classify, find_bodies
from ingest.extract.parties.drafts import BodyDraft, Gathering, PersonDraft
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.people import PersonName, find_titled, find_untitled
from ingest.extract.parties.posts import PostName, find_posts
from ingest.extract.parties.runs import find_runs
from ingest.extract.reading import Reading
from ingest.identify.names import fold, is_acronym
from ingest.records import Said

_ACTS: Final = r"(?:will|would|has|have|had|is|are|was|were|should|could|must|to|said|agreed|submitted|noted|reported|does|did|expects|leads|holds|runs|provides|wants|needs|can|may|and the)"


def gather(reading: Reading) -> Gathering:
    """Gather everybody whom a document spells out.

    Args:
        reading: The reading, its cast still empty.

    Returns:
        The gathering.
    """
    found = Gathering(reading.document)
    taken = [_attend(found, attendee) for attendee in find_attendance(reading)]
    for span in _stretches(reading):
        if not any(span in other for other in taken):
            _read_stretch(found, span, [other for other in taken if other.overlaps(span)])
    _spelled_small(found, reading)
    _define(found, reading)
    _shorten(found, reading)
    _acronyms(found, reading)
    return found


@cache
def _listed() -> re.Pattern[str]:
    """Names that hold a list: "Department for Work, Health and Skills"."""
    word = r"[A-Z][\w’'&-]*"
    return re.compile(
        rf"\b(?:Department|Ministry|Office|Directorate)\s+(?:for|of)\s+{word}(?:\s+{word})*(?:,\s+{word}(?:\s+{word})*)+,?\s+(?:and|&)\s+{word}(?:\s+{word})*"
    )


@cache
def _small() -> re.Pattern[str]:
    """Groups and teams whose names are written small: "the mental health working group", "the Business team"."""
    return re.compile(
        r"\b(?:[Tt]he|[Aa])\s+(?P<group>(?:[a-z][\w-]*\s+){1,3}(?:partnership|working|task|steering|reference|project) (?:group|board|party))\b(?!\s+(?:of|with)\b)"
        r"|(?P<team>(?:\d{1,2}\s?[–-]\s?\d{1,2}/)?(?:[A-Z][\w’&-]*\s+){1,4}(?:[a-z]+\s+)?(?:team|partnership|working group|panel|board))\b(?!\s+(?:member|meeting|leader|manager)s?\b)"
    )


def _spelled_small(found: Gathering, reading: Reading) -> None:
    text = reading.document.text
    for match in _small().finditer(text):
        group = "group" if match["group"] else "team"
        words = re.sub(r"^(?:The|A|Our|This|That|Their|Some|Many|Any|Each|All|No|Every)\s+", "", re.split(r"[’']s\s+", match[group])[-1])
        if len(words.split()) < 2 or words.split()[0] in ("Partnership", "Project", "New", "Next"):
            continue
        span = Span(match.end(group) - len(words), match.end(group))
        if not any(span.overlaps(mention.span) for mention in found.mentions):
            found.body(span, "Other" if words.endswith("team") else "PartnershipBody", "written-small")


def _stretches(reading: Reading) -> Iterator[Span]:
    spans = [sentence.span for sentence in reading.sentences]
    spans += [block.span for block in reading.document.blocks if block.kind == "heading"]
    yield from sorted(spans)


def _attend(found: Gathering, attendee: Attendee) -> Span:
    person = found.person(attendee.name, attendee.entry, "titled")
    person.attendance = person.attendance or attendee.kind
    person.attendance_words = person.attendance_words or found.said(attendee.label)
    person.post = person.post or (found.said(attendee.post) if attendee.post else _title_post(found, attendee.entry, attendee.title))
    if attendee.initials:
        person.aliases.setdefault(found.document.words(attendee.initials), found.said(attendee.initials))
    if attendee.body:
        person.organisation = _affiliate(found, attendee.body)
    found.mentions = [mention for mention in found.mentions if mention.span != attendee.entry]
    found.mention(attendee.name, person.called, "person")
    if attendee.body:
        found.mention(attendee.body, person.organisation.value if person.organisation else "", "body")
    return attendee.entry


def _title_post(found: Gathering, span: Span, title: str) -> Said | None:
    if not title.startswith(("Cllr", "Councillor")):
        return None
    return found.said(Span(span.start, span.start + len(title.split(maxsplit=1)[0])), "Councillor")


def _affiliate(found: Gathering, span: Span) -> Said:
    words = found.document.words(span)
    halves = re.fullmatch(r"([A-Z][A-Za-z&]{1,9})\s+[-–]\s+(.+)|(.+?)\s+[-–]\s+([A-Z][A-Z&]{1,9})", words, re.DOTALL)
    short: Span | None = None
    if halves:
        long_group, short_group = (2, 1) if halves[2] else (3, 4)
        short = Span(span.start + halves.start(short_group), span.start + halves.end(short_group))
        span = Span(span.start + halves.start(long_group), span.start + halves.end(long_group))
    article = re.match(r"the\s+", found.document.words(span), re.IGNORECASE)
    if article:
        span = Span(span.start + article.end(), span.end)
    kind = classify(found.document.words(span).split())
    draft = found.body(span, kind[0] if kind else "Other", kind[1] if kind else "affiliation")
    if short:
        draft.aliases.setdefault(found.document.words(short), found.said(short))
    return found.said(span, draft.name.value)


def _read_stretch(found: Gathering, span: Span, taken: list[Span]) -> None:
    text = found.document.text
    posts = [post for post in find_posts(text, span.start, span.end) if not _in(post.span, taken)]
    lists = [Span(*match.span()) for match in _listed().finditer(text, span.start, span.end)]
    bodies = [body for run in find_runs(text, span.start, span.end) for body in find_bodies(run) if not _in(body.span, [*taken, *lists])]
    holding = [post.span for post in posts if post.span != post.post or post.body]
    names = [name for name in _names(text, span, bodies) if not _in(name.span, [*taken, *holding])]
    for place in lists:
        found.body(place, "GovernmentBody", "listed")
    for body in bodies:
        inside_post = any(body.span in post.span and body.span != post.body for post in posts)
        if not _in(body.span, [name.span for name in names]) and not inside_post:
            found.body(body.span, body.type, body.rule, _tidy(body.name))
    drafts = {name.span: _person(found, name, span) for name in names}
    for post in posts:
        _post(found, post, drafts, span)


def _names(text: str, span: Span, bodies: list[BodyName]) -> list[PersonName]:
    """People in text order; a mere likeness to a name inside a body's name is none."""
    titled = list(find_titled(text, span.start, span.end))
    places = [name.span for name in titled]
    wider = [body.span for body in bodies]
    plain = [
        name
        for name in find_untitled(text, span.start, span.end)
        if not _in(name.span, places) and (name.rule != "spoken-of" or not any(name.span in place for place in wider))
    ]
    return sorted([*titled, *plain], key=lambda name: name.span)


def _in(span: Span, others: list[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _tidy(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s")


def _person(found: Gathering, name: PersonName, sentence: Span) -> PersonDraft:
    surname = found.document.words(name.name).split()[-1]
    same = [
        p
        for p in found.people.values()
        if p.name and p.name.value.split()[-1] == surname and " " not in found.document.words(name.name).strip()
    ]
    if len(same) == 1:
        person = same[0]
        found.mention(name.span, person.called, "person")
    else:
        person = found.person(name.name, name.span, name.rule)
    if person.post is None and name.title.startswith(("Cllr", "Councillor")):
        person.post = found.said(Span(name.span.start, name.span.start + len(name.title.split()[0])), "Councillor")
    _brackets(found, person, name.span.end, sentence.end)
    _from_body(found, person, name.span.end, sentence.end)
    return person


def _brackets(found: Gathering, person: PersonDraft, start: int, end: int) -> None:
    text = found.document.text
    bracket = re.compile(r"\s*\(([A-Z][^()]{1,120})\)").match(text, start, end)
    if not bracket or not person.name:
        return
    for key, part in parts_of_brackets(text, bracket.start(1), bracket.end(1), person.name.value):
        if key == "post" and person.post is None:
            person.post = found.said(part)
        elif (
            key == "body"
            and person.organisation is None
            and (classify(found.document.words(part).split()) or is_acronym(found.document.words(part)))
        ) or (key == "body" and person.post is None and not person.organisation):
            person.organisation = _affiliate(found, part)


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        r",\s+(?:the\s+)?(?P<post>[a-zA-Z][^.,;()]{3,90}?)\s+(?:at|of|for|from)\s+(?:the\s+)?(?P<body>[A-Z][^.,;()]{2,70}?)(?:,|\s+(?:said|told|added|explained|revealed|warned)|$)"
    )


def _from_body(found: Gathering, person: PersonDraft, start: int, end: int) -> None:
    text = found.document.text
    apposed = _apposition().match(text, start, end)
    if apposed and person.post is None and _post_words(apposed["post"]):
        person.post = found.said(Span(apposed.start("post"), apposed.end("post")))
        _join(found, person, apposed.start("body"), apposed.end("body"))
        return
    source = re.compile(r"\s+(?:from|at|of)\s+(?:the\s+)?(?=[A-Z])").match(text, start, end)
    if source:
        _join(found, person, source.end(), min(end, source.end() + 80))


def _post_words(words: str) -> bool:
    return bool(
        re.search(
            r"\b(?:director|head|manager|officer|minister|secretary|chair\w*|chief|leader|adviser|professor|spokes\w+|president|executive|lead|commissioner|founder|member|editor|researcher|governor|consultant|psychiatrist|coordinator)\b",
            words,
            re.IGNORECASE,
        )
    )


def _join(found: Gathering, person: PersonDraft, start: int, end: int) -> None:
    """Take the body that stands exactly at an offset as the person's organisation."""
    if person.organisation is not None:
        return
    for run in find_runs(found.document.text, start, end):
        for body in find_bodies(run):
            if body.span.start == start:
                person.organisation = found.said(body.span, _tidy(body.name))
        return


def _post(found: Gathering, post: PostName, drafts: dict[Span, PersonDraft], sentence: Span) -> None:
    holder = _holder(found, post, drafts)
    if holder is None:
        holder = _holder_of(found, found.said(post.post).value)
    if holder is not None:
        holder.post = _better(holder.post, found.said(post.post))
        if post.body and holder.organisation is None:
            _join(found, holder, post.body.start, post.body.end)
        found.mention(post.span, holder.called, "person" if holder.name else "post", sure=post.span == post.post)
        return
    value = found.said(post.post).value
    if post.post == post.span and not re.search(r"\b(?:of|for|at)\b", value) and not _bare_named(value):
        return
    draft = found.people.setdefault(fold(value), PersonDraft(None, post.span, "post", post=found.said(post.post)))
    if post.body and draft.organisation is None:
        _join(found, draft, post.body.start, post.body.end)
    found.mention(post.span, draft.called, "post")


def _bare_named(value: str) -> bool:
    return bool(re.fullmatch(r"(?:Vice[ -]?|Deputy )?(?:Chair\w*|Chief Executive|Chief Constable|Monitoring Officer|Mayor|Clerk)", value))


def _better(old: Said | None, new: Said) -> Said:
    """The fuller of two posts: "Councillor" gives way to anything that says more."""
    return new if old is None or (old.value == "Councillor" and new.value != "Councillor") else old


def _holder(found: Gathering, post: PostName, drafts: dict[Span, PersonDraft]) -> PersonDraft | None:
    """Return the person whose name stands right before or after a post."""
    text = found.document.text
    for span, draft in drafts.items():
        between = (
            text[span.end : post.span.start]
            if span.end <= post.span.start
            else text[post.span.end : span.start]
            if post.span.end <= span.start
            else None
        )
        if between is not None and re.fullmatch(
            r"\s*,\s*(?:the\s+)?|\s*\(\s*|\s+[–-]\s+(?:the\s+)?|\s+|,\s*(?:(?:Mr|Mrs|Ms|Dr|Cllr|Councillor)\.?\s+)?", between
        ):
            return draft
    return None


def _holder_of(found: Gathering, value: str) -> PersonDraft | None:
    wanted = fold(value)
    wanted = "chair" if re.fullmatch(r"chair(?:man|woman|person)?", wanted) else wanted
    holders = [
        p
        for p in found.people.values()
        if p.name and p.post and (fold(p.post.value) == wanted or (wanted == "chair" and fold(p.post.value).startswith("chair")))
    ]
    return holders[0] if len(holders) == 1 else None


def _define(found: Gathering, reading: Reading) -> None:
    """Bind acronyms to the bodies whose names they shorten."""
    text = reading.document.text
    for definition in find_definitions(text):
        long, short = found.said(definition.long), text[definition.short.start : definition.short.end]
        draft = found.bodies.get(fold(long.value))
        kind = classify(long.value.split())
        if draft is None and kind:
            draft = found.body(definition.long, *kind)
        if draft is None and short in lexicon().known:
            draft = found.body(definition.long, lexicon().known[short], "defined")
        own = found.bodies.pop(fold(short), None) if draft else None
        if draft and fold(short) != fold(draft.name.value):
            draft.aliases.setdefault(short, found.said(definition.short))
            if own:
                draft.aliases.update(own.aliases)
            found.mentions = [m for m in found.mentions if m.name != (own.name.value if own else "")]


def _shorten(found: Gathering, reading: Reading) -> None:
    """Bind acronyms that a document uses beside the one body whose initials they are, unless it says that they mean something else."""
    text = reading.document.text
    defined = {text[d.short.start : d.short.end] for d in find_definitions(text)}
    by_letters: dict[str, list[BodyDraft]] = {}
    for draft in found.bodies.values():
        if len(draft.name.value.split()) > 2:
            by_letters.setdefault(initials(draft.name.value), []).append(draft)
    for letters, drafts in by_letters.items():
        elsewhere = letters in defined and all(letters not in draft.aliases for draft in drafts)
        use = re.search(rf"(?<![\w’'-]){re.escape(letters)}(?![\w-])", text) if len(letters) > 2 and not elsewhere else None
        own = found.bodies.get(fold(letters))
        if use and len(drafts) == 1 and drafts[0] is not own:
            drafts[0].aliases.setdefault(letters, found.said(Span(*use.span())))
            if own:
                drafts[0].aliases.update(own.aliases)
                del found.bodies[fold(letters)]
                found.mentions = [mention for mention in found.mentions if mention.name != own.name.value]


def _acronyms(found: Gathering, reading: Reading) -> None:
    """Note every later use of a bound acronym, and acronyms that act like bodies."""
    text = reading.document.text
    bound = {alias: draft for draft in found.bodies.values() for alias in draft.aliases if is_acronym(alias)}
    known = {draft.name.value for draft in found.bodies.values()}
    taken = {mention.span.start for mention in found.mentions}
    defined = {text[d.short.start : d.short.end] for d in find_definitions(text)}
    for acronym in re.finditer(r"(?<![\w’'.-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![\w-])", text):
        word, span = acronym[0], Span(acronym.start(), acronym.end())
        if word in bound:
            found.mention(span, bound[word].name.value, "body")
        elif (
            span.start not in taken
            and is_acronym(word)
            and word not in defined
            and (word in known or (len(word) <= 6 and _acts(text, span)))
        ):
            found.body(span, "Other", "acronym")


def _acts(text: str, span: Span) -> bool:
    word = text[span.start : span.end]
    if word in (
        "AOB",
        "UK",
        "US",
        "EU",
        "ACTION",
        "RESOLVED",
        "AGREED",
        "NOTED",
        "TBC",
        "TBA",
        "FOI",
        "IT",
        "HR",
        "PDF",
        "PART",
        "ITEM",
        "NOTE",
        "AGREE",
        "DELEGATE",
        "SEN",
        "SEND",
        "YES",
        "NO",
        "NONE",
        "AM",
        "PM",
        "MP",
        "MPs",
        "AND",
        "THE",
        "FOR",
        "NOT",
        "DATE",
    ):
        return False
    if text[max(0, span.start - 1) : span.start].isupper() or re.match(r"\s+[A-Z]{3}", text[span.end : span.end + 5]):
        return False
    subject = re.compile(rf"\s+{_ACTS}\b").match(text, span.end)
    before = re.search(r"\b(?:with|from|by|between|at|across)\s+(?:the\s+)?$", text[max(0, span.start - 16) : span.start])
    return bool(subject and re.search(r"(?:^|[.;:•]\s+|\b(?:The|the|and|that)\s+)$", text[max(0, span.start - 8) : span.start])) or bool(
        before and re.match(r"\s*(?:[.,;)]|and\b|on\b|to\b|$)", text[span.end : span.end + 5])
    )
