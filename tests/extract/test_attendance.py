"""Attendance lists in their shapes: who came how, with which post, for which body."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract.parties import build_cast
from ingest.extract.parties.labels import kind_of
from ingest.extract.structure import build_reading

Row = tuple[str, str, str, str]


def attendance(text: str, name: str = "paper.txt") -> list[Row]:
    cast = build_cast(build_reading(read_bytes(f"Harbour Board\n\nMinutes of a meeting\n\n{text}".encode(), name)))
    return [
        (p.called, p.post.value if p.post else "", p.organisation.value if p.organisation else "", p.attendance)
        for p in cast.people
        if p.attendance
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Present:", "present"),
        ("Members present", "present"),
        ("Present (statutory members)", "present"),
        ("Voting Members", "present"),
        ("Also in attendance", "in attendance"),
        ("Officers:", "in attendance"),
        ("Guests for item 3", "in attendance"),
        ("Apologies for absence", "apologies"),
        ("Unable to attend", "apologies"),
        ("Did not attend:", "absent"),
        ("Substitutes", "substitute"),
        ("Officers and others in attendance:", "in attendance"),
        ("MEMBERSHIP AND ATTENDANCE", "present"),
        ("Present and apologies", ""),
        ("Board members not in attendance", "absent"),
        ("Sorry they could not be there", "apologies"),
        ("On Teams", "present"),
        ("**Apologies**", "apologies"),
        ("Next steps", ""),
        ("Presentation", ""),
        ("Attendance at school", ""),
    ],
)
def test_labels(words: str, kind: str) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "Present: Cllr Ann Lee (Chair), Bob Hay (Clerk) and Dr Una Sykes, Dunmore City Council",
            [
                ("Ann Lee", "Chair", "Harbour Board", "present"),
                ("Bob Hay", "Clerk", "", "present"),
                ("Una Sykes", "", "Dunmore City Council", "present"),
            ],
            id="in a paragraph, with brackets and commas",
        ),
        pytest.param(
            "Present:\nCouncillor Ann Lee (in the Chair) – Leader – Dunmore City Council\nSuperintendent Ella Reed – Brackley Constabulary\n"
            "Iwan Price (Dunmore City Council, Chief Executive)\n\n1. Welcome\n\nAll were welcomed to the meeting by those who had come.",
            [
                ("Ann Lee", "Leader", "Dunmore City Council", "present"),
                ("Ella Reed", "Superintendent", "Brackley Constabulary", "present"),
                ("Iwan Price", "Chief Executive", "Dunmore City Council", "present"),
            ],
            id="a line each, with dashes",
        ),
        pytest.param(
            "In attendance\nDunmore Council, DCS - Obi Crane (OC)\nBusiness Manager - Zoe Pick (ZP)\nGuest for item 3: Dr Laura Mead, University of Tides (LM)\n\n"
            "Apologies: Helen Stope (Harbour Trust)",
            [
                ("Obi Crane", "DCS", "Dunmore Council", "present"),
                ("Zoe Pick", "Business Manager", "Harbour Board", "present"),
                ("Laura Mead", "", "University of Tides", "in attendance"),
                ("Helen Stope", "", "Harbour Trust", "apologies"),
            ],
            id="the name last; the only list is of those present",
        ),
        pytest.param(
            "Present: Councillors Ruth Crane (Leader, in the Chair), Colin Sharp (Deputy Leader; Finance) and Fiona Nore (Housing and Tides)\n\n"
            "Also in attendance: Councillors Dunn and Sykes",
            [
                ("Ruth Crane", "Leader", "Harbour Board", "present"),
                ("Colin Sharp", "Deputy Leader", "Harbour Board", "present"),
                ("Fiona Nore", "Housing and Tides", "Harbour Board", "present"),
                ("Dunn", "Councillor", "Harbour Board", "in attendance"),
                ("Sykes", "Councillor", "Harbour Board", "in attendance"),
            ],
            id="a title for several, portfolios in brackets",
        ),
        pytest.param(
            "Round the table: Bill Gate (parish council, chair); Steve Cove, Environment Agency; Joan Pollock, Saltmoor Water; Rob Latch NFU; about 15 residents\n"
            "Missing this time: Roger Bent MP, Col. Pike (Salt Drainage Board), Cllr Ann Hay",
            [
                ("Bill Gate", "chair", "parish council", "present"),
                ("Steve Cove", "", "Environment Agency", "present"),
                ("Joan Pollock", "", "Saltmoor Water", "present"),
                ("Rob Latch", "", "NFU", "present"),
                ("Roger Bent", "MP", "", "apologies"),
                ("Pike", "Colonel", "Salt Drainage Board", "apologies"),
                ("Ann Hay", "Councillor", "Harbour Board", "apologies"),
            ],
            id="semicolons, in plain words",
        ),
        pytest.param(
            "Present: Ann Lee\n\nApologies were received from Simon Ford, Director of Tides (for whom Wendy Tide attended), and from Councillor Lyle.",
            [
                ("Ann Lee", "", "Harbour Board", "present"),
                ("Simon Ford", "Director of Tides", "Harbour Board", "apologies"),
                ("Wendy Tide", "", "", "substitute"),
                ("Lyle", "Councillor", "Harbour Board", "apologies"),
            ],
            id="in a sentence, with who came instead",
        ),
        pytest.param(
            "Attendees                        Apologies\nAnn Lee (Chair) (AL)             Roger Hay (RH)\nUna Sykes (US)                   Jo Crane (JC)",
            [
                ("Ann Lee", "Chair", "Harbour Board", "present"),
                ("Roger Hay", "", "Harbour Board", "apologies"),
                ("Una Sykes", "", "Harbour Board", "present"),
                ("Jo Crane", "", "Harbour Board", "apologies"),
            ],
            id="side by side",
        ),
        pytest.param(
            "Present\n\nDunmore City Council\nAnn Lee\nBob Hay\n\nHarbour Users Forum\nUna Sykes\n\nApologies\nSmith, J.",
            [
                ("Ann Lee", "", "Dunmore City Council", "present"),
                ("Bob Hay", "", "Dunmore City Council", "present"),
                ("Una Sykes", "", "Harbour Users Forum", "present"),
                ("Smith, J", "", "Harbour Board", "apologies"),
            ],
            id="under the names of bodies",
        ),
        pytest.param(
            "Present\n\nName\tPost\tOrganisation\nAnn Lee\tHead of Tides\tDunmore City Council\nUna Sykes\tTreasurer\tHarbour Users Forum",
            [
                ("Ann Lee", "Head of Tides", "Dunmore City Council", "present"),
                ("Una Sykes", "Treasurer", "Harbour Users Forum", "present"),
            ],
            id="a table",
        ),
        pytest.param(
            "Present: Ann Lee (Harbour Trust), Bob Hay (Dunmore City Council for Una Sykes)\n\nSecretariat: Jo Crane and Pat Dove, Department for Tides and Local Weather",
            [
                ("Ann Lee", "", "Harbour Trust", "present"),
                ("Bob Hay", "", "Dunmore City Council", "substitute"),
                ("Jo Crane", "Secretariat", "Department for Tides and Local Weather", "in attendance"),
                ("Pat Dove", "Secretariat", "Department for Tides and Local Weather", "in attendance"),
            ],
            id="a substitute; two who share a body",
        ),
        pytest.param(
            "Present\n\nDunmore Borough Council: Cllr Frank Moss (Chair), Andrea Whittle (Chief Executive), Gwil Parry\nBrackley Police – Supt. Val Toomey\n"
            "Voluntary sector – Molly Crabbe (Dunmore CVS)",
            [
                ("Frank Moss", "Chair", "Dunmore Borough Council", "present"),
                ("Andrea Whittle", "Chief Executive", "Dunmore Borough Council", "present"),
                ("Gwil Parry", "", "Dunmore Borough Council", "present"),
                ("Val Toomey", "Superintendent", "Brackley Police", "present"),
                ("Molly Crabbe", "", "Dunmore CVS", "present"),
            ],
            id="a body's name before those who came from it",
        ),
        pytest.param(
            "Present: Ann Lee, Dunmore City Council Head of Parks; Bob Hay, Democratic Services Officer; Una Sykes (Labour)",
            [
                ("Ann Lee", "Head of Parks", "Dunmore City Council", "present"),
                ("Bob Hay", "Democratic Services Officer", "Dunmore City Council", "present"),
                ("Una Sykes", "", "Harbour Board", "present"),
            ],
            id="post and body without a comma; a party is no body",
        ),
        pytest.param(
            "Attendance\n\nName | Role | Organisation | Attended\nShona Reid | Treasurer | Harbour Trust | Yes\nFran Aldous | Chief Officer | Dunmore Federation | Apologies",
            [
                ("Shona Reid", "Treasurer", "Harbour Trust", "present"),
                ("Fran Aldous", "Chief Officer", "Dunmore Federation", "apologies"),
            ],
            id="bars between columns, one of which says who came",
        ),
        pytest.param(
            "The meeting was attended by: Jenny Oram (Harbour Trust) and Clive Tarrant (Vale Academy).\n"
            "Officers attending were Paul Jobson, Head of Tides, and Rita Gomez, Clerk to the Board.\nAnil Mehta (Ashby High) sent his apologies. Ms Oram took the chair.",
            [
                ("Jenny Oram", "Chair", "Harbour Trust", "present"),
                ("Clive Tarrant", "", "Vale Academy", "present"),
                ("Paul Jobson", "Head of Tides", "Harbour Board", "in attendance"),
                ("Rita Gomez", "Clerk to the Board", "Harbour Board", "in attendance"),
                ("Anil Mehta", "", "Ashby High", "apologies"),
            ],
            id="told in sentences",
        ),
        pytest.param(
            "Present: Cllrs. D. Farrow (Chair), P. Stubbs, Mrs E. Whitaker and 6 members of the public\nAlso present: County Cllr M. Thorne, Ted & Sandra (practice manager)",
            [
                ("D. Farrow", "Chair", "Harbour Board", "present"),
                ("P. Stubbs", "Councillor", "Harbour Board", "present"),
                ("E. Whitaker", "Councillor", "Harbour Board", "present"),
                ("M. Thorne", "County Councillor", "", "in attendance"),
                ("Ted", "", "", "in attendance"),
                ("Sandra", "practice manager", "Harbour Board", "in attendance"),
            ],
            id="initials, given names alone, people uncounted",
        ),
        pytest.param(
            "PRESENT             REPRESENTING          SCHOOL / BODY\nOrla Finch          Special schools       Ashby Academy\nKarl Dunn           Trade unions          UNISON",
            [("Orla Finch", "", "Ashby Academy", "present"), ("Karl Dunn", "", "UNISON", "present")],
            id="a first column that is the label",
        ),
        pytest.param(
            "Present: Councillors A Dunn (Chair), B Hay, with Mr C Roe and Ms D Lunt\n\nAn apology for absence was submitted on behalf of Councillor E Pike.",
            [
                ("A Dunn", "Chair", "Harbour Board", "present"),
                ("B Hay", "Councillor", "Harbour Board", "present"),
                ("C Roe", "", "Harbour Board", "present"),
                ("D Lunt", "", "Harbour Board", "present"),
                ("E Pike", "Councillor", "Harbour Board", "apologies"),
            ],
            id="a title for several, others with them, one apology",
        ),
        pytest.param(
            "Name            Organisation          Attended\nOrla Finch      Ashby Council         Y\nKarl Dunn       Tarn Police           A",
            [("Orla Finch", "", "Ashby Council", "present"), ("Karl Dunn", "", "Tarn Police", "apologies")],
            id="a column that tells who came",
        ),
        pytest.param(
            "Ashby Council: Orla Finch, Karl Dunn; Tarn NHS Trust: Sue Pym",
            [
                ("Orla Finch", "", "Ashby Council", "present"),
                ("Karl Dunn", "", "Ashby Council", "present"),
                ("Sue Pym", "", "Tarn NHS Trust", "present"),
            ],
            id="bodies before their people, one line",
        ),
        pytest.param(
            "Councillors present: Finch (Chairman), Dunn and Mrs Pym\nCouncillors absent: Crane\n\nVesper Toll joined by phone. Councillor Roe deputised for him.",
            [
                ("Finch", "Chairman", "Harbour Board", "present"),
                ("Dunn", "Councillor", "Harbour Board", "present"),
                ("Pym", "Councillor", "Harbour Board", "present"),
                ("Crane", "Councillor", "Harbour Board", "absent"),
                ("Vesper Toll", "", "Harbour Board", "present"),
                ("Roe", "Councillor", "Harbour Board", "substitute"),
            ],
            id="surnames under a title for several, sentences behind",
        ),
        pytest.param(
            "Sector\tName\tOrganisation\tPresent/Apologies\nHealth\tAnn Marsh\tTarn NHS Trust\tPresent\nPolice\tBob Hay\tTarn Police\tA\n"
            "Council\tDee Ross\tAshby Council\tDeputised by Eli Rowe\nSchools\tJo Crane\tTarn School\tX",
            [
                ("Ann Marsh", "", "Tarn NHS Trust", "present"),
                ("Bob Hay", "", "Tarn Police", "apologies"),
                ("Dee Ross", "", "Ashby Council", "apologies"),
                ("Eli Rowe", "", "Ashby Council", "substitute"),
                ("Jo Crane", "", "Tarn School", "absent"),
            ],
            id="columns by their titles: a group is no body, a mark says who came",
        ),
        pytest.param(
            "| Member | 5 March | Representing |\n| Ann Marsh (Chair) | ✓ | Ashby Council |\n| Bob Hay | | Tarn Police |",
            [("Ann Marsh", "Chair", "Ashby Council", "present"), ("Bob Hay", "", "Tarn Police", "absent")],
            id="a column for the day",
        ),
        pytest.param(
            "| Attendee | Role | Organisation |\n|---|---|---|\n| Ann Marsh | Chair | Ashby Council |\n| Pat Dove - minutes | Officer | Ashby Council |\n| **Apologies** | | |\n| Bob Hay | Manager | Tarn Mind |",
            [
                ("Ann Marsh", "Chair", "Ashby Council", "present"),
                ("Pat Dove", "Officer", "Ashby Council", "in attendance"),
                ("Bob Hay", "Manager", "Tarn Mind", "apologies"),
            ],
            id="a ruled table, a label in a row of its own, who took the minutes",
        ),
        pytest.param(
            "PRESENT:\t\tCllr Ann Marsh (Chair)\tAshby Council\n\t\tDr Bob Hay\tTarn NHS Trust\nAPOLOGIES:\t\tEli Rowe\tTarn Police",
            [
                ("Ann Marsh", "Chair", "Ashby Council", "present"),
                ("Bob Hay", "", "Tarn NHS Trust", "present"),
                ("Eli Rowe", "", "Tarn Police", "apologies"),
            ],
            id="labels in the first column",
        ),
        pytest.param(
            "MEMBERSHIP AND ATTENDANCE\n\nMaintained primary       Mrs J Kaur - Larch Primary\n                         Mr T Bell - Oak Infants           Apologies\n"
            "Trade unions             Ms P Roe - NEU\n\nLA Officers: Gus Vane (Head of Finance)",
            [
                ("J Kaur", "", "Larch Primary", "present"),
                ("T Bell", "", "Oak Infants", "apologies"),
                ("P Roe", "", "NEU", "present"),
                ("Gus Vane", "Head of Finance", "LA", "in attendance"),
            ],
            id="groups in a column before the names",
        ),
        pytest.param(
            "In the room:\n- Ann Marsh, Ashby Council\n- Bob Hay, Tarn Mind ........ Manager\nOn Teams:\n- Colin Pike, Tarn Mind\nNot able to join us:\n- Dee Ross, Tarn Police",
            [
                ("Ann Marsh", "", "Ashby Council", "present"),
                ("Bob Hay", "Manager", "Tarn Mind", "present"),
                ("Colin Pike", "", "Tarn Mind", "present"),
                ("Dee Ross", "", "Tarn Police", "apologies"),
            ],
            id="a line each, behind a comma what is no name",
        ),
        pytest.param(
            "**Present:** Ann Marsh (Ashby Council), Bob Hay\n\n**Apologies:** Dee Ross (Tarn Police)",
            [("Ann Marsh", "", "Ashby Council", "present"), ("Bob Hay", "", "Harbour Board", "present"), ("Dee Ross", "", "Tarn Police", "apologies")],
            id="labels in bold",
        ),
        pytest.param(
            "Ann Marsh, Ashby Council - present\nBob Hay, Tarn Mind - apologies\nDee Ross, Tarn Police - absent",
            [("Ann Marsh", "", "Ashby Council", "present"), ("Bob Hay", "", "Tarn Mind", "apologies"), ("Dee Ross", "", "Tarn Police", "absent")],
            id="each line tells how",
        ),
        pytest.param(
            "Present:\n\nAnn Marsh\nDirector of Tides\nAshby Council\n\nBob Hay\nChief Nurse\nTarn NHS Trust\n\nApologies:\n\nDee Ross\nSuperintendent\nTarn Police",
            [
                ("Ann Marsh", "Director of Tides", "Ashby Council", "present"),
                ("Bob Hay", "Chief Nurse", "Tarn NHS Trust", "present"),
                ("Dee Ross", "Superintendent", "Tarn Police", "apologies"),
            ],
            id="post and body on lines below the name",
        ),
        pytest.param(
            "The meeting was chaired by Ann Marsh. Present were Bob Hay (Tarn NHS Trust) and Colin Pike (Tarn Police). Dee Ross had sent her apologies. Eli Rowe took the minutes.\n\n"
            "Fay Trent took the minutes as read.",
            [
                ("Ann Marsh", "Chair", "Harbour Board", "present"),
                ("Bob Hay", "", "Tarn NHS Trust", "present"),
                ("Colin Pike", "", "Tarn Police", "present"),
                ("Dee Ross", "", "Harbour Board", "apologies"),
                ("Eli Rowe", "", "", "in attendance"),
            ],
            id="in a paragraph of sentences",
        ),
        pytest.param(
            "In the Chair: Orla Finch\nOfficers present: the Head of Planning, Ted Orr, and the Solicitor, Ivy Hart",
            [
                ("Orla Finch", "Chair", "Harbour Board", "present"),
                ("Ted Orr", "Head of Planning", "Harbour Board", "in attendance"),
                ("Ivy Hart", "Solicitor", "Harbour Board", "in attendance"),
            ],
            id="posts before their names",
        ),
        pytest.param(
            "The following attended for this item: Ann Lee (Clinical Lead, Three Tarns NHS Trust), Bob Hay (Friends of Ashby)",
            [("Ann Lee", "Clinical Lead", "Three Tarns NHS Trust", "in attendance"), ("Bob Hay", "", "Friends of Ashby", "in attendance")],
            id="who attended for an item",
        ),
        pytest.param(
            "Also present: Ann Lee, Police and Crime Commissioner; Bob Hay and Cath Orr, Ashby Academy; Dan Roe, Assistant Director (Inclusion)",
            [
                ("Ann Lee", "Police and Crime Commissioner", "", "in attendance"),
                ("Bob Hay", "", "Ashby Academy", "in attendance"),
                ("Cath Orr", "", "Ashby Academy", "in attendance"),
                ("Dan Roe", "Assistant Director", "Harbour Board", "in attendance"),
            ],
            id="a post like a body, a body for two, a remit in brackets",
        ),
        pytest.param(
            "Those attending were Vic Tern in the chair, Ann Lee, Gwil Roe and Una Sykes for the Board, with Helen Crane from Tidewater Ltd and Bob Hay of Dunmore City Council's parks team. "
            "Dan Price took the notes. Liz Penn (Rivers Trust) and Councillor Roy Ash had sent their regrets; Paul Kite was not there.",
            [
                ("Vic Tern", "Chair", "Harbour Board", "present"),
                ("Ann Lee", "", "Harbour Board", "present"),
                ("Gwil Roe", "", "Harbour Board", "present"),
                ("Una Sykes", "", "Harbour Board", "present"),
                ("Helen Crane", "", "Tidewater Ltd", "in attendance"),
                ("Bob Hay", "", "Dunmore City Council", "in attendance"),
                ("Dan Price", "", "", "in attendance"),
                ("Liz Penn", "", "Rivers Trust", "apologies"),
                ("Roy Ash", "Councillor", "Harbour Board", "apologies"),
                ("Paul Kite", "", "Harbour Board", "absent"),
            ],
            id="told in prose, for whom they spoke and with whom they came",
        ),
        pytest.param(
            "Ann Lee chaired. Bob Hay and Una Sykes were there, and Dan Price dialled in. Helen Crane could not come. Regrets came from Liz Penn.",
            [
                ("Ann Lee", "Chair", "Harbour Board", "present"),
                ("Bob Hay", "", "Harbour Board", "present"),
                ("Una Sykes", "", "Harbour Board", "present"),
                ("Dan Price", "", "Harbour Board", "present"),
                ("Helen Crane", "", "Harbour Board", "apologies"),
                ("Liz Penn", "", "Harbour Board", "apologies"),
            ],
            id="told in plain words",
        ),
        pytest.param(
            "Present\nCllr Ann Lee         AL    Dunmore City Council (Chair)\nBob Hay              BH    Ashby Council, Head of Tides\nColin Stope          CS    Lantern Ashby\n\n1. Welcome",
            [
                ("Ann Lee", "Chair", "Dunmore City Council", "present"),
                ("Bob Hay", "Head of Tides", "Ashby Council", "present"),
                ("Colin Stope", "", "Lantern Ashby", "present"),
            ],
            id="initials between name and body",
        ),
        pytest.param(
            "PRESENT\n\nDunmore City Council          Councillor F. Tern\nVale County Council           Councillors R. Hay (Chairman),\n                              S. Lee and H. Roe\nIndependent Members           Mr. D. Crane, Mrs. V. Penn\n\n1. Welcome",
            [
                ("F. Tern", "Councillor", "Dunmore City Council", "present"),
                ("R. Hay", "Chairman", "Vale County Council", "present"),
                ("S. Lee", "Councillor", "Vale County Council", "present"),
                ("H. Roe", "Councillor", "Vale County Council", "present"),
                ("D. Crane", "Independent Member", "Harbour Board", "present"),
                ("V. Penn", "Independent Member", "Harbour Board", "present"),
            ],
            id="bodies and seats in the first column",
        ),
        pytest.param(
            "Present: Mr A. Lee (Chairman); Independent Members Mr Oliver Hay and Dr Esther Roe. In attendance: The Clerk (Mr. P. Tern).",
            [
                ("A. Lee", "Chairman", "Harbour Board", "present"),
                ("Oliver Hay", "Independent Member", "Harbour Board", "present"),
                ("Esther Roe", "Independent Member", "Harbour Board", "present"),
                ("P. Tern", "Clerk", "", "in attendance"),
            ],
            id="posts before names, and a name in brackets",
        ),
    ],
)
def test_lists(text: str, rows: list[Row]) -> None:
    assert attendance(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Attendance at school fell by a tenth. Officers: to report back to the board in May.",
        "The group noted that Ann Lee was pleased with the present arrangements.",
        "Distribution: Ann Lee (Chair), Bob Hay (Clerk), Cllr Roy",
        "Welcome: Ann Lee (Chair) said that Bob Hay (Clerk) and Cllr Roy would be late.",
        "Chair’s welcome\n\nAnn Lee welcomed everybody to the meeting, and said that the notes would follow in due course for all.",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert attendance(text) == []
