"""Who speaks: whose words a sentence reports.

1. Whoever stands before the nearest verb of speech in the sentence ("Ann Lee said", "two speakers had expressed"), be it a party, a
   class of people, or initials or a given name that only one person of the document has.
2. To whom the sentence attributes its words behind or inside ("..., a charity has warned", "according to residents").
3. Whose note the block is ("AL: the quay is late").
4. Whoever was last reported as speaking in the same paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.authors import meeting
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.records import Said

_NEAR: Final = 240  # characters between a pronoun and the party that it stands for
_BACK: Final = 8  # sentences of a paragraph that are looked back over
_SPEECH: Final = (
    r"(?:said|says?|explain(?:ed|s)|not(?:ed|es)|advis(?:ed|es)|inform(?:ed|s)|clarif(?:ied|ies)|assur(?:ed|es)|confirm(?:ed|s)|report(?:ed|s)|agreed|agrees|present(?:ed|s)|outlin(?:ed|es)|told|tells|respond(?:ed|s)|repl(?:ied|ies)|add(?:ed|s)"
    r"|stat(?:ed|es)|updat(?:ed|es)|felt|feels?|highlight(?:ed|s)|emphasi[sz](?:ed|es)|stress(?:ed|es)|introduc(?:ed|es)|spoke|speaks|thought|thinks?|believ(?:ed|es?)|fear(?:ed|s)|warn(?:ed|s)|argu(?:ed|es?)|remind(?:ed|s)|question(?:ed|s)|suggest(?:ed|s)"
    r"|gave|gives|took|drew|draws|refer(?:red|s)|comment(?:ed|s)|apologi[sz](?:ed|es)|considered|considers|rais(?:ed|es)|describ(?:ed|es)|recogni[sz](?:ed|es)|summari[sz](?:ed|es)|asked|asks|wanted|claim(?:ed|s)|insist(?:ed|s)|view(?:ed|s)|voiced|expressed|expresses|shared|mention(?:ed|s)|identified|observed|conclud(?:ed|es)"
    r"|point(?:ed|s) (?:out|to)|accept(?:ed|s)|acknowledg(?:ed|es)|admit(?:ted|s)|complain(?:ed|s)|flag(?:ged|s)|report back|wonder(?:ed|s)|queried|disputes?|disputed|challenged|objected|objects|opposed|reiterated|discussed|heard|cited|found|praised|welcomed|endorsed|writes|wrote|put it|had written|talked|called|calls"
    r"|regard(?:ed|s)|intimated|remarked|recounted|cautioned|testified|contend(?:ed|s)|maintain(?:ed|s) that|submitted that|conceded|alleged|predict(?:ed|s)|recorded that|drew attention|urged|lamented|deplored|proposed|moved|pressed|made the point|set out|went through|led|ran through|put (?:the|it|this|forward)|rated|been (?:plain|clear|adamant|vocal|critical)|written (?:to|in|that|back)|replied|decided that|preferred|retorted|accused|criticised|condemned|attacked|blamed|slammed|branded|dismissed|denied|countered|pleaded|revealed|announced|promised|declared|conceded|wished|regretted|recalled"
    r"|(?:was|were|is|are|remain(?:ed|s)) (?:\w+ )?(?:concerned|worried|troubled|disappointed|unhappy|anxious|surprised|dismayed|uneasy|frustrated|clear that|keen|pleased|convinced|of the view))\b"
)
_LINK: Final = r"(?:\s*\([^)]*\))?(?:,[^,.;]{2,90},|, (?!(?:and|but|or|which|who|while|as|that|so|to|it|he|she|they|we|the|an?)\b)[^,;:]{3,70}?(?=\s))?,?\s+(?:also |then |has |had |have |previously |now |further |therefore |again |himself |herself |always |never |often |already |later |earlier |since |still |all |both |\w+ly )*"
_PEOPLE: Final = (
    r"(?:members?|officers?|officials|ministers?|councils|councillors|schools|partners|providers|teams?|colleagues|staff|agencies|users|organisations|practitioners|professionals|spokes(?:man|woman|person|people)|commissioners|governors|trustees|companies|institutions|leads?|headteachers?|heads|parents|carers|volunteers|charit(?:y|ies)|representatives?"
    r"|residents?|pupils|students|witnesses|stakeholders|campaigners|critics|families|young people|children|patients|unions?|experts|respondents|neighbours|farmers|traders|businesses|speakers?|people|teachers|attendees|delegates|consultees|observers?|firms|academics|researchers|analysts|inspectors|auditors|tenants|workers|someone|others)"
)

_NO_NAME: Final = r"(?:of|for|and|or|but|that|to|the|in|at|on|by|with|a|an|it|was|were|is|are|had|has|have|although|while|whilst|however|as|if|when|because|two|three|some|several|many|other)\b"


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(_LINK + _SPEECH)


@cache
def _class() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[,;:] |\b(?:and|but|while|whilst|although|that|however,?) )(?:the |some |several |many |two |three |four |most |a number of |a few |all |both |those |our |other |\d[\d.]*(?:%| per cent) of )*(?P<who>(?:(?!{_NO_NAME})[\w’'-]+ ){{0,3}}?{_PEOPLE}(?: (?:and|or) (?:[\w-]+ ){{0,2}}?{_PEOPLE})?)(?P<of> (?:of|on|from|in|at) (?:the )?[^,;.]{{2,60}}?)?(?= (?:also |then |has |had |have |now |further |therefore )*{_SPEECH})",
        re.IGNORECASE,
    )


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,;:–-] |\b(?:and|but|although|while|whilst) |The )(?P<who>[A-Z]{{2,3}}|[A-Z][a-z]+(?: [A-Z]\b)?)(?={_LINK}{_SPEECH}|:\s| [-–] | (?:not|can|will|would|is|has|had)\b)")


def reported(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Return whoever stands before the last verb of speech in a stretch of a sentence.

    Args:
        reading: The reading with its cast.
        span: The stretch, from the start of the sentence to the words that are reported.

    Returns:
        The speaker; empty if nobody is reported.
    """
    found = max(_speakers(reading, span), key=lambda said: said.span.start, default=None)
    return (found,) if found else _in_second_verb(reading, span) or _by_form(reading, span)


@cache
def _proper() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.;:] |\d )(?:The )?(?P<who>(?!The |This |These |Those |All |No )[A-Z][\w’'&-]+ (?:(?:of|for|and|the) )*[A-Z][\w’'&-]+(?: (?:(?:of|for|and|the) )*[A-Z][\w’'&-]+){{0,4}}(?<![’']s))(?={_LINK}{_SPEECH})")


@cache
def _post() -> re.Pattern[str]:
    return re.compile(rf"^The (?P<who>[A-Z][a-z]{{3,}})(?={_LINK}{_SPEECH})")


def _by_form(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Who has the form of a name before a verb of speech, although nobody knows the name."""
    words = reading.words(Span(span.start, span.end + 24))
    for found in (*_proper().finditer(words), *_post().finditer(words)):
        if found.end("who") <= len(span):
            return (Said(found["who"], Span(span.start + found.start("who"), span.start + found.end("who"))),)
    return ()


@cache
def _second_verb() -> re.Pattern[str]:
    return re.compile(rf"[\w,)] and (?:also |then )?{_SPEECH}")


def _in_second_verb(reading: Reading, span: Span) -> tuple[Said, ...]:
    """The person whom a sentence starts with, where its second verb is one of speech ("Ann Lee tabled the paper and warned that")."""
    first = next(iter(reading.cast.within(Span(span.start, min(span.end, span.start + 60)))), None)
    if first is None or first.kind == "body" or first.span.start > span.start + len("The "):
        return ()
    goes_on = _second_verb().search(reading.words(Span(first.span.end, span.end + 24)))
    return (first.said(),) if goes_on else ()


def _speakers(reading: Reading, span: Span) -> Iterator[Said]:
    text, words = reading.document.text, reading.words(span)
    verb_end = span.end + 24  # the verb may be the words of worry themselves
    within = 0  # where the apposition of the last speaker ends ("Ann Lee, head of Harbour Trust, said")
    for mention in reading.cast.within(span):
        speaks = _speaks().match(text, mention.span.end, verb_end) if mention.span.start >= within else None
        if speaks and not _by().search(words[: mention.span.start - span.start]):
            within = speaks.end()
            yield mention.said()
    around = reading.words(Span(span.start, verb_end))
    for found in _class().finditer(around):
        if found.end("who") <= len(words):
            yield _whole(reading, span.start, found)
    gathered = _gathered().search(around)
    if gathered and gathered.end("who") <= len(words) and not reading.cast.within(Span(span.start + gathered.start(), span.start + gathered.end("who"))):
        yield from (Said(said.value, Span(span.start + gathered.start("who"), span.start + gathered.end("who"))) for said in meeting(reading))
    for found in _called().finditer(around):
        person = person_called(reading, found["who"]) if found.end("who") <= len(words) else ""
        if person:
            yield Said(person, Span(span.start + found.start("who"), span.start + found.end("who")))


@cache
def _gathered() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (?P<who>(?:[Gg]roup|[Pp]anel|[Cc]ommittee|[Bb]oard|[Ff]orum|[Mm]eeting|[Pp]artnership))(?= (?:also |then |has |had |have |further |therefore )*{_SPEECH})")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|to|of|with|from|for|about|which|whom)\s+(?:the\s+)?$")


def _whole(reading: Reading, base: int, found: re.Match[str]) -> Said:
    """The class of people, or the body whose members they are."""
    span = Span(base + found.start("who"), base + found.end("who"))
    if found["of"]:
        bodies = [m for m in reading.cast.within(Span(base + found.start("of"), base + found.end("of"))) if m.kind == "body"]
        if bodies:
            return bodies[0].said()
    return Said(" ".join(found["who"].split()), span)


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[Tt]he |[Ss]ome |[Ss]everal |[Mm]any |[Mm]ost |[Aa]n? |[Bb]oth |[Oo]ne |[Oo]ther |[Aa] number of |[Aa] few )*(?P<who>(?:(?!{_NO_NAME})[\w’'-]+ ){{0,3}}?(?i:{_PEOPLE}|[a-z]{{3,}}s)|(?!(?:We|They|He|She|It|I|This|That|These|Those|There|No|Not|Nobody|Her|His|Their|Our|Its|My|What|Which|Who|Whose|Where|When|How|If|As|But|And|So)\b)[A-Z][\w’'-]+(?: (?:of |for )?[A-Z][\w’'-]+){{0,4}})(?P<of> (?:of|on|from|in|at) (?:the )?[^,;.]{{2,60}}?)?(?: (?:was|were|is|are|has|have|had|also|all|still|been|remain|remained|remains|do|did|does|very|now|then))*\s*$"
    )


def worrier(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Return the class of people or the post that is the subject of a clause without naming a party.

    Args:
        reading: The reading with its cast.
        span: From the start of the clause to the words that only somebody with a mind is the subject of.

    Returns:
        The words themselves, or the body of whose members they speak; empty if the clause starts otherwise.
    """
    found = _subject().match(reading.words(span))
    if found is None:
        return ()
    person = person_called(reading, found["who"]) if " " not in found["who"] else ""
    place = Span(span.start + found.start("who"), span.start + found.end("who"))
    if found["who"].endswith(("’s", "'s")):
        named = next(iter(reading.cast.within(place)), None)
        return (named.said() if named else Said(found["who"][:-2], Span(place.start, place.end - 2)),)
    return (Said(person, place),) if person else (_whole(reading, span.start, found),)


def person_called(reading: Reading, word: str) -> str:
    """Return the one person of a document who has these initials or this given name.

    Args:
        reading: The reading with its cast.
        word: Initials ("AL") or a given name, perhaps with the surname's initial ("Ann L").

    Returns:
        The name as in `Person.called`; empty if nobody or more than one is called so.
    """
    names = {person.name.value for person in reading.cast.people if person.name and " " in person.name.value}
    if word.isupper():
        fitting = [name for name in names if "".join(part[0] for part in re.split(r"[\s-]+", name) if part) == word]
    else:
        first, _, last = word.partition(" ")
        fitting = [name for name in names if name.split()[0] == first and name.split()[-1].startswith(last)]
    return fitting[0] if len(fitting) == 1 else ""


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\s*(?:\([^)]{1,40}\))?\s*(?::|[-–—](?=\s))\s+")


def labelled(reading: Reading, sentence: Sentence) -> tuple[Said, ...]:
    """Return whose note a block is ("AL: the quay is late", "Ann - the quay is late").

    Args:
        reading: The reading with its cast.
        sentence: A sentence of the block.

    Returns:
        The party that its label names; empty if it has none.
    """
    block = reading.block(sentence).span
    head = Span(block.start, min(block.end, block.start + 60))
    titled = _heads().match(reading.words(head))
    within = reading.cast.within(Span(block.start, block.start + titled.end())) if titled else ()
    if len({mention.name for mention in within if mention.kind == "person"}) == 1:
        return tuple(mention.said() for mention in within if mention.kind == "person")[:1]
    first = next(iter(reading.cast.within(head)), None)
    if first and first.kind != "body" and first.span.start <= block.start + 2 and _label().match(reading.document.text, first.span.end, block.end):
        return (first.said(),)
    found = _called().match(reading.words(head))
    person = person_called(reading, found["who"]) if found else ""
    return (Said(person, Span(block.start + found.start("who"), block.start + found.end("who"))),) if found and person else ()


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(r"[^:.;]{4,58}:\s")


@cache
def _attributes() -> re.Pattern[str]:
    return re.compile(rf"(?:[,”\"’]|\bas|\bso)\s+(?P<before>{_SPEECH}\s+)?(?:the |an? )?(?:[\w’' -]{{0,40}}, )?$")


@cache
def _according() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:view|opinion|words) of|[Tt]he (?:view|fear|concern|opinion) of|[Cc]omplaints? from|[Cc]oncerns? (?:raised |expressed |voiced )?(?:by|from|of|among)|(?:raised|expressed|voiced|reported|shared|made|felt|queried|questioned|highlighted|challenged|disputed|contested|criticised|opposed|rejected|condemned|described|identified|flagged|cited|noted|pointed out|stated|explained|observed|mentioned) by)\s+(?:the\s+|some\s+|many\s+|several\s+)*")


@cache
def _thinking() -> re.Pattern[str]:
    """A participle of thought that opens a sentence: who thinks is behind the comma."""
    return re.compile(r"(?:Recognising|Recognizing|Noting|Acknowledging|Accepting|Concerned|Worried|Fearing|Believing|Mindful|Conscious|Aware|Regretting)\b[^,;.]{10,160},\s+(?:the\s+)?")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"(?:[\w’'-]+ ){{0,3}}?{_PEOPLE}\b")


@cache
def _people_say() -> re.Pattern[str]:
    return re.compile(rf"[,”\"’]\s+(?:the |an? |some )?(?P<who>(?:[\w’'-]+ ){{0,2}}?{_PEOPLE})\s+(?:has |have |had )?(?:say|says|said|warn|warns|warned|fear|claim|believe|believes)\b[^.]{{0,12}}\.?$")


@cache
def _aside() -> re.Pattern[str]:
    """Who is said to say so in a relative clause ("a scheme that campaigners say will fail", "which Legal Services advised")."""
    return re.compile(rf"\b(?:which|that)\s+(?:the\s+|some\s+|many\s+)?(?P<who>(?:[\w’'-]+ ){{0,2}}?{_PEOPLE}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{1,3}})\s+(?:say|says|said|claim|claimed|believe|believed|fear|feared|warn|warned|argue|argued|advised|think|thought|describe|described)\b")


def attributed(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Return to whom a sentence attributes what it says, behind or inside it.

    Args:
        reading: The reading with its cast.
        span: The sentence.

    Returns:
        The party of "..., said Ann Lee", "so Ann Lee believes", "according to Ann Lee"; empty if there is none.
    """
    text, words = reading.document.text, reading.words(span)
    for mention in reading.cast.within(span):
        at = mention.span.start - span.start
        opens = _attributes().search(words[max(0, at - 90) : at]) if at else None
        if opens and (opens["before"] or _speaks().match(text, mention.span.end, span.end)):
            return (mention.said(),)
    found = _according().search(words) or _thinking().match(words)
    if found:
        return _named_at(reading, span, found.end())
    said = _people_say().search(words) or _aside().search(words)
    return (Said(said["who"], Span(span.start + said.start("who"), span.start + said.end("who"))),) if said else ()


def _named_at(reading: Reading, span: Span, offset: int) -> tuple[Said, ...]:
    start = span.start + offset
    first = next(iter(reading.cast.within(Span(start, min(span.end, start + 80)))), None)
    if first and first.span.start <= start + 1:
        return _joined(reading, first, span)
    people = _people().match(reading.words(Span(start, span.end)))
    return (Said(people[0], Span(start, start + people.end())),) if people else ()


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"\s*(?:,|,? and)\s+(?:(?:the|Councillor|Cllr|Mrs?|Ms|Dr)\.?\s+)*")


def _joined(reading: Reading, first: Mention, span: Span) -> tuple[Said, ...]:
    """A party, and the people whom "and" joins to it."""
    ones = [first]
    for mention in reading.cast.within(Span(first.span.end, span.end)):
        if mention.kind != "person" or first.kind != "person" or not _and().fullmatch(reading.words(Span(ones[-1].span.end, mention.span.start))):
            break
        ones.append(mention)
    return tuple(one.said() for one in ones)


@cache
def _hands_over() -> re.Pattern[str]:
    return re.compile(r"\b(?:presentation|update|report|overview|briefing|statement|question|representations?|letter|evidence)\b[^.;]{0,40}? (?:from|by)\s+(?:the\s+)?$")


def earlier(reading: Reading, sentence: Sentence) -> tuple[Said, ...]:
    """Return who was last reported as speaking in the same block before a sentence.

    Args:
        reading: The reading with its cast.
        sentence: The sentence.

    Returns:
        The speaker; empty if nobody speaks before it.
    """
    index = bisect_left(reading.sentences, sentence.span.start, key=lambda one: one.span.start)
    for before in reversed(reading.sentences[max(0, index - _BACK) : index]):
        if before.block != sentence.block and not (before.block == sentence.block - 1 and _goes_on(reading, sentence)):
            break
        named = reported(reading, before.span) or attributed(reading, before.span) or _introduced(reading, before.span)
        if named:
            return named
    return _leading(reading, sentence)


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether a paragraph of a news article goes on with the quotation of the one before it."""
    return reading.metadata.genre == "news-article" and reading.words(reading.block(sentence).span).lstrip()[:1] in "\"“‘'"


def _leading(reading: Reading, sentence: Sentence) -> tuple[Said, ...]:
    """Who speaks in the line that leads the list in which a sentence stands ("The Panel noted that:", "The Panel's views were:")."""
    blocks, index = reading.document.blocks, sentence.block
    while index > 0 and blocks[index].kind == "item":
        index -= 1
    words = reading.words(blocks[index].span).rstrip() if index < sentence.block else ""
    if not words.endswith((":", "that", ":-")):
        return ()
    named = reported(reading, blocks[index].span)
    if named or not _discusses().search(words):
        return named
    bodies = (mention for mention in reading.cast.within(blocks[index].span) if mention.kind == "body")
    return tuple(mention.said() for mention in bodies)[:1]


@cache
def _discusses() -> re.Pattern[str]:
    """A lead-in to what was said when something was discussed."""
    return re.compile(r"\b(?:points|issues|views|comments|concerns|discussion|discussed|observations|questions)\b[^.:]{0,60}(?::-?|that)$")


@cache
def _voices() -> re.Pattern[str]:
    return re.compile(r"(?:[’']s?)\s+(?:\w+ )?(?:fears?|worr(?:y|ies)|concerns?|disappointment|frustration|dismay|unease|regret|alarm|criticisms?|views?|advice|evidence|complaints?|objections?|points?|assessment|opinion|position|claims?|argument|estimate|forecast|warning)\b")


@cache
def _written() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Rr]eports?|[Pp]apers?|[Ll]etters?|[Aa]udits?|[Ss]urveys?|[Ss]ubmissions?|[Ss]tatements?|[Bb]riefings?|[Pp]etitions?|[Rr]eviews?|[Ee]vidence|[Ff]igures|[Rr]esearch|[Aa]nalysis)\b[^.;,:]{0,40}? (?:by|from)\s+(?:the\s+)?$")


@cache
def _own_view() -> re.Pattern[str]:
    """A view told of by a pronoun ("Its view is that")."""
    return re.compile(r"(?P<whose>Its|Their|His|Her)\s+(?:\w+ )?(?:fears?|worr(?:y|ies)|concerns?|views?|advice|complaints?|objections?|points?|assessment|opinion|position|claims?|argument|warning)\s+(?:is|was|were|are|had been) (?:that|about)\b")


def _opening(reading: Reading, mention: Mention) -> Mention:
    """The party that a mention's sentence starts with, which a pronoun in the next one stands for; else the mention."""
    sentence = reading.sentence_at(mention.span.start)
    first = next(iter(reading.cast.within(sentence.span)), mention) if sentence else mention
    return first if sentence and first.kind == mention.kind and first.span.start - sentence.span.start <= len("The ") else mention


def voiced(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Return whose view or paper a stretch of a sentence tells ("Ann Lee's fear is that", "a report by the Harbour Trust").

    Args:
        reading: The reading with its cast.
        span: From the start of the sentence to the words of worry.

    Returns:
        The party; empty if the stretch tells none.
    """
    text, words = reading.document.text, reading.words(span)
    own = _own_view().match(words)
    if own:
        kinds = {"person", "post"} if own["whose"] in ("His", "Her") else {"body", "person", "post"}
        before = next((mention for mention in reading.cast.before(span.start) if mention.kind in kinds), None)
        if before and span.start - before.span.end < _NEAR:
            return (_opening(reading, before).said(),)
    for mention in reversed(reading.cast.within(span)):
        if _voices().match(text, mention.span.end, span.end + 24) or _voices().match(text, mention.span.end - 2, span.end + 24):
            return (mention.said(),)
        if _written().search(words[: mention.span.start - span.start]):
            return (mention.said(),)
    return ()


def _introduced(reading: Reading, span: Span) -> tuple[Said, ...]:
    """Whoever is said to give a presentation or to have been asked to speak."""
    words = reading.words(span)
    for mention in reading.cast.within(span):
        if mention.kind != "body" and _hands_over().search(words[: mention.span.start - span.start]):
            return (mention.said(),)
    return ()
