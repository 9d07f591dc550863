"""Commands to a machine, by how they are built: who is addressed, and what of the machine is to
change. A customer asks the shop for something; an attacker speaks of instructions, of the reply as
a text to be shaped, of the decision as a field to be set.
"""

from __future__ import annotations

import re

MACHINE = (
    r"(?:a\.?i\.?|(?:chat ?|support ?|reply ?)?bots?|llms?|(?:language|ai) models?|chat ?gpt|gpt|"
    r"(?:ai |virtual |digital |automated |reply |draft(?:ing)? |support )?assistants?|"
    r"automated (?:system|agent|reply)s?|ai agents?|draft(?:ing)? (?:generator|writer|tool|system|"
    r"model|engine)|summari[sz]er|classifier|robot)"
)
RULES = (
    r"(?:instructions?|prompts?|guidelines?|directives?|directions|programming|training|"
    r"guardrails?|restrictions|constraints|safeguards|system messages?|commandments?|configuration)"
)
POLICIES = (
    r"(?:rules?|polic(?:y|ies)|guidelines?|limits|limitations|checks?|procedures?|protocols?)"
)
REPLY = (
    r"(?:repl(?:y|ies)|answers?|responses?|messages?|drafts?|outputs?|sentences?|texts? you write)"
)
DROP = (
    r"(?:ignor(?:e|ing)|disregard(?:ing)?|forget(?:ting)?|overlook(?:ing)?|overrid(?:e|ing)|"
    r"overrul(?:e|ing)|bypass(?:ing)?|neglect|discard|drop|abandon|scrap|erase|wipe|disobey|"
    r"suspend|"
    r"skip(?:ping)?|leave (?:out|aside)|leaving (?:out|aside)|set(?:ting)? aside|throw (?:out|"
    r"away)|"
    r"stop (?:following|obeying|applying|using)|unlearn|delete|cancel|"
    r"(?:do not|don't|no longer|don't have to|needn't|need not) (?:follow|obey|listen to|apply|"
    r"heed))"
)
SAY = (
    r"(?:write|say|state|reply|respond|answer|output|print|confirm|approve|promise|grant|list|"
    r"reveal|pretend|agree|issue|give me|send me|tell me (?:that|yes|it'?s|the (?:refund|code))|"
    r"tell everyone|act|behave|repeat|offer|refund me)"
)
_NOT_MINE = (
    r"(?!(?:\S+ ){0,3}(?:my|our|care|wash\w*|delivery|deliver|assembly|driver|courier|gift|"
    r"cleaning|"
    r"laundry|parcel|cooking|pitching|safe place|return|returns|address)\b)"
)
_NOBODY_ELSE = (
    r"(?<!\bI )(?<!\bi )(?<!\bwe )(?<!\bthey )(?<!\bhe )(?<!\bshe )(?<!\bwho )(?<!can i )(?<!can "
    r"I )"
    r"(?<!should i )(?<!should I )(?<!courier to )(?<!driver to )(?<!did you )(?<!do you )"
    r"(?<!why do you )(?<!just to )"
)
_REVEAL = (
    r"(?:reveal|show|print|repeat|output|display|leak|dump|paste|recite|disclose|expose|copy|quote|"
    r"encode|translate|spell out|list|share|write (?:down|out)|read (?:out|back)|tell me|give me|"
    r"send me|what (?:are|were|is|was)|what'?s|which|summari[sz]e|paraphrase)"
)

_BUILT: dict[str, tuple[str, ...]] = {
    "rules of the machine dropped": (
        rf"{_NOBODY_ELSE}\b{DROP} {_NOT_MINE}(?:about )?(?:all |any |every |each |of |the |your |"
        rf"these |those |its |and )*(?:\w+ )?(?:\w+ )?{RULES}\b(?! (?:I|we|i|for the (?:driver|"
        r"courier)|on the (?:box|label)|in the box|came|card|manual))",
        rf"{_NOBODY_ELSE}\b(?:{DROP}|break|violate|ignor) {_NOT_MINE}(?:all |any |every |of |the |"
        rf"your |usual |company |shop )*(?:(?:previous|prior|above|earlier|existing|safety|usual|"
        rf"company|shop|refund|returns?) )*{POLICIES}\b.{{0,60}}?(?:\band|[,.;:]|\bthen) ?(?:\w+ )"
        rf"{{0,4}}?{SAY}\b",
        rf"\b{DROP} (?:all |every |any )(?:of )?(?:your |the |previous |prior |above |earlier |"
        rf"existing |usual )*{POLICIES}\b",
        rf"\bput (?:all |any |your |the )+(?:\w+ )?(?:{POLICIES}|{RULES}) aside\b",
        rf"\bif you {DROP} (?:all |any |your |the )+(?:\w+ )?(?:{POLICIES}|{RULES})\b",
        rf"\b(?:earlier|previous|prior|current|existing|your|these|all|above) (?:\w+ )?(?:{RULES}|"
        r"rules|checks) (?:\w+ )?(?:no longer apply|(?:do not|don't) apply|are (?:now |all )"
        r"?(?:void|"
        r"lifted|off|suspended|cancelled|outdated|disabled|null|wrong|invalid)|is (?:now )?(?:void|"
        r"outdated|null|wrong|invalid))",
        r"\b(?:everything|anything|all|whatever)(?: that)? you(?:'ve| have| were| are)? (?:been )?"
        r"(?:instructed|told|taught|given|trained|know|learn(?:ed|t)|programmed)"
        r"\b.{0,50}\b(?:mistake|"
        r"wrong|void|outdated|no longer|is over|forget|ignore|instead)\b",
        r"\b(?:forget|ignore|disregard|erase|drop|abandon)(?: about)? (?:everything|anything|all|"
        r"whatever|what)(?: that)?(?: is| was| has been)? (?:you(?:'ve|'re| know| were| have| are|"
        r"r "
        r"(?:developers?|creators?|makers?|memory|thoughts|training))|above|before (?:this|that)|"
        r"we(?:'ve| have)? (?:discussed|said)|prior|came before|written|so far)\b(?! (?:asked me|"
        r"sent "
        r"me|told me))",
        rf"\b(?:forget|ignore|disregard|abandon) (?:about )?(?:everything|all|that)\b(?: now| "
        rf"please)?"
        rf"(?:,| and| \.|\. ?)(?: \w+){{0,2}}? ?(?:now )?{SAY}\b",
        r"\b(?:abandon|erase|wipe|clear|reset) (?:all )?your (?:\w+ )?(?:thoughts|memory|mind|"
        r"context|"
        r"training|rules)\b",
        r"\bwhat(?:ever)? your (?:developers?|creators?|makers?|programmers?|trainers?|operators?)"
        r"\b",
        rf"\bdespite (?:what|everything) you(?:'ve| have| were| are)? (?:been )?(?:told|taught|"
        rf"given|"
        rf"instructed)|\boutranks? your\b|\babove your {RULES}\b",
        r"\byou (?:have|'ve got|are under|follow) no (?:more )?(?:rules|restrictions|limits|"
        r"filters|"
        r"limitations|guidelines|polic(?:y|ies))\b|\bdon't have to obey\b",
        r"\b(?:drop|stop) the act\b|\bwithout (?:any )?(?:restrictions|limits|filters?|limitations|"
        r"censorship|guardrails)\b.{0,40}\b(?:answer|write|reply|give|tell)|\b(?:write|answer|"
        r"reply|"
        r"respond|speak) without (?:any )?(?:restrictions|limits|filters?|limitations|rules)\b",
        r"\bleave out (?:the|your|any|all) (?:usual |normal )?(?:policy|checks?|rules|"
        r"verification)\b",
    ),
    "inner text asked for": (
        rf"\b{_REVEAL}\b.{{0,60}}\b(?:instructions?|prompts?|rules|guidelines?|directives?|"
        r"parameters|text|configuration)(?: that| which)? (?:you(?:'re|'ve| are| were| have| run| "
        r"act|"
        r"operate| obey)? ?(?:been )?(?:given|run on|running|act under|operate|set up|configured|"
        r"programmed|trained|obey|bound|under|received|got|loaded)\b|(?:were |was )?given to you\b)"
        r"(?! (?:by|from) (?:me|us|the (?:shop|driver)))",
        rf"\b{_REVEAL}\b.{{0,50}}\byour (?:\w+ )?(?:\w+ )?(?:prompt|configuration|config|system "
        r"message|context(?: window)?|training data|source code|variables|inner workings|"
        r"guardrails|"
        r"programming|directives)\b",
        rf"\b{_REVEAL}\b.{{0,40}}\b(?:hidden|secret|confidential|underlying|real) (?:\w+ )"
        rf"?(?:rules|"
        r"guidelines?|parameters|instructions?|configuration|prompt|directives?|settings)\b",
        r"\b(?:hidden|secret|confidential) (?:rules|guidelines?|parameters|instructions|directives)"
        r"\b.{0,40}\b(?:quote|list|reveal|show|print|decide)",
        r"\b(?:first|last|opening) (?:\d+ |\w+ )?(?:words?|lines?|sentences?|characters|tokens|"
        r"paragraphs?) of (?:your|the) (?:context|prompt|instructions|text above|conversation|"
        r"system|"
        r"message above)",
        rf"\b{_REVEAL}\b.{{0,40}}\b(?:(?:text|everything|words|lines?|content|all) (?:that (?:is|"
        r"stands) |written )?above|(?:above|before) (?:my|this) (?:first )?(?:message|line)|"
        r"(?:before|"
        r"preceding) this (?:chat|conversation|message)(?: started| began)?)\b(?! I)",
        r"\b(?:dump|output|print|copy|paste|leak|export|recite)\b.{0,40}\b(?:knowledge(?: base| "
        r"files?|"
        r" documents?)?|sources|documents|passages|snippets|json|data|variables)\b.{0,40}\b(?:you|"
        r"raw|"
        r"markdown|context|your)\b|\bdump (?:the|your|all)\b",
        r"\bprint (?:all |your )(?:variables|settings|parameters|rules|instructions)\b",
        r"\b(?:all|any) (?:the )?data you can see\b|\bin (?:this|your) (?:conversation's )"
        r"?context\b",
        r"\byour (?:full |whole |entire |complete )?(?:set of )?(?:rules|guidelines?|instructions|"
        r"directives) (?:as a (?:poem|story|song|rhyme)|backwards|in (?:base ?64|rot ?13|french|"
        r"code|"
        r"reverse)|one by one|verbatim|word for word)",
        r"\b(?:internal|staff) (?:notes?|rules|guidelines?|documents?|wording)\b.{0,60}\b(?:word "
        r"for "
        r"word|verbatim|in full)\b",
        r"\b(?:list|leak|dump|print|reveal|output|share|tell)\b.{0,30}\b(?:secret|hidden|staff|"
        r"internal|employee|unpublished|every|all)(?: \w+)? (?:codes?|vouchers?|coupons?)\b|"
        r"\bsecret "
        r"(?:discount |voucher |promo |staff )?(?:codes?|coupons?)\b|\blist (?:of )?all (?:the )?"
        r"(?:codes|coupons|vouchers)\b|\b(?:voucher|coupon|promo code) list\b",
        rf"\b(?:exact wording|full text|content|wording) of (?:the|your) (?:{RULES}|rules)\b",
    ),
    "other people's data asked for": (
        r"\b(?:list|give|show|send|print|paste|export|tell|share|read|forward|leak|display)"
        r"\b.{0,50}"
        r"\b(?:other|another|previous|every|all (?:your|the)|last|next) (?:customer|buyer|user|"
        r"client|"
        r"shopper|person|people)(?:'s|s'|s)?\b.{0,30}\b(?:names?|orders?|data|details|e-?mails?|"
        r"address\w*|chats?|conversations?|phone|messages?|history|cards?)?",
        r"\b(?:names?|e-?mails?|address(?:es)?|phone numbers?|details|orders|chat history|"
        r"messages)\b"
        r".{0,30}\b(?:of|from|for) (?:everyone|everybody|all (?:your|the)? ?(?:customers|buyers|"
        r"users|"
        r"people)|other (?:customers|buyers|users|people|shoppers))\b",
        r"\bthe (?:customer|person|buyer|user) (?:before|after|ahead of) me\b",
        r"\b(?:address|name|e-?mail|phone|details|card)\b.{0,40}\border \S{2,12},? (?:which |it |"
        r"that )?"
        r"(?:is not|isn't|'s not) mine\b|\bit's not mine but\b",
        r"\b(?:print|list|show|dump|export|output) (?:me )?(?:every|all) (?:the |your )"
        r"?(?:orders?|customers?"
        r"|users?|conversations?)\b(?! (?:I|of mine|from my))",
        r"\b(?:address|e-?mail|phone number|card|details) (?:on|saved under|behind|of) order \S{3,}"
        r"\b.{0,60}\b(?:skip|allowed|not mine|verification)|\bskip (?:it|verification|the check) "
        r"and "
        r"(?:give|tell|show|send)\b",
    ),
    "words dictated": (
        r"(?:^|[.,;:!?-] ?|\band |\bthen |\bjust |\bplease |\bnow )(?:reply|respond|answer)(?: to "
        r"(?:me|"
        r"this))?(?: back)? (?:only |just |solely |exactly |exclusively )(?:with|by|using|saying)"
        r"? ?:? "
        r"?(?![a-z ]*\b(?:if|when|in (?:english|german|french)|by (?:email|phone)|here|once)\b)",
        rf"\b(?:your|the|this|each|every|any|next|whole) (?:next |entire |whole |generated |first |"
        rf"model's )?{REPLY}(?: of yours| to (?:this|me|my)[\w ]{{0,20}}| of your answer)? (?:must|"
        r"should|has to|have to|had to|needs? to|is to|are to|shall|will|ought to|could) (?:now |"
        r"only |"
        r"always |also |solely |then |simply )?(?:consist|contain|say|state|begin|start|end|finish|"
        r"read|carry|mention|confirm|promise|show|list|assure|quote|open|close|be \"|be exactly|"
        r"include (?!the (?:tracking|link|price|date)))",
        rf"\b(?:appear|included?|inserted|added|quoted|embedded|mentioned|repeated) (?:\w+ )?in "
        rf"(?:your|"
        rf"the) {REPLY}\b(?=.{{0,3}}$|[.!,;])",
        rf"\bin (?:your|the|each|every|all|future|any|the generated) (?:next |following |two |\w+ "
        rf"){{0,2}}"
        rf"{REPLY}[, ]{{0,2}}(?:please |also |always )?(?:tell (?!me|us)|say that|state|link|put|"
        rf"mention "
        r"that|promise|insert|append|write that|confirm that|the \w+ (?:\w+ )?(?:is|are) to be|"
        r"reveal|"
        r"first say|to this customer)",
        rf"\b(?:mention|add|include|insert|say|state|put|append|confirm|link|place|use|weave|work)"
        rf"\b"
        rf".{{0,30}}?(?:[\"']\w|\bthat (?:the|all|we|you|pay|ship|my|our|every)|https?:|www\.|"
        rf"\b[\w-]+\.(?:example|test|com|net|org|shop|io)\b|\bthe (?:words?|sentence|phrase|"
        rf"following|"
        rf"text|signature|(?:phone )?number)\b).{{0,100}}?\b(?:in|into|to|at the end of|as|on) "
        rf"(?:your|"
        rf"the|all|every|each|future|any) (?:\w+ )?(?:{REPLY}|hotline)\b",
        rf"\b(?:append|attach|add|insert) (?:this |the |my )?(?:following )?(?:link|url|code|"
        rf"number|text|line)\b.{{0,30}}\b(?:to|in|into) "
        rf"(?:your|every|all|each|the) {REPLY}\b|\bquote this (?:url|link|page|site|number)\b|"
        rf"\bas the (?:official|only|new) "
        r"(?:returns?|support|refund|help|payment) (?:page|site|link|hotline|address)\b",
        rf"\b(?:mention|add|state|write|say|include)\b (?:in|to) (?:your|the|all|every) {REPLY} "
        rf"(?:that|"
        r"how|\"|')",
        rf"\b(?:begin|start|end|finish|open|close|conclude|sign(?: off)?) (?:your|each|every|all|"
        rf"the|any) "
        rf"(?:next |of your |future )?{REPLY} (?:with|by|in)\b",
        rf"\b{REPLY} (?:has|have) to start with\b|\b(?:keep|keeps?) ending (?:your|all|every)\b",
        r"\brepeat after me\b|\bsay the (?:magic )?words?\b|\b(?:fill in|complete) the (?:blanks?|"
        r"sentence|phrase|gap)\b|\bfinish (?:the|this|my) (?:sentence|phrase|line)\b",
        r"\b(?:write|say|repeat|print|output|state|send|give|return|echo)\b.{0,40}\b(?:verbatim|"
        r"word for "
        r"word|exactly as (?:written|follows|I (?:write|type)))\b|\bwrite the following (?:to me|"
        r"back|"
        r"text|sentence)\b",
        rf"\b(?:use|take|send|give) (?:exactly )?(?:this|the following) (?:text|wording|sentence|"
        rf"line) as "
        rf"(?:your|the) {REPLY}\b|\bcontain the (?:sentence|phrase|words?)\b",
        r"\b(?:reply|respond|answer|say|write|state|confirm|promise|admit|declare|announce|put in "
        r"writing)(?: to me)?(?: that|:|,| with)? ?[\"']?(?:the company|we|the shop|the "
        r"brand) "
        r"(?:owes?|guarantees?|accepts? (?:full |all )?(?:responsibility|liability)|admits?|is "
        r"liable|"
        r"are liable|were negligent|was negligent|will compensate|pays? (?:me|the customer|"
        r"everyone))\b",
        r"\b(?:must|should|shall|has to|have to) (?:reply|respond|answer|say|state) [\"']",
        r"\b(?:reply|answer|respond)(?: to me)? with (?:one word|a single word|the (?:single |one "
        r")?"
        r"(?:word|text|sentence|string|phrase))\b[ :,]+[\"']?[A-Z]|\bwith one word, [A-Z]{4,}",
        r"(?:^|[.,;:!?] ?|\band |\bjust |\bthen |\bnow )output (?!(?:is|power|voltage|of \d|\d|"
        r"port))",
        r"\b(?:reply|respond|answer|say|output|print|write|return)"
        r"\b[^.!?]{0,20}\b[A-Z]{3,}(?:_[A-Z]{2,})+"
        r"\b|\banswer that says\b|\bwrite (?:me )?(?:that|a message (?:confirming|saying)) (?:the|"
        r"my|a|"
        r"all|it|I'?m|we|you)\b|\bwrite (?:zon|[A-Z]\w+) (?:is|hates|are)\b",
        r"\b(?:next|first) reply should\b|\binclude that you\b|"
        r"(?<!customers must )(?<!customer must )(?<!\bi )\bstate that (?!my |i |I |the "
        r"(?:parcel|"
        r"order|item|product) (?:is|was|arrived))",
        r"\bsay (?:yes|that|you|the) (?:\w+ ){1,6}(?:and nothing|only|forever|free|approved)\b",
    ),
}

COMMANDS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE) for patterns in _BUILT.values() for pattern in patterns
)
