"""Clauses: the parts of a sentence that could each state a fact.

1. The frame of reported speech ("Ann Lee said that") is cut off; what she said is the clause.
2. The rest is cut at semicolons, and where a conjunction or a relative pronoun starts a new finite clause. A
   conjunction cuts only if the words since the last cut (or since the last "that") hold a finite verb of
   their own: in "a list of towns and parishes was needed" it joins two nouns.
3. Outer punctuation goes; a clause keeps its subordinate clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.extract.guarded import Guarded
from ingest.extract.spacing import squeeze

AUXILIARY: Final = (
    r"(?:will|would|should|could|can|may|might|must|shall|is|are|was|were|has|have|had|do|does|did|cannot|won[’']t|isn[’']t|aren[’']t|wasn[’']t"
    r"|weren[’']t|hasn[’']t|haven[’']t|hadn[’']t|didn[’']t|needs?|needed|agreed|agrees|plans|remains|includes|requires|becomes|took|felt|said)"
)
_DEED: Final = (
    r"(?:agreed|announced|approved|arranged|asked|attended|brought|built|commissioned|completed|confirmed|created|developed|endorsed|established|held"
    r"|increased|introduced|launched|led|made|met|moved|noted|offered|opened|produced|promised|proposed|provided|published|received|reduced|requested"
    r"|resolved|secured|sent|set|started|submitted|suggested|supported|took|tracked|undertook|updated|wrote|began|joined|invited|appointed|awarded"
    r"|discussed|highlighted|expects?|welcomed|considered|thanked|hoped|hopes|intends|intended|wished|wishes|pledged|volunteered)"
)
_SAYING: Final = (
    r"(?:(?:(?:said|says)(?: (?:last (?:year|month|week|time)|in (?:19|20)\d\d|at the time|earlier|then))?|felt(?: \w+ly)?|feels|thought(?! about| of)|believed|believes|commented|responded(?! to\b)|replied|revealed|warned|insisted|argued|cautioned|admitted|conceded|complained|maintained that|claimed)(?:\s*,?\s*(?:that|how)\b|:)?"
    r"|(?:announced|confirmed|revealed|reported|decided|ruled) (?:in|on|last|this|yesterday|today|earlier)(?: [\w’]+){0,3}? that\b|(?:explained|explains|noted|notes|advised|reported|stated|states|added|adds|confirmed|confirms|clarified|concluded|pointed out|emphasised|stressed"
    r"|acknowledged|mentioned|observed|considered|outlined|highlighted|recognised|heard|accepted|understood|hoped|expressed the view|suggests|indicated|understand|believe|think|know|recogni[sz]e|appreciate|are aware|am aware"
    r"|announced|asserted|reiterated|remarked)\s*,?\s*(?:that\b|how\b|(?=(?:it|they|he|she|we|there)\s))"
    r"|(?:was|were) of the (?:view|opinion) that\b|(?:was|were) (?:informed|advised|told|reminded|assured)\s+(?:that\b|how\b)"
    r"|(?:informed|told|reminded|assured|advised|updated)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,4}?\s+that\b)"
)
_REACH: Final = 800  # characters before a joint that are looked at
_IMPERSONAL: Final = (
    r"[Ii]t (?:was|is|has (?:also |now |previously )?been|had (?:also )?been) (?:also |further |generally |widely )?(?:advised|pointed out|noted|reported|said|thought|felt|explained"
    r"|highlighted|confirmed|clarified|acknowledged|seen|observed|recognised|stated|commented|emphasised|considered|feared|hoped|understood|left)(?: by [^,;.]{3,60}?(?=,? that\b))?"
)
_OPENER: Final = (
    r"(?:the|a|an|this|these|those|that|it|they|he|she|we|I|there|their|its|his|her|our|some|many|more|most|much|all|both|each|another|further|others?"
    r"|any|no|if|when|once|unless|one|two|three|four|five|six|seven|eight|nine|ten|local|work|officers|members|partners|schools|[A-Z“‘\"£\d][\w’'/&.-]*)"
)


@cache
def _frame() -> Guarded:
    return Guarded(
        rf"^(?:{_IMPERSONAL}(?:\s+that)?\s+|(?P<who>(?:[^;:.?!]|(?<=\bMr)\.|(?<=\bDr)\.|(?<=\bMs)\.|(?<=\bMrs)\.|(?<=\bCllr)\.|(?<=\b[A-Z])\.){{0,140}}?(?:\([^)]*\)\s*)?)(?<![\w’'-])(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bbe )(?<!\bbeen )(?<!\bas )(?<!\bto )(?:also |then |further |has |have |had |previously |therefore )*{_SAYING}"
        rf"\s+)(?=\S)"
    )


@cache
def _joint() -> re.Pattern[str]:
    before = r"(?:,\s*|\s+)"
    gap = r"(?:[\w’'“”‘/&().-]+\s+)"
    return re.compile(
        rf"(?P<semicolon>;\s+(?:and\s+|but\s+)?)"
        rf"|(?P<that>,?\s+and\s+that\s+(?=(?:[\w’'-]+\s+){{1,9}}?{AUXILIARY}\b))"
        rf"|{before}(?P<word>and|but|so(?! that)|whereas|while|whilst|although|though|however)\s+(?:that\s+)?"
        rf"(?=(?:(?:as a rule|in addition|in general|in particular|in the meantime|at present|if possible|in turn|then|also|now|therefore|will|still|already)\s+)*(?:{AUXILIARY}\b|{_DEED}\s+(?!by\b|with\b)|{_OPENER}\s+{gap}{{0,9}}?{AUXILIARY}\b|(?:it|they|he|she|we|there)\s+\w+|(?:[\w’'-]+\s+){{1,5}}?(?:will|would|should|could|(?:has|have|had) been)\b))"
        rf"|,\s+and\s+(?=(?:[\w’'-]+\s+){{1,4}}?(?:is|are|was|were|has|have|had)\s+(?:now\s+|also\s+|already\s+)?(?:\w+ing|\w+ed|been|to|due)\b)"
        rf"|\s+and\s+(?=(?:REQUESTED|INSTRUCTED)\b)"
        rf"|,\s+(?=(?:undertook|agreed|promised|offered|pledged|volunteered)\s+to\b)"
        rf"|,\s+(?=(?:which|who)\s+(?:will|would|has|have|had|is|was|are|were|aims?|aimed|should|could)\b)"
        rf"|,\s+(?P<then>then)\s+(?={AUXILIARY}\b|\w+\b)"
        rf"|,\s+(?={gap}{{1,6}}?(?:is|are)\s+(?:needed|required)\b)"
        rf"|,\s+(?=(?:{_OPENER}\s+){gap}{{0,4}}?(?:will|would|should|is to|are to|was to|has been|have been|has \w+ed|have \w+ed)\b)"
    )


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{AUXILIARY}|{_DEED}|be|runs|ends|costs|stands|needs|goes|comes|takes|gives|makes|\w{{2,}}ed|NOTED|AGREED|RESOLVED|APPROVED|ENDORSED)\b")


@cache
def _is_listed() -> re.Pattern[str]:
    """A member of a list behind a semicolon: a question word, or no finite verb before the next one."""
    return re.compile(rf"(?:what|how|who|where|which|whether|\d\)|[a-z]\))|(?!(?:[Tt]he )?[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){{0,3}} to [a-z])(?!(?:(?!;).)*?\b(?:{AUXILIARY}|{_DEED})\b)")


@cache
def _names_in_a_row() -> re.Pattern[str]:
    """The conjunction joins names ("A Council, B Council and C Council were")."""
    return re.compile(r"(?:[A-Z][\w’'&-]*(?:\s+(?:of\s+)?[A-Z][\w’'&-]*)*,\s+)+[A-Z][\w’'&-]*(?:\s+(?:of\s+)?[A-Z][\w’'&-]*)*$")


def _is_inside_name(before: str, joint: re.Match[str]) -> bool:
    """A conjunction between two capitalised words is part of a name ("the Health and Care Board")."""
    return bool(re.search(r"[a-z]\s+[A-Z][\w-]+$", before)) and joint.string[joint.end() : joint.end() + 1].isupper()


@cache
def _leans() -> re.Pattern[str]:
    """A part that leans on the one behind the comma ("If it failed, the service would close")."""
    return re.compile(r"(?:if|when|unless|while|whilst|although|as soon as|as part of|as(?! agreed| requested| previously| a result)|once|since|because|where|given|subject to|until|after|before|in order to|despite|provided)\b", re.IGNORECASE)


@cache
def _restart() -> re.Pattern[str]:
    return re.compile(r"\b(?:that(?! (?:up|down|off|over|back|in|out|and|to)\b|,|$)|who|which|whether|if|what|how|between|both|after|because|until|once|when|where)\b")


def find_frame(text: str) -> re.Match[str] | None:
    """Find the frame of reported speech at the start of a sentence.

    Args:
        text: The sentence.

    Returns:
        The match, whose group `who` is the speaker; None if nobody is reported.

    Example:
        >>> find_frame("Ann Lee said that the plan was late.")["who"]
        'Ann Lee '
    """
    found = _frame().match(text)
    return found if found and not _has_verb().search(_aside().sub(",", _upon().sub("", found["who"] or ""))) else None


@cache
def _upon() -> re.Pattern[str]:
    """What somebody speaks in answer to ("Asked why that was, ...")."""
    return re.compile(r"^(?:Asked|Pressed|Questioned|Challenged|Responding|Replying|In (?:answer|reply|response))\b[^,]*,\s*")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r",\s*(?:which|who)\b[^,]*,")


@cache
def _has_verb() -> re.Pattern[str]:
    """A speaker is a noun phrase: a verb or a pronoun that starts a clause shows that the match runs too far."""
    return re.compile(r"\b(?:which|that|where|because|although|is|are|was|were|will|would|should|could|asked if)\b")


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Split a sentence into clauses.

    Args:
        text: The sentence.

    Yields:
        Start and end of each clause, without joints, outer punctuation and white space.

    Example:
        >>> text = "The source would be checked and local figures would be added."
        >>> [text[a:b] for a, b in clauses(text)]
        ['The source would be checked', 'local figures would be added']
    """
    squeezed = squeeze(text)
    for start, end in _clauses(squeezed.words):
        yield squeezed.place(start), squeezed.place(end)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    begin = _behind_frame(text, 0)
    for joint in _joint().finditer(text, begin):
        if joint.start() < begin + 12 or not _cuts(text[max(begin, joint.start() - _REACH) : joint.start()], joint):
            continue
        yield from _trimmed(text, begin, joint.start())
        begin = _behind_frame(text, joint.end())
    yield from _trimmed(text, begin, len(text))


def _behind_frame(text: str, start: int) -> int:
    frame = find_frame(text[start:])
    return start + frame.end() if frame and start + frame.end() < len(text) - 8 else start


@cache
def _put_forward() -> re.Pattern[str]:
    return re.compile(r"[Ii]t was (?:proposed|suggested|moved|recommended)\b")


@cache
def _was_agreed() -> re.Pattern[str]:
    """What became of a proposal, in the same breath ("It was proposed by Ann Lee, and agreed, that ...")."""
    return re.compile(r"(?:\w+ly )?(?:agreed|resolved|carried)\b")


@cache
def _does_so() -> re.Pattern[str]:
    """What only says when the deed before it is to be done ("and expects to do so by May")."""
    return re.compile(r"(?:\w+ )?(?:expects?|expected|hopes?|hoped|intends?|intended|plans?|will|would|is|are|was|were)(?: to)?(?: be)? (?:do|doing|done) (?:so|this|it)\b")


def _cuts(before: str, joint: re.Match[str]) -> bool:
    """Whether the words before a joint are a clause of their own."""
    if before.count("(") > before.count(")") or before.count("“") > before.count("”"):
        return False
    if joint["semicolon"]:
        return bool(_finite().search(before)) and not _is_listed().match(joint.string, joint.end())
    if _does_so().match(joint.string, joint.end()) or (_put_forward().match(before) and _was_agreed().match(joint.string, joint.end())):
        return False
    if joint["that"] and _finite().search(before):
        return True
    if _leans().match(before) and ("," not in before or not (joint["word"] or joint["then"])):
        return False
    if joint["word"] == "and" and (_names_in_a_row().search(before) or _is_inside_name(before, joint)):
        return False
    restarts = list(_restart().finditer(before))
    tail = before[restarts[-1].end() :] if restarts and restarts[-1].start() > 0 else before
    return bool(_finite().search(tail))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    outer = " \n\t,;:.*•-–—\"“”"
    lead = len(words) - len(words.lstrip(outer))
    words = words.strip(outer)
    if words:
        yield start + lead, start + lead + len(words)
