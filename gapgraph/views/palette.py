"""How each type of node looks: a colour that the colour-blind can tell apart, and a shape of its own.

Colours are those of Okabe and Ito (2008). No two types share both colour and shape, so that colour is
never the only sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BLUE: Final = "#0072B2"
SKY: Final = "#56B4E9"
GREEN: Final = "#009E73"
YELLOW: Final = "#F0E442"
ORANGE: Final = "#E69F00"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"
GREY: Final = "#8A8F98"


@dataclass(frozen=True, slots=True)
class Look:
    """How a type of node looks.

    Attributes:
        name: What people call it, in the singular.
        colour: Colour of the shape, as #RRGGBB.
        shape: vis-network's word for the shape.
    """

    name: str
    colour: str
    shape: str


_LOOKS: Final[dict[str, Look]] = {
    "Council": Look("Council", BLUE, "square"),
    "NHSBody": Look("NHS body", GREEN, "hexagon"),
    "School": Look("School", YELLOW, "triangle"),
    "GovernmentBody": Look("Government body", ORANGE, "square"),
    "Committee": Look("Committee", BLUE, "diamond"),
    "PartnershipBody": Look("Partnership body", BLUE, "star"),
    "PoliceOrJustice": Look("Police or justice", SKY, "hexagon"),
    "VoluntaryOrganisation": Look("Voluntary organisation", PURPLE, "square"),
    "Company": Look("Company", GREY, "square"),
    "ResearchBody": Look("Research body", SKY, "triangle"),
    "MediaOrganisation": Look("Media", ORANGE, "triangleDown"),
    "UserGroup": Look("User group", YELLOW, "dot"),
    "Collective": Look("Collective", SKY, "dot"),
    "OtherBody": Look("Other body", GREY, "dot"),
    "Person": Look("Person", VERMILION, "dot"),
    "Post": Look("Post", VERMILION, "triangleDown"),
    "Source": Look("Source", ORANGE, "diamond"),
    "Service": Look("Service", GREEN, "star"),
    "Document": Look("Document", GREY, "hexagon"),
    "Statistic": Look("Figure", YELLOW, "star"),
    "Commitment": Look("Commitment", GREEN, "diamond"),
    "Concern": Look("Concern", PURPLE, "triangleDown"),
    "Gap": Look("Gap", VERMILION, "triangle"),
    "GapKind": Look("Kind of gap", PURPLE, "hexagon"),
    "status/": Look("Says nothing of how far", GREY, "triangle"),
    "status/proposed": Look("Proposed", PURPLE, "dot"),
    "status/suggested": Look("Suggested", PURPLE, "diamond"),
    "status/noted": Look("Noted", GREY, "diamond"),
    "status/agreed": Look("Agreed", BLUE, "dot"),
    "status/planned": Look("Planned", BLUE, "triangle"),
    "status/accepted": Look("Accepted", GREEN, "dot"),
    "status/accepted-in-part": Look("Accepted in part", SKY, "diamond"),
    "status/under-way": Look("Under way", SKY, "square"),
    "status/delayed": Look("Delayed", VERMILION, "square"),
    "status/done": Look("Done", GREEN, "square"),
    "status/ended": Look("Ended", VERMILION, "diamond"),
    "status/rejected": Look("Rejected", VERMILION, "hexagon"),
}
# Lines that say what one paper's words do to another's; all others have the colour of the page.
_TIES: Final[dict[str, str]] = {
    "restates": SKY,
    "amends": ORANGE,
    "supersedes": VERMILION,
    "reports": GREEN,
    "decides": BLUE,
    "answers": PURPLE,
    "same figure": GREEN,
    "drift of the value": VERMILION,
    "drift of the whole": ORANGE,
    "drift of the period": PURPLE,
    "corrects": BLUE,
}


def look_of(type_name: str) -> Look:
    """Return how a type of node looks; a type that is not listed looks like any other body.

    Args:
        type_name: Local name of its class.
    """
    return _LOOKS.get(type_name) or Look(type_name, GREY, "dot")


def colour_of_tie(kind: str) -> str:
    """Return the colour of a kind of line; empty if it has that of the page.

    Args:
        kind: The kind, as people call it ("reports").
    """
    return _TIES.get(kind, "")
