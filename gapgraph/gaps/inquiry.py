"""From a gap to a question that a person can put: neutral, quoted, and without an answer in it.

1. The question quotes the words that create the expectation, says where they stand, and asks what the kind's header asks (`ask`).
2. For a public body the same becomes a request for recorded information (`request`), and an address at which an Alaveteli site, such as
   WhatDoTheyKnow, opens its form with everything filled in (https://alaveteli.org/docs/developers/api/: `title`, `body` and `tags`
   of /new/BODY). The site's own name of a body is not in any paper: without it the address is that of the site's search for the body.

A person reads it, changes it, and sends it. Nothing here sends anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from gapgraph.gaps.finding import shortened
from gapgraph.gaps.kinds import kind
from graph_store.errors import UsageError
from graph_store.resources import query_text

if TYPE_CHECKING:
    from gapgraph.gaps.model import Gap
    from graph_store.contract import Reader

SITE: Final = "https://www.whatdotheyknow.com"  # the Alaveteli site for the United Kingdom's public bodies
_LONGEST_TITLE: Final = 100  # characters of a request's title, which the site shows in lists


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question that a gap gives rise to.

    Attributes:
        question: To be put in a meeting, or by a researcher to whoever wrote the paper.
        body: The public body that may be asked for recorded information; empty if the gap touches none.
        title: Title of the request; empty without a body.
        letter: Text of the request; empty without a body.
        address: Where a person can send it: the form, filled in, or the site's search for the body; empty without a body.
    """

    question: str
    body: str = ""
    title: str = ""
    letter: str = ""
    address: str = ""


def inquire(store: Reader, gap: Gap, *, body_slug: str = "", site: str = SITE) -> Inquiry:
    """Make a question of a gap, and for a public body a request.

    Args:
        store: The store, to tell which of the gap's parties are public bodies.
        gap: The gap.
        body_slug: The body's name in addresses of the site ("ashby_county_council"); without it the address is that of a search.
        site: Address of an Alaveteli site.

    Returns:
        The question; with a request if the gap touches a public body, or one published its document.

    Raises:
        UsageError: If the site's address is no http(s) address, or the slug is none.
        StoreError: If the store cannot answer.
    """
    if not site.startswith(("https://", "http://")):
        raise UsageError(f"{site!r} is no address of a site.", remedy="Give one that starts with https://.")
    if body_slug and not body_slug.replace("_", "").replace("-", "").isalnum():
        raise UsageError(
            f"{body_slug!r} is not how a site names a body.",
            remedy="Take it from the address of the body's page: /body/ashby_county_council.",
        )
    asked = kind(gap.kind).extra
    question = f"{_stated(gap)}\n{_fill(asked['ask'], gap)}"
    body = _public_body(store, gap)
    if not body:
        return Inquiry(question)
    title = _title(gap)
    letter = _letter(gap, body, _fill(asked["request"], gap))
    return Inquiry(question, body, title, letter, _address(site, body, body_slug, (title, letter, gap.iri.rsplit("/", 1)[-1])))


def _stated(gap: Gap) -> str:
    date = f" ({gap.document.date})" if gap.document.date else ""
    return f"“{gap.document.title}”{date} says: “{shortened(gap.words)}”"


def _fill(text: str, gap: Gap) -> str:
    filled = text.replace("{party}", ", ".join(gap.party_names) or "whoever it concerns")
    return filled[:1].upper() + filled[1:]


def _title(gap: Gap) -> str:
    named = f"{kind(gap.kind).title}: {gap.document.title}"
    return named if len(named) <= _LONGEST_TITLE else f"{named[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _letter(gap: Gap, body: str, request: str) -> str:
    parts = (
        f"Dear {body},",
        f"{_stated(gap)}.",
        f"Please send me the recorded information that you hold on the following: {request}",
        "If you hold none, please say so. If it is published already, its address is enough.",
        "Yours faithfully,",
    )
    return "\n\n".join(parts) + "\n"


def _address(site: str, body: str, slug: str, filled: tuple[str, str, str]) -> str:
    site = site.rstrip("/")
    if not slug:
        return f"{site}/select_authority?query={quote(body, safe='')}"
    values = zip(("title", "body", "tags"), (*filled[:2], f"gapgraph finding:{filled[2]}"), strict=True)
    return f"{site}/new/{slug}?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in values)


def _public_body(store: Reader, gap: Gap) -> str:
    """The public body to ask: one that the gap touches, else the one that published its document."""
    values = " ".join(f"<{iri}>" for iri in (*gap.parties, gap.document.iri))
    rows = store.select(query_text("internal/public-bodies").replace("{ UNDEF }", f"{{ {values} }}"))
    named = {str(row["thing"]): str(row["name"]) for row in rows}
    return next((named[iri] for iri in (*gap.parties, gap.document.iri) if iri in named), "")
