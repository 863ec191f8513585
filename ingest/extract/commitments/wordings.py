"""Which words make a clause a decision, a promise, a plan, a suggestion, a report of work, or an aim.

1. Each wording is a pattern for the words that carry the commitment, mostly a verb group.
2. In a clause the first such words count, if they belong to its main verb: what stands behind "which", "that",
   "whether" or "if" in the same breath says something about something else. Where two wordings start at the same
   word, the one that stands earlier in the table counts.
3. What is merely imagined ("would be difficult", "will make a difference") is no promise: such continuations
   are named and refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extract.commitments.draft import Wording
from ingest.extract.commitments.verbs import ADVERBS, BEING, DEED, DOING, DONE, DONE_WORD, EVENT, STATE
from ingest.extract.guarded import Guarded, Table
from ingest.extract.spacing import squeeze
from ingest.records import CommitmentKind, Genre, Status

_BODY: Final = r"(?:[Cc]ommittee|[Bb]oard|[Pp]anel|[Gg]roup|[Cc]ouncil|[Cc]abinet|[Mm]embers|[Mm]eeting|[Ff]orum|[Pp]artnership|[Tt]rust|[Cc]ommission|[Ee]xecutive|Sub-[Cc]ommittee)"
_HELPFUL: Final = r"(?:useful|helpful|worthwhile|beneficial|good|interesting|better|sensible|appropriate|advisable|valuable|prudent|preferable|desirable)"
_WHEN: Final = r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d\b|\d{1,2}[/.]\d{1,2}[/.]"
_BY_THEN: Final = rf"(?=[^,;.]{{0,60}}\b(?:by|before|from|until|on|in|every|each) (?:(?:the )?(?:(?:end|start|beginning|middle) of )?(?:the )?(?:{_WHEN}|spring|summer|autumn|winter|half[- ]term|new year|week|month|year|term)|next\b|Christmas|Easter))"  # a time to come behind the verb
_IMAGINED: Final = (
    rf"(?!\s+(?:(?:\w+ly|also|now|still|then)\s+)?(?:not be|be (?!(?:(?:\w+ly|double|also|then|re-?) )?(?:(?:[a-z]+-)?{DONE_WORD}|\w+ing|available|ready|live|open|free|exempt|responsible|back|in (?:place|post|use|the (?:[A-Z]\w+ )?(?:report|plan|budget|newsletter|programme|paper|pack))|on (?:site|sale|all|every|each|the (?:agenda|website))|one of|part of|with (?:him|her|them|us|you|members)|(?:in|on|at|with|out|there|up|through|over)\b{_BY_THEN})\b)"
    r"|be (?:\w+ly )?(?:needed|required|interested|concerned|seen|affected|used to (?:it|the|this|having|being)|expected|dependent|different|sufficient|evident|efficient|interesting|challenging|encouraging|limited)\b|make (?:a|it|the|no|things)\b(?! (?:[\w’']+ ){{0,3}}?(?:case|enquiry|enquiries|visits?|calls?|requests?|payments?|grants?|appointments?|applications?|arrangements?|contributions?|decisions?|recommendations?|submissions?|offers?|bids?)\b)|have(?! (?:it|them|this|that|an?|the) (?:[\w-]+ ){{0,3}}?(?:ready|out|done|by|for|finished|drafted|in place)\b)|seem|appear|mean|cost|depend|cause|need|enable|allow|ensure|benefit"
    r"|result|lead to|want|expect|hope|argue|prefer|agree|say|suggest|require|require|welcome|become|remain|maintain|help|feel|find(?! (?:out|an?|the|some|ways?|somebody|someone)\b)|get(?! (?:back|in touch|hold|advice|together|round|a|the|it|them|him|her|somebody|someone)\b)|go\b(?! (?:to|live|ahead|out|before|back|into)\b)|take time|increase|reduce|improve|know|think|happen|always|never|like|recall|remember|recogni[sz]e|see(?! (?:if|whether|what|that|to it|how)\b)|notice|appreciate|understand|thank|(?:also )?draw\b.{0,40}\battention|come as|save|end (?:in|up|with|as)|stand at|amount|total|fall|rise|lose|suffer|face|cover(?! (?:the|its|their|half|all) (?:[\w-]+ ){0,2}?(?:costs?|bills?|rent|expenses|fees?|wages)\b)|put it|note that)\b)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording: the words, what a clause with them is, and in which genres it counts."""

    words: Guarded
    kind: CommitmentKind
    status: Status
    rule: str
    impersonal: bool
    genres: tuple[str, ...]


_MEETING: Final = ("minutes", "decision-record", "scrutiny-report", "action-log", "partnership-report", "web-page")
_TABLE: Final[tuple[tuple[str, CommitmentKind, Status, str, bool, tuple[str, ...]], ...]] = (
    (r"\b(?:RESOLVED|AGREED|ENDORSED|APPROVED|DELEGATED|REQUESTED|INSTRUCTED)\b", "decision", "agreed", "decision-capitals", False, ()),
    (r"\bNOTED\b", "decision", "noted", "decision-capitals", False, ()),
    (rf"\b[Ii]t (?:was|has been|is|had been) {ADVERBS}(?:agreed|resolved|decided)\b|\b[Ii]t was (?:proposed|suggested|moved|recommended)\b[^.;]{{0,80}}?\band,? (?:\w+ )?(?:agreed|resolved|carried)\b", "decision", "agreed", "decision-impersonal", True, ()),
    (rf"\b{_BODY} {ADVERBS}(?:resolved|decided|agreed (?:that|the|with|to\b|a\b|it\b|there\b|not)|approved|endorsed|ratified|adopted|unanimously agreed|agreed (?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last [a-z]+|this [a-z]+|by [\w ]{{3,20}} votes?[\w ]{{0,20}}|in [A-Z][a-z]+) to\b)", "decision", "agreed", "decision-body", False, ()),
    (rf"\b(?:{_BODY}|[Cc]ouncillors|[Gg]overnors|[Tt]rustees|[Ss]hareholders|MPs|[Pp]eers) (?:have |has |had )?{ADVERBS}(?:backed|rejected|approved|threw out|thrown out|voted through) (?=(?:the|a|an|plans?|proposals?|its|new|controversial|cuts)\b)", "decision", "agreed", "decision-body", False, ("news-article",)),
    (r"\b(?:[Mm]inutes|[Nn]otes|[Aa]ctions)\b.{0,90}?\b(?:were|was) (?:taken as read,? (?:and )?)?(?:\w+ )?(?:agreed|approved|accepted|signed|confirmed)\b", "decision", "agreed", "decision-minutes", True, _MEETING),
    (r"(?<![Ii]t )(?<!which )\b(?:was|were) (?:also |then |duly |formally |unanimously )?(?:agreed|approved|endorsed|adopted|ratified|authori[sz]ed|signed off)\b(?! (?:that|to (?!the)|in (?:19|20)\d\d))", "decision", "agreed", "decision-passive", True, ("minutes", "decision-record", "partnership-report")),
    (r"(?<![Ii]t )\b(?:was|were) (?:also |then |duly )?noted\b(?! (?:that|how|as|in)\b)", "decision", "noted", "decision-passive", True, ("minutes", "decision-record")),
    (rf"\b{_BODY} (?:otherwise |also |then |duly )?noted (?=(?:the|this|these|a|its) (?:[\w-]+ ){{0,2}}?(?:report|update|position|contents?|tracker|progress|minutes|outturn|information|briefing|presentation)\b)", "decision", "noted", "decision-body-noted", False, ("minutes", "decision-record")),
    (rf"\b{_BODY} (?:fully )?accepted (?=(?:this|its|these|all|the (?:report|findings|recommendations?|offer|proposal|tender))\b)|\b(?:[A-Z]{{3,8}}|They) agreed (?=(?:that|the|an?) )|^(?:also |unanimously |then )*agreed (?=that\b)|\b[Ww]e (?:all )?agreed (?:that|not to)\b|^Agreed (?=(?:we|that|there|to|not to)\b)", "decision", "agreed", "decision-body", False, _MEETING),
    (rf"\b{_BODY} {ADVERBS}(?:supported|backed|opposed|commended) (?=(?:the |this |these |both |all |its |a |an )?(?:[\w-]+ ){{0,2}}?(?:plans?|proposals?|recommendations?|reports?|motion|bids?|applications?|approach|requests?|ideas?|options?|strategy|policy|suggestions?|views?|principle|precept|amendment|changes?|it\b|this$|this\b|them\b|\([a-z\d]))|\b{_BODY} {ADVERBS}(?:rejected|declined|refused|deferred|dismissed|requested|delegated|commissioned) (?=(?:the|this|these|that|both|all|its|their|it|them|a|an|any|to|authority|responsibility|officers)(?!\w)|\()|\b{_BODY} (?:did|does) agree to (?=[a-z])|\b{_BODY} (?:agreed|approved|accepted|adopted) (?=(?:this|these|both|all|its|it|them)\b)", "decision", "agreed", "decision-body", False, ("minutes", "decision-record", "action-log")),
    (r"^Adopted by (?=the |[A-Z])|^Paragraphs? [\w ,–-]{1,30}? (?:was |were )?(?:read and )?agreed to\b|\bvoted (?:it|this|them|the [\w-]+) (?:down|through)\b", "decision", "agreed", "decision-adopted", True, ("scrutiny-report", "news-article")),
    (r"\bI (?:have |hereby |therefore |also )*(?:decided|resolved|approved|authori[sz]ed?|am (?:making available|granting|awarding|allocating|approving|setting aside))\b(?! that (?:this|it|there|the \w+ (?:is|was)))", "decision", "agreed", "decision-first-person", False, ()),
    (r"\bI (?:have|am|do|did) (?:not|unable to|minded not to) (?:agreed?|approved?|accept(?:ed)?)\b", "decision", "rejected", "decision-first-person", False, ()),
    (r"(?:\b(?:has|have|had) )?\bvoted (?:(?:by )?(?:\d+|[a-z]+)(?:[-–]| votes? to | to )(?:\d+|[a-z]+) |unanimously |overwhelmingly |narrowly )?(?:to (?=[a-z])|in favour of (?!(?:this|that|it|them|these)\b)(?=[a-z\d]))", "decision", "agreed", "decision-voted", False, ()),
    (r"^That the [Mm]inutes\b.{0,120}?\bbe (?:\w+ )?(?:agreed|approved|accepted|signed|confirmed|received)\b", "decision", "agreed", "decision-minutes", True, ("minutes",)),
    (r"\b[Tt]here was (?:a )?(?:general |broad |unanimous |clear |full )?(?:agreement|consensus) (?:that|to)\b", "decision", "agreed", "decision-impersonal", True, _MEETING),
    (rf"\b{_BODY} (?:is|are|was|were) happy (?:for|with|to)\b", "decision", "agreed", "decision-happy", False, _MEETING),
    (rf"\b(?:(?:has|have|had) )?{ADVERBS}(?:agreed|undertook|promised|offered|volunteered|pledged|consented|vowed) to (?=\w+)(?!the\b|a\b|this\b|it\b|that\b|these\b|them\b)|\b(?:did|does) agree to (?=[a-z])|\b(?:took|taken|accepted|has|have) (?:on )?(?:an?|the) action to (?=[a-z])|\btook it (?:up)?on (?:him|her|them|it)sel(?:f|ves) to (?=[a-z])|\b(?:[Ww]e|[Tt]hey|I) (?:promise|pledge|undertake) to (?=[a-z])|\b(?:(?:has|have|had) (?:also |now )?)?(?:gave|given|giving|gives) (?:an? |their |his |her |its )?(?:\w+ )?(?:assurances?|undertakings?|commitments?|pledge|word) (?:that|to)\b|\b(?:has|have|had) (?:already )?committed to (?!\w+ing\b)(?=\w+ (?:the|a|an|\w+ing|up|out|with|to)\b)|(?:\b(?:has|have|had) (?:also |now |since )?)?\bundertak(?:en|ing) to\b|\b(?:has|have) (?:already )?committed (?:to (?:spend|invest|provid)|£|over £|up to £|a further £|an additional £)", "action", "agreed", "agreed-to", False, ()),
    (r"\b(?:is|are|was|were|am) (?:also |now )?minded to (?=[a-z])|\b(?:idea|option|plan|proposal|suggestion)s? (?:being|now|under|that is) (?:looked at|considered|discussed|floated|explored) (?:is|was) (?:for|to|that)\b", "action", "proposed", "minded-to", False, ()),
    (r"\b(?:is|are|was|were|am|would be) (?:also |quite |very |now )?(?:willing|glad|content|happy) to (?!see\b|hear\b|be\b|learn\b|note\b|report\b|say\b|know\b|have\b|accept\b|support\b)(?=[a-z])", "action", "planned", "willing-to", False, ()),
    (r"\b(?:has|have|had) (?:since |now |also |already )*been promised (?!in\b|for\b|by\b|that\b)(?=[a-z\d£])(?!.*\bsince (?:19|20)\d\d)", "action", "planned", "promised-to-them", True, ()),
    (r"\b(?:has|have|had|is|are) (?:still )?yet to (?!be (?:seen|decided|known|convinced)\b)(?=[a-z])|\b(?:is|are|was|were) still (?:outstanding|awaited|waiting for|to be (?!(?:seen|found)\b)\w+(?:ed|en|nt))\b|\b(?:has|have|had) been (?:much |rather |far |somewhat )?slower (?:than|to)\b|\b(?:(?:has|have|had) not (?:yet )?been able|(?:was|were) (?:not able|unable)) to (?=(?:start|begin|open|recruit|appoint|complete|deliver|run|set|hold|launch|meet|extend|fill|agree|publish)\b)|\b(?:is|are|was|were) (?:much |well |some way )?off track\b|\b(?:remains?|remained) outstanding\b|\b(?:actions?|items?|payments?|points?|tasks?|approvals?|sign-off|replies|responses?|invoices?)(?: from [\w ]{3,30})? (?:is|are|was|were) outstanding\b|\b(?:has|have|had) still (?:had )?(?:no (?:reply|answer|response|news)|not \w+ed)\b", "progress", "delayed", "delayed", False, ()),
    (r"\b(?:has|have|had) (?:until (?:the )?[\w ]{3,30}?|(?:\d+|two|three|four|six|eight|twelve|a|one) (?:working )?(?:days?|weeks?|months?))(?: in which)? to (?=[a-z])", "action", "planned", "has-until", False, ()),
    (rf"\b(?:(?:has|have|had) )?(?:called|convened|arranged|scheduled|booked) (?:an?|the|its) (?:[\w-]+ ){{0,3}}?(?:meeting|summit|session|workshop|hearing|visit|event) (?:for|on|in) (?:the )?(?={_WHEN}|spring|summer|autumn|winter|new year|next)", "action", "planned", "called-meeting", False, ()),
    (r"\bshould (?:now |also |all )?be (?:ready|complete\w*|finished|available|open|out|in (?:place|post|use)|productive|live|operational|back|with (?:us|them|you|members)|up and running)\b(?=[^,;]{0,40}?\b(?:by|in|from|before|next|this|at|within|after)\b)", "action", "planned", "should-be-ready", True, ()),
    (r"\bbeing (?:urged|invited|ordered) to\b|\b(?:was|were|been|be) (?:also |then |therefore )?(?:asked|requested|tasked|instructed|ordered|directed|urged|reminded|invited (?!to (?:ask|comment|speak|note|consider|discuss|introduce|present|address|attend the|join the))) ?to\b|\b(?:is|are) (?:also |now |again )?(?:asked|requested|urged|reminded|invited) to\b|\b(?:was|were|been|is|are) (?:also |then |now )?(?:tasked|charged|entrusted) with (?=\w+ing\b|the\b)|\b[Ii]t (?:fell|falls|will fall|was left) (?:now )?to (?:the )?(?!(?:be|the)\b)(?:[\w’']+ ){1,4}?to (?=[a-z])|\b(?:asked|requested|urged) that (?=(?:[\w’'“”\"-]+,? ){1,14}?be (?:\w+ly )?\w+)|\b(?:asked|requested) that (?=(?:the |all |each )?(?:[\w’'-]+ ){1,4}?(?:look|consider|provide|prepare|report|explore|bring|write|circulate|review|produce|send|share|check|include|keep|work|find|investigate|come|attend|meet|make|take|give|put|draw|undertake|develop|mention) (?:at|into|to|the|a|an|its|their|with|on|up|back|for|how|whether)\b)|\b[Aa] request (?:went|was made) to (?:the |all )?(?:[\w’']+ ){1,4}?to\b|\b(?:ordered|directed) (?:the |all |its |every )(?:[\w’']+ ){1,5}?to (?=[a-z])|\b(?:asked|requested|instructed) (?!to\b|if\b|whether\b|how\b|what\b|why\b|about\b|when\b|for\b)(?:the |that |all )?(?:[\w’']+ ){1,4}?(?:to|be)\b|(?<=[\w)] )asks (?!if\b|whether\b|how\b|what\b|why\b|about\b|when\b|for\b|that\b|to\b)(?:[\w’']+ ){1,4}?to\b|\b(?:asked|requested|instructed|tasked) (?:the |its |their |our |his |her )(?:[\w’']+ ){1,7}?(?:[\w’']+), (?:[\w’'-]+ ){0,3}[\w’'-]+, to\b", "action", "planned", "asked-to", False, ()),
    (r"\b(?:was|were|been|is|are|being) (?:also |now |again |therefore )?encouraged to\b|\b(?:encouraged|urged) (?:the |all |any |other |fellow )*(?:[\w’']+ ){1,4}?to\b", "action", "suggested", "encouraged", False, ()),
    (r"\bwould (?:also |strongly |therefore )*(?:encourage|urge|ask|invite) (?:the |all |any |every |each )*(?!you\b)(?:[\w’']+ ){1,4}?to (?=[a-z])", "action", "suggested", "encouraged", False, ()),
    (r"\b(?:has|have|had|is|are|was|were) (?:also |now |again |repeatedly )*(?:called|calling) (?:for|on) (?=[a-z£\d])|\b[Ww]e (?:also |therefore )?call (?:for|on) (?=[a-zA-Z])|\b(?:calls|called) on (?:the )?(?=[A-Z]|government|ministers|council)|(?<=[\w)] )called for (?=(?:an?|the|more|better|greater|further|urgent)\b)", "action", "suggested", "called-for", False, ()),
    (r"\basked (?:if|whether) (?!there\b|it\b|this\b|that\b|they\b)[\w’' £.%-]{4,90}? could (?:also |then )?be (?!explained|clarified|confirmed|given|told|seen|said|done\b)(?:\w+ly )?(?:\w+ed|brought|sent|put|shown|made)\b", "action", "suggested", "asked-whether-could", False, _MEETING),
    (r"\b(?:meeting|workshop|event|session|hearing|launch|training|consultation|review) (?:\w+ ){0,4}?(?:is|will be) on (?=\d|(?:Mon|Tues|Wednes|Thurs|Fri)day)", "action", "planned", "timetabled", True, ()),
    (r"\bproposed to (?=(?!the\b|a\b|an\b|this\b|that\b|all\b)[a-z]{3,})", "action", "proposed", "proposes-to", False, ()),
    (r"\b[Ii]t (?:is|was|would be|will be) (?:also |very |equally |really |particularly |therefore )*(?:important|vital|essential|crucial|imperative|necessary) (?:to (?!note|remember|recogni[sz]e|understand|know|see|say)|that|for)\b", "action", "suggested", "important-to", True, _MEETING),
    (r"\b[Ii]t (?:was|has been|is) (?:also |further )?(?:suggested|proposed|requested|recommended)\b|\b(?:suggested|proposed|urged|recommended|advocated)(?! by\b)(?= (?:(?:that|the|a|an|to|[A-Z])\b|\w+ing\b))|\bput forward (?:a|the) (?:suggestion|proposal)", "action", "suggested", "suggested", False, _MEETING),
    (rf"\b(?:would|could|may|might|will) (?:also |perhaps )?be (?:more |very |really |particularly )?{_HELPFUL}\b", "action", "suggested", "would-be-useful", True, ()),
    (r"\bshould\b(?! (?:not )?be (?:treated|read|seen|viewed|regarded|interpreted|leaned|relied|put down|taken (?:as|to)|used (?:with|as)|remembered|noted|possible|able)\b)(?! (?:not )?have (?:been )?\w+(?:ed|en|ne|me|nt|de|ld)\b)|\bought (?:also |now |perhaps )?to\b", "action", "suggested", "should", False, ("minutes", "decision-record", "partnership-report", "scrutiny-report", "web-page", "action-log", "government-response")),
    (r"\bshould\b(?! (?:not )?have (?:been )?\w+(?:ed|en)\b)(?! be (?:treated|seen|able)\b)", "recommendation", "proposed", "report-should", False, ("news-article",)),
    (r"\b(?:asked|asks) for (?:an?|the|future|quarterly|monthly|regular|annual) (?:[\w-]+ ){0,2}?(?:items?|reports?|papers?|notes?|breakdown|figures|list|section|copy|briefing|reconciliation|plan|trajectory|stories|timetable|summary|workshop|meeting|site visit)\b|\basked for (?:an?|the|all|more) (?:[\w-]+ ){1,5}?to be (?:\w+ly )?\w+(?:ed|en|ent|ade|ld)\b", "action", "agreed", "asked-for", True, _MEETING),
    (r"\bneeds to\b(?! know| understand)|(?<!might )(?<!may )(?<!could )(?<!would )(?<!resources )(?<!changes )(?<!steps )(?<!evidence )(?<!information )(?<!funding )(?<!time )(?<!support )(?<!skills )(?<!work )(?<!measures )(?<!action )\bneed(?:ed)? to\b(?! know| understand)|\b(?:would|will|may|might) (?:also )?need to\b(?! know| understand| find out)|\bmust\b(?! have)", "action", "suggested", "needs-to", False, _MEETING),
    (r"\bthere (?:is|was|are|were) (?:also |still |now )?(?:a |an |some )?(?:clear |strong |real |urgent |further )?need (?:to|for)\b", "action", "suggested", "a-need-to", True, _MEETING),
    (r"\b(?:is|are|was|were) (?:still |now |also |urgently )?(?:needed|required)\b", "action", "suggested", "is-needed", True, _MEETING),
    (rf"\b(?:has|have|had) (?:now |also |already )?been (?:in|on|at|with|out|up|running|open|available|live|back)\b(?=[^;.]{{0,60}}\bsince (?:the (?:start|beginning|end) of )?(?:{_WHEN}|last|then|spring|summer|autumn|winter|Easter|Christmas))|^(?:Running|Open|In (?:place|use|print|post)|Live|Up and running|On the road|Under ?way) (?=since\b)", "progress", "under way", "going-since", True, ()),
    (r"\b(?:made|took|held|saw|welcomed|carried|treated|delivered|published) (?:its|their|his|her) (?:very )?first (?!(?:time|choice|thought|concern)\b)(?=[a-z])|\bopened (?:its|their) doors\b", "progress", "done", "first-done", True, ()),
    (rf"\btook place\b(?=(?: [\w’'-]+){{0,6}}? (?:on|in|at|during) (?:the (?:beginning|end|start|middle|week|spring|summer|autumn|winter)\b|{_WHEN})|(?: [\w’'-]+){{0,6}}? (?:last|this) (?:week|month|year|spring|summer|autumn|winter|term))", "progress", "done", "happened", True, ()),
    (r"\bcan now (?:also |all )?(?!see\b|be seen\b|say\b|expect\b|understand\b|be said\b)(?=[a-z])", "progress", "done", "can-now", True, ()),
    (r"(?<!been )(?<!was )(?<!were )(?<!as )(?<!is )(?<!are )(?<!they )\b(?:promised|pledged|guaranteed) (?:(?:the|all|its|their|every|each|[A-Z]\w+) (?:[\w’'-]+ ){1,4}?|us |them |him |her |members |parents |residents |families |staff )?(?:an?|£\d[\d,.]*\w*|\d+) (?=[a-z])", "action", "agreed", "promised", False, ()),
    (r"(?<!was )(?<!were )(?<!been )(?<!be )(?<!has )(?<!had )(?<!have )\boffered (?!to\b|by\b|apologies\b|thanks\b|congratulations\b|condolences\b|no\b|little\b|only\b|advice\b|assurance|reassurance|comments?\b|views?\b|an? (?:update|apology|view|comment|explanation|assurance|overview)\b)(?=(?:an?|the|its|their|his|her|some|free|\d+|use of|[a-z]+(?: [a-z]+)? [a-z]+s\b))", "action", "agreed", "offered", False, ("minutes",)),
    (r"(?<=\b[Ii]t )means to (?=[a-z])(?!say\b|be\b)|(?<=\b[Tt]hey )mean to (?=[a-z])(?!say\b|be\b)|(?<=\b[Ww]e )mean to (?=[a-z])(?!say\b|be\b)|(?<=[a-z] )means to (?=(?:open|double|halve|start|set up|run|hold|recruit|train|publish|build|extend|move|bring|offer|cut|end|make|give|keep|put)\b)", "action", "planned", "means-to", False, ()),
    (rf"\b(?:is|are) (?:now |already )?(?:in the diary|booked|arranged|fixed|set|pencilled in)\b(?= (?:for|on)\b[^,;.]{{0,12}}(?:{_WHEN}))", "action", "planned", "timetabled", True, ()),
    (r"\b(?:is|are) (?:now |hereby |therefore )?(?:requested|sought|invited|asked for) (?:by|before|within|no later than) (?=[\da-z])", "action", "proposed", "requested-by", True, ()),
    (rf"\b(?:is|are|was|were|been|[’']re) {ADVERBS}(?:considering|thinking about|weighing up|exploring|looking at|discussing|debating) (?:whether|if)\b", "action", "proposed", "considered", False, ()),
    (rf"\b(?:is|are|was|were|been) {ADVERBS}(?:considering (?!how\b|whether (?!to\b)|what\b)|being considered|being proposed|under consideration|weighing up|mulling|toying with|thinking (?:about|of) (?=an?\b|\w+ing\b|the\b)|looking at (?:options|\w+ing\b))|\b(?:weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|float(?:s|ed|ing)?) (?:up )?(?:a |the |an |its |plans? |proposals? )?(?:plans?|proposals?|ideas?|options?)\b|\b(?:might|may|could) be expected to\b", "action", "proposed", "considered", False, ()),
    (r"\bcould (?:also )?be (?:placed|asked|required|introduced|given|allowed|extended|forced)\b", "action", "proposed", "could-be-placed", True, ("news-article",)),
    (rf"\bcould (?:also |perhaps |then |usefully )?(?:be (?:used|included|added|linked|connected|shared|extended|developed|asked|invited|drawn|expanded|applied|provided|considered|made)\b|(?:also |perhaps |then |usefully |further )*be (?!(?:seen|found|said|argued|expected|improved|caused|affected|lost|confused|avoided|attributed|explained|heard|felt|understood|taken (?:as|to)|interpreted|difficult|achieved|realised|saved|seen|done\b(?! to| by)|measured|compared|put at|assumed|traced|blamed|misused|reached|held up|delayed|abused|justified|identified)\b)(?:\w+ly )?{DONE_WORD}\b|(?:look|help|build|draw|work|support|consider|do some|use|share|explore|invite|provide|ask|join|include|develop|contribute|promote)\b)", "action", "suggested", "could", False, _MEETING),
    (rf"\b(?:is|are|was|were|be) {ADVERBS}(?:due|scheduled|expected|set|planning|intending|planned|going(?! to plan\b)|preparing) to\b|\b(?:now|still) expect(?:s|ed) to (?=[a-z])|\bexpects? to (?!see\b|be\b|have\b|find\b|get\b|need\b|receive\b|face\b|save\b|spend\b|lose\b)(?=[a-z])|(?<!not )\b(?:plans|planned|intends?|intended) to (?=[a-z])|(?:(?<=[a-z]s )|(?<=[Ww]e )|(?<=[Tt]hey ))plan to (?!be\b)(?=[a-z])|\bplanned (?:for|in)\b(?! [\w’' ]{{2,30}}? (?:had|has|have|was|were|is|are|will)\b)|[’']s going to (?=[a-z])", "action", "planned", "plans-to", False, ()),
    (rf"\b(?:is|are|was|were) {ADVERBS}(?:due|expected|scheduled|planned|set|pencilled in|booked|arranged|timetabled) (?:(?:for|in|at|on|by)\b|(?:with|before) (?=the\b|[A-Z])|next (?:week|month|spring|summer|autumn|winter|year)|shortly|soon|this (?:week|month|spring|summer|autumn|winter|year))", "action", "planned", "plans-for", True, ()),
    (rf"\b(?:opened|launched|began|started|commenced|finished|went (?:live|online)|went (?:in|out|up)|came (?:out|into (?:use|force|effect|operation)|on stream)|(?:was|were) made)\b(?! (?:by|with) )(?=(?: [\w’'-]+){{0,7}}? (?:on|in|at|from|since|during) (?:the (?:same|beginning|end|start|middle|week|month|spring|summer|autumn|winter)\b|(?:early|late|mid)\b|{_WHEN})|(?: [\w’'-]+){{0,7}}? (?:last|this) (?:week|month|year|spring|summer|autumn|winter|term|January|February|March|April|May|June|July|August|September|October|November|December)\b)", "progress", "done", "happened", True, ()),
    (r"\b(?:took|has taken|have taken|had taken|takes) up (?:(?:her|his|their|its|the|a) )?(?:new )?posts?\b", "progress", "done", "took-up-post", False, ()),
    (r"\b(?:is|are|was|were|been) (?:now |already )?in (?:post|operation)\b|\b(?:has|have|had) (?:now |already |since )?been (?:in (?:post|place|operation|use|their)|open|live|up and running)\b(?! for discussion)", "progress", "done", "in-post", True, ()),
    (r"\b(?:decided|chose|agreed|resolved) (?:against|not to (?:go ahead|proceed|pursue|continue|take|adopt|renew|run|do)\b)|\b(?:was|were|been|being) (?:turned down|unsuccessful)\b|\bhad to (?:stop|close|be (?:cancelled|abandoned|closed|stopped|dropped|withdrawn))\b", "progress", "ended", "dropped", False, ()),
    (r"\b(?:would|will|to|should) have [^,;.]{3,80}? (?:ready|in place|finished|complete|completed|done|drafted|running|up and running)\b", "action", "planned", "would-have-ready", False, ()),
    (r"\b(?:was|were|been) not (?:signed|agreed|approved|issued|appointed|sent|published|opened|filled|released|let|paid) (?:until|before|till)\b", "progress", "delayed", "delayed", True, ()),
    (rf"^(?:The )?(?:[\w’'-]+ ){{1,4}}?(?:expected|due) (?:(?:in|by|for|on) )?(?={_WHEN})", "action", "planned", "expected-in-note", True, ("minutes", "action-log", "partnership-report")),
    (rf"^To be (?!(?:confirmed|advised|agreed|announced|fair|noted|clear)\b){DONE_WORD}\b", "action", "agreed", "to-be-done", True, ("minutes", "action-log")),
    (r"\b(?:sets?|has set|have set) (?:out )?(?:an? |its |the )?(?:\w+ )?targets? (?:of|for|to)\b|\bcommits? (?:it|us|them|the [\w ]{3,30}?|[A-Z][\w’' ]{3,40}?) to\b", "aim", "", "sets-target", False, ()),
    (r"\b(?:starts?|begins?|opens?|launches|goes? live|takes? effect|comes? into (?:force|effect)|ceases?|passes|transfers|takes? over|finishes|moves|returns|goes (?:out|to|before|from)|reports (?:back|to)|comes (?:back|before|to)|switches|reopens|closes)\b(?= (?:on|in|from|at|next|this|to|by|the|half|[A-Z]))(?=.{0,60}\b(?:\d|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|next|new year|New Year|week|month|year|Easter|Christmas)\b)", "action", "planned", "timetabled", False, ()),
    (r"\b(?:hopes|hoped|hoping|hope) to (?=[a-z])", "action", "planned", "hopes-to", False, ()),
    (r"\b(?:wants|want|wanted|expects|expected|expect) (?!to\b|it\b|more\b|that\b|this\b|better\b)(?:the |all |every |each |her |his |its |our )?(?:[\w’']+ ){1,6}?to (?!be\b|have\b|see\b|rise\b|fall\b|increase\b|know\b|come\b|go\b|happen\b|feel\b|get\b)(?=[a-z]{2,} \w)", "action", "suggested", "wants-them-to", False, ("news-article", "partnership-report", "decision-record", "government-response", "scrutiny-report")),
    (r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!being )\boffered (?!to\b|by\b|no\b|apologies|thanks|that\b|at\b|in\b|from\b|as\b|for\b|on\b|little|only)(?=[a-z]{1,})", "action", "agreed", "offered", False, ()),
    (r"\b(?:has|have|had) (?:also |now |each |both |all )?(?:promised|pledged) (?!to\b|by\b)(?=[\w£])|\b(?:promised|pledged|undertook) that\b", "action", "agreed", "promised", False, ()),
    (r"\b[Ii]t (?:is|was) (?:also |now |then |therefore )?(?:intended|planned|hoped|expected) to (?!be\b)(?=[a-z])", "action", "planned", "intended-to", True, ()),
    (r"\b(?:proposal|plan|idea|suggestion) (?:is|was|had been|has been) (?:now |still )?to (?=[a-z])", "action", "planned", "intention", True, ()),
    (r"\b(?:intention|ambition|hope|desire|vision) (?:is|was|had been|has been|remains) (?:now |still )?to (?=[a-z])", "aim", "", "aims-to", True, ()),
    (r"\bwants? to (?!know|see|hear|be\b|understand|thank|ensure|make sure|say|have\b|stress|do\b|get\b)(?=[a-z]{3,})", "action", "proposed", "wants-to", False, ("news-article", "partnership-report", "web-page", "minutes")),
    (r"\b(?:is|are|was) (?:\w+ )?looking to\b", "action", "planned", "looking-to", False, ()),
    (r"\b[Nn]ext (?:steps?|stage)\b.{0,30}?\b(?:is|are|was|were|will be|would be)\b", "action", "planned", "next-step", False, ()),
    (r"\b(?:is|are|was|were) to (?!the\b|a\b|an\b|be (?:a|an|the|found|seen|welcomed|expected|commended)\b|have\b|date\b)(?=[a-z]+\b)", "action", "planned", "is-to", False, ()),
    (r"\b[Tt]here (?:will|would) (?:now |also |then )?be (?!no\b|little\b|less\b|fewer\b|cases\b|times\b|people\b|those\b|many\b|a (?:need|risk|cost|gap|shortage|delay|problem|loss|rise|fall)\b)(?=[a-z])", "action", "planned", "there-will-be", True, ()),
    (r"\bwill (?:now |only |also )?(?:focus|concentrate)(?: only| mainly| chiefly)? on\b", "aim", "", "focus", False, ()),
    (r"\b(?:will|would) not (?:now )?(?:re-?open|open|start(?! to)|begin(?! to)|finish|be (?:ready|complete[d]?|finished|delivered|handed over|in place|open)) (?:[\w ]{2,40} )?(?:before|until)\b", "progress", "delayed", "delayed", False, ()),
    (rf"(?:\bwill\b|^Will (?=be\b|also\b|need\b)|\bwon[’']t\b|\bshall\b|[’']ll\b){_IMAGINED}", "action", "planned", "will", False, ()),
    (rf"\bwould\b(?! not\b){_IMAGINED}", "action", "planned", "would", False, ("minutes", "decision-record", "scrutiny-report", "partnership-report", "action-log", "web-page", "news-article")),
    (r"\bwould like to (?:see|explore|know|discuss|hear|have|be|run|hold|set up|offer|start|create|develop|extend|open)\b|\b(?:wished|wishes) to (?:see|explore|discuss|have)\b", "action", "suggested", "would-like", False, _MEETING),
    (r"\b(?:the|its) (?:disbanding|closure|abolition|dissolution|winding[- ]up|demise|merger) of (?:the )?(?=[A-Z])", "progress", "ended", "ending-of", True, ()),
    (r"\bceased\b|(?<!will )(?<!would )(?<!could )(?<!should )(?<!to )(?<!be )(?<!are )(?<!is )\b(?:closed|ended|shut|finished|lapsed|expired)\b(?= (?:on|in|at|last|this|for good|its doors|following|after|when|due to|because)\b)|\b(?:has|have|had) (?:now )?(?:lapsed|expired|folded|closed|shut)\b|\bcomes? to an end\b|\b(?:has|have|had) ended\b|\bdisbanded\b|\b(?:wound up|folded)\b(?= (?:in|on|at|last|after|when|following))|\bclosed down\b|\b(?:was|were|been) (?:abolished|disbanded|wound up|decommissioned)\b|\bcame to an end\b", "progress", "ended", "ended", False, ()),
    (r"\b(?:is|are|was|were|been|[’']s) (?:now |still |currently |also |being )*(?:held (?:up|over|back)|put (?:off|back|on ice)|moved back|pushed back)\b|\b(?:has|have|had) (?:now |still |also |since )*(?:stalled|slipped|fallen behind|been (?:stalled|held (?:up|over|back)|put (?:off|back)|carried forward))\b|\b(?:was|were|is|are) (?:now |again |therefore )?(?:carried|rolled) (?:forward|over)\b|\b(?:is|are|was|were) (?:now |still |running )*(?:late|adrift of|behind (?:plan|target|schedule))\b(?! in\b)|\b(?:had|has|have) (?:still )?not (?:yet )?(?:appeared|arrived|reached|replied|responded|heard|moved|reported (?:back|to|yet)|been (?:received|agreed|fully))\b|\bremains? (?:the furthest |some way |well )?behind\b|\bmoved (?:back )?from (?:\w+ )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})? to\b", "progress", "delayed", "delayed", False, ()),
    (r"\b(?:has|have|had|[’']ve) (?:now |since |also |already |reluctantly )*(?:dropped|abandoned|shelved|scrapped|ditched|given up|axed|withdrawn|cancelled) (?=(?:the|its|their|our|his|her|a|any|this|that|these|all|plans|on)\b)|\bpulled (?:its|their|the) (?:funding|support|money)\b", "progress", "ended", "ended", False, ()),
    (r"\b(?:is|are|was|were|be|been|being) (?:\w+ly )?(?:folded into|stood down|wound up|subsumed (?:by|into)|merged into)\b|\b(?:is|was|are|were) standing down\b|\b(?:has|have|had) (?:now )?completed (?:its|their) (?:remit|work|task)\b|\b(?:has|have|had) (?:already |now |since )?been (?:dropped|shelved|scrapped|abandoned|axed|cancelled)\b|\b(?:fell through|pulled out)\b|\b(?:was|were) (?:later |then |quietly )?(?:dropped|shelved|scrapped|abandoned|axed|cancelled|withdrawn|discontinued|decommissioned|removed|not renewed|wound down)\b", "progress", "ended", "ended", False, ()),
    (r"\b(?:has|have|had) (?:now |already |also |since )*(?:started|begun|commenced|progressed|made (?:good |some |further |steady |significant )?progress|(?:been )?commissioned to)\b|\b(?:good |some |further |steady |significant )?progress (?:has|had) (?:also |already )?been made\b", "progress", "under way", "begun", False, ()),
    (r"\b(?:is|are|was|were|been|has|have|had) (?:\w+ )?(?:delayed|postponed|suspended|deferred|paused|put on hold)\b|\bnot (?:yet )?(?:been )?completed\b|\bbehind schedule\b|\b(?:days?|weeks?|months?|years?) (?:behind|late|overdue)\b|\b(?:was|were|is|are|has|have|had)(?: been)? (?:still )?not (?:yet |been |yet been )?(?:finished|ready|started|begun|complete\w*|in place|available|implemented|happened|met|moved|done|resolved|delivered|held)\b|\b(?:put|pushed|held) (?:off|back|over|up)\b(?= until| to| by| for| because| owing| due)|\bon hold\b|\bhas slipped\b|\b(?:started|opened|began|finished|arrived|came in) late\b|\b(?:has|have|had) (?:still )?not yet (?:been )?(?!decided|known|felt|seen|considered|needed)\w+(?:ed|en)\b|^(?:[Hh]eld up|[Dd]elayed|[Pp]ostponed|[Pp]aused)\b(?= (?:until|while|because|by|as|for|since)\b)", "progress", "delayed", "delayed", False, ()),
    (rf"\b(?:is|are|was|were|been|[’']re) {ADVERBS}(?:{DOING}|{BEING}|{STATE})|\b[Ww]ork {ADVERBS}(?:ongoing|underway|under way|continues|progressing)\b|\bcontinues? to (?=[a-z])", "progress", "under way", "under-way", False, ()),
    (r"\b(?:is|are|was|were) (?:now |fully |also )*(?:up and running|operational|in use)\b|\b(?:has|have|had) (?:also |now |since )*had (?:\w+ ){0,2}?(?:discussions?|meetings?|talks|conversations?)\b|\b[Tt]here (?:has|have|had) (?:also |now )?been (?:\w+ )?(?:discussions?|meetings?|talks|engagement|consultation) with\b", "progress", "done", "has-done", False, ()),
    (r"\b(?:is|are) now (?:(?:all|both|\w+ly) )?(?:based|located|embedded|established|running|covered|offered|used|held|screened|seen|live|staffed|open (?:to|in|at|on|every))\b|\b(?:is|are) (?:fully )?live (?:in|at|across|on)\b|\b(?:is|are) on (?:schedule|track|target)\b|\b(?:is|are|was|were) (?:now |still )?with (?:the )?(?:printers?|lawyers|solicitors|designers|publishers?|suppliers?|contractors?|legal)\b|\b(?:has|have|had) (?:now )?(?:gone|worked|started|begun) (?:very |rather )?well\b", "progress", "under way", "under-way", True, ()),
    (r"(?<=[\w)] )now (?!(?:is|are|was|were|has|have|had|be|been|being|that|and|the|a|an|in|on|at|to|of|as|for|from|known|called|under|available|over|more|less|than|or|no|not|it|they|we|he|she|this|all|need|needs|must|will|would|can|could|should|may|might|faces?|feels?|seems?|appears?|costs?|stands?|includes?|means?|wants?|think|believe|says?|owes?|lacks?|miss|misses|exceeds?|expects?|hopes?)\b)(?:[a-z]{3,}s|run|offer|publish|provide|patrol|meet|share|use|send|work)\b(?= (?:the|a|an|its|their|our|every|each|all|through|there|in|with|at|out|\d+|\w+s|\w+ing)\b)", "progress", "under way", "now-does", False, ()),
    (rf"(?<!should )(?<!would )(?<!could )(?<!might )(?<!must )(?<!may )(?<!not )(?<!to )\b(?:has|have|had|[’']ve) {ADVERBS}(?:been )?{ADVERBS}{DONE}", "progress", "done", "has-done", False, ()),
    (rf"\b(?:was|were) {ADVERBS}{EVENT}|\b(?:is|are|was|were) now (?:available|ready|in place|live|open|complete|operational|part of|\w+ policy)\b|\bnow in place\b", "progress", "done", "was-done", False, ()),
    (r"^(?:Already|ALREADY) (?:in (?:force|place|use|operation)|IN (?:FORCE|PLACE|USE|OPERATION))\b", "progress", "done", "was-done", True, ()),
    (r"\b(?:passed|transferred|moved|migrated|handed over|went (?:across|over)) (?:from .{1,60}? )?to (?=(?:the |a |an )?[A-Z])|\bpassed from\b|\b(?:moved|transferred|migrated|switched) from (?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?:the )?[A-Z][\w’' ]{2,40}? to (?=[a-z])", "progress", "done", "passed-to", True, ()),
    (rf"(?:(?<=[\w)] )|^)(?:also |recently |already |then |further |successfully |previously |now |since |subsequently |therefore )*{DEED}", "progress", "done", "deed", False, ()),
    (r"\b(?:is|are|remains?|was|were|am) (?:\w+ly )?committed to (?=\w+ing)(?!continuing|maintaining|publishing)", "aim", "", "committed-to", False, ()),
    (r"\b(?:is|are|remains?|was|were) (?:\w+ly )?committed to (?=continuing|maintaining|publishing|\w+e\b)", "action", "agreed", "committed-to-go-on", False, ()),
    (rf"\b(?:aims?|aimed|aiming|seeks|sought) {ADVERBS}to (?=[a-z])|\bseeking to (?=[a-z])|\bsets? out to (?=[a-z])|\b(?:aims?|objectives?|(?<=[Oo]ur )objects|(?<=[Ii]ts )objects|(?<=[Tt]he )objects|goals?|ambitions?|purpose|priorities|remit|terms of reference) (?:\w+ ){{0,5}}?(?:is|are|was|were) (?:therefore |now |simply |still |chiefly )?to\b", "aim", "", "aims-to", False, ()),
    (r"\b(?:is|are|was|were) (?:\w+ly |now )?focuss?ed on (?=\w+ing\b)", "aim", "", "focus", False, ()),
    (r"\b(?:focus|priority|priorities|top focus)\b(?: (?:for|of) [\w’' ]{1,30}?)? (?:is|are|was|were|remains?|needs? to be|should be|will be)\b (?:on|to)\b|\b(?:is|are|was|were) (?:considered |seen as )?(?:to be )?(?:a |the |its |our )?(?:top|key|main|high) (?:focus|priority)\b|\b(?:is|are|was|were) keen to\b", "aim", "", "focus", False, ()),
)  # fmt: skip


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the wordings in the order of their ranking."""
    return tuple(Pattern(Guarded(words), kind, status, rule, impersonal, genres) for words, kind, status, rule, impersonal, genres in _TABLE)


@cache
def _table() -> Table:
    return Table([pattern.words for pattern in patterns()])


@cache
def _trigger() -> re.Pattern[str]:
    """A cheap test that most sentences without a commitment fail."""
    return re.compile(
        r"\b(?:[Ww]ill|would|shall|should|could|must|need|ought|agree|AGREE|RESOL|resol|NOTED|APPRO|appro|ENDOR|endor|DELEG|decid|undert|promis|offer|volunt|pledg|commit"
        r"|ask|request|task|instr|sugg|propos|urg|advoc|recomm|put forw|is|are|was|were|been|being|be|has|have|had|plan|inten|next|ceas|disban|closed|came|not|behind|continu"
        r"|aim|focus|adrift|remain|seek|sought|sets|object|goal|ambit|purp|focus|prior|happy|won[’']t|wish|want|hop|means?|can now|Running|Open|goes|go live|starts?|begins?|opens?|launches|takes?|comes?|passes|passed|transfer|returns|finish|lapsed|shut|expired|late|slipp|on hold|[Ww]ork|now|am|call|yet|wants?|expect|fell|took|accept|support|back|declin|refus|reject|defer|oppos|tasked|charged|glad|willing)|[’'](?:ll|re|ve)\b|ed\b|\b(?:met|ran|set|won|wrote|led|gave|held|built|rebuilt|took|began|went|fell|sent|put|brought|spent|paid|made|fed|cut|taught|drew|sold|bought|chose)\b|^A(?:lready|LREADY)\b"
    )


@cache
def _subordinate() -> re.Pattern[str]:
    return re.compile(r"\b(?:which|who|whom|whose|that|whether|if|what|how|where|when|why|because|unless|while|although)\s(?!to\b)|\bas (?:it|they|there|this|the|a|we|he|she)\s")


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf"\s*{ADVERBS}(?:not )?(?:be|been|being) (?:\w+ly |double |also |re-?)?{DONE_WORD}\b")


def find_wording(clause: str, genre: Genre | str = "") -> Wording | None:
    """Tell what kind of commitment a clause makes.

    Args:
        clause: The clause.
        genre: Genre of the document; some words promise in minutes and only imagine elsewhere. Empty for any.

    Returns:
        The wording; None if it makes none.

    Example:
        >>> find_wording("Ann Lee agreed to share the figures").status
        'agreed'
        >>> find_wording("this would be difficult") is None
        True
    """
    return next(find_wordings(clause, genre), None)


def find_wordings(clause: str, genre: Genre | str = "") -> Iterator[Wording]:
    """Find all that a clause could commit to, in the order of likelihood.

    Args:
        clause: The clause.
        genre: Genre of the document; empty for any.

    Yields:
        Wordings, the first words of the clause first.
    """
    if not _trigger().search(clause):
        return
    squeezed = squeeze(_partly_quoted().sub(" ", clause))
    clause = _quoted().sub(_masked, squeezed.words)
    for found, pattern, _ in sorted(_found(clause, genre), key=lambda hit: (hit[0].start(), hit[2])):
        passive = pattern.impersonal or bool(_passive().match(clause, found.end()) or _passive().search(found[0]))
        yield Wording(pattern.kind, pattern.status, pattern.rule, squeezed.place(found.start()), squeezed.place(found.end()), passive)


@cache
def _partly_quoted() -> re.Pattern[str]:
    """Where a quotation takes over in the midst of a verb: the promise goes on in it (they were "looking at it")."""
    doing = r"(?=(?:considering|working|looking|reviewing|talking|discussing|exploring|planning|preparing|investigating)\b)"
    return re.compile(rf"(?:(?<=\bwas )|(?<=\bwere )|(?<=\bis )|(?<=\bare ))[\"“]{doing}|(?:(?<=\bwill )|(?<=\bwould )|(?<=\bto )|(?<=\bit )|(?<=\bthey ))[\"“](?=[a-z])")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[\"“][^\"”]{2,80}[\"”]")


def _masked(quoted: re.Match[str]) -> str:
    """What is quoted inside a clause makes no commitment of its own."""
    return "“" + "x" * (len(quoted[0]) - 2) + "”"


def _found(clause: str, genre: str) -> Iterator[tuple[re.Match[str], Pattern, int]]:
    for rank in _table().possible(clause):
        pattern = patterns()[rank]
        if genre and pattern.genres and genre not in pattern.genres:
            continue
        found = next((match for match in pattern.words.compiled().finditer(clause) if not _is_subordinate(clause, match.start())), None)
        if found:
            yield found, pattern, rank


def _is_subordinate(clause: str, verb: int) -> bool:
    """Whether a verb hangs on a subordinator since the last comma, and no verb has closed that subordinate clause."""
    breath = _breath(clause, verb)
    if verb - breath < 4 and _inserted().search(clause, 0, breath):
        return False
    if verb - breath < 4 and breath > 1:
        breath = _breath(clause, max(0, _breath(clause, breath - 1) - 1))
    hooks = [hook for hook in _subordinate().finditer(clause, breath, verb) if hook.start() > 0]
    if hooks and sum(1 for _ in _closes().finditer(clause, hooks[0].end(), verb)) >= len(hooks):
        return False
    return bool(hooks) and not _is_asked_of_it().search(clause, max(0, verb - 6))


@cache
def _inserted() -> re.Pattern[str]:
    """A relative clause between commas ("The report, which cost £9,000, has been shelved")."""
    return re.compile(r",\s*(?:which|who|whose|where|one of|an?|the)\b[^,]*,$")


@cache
def _closes() -> re.Pattern[str]:
    """The finite verb of the subordinate clause itself."""
    return re.compile(r"\b(?:will|would|is|are|was|were|has|have|had|should|could|can|may)\b|\b(?:it|they|we|he|she|this) (?:(?:had|has) )?(?:\w+ed|rests?|depends?)\b")


def _breath(clause: str, verb: int) -> int:
    return max(clause.rfind(",", 0, verb), clause.rfind(" - ", 0, verb), clause.rfind(" – ", 0, verb)) + 1


@cache
def _is_asked_of_it() -> re.Pattern[str]:
    """A relative clause that asks for something ("a section which should also be linked to")."""
    return re.compile(r"(?:which|that) (?:should|needs? to|need to) (?:also )?be\b")
