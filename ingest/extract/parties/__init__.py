"""Who is named in a document: bodies, people, posts, and every place that means them.

`gathering` finds the names that are spelled out, `references` resolves what refers back to them. Each
module holds one piece of the grammar; word lists are data beside them. What does not belong here: what
the parties do (the extractors of facts), and who they are beyond the document (`ingest.identify`).
"""

from __future__ import annotations

from ingest.extract.parties.belonging import place_people
from ingest.extract.parties.gathering import gather
from ingest.extract.parties.organs import place_organs
from ingest.extract.parties.parts import place_parts
from ingest.extract.parties.references import resolve_references
from ingest.extract.reading import Cast, Reading


def build_cast(reading: Reading) -> Cast:
    """Find who is named in a document.

    Args:
        reading: The reading, its cast still empty.

    Returns:
        The partners, the people, and all mentions of them.
    """
    found = gather(reading)
    resolve_references(found, reading)
    place_parts(found)
    place_people(found, reading)
    place_organs(found)
    return found.cast()
