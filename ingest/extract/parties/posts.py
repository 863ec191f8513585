"""Posts: what somebody is, with or without a name ("Head of Planning", "Chief Constable", "the Chair")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.bodies import classify

_RANK: Final = (
    r"(?:(?:Deputy|Assistant|Acting|Interim|Vice|Executive|Corporate|Operational|Strategic|Managing|Associate|Chief|Senior|Regional|National|Clinical|Medical|"
    r"Service|Programme|Project|Policy|Group|Joint|Area|Lead|Principal|Permanent|Shadow|Parliamentary|Independent|Co-|associate|national|clinical|deputy|assistant|senior|chief|executive|medical|regional)[\s-]*)*"
)
_HEAD: Final = (
    r"(?:Directors?|Head(?:teacher| Teacher)?|Managers?|Officers?|Executive|Leader|Cabinet Member|Cabinet Spokesperson|Portfolio Holder|Spokesperson|Commissioner|Constable|Superintendent|"
    r"Under-?Secretary of State|Secretary of State|Chair(?:man|woman|person)?|Lead|Co-?ordinator|Minister|Adviser|Advisor|Controller|Principal|Professor|Consultant|Inspector|Analyst|Economist|Governor|President|Clerk|"
    r"directors?|manager|executive|officer|secretary|adviser|head|leader|spokes(?:man|woman|person))"
)
_CAP: Final = r"(?:[A-Z][\w’'.-]*|&)"
_COMPLEMENT: Final = rf"{_CAP}(?:(?:,\s+|\s+and\s+|\s+&\s+|\s+of\s+|\s+for\s+|\s+the\s+|\s+in\s+|\s+and\s+the\s+|\s+)(?={_CAP}){_CAP})*"
_BARE: Final = r"(?:[Tt]he\s+)?(?:Vice[ -]?|Deputy )?(?:Chair(?:man|woman|person)?|Mayor|Chief Executive|Chief Constable|Monitoring Officer|Prime Minister|Leader of the Council|Leader of the Opposition|Lord Chancellor|Chancellor of the Exchequer|Clerk)"


@dataclass(frozen=True, slots=True)
class PostName:
    """A post found in the text.

    Attributes:
        span: The whole of it, without an article.
        post: The post's own words.
        body: The body it is in, where the words say ("Head of Ashby School"); None otherwise.
    """

    span: Span
    post: Span
    body: Span | None


@cache
def _with_complement() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<post>{_RANK}{_HEAD})\s+(?P<link>of|for|at|,)\s*(?:the\s+)?(?P<what>{_COMPLEMENT})")


@cache
def _comma_form() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<post>{_RANK}(?:Director|Manager|Head|Officer)),\s+(?P<what>{_COMPLEMENT})")


@cache
def _bare_form() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_BARE}\b(?![ -](?:of|for)\b)")


def find_posts(text: str, start: int, end: int) -> Iterator[PostName]:
    """Find posts in a sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        end: Where it ends.

    Yields:
        Posts with what they are for or where they are; customary posts without ("the Chair").
    """
    taken: list[Span] = []
    for found in _with_complement().finditer(text, start, end):
        if found["link"] != "," and found["post"][0].isupper():
            yield (named := _post(found))
            taken.append(named.span)
    for found in _bare_form().finditer(text, start, end):
        words = Span(found.end() - len(re.sub(r"^[Tt]he\s+", "", found[0])), found.end())
        if not any(words.overlaps(other) for other in taken):
            yield PostName(words, words, None)


def _post(found: re.Match[str]) -> PostName:
    what = re.split(r",\s+(?=(?:I|Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Professor)\b)", found["what"])[0].rstrip("&,. ")
    end = found.start("what") + len(what)
    body = classify(what.split()) if found["link"] in ("of", "at") else None
    if body and not (found["post"].endswith("State") and body[0] == "GovernmentBody"):
        return PostName(Span(found.start(), end), Span(found.start("post"), found.end("post")), Span(found.start("what"), end))
    return PostName(Span(found.start(), end), Span(found.start(), end), None)


def is_post(words: str) -> bool:
    """Tell whether words name a post.

    Args:
        words: Words from brackets or from between commas.

    Returns:
        True if they do.

    Example:
        >>> is_post("Assistant Director"), is_post("Leeds City Council")
        (True, False)
    """
    return bool(_any_post().match(words)) and not classify(words.split())


@cache
def _any_post() -> re.Pattern[str]:
    return re.compile(
        rf"(?:the\s+)?(?:{_BARE}|{_RANK}{_HEAD}|Member|Visiting|Independent|Lay|Councillor|Trustee|Observer|Secretar|Business|Treasurer|Dr|GP|Vice-?|[\w ]+ (?:Officer|Manager|Director|Lead|Chair|Executive|Coordinator|Adviser|Consultant|Professor)\b)",
        re.IGNORECASE,
    )
