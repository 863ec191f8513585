"""Which body a board or committee belongs to, where the words beside its name say so.

"The Trust's Governing Body", "the Cabinet of Ashby Council": names of common words are many bodies', and the owner tells which one is
meant. Where a paper gives two owners to one name, it speaks of two bodies, and neither is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise

from ingest.extract.parties.drafts import BodyDraft, Gathering
from ingest.extract.reading import Mention
from ingest.identify.names import fold
from ingest.identify.scope import is_scoped
from ingest.records import Said


def place_parts(found: Gathering) -> None:
    """Fill in which body each board, committee or team of a common name is part of.

    Args:
        found: Everybody named, and every place that means them; `part_of` is added.
    """
    owners: defaultdict[str, dict[str, Said]] = defaultdict(dict)
    bodies = sorted((mention for mention in found.mentions if mention.kind == "body"), key=lambda mention: mention.span)
    for first, second in pairwise(bodies):
        between = found.document.text[first.span.end : second.span.start]
        owns = found.document.text[first.span.start : first.span.end].endswith(("'s", "’s")) and between == " "
        if owns or _owns().fullmatch(between):
            _note(found, owners, second, first)
        elif _of().fullmatch(between):
            _note(found, owners, first, second)
    for part, named in owners.items():
        if len(named) == 1:
            found.bodies[part].part_of = next(iter(named.values()))


def _note(found: Gathering, owners: defaultdict[str, dict[str, Said]], part: Mention, whole: Mention) -> None:
    draft, owner = found.bodies.get(fold(part.name)), found.bodies.get(fold(whole.name))
    if draft and owner and draft is not owner and _is_part(draft) and not is_scoped(owner.name.value, owner.type):
        owners[fold(part.name)].setdefault(owner.name.value, Said(owner.name.value, whole.span))


def _is_part(draft: BodyDraft) -> bool:
    return draft.type != "Collective" and draft.part_of is None and is_scoped(draft.name.value, draft.type)


@cache
def _owns() -> re.Pattern[str]:
    return re.compile(r"[’']s?\s+(?:own\s+)?")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\s+of\s+(?:the\s+)?")
