"""Whether the words that a field rests on hold what it says.

Each kind of field has its own proof, made from the words alone and not by the patterns that found them, so that a mistake of
theirs cannot prove itself:

1. *Verbatim fields* (a figure, a title, what is measured): the words say the value, white space, case and punctuation aside.
2. *Dates*: day, month and year stand in the words; a year that does not is that of the document, or the one before or after.
3. *Numbers*: each number of the value is one of the words' numbers, in digits or spelled out, times a magnitude that stands there;
   percent and currencies stand there too. A table's heading may give unit and magnitude ("£000"): its words count with the figure's.
4. *Parties*: the words are the name or a part of it, another name or the post that the document gives that party, its initials,
   or a pronoun, and then the party is named before it ("we" and "our" may be the body that signs at the end).

A value for which there is no proof is a defect of the rule that made it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from ingest.documents.model import Document, Span
from ingest.extract.completion import PARTY_FIELDS
from ingest.identify.names import fold
from ingest.records import Extraction, Record, Said, Statistic

DATE_FIELDS: Final = frozenset({"due", "date", "when"})
COUNT_FIELDS: Final = frozenset({"votes_for", "votes_against", "abstentions"})
_TITLES: Final = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron cllr cllrs councillor councillors rev reverend rt hon
    alderman chief detective det superintendent supt inspector insp sergeant constable commander canon captain major judge
    the this that these our its their a an""".split()
)
_ARTICLES: Final = frozenset("the this that these our its their a an".split())
_SHORT: Final = MappingProxyType({
    **{"cllr": "councillor", "cllrs": "councillors", "supt": "superintendent", "insp": "inspector", "det": "detective", "sgt": "sergeant"},
    **{"col": "colonel", "capt": "captain", "rev": "reverend", "prof": "professor", "hon": "honorary"},
})
_PRONOUNS: Final = frozenset("he she they we i it him her them us his hers their our its".split())
_OWN_VOICE: Final = frozenset("we us our i".split())
_ONES: Final = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS: Final = MappingProxyType({
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **{"none": 0, "nil": 0, "a": 1, "an": 1, "once": 1, "twice": 2, "double": 2, "doubled": 2, "couple": 2, "pair": 2, "fortnight": 2},
    **{"treble": 3, "triple": 3, "trebled": 3, "tripled": 3, "dozen": 12},
})
_MAGNITUDES: Final = MappingProxyType({
    **{"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12},
    **{"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12},
})
_FRACTIONS: Final = MappingProxyType({"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10})
_UNITS: Final = MappingProxyType({"percent": ("%", "per cent", "percent", "per-cent"), "GBP": ("£",), "USD": ("$",), "EUR": ("€",)})
_IN_OTHER_WORDS: Final = MappingProxyType({
    **{"fortnight": "weeks", "dozen": "number"},
    **dict.fromkeys(("double", "doubled", "twice", "once", "treble", "trebled", "triple", "tripled"), "times"),
})
_SHARE: Final = 24  # characters behind a figure within which its whole may stand ("six cases out of ten")
_FINER: Final = {"hour": 60, "minute": 60, "week": 7, "year": 12}  # how many of the next finer unit each holds
_MOST_WHOLES: Final = 8  # numbers in one figure beyond which no shares are tried
_CARRIED: Final = 600  # characters within which a noun counts on ("16 applications ... 4 being successful")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Forms:
    """What each party of a document is called in it.

    Attributes:
        names: By folded name: that name, other names and post, each as its words.
    """

    names: Mapping[str, tuple[frozenset[str], ...]]

    @classmethod
    def of(cls, extraction: Extraction) -> Forms:
        """Return what the partners and people of a document are called.

        Args:
            extraction: What was read from it.
        """
        names: dict[str, list[frozenset[str]]] = {}
        for partner in extraction.partners:
            names.setdefault(fold(partner.name.value), []).extend(_words(said.value) for said in (partner.name, *partner.aliases))
        for person in extraction.people:
            called = (said for said in (person.name, person.post, *person.aliases) if said)
            names.setdefault(fold(person.called), []).extend(_words(said.value) for said in called)
        return cls({name: tuple(forms) for name, forms in names.items()})

    def called(self, name: str) -> tuple[frozenset[str], ...]:
        """Return the forms of a party's name, its own among them."""
        return (*self.names.get(fold(name), ()), _words(name))


def find_unheld(document: Document, record: Record, forms: Forms, year: int = 0) -> Iterator[tuple[str, Said, str]]:
    """Find the fields whose words do not hold them.

    Args:
        document: The document.
        record: A record of it, whose passages lie in the text.
        forms: What its parties are called.
        year: The year of the document, 0 if it is not known.

    Yields:
        The field, what it says, and what is wrong in a few words.
    """
    for name, said in record.grounds():
        words = document.words(said.span)
        if not _proof(name)(_Claim(document, said, words, forms, year)):
            yield name, said, f"the words of {name}, “{' '.join(words.split())[:60]}”, do not say “{said.value[:60]}”"
    if isinstance(record, Statistic) and record.figure:
        for fault in (*_unheld_number(document, record.figure.span, record), *_unheld_unit(document, record.figure.span, record)):
            yield "figure", record.figure, fault


@dataclass(frozen=True, slots=True)
class _Claim:
    """A value with its words, and what is needed to judge them."""

    document: Document
    said: Said
    words: str
    forms: Forms
    year: int


@cache
def _proof(field: str) -> Callable[[_Claim], bool]:
    if field in PARTY_FIELDS or field == "publisher":
        return _names_party
    if field in DATE_FIELDS:
        return lambda claim: _is_verbatim(claim) or _gives_date(claim.words, claim.said.value, claim.year)
    if field in COUNT_FIELDS:
        return lambda claim: claim.said.value.isdecimal() and Decimal(claim.said.value) in _numbers(claim.words)
    return {"label": _is_label, "outcome": _tells_outcome, "reported": _says_something}.get(field, _is_verbatim)


def _is_verbatim(claim: _Claim) -> bool:
    """The words say the value, or it with the kind of thing it is ("Ledger data"), or several of it ("Councillors")."""
    value, plain = _plain(claim.said.value), _plain(claim.words)
    words = f" {plain} {re.sub(r'chair(?:ed|ing)', 'chair', plain)} "
    return f" {value} " in words or f" {value}s " in words


def _plain(text: str) -> str:
    folded = fold(re.sub(r"[’'][sS]\b", "", text))
    return " ".join(_SHORT.get(word, word) for word in folded.split(" ")) or "".join(text.split())


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of a name that tell it from others; whoever chairs is "chair"; titles alone may be a post ("Chief Constable")."""
    words = frozenset(re.sub(r"\bchair(?:man|woman|person)\b", "chair", _plain(text)).split())
    return words - _TITLES or (words - _ARTICLES if len(words - _ARTICLES) > 1 else frozenset())


def _is_label(claim: _Claim) -> bool:
    """A number, or one of a number and a letter whose other one stands at the head of the list ("1" of "1a")."""
    value, words = _plain(claim.said.value).replace(" ", ""), _plain(claim.words).replace(" ", "")
    return bool(words) and (value.startswith(words) or value.endswith(words) or value in words)


def _says_something(claim: _Claim) -> bool:
    """Whose word a claim is is a kind of reporting: its words are the speaker's frame, whatever they are."""
    return any(c.isalpha() for c in claim.words)


def _tells_outcome(claim: _Claim) -> bool:
    value, words = claim.said.value.casefold(), claim.words.casefold()
    carried = r"carried|favour|agreed|approved|passed|unanim"
    parts = {"carried": carried, "unanimously": r"unanim", "lost": r"lost|defeat|reject|fell"}
    return all(re.search(parts.get(part, re.escape(part)), words) for part in value.split())


@cache
def _office() -> re.Pattern[str]:
    """What a paper calls somebody without the name."""
    heads = r"chair(?:man|woman|person)?|director|leader|mayor|clerk|convener|commissioner|secretary|treasurer"
    return re.compile(rf"(?:(?:vice|deputy)[ -]?)?(?:{heads})", re.IGNORECASE)


@cache
def _relative() -> re.Pattern[str]:
    spans = r"week|month|quarter|term|year|spring|summer|autumn|winter"
    number = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|\d{1,2})"
    ahead = rf"\bend of (?:the|this) month\b|\bin (?:about )?{number} (?:month|year)s?\b"
    return re.compile(rf"\b(?:next|this|coming|following|last)\s+(?:{spans})\b|{ahead}", re.IGNORECASE)


def _names_party(claim: _Claim) -> bool:
    used = _words(claim.words)
    plain = _plain(claim.words)
    if plain in _PRONOUNS:
        return _is_named(claim, len(claim.document.text) if plain in _OWN_VOICE else claim.said.span.start)
    for form in claim.forms.called(claim.said.value):
        if (used and used <= form) or (form and form <= used):
            return True
    if _office().fullmatch(plain):
        return _holds_office(claim, plain)
    return _is_initials(claim.words.strip(), claim.said.value) or _is_shortened(used, claim)


def _holds_office(claim: _Claim, office: str) -> bool:
    """Whether the office stands right beside the name somewhere ("Ann Lee (Chair)", "Chair: Cllr Ann Lee")."""
    name, title = re.escape(claim.said.value.split()[-1]), r"(?:(?:Mr|Mrs|Ms|Dr|Cllr|Councillor|Prof|Professor)\.?\s+)?"
    behind = rf"\b{name}\s*[,(–-]+\s*(?:the\s+|in\s+the\s+)?{office}|\b{name}\b[^\n()]{{1,120}}\({office}\)"
    before = rf"\b{office}\s*[:,(–-]?\s*{title}(?:[\w’'.-]+\s+){{0,2}}{name}\b"
    return bool(re.search(rf"{behind}|{before}", claim.document.text, re.IGNORECASE))


def _is_shortened(used: frozenset[str], claim: _Claim) -> bool:
    """A surname with initials ("F Ladipo")."""
    letters, rest = {word for word in used if len(word) == 1}, {word for word in used if len(word) > 1}
    forms = claim.forms.called(claim.said.value)
    return bool(letters and rest) and any(rest <= form and letters <= {word[0] for word in form - rest} for form in forms)


def _is_named(claim: _Claim, before: int) -> bool:
    first = _first_uses(claim.document.text)
    return any(form and all(first.get(word, before) < before for word in form) for form in claim.forms.called(claim.said.value))


@lru_cache(maxsize=2)
def _first_uses(text: str) -> Mapping[str, int]:
    """Where each word of a text stands first."""
    first: dict[str, int] = {}
    for found in re.finditer(r"[^\W_]+(?:[’'][^\W_]+)*", text):
        for word in _words(found[0]):
            first.setdefault(word, found.start())
    return first


def _is_initials(words: str, name: str) -> bool:
    """Capitals that begin words of the name, in their order ("DfE", "UKSA", "Jos C")."""
    letters = [c.casefold() for c in words if c.isupper()]
    rest = iter(c for part in re.findall(r"[^\W\d_]+", name) for c in (part.casefold() if part.isupper() else part[0].casefold()))
    return len(letters) > 1 and all(letter in rest for letter in letters)


def _gives_date(words: str, value: str, year: int) -> bool:
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if not parts:
        return False
    if _relative().search(words):
        return not year or abs(int(parts[1]) - year) <= 1
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    month, day = int(parts[2] or 0), int(parts[3] or 0)
    if not month and not re.search(r"\d\d|\byear\b", words):
        return False
    return _gives_year(words, int(parts[1]), year) and (not month or _gives_month(words, month, numbers)) and (not day or day in numbers)


def _gives_year(words: str, wanted: int, year: int) -> bool:
    stated = [int(number) for number in re.findall(r"(?<!\d)\d{4}(?!\d)", words)]
    if stated:
        return wanted in stated or any(int(end) == wanted % 100 for end in re.findall(r"\d{4}\s?[-–/]\s?(\d\d)(?!\d)", words))
    short = re.search(r"[’'‘/.-]\s?(\d\d)(?!\d)\s*$", words) if len(re.findall(r"\d+", words)) != 2 else None
    return wanted % 100 == int(short[1]) if short else not year or abs(wanted - year) <= 1


def _gives_month(words: str, month: int, numbers: list[int]) -> bool:
    named = [name for name in re.findall(r"[a-z]{3,}", words.casefold()) if name[:3] in _MONTHS]
    if named:
        return any(name[:3] == _MONTHS[month - 1] for name in named)
    return month in numbers or (month == 12 and "end" in words.casefold())


def _numbers(words: str) -> set[Decimal]:
    """Every number that the words may mean, as it stands and times each magnitude that stands there."""
    folded = words.casefold()
    plain = {Decimal(found.replace(",", "")) for found in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", folded)}
    spelled = re.findall(r"[a-z]+", folded)
    values = [_NUMBERS[word] for word in spelled if word in _NUMBERS]
    plain |= {Decimal(value) for value in values}
    plain |= {Decimal(tens + ones) for tens in values for ones in values if tens >= 20 and 0 < ones < 10}
    thousands = {3} if re.search(r"(?<![\d,.])[’']?000s?\b", folded) else set()
    scales = thousands | {_MAGNITUDES[word] for word in (*spelled, *re.findall(r"(?<=\d)[a-z]+", folded)) if word in _MAGNITUDES}
    scaled = {number.scaleb(scale) for number in plain or {Decimal(1)} for scale in {*scales, 0}}
    parts = {_FRACTIONS[word.removesuffix("s")] for word in spelled if word.removesuffix("s") in _FRACTIONS}
    wholes = {(Decimal(count) / part).quantize(Decimal("0.01")) for part in parts for count in (values or [1])}
    return scaled | wholes | _shares(plain, parts) | _lasting(folded)


def _lasting(words: str) -> set[Decimal]:
    """What "3 minutes 10 seconds" and their like say in the finer of the two units."""
    found = re.findall(r"(\d+)\s+(hour|minute|week|year)s?(?:,|\s+and)?\s+(\d+)\s+(?:minute|second|day|month)", words)
    return {Decimal(int(count) * _FINER[unit] + int(rest)) for count, unit, rest in found}


def _shares(numbers: set[Decimal], parts: set[int]) -> set[Decimal]:
    """The percentages that "three in ten", "26 of 41" and "two thirds" may mean, exact to one place, or rounded."""
    wholes = {number for number in numbers if number > 0} | {Decimal(part) for part in parts}
    shares = {part * 100 / whole for whole in wholes for part in (numbers or {Decimal(1)}) | {Decimal(1)} if part <= whole}
    return {share.quantize(Decimal(place)) for share in shares for place in ("1", "0.1")} if len(wholes) < _MOST_WHOLES else set()


def _unheld_number(document: Document, figure: Span, record: Statistic) -> Iterator[str]:
    words, beside = document.words(figure), _unit_words(document, record)
    known = _numbers(f"{document.text[figure.start : figure.end + _SHARE] if record.unit == 'percent' else words} {beside}")
    for part in re.split(r"(?<=\d)-(?=\d)", record.value) if record.value else ():
        try:
            held = Decimal(part) in known
        except InvalidOperation:
            held = False
        if not held:
            yield f"the figure “{words}” does not say {part}"
    bases = {Decimal(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", record.unit)}
    if not bases <= known:
        yield f"the figure “{words}” does not say {record.unit}"


def _unit_words(document: Document, record: Statistic) -> str:
    return document.words(record.unit_words.span) if record.unit_words else ""


@cache
def _tells_share() -> re.Pattern[str]:
    part = r"\b(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b"
    whole = r"(?:\d|two|three|four|five|six|eight|ten|twelve|twenty)"
    return re.compile(rf"{part}|\b(?:in|of|out of)\s+(?:every\s+)?{whole}", re.IGNORECASE)


def _unheld_unit(document: Document, figure: Span, record: Statistic) -> Iterator[str]:
    """Percent and currencies stand in the figure or its heading; a counted noun in the quotation, heading, or before it."""
    words, unit = f"{document.words(figure)} {_unit_words(document, record)}".casefold(), record.unit.split(" per ")[0]
    if unit in _UNITS:
        share = unit == "percent" and bool(_tells_share().search(document.text, figure.start, figure.end + _SHARE))
        held = share or any(sign in words for sign in _UNITS[unit])
    else:
        around = _plain(document.text[max(0, figure.start - _CARRIED) : max(record.quote.end, figure.end)])
        around += _plain(_unit_words(document, record))
        around += " ".join(_IN_OTHER_WORDS[word] for word in words.split() if word in _IN_OTHER_WORDS)
        counted = [word for word in _plain(unit).split() if not word.isdigit() and word not in ("share", "in", "per")]
        held = all(word.removesuffix("s") in around for word in counted)
    if not held:
        yield f"the words around “{document.words(figure)}” do not say {record.unit}"


def year_of(extraction: Extraction) -> int:
    """Return the year of a document.

    Args:
        extraction: What was read from it.

    Returns:
        The year of its date; 0 if it has none.
    """
    date = extraction.metadata.date
    return int(date.value[:4]) if date and date.value[:4].isdigit() else 0
