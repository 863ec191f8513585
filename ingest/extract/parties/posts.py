"""Posts: what somebody is, with or without a name ("Head of Planning", "Chief Constable", "the Chair", "lead nurse").

1. A post is a noun phrase whose head is in posts.toml; its remit may follow ("of Adult Services", "for Housing").
2. In the text, posts with capitals are found by themselves; small ones only beside a name (holdings.py).
3. What follows "of" or "at", or stands before "'s", is the body that has the post if it is one ("Head of Ashby School").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.lexicon import lexicon, post_words

_HEAD: Final = (
    r"(?:Directors?|Head(?:teacher| Teacher)?|Managers?|Officers?|Executive|Leader|Member|Spokesperson|Portfolio Holder|Commissioner|Constable|Superintendent|Under-?Secretary of State|Secretary of State|Minister of State"
    r"|Secretary|Chair(?:man|woman|person)?|Lead|Co-?ordinator|Minister|Adviser|Advisor|Controller|Principal|Professor|Consultant|Inspector|Analyst|Economist|Governor|President|Clerk|Guardian|Scrutineer|Treasurer|Partner|Planner|Solicitor|Psychologist|Nurse|Registrar|Ombudsman|Champion|Representative|Auditor|Accountant|Architect|Engineer|Scientist|Editor|Surveyor)"
)
_CAP: Final = r"(?:[A-Z][\w’'.-]*|&)"
_COMPLEMENT: Final = rf"{_CAP}(?:(?:,\s+|\s+and\s+|\s+&\s+|\s+of\s+|\s+for\s+|\s+the\s+|\s+in\s+|\s+and\s+the\s+|\s+)(?={_CAP}){_CAP})*"
_BEFORE: Final = r"(?:(?!The\b|A\b|An\b|And\b|That\b|This\b|In\b|As\b|Our\b|Its\b|Their\b|His\b|Her\b|ACTION\b|Action\b|Each\b|If\b|Any\b|No\b)[A-Z][\w’'-]*\s+(?:(?:and|&|in|of)\s+(?=[A-Z]))?){0,5}?"
_BARE: Final = r"(?:[Tt]he\s+)?(?:(?:Vice|Deputy|Joint|Co)[ -]?)?(?:Chair(?:man|woman|person)?|Mayor|Chief Executive|Chief Constable|Monitoring Officer|Prime Minister|Leader of the Council|Leader of the Opposition|Lord Chancellor|Chancellor of the Exchequer|Clerk|Chief Finance Officer|Executive Member|Cabinet Member|Section 151 Officer)"
_SELDOM: Final = frozenset({
    "Member",
    "Lead",
    "Partner",
    "Executive",
    "Principal",
    "Head",
    "Secretary",
    "Nurse",
    "Representative",
    "Editor",
    "Officer",
    "Officers",
    "Directors",
    "Managers",
})


@dataclass(frozen=True, slots=True)
class PostName:
    """A post found in the text.

    Attributes:
        span: The whole of it, without an article.
        post: The post's own words.
        body: The body it is in, where the words say ("Head of Ashby School"); None otherwise.
        noun: Whether it is a noun phrase without a remit ("Early Years Manager"), which a nameless post is only with an article.
    """

    span: Span
    post: Span
    body: Span | None
    noun: bool = False


Knows = Callable[[str], bool]
"""Tells whether words name a body that the document is known to name."""


def _nobody(words: str) -> bool:
    return False


@cache
def _with_complement() -> Guarded:
    return Guarded(rf"(?<![\w’'-])(?P<post>{_BEFORE}{_HEAD})\s+(?P<link>of|for|at|in)\s*(?:the\s+)?(?P<what>{_COMPLEMENT})")


@cache
def _noun_form() -> Guarded:
    return Guarded(
        rf"(?<![\w’'-])(?P<post>{_BEFORE.replace('{0,5}?', '{1,5}?')}{_HEAD})(?![\w’'-])(?:\s\((?=[A-Z])(?P<remit>[^()]{{3,50}})\))?"
    )


@cache
def _lettered() -> Guarded:
    """A body and its officer by letters: "the Met Office CEO"."""
    return Guarded(
        r"(?<![\w’'-])(?P<body>[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*){0,4}?)(?:[’']s)?\s(?P<post>CEO|CFO|COO|CIO|CTO|DCS|DPH|DASS)(?![\w-])"
    )


@cache
def _bare_form() -> Guarded:
    return Guarded(rf"(?<![\w-]){_BARE}\b(?![ -](?:of|for)\b)(?!\s+(?:[A-Z][a-z]+\s+)?{_HEAD}\b)")


def find_posts(text: str, start: int, end: int, knows: Knows = _nobody) -> Iterator[PostName]:
    """Find posts written with capitals in a sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        end: Where it ends.
        knows: Tells whether words name a body of the document.

    Yields:
        Posts with what they are for or where they are, noun phrases, and customary posts without ("the Chair").
    """
    taken: list[Span] = []
    for found in _with_complement().finditer(text, start, end):
        if found["link"] != "in" or found["post"].split()[-1] in ("Consultant", "Professor", "Lead", "Adviser"):
            yield (named := _post(found, knows))
            taken.append(named.span)
    for found in _lettered().finditer(text, start, end):
        if not any(Span(*found.span()).overlaps(other) for other in taken) and _is_body(found["body"], knows):
            taken.append(Span(*found.span()))
            yield PostName(taken[-1], Span(*found.span("post")), Span(*found.span("body")))
    for pattern in (_noun_form(), _bare_form()):
        for found in pattern.finditer(text, start, end):
            words = Span(found.end() - len(re.sub(r"^[Tt]he\s+", "", found[0])), found.end())
            if not any(words.overlaps(other) for other in taken) and not (pattern is _noun_form() and _is_loose(found[0])):
                taken.append(words)
                yield PostName(words, words, None, noun=pattern is _noun_form())


def _is_loose(words: str) -> bool:
    """A noun phrase that is no post: a body's name, or one common word before a common head."""
    parts = words.split()
    return (
        len(parts) < 2
        or bool(classify(parts))
        or (parts[-1] in _SELDOM and len(parts) < 3 and parts[0] not in ("Lead", "Chief", "Business", "Parent"))
    )


def _post(found: re.Match[str], knows: Knows) -> PostName:
    what = re.split(
        r",\s+(?=(?:I|Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Professor)\b)|\s+in\s+(?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)",
        found["what"],
    )[0].rstrip("&,. ")
    named = re.search(r",\s+(?=(?P<given>[A-Z][a-z]+)\s+[A-Z])", what)
    if named and named["given"] in lexicon().given:
        what = what[: named.start()]
    first = what.split(",")[0]
    if first != what and (classify(first.split()) or knows(first)):
        what = first
    whole = Span(found.start(), found.start("what") + len(what))
    split = split_post(found.string[whole.start : whole.end], whole.start, knows)
    return PostName(whole, *split)


def split_post(words: str, base: int, knows: Knows = _nobody) -> tuple[Span, Span | None]:
    """Part a post's own words from the body that has it.

    Args:
        words: The post as written, white space at neither end.
        base: Offset of its first character.
        knows: Tells whether words name a body of the document.

    Returns:
        Places of the post and of the body; None for the body if the words name none.
    """
    owned = re.match(r"(?:the\s+)?(?P<body>[^,]{2,80}?)(?:[’']s|(?<=s)[’'])\s+(?P<post>\S.*)", words)
    if owned and is_post(owned["post"]) and (_is_body(owned["body"], knows) or not owned["body"][0].isupper() or is_owner(owned["body"])):
        return Span(base + owned.start("post"), base + owned.end("post")), Span(base + owned.start("body"), base + owned.end("body"))
    links = list(re.finditer(r"\s+(of|at|for|with|from|in)\s+(the\s+)?|,\s+", words))
    for link in sorted(links, key=lambda link: (link[1] != "at", -link.start())):
        head, body = words[: link.start()], words[link.end() :]
        if body and (body[0].isupper() or link[2] is not None) and _has(head, link[1] or ",", body, knows):
            return Span(base, base + len(head)), Span(base + link.end(), base + len(words))
    return Span(base, base + len(words)), None


def is_owner(words: str) -> bool:
    """Tell whether words say only what sort of body it is ("District Council"), so that they own a post but name nobody.

    Args:
        words: The words before "'s".

    Returns:
        True if they do.
    """
    return bool(
        re.fullmatch(
            r"(?i)(?:\w+ )?(?:council|board|trust|committee|partnership|charity|group|service|force|university|college|school|union|company|department|authority)",
            words,
        )
    )


def _has(head: str, link: str, body: str, knows: Knows) -> bool:
    """Whether a post and what a small word ties to it are a post and a body."""
    if not is_post(head) or body.split(maxsplit=1)[0] in ("State",) or head.endswith(" of State"):
        return False
    noun = head.rsplit(maxsplit=1)[-1].casefold()
    kind = classify(body.split())
    if kind and kind[0] != "Other":
        return link != "in" and not (link == "for" and noun in post_words().remits)
    if knows(body):
        return link != "in" and (link != "for" or noun not in post_words().remits)
    return bool(kind) and noun not in post_words().remits and link in ("of", "at", "with", "from")


def _is_body(words: str, knows: Knows) -> bool:
    return bool(classify(words.split())) or knows(words)


def takes_body(post: str) -> bool:
    """Tell whether a post is one that a whole body has, so that what follows "of" is the body ("Chief Executive").

    Args:
        post: The post's words.

    Returns:
        True if it is.
    """
    words = post.casefold().split()
    if words and words[-1] == "member":
        return False
    return bool(words) and (
        words[-1] in post_words().taking or "-".join(words[-2:]) in post_words().taking or "-".join(words[-3:]) in post_words().taking
    )


def is_post(words: str) -> bool:
    """Tell whether words name a post.

    Args:
        words: Words from brackets or from between commas.

    Returns:
        True if they do.

    Example:
        >>> is_post("Assistant Director"), is_post("Leeds City Council"), is_post("co-opted parent governor")
        (True, False, True)
    """
    plain = re.sub(r"^(?:the|a|an|our|its|their|former|then)\s+", "", " ".join(words.split()), flags=re.IGNORECASE)
    if is_police_commissioner(plain):
        return True
    phrase = _remit().split(plain, maxsplit=1)[0]
    tokens = re.findall(r"[\w’'&/.-]+", phrase)
    if not tokens or len(tokens) > 9 or (classify(plain.split()) and tokens[-1].casefold() not in post_words().heads):
        return False
    if _is_head(tokens[-1]):
        return True
    return (
        any(_is_head(token) and token not in post_words().letters for token in tokens[:3])
        and not classify(tokens)
        and all(t[0].isupper() or t in ("and", "&") for t in tokens)
    )


def is_police_commissioner(words: str) -> bool:
    """Tell whether words are the post of somebody elected for policing, which reads like a body's name too."""
    return words.startswith(("Police", "Deputy Police")) and bool(
        re.fullmatch(r"(?:Deputy )?Police(?:, Fire)?,? (?:and|&) Crime Commissioner(?: for (?:the )?[A-Z].*)?", words)
    )


def _is_head(token: str) -> bool:
    small = token.casefold().rstrip(".")
    heads = post_words().heads
    return (
        small in heads
        or (small.endswith("s") and small[:-1] in heads)
        or token in post_words().letters
        or small in ("councillor", "partner", "trainee", "volunteer")
    )


@cache
def _remit() -> re.Pattern[str]:
    return re.compile(r"\s+(?:of|for|at|to|in|with|on|from|and)\s+|\s*[,;(]|\s+[–-]\s+")


def post_before(text: str, start: int, name: int) -> Span | None:
    """Find the post that stands right before a name ("lead nurse Ann Lee", "Parent governor Bob Hay").

    Args:
        text: The whole text.
        start: How far back to look.
        name: Where the name (or its title) starts.

    Returns:
        The place of the post; None if there is none.
    """
    window = text[start:name]
    if not window.strip() or not window[-1:].isspace():
        return None
    words = list(re.finditer(r"[\w’'&-]+", window))
    gap = window[words[-1].end() :] if words else ","
    if (
        not words
        or gap.strip()
        or words[-1][0].casefold() not in post_words().heads
        or words[-1][0].casefold() in ("member", "speaker", "head")
    ):
        return None
    first = len(words) - 1
    while (
        first
        and not window[words[first - 1].end() : words[first].start()].strip()
        and _modifies(words[first - 1][0], window[: words[first - 1].start()])
    ):
        first -= 1
    return Span(start + words[first].start(), start + words[-1].end())


def _modifies(word: str, before: str) -> bool:
    if word.endswith(("’s", "'s")) and not re.fullmatch(r"(?:Children|Women|Men|People|Adult|child|children|women)[’']s", word):
        return False
    opens = not before.strip() or before.rstrip()[-1] in '.:;!?”"'
    return word.casefold() in post_words().modifiers or (word[0].isupper() and not opens and word.casefold() not in ("the", "a", "an"))
