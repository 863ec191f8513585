"""Which posts and bodies the text ties to a name: what stands beside it.

Behind the name: brackets; "Head of Parks, Kent County Council,"; "of the Tenants' Forum"; "who chairs the Forum".
Before the name: "lead nurse", "the charity's director". What the words leave open stays open (belonging.py).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.bodies import classify, find_bodies, is_generic
from ingest.extract.parties.drafts import Gathering, PersonDraft
from ingest.extract.parties.entries import Entry, read_entry
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.people import PersonName, full_name
from ingest.extract.parties.posts import is_owner, is_post, post_before, split_post, takes_body
from ingest.extract.parties.runs import find_runs
from ingest.extract.parties.titles import TITLE, is_sitting, post_of_title
from ingest.identify.names import is_acronym
from ingest.records import Said

_SPEECH: Final = r"(?:said|says|told|added|explained|revealed|warned|introduced|presented|advised|reported|asked|confirmed|noted|stated|gave|updated|outlined|informed|described|highlighted|attended|joined|was|is|has|had|will|would|thanked|welcomed)"


def attach_title(found: Gathering, person: PersonDraft, title: str, at: Span | None) -> None:
    """Take the post that a title is ("Cllr", "Superintendent").

    Args:
        found: What is being gathered.
        person: Whose title it is.
        title: The title.
        at: Its place.
    """
    post = post_of_title(title)
    person.member = person.member or post == "Councillor"
    if post and at:
        person.hold(found.said(at, post))


def attach_entry(found: Gathering, person: PersonDraft, entry: Entry) -> None:
    """Take what an entry of a list, or brackets, say of a person.

    Args:
        found: What is being gathered.
        person: Whose entry it is.
        entry: What it says.
    """
    if entry.post:
        words = " ".join(found.document.words(entry.post).split())
        several = entry.post.start < entry.name.start and re.fullmatch(r".*(?:[Mm]ember|[Gg]overnor|[Rr]epresentative|[Tt]rustee|[Oo]fficer)s", words)
        person.hold(found.said(entry.post, words[:-1] if several else ""))
    if entry.chair:
        words = " ".join(found.document.words(entry.chair).split())
        chairs = re.fullmatch(r"(?i)in the chair|chairing|presiding", words)
        person.chair = person.chair or found.said(entry.chair, "Chair" if chairs else "")
    attach_title(found, person, entry.title, entry.title_at)
    if entry.initials:
        person.aliases.setdefault(found.document.words(entry.initials), found.said(entry.initials))
    if entry.body and _is_sort(" ".join(found.document.words(entry.body).split())):
        found.owed.append((person, entry.body))
    elif entry.body and person.organisation is None and not _is_class(found.document.words(entry.body)):
        person.organisation = affiliate(found, entry.body)


def _is_sort(words: str) -> bool:
    """Whether words only say what sort of body it is, so that they mean one that is named elsewhere."""
    return words in ("Forum", "Charity", "Commission", "Company") or (classify(words.split()) is None and is_generic([word.removesuffix("s") for word in words.split()]))


def _is_class(words: str) -> bool:
    """Whether words say whom somebody speaks for ("carers") or where an inquiry filed it ("SPA0028"), and name no body."""
    return bool(re.fullmatch(r"[a-z’']+s|[A-Z]{2,4}\d{3,}", words))


def attach_neighbours(found: Gathering, person: PersonDraft, name: PersonName, sentence: Span) -> list[Span]:
    """Take the posts and bodies that stand beside a name in a sentence.

    Args:
        found: What is being gathered.
        person: The person.
        name: The name's place.
        sentence: The sentence's place.

    Returns:
        Places of the words that were used.
    """
    attach_title(found, person, name.title, name.title_at)
    used: list[Span] = []
    place = name.span.end
    letters = re.compile(r",?\s+(MP|MSP|MEP|MLA|AM|MS)\b").match(found.document.text, place, sentence.end)
    if letters and is_sitting(letters[1]):
        person.hold(found.said(Span(*letters.span(1))))
        place = letters.end()
    _led(found, person, name, sentence)
    brackets = re.compile(r"\s*\((?=[A-Za-z])[^()]{1,120}\)").match(found.document.text, place, sentence.end)
    if brackets:
        _from_brackets(found, person, name, Span(place, brackets.end()))
        used.append(Span(place, brackets.end()))
        place = brackets.end()
    behind = (
        _apposed(found, person, place, sentence.end)
        or _of_body(found, person, place, sentence.end)
        or _who(found, person, place, sentence.end)
    )
    _made(found, person, behind.end if behind else place, sentence.end)
    _of_party(found, person, name.span.start)
    before = _before(found, person, name.span.start, sentence.start)
    return used + [span for span in (behind, before) if span]


def _led(found: Gathering, person: PersonDraft, name: PersonName, sentence: Span) -> None:
    """Read "the Harbour Forum, chaired by Ann Lee": the body is hers if nothing else is said."""
    text = found.document.text
    led = re.search(
        r"(?:,|\s\(|\bis|\bwas)\s*(?P<how>chaired|led|headed|run)\s+by\s+$",
        text[max(sentence.start, name.span.start - 24) : name.span.start],
    )
    if not led:
        return
    place = max(sentence.start, name.span.start - 24) + led.start()
    bodies = [m for m in found.mentions if m.kind == "body" and 0 <= place - m.span.end <= 1 and m.span.start >= sentence.start]
    if bodies and led["how"] == "chaired":
        found.led.append((person, Said("Chair", Span(place + led.start("how") - led.start(), place + led.end("how") - led.start()))))
    if bodies:
        found.leads.append((person, Said(bodies[-1].name, bodies[-1].span)))


def attach_next_line(found: Gathering, person: PersonDraft, line: Span) -> None:
    """Take the post on the line below a name that stands alone, as in letters.

    Args:
        found: What is being gathered.
        person: The person.
        line: The line below.
    """
    words = found.document.words(line).rstrip(" ,.")
    first = words.split(",")[0]
    name = full_name().match(words)
    if len(words.split()) > 16 or not is_post(first) or not words[0].isupper() or (name and name["title"]):
        return
    _take_post(found, person, Span(line.start, line.start + len(first)))
    rest = re.match(r",\s+(?=[A-Z])", words[len(first) :])
    if rest and person.organisation is None:
        start = line.start + len(first) + rest.end()
        person.organisation = affiliate(found, Span(start, line.start + len(words)))


def _from_brackets(found: Gathering, person: PersonDraft, name: PersonName, brackets: Span) -> None:
    words = found.document.words(Span(name.name.start, brackets.end))
    entry = read_entry(words, name.name.start, listed=True, plural="The")
    if entry is None:
        return
    body = found.document.words(entry.body) if entry.body else ""
    if body and not (
        classify(body.split())
        or is_acronym(body)
        or found.knows(body)
        or (entry.post is None and body[0].isupper() and not body[0].isdigit())
    ):
        entry.body = None
    if entry.post and not is_post(found.document.words(entry.post)):
        entry.post = None
    attach_entry(found, person, entry)


def _before(found: Gathering, person: PersonDraft, name: int, start: int) -> Span | None:
    """A post right before the name, or before a comma and the name ("The clerk, Ann Lee,")."""
    text = found.document.text
    behind_comma = re.search(r",\s+$", text[max(start, name - 3) : name])
    low = max(start, name - 90)
    post = (
        _announced(text, low, name - len(behind_comma[0])) if behind_comma else post_before(text, low, name) or _labelled(text, low, name)
    )
    if post is None:
        return None
    words = found.document.words(post)
    if classify(words.split()):
        return None
    _take_post(found, person, post)
    sort = re.search(
        r"\b(?P<sort>trust|council|charity|company|union|university|police|school|college|board)\s+$",
        text[max(0, post.start - 14) : post.start],
    )
    if sort and person.organisation is None:
        at = max(0, post.start - 14)
        refer(found, person, Span(at + sort.start("sort"), at + sort.end("sort")))
    owner = re.search(r"(?P<body>(?:[Tt]he\s+)?[\w’'& -]{2,60}?)(?:[’']s|(?<=s)[’'])\s+$", text[max(start, post.start - 70) : post.start])
    _take_its(found, person, post, start - 200)
    if owner and person.organisation is None:
        _take_owner(found, person, max(start, post.start - 70) + owner.start("body"), max(start, post.start - 70) + owner.end("body"))
    return post


def _take_its(found: Gathering, person: PersonDraft, post: Span, start: int) -> None:
    """Take the body named last for "its manager"."""
    own = re.search(r"\b(?:[Ii]ts|[Tt]heir)\s+$", found.document.text[max(0, post.start - 7) : post.start])
    if own and person.organisation is None:
        before = [m for m in found.mentions if m.kind == "body" and m.sure and start <= m.span.start and m.span.end < post.start]
        if before:
            named = max(before, key=lambda mention: mention.span)
            person.organisation = Said(named.name, named.span)


def _labelled(text: str, start: int, name: int) -> Span | None:
    """A post before a colon and the name ("chair: Ann Lee")."""
    found = re.search(r"(?:^|[(\n;,.]\s*)(?P<post>[A-Za-z][\w’' -]{3,40}):\s*$", text[start:name])
    role = found and re.fullmatch(r"(?i)(?:lead|contact|owner|author|report author|lead officer|speaker)", found["post"])
    return Span(start + found.start("post"), start + found.end("post")) if found and is_post(found["post"]) and not role else None


def _announced(text: str, start: int, end: int) -> Span | None:
    """A post with an article before a comma and the name."""
    found = re.search(
        r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[’']s)\s+(?P<post>(?:[\w’'&-]+\s+){0,4}?[\w’'-]+(?:\s+(?:of|for)\s+[\w’'& ]{3,40})?)$",
        text[start:end],
    )
    if not found or not is_post(found["post"]) or re.search(r"\b(?:by|to|said|was|is|and|that|with)\b", found["post"]):
        return None
    return Span(start + found.start("post"), start + found.end("post"))


def _take_owner(found: Gathering, person: PersonDraft, start: int, end: int) -> None:
    for run in find_runs(found.document.text, start, end):
        bodies = [body for body in find_bodies(run) if body.span.end >= end]
        if bodies:
            person.organisation = affiliate(found, Span(bodies[-1].span.start, end))
            return
        words = found.document.words(Span(run.start, min(run.end, end)))
        if run.end >= end and found.knows(words):
            person.organisation = found.said(Span(run.start, end), words)
            return
    small = re.search(r"\b(?:the|The)\s+(?P<head>[a-z]+(?: [a-z]+)?)$", found.document.text[start:end])
    if small:
        refer(found, person, Span(start + small.start("head"), start + small.end("head")))


def refer(found: Gathering, person: PersonDraft, span: Span) -> None:
    """Take the only body whose name ends with words written small ("the council’s leader").

    Args:
        found: What is being gathered.
        person: Whose body it is.
        span: Place of the words.
    """
    words = found.document.words(span).casefold()
    meant = {draft.name.value for draft in found.bodies.values() if draft.name.value.casefold().endswith(f" {words}") or any(alias.casefold() == words for alias in draft.aliases)}
    named = [m for m in found.mentions if m.kind == "body" and m.name in meant and (len(meant) == 1 or m.span.end <= span.start)]
    if named:
        person.organisation = Said(max(named, key=lambda mention: mention.span).name, span)


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*\(\d\d\)|,\s+(?:aged\s+)?\d\d(?=,))?\s*(?:,|\s[–-])\s+(?:the\s+|an?\s+|our\s+|their\s+|its\s+)?(?!(?:who|which|whose|whom|and|or|but|to|in|as|will|would|is|was|has|had|should|can|could|may|also|then|both)\b)(?P<what>[A-Za-z][^.;:()]{{2,140}}?)(?=\s*(?:[.;:()]|$|,?\s+(?:also\s+|then\s+|who\b|whose\b|{_SPEECH}\b)))"
    )


@cache
def _next_person() -> re.Pattern[str]:
    return re.compile(rf"and\s+{TITLE}\s+[A-Z]")


def _apposed(found: Gathering, person: PersonDraft, start: int, end: int) -> Span | None:
    """Read "Ann Lee, Head of Parks at Kent County Council, said" and "Bob Hay, the co-opted governor,"."""
    text = found.document.text
    apposed = _apposition().match(text, start, min(end, start + 190))
    if not apposed:
        return None
    pieces = [
        Span(apposed.start("what") + m.start(), apposed.start("what") + m.end()) for m in re.finditer(r"[^,\s][^,]*", apposed["what"])
    ]
    taken: Span | None = None
    for index in range(min(3, len(pieces)), 0, -1):
        span = Span(pieces[0].start, pieces[index - 1].end)
        words = text[span.start : span.end].rstrip()
        listed = all(
            text[piece.start].isupper() or (text.startswith("and ", piece.start) and not _next_person().match(text, piece.start))
            for piece in pieces[1:index]
        )
        if (index == 1 or (listed and re.search(r"\band\b|&", words))) and is_post(words) and len(words.split()) <= 16:
            taken = Span(span.start, span.start + len(words))
            break
    if taken is None:
        return _apposed_body(found, person, pieces[0])
    _take_post(found, person, taken)
    _take_its(found, person, taken, start - 240)
    after = next((piece for piece in pieces if piece.start > taken.end), None)
    remit = re.compile(r"\s*\([^()]{2,60}\),\s+(?=[A-Z])").match(text, taken.end, end)
    if after and person.organisation is None:
        _join(found, person, after.start, after.end)
    elif remit and person.organisation is None:
        _join(found, person, remit.end(), min(end, remit.end() + 90))
    return taken


def _apposed_body(found: Gathering, person: PersonDraft, piece: Span) -> Span | None:
    """Read "Ann Lee, Kent County Council,": the body alone."""
    words = found.document.words(piece).rstrip()
    if person.organisation is None and words[:1].isupper() and (classify(words.split()) or is_acronym(words) or found.knows(words)):
        person.organisation = affiliate(found, Span(piece.start, piece.start + len(words)))
        return Span(piece.start, piece.start + len(words))
    return None


def _take_post(found: Gathering, person: PersonDraft, span: Span) -> None:
    words = re.split(r"\s+(?:for|since|until|from)\s+(?:more than |over |nearly |almost |the (?:past|last) )*(?:\d|\w+ (?:years?|months?|decades?)\b)", found.document.words(span))[0]
    span = Span(span.start, span.start + len(words))
    post, body = split_post(words, span.start, found.knows)
    if body is None:
        of = re.search(r"\s+(?:of|at|for)\s+(?:the\s+(?:[a-z-]+\s+){0,3}?)?(?P<body>[A-Z][\w’'&-]*(?:\s+(?:and|&|of|for)?\s*[A-Z][\w’'&-]*)*)$", words)
        if of and takes_body(words[: of.start()]):
            post, body = Span(span.start, span.start + of.start()), Span(span.start + of.start("body"), span.start + of.end("body"))
    person.hold(found.said(post))
    if body and person.organisation is None:
        take_body(found, person, body)


def take_body(found: Gathering, person: PersonDraft, span: Span) -> None:
    """Take the body that has a post; words that only say what sort of body it is mean the one that ends so.

    Args:
        found: What is being gathered.
        person: Who has the post.
        span: Place of the body's words.
    """
    words = re.sub(r"^[Tt]he\s+", "", found.document.words(span))
    named = classify(words.split()) or found.knows(words)
    if words[:1].islower() or (is_owner(words) and not named):
        refer(found, person, Span(span.end - len(words), span.end))
    else:
        person.organisation = affiliate(found, span)


def _of_body(found: Gathering, person: PersonDraft, start: int, end: int) -> Span | None:
    """Read "Ann Lee of the Tenants' Forum" and "Bob Hay, from Ordnance Survey,"."""
    source = re.compile(r",?\s+(?:from|at|of|representing|on behalf of)\s+(?:the\s+)?(?=[A-Z])").match(found.document.text, start, end) or _speaking_for(found, person, start, end)
    if not source or person.organisation is not None:
        return None
    _join(found, person, source.end(), min(end, source.end() + 90))
    if person.organisation is None:
        proper = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:&\s+|and\s+)?[A-Z][\w’'-]+){1,4}(?=\s*[,.;]|\s+[a-z]|$)").match(
            found.document.text, source.end(), end
        )
        if proper and _may_be_body(proper[0]):
            person.organisation = affiliate(found, Span(*proper.span()))
    return person.organisation.span if person.organisation else None


def _speaking_for(found: Gathering, person: PersonDraft, start: int, end: int) -> re.Match[str] | None:
    """Read "a petition presented by Ann Lee for the Harbour Forum": who hands something over speaks for a body."""
    text = found.document.text
    handed = person.name and re.search(r"\b(?:by|from)\s+$", text[max(0, person.quote.start - 6) : person.quote.start])
    return re.compile(r",?\s+for\s+the\s+(?=[A-Z])").match(text, start, end) if handed else None


def _may_be_body(words: str) -> bool:
    return words.rsplit(maxsplit=1)[-1] not in lexicon().not_last and words.split(maxsplit=1)[0] not in lexicon().given


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(
        r"\s*,\s+who\s+(?P<verb>chairs|leads|heads|runs|manages|directs|founded|represents|speaks|works|is|sits)\b[^,.;]{0,60}?\s+(?:(?:for|at|of|on|to|with)\s+)?(?:the\s+)?(?=[A-Z])"
    )


def _unowned(found: Gathering, span: Span) -> Span:
    """A name's place without the sign that it owns what follows."""
    return Span(span.start, span.end - 2) if found.document.words(span).endswith(("’s", "'s")) else span


def _who(found: Gathering, person: PersonDraft, start: int, end: int) -> Span | None:
    """Read "Ann Lee, who chairs the Harbour Forum,"."""
    clause = _relative().match(found.document.text, start, end)
    if not clause:
        return None
    if clause["verb"] == "chairs":
        person.hold(found.said(Span(*clause.span("verb")), "Chair"))
    _join(found, person, clause.end(), min(end, clause.end() + 90))
    return None


@cache
def _becomes() -> re.Pattern[str]:
    return re.compile(
        r"(?:,?\s+who|,\s+[^,;.]{3,50},)?\s+(?:(?:has|had|have|was|were|is|been|also|recently|duly|unanimously)\s+)*(?:st(?:ood|epped) down|retired|resigned|re-?elected|elected|appointed|named|confirmed|nominated|ser(?:ved|ving)|t(?:ook|aken) over|took office)"
        r"(?:\s+(?:as|to be))?\s+(?:the\s+|its\s+|our\s+|an?\s+)?(?P<post>(?:(?:[Vv]ice|[Dd]eputy|[Ii]nterim|[Jj]oint|[Ii]ndependent)[ -])?[A-Za-z][a-z]+(?:\s[A-Z][a-z]+)?)(?=[,.;]|\s+(?:of|for|in|at|from|until|last|this|after|and|on|to)\b|$)"
    )


def _made(found: Gathering, person: PersonDraft, start: int, end: int) -> None:
    """Read "Ann Lee was elected Chair" and "Bob Hay, who stood down as Vice Chair": the post alone."""
    made = _becomes().match(found.document.text, start, end)
    if made and is_post(made["post"]):
        person.hold(found.said(Span(*made.span("post"))))


@cache
def _party() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'-])(?P<party>Labour|(?:The )?(?:Conservative|Liberal Democrat|Lib Dem|Green|Tory) (?:Party|Group|group)|Conservatives|Liberal Democrats|Lib Dems|Greens|Plaid Cymru|Reform UK|Sinn Féin|SNP|DUP)(?:[’']s?)\s+$")


def _of_party(found: Gathering, person: PersonDraft, name: int) -> None:
    """Read "Labour's Ann Lee"."""
    low = max(0, name - 40)
    owner = _party().search(found.document.text[low:name])
    if owner and person.organisation is None:
        span = Span(low + owner.start("party"), low + owner.end("party"))
        person.organisation = found.said(span, found.body(span, "Other", 0.8).name.value)


def _join(found: Gathering, person: PersonDraft, start: int, end: int) -> None:
    """Take the body that stands exactly at an offset as the person's organisation."""
    article = re.compile(r"the\s+").match(found.document.text, start, end)
    start = article.end() if article else start
    for run in find_runs(found.document.text, start, end):
        for body in find_bodies(run):
            if body.span.start == start and person.organisation is None:
                person.organisation = affiliate(found, _unowned(found, body.span))
        words = found.document.words(Span(run.start, run.end))
        if person.organisation is None and run.start == start and found.knows(words):
            person.organisation = found.said(Span(run.start, run.end))
        return


def affiliate(found: Gathering, span: Span) -> Said:
    """Note the body that a list or brackets give for a person.

    Args:
        found: What is being gathered.
        span: Its words; a short form beside it ("DCLG - Department ...") becomes an alias.

    Returns:
        The body's name, with the words used.
    """
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
    words = " ".join(found.document.words(span).split())
    meant = found.short_for(words) if not classify(words.split()) or is_acronym(words) else None
    if meant:
        meant.aliases.setdefault(" ".join(found.document.words(span).split()), found.said(span))
        found.mention(span, meant.name.value, "body")
        return found.said(span, meant.name.value)
    kind = classify(found.document.words(span).split()) or classify(["X", *found.document.words(span).title().split()])
    if kind is None and " " in words and words.rsplit(maxsplit=1)[-1] in lexicon().acting:
        kind = lexicon().acting[words.rsplit(maxsplit=1)[-1]], 0.7
    draft = found.body(span, kind[0] if kind else "Other", kind[1] if kind else 0.7)
    if short:
        draft.aliases.setdefault(found.document.words(short), found.said(short))
    return found.said(span, draft.name.value)
