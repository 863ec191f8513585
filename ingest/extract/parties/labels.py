"""Words that open an attendance list, and how those on it attended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.records import AttendanceKind

_BODY: Final = r"(?:panel|board|group|committee|partnership|cabinet|forum|executive|council|trust|team|working group|steering group)"
_APOLOGIES: Final = (
    r"(?:apolog(?:y|ies)|apols|regrets)(?: (?:for absence|for non-?attendance|for (?:the|this) meeting))?"
    r"(?: (?:(?:were |have been |had been )?(?:received|given|noted|sent|tendered|recorded|(?:not )?accepted))?(?: from| by)?)?"
    r"|(?:with |sent |given |sends |absent with )apologies|apologies (?:and|/|&) (?:absences?|absent)"
    r"|(?:(?:members|those|people) )?(?:who (?:were )?)?(?:unable|not able) to (?:attend|be there|be present|come|join)(?: us)?"
    r"|(?:sorry )?(?:(?:they|who|but) )?(?:could ?n[o’']t|cannot|can[’']t) (?:come|make it|attend|join(?: us)?|be (?:there|here|present|with us))"
    r"|sorry (?:not to|to have missed|to miss)(?: \w+){0,3}"
)
_ABSENT: Final = (
    rf"(?:(?:{_BODY} )?(?:members|councillors|cllrs|governors|trustees|those) )?(?:absent(?: without apolog(?:y|ies))?|not (?:present|in attendance|attending))"
    r"|absentees|did not attend"
    r"|no apolog(?:y|ies)(?: received)?(?: from)?"
)
_SUBSTITUTES: Final = (
    r"substitutes?(?: members?)?(?: present| attending)?|substitutions?|alternates?|deput(?:ies|ising)|members? substituting"
)
_HERE: Final = r"(?: (?:present|attending|in attendance))?"
_ATTENDING: Final = (
    r"(?:also |others? |officers? |those )?in[- ]attendance(?: (?:were|was))?|also (?:present|attending|attended|there)(?: (?:were|was))?"
    r"|(?:\w+ ){1,2}officers|advis[eo]rs? to the \w+|(?:standing |other )?invitees"
    r"|the following (?:\w+ ){0,3}?(?:attended|were (?:also )?(?:present|in attendance))(?: for (?:this|the) item| the meeting)?(?: by invitation)?"
    rf"|(?:others?|other attendees|other persons){_HERE}|(?:council |supporting |support |district |county )?officers?{_HERE}|lead officers{_HERE}"
    r"|(?:observ(?:ers?|ing)|guests?(?: speakers?)?|visitors?|speakers?|staff|advis[eo]rs?|invitees|witnesses|presenters?|non-members?"
    rf"|press and public|members of the public){_HERE}(?: for items? [\d, and&]+)?|invited(?: guests| attendees)?|by invitation"
    rf"|(?:attending )?by invitation|in support|supported by|members? of staff|{_BODY} staff"
)
_SERVING: Final = (
    r"secretariat|(?:democratic services|governance|scrutiny|committees?|support|minuting|administrative|clerking) officer|(?:committee |meeting |joint )?(?:clerk|secretary|secretaries|administrator)"
    r"|(?:minutes?|notes?)(?:[ -]?(?:taker|secretary)| taken by| by)"
)
_CHAIRING: Final = (
    r"(?:in the )?chair(?:man|woman|person|ed by)?(?: of the meeting)?|vice[ -]?chair(?:man|woman|person)?|presiding|facilitator"
)
_SORTS: Final = (
    r"(?:voting|non-voting|core|statutory|partner|elected|independent|co-?opted|lay|appointed|full|parish|county|district|borough|other"
    rf"|ex[- ]officio|associate|{_BODY})"
)
_PRESENT: Final = (
    r"(?:those |all |members |councillors |people |also |there were )?(?:present|attending|attended(?: by)?)(?: were)?|(?:a?round|at) the table|those (?:who (?:came|attended|took part)|there|taking part)|taking part|with us(?: today)?|joined by|attendees|attendance(?: list)?"
    r"|(?:associate )?(?:non[- ]?)?executive (?:directors|members)|dial(?:l?ed|l?ing)[- ]in|list of attendees|sederunt|participants|delegates|who (?:was there|came)|(?:here|there)(?: (?:today|on the day|on the night))?|in the room|in person"
    r"|(?:present |attending |joining |joined |taking part )?(?:online|remotely|virtually|(?:by|on|via|over) (?:the |ms |microsoft )?(?:teams|zoom|skype|screen|(?:tele)?phone|(?:tele)?conference|dial-in|call|line|video(?: ?(?:link|call|conference))?))"
    rf"|(?:{_SORTS}(?: and)? )*(?:members|councillors?|cllrs|trustees|governors|representatives|partners)(?: (?:of the )?{_BODY})?{_HERE}"
    rf"|ex[- ]officio|{_BODY}|quorum|membership|{_BODY} membership|membership of the (?:\w+ ){{0,3}}{_BODY}|(?:the )?members of the (?:\w+ )?{_BODY}"
)
_KINDS: Final[tuple[tuple[str, AttendanceKind], ...]] = (
    (_APOLOGIES, "apologies"),
    (_ABSENT, "absent"),
    (_SUBSTITUTES, "substitute"),
    (_ATTENDING, "in attendance"),
    (_SERVING, "in attendance"),
    (rf"officials{_HERE}", "in attendance"),
    (_CHAIRING, "present"),
    (_PRESENT, "present"),
)
_AND: Final = r"(?: and |\s*[/&]\s*|, )"
_POSTS: Final = r"secretariat|.* officer|.*(?:clerk|secretary|administrator)|chair.*|in the chair|vice.*|(?:minutes?|notes?) ?-?(?:taker|secretary)"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of an attendance list.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last character, the colon or dash left out.
        content: Offset of what follows.
        kind: How those on the list attended.
        post: Whether the label says a post as well ("Clerk:").
    """

    start: int
    end: int
    content: int
    kind: AttendanceKind
    post: bool


@cache
def _whole() -> tuple[tuple[re.Pattern[str], AttendanceKind], ...]:
    return tuple((re.compile(rf"(?:{pattern})", re.IGNORECASE), kind) for pattern, kind in _KINDS)


@cache
def _inline() -> re.Pattern[str]:
    names = "|".join(f"(?:{pattern})" for pattern, _ in _KINDS)
    minutes = r"(?:minutes?|notes?)(?=(?::\s*|\s{3,})[^\n]{4,60}(?:\n|$))"
    return re.compile(
        rf"(?:^\s*|(?<=[.;)\n])\s*)[*_]{{0,2}}(?P<label>(?:{names})(?:{_AND}(?:{names}))?|{minutes})(?P<aside>\s*\([^)]*\))?[*_]{{0,2}}"
        rf"\s*(?P<mark>:[\s–*_-]*|\s[–-]\s+|–\s*|-\s+|\t+\s*|\s{{3,}}|[ ]{{2}}(?=(?-i:[A-Z]))|(?<=(?-i:[A-Z]{{3}}))[ ](?=(?-i:[A-Z][a-z])))(?=\S)",
        re.IGNORECASE,
    )


def kind_of(words: str) -> AttendanceKind:
    """Return how those attended who stand under words, if the words are a label.

    Args:
        words: A line or cell.

    Returns:
        The kind; empty if the words are no label.

    Example:
        >>> kind_of("Members present:"), kind_of("Unable to attend"), kind_of("Next steps")
        ('present', 'apologies', '')
    """
    plain = re.sub(r"\s*\([^)]*\)\s*:?\s*$", "", words.strip(" \t\n*_")).strip(" :–-*_")
    if len(plain) >= 50:
        return ""
    return _kind(plain) or _kind_of_both(plain)


def _kind(plain: str) -> AttendanceKind:
    return next((kind for pattern, kind in _whole() if pattern.fullmatch(plain)), "")


def _kind_of_both(plain: str) -> AttendanceKind:
    """How those attended for whom two labels stand together ("Officers and others in attendance", "Members and officers present")."""
    parts = re.split(_AND, plain, flags=re.IGNORECASE)
    if len(parts) != 2:
        return ""
    first, second = (_kind(part) for part in parts)
    if first == second:
        return first
    return "present" if {first, second} == {"present", "in attendance"} else ""


def says_post(words: str) -> bool:
    """Tell whether a label says a post as well as who follows ("Clerk", "Secretariat").

    Args:
        words: The label.

    Returns:
        True if it does.
    """
    return bool(re.fullmatch(_POSTS, words.strip(" :–-").casefold()))


def find_labels(words: str) -> list[Label]:
    """Find the labels inside a paragraph, each with names behind it ("Present: A, B. Apologies: C").

    Args:
        words: The paragraph.

    Returns:
        Labels in text order; none unless the paragraph starts with one.
    """
    if not _inline().match(words):
        return []
    found: list[Label] = []
    for match in _inline().finditer(words):
        at_start = not words[: match.start("label")].strip(" \t\n*_")
        if (not found and not at_start) or (not at_start and ":" not in match["mark"]):
            continue
        label = match["label"].strip()
        kind = kind_of(label) or ("in attendance" if re.fullmatch(r"(?i)(?:minute|note)s?", label) else "")
        if kind:
            found.append(Label(match.start("label"), match.start("label") + len(label), match.end(), kind, says_post(label)))
    return found
