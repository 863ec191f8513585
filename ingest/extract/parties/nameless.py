"""Posts written small that act without a name: "the chief executive of Ashby Trust", "Harbour School's principal".

A post written small is somebody's only where the words tell whose it is, and no name stands beside it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.drafts import Gathering, PersonDraft
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import Said

_REACH: Final = 70  # characters before a name's end in which the post of it starts
_POST: Final = (
    r"(?:(?:interim|acting|deputy|assistant|joint|new|former|outgoing) )?(?:chief (?:executive|officer|constable|nurse|operating officer|medical officer|finance officer|planner|whip)|managing director|(?:medical|finance|clinical|nursing|regional|area|route|operations|programme|commercial) (?:director|manager)"
    r"|director of [a-z]+(?: [a-z]+)?|head of [a-z]+(?: [a-z]+)?|director|principal|head ?teacher|deputy head|general manager|business manager|centre manager|safeguarding lead|company secretary|vice-chancellor|clerk|chair(?:man|woman)?|leader|treasurer)"
)


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"(?:[’']s|(?<=s)[’'])?\s+(?:own\s+)?(?P<post>{_POST})(?![\w’'-])(?!,? (?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor)\b|[A-Z][a-z]+ [A-Z]))")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he\s+(?P<post>{_POST})\s+(?:of|at|for)\s+(?:the\s+)?$")


def add_owned_posts(found: Gathering, reading: Reading) -> None:
    """Add the posts written small that a body is said to have and nobody is named for.

    Args:
        found: Everybody spelled out so far; posts and mentions are added.
        reading: The reading.
    """
    text = reading.document.text
    for mention in [one for one in found.mentions if one.kind == "body"]:
        end = mention.span.end - 2 if text[: mention.span.end].endswith(("’s", "'s")) else mention.span.end
        behind = _owned().match(text, end)
        led = _before().search(text[max(0, mention.span.start - _REACH) : mention.span.start])
        if behind and text[end : end + 1] in "’'":
            _add(found, Span(*behind.span("post")), mention.name, mention.span)
        elif led and not re.match(r",\s+(?:[A-Z][a-z]+\s+[A-Z]|(?:Dr|Mr|Mrs|Ms|Sir|Cllr)\b)", text[mention.span.end : mention.span.end + 30]):
            shift = max(0, mention.span.start - _REACH)
            _add(found, Span(shift + led.start("post"), shift + led.end("post")), mention.name, mention.span)


def _add(found: Gathering, post: Span, body: str, at: Span) -> None:
    """Note the post, unless somebody who is named has it, or a mention covers it."""
    said = found.said(post)
    key = fold(said.value)
    held = any(person.post and fold(person.post.value) == key and person.organisation and person.organisation.value == body for person in found.people.values())
    if held or any(mention.span.overlaps(post) for mention in found.mentions):
        return
    draft = found.people.setdefault(f"{key} of {fold(body)}", PersonDraft(None, post, 0.7, post=said, organisation=Said(body, at)))
    found.mention(post, draft.called, "post")
