"""Who is named: bodies, people, posts, and what refers back to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract import extract
from ingest.extract.parties import build_cast
from ingest.extract.reading import Cast, Reading
from ingest.extract.structure import build_reading


def read(text: str, title: str = "Notes of a spring walk") -> Reading:
    reading = build_reading(read_bytes(f"{title}\n\n{text}".encode(), "paper.txt"))
    return replace(reading, cast=build_cast(reading))


def cast_of(text: str, title: str = "Notes of a spring walk") -> Cast:
    return read(text, title).cast


def people_of(text: str, title: str = "Notes of a spring walk") -> dict[str, tuple[str, str]]:
    return {
        person.called: (person.post.value if person.post else "", person.organisation.value if person.organisation else "")
        for person in cast_of(text, title).people
    }


def bodies_of(text: str) -> dict[str, str]:
    return {partner.name.value: partner.type for partner in cast_of(text).partners}


@pytest.mark.parametrize(
    ("sentence", "name", "post", "body"),
    [
        ("Lead nurse Orla Finch said the ward was full.", "Orla Finch", "Lead nurse", ""),
        ("Ann Lee, Head of Parks at Dunmore City Council, said it was late.", "Ann Lee", "Head of Parks", "Dunmore City Council"),
        ("Tolly Brack, chief executive of Harbour Mission Trust, was there.", "Tolly Brack", "chief executive", "Harbour Mission Trust"),
        ("Dunmore City Council’s leader Ann Lee spoke.", "Ann Lee", "leader", "Dunmore City Council"),
        ("The independent scrutineer, Dr Femke Oduya-Ross, was not convinced.", "Femke Oduya-Ross", "independent scrutineer", ""),
        ("Ann Lee of the Harbour Users Forum thanked the officers.", "Ann Lee", "", "Harbour Users Forum"),
        ("Ann Lee, who chairs the Harbour Users Forum, agreed.", "Ann Lee", "Chair", "Harbour Users Forum"),
        ("Mrs Crane, the co-opted parent governor, was worried.", "Crane", "co-opted parent governor", ""),
        (
            "Det. Supt. Ravi Crane (Brackley Constabulary) gave an update.",
            "Ravi Crane",
            "Detective Superintendent",
            "Brackley Constabulary",
        ),
        ("Canon J. Peel thanked the clerk.", "J. Peel", "", ""),
        ("Ann Lee MP wrote to the board.", "Ann Lee", "MP", ""),
        ("Labour's Ann Lee, who speaks on quays, said no.", "Ann Lee", "", "Labour"),
        ("Ann Lee, 41, a care assistant, was angry.", "Ann Lee", "care assistant", ""),
        ("We thank Ann Lee, who stood down as Vice Chair in May.", "Ann Lee", "Vice Chair", ""),
        ("Ann Lee of the Harbour Users Forum was elected Treasurer.", "Ann Lee", "Treasurer", "Harbour Users Forum"),
        ("It heard Ann Lee, a nurse at Dunmore Hospital for 20 years, and left.", "Ann Lee", "nurse", "Dunmore Hospital"),
        ("A petition was handed in by Ann Lee for the Harbour Users Forum.", "Ann Lee", "", "Harbour Users Forum"),
        ("The Harbour Academy's principal has written.", "principal", "principal", "Harbour Academy"),
        ("The chief executive of Dunmore City Council was asked to reply.", "chief executive", "chief executive", "Dunmore City Council"),
        ("Wendy Tide, Early Years Manager, explained the figures.", "Wendy Tide", "Early Years Manager", ""),
        (
            "Report by Tilba Crosse, Partnership Manager, Dunmore City Council.",
            "Tilba Crosse",
            "Partnership Manager",
            "Dunmore City Council",
        ),
    ],
)
def test_posts_and_bodies_beside_a_name(sentence: str, name: str, post: str, body: str) -> None:
    assert people_of(sentence).get(name) == (post, body)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Councillors Dunn, Sykes and Mrs Lunt were thanked.", {"Dunn", "Sykes", "Lunt"}),
        ("Dr Bellamy’s action had lapsed.", {"Bellamy"}),
        ("Councillor Harlow moved the motion.", {"Harlow"}),
        ("Cllr Law and Cllr Mrs Park objected.", {"Law", "Park"}),
        ("Ann White asked why.", {"Ann White"}),
        ("A major incident was declared. The Major Incident Plan was used.", set()),
        ("Saltway Buses agreed to pay. Motherhood Mended was published.", set()),
        ("The route runs past 14 Clifton Street and Victoria Park.", set()),
        ("Rita, who has cared for her mother, was there.", {"Rita"}),
        ("The charity Tidy Bay said so.", set()),
        ("ACTION: Vesper Toll to write to the board.", {"Vesper Toll"}),
        ("It opened on 12 March 2021\n\nOrla Finch, chief executive of Age UK, was there.", {"Orla Finch"}),
        ("Vesper Toll, who founded the club, left.", {"Vesper Toll"}),
        ("The vote was won by Ashby MP Vesper Toll by one.", {"Vesper Toll"}),
        ("It was put to the Lords Harbour Committee.", set()),
        ("Roy Bell, who runs the Wharf Kitchen, spoke.", {"Roy Bell"}),
    ],
)
def test_names_need_a_reason(sentence: str, names: set[str]) -> None:
    assert {person.name.value for person in cast_of(sentence).people if person.name} == names


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The charity Tidy Bay wants more.", "Tidy Bay", "VoluntaryOrganisation"),
        ("It is run by Pilotfish, a local charity, in the north.", "Pilotfish", "VoluntaryOrganisation"),
        ("The contractor, Tarn & Pym, found asbestos.", "Tarn & Pym", "Company"),
        ("It was paid for by the clinical commissioning group last year.", "clinical commissioning group", "NHSBody"),
        ("The parish council has a key.", "parish council", "Council"),
        ("The North Tarn Police and Crime Panel met.", "North Tarn Police and Crime Panel", "Committee"),
        ("A grant came from the Office of the Police and Crime Commissioner.", "Office of the Police and Crime Commissioner", "PoliceOrJustice"),
        ("The Department of Harbours and Prevention pays.", "Department of Harbours and Prevention", "GovernmentBody"),
        ("A survey by Tarn & Pym found rot.", "Tarn & Pym", "Company"),
        ("It was drawn up by consultants Fennick Lowe, who left.", "Fennick Lowe", "Company"),
        ("Patients wait longest at Brackley General.", "Brackley General", "NHSBody"),
        ("The Copper Lane mosque opened its doors.", "Copper Lane mosque", "Other"),
        ("Dunmore Voluntary Action runs it.", "Dunmore Voluntary Action", "VoluntaryOrganisation"),
        ("Millbrook Primary has a breakfast club.", "Millbrook Primary", "School"),
        ("The force says calls fell. The Chief Constable agreed.", "the force", "PoliceOrJustice"),
        ("The LA had not replied.", "the LA", "Council"),
        ("The café is run by Pilotfish on weekdays.", "Pilotfish", "Other"),
        ("Youth Kettle Tarn was commissioned in May.", "Youth Kettle Tarn", "Other"),
        ("The group Books for Ashby collected names.", "Books for Ashby", "VoluntaryOrganisation"),
        ("Figures came from Audit Scotland in May.", "Audit Scotland", "GovernmentBody"),
        ("Officers met Police Scotland.", "Police Scotland", "PoliceOrJustice"),
        ("Healthwatch Dunmore rang round in January.", "Healthwatch Dunmore", "VoluntaryOrganisation"),
        ("The Attendance Ladder Group met.", "Attendance Ladder Group", "PartnershipBody"),
        ("Invite the National Cheese Authority to speak.", "National Cheese Authority", "GovernmentBody"),
        ("A letter to the Secretary of State for Cheese was sent.", "Secretary of State for Cheese", "GovernmentBody"),
        ("A Department for Education spokesman said no.", "Department for Education", "GovernmentBody"),
        ("It was said by Ashby Friends, who helped.", "Ashby Friends", "VoluntaryOrganisation"),
        ("Saltmoor Water has agreed to dig.", "Saltmoor Water", "Company"),
        ("Sprout, which supports 40 families, has closed.", "Sprout", "VoluntaryOrganisation"),
        ("Minutes of the 14-19 Partnership were read.", "14-19 Partnership", "PartnershipBody"),
        ("It was said by the Patients Forum and Deaf Ebdon.", "Patients Forum", "PartnershipBody"),
        ("The Children, Families and Lifelong Learning Committee met.", "Children, Families and Lifelong Learning Committee", "Committee"),
        ("The Dunmore Federation of Tenants helped.", "Dunmore Federation of Tenants", "PartnershipBody"),
        ("The Ropewalk Trust opened a hall.", "Ropewalk Trust", "VoluntaryOrganisation"),
    ],
)
def test_bodies_by_name_and_by_context(sentence: str, name: str, kind: str) -> None:
    assert bodies_of(sentence).get(name) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "There is rain in North Wales and South West England.",
        "Not every council has one.",
        "Could a citizens' panel be considered?",
        "A charity has warned of it.",
        "The Head of Adult Services will report.",
        "The flats are at Heron Court, by the Education Centre.",
        "The Police Reform Act 2011 applies.",
        "PNV is critical to growth. EOS should be funded.",
        "Executive summary",
        "What worries me is the cost. Others were concerned.",
        "They came into force in May, with no task given.",
        "It was provided by Monday and delivered by Head Office Staff Training.",
        "The group Chair agreed.",
        "The Solicitor General spoke at the Annual General.",
    ],
)
def test_words_that_name_no_body(sentence: str) -> None:
    assert not [partner for partner in cast_of(sentence).partners if partner.type != "Collective"]


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("Pendle Clinical Commissioning Group pays. The CCG agreed.", "Pendle Clinical Commissioning Group", "CCG"),
        (
            "The Harbour Tides Strategic Group met. The Strategic Group agreed.",
            "Harbour Tides Strategic Group",
            "Strategic Group",
        ),
        ("Quiet Bay CIC was paid. Quiet Bay opened two hubs.", "Quiet Bay CIC", "Quiet Bay"),
        ("Saltmarsh Hospitals NHS Foundation Trust spoke. The trust insists.", "Saltmarsh Hospitals NHS Foundation Trust", "trust"),
        ("Eldon Clinical Commissioning Group paid. Then Eldon CCG stopped.", "Eldon Clinical Commissioning Group", "Eldon CCG"),
        ("The charity Tidy Bay said so. The charity wants more.", "Tidy Bay", "charity"),
        ("Brackley Constabulary came. The Constabulary agreed.", "Brackley Constabulary", "Constabulary"),
        ("Brackley Constabulary came. The force agreed.", "Brackley Constabulary", "force"),
        ("Dunmore Council came. The LA agreed.", "Dunmore Council", "LA"),
        ("The Combined Authority pays. Marrow Combined Authority was asked.", "Marrow Combined Authority", "Combined Authority"),
        ("The Department for Harbours met. DfH agreed.", "Department for Harbours", "DfH"),
    ],
)
def test_short_forms_are_aliases(text: str, long: str, short: str) -> None:
    partner = next(partner for partner in cast_of(text).partners if partner.name.value == long)
    assert short in {alias.value for alias in partner.aliases}
    assert short not in bodies_of(text)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ann Lee thanked Bob Hay. She left early.", "She", "Ann Lee"),
        ("Present: Ann Lee (Chair), Bob Hay (Clerk)\n\nThe Chair thanked everyone.", "Chair thanked", "Ann Lee"),
        ("Ann Lee, Director of Tides, spoke. The Director would write.", "Director would", "Ann Lee"),
        ("Present: Mick Thorn (Highways); Joan Pollock (Rivers Trust)\n\nThe map is done. ACTION MT", "MT", "Mick Thorn"),
        ("Dr Rita Lovage spoke.\n\nACTION: R Lovage", "R Lovage", "Rita Lovage"),
        ("Robert Pinder came. Later Rob Pinder left.", "Rob Pinder", "Robert Pinder"),
    ],
)
def test_what_refers_back(text: str, words: str, name: str) -> None:
    reading = read(text)
    place = reading.document.text.rindex(words)
    assert [mention.name for mention in reading.cast.mentions if mention.span.start == place] == [name]


def test_councillors_belong_to_the_body_that_meets() -> None:
    text = "Meeting of the Harbour Scrutiny Panel, Tuesday 4 May 2021\n\nMinutes:\n\nCouncillor Harlow asked why. The Panel noted it."
    assert people_of(text, "Dunmore City Council")["Harlow"] == ("Councillor", "Harbour Scrutiny Panel")


def test_nobody_gets_a_body_that_the_paper_does_not_give() -> None:
    found = people_of("Joel Brand said it was cold. Ann Lee of Dunmore City Council agreed.")
    assert found == {"Joel Brand": ("", ""), "Ann Lee": ("", "Dunmore City Council")}


def test_a_number_in_the_line_above_makes_no_address_of_a_name() -> None:
    extraction = extract(read_bytes(b"Wold Partnership Board\nMinutes of 4 July 2015\n\nSarah Lumley agreed to share the figures.\n", "a.txt"))
    assert [person.called for person in extraction.people] == ["Sarah Lumley"]
