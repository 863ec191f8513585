"""Groups of people whom promises are made for, and whether anybody speaks for them.

1. A group is a party of the papers whose name tells it from everybody ("young carers", and not "young people"), or is named so in the
   words of a promise ("sessions for unpaid carers", "people with dementia").
2. It is more than named in passing if two promises are about it, or one is and another paper speaks of it.
3. It is heard if what tells it stands in an attendance list, in the name of a body, or in the name of one who raised, asked, answered
   or reported something: "Carers Forum" speaks for all carers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from gapgraph.links.wording import stems

Row = Mapping[str, str]

_TWICE: Final = 2  # promises, or papers: fewer, and the group is named in passing
_EVERYBODY: Final = frozenset(
    """adults babies boys children families fathers girls households
    men mothers parents patients people pupils residents students users women""".split()
)
_SOME: Final = frozenset("carers learners leavers migrants refugees seekers survivors tenants veterans victims".split())
# A group by these words alone is everybody, and somebody speaks for everybody.
_ANY: Final = frozenset(
    """all any both children each every few general local many more
    most much new old older other our several some such the their these those young younger your""".split()
)
_PEOPLE: Final = r"(?:people|children|adults|pupils|students|families|residents|patients|men|women|parents|girls|boys)"
_ILL: Final = r"(?:disabilit(?:y|ies)|illness(?:es)?|impairments?|(?:sight|hearing) loss|conditions?)"
_CONDITION: Final = rf"(?:dementia|autism|epilepsy|diabetes|cancer|aphasia|(?:[a-z-]+ ){{0,2}}{_ILL})"
_KIND: Final = (
    r"(?:blind|deaf|deafblind|disabled|homeless|bereaved|autistic|partially sighted|visually impaired|housebound|looked[- ]after|excluded"
    r"|unaccompanied|neurodivergent|trans|[Tt]raveller|[Rr]oma|[Gg]ypsy|refugee|migrant|trafficked)"
)


class _Group(NamedTuple):
    """A group: its name, the word that tells it from others in whatever is said of it, the stems of those who speak for it, its party."""

    name: str
    word: str
    telling: tuple[str, ...]
    party: str


@cache
def _named() -> re.Pattern[str]:
    """A group in the words of a promise."""
    carers = r"(?:young|unpaid|family|kinship|foster|parent) carers"
    lone = r"(?:lone|single|teenage|foster) (?:parents|mothers|fathers)"
    named = r"care leavers|asylum seekers|rough sleepers|sex workers"
    alone = r"(?:[a-z]+ed )?(?:refugees|seafarers|prisoners|veterans|widows|widowers)|(?:[a-z]+ )?survivors"
    ill = rf"{_PEOPLE} (?:living )?with (?:an? )?{_CONDITION}"
    return re.compile(rf"\b(?P<people>{ill}|{_KIND} {_PEOPLE}|{carers}|{lone}|{named}|{alone})\b")


def unheard(rows: Sequence[Row]) -> list[Row]:
    """Keep the groups of people that promises are about, and for whom nobody speaks.

    Args:
        rows: A row with `name` is a group (`party`); with `subject`, something promised, in `words`, as `promise`; with `heard`, words that
            tell who was at a table, spoke, or is a body of its own; with `text`, the text of a paper.

    Returns:
        Per group and promise a row: `subject` is the group, or a promise where the group is no party; `basis` is the promise.
    """
    heard = [stems(row["heard"]) for row in rows if "heard" in row]
    promises = [(stems(row["words"]), row) for row in rows if "words" in row]
    texts = [row["text"].casefold() for row in rows if "text" in row]
    found: list[Row] = []
    for group in _groups(rows):
        if any(_holds(said, group.telling) for said in heard):
            continue
        about = [row for words, row in promises if _holds(words, stems(group.name))]
        if len({row["promise"] for row in about}) >= _TWICE or (about and sum(group.word in text for text in texts) >= _TWICE):
            party = group.party or about[0]["subject"]
            touched = {"party": party} if group.party else {}
            found += [{**row, **touched, "subject": party, "about": group.name, "basis": row["subject"]} for row in about]
    return found


def _groups(rows: Sequence[Row]) -> Iterator[_Group]:
    """The groups that are parties, and those that only promises name, each once."""
    seen: set[tuple[str, ...]] = set()
    for row in sorted((row for row in rows if "name" in row), key=lambda row: row["party"]):
        name = stems(row["name"])
        if _is_group(row["name"]) and name not in seen:
            seen.add(name)
            yield _Group(row["name"], row["name"].casefold(), name, row["party"])
    for row in rows:
        for found in _named().finditer(row["words"]) if "words" in row else ():
            name = stems(found["people"])
            if name not in seen:
                seen.add(name)
                word = _telling(found["people"])
                yield _Group(found["people"], word, stems(word), "")


def _telling(name: str) -> str:
    """What tells a group in whoever's name speaks for it: its condition or its kind, without the words for people."""
    kept = [word for word in re.sub(rf"^{_PEOPLE} (?:living )?with (?:an? )?", "", name).split() if word not in _EVERYBODY]
    return kept[-1].casefold()


def _is_group(name: str) -> bool:
    *telling, people = name.casefold().split() or [""]
    told = people in _SOME or any(word not in _ANY and word.isalpha() for word in telling)
    return bool(telling) and people in _EVERYBODY | _SOME and told


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name stands in words, its stems side by side."""
    return any(tuple(words[start : start + len(name)]) == tuple(name) for start in range(len(words) - len(name) + 1))
