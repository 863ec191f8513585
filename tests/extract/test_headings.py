"""Headings: which part of whose report stands under each."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract import extract

REPORT = """Ashby Trust Board
Partnership groups: summary reports

1. YOUTH SERVICES PARTNERSHIP GROUP

Aims and objectives

Reduce waiting times for assessment across the district and the towns around it.

Progress against milestones

The pilot has been extended to six further schools, and the evaluation is under way.

Outcomes achieved

The referral form has been agreed with all schools in the district.

Risks

Staffing pressures in the service may delay the next stage of the work.

2. SCHOOLS PARTNERSHIP GROUP

Key achievements to date

The strategy has been published, and all schools have been told of it.
"""


def test_parts_belong_to_the_group_above_them() -> None:
    document = read_bytes(REPORT.encode(), "report.txt")
    headings = extract(document).headings
    shown = [(document.words(one.quote), one.kind, document.words(one.group) if one.group else "") for one in headings]
    youth, schools = "YOUTH SERVICES PARTNERSHIP GROUP", "SCHOOLS PARTNERSHIP GROUP"
    assert shown[-7:] == [
        (youth, "", ""),
        ("Aims and objectives", "aims", youth),
        ("Progress against milestones", "progress", youth),
        ("Outcomes achieved", "outcomes", youth),
        ("Risks", "risks", youth),
        (schools, "", ""),
        ("Key achievements to date", "outcomes", schools),
    ]
    assert [one.party.value for one in headings if one.party and document.words(one.quote) == youth] == ["Youth Services Partnership Group"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Objectives", "aims"),
        ("Partnership outcomes", "aims"),
        ("Progress update on actions", "progress"),
        ("Outcomes", "outcomes"),
        ("Issues and risks", "risks"),
        ("Actions to reduce risks", ""),
        ("Next steps", "actions"),
        ("RESOLVED", "decisions"),
        ("Recommendations", "recommendations"),
        ("Waiting times", ""),
    ],
)
def test_customary_headings(heading: str, kind: str) -> None:
    text = f"Ashby Health Board\n\n{heading}\n\nThe pilot has been extended to six further schools, and the evaluation is under way.\n"
    document = read_bytes(text.encode(), "report.txt")
    found = {document.words(one.quote): one.kind for one in extract(document).headings}
    assert found[heading] == kind
