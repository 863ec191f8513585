"""What sounds like a commitment and is none: questions, motions, conditions, plans spoken of, quantities that changed.

One function a reason; a wording is refused if any of them holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import AUXILIARY, find_frame
from ingest.extract.commitments.draft import Wording
from ingest.extract.commitments.notes import named_by_word
from ingest.extract.commitments.owners import is_object, subjects
from ingest.extract.dates import find_dates, find_due
from ingest.extract.reading import Reading, Sentence

_REPORTING: Final = ("partnership-report", "web-page")  # genres in which whoever does something is at work
Reason = Callable[[Reading, Sentence, Span, Wording], bool]


def is_refused(reading: Reading, sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """Tell whether a clause commits nobody although its wording is that of a commitment.

    Args:
        reading: The reading with its cast.
        sentence: The sentence of the clause.
        quote: The clause.
        wording: What it would be.

    Returns:
        True if there is a reason to pass it over.
    """
    return any(reason(reading, sentence, quote, wording) for reason in _reasons())


@cache
def _reasons() -> tuple[Reason, ...]:
    return (_is_question, _is_anybodys_opinion, _is_condition, _is_motion, _is_duty_in_general, _is_plan_spoken_of, _is_consequence, _is_measured, _is_background, _is_imprint, _is_by_nobody, _is_feeling, _is_opinion, _is_experience, _is_furniture, _is_counted_guess, _is_participle, _only_says, _is_feared, _befalls_people, _is_procedure)


@cache
def _inverted() -> re.Pattern[str]:
    return re.compile(r"(?:would|will|should|could) (?:a|an|the|it|they|there|we|he|she|this|that|you)\b")


def _is_question(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    return bool(_inverted().match(reading.words(quote), wording.verb))


@cache
def _report() -> re.Pattern[str]:
    """Whose "should" a newspaper repeats as a recommendation: a report, or those who made one."""
    return re.compile(r"\b(?:[Rr]eports?|[Rr]eview|[Ss]tudy|[Ii]nquiry|[Cc]ommission|MPs|[Ii]nspectors|[Rr]esearchers|[Aa]uthors|[Cc]ommittee|[Pp]anel|[Aa]uditors|[Oo]mbudsman|[Cc]oroner|[Ww]atchdog)\b[^.]{0,60}?\b(?:says?|said|recommends?|recommended|concludes?|concluded|urges?|urged|argues?|argued|wants?)\b|\b[Ii]t (?:also )?(?:says|recommends|recommended|urges|concludes)\b")


def _is_anybodys_opinion(reading: Reading, sentence: Sentence, _quote: Span, wording: Wording) -> bool:
    return wording.rule == "report-should" and not _report().search(reading.words(sentence.span))


@cache
def _opens_condition() -> re.Pattern[str]:
    return re.compile(r"(?P<condition>if|unless|in case|were|until)\b|(?:whether|when|where|because|as(?! agreed| requested| part\b| an?\b| previously)|since|who|what|how|although)\b", re.IGNORECASE)


def _is_condition(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    words = reading.words(quote)
    if wording.rule == "delayed" and re.search(r",\s+(?:since|because|as)\s", words[: wording.verb]):
        return True
    opening = _opens_condition().match(words)
    if opening is None or wording.verb == 0:
        return False
    if opening["condition"] and wording.rule in ("will", "would", "is-to"):
        return True
    return "," not in words[: wording.verb]


@cache
def _findings() -> re.Pattern[str]:
    return re.compile(r"\b(?:analysis|survey|evidence|data|reports?|figures|research|findings|results|study|studies|estimates|statistics)\b[\w’' ]{0,30}(?:,[^,]{3,60},\s*)?$")


def _is_motion(reading: Reading, sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """A motion proposed and seconded; or what evidence, and nobody, suggests."""
    words = reading.words(quote)
    if wording.rule == "suggested" and words.startswith("suggest", wording.verb) and _findings().search(words[: wording.verb]):
        return True
    if wording.rule != "suggested" or "proposed" not in words:
        return False
    return "seconded" in reading.words(reading.block(sentence).span)


def _is_duty_in_general(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """The words "is to" promise only with a doer, a date, or for what is to be done."""
    if wording.rule != "is-to" or wording.passive:
        return False
    words = reading.words(quote)
    if reading.metadata.genre == "news-article" and not _abstract().search(words[: wording.verb]):
        return False
    dated = next(find_due(words), None) or next(find_dates(words, anchor=reading.metadata.date.value if reading.metadata.date else ""), None)
    return not (has_doer(reading, quote, wording) or subjects(reading, Span(quote.start, quote.start + wording.verb)) or dated)


@cache
def _abstract() -> re.Pattern[str]:
    """What an infinitive only explains ("The aim is to cut waits", "The answer is to wait")."""
    return re.compile(r"(?i)\b(?:aims?|purpose|priority|priorities|challenge|way|job|role|task|answer|idea|point|solution|goal|hope|plan|question|problem|it|this|that|all|key|trick|thing|temptation|instinct|next step|what)\b[^,]*$")


@cache
def _plans() -> re.Pattern[str]:
    """Plans as a thing ("discussed plans to"), and what something is merely for ("was intended to")."""
    spoken_of = r"(?:\w+ed|\w+ing|set|out|sets|the|their|its|our|his|her|any|no|of|on|with|has|have|had|current|future|these|those)"
    return re.compile(rf"\b{spoken_of} plans? to|\b(?:is|are|was|were|be|been) (?:\w+ )?intended to")


def _is_plan_spoken_of(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    return wording.rule == "plans-to" and bool(_plans().search(reading.words(quote)[: wording.end]))


@cache
def _says() -> re.Pattern[str]:
    return re.compile(r"\b(?:said|says|promised|confirmed|announced|added)(?: that)? $")


def _is_consequence(reading: Reading, sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """What "this would" bring about; and in news and inquiries, a "would" that nobody is reported to have said."""
    if wording.rule not in ("will", "would"):
        return False
    planned = reading.metadata.genre == "news-article" and (wording.passive or next(find_due(reading.words(quote)), None))
    if wording.rule == "would" and not planned and reading.metadata.genre in ("news-article", "scrutiny-report") and not (find_frame(reading.words(sentence.span)) or _says().search(reading.document.text, sentence.span.start, quote.start)):
        return True
    leads = r"(?:This|That|this|that|which)\s*$" if wording.rule == "would" else r"(?:This|That|this|that)\s*$"
    return not wording.passive and bool(re.match(leads, reading.words(quote)[: wording.verb]))


@cache
def _change() -> re.Pattern[str]:
    return re.compile(r"(?:increased|reduced|grown|improved|risen|fallen|decreased|doubled)\b(?! (?:its|their|our|his|her)\b).{0,30}?\d")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"\d[\d,.]*(?:%| per cent)?\s+(?:of\s+)?(?:[a-z-]+\s+){0,4}$")


@cache
def _of_people() -> re.Pattern[str]:
    """Those whom a survey counts, who bind nobody by what they are willing to do."""
    return re.compile(r"\d|(?i:\b(?:people|residents|respondents|families|patients|users|parents|public|most|many|some|half|few|majority)\b)")


@cache
def _many() -> re.Pattern[str]:
    """A number of things, in figures or in words ("Forty-one trains")."""
    return re.compile(r"(?:\b\d[\d,.]*|\w+teen|\b\w+ty(?:-\w+)?|[Hh]undreds of|[Ss]everal|[Mm]any)\s+[a-z]+\s+$")


@cache
def _share() -> re.Pattern[str]:
    """In how many cases a thing was so ("was met in 68% of cases")."""
    return re.compile(r"(?:was|were) (?:\w+ )?\w+(?:ed|en|et) (?:in|for|by|within|on) (?:\w+ ){0,2}?\d[\d.]*(?:%| per ?cent)")


def _is_measured(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """A change of a quantity is a statistic, and so is what was done to a number of people, unless a party brought it about."""
    words = reading.words(quote)
    changed = wording.rule == "has-done" and _change().search(words, wording.verb)
    share = wording.rule == "was-done" and _share().match(words, wording.verb)
    counted = share or (wording.rule == "was-done" and _counted().search(words[: wording.verb]))
    cancelled = wording.rule == "ended" and "cancelled" in words and _many().search(words[: wording.verb])
    if wording.rule == "willing-to":
        return bool(_of_people().search(words[: wording.verb]))
    return bool(changed or counted or cancelled) and not has_doer(reading, quote, wording)


def _is_background(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """A deed needs its doer right before it; so does any report of work in an inquiry, which is mostly about the world."""
    if wording.kind == "progress" and reading.metadata.genre == "scrutiny-report" and wording.status != "delayed":
        return wording.passive or not has_doer(reading, quote, wording)
    if wording.rule == "deed" and not wording.verb and re.match(r",? (?:(?:and|or) (?:the )?[A-Z]|(?:is|are|was|were|has|have|had|will|said)\b)", reading.words(quote)[wording.end :]):
        return True  # a name that ends like a verb
    if wording.rule == "deed" and not wording.verb and re.search(rf"\b{AUXILIARY}\b", reading.words(quote)[wording.end :]):
        return True  # a participle that goes with the noun behind it ("Named leads will be appointed")
    return wording.rule in ("deed", "offered", "hopes-to", "wants-to") and not has_doer(reading, quote, wording)


@cache
def _imprint() -> re.Pattern[str]:
    """Notes of who printed, wrote or laid a paper; what was laid before a meeting; a motion."""
    return re.compile(r"(?:Presented to|Published|Printed|Compiled|Contained|Prepared|Produced|Carried|Issued|Ordered by|[Tt]here (?:was|were) submitted|[Ii]t was (?:moved|proposed|put)|(?:An )?[Aa]polog\w+|Rejected|Discounted|Agreed by|(?:left|withdrew from) the (?:room|meeting)|took no part)\b|(?:To|to) continue to\b|(?:The|This) (?:(?:public|open|private) part of the )?(?:[Mm]eeting|[Ss]ession) (?:was )?(?:closed|ended|finished|opened|adjourned|concluded|commenced|began|started)\b|Registered (?:charity|company|office|in)\b|Approved by .{3,80}\bsigned on (?:its|their) behalf\b|.{3,80}?\b(?:was|were) (?:founded|incorporated) (?:in|on|by)\b", re.DOTALL)


def _is_imprint(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    words = reading.words(quote)
    answers = reading.metadata.genre == "government-response" and wording.rule == "decision-capitals"
    return (wording.kind == "progress" and bool(_imprint().match(words))) or bool(_call_in().match(words)) or (answers and bool(_bare_verdict().fullmatch(words)))


@cache
def _bare_verdict() -> re.Pattern[str]:
    """What a response says to a recommendation, which `verdicts` reads."""
    return re.compile(r"(?:(?:[Rr]esponse|RESPONSE)\s*[:–-]\s*)?(?:NOT |PARTLY |PARTIALLY )?(?:AGREED|APPROVED|ENDORSED|NOTED)(?: (?:IN|WITH) [A-Z]+)?")


@cache
def _call_in() -> re.Pattern[str]:
    """When decisions count, and until when they may be called in: the law's work, nobody's."""
    return re.compile(r"(?:(?:The|These|This|All|Any|Key) )?[Dd]ecisions?\b[^.;]{0,60}?\b(?:called in|(?:take|takes|come|comes|taking) (?:effect|into (?:effect|force))|be implemented)\b")


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(r"(?:(?:[\w’'-]+ ){0,8}?and |of (?:the )?[\d,]+ [^,]{3,40}, )?(?:nobody|no one|no-one|none|nothing|not (?:one|a single)|no (?!longer\b|later\b|more than\b)[a-z]+)\b", re.IGNORECASE)


def _is_by_nobody(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """What nobody has done or promised."""
    words = reading.words(quote)[: wording.verb]
    if wording.rule == "will":
        return not wording.passive and bool(re.match(r"[\"“‘']?(?:Nobody|No[- ]one|Nothing|None)\b", words, re.IGNORECASE))
    return (wording.status in ("done", "under way") or wording.rule == "agreed-to") and bool(_nobody().match(words))


@cache
def _stands_for_doer() -> re.Pattern[str]:
    return re.compile(r"\b(?:UK|Wales|Scotland|England|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Ww]e|I)(?: (?:also|then|have|has|further|since|therefore|now|recently|already|subsequently|successfully))*(?:[’'](?:re|m|s|ve))?$")


@cache
def _other_verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{AUXILIARY}|\w{{3,}}ed)\b")


def has_doer(reading: Reading, quote: Span, wording: Wording) -> bool:
    """Tell whether a party or a pronoun stands right before the verb, as its subject.

    Args:
        reading: The reading with its cast.
        quote: The clause.
        wording: The wording, which knows where the verb is.

    Returns:
        True also, outside minutes, for a clause that starts with its verb ("launched a satellite").
    """
    before = reading.words(quote)[: wording.verb].rstrip(" ,")
    if not before:
        return reading.metadata.genre != "minutes"
    if _other_verb().search(before):
        return False
    at = quote.start + len(before)
    near = reading.cast.within(Span(max(0, at - 120), at + 1))
    named = any(at - 1 <= mention.span.end <= at + 1 and not is_object(reading, mention, quote.start) for mention in near)
    return named or bool(_stands_for_doer().search(before)) or (reading.metadata.genre == "minutes" and named_by_word(reading, before)) or (reading.metadata.genre in _REPORTING and bool(subjects(reading, Span(quote.start, at))))


@cache
def _feeling() -> re.Pattern[str]:
    """How somebody takes what they learn, and what they tried or failed to do."""
    adjective = r"(?:cautious|concerned|disturbed|pleased|proud|grateful|sorry|glad|delighted|disappointed|worried|surprised|saddened|shocked|alarmed|struck|dismayed|impressed|encouraged|moved|told|confident|aware)"
    return re.compile(rf"(?:[Ww]e|[Tt]hey|[Ii]t|[Hh]e|[Ss]he|I|[Mm]embers|[Tt]he \w+) (?:is|are|am|was|were) (?:\w+ )?{adjective}\b|.{{0,60}}?\b(?:is|are|am|was|were) (?:\w+ )?\w+ to (?:hear|see|learn|read|note|find|say)\b|.{{0,60}}?\b(?:has|have|had) (?:tried|struggled|failed) to\b|.{{0,60}}?\b(?:has|have|had) not been able to\b", re.DOTALL)


@cache
def _risk() -> re.Pattern[str]:
    """What somebody judges something to be ("The loss is the chief risk")."""
    return re.compile(r"\b(?:is|are|was|were|remains?) (?:now |still )?(?:the|a|an|our|its) (?:\w+ )?(?:risk|concern|challenge|worry|problem|threat)\b")


@cache
def _none() -> re.Pattern[str]:
    return re.compile(r"(?:No|None|Nothing|Nobody) (?:[\w’'-]+ ){1,4}?(?:has|have|had|was|were|is|are)\b|\(")


def tells_no_work(words: str) -> bool:
    """Tell whether a sentence among reports of work says what somebody feels, believes or fears.

    Args:
        words: The sentence or a clause of it.

    Returns:
        True for "We were proud to be asked" and for "The Trust estimates that it saved a day".
    """
    return bool(_feeling().match(words) or _none().match(words) or _opinion().search(words) or _risk().search(words))


def _is_feeling(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    words = reading.words(quote)
    is_told = bool(re.search(r"\bthat\b.*\b(?:has|have|had) not\b", words, re.DOTALL))  # what alarms them is work that is late
    return wording.kind == "progress" and wording.status == "done" and not is_told and bool(_feeling().match(words))


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:was|were|is|are) of the (?:view|opinion)|believe[sd]?|estimate[sd]?|reckon(?:s|ed)?|suspect(?:s|ed)?|fear(?:s|ed)?)(?: that)?\b")


def _is_opinion(reading: Reading, sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """What somebody believes or estimates is no report of work."""
    before = reading.document.text[sentence.span.start : quote.start + wording.verb]
    return wording.kind == "progress" and wording.status == "done" and bool(_opinion().search(before))


@cache
def _passively() -> re.Pattern[str]:
    """What merely befell something: it was received, used by people, or somebody stood in for another."""
    return re.compile(r"\b(?:complaints?|questions?|enquiries|objections|letters|calls)\b[\w ]{0,40} had been received\b|\bhad been (?:used by|nominated as)\b|\b(?:sample|data|results|figures) (?:was|were) (?:weighted|adjusted|rounded|drawn)\b|\b(?:took|gained) (?:\w+ )?assurance\b|\d(?:%| per ?cent)(?: of [^,;]{3,60})? ha(?:d|s|ve) \w+ed\b")


@cache
def _lived_through() -> re.Pattern[str]:
    return re.compile(r"(?:[\"“‘'] ?)?(?:We|I|My \w+|He|She|They) (?:had (?:to )?|was |were |just |only |both |then )?(?:waited|told|left|sat|rang|phoned|drove|went|queued|walked|lost|cried|lived|fell|felt|paid|turned away|travelled|slept|missed)\b")


def _is_experience(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """What people live through: in news, what a quoted person tells of themselves."""
    words = reading.words(quote)
    if wording.kind != "progress" or wording.status != "done":
        return False
    told = reading.metadata.genre == "news-article" and reading.document.text[max(0, quote.start - 1) : quote.start + 1].strip()[:1] in "\"“‘'"
    return bool(_passively().search(words)) or (told and bool(_lived_through().match(words)))


@cache
def _furniture() -> re.Pattern[str]:
    """What a form says of itself and to those who fill it in, and where a paper is to be found."""
    thing = r"(?:form|template|pro[- ]?forma|sheet|page|document|section|notice|table|box|questionnaire|log|paper|minute)s?"
    verb = r"(?:is|are|must|should|will|may|has to|have to|needs? to)"
    return re.compile(rf"(?:(?:[Tt]his|[Tt]hese|[Tt]he (?:above|following|completed)|[Aa]ll|[Cc]ompleted) {thing} {verb} (?:to be |be )?(?:used|completed|returned|read|filled|sent|signed|submitted|kept|updated|published)|Please (?:complete|return|use|tick|note|contact|e-?mail|ring|call))\b|(?:published|posted|uploaded) (?:on|to) (?:the )?(?:web ?site|intranet)\b")


def _is_furniture(reading: Reading, sentence: Sentence, quote: Span, _wording: Wording) -> bool:
    whole, words = reading.words(sentence.span), reading.words(quote)
    return bool(_furniture().match(whole) or _furniture().match(words)) or bool(_reader().match(words))


@cache
def _reader() -> re.Pattern[str]:
    """What readers are told about the figures they read."""
    return re.compile(r"(?:[Yy]ou|[Rr]eaders|[Ww]e|[Tt]hey|[Tt]hese (?:figures|numbers)|[Tt]he figures?|[Cc]are) (?:should|must|need to) (?:not |therefore |also |always )*(?:compare|read|treat|bear|remember|be (?:read|treated|taken|compared|used with))\b")


@cache
def _guess() -> re.Pattern[str]:
    return re.compile(r"\b(?:estimates?|forecasts?|projections?|calculat\w+|reckons?|on the basis of|on that basis|at (?:this|that|the current) rate|assuming)\b|^Should (?!be\b)|\d(?:%| per ?cent)? (?:of|in|out of) [^,;]{2,40}$|\b(?:fewer|more|less) than \w+ [a-z]+ (?:out of [\d,]+ )?$", re.IGNORECASE)


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(r"(?:would|will) (?:then |only |still )?(?:be|cost|save|come to|amount to|total|fall to|rise to) (?:only |about |around |nearly |over |some |up to |between )?[£\d]")


def _is_counted_guess(reading: Reading, sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """What somebody works out that would be, or what a share of people would do; what somebody had been told would happen."""
    if wording.rule not in ("would", "will"):
        return False
    words = reading.words(quote)
    before = reading.document.text[sentence.span.start : quote.start + wording.verb]
    told = re.search(r"\b(?:told|promised|assured)(?: that)? (?:it |they |this )?$", words[: wording.verb])
    return bool(_amount().match(words, wording.verb)) or bool(told) or (wording.rule == "would" and bool(_guess().search(before)))


@cache
def _then_finite() -> re.Pattern[str]:
    return re.compile(r"[^,;:]{3,80}? (?:is|are|was|were|has|have|had|will|would|can|cannot|could)\b")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"\b(?:and|but|which|who|that|so|because|as|when|where|while|after|before|until|if|what|how|whose|than)\b")


def _is_participle(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """A participle behind its noun, whose sentence has its verb further on ("Children placed out of the borough were waiting")."""
    if wording.rule != "deed" or not wording.verb:
        return False
    after = reading.words(quote)[wording.end :]
    found = _then_finite().match(after)
    return bool(found) and not _joint().search(found[0]) if found else False


@cache
def _saying() -> re.Pattern[str]:
    """Words of work for what is only said ("has made it clear that", "has put in writing its concern", "tabled a note")."""
    return re.compile(r"\b(?:made (?:it )?(?:very |quite |absolutely |perfectly )?(?:clear|plain|known)\b|put (?:in writing|on record|it to\b)|let (?:[\w’]+ ){1,3}know\b|given (?:its|their|his|her|a) (?:view|opinion)|let (?:[\w’]+ ){1,3}down\b|tabled (?:an?|the|his|her) (?:[\w-]+ )?(?:notes?|papers?|reports?|briefing|letter|figures|table|update)\b)")


@cache
def _bare_assent() -> re.Pattern[str]:
    return re.compile(r"(?:This|That|It|All this) (?:has|had|was|is) (?:now |since |also )?(?:been )?(?:agreed|done|noted|accepted|confirmed)[.\s]*")


def _only_says(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    words = reading.words(quote)
    said = _saying().search(words, wording.verb)
    return wording.kind == "progress" and bool((said and said.start() <= wording.end) or _bare_assent().fullmatch(words))


@cache
def _fears() -> re.Pattern[str]:
    """Words of somebody who expects no good, or does not believe it."""
    return re.compile(r"\b(?:fear(?:s|ed)?|afraid|worr(?:y|ies|ied)|warn(?:s|ed|ing)?|predict(?:s|ed)?|suspect(?:s|ed)?|doubt(?:s|ed)?|danger|risk)(?: is| was)?(?: that)? (?:the |their |its |some |more |many |these |this |it |they )?(?:[\w’'-]+ ){0,4}$")


@cache
def _no_actor() -> re.Pattern[str]:
    """Subjects that bring things about and promise nothing ("The additional money will bring ...", "need would continue")."""
    thing = r"(?:money|cash|costs?|increases?|rise|cuts?|needs?|demand|numbers?|waits?|lists?|deficit|gap|shortfall|pressures?|prices?|inflation|loss|absence|lack|delays?|closures?|changes|population|budget)"
    return re.compile(rf"(?:(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hat|[Tt]heir|[Ii]ts|[Oo]ur|[Ww]ithout [\w ]{{3,30}},?)\s+)*(?:[a-z-]+ ){{0,2}}{thing}\s*$", re.IGNORECASE)


def _is_feared(reading: Reading, sentence: Sentence, quote: Span, wording: Wording) -> bool:
    """What somebody fears will come, and what money, need or a change would bring about."""
    if wording.rule not in ("will", "would") or wording.passive:
        return False
    before = reading.document.text[sentence.span.start : quote.start + wording.verb]
    return bool(_fears().search(before) or _no_actor().fullmatch(reading.words(quote)[: wording.verb].strip()))


@cache
def _suffered() -> re.Pattern[str]:
    """What is done to people and is nobody's work for them."""
    people = r"(?:children|people|residents|patients|women|men|families|parents|pupils|tenants|carers|mothers|he|she|they|one|some|many|several|most|\d+)"
    verb = r"(?:passed (?:from|around|between)|moved (?:\w+ times|from|on\b)|turned away|left (?:out|behind|without|waiting|to\b)|refused|made to|taken to hospital|held back|charged|arrested|excluded|evicted|given detentions?|visited by|bounced|sent (?:home|away)|lost|blamed|let down|forced)"
    return re.compile(rf"(?:[\w’'-]+ ){{0,4}}?{people}\b[^,;]{{0,40}}?\b(?:was|were|been|being) (?:\w+ly )?{verb}\b", re.IGNORECASE)


def _befalls_people(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    return wording.kind == "progress" and wording.status in ("done", "under way") and bool(_suffered().match(reading.words(quote)))


@cache
def _procedure() -> re.Pattern[str]:
    """What a meeting does in its own course: votes taken, people standing in, papers laid and received."""
    return re.compile(r"\b(?:vote (?:was|had been) (?:then )?taken|attended as (?:a )?substitute|substitut(?:ed|ing) for|deputis(?:ed|ing) for|(?:was|were) (?:gratefully|warmly|duly) (?:accepted|received|welcomed)|without dissent|declared an? (?:\w+ )?interest|left the (?:meeting|room)|joined the (?:meeting|call)|took the chair)\b")


def _is_procedure(reading: Reading, _sentence: Sentence, quote: Span, wording: Wording) -> bool:
    return wording.kind == "progress" and bool(_procedure().search(reading.words(quote)))
