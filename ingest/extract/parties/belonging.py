"""Which body people belong to where the text does not say so beside their name.

1. Councillors and chairs in a committee's own paper belong to the committee: its name is the evidence.
2. Without such a paper, councillors and officers (posts for a service) belong to the council, if the paper names only one.
"""

from __future__ import annotations

import re

from ingest.extract.parties.drafts import BodyDraft, Gathering, PersonDraft
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import Said


def place_people(found: Gathering, reading: Reading) -> None:
    """Fill in the organisations of councillors, chairs and officers.

    Args:
        found: Everybody named; organisations are added.
        reading: The reading.
    """
    publisher = reading.metadata.publisher
    own = found.bodies.get(fold(publisher.value)) if publisher else None
    councils = [draft for draft in found.bodies.values() if draft.type == "Council"]
    council = councils[0] if len(councils) == 1 else None
    for person in found.people.values():
        body = _body(person, own, council)
        if body and person.organisation is None:
            person.organisation = Said(body.name.value, publisher.span if publisher and body is own else body.name.span)


def _body(person: PersonDraft, own: BodyDraft | None, council: BodyDraft | None) -> BodyDraft | None:
    post = person.post.value if person.post else ""
    if re.fullmatch(r"(?i)(?:vice[ -]?|deputy )?chair(?:man|woman|person)?", post):
        return own
    if post == "Councillor":
        return own if own and own.type in ("Committee", "Council") else council
    officer = re.match(r"(?i)(?:\w+ ){0,2}(?:director|head|manager|officer|cabinet member|leader of the council|portfolio holder)\b", post)
    return council if officer else None
