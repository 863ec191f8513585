"""Who a figure comes from: the party that the sentence gives the word to, at the figure's place.

1. The nearest frame before the figure wins: reported speech ("Ann Lee advised that"), a label ("ZP: ..."), a party with a verb of
   saying or showing ("the Trust puts it at").
2. Else a frame behind it in the same clause: "..., said Ann Lee", "..., she added", "according to the Trust", "by the Trust's estimate".
3. A speaker who is no party of the cast (residents, officers) is named by the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.authors import meeting
from ingest.extract.clauses import find_frame
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.extract.sources import find_documents
from ingest.extract.speakers import person_called
from ingest.extract.statistics.quotations import person_before, quoted_speaker
from ingest.extract.statistics.words import said_at
from ingest.records import Said

_FAR: Final = 400  # characters between "a spokesman" and the body whose he is
_POST: Final = 6  # letters of a post that tells who is meant
_SAYS = (
    r"(?:said|says|say|told|tells|tell (?:us|me|you)|state|stat(?:es|ed|ing)|report(?:s|ed|ing)?|advis(?:es?|ed)|explain(?:s|ed)?|not(?:es|ed)|add(?:s|ed)|claim(?:s|ed)?|estimat(?:es?|ed)|calculat(?:es?|ed)|warn(?:s|ed)?|caution(?:s|ed)|predict(?:s|ed)?|suggest(?:s|ed)?|argue[sd]?|reveal(?:s|ed)|confirm(?:s|ed)?"
    r"|announc(?:es|ed)|highlight(?:s|ed)|stress(?:es|ed)|point(?:s|ed) out|believe[sd]?|think(?:s)?|thought|fear(?:s|ed)|expect(?:s|ed)|had counted|counted(?! (?:as|among|towards|by)\b)|tim(?:es|ed) (?=it|the)|measur(?:es|ed)|works? out|worked out|(?:do|does|did) not (?:think|believe|accept|agree|expect|recognise)|(?:makes|made) it|ma(?:de|kes) the point|(?:was|were) minded|regrett(?:ed|s)|lament(?:ed|s)|puts?(?! (?:£|\d|about|some|money|in|into|forward|on|up|out|off)\b)(?! £)|reckon(?:s|ed)?|insist(?:s|ed)|conclud(?:es|ed)|outlin(?:es|ed)|worr(?:ies|ied)|complain(?:s|ed)|protest(?:s|ed)|object(?:s|ed)|disput(?:es|ed)|promis(?:es|ed)|describ(?:es|ed)|updat(?:es|ed)|find|finds|found|observ(?:es|ed)"
    r"|remind(?:s|ed)|inform(?:s|ed)|admit(?:s|ted)|accept(?:s|ed)|mention(?:s|ed)|record(?:s|ed)|comment(?:s|ed)|maintain(?:s|ed)|emphasis(?:es|ed)|shar(?:es|ed)|present(?:s|ed)|offer(?:s|ed)|ask(?:s|ed)|quot(?:es|ed)|survey(?:s|ed)|poll(?:s|ed)|interview(?:s|ed)|question(?:s|ed)|voiced|identified|rais(?:es|ed)|assur(?:es|ed)|would put(?= (?:it|the|this|that|its|their)\b)|forecast|repl(?:ies|ied)|respond(?:s|ed)|indicat(?:es|ed)|intimat(?:es|ed)|acknowledg(?:es|ed)|conced(?:es|ed)|clarif(?:ies|ied)|reiterat(?:es|ed)|testif(?:ies|ied)|recall(?:s|ed)|complain(?:s|ed)|hop(?:es|ed)|sets? out|dr(?:ew|aws) (?:[\w]+ )?attention|introduc(?:es|ed)|(?:took|takes|talked|walked) [\w ]{3,30}? through|(?:went|goes) through|tabl(?:es|ed)|propos(?:es|ed)|(?:took|takes) (?:the|this|that|his|her) [\w ]{3,30}? as read|(?:was|were|is|are) (?:also )?(?:concerned|worried|pleased|disappointed|surprised|clear|right|aware)(?= (?:that|to|by|about|with|in)\b)|sp(?:oke|eaks) to|(?:g(?:ave|ives)|provid(?:es|ed)) (?:an?|the|some) (?:[\w-]+ ){0,3}?(?:update|presentation|report|overview|summary|account|figures|briefing))"
)
_CLASS = r"(?:[Oo]fficers|[Rr]esidents|[Mm]embers|[Pp]arents|[Ff]amilies|[Ss]taff|[Ss]chools|[Tt]eachers|[Hh]eadteachers|[Cc]ampaigners|[Rr]esearchers|[Cc]onsultants|[Pp]artners|[Gg]overnors|[Cc]arers|[Yy]oung people|[Cc]ritics|[Mm]inisters|[Uu]nions|[Cc]harities|[Cc]ouncils|[Ff]inance|[Ee]xperts|[Oo]fficials|[Dd]octors|[Ll]awyers|[Pp]olice|[Hh]eads|[Cc]ouncillors|(?:The |the )?(?:inspectors|auditors|reviewers|coroner|ombudsman|regulator|watchdog|union|judge|force|charity|company|firm|trust|council|government|department|hospital|agency|authority|ministry|provider|operator|landlord|college|university|school|campaign)|[Ii]nspectors|[Aa]uditors|(?:[A-Z][a-z-]+ |[a-z]+ )?(?:workers|nurses|managers|providers|volunteers|patients|tenants|midwives|clinicians|practitioners|landlords|representatives)|GPs)"


@cache
def _saying() -> re.Pattern[str]:
    """Behind a mention: an aside at most, adverbs, and a verb of saying."""
    return re.compile(rf"(?:[’']s?)?(?:\s*\([^)]*\))?(?:,[^,;.]{{3,90}},)?\s*(?:(?:also|then|further|has|have|had|now|would|has also|have also|will|himself|herself|in turn)\s+)*(?:team\s+)?(?P<verb>{_SAYS}|(?:own\s+)?(?:advice|view|evidence|position|understanding|reply|answer|prediction|claim|belief|warning) (?:is|was|had been) that)\b(?!\s+(?:as|by)\b)")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\s*(?:\([^)]{2,40}\)\s*)?(?::|(?<=[\s)])[–-])\s")


@cache
def _of_classes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d )\b(?P<who>{_CLASS}(?:\s+(?:at|from|of|in)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*)*)?)\s+(?:(?:also|have|had|has|would)\s+)*(?!(?:asks?|asked|record\w*|puts?|present\w*)\s+(?:\w+\s+)?(?:\d|$))(?!offered\b){_SAYS}\b")


@cache
def _unknown() -> re.Pattern[str]:
    """A name that the cast does not know, with a verb of saying behind it."""
    name = r"(?!(?:The|A|An|It|He|She|They|We|I|You|This|That|These|Those|In|On|At|For|And|But|As|Some|Many|Most|One|Our|Its|Their|His|Her|There|If|When|Work|Data|Figures|Research|Statistics|Results|Evidence|Analysis|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-Z][\w’'&-]+(?<![’']s)"
    verb = r"(?:said|says|say|told|reported|claims?(?!\s+(?:that|are|were|of)?\s*(?:put|show|suggest|are|were|of))|claimed|estimates?(?!\s+(?:put|show|suggest|are|were|of))|estimated|warns?|warned|suggests?|suggested|argues?|argued|reveals?|revealed|confirmed|announced|predicts?|predicted|calculates?|calculated|believes?|surveyed|polled|interviewed|questioned|found)"
    return re.compile(rf"(?P<who>{name}(?:\s+(?:(?:of|and|for|the|&)\s+)?{name}){{0,6}})(?:,[^,;.]{{3,80}},)?\s+(?:also\s+|has\s+|have\s+|had\s+)*{verb}\b(?! by\b)")


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&/-])(?P<who>[A-Z]{{2,3}})\s+(?:(?:also|then|has|had)\s+)*{_SAYS}\b")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b[Aa]ccording to|\bgoing by|\b(?:said|says|say|warned|added|claimed|explained)(?=\s)|\b(?:quoted|reported|estimated|provided|supplied|collected|produced|compiled|calculated|given|published|released|forecast|picked up|raised|put forward|presented|introduced|outlined|highlighted) by|\b(?:figures|data|estimates|statistics) (?:from|by)|\bin the (?:view|opinion) of|\btold (?:to )?us by|\bheard (?:evidence )?from|\b(?:told|informed|advised|updated) by)\s+(?:the\s+|an?\s+)?(?P<what>[^,.;]{0,60})"
    )


@cache
def _tail() -> re.Pattern[str]:
    """A frame set behind or into what is said: ", she added", ", which the charity says"."""
    return re.compile(rf"(?:[,”\"’]|\s[–-]|\b(?:which|that|so|as))\s*(?P<who>(?:the\s+)?[\w’'.-]+(?:\s+[\w’'.-]+){{0,4}}?)\s+(?:also\s+)?{_SAYS}\b(?!\s+(?:that|as)\b)")


@cache
def _owned() -> re.Pattern[str]:
    """Behind a mention: the estimate or figure is its own ("by the ambulance service's estimate", "Finance's estimate is")."""
    return re.compile(r"[’']s?\s+(?:\w+\s+)?(?:estimates?|figures?|reckoning|calculations?|count|forecast|data|own figures|analysis|modelling|sampling|testing|tests|checks|monitoring|readings|inspectors|surveyors|engineers|researchers|staff|officers|records)\b")


@cache
def _owner_words() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:[Bb]y|[Oo]n|[Ii]n)\s+|^|[:;,]\s+)(?P<who>(?:the\s+)?[A-Za-z][\w-]*(?:\s+[\w-]+){0,3})[’']s?\s+(?:own\s+)?(?:estimates?|reckoning|calculations?|forecast)\b")


@cache
def _own_reckoning() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Bb]y|[Oo]n)\s+(?P<who>h(?:er|is))\s+(?:own\s+)?(?:estimates?|reckoning|count|calculations?|figures?)\b")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"^(?:In (?:reply|response|answer|addition) to|Following|Responding to|Asked (?:by|about)|Replying to|On|Referring to|After|At|Under|With regard to|Regarding|Turning to|Introducing)\b[^,]*(?:\([^)]*\)[^,]*)?,\s*")


def find_speaker(reading: Reading, sentence: Sentence, figure: Span) -> Said | None:
    """Find who gives a figure in its sentence.

    Args:
        reading: The reading with its cast.
        sentence: The figure's sentence.
        figure: The figure's place.

    Returns:
        The party, by its fullest name where the cast knows it; None if the sentence gives the word to nobody.
    """
    before = list(_frames_before(reading, sentence, figure))
    if before:
        return _holder(reading, max(before, key=lambda who: who.span.start))
    behind = _frame_behind(reading, sentence, figure) or (quoted_speaker(reading, sentence, figure) if len(figure) else None)
    return _holder(reading, behind) if behind else None


def _holder(reading: Reading, who: Said) -> Said:
    """The one person of the document who holds the post that is named."""
    post = re.sub(r"^the ", "", who.value.casefold())
    named = reading.cast.within(who.span)
    if not named and re.fullmatch(r"[a-z]+", post) and who.value != post:
        # "the Director" is the one person who is director of something
        posted = {person.name.value for person in reading.cast.people if person.name and person.post and re.match(rf"{post} (?:of|for)\b", person.post.value.casefold())}
        return Said(posted.pop(), who.span) if len(posted) == 1 else who
    if not (named and named[0].kind == "post") or len(post) < _POST:
        return who
    holders = {person.name.value for person in reading.cast.people if person.name and person.post and f" {person.post.value.casefold()}".endswith(f" {post}")}
    return Said(holders.pop(), who.span) if len(holders) == 1 else who


def opening_speaker(reading: Reading, sentence: Sentence) -> Said | None:
    """Find to whom a sentence gives the word as a whole, for the sentences that follow it.

    Args:
        reading: The reading with its cast.
        sentence: The sentence.

    Returns:
        The last party that the sentence gives the word to; None if there is none.
    """
    end = Span(sentence.span.end, sentence.span.end)
    return find_speaker(reading, sentence, end)


def subject_speaker(reading: Reading, sentence: Sentence, figure: Span) -> Said | None:
    """Find the person whom a sentence of minutes is about from its first word: what minutes tell of him is taken to be from him.

    Args:
        reading: The reading with its cast.
        sentence: The figure's sentence.
        figure: The figure's place.

    Returns:
        The person; None if the sentence starts otherwise, or with what only belongs to a person.
    """
    first = next(iter(reading.cast.within(Span(sentence.span.start, figure.start))), None)
    words = reading.words(sentence.span)
    if first is None or first.kind == "body" or first.span.start - sentence.span.start > len("The "):
        return None
    return first.said() if _acts().match(words, first.span.end - sentence.span.start) else None


@cache
def _acts() -> re.Pattern[str]:
    """Behind a person: a verb of having, being, meaning or doing, and no sign that something only belongs to the person."""
    return re.compile(r"(?:\s*\([^)]*\))?\s+(?:also\s+|then\s+|had\s+|has\s+)*(?:was (?:minded|willing|able|unable|not|pleased|keen|inclined|prepared)|preferred|wanted|wished|intended|proposed|hoped|favoured|sought|looked|had (?:had|received|stood|spent|seen|been|gone|asked|visited|spoken|rung|written|met|heard|read|found|done|timed|kept)|stood|st(?:ood|ands) by|[a-z]+ed)\b")


def _frames_before(reading: Reading, sentence: Sentence, figure: Span) -> Iterator[Said]:
    base, words = sentence.span.start, reading.words(sentence.span)
    limit = figure.start - base
    frame = find_frame(words)
    if frame and frame["who"] and frame.end() <= limit:
        who = _of_frame(reading, base, frame)
        yield from (who,) if who else ()
    lead = _lead().match(words)
    start = lead.end() if lead and not (frame and frame["who"]) else 0
    documents = [Span(base + found.start, base + found.end) for found in find_documents(words)]
    yield from (who for who in _unlisted(reading, sentence, start, limit) if not any(who.span.overlaps(document) for document in documents))
    for mention in reading.cast.within(Span(base + start, max(base + start, figure.start))):
        if _gives(words, mention, base, limit) and not any(mention.span in document for document in documents):
            yield _with_name(reading, sentence, mention)


def _with_name(reading: Reading, sentence: Sentence, mention: Mention) -> Said:
    """A body that only a small word names, with the capitalised words before it ("the Ashby General estates department")."""
    words = reading.words(Span(sentence.span.start, mention.span.end))
    named = re.search(r"(?:^(?:The )?|\b[Tt]he )(?P<who>(?:[A-Z][\w’'&-]*(?<![’']s) )+(?:[a-z-]+ ){0,2}[a-z-]+)$", words) if mention.kind == "body" and reading.words(mention.span).islower() else None
    if named is None or named["who"].startswith("The "):
        return mention.said()
    return said_at(named["who"], sentence.span.start + named.start("who"))


def _unlisted(reading: Reading, sentence: Sentence, start: int, limit: int) -> Iterator[Said]:
    """Classes of people, names that the cast does not know, and initials, with a verb of saying behind them."""
    base, words = sentence.span.start, reading.words(sentence.span)
    for found in _of_classes().finditer(words, start, limit):
        if (found.start() == 0 or found["who"][0].islower()) and not _only_noted().match(words, found.start()):
            yield said_at(found["who"], base + found.start("who"))
    known = [mention.span for mention in reading.cast.within(sentence.span)]
    for found in _unknown().finditer(words, start, max(start, limit)):
        place = Span(base + found.start("who"), base + found.end("who"))
        if not found["who"].isupper() and not any(place.overlaps(other) for other in known):
            yield said_at(found["who"], place.start)
    yield from _of_papers(reading, base, words, start, max(start, limit))
    for found in _initials().finditer(words, start, max(start, limit)):
        person = person_called(reading, found["who"])
        if person:
            yield Said(person, Span(base + found.start("who"), base + found.end("who")))


@cache
def _only_noted() -> re.Pattern[str]:
    """What members only take in."""
    return re.compile(r"(?i:members)\s+(?:also\s+|then\s+)?(?:noted|heard|learned|were)\b")


def _of_papers(reading: Reading, base: int, words: str, start: int, limit: int) -> Iterator[Said]:
    """A newspaper that tells whom it asked, and spokesmen."""
    asked = _we_asked().search(words, start, limit) if reading.metadata.genre == "news-article" else None
    if asked:
        yield from (Said(who.value, Span(base + asked.start(), base + asked.end())) for who in meeting(reading))
    for found in _spokespeople().finditer(words, start, limit):
        yield _for_whom(reading, base, found)


@cache
def _we_asked() -> re.Pattern[str]:
    """What a newspaper says that it did itself."""
    return re.compile(r"\b[Ww]e (?:have )?(?:spoke(?:n)? to|asked|surveyed|contacted|visited|found|counted|analysed|rang|wrote to|looked at)\b")


@cache
def _spokespeople() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Aa]|[Tt]he|[Tt]heir|[Ii]ts)\s+(?P<who>(?:[\w’'-]+\s+){{0,3}}?spokes(?:man|woman|person))(?:\s+for\s+(?:the\s+)?(?P<of>[^,.;]{{3,60}}?))?\s+(?:also\s+|later\s+|has\s+|had\s+)?{_SAYS}\b")


def _for_whom(reading: Reading, base: int, found: re.Match[str]) -> Said:
    """Whose spokesman it is: the body named with the post, else the one that was named last; the words where no body is known."""
    place = Span(base + found.start("who"), base + found.end("who"))
    named = reading.cast.within(Span(base + found.start("of"), base + found.end("of"))) if found["of"] else reading.cast.within(place)
    body = next((mention for mention in named if mention.kind == "body"), None)
    if body is None and " " not in found["who"] and not found["of"]:
        body = next((mention for mention in _nearest(reading, place.start) if mention.kind == "body" and mention.span.start > place.start - _FAR), None)
    return body.said() if body else said_at(found["who"], place.start)


def _nearest(reading: Reading, offset: int) -> Iterator[Mention]:
    return (mention for mention, _ in zip(reading.cast.before(offset), range(6), strict=False))


def _gives(words: str, mention: Mention, base: int, limit: int) -> bool:
    """A mention with a verb of saying behind it, or a label at the sentence's start."""
    end = mention.span.end - base
    saying = _saying().match(words, end)
    if saying and saying.end() <= limit:
        # "to", "by" or "for" before it: it is told, not telling
        return not re.search(r"\b(?:by|to|for|with|from|of|told|asked|in|at|and)\s+(?:the\s+)?$", words[: mention.span.start - base])
    return mention.span.start - base < 4 and bool(_label().match(words, end)) and words[end:].lstrip()[:1] in ({":"} if mention.kind == "post" else {":", "-", "–", "("})


@cache
def _is_meeting() -> re.Pattern[str]:
    return re.compile(r"(?:Board|Committee|Panel|Forum|Cabinet|Group|Members|Council|Partnership|Executive|Governors|Trustees)\s*$")


def _of_frame(reading: Reading, base: int, frame: re.Match[str]) -> Said | None:
    if re.search(r"\b(?:was|were|been)\s+(?:told|informed|advised|reminded|assured)\b", frame[0][len(frame["who"]) :]):
        return None  # who is told does not tell
    if re.match(r"\s*(?:also\s+|then\s+|had\s+)*(?:heard|learned|learnt|received|noted|notes)\b", frame[0][len(frame["who"]) :]) and _is_meeting().search(frame["who"]):
        return None  # nor does a meeting that hears or notes
    lead = _lead().match(frame["who"])
    start = lead.end() if lead else 0
    within = re.match(r"In (?:his|her|its|their|the|an?) (?:\w+ ){1,2}?(?=the |an? |[A-Z])", frame["who"][start:])
    start += within.end() if within else 0
    documents = [Span(base + found.start, base + found.end) for found in find_documents(frame.string)]
    named = [one for one in reading.cast.within(Span(base + start, base + frame.end("who"))) if not any(one.span in document for document in documents)]
    if named:
        return named[0].said()
    words = frame["who"][start:].strip(" ,")
    if words.casefold() in {"she", "he"}:
        return person_before(reading, base + frame["who"].index(words, start))
    return said_at(words, base + frame["who"].index(words, start)) if words and len(words.split()) <= 5 and not re.match(r"(?:in|on|at|of|it|this|that|there|which|and|but|he|she|they|we|i|someone|somebody|some|others|another|one|the report|the survey|the study|the response|the review|the audit|the paper)\b", words, re.IGNORECASE) else None


def _frame_behind(reading: Reading, sentence: Sentence, figure: Span) -> Said | None:
    words = reading.words(sentence.span)
    turn = re.compile(r"\b(?:but|though|although|however|whereas|while)\b|;").search(words, figure.end - sentence.span.start)
    end = turn.start() if turn else len(words)
    return (
        _led_in(reading, sentence, figure, end)
        or _attached_to(reading, sentence, figure)
        or _in_brackets(reading, sentence, figure)
        or _set_behind(reading, sentence, figure, end)
        or _owner(reading, sentence, end)
    )


def _led_in(reading: Reading, sentence: Sentence, figure: Span, end: int) -> Said | None:
    """Who stands behind "according to", "said", "reported by": the first of these wherever it stands, the others behind the figure."""
    base, words = sentence.span.start, reading.words(sentence.span)
    documents = find_documents(words)
    for found in _behind().finditer(words):
        at = found.start("what")
        if any(at < document.end and (document.start <= at or _is_owner(words[at : document.start])) for document in documents):
            continue  # it is according to a paper, whoever's it is
        anywhere = found[0].casefold().startswith(("according", "going by"))
        before = anywhere or found[0].casefold().startswith(("in the", "heard", "told by", "informed", "advised", "updated", "picked", "raised", "put forward")) or _valued_as().match(found["what"])
        if (found.end() > end and not anywhere) or (found.end() <= figure.end - base and not before):
            continue
        who = _named_at(reading, base + found.start("what"), found["what"])
        if who:
            return who
    return None


def _is_owner(words: str) -> bool:
    return bool(re.fullmatch(r"(?:(?:the|its|their|our)\s+)?(?:[A-Z][\w’'&-]*\s+){0,5}[A-Z][\w&-]*(?:[’']s|s[’'])\s+", words))


@cache
def _valued_as() -> re.Pattern[str]:
    return re.compile(r"[\w’' ]{3,50}? (?:as|at|to be)\b")


def _attached_to(reading: Reading, sentence: Sentence, figure: Span) -> Said | None:
    """Who set or gave this one figure ("the 90% standard set by the ministry", "put at £2m by the Trust")."""
    base, words = sentence.span.start, reading.words(sentence.span)
    found = _attached().match(words, figure.end - base)
    study = _study().search(words, 0, figure.start - base) and _carried_out().match(words, figure.end - base)
    if study:
        return _named_at(reading, base + study.start("what"), study["what"])
    if found and (found["deed"] or _valued().search(words, 0, figure.start - base)):
        return _named_at(reading, base + found.start("what"), found["what"])
    return None


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"[^().;]{0,80}\(\s*(?:[Ss]ource:?\s*)?(?P<who>[^()]{2,60}?)(?:,?\s+(?:\w+\s+)?(?:19|20)\d\d(?:[-/]\d+)?)?\s*\)")


def _in_brackets(reading: Reading, sentence: Sentence, figure: Span) -> Said | None:
    """A body that stands alone in brackets behind the figure, with a date at most ("(Ofsted, 2019)")."""
    base = sentence.span.start
    found = _bracket().match(reading.words(sentence.span), figure.end - base)
    named = reading.cast.within(Span(base + found.start("who"), base + found.end("who"))) if found else ()
    return named[0].said() if found and named and named[0].kind == "body" and len(named[0].span) >= len(found["who"].strip()) - 4 else None


def _set_behind(reading: Reading, sentence: Sentence, figure: Span, end: int) -> Said | None:
    base, words = sentence.span.start, reading.words(sentence.span)
    for found in _tail().finditer(words, figure.end - base, end):
        named = reading.cast.within(Span(base + found.start("who") - 1, base + found.end("who")))
        if named:
            return named[-1].said()
        people = _of_classes().match(words, found.start("who"))
        if people:
            return said_at(people["who"], base + people.start("who"))
    return None


@cache
def _attached() -> re.Pattern[str]:
    return re.compile(r"(?:[^,;.()]{0,24}\b(?P<deed>set|required|recommended|asked for|demanded|expected|laid down))? by\s+(?:the\s+)?(?P<what>[^,.;]{0,60})")


@cache
def _study() -> re.Pattern[str]:
    return re.compile(r"\b(?:survey|audit|exercise|consultation|review|study|poll|inspection|questionnaire|evaluation|interviews|workshops|sample|analysis)\b[^,;.]{0,60}$")


@cache
def _carried_out() -> re.Pattern[str]:
    """Behind the figure of those asked or read: who did the asking ("a survey of 40 carers led by ...")."""
    return re.compile(r"[^,;.()]{0,50}?\b(?:led|carried out|conducted|undertaken|run|done|made|commissioned|organised)(?: for [^,;.()]{3,50}?)? by\s+(?:the\s+)?(?P<what>[^,.;]{0,60})")


@cache
def _valued() -> re.Pattern[str]:
    return re.compile(r"\b(?:put|estimated|costed|calculated|assessed|quoted|given|valued|reckoned|forecast)\s+(?:at|as|to be)\s+$")


def _named_at(reading: Reading, start: int, words: str) -> Said | None:
    """The party named right behind a word that gives it the word, or a class of people."""
    named = reading.cast.within(Span(max(0, start - 5), start + len(words)))
    if named and named[0].span.start - start < 4:
        return named[0].said()
    name = re.match(r"(?:[A-Z][\w’'&-]*)(?:\s+(?:(?:of|for|and|the)\s+)?[A-Z][\w’'&-]*){1,6}", words)
    if name:
        return said_at(name[0], start)
    people = re.match(rf"{_CLASS}\b|(?:foundation trust|[Tt]rust|[Cc]harity|[Cc]ouncil|[Gg]overnment|[Dd]epartment|union|regulator|company|[Ss]chool|police|ambulance service)\b", words)
    return said_at(people[0], start) if people else None


def _owner(reading: Reading, sentence: Sentence, end: int) -> Said | None:
    base, words = sentence.span.start, reading.words(sentence.span)
    for mention in reading.cast.within(Span(base, base + end)):
        if _owned().match(words, mention.span.end - base):
            return mention.said()
    own = _own_reckoning().search(words, 0, end)
    if own:
        return person_before(reading, base + own.start("who"))
    owned = _owner_words().search(words, 0, end)
    return said_at(owned["who"], base + owned.start("who")) if owned else None
