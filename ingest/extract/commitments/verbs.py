"""Verbs that report work, told apart from those that report what is said, felt, suffered or merely so.

English has more verbs of work than anybody can list, and far fewer of the other kind. So any perfect, progressive or past
form reports work unless its verb is among those named here:

1. `DONE` after "has", `DOING` after "is", `EVENT` after "was", and `DEED` as a simple past are patterns for verb forms.
2. Each leaves out verbs of speech, thought, feeling, being and change of quantity. The lists differ: "the Board has raised
   £2,000" reports work, "Ann Lee raised" mostly a point.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final


def _any_of(words: Iterable[str], phrases: Iterable[str]) -> str:
    """One pattern for words and for phrases that are patterns themselves."""
    return rf"(?:{'|'.join((*words, *phrases))})\b"


# what is said, thought, suffered or merely so: its perfect reports no work
_NO_WORK: Final = (
    """
    acknowledged admitted affected appeared appreciated argued asked assumed assured attracted based become been believed called caused
    challenged changed claimed clarified commented complained concerned concluded confirmed considered contained criticised decided
    declared declined decreased described disappointed discussed doubled dropped emphasised enabled encountered ended expected
    experienced explained expressed faced failed fallen feared felt forgotten gained grown had halved happened heard highlighted
    hoped impacted implied indicated informed intended interested known lacked learned learnt liked listened lost meant mentioned missed
    needed noted noticed observed occurred outlined planned pleased praised prevented promised queried questioned realised reassured remained
    remarked replied resulted risen said seemed seen shown shrunk spoken stated stressed struggled suffered suggested surprised
    talked tended thanked thought told tripled underlined understood urged wanted warned welcomed wished wondered worsened
        averaged calculated disputed lengthened overrun recommended recorded shortened
        behaved counted demonstrated emerged evolved insisted proved reached read refused represented voiced
    """.split(),
    (
        r"accepted that",
        r"come forward",
        r"found(?! (?:the |some |new |an? )*(?:money|funding|funds|resources|premises|sites?|providers?|accommodation|space)\b)",
        r"given rise",
        r"gone(?! (?:to|out|live|ahead|round|through|back)\b)",
        r"looked like",
        r"offered apologies",
        r"pointed out",
        r"stood(?! up\b)",
        r"presented(?! to)",
        r"raised about",
        r"made (?:the|an?) (?:\w+ )?(?:point|finding|observation|mistake)",
        r"put (?:the|it|this|its)\b.{0,60} at (?:£|\d)",
        r"sent (?:\w+ )?(?:apologies|regrets)",
        r"drawn (?:only |just )?\d",
        r"referred to",
        r"reported(?! (?:in|back)\b| to (?:the )?(?:[Bb]oard|[Cc]abinet|[Cc]ommittee|[Cc]ouncil|[Pp]anel|[Pp]artnership|[Gg]overning|[Ff]orum|[Ee]xecutive)\b)",
        r"been raised",
    ),
)
# what is felt, feared or merely so: its progressive form reports no work
_NO_DOING: Final = (
    """
    affecting anything averaging asking assuming attending awaiting being believing causing challenging coming complaining costing crying dying
    evening everything existing expecting experiencing facing failing falling feeling finding getting going growing happening having heading forthcoming relying
    hearing hoping increasing indicating intending interesting lacking lasting leaving living losing lying meaning missing
    morning naming needing nothing noting occurring ongoing outstanding pending pleasing questioning reaching reducing remaining rising
    saying seeing seeming showing something spring struggling suffering suggesting telling thinking turning understanding using waiting
    wanting warning willing wondering worrying worsening
    """.split(),
    (
        r"adding that",
        r"beginning to",
        r"(?:building|piling) up",
        r"considering(?! (?:how|whether (?!to\b)|what)\b)",
        r"dealing with",
        r"looking(?! (?:at|into|for)\b)",
        r"paying attention",
        r"planning(?! for)",
        r"meeting(?! (?:weekly|monthly|quarterly|fortnightly|regularly|every|each|again|with)\b)",
        r"running at",
        r"starting to feel",
        r"working (?:well|together well|effectively)",
        r"preparing to",
        r"encouraging(?! them| people| schools)",
    ),
)
# what a meeting does with words, and what is merely so: its passive past reports no work
_NO_EVENT: Final = (
    """
    able admitted advised aimed allowed approved arrested asked asserted assumed attached attended aware based born calculated called
    caught caused charged cited conceded committed compared composed concentrated confirmed congratulated consulted covered debated deemed
    delighted dependent designed determined diagnosed different directed dominated driven due echoed elected encouraged estimated excluded
    expected felt focuss?ed forced forwarded found frustrated given heard held hurt impressed included injured intended invited involved
    keen killed known left limited linked listed located looked lost married meant minded mixed named needed nominated none
    outlined pleased posed prompted queried quoted raised received recommended recorded related reminded reported requested required
    responsible said seconded seen showed situated sought stated subject supported supposed tabled thought told troubled unclear rated reviewed submitted unopposed used
    varied voted withdrawn worded worried
    """.split(),
    (
        r"carried(?! out)",
        r"brought to",
        r"passed(?! (?:to|from|over))",
        r"made(?! (?:on|in) (?:\d|[A-Z]))",
        r"moved(?= (?:by|that)\b)",
        r"taken on board",
        r"put(?! (?:in|together|forward))",
        r"put to",
        r"set out",
        r"shared (?:by|that)",
        r"taken(?! (?:forward|up|over|on))",
        r"taken to",
        r"identified as",
        r"referred to",
        r"published in (?:19|20)\d\d",
    ),
)
# what is said, moved or felt at a meeting, or merely so: its simple past reports no work
_NO_DEED: Final = (
    """
    abstained averaged substituted tabled accepted acknowledged added admitted advised affected agreed allowed apologi[sz]ed appeared appreciated approved
    argued asked assumed assured avoided based bed cautioned conceded intimated regarded believed belonged called caused chaired challenged claimed clarified commented committed congratulated
    compared complained concerned concluded confirmed considered consisted contained continued covered criticised debated decided
    declared declined decreased demonstrated depended described differed disagreed discussed doubled doubted dropped echoed emphasised enabled
    ended endorsed enjoyed enquired ensured entered estimated exceeded existed expected explained expressed failed feared feed felt
    followed found gained happened heard highlighted hoped impressed improved included increased indeed indicated informed
    inquired insisted intended interested introduced involved joined kept knew lacked lasted learned learnt left liked listened lived
    looked lost meant mentioned named need needed nominated noted noticed objected oboccurred offered opposed outlined
    owned passed planned pointed praised preferred present presented promised proposed queried questioned quoted raised reached
    reali[sz]ed received recogni[sz]ed recommended red referred reiterated rejected related remained remarked reminded replied reported
    represented requested required resulted revealed said saw seconded seed seemed served showed shown sought speed
    spoke stated stressed struggled suffered suggested summari[sz]ed preferred recalled regretted rated scared replied talked tended thanked thought told tripled understood
    undertook updated urged used voiced volunteered voted wanted warned welcomed wished withdrew wondered worried
    """.split(),
    (
        r"contributed to the discussion",
        r"(?:helped|supported|served|answered|resolved)(?! (?:(?:over|more than|nearly|almost|about|some|around|another|a further|all) )?\d)",
        r"gave (?:(?:an?|the|her|his|their|its|some) )?(?:\w+ ){0,2}?(?:presentation|update|example|examples|overview|summary|report|account|background)",
        r"made the following",
        r"made (?:clear|reference|the point|a comment|comments|(?:an? |the |some |several |no )?(?:\w+ )?(?:findings?|points?|observations?|remarks?|difference))",
        r"took up the",
        r"[Dd]ated",
        r"met (?:at|in|on)",
        r"moved(?! (?:its|their|our)\b)",
        r"opened the (?:meeting|floor)",
        r"provided (?:an? |the )?(?:verbal |brief |short |further |general )?(?:overview|update|report|presentation|summary|background|information|details?|feedback|assurance|context)",
        r"ran through",
        r"responded(?! to (?:[\w’]+ ){0,5}?(?:consultation|inquiry|review|call|letter|request)\b)",
        r"shared (?:her|his|their|concerns?|the view)",
        r"started by",
        r"took (?:part|place|[Mm]embers|the|this|an? (?:\w+ )?view)",
        r"went through",
        r"worked (?:well|closely|together)",
        r"led (?:to|the discussion)",
    ),
)

ADVERBS: Final = r"(?:(?:also|further|now|then|already|since|recently|successfully|previously|closely|currently|still|actively|therefore|just|not yet|both|all|\w+ly)\s+)*"
DONE_WORD: Final = r"(?!keen\b|open\b|green\b|even\b|often\b)(?:\w+(?:ed|en|own|ade|ught)|sent|spent|held|told|sold|built|put|cut|set|met|let|run|dealt|kept|led|found|won|paid|done|lent|understood|fed|read|laid|begun|drawn|withdrawn|shown|redrawn|overhauled|brought|bought|rerun|rebuilt)"
_IRREGULAR: Final = r"(?:sent|spent|held|sold|built|put|cut|set|met|let|run|dealt|kept|led|won|paid|done|lent|fed|read|gone|brought|begun|come|hit|left|begun|bid|drawn|grown|met|made|rebuilt|sought|taught|stood|found)"
_NO_PARTICIPLE: Final = r"(?:red|need|indeed|bed|keen|open|green|even|often|children|women|men|then|when|own|down|town)\b"
PARTICIPLE: Final = rf"(?!{_any_of(*_NO_WORK)}|{_NO_PARTICIPLE})(?:re-)?(?:\w+(?:ed|en|own|ade|ught)|{_IRREGULAR})\b"
DONE: Final = rf"(?:{PARTICIPLE}|presented to\b|reported (?:in|back)\b|reported to (?:the )?(?:[Bb]oard|[Cc]abinet|[Cc]ommittee|[Cc]ouncil|[Pp]anel|[Pp]artnership|[Gg]overning|[Ff]orum|[Ee]xecutive)\b)"
DOING: Final = rf"(?!{_any_of(*_NO_DOING)}|\w*thing\b)\w{{2,}}ing\b"
BEING: Final = r"being (?:\w+ly )?(?!asked|considered|proposed|used\b|met\b|able)(?:\w+(?:ed|en|de|ilt|ld|nt|ught|rialling)|paid|run|led|set up)\b"
STATE: Final = r"(?:ongoing|going on\b|on-going|on going|under ?way|in progress|in hand|on track|at an early stage|in (?:active |early |close )?(?:talks|discussions?|negotiations?|dialogue|the process of)|out to (?:advert|tender|consultation)|in (?:development|preparation|draft|hand)|nearing completion|well advanced|almost complete|nearly (?:complete|finished)|being progressed|(?:currently |now )with (?=[A-Z])|at work (?:with|in|on|since|across)\b)"
EVENT: Final = rf"(?!{_any_of(*_NO_EVENT)}){PARTICIPLE}|well attended\b"
_PAST: Final = r"(?:re-)?(?:\w{2,}ed|ran|met|set up|won|wrote|held|built|rebuilt|gave|took|began|sent|put (?:in|together|forward|up|out|aside|£\d[\d,.]*)|led|brought|spent|paid|made|fed back|visited|cut|taught|drew up|rolled out|sold|bought|chose|went (?:out|round|live|ahead|online))\b"
DEED: Final = rf"(?!{_any_of(*_NO_DEED)}){_PAST}"

# verbs of tasks in the infinitive, as notes and lists of actions use them
VERBS: Final = (
    r"(?:add|address|adopt|advise|agree|amend|analyse|appoint|approach|arrange|ask|assess|attend|book|bring|build|carry|chase|check|circulate|clarify|collate|commission|compile|complete|confirm"
    r"|consider|consolidate|consult|contact|continue|convene|create|decide|deliver|develop|discuss|distribute|draft|email|engage|ensure|establish|evaluate|expand|explore|extend|feed|feedback|finalise|follow|forward"
    r"|gather|get|give|hold|host|identify|implement|improve|include|inform|invite|investigate|issue|keep|launch|lead|let|liaise|link|look|maintain|make|map|meet|monitor|move|note|notify|obtain|organise|pass|pick|pilot|place|plan"
    r"|prepare|present|procure|produce|progress|promote|propose|provide|publicise|publish|pursue|put|raise|recruit|redraft|refer|refresh|remind|report|request|research|respond|return|revert|review|revise|revisit|rewrite|run|schedule|scope|scrutinise|secure|seek|send"
    r"|set|share|sign|speak|specify|start|submit|support|take|test|track|train|undertake|update|upload|use|verify|visit|work|write)"
)
# verbs that are tasks right behind "to", though behind "and" they are mostly nouns
MORE_VERBS: Final = (
    r"(?:call|change|choose|clear|close|collect|compare|correct|cost|count|design|define|determine|double[- ]check|encourage|escalate|examine|find|finish|fix|fund|help|install|join|list|name|negotiate|offer|open|order"
    r"|pay|phone|post|press|print|query|re-?circulate|reconcile|remove|repair|replace|reply|re-?run|resend|resolve|restore|ring|roll out|see|show|sound out|stop|talk|tell|tidy|transfer|try|withdraw)"
)
TASK: Final = rf"(?:{VERBS}|{MORE_VERBS})"
