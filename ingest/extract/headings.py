"""Headings as records: what stands under which heading, and which part of a group's report it is.

1. Each section of the reading becomes a record that quotes its heading.
2. Customary headings say which part it is ("Progress against milestones", "Risks"); what stands below them is of that part too.
3. The group of a part is the nearest section around it that is none itself: "EMOTIONAL WELLBEING GROUP" holds "Aims" and
   "Risks". The body that a heading names is known by its mention in it.

What does not belong here: what a place means for a promise (`commitments.places`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.extract.reading import Reading, Section
from ingest.records import Heading, Said, SectionKind

_PARTS: Final[tuple[tuple[SectionKind, str], ...]] = (
    ("risks", r"(?:key |main )?(?:risks?|issues and risks|risks and issues|challenges|concerns)\b(?!.*\bactions?\b)"),
    ("outcomes", r"(?:key |main )?(?:outcomes?(?: (?:achieved|to date|so far|delivered))?|achievements?|milestones achieved|results(?: achieved)?|successes|what (?:we|was|has been) (?:have )?achieved)\s*(?:to date|so far)?:?$"),
    ("progress", r"(?:key |main )?(?:progress|update on progress|work (?:completed|undertaken|to date)|highlights|what we have done)\b"),
    ("aims", r"(?:\w+ ){0,2}?(?:aims?|objectives?|priorit(?:y|ies)|goals|intended outcomes|outcomes sought|desired outcomes|partnership outcomes|vision|ambitions?)\b(?!.*\b(?:progress|update|achieved)\b)"),
    ("actions", r"(?:agreed next steps|next steps(?: agreed)?|actions? agreed|agreed actions|follow[- ]up actions|actions? points?|summary of actions|actions?|forward plan|future (?:plans|work))\s*:?$"),
    ("decisions", r"(?:resolved|decisions?(?: made| taken)?|resolutions?)\s*:?$"),
    ("recommendations", r"(?:summary of )?recommendations?\b(?! \d)(?!.*\b(?:update|progress|response)\b)"),
)  # fmt: skip


_OF_GROUPS: Final = ("aims", "progress", "outcomes", "risks")  # what a group reports; who decides is another matter


def find_headings(reading: Reading) -> Iterator[Heading]:
    """Find the headings of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        One record a heading, in text order.
    """
    for section in reading.sections[1:]:
        around = tuple(_around(reading, section))
        group = next((one for one in around if not _own_part(one.heading)), None)
        kind = _part(section, around)
        yield Heading(
            quote=section.heading_span,
            rule="headings.layout",
            confidence=0.9,
            reach=section.span,
            parent=around[0].heading_span if around else None,
            kind=kind,
            group=group.heading_span if group and kind in _OF_GROUPS else None,
            party=None if _own_part(section.heading) else _party(reading, section),
        )


def _around(reading: Reading, section: Section) -> Iterator[Section]:
    while section.parent > 0:
        section = reading.sections[section.parent]
        yield section


@cache
def _parts() -> tuple[tuple[SectionKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PARTS)


def _own_part(heading: str) -> SectionKind:
    words = re.sub(r"^(?:\d+(?:\.\d+)*|[a-z])[.)]?\s+", "", heading)
    return next((kind for kind, pattern in _parts() if len(words) < 70 and pattern.match(words)), "")


def _part(section: Section, around: tuple[Section, ...]) -> SectionKind:
    return next((kind for one in (section, *around) if (kind := _own_part(one.heading))), "")


def _party(reading: Reading, section: Section) -> Said | None:
    named = (mention for mention in reading.cast.within(section.heading_span) if mention.kind == "body" and mention.sure)
    return next((mention.said() for mention in named), None)
