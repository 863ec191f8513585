"""Which body a board, a cabinet or a committee is of, where its name says whose it is ("Trust's Board").

The owner is known by a name or a short name of its own. What does not belong here: an owner who stands beside the name (`parts`), and
whose papers tell what an organ decided (queries/gaps/not-decided.rq).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.drafts import Gathering
from ingest.identify.names import fold
from ingest.records import Partner, Said

_ORGAN: Final = r"(?:Board(?: of (?:Directors|Governors|Trustees|Management))?|Cabinet|Executive|Governing Body|Committee|Panel|Senate|Court)"


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"(?:[Tt]he )?(?P<whose>[A-Z][\w’'& -]*?)[’'](?:s )?(?:[A-Z][\w-]* )*{_ORGAN}")


def place_organs(found: Gathering) -> None:
    """Say of boards and committees which body they are part of.

    Args:
        found: Everybody named; what bodies are part of is added.
    """
    called = {fold(said.value): draft.name.value for draft in found.bodies.values() for said in (draft.name, *draft.aliases.values())}
    for draft in found.bodies.values():
        if draft.part_of is None:
            draft.part_of = _whole(draft.name, called)


def with_wholes(organs: Iterable[Partner], partners: Iterable[Partner]) -> tuple[Partner, ...]:
    """Say of bodies that only a fact names which body they are part of.

    Args:
        organs: The bodies.
        partners: The bodies that the paper names.

    Returns:
        The bodies in their order.
    """
    called = {fold(said.value): partner.name.value for partner in partners for said in (partner.name, *partner.aliases)}
    return tuple(replace(organ, part_of=organ.part_of or _whole(organ.name, called)) for organ in organs)


def _whole(name: Said, called: dict[str, str]) -> Said | None:
    """The body whose name an organ's own name starts with."""
    owned = _owned().fullmatch(name.value)
    whole = called.get(fold(owned["whose"])) if owned else None
    if owned is None or whole is None or whole == name.value or len(name.value) != len(name.span):
        return None
    return Said(whole, Span(name.span.start + owned.start("whose"), name.span.start + owned.end("whose")))
