"""What stands beside a name in an attendance list and is neither a post nor a body."""

from __future__ import annotations

import re
from functools import cache


@cache
def notes() -> re.Pattern[str]:
    """Return the pattern of a note on how or for how long somebody came ("by phone", "items 1-3"), or of a party."""
    return re.compile(
        r"(?:(?:attend(?:ed|ing) |joined |joining |present )?(?:by|via|on|over) (?:tele)?(?:phone|kit|conference|video|teams|skype|zoom|ms teams|webex|dial-in|link|line)\b.*|.*\b(?:telekit|remote(?:ly)?|virtual(?:ly)?|online|dial(?:led)?[- ]in)\b.*"
        r"|(?:for |until |from |to |part |agenda )*items?\b.*|(?:from|until|to|left|arrived|joined|departed|part|up to|after|before)\b.*\d.*|part(?: of)?(?: the)? meeting|in part|pm|am|tbc|and|minutes \d.*|via .*|phone|teams|yes|no|y|n|attended|present|observer status|lab(?:our)?|con(?:servative)?|lib(?:eral)?[ -]?dem(?:ocrat)?s?|green(?: party)?|ind(?:ependent)?|snp|plaid(?: cymru)?|ukip|reform(?: uk)?)",
        re.IGNORECASE,
    )


@cache
def chairs() -> re.Pattern[str]:
    """Return the pattern of a role in the meeting ("Chair", "presiding")."""
    return re.compile(
        r"(?:(?:acting|interim|joint|independent|deputy|vice|co|meeting)?[ -]?(?:chair(?:man|woman|person)?)|in the chair|chairing|presiding|convenor|convener)(?: of (?:the )?(?:meeting|panel|committee|board|group))?",
        re.IGNORECASE,
    )


@cache
def stands_in() -> re.Pattern[str]:
    """Return the pattern of words that say for whom somebody came."""
    return re.compile(
        r"(?:(?:as |a |attend(?:ed|ing) )*(?:(?:substitut(?:e|ing)|sub|deputis(?:ing|ed)|deputy|alternate|standing in)(?: member)? for|(?:substitute|substituting|deputising|sub|standing in)(?: member)?(?=\s*$))|(?:in place of|for|vice|on behalf of|representing)(?= (?:Cllr|Councillor|Mr|Mrs|Ms|Dr|(?-i:[A-Z][a-z]+ [A-Z]))))\b\s*(?P<whom>.*)",
        re.IGNORECASE,
    )


@cache
def replaced() -> re.Pattern[str]:
    """Return the pattern of words that say who came instead, in group a, b or c."""
    return re.compile(
        r"(?:for whom (?P<a>.+?) (?:attended|substituted|deputised|was present|stood in).*|(?P<b>[A-Z].*?) (?:is |was )?(?:deputising|substituting|attend(?:ed|ing)|standing in|in attendance|as (?:a )?substitute|to (?:attend|deputise)).*|(?i:(?:who |and )?(?:was |is )?(?:substitut(?:e|ed)|replaced|represented|deputi[sz]ed|(?:deputy|sub)(?= by|:))(?: by|:| was| is)? )(?P<c>[A-Z].+))"
    )


@cache
def takes_minutes() -> re.Pattern[str]:
    """Return the pattern of words that say who wrote the minutes."""
    return re.compile(r"(?i)(?:minutes?|notes?)(?:[ -](?:taker|secretary))?|scribe")


@cache
def tie() -> re.Pattern[str]:
    """Return the pattern of small words between a name and the body or group whose it is; "for" a body may speak several."""
    return re.compile(r"(?P<how>for|from|of|at|representing|on behalf of)\s+(?:the\s+)?(?=\w)|(?:who (?:was|took) )?in the [Cc]hair\b")
