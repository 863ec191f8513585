"""Titles and ranks before names, and letters behind them: "Cllr Mrs", "Det. Supt.", "Canon"; "MP".

Titles come in four sorts. A *civil* one says only that a name follows. An *office* is a post by itself ("Cllr": Councillor;
"Supt": Superintendent). A *doubtful* one is an ordinary word as well ("Major incident", "Sister wards") and needs a second
reason. *Letters* behind a name say what somebody is ("MP").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_CIVIL: Final = r"Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Drs|Prof|Professor|Professors|Sir|Dame|Lord|Lords|Lady|Baroness|Baron|Viscount|Rt Hon|Revd?|Reverend|Canon|Bishop|Archdeacon|Rabbi|Imam|Sheikh|HHJ"
_OFFICE: Final = r"(?:(?:County|District|Borough|City|Town|Parish|Ward)\s+)?(?:Cllrs?|Councillors?)|Ald|Alderman|Aldermen"
_STEP: Final = (
    r"(?:Detective|Det|Ch|Chief|Deputy|Assistant|Acting|Temporary|Temp|Station|Area|Lieutenant|Lt|Flight|Wing|Squadron|Group|Watch|Police)"
)
_RANK: Final = (
    rf"(?:{_STEP}\.?\s+)*(?:Superintendent|Supt|Inspector|Insp|Sergeant|Sgt|Colonel|Col|Captain|Capt|Brigadier|Brig|Lieutenant|Lt|Commodore|Admiral)"
    rf"|(?:{_STEP}\.?\s+)+(?:Constable|Commander|Cdr|Commissioner|Leader|Officer|Manager|General)|PCSO|PC|DC|DS|DI|DCI|WPC"
)
_DOUBTFUL: Final = r"Major|General|Father|Fr|Sister|Brother|Judge|Justice|Pastor|Commander|Doctor|Sheriff|Provost|Nurse"
_PLAIN: Final = {
    "supt": "Superintendent",
    "insp": "Inspector",
    "sgt": "Sergeant",
    "det": "Detective",
    "col": "Colonel",
    "capt": "Captain",
    "brig": "Brigadier",
    "lt": "Lieutenant",
    "cdr": "Commander",
    "ald": "Alderman",
    "temp": "Temporary",
    "ch": "Chief",
    "cllr": "Councillor",
    "cllrs": "Councillor",
    "councillors": "Councillor",
    "aldermen": "Alderman",
}
ONE_TITLE: Final = rf"(?:{_CIVIL}|{_OFFICE}|{_RANK}|{_DOUBTFUL})\b\.?"
TITLE: Final = rf"{ONE_TITLE}(?:\s+{ONE_TITLE})*"
LETTERS: Final = r"(?:MP|MSP|MEP|MLA|AM|MS|QC|KC|OBE|MBE|CBE|DBE|KBE|DL|JP|FRS)"
_SITTING: Final = frozenset({"MP", "MSP", "MEP", "MLA", "AM", "MS"})


def post_of_title(title: str) -> str:
    """Return the post that a title is, abbreviations written out.

    Args:
        title: Titles as they stand before a name.

    Returns:
        The post; empty where the titles are only a form of address.

    Example:
        >>> post_of_title("Cllr Mrs"), post_of_title("Chief Insp."), post_of_title("Dr")
        ('Councillor', 'Chief Inspector', '')
    """
    found = _held().search(title)
    return " ".join(_PLAIN.get(word.casefold(), word) for word in re.findall(r"\w+", found[0])) if found else ""


def is_doubtful(title: str) -> bool:
    """Tell whether a title is an ordinary word too, so that the name needs another reason ("Major")."""
    return bool(re.fullmatch(rf"(?:{_DOUBTFUL})\.?", title))


def is_plural(title: str) -> bool:
    """Tell whether a title stands before several names ("Councillors Ann Lee and Hay")."""
    return bool(re.search(r"(?:Cllrs|Councillors|Messrs|Drs|Professors|Lords|Aldermen)\.?$", title))


def is_sitting(letters: str) -> bool:
    """Tell whether letters behind a name are a seat and with it a post ("MP"), no honour."""
    return letters in _SITTING


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_OFFICE}|{_RANK})\b")
